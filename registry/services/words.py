"""The words of a file (chữ trong tệp): bytes of a .docx, .doc, .odt, .rtf, .pdf, .html, .txt or a picture → text.

Containers, pages and pictures are opened in limited child processes, .doc, .odt and .rtf by LibreOffice in its sandbox;
nothing is fetched and nothing kept. What was done to get at the words is said.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from typing import Any

from doc_engine.errors import BadInput, Problem
from doc_engine.gate import is_locked, locked
from doc_engine.reading import TYPED, UNKNOWN, Legibility, read_text
from doc_engine.reading.copies.legacy import from_legacy, is_suspect
from doc_engine.reading.copies.legibility import SURE
from doc_engine.text import admit
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import LibreOffice, in_child
from registry.jail.hocr import RecognisedPage
from registry.jail.libreoffice import ForeignKind
from registry.jail.ocr import Tesseract

MAX_TEXT = 8 * 1024 * 1024
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_HTML = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_SCAN_PAGES = 10
_SCANNED = (
    "Văn bản được nhận dạng chữ từ bản chụp (OCR), có thể sai; hãy đối chiếu với bản gốc, nhất là số và ngày."
)
_LAYERED = "Tệp là bản chụp, chữ trong tệp do máy nhận dạng sẵn, có thể sai; hãy đối chiếu với bản gốc, nhất là số và ngày."


@dataclass(frozen=True, slots=True)
class FileWords:
    """The text of a file in reading order, admitted (NFC), in Vietnamese what had to be done to get it, and how sure it is."""

    text: str
    notices: tuple[str, ...] = ()
    scanned: bool = False
    legibility: Legibility = UNKNOWN


def kind_of(data: bytes, name: str = "") -> str:
    """What the bytes are: docx, odt, doc, rtf, pdf, html, txt, picture or other; the name decides html only."""
    signs = {
        "odt": data.startswith(b"PK\x03\x04") and data[30:120].startswith(_ODT),
        "docx": data.startswith(b"PK\x03\x04"),
        "pdf": b"%PDF-" in data[:1024],
        "txt": data.startswith((b"\xff\xfe", b"\xfe\xff")),
        "doc": data.startswith(_OLE) and "WordDocument".encode("utf-16-le") in data,
        "rtf": data.startswith(b"{\\rtf"),
        "picture": data.startswith(_PICTURES),
        "other": (b"\x00" in data[:4096] and _wide(data) is None) or data.startswith(_OLE),
        "html": bool(_HTML.match(data[:1024])) or name.lower().endswith((".html", ".htm")),
    }
    return next((kind for kind, seen in signs.items() if seen), "txt")


def words_of(
    data: bytes, name: str = "", *, converter: LibreOffice | None = None, recogniser: Tesseract | None = None
) -> FileWords:
    """The words of a file; raises `BadInput` where there are none to be had, or its kind cannot be read."""
    if is_locked(data):
        raise BadInput(*(problem.in_file(name) for problem in locked().problems))
    match kind_of(data, name):
        case "docx":
            found = FileWords(str(in_child("docx_text", data, name=name)), legibility=TYPED)
        case "doc" | "odt" | "rtf" as kind:
            found = _converted(data, name, kind, converter or LibreOffice())
        case "pdf":
            found = _pdf_words(data, name, recogniser or Tesseract())
        case "picture":
            found = _picture_words(data, name, recogniser or Tesseract())
        case "html":
            found = _decoded(data, name, page=True)
        case "txt":
            found = _decoded(data, name)
        case _:
            raise unreadable(
                name, "loại tệp này chưa đọc được.", "Hãy lưu thành .docx, .odt, .rtf, .pdf, .html hoặc .txt."
            )
    if not found.text.strip():
        raise unreadable(
            name,
            "tệp không có chữ nào để đọc.",
            "Hãy mở tệp để kiểm tra; nếu tệp rỗng, hãy xin lại từ nơi gửi.",
        )
    return _in_unicode(found)


def unreadable(name: str, message: str, hint: str) -> BadInput:
    """The refusal of a file whose words cannot be had."""
    return BadInput(Problem(message, hint, file=name))


def _in_unicode(found: FileWords) -> FileWords:
    """Letters of an old code table (also in a Word file set in its fonts) as Unicode, where that is certain."""
    legacy = from_legacy(found.text)
    notices = found.notices
    text = found.text
    if legacy is not None:
        text = legacy[0]
        notices = (
            *notices,
            f"Chữ theo bảng mã cũ {legacy[1]} được chuyển sang Unicode; chữ in hoa có thể thành chữ thường.",
        )
    elif is_suspect(text) and not found.legibility.recognised:  # what OCR misread is no code table
        notices = (
            *notices,
            "Chữ có thể theo bảng mã cũ (TCVN3, VNI) mà không nhận ra chắc chắn; hãy lưu lại với Unicode.",
        )
    text = admit(text)
    return FileWords(text, notices, found.scanned, found.legibility.of(text))


def _converted(data: bytes, name: str, kind: ForeignKind, converter: LibreOffice) -> FileWords:
    try:
        docx = converter.to_docx(data, kind)
    except (ConverterMissing, ConverterFailed) as failed:
        raise unreadable(name, f"không mở được tệp .{kind}: {failed}", "Hãy lưu tệp thành .docx.") from None
    return FileWords(
        str(in_child("docx_text", docx, name=name)),
        (f"Tệp .{kind} được chuyển sang .docx để đọc.",),
        legibility=TYPED,
    )


def _pdf_words(data: bytes, name: str, recogniser: Tesseract) -> FileWords:
    found: dict[str, list[Any]] = in_child("pdf_pages", data, name=name)
    pages: list[str] = found["text"]
    blank = [number for number, page in enumerate(pages, 1) if not page.strip()]
    layered = found["pictured"][0] and 1 not in blank
    if not blank and not layered:
        return FileWords("\n\n".join(pages))
    reason = recogniser.available()
    chosen = [1, *blank] if layered else blank
    recognised = {} if reason else _recognised(data, name, recogniser, chosen[:_SCAN_PAGES])
    again = recognised.pop(1, None) if layered else None
    if again is not None and _told(again) > _told(_as_read(pages[0])):
        recognised[1], again = again, None  # the layer is worse than what we read
    for number, page in recognised.items():
        pages[number - 1] = page.text
    text = "\n\n".join(pages)
    if not text.strip():
        why = reason or "Nhận dạng chữ không đọc được gì."
        raise unreadable(name, "tệp là bản chụp (scan), không có lớp chữ để đọc.", why)
    legibility = _legibility(pages, recognised)
    notices: tuple[str, ...] = ()
    if layered:
        legibility = _confirmed(pages[0], again, legibility)
        notices = (_LAYERED,)
    return FileWords(text, (*notices, *_told_of_pictures(blank, reason)), layered or not reason, legibility)


def _told_of_pictures(blank: list[int], reason: str | None) -> tuple[str, ...]:
    """What was done, or could not be done, with pages without words."""
    if not blank:
        return ()
    if reason is not None:
        which = ", ".join(map(str, blank[:20]))
        return (f"Trang {which} không có chữ (trang chụp hoặc trang trắng), chưa đọc được. {reason}",)
    late = any(number > _SCAN_PAGES for number in blank)
    return (_SCANNED, *((f"Chỉ nhận dạng {_SCAN_PAGES} trang đầu.",) if late else ()))


def _as_read(layer: str) -> RecognisedPage:
    return RecognisedPage(layer, (_CERTAIN,) * len(layer.split()))


def _confirmed(layer: str, again: RecognisedPage | None, legibility: Legibility) -> Legibility:
    """The legibility where a scan came with words: number and day of its first page as far as our own reading confirms them."""
    if again is None:
        return legibility
    theirs = read_text(layer).header
    ours = read_text(again.text, Legibility(again.confidences)).header
    return legibility._replace(
        number=theirs.notation == ours.notation, day=theirs.issued_on == ours.issued_on
    )


def _recognised(
    data: bytes, name: str, recogniser: Tesseract, numbers: list[int]
) -> dict[int, RecognisedPage]:
    packed: list[str] = in_child("pdf_scans", data, name=name)
    found = {
        number: recogniser.page_of(base64.b64decode(packed[number - 1]))
        for number in numbers
        if number <= len(packed)
    }
    if 1 in found and _told(found[1]) < _ALL_TOLD:
        softer = base64.b64decode(in_child("pdf_soft_scan", data, name=name))
        found[1] = _of_both(found[1], recogniser.page_of(softer))
    return found


_ALL_TOLD = 2  # number and day
_CERTAIN = 100
_FAIRLY = 70  # enough where two readings say the same (docs/decisions/0018-reading.md)


def _of_both(page: RecognisedPage, softer: RecognisedPage) -> RecognisedPage:
    """The reading that tells more of number and day; where both say the same, fairly sure words are sure."""
    best = max(page, softer, key=_told)
    fairly, seconded = _fairly_sure(page), _fairly_sure(softer)
    agreed = _number_and_day(fairly) == _number_and_day(seconded)
    return _fairly_sure(best) if agreed and _told(fairly) == _ALL_TOLD else best


def _fairly_sure(page: RecognisedPage) -> RecognisedPage:
    """The page with words raised to sure that were nearly so."""
    return replace(
        page, confidences=tuple(SURE if SURE > sure >= _FAIRLY else sure for sure in page.confidences)
    )


def _number_and_day(page: RecognisedPage) -> tuple[str | None, str | None]:
    header = read_text(page.text, Legibility(page.confidences)).header
    return header.notation if header.number else None, header.issued_on if header.has_whole_day else None


def _told(page: RecognisedPage) -> int:
    """Which of number and whole day the page tells for sure: how many."""
    return sum(value is not None for value in _number_and_day(page))


def _legibility(pages: list[str], recognised: dict[int, RecognisedPage]) -> Legibility:
    """How sure the words of all pages are: those of a layer of text are not in doubt."""
    sure: list[int] = []
    for number, page in enumerate(pages, 1):
        sure += recognised[number].confidences if number in recognised else _as_read(page).confidences
    return Legibility(tuple(sure))


def _picture_words(data: bytes, name: str, recogniser: Tesseract) -> FileWords:
    reason = recogniser.available()
    if reason is not None:
        raise unreadable(name, "tệp là ảnh chụp, chưa đọc được chữ.", reason)
    page = recogniser.page_of(data)
    return FileWords(page.text, (_SCANNED,), True, Legibility(page.confidences))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its ASCII letters is zero."""
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    half = len(sample) // 2
    if half < 20:
        return None
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.02 * half else None


