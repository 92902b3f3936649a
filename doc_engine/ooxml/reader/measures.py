"""Word's ways of writing measures and switches (đơn vị đo): twips, half points, EMU, "12.5pt", on and off."""

from __future__ import annotations

import re

from lxml import etree

from doc_engine.ooxml.markup import W

_UNIT = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{0,6})?)\s*(mm|cm|in|pt|pc|pi|px|emu)?\s*\Z")
_POINTS = {
    "mm": 72 / 25.4,
    "cm": 720 / 25.4,
    "in": 72.0,
    "pt": 1.0,
    "pc": 12.0,
    "pi": 12.0,
    "px": 0.75,
    "emu": 1 / 12700,
}
_OFF = frozenset({"0", "false", "off", "none"})
MM_PER_POINT = 25.4 / 72


def points(text: str | None, unit_pt: float) -> float | None:
    """A measure in points: a bare number counts in units of `unit_pt` points, else its own unit; None if it is none."""
    match = _UNIT.match(text or "")
    if not match:
        return None
    return float(match[1]) * (_POINTS[match[2]] if match[2] else unit_pt)


def twips_mm(text: str | None) -> float | None:
    """A measure in twips (or with its own unit) as millimetres, to a hundredth."""
    value = points(text, 0.05)
    return None if value is None else round(value * MM_PER_POINT, 2)


def emu_mm(text: str | None) -> float:
    """A measure in EMU as millimetres, 0 when it is none."""
    value = points(text, 1 / 12700)
    return 0.0 if value is None else round(value * MM_PER_POINT, 2)


def css_mm(text: str | None) -> float | None:
    """A length of a VML style ("12.5pt", "3cm"; bare numbers are pixels) as millimetres."""
    value = points(text, 0.75)
    return None if value is None else round(value * MM_PER_POINT, 2)


def value_of(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of the child `w:name`, or None."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(W + attribute)


def switched(element: etree._Element | None) -> bool | None:
    """Whether an on/off element is on; None when it is not there."""
    return None if element is None else element.get(f"{W}val", "1") not in _OFF


def whole(text: str | None) -> int | None:
    """A whole number of at most nine digits, or None."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None
