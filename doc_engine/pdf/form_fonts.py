"""The letters of form fields (phông chữ của trường biểu mẫu): a serif as wide as Times New Roman, upright and italic.

`fonts/*.ttf` come from `python docs/build_form_fonts.py` and are under the OFL-1.1 beside them. One byte a letter:
printable ASCII and the Latin-1 letters at their own codes, so that any program can write digits into the
fields; the other Vietnamese letters at the codes that are left.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_MARKS = {
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "circumflex",
    "\u0303": "tilde",
    "\u0306": "breve",
    "\u0309": "hookabove",
    "\u031b": "horn",
    "\u0323": "dotbelow",
}
_STROKED = {"Đ": "Dcroat", "đ": "dcroat"}
_POINT_MM = 25.4 / 72
ASCENT, DESCENT, HIGHEST = 0.891, 0.216, 0.905  # of the size, above and below the baseline; Ậ reaches highest


class Face(NamedTuple):
    """One face of the fields' font: its name in /DR, its own name, and what its descriptor says."""

    resource: str
    name: str
    file: str
    italic: bool
    angle: float
    bbox: tuple[int, int, int, int]


UPRIGHT = Face("VTS", "VanThuSerif", "upright.ttf", False, 0.0, (-234, -216, 942, 905))
ITALIC = Face("VTSI", "VanThuSerif-Italic", "italic.ttf", True, -16.333, (-176, -216, 909, 905))
FACES = (UPRIGHT, ITALIC)


def _vietnamese() -> list[str]:
    """Every Vietnamese letter beyond ASCII."""
    bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    letters = {unicodedata.normalize("NFC", base + tone) for base, tone in product(bases, _TONES)}
    return sorted(letter for letter in {*letters, *"đĐ"} if ord(letter) > 0x7F)


def _encoding() -> dict[int, str]:
    given = {code: chr(code) for code in range(0x20, 0x7F)}
    letters = _vietnamese()
    given |= {ord(letter): letter for letter in letters if ord(letter) < 0x100}
    free = (
        code for code in (*range(0x80, 0xA0), *range(0xA1, 0x100), *range(0x18, 0x20)) if code not in given
    )
    return given | dict(zip(free, (letter for letter in letters if ord(letter) >= 0x100), strict=False))


ENCODING = _encoding()
_CODES = {letter: code for code, letter in ENCODING.items()}


def encoded(text: str) -> bytes | None:
    """The codes of a text; None when a letter of it is not in the font."""
    codes = [_CODES.get(letter) for letter in unicodedata.normalize("NFC", text)]
    return None if None in codes else bytes(code for code in codes if code is not None)


def glyph_name(letter: str) -> str:
    """The name that Adobe's list gives a Vietnamese letter: ấ is "acircumflexacute"."""
    if letter in _STROKED:
        return _STROKED[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    # The mark that makes the letter stands before its tone, however Unicode orders the two.
    shape = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
    return base + "".join(_MARKS[mark] for mark in (*shape, *(mark for mark in marks if mark not in shape)))


def width_pt(text: str, size: float, face: Face) -> float:
    """The length of a line of text in points."""
    from doc_engine.layout import text_width_mm

    return text_width_mm(text, size, italic=face.italic) / _POINT_MM


@cache
def program(face: Face) -> bytes:
    """The font program."""
    return files(__package__).joinpath("fonts", face.file).read_bytes()
