"""A document in other sizes than its template (cỡ chữ, thụt đầu dòng theo lựa chọn): the styles and the rule of Tiêu ngữ.

The template is one and the same for every choice: only what the choice names is written into its styles, and what an
office has changed besides stays.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from doc_engine.layout import BODY_SIZES, HEAD_SIZES, INDENTS, Choice, adapted, text_width_mm
from doc_engine.ooxml.markup import PROLOGUE, W, indents, parse, points20, twips
from doc_engine.ooxml.package import Member
from doc_engine.ooxml.styles import Style, styles
from doc_engine.ooxml.template import STYLES, CompiledTemplate

_NAMESPACE = f'xmlns:w="{W[1:-1]}"'
_BEHIND_INDENT = ("contextualSpacing", "mirrorIndents", "jc", "textDirection", "textAlignment", "outlineLvl")


def restyled(template: CompiledTemplate, choice: Choice) -> tuple[Member, ...]:
    """The template's unchanging parts, its styles in the sizes and the indent chosen."""
    if not choice:
        return template.static
    return tuple(_chosen(template, choice, member) for member in template.static)


def _chosen(template: CompiledTemplate, choice: Choice, member: Member) -> Member:
    if member.name != STYLES:
        return member
    return _styles(member.content, tuple(template.style_ids.items()), choice)


@lru_cache(maxsize=64)
def _styles(content: bytes, ids: tuple[tuple[str, str], ...], choice: Choice) -> Member:
    root = parse(content)
    elements = {str(one.get(f"{W}styleId")): one for one in root.iter(f"{W}style")}
    known = dict(ids)
    for style in _named_by(choice):
        element = elements.get(known.get(style.key, ""))
        if element is not None:
            _write(element, style)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return Member.deflated(STYLES, content)


def _named_by(choice: Choice) -> list[Style]:
    """The styles that a choice decides, as it wants them: those that are others under every other choice."""
    other = Choice(
        next(key for key in HEAD_SIZES if key != choice.head) if choice.head is not None else None,
        next(size for size in BODY_SIZES if size != choice.body) if choice.body is not None else None,
        next(key for key in INDENTS if key != choice.indent) if choice.indent is not None else None,
    )
    pairs = zip(styles(adapted(choice)), styles(adapted(other)), strict=True)
    return [wanted for wanted, unwanted in pairs if wanted != unwanted]


def _write(element: etree._Element, style: Style) -> None:
    """Size, first line and gap above; bold, alignment and everything else stay as the template has them."""
    letters, paragraph = _child(element, "rPr"), _child(element, "pPr")
    for name in ("sz", "szCs"):
        size = letters.find(f"{W}{name}")
        if size is None:
            size = etree.SubElement(letters, f"{W}{name}")
        size.set(f"{W}val", str(round(style.size * 2)))
    gap = paragraph.find(f"{W}spacing")
    if gap is not None:
        gap.set(f"{W}before", str(points20(style.before)))
    _indent(paragraph, style)


def _child(element: etree._Element, name: str) -> etree._Element:
    found = element.find(f"{W}{name}")
    return etree.SubElement(element, f"{W}{name}") if found is None else found


def _indent(paragraph: etree._Element, style: Style) -> None:
    made = indents(
        twips(style.left) if style.left else None,
        twips(style.right) if style.right else None,
        twips(style.first) if style.first else None,
    )
    old = paragraph.find(f"{W}ind")
    if old is not None:
        paragraph.remove(old)
    if not made:
        return
    new = parse(made.replace("<w:ind", f"<w:ind {_NAMESPACE}"))
    behind = next((item for item in paragraph if etree.QName(item).localname in _BEHIND_INDENT), None)
    if behind is None:
        paragraph.append(new)
    else:
        behind.addprevious(new)


def with_motto_rule(document: str, template: CompiledTemplate, choice: Choice) -> str:
    """`word/document.xml` with the rule under Tiêu ngữ as long as its words in the size chosen."""
    if choice.head is None:
        return document
    layout, ids = adapted(choice), template.style_ids
    motto = layout.components["tieu_ngu"]
    root = parse(document)
    length = text_width_mm(motto.text, motto.size, motto.bold, motto.italic)
    side = twips((layout.columns.header_right - length) / 2)
    for line in root.iter(f"{W}p"):
        before = line.getprevious()
        if _style(line) == ids["VTDuongKe"] and before is not None and _style(before) == ids["VTTieuNgu"]:
            for indent in line.iterfind(f"{W}pPr/{W}ind"):
                indent.set(f"{W}left", str(side))
                indent.set(f"{W}right", str(side))
    return PROLOGUE + etree.tostring(root, encoding="unicode")


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))
