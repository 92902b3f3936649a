"""Many letters as one Word file (gộp thư), a section each, to be laid out in one go and parted again.

Only where no letter can change a page of another. What is let through is listed, everything else is refused:
numbered lists would count on, NUMPAGES would count all letters, footnotes and comments are numbered through.
Letters that share every part but their text (styles, headers, pictures) may stand in one file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from doc_engine.gate.container import Part, parts_of, unpack
from doc_engine.ooxml import package
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.package import Member

_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_OWN = (_DOCUMENT, _CORE, "docProps/app.xml")
_MAX_TEXT = 1024 * 1024
_PICTURES = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
)
_ELEMENTS = frozenset(
    f"{W}{name}"
    for name in [
        "document",
        "body",
        "p",
        "pPr",
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "pBdr",
        "top",
        "left",
        "bottom",
        "right",
        "between",
        "shd",
        "tabs",
        "tab",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "outlineLvl",
        "textAlignment",
        "rPr",
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "color",
        "sz",
        "szCs",
        "u",
        "kern",
        "position",
        "vertAlign",
        "lang",
        "vanish",
        "noProof",
        "highlight",
        "r",
        "t",
        "br",
        "cr",
        "noBreakHyphen",
        "softHyphen",
        "lastRenderedPageBreak",
        "drawing",
        "tbl",
        "tblPr",
        "tblStyle",
        "tblW",
        "tblInd",
        "tblBorders",
        "insideH",
        "insideV",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblGrid",
        "gridCol",
        "tr",
        "trPr",
        "trHeight",
        "cantSplit",
        "tblHeader",
        "tc",
        "tcPr",
        "tcW",
        "gridSpan",
        "vMerge",
        "tcBorders",
        "tcMar",
        "vAlign",
        "noWrap",
        "hMerge",
        "sectPr",
        "headerReference",
        "footerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
        "docGrid",
        "proofErr",
        "start",
        "end",
    ]
)
_REFERENCES = frozenset({f"{W}headerReference", f"{W}footerReference"})
_FIELDS = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")
_PAGE = re.compile(rb"\s*PAGE\s*(?:\\\*\s*(?:MERGEFORMAT|Arabic)\s*)*", re.IGNORECASE)
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
# What makes left and right pages differ, or numbers go on from letter to letter.
_THROUGHOUT = re.compile(rb"<w:(?:evenAndOddHeaders|mirrorMargins|numPr|lnNumType|documentProtection)\b")
_BOUND_STYLES = ("word/styles.xml", "word/settings.xml")


@dataclass(frozen=True, slots=True)
class Loose:
    """One letter that may be bundled: what it shares with its neighbours as a digest, its text, title and author."""

    shared: bytes
    body: etree._Element
    docx: bytes
    title: str
    author: str


class Bundler:
    """Looks at letters one by one (xem thư nào gộp được); what they share is looked at once."""

    def __init__(self) -> None:
        self._known: dict[bytes, bool] = {}

    def loosened(self, docx: bytes) -> Loose | None:
        """The letter ready for bundling; None where it must be laid out alone. Raises `BadInput` for no whole zip."""
        parts = {part.name: part for part in parts_of(docx) if not part.is_folder}
        if _DOCUMENT not in parts or parts[_DOCUMENT].size > _MAX_TEXT:
            return None
        shared = _digest(docx, parts.values())
        if shared not in self._known:
            others = (part for name, part in parts.items() if name not in _OWN)
            self._known = {shared: _may_share({part.name: unpack(docx, part) for part in others})}
        if not self._known[shared]:
            return None
        try:
            root = parse(unpack(docx, parts[_DOCUMENT]))
            said = _said(unpack(docx, parts[_CORE])) if _CORE in parts else {}
        except etree.XMLSyntaxError:
            return None
        body = root.find(f"{W}body")
        if body is None or not _is_simple(root, body):
            return None
        return Loose(shared, body, docx, said.get("title", ""), said.get("creator", ""))


def _digest(docx: bytes, parts: Iterable[Part]) -> bytes:
    """What a letter shares with others, as it is packed."""
    digest = hashlib.sha256()
    for part in sorted(parts):
        if part.name not in _OWN:
            digest.update(repr((part.name, part.method, part.packed)).encode())
            digest.update(docx[part.start : part.start + part.packed])
    return digest.digest()


def _may_share(parts: Mapping[str, bytes]) -> bool:
    margins = [content for name, content in parts.items() if _MARGINS.fullmatch(name)]
    fields = (code or simple for content in margins for code, simple in _FIELDS.findall(content))
    return (
        all(_PAGE.fullmatch(field) for field in fields)
        and not any(_THROUGHOUT.search(parts.get(name, b"")) for name in _BOUND_STYLES)
        and not any(b"<w:numPr" in content or b"<w:sdt" in content for content in margins)
    )


def _is_simple(root: etree._Element, body: etree._Element) -> bool:
    if not all(_is_known(element) for element in root.iter(etree.Element)):
        return False
    sections = list(root.iter(f"{W}sectPr"))
    if len(body) < 2 or body[-1].tag != f"{W}sectPr" or body[-2].tag != f"{W}p":
        return False
    if body[-2].find(f"{W}pPr/{W}sectPr") is not None or body.find(f".//{W}p") is None:
        return False
    return _stands_alone(sections)


def _is_known(element: etree._Element) -> bool:
    name = str(element.tag)
    return name in _ELEMENTS or name[1:].rpartition("}")[0] in _PICTURES


def _stands_alone(sections: Sequence[etree._Element]) -> bool:
    """Whether the first section names every header that a later one shows, begins at page 1, and none at an even page."""
    first = {_reference(item) for item in sections[0] if item.tag in _REFERENCES}
    used = {_reference(item) for section in sections for item in section if item.tag in _REFERENCES}
    starts = sections[0].find(f"{W}pgNumType")
    kinds = {str(kind.get(f"{W}val")) for section in sections for kind in section.iterfind(f"{W}type")}
    return (
        used <= first
        and not kinds & {"evenPage", "oddPage", "nextColumn"}
        and (starts is None or starts.get(f"{W}start") in (None, "1"))
    )


def _reference(item: etree._Element) -> tuple[str, str | None]:
    return str(item.tag), item.get(f"{W}type")


def bundled(letters: Sequence[Loose]) -> tuple[bytes, list[str]]:
    """The letters, which share all but their text, as one docx; and the name of the bookmark each begins with."""
    marks = [f"thu{place:05d}" for place in range(1, len(letters) + 1)]
    bodies = [deepcopy(letter.body) for letter in letters]
    for place, (body, mark) in enumerate(zip(bodies, marks, strict=True)):
        _bookmark(body, place, mark)
        _begin_anew(next(body.iter(f"{W}sectPr")))
        if place + 1 < len(bodies):
            _end_section(body)
    whole = bodies[0]
    for body in bodies[1:]:
        whole.extend(list(body))
    shared = letters[0].body.nsmap
    root = etree.Element(f"{W}document", nsmap={key: uri for key, uri in shared.items() if key})
    root.append(whole)
    parts = package.read(letters[0].docx)
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    # It is read once and thrown away.
    return package.write(Member.deflated(name, content, 1) for name, content in parts.items()), marks


def _bookmark(body: etree._Element, number: int, name: str) -> None:
    paragraph = next(body.iter(f"{W}p"))
    place = 0 if paragraph.find(f"{W}pPr") is None else 1
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(number), f"{W}name": name})
    end = etree.Element(f"{W}bookmarkEnd", {f"{W}id": str(number)})
    paragraph[place:place] = [start, end]


def _begin_anew(section: etree._Element) -> None:
    """The letter's first section on a page of its own, counted from 1."""
    for name, wanted in (("type", {"val": "nextPage"}), ("pgNumType", {"start": "1"})):
        found = section.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            _put_in_order(section, found)
        found.attrib.update({f"{W}{key}": value for key, value in wanted.items()})


_ORDER = (
    *(
        "headerReference",
        "footerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
        "docGrid",
    ),
)


def _put_in_order(section: etree._Element, made: etree._Element) -> None:
    rank = _rank(made)
    place = next((at for at, item in enumerate(section) if _rank(item) > rank), len(section))
    section.insert(place, made)


def _rank(item: etree._Element) -> int:
    name = etree.QName(item).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _end_section(body: etree._Element) -> None:
    """The section of the body as that of its last paragraph, so that another may follow."""
    section, last = body[-1], body[-2]
    properties = last.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        last.insert(0, properties)
    properties.append(section)


def _said(core: bytes) -> dict[str, str]:
    return {etree.QName(item).localname: item.text or "" for item in parse(core).iter(etree.Element)}
