"""Turned pages in the text (trang ngang): lines `[[trang ngang]]` and `[[hết trang ngang]]` around what stands on them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_engine.text import fold

TURN, TURN_BACK = "[[trang ngang]]", "[[hết trang ngang]]"
_MARK = re.compile(r"^\s*\[\[\s*(het )?trang ngang\s*\]\]\s*$")


def without_turns(text: str) -> tuple[str, frozenset[int]]:
    """The text with its turning lines blank, and the numbers (from 1) of the lines that stand on turned pages.

    A stretch that is not closed goes to the end; a mark where it turns nothing is left standing, to be refused.
    """
    if "[[" not in text:
        return text, frozenset()
    wide = False
    lines, turned = [], []
    for number, line in enumerate(text.split("\n"), 1):
        match = _MARK.match(fold(line)) if "[[" in line else None
        if match and bool(match[1]) == wide:
            wide = not wide
            lines.append("")
            continue
        lines.append(line)
        if wide:
            turned.append(number)
    return "\n".join(lines), frozenset(turned)


def turned_source(parts: Iterable[tuple[bool, str]]) -> str:
    """Paragraphs written out with the marks around those that stand on turned pages."""
    out: list[str] = []
    before = False
    for wide, text in parts:
        if wide != before:
            out.append(TURN if wide else TURN_BACK)
        out.append(text)
        before = wide
    return "\n\n".join([*out, TURN_BACK] if before else out)
