"""One PDF of a whole batch for the printing shop (tệp in): the letters in order, their fonts and pictures once.

Letters of one batch carry the same fonts again and again. pdfium writes each letter plainly (every object by
itself, a table of places, no streams of objects); here objects that are the same byte for byte become one. What is
written leaves at once, so that a batch of any size takes little memory.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from doc_engine.errors import BadInput
from doc_engine.pdf.opening import opened

_REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
_HEAD = re.compile(rb"\s*(\d+) 0 obj\s*")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_BOX = re.compile(rb"/MediaBox\s*\[[^\]]*\]")
_PARENT = re.compile(rb"/Parent\s+\d+ 0 R\b")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_CATALOG, _TREE = 1, 2
_BRANCH = 64  # pages below one node of the tree of pages


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a letter stands in the print file: its first page, from 1, and its pages without blank ones."""

    first: int
    pages: int


@dataclass(slots=True)
class _Branch:
    number: int
    kids: list[int] = field(default_factory=list)


class PrintFile:
    """Writes the print file to `out` as letters come; `two_sided` begins each on the front of a sheet.

    `close` must be called at the end. The same letters give the same bytes.
    """

    def __init__(self, out: BinaryIO, *, two_sided: bool = False) -> None:
        self._out, self._two_sided = out, two_sided
        self._places: dict[int, int] = {}
        self._next = _TREE + 1
        self._known: dict[bytes, int] = {}
        self._branches: list[_Branch] = []
        self._count = self._at = 0
        self._digest = hashlib.sha256()
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, pdf: bytes) -> Printed:
        """The pages of one letter; raises `BadInput` when it is no PDF that can be read."""
        letter = _Objects(_plain(pdf))
        copied = _Copy(self, letter)
        printed = Printed(self._count + 1, len(letter.pages))
        for number in letter.pages:
            self.add_page(copied.with_references(letter.bodies[number]))
        if self._two_sided and len(letter.pages) % 2:
            box = _BOX.search(letter.bodies[letter.pages[-1]])
            self.add_page(b"<</Type/Page/Parent 0 0 R/Resources<<>>%s>>" % (box[0] if box else b""))
        return printed

    def close(self) -> int:
        """Write what stands at the end; the number of pages, blank ones too. Raises `BadInput` for none."""
        if not self._count:
            raise BadInput.because("không có tệp PDF nào để ghép.")
        for branch in self._branches:
            self._write(branch.number, _node(branch.kids, len(branch.kids), b"/Parent %d 0 R" % _TREE))
        self._write(_TREE, _node([branch.number for branch in self._branches], self._count))
        self._write(_CATALOG, b"<</Type/Catalog/Pages %d 0 R>>" % _TREE)
        start, name = self._at, self._digest.hexdigest()[:32].encode()
        rows = b"".join(b"%010d 00000 n \n" % self._places[number] for number in range(1, self._next))
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % self._next + rows)
        root = b"/Root %d 0 R/Size %d/ID[<%s><%s>]" % (_CATALOG, self._next, name, name)
        self._put(b"trailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (root, start))
        return self._count

    def add_page(self, body: bytes) -> None:
        """A page object, whatever parent it named."""
        if not self._branches or len(self._branches[-1].kids) == _BRANCH:
            self._branches.append(_Branch(self._number()))
        branch, number = self._branches[-1], self._number()
        self._write(number, _PARENT.sub(b"/Parent %d 0 R" % branch.number, body, count=1))
        branch.kids.append(number)
        self._count += 1

    def add_once(self, body: bytes) -> int:
        """The number of an object with these very bytes, written if there was none yet."""
        digest = hashlib.sha256(body).digest()
        number = self._known.get(digest)
        if number is None:
            number = self._known[digest] = self._number()
            self._write(number, body)
        return number

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _write(self, number: int, body: bytes) -> None:
        self._places[number] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _put(self, data: bytes) -> None:
        self._at += self._out.write(data)
        self._digest.update(data)


def print_file(pdfs: Iterable[bytes], *, two_sided: bool = False) -> bytes:
    """The letters as one PDF (tệp in), blank pages added for `two_sided`; raises `BadInput` as `PrintFile`."""
    out = io.BytesIO()
    made = PrintFile(out, two_sided=two_sided)
    for pdf in pdfs:
        made.add(pdf)
    made.close()
    return out.getvalue()


def _node(kids: Iterable[int], count: int, parent: bytes = b"") -> bytes:
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    return b"<</Type/Pages%s/Count %d/Kids[%s]>>" % (parent, count, listed)


def _plain(pdf: bytes) -> bytes:
    """The pages alone, as pdfium writes them."""
    import pypdfium2

    with opened(pdf) as document:
        made = pypdfium2.PdfDocument.new()
        try:
            made.import_pages(document)
            out = io.BytesIO()
            made.save(out)
            return out.getvalue()
        finally:
            made.close()


class _Objects:
    """The objects of a PDF that pdfium wrote, by number, and the numbers of its pages in order."""

    def __init__(self, pdf: bytes) -> None:
        start = _START.search(pdf, max(0, len(pdf) - 100))
        if start is None:
            raise _odd()
        table = int(start[1])
        places = sorted(int(found[1]) for found in _ENTRY.finditer(pdf, table))
        self.bodies: dict[int, bytes] = {}
        for place, end in zip(places, [*places[1:], table], strict=True):
            head = _HEAD.match(pdf, place, end)
            last = pdf.rfind(b"endobj", place, end)
            if head is None or last < 0:
                raise _odd()
            self.bodies[int(head[1])] = pdf[head.end() : last].rstrip(b"\r\n")
        self.pages = self._listed_pages(pdf)

    def _listed_pages(self, pdf: bytes) -> list[int]:
        root = _PAGES.search(pdf)
        kids = _KIDS.search(self.bodies.get(int(root[1]), b"")) if root else None
        pages = [int(found[1]) for found in _REFERENCE.finditer(kids[1])] if kids else []
        if not pages or any(b"/Kids" in self.bodies.get(page, b"/Kids") for page in pages):
            raise _odd()
        return pages


class _Copy:
    """Carries the objects of one letter over into the print file, each once."""

    def __init__(self, to: PrintFile, letter: _Objects) -> None:
        self._to, self._letter = to, letter
        self._carried: dict[int, int] = {}
        self._under_way: set[int] = set()

    def with_references(self, body: bytes) -> bytes:
        """An object's bytes with the numbers that its references have in the print file."""
        split = body.find(b"stream") if b"endstream" in body else len(body)
        return _REFERENCE.sub(self._referred, body[:split]) + body[split:]

    def _referred(self, found: re.Match[bytes]) -> bytes:
        number = int(found[1])
        if b"/Type/Pages" in self._letter.bodies.get(number, b""):
            return b"0 0 R"  # the tree above a page, which gets another
        if number in self._letter.pages or number in self._under_way:
            return b"null"  # what stands on a page names its page
        if number not in self._carried:
            self._under_way.add(number)
            self._carried[number] = self._to.add_once(
                self.with_references(self._letter.bodies.get(number, b"null"))
            )
            self._under_way.discard(number)
        return b"%d 0 R" % self._carried[number]


def _odd() -> BadInput:
    return BadInput.because("tệp PDF có cấu trúc lạ, không ghép vào tệp in được.")
