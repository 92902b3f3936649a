"""Search the documents of this home (tìm văn bản) by words and fields, blind to accents and to đ."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from registry.model import Document
from registry.office import Home
from registry.query import Query, parse_query
from registry.store.documents import to_document
from registry.store.search_rows import matching

if TYPE_CHECKING:
    from registry.store import Transaction


def search(home: Home, words: str, limit: int = 50) -> tuple[Document, ...]:
    """Documents in which every word occurs and every field holds, newest first, at most `limit`.

    Where there is none, those in which a word only begins so: a clerk may have stopped in the middle of one. Raises `BadInput` for an empty search or a field that is not known.
    """
    if limit < 1:
        raise BadInput.because("số kết quả phải từ 1 trở lên.", field="limit")
    query = parse_query(words)
    with home.store.reading() as tx:
        found = _found(tx, query, limit)
        return found or _found(tx, replace(query, begins=True), limit)


def _found(tx: Transaction, query: Query, limit: int) -> tuple[Document, ...]:
    return tuple(to_document(row) for row in islice(matching(tx.connection, query), limit))
