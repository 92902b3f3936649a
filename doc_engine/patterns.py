"""Patterns that are compiled when they are first asked for (mẫu tìm).

A reader has hundreds of patterns with long lists of names in them, of which one paper needs half and most commands
none; to compile them all takes longer than to read a paper.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, cast


class LatePattern:
    """A pattern whose text is known and whose program is made at the first match; then it costs what any other does."""

    def __init__(self, pattern: str, how: re.RegexFlag) -> None:
        self.pattern = pattern
        self._how = how

    def __getattr__(self, name: str) -> Any:
        """What `re.Pattern` has under that name; asked once, for afterwards its methods are the instance's own."""
        if name.startswith("__"):  # copying and pickling ask for what is not there
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._how)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"late({self.pattern!r})"


_METHODS = (
    "match",
    "search",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groupindex",
)


def late(pattern: str, how: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """`re.compile(pattern, how)` without its cost until the first match. Raises `re.error` then, not here.

    The `re` of a match is the compiled pattern: which of several matched is told by its `pattern`.
    """
    return cast("re.Pattern[str]", LatePattern(pattern, how))


class GuardedPattern:
    """A long pattern behind a short one, its sign (dấu hiệu), which is found wherever it matches and is asked first.

    Most papers have no sign of most patterns, and then the long one is not even compiled. `at_start`: the sign stands
    where the match would begin.
    """

    def __init__(self, sign: re.Pattern[str], whole: re.Pattern[str], *, at_start: bool) -> None:
        self.sign, self.whole, self.at_start = sign, whole, at_start
        self.pattern: str = whole.pattern

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        signed = (self.sign.match if self.at_start else self.sign.search)(text, start, end)
        return self.whole.match(text, start, end) if signed else None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.whole.search(text, start, end) if self.sign.search(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.whole.finditer(text, start, end) if self.sign.search(text, start, end) else iter(())
