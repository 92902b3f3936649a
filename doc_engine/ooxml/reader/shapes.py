"""Drawn lines, boxes and pictures (hình vẽ), in Word's present way of drawing and in the old one (VML)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from doc_engine.ooxml.reader.measures import MM_PER_POINT, css_mm, emu_mm, points
from doc_engine.ooxml.reader.theme import Theme
from doc_engine.paper import Place, Shape

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_STRAIGHT = frozenset({"line", "straightConnector1"})
_OLD_STRAIGHT = re.compile(r"_t(?:20|32)$")
_FLAT_MM = 0.6  # a box lower than this is seen as a line
_PEN_PT = 0.75

Kind = Literal["line", "box", "picture", "other"]


def shapes_of(drawing: etree._Element, place: Place, theme: Theme) -> Iterator[Shape]:
    """The shapes in one `w:drawing`, `w:pict` or `w:object`, anchored at `place`."""
    for frame in (*drawing.iter(f"{_WP}anchor"), *drawing.iter(f"{_WP}inline")):
        yield from _framed(frame, place, theme)
    for element in drawing.iter(f"{_V}line", f"{_V}shape", f"{_V}rect", f"{_V}roundrect", f"{_V}oval"):
        shape = _vml(element, place)
        if shape is not None:
            yield shape


def _framed(frame: etree._Element, place: Place, theme: Theme) -> Iterator[Shape]:
    extent = frame.find(f"{_WP}extent")
    width, height = (emu_mm(extent.get(side)) if extent is not None else 0.0 for side in ("cx", "cy"))
    top, left = _offset(frame, "V"), _offset(frame, "H")
    forms = [*frame.iter(f"{_WPS}wsp")]
    grouped = frame.find(f".//{_WPG}wgp") is not None
    if not forms:
        kind: Kind = "picture" if next(frame.iter(f"{_PIC}pic"), None) is not None else "other"
        yield Shape(kind, place, width, height, top_mm=top, left_mm=left)
    for form in forms:
        size = _scaled(form, frame, width) if grouped else (width, height)
        colour, stroke, dashed = _pen(form, theme)
        kind = _kind(form, *size)
        if kind != "line" or stroke:
            yield Shape(kind, place, *size, colour, stroke, dashed, top, left, _words(form))


def _offset(frame: etree._Element, axis: str) -> float | None:
    element = frame.find(f"{_WP}position{axis}/{_WP}posOffset")
    return emu_mm(element.text) if element is not None else None


def _kind(form: etree._Element, width: float, height: float) -> Kind:
    geometry = form.find(f"{_WPS}spPr/{_A}prstGeom")
    name = str(geometry.get("prst", "")) if geometry is not None else ""
    if name in _STRAIGHT or (height < _FLAT_MM < width):
        return "line"
    return "box" if name in ("rect", "roundRect") or form.find(f"{_WPS}txbx") is not None else "other"


def _scaled(form: etree._Element, frame: etree._Element, width: float) -> tuple[float, float]:
    """The size of a form inside a group: in the group's own units."""
    own = form.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
    inner = frame.find(f".//{_WPG}grpSpPr/{_A}xfrm/{_A}chExt")
    sizes = [emu_mm(own.get(side)) if own is not None else 0.0 for side in ("cx", "cy")]
    whole = emu_mm(inner.get("cx")) if inner is not None else 0.0
    factor = width / whole if whole else 1.0
    return round(sizes[0] * factor, 2), round(sizes[1] * factor, 2)


def _pen(form: etree._Element, theme: Theme) -> tuple[str, float, bool]:
    """Colour, width in points (0: not drawn) and whether dashed."""
    line = form.find(f"{_WPS}spPr/{_A}ln")
    styled = form.find(f"{_WPS}style/{_A}lnRef")
    if line is not None and line.find(f"{_A}noFill") is not None:
        return "", 0.0, False
    if line is None and (styled is None or styled.get("idx") == "0"):
        return "", 0.0, False
    width = points(line.get("w") if line is not None else None, 1 / 12700) or _PEN_PT
    fill = line.find(f"{_A}solidFill") if line is not None else None
    dash = line.find(f"{_A}prstDash") if line is not None else None
    colour = _fill(fill if fill is not None else styled, theme)
    return colour, round(width, 2), dash is not None and dash.get("val", "solid") != "solid"


def _fill(element: etree._Element | None, theme: Theme) -> str:
    inner = element[0] if element is not None and len(element) else None
    if inner is None:
        return ""
    value = str(inner.get("lastClr") or inner.get("val") or "")
    if str(inner.tag).endswith("}schemeClr"):
        return theme.colour(value)
    return "" if value == "000000" else value.upper()


def _words(form: etree._Element) -> str:
    box = form.find(f"{_WPS}txbx")
    return "" if box is None else " ".join("".join(str(text) for text in box.itertext()).split())


def _vml(element: etree._Element, place: Place) -> Shape | None:
    css = {
        part.partition(":")[0].strip().lower(): part.partition(":")[2].strip()
        for part in str(element.get("style", "")).split(";")
    }
    factor = _group_factor(element)
    width, height = ((css_mm(css.get(side)) or 0.0) * factor for side in ("width", "height"))
    kind = _vml_kind(element, width, height)
    if element.tag == f"{_V}line":
        width, height = _line_length(element), 0.0
    if kind == "line" and element.get("stroked") in ("f", "false"):
        return None
    stroke = element.find(f"{_V}stroke")
    pen = points(element.get("strokeweight"), 1 / 12700)
    return Shape(
        kind,
        place,
        round(width, 2),
        round(height, 2),
        _vml_colour(element),
        0.0 if element.get("stroked") in ("f", "false") else round(pen or _PEN_PT, 2),
        stroke is not None and stroke.get("dashstyle", "solid") != "solid",
        css_mm(css.get("margin-top")),
        css_mm(css.get("margin-left")),
        " ".join("".join(str(text) for text in element.itertext()).split()),
    )


def _vml_kind(element: etree._Element, width: float, height: float) -> Kind:
    if element.tag == f"{_V}line" or _OLD_STRAIGHT.search(str(element.get("type", ""))):
        return "line"
    if element.find(f"{_V}imagedata") is not None:
        return "picture"
    if element.tag in (f"{_V}rect", f"{_V}roundrect") or element.find(f"{_V}textbox") is not None:
        return "line" if height < _FLAT_MM < width else "box"
    return "other"


def _line_length(element: etree._Element) -> float:
    ends = [
        [points(part, 0.75) or 0.0 for part in str(element.get(end, "0,0")).split(",")] + [0.0, 0.0]
        for end in ("from", "to")
    ]
    length = math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1])
    return length * MM_PER_POINT * _group_factor(element)


def _group_factor(element: etree._Element) -> float:
    """Inside a group lengths are in its own units: what one of them is in ours, per pixel of ours."""
    parent = element.getparent()
    if parent is None or parent.tag != f"{_V}group":
        return 1.0
    match = re.search(r"(?:^|;)\s*width:([^;]+)", str(parent.get("style", "")))
    whole = css_mm(match[1].strip()) if match else None
    units = points(str(parent.get("coordsize", "1000,1000")).split(",")[0], 1.0)
    return whole / (units * 0.75 * MM_PER_POINT) if whole and units else 1.0


def _vml_colour(element: etree._Element) -> str:
    value = str(element.get("strokecolor", "")).partition(" ")[0].lstrip("#").upper()
    if len(value) == 3 and re.fullmatch("[0-9A-F]{3}", value):
        value = "".join(char * 2 for char in value)
    return "" if value in ("", "BLACK", "000000", "WINDOWTEXT") else value
