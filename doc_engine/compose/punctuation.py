"""Ends of lines in lists (dấu câu cuối dòng): ";" each, "." last, never doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from doc_engine.text import squeeze

_BULLET = re.compile(r"^[-–—+•·]\s*")
_END_MARK = re.compile(r"\s*\.\s?/\s?\.$")


def unended(text: str) -> str:
    """The text without the comma, semicolon, full stop or "./." typed at its end; "..." and "v.v." keep theirs."""
    text = _END_MARK.sub("", squeeze(text)).rstrip(" ,;")
    return text if text.endswith(("..", " v.v.", "(v.v.")) else text.rstrip(" ,;.")


def unbulleted(text: str) -> str:
    """The text without a dash typed in front and without its end punctuation."""
    return unended(_BULLET.sub("", squeeze(text)))


def ended(text: str, mark: str) -> str:
    """The text closed by `mark` (";" or "."), once."""
    text = unended(text)
    return text if mark == "." and text.endswith(".") else text + mark


def listed(items: Iterable[str], last: str = ".") -> list[str]:
    """Each item closed by ";", the last one by `last`."""
    kept = [item for item in (unended(item) for item in items) if item]
    return [ended(item, ";") for item in kept[:-1]] + [ended(item, last) for item in kept[-1:]]


def bulleted(items: Sequence[str]) -> list[str]:
    """Items as lines with a dash: "- A;" … "- B."."""
    return [f"- {line}" for line in listed(unbulleted(item) for item in items)]
