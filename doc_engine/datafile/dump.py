"""`Draft` → a data file (viết tệp dữ liệu) that loads back to an equal draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from doc_engine.datafile.fields import DRAFT_KEYS
from doc_engine.datafile.keys import write_keys
from doc_engine.datafile.kinds import Prose
from doc_engine.model import Draft

# Safe without quotes for any YAML reader: begins with a letter, “ or (, or is a number with a slash or a
# space in it (8 giờ 00, 20/3/2023); no mark inside that means something.
_REST = r"(?:(?!: |:$| #)[^\x00-\x1f\x7f\x85\u2028\u2029\ufeff])*"
_PLAIN = re.compile(rf"(?:[^\W\d_]|[“(…])(?:{_REST})|(?!\d{{4}}-\d)\d+[/ ]{_REST}")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\u0085": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


def dump_draft(draft: Draft) -> str:
    """The document as a YAML file (tệp dữ liệu): block style, keys in the usual order, quotes only where needed."""
    return "\n".join(_mapping(write_keys(draft, DRAFT_KEYS), "")) + "\n"


def _mapping(values: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(key, value, indent)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{indent}{key}:"
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, list):
        yield f"{indent}{key}:"
        for item in value:
            yield from _item(item, indent + "  ")
    elif isinstance(value, Prose) and _fits_block(value):
        yield f"{indent}{key}: |"
        yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{indent}{key}: {value if isinstance(value, int) else _text(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {_text(item)}"
        return
    lines = list(_mapping(item, indent + "  "))
    yield f"{indent}- {lines[0].lstrip()}" if lines else f"{indent}- {{}}"
    yield from lines[1:]


def _fits_block(text: str) -> bool:
    """Whether `|` gives exactly this text back: no space or break at its ends, no odd line ends."""
    odd = any(mark in text for mark in "\u0085\u2028\u2029")
    return bool(text) and not odd and not text[0].isspace() and not text.endswith("\n")


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _WORDS_OF_YAML:
        return text
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
