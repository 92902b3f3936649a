"""The left margin that a layout keeps in blanks (lề trái): taken off running text, whose words else stand far apart.

"… tại Thông⏎        tư số 5/…" is one name with nine blanks in it. Only runs of lines that are mostly long are moved, all
their lines alike: a first line stays indented against the others, and rows of two columns stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from doc_engine.patterns import late
from doc_engine.reading.copies.pieces import UNCHANGED, Pieces, without

_LEAST = 4  # blanks: fewer part no words
_LONG = 45  # letters of a line of running text
_COLUMNS = late(r"\S {4,}\S")


def without_margins(text: str) -> tuple[str, Pieces]:
    """The text with the margins of its running text taken off, and the pieces that are left."""
    if "\n" + _LEAST * " " not in text:
        return text, UNCHANGED
    return without(text, _margins(text))


def _margins(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for row, margin in _with_margins(text.split("\n")):
        if margin:
            yield place, place + margin
        place += len(row) + 1


def _with_margins(rows: list[str]) -> Iterator[tuple[str, int]]:
    for indented, run in groupby(rows, _is_indented):
        lines = list(run)
        long = sum(len(line.strip()) >= _LONG for line in lines)
        moved = indented and long > 0 and 2 * long >= len(lines)
        margin = min(map(_indent, lines)) if moved else 0
        yield from ((line, margin) for line in lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_indented(line: str) -> bool:
    """Whether a line may be running text within a margin: no row of two columns, no empty line."""
    return _indent(line) >= _LEAST and bool(line.strip()) and _COLUMNS.search(line) is None
