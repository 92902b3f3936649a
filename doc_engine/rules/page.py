"""Trang giấy: size, direction, margins; số trang: where, how and from which page."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import PageNumber, Section
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import MM, PT, between, ink_mm, number

_I = "Phụ lục I, Phần I, Mục I"
_POINT_MM = 25.4 / 72


@rule("TR01", cell="trang", article=f"{_I}.1", title="Khổ giấy A4")
def paper_size(view: View) -> Iterator[Found]:
    """A4 (210 mm x 297 mm)."""
    page = view.layout.page
    for section in view.paper.sections:
        found = sorted((section.width_mm, section.height_mm))
        if abs(found[0] - page.width) > 1 or abs(found[1] - page.height) > 1:
            size = f"{number(section.width_mm)} mm x {number(section.height_mm)} mm"
            yield Found(
                None, size, "210 mm x 297 mm", f"khổ giấy là {size}; phải là khổ A4 (210 mm x 297 mm)."
            )
            return


@rule("TR02", cell="trang", article=f"{_I}.2", severity=Severity.WARNING, title="Trình bày theo chiều dài")
def direction(view: View) -> Iterator[Found]:
    """Portrait; landscape is allowed for a text with tables."""
    sections = view.paper.sections
    tables = {table.number for table in view.paper.tables if table.bordered}
    tabled = {line.section for line in view.paper.lines if line.place.table in tables}
    for at, section in enumerate(sections):
        if section.width_mm <= section.height_mm or at in tabled or (len(sections) == 1 and tables):
            continue
        yield Found(
            None,
            "trang ngang",
            "trang dọc",
            "trang trình bày theo chiều ngang mà không có bảng, biểu.",
        )
        return


@rule("TR03", cell="trang", article=f"{_I}.3", title="Lề trang")
def margins(view: View) -> Iterator[Found]:
    """Top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm."""
    said: set[tuple[str, str]] = set()
    for section in view.paper.sections:
        for name, value, (low, high) in _margins(section, view):
            found = f"{number(value)} mm"
            if not low - MM <= value <= high + MM and (name, found) not in said:
                said.add((name, found))
                required = between(low, high, "mm")
                yield Found(None, found, required, f"lề {name} là {found}; phải {required}.")


def _margins(section: Section, view: View) -> list[tuple[str, float, tuple[float, float]]]:
    page = view.layout.page
    if section.width_mm > section.height_mm:
        return []  # a landscape page is bound as the office turns it
    return [
        ("trên", section.top_mm, page.top_range),
        ("dưới", section.bottom_mm, page.bottom_range),
        ("trái", section.left_mm, page.left_range),
        ("phải", section.right_mm, page.right_range),
    ]


@rule("ST01", cell="trang", article=f"{_I}.7", title="Văn bản nhiều trang phải đánh số trang")
def numbered_pages(view: View) -> Iterator[Found]:
    """A document of two pages or more shows its page numbers."""
    if not any(_shown(section) for section in view.paper.sections) and surely_two_pages(view):
        yield Found(None, "", "số trang", "văn bản có từ hai trang trở lên mà không đánh số trang.")


@rule("ST02", cell="trang", article=f"{_I}.7", title="Không hiển thị số trang thứ nhất")
def first_page(view: View) -> Iterator[Found]:
    """The first page shows no number."""
    for shown in _shown(view.paper.sections[0]) if view.paper.sections else []:
        if shown.pages == "first" or (shown.pages == "default" and not view.paper.sections[0].title_page):
            yield Found(
                shown.line, "số trang 1", "", "số trang hiển thị ở trang thứ nhất; trang này không ghi số."
            )
            return


@rule("ST03", cell="trang", article=f"{_I}.7", title="Số trang đặt trong lề trên")
def number_in_header(view: View) -> Iterator[Found]:
    """Page numbers stand in the top margin."""
    for shown in _every_number(view):
        if shown.where == "footer":
            yield Found(
                shown.line, "chân trang", "lề trên", "số trang đặt ở chân trang; phải đặt trong phần lề trên."
            )
            return


@rule("ST04", cell="trang", article=f"{_I}.7", title="Số trang canh giữa")
def number_centred(view: View) -> Iterator[Found]:
    """Page numbers are centred."""
    for shown in _every_number(view):
        line = shown.line
        if (
            line.align in ("left", "right", "both")
            and not line.text.startswith("\t")
            and not line.left_mm > 20
        ):
            yield Found(line, _PLACES[line.align], "canh giữa", "số trang phải được đặt canh giữa.")
            return


_PLACES = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai bên", "center": "canh giữa"}


@rule("ST05", cell="trang", article=f"{_I}.7", title="Cỡ chữ của số trang từ 13 đến 14")
def number_size(view: View) -> Iterator[Found]:
    """Page numbers are 13 to 14 points."""
    low, high = view.layout.components["so_trang"].sizes
    for shown in _every_number(view):
        size = shown.line.size_pt
        if size and not low - PT <= size <= high + PT:
            required = between(low, high)
            yield Found(
                shown.line, number(size), required, f"số trang cỡ chữ {number(size)}; phải cỡ chữ {required}."
            )
            return


@rule("ST06", cell="trang", article=f"{_I}.7", title="Số trang kiểu chữ đứng")
def number_upright(view: View) -> Iterator[Found]:
    """Page numbers are upright."""
    for shown in _every_number(view):
        if shown.line.italic:
            yield Found(shown.line, "chữ nghiêng", "chữ đứng", "số trang in nghiêng; phải là kiểu chữ đứng.")
            return


@rule("ST07", cell="trang", article=f"{_I}.7", title="Số trang bằng chữ số Ả Rập, từ số 1")
def number_arabic(view: View) -> Iterator[Found]:
    """Arabic numerals, from 1."""
    sections = view.paper.sections
    for section in sections:
        if _shown(section) and section.page_format not in ("decimal", ""):
            yield Found(None, section.page_format, "1, 2, 3 …", "số trang phải dùng chữ số Ả Rập.")
            return
    if sections and _shown(sections[0]) and sections[0].page_start not in (None, 1):
        start = str(sections[0].page_start)
        yield Found(None, start, "1", f"số trang bắt đầu từ {start}; phải đánh từ số 1.")


@rule(
    "ST08",
    cell="phụ lục",
    article="Phụ lục I, Phần I, Mục III.1.đ",
    title="Số trang của mỗi phụ lục đánh riêng",
)
def annex_count(view: View) -> Iterator[Found]:
    """Each annex has its own count of pages."""
    sections = view.paper.sections
    for label in view.cells.appendix_label:
        section = sections[label.section] if label.section < len(sections) else None
        if section is None or label.section == 0 or not _shown(section) or section.page_start is not None:
            continue
        if not any(
            line.section == label.section and line.place.order < label.place.order
            for line in view.paper.inked
        ):
            yield Found(
                label,
                "đánh số tiếp",
                "đánh số từ 1",
                "số trang của phụ lục phải đánh riêng, bắt đầu từ số 1.",
            )


def _every_number(view: View) -> Iterator[PageNumber]:
    for section in view.paper.sections:
        yield from _shown(section)


def _shown(section: Section) -> list[PageNumber]:
    """The page numbers that are printed: those of first and even pages only where the section has such pages."""
    known = {"default": True, "first": section.title_page, "even": section.even_odd}
    return [one for one in section.page_numbers if known[one.pages]]


def surely_two_pages(view: View) -> bool:
    """Whether the text without its tables already is longer than one page, lines set as tightly as may be."""
    if not view.paper.sections:
        return False
    first = view.paper.sections[0]
    height = 0.0
    for line in view.paper.inked:
        if line.place.table is None:
            rows = max(1, int(ink_mm(line) / (line.width_mm or first.text_width_mm) + 0.5))
            height += rows * line.size_pt * 1.1 + line.before_pt + line.after_pt
    return height * _POINT_MM > (first.height_mm - first.top_mm - first.bottom_mm) * 1.05
