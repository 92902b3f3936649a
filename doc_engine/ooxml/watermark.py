"""A light diagonal mark behind the text of every page (chữ chìm), as Word makes it: WordArt in each header."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from doc_engine.ooxml.markup import XMLNS, W, escape, parse
from doc_engine.ooxml.package import Member

_COLOUR = "#e4e4e4"


def watermarked(members: Sequence[Member], text: str) -> list[Member]:
    """The parts with the mark put into every header part."""
    return [_marked(member, text) if _is_header(member.name) else member for member in members]


def _is_header(name: str) -> bool:
    return name.startswith("word/header") and name.endswith(".xml")


def _marked(member: Member, text: str) -> Member:
    root = parse(member.content)
    last = root.findall(f"{W}p")[-1]
    last.append(_run(text, member.name))
    return Member.deflated(
        member.name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    )


def _run(text: str, part: str) -> etree._Element:
    number = "".join(char for char in part if char.isdigit()) or "0"
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:480pt;height:90pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    xml = (
        f"<w:r {XMLNS}><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
        f'</v:shapetype><v:shape id="VTChuChim{number}" o:spid="_x0000_s{2048 + int(number)}" type="#_x0000_t136" style="{style}" '
        f'o:allowincell="f" fillcolor="{_COLOUR}" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
        f'string="{escape(text)}"/></v:shape></w:pict></w:r>'
    )
    return parse(xml)
