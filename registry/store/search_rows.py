"""Rows for searching (tìm kiếm): LIKE over the folded text, which holds no accents, no đ and no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from doc_engine.notation import Notation
from doc_engine.text import fold, fold_tones
from registry.identity import body_of
from registry.model import Document
from registry.query import Query
from registry.store.documents import to_document
from registry.store.schema import document

_ESCAPE = "\\"
_MARK = re.compile(r"[/\-]")


def matching(connection: Connection, query: Query) -> Iterator[Any]:
    """Rows of the documents that fit the query, newest first, those without a date last."""
    statement = _statement(query)
    if query.issuers:
        statement = statement.where(document.c.issuer.in_(_issuers(connection, query.issuers)))
    with connection.execution_options(yield_per=200).execute(statement) as rows:
        yield from (row for row in rows if query.matches(row.search_text or "") and _has_number(row, query))


def _statement(query: Query) -> Select[Any]:
    statement = select(document).order_by(
        document.c.issued_on.is_(None), document.c.issued_on.desc(), document.c.id.desc()
    )
    for word in query.words:
        statement = statement.where(document.c.search_text.like(f"%{_literal(word)}%", escape=_ESCAPE))
    if query.types:
        statement = statement.where(document.c.type_label.in_(query.types))
    if query.years:
        statement = statement.where(document.c.year.in_(query.years))
    if query.numbers:
        statement = statement.where(or_(*(_is_number(number) for number in query.numbers)))
    return statement


def _is_number(number: str) -> Any:
    """The document's own number, not one that its text cites; what follows a mark is compared afterwards."""
    return func.lower(func.ltrim(document.c.number, "0")) == _MARK.split(number)[0]


def _has_number(row: Any, query: Query) -> bool:
    """Whether a notation asked for in full, or its beginning, is the document's own."""
    own = fold(row.notation_key or "")
    return not query.numbers or any(number.isalnum() or own.startswith(number) for number in query.numbers)


def _literal(word: str) -> str:
    """A word in which LIKE sees no wildcards."""
    for char in (_ESCAPE, "%", "_"):
        word = word.replace(char, _ESCAPE + char)
    return word


def _issuers(connection: Connection, wanted: tuple[str, ...]) -> list[str]:
    """Names of issuers that hold every wanted name, abbreviations written out."""
    names = connection.execute(select(document.c.issuer).where(document.c.issuer.is_not(None)).distinct())
    return [name for name in names.scalars() if all(_names(name, part) for part in wanted)]


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
