"""Rows for searching (tìm kiếm): the full-text index of either database, then what it cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from doc_engine.notation import Notation
from doc_engine.text import fold, fold_tones
from registry.identity import body_of
from registry.model import Document
from registry.query import Query
from registry.search_tokens import Clause, Term, clauses, decided_by_index, document_id, id_range
from registry.store.documents import to_document
from registry.store.schema import document
from registry.store.schema_search import document_index

# On PostgreSQL. Its planner takes tokens to be independent and walks from the newest document back, past all other
# years, to the one that is asked for; the year's token is rare enough to begin with the index of words.
_PLANNED = (
    "SELECT id FROM document_index WHERE words @@ CAST(:words AS tsquery) AND id BETWEEN :low AND :high"
    " ORDER BY id DESC LIMIT :size"
)
_WORDS_FIRST = (
    "SELECT id FROM (SELECT id FROM document_index WHERE words @@ CAST(:words AS tsquery) OFFSET 0) AS found"
    " WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :size"
)
_PAGES = (64, 256, 1000)  # how many index rows are asked for: few first, for most searches want the newest


def matching(connection: Connection, query: Query) -> Iterator[Any]:
    """Rows of the documents that fit the query, newest first, those without a date last."""
    decided = decided_by_index(query)
    for ids in _pages(connection, query):
        found = {row.id: row for row in connection.execute(select(document).where(document.c.id.in_(ids)))}
        rows = (found[one] for one in ids if one in found)
        yield from (row for row in rows if decided or _fits(row, query))


def _pages(connection: Connection, query: Query) -> Iterator[list[int]]:
    """The documents' own ids, page by page, backwards through the index."""
    low, high = id_range(query) or (0, 1 << 62)
    sizes = iter(_PAGES)
    size = _PAGES[-1]
    while True:
        size = next(sizes, size)
        found = _page(connection, clauses(query), low, high, size)
        if found:
            yield [document_id(one) for one in found]
        if len(found) < size:
            return
        high = found[-1] - 1


def _page(connection: Connection, wanted: Sequence[Clause], low: int, high: int, size: int) -> Sequence[int]:
    if not wanted:
        own = document_index.c.id
        return (
            connection.execute(select(own).where(own.between(low, high)).order_by(own.desc()).limit(size))
            .scalars()
            .all()
        )
    if connection.dialect.name == "sqlite":
        sql = "SELECT rowid FROM document_fts WHERE document_fts MATCH :words AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT :size"
        words = _fts5(wanted)
    else:
        sql = _WORDS_FIRST if _names_a_year(wanted) else _PLANNED
        words = _tsquery(wanted)
    return (
        connection.execute(text(sql), {"words": words, "low": low, "high": high, "size": size})
        .scalars()
        .all()
    )


def _names_a_year(wanted: Sequence[Clause]) -> bool:
    return any(all(term.token.startswith("nam=") for terms in clause for term in terms) for clause in wanted)


def _fts5(wanted: Sequence[Clause]) -> str:
    return _joined(wanted, " AND ", " OR ", lambda term: f'"{term.token}"' + ("*" if term.begins else ""))


def _tsquery(wanted: Sequence[Clause]) -> str:
    return _joined(wanted, " & ", " | ", lambda term: f"'{term.token}'" + (":*" if term.begins else ""))


def _joined(wanted: Sequence[Clause], both: str, either: str, write: Callable[[Term], str]) -> str:
    """Tokens hold letters, digits and “=” only: nothing in them can be an operator or end a quotation."""
    return both.join(
        "(" + either.join("(" + both.join(map(write, terms)) + ")" for terms in clause) + ")"
        for clause in wanted
    )


def _fits(row: Any, query: Query) -> bool:
    """Phrases, notations and issuers' names as they stand in the document itself."""
    issuer = row.issuer or ""
    return (
        query.matches(row.search_text or "")
        and all(_names(issuer, wanted) for wanted in query.issuers)
        and _has_number(row, query)
    )


def _has_number(row: Any, query: Query) -> bool:
    """Whether a notation asked for in full, or its beginning, is the document's own."""
    own = fold(row.notation_key or "")
    plain = fold(row.number or "").lstrip("0")
    return not query.numbers or any(
        number == plain if number.isalnum() else own.startswith(number) for number in query.numbers
    )


def _names(issuer: str, wanted: str) -> bool:
    return wanted in fold(issuer) or fold(body_of(wanted)) in fold(body_of(issuer))


def like_notation(connection: Connection, notation: Notation) -> list[Document]:
    """Documents whose notation is the same but for accents and đ (315/QD-TTg), oldest first."""
    wanted = fold(notation.key)
    number = notation.key[: len(notation.key) - len(fold_tones(notation.symbol)) - 1]
    low, high = f"{number}{notation.mark}", f"{number}{chr(ord(notation.mark) + 1)}"
    query = select(document).where(document.c.notation_key >= low, document.c.notation_key < high)
    rows = connection.execute(query.order_by(document.c.issued_on.nulls_first(), document.c.id))
    return [to_document(row) for row in rows if fold(row.notation_key) == wanted]
