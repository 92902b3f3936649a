"""Pages of a PDF as pictures (ảnh trang): PNG bytes, made without any imaging library."""

from __future__ import annotations

import struct
import zlib

from doc_engine.pdf.opening import opened, pages_of

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def pictures_of(pdf: bytes, *, dots_per_inch: float = 72, pages: int = 20, grey: bool = False) -> list[bytes]:
    """The first `pages` pages as PNG pictures in colour or grey; raises `BadInput` as `text_of` does."""
    made: list[bytes] = []
    with opened(pdf) as document:
        for page in pages_of(document):
            if len(made) == pages:
                break
            bitmap = page.render(
                scale=dots_per_inch / 72, rev_byteorder=True, prefer_bgrx=False, grayscale=grey
            )
            try:
                made.append(
                    _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
                )
            finally:
                bitmap.close()
    return made


def _png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    rows = (pixels[row * stride : row * stride + width * channels] for row in range(height))
    kind = {1: 0, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    body = zlib.compress(b"".join(b"\x00" + row for row in rows), 6)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
