"""The docx container, byte for byte ours (gói tệp): fixed dates, fixed order, no trace of the machine.

Written by hand rather than with `zipfile`, so that a member that does not change is copied with its
deflated bytes as they are.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LEVEL = 6
# 1 January 1980, 00:00: the earliest date a zip can hold, the same for every file.
_DOS_TIME, _DOS_DATE = 0, (0 << 9) | (1 << 5) | 1
_UTF8_NAME = 0x800
CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels", "word/document.xml")


@dataclass(frozen=True, slots=True)
class Member:
    """One part ready to be written: its name, its (deflated) bytes, checksum and true size."""

    name: str
    raw: bytes
    crc: int
    size: int
    method: int

    @classmethod
    def stored(cls, name: str, content: bytes) -> Member:
        """A part kept as it is: templates are, so that no version of zlib changes their digest."""
        return cls(name, content, zlib.crc32(content), len(content), 0)

    @classmethod
    def deflated(cls, name: str, content: bytes) -> Member:
        """A part compressed at the fixed level."""
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        raw = packer.compress(content) + packer.flush()
        return cls(name, raw, zlib.crc32(content), len(content), 8)

    @property
    def content(self) -> bytes:
        """The part's bytes, inflated."""
        return zlib.decompress(self.raw, -15) if self.method else self.raw


def order(name: str) -> tuple[int, str]:
    """Sort key of parts: content types first, as Word writes them, then by name."""
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def write(members: Iterable[Member]) -> bytes:
    """The zip of these parts in the fixed order."""
    body = io.BytesIO()
    directory = io.BytesIO()
    count = 0
    for member in sorted(members, key=lambda part: order(part.name)):
        offset = body.tell()
        name = member.name.encode("utf-8")
        flags = 0 if member.name.isascii() else _UTF8_NAME
        common = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            member.method,
            _DOS_TIME,
            _DOS_DATE,
            member.crc,
            len(member.raw),
            member.size,
            len(name),
            0,
        )
        body.write(b"PK\x03\x04" + common + name)
        body.write(member.raw)
        directory.write(
            b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
        )
        count += 1
    start, length = body.tell(), directory.tell()
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, length, start, 0)
    return body.getvalue() + directory.getvalue() + end


def read(data: bytes) -> dict[str, bytes]:
    """The parts of a container that the gate has let pass, folders left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
