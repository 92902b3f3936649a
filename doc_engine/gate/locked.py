"""Files locked with a password (tệp đặt mật khẩu): known by their own bytes, before any program is asked to open them."""

from __future__ import annotations

import struct

from doc_engine.errors import BadInput
from doc_engine.gate.container import parts_of, unpack

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_MANIFEST = "META-INF/manifest.xml"
_PACKAGE = "encrypted-package"  # ODF 1.4 locks the whole package as one part
_WORD = "WordDocument".encode("utf-16-le")
_ENTRY = 128  # bytes of an entry in an OLE directory; its stream's first sector stands at 116
_FIRST_SECTOR = 116
_SHIFT = 30  # where the OLE header says how long a sector is
_FIB = struct.Struct("<H8xH")  # wIdent, and the flags at 10
_WORD_FIB, _LOCKED = 0xA5EC, 0x0100


def locked() -> BadInput:
    """The refusal of a file that only its password opens."""
    return BadInput.because(
        "tệp được đặt mật khẩu nên không đọc được.",
        "Hãy bỏ mật khẩu rồi lưu lại, hoặc đề nghị nơi gửi gửi tệp không đặt mật khẩu.",
    )


def is_locked(data: bytes) -> bool:
    """Whether a .docx, .xlsx, .doc or OpenDocument file asks for a password to be opened."""
    if data.startswith(OLE):
        return "EncryptedPackage".encode("utf-16-le") in data or _locked_word(data)
    return data[30:120].startswith(_ODF) and _locked_opendocument(data)


def _locked_opendocument(data: bytes) -> bool:
    try:
        parts = {part.name: part for part in parts_of(data)}
        if _PACKAGE in parts:
            return True
        return _MANIFEST in parts and b"encryption-data" in unpack(data, parts[_MANIFEST])
    except BadInput:  # damaged, not locked: whoever opens it says so
        return False


def _locked_word(data: bytes) -> bool:
    """Whether the head of the stream WordDocument says that it is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""
    place = data.find(_WORD)
    while place >= 0 and place % _ENTRY:
        place = data.find(_WORD, place + 1)
    if place < 0 or place + _ENTRY > len(data):
        return False
    sector = 1 << min(data[_SHIFT], 16)
    start = (int.from_bytes(data[place + _FIRST_SECTOR :][:4], "little") + 1) * sector
    head = data[start : start + _FIB.size]
    if len(head) < _FIB.size:
        return False
    kind, flags = _FIB.unpack(head)
    return kind == _WORD_FIB and bool(flags & _LOCKED)
