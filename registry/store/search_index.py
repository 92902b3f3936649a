"""The search index kept beside the documents (chỉ mục tìm kiếm): written in the transaction of every act.

`refresh` makes the tokens of documents anew and writes those that changed; `rebuild` does so for all, after a
migration or an import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Text,
    bindparam,
    cast,
    delete,
    insert,
    literal_column,
    select,
    text,
    union_all,
)

from doc_engine.dates import PartialDate
from registry.search_tokens import Lines, index_id, tokens
from registry.store.chunking import chunks
from registry.store.documents import to_document
from registry.store.schema import arrival, dispatch, document, entry
from registry.store.schema_search import document_index

_index = document_index.c
_BATCH = 200
_KEYS: Any = bindparam("keys", expanding=True)
# Made once: building a statement costs more than running it.
_DOCUMENTS = select(document).where(document.c.key.in_(_KEYS)).order_by(document.c.id)
_IDS = select(document.c.id, document.c.key).where(document.c.key.in_(_KEYS)).order_by(document.c.id)
_ROWS_OF = select(document_index).where(_index.document.in_(_KEYS))
_SAID = union_all(
    *(
        select(
            literal_column(f"'{column}'").label("said"),
            column.table.c.id.label("id"),
            column.table.c.document.label("document"),
            cast(column, Text).label("value"),
        ).where(column.table.c.document.in_(_KEYS))
        for column in (entry.c.signatory, entry.c.recipients, arrival.c.number, dispatch.c.recipient)
    )
).order_by("said", "id")
# The full-text table of SQLite is told what goes and what comes. Not by triggers: with `trusted_schema=OFF`, as
# every database of ours is opened, a trigger may not write to it.
_FORGET = text("INSERT INTO document_fts(document_fts, rowid, tokens) VALUES ('delete', :id, :tokens)")
_LEARN = text("INSERT INTO document_fts(rowid, tokens) VALUES (:id, :tokens)")


def refresh(connection: Connection, keys: Iterable[str]) -> None:
    """Bring the index rows of those documents up to what their rows say now."""
    for chunk in chunks(sorted(set(keys))):
        _write(connection, _wanted(connection, chunk), _indexed(connection, chunk))


def add(connection: Connection, new: Mapping[str, tuple[PartialDate, str]]) -> None:
    """Write the index rows of new documents, of which day and tokens are given by key."""
    for chunk in chunks(new):
        rows = connection.execute(_IDS, {"keys": chunk})
        wanted = [
            {"id": index_id(new[row.key][0], row.id), "document": row.key, "tokens": new[row.key][1]}
            for row in rows
        ]
        _write(connection, wanted, {})


def rebuild(connection: Connection) -> None:
    """The same for every document."""
    for wanted, found in _everything(connection):
        _write(connection, wanted, found)


def problems(connection: Connection) -> Iterator[str]:
    """Keys of documents that the index does not hold as they are."""
    known = set()
    for wanted, found in _everything(connection):
        known |= {row["document"] for row in wanted}
        yield from (row["document"] for row in wanted if not _same(row, found.get(row["document"])))
    others = connection.execute(select(_index.document).order_by(_index.id)).scalars()
    yield from (key for key in others if key not in known)
    yield from _unsearchable(connection)


def _everything(connection: Connection) -> Iterator[tuple[list[dict[str, Any]], dict[str, Row[Any]]]]:
    last = 0
    while (
        ids := connection.execute(
            select(document.c.id).where(document.c.id > last).order_by(document.c.id).limit(_BATCH)
        )
        .scalars()
        .all()
    ):
        last = ids[-1]
        keys = connection.execute(select(document.c.key).where(document.c.id.in_(ids))).scalars().all()
        yield _wanted(connection, keys), _indexed(connection, keys)


def _indexed(connection: Connection, keys: Sequence[str]) -> dict[str, Row[Any]]:
    return {row.document: row for row in connection.execute(_ROWS_OF, {"keys": keys})}


def _write(connection: Connection, wanted: Sequence[dict[str, Any]], found: dict[str, Row[Any]]) -> None:
    changed = [row for row in wanted if not _same(row, found.get(row["document"]))]
    stale = [found[row["document"]] for row in changed if row["document"] in found]
    on_sqlite = connection.dialect.name == "sqlite"
    if stale:
        if on_sqlite:
            connection.execute(_FORGET, [{"id": row.id, "tokens": row.tokens} for row in stale])
        connection.execute(delete(document_index).where(_index.id.in_([row.id for row in stale])))
    if changed:
        connection.execute(insert(document_index), changed)
        if on_sqlite:
            connection.execute(_LEARN, changed)


def _same(row: dict[str, Any], found: Row[Any] | None) -> bool:
    return found is not None and (found.id, found.tokens) == (row["id"], row["tokens"])


def _wanted(connection: Connection, keys: Sequence[str]) -> list[dict[str, Any]]:
    """The index rows that those documents should have."""
    rows = connection.execute(_DOCUMENTS, {"keys": keys}).all()
    lines = _lines(connection, [row.key for row in rows])
    return [_index_row(row, lines.get(row.key, Lines())) for row in rows]


def _index_row(row: Row[Any], lines: Lines) -> dict[str, Any]:
    facts = to_document(row)
    return {
        "id": index_id(facts.issued_on, row.id),
        "document": row.key,
        "tokens": tokens(facts, row.body_text, lines),
    }


def _lines(connection: Connection, keys: Sequence[str]) -> dict[str, Lines]:
    """What the books say about those documents."""
    said: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(_SAID, {"keys": keys}):
        said[row.document][row.said].append(row.value)
    return {key: _lines_of(of_one) for key, of_one in said.items()}


def _lines_of(said: Mapping[str, list[str]]) -> Lines:
    recipients = (*said.get("entry.recipients", ()), *said.get("dispatch.recipient", ()))
    arrivals = tuple(map(int, said.get("arrival.number", ())))
    return Lines(tuple(said.get("entry.signatory", ())), recipients, arrivals)


# ---- SQLite keeps its own words beside the table: they too must be those of the table -------------------------

_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.document_fts_words USING fts5vocab('main', 'document_fts', 'instance')"


def _unsearchable(connection: Connection) -> Iterator[str]:
    """Keys of documents whose tokens the full-text table has otherwise than `document_index`; on PostgreSQL none can be."""
    if connection.dialect.name != "sqlite":
        return
    connection.execute(text(_VOCABULARY))
    found: defaultdict[int, int] = defaultdict(int)
    for term, row in connection.execute(text("SELECT term, doc FROM temp.document_fts_words")):
        found[row] ^= hash(term)
    for row, key, kept in connection.execute(select(_index.id, _index.document, _index.tokens)):
        wanted = 0
        for token in kept.split(" "):
            wanted ^= hash(token)
        if found.pop(row, 0) != wanted:
            yield key
    yield from (f"(dòng {row})" for row in found)
