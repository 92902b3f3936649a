"""What a file is by its own bytes (loại tệp thật): its name proves nothing."""

from __future__ import annotations

from doc_engine.errors import BadInput
from doc_engine.gate import limits
from doc_engine.gate.locked import OLE, is_locked, locked

PROGRAMS = {"docx": "Word", "xlsx": "Excel"}


def kind_of(data: bytes) -> str:
    """The kind by signature: "zip", "pdf", "doc", "xls", "encrypted", "ole", "rtf", "html", "text", "empty", "unknown"."""
    if data.startswith(OLE):
        return _ole_kind(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    signs = {
        "empty": not data,
        "zip": data.startswith(b"PK\x03\x04"),
        "pdf": b"%PDF-" in data[:1024],
        "rtf": head.startswith(b"{\\rtf"),
        "html": head.startswith((b"<html", b"<!doctype html")),
        "text": _is_text(data[:4096]),
    }
    return next((kind for kind, seen in signs.items() if seen), "unknown")


def _ole_kind(data: bytes) -> str:
    if is_locked(data):
        return "encrypted"
    streams = (("WordDocument", "doc"), ("Workbook", "xls"))
    head = data[: limits.MAX_FILE]
    return next((kind for stream, kind in streams if stream.encode("utf-16-le") in head), "ole")


def _is_text(sample: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in sample)


def wrong_kind(found: str, wanted: str) -> BadInput:
    """The refusal of a file that is not the docx or xlsx it is called."""
    if found == "encrypted":
        return locked()
    program = PROGRAMS[wanted]
    save = f"Hãy mở bằng {program} rồi lưu lại thành .{wanted}."
    said = {
        "empty": ("tệp rỗng, không có nội dung.", "Hãy chọn lại tệp."),
        "pdf": (f"đây là tệp PDF, không phải .{wanted}.", f"Hãy dùng tệp .{wanted} gốc."),
        "doc": (
            f"đây là tệp Word đời cũ (.doc), không phải .{wanted}.",
            "Hãy mở bằng Word rồi lưu lại thành .docx.",
        ),
        "xls": (
            f"đây là tệp Excel đời cũ (.xls), không phải .{wanted}.",
            "Hãy mở bằng Excel rồi lưu lại thành .xlsx.",
        ),
        "rtf": (f"đây là tệp RTF, không phải .{wanted}.", save),
        "html": (f"đây là trang HTML, không phải .{wanted}.", save),
        "text": (f"đây là tệp chữ thường, không phải .{wanted}.", save),
        "docx": (f"đây là tệp Word (.docx), không phải .{wanted}.", f"Hãy chọn tệp .{wanted}."),
        "xlsx": (f"đây là tệp Excel (.xlsx), không phải .{wanted}.", f"Hãy chọn tệp .{wanted}."),
        "dotx": ("đây là tệp mẫu của Word (.dotx), không phải .docx.", save),
        "strict": (
            "tệp được lưu theo dạng Strict Open XML.",
            f"Hãy lưu lại theo dạng {program} thông thường (.{wanted}).",
        ),
    }
    return BadInput.because(*said.get(found, (f"tệp không phải là .{wanted}.", save)))
