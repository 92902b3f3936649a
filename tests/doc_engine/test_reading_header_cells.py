"""Heads, ends and addressees whose lines a copy or a scan changed: in one cell, wrapped, or mutilated."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

LETTER = """{head}
Số: 12/SXD-VP
V/v thống kê nhà ở
An Bình, ngày 04 tháng 4 năm 2025

{addressed}

Sở Xây dựng đề nghị các phòng rà soát, gửi kết quả trước ngày 30/6/2025./.

{end}
"""
HEAD = "UBND TỈNH AN BÌNH\nSỞ XÂY DỰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
ADDRESSED = "Kính gửi: Các phòng."
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Mai"


def _letter(head: str = HEAD, addressed: str = ADDRESSED, end: str = END) -> str:
    return LETTER.format(head=head, addressed=addressed, end=end)


@pytest.mark.parametrize(
    "nation",
    [
        "CỘNG HOÀ XÃ : HỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI iL xi ET NAM",
        "CỘNG HÒA XÃ HỌI CH NGHIA VIÊT",
        "CONG HOA XÃ",
    ],
)
def test_a_mutilated_national_name_is_no_part_of_the_agency_on_its_line(nation: str) -> None:
    above = read_text(_letter(head=f"UBND TỈNH AN BÌNH {nation}\nSỞ XÂY DỰNG Độc lập - Tự do - Hạnh phúc"))
    below = read_text(_letter(head=f"SỞ XÂY DỰNG {nation}\nĐộc lập - Tự do - Hạnh phúc"))
    assert above.header.parent_body is not None
    assert "ộng" not in f"{above.header.parent_body}{above.header.issuer}{below.header.issuer}"
    assert (below.header.issuer or "").startswith("Sở Xây dựng")


@pytest.mark.parametrize("signed", ["(đã ký)", "(Đã ký)", "(ĐÃ KÝ)", "(đã ký, đóng dấu)"])
@pytest.mark.parametrize("mark", [" ", " - "])
def test_the_mark_of_signing_behind_the_name_hides_neither_name_nor_offices(signed: str, mark: str) -> None:
    signatory = read_text(
        _letter(end=f"KT. GIÁM ĐỐC{mark}PHÓ GIÁM ĐỐC Trần Văn Bình {signed}")
    ).header.signatory
    assert signatory is not None
    assert (signatory.full_name, signatory.lines) == ("Trần Văn Bình", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))


def test_a_name_alone_on_its_line_keeps_no_mark_of_signing() -> None:
    signatory = read_text(_letter(end="GIÁM ĐỐC\n\nTrần Văn Bình (đã ký)")).header.signatory
    assert signatory is not None
    assert signatory.full_name == "Trần Văn Bình"


def test_an_addressee_without_its_mark_goes_on_on_the_next_line() -> None:
    addressed = (
        "Kính gửi:\n- Sở Nội vụ;\n- Các cơ quan tham mưu, giúp việc\nTỉnh ủy An Bình;\n- Công an tỉnh."
    )
    assert read_text(_letter(addressed=addressed)).header.addressees == (
        "Sở Nội vụ",
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy An Bình",
        "Công an tỉnh",
    )


def test_addressees_without_any_mark_stay_one_to_a_line() -> None:
    addressed = "Kính gửi:\nSở Nội vụ tỉnh An Bình\nCông an tỉnh An Bình"
    assert read_text(_letter(addressed=addressed)).header.addressees == (
        "Sở Nội vụ tỉnh An Bình",
        "Công an tỉnh An Bình",
    )


def test_recipients_of_one_cell_end_with_a_full_stop_too() -> None:
    end = (
        "| Nơi nhận: - Như trên; - Các Bộ: CA, TC. - VPCP: BTCN, các PCN; - Báo tỉnh (để đưa tin). - Lưu VT, NV. "
        "| KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Bình |\n| --- | --- |"
    )
    assert read_text(_letter(end=end)).header.recipients == (
        "Như trên",
        "Các Bộ: CA, TC",
        "VPCP: BTCN, các PCN",
        "Báo tỉnh (để đưa tin)",
        "Lưu VT, NV",
    )


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (
            "TL. BỘ TRƯỞNG KT. CỤC TRƯỞNG CỤC QUẢN LÝ NHÀ Ở, ĐÔ THỊ VÀ THỊ TRƯỜNG BẤT ĐỘNG SẢN TRONG NƯỚC PHÓ CỤC TRƯỞNG",
            (
                "TL. BỘ TRƯỞNG",
                "KT. CỤC TRƯỞNG CỤC QUẢN LÝ NHÀ Ở, ĐÔ THỊ VÀ THỊ TRƯỜNG BẤT ĐỘNG SẢN TRONG NƯỚC",
                "PHÓ CỤC TRƯỞNG",
            ),
        ),
        ("KT. VỤ TRƯỞNG VỤ PHÁP CHẾ PHÓ VỤ TRƯỞNG", ("KT. VỤ TRƯỞNG VỤ PHÁP CHẾ", "PHÓ VỤ TRƯỞNG")),
    ],
)
def test_a_long_name_of_a_unit_stands_before_the_second_office(cell: str, lines: tuple[str, ...]) -> None:
    end = f"| Nơi nhận: - Như trên; - Lưu: VT. | {cell} Trần Văn Bình |\n| --- | --- |"
    signatory = read_text(_letter(end=end)).header.signatory
    assert signatory is not None
    assert (signatory.full_name, signatory.lines) == ("Trần Văn Bình", lines)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("của Quyết định số 16/QĐ-\nUBND ngày 15/5/2024", "của Quyết định số 16/QĐ-UBND ngày 15/5/2024"),
        ("của Quyết định số 16/QĐ\n-UBND ngày 15/5/2024", "của Quyết định số 16/QĐ-UBND ngày 15/5/2024"),
        ("của Nghị định số 08/2024/NĐ-\nCP của Chính phủ", "của Nghị định số 08/2024/NĐ-CP của Chính phủ"),
        ("của Quyết định số 16/2024/QĐ-\nUBND", "của Quyết định số 16/2024/QĐ-UBND"),
        ("của Nghị định số 08/\n2024/NĐ-CP của Chính phủ", "của Nghị định số 08/2024/NĐ-CP của Chính phủ"),
        ("giai đoạn 2024 -\n2025 và những năm sau", "giai đoạn 2024 - 2025 và những năm sau"),
    ],
)
def test_a_symbol_broken_at_its_hyphen_is_whole_in_the_subject(title: str, subject: str) -> None:
    paper = f"{HEAD}\nSố: 12/QĐ-SXD\nAn Bình, ngày 04 tháng 4 năm 2025\n\nQUYẾT ĐỊNH\nVề việc sửa đổi một số nội dung {title}\n\nGIÁM ĐỐC SỞ XÂY DỰNG\n\nCăn cứ Luật Nhà ở;\n"
    assert read_text(paper).header.subject == f"Về việc sửa đổi một số nội dung {subject}"


def test_a_symbol_broken_at_its_hyphen_is_whole_behind_v_v() -> None:
    paper = _letter().replace("V/v thống kê nhà ở", "V/v triển khai Quyết định số 16/QĐ-\nUBND của tỉnh")
    assert read_text(paper).header.subject == "triển khai Quyết định số 16/QĐ-UBND của tỉnh"


@pytest.mark.parametrize("speck", ["Là:", "- Lì :", "~ :"])
def test_a_speck_behind_the_heading_of_the_recipients_is_none_of_them(speck: str) -> None:
    end = f"Nơi nhận: {speck} GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\nLê Thị Mai"
    assert read_text(_letter(end=end)).header.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize(
    "begins",
    [
        "- Căn cứ Nghị định số 41/2024/NĐ-CP ngày 16/4/2024 của Chính phủ;",
        "- Xét Tờ trình số 4/TTr-UBND ngày 02/01/2026;",
        "1. Giao các đơn vị rà soát theo Kế hoạch số 5/KH-UBND.",
    ],
)
def test_grounds_in_a_list_below_the_addressees_are_none_of_them(begins: str) -> None:
    addressed = f"Kính gửi: Phòng Kinh tế; Phòng Tư pháp\n{begins}"
    assert read_text(_letter(addressed=addressed)).header.addressees == ("Phòng Kinh tế", "Phòng Tư pháp")


HEAD_OF_LETTER = "BỘ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 31/BYT-KCB V/v trực lễ\n"
DAY = "Hà Nội, ngày 02 tháng 3 năm 2021"


def test_those_written_to_are_read_behind_the_day_on_its_line() -> None:
    header = read_text(
        f"{HEAD_OF_LETTER}{DAY} Kính gửi: Bộ Nội vụ.\nBộ Y tế đề nghị Bộ Nội vụ cử người.\n"
    ).header
    assert (header.addressees, header.issued_on, header.place) == (("Bộ Nội vụ",), "2021-03-02", "Hà Nội")


def test_a_list_of_those_written_to_goes_on_below_the_day() -> None:
    listed = "- Bộ Nội vụ;\n- Bệnh viện Hoa Sen.\nĐề nghị các đơn vị cử người.\n"
    header = read_text(f"{HEAD_OF_LETTER}{DAY} Kính gửi:\n{listed}").header
    assert header.addressees == ("Bộ Nội vụ", "Bệnh viện Hoa Sen")


def test_a_letter_begins_behind_the_one_written_to_with_the_time_it_tells_of() -> None:
    told = "Trong thời gian qua, các bệnh viện đã cử người trực đủ ca."
    header = read_text(f"{HEAD_OF_LETTER}{DAY} Kính gửi: Bộ Nội vụ {told}\n").header
    assert header.addressees == ("Bộ Nội vụ",)


def test_the_title_of_an_annex_ends_the_list_of_copies() -> None:
    copies = "Nơi nhận:\n- Như Điều 3;\n- L ư u : V T\n\nKẾ HOẠCH\n\nTrực lễ năm 2021\n\n1. Mục đích\n"
    header = read_text(f"{HEAD_OF_LETTER}{DAY}\nKính gửi: Bộ Nội vụ.\nĐề nghị cử người.\n{copies}").header
    assert header.recipients == ("Như Điều 3", "L ư u : V T")


def test_an_agency_for_technical_matters_begins_below_its_ministry() -> None:
    head = (
        "BỘ XÂY DỰNG       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   CỤC KỸ THUẬT NHÀ Ở        Độc lập - Tự do - Hạnh phúc\n"
        "VÀ ĐÔ THỊ"
    )
    header = read_text(
        f"{head}\n\nSố: 12/KTNO-VP      Hà Nội, ngày 04 tháng 4 năm 2025\nV/v thống kê\n\nKính gửi: Bộ Nội vụ.\n\n"
        "Cục Kỹ thuật nhà ở và đô thị đề nghị Bộ Nội vụ cho ý kiến.\n"
    ).header
    assert (header.issuer or "").lower() == "cục kỹ thuật nhà ở và đô thị"
    assert header.parent_body == "Bộ Xây dựng"


def test_place_and_day_behind_a_comma_of_the_own_number_leave_it_clear() -> None:
    head = "HỘI NÔNG DÂN XÃ HOA MAI\nSố: 12-GM/HNDX, Hoa Mai, ngày 5 tháng 7 năm 2025\n\nGIẤY MỜI\nDự họp\n"
    header = read_text(f"{head}\nHội Nông dân xã Hoa Mai kính mời ông Lê Văn An dự họp.\n").header
    assert (header.notation, header.issued_on) == ("12-GM/HNDX", "2025-07-05")


@pytest.mark.parametrize("about", ["V/V BAN HÀNH QUY CHẾ CHỢ ĐÊM", "VỀ VIỆC BAN HÀNH QUY CHẾ CHỢ ĐÊM"])
def test_title_and_subject_behind_the_day_of_their_line_are_read(about: str) -> None:
    head = f"ỦY BAN NHÂN DÂN TỈNH AN BÌNH\n{HEAD_OF_LETTER.splitlines()[1]}\nSố: 43/QĐ-UBND An Bình, ngày 04 tháng 5 năm 2020"
    header = read_text(
        f"{head} QUYẾT ĐỊNH {about}\nCăn cứ Luật Đầu tư;\n\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành quy chế.\n"
    ).header
    assert (header.type, header.issued_on) == ("Quyết định", "2020-05-04")
    assert (header.subject or "").upper().endswith("BAN HÀNH QUY CHẾ CHỢ ĐÊM")


def test_a_mark_of_signing_on_a_line_of_its_own_is_parted_from_both_offices_below() -> None:
    signatory = read_text(_letter(end="TL.\nBỘ TRƯỞNG CHÁNH VĂN PHÒNG\n\nTrần Văn Bình")).header.signatory
    assert signatory is not None
    assert signatory.lines == ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG")


def test_what_those_written_to_are_called_below_is_no_part_of_their_name() -> None:
    addressed = "Kính gửi: Các công ty may mặc\n(Sau đây gọi tắt là các Đơn vị)"
    assert read_text(_letter(addressed=addressed)).header.addressees == ("Các công ty may mặc",)


def test_the_symbol_of_a_chairman_names_the_issuer_whose_head_is_broken() -> None:
    head = "CHỦ TỊCH ỦY BAN\nNHÂN DÂN |\nSố: 7/2025/QĐ-CTUBND |\nGia Lai, ngày 20 tháng 11 năm 2025 |\n"
    body = "Căn cứ Luật Đầu tư;\nChủ tịch Ủy ban nhân dân ban hành Quyết định về chợ đêm tại tỉnh Gia Lai.\n"
    assert read_text(head + body).header.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai"


def test_a_surname_of_the_khmer_signs() -> None:
    end = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCHSơn Thị Bạch Mai"
    signatory = read_text(_letter(end=end)).header.signatory
    assert signatory is not None
    assert (signatory.full_name, signatory.lines) == ("Sơn Thị Bạch Mai", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))


def test_a_subject_in_capitals_goes_on_with_the_day_of_what_it_cites() -> None:
    head = f"{HEAD}\nSố: 43/HD-SXD\nAn Bình, ngày 04 tháng 5 năm 2020\n\nHƯỚNG DẪN\n"
    about = "QUẢN LÝ CHỢ ĐÊM THEO THÔNG TƯ SỐ 04/2019/TT-BXD\nNGÀY 26/5/2019 CỦA BỘ XÂY DỰNG"
    subject = read_text(
        f"{head}{about}\n\nSở Xây dựng hướng dẫn như sau:\n1. Lập danh mục chợ.\n"
    ).header.subject
    assert (subject or "").upper() == about.replace("\n", " ")
