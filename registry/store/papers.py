"""What hangs on documents beside the books: files in their roles, answered requests, unit lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from registry.clock import stamp
from registry.model import Status
from registry.store import schema
from registry.store.chunking import chunks
from registry.store.filestore import digest_of
from registry.store.life_schema import arrival_print, book_print
from registry.store.records import DocumentFile, PrintedFrom, SecretFile

_kept = schema.document_file.c


class Files:
    """Rows about files; their bytes are in `Store.files` and are put there first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def attach(self, item: DocumentFile) -> bool:
        """Record a kept file in its role; False where the document has it in that role already."""
        if any(known.digest == item.digest for known in self.of_document(item.document, item.role)):
            return False
        self._record(item)
        self._connection.execute(insert(schema.document_file).values(**kept_row(item)))
        return True

    def attach_new(self, items: Sequence[DocumentFile]) -> None:
        """Record many kept files of documents that have no file in that role with those bytes yet."""
        digests = sorted({item.digest for item in items})
        known: set[str] = set()
        for chunk in chunks(digests):
            known |= set(
                self._connection.execute(
                    select(schema.file.c.digest).where(schema.file.c.digest.in_(chunk))
                ).scalars()
            )
        new = {item.digest: item for item in items if item.digest not in known}
        if new:
            self._connection.execute(insert(schema.file), [file_row(item) for item in new.values()])
        self._connection.execute(insert(schema.document_file), [kept_row(item) for item in items])

    def _record(self, item: DocumentFile) -> None:
        table = schema.file
        known = self._connection.execute(select(table.c.digest).where(table.c.digest == item.digest)).first()
        if known is None:
            self._connection.execute(insert(table).values(**file_row(item)))

    def of_document(self, key: str, role: str | None = None) -> list[DocumentFile]:
        """A document's files, oldest first; the last of a role is the one in force. Destroyed ones are left out."""
        conditions: list[Any] = [_kept.document == key, _kept.destroyed_at.is_(None)]
        if role is not None:
            conditions.append(_kept.role == role)
        return self._rows(*conditions)

    def latest_of(self, keys: Sequence[str], role: str) -> dict[str, DocumentFile]:
        """The file in force in that role of each of many documents that has one."""
        found: dict[str, DocumentFile] = {}
        for chunk in chunks(keys):
            rows = self._rows(_kept.document.in_(chunk), _kept.role == role, _kept.destroyed_at.is_(None))
            found |= {item.document: item for item in rows}
        return found

    def latest(self, key: str, role: str) -> DocumentFile | None:
        """The file in force in that role."""
        found = self.of_document(key, role)
        return found[-1] if found else None

    def templates(self) -> dict[str, PrintedFrom]:
        """The template each issued document was printed from, by document."""
        return {item.document: item.template for item in self.all() if item.template}

    def facts(self, digest: str) -> tuple[int, str, str]:
        """What is recorded of a file itself: size, media type, when it was stored."""
        table = schema.file
        row = self._connection.execute(select(table).where(table.c.digest == digest)).one()
        return row.size, row.media_type, row.stored_at

    def recorded(self) -> set[str]:
        """Digests of all files that the books know, destroyed ones too."""
        return set(self._connection.execute(select(schema.file.c.digest)).scalars())

    def ownerless(self) -> list[str]:
        """Digests of recorded files that nothing refers to."""
        table = schema.file
        query = select(table.c.digest).order_by(table.c.digest)
        for column in (one for other in schema.metadata.tables.values() for one in other.columns):
            if column.references(table.c.digest):
                query = query.where(table.c.digest.not_in(select(column).where(column.is_not(None))))
        return list(self._connection.execute(query).scalars())

    def all(self) -> list[DocumentFile]:
        """Every file of every document whose bytes are kept."""
        return self._rows(_kept.destroyed_at.is_(None))

    def destroyed(self, key: str | None = None) -> list[DocumentFile]:
        """Files whose bytes were destroyed by an act (tiêu hủy): of one document, or of all."""
        mine = () if key is None else (_kept.document == key,)
        return self._rows(_kept.destroyed_at.is_not(None), *mine)

    def mark_destroyed(self, key: str, at: datetime) -> list[str]:
        """Mark a document's files as destroyed; gives the digests whose bytes nothing else needs."""
        digests = sorted({item.digest for item in self.of_document(key)})
        self._connection.execute(
            update(schema.document_file)
            .where(_kept.document == key, _kept.destroyed_at.is_(None))
            .values(destroyed_at=stamp(at))
        )
        return [digest for digest in digests if not self.is_needed(digest)]

    def is_needed(self, digest: str) -> bool:
        """Whether some document still keeps that file, or a closed book was printed as it."""
        kept = select(_kept.id).where(_kept.digest == digest, _kept.destroyed_at.is_(None)).limit(1)
        prints = (
            select(table.c.id).where(table.c.digest == digest).limit(1)
            for table in (book_print, arrival_print)
        )
        return any(self._connection.execute(query).first() is not None for query in (kept, *prints))

    def _rows(self, *conditions: Any) -> list[DocumentFile]:
        query = (
            select(schema.document_file, schema.file.c.media_type, schema.file.c.size)
            .join(schema.file, schema.file.c.digest == _kept.digest)
            .where(*conditions)
            .order_by(_kept.id)
        )
        return [_to_file(row._mapping) for row in self._connection.execute(query)]


def file_row(item: DocumentFile) -> dict[str, Any]:
    """The row of a file itself."""
    return {
        "digest": item.digest,
        "size": item.size,
        "media_type": item.media_type,
        "stored_at": stamp(item.added_at),
    }


def kept_row(item: DocumentFile) -> dict[str, Any]:
    """The row of a file in its role for a document."""
    return {
        "document": item.document,
        "digest": item.digest,
        "role": item.role,
        "name": item.name,
        "added_at": stamp(item.added_at),
        **template_values(item.template),
    }


