"""Long lists in pieces (chia nhỏ danh sách), so that each fits into one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

_CHUNK = 500


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in pieces that fit into one statement."""
    source = iter(keys)
    while piece := list(islice(source, _CHUNK)):
        yield piece
