"""Further headers and feet in a finished file (thêm đầu trang, chân trang): the part, its content type, its relationship."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from doc_engine.ooxml.markup import NAMESPACES, parse
from doc_engine.ooxml.package import CONTENT_TYPES, Member
from doc_engine.ooxml.skeleton import FOOTER_TYPE, HEADER_TYPE

DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_TYPES = {"header": HEADER_TYPE, "footer": FOOTER_TYPE}


def declared(
    parts: dict[str, Member],
    kind: str,
    added: Mapping[str, str],
    refer: Callable[[etree._Element], None],
) -> list[Member]:
    """The parts with these headers or footers (`kind`) added under their relationship ids; `refer` points to them."""
    document = parse(parts[DOCUMENT].content)
    refer(document)
    parts[DOCUMENT] = member_of(DOCUMENT, document)
    for name, xml in added.items():
        declare(parts, kind, name, xml)
    return list(parts.values())


def declare(parts: dict[str, Member], kind: str, name: str, xml: str) -> None:
    """Add one header or footer to the parts; `name` is its relationship's id too."""
    parts[f"word/{name}.xml"] = Member.deflated(f"word/{name}.xml", xml.encode())
    types = parse(parts[CONTENT_TYPES].content)
    types.append(_like(types, "Override", PartName=f"/word/{name}.xml", ContentType=_TYPES[kind]))
    parts[CONTENT_TYPES] = member_of(CONTENT_TYPES, types)
    relations = parse(parts[_RELATIONSHIPS].content)
    about = f"{NAMESPACES['r']}/{kind}"
    relations.append(_like(relations, "Relationship", Id=name, Type=about, Target=f"{name}.xml"))
    parts[_RELATIONSHIPS] = member_of(_RELATIONSHIPS, relations)


def member_of(name: str, root: etree._Element) -> Member:
    """A part from its tree."""
    return Member.deflated(
        name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    )


def _like(root: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.Element(f"{{{etree.QName(root).namespace}}}{tag}", attributes)
