"""Setting letters and paragraphs directly in WordprocessingML, each element in the place the schema gives it."""

from __future__ import annotations

from lxml import etree

from doc_engine.ooxml.markup import W, points20, twips
from doc_engine.ooxml.reader.inline import gone

_LETTER_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
)
_PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_letters(
    paragraph: etree._Element,
    *,
    font: str | None = None,
    size: float | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    caps: bool | None = None,
    kept: tuple[str, ...] = (),
) -> None:
    """Set the look of all letters of a paragraph; runs in a font that begins with one of `kept` keep it."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph or _is_gone(run, paragraph):
            continue
        properties = _properties(run)
        if font is not None and not _has_font(properties, kept):
            _set_font(properties, font)
        if size is not None:
            for name in ("sz", "szCs"):
                _child(properties, name, _LETTER_ORDER).set(f"{W}val", str(round(size * 2)))
        for wanted, names in ((bold, ("b", "bCs")), (italic, ("i", "iCs")), (caps, ("caps",))):
            for name in names if wanted is not None else ():
                _child(properties, name, _LETTER_ORDER).set(f"{W}val", "1" if wanted else "0")


def set_paragraph(
    paragraph: etree._Element,
    *,
    align: str | None = None,
    before: float | None = None,
    spacing: float | None = None,
    first: float | None = None,
) -> None:
    """Set alignment, the gap before (points), the spacing of lines (multiple of single), the first-line indent (mm)."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if align is not None:
        _child(properties, "jc", _PARAGRAPH_ORDER).set(f"{W}val", align)
    if before is not None:
        gaps = _child(properties, "spacing", _PARAGRAPH_ORDER)
        gaps.set(f"{W}before", str(points20(before)))
        _drop(gaps, "beforeAutospacing")
        contextual = properties.find(f"{W}contextualSpacing")
        if contextual is not None or before:
            _child(properties, "contextualSpacing", _PARAGRAPH_ORDER).set(f"{W}val", "0")
    if spacing is not None:
        lines = _child(properties, "spacing", _PARAGRAPH_ORDER)
        lines.set(f"{W}line", str(round(spacing * 240)))
        lines.set(f"{W}lineRule", "auto")
    if first is not None:
        indent = _child(properties, "ind", _PARAGRAPH_ORDER)
        _drop(indent, "hanging")
        indent.set(f"{W}firstLine", str(twips(first)))


def _is_gone(run: etree._Element, paragraph: etree._Element) -> bool:
    for parent in run.iterancestors():
        if parent is paragraph:
            return False
        if gone(parent):
            return True
    return False


def _properties(run: etree._Element) -> etree._Element:
    found = run.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        run.insert(0, found)
    return found


def _has_font(properties: etree._Element, kept: tuple[str, ...]) -> bool:
    fonts = properties.find(f"{W}rFonts")
    named = str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
    return bool(kept) and named.lower().startswith(kept)


def _set_font(properties: etree._Element, font: str) -> None:
    fonts = _child(properties, "rFonts", _LETTER_ORDER)
    for name in _THEMES:
        _drop(fonts, name)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(W + name, font)


def _drop(element: etree._Element, name: str) -> None:
    if element.get(W + name) is not None:
        del element.attrib[W + name]


def _child(parent: etree._Element, name: str, order: tuple[str, ...]) -> etree._Element:
    """The child of this name, made in its place where it is not there."""
    found = parent.find(W + name)
    if found is not None:
        return found
    made = etree.Element(W + name)
    rank = order.index(name)
    for index, other in enumerate(parent):
        local = str(other.tag).rpartition("}")[2]
        if local in order and order.index(local) > rank:
            parent.insert(index, made)
            return made
    parent.append(made)
    return made