def _to_file(values: Any) -> DocumentFile:
    return DocumentFile(
        document=values["document"],
        digest=values["digest"],
        role=values["role"],
        name=values["name"],
        media_type=values["media_type"],
        size=values["size"],
        added_at=datetime.fromisoformat(values["added_at"]),
        template=template_of(values),
    )


class Secrets:
    """Rows about the files of state secrets, one a document."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, item: SecretFile) -> None:
        """Record the file of a secret document; the database refuses a second one."""
        values = {name: getattr(item, name) for name in ("document", "secrecy", "digest", "size", "name")}
        self._connection.execute(
            insert(schema.secret_file).values(
                **values, added_at=stamp(item.added_at), **template_values(item.template)
            )
        )

    def of_document(self, key: str) -> SecretFile | None:
        """The file of that document, or None for one that is no secret."""
        rows = self._rows(schema.secret_file.c.document == key)
        return rows[0] if rows else None

    def templates(self) -> dict[str, PrintedFrom]:
        """The template each secret document was printed from, by document."""
        return {item.document: item.template for item in self.all() if item.template}

    def all(self) -> list[SecretFile]:
        """Every secret file."""
        return self._rows()

    def _rows(self, *conditions: Any) -> list[SecretFile]:
        query = select(schema.secret_file).where(*conditions).order_by(schema.secret_file.c.id)
        return [_to_secret(row._mapping) for row in self._connection.execute(query)]


def _to_secret(values: Any) -> SecretFile:
    return SecretFile(
        document=values["document"],
        secrecy=values["secrecy"],
        digest=values["digest"],
        size=values["size"],
        name=values["name"],
        added_at=datetime.fromisoformat(values["added_at"]),
        template=template_of(values),
    )


def template_values(template: PrintedFrom | None) -> dict[str, Any]:
    """The columns of `schema.template_columns`."""
    if template is None:
        return {}
    return {
        "template_type": template.type,
        "template_version": template.version,
        "template_digest": template.digest,
        "template_name": template.name,
    }


def template_of(values: Any) -> PrintedFrom | None:
    """The template that a row names."""
    if values["template_type"] is None:
        return None
    return PrintedFrom(
        values["template_type"],
        values["template_version"],
        values["template_digest"],
        values["template_name"] or "",
    )


class Requests:
    """Requests that were answered: the same one again gets the same document."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answer(self, digest: str) -> str | None:
        """The document's key that this request was answered with; a voided number answers nothing any more."""
        query = (
            select(schema.request.c.document)
            .join(schema.document, schema.document.c.key == schema.request.c.document)
            .where(schema.request.c.digest == digest, schema.document.c.status != Status.VOID.value)
        )
        return self._connection.execute(query).scalar_one_or_none()

    def answers(self, digests: Sequence[str]) -> dict[str, str]:
        """The same for many requests: the documents' keys by request, of those that were answered."""
        table = schema.request
        found: dict[str, str] = {}
        for chunk in chunks(digests):
            query = (
                select(table.c.digest, table.c.document)
                .join(schema.document, schema.document.c.key == table.c.document)
                .where(table.c.digest.in_(chunk), schema.document.c.status != Status.VOID.value)
            )
            found |= {row.digest: row.document for row in self._connection.execute(query)}
        return found

    def settle_many(self, answers: Mapping[str, str], *, office: str, at: datetime) -> None:
        """Remember the answers to many requests, in the place of those whose number was voided."""
        table = schema.request
        for chunk in chunks(list(answers)):
            self._connection.execute(delete(table).where(table.c.digest.in_(chunk)))
        rows = [
            {"digest": digest, "office": office, "document": document, "answered_at": stamp(at)}
            for digest, document in answers.items()
        ]
        self._connection.execute(insert(table), rows)

    def all(self) -> dict[str, tuple[str, str, str]]:
        """Every request's office, document and instant."""
        rows = self._connection.execute(select(schema.request))
        return {row.digest: (row.office, row.document, row.answered_at) for row in rows}

    def settle(self, digest: str, *, office: str, document: str, at: datetime) -> None:
        """Remember the answer to a request, in the place of one whose number was voided."""
        table = schema.request
        answer = {"office": office, "document": document, "answered_at": stamp(at)}
        changed = self._connection.execute(update(table).where(table.c.digest == digest).values(**answer))
        if not changed.rowcount:
            self._connection.execute(insert(table).values(digest=digest, **answer))


class UnitLists:
    """Lists of administrative units as loaded, each whole with its version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, version: str, content: bytes, at: datetime) -> bool:
        """Keep a list; False where that version is there already."""
        table = schema.unit_list
        if self._connection.execute(select(table.c.version).where(table.c.version == version)).first():
            return False
        self._connection.execute(
            insert(table).values(
                version=version, digest=digest_of(content), content=content, loaded_at=stamp(at)
            )
        )
        return True

    def newest(self) -> tuple[str, bytes] | None:
        """The newest version and its content."""
        table = schema.unit_list
        query = select(table.c.version, table.c.content).order_by(table.c.version.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return (row.version, row.content) if row else None

    def facts(self) -> dict[str, list[str]]:
        """Every version kept, with its digest, taken anew from the content too, and when it was loaded."""
        rows = self._connection.execute(select(schema.unit_list).order_by(schema.unit_list.c.version))
        return {
            row.version: [row.digest if digest_of(row.content) == row.digest else "", row.loaded_at]
            for row in rows
        }

    def versions(self) -> Sequence[str]:
        """All versions kept, oldest first."""
        table = schema.unit_list
        return self._connection.execute(select(table.c.version).order_by(table.c.version)).scalars().all()
