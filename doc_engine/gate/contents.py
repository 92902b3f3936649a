"""What the package says of itself (mục lục gói OPC): content types and the main part."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from doc_engine.gate.container import Part, broken, macros, unpack
from doc_engine.gate.kinds import wrong_kind
from doc_engine.gate.markup import Attributes, Budget, Listener, read_xml

_TYPES = "[Content_Types].xml"
_PACKAGE_RELS = "_rels/.rels"
_STRICT = "http://purl.oclc.org/"
_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "dotx",
}
_ROOTS = {
    "docx": "http://schemas.openxmlformats.org/wordprocessingml/2006/main document",
    "xlsx": "http://schemas.openxmlformats.org/spreadsheetml/2006/main workbook",
}
_STRICT_ROOTS = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main document",
    "http://purl.oclc.org/ooxml/spreadsheetml/main workbook",
}
XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_XML_STARTS = (
    b"<?xml",
    b"\xef\xbb\xbf<?xml",
    "\ufeff<?xml".encode("utf-16-le"),
    "\ufeff<?xml".encode("utf-16-be"),
)


def is_xml(name: str, content_type: str, content: bytes) -> bool:
    """Whether any reader could take the part for XML: by its name, its declared type or its first bytes."""
    if name.lower().endswith(XML_NAMES) or content_type.lower().endswith("xml"):
        return True
    return content.startswith(_XML_STARTS)


@dataclass(slots=True)
class Contents:
    """The content types of the package and its main part (phần chính)."""

    main: str = ""
    _by_extension: dict[str, str] = field(default_factory=dict)
    _by_part: dict[str, str] = field(default_factory=dict)
    _mains: list[str] = field(default_factory=list)
    _strict: bool = False

    @classmethod
    def read(cls, data: bytes, parts: list[Part], budget: Budget, kind: str) -> Contents:
        """Read both lists of the package; raises `BadInput` when it is not of the kind it claims."""
        named = {part.name: part for part in parts}
        if _TYPES not in named or _PACKAGE_RELS not in named:
            raise wrong_kind("zip", kind)
        self = cls()
        read_xml(_TYPES, unpack(data, named[_TYPES]), budget, Listener(self._see_type))
        read_xml(_PACKAGE_RELS, unpack(data, named[_PACKAGE_RELS]), budget, Listener(self._see_main))
        self._settle_main(named, kind)
        return self

    def _see_type(self, name: str, attributes: Attributes) -> None:
        content_type = attributes.get("ContentType", "")
        if "vbaproject" in content_type.lower() or "macroenabled" in content_type.lower():
            raise macros()
        if name.endswith(" Default"):
            self._by_extension[attributes.get("Extension", "").lower()] = content_type
        elif name.endswith(" Override"):
            self._by_part[attributes.get("PartName", "").lower()] = content_type

    def _see_main(self, name: str, attributes: Attributes) -> None:
        if name.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            self._strict = self._strict or attributes["Type"].startswith(_STRICT)
            self._mains.append(attributes.get("Target", ""))

    def _settle_main(self, named: dict[str, Part], kind: str) -> None:
        if self._strict:
            raise wrong_kind("strict", kind)
        if len(self._mains) != 1:
            raise wrong_kind("zip", kind)
        self.main = posixpath.normpath(self._mains[0].lstrip("/"))
        found = _MAIN_TYPES.get(self.type_of(self.main), "zip")
        if found != kind:
            raise wrong_kind(found, kind)
        if self.main not in named:
            raise broken(f"thiếu phần chính “{self.main}”")

    def type_of(self, part: str) -> str:
        """The declared content type of a part, "" when it has none."""
        extension = part.rpartition(".")[2].lower()
        return self._by_part.get(f"/{part}".lower()) or self._by_extension.get(extension, "")

    def check_root(self, root: str, kind: str) -> None:
        """Raise `BadInput` unless the main part really begins as a document or workbook does."""
        if root in _STRICT_ROOTS:
            raise wrong_kind("strict", kind)
        if root != _ROOTS[kind]:
            raise broken(f"phần chính “{self.main}” không phải nội dung {kind}")

    def listener(self, part: str) -> Listener | None:
        """Who looks on while a part is read: relationships are watched for macros under another name."""
        return Listener(_refuse_macros) if part.lower().endswith(".rels") else None


def _refuse_macros(name: str, attributes: Attributes) -> None:
    if name.endswith(" Relationship") and "vbaproject" in attributes.get("Type", "").lower():
        raise macros()
