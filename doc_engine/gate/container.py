"""The zip under a docx or xlsx (vỏ nén): read by hand and strictly, because readers differ in what they forgive."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.errors import BadInput
from doc_engine.gate import limits

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIZES_FOLLOW = 0x8
_STORED, _DEFLATED = 0, 8
_ZIP64 = 0xFFFFFFFF
_SAVE_AGAIN = "Hãy mở tệp bằng Word hoặc LibreOffice, kiểm tra nội dung rồi lưu lại thành tệp mới."


class Part(NamedTuple):
    """One entry of the zip (một phần của tệp): its name, how it is packed and where its bytes lie."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int
    header: int

    @property
    def is_folder(self) -> bool:
        """Whether the entry is a folder, which holds nothing."""
        return self.name.endswith("/")


def broken(detail: str) -> BadInput:
    """The refusal of a damaged or falsified zip."""
    return BadInput.because(f"tệp bị hỏng hoặc bị sửa đổi: {detail}.", _SAVE_AGAIN)


def parts_of(data: bytes) -> list[Part]:
    """Every entry of the zip, checked for names, sizes and places; raises `BadInput`."""
    parts = [_located(data, *raw) for raw in _central_entries(data)]
    _check_names(parts)
    _check_sizes(parts)
    _check_places(parts)
    return parts


def _central_entries(data: bytes) -> Iterator[tuple[tuple[int, ...], bytes]]:
    count, at, end = _directory(data)
    for _ in range(count):
        if at + _CENTRAL.size > end:
            raise broken("mục lục của vỏ nén không đủ")
        signature, *numbers = _CENTRAL.unpack_from(data, at)
        if signature != b"PK\x01\x02":
            raise broken("mục lục của vỏ nén không đúng")
        name_length, extra_length, comment_length = numbers[9:12]
        at += _CENTRAL.size
        yield tuple(numbers), data[at : at + name_length]
        at += name_length + extra_length + comment_length
    if at != end:
        raise broken("mục lục của vỏ nén thừa hoặc thiếu")


def _directory(data: bytes) -> tuple[int, int, int]:
    """Number of entries, start and end of the central directory."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if place < 0 or place + _END.size > len(data):
        raise broken("thiếu phần cuối, có thể tải về hoặc sao chép chưa hết")
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, place)
    if place + _END.size + comment != len(data):
        raise broken("có dữ liệu lạ sau phần cuối")
    if count > limits.MAX_PARTS or size > limits.MAX_DIRECTORY:
        raise BadInput.because(
            f"tệp có quá nhiều phần bên trong (quá {limits.MAX_PARTS:,}).".replace(",", "."), _SAVE_AGAIN
        )
    if (disk, first_disk, here) != (0, 0, count) or start + size != place:
        raise broken("mục lục của vỏ nén không khớp với tệp")
    return count, start, place


def _located(data: bytes, numbers: tuple[int, ...], raw_name: bytes) -> Part:
    """The entry with the start of its bytes, its local header held against the directory."""
    flags, method = numbers[2:4]
    crc, packed, size = numbers[6:9]
    header = numbers[15]
    name = _decoded(raw_name)
    if flags & _ENCRYPTED:
        raise BadInput.because("tệp có phần bị đặt mật khẩu.", "Hãy bỏ mật khẩu rồi lưu lại.")
    if method not in (_STORED, _DEFLATED) or _ZIP64 in (packed, size, header):
        raise broken(f"phần “{name}” được nén theo cách không dùng cho văn bản")
    if header + _LOCAL.size > len(data):
        raise broken(f"phần “{name}” nằm ngoài tệp")
    local = _LOCAL.unpack_from(data, header)
    start = header + _LOCAL.size + local[9] + local[10]
    local_name = data[header + _LOCAL.size : header + _LOCAL.size + local[9]]
    sizes_agree = local[2] & _SIZES_FOLLOW or _ZIP64 in local[7:9] or local[7:9] == (packed, size)
    if local[0] != b"PK\x03\x04" or local_name != raw_name or local[3] != method or not sizes_agree:
        raise broken(f"phần “{name}” được khai hai cách khác nhau")
    if local[2] & _ENCRYPTED:
        raise BadInput.because("tệp có phần bị đặt mật khẩu.", "Hãy bỏ mật khẩu rồi lưu lại.")
    return Part(name, method, crc, packed, size, start, header)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _check_names(parts: list[Part]) -> None:
    seen: set[str] = set()
    for part in parts:
        name = part.name
        steps = name.removesuffix("/").split("/")
        if (
            not name.isprintable()
            or "\\" in name
            or ":" in name
            or any(step in ("", ".", "..") for step in steps)
        ):
            raise broken("có phần mang tên không hợp lệ")
        if name.casefold() in seen:
            raise broken(f"phần “{name}” có hai bản")
        if "vbaproject" in name.casefold():
            raise macros()
        seen.add(name.casefold())


def macros() -> BadInput:
    """The refusal of a file that carries macros."""
    return BadInput.because("tệp có chứa macro.", "Hãy lưu lại thành tệp không có macro (.docx hoặc .xlsx).")


def _check_sizes(parts: list[Part]) -> None:
    if sum(part.size for part in parts) > limits.MAX_UNPACKED:
        raise too_big(f"mở ra lớn hơn {limits.MAX_UNPACKED // limits.MEGABYTE} MB")
    for part in parts:
        if part.size > limits.RATIO_FROM and part.size > limits.MAX_RATIO * part.packed:
            raise too_big(f"phần “{part.name}” được nén quá mức bình thường")
        if part.is_folder and part.size:
            raise broken(f"thư mục “{part.name}” lại có nội dung")


def too_big(detail: str) -> BadInput:
    """The refusal of a container that would not stay small."""
    return BadInput.because(f"tệp vượt giới hạn an toàn: {detail}.", _SAVE_AGAIN)


def _check_places(parts: list[Part]) -> None:
    """No two entries share a byte; the last one ends before the directory (it was found by its header)."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header):
        if part.header < end:
            raise broken(f"phần “{part.name}” nằm chồng lên phần khác")
        end = part.start + part.packed
    if min((part.header for part in parts), default=0) > 0:
        raise broken("có dữ liệu lạ ở đầu tệp")


def unpack(data: bytes, part: Part) -> bytes:
    """The bytes of one entry; never more than it declares, and exactly what its checksum says."""
    packed = memoryview(data)[part.start : part.start + part.packed]
    if len(packed) != part.packed:
        raise broken(f"phần “{part.name}” bị cắt cụt")
    out = bytes(packed) if part.method == _STORED else _inflate(packed, part)
    if len(out) != part.size or zlib.crc32(out) != part.crc:
        raise broken(f"phần “{part.name}” không khớp với kích thước hoặc mã kiểm tra của nó")
    return out


def _inflate(packed: memoryview, part: Part) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        out = stream.decompress(packed, part.size + 1)
        if len(out) <= part.size and not stream.eof:
            out += stream.decompress(stream.unconsumed_tail, 1)
    except zlib.error:
        raise broken(f"phần “{part.name}” không giải nén được") from None
    if not stream.eof or stream.unused_data:
        raise broken(f"phần “{part.name}” dài hơn hoặc ngắn hơn mức đã khai")
    return out
