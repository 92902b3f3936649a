"""A closed book's last page and its minutes (trang kết thúc, biên bản khóa sổ), to print and sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from doc_engine.dates import long_date
from doc_engine.notation import padded
from doc_engine.printed import Line, Pair, Ruled, Section
from registry.book_report import BookReport, Gap
from registry.model import RegisterEntry
from registry.views.pages_printed import Printed
from registry.views.paper_head import paper_head

_DOTS = "……………………………………………………"
# A heading, columns, their widths in millimetres, rows.
NotedTable = tuple[str, tuple[str, ...], tuple[float, ...], list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class ClosedAs:
    """Who closes which office's book, when, why before the year's end, and the journal's head just before."""

    office: str
    parent_body: str | None
    place: str
    closed_by: str
    closed_at: datetime
    head_seq: int
    head_hash: str
    reason: str | None = None


def closing_page(report: BookReport, closed: ClosedAs) -> Printed:
    """The page behind the last line of a book (trang kết thúc): what it holds, signed by clerk and head."""
    title = f"Trang kết thúc sổ {report.name} năm {report.year}"
    heading = ("TRANG KẾT THÚC SỔ ĐĂNG KÝ VĂN BẢN ĐI", f"Sổ: {report.name}. Năm: {report.year}")
    return last_page_of(title, heading, _sums(report, closed), report.digest, closed)


def last_page_of(
    title: str, heading: tuple[str, str], sums: Sequence[str], digest: str, closed: ClosedAs
) -> Printed:
    """The last page of a book: its heading, what it holds in sentences, the digest, room to sign."""
    parts = (
        _head(closed),
        Line(""),
        Line(heading[0], "centre_bold"),
        Line(heading[1], "centre"),
        Line(""),
        *(Line(text, "justified") for text in sums),
        *_marks(digest, closed),
        *_signed(closed),
    )
    return Printed(f"{title} - {closed.office}", (Section(parts),), ("Trang kết thúc",))


def closing_minutes(report: BookReport, closed: ClosedAs) -> Printed:
    """The minutes of the closing (biên bản khóa sổ): every gap, void, suffix, rule set aside, line corrected."""
    title = f"Biên bản khóa sổ {report.name} năm {report.year}"
    book = f"Khóa sổ đăng ký văn bản đi “{report.name}” năm {report.year}"
    return minutes_of(
        title, book, _sums(report, closed), _tables(report), digest=report.digest, closed=closed
    )


def minutes_of(
    title: str,
    what: str,
    sums: Sequence[str],
    tables: Sequence[NotedTable],
    *,
    digest: str,
    closed: ClosedAs,
) -> Printed:
    """The minutes of closing a book: what it holds in sentences, then what has to be explained in tables."""
    at = closed.closed_at
    parts: list[Line | Pair | Ruled] = [
        _head(closed),
        Line(""),
        Line("BIÊN BẢN", "centre_bold"),
        Line(what, "centre_bold"),
        Line(""),
        Line(
            f"Hồi {at:%H} giờ {at:%M} phút, {long_date(at.date())}, {closed.closed_by} khóa sổ nêu trên.",
            "justified",
        ),
        Line(f"Thành phần tham gia: {_DOTS}", "justified"),
        *(Line(text, "justified") for text in sums),
    ]
    for number, (heading, columns, widths, rows) in enumerate(tables, 1):
        parts.append(Line(f"{number}. {heading}", "bold"))
        parts.append(Ruled(columns, widths, rows) if rows else Line("Không có.", "justified"))
    parts += [*_marks(digest, closed), *_signed(closed)]
    return Printed(f"{title} - {closed.office}", (Section(tuple(parts)),), ("Biên bản",))


def _head(closed: ClosedAs) -> Pair:
    day = f"{closed.place}, {long_date(closed.closed_at.date())}"
    return paper_head(closed.office, closed.parent_body, day=day)


def _sums(report: BookReport, closed: ClosedAs) -> list[str]:
    lines = report.lines
    numbers = f", từ số {_number(lines[0])} đến số {_number(lines[-1])}" if lines else ""
    sums = [
        f"Sổ có {len(lines)} dòng{numbers}; số cuối đã cấp: {report.last_number}.",
        f"Trong đó: {len(report.voided)} số đã hủy; {len(report.suffixed)} số bổ sung; {len(report.second)} dòng sửa.",
    ]
    if closed.reason:
        sums.append(f"Khóa sổ trước khi hết năm, lý do: {closed.reason}.")
    sums.append("Từ khi khóa, không cấp số, vào sổ, hủy số hoặc sửa dòng nào trong sổ này.")
    return sums


def _marks(digest: str, closed: ClosedAs) -> tuple[Line, ...]:
    return (
        Line(f"Mã kiểm tra các dòng của sổ (SHA-256): {digest}", "note"),
        Line(f"Nhật ký trước khi khóa: {closed.head_seq} việc, mã kiểm tra {closed.head_hash}", "note"),
    )


def _signed(closed: ClosedAs) -> tuple[Line | Pair, ...]:
    left = (Line("NGƯỜI KHÓA SỔ", "signature"), Line("", "space"), Line(closed.closed_by, "signature"))
    right = (Line("NGƯỜI CÓ THẨM QUYỀN", "signature"), Line("", "space"))
    return (Line(""), Pair(left, right))


def _tables(report: BookReport) -> list[NotedTable]:
    noted = ("Số, ký hiệu", "Ngày", "Tên loại và trích yếu", "Ghi chú"), (22.0, 20.0, 60.0, 60.0)
    return [
        ("Số không có dòng trong sổ", ("Số", "Lý do"), (30.0, 130.0), [gap_row(gap) for gap in report.gaps]),
        ("Số đã hủy", *noted, _rows(report.voided)),
        ("Số bổ sung", *noted, _rows(report.suffixed)),
        (
            "Dòng có ghi chú về ngày, thẩm quyền ký hoặc việc khác với quy định chung",
            *noted,
            _rows(report.set_aside),
        ),
        ("Dòng sửa lỗi ghi sổ", ("Nội dung",), (160.0,), [(note,) for note in report.second]),
    ]


def gap_row(gap: Gap) -> tuple[str, str]:
    """The numbers of a gap and why."""
    numbers = padded(gap.first) if gap.first == gap.last else f"{padded(gap.first)} đến {padded(gap.last)}"
    return numbers, f"{gap.why[0].upper()}{gap.why[1:]}."


def _rows(lines: Sequence[RegisterEntry]) -> list[tuple[str, ...]]:
    return [(line.notation, line.issued_on, line.subject, line.note) for line in lines]


def _number(line: RegisterEntry) -> str:
    return padded(line.number, line.suffix)
