"""Papers as web pages and converters leave them: narrow cells cut into lines, spaces lost, a table of data above."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

CELLS = """{agency}
-------
|
{nation}
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
{number}
|
{place}, ngày 07
tháng 3 năm 2024
|
{title}
VỀ VIỆC BAN HÀNH QUY CHẾ THI ĐUA CỦA CÁC CƠ QUAN GIAI ĐOẠN 2024 -
2026
Căn cứ Luật Thi đua, khen thưởng ngày 15
tháng 6 năm 2022;
Theo đề nghị của Giám đốc
Sở Lao động
- Thương binh và Xã hội tại Tờ trình số 31/TTr-SLĐTBXH ngày
05/3/2024,
{title}:
Điều 1. Ban hành Quy chế.
"""
WHOLE = {
    "agency": "ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA",
    "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "number": "15/2024/QĐ-UBND",
    "place": "Khánh Hòa",
    "title": "QUYẾT ĐỊNH",
}


@pytest.mark.parametrize(
    "cut",
    [
        {},
        {"nation": "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"},
        {"nation": "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        {"nation": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"},
        {"nation": "CỘNG HOÀ XÃ HỘI CHỦ\nNGHĨA VIỆT NAM"},
        {"agency": "ỦY\nBAN NHÂN DÂN\nTỈNH KHÁNH HÒA"},
        {"agency": "ỦY BAN NHÂN\nDÂN\nTỈNH KHÁNH HÒA"},
        {"place": "Khánh\nHòa"},
        {"title": "QUYẾT\nĐỊNH"},
    ],
)
def test_a_header_cut_by_narrow_cells_says_the_same(cut: dict[str, str]) -> None:
    reading = read_text(CELLS.format(**(WHOLE | cut)))
    header = reading.header
    assert (header.notation, header.issued_on, header.place) == ("15/2024/QĐ-UBND", "2024-03-07", "Khánh Hòa")
    assert (header.issuer, header.type) == ("Ủy ban nhân dân tỉnh Khánh Hòa", "Quyết định")
    assert header.subject == "VỀ VIỆC BAN HÀNH QUY CHẾ THI ĐUA CỦA CÁC CƠ QUAN GIAI ĐOẠN 2024 - 2026"
    law, submission = reading.citations
    assert (law.title, law.issued_on) == ("Luật Thi đua, khen thưởng", "2022-06-15")
    assert (submission.notation, submission.relation.key) == ("31/TTr-SLĐTBXH", "theo_de_nghi")
    assert submission.issuer == "Sở Lao động - Thương binh và Xã hội tỉnh Khánh Hòa"


@pytest.mark.parametrize(
    ("agency", "number", "issuer"),
    [
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "653/2024/UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("VĂN PHÒNG\nCHÍNH PHỦ", "12/QĐ-VPCP", "Văn phòng Chính phủ"),
        ("SỞ\nNỘI VỤ", "12/QĐ-SNV", "Sở Nội vụ tỉnh Khánh Hòa"),
    ],
)
def test_an_agency_on_two_lines_is_one_body(agency: str, number: str, issuer: str) -> None:
    header = read_text(CELLS.format(**(WHOLE | {"agency": agency, "number": number}))).header
    assert header.issuer == issuer


def test_the_level_of_a_committee_is_not_taken_from_a_subject() -> None:
    text = CELLS.format(**(WHOLE | {"agency": "ỦY BAN NHÂN DÂN", "place": "Hải Phòng"}))
    text = text.replace("CỦA CÁC CƠ QUAN", "CỦA ỦY BAN NHÂN DÂN QUẬN, HUYỆN").replace(
        "Căn cứ Luật", "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\nCăn cứ Luật"
    )
    assert read_text(text).header.issuer == "Ủy ban nhân dân thành phố Hải Phòng"


def test_a_joint_document_is_its_first_issuers_when_the_bodies_stand_on_lines() -> None:
    agency = "ỦY BAN NHÂN DÂN\nỦY BAN MTTQ VIỆT NAM\nTỈNH KHÁNH HÒA"
    text = CELLS.format(
        **(WHOLE | {"agency": agency, "number": "02/QCPH/UBND-UBMTTQ", "title": "QUY CHẾ PHỐI HỢP"})
    )
    header = read_text(text).header
    assert header.notation == "02/QCPH/UBND-UBMTTQ"
    assert header.issuer == "Ủy ban nhân dân tỉnh Khánh Hòa"


def test_a_table_of_data_above_the_paper_is_not_its_header() -> None:
    data = "Số hiệu | 15/2024/QĐ-UBND |\nNgày ban hành | 07/03/2024 |\nCơ quan ban hành | Tỉnh Khánh Hòa |\n"
    header = read_text(data + CELLS.format(**WHOLE)).header
    assert (header.notation, header.issuer) == ("15/2024/QĐ-UBND", "Ủy ban nhân dân tỉnh Khánh Hòa")


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("Phan Rang-Tháp Chàm", "Phan Rang-Tháp Chàm"),
        ("Tam\nKỳ", "Tam Kỳ"),
        ("Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("TP Hồ Chí\nMinh", "TP Hồ Chí Minh"),
        ("Tp. Hồ Chí Minh", "Tp. Hồ Chí Minh"),
    ],
)
def test_places_are_read_whole(place: str, read: str) -> None:
    assert read_text(CELLS.format(**(WHOLE | {"place": place}))).header.place == read


def test_a_subject_goes_on_below_an_empty_line_when_it_begins_small() -> None:
    text = CELLS.format(**WHOLE).replace(
        "VỀ VIỆC BAN HÀNH QUY CHẾ THI ĐUA CỦA CÁC CƠ QUAN GIAI ĐOẠN 2024 -\n2026",
        "Quy định chế độ trực\n\ncủa các trạm y tế\n",
    )
    assert read_text(text).header.subject == "Quy định chế độ trực của các trạm y tế"


LETTER = """BỘ TÀI CHÍNH
CỤC THUẾ

