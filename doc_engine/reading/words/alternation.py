"""Lists of names as one pattern (danh sách tên thành mẫu tìm): what names have in common at their beginning is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from doc_engine.reading.copies.source import bare_of

_GAP = r"\s{1,20}"
_ENDS = ""  # in a tree of words: a name may end here


def alternatives(words: Iterable[str]) -> str:
    """A pattern over `bare` for any of the words, longest first, white space free."""
    return "|".join(_ways(_tree(words), _GAP))


def shortest_alternatives(words: Iterable[str]) -> str:
    """Matches wherever `alternatives` and no letter behind it does, but no more than the shortest name that is there."""
    names = {" ".join(bare_of(word).split()) for word in words}
    return alternatives(name for name in names if not any(name.startswith(f"{other} ") for other in names))


def run_on_alternatives(words: Iterable[str]) -> str:
    """The same as `alternatives`, for names behind whose second word any space may be lost: "Hội đồngnhân dân"."""
    return "|".join(_ways(_tree(words), _GAP, r"\s{0,20}"))


def _tree(words: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name in words:
        node = tree
        for word in bare_of(name).split():
            node = node.setdefault(word, {})
        node[_ENDS] = {}
    return tree


def _ways(tree: dict[str, Any], gap: str, next_gap: str = _GAP) -> list[str]:
    """The patterns of the words that may come next: the longer first, for a word may be the beginning of another."""
    return [
        re.escape(word) + _tail(tree[word], gap, next_gap)
        for word in sorted(filter(None, tree), key=lambda word: (-len(word), word))
    ]


def _tail(tree: dict[str, Any], gap: str, next_gap: str) -> str:
    ways = _ways(tree, next_gap, next_gap)
    if not ways:
        return ""
    tail = gap + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
    return f"(?:{tail})?" if _ENDS in tree else tail
