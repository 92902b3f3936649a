"""Repairing pages (sửa trang): paper, margins, the page's number in the middle of the top margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from doc_engine.layout import Layout
from doc_engine.ooxml import package
from doc_engine.ooxml.comments import with_relation, with_type, written
from doc_engine.ooxml.markup import XMLNS, W, twips
from doc_engine.ooxml.reader.parts import RELATION_ID, Parts, tree_of
from doc_engine.ooxml.reader.walk import section_elements
from doc_engine.ooxml.repair_marks import set_letters, set_paragraph
from doc_engine.paper import Line, Paper, Section

_NEAR_MM = 0.3  # Word rounds millimetres to twips
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_SIDES = ("top", "bottom", "left", "right")


@dataclass(slots=True)
class Pages:
    """What was done, and the parts that changed beside the main one (whose tree is changed in place)."""

    done: list[str] = field(default_factory=list)
    changed: dict[str, bytes] = field(default_factory=dict)


def repair_pages(parts: Parts, paper: Paper, layout: Layout) -> Pages:
    """Set right every section of the main part's tree."""
    pages = Pages()
    elements = section_elements(parts.document)
    changed = [
        (_paper(element, section, layout), _margins(element, section, layout))
        for element, section in zip(elements, paper.sections, strict=False)
    ]
    if any(paper_set for paper_set, _ in changed):
        pages.done.append("Đặt khổ giấy A4.")
    if any(margins for _, margins in changed):
        pages.done.append("Chỉnh lề trang về giới hạn của Nghị định.")
    if elements:
        _numbers(parts, elements, paper, layout, pages)
    return pages


def _numbers(
    parts: Parts, elements: list[etree._Element], paper: Paper, layout: Layout, pages: Pages
) -> None:
    """The page's number: in the middle of the top margin, its size and upright letters, not on the first page."""
    known = [number for section in paper.sections for number in section.page_numbers]
    alone = {number.line.place: number.line for number in known if _is_alone(number.line)}
    headed = any(element.find(f"{W}headerReference") is not None for element in elements)
    if all(number.where == "footer" and number.line.place in alone for number in known) and not headed:
        _empty(parts, list(alone.values()), pages)
        _new_number(parts, elements, layout, pages)
        return
    headers = [number.line for number in known if number.where == "header" and number.pages != "first"]
    _set_look(parts, [line for line in headers if line.place in alone], layout, pages)
    first = paper.sections[0]
    if headers and not first.title_page and _only_numbers(first):
        _title_page(elements[0])
        pages.done.append("Bỏ số trang ở trang thứ nhất.")


def _is_alone(line: Line) -> bool:
    """Whether a line of a header or footer is the page's number and nothing else."""
    return not line.text.strip() or bool(re.fullmatch(r"[\s\d\-–—.]*", line.text))


def _only_numbers(section: Section) -> bool:
    """Whether the usual header has no other words: then it may be left out on the first page."""
    return all(line.empty or _is_alone(line) for line in section.headers.get("default", ()))


def _paragraph(parts: Parts, pages: Pages, line: Line) -> tuple[etree._Element, etree._Element]:
    """The tree of a line's part, as changed so far, and the line's paragraph in it."""
    name = line.place.source
    tree = tree_of(pages.changed.get(name, parts.contents[name]), name)
    return tree, list(tree.iter(f"{W}p"))[line.place.element]


def _empty(parts: Parts, lines: Sequence[Line], pages: Pages) -> None:
    """Take the number out of footers: its paragraph stays, empty."""
    for line in lines:
        tree, paragraph = _paragraph(parts, pages, line)
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        pages.changed[line.place.source] = written(tree)
    if lines:
        pages.done.append("Bỏ số trang ở chân trang.")


def _set_look(parts: Parts, lines: Sequence[Line], layout: Layout, pages: Pages) -> None:
    low, high = layout.components["so_trang"].sizes
    count = 0
    for line in dict.fromkeys(lines):
        off = line.inked and (not low <= line.size_pt <= high or line.bold or line.italic)
        if line.align == "center" and not off:
            continue
        tree, paragraph = _paragraph(parts, pages, line)
        set_paragraph(paragraph, align="center", first=0.0)
        if off:
            set_letters(paragraph, size=min(max(line.size_pt, low), high), bold=False, italic=False)
        pages.changed[line.place.source] = written(tree)
        count += 1
    if count:
        pages.done.append("Chỉnh vị trí, cỡ chữ của số trang.")


def _paper(element: etree._Element, section: Section, layout: Layout) -> bool:
    sides = (
        (layout.page.width, layout.page.height)
        if not section.landscape
        else (layout.page.height, layout.page.width)
    )
    if abs(section.width_mm - sides[0]) < 1 and abs(section.height_mm - sides[1]) < 1:
        return False
    size = _found(element, "pgSz")
    size.set(f"{W}w", str(twips(sides[0])))
    size.set(f"{W}h", str(twips(sides[1])))
    return True


def _margins(element: etree._Element, section: Section, layout: Layout) -> bool:
    """Each margin at the nearest the decree allows; turned pages are left as they are."""
    if section.landscape:
        return False
    wrong: dict[str, float] = {}
    for side in _SIDES:
        low, high = getattr(layout.page, f"{side}_range")
        given = getattr(section, f"{side}_mm")
        if not low - _NEAR_MM <= given <= high + _NEAR_MM:
            wrong[side] = min(max(given, low), high)
    if wrong:
        margins = _found(element, "pgMar")
        for side in _SIDES:
            wanted = wrong.get(side, getattr(section, f"{side}_mm"))
            margins.set(W + side, str(twips(wanted)))
        for name, usual in (("header", layout.page.number_from_top), ("footer", 10.0), ("gutter", 0.0)):
            if margins.get(W + name) is None or name == "gutter":
                margins.set(W + name, str(twips(usual)))
    return bool(wrong)


def _found(section: etree._Element, name: str) -> etree._Element:
    """The child of a section's properties, made after the header references where it is not there."""
    found = section.find(W + name)
    if found is not None:
        return found
    made = etree.Element(W + name)
    before = {
        f"{W}{other}" for other in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
    }
    if name == "pgMar":
        before.add(f"{W}pgSz")
    index = sum(child.tag in before for child in section)
    section.insert(index, made)
    return made


def _new_number(parts: Parts, elements: list[etree._Element], layout: Layout, pages: Pages) -> None:
    """A header with the page's number, from page 2 on."""
    folder, _, file = parts.main.rpartition("/")
    name = f"{folder}/header_so_trang.xml".lstrip("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    relations, identity = with_relation(parts.contents.get(rels), _KIND, name.rpartition("/")[2])
    types = with_type(parts.contents[package.CONTENT_TYPES], name, _TYPE)
    pages.changed |= {name: _header(layout), rels: relations, package.CONTENT_TYPES: types}
    for element in elements:
        reference = etree.Element(f"{W}headerReference", {f"{W}type": "default", RELATION_ID: identity})
        element.insert(0, reference)
    _title_page(elements[0])
    pages.done.append("Thêm số trang ở giữa lề trên, từ trang thứ hai.")


def _title_page(section: etree._Element) -> None:
    if section.find(f"{W}titlePg") is None:
        after = {
            f"{W}{name}"
            for name in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
        }
        index = next((at for at, child in enumerate(section) if child.tag in after), len(section))
        section.insert(index, etree.Element(f"{W}titlePg"))


def _header(layout: Layout) -> bytes:
    look = layout.components["so_trang"]
    font, size = layout.page.font, round(look.size * 2)
    props = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr {XMLNS}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{props}<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
    ).encode()
