"""Bytes of a data file → text (bảng mã): UTF-8 only, with a message that says what the file seems to be."""

from __future__ import annotations

import re

from doc_engine.datafile.ledger import Ledger
from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit

MOST_BYTES = 2 * 1024 * 1024
MOST_IN_A_WORD = 10_000  # YAML's tag scanner is quadratic in one unbroken word
_RESAVE = "Hãy mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8."
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_LINE = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, ledger: Ledger) -> str:
    """The file's text, admitted (NFC, `\\n`); raises `BadInput` when it cannot be read as UTF-8 text at all.

    A byte order mark and Windows line ends are accepted. Refused characters are noted line by line and dropped.
    """
    _refuse_what_is_not_text(data, ledger.name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            Problem(
                "tệp không phải UTF-8; có thể đã lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258).",
                _RESAVE,
                file=ledger.name,
                line=line,
            )
        ) from None
    return "\n".join(_line(line, number, ledger) for number, line in enumerate(_LINE.split(text), start=1))


def _refuse_what_is_not_text(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise BadInput(
            Problem(f"tệp lớn quá {MOST_BYTES // 1024 // 1024} MB.", "Tệp dữ liệu chỉ chứa chữ.", file=name)
        )
    if data.startswith(_WIDE_MARKS):
        raise BadInput(Problem("tệp được lưu bằng bảng mã UTF-16 hoặc UTF-32.", _RESAVE, file=name))
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise BadInput(Problem("đây là tệp Word, Excel hoặc PDF, không phải tệp dữ liệu YAML.", file=name))
    if b"\x00" in data:
        raise BadInput(
            Problem("tệp có byte rỗng: không phải văn bản UTF-8 (có thể là UTF-16).", _RESAVE, file=name)
        )


def _line(line: str, number: int, ledger: Ledger) -> str:
    if any(len(word) > MOST_IN_A_WORD for word in line.split()):
        raise BadInput(
            Problem(
                f"có chuỗi dài hơn {MOST_IN_A_WORD} ký tự không có dấu cách.",
                "Tệp dữ liệu chỉ chứa chữ.",
                file=ledger.name,
                line=number,
            )
        )
    try:
        return admit(line)
    except BadInput as error:
        for problem in error.problems:
            ledger.add(Problem(problem.message, problem.hint, line=number))
        return "".join(char if char == "\t" or char.isprintable() else " " for char in line)
