"""The parts of a docx (các phần của tệp Word): trees by name, relationships by id. The gate has looked first."""

from __future__ import annotations

import posixpath
from functools import cached_property

from lxml import etree

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container
from doc_engine.ooxml import package
from doc_engine.ooxml.markup import W

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The strict form of the format has other names for the same things.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
RELATION_ID = f"{_R}id"


def tree_of(content: bytes, name: str) -> etree._Element:
    """The XML of a part; no entities, no network; raises `BadInput` for broken XML."""
    if b"purl.oclc.org" in content:
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise BadInput.because(
            f"phần “{name}” của tệp Word không đọc được.", "Hãy mở tệp bằng Word rồi lưu lại."
        ) from None


class Parts:
    """The parts of one admitted docx."""

    def __init__(self, docx: bytes) -> None:
        admit_container(docx, "docx")
        self.contents = package.read(docx)
        self.main = self._by_kind("", "officeDocument") or "word/document.xml"

    @cached_property
    def document(self) -> etree._Element:
        """The main part; raises `BadInput` when there is none."""
        found = self.tree(self.main)
        if found is None:
            raise BadInput.because(
                "tệp Word không có phần nội dung đọc được.", "Hãy mở tệp bằng Word rồi lưu lại."
            )
        return found

    def tree(self, name: str | None) -> etree._Element | None:
        """The tree of a part, None when there is no such part."""
        content = self.contents.get(name or "")
        return None if content is None else tree_of(content, name or "")

    def related(self, kind: str) -> etree._Element | None:
        """The tree of the main part's one related part of a kind ("styles", "numbering", "theme", …)."""
        return self.tree(self.part_of(kind))

    def part_of(self, kind: str) -> str | None:
        """The name of the main part's one related part of a kind, None when it has none."""
        return self._by_kind(self.main, kind)

    def target(self, relation: str | None) -> str | None:
        """The name of the part a relationship id of the main part leads to."""
        return self._relations(self.main).get(relation or "", ("", None))[1]

    def _by_kind(self, source: str, kind: str) -> str | None:
        return next((target for found, target in self._relations(source).values() if found == kind), None)

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        folder, _, file = source.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for element in root if root is not None else ():
            target = str(element.get("Target", ""))
            if element.tag == f"{{{_RELATIONSHIPS}}}Relationship" and element.get("TargetMode") != "External":
                name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = str(element.get("Type", "")).rpartition("/")[2]
                found[str(element.get("Id", ""))] = (kind, posixpath.normpath(name))
        return found
