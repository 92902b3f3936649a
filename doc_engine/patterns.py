"""Patterns that are compiled when they are first asked for (mẫu tìm).

A reader has hundreds of patterns with long lists of names in them, of which one paper needs half and most commands
none; to compile them all takes longer than to read a paper.
"""

from __future__ import annotations

import re
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
