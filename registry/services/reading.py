"""Read a file's words (đọc tệp): bytes of a .docx, .pdf, .html or .txt → text → what the reader finds in it.

Containers are opened in a limited child process; nothing is kept.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePath

from doc_engine.errors import BadInput, Problem
from doc_engine.reading import read_text
from doc_engine.reading.values import Reading
from doc_engine.text import admit, nfc
from registry.jail import in_child

MAX_TEXT = 8 * 1024 * 1024
_MAX_NAME = 200
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "txt": "text/plain",
    "other": "application/octet-stream",
}
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/h[1-6]|/li|/table|p|div|tr|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CUT = ("script", "style", "head")


def kind_of(data: bytes, name: str = "") -> str:
    """What the bytes are, by their first marks: docx, pdf, html, txt or other; the name decides html only."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_UTF16):
        return "txt"
    if b"\x00" in data[:4096] or data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "other"
    looks_html = re.match(rb"\s*<(?:!doctype html|html)", data[:512], re.IGNORECASE)
    return "html" if looks_html or name.lower().endswith((".html", ".htm")) else "txt"


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type under which a file is kept."""
    return _MEDIA[kind_of(data, name)]


def kept_name(name: str) -> str:
    """A file's own name as it can be written down: letters that no text may hold become "_".

    A name in another encoding, or with a line break or a mark that turns the line around, is no reason to
    leave a document unregistered.
    """
    shown = "".join(char if char.isprintable() else "_" for char in nfc(PurePath(name).name))
    return shown[-_MAX_NAME:] or "tệp không tên"


def file_text(data: bytes, name: str = "") -> str:
    """The words of a file, in reading order, admitted (NFC); raises `BadInput` where there are none to be had."""
    kind = kind_of(data, name)
    match kind:
        case "docx":
            text = str(in_child("docx_text", data, name=name))
        case "pdf":
            text = "\n\n".join(in_child("pdf_text", data, name=name))
        case "html":
            text = _html_text(_decoded(data, name))
        case "txt":
            text = _decoded(data, name)
        case _:
            raise _unreadable(name, "loại tệp này chưa đọc được.", "Hãy lưu thành .docx, .pdf hoặc .txt.")
    if not text.strip():
        hint = "Tệp có thể là bản chụp (scan)." if kind == "pdf" else ""
        raise _unreadable(name, "tệp không có chữ nào để đọc.", hint)
    return admit(text)


def read_file(data: bytes, name: str = "") -> Reading:
    """The reading of a file without an office: header, citations, tasks, deadlines; raises `BadInput`."""
    reading: Reading = read_text(file_text(data, name))
    return reading


def _unreadable(name: str, message: str, hint: str) -> BadInput:
    return BadInput(Problem(message, hint, file=name))


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_TEXT:
        raise _unreadable(name, f"tệp chữ lớn hơn {MAX_TEXT // 1024 // 1024} MB.", "")
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        message = "tệp chữ không ở bảng mã Unicode (UTF-8)."
        raise _unreadable(name, message, "Hãy mở tệp rồi lưu lại với bảng mã UTF-8.") from None


def _html_text(source: str) -> str:
    """The words of a page: block ends become line ends; scripts, styles and the head are left out."""
    for tag in _CUT:
        source = _without(source, tag)
    lines = _BREAKS.sub("\n", re.sub(r"\s*\n\s*", " ", source))
    text = html.unescape(_TAGS.sub("", lines)).replace("\xa0", " ")
    return "\n".join(line for line in (part.strip() for part in text.split("\n")) if line)


def _without(source: str, tag: str) -> str:
    """The page without its `<tag …>…</tag>` parts; one left open runs to the end."""
    opening, closing = re.compile(rf"<{tag}\b", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    kept, at = [], 0
    while start := opening.search(source, at):
        kept.append(source[at : start.start()])
        end = closing.search(source, start.end())
        at = end.end() if end else len(source)
    return "".join([*kept, source[at:]])
