"""The left margin that a layout keeps in blanks (lề trái): taken off running text, whose words else stand far apart.

"… tại Thông⏎        tư số 5/…" is one name with nine blanks in it. Only runs of lines that are mostly long are moved, all
their lines alike: a first line stays indented against the others, and rows of two columns stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

_LEAST = 4  # blanks: fewer part no words
_LONG = 60  # letters of a line of running text
_COLUMNS = re.compile(r"\S {4,}\S")


def without_margins(text: str) -> str:
    """The text with the margins of its running text taken off; the same text where there are none."""
    if "\n" + _LEAST * " " not in text:
        return text
    return "\n".join(_moved(text.split("\n")))


def _moved(rows: list[str]) -> Iterator[str]:
    for indented, run in groupby(rows, _is_indented):
        lines = list(run)
        long = sum(len(line.strip()) >= _LONG for line in lines)
        margin = min(map(_indent, lines)) if indented and long > 1 and 2 * long >= len(lines) else 0
        yield from (line[margin:] for line in lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_indented(line: str) -> bool:
    """Whether a line may be running text within a margin: no row of two columns, no empty line."""
    return _indent(line) >= _LEAST and bool(line.strip()) and _COLUMNS.search(line) is None
