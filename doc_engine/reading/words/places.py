"""Many patterns over one text: where any of them matches is looked for once, each is then tried only there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from doc_engine.patterns import GuardedPattern, late
from doc_engine.reading.copies.source import loose

Said = TypeVar("Said")


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """What matches where one of the patterns does, as the first of them in order."""
    return late("|".join(f"(?:{pattern.pattern})" for pattern in patterns))


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], end: int
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds up to `end`, where it can only begin at one of `places` (in order)."""
    free = 0
    for place in places:
        if place >= free and (match := pattern.match(text, place, end)):
            free = match.end()
            yield match


def each_at(
    patterns: Iterable[tuple[re.Pattern[str], Said]], text: str, places: Sequence[int], end: int
) -> Iterator[tuple[re.Match[str], Said]]:
    """What `matches_at` finds for each of the patterns, one after the other, with what is said of the pattern."""
    for pattern, said in patterns:
        free = 0
        for place in places:
            if place >= free and (match := pattern.match(text, place, end)):
                free = match.end()
                yield match, said


def guarded(sign: str, pattern: str, *, at_start: bool = False) -> GuardedPattern:
    """A pattern as `loose` makes it, asked only where its sign, as loose, is found; see `GuardedPattern`."""
    return GuardedPattern(loose(sign), loose(pattern), at_start=at_start)
