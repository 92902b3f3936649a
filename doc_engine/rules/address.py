"""Ô 13: địa chỉ cơ quan, thư điện tử, trang thông tin điện tử, số điện thoại, số Fax at the foot of page 1."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.page import surely_two_pages
from doc_engine.rules.recognition.bits import DRAWN_WITH_CHARACTERS
from doc_engine.rules.said import number, short

_III4 = "Phụ lục I, Phần I, Mục III.4"
# A line that misses the edges of the text by less than this is as wide as the text.
_SLACK = 0.06


def _foot(view: View) -> tuple[Line, ...]:
    """The whole foot that the address stands in."""
    if not view.cells.address or not view.paper.sections:
        return ()
    places = {line.place for line in view.cells.address}
    feet = view.paper.sections[0].footers.values()
    return next((lines for lines in feet if any(line.place in places for line in lines)), ())


def _rule_above(view: View) -> Line | None:
    """The line of the foot that draws a rule at or above the first words."""
    for line in _foot(view):
        drawn = line.borders.top or (line.empty and line.borders.bottom)
        if drawn or (not line.empty and DRAWN_WITH_CHARACTERS.fullmatch(line.text)):
            return line
        if not line.empty:
            return None
    return None


# A drawn shape at the foot is not read, so that a missing line is never quite sure.
@rule("DC01", cell="13", article=_III4, severity=Severity.WARNING, title="Trên địa chỉ cơ quan có đường kẻ")
def line_above(view: View) -> Iterator[Found]:
    """A solid line above the address."""
    if _foot(view) and _rule_above(view) is None:
        message = "trên địa chỉ cơ quan phải có đường kẻ nét liền."
        yield Found(view.cells.address[0], "không có", "đường kẻ nét liền", message)


@rule(
    "DC02", cell="13", article=_III4, title="Đường kẻ trên địa chỉ cơ quan dài hết chiều ngang vùng trình bày"
)
def line_width(view: View) -> Iterator[Found]:
    """The line is as wide as the text area."""
    line = _rule_above(view)
    if line is None or not line.borders:
        return
    wanted = view.paper.sections[0].text_width_mm
    found = wanted - line.left_mm - line.right_mm
    if abs(found - wanted) > _SLACK * wanted:
        said, required = f"{number(found)} mm", f"{number(wanted)} mm"
        message = f"đường kẻ trên địa chỉ cơ quan dài {said}; phải kéo dài hết chiều ngang ({required})."
        yield Found(line, said, required, message)


@rule("DC03", cell="13", article=_III4, title="Địa chỉ cơ quan chỉ trình bày ở trang thứ nhất")
def first_page_only(view: View) -> Iterator[Found]:
    """On page 1 and no other."""
    if not view.cells.address or not view.paper.sections:
        return
    places = {line.place for line in view.cells.address}
    first = view.paper.sections[0]
    repeated = any(line.place in places for line in first.footers.get("default", ()))
    later = any(
        line.place in places and not line.empty
        for section in view.paper.sections[1:]
        for pages, lines in section.footers.items()
        if pages == "default" or (pages == "first" and section.title_page)
        for line in lines
    )
    if later or (repeated and surely_two_pages(view)):
        line = view.cells.address[0]
        message = "địa chỉ cơ quan chỉ trình bày ở trang thứ nhất của văn bản."
        yield Found(line, short(line.text), "trang thứ nhất", message)
