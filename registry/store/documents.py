"""Documents (văn bản): held ones and those known only by citation, one row each, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from doc_engine.errors import NotFound
from doc_engine.notation import Notation
from doc_engine.text import fold
from registry.clock import stamp
from registry.identity import identity, is_relative, issuer_key, subject_key
from registry.model import Direction, Document, Effect, Status
from registry.store import schema
from registry.store.chunking import chunks
from registry.store.columns import day, day_text, partial_date, partial_text
from registry.store.records import DocumentTexts
from registry.store.series import Series

_doc = schema.document.c
_NO_TEXTS = DocumentTexts()
_FACTS = (
    "key", "office", "direction", "type_label", "number", "symbol", "mark", "issuer", "issued_on", "subject", "held", "status", "reply_by", "effect",
)  # fmt: skip
FACTS = tuple(_doc[name] for name in _FACTS)
_DIRECTIONS = {direction.value: direction for direction in Direction}
_STATUSES = {status.value: status for status in Status}
# Columns that only repeat others, folded for finding.
FOLDED = ("year", "notation_key", "issuer_key", "subject_key", "identity", "search_text")


class Documents:
    """The documents of this home, whatever office holds them."""

    def __init__(self, connection: Connection, touched: set[str] | None = None) -> None:
        self._connection = connection
        self._touched = set() if touched is None else touched

    def get(self, key: str) -> Document | None:
        """The document of that key (vb1, vb2 …)."""
        return self._one(_doc.key == key)

    def require(self, key: str) -> Document:
        """The document of that key; raises `NotFound`."""
        found = self.get(key)
        if found is None:
            raise NotFound(f"Không có văn bản “{key}” trong sổ.")
        return found

    def by_identity(self, identity_key: str) -> Document | None:
        """The one document of that identity (`identity.identity`)."""
        return self._one(_doc.identity == identity_key)

    def same_as(self, facts: Document) -> Document | None:
        """The recorded document that `facts` are about, where that can be decided."""
        key = identity_of(facts)
        return self.by_identity(key) if key else None

    def by_notation(self, notation_key: str) -> list[Document]:
        """All documents of that `Notation.key`, whoever issued them, oldest first."""
        query = select(schema.document).where(_doc.notation_key == notation_key)
        rows = self._connection.execute(query.order_by(_doc.issued_on.nulls_first(), _doc.id))
        return [to_document(row) for row in rows]

    def _one(self, condition: Any) -> Document | None:
        row = self._connection.execute(select(schema.document).where(condition)).one_or_none()
        return to_document(row) if row else None

    def add(self, facts: Document, at: datetime, texts: DocumentTexts = _NO_TEXTS) -> Document:
        """Write a document down and give it its key; `facts.key` is not looked at.

        The caller has looked with `same_as` first: two rows of one identity are refused by the database.
        """
        return self.add_many([facts], at, texts)[0]

    def add_many(
        self, many: Sequence[Document], at: datetime, texts: DocumentTexts = _NO_TEXTS
    ) -> list[Document]:
        """The same for many documents in one statement, keyed in their order."""
        if not many:
            return []
        first = Series(self._connection).next("vb", len(many))
        named = [replace(facts, key=f"vb{number}") for number, facts in enumerate(many, first)]
        rows = [{"key": one.key, "created_at": stamp(at), **row_of(one, texts)} for one in named]
        self._connection.execute(insert(schema.document), rows)
        self._touched.update(one.key for one in named)
        return named

    def of_identities(self, identities: Iterable[str | None]) -> dict[str, Document]:
        """The recorded documents of those identities, by identity; None stands for an undecided one."""
        return {
            row.identity: to_document(row)
            for chunk in chunks(one for one in identities if one)
            for row in self._connection.execute(select(schema.document).where(_doc.identity.in_(chunk)))
        }

    def change(self, facts: Document, texts: DocumentTexts | None = None) -> Document:
        """Write everything `facts` say over the row of `facts.key`; its texts stay where none are given."""
        row = row_of(facts, texts or self.texts(facts.key))
        self._connection.execute(update(schema.document).where(_doc.key == facts.key).values(**row))
        self._touched.add(facts.key)
        return facts

    def register(self, facts: Document, at: datetime, texts: DocumentTexts = _NO_TEXTS) -> Document:
        """Write a held document down: over the not-held row of the same identity where there is one.

        The key and every link of that row stay. A row that is held already is the caller's to judge first.
        """
        known = self.same_as(facts)
        if known is None:
            return self.add(facts, at, texts)
        return self.change(_completed(facts, known), texts)

    def enrich(self, known: Document, facts: Document) -> Document:
        """Fill what is blank in a not-held row with what another citation of it says."""
        if known.held:
            return known
        fuller = _completed(known, facts)
        return known if fuller == known else self.change(fuller)

    def undecided(self) -> list[Document]:
        """Not-held documents whose identity cannot be decided."""
        query = select(schema.document).where(_doc.held.is_(False), _doc.identity.is_(None))
        return [to_document(row) for row in self._connection.execute(query.order_by(_doc.id))]

    def asking(self, office: str) -> list[Document]:
        """The office's own documents in force that ask for an answer by a day, oldest first."""
        query = select(schema.document).where(
            _doc.office == office,
            _doc.direction == Direction.OUTGOING.value,
            _doc.reply_by.is_not(None),
            _doc.status != Status.VOID.value,
        )
        return [to_document(row) for row in self._connection.execute(query.order_by(_doc.id))]

    def cited_counts(self) -> list[tuple[Document, int]]:
        """Numbered documents with a whole day and how many others cite each, those that nobody cites left out."""
        citing = schema.link.c
        counts = (
            select(citing.to_key, func.count(citing.from_key.distinct()).label("times"))
            .group_by(citing.to_key)
            .subquery()
        )
        query = (
            select(schema.document, counts.c.times)
            .join(counts, counts.c.to_key == _doc.key)
            .where(_doc.notation_key.is_not(None), func.length(_doc.issued_on) == 10)
            .order_by(_doc.id)
        )
        return [(to_document(row), row.times) for row in self._connection.execute(query)]

    def texts(self, key: str) -> DocumentTexts:
        """The words kept of a document."""
        query = select(_doc.body_text, _doc.data).where(_doc.key == key)
        row = self._connection.execute(query).one_or_none()
        return DocumentTexts(row.body_text, row.data) if row else _NO_TEXTS

    def of_office(self, office: str, direction: Direction) -> list[Document]:
        """An office's documents in one direction, by day then key."""
        query = select(schema.document).where(_doc.office == office, _doc.direction == direction.value)
        rows = self._connection.execute(query.order_by(_doc.issued_on.nulls_first(), _doc.id))
        return [to_document(row) for row in rows]

    def made_from(self, office: str, subject: str, data: str) -> list[Document]:
        """The office's documents that were made from that very data file, oldest first."""
        query = select(schema.document).where(
            _doc.office == office,
            _doc.direction == Direction.OUTGOING.value,
            _doc.subject_key == subject_key(subject),
            _doc.data == data,
        )
        return [to_document(row) for row in self._connection.execute(query.order_by(_doc.id))]

    def every_key(self) -> list[str]:
        """The keys of every document, in their order."""
        return list(self._connection.execute(select(_doc.key).order_by(_doc.id)).scalars())

    def misfolded(self) -> list[str]:
        """Keys of documents whose folded columns are not what their own words fold to."""
        rows = self._connection.execute(select(schema.document).order_by(_doc.id))
        return [row.key for row in rows if not _is_folded(row)]

    def all(self) -> list[Document]:
        """Every document, in the order of their keys."""
        return [
            to_document(row) for row in self._connection.execute(select(schema.document).order_by(_doc.id))
        ]


