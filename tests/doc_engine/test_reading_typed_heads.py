"""Heads of clean text as typists and converters leave them: strokes and points in a symbol, heads in the middle, broken names."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.copies.legibility import TYPED, Legibility

PLAIN = Legibility()
LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: {number}\nV/v phòng bệnh mùa hè\nNghệ An, ngày 05 tháng 3 năm 2026\n"
    "Kính gửi: Sở Y tế.\nGiao Sở Y tế rà soát danh mục.\nNơi nhận:\n- Lưu: VT.\n"
)


def notation(number: str, legibility: Legibility = PLAIN) -> str | None:
    """The own number and symbol read from a letter that prints `number`."""
    return read_text(LETTER.format(number=number), legibility).header.notation


@pytest.mark.parametrize("known", [PLAIN, TYPED])
@pytest.mark.parametrize("symbol", ["UBND.VX", "UBND.CNTM", "UBND.NN-TH", "SGDĐT.VP"])
def test_points_behind_the_letters_of_a_body_are_its_habit(symbol: str, known: Legibility) -> None:
    assert notation(f"812/{symbol}", known) == f"812/{symbol}"


@pytest.mark.parametrize("symbol", ["QĐ.UBND", "KH.UBND", "UBND.V"])
def test_a_point_behind_a_type_may_be_a_lost_hyphen(symbol: str) -> None:
    assert notation(f"812/{symbol}") is None


def test_what_ocr_read_with_a_point_is_not_believed() -> None:
    text = LETTER.format(number="812/UBND.VX")
    assert read_text(text, Legibility((99,) * len(text.split()))).header.notation is None


@pytest.mark.parametrize("known", [PLAIN, TYPED])
@pytest.mark.parametrize("symbol", ["UBND-KGVX", "UBND-NC", "KH-UBND", "STP-PBGDPL"])
def test_a_lost_stroke_is_put_back_before_a_symbol_that_is_known(symbol: str, known: Legibility) -> None:
    assert notation(f"5120 {symbol}", known) == f"5120/{symbol}"


@pytest.mark.parametrize("symbol", ["ABX-UBND", "UBND-QXVW"])
def test_a_lost_stroke_before_an_unknown_symbol_is_left_to_the_clerk(symbol: str) -> None:
    assert notation(f"5120 {symbol}") is None


def test_a_number_in_doubt_in_typed_text_is_not_blamed_on_a_scan() -> None:
    (told,) = read_text(LETTER.format(number="5120 UBND-QXVW"), TYPED).warnings
    assert "“5120 UBND-QXVW”" in told
    assert "quét" not in told


def test_a_header_that_a_converter_put_into_the_body_has_its_number() -> None:
    body = "".join(f"{n}. Các trường học rà soát, báo cáo kết quả đợt {n}.\n" for n in range(1, 9))
    text = (
        "Thực hiện Công văn số 77/SYT-NVY ngày 02 tháng 3 năm 2026 của Sở Y tế về phòng bệnh, đề nghị các trường:\n"
        f"{body}UBND TỈNH HẢI SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ GIÁO DỤC VÀ ĐÀO TẠO Độc lập - Tự do - Hạnh phúc\n"
        "Số: /SGDĐT-VP Hải Sơn, ngày tháng 3 năm 2026\nV/v phòng bệnh\nKính gửi: Các trường học.\nphòng ngừa.\nNơi nhận:\n- Lưu: VT.\n"
    )
    header = read_text(text).header
    assert (header.notation, header.is_draft) == ("/SGDĐT-VP", True)


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("VĂN\nPHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
        ("TỔNG\nCỤC THỐNG KÊ", "Tổng cục Thống kê"),
        ("BẢO HIỂM\nXÃ HỘI VIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
        ("ỦY\nBAN NHÂN DÂN TỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("THANH\nTRA CHÍNH PHỦ", "Thanh tra Chính phủ"),
    ],
)
def test_a_name_broken_inside_its_first_words_is_put_together(lines: str, issuer: str) -> None:
    text = f"{lines} |\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 51/TB-VP |\nHà Nội, ngày 05 tháng 3 năm 2026 |\nTHÔNG BÁO\nLịch họp\n\nHọp.\n"
    assert read_text(text).header.issuer == issuer


NOTICE = (
    "Thông báo khẩn ngày 03/9/2024\n\nKính gửi:\n\nHiệu trưởng các trường tiểu học trên địa bàn huyện\n"
    "Do nước sông đang lên nhanh, nhiều nơi bị chia cắt. Phòng GD&ĐT yêu cầu:\n"
    "1. Các trường cho học sinh nghỉ học cho đến khi có thông báo mới.\n"
    "2. Các trường báo cáo thiệt hại về Phòng trước ngày 10/9/2024.\nTrân trọng!\n"
)


def test_a_notice_without_header_is_one_by_its_first_line_and_whom_it_is_to() -> None:
    header = read_text(NOTICE).header
    assert header.is_official_document
    assert (header.type, header.issued_on, header.notation) == ("Thông báo", "2024-09-03", None)
    assert header.issuer == "Phòng Giáo dục và Đào tạo"
    assert header.addressees == ("Hiệu trưởng các trường tiểu học trên địa bàn huyện",)
    assert len(read_text(NOTICE).tasks) == 2


@pytest.mark.parametrize(
    "text",
    [
        NOTICE.replace("Kính gửi:\n\n", ""),
        NOTICE.replace("Thông báo khẩn ngày 03/9/2024", "Thông báo mới nhất về mưa lũ tại các huyện"),
        NOTICE.replace(
            "Thông báo khẩn ngày 03/9/2024",
            "Nước sông lên nhanh\n\nThông báo khẩn ngày 03/9/2024 của huyện gây chú ý",
        ),
    ],
)
def test_news_about_a_notice_is_none(text: str) -> None:
    assert not read_text(text).header.is_official_document


def test_a_notice_in_which_two_bodies_ask_has_no_sure_issuer() -> None:
    two = NOTICE.replace("Trân trọng!", "Sở Y tế đề nghị các trường:\na) Khử khuẩn lớp học.")
    assert read_text(two).header.issuer is None
