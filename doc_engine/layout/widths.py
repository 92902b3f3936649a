"""Advance widths of Times New Roman (bề rộng chữ), so that lines can be measured without the font.

The table is made by `python docs/build_widths.py` from the metric-compatible Liberation Serif.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files

MM_PER_PT = 25.4 / 72


@cache
def _tables() -> tuple[int, dict[str, dict[str, int]]]:
    raw = json.loads(files(__package__).joinpath("widths.json").read_text("utf-8"))
    spread = {
        face: {char: int(width) for width, chars in groups.items() for char in chars}
        for face, groups in raw["faces"].items()
    }
    return raw["units_per_em"], spread


def text_width_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """The length of one unbroken line of `text` in millimetres, without kerning.

    A letter that the table does not hold counts as wide as its bare letter, else as "m".
    """
    em, faces = _tables()
    widths = faces[face_name(bold, italic)]
    text = unicodedata.normalize("NFC", text)
    try:
        units = sum(map(widths.__getitem__, text))
    except KeyError:
        units = sum(widths.get(char) or _stand_in(char, widths) for char in text)
    return units / em * size_pt * MM_PER_PT


def face_name(bold: bool, italic: bool) -> str:
    """The key of one face in the table: `regular`, `bold`, `italic`, `bold_italic`."""
    return "_".join(word for word, wanted in (("bold", bold), ("italic", italic)) if wanted) or "regular"


def _stand_in(char: str, widths: dict[str, int]) -> int:
    if unicodedata.combining(char):
        return 0
    return widths.get(unicodedata.normalize("NFD", char)[0]) or widths["m"]
