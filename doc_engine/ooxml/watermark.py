"""A light diagonal mark behind the text of every page (chữ chìm), as Word makes it: WordArt in each header."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from doc_engine.ooxml.joints import DOCUMENT, declare, member_of
from doc_engine.ooxml.markup import NAMESPACES, PROLOGUE, XMLNS, W, escape, parse
from doc_engine.ooxml.package import Member

_COLOUR = "#e8e8e8"
_EMPTY = f"{PROLOGUE}<w:hdr {XMLNS}><w:p/></w:hdr>"
_R = f"{{{NAMESPACES['r']}}}"


def watermarked(members: Sequence[Member], text: str) -> list[Member]:
    """The parts with the mark in every header; sections that lack a header get one."""
    parts = {member.name: member for member in members}
    _add_missing_headers(parts)
    return [_marked(member, text) if _is_header(name) else member for name, member in parts.items()]


def _is_header(name: str) -> bool:
    return name.startswith("word/header") and name.endswith(".xml")


def _marked(member: Member, text: str) -> Member:
    root = parse(member.content)
    paragraphs = root.findall(f"{W}p") or [etree.SubElement(root, f"{W}p")]
    paragraphs[-1].append(_run(text, member.name))
    return member_of(member.name, root)


def _add_missing_headers(parts: dict[str, Member]) -> None:
    """Each section must have the headers its pages show: its own or those of the section before."""
    document = parse(parts[DOCUMENT].content)
    known: set[str] = set()
    lacking: list[tuple[etree._Element, str]] = []
    for section in document.iter(f"{W}sectPr"):
        known |= {str(item.get(f"{W}type")) for item in section.findall(f"{W}headerReference")}
        wanted = ["default", *(["first"] if section.find(f"{W}titlePg") is not None else [])]
        lacking += [(section, kind) for kind in wanted if kind not in known]
        known |= set(wanted)
    for number, (section, kind) in enumerate(lacking, start=1):
        name = f"headerVT{number}"
        section.insert(0, _reference(kind, name))
        declare(parts, "header", name, _EMPTY)
    if lacking:
        parts[DOCUMENT] = member_of(DOCUMENT, document)


def _reference(kind: str, name: str) -> etree._Element:
    reference = etree.Element(f"{W}headerReference")
    reference.set(f"{W}type", kind)
    reference.set(f"{_R}id", name)
    return reference


# Word's own shape type 136 (WordArt on a straight line).
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
    "</v:shapetype>"
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:480pt;height:90pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:center;mso-position-vertical-relative:page"
)


def _run(text: str, part: str) -> etree._Element:
    number = int("".join(char for char in part if char.isdigit()) or "0")
    shape = (
        f'<v:shape id="VTChuChim{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" style="{_PLACE}" '
        f'o:allowincell="f" fillcolor="{_COLOUR}" stroked="f">'
        '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
        f'string="{escape(text)}"/></v:shape>'
    )
    return parse(f"<w:r {XMLNS}><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE_TYPE}{shape}</w:pict></w:r>")
