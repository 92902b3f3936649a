"""The size of a picture from its first bytes (số điểm ảnh), so that no reader unfolds a giant one."""

from __future__ import annotations

import struct

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that hold the size

_MARKERS = 4096  # a real picture has a few dozen before its size


def pixels_of(content: bytes) -> int:
    """Width times height of a PNG, JPEG, GIF or BMP; 0 for anything else or a broken header."""
    try:
        width, height = _size_of(content)
    except (struct.error, IndexError):
        return 0
    return abs(width * height)


def _size_of(content: bytes) -> tuple[int, int]:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">2L", content, 16)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<2H", content, 6)
    if content.startswith(b"BM"):
        return struct.unpack_from("<2l", content, 18)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return 0, 0


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(_MARKERS):
        if content[at] != 0xFF:
            break
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">2H", content, at + 5)
            return width, height
        # Fill bytes and markers without a length stand alone; the rest say how long they are.
        alone = marker in (0x01, 0xFF) or 0xD0 <= marker <= 0xD8
        at += (
            (1 if marker == 0xFF else 2)
            if alone
            else 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])
        )
    return 0, 0
