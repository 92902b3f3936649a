"""Make `doc_engine/pdf/fonts/*.ttf`: the letters that number and day are written with into a PDF's form fields.

    python docs/build_form_fonts.py [FOLDER OF LiberationSerif-*.ttf]

They are Liberation Serif with printable ASCII and the Vietnamese letters only, renamed as its licence (OFL-1.1,
in the folder) asks: "Liberation" is a reserved name. Its advance widths are those of Times New Roman.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from doc_engine.pdf.form_fonts import ENCODING

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
TARGET = Path(__file__).resolve().parents[1] / "doc_engine" / "pdf" / "fonts"
FACES = {"upright": ("Regular", "VanThuSerif"), "italic": ("Italic", "VanThuSerif-Italic")}
_LICENSED = {0, 13, 14}  # the name records of copyright and licence stay as they are


def options() -> subset.Options:
    """Outlines, widths and glyph names; no hints, no layout features."""
    wanted = subset.Options()
    wanted.hinting = False
    wanted.layout_features = []
    wanted.glyph_names = True
    wanted.notdef_outline = True
    wanted.recalc_timestamp = False
    wanted.name_IDs = sorted({*_LICENSED, 1, 2, 3, 4, 6})
    wanted.drop_tables += ["DSIG", "GDEF", "GPOS", "GSUB", "kern", "FFTM"]
    return wanted


def renamed(font: TTFont, name: str) -> None:
    """Put `name` in place of the reserved one."""
    for record in list(font["name"].names):
        if record.platformID != 3:
            font["name"].removeNames(platformID=record.platformID)
        elif record.nameID in (1, 3, 4, 6):
            font["name"].setName(name, record.nameID, 3, 1, record.langID)


def made(source: Path, name: str) -> bytes:
    """The subset of one face."""
    font = TTFont(source, recalcTimestamp=False)
    work = subset.Subsetter(options())
    work.populate(unicodes=[ord(char) for char in ENCODING.values()])
    work.subset(font)
    renamed(font, name)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for face, (style, name) in FACES.items():
        (TARGET / f"{face}.ttf").write_bytes(made(folder / f"LiberationSerif-{style}.ttf", name))


if __name__ == "__main__":
    main()
