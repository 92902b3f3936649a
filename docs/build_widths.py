"""Make `doc_engine/layout/widths.json`: the advance widths of Times New Roman, read from Liberation Serif.

    python docs/build_widths.py [FOLDER OF LiberationSerif-*.ttf]

Liberation Serif has the same advance widths as Times New Roman, which may not be copied.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
TARGET = Path(__file__).resolve().parents[1] / "doc_engine" / "layout" / "widths.json"
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SIGNS = "‘’“”‚„–—…•†‡′″€₫№≤≥≠≈×÷±°§©®™¼½¾²³µ·←↑→↓−√∞∑Ωαβγδ\u00a0\u2002\u2003\u2009"


def wanted() -> list[str]:
    """Printable ASCII and Latin-1, every Vietnamese letter with every tone, the signs papers use."""
    letters = (
        unicodedata.normalize("NFC", letter + tone)
        for letter, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", TONES)
    )
    plain = (chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)))
    return sorted({*plain, *letters, *"đĐ", *SIGNS} - {"\u00ad"})


def widths_of(font: TTFont, chars: list[str]) -> dict[str, int]:
    """The advance width of each of `chars` that the font holds, in its units."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    return {char: metrics[glyphs[ord(char)]][0] for char in chars if ord(char) in glyphs}


def grouped(widths: dict[str, int]) -> dict[str, str]:
    """The letters of each width, as one string."""
    groups: dict[int, str] = {}
    for char, width in widths.items():
        groups[width] = groups.get(width, "") + char
    return {str(width): groups[width] for width in sorted(groups)}


def table(folder: Path) -> dict[str, object]:
    """The whole table as it is committed."""
    fonts = {face: TTFont(folder / f"LiberationSerif-{name}.ttf") for face, name in FACES.items()}
    chars = wanted()
    return {
        "source": "Liberation Serif, metric-compatible with Times New Roman; docs/build_widths.py",
        "units_per_em": fonts["regular"]["head"].unitsPerEm,
        "faces": {face: grouped(widths_of(font, chars)) for face, font in fonts.items()},
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    TARGET.write_text(json.dumps(table(folder), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
