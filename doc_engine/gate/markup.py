"""The XML of one part (phần XML), streamed through expat: never a tree, never a DTD, always UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from doc_engine.errors import BadInput
from doc_engine.gate import limits
from doc_engine.gate.container import broken, too_big

Attributes = dict[str, str]
# What a caller wants to see of each element: its name as "namespace local" and its attributes.
OnElement = Callable[[str, Attributes], None]

_PIECE = limits.MEGABYTE
_UTF8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_UTF16_NAMES = frozenset({"utf-16", "utf16", "utf-16le", "utf-16be"})


class Budget:
    """What is left of the container's allowance (hạn mức) of elements and attributes."""

    def __init__(self) -> None:
        self.elements = limits.MAX_ELEMENTS
        self.attributes = limits.MAX_ATTRIBUTES


class Listener(NamedTuple):
    """Who else listens while a part is read: at each start, text and end of an element."""

    start: OnElement | None = None
    text: Callable[[str], None] | None = None
    end: Callable[[str], None] | None = None


class _Watch:
    """Counts one part while expat streams over it and passes on what it sees."""

    def __init__(self, part: str, budget: Budget, listener: Listener, encodings: frozenset[str]) -> None:
        self.part, self.budget, self.listener, self.encodings = part, budget, listener, encodings
        self.depth = self.text = 0
        self.root = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.root = self.root or name
        self.depth, self.text = self.depth + 1, 0
        self.budget.elements -= 1
        self.budget.attributes -= len(attributes)
        if self.depth > limits.MAX_DEPTH:
            raise too_big(f"phần “{self.part}” lồng nhau quá {limits.MAX_DEPTH} tầng")
        if self.budget.elements < 0 or self.budget.attributes < 0:
            raise too_big("tệp có quá nhiều thành phần XML")
        if self.listener.start:
            self.listener.start(name, attributes)

    def end(self, name: str) -> None:
        self.depth, self.text = self.depth - 1, 0
        if self.listener.end:
            self.listener.end(name)

    def characters(self, text: str) -> None:
        self.text += len(text)
        if self.text > limits.MAX_TEXT:
            raise too_big(f"phần “{self.part}” có một đoạn chữ dài hơn 1 MB")
        if self.listener.text:
            self.listener.text(text)

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        del version, standalone
        if encoding and encoding.casefold() not in self.encodings:
            raise BadInput.because(
                f"phần “{self.part}” khai bảng mã {encoding}, không phải UTF-8.",
                "Hãy mở tệp bằng Word rồi lưu lại.",
            )

    def doctype(self, *_: object) -> None:
        raise BadInput.because(
            f"phần “{self.part}” có khai báo DTD, thứ không có trong văn bản bình thường.",
            "Tệp này không an toàn; hãy xin lại tệp từ nơi gửi.",
        )


def read_xml(part: str, content: bytes, budget: Budget, listener: Listener | None = None) -> str:
    """Stream one part within the limits; returns the name of its root ("namespace local").

    Raises `BadInput` for a DTD, another encoding than UTF-8 and UTF-16, malformed XML or a limit passed.
    """
    if len(content) > limits.MAX_XML_PART:
        raise too_big(f"phần “{part}” lớn hơn {limits.MAX_XML_PART // limits.MEGABYTE} MB")
    encodings = _UTF8_NAMES
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content, encodings = _from_utf16(part, content), _UTF16_NAMES
    watch = _Watch(part, budget, listener or Listener(), encodings)
    try:
        _feed(_parser(watch), content, watch)
    except expat.ExpatError as error:
        raise broken(f"phần “{part}” không phải XML đúng quy cách (dòng {error.lineno})") from None
    return watch.root


def _from_utf16(part: str, content: bytes) -> bytes:
    try:
        return content.decode("utf-16").encode("utf-8")
    except UnicodeError:
        raise broken(f"phần “{part}” có chữ sai bảng mã UTF-16") from None


def _parser(watch: _Watch) -> expat.XMLParserType:
    # The encoding given here outweighs the declaration: what expat reads is what was counted.
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.buffer_size = 65_536
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = watch.characters
    parser.XmlDeclHandler = watch.declaration
    parser.StartDoctypeDeclHandler = watch.doctype
    return parser


def _feed(parser: expat.XMLParserType, content: bytes, watch: _Watch) -> None:
    """In pieces of 1 MB; one without any "<" is a text or a tag that no document has."""
    for at in range(0, len(content), _PIECE):
        piece = content[at : at + _PIECE]
        if len(piece) == _PIECE and b"<" not in piece:
            raise too_big(f"phần “{watch.part}” có một đoạn chữ hoặc một thẻ dài hơn 1 MB")
        parser.Parse(piece, False)
    parser.Parse(b"", True)
