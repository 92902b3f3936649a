"""Many new documents at once (ghi nhiều văn bản mới): their rows are made before the lock and written under it.

What the rows say is known before the documents have their keys. Written are the rows that `Documents`, `Entries`,
`Files`, `Dispatches` and `Tasks` would write one by one; seals and search index are taken from the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from doc_engine.model import Task
from registry.clock import stamp
from registry.model import Document, Link
from registry.search_tokens import Lines, tokens
from registry.store import schema, search_index
from registry.store.chunking import chunks
from registry.store.documents import Documents, row_of
from registry.store.entries import dispatch_rows, line_row, task_rows
from registry.store.links import link_row
from registry.store.papers import file_row, kept_row
from registry.store.records import Dispatch, DocumentFile, DocumentTexts, NewEntry
from registry.store.seals import seal_of
from registry.store.series import Series

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewDocument:
    """The rows of a document that has no key yet (các dòng của văn bản mới); book and instant come with the key."""

    facts: Document
    document: Row
    entry: Row
    file: Row
    kept: Row
    tasks: list[Row]
    sent: list[Row]
    tokens: str

    @property
    def texts(self) -> DocumentTexts:
        """The words kept of it."""
        return DocumentTexts(self.document["body_text"], self.document["data"])


def new_document(
    facts: Document,
    texts: DocumentTexts,
    entry: NewEntry,
    file: DocumentFile,
    *,
    sent: Iterable[Dispatch],
    tasks: Sequence[Task] = (),
) -> NewDocument:
    """The rows of one document, its line, its kept file, who it goes to and what it lays down."""
    sent_rows = dispatch_rows(sent)
    names = (entry.recipients, *(row["recipient"] for row in sent_rows))
    return NewDocument(
        facts,
        row_of(facts, texts),
        line_row(entry),
        file_row(file),
        kept_row(file),
        task_rows("", tasks),
        sent_rows,
        tokens(facts, texts.body_text, Lines((entry.signatory,), names)),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the documents' keys in their order, and those whose rows are the given ones and no others."""

    keys: tuple[str, ...]
    fresh: Mapping[str, NewDocument]

    def seals(self, links: Iterable[Link], at: datetime, but: Iterable[str] = ()) -> dict[str, str]:
        """The seals of the fresh ones but of those left out: from their rows and from those of their `links`."""
        cited: dict[str, list[Row]] = {}
        for link in links:
            cited.setdefault(link.from_key, []).append(link_row(link, at))
        left_out = set(but)
        return {key: _seal(new, cited.get(key, ())) for key, new in self.fresh.items() if key not in left_out}


def _seal(new: NewDocument, links: Iterable[Row]) -> str:
    file = {name: new.file[name] for name in ("size", "media_type", "stored_at")}
    return seal_of(
        [
            (schema.document, new.document),
            (schema.entry, new.entry),
            *((schema.task, row) for row in new.tasks),
            *((schema.dispatch, row) for row in new.sent),
            *((schema.link, row) for row in links),
            (schema.document_file, new.kept | file),
        ]
    )


class Bulk:
    """Writes new documents in a few statements; only for a writing transaction whose book is locked."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def write(
        self, new: Sequence[NewDocument], *, book: int, at: datetime, cited: Mapping[str, Document]
    ) -> Written:
        """Write them all; those in `cited` (by identity) are known by citation and take over that row with its key.

        The rows given are filled in. Those `cited` keep what others said of them and are for `seals` to read.
        """
        added = [one for one in new if one.document["identity"] not in cited]
        if added:
            first = Series(self._connection).next("vb", len(added))
        keys = {id(one): f"vb{first + place}" for place, one in enumerate(added)}
        for one in new:
            if id(one) not in keys:
                keys[id(one)] = self._documents.register(one.facts, at, one.texts).key
            _fill(one, keys[id(one)], book, stamp(at))
        self._insert(schema.document, [one.document for one in added])
        known = self._known_files(new)
        files = {one.file["digest"]: one.file for one in new if one.file["digest"] not in known}
        self._insert(schema.file, list(files.values()))
        self._insert(schema.document_file, [one.kept for one in new])
        self._insert(schema.entry, [one.entry for one in new])
        self._insert(schema.dispatch, [row for one in new for row in one.sent])
        self._insert(schema.task, [row for one in new for row in one.tasks])
        search_index.add(
            self._connection, {one.document["key"]: (one.facts.issued_on, one.tokens) for one in added}
        )
        fresh = {one.document["key"]: one for one in added if files.get(one.file["digest"]) is one.file}
        return Written(tuple(keys[id(one)] for one in new), fresh)

    def _known_files(self, new: Sequence[NewDocument]) -> set[str]:
        digest = schema.file.c.digest
        return {
            found
            for chunk in chunks(one.file["digest"] for one in new)
            for found in self._connection.execute(select(digest).where(digest.in_(chunk))).scalars()
        }

    def _insert(self, table: Table, rows: list[Row]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _fill(new: NewDocument, key: str, book: int, at: str) -> None:
    """What was not known before the lock."""
    new.document.update(key=key, created_at=at)
    new.entry.update(document=key, book=book, registered_at=at)
    new.kept.update(document=key, added_at=at)
    new.file["stored_at"] = at
    for row in (*new.sent, *new.tasks):
        row["document"] = key
