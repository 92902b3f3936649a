"""What one `w:rPr` says of letters (định dạng chữ), before styles are followed."""

from __future__ import annotations

from typing import Any

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.measures import points, switched
from doc_engine.ooxml.reader.theme import Theme

# Switches that styles of different kinds turn each other off with (ISO 29500-1, 17.7.3).
TOGGLES = ("bold", "italic", "caps", "small_caps", "strike", "hidden")
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "caps": "caps",
    "smallCaps": "small_caps",
    "strike": "strike",
    "dstrike": "strike",
    "vanish": "hidden",
}
_SWITCH_TAGS = {W + tag: name for tag, name in _SWITCHES.items()}

Format = dict[str, Any]


def letters_of(properties: etree._Element | None, theme: Theme) -> Format:
    """The settings in one `w:rPr`, by the field names of `Letters`; only what it sets."""
    found: Format = {}
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag in _SWITCH_TAGS:
            found[_SWITCH_TAGS[tag]] = bool(switched(child))
        elif tag in _READERS:
            _READERS[tag](child, found, theme)
    return found


def _fonts(element: etree._Element, found: Format, theme: Theme) -> None:
    for kind, name in (("ascii", "font"), ("hAnsi", "font_high")):
        reference, plain = element.get(f"{W}{kind}Theme"), element.get(W + kind)
        if reference is not None:
            found[name], found["themed"] = theme.font(reference) or plain or "", True
        elif plain is not None:
            found[name], found["themed"] = plain, False


def _size(element: etree._Element, found: Format, _theme: Theme) -> None:
    size = points(element.get(f"{W}val"), 0.5)
    if size is not None and 0 < size < 1700:
        found["size_pt"] = size


def _underline(element: etree._Element, found: Format, _theme: Theme) -> None:
    found["underline"] = element.get(f"{W}val", "single") != "none"


def _colour(element: etree._Element, found: Format, theme: Theme) -> None:
    name = element.get(f"{W}themeColor")
    value = str(element.get(f"{W}val", "auto")).upper()
    if name is not None and value in ("AUTO", ""):
        found["colour"] = theme.colour(name)
    else:
        found["colour"] = "" if value in ("AUTO", "000000") else value


def _highlight(element: etree._Element, found: Format, _theme: Theme) -> None:
    value = str(element.get(f"{W}val", "none"))
    found["highlight"] = "" if value == "none" else value


def _raised(element: etree._Element, found: Format, _theme: Theme) -> None:
    found["raised"] = element.get(f"{W}val") in ("superscript", "subscript")


def _spacing(element: etree._Element, found: Format, _theme: Theme) -> None:
    found["spacing_pt"] = points(element.get(f"{W}val"), 0.05) or 0.0


_READERS = {
    f"{W}rFonts": _fonts,
    f"{W}sz": _size,
    f"{W}u": _underline,
    f"{W}color": _colour,
    f"{W}highlight": _highlight,
    f"{W}vertAlign": _raised,
    f"{W}spacing": _spacing,
}
