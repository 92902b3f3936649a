"""The printed lists of Phụ lục V: danh mục hồ sơ, mục lục văn bản, mục lục nộp lưu, biên bản giao nhận, thông báo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from doc_engine.dates import PartialDate, long_date, short_date
from doc_engine.number_words import in_words
from doc_engine.printed import Line, Pair, Ruled, Section
from doc_engine.text import upper_first
from registry.model import Document
from registry.services.filing.dossiers import Filed
from registry.services.filing.handing_over import HandedOver, HandOver, Party
from registry.services.filing.retention import is_permanent
from registry.store.dossiers import Dossier, FilingPlan, Paper
from registry.store.records import Office
from registry.views.pages_printed import Printed
from registry.views.paper_head import paper_head

_DOTS = "……………………"
_PLAN_COLUMNS = (
    "Số và ký hiệu hồ sơ",
    "Tên đề mục và tiêu đề hồ sơ",
    "Thời hạn bảo quản",
    "Người lập hồ sơ",
    "Ghi chú",
)
_CONTENTS_COLUMNS = (
    "STT",
    "Số, ký hiệu văn bản",
    "Ngày tháng năm văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Tác giả văn bản",
    "Tờ số/Trang số",
    "Ghi chú",
)
_INVENTORY_COLUMNS = (
    "Số TT",
    "Số, ký hiệu hồ sơ",
    "Tiêu đề hồ sơ",
    "Thời gian tài liệu",
    "Thời hạn bảo quản",
    "Số tờ/Số trang",
    "Ghi chú",
)
_DUE_COLUMNS = ("STT", "Số, ký hiệu hồ sơ", "Tiêu đề hồ sơ", "Kết thúc", "Hạn nộp lưu", "Còn lại")


Part = Line | Pair | Ruled


def plan_printed(plan: FilingPlan, office: Office) -> Printed:
    """Danh mục hồ sơ of a year, with its totals; dotted where it is not issued yet."""
    rows = [(line.code, line.title, line.retention, line.person, line.note) for line in plan.lines]
    headings = frozenset(place for place, line in enumerate(plan.lines) if line.level)
    kept = [line.retention for line in plan.lines if line.level == 0]
    forever = sum(map(is_permanent, kept))
    attached = f"Kèm theo Quyết định số {plan.decision or _DOTS} {_long(plan.issued_on)} của {office.name}"
    parts = (
        _head(office),
        Line(f"DANH MỤC HỒ SƠ CỦA {office.name.upper()}", "heading"),
        Line(f"Năm {plan.year}", "centre_bold"),
        Line(f"({attached})", "centre_italic"),
        Line("", "note"),
        Ruled(_PLAN_COLUMNS, (24, 72, 24, 26, 18), rows, bold_rows=headings),
        Line(
            f"Bản danh mục hồ sơ này có {len(kept)} hồ sơ, bao gồm: {forever} hồ sơ bảo quản vĩnh viễn; "
            f"{len(kept) - forever} hồ sơ bảo quản có thời hạn.",
            "justified",
        ),
        Pair((), (Line("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "signature"), Line("", "space"))),
    )
    return Printed(f"Danh mục hồ sơ năm {plan.year}", (Section(parts),), ("Danh mục hồ sơ",))


def contents_printed(filed: Filed, office: Office) -> Printed:
    """Mục lục văn bản trong hồ sơ: one line a document, in its order."""
    dossier = filed.dossier
    rows = [_contents_row(paper, document) for paper, document in filed.papers]
    parts: tuple[Part, ...] = (
        _head(office),
        Line("MỤC LỤC VĂN BẢN", "heading"),
        Line(f"Hồ sơ số {dossier.code}, năm {dossier.year}", "centre_bold"),
        Line(dossier.title, "centre_italic"),
        Line("", "note"),
        Ruled(_CONTENTS_COLUMNS, (10, 24, 22, 46, 28, 20, 16), rows, numbered=True),
        *_closing(dossier, len(rows)),
    )
    return Printed(f"Mục lục văn bản, hồ sơ {dossier.label}", (Section(parts),), ("Mục lục văn bản",))


def _contents_row(paper: Paper, document: Document) -> tuple[str, ...]:
    named = " ".join(part for part in (document.type_label, document.subject) if part)
    return (
        str(paper.position),
        str(document.notation or ""),
        _day(document.issued_on),
        named,
        document.issuer or "",
        paper.sheets,
        paper.note,
    )


def _closing(dossier: Dossier, documents: int) -> tuple[Line, ...]:
    """Chứng từ kết thúc, once the dossier is closed."""
    if dossier.closed_on is None:
        return ()
    unit = "trang" if dossier.electronic else "tờ"
    counted = f", {dossier.amount} {unit}" if dossier.amount else ""
    return (
        Line(
            f"Hồ sơ kết thúc ngày {short_date(dossier.closed_on)}, gồm {documents} văn bản{counted}.",
            "justified",
        ),
        Line(f"Chứng từ kết thúc: {dossier.closing_note}", "justified"),
    )


def inventory_printed(filed: Sequence[Filed], office: Office, maker: str, on: date) -> Printed:
    """Mục lục hồ sơ, tài liệu nộp lưu: permanent and fixed-term dossiers on lists of their own."""
    lots = {
        "vĩnh viễn": [one for one in filed if is_permanent(one.dossier.retention)],
        "có thời hạn": [one for one in filed if not is_permanent(one.dossier.retention)],
    }
    sections = [_inventory(lot, kept, office, maker, on) for kept, lot in lots.items() if lot]
    names = [upper_first(kept) for kept, lot in lots.items() if lot]
    if not sections:
        sections, names = [_inventory([], "vĩnh viễn", office, maker, on)], ["Vĩnh viễn"]
    return Printed("Mục lục hồ sơ, tài liệu nộp lưu", tuple(sections), tuple(names))


def _inventory(lot: Sequence[Filed], kept: str, office: Office, maker: str, on: date) -> Section:
    with_retention = kept != "vĩnh viễn"
    rows = [_inventory_row(place, one, with_retention) for place, one in enumerate(lot, 1)]
    columns = tuple(name for name in _INVENTORY_COLUMNS if with_retention or name != "Thời hạn bảo quản")
    widths = (10, 24, 52, 28, 20, 18, 16) if with_retention else (10, 24, 64, 30, 20, 18)
    years = sorted({one.dossier.year for one in lot})
    return Section(
        (
            _head(office),
            Line("MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", "heading"),
            Line(f"Năm {_range([str(year) for year in years])}", "centre_bold"),
            Line(f"(Tài liệu bảo quản {kept})", "centre_italic"),
            Line("", "note"),
            Ruled(columns, widths, rows, numbered=True),
            Line(f"Mục lục này gồm: {len(lot)} hồ sơ.", "justified"),
            Line(f"Viết bằng chữ: {in_words(len(lot))} hồ sơ.", "justified"),
            _maker(office, maker, on),
        )
    )


def _inventory_row(place: int, filed: Filed, with_retention: bool) -> tuple[str, ...]:
    dossier = filed.dossier
    cells = (str(place), dossier.code, dossier.title, span_of(filed), dossier.retention)
    counted = (str(dossier.amount or ""), dossier.note)
    return (*(cells if with_retention else cells[:4]), *counted)


def span_of(filed: Filed) -> str:
    """Thời gian tài liệu: from the first document's day to the last one's."""
    days = sorted(day for _, document in filed.papers if (day := document.issued_on.whole))
    return _range([short_date(day) for day in (days[:1] + days[-1:])]) if days else ""


def _range(texts: Sequence[str]) -> str:
    if not texts:
        return "……"
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} - {texts[-1]}"


def minutes_printed(handed: HandedOver, filed: Sequence[Filed], office: Office) -> Printed:
    """Biên bản giao nhận hồ sơ, tài liệu; its list is `inventory_printed`."""
    minutes = handed.minutes
    spans = sorted(day for one in filed for _, document in one.papers if (day := document.issued_on.whole))
    time = _range([short_date(day) for day in (spans[:1] + spans[-1:])])
    parts: tuple[Part, ...] = (
        _head(office),
        Line("BIÊN BẢN", "heading"),
        Line("Giao nhận hồ sơ, tài liệu", "centre_bold"),
        Line("", "note"),
        *(_said(text) for text in _minutes_lines(minutes, handed.dossiers, time, office)),
        Pair(
            (
                Line("ĐẠI DIỆN BÊN GIAO", "signature"),
                Line("", "space"),
                Line(minutes.giver.name, "signature"),
            ),
            (
                Line("ĐẠI DIỆN BÊN NHẬN", "signature"),
                Line("", "space"),
                Line(minutes.receiver.name, "signature"),
            ),
        ),
    )
    return Printed("Biên bản giao nhận hồ sơ, tài liệu", (Section(parts),), ("Biên bản",))


def _said(text: str) -> Line:
    return Line(text, "bold" if text.startswith("BÊN ") else "justified")


def _minutes_lines(
    minutes: HandOver, dossiers: Sequence[Dossier], time: str, office: Office
) -> tuple[str, ...]:
    paper = sum(not one.electronic for one in dossiers)
    years = _range([str(year) for year in sorted({one.year for one in dossiers})])
    return (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        f"Căn cứ Danh mục hồ sơ năm {years} của {office.name}.",
        f"Hôm nay, {long_date(minutes.on)}, chúng tôi gồm:",
        "BÊN GIAO:",
        _party(minutes.giver),
        "BÊN NHẬN: Lưu trữ cơ quan",
        _party(minutes.receiver),
        "Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:",
        f"1. Tên khối tài liệu giao nộp: {minutes.what or _DOTS}",
        f"2. Thời gian của hồ sơ, tài liệu: {time}",
        "3. Thành phần và số lượng tài liệu:",
        "a) Đối với hồ sơ, tài liệu giấy:",
        f"- Tổng số hộp (cặp): {_DOTS if minutes.boxes is None else minutes.boxes}",
        f"- Tổng số hồ sơ (đơn vị bảo quản): {paper}; quy ra mét giá: {minutes.metres or '…………'} mét.",
        "b) Đối với hồ sơ, tài liệu điện tử:",
        f"- Tổng số hồ sơ: {len(dossiers) - paper}",
        f"- Tổng số tệp tin trong hồ sơ: {_DOTS if minutes.files is None else minutes.files}",
        f"4. Tình trạng tài liệu giao nộp: {minutes.condition}",
        "5. Có Mục lục hồ sơ, tài liệu nộp lưu kèm theo.",
        "Biên bản này được lập thành 02 bản; bên giao giữ 01 bản, bên nhận giữ 01 bản./.",
    )


def _party(party: Party) -> str:
    return f"Ông (bà): {party.name}; chức vụ công tác: {party.title or _DOTS}"


def due_printed(due: Sequence[tuple[Dossier, int]], office: Office, maker: str, on: date) -> Printed:
    """The notice of dossiers to be handed over within thirty days (thông báo hồ sơ đến hạn nộp lưu)."""
    rows = [
        (str(place), one.label, one.title, _short(one.closed_on), _short(one.due_on), left_words(left))
        for place, (one, left) in enumerate(due, 1)
    ]
    parts = (
        _head(office),
        Line("DANH SÁCH HỒ SƠ ĐẾN HẠN NỘP LƯU", "heading"),
        Line(f"(Tính đến ngày {short_date(on)})", "centre_italic"),
        Line("", "note"),
        Ruled(_DUE_COLUMNS, (10, 26, 58, 22, 22, 28), rows),
        _maker(office, maker, on),
    )
    return Printed("Danh sách hồ sơ đến hạn nộp lưu", (Section(parts),), ("Đến hạn nộp lưu",))


def left_words(days: int) -> str:
    """How many days are left, or how many it is late."""
    return f"quá hạn {-days} ngày" if days < 0 else f"{days} ngày"


def _head(office: Office) -> Pair:
    return paper_head(office.name, office.parent_body)


def _maker(office: Office, maker: str, on: date) -> Pair:
    return Pair(
        (),
        (
            Line(f"{office.place}, {long_date(on)}", "date"),
            Line("NGƯỜI LẬP", "signature"),
            Line("", "space"),
            Line(maker, "signature"),
        ),
    )


def _short(day: date | None) -> str:
    return short_date(day) if day else ""


def _long(day: date | None) -> str:
    return long_date(day or PartialDate(), "……")


def _day(day: PartialDate) -> str:
    if day.whole:
        return short_date(day.whole)
    return "" if day.year is None else str(day)
