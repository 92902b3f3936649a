"""The left margin that a layout keeps in blanks (lề trái): taken off running text, whose words else stand far apart.

"… tại Thông⏎        tư số 5/…" is one name with nine blanks in it. Only runs of lines that are mostly long are moved, all
their lines alike: a first line stays indented against the others, and rows of two columns stay where they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_LEAST = 4  # blanks: fewer part no words
_LONG = 60  # letters of a line of running text
_COLUMNS = re.compile(r"\S {4,}\S")


@dataclass(frozen=True, slots=True)
class Margins:
    """What was taken off: where in the text that is left, and how many blanks up to there."""

    places: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()

    def begin(self, place: int) -> int:
        """Where the character at a place stood before."""
        count = bisect_right(self.places, place)
        return place + (self.taken[count - 1] if count else 0)

    def end(self, place: int) -> int:
        """Where a stretch that ends before a place ended before."""
        count = bisect_left(self.places, place)
        return place + (self.taken[count - 1] if count else 0)


NO_MARGINS = Margins()


def without_margins(text: str) -> tuple[str, Margins]:
    """The text with the margins of its running text taken off, and what was taken."""
    if "\n" + _LEAST * " " not in text:
        return text, NO_MARGINS
    rows, places, taken = [], [], []
    place = total = 0
    for row, margin in _with_margins(text.split("\n")):
        if margin:
            total += margin
            places.append(place)
            taken.append(total)
        rows.append(row[margin:])
        place += len(row) - margin + 1
    return "\n".join(rows), Margins(tuple(places), tuple(taken))


def _with_margins(rows: list[str]) -> Iterator[tuple[str, int]]:
    for indented, run in groupby(rows, _is_indented):
        lines = list(run)
        long = sum(len(line.strip()) >= _LONG for line in lines)
        moved = indented and long > 1 and 2 * long >= len(lines)
        margin = min(map(_indent, lines)) if moved else 0
        yield from ((line, margin) for line in lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_indented(line: str) -> bool:
    """Whether a line may be running text within a margin: no row of two columns, no empty line."""
    return _indent(line) >= _LEAST and bool(line.strip()) and _COLUMNS.search(line) is None
