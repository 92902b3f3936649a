"""Đường kẻ: under Tiêu ngữ, the issuing body and the subject; solid, drawn, of the right length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from doc_engine.findings import Severity
from doc_engine.paper import Part
from doc_engine.rules.cells import Lines, RuleLine
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import ink_mm, number

_II = "Phụ lục I, Phần I, Mục II"
# A drawn line may miss the words' ends by this share before anybody sees it.
_SLACK = 0.06
_TYPED_SLACK = 0.15


def _missing(under: str, label: str, lines: Callable[[View], Lines], view: View) -> Iterator[Found]:
    above = lines(view)
    cells = view.cells
    if not above or cells.rules_under(under):
        return
    loose = [shape for shape in view.paper.shapes if shape.kind == "line"]
    known = {found.place for found in cells.rule_lines if found.kind == "shape"}
    # What is drawn in a page's header is not read.
    sure = above[-1].place.part is not Part.HEADER and all(shape.place in known for shape in loose)
    severity = Severity.ERROR if sure else Severity.WARNING
    yield Found(
        above[-1], "không có", "đường kẻ ngang, nét liền", f"dưới {label} phải có đường kẻ.", severity
    )


def _under_title(view: View) -> Lines:
    if view.cells.rules_under("title"):
        return ()
    return view.cells.subject if view.cells.title else ()


_PLACES: tuple[tuple[str, str, str, Callable[[View], Lines], str], ...] = (
    ("KE01", "tieu_ngu", "Tiêu ngữ", lambda view: view.cells.tieu_ngu, "1.b"),
    ("KE02", "issuer", "tên cơ quan ban hành", lambda view: view.cells.issuer, "2.b"),
    ("KE03", "subject", "trích yếu", _under_title, "5.b"),
)
_CELLS = {"tieu_ngu": "1", "issuer": "2", "subject": "5a"}
for _code, _under, _label, _above, _point in _PLACES:
    rule(_code, cell=_CELLS[_under], article=f"{_II}.{_point}", title=f"Dưới {_label} có đường kẻ")(
        partial(_missing, _under, _label, _above)
    )


def _length(
    under: tuple[str, ...], rule_key: str, label: str, lines: Callable[[View], Lines], view: View
) -> Iterator[Found]:
    span = view.layout.rules[rule_key]
    for found in _known(view, under):
        widths = [ink_mm(line) for line in lines(view)] or [ink_mm(found.above)]
        room = found.above.width_mm
        if found.length_mm is None or (room and max(widths) > room):
            continue  # wrapped by the program: the length of its lines is not known
        typed = found.kind == "typed"
        slack = _TYPED_SLACK if typed else _SLACK
        low, high = (span.min - slack) * min(widths), (span.max + slack) * max(widths)
        if not low <= found.length_mm <= high:
            required = (
                "bằng độ dài dòng chữ" if span.min == span.max else "bằng từ 1/3 đến 1/2 độ dài dòng chữ"
            )
            size = f"{number(found.length_mm)} mm"
            message = (
                f"đường kẻ dưới {label} dài {size}, dòng chữ dài {number(max(widths))} mm; phải {required}."
            )
            yield Found(found.above, size, required, message, Severity.WARNING if typed else None)


def _known(view: View, under: tuple[str, ...]) -> list[RuleLine]:
    return [found for found in view.cells.rule_lines if found.under in under]


_LENGTHS: tuple[tuple[str, tuple[str, ...], str, str, Callable[[View], Lines], str], ...] = (
    ("KE04", ("tieu_ngu",), "tieu_ngu", "Tiêu ngữ", lambda view: view.cells.tieu_ngu, "1.b"),
    ("KE05", ("issuer",), "co_quan", "tên cơ quan ban hành", lambda view: view.cells.issuer, "2.b"),
    ("KE06", ("subject",), "trich_yeu", "trích yếu", lambda view: view.cells.subject, "5.b"),
)
for _code, _unders, _key, _label, _above, _point in _LENGTHS:
    rule(_code, cell=_CELLS[_unders[0]], article=f"{_II}.{_point}", title=f"Độ dài đường kẻ dưới {_label}")(
        partial(_length, _unders, _key, _label, _above)
    )

_WORDS = {
    "tieu_ngu": "Tiêu ngữ",
    "issuer": "tên cơ quan ban hành",
    "parent_body": "tên cơ quan chủ quản",
    "subject": "trích yếu",
    "title": "tên loại văn bản",
    "attached_to": "thông tin kèm theo",
}


@rule(
    "KE07",
    cell="1, 2, 5a",
    article=f"{_II}.1.b, 2.b, 5.b",
    severity=Severity.WARNING,
    title="Đường kẻ vẽ bằng nét, không gõ bằng ký tự",
)
def typed_rule(view: View) -> Iterator[Found]:
    """A rule typed with underscores; the decree's own forms do so, its text asks for a line."""
    for found in view.cells.rule_lines:
        if found.kind == "typed" and found.solid:
            message = (
                f"đường kẻ dưới {_WORDS[found.under]} gõ bằng ký tự; nên vẽ bằng đường kẻ để đúng độ dài."
            )
            yield Found(found.place, "ký tự gõ", "đường kẻ", message)


@rule("KE08", cell="1, 2, 5a", article=f"{_II}.1.b, 2.b, 5.b", title="Đường kẻ nét liền")
def solid_rule(view: View) -> Iterator[Found]:
    """Rules are solid."""
    for found in view.cells.rule_lines:
        if not found.solid:
            message = f"đường kẻ dưới {_WORDS[found.under]} phải là nét liền."
            yield Found(found.place, "nét đứt", "nét liền", message)


@rule(
    "KE09",
    cell="2",
    article=f"{_II}.2.b",
    severity=Severity.WARNING,
    title="Không có đường kẻ dưới tên cơ quan chủ quản",
)
def one_rule(view: View) -> Iterator[Found]:
    """No rule stands between the body above and the issuing body."""
    for found in view.cells.rules_under("parent_body"):
        if view.cells.issuer:
            message = "đường kẻ đặt dưới tên cơ quan ban hành, không đặt dưới tên cơ quan chủ quản."
            yield Found(found.place, "đường kẻ", "", message)
