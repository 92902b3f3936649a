"""What one `w:pPr` says of a paragraph (định dạng đoạn), before styles are followed."""

from __future__ import annotations

from typing import Any

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.measures import points, switched, twips_mm
from doc_engine.paper import Borders

Format = dict[str, Any]
_ALIGNS = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
}
_AUTO_GAP_PT = 14.0  # what Word puts where a gap is "auto"
_SIDES = (
    (("left", "start"), "left_mm", 1.0),
    (("right", "end"), "right_mm", 1.0),
    (("firstLine",), "first_indent_mm", 1.0),
    (("hanging",), "first_indent_mm", -1.0),
)


def paragraph_of(properties: etree._Element | None) -> Format:
    """The settings in one `w:pPr`, by the field names of `Line`; only what it sets."""
    found: Format = {}
    for child in properties if properties is not None else ():
        reader = _READERS.get(str(child.tag))
        if reader is not None:
            reader(child, found)
    return found


def indents_of(element: etree._Element, found: Format) -> None:
    """`w:ind` into left, right and first-line indents; a hanging first line is negative."""
    for names, field, sign in _SIDES:
        for name in names:
            value = twips_mm(element.get(W + name))
            if value is not None:
                found[field] = value * sign


def _spacing(element: etree._Element, found: Format) -> None:
    for name, field in (("before", "before_pt"), ("after", "after_pt")):
        value = points(element.get(W + name), 0.05)
        if value is not None:
            found[field] = value
        if element.get(f"{W}{name}Autospacing") in ("1", "true", "on"):
            found[field] = _AUTO_GAP_PT
    _line(element, found)


def _line(element: etree._Element, found: Format) -> None:
    rule = {"exact": "exact", "atLeast": "at_least"}.get(str(element.get(f"{W}lineRule")), "auto")
    value = points(element.get(f"{W}line"), 1 / 240 if rule == "auto" else 0.05)
    if value is not None:
        found["line_rule"], found["line_spacing"] = rule, round(value, 4)


def _align(element: etree._Element, found: Format) -> None:
    found["align"] = _ALIGNS.get(str(element.get(f"{W}val")), "left")


def _frame(element: etree._Element, found: Format) -> None:
    if element.get(f"{W}xAlign") in ("center", "right"):
        found["frame_align"] = element.get(f"{W}xAlign")


def _borders(element: etree._Element, found: Format) -> None:
    sides = {side: _pen(element.find(W + side)) for side in ("top", "bottom", "left", "right")}
    found["borders"] = Borders(**sides)


def _pen(side: etree._Element | None) -> float:
    if side is None or side.get(f"{W}val", "none") in ("none", "nil"):
        return 0.0
    return points(side.get(f"{W}sz"), 0.125) or 0.5


def _flag(field: str) -> Any:
    def read(element: etree._Element, found: Format) -> None:
        found[field] = bool(switched(element))

    return read


def _tabs(element: etree._Element, found: Format) -> None:
    stops = (twips_mm(tab.get(f"{W}pos")) for tab in element if tab.get(f"{W}val") != "clear")
    found["tab_stops_mm"] = tuple(stop for stop in stops if stop is not None)


_READERS = {
    f"{W}ind": indents_of,
    f"{W}spacing": _spacing,
    f"{W}jc": _align,
    f"{W}pBdr": _borders,
    f"{W}framePr": _frame,
    f"{W}keepNext": _flag("keep_next"),
    f"{W}pageBreakBefore": _flag("page_break"),
    f"{W}contextualSpacing": _flag("contextual"),
    f"{W}tabs": _tabs,
}
