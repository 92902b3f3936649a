"""Ô 4: địa danh và thời gian ban hành."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import annex_alone, bare, somewhere
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_II4 = "Phụ lục I, Phần I, Mục II.4"
_FULL = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{1,4})?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
_SLASHED = re.compile(
    r"^[^\W\d][^\d:;]{1,40},\s*(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\.?$", re.IGNORECASE
)
# Forms without a place-and-date line (Phụ lục III, Mẫu 1.9; two parties' papers have no form).
_DATELESS = {
    DocumentType.BIEN_BAN,
    DocumentType.HOP_DONG,
    DocumentType.BAN_GHI_NHO,
    DocumentType.BAN_THOA_THUAN,
    DocumentType.THU_CONG,
}


def _line(view: View) -> Line | None:
    known = next((line for line in view.cells.place_date if not line.empty), None)
    return known or next((line for line in view.paper.inked[:25] if _SLASHED.match(bare(line))), None)


def _parts(view: View) -> tuple[Line, re.Match[str]] | None:
    line = _line(view)
    match = _FULL.search(bare(line)) if line else None
    return (line, match) if line and match else None


@rule("DN01", cell="4", article=f"{_II4}.c", title="Có địa danh và thời gian ban hành")
def present(view: View) -> Iterator[Found]:
    """The document says where and when."""
    cells = view.cells
    if not (cells.quoc_hieu and cells.number) or cells.place_date or view.type is None:
        return
    if (
        view.type not in _DATELESS
        and not annex_alone(view)
        and not somewhere(view, ", ngay")
        and not _line(view)
    ):
        yield Found(
            cells.quoc_hieu[-1], "", "…, ngày … tháng … năm …", "thiếu địa danh và thời gian ban hành."
        )


@rule("DN02", cell="4", article=f"{_II4}.b", title="Ngày nhỏ hơn 10 ghi thêm số 0")
def day(view: View) -> Iterator[Found]:
    """Days below 10 are padded."""
    parts = _parts(view)
    if parts and re.fullmatch(r"[1-9]", parts[1]["day"] or ""):
        found = parts[1]["day"]
        yield Found(parts[0], found, f"0{found}", f"ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước: 0{found}.")


@rule("DN03", cell="4", article=f"{_II4}.b", title="Tháng 1, 2 ghi thêm số 0")
def month(view: View) -> Iterator[Found]:
    """The months 1 and 2 are padded."""
    parts = _parts(view)
    if parts and parts[1]["month"] in ("1", "2"):
        found = parts[1]["month"]
        yield Found(parts[0], found, f"0{found}", f"tháng 1, 2 phải ghi thêm số 0 phía trước: 0{found}.")


@rule(
    "DN04",
    cell="4",
    article=f"{_II4}.b",
    severity=Severity.WARNING,
    title="Tháng 3 đến tháng 9 không ghi thêm số 0",
)
def month_unpadded(view: View) -> Iterator[Found]:
    """The decree pads no other month."""
    parts = _parts(view)
    if parts and re.fullmatch(r"0[3-9]", parts[1]["month"] or ""):
        found = parts[1]["month"]
        message = f"chỉ tháng 1, 2 ghi thêm số 0 phía trước; “tháng {found}” ghi là “tháng {found[1]}”."
        yield Found(parts[0], found, found[1], message)


@rule("DN05", cell="4", article=f"{_II4}.c", title="Sau địa danh có dấu phẩy")
def comma(view: View) -> Iterator[Found]:
    """A comma stands behind the place."""
    parts = _parts(view)
    if (
        parts
        and re.search(r"\w", before := bare(parts[0])[: parts[1].start()])
        and not before.rstrip().endswith(",")
    ):
        yield Found(
            parts[0], before.strip(), f"{before.strip(' .;:')},", "sau địa danh phải có dấu phẩy (,)."
        )


@rule("DN06", cell="4", article=f"{_II4}.b", title="Ngày, tháng, năm có thật trong lịch")
def real_day(view: View) -> Iterator[Found]:
    """The day exists."""
    parts = _parts(view)
    if not parts or not parts[1]["day"] or not parts[1]["month"]:
        return
    try:
        date(int(parts[1]["year"] or 2000), int(parts[1]["month"]), int(parts[1]["day"]))
    except ValueError:
        found = parts[1][0]
        yield Found(parts[0], found, "ngày có trong lịch", f"lịch không có “{found}”.")


@rule("DN07", cell="4", article=f"{_II4}.b", title="Thời gian ban hành viết đầy đủ “ngày … tháng … năm …”")
def in_full(view: View) -> Iterator[Found]:
    """The date is written out, not 05/01/2020."""
    line = _line(view)
    short = _SHORT.search(bare(line)) if line else None
    if line and short and not _parts(view):
        required = "ngày … tháng … năm …"
        yield Found(line, short[0], required, f"thời gian ban hành phải viết đầy đủ “{required}”.")


@rule("DN08", cell="4", article=f"{_II4}.c", title="Chữ cái đầu của địa danh viết hoa")
def capital(view: View) -> Iterator[Found]:
    """The place begins with a capital."""
    parts = _parts(view)
    place = bare(parts[0])[: parts[1].start()].strip(" ,") if parts else ""
    if parts and place[:1].islower():
        yield Found(parts[0], place, place[:1].upper() + place[1:], "chữ cái đầu của địa danh phải viết hoa.")


@rule("DN09", cell="4", article=f"{_II4}.a", title="Địa danh mang tên người, số, sự kiện ghi tên đầy đủ")
def full_place(view: View) -> Iterator[Found]:
    """A unit named after a person is printed with its noun: Thành phố Hồ Chí Minh."""
    parts = _parts(view)
    place = bare(parts[0])[: parts[1].start()].strip(" ,") if parts else ""
    if parts and fold(place) in (
        "ho chi minh",
        "tp. ho chi minh",
        "tp ho chi minh",
        "tphcm",
        "tp.hcm",
        "tp. hcm",
    ):
        yield Found(
            parts[0], place, "Thành phố Hồ Chí Minh", "địa danh phải ghi đầy đủ “Thành phố Hồ Chí Minh”."
        )


@rule("DN10", cell="4", article=f"{_II4}.b", title="Năm ghi đủ bốn chữ số")
def year(view: View) -> Iterator[Found]:
    """Four digits of the year."""
    parts = _parts(view)
    found = parts[1]["year"] if parts else None
    tail = bare(parts[0])[parts[1].end() :] if parts else ""
    if parts and found and len(found) < 4 and not re.match(r"\s*[.…_]", tail) and found != "20":
        yield Found(parts[0], found, f"20{found:0>2}"[-4:], "năm phải viết đầy đủ bốn chữ số.")


@rule(
    "DN31", cell="4", article=f"{_II4}.c", severity=Severity.WARNING, title="“ngày” viết thường sau địa danh"
)
def small_day(view: View) -> Iterator[Found]:
    """ "ngày" is in small letters behind the comma."""
    parts = _parts(view)
    if parts and parts[1][0].startswith(("Ngày", "NGÀY")) and parts[1].start() > 0 and not parts[0].upper:
        yield Found(parts[0], "Ngày", "ngày", "chữ “ngày” sau địa danh viết thường.")
