"""A part of a docx in which only a few words change, deflated ahead of time (luồng nén sẵn).

What stands between the changing words is deflated once, each stretch ending on a whole byte; the words go in
between as they are, in stored blocks. So a letter costs a few copies of bytes, and its checksum is put
together from those of the stretches.

A stretch may repeat what stands before it (deflate calls this its window) as long as the distance is known: for
each length of the words between it is deflated again, once. What is written hangs on the words alone, never on
the letters written before: a letter made again is the same, byte for byte.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

_LEVEL = 9
_SHORT = 255  # longer words are deflated
_FAR = 1500  # still longer ones end the window
_KEPT = 1024  # lengths remembered for one stretch
_WINDOW = 32 * 1024
_POLYNOMIAL = 0xEDB88320
_LENGTHS = struct.Struct("<HH")
# What a flushed stretch ends with: the lengths of an empty stored block, whose place the words take.
_EMPTY = b"\x00\x00\xff\xff"


class Stretch:
    """Bytes that never change, deflated for each distance to what stands before them."""

    def __init__(self, content: bytes, before: Sequence[bytes], *, last: bool) -> None:
        self._content, self._before, self._last = content, before, last
        self._packed: dict[tuple[int, ...], bytes] = {}
        self.size = len(content)
        self._crc = zlib.crc32(content)
        self._shift = _shift_table(self.size)

    def packed(self, gaps: tuple[int, ...]) -> bytes:
        """Its deflated bytes, where `gaps` are the lengths of the words before it, the nearest last."""
        gaps = gaps[len(gaps) - len(self._before) :] if len(self._before) < len(gaps) else gaps
        found = self._packed.get(gaps)
        if found is None:
            if len(self._packed) >= _KEPT:
                self._packed.clear()
            found = self._packed[gaps] = self._deflated(gaps)
        return found

    def _deflated(self, gaps: tuple[int, ...]) -> bytes:
        window = b"".join(
            stretch + bytes(gap)
            for stretch, gap in zip(self._before[len(self._before) - len(gaps) :], gaps, strict=True)
        )[-_WINDOW:]
        made = (
            zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, window)
            if window
            else zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9)
        )
        packed = made.compress(self._content)
        if self._last:
            return packed + made.flush()
        return (packed + made.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_EMPTY)

    def checked(self, crc: int) -> int:
        """The checksum of everything up to the end of this stretch, `crc` that of everything before it."""
        low, second, third, high = self._shift
        moved = low[crc & 255] ^ second[crc >> 8 & 255] ^ third[crc >> 16 & 255] ^ high[crc >> 24]
        return moved ^ self._crc


class Stream:
    """One part: stretches that never change, and between each two of them words that do."""

    def __init__(self, stretches: Sequence[bytes]) -> None:
        # With many changing words the lengths of any two of them would seldom come together twice.
        reach = len(stretches) if len(stretches) <= 3 else 1
        self._stretches = [
            Stretch(content, stretches[max(0, place - reach) : place], last=place + 1 == len(stretches))
            for place, content in enumerate(stretches)
        ]

    def filled(self, words: Sequence[bytes]) -> tuple[bytes, int, int]:
        """The deflated part with these words in its places; its checksum and its size."""
        first = self._stretches[0]
        gaps: tuple[int, ...] = ()
        out, crc, size = [first.packed(gaps)], first.checked(0), first.size
        for word, stretch in zip(words, self._stretches[1:], strict=True):
            length = len(word)
            if length <= _SHORT:
                out.append(_LENGTHS.pack(length, length ^ 0xFFFF))
                out.append(word)
            else:
                out.append(_EMPTY)
                out.append(_deflated(word))
            gaps = (*gaps, length) if length <= _FAR else ()
            out.append(stretch.packed(gaps))
            crc = stretch.checked(zlib.crc32(word, crc))
            size += length + stretch.size
        return b"".join(out), crc, size


def _deflated(words: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(words) + packer.flush(zlib.Z_SYNC_FLUSH)


def _shift_table(size: int) -> list[list[int]]:
    """Four tables, one a byte of a checksum, that carry it over `size` bytes (a matrix over the field of two)."""
    power = _power_of_x(8 * size)
    columns = [_product(1 << bit, power) for bit in range(32)]
    return [_combined(columns[start : start + 8]) for start in range(0, 32, 8)]


def _combined(columns: Sequence[int]) -> list[int]:
    table = [0]
    for column in columns:
        table += [column ^ entry for entry in table]
    return table


def _power_of_x(exponent: int) -> int:
    """x to that power, the highest bit being the lowest power."""
    power, factor = 1 << 31, 1 << 30
    while exponent:
        if exponent & 1:
            power = _product(power, factor)
        factor = _product(factor, factor)
        exponent >>= 1
    return power


def _product(left: int, right: int) -> int:
    """The product of two polynomials modulo that of the checksum, both with the bits reversed."""
    out = 0
    for bit in range(31, -1, -1):
        if left >> bit & 1:
            out ^= right
        right = right >> 1 ^ (_POLYNOMIAL if right & 1 else 0)
    return out
