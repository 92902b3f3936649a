"""The printed words of the forms (lời sẵn của mẫu), line by line: the templates and the plain text are both made from them.

Phụ lục III, forms 1.6 and 1.8–1.10. `{name}` stands for a field of the render context.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doc_engine.composed import FieldValue


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form; or, with `each`, a line for each item of that list field."""

    words: str = ""
    each: str = ""


FORM_LINES: dict[str, tuple[FormLine, ...]] = {
    "cong_dien": (FormLine("{nguoi_dien} điện:"), FormLine(each="noi_nhan_dien")),
    "giay_gioi_thieu": (
        FormLine("{ten_co_quan} trân trọng giới thiệu:"),
        FormLine("Ông (bà): {ong_ba}"),
        FormLine("Chức vụ: {chuc_vu_ong_ba}"),
        FormLine("Được cử đến: {cu_den}"),
        FormLine("Về việc: {ve_viec}"),
        FormLine(
            "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
        ),
        FormLine("Giấy này có giá trị đến hết {den_ngay}./."),
    ),
    "giay_nghi_phep": (
        FormLine("Xét Đơn đề nghị nghỉ phép {ngay_don} của ông (bà) {ong_ba}, {ten_co_quan} cấp cho:"),
        FormLine("Ông (bà): {ong_ba}"),
        FormLine("Chức vụ: {chuc_vu_ong_ba}"),
        FormLine(
            "Được nghỉ phép trong thời gian {so_ngay_nghi} kể từ {tu_ngay} đến hết {den_ngay} tại {noi_nghi}."
        ),
        FormLine("Số ngày nghỉ phép nêu trên được tính vào thời gian {loai_nghi}./."),
    ),
    "bien_ban": (
        FormLine("Thời gian bắt đầu: {bat_dau}"),
        FormLine("Địa điểm: {dia_diem}"),
        FormLine("Thành phần tham dự:"),
        FormLine(each="thanh_phan"),
        FormLine("Chủ trì (chủ tọa): {chu_toa}"),
        FormLine("Thư ký (người ghi biên bản): {thu_ky}"),
        FormLine("Nội dung:"),
    ),
}


def printed_lines(type_key: str, fields: Mapping[str, FieldValue]) -> Iterator[str]:
    """The lines of a type's form with its fields filled in."""
    known: defaultdict[str, FieldValue] = defaultdict(str, fields)
    for line in FORM_LINES.get(type_key, ()):
        value = known[line.each] if line.each else line.words.format_map(known)
        yield from value if isinstance(value, list) else [str(value)]
