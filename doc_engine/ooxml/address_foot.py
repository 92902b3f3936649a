"""The address at the foot of page 1 (ô 13): where the office is and how it is reached, below a line over the full width.

Phụ lục I, Phần I, Mục III.4; Mẫu 1.5. It is put into the finished file rather than printed by a tag: the first section
alone may have it, and annexes take over the foot of the section before them unless they are given one of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from doc_engine.ooxml.joints import declared
from doc_engine.ooxml.markup import NAMESPACES, PROLOGUE, XMLNS, Shape, W, paragraph, points20, run
from doc_engine.ooxml.package import Member

_R = f"{{{NAMESPACES['r']}}}"
_ADDRESS, _EMPTY = "footerVT1", "footerVT2"


def with_address(members: Sequence[Member], lines: Sequence[str], ids: Mapping[str, str]) -> list[Member]:
    """The parts with the address at the foot of the first page, and no address at that of the annexes."""
    parts = {member.name: member for member in members}
    rule = paragraph(ids["VTDuongKe"], "", Shape(rule=True, before=0, after=points20(1)))
    said = "".join(paragraph(ids["VTDiaChi"], run(line)) for line in lines)
    empty = paragraph(ids["VTKetThuc"], "")
    return declared(
        parts,
        "footer",
        {_ADDRESS: _footer(rule + said), _EMPTY: _footer(empty)},
        _refer,
    )


def _footer(content: str) -> str:
    return f"{PROLOGUE}<w:ftr {XMLNS}>{content}</w:ftr>"


def _refer(document: etree._Element) -> None:
    for number, section in enumerate(document.iter(f"{W}sectPr")):
        for old in section.findall(f"{W}footerReference"):
            if old.get(f"{W}type") == "first":
                section.remove(old)
        reference = etree.Element(f"{W}footerReference")
        reference.set(f"{W}type", "first")
        reference.set(f"{_R}id", _EMPTY if number else _ADDRESS)
        _last_reference(section, reference)
        if not number:
            _title_page(section)


def _last_reference(section: etree._Element, reference: etree._Element) -> None:
    references = [item for item in section if etree.QName(item).localname.endswith("Reference")]
    if references:
        references[-1].addnext(reference)
    else:
        section.insert(0, reference)


_BEHIND_TITLE = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")


def _title_page(section: etree._Element) -> None:
    """The first page has a foot of its own only where the section says that it is another one."""
    if section.find(f"{W}titlePg") is not None:
        return
    behind = next((item for item in section if etree.QName(item).localname in _BEHIND_TITLE), None)
    title = etree.Element(f"{W}titlePg")
    if behind is None:
        section.append(title)
    else:
        behind.addprevious(title)