Số: {number}
V/v: chính sách thuế

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 05 tháng 3 năm 2025

Kính gửi: Chi cục Thuế khu vực X.

Trả lời công văn số 31/CCT-TTHT ngày 02/3/2025 của Chi cục Thuế khu vực X, Cục Thuế có ý kiến như sau:
"""


@pytest.mark.parametrize("number", ["1024/CT-CS", "3424/TC-QLCS", "88/CĐ-TC", "12/TCT-CS"])
def test_letters_that_are_a_type_and_a_body_are_a_bodys_in_a_letter(number: str) -> None:
    reading = read_text(LETTER.format(number=number))
    assert (reading.header.notation, reading.header.type) == (number, "Công văn")
    assert [(c.notation, c.relation.key) for c in reading.citations] == [("31/CCT-TTHT", "phuc_dap")]


def test_the_words_that_open_the_articles_are_no_title() -> None:
    text = CELLS.format(**(WHOLE | {"title": "QUYẾT NGHỊ"})).replace("QUYẾT NGHỊ\n", "", 1)
    text = text.replace("15/2024/QĐ-UBND", "15/2024/NQ-HĐND")
    assert read_text(text).header.type == "Nghị quyết"


def test_agency_and_number_on_one_line_are_taken_apart() -> None:
    text = (
        "ỦY BAN NHÂN DÂN Số: 53/2017/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Đồng Tháp, ngày 21 tháng 12 năm 2017 |\n"
        "QUYẾT ĐỊNH\nVỀ VIỆC SỬA ĐỔI BẢNG GIÁ ĐẤT\nỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP\nCăn cứ Luật Đất đai;\n"
    )
    header = read_text(text).header
    assert (header.notation, header.issued_on) == ("53/2017/QĐ-UBND", "2017-12-21")
    assert (header.issuer, header.place) == ("Ủy ban nhân dân tỉnh Đồng Tháp", "Đồng Tháp")


@pytest.mark.parametrize(
    ("agency", "nation", "number", "issuer"),
    [
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG", "ĐẢNG CỘNG SẢN\nVIỆT NAM", "29-QĐ/TW", "Ban Chấp hành Trung ương"),
        (
            "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "225-KH/TWĐTN-CTTN",
            "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh",
        ),
    ],
)
def test_papers_of_the_party_and_of_the_youth_union(
    agency: str, nation: str, number: str, issuer: str
) -> None:
    header = read_text(
        CELLS.format(**(WHOLE | {"agency": agency, "nation": nation, "number": number}))
    ).header
    assert (header.notation, header.issuer) == (number, issuer)


@pytest.mark.parametrize(
    ("agency", "number", "signed", "issuer"),
    [
        (
            "SỞ Y TẾ\nBỆNH VIỆN NỘI TIẾT",
            "/QĐ-BVNT",
            "GIÁM ĐỐC BỆNH VIỆN NỘI TIẾT KHÁNH HÒA",
            "Bệnh viện Nội tiết Khánh Hòa",
        ),
        (
            "UBND TỈNH KHÁNH HÒA\nBAN CHỈ ĐẠO PHÒNG, CHỐNG TỆ NẠN XÃ HỘI",
            "4/QĐ-BCĐ",
            "TRƯỞNG BAN",
            "Ban Chỉ đạo phòng, chống tệ nạn xã hội tỉnh Khánh Hòa",
        ),
        ("TRƯỜNG: THCS LÊ LỢI", "4/QĐ-THCS", "HIỆU TRƯỞNG", "Trường THCS Lê Lợi"),
    ],
)
def test_bodies_below_others_are_named_in_full(agency: str, number: str, signed: str, issuer: str) -> None:
    text = CELLS.format(**(WHOLE | {"agency": agency, "number": number})).replace(
        "Căn cứ", f"{signed}\nCăn cứ", 1
    )
    assert read_text(text).header.issuer == issuer


def test_a_drafts_number_torn_by_the_other_column_is_blank() -> None:
    text = (
        "VĂN PHÒNG CHÍNH PHỦ\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n/TTr-VPCP\n\n"
        "Hà Nội, ngày\n\ntháng\n\nnăm 2026\n\nDỰ THẢO\n\nTỜ TRÌNH\nVề dự thảo Quy chế\nKính gửi: Chính phủ\n"
    )
    header = read_text(text).header
    assert (header.notation, header.number, header.is_draft) == ("/TTr-VPCP", None, True)
    assert (header.issued_on, header.issuer, header.type) == ("2026", "Văn phòng Chính phủ", "Tờ trình")


def test_addressees_are_found_under_either_spelling() -> None:
    text = LETTER.format(number="5/CT-CS").replace("Kính gửi: Chi", "Kính gởi: - Sở Tài chính;\n- Chi")
    assert read_text(text).header.addressees == ("Sở Tài chính", "Chi cục Thuế khu vực X")


def test_a_subject_in_capitals_ends_where_the_text_begins() -> None:
    text = CELLS.format(**WHOLE).replace(
        "2026\nCăn cứ", "NĂM 2026\nNhững năm gần đây, tình hình phức tạp.\nCăn cứ"
    )
    assert (read_text(text).header.subject or "").endswith("GIAI ĐOẠN 2024 - NĂM 2026")
