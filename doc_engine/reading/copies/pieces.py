"""Where in the text as it came every character of the text that is read stood (vị trí gốc), whatever was dropped or put in.

A text that was changed is a row of pieces, each the same as, or instead of, a piece of the text before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Piece = tuple[int, int, int, int]  # from, to in the text that is left; from, to in the text before


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text that was changed, in order; none where nothing was."""

    pieces: tuple[Piece, ...] = ()
    _starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Pieces:
        """These pieces; empty ones are left out."""
        kept = tuple(piece for piece in pieces if piece[0] < piece[1])
        return cls(kept, tuple(piece[0] for piece in kept))

    def begin(self, place: int) -> int:
        """Where the character at a place stood before."""
        return self._before(bisect_right(self._starts, place), place)

    def end(self, place: int) -> int:
        """Where a stretch that ends before a place ended before."""
        return self._before(bisect_left(self._starts, place), place)

    def _before(self, count: int, place: int) -> int:
        if count == 0:
            return place if not self.pieces else 0
        start, end, before, behind = self.pieces[count - 1]
        return behind if place >= end else min(before + place - start, behind)


UNCHANGED = Pieces()


def without(text: str, cuts: Iterable[tuple[int, int]]) -> tuple[str, Pieces]:
    """The text without some stretches, given in order, and the pieces that are left."""
    pieces, place, taken = [], 0, 0
    for start, end in (*cuts, (len(text), len(text))):
        pieces.append((place - taken, start - taken, place, start))
        taken += end - start
        place = end
    if not taken:
        return text, UNCHANGED
    return "".join(text[piece[2] : piece[3]] for piece in pieces), Pieces.of(pieces)


def put_in(places: tuple[int, ...], length: int) -> Pieces:
    """The pieces of a text of a length into which single characters were put; `places` are theirs in it."""
    if not places:
        return UNCHANGED
    bounds = zip((0, *(place + 1 for place in places)), (*places, length), strict=True)
    return Pieces.of((start, end, start - put, end - put) for put, (start, end) in enumerate(bounds))


def instead(pattern: re.Pattern[str], new: Callable[[str], str], text: str) -> tuple[str, Pieces]:
    """The text with what matches said otherwise, and its pieces."""
    found: list[str] = []
    pieces = Pieces.of(_said_otherwise(pattern, new, text, found))
    return ("".join(found), pieces) if len(pieces.pieces) > 1 or found != [text] else (text, UNCHANGED)


def _said_otherwise(
    pattern: re.Pattern[str], new: Callable[[str], str], text: str, found: list[str]
) -> Iterator[Piece]:
    place = length = 0
    for match in pattern.finditer(text):
        words = new(match[0])
        if words == match[0]:
            continue
        start, end = match.span()
        found += [text[place:start], words]
        yield length, length + start - place, place, start
        length += start - place
        yield length, length + len(words), start, end
        length, place = length + len(words), end
    found.append(text[place:])
    yield length, length + len(text) - place, place, len(text)
