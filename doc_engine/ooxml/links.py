"""Links of a template to elsewhere (liên kết ra ngoài): pictures, objects and fields that another place would fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.gate import sealed
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.tags import Place
from doc_engine.ooxml.template import part_name

_HYPERLINK = "hyperlink"
_MESSAGE = "mẫu có hình hoặc đối tượng lấy từ nơi khác. Hãy chèn hẳn vào mẫu."


def external_links(docx: bytes, parts: Mapping[str, bytes]) -> list[Finding]:
    """MV15 for each thing fetched from elsewhere, with its paragraph; a dropped source of the file is a warning."""
    found = [finding for name in parts if name.endswith(".rels") for finding in _of_part(name, parts)]
    if found:
        return found
    try:
        if sealed(docx) == docx:
            return []
    except BadInput as bad:
        return [Finding("MV15", Severity.ERROR, "", str(problem)) for problem in bad.problems]
    message = "mẫu còn liên kết đến tệp gốc hoặc nguồn trộn thư. Hãy gỡ liên kết trong Word."
    return [Finding("MV15", Severity.WARNING, "", message)]


def _of_part(name: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    owner = name.replace("_rels/", "").removesuffix(".rels")
    if owner not in parts or not owner.endswith(".xml") or owner == "word/settings.xml":
        return
    root = parse(parts[owner])
    for link in parse(parts[name]).iterchildren():
        kind = link.get("Type", "").rpartition("/")[2]
        if not isinstance(link.tag, str) or link.get("TargetMode") != "External" or kind == _HYPERLINK:
            continue
        where = _paragraph_of(root, link.get("Id", ""), part_name(owner))
        yield Finding("MV15", Severity.ERROR, where, _MESSAGE, found=link.get("Target", "")[:120])


def _paragraph_of(root: etree._Element, identity: str, part: str) -> str:
    for number, element in enumerate(root.iter(f"{W}p"), start=1):
        if any(identity == value for item in element.iter() for value in item.attrib.values()):
            text = "".join(item.text or "" for item in element.iter(f"{W}t"))
            return str(Place(part, number, text))
    return part.rstrip(", ")