def _decoded(data: bytes, name: str, *, page: bool = False) -> FileWords:
    """The text of plain bytes or of a page: Unicode, or what an old code table can plainly be."""
    if len(data) > MAX_TEXT:
        raise unreadable(name, f"tệp chữ lớn hơn {MAX_TEXT // 1024 // 1024} MB.", "Hãy tách tệp.")
    text = _in_some_unicode(data, page)
    if text is None:
        text = data.decode("cp1252", "replace").replace("\ufffd", " ")
        if from_legacy(_page_words(text, name) if page else text) is None:
            text = _windows_vietnamese(data, name)
    return FileWords(_page_words(text, name) if page else text)


def _in_some_unicode(data: bytes, page: bool) -> str | None:
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    declared = _CHARSET.search(data[:2048]) if page else None
    for encoding in (marked, "utf-8", _wide(data), declared[1].decode("ascii") if declared else None):
        if encoding is None or encoding.lower() in ("iso-8859-1", "windows-1252"):
            continue
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _windows_vietnamese(data: bytes, name: str) -> str:
    """windows-1258, believed where the common words of Vietnamese come out."""
    try:
        text = admit(data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if len(re.findall(r"(?<!\w)(?:của|và|các|ngày|tháng|năm|số|về|được|nhân dân)(?!\w)", text)) < 5:
        message = "tệp chữ không ở bảng mã Unicode (UTF-8), cũng không rõ theo bảng mã nào."
        raise unreadable(name, message, "Hãy mở tệp rồi lưu lại với bảng mã UTF-8.")
    return text


def _page_words(source: str, name: str) -> str:
    return str(in_child("html_text", source.encode("utf-8", "replace"), name=name))
