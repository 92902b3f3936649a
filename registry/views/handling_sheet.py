"""Phiếu giải quyết văn bản đến (Phụ lục IV): what is known of the matter filled in, dots where people write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import long_date, short_date
from doc_engine.layout import text_width_mm
from doc_engine.printed import Line, Pair, Section
from registry.views.pages_printed import Printed

TITLE = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN"
_WIDTH_MM = 165.0
_DOT_MM = 13 * 25.4 / 72  # an ellipsis is as wide as its letters are high
_DOTS = "…" * int(_WIDTH_MM / _DOT_MM)


@dataclass(frozen=True, slots=True)
class HandlingSheet:
    """What stands on the sheet; blank words are left for a hand to fill."""

    office: str
    parent_body: str | None
    place: str
    on: date
    arrival: str  # “Số đến 15, ngày 20/3/2026”
    document: str  # tên loại; số, ký hiệu; ngày; cơ quan ban hành; trích yếu
    handler: str = ""
    cooperating: tuple[str, ...] = ()
    due_on: date | None = None
    assigned_on: date | None = None
    note: str = ""


def handling_sheet(sheet: HandlingSheet) -> Printed:
    """The sheet on one page, ready as .docx and PDF."""
    parts: tuple[Line | Pair, ...] = (
        _head(sheet),
        Line(TITLE, "heading"),
        Line(f"({sheet.document})", "centre_italic"),
        Line(sheet.arrival, "centre"),
        Line(""),
        Line("1. Ý kiến của lãnh đạo cơ quan, tổ chức", "bold"),
        *_filled("Đơn vị, cá nhân chủ trì", sheet.handler),
        *_filled("Đơn vị, cá nhân phối hợp", "; ".join(sheet.cooperating)),
        *_filled("Thời hạn giải quyết", short_date(sheet.due_on) if sheet.due_on else ""),
        *_filled("Ý kiến chỉ đạo", sheet.note, blank_lines=1),
        Line(_day(sheet.assigned_on), "plain"),
        Line(""),
        Line("2. Ý kiến của lãnh đạo đơn vị", "bold"),
        *_filled("Giao cá nhân giải quyết", "", blank_lines=1),
        *_filled("Thời hạn giải quyết", ""),
        Line(_day(None), "plain"),
        Line(""),
        Line("3. Ý kiến đề xuất của người giải quyết", "bold"),
        *[Line(_DOTS)] * 4,
        Line(_day(None), "plain"),
    )
    return Printed(TITLE.capitalize(), (Section(parts),), ("Phiếu giải quyết",))


def _head(sheet: HandlingSheet) -> Pair:
    above = [Line(sheet.parent_body.upper(), "centre")] if sheet.parent_body else []
    right = (
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "signature"),
        Line("Độc lập - Tự do - Hạnh phúc", "signature"),
        Line(f"{sheet.place}, {long_date(sheet.on)}", "centre_italic"),
    )
    return Pair((*above, Line(sheet.office.upper(), "signature")), right, left_share=0.38)


def _filled(label: str, words: str, *, blank_lines: int = 0) -> Sequence[Line]:
    """A label with its words, or with dots to the end of the line and so many lines of dots more."""
    if words:
        return [Line(f"- {label}: {words}")]
    room = int((_WIDTH_MM - text_width_mm(f"- {label}: ", 13)) / _DOT_MM)
    return [Line(f"- {label}: {'…' * room}"), *[Line(_DOTS)] * blank_lines]


def _day(day: date | None) -> str:
    return f"Ngày cho ý kiến: {short_date(day)}" if day else "Ngày cho ý kiến: …… / …… / …………"
