"""The published fields of the templates (trường của mẫu): every name a tag may print, what it holds, what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from doc_engine.composed import FieldValue


class Kind(StrEnum):
    """What a field holds: one text, a list of texts, yes or no, or paragraphs made by our writer."""

    TEXT = "chữ"
    LIST = "danh sách"
    FLAG = "có/không"
    BLOCK = "khối"


@dataclass(frozen=True, slots=True)
class Field:
    """One published field: its name in the tags, its kind, its meaning in Vietnamese."""

    name: str
    kind: Kind
    meaning: str


_TEXTS = {
    "so": "Số của văn bản; để trống trong bản thảo",
    "ky_hieu": "Ký hiệu của văn bản",
    "ten_co_quan": "Tên đầy đủ của cơ quan ban hành, chữ thường",
    "dia_danh": "Địa danh",
    "ngay_thang": "Ngày, tháng, năm ban hành",
    "ten_loai": "Tên loại văn bản, chữ in hoa",
    "trich_yeu": "Trích yếu nội dung, không có “V/v”",
    "tham_quyen": "Thẩm quyền ban hành, chữ in hoa",
    "theo_de_nghi": "Dòng “Theo đề nghị của …”",
    "lenh": "Lệnh “QUYẾT ĐỊNH:”",
    "kinh_gui_mot": "Nơi nhận của Kính gửi khi chỉ có một",
    "ho_ten": "Họ và tên người ký",
    "do_khan": "Mức độ khẩn, chữ in hoa",
    "do_mat": "Độ mật, chữ in hoa",
    "pham_vi": "Chỉ dẫn phạm vi lưu hành, chữ in hoa",
    "nguoi_soan": "Ký hiệu người soạn thảo và số lượng bản",
    "noi_dung_hop": "Giấy mời: nội dung cuộc họp",
    "chu_tri": "Giấy mời: người chủ trì",
    "thoi_gian": "Giấy mời: thời gian",
    "dia_diem": "Giấy mời, biên bản: địa điểm",
    "ky_bao_cao": "Báo cáo: kỳ báo cáo",
    "nguoi_dien": "Công điện: cơ quan hoặc chức danh gửi điện",
    "ong_ba": "Giấy giới thiệu, giấy nghỉ phép: họ tên người được cấp giấy",
    "chuc_vu_ong_ba": "Giấy giới thiệu, giấy nghỉ phép: chức vụ người đó",
    "cu_den": "Giấy giới thiệu: nơi được cử đến",
    "ve_viec": "Giấy giới thiệu: về việc gì",
    "den_ngay": "Giấy giới thiệu, giấy nghỉ phép: đến hết ngày nào",
    "ngay_don": "Giấy nghỉ phép: ngày của Đơn",
    "so_ngay_nghi": "Giấy nghỉ phép: nghỉ bao lâu",
    "tu_ngay": "Giấy nghỉ phép: từ ngày nào",
    "noi_nghi": "Giấy nghỉ phép: nơi nghỉ",
    "loai_nghi": "Giấy nghỉ phép: tính vào thời gian nghỉ nào",
    "xac_nhan": "Giấy nghỉ phép: dòng xác nhận của nơi nghỉ, nếu cần",
    "bat_dau": "Biên bản: thời gian bắt đầu",
    "chu_toa": "Biên bản: chủ tọa, ghi trong lời văn",
    "thu_ky": "Biên bản: thư ký, ghi trong lời văn",
    "ky_trai_ten": "Họ tên người ký bên trái (thư ký, bên A)",
}
_LISTS = {
    "co_quan_chu_quan": "Tên cơ quan chủ quản, từng dòng chữ in hoa",
    "co_quan": "Tên cơ quan ban hành, từng dòng chữ in hoa",
    "can_cu": "Căn cứ ban hành, đã có dấu câu",
    "kinh_gui_nhieu": "Nơi nhận của Kính gửi khi có từ hai trở lên, có gạch đầu dòng",
    "quyen_han": "Quyền hạn, chức vụ người ký, từng dòng chữ in hoa",
    "chuc_vu_khac": "Chức vụ khác của người ký",
    "noi_nhan": "Nơi nhận, có gạch đầu dòng và dấu câu",
    "kinh_moi": "Giấy mời: người được mời",
    "noi_nhan_dien": "Công điện: nơi nhận điện, có gạch đầu dòng",
    "thanh_phan": "Biên bản: thành phần tham dự, có gạch đầu dòng",
    "ky_trai": "Chức danh người ký bên trái, từng dòng chữ in hoa",
}
_PARTS = {
    "noi_nhan_dau": "Nơi nhận in ngang với chữ ký (tất cả, nếu không quá 40 dòng)",
    "noi_nhan_tiep": "Nơi nhận còn lại khi danh sách có hơn 40 dòng, in tiếp phía dưới",
}
_FLAGS = {
    "trich_yeu_hep": "Trích yếu nên trình bày trong khổ hẹp cho cân đối",
    "lien_tich": "Văn bản liên tịch: có từ hai cơ quan cùng ban hành và ký",
    "kinh_gui_dai": "Dòng Kính gửi một nơi dài quá một dòng",
}
_BLOCKS = {
    "noi_dung": "Nội dung văn bản",
    "phu_luc": "Các phụ lục (đặt ở cuối mẫu)",
    "ke_co_quan": "Đường kẻ dưới tên cơ quan",
    "ke_trich_yeu": "Đường kẻ dưới trích yếu",
    "ky_lien_tich": "Chữ ký của các cơ quan cùng ban hành, đặt cạnh nhau",
    "o_do_khan": "Khung dấu độ mật, mức độ khẩn",
    "o_pham_vi": "Khung chỉ dẫn phạm vi lưu hành",
}

FIELDS: Mapping[str, Field] = {
    name: Field(name, kind, meaning)
    for kind, group in (
        (Kind.TEXT, _TEXTS),
        (Kind.LIST, _LISTS),
        (Kind.LIST, _PARTS),
        (Kind.FLAG, _FLAGS),
        (Kind.BLOCK, _BLOCKS),
    )
    for name, meaning in group.items()
}
BLOCK_FIELDS = frozenset(_BLOCKS)
# Worked out from the others by `rendering`, never given by compose.
DERIVED_FIELDS = frozenset({*_PARTS, *_FLAGS, *_BLOCKS})

_EMPTY: dict[Kind, FieldValue] = {Kind.TEXT: "", Kind.LIST: [], Kind.FLAG: False}


def with_defaults(values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The published plain fields, those that a document does not use empty."""
    plain = {name: _EMPTY[field.kind] for name, field in FIELDS.items() if name not in BLOCK_FIELDS}
    return plain | {name: value for name, value in values.items() if name in plain}
