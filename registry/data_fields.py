"""The data fields of Phụ lục VI (trường dữ liệu đầu vào): number, Vietnamese label, name, and the group they stand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataField:
    """One numbered field; a field with `parts` is a group that holds no value itself, `many` may come several times."""

    no: str
    label: str
    name: str
    parts: tuple[DataField, ...] = ()
    many: bool = False


def _group(no: str, label: str, name: str, *parts: tuple[str, str], many: bool = False) -> DataField:
    inside = tuple(DataField(f"{no}.{place}", words, part) for place, (words, part) in enumerate(parts, 1))
    return DataField(no, label, name, inside, many)


_FILE_CODE = _group(
    "1",
    "Mã hồ sơ",
    "FileCode",
    ("Mã định danh cơ quan lập danh mục hồ sơ", "OrganId"),
    ("Năm hình thành hồ sơ", "FileCatalog"),
    ("Số và ký hiệu hồ sơ", "FileNotation"),
)
_DOCUMENT = (
    _FILE_CODE,
    DataField("2", "Số thứ tự văn bản trong hồ sơ", "DocOrdinal"),
    DataField("3", "Tên loại văn bản", "TypeName"),
    DataField("4", "Số của văn bản", "CodeNumber"),
    DataField("5", "Ký hiệu của văn bản", "CodeNotation"),
    DataField("6", "Ngày, tháng, năm văn bản", "IssuedDate"),
    DataField("7", "Tên cơ quan ban hành", "OrganName"),
    DataField("8", "Trích yếu nội dung", "Subject"),
    DataField("9", "Ngôn ngữ", "Language"),
    DataField("10", "Số trang", "PageAmount"),
    DataField("11", "Ghi chú", "Description"),
)
_SIGNER = (("Chức vụ", "Position"), ("Họ và tên", "FullName"))
FIELDS: dict[str, tuple[DataField, ...]] = {
    "di": (
        *_DOCUMENT,
        _group("12", "Chức vụ, họ tên người ký", "SignerInfo", *_SIGNER),
        _group(
            "13",
            "Nơi nhận",
            "To",
            ("Mã định danh cơ quan nhận", "OrganId"),
            ("Tên cơ quan nhận", "OrganName"),
            many=True,
        ),
        DataField("14", "Mức độ khẩn, độ mật", "Priority"),
        DataField("15", "Số lượng bản phát hành", "IssuedAmount"),
        DataField("16", "Hạn trả lời", "DueDate"),
    ),
    "den": (
        *_DOCUMENT,
        DataField("12", "Ngày, tháng, năm đến", "ArrivalDate"),
        DataField("13", "Số đến", "ArrivalNumber"),
        _group("14", "Chức vụ, họ tên người ký", "SignerInfo", *_SIGNER),
        DataField("15", "Mức độ khẩn, độ mật", "Priority"),
        DataField("16", "Đơn vị hoặc người nhận", "ToPlaces"),
        DataField("17", "Ý kiến phân phối, chỉ đạo, trạng thái xử lý", "TraceHeaderList"),
        DataField("18", "Thời hạn giải quyết", "DueDate"),
    ),
    "ho-so": (
        _FILE_CODE,
        DataField("2", "Tiêu đề hồ sơ", "Title"),
        DataField("3", "Thời hạn bảo quản", "Maintenance"),
        DataField("4", "Chế độ sử dụng", "Rights"),
        DataField("5", "Người lập hồ sơ", "Creator"),
        DataField("6", "Ngôn ngữ", "Language"),
        DataField("7", "Thời gian bắt đầu", "StartDate"),
        DataField("8", "Thời gian kết thúc", "EndDate"),
        DataField("9", "Tổng số văn bản", "DocTotal"),
        DataField("10", "Tổng số trang", "PageTotal"),
        DataField("11", "Ghi chú", "Description"),
    ),
}
NAMES = {"di": "VanBanDi", "den": "VanBanDen", "ho-so": "HoSo"}
# `Priority` is one digit for urgency and secrecy together and the decree gives no list: ours, by urgency.
PRIORITY = {"": "0", "khan": "1", "thuong_khan": "2", "hoa_toc": "3"}
LANGUAGE = "Tiếng Việt"
