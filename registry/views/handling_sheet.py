"""Phiếu giải quyết văn bản đến (Phụ lục IV): what is known of the matter filled in, dots where people write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import long_date, short_date
from doc_engine.layout import text_width_mm
from doc_engine.printed import Line, Pair, Section
from registry.views.pages_printed import Printed
from registry.views.paper_head import paper_head

TITLE = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN"
_WIDTH_MM = 165.0
_DOT_MM = 13 * 25.4 / 72  # an ellipsis is as wide as its letters are high


def _dots(room_mm: float) -> str:
    """Dots that fill `room_mm`, so that all lines end at one edge: a full stop is a quarter of an ellipsis."""
    whole, rest = divmod(room_mm, _DOT_MM)
    return "…" * int(whole) + "." * int(rest / (_DOT_MM / 4))


_DOTS = _dots(_WIDTH_MM)


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
    return paper_head(sheet.office, sheet.parent_body, day=f"{sheet.place}, {long_date(sheet.on)}")


def _filled(label: str, words: str, *, blank_lines: int = 0) -> Sequence[Line]:
    """A label with its words, or with dots to the end of the line and so many lines of dots more."""
    if words:
        return [Line(f"- {label}: {words}")]
    dots = _dots(_WIDTH_MM - text_width_mm(f"- {label}: ", 13))
    return [Line(f"- {label}: {dots}"), *[Line(_DOTS)] * blank_lines]


def _day(day: date | None) -> str:
    return f"Ngày cho ý kiến: {short_date(day)}" if day else "Ngày cho ý kiến: …… / …… / …………"
