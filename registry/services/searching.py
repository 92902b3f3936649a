"""Search the documents of this home (tìm văn bản) by words and fields, blind to accents and to đ."""

from __future__ import annotations

from itertools import islice

from doc_engine.errors import BadInput
from registry.model import Document
from registry.office import Home
from registry.query import parse_query
from registry.store.documents import to_document
from registry.store.search_rows import matching


def search(home: Home, words: str, limit: int = 50) -> tuple[Document, ...]:
    """Documents in which every word occurs and every field holds, newest first, at most `limit`.

    Raises `BadInput` for an empty search or a field that is not known.
    """
    if limit < 1:
        raise BadInput.because("số kết quả phải từ 1 trở lên.", field="limit")
    query = parse_query(words)
    with home.store.reading() as tx:
        return tuple(to_document(row) for row in islice(matching(tx.connection, query), limit))
