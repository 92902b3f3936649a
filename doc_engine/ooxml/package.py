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
_ABOUT = struct.Struct("<HHHHHIIIHH")
_ENTRY = b"PK\x01\x02" + struct.pack("<H", 20)
_PLACE = struct.Struct("<HHHII")
_END = struct.Struct("<4sHHHHIIH")
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
    def deflated(cls, name: str, content: bytes, level: int = LEVEL) -> Member:
        """A part compressed, always at the same level."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
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
    archive = Archive()
    for member in sorted(members, key=lambda part: order(part.name)):
        archive.add(member)
    return archive.closed()


class Archive:
    """A zip as it grows: members one after the other, then the directory. A copy may go on from any point."""

    def __init__(self, start: Archive | None = None) -> None:
        self._members: list[bytes] = [b"".join(start._members)] if start else []
        self._directory: list[bytes] = [b"".join(start._directory)] if start else []
        self._length: int = start._length if start else 0
        self._count: int = start._count if start else 0

    def add(self, member: Member) -> None:
        """One more member."""
        name = member.name.encode("utf-8")
        flags = 0 if member.name.isascii() else _UTF8_NAME
        raw = member.raw
        about = _ABOUT.pack(
            *(20, flags, member.method, _DOS_TIME, _DOS_DATE),
            *(member.crc, len(raw), member.size, len(name), 0),
        )
        self._members += (b"PK\x03\x04", about, name, raw)
        self._directory += (_ENTRY, about, _PLACE.pack(0, 0, 0, 0, self._length), name)
        self._length += 30 + len(name) + len(raw)
        self._count += 1

    def closed(self) -> bytes:
        """The whole file."""
        directory = b"".join(self._directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, self._count, self._count, len(directory), self._length, 0)
        return b"".join((*self._members, directory, end))


def read(data: bytes) -> dict[str, bytes]:
    """The parts of a container that the gate has let pass, folders left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
