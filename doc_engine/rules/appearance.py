"""Chữ của từng ô: size, weight, slant, case and placement of each component, from the dated layout.

One code per component and aspect: the tens digit is the component of the area, the last digit the aspect
(1 cỡ chữ, 2 đậm, 3 nghiêng, 4 hoa hay thường, 5 canh).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from doc_engine.findings import Severity
from doc_engine.layout import current
from doc_engine.layout.values import Component
from doc_engine.paper import Line
from doc_engine.rules.cells import Lines
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import PT, before_copy, between, ink_mm, number, once


@dataclass(frozen=True, slots=True)
class Part:
    """A component: the tens of its codes, the field of `Cells`, the key in the layout, the aspects judged."""

    codes: str
    field: str
    component: str
    aspects: str
    label: str
    article: str


_II = "Phụ lục I, Phần I, Mục II"
_III = "Phụ lục I, Phần I, Mục III"
PARTS = (
    Part("QH1", "quoc_hieu", "quoc_hieu", "12345", "Quốc hiệu", f"{_II}.1.a"),
    Part("TN1", "tieu_ngu", "tieu_ngu", "12345", "Tiêu ngữ", f"{_II}.1.b"),
    Part("CQ1", "issuer", "co_quan", "12345", "tên cơ quan ban hành", f"{_II}.2.b"),
    Part("CQ2", "parent_body", "co_quan_chu_quan", "12345", "tên cơ quan chủ quản", f"{_II}.2.b"),
    Part("SK1", "number", "so_ky_hieu", "1235", "số, ký hiệu", f"{_II}.3.c"),
    Part("DN1", "place_date", "dia_danh_ngay", "12345", "địa danh và ngày, tháng, năm", f"{_II}.4.c"),
    Part("TL1", "title", "ten_loai", "12345", "tên loại văn bản", f"{_II}.5.b"),
    Part("TY1", "subject", "trich_yeu", "12345", "trích yếu", f"{_II}.5.b"),
    Part("TY2", "letter_subject", "trich_yeu_cong_van", "12345", "trích yếu công văn", f"{_II}.5.b"),
    Part("KG1", "addressed", "kinh_gui", "1234", "phần “Kính gửi”", f"{_II}.9.d"),
    Part("CC1", "legal_bases", "can_cu", "134", "căn cứ ban hành", f"{_II}.6.a"),
    Part("CK1", "capacity", "quyen_han", "1234", "quyền hạn, chức vụ của người ký", f"{_II}.7.đ"),
    Part("CK2", "signer", "ho_ten", "12345", "họ tên người ký", f"{_II}.7.đ"),
    Part("NN1", "recipients_label", "noi_nhan", "123", "từ “Nơi nhận”", f"{_II}.9.d"),
    Part("NN2", "recipients", "noi_nhan_danh_sach", "13", "danh sách nơi nhận", f"{_II}.9.d"),
    Part("DM1", "urgency", "do_khan", "1234", "dấu chỉ mức độ khẩn", f"{_III}.2.b"),
    Part("LH1", "circulation", "pham_vi", "1234", "chỉ dẫn phạm vi lưu hành", f"{_III}.2.c"),
    Part("NS1", "drafter", "nguoi_soan", "13", "ký hiệu người soạn thảo", f"{_III}.3"),
    Part("DC1", "address", "dia_chi", "1234", "địa chỉ cơ quan", f"{_III}.4"),
    Part("PL1", "appendix_label", "phu_luc", "12345", "từ “Phụ lục”", f"{_III}.1.b"),
    Part("PL2", "appendix_title", "ten_phu_luc", "12345", "tên phụ lục", f"{_III}.1.b"),
    Part("PL3", "attached_to", "kem_theo", "12345", "thông tin kèm theo", f"{_III}.1.c"),
)


def _lines(part: Part, view: View) -> Lines:
    found: Lines = getattr(view.cells, part.field)
    if part.field == "appendix_title" and not view.cells.appendix_label:
        return ()  # the title of an attached text: tên loại and trích yếu, not those of an annex
    if part.field in ("capacity", "signer", "recipients_label", "recipients"):
        found = before_copy(view, found)
    return tuple(_unraised(line) for line in found if not line.empty)


def _unraised(line: Line) -> Line:
    """The line without marks of notes, which look otherwise."""
    kept = tuple(run for run in line.letters if not run.raised)
    return replace(line, letters=kept) if any(run.inked for run in kept) else line


def _size(part: Part, fact: Component, line: Line) -> Iterator[Found]:
    low, high = fact.sizes
    wrong = [size for size in line.sizes if not low - PT <= size <= high + PT]
    if wrong:
        found, required = number(wrong[0]), between(low, high)
        severity = None if wrong[0] == line.size_pt else Severity.WARNING  # a few letters only
        yield Found(line, found, required, f"{part.label} cỡ chữ {found}; phải cỡ chữ {required}.", severity)


def _weight(part: Part, fact: Component, line: Line) -> Iterator[Found]:
    if fact.bold and not line.bold:
        yield Found(line, "không đậm", "đậm", f"{part.label} phải in đậm.")
    elif not fact.bold and line.bold:
        yield Found(line, "đậm", "không đậm", f"{part.label} không in đậm.")
    elif not fact.bold and line.some(lambda run: run.bold):
        message = f"{part.label} có phần in đậm; Nghị định quy định kiểu chữ đứng, không đậm."
        yield Found(line, "đậm một phần", "không đậm", message, Severity.WARNING)


def _slant(part: Part, fact: Component, line: Line) -> Iterator[Found]:
    if fact.italic and not line.italic:
        yield Found(line, "chữ đứng", "chữ nghiêng", f"{part.label} phải là kiểu chữ nghiêng.")
    elif not fact.italic and line.italic:
        yield Found(line, "chữ nghiêng", "chữ đứng", f"{part.label} phải là kiểu chữ đứng.")


def _case(part: Part, fact: Component, line: Line) -> Iterator[Found]:
    if fact.upper and not line.upper and any(char.isalpha() for char in line.text):
        yield Found(line, "chữ thường", "chữ in hoa", f"{part.label} phải viết bằng chữ in hoa.")
    elif not fact.upper and line.upper and sum(char.isalpha() for char in line.text) > 6:
        yield Found(line, "chữ in hoa", "chữ in thường", f"{part.label} phải viết bằng chữ in thường.")


def _placed(part: Part, fact: Component, line: Line) -> Iterator[Found]:
    """Centred; a line that fills its room, or is moved by spaces, tabs or an indent, cannot be judged."""
    moved = line.piece or line.text[:1].isspace() or line.left_mm > 5 or line.first_indent_mm > 5
    full = line.width_mm <= 0 or ink_mm(line) > 0.85 * line.width_mm
    if fact.align == "center" and line.align != "center" and not moved and not full:
        yield Found(line, _ALIGNED[line.align], "canh giữa", f"{part.label} phải được đặt canh giữa.")


_ALIGNED = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai bên", "center": "canh giữa"}
_Judge = Callable[[Part, Component, Line], Iterator[Found]]
_ASPECTS: dict[str, tuple[str, _Judge]] = {
    "1": ("cỡ chữ", _size),
    "2": ("đậm hay không đậm", _weight),
    "3": ("kiểu chữ đứng hay nghiêng", _slant),
    "4": ("chữ in hoa hay in thường", _case),
    "5": ("canh giữa", _placed),
}


def _look(part: Part, judge: _Judge, view: View) -> Iterator[Found]:
    fact = view.layout.components[part.component]
    yield from once(found for line in _lines(part, view) for found in judge(part, fact, line))


for _part in PARTS:
    for _aspect in _part.aspects:
        _title, _judge = _ASPECTS[_aspect]
        rule(
            f"{_part.codes}{_aspect}",
            cell=current().components[_part.component].cell.replace("annex", "phụ lục"),
            article=_part.article,
            title=f"{_part.label[0].upper()}{_part.label[1:]}: {_title}",
        )(partial(_look, _part, _judge))