def identity_of(facts: Document) -> str | None:
    """The identity of a document's facts, or None while undecided."""
    return identity(facts.issuer, facts.notation, facts.issued_on, facts.type_label, facts.subject)


def _completed(main: Document, other: Document) -> Document:
    """`main` with its blanks filled from `other`; of two days the fuller one. The key is the known row's."""
    issued_on = (
        main.issued_on if main.issued_on.whole else (other.issued_on if other.issued_on.whole else None)
    )
    return replace(
        main,
        key=main.key or other.key,
        type_label=main.type_label or other.type_label,
        notation=main.notation or other.notation,
        issuer=main.issuer or other.issuer,
        issued_on=issued_on or (main.issued_on if main.issued_on.year else other.issued_on),
        subject=main.subject or other.subject,
        reply_by=main.reply_by or other.reply_by,
        effect=main.effect or other.effect,
    )


def row_of(facts: Document, texts: DocumentTexts) -> dict[str, Any]:
    """A document's row but for its key and when it was made."""
    return {**_columns(facts), **_text_columns(facts, texts)}


def _columns(facts: Document) -> dict[str, Any]:
    notation, issuer = facts.notation, facts.issuer
    return {
        "office": facts.office,
        "direction": facts.direction.value,
        "type_label": facts.type_label,
        "number": notation.number if notation else None,
        "symbol": notation.symbol if notation else None,
        "mark": notation.mark if notation else "/",
        "notation_key": notation.key if notation else None,
        "issuer": issuer,
        "issuer_key": issuer_key(issuer) if issuer and not is_relative(issuer) else None,
        "issued_on": partial_text(facts.issued_on),
        "year": facts.issued_on.year or (notation.year if notation else None),
        "subject": facts.subject,
        "subject_key": subject_key(facts.subject) if facts.subject else None,
        "identity": identity_of(facts),
        "held": facts.held,
        "status": facts.status.value,
        "reply_by": day_text(facts.reply_by),
        "effect": facts.effect.value if facts.effect else None,
    }


def _text_columns(facts: Document, texts: DocumentTexts) -> dict[str, Any]:
    named = (facts.type_label, str(facts.notation or ""), facts.issuer, facts.subject, texts.body_text)
    return {
        "body_text": texts.body_text,
        "data": texts.data,
        "search_text": _folded("\n".join(part for part in named if part)),
    }


def _folded(text: str) -> str:
    """`fold` line by line: lines come again in the letters of a batch, and what was folded once is remembered."""
    return " ".join(found for line in text.split("\n") if (found := fold(line)))


def _is_folded(row: Row[Any]) -> bool:
    facts, texts = to_document(row), DocumentTexts(row.body_text, row.data)
    wanted = row_of(facts, texts)
    return all(row._mapping[name] == wanted[name] for name in FOLDED)


def to_document(row: Row[Any]) -> Document:
    """A document from its row (`schema.document`'s columns by name)."""
    values = row._mapping
    return of_facts([values[name] for name in _FACTS])


def of_facts(values: Sequence[Any]) -> Document:
    """A document from the values of `FACTS`."""
    (
        key,
        office,
        direction,
        type_label,
        number,
        symbol,
        mark,
        issuer,
        on,
        subject,
        held,
        status,
        reply_by,
        effect,
    ) = values
    return Document(
        key=key,
        office=office,
        direction=_DIRECTIONS[direction],
        type_label=type_label,
        notation=Notation(number, symbol, mark) if symbol else None,
        issuer=issuer,
        issued_on=partial_date(on),
        subject=subject,
        held=held,
        status=_STATUSES[status],
        reply_by=day(reply_by),
        effect=Effect(effect) if effect else None,
    )
