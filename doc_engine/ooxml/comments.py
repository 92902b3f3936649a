"""Findings as Word comments (ghi nhận xét vào tệp Word), each at its paragraph; no word of the text is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from doc_engine.findings import Finding, Severity
from doc_engine.ooxml import package
from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.parts import Parts, tree_of
from doc_engine.paper import Place

_AUTHOR, _INITIALS = "vanthu", "NĐ30"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LABELS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Ghi chú"}
_UNHOLDABLE = {code: None for code in range(32) if code not in (9, 10, 13)}

Remarked = tuple[Finding, Place | None]


def with_comments(docx: bytes, remarked: Sequence[Remarked]) -> bytes:
    """The docx with a comment for every finding; one about no paragraph, or about a header, stands at the first.

    Raises `BadInput` when the gate refuses the file.
    """
    parts = Parts(docx)
    document = parts.document
    name, comments = _comments(parts)
    paragraphs = list(document.iter(f"{W}p"))
    number = 1 + max((int(one.get(f"{W}id", "0")) for one in comments), default=-1)
    for finding, place in remarked:
        anchor = _anchor(parts.main, paragraphs, place)
        if anchor is not None:
            comments.append(_comment(number, _words(finding)))
            _mark(anchor, number)
            number += 1
    changed = {parts.main: written(document), name: written(comments), **_registered(parts, name)}
    return rewritten(parts.contents, changed)


def rewritten(contents: Mapping[str, bytes], changed: Mapping[str, bytes]) -> bytes:
    """The docx of these parts with the changed ones put in."""
    return package.write(
        package.Member.deflated(name, content) for name, content in {**contents, **changed}.items()
    )


def written(tree: etree._Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _comments(parts: Parts) -> tuple[str, etree._Element]:
    """The comments part by name: the one there is, or a new one."""
    name = parts.part_of("comments")
    tree = parts.tree(name)
    if name is not None and tree is not None:
        return name, tree
    folder = parts.main.rpartition("/")[0]
    return f"{folder}/comments.xml".lstrip("/"), etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def _anchor(main: str, paragraphs: list[etree._Element], place: Place | None) -> etree._Element | None:
    """The paragraph to hang a comment on: in a text box the one that holds the box, since Word allows none inside."""
    inside = place is not None and place.source == main and place.element < len(paragraphs)
    if not paragraphs:
        return None
    anchor = paragraphs[place.element if place is not None and inside else 0]
    boxes = [box.getparent() for box in anchor.iterancestors() if box.tag.endswith("}txbxContent")]
    if not boxes:
        return anchor
    return next((up for up in boxes[-1].iterancestors(f"{W}p")), None) if boxes[-1] is not None else None


def _mark(paragraph: etree._Element, number: int) -> None:
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)})
    first = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if first is None else list(paragraph).index(first) + 1, start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})


def _comment(number: int, lines: Sequence[str]) -> etree._Element:
    attributes = {f"{W}id": str(number), f"{W}author": _AUTHOR, f"{W}initials": _INITIALS}
    comment = etree.Element(f"{W}comment", attributes)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = line.translate(_UNHOLDABLE)
    return comment


def _words(finding: Finding) -> list[str]:
    """What the comment says: the message; what was found and required; the article."""
    lines = [f"{_LABELS[finding.severity]} {finding.code}: {finding.message}"]
    if finding.found or finding.required:
        lines.append(f"Trong tệp: {finding.found or '(không có)'}. Yêu cầu: {finding.required or '(không)'}.")
    if finding.article:
        lines.append(f"Căn cứ: Nghị định số 30/2020/NĐ-CP, {finding.article}.")
    return lines


def _registered(parts: Parts, name: str) -> dict[str, bytes]:
    """The content type and the relationship of a new comments part."""
    if name in parts.contents:
        return {}
    changed = {package.CONTENT_TYPES: with_type(parts.contents[package.CONTENT_TYPES], name, _TYPE)}
    folder, _, file = parts.main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    return changed | {rels: with_relation(parts.contents.get(rels), _KIND, name.rpartition("/")[2])[0]}


def with_type(content: bytes, name: str, kind: str) -> bytes:
    """The content types with one more part."""
    tree = tree_of(content, package.CONTENT_TYPES)
    etree.SubElement(tree, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return written(tree)


def with_relation(content: bytes | None, kind: str, target: str) -> tuple[bytes, str]:
    """The relationships with one more, and its id."""
    empty = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
    tree = tree_of(content or empty, "_rels")
    known = {one.get("Id") for one in tree}
    identity = next(made for count in range(1, 99999) if (made := f"rIdVanthu{count}") not in known)
    attributes = {"Id": identity, "Type": kind, "Target": target}
    etree.SubElement(tree, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return written(tree), identity
