"""An update written behind a PDF (cập nhật nối tiếp): every byte before stays, so that signatures stay valid."""

from __future__ import annotations

import hashlib
import io
import struct
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_KEPT = ("/Root", "/Info", "/ID")


class Increment:
    """New and changed objects of one PDF, to be written behind it."""

    def __init__(self, pdf: bytes, reader: PdfReader) -> None:
        self._pdf, self._reader = pdf, reader
        size: Any = reader.trailer["/Size"]
        self._next = int(size)
        self._objects: dict[int, tuple[int, PdfObject]] = {}

    def add(self, value: PdfObject) -> IndirectObject:
        """Put in a new object; the reference to it."""
        number, self._next = self._next, self._next + 1
        self._objects[number] = (0, value)
        return IndirectObject(number, 0, self._reader)

    def change(self, reference: IndirectObject, value: PdfObject) -> None:
        """Put in a new version of an object."""
        self._objects[reference.idnum] = (reference.generation, value)

    def written(self) -> bytes:
        """The PDF with the update behind it; the table is of the kind that the file has, as readers expect."""
        out = io.BytesIO()
        out.write(self._pdf if self._pdf.endswith(b"\n") else self._pdf + b"\n")
        at: dict[int, tuple[int, int]] = {}
        for number, (generation, value) in sorted(self._objects.items()):
            at[number] = (out.tell(), generation)
            out.write(f"{number} {generation} obj\n".encode("ascii"))
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        digest = hashlib.sha256(out.getvalue()).digest()[:16]
        plain = self._pdf[self._reader._startxref :].lstrip()[:4] == b"xref"
        (self._table if plain else self._stream)(out, at, digest)
        return out.getvalue()

    def _trailer(self, size: int, digest: bytes) -> DictionaryObject:
        """The entries of the trailer before, with the first half of the file's id kept and the second new."""
        trailer = DictionaryObject({NameObject("/Size"): NumberObject(size)})
        for key in _KEPT:
            if key in self._reader.trailer:
                trailer[NameObject(key)] = self._reader.trailer.raw_get(key)
        first = self._reader.trailer.get("/ID")
        before = first[0].original_bytes if first else digest
        trailer[NameObject("/ID")] = ArrayObject([ByteStringObject(before), ByteStringObject(digest)])
        trailer[NameObject("/Prev")] = NumberObject(self._reader._startxref)
        return trailer

    def _table(self, out: io.BytesIO, at: dict[int, tuple[int, int]], digest: bytes) -> None:
        start = out.tell()
        out.write(b"xref\n0 1\n0000000000 65535 f \n")
        for first, count in _runs(at):
            out.write(f"{first} {count}\n".encode("ascii"))
            for number in range(first, first + count):
                out.write(f"{at[number][0]:010d} {at[number][1]:05d} n \n".encode("ascii"))
        out.write(b"trailer\n")
        self._trailer(self._next, digest).write_to_stream(out)
        out.write(f"\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _stream(self, out: io.BytesIO, at: dict[int, tuple[int, int]], digest: bytes) -> None:
        start = out.tell()
        at = {**at, self._next: (start, 0)}
        table = StreamObject()
        table.update(self._trailer(self._next + 1, digest))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
        table[NameObject("/Index")] = ArrayObject(NumberObject(value) for run in _runs(at) for value in run)
        table.set_data(b"".join(struct.pack(">BIH", 1, *at[number]) for number in sorted(at)))
        out.write(f"{self._next} 0 obj\n".encode("ascii"))
        table.write_to_stream(out)
        out.write(f"\nendobj\nstartxref\n{start}\n%%EOF\n".encode("ascii"))


def _runs(at: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """The object numbers as runs of neighbours: first number and how many."""
    runs: list[tuple[int, int]] = []
    for number in sorted(at):
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
