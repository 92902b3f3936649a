"""Fonts without Vietnamese letters are told before a crooked PDF is sent out. The fonts here are made by the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from registry.jail import LibreOffice
from registry.jail.fonts import vietnamese_font_warning

ASCII = range(0x20, 0x7F)
# What fontconfig asks of a font for “vi” (its orthography file): Latin with marks, đ, ơ, ư, and U+1EA0–1EF9.
VIETNAMESE = [
    *ASCII,
    *range(0xC0, 0x100),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x300, 0x370),
    *range(0x1EA0, 0x1EFA),
    0x20AB,
]


def square() -> object:
    """A glyph with ink: fontconfig does not count empty ones."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def font(path: Path, family: str, letters: list[int] | range) -> None:
    names = [".notdef", *(f"g{code:04x}" for code in letters)]
    made = FontBuilder(1024, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({code: f"g{code:04x}" for code in letters})
    made.setupGlyf(dict.fromkeys(names, square()))
    made.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": family, "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    made.save(path)


@pytest.fixture
def fonts(tmp_path: Path, need_tool: Callable[[str], str]) -> Callable[..., dict[str, str]]:
    """An environment in which only the fonts given are installed."""
    need_tool("fc-list")

    def make(**families: list[int] | range) -> dict[str, str]:
        folder = tmp_path / "fonts"
        folder.mkdir()
        for family, letters in families.items():
            font(folder / f"{family}.ttf", family.replace("_", " "), letters)
        settings = tmp_path / "fonts.conf"
        settings.write_text(
            f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", "utf-8"
        )
        return {"FONTCONFIG_FILE": str(settings)}

    return make


@pytest.mark.parametrize("family", ["Liberation_Serif", "Times_New_Roman", "Tinos"])
def test_a_family_with_all_letters_is_well(fonts, family) -> None:
    assert vietnamese_font_warning(fonts(**{family: VIETNAMESE})) is None


def test_liberation_without_the_letters_is_named_with_what_to_install(fonts) -> None:
    environ = fonts(Liberation_Serif=ASCII, DejaVu_Sans=VIETNAMESE)
    (said,) = LibreOffice(environ=environ).warnings()
    assert "“Liberation Serif”" in said
    assert "fonts-liberation2" in said


def test_no_such_family_at_all_is_told(fonts) -> None:
    said = vietnamese_font_warning(fonts(DejaVu_Sans=VIETNAMESE))
    assert said is not None
    assert "Times New Roman" in said


def test_where_fontconfig_cannot_answer_nothing_is_said(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert vietnamese_font_warning({"HOME": str(tmp_path)}) is None
