"""The registers as Phụ lục IV prints them (mẫu sổ): titles, columns in order, the widths of the decree's samples."""

from __future__ import annotations

from dataclasses import dataclass

OUTGOING = "di"
INCOMING = "den"
TRACKING = "theo-doi"
POSTED = "buu-dien"
LOANS = "ban-luu"


@dataclass(frozen=True, slots=True)
class RegisterForm:
    """One register: its key on the command line, title, columns and their widths in the sample, in millimetres.

    `wider_mm` is where the room goes that a turned page has beside the sample's: to the columns with the most words,
    so that a line of the book takes few lines of print and no column is narrower than the decree draws it.
    """

    key: str
    title: str
    about: str
    columns: tuple[str, ...]
    widths_mm: tuple[float, ...]
    wider_mm: tuple[float, ...]
    numbers: bool = True  # the cover's line “Từ số … đến số …”


_SUBJECT = "Tên loại và trích yếu nội dung văn bản"
FORMS = {
    form.key: form
    for form in (
        RegisterForm(
            OUTGOING,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
            "văn bản đi",
            (
                "Số, ký hiệu văn bản",
                "Ngày tháng văn bản",
                _SUBJECT,
                "Người ký",
                "Nơi nhận văn bản",
                "Đơn vị, người nhận bản lưu",
                "Số lượng bản",
                "Ngày chuyển",
                "Ký nhận",
                "Ghi chú",
            ),
            (18, 19, 31.2, 17.5, 15, 22.5, 17.5, 20, 15, 12.5),
            (6, 1, 36, 10, 20, 0, 0, 0, 0, 6),
        ),
        RegisterForm(
            INCOMING,
            "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
            "văn bản đến",
            (
                "Ngày đến",
                "Số đến",
                "Tác giả",
                "Số, ký hiệu văn bản",
                "Ngày tháng văn bản",
                _SUBJECT,
                "Đơn vị hoặc người nhận",
                "Ngày chuyển",
                "Ký nhận",
                "Ghi chú",
            ),
            (15, 12.5, 12.5, 20, 17.5, 27.5, 20, 20, 15, 15),
            (4, 0, 24, 6, 3, 36, 11, 0, 0, 8),
        ),
        RegisterForm(
            TRACKING,
            "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
            "theo dõi giải quyết văn bản đến",
            (
                "Số đến",
                "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
                "Đơn vị hoặc người nhận",
                "Thời hạn giải quyết",
                "Tiến độ giải quyết",
                "Số, ký hiệu văn bản trả lời",
                "Ghi chú",
            ),
            (11.9, 51.5, 24.5, 20, 19, 26, 11.9),
            (3, 40, 14, 3, 22, 8, 12),
            numbers=False,
        ),
        RegisterForm(
            POSTED,
            "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
            "gửi văn bản đi bưu điện",
            (
                "Ngày chuyển",
                "Số, ký hiệu văn bản",
                "Nơi nhận văn bản",
                "Số lượng bì",
                "Ký nhận và dấu bưu điện",
                "Ghi chú",
            ),
            (22.5, 28.2, 48.7, 20.5, 30.8, 15.4),
            (0, 8, 62, 0, 4, 27),
        ),
        RegisterForm(
            LOANS,
            "SỔ SỬ DỤNG BẢN LƯU",
            "sử dụng bản lưu",
            (
                "Ngày tháng",
                "Họ tên người sử dụng",
                "Số, ký hiệu ngày tháng văn bản",
                _SUBJECT,
                "Số và ký hiệu HS",
                "Ký nhận",
                "Ngày trả",
                "Người cho phép sử dụng",
                "Ghi chú",
            ),
            (17.8, 22.2, 26.1, 27.5, 14.1, 14.9, 15.9, 20, 12.5),
            (3, 10, 10, 46, 4, 0, 4, 6, 13),
        ),
    )
}


def widths_of(columns: tuple[str, ...]) -> tuple[float, ...]:
    """The widths in print of the register that has those columns; equal ones for a table the decree does not have."""
    form = next((form for form in FORMS.values() if form.columns == columns), None)
    if form is None:
        return (20.0,) * len(columns)
    return tuple(drawn + more for drawn, more in zip(form.widths_mm, form.wider_mm, strict=True))
