"""Ô 10a, 10b, 11: dấu chỉ độ mật, mức độ khẩn, phạm vi lưu hành."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line, Part
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import bare, joined
from doc_engine.terms import Circulation, Secrecy, Urgency
from doc_engine.text import same

_III2 = "Phụ lục I, Phần I, Mục III.2"


@rule("DM01", cell="10b", article=f"{_III2}.b", title="Mức độ khẩn: HỎA TỐC, THƯỢNG KHẨN, KHẨN")
def urgency_words(view: View) -> Iterator[Found]:
    """One of the three degrees."""
    found = joined(view.cells.urgency)
    if found and not any(same(found, one.stamp) for one in Urgency):
        wanted = ", ".join(one.stamp for one in Urgency)
        yield Found(
            view.cells.urgency[0], found, wanted, f"mức độ khẩn “{found}” không có; chỉ dùng {wanted}."
        )


@rule("DM02", cell="10a", article=f"{_III2}.a", title="Độ mật: TUYỆT MẬT, TỐI MẬT, MẬT")
def secrecy_words(view: View) -> Iterator[Found]:
    """One of the three degrees."""
    found = joined(view.cells.secrecy)
    if found and not any(same(found, one.label) for one in Secrecy):
        wanted = ", ".join(one.label.upper() for one in Secrecy)
        yield Found(view.cells.secrecy[0], found, wanted, f"độ mật “{found}” không có; chỉ dùng {wanted}.")


@rule(
    "DM03",
    cell="10b",
    article=f"{_III2}.b",
    severity=Severity.WARNING,
    title="Dấu mức độ khẩn trong khung viền đơn",
)
def urgency_box(view: View) -> Iterator[Found]:
    """The degree of urgency stands in a box."""
    for line in view.cells.urgency:
        if not _boxed(view, line):
            yield Found(
                line, "không có khung", "khung viền đơn", f"“{bare(line)}” phải đặt trong khung viền đơn."
            )


@rule(
    "DM04", cell="10b", article=f"{_III2}.b", severity=Severity.WARNING, title="Dấu mức độ khẩn màu đỏ tươi"
)
def urgency_ink(view: View) -> Iterator[Found]:
    """Bright red ink, where it is printed and not stamped."""
    for line in view.cells.urgency:
        colours = {run.colour.upper() for run in line.inked}
        if not all(len(colour) == 6 and colour[:2] >= "B0" and colour[2:] < "8080" for colour in colours):
            yield Found(line, "không đỏ", "đỏ tươi", f"dấu “{bare(line)}” dùng mực màu đỏ tươi.")


@rule("LH01", cell="11", article=f"{_III2}.c", severity=Severity.WARNING, title="Chỉ dẫn phạm vi lưu hành")
def circulation_words(view: View) -> Iterator[Found]:
    """The two directions the decree names."""
    found = joined(view.cells.circulation)
    recall = same(found, "Tài liệu thu hồi")  # the stamp of Mục III.2.a, in the same cell
    if found and not recall and not any(same(found, one.label) for one in Circulation):
        wanted = ", ".join(one.label.upper() for one in Circulation)
        message = f"Nghị định nêu các chỉ dẫn {wanted}; văn bản ghi “{found}”."
        yield Found(view.cells.circulation[0], found, wanted, message)


@rule("LH02", cell="11", article=f"{_III2}.c", title="Chỉ dẫn phạm vi lưu hành trong khung viền đơn")
def circulation_box(view: View) -> Iterator[Found]:
    """The direction stands in a box."""
    for line in view.cells.circulation:
        if not _boxed(view, line):
            yield Found(
                line, "không có khung", "khung viền đơn", f"“{bare(line)}” phải đặt trong khung viền đơn."
            )


def _boxed(view: View, line: Line) -> bool:
    """Whether a box is drawn round a line: its own borders, a drawn box near it, a bordered table."""
    if line.place.part is Part.HEADER:
        return (
            line.place.table is not None
            or line.borders.box
            or any(shape.kind == "box" for shape in view.paper.shapes)
        )
    table = view.paper.table_of(line)
    near = any(
        shape.kind == "box" and (shape.place == line.place or same(shape.text, line.printed))
        for shape in view.paper.shapes
    )
    inner = any(one.bordered and one.inner for one in view.paper.tables)
    return (
        line.borders.box
        or near
        or line.place.part is Part.TEXTBOX
        or bool(table and (table.bordered or inner))
    )
