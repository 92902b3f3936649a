"""Text in pictures and pages: how wide it will be, where it breaks, what has to be escaped.

Widths are those of DejaVu Sans, the widest font of our stack, so that nothing runs over its box elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

from doc_engine.text import squeeze

FONTS = "'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"

# Thousandths of the size; accents are as wide as the letter below them.
_WIDTHS = {
    278: "ijl'",
    318: " .,",
    337: "/:;",
    361: "-",
    392: "tf()IJ|!",
    411: "r",
    521: "szc",
    579: "kvxy",
    613: "aebdghnopqu",
    636: "0123456789",
    615: "LTYF“”",
    686: "ABEPRSVXZKC",
    787: "DHNOQUG",
    974: "mMW…@%",
    818: "w",
    900: "ƯƠ",
}
_WIDTH_OF = {char: width for width, chars in _WIDTHS.items() for char in chars}
_BOLD = 1.12
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` prints, in the unit of `size`."""
    width = sum(map(_letter_width, text)) * size / 1000
    return width * _BOLD if bold else width


@lru_cache(maxsize=4096)
def _letter_width(char: str) -> int:
    if char in _WIDTH_OF:
        return _WIDTH_OF[char]
    base = unicodedata.normalize("NFD", char)[0].replace("đ", "d").replace("Đ", "D")
    return _WIDTH_OF.get(base, 700)


def wrap(text: str, room: float, size: float, *, bold: bool = False, lines: int = 3) -> list[str]:
    """The text in at most `lines` lines no wider than `room`; what does not fit ends in “…”."""
    found: list[str] = []
    rest = squeeze(text)
    while rest and len(found) < lines:
        line = _first_line(rest, room, size, bold)
        rest = rest[len(line) :].lstrip()
        found.append(line.rstrip())
    if rest:
        found[-1] = _shorten(found[-1], room, size, bold)
    return found


def _first_line(text: str, room: float, size: float, bold: bool) -> str:
    if width_of(text, size, bold=bold) <= room:
        return text
    fits, end = 0, 0
    for end in (match.end() for match in re.finditer(r"\S+\s*", text)):
        if width_of(text[:end].rstrip(), size, bold=bold) > room:
            break
        fits = end
    return text[:fits] if fits else _letters_that_fit(text, room, size, bold)


def _letters_that_fit(text: str, room: float, size: float, bold: bool) -> str:
    count = next((n for n in range(len(text), 1, -1) if width_of(text[:n], size, bold=bold) <= room), 1)
    return text[:count]


def _shorten(line: str, room: float, size: float, bold: bool) -> str:
    while line and width_of(f"{line}…", size, bold=bold) > room:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip(' ,;.')}…"


def markup(text: str) -> str:
    """The text escaped for XML and HTML, quotes too; characters XML cannot hold are shown as �."""
    return escape(_REFUSED.sub("\ufffd", text), quote=True)
