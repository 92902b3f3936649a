"""What the words of a sample stand for (nhãn → trường): the one table that proposals are made from.

Words are compared folded: case, accents, spacing and a footnote's number aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from doc_engine.ooxml.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Label:
    """Words before an open stretch, and the tag that fills it; `types`: only in documents of these types; `after`: lines below."""

    words: str
    field: str
    tag: str = ""
    types: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def filled(self) -> str:
        """The tag that goes into the stretch."""
        return self.tag or f"{{{{ {self.field} }}}}"


_MEETING = ("giay_moi",)
# One who is invited stands in the line itself, several stand below it.
_INVITED = (
    "{%p if kinh_moi | length > 1 %}",
    "{%p for khach in kinh_moi %}",
    "{{ khach }}",
    "{%p endfor %}",
    "{%p endif %}",
)
_SENT = ("giay_gioi_thieu",)
_LEAVE = ("giay_nghi_phep",)
_MINUTES = ("bien_ban",)
_NAMED = (*_SENT, *_LEAVE)
_ALL: tuple[Label, ...] = (
    Label("kính mời", "kinh_moi", "{{ kinh_moi[0] if kinh_moi | length == 1 }}", _MEETING, _INVITED),
    Label("tới dự", "noi_dung_hop", "", _MEETING),
    Label("đến dự", "noi_dung_hop", "", _MEETING),
    Label("nội dung", "noi_dung_hop", "", _MEETING),
    Label("chủ trì", "chu_tri", "", _MEETING),
    Label("thời gian", "thoi_gian", "", _MEETING),
    Label("địa điểm", "dia_diem", "", (*_MEETING, *_MINUTES)),
    Label("ông (bà)", "ong_ba", "", _NAMED),
    Label("chức vụ", "chuc_vu_ong_ba", "", _NAMED),
    Label("được cử đến", "cu_den", "", _SENT),
    Label("về việc", "ve_viec", "", _SENT),
    Label("đến hết ngày", "den_ngay", "", _NAMED),
    Label("đề nghị nghỉ phép ngày", "ngay_don", "", _LEAVE),
    Label("nghỉ phép trong thời gian", "so_ngay_nghi", "", _LEAVE),
    Label("kể từ ngày", "tu_ngay", "", _LEAVE),
    Label("tại", "noi_nghi", "", _LEAVE),
    Label("tính vào thời gian", "loai_nghi", "", _LEAVE),
    Label("thời gian bắt đầu", "bat_dau", "", _MINUTES),
    Label("thành phần tham dự", "thanh_phan", "", _MINUTES),
    Label("chủ trì (chủ tọa)", "chu_toa", "", _MINUTES),
    Label("chủ trì (chủ toạ)", "chu_toa", "", _MINUTES),
    Label("thư ký (người ghi biên bản)", "thu_ky", "", _MINUTES),
    Label("kỳ báo cáo", "ky_bao_cao", "", ("bao_cao",)),
    Label("số", "so"),
    Label("ký hiệu", "ky_hieu"),
    Label("số, ký hiệu", "so", "{{ so }}/{{ ky_hieu }}"),
    Label("trích yếu", "trich_yeu"),
    Label("trích yếu nội dung", "trich_yeu"),
    Label("về việc", "trich_yeu", "", ("cong_van", "quyet_dinh")),
    Label("họ và tên người ký", "ho_ten"),
    Label("người ký", "ho_ten"),
    Label("cơ quan ban hành", "ten_co_quan"),
    Label("tên cơ quan", "ten_co_quan"),
    Label("địa danh", "dia_danh"),
    Label("ngày ban hành", "ngay_thang"),
    Label("ngày tháng", "ngay_thang"),
    Label("mức độ khẩn", "do_khan"),
    Label("người soạn thảo", "nguoi_soan"),
)

LABELS = tuple(label for label in _ALL if label.field in FIELDS)

# Words that hold a place by themselves, as the decree's own forms write them.
PLACEHOLDERS: Mapping[str, str] = {
    "tên cq, tc chủ quản": "co_quan_chu_quan",
    "tên cơ quan, tổ chức chủ quản": "co_quan_chu_quan",
    "tên cơ quan chủ quản": "co_quan_chu_quan",
    "cơ quan chủ quản": "co_quan_chu_quan",
    "tên cơ quan, tổ chức": "co_quan",
    "tên cơ quan, tổ chức ban hành": "co_quan",
    "tên cơ quan ban hành": "co_quan",
    "tên cơ quan": "co_quan",
    "tên đơn vị": "co_quan",
    "tên loại văn bản": "ten_loai",
    "tên loại": "ten_loai",
    "trích yếu": "trich_yeu",
    "trích yếu nội dung": "trich_yeu",
    "trích yếu nội dung văn bản": "trich_yeu",
    "thẩm quyền ban hành": "tham_quyen",
    "nội dung": "noi_dung",
    "nội dung văn bản": "noi_dung",
    "quyền hạn, chức vụ của người ký": "quyen_han",
    "quyền hạn, chức vụ người ký": "quyen_han",
    "chức vụ của người ký": "quyen_han",
    "chức vụ người ký": "quyen_han",
    "họ và tên": "ho_ten",
    "họ tên": "ho_ten",
    "họ và tên người ký": "ho_ten",
}

# Words that tell where to sign; nothing of them is printed.
SIGNING_HINTS = (
    "(chữ ký",
    "chữ ký của người",
    "dấu/chữ ký số",
    "dấu của cơ quan",
    "(ký",
    "(đã ký",
    "ký tên, đóng dấu",
)
