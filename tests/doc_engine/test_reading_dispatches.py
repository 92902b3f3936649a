"""Heads and ends in odd dress: dispatches, tables with an empty right cell, broken signing lines, lost lines of an agency."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def test_dispatch_without_a_head_is_from_who_wires_to_whom() -> None:
    header = read_text(
        "CÔNG ĐIỆN\n\nVề phòng chống lũ quét\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n\n- Bộ trưởng các Bộ:\nQuốc phòng, Công an;\n"
        "- Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng.\n\n1. Các bộ theo dõi.\n\nNơi nhận:\n- Lưu: VT.\n\nTHỦ TƯỚNG\n\nLê Văn Tám\n"
    ).header
    assert (header.type, header.issuer) == ("Công điện", "Thủ tướng Chính phủ")
    assert header.addressees[-1] == "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng"


def test_agency_in_a_table_beside_place_and_day() -> None:
    header = read_text(
        "|ĐOÀN ĐBQH VÀ HĐND |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|TỈNH CAO BẰNG |Độc lập - Tự do - Hạnh phúc |\n"
        "|VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI |Cao Bằng, ngày 04 tháng 4 năm 2025 |\n|VÀ HỘI ĐỒNG NHÂN DÂN TỈNH | |\n"
        "|Số: 12/TB-VP | |\n\nTHÔNG BÁO\nKết luận cuộc họp\n"
    ).header
    assert header.issuer == "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Cao Bằng"
    assert (header.parent_body or "").endswith("tỉnh Cao Bằng")


def letter(head: str, number: str, ending: str = "GIÁM ĐỐC\n\nLê Văn Tám\n") -> str:
    return (
        f"{head}\n{MOTTO}Số: {number}\nCao Bằng, ngày 04 tháng 4 năm 2025\n\nKính gửi: Các trường.\n\n"
        f"Sở Giáo dục và Đào tạo thông báo lịch nghỉ.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{ending}"
    )


def test_department_whose_line_was_lost_is_known_by_its_letters_and_its_words() -> None:
    header = read_text(letter("ỦY BAN NHÂN DÂN", "74/GDĐT-VP")).header
    assert header.issuer == "Sở Giáo dục và Đào tạo tỉnh Cao Bằng"
    assert header.parent_body == "Ủy ban nhân dân tỉnh Cao Bằng"
    assert read_text(letter("ỦY BAN NHÂN DÂN", "74/TNMT-VP")).header.issuer is None
    assert (
        read_text(letter("ỦY BAN NHÂN DÂN", "74/UBND-GDĐT")).header.issuer == "Ủy ban nhân dân tỉnh Cao Bằng"
    )


def test_letters_before_a_hyphen_that_lost_its_stroke_leave_the_symbol_out() -> None:
    header = read_text(letter("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "44 ĐN-SGDĐT")).header
    assert (header.notation, header.symbol, header.number) == (None, None, None)


@pytest.mark.parametrize(
    ("ending", "lines"),
    [
        (
            "TM.\nỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("TM.UBND XÃ AN BÌNH\nCHỦ TỊCH", ["TM. UBND XÃ AN BÌNH", "CHỦ TỊCH"]),
        ("T/M ĐẢNG ỦY\nBÍ THƯ", ["T/M ĐẢNG ỦY", "BÍ THƯ"]),
    ],
)
def test_signing_lines_that_a_narrow_cell_broke_are_whole(ending: str, lines: list[str]) -> None:
    header = read_text(
        letter("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "7/UBND-VP", f"{ending}\n\nLê Văn Tám\n")
    ).header
    assert header.signatory is not None
    assert (list(header.signatory.lines), header.signatory.full_name) == (lines, "Lê Văn Tám")
    assert header.recipients == ("Như trên", "Lưu: VT")


def test_office_alone_at_the_end_signs() -> None:
    header = read_text(
        f"SỞ Y TẾ\n{MOTTO}Số: 7/SYT-VP\n\nKính gửi: Các trạm.\n\nSở báo nghỉ.\n\nGIÁM ĐỐC\n"
    ).header
    assert header.signatory is not None
    assert (header.signatory.full_name, header.signatory.lines) == (None, ("GIÁM ĐỐC",))


def test_note_behind_the_mark_stays_with_the_recipient() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace("- Như trên;", "- Tỉnh ủy; (để b/c)\n- Các xã; (để t/h)")
    assert read_text(text).header.recipients == ("Tỉnh ủy (để b/c)", "Các xã (để t/h)", "Lưu: VT")


def test_addressee_on_the_next_line_without_any_mark() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace(
        "Kính gửi: Các trường.", "Kính gửi: Ủy ban nhân dân huyện Hạ Lang\nPhòng Y tế huyện Hạ Lang."
    )
    assert read_text(text).header.addressees == (
        "Ủy ban nhân dân huyện Hạ Lang",
        "Phòng Y tế huyện Hạ Lang",
    )


def test_addresses_of_the_web_are_no_marks_of_a_scan() -> None:
    text = letter("TRƯỜNG ĐẠI HỌC TRE XANH", "74/TB-ĐHTX").replace(
        "lịch nghỉ", "tại https://tuyen.sinh.tre.edu.vn, van.thu@tre.edu.vn, ban.tin.tre.vn và lich.nghi.docx"
    )
    assert read_text(text).header.notation == "74/TB-ĐHTX"


def test_party_head_and_day_in_figures_are_marks_of_a_paper() -> None:
    header = read_text(
        "HỌC VIỆN TRE\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nTây Ninh, ngày 11/4/2022\n\nTHÔNG BÁO\ntuyển sinh\n\nCăn cứ quy chế;\n"
    ).header
    assert header.is_official_document
    assert (header.place, header.issued_on, header.type) == ("Tây Ninh", "2022-04-11", "Thông báo")


def test_day_in_figures_inside_a_sentence_is_no_day_of_issue() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace("Cao Bằng, ngày 04 tháng 4 năm 2025", "")
    assert read_text(f"{text}Theo kết luận tại Cao Bằng, ngày 11/4/2022 của đoàn.\n").header.issued_on is None


def test_decision_without_a_head_is_one_by_its_bases_and_articles() -> None:
    header = read_text(
        "QUYẾT ĐỊNH\n\nVề việc trồng tre\n\nỦY BAN NHÂN DÂN TỈNH CAO BẰNG\n\n- Căn cứ Luật Trồng trọt;\n\nQUYẾT ĐỊNH\n\n"
        "Điều 1: Trồng tre.\n\nUBND tỉnh Cao Bằng\n\nChủ tịch\n\n(Đã ký)\n\nLê Văn Tám\n"
    ).header
    assert (header.type, header.subject) == ("Quyết định", "Về việc trồng tre")
    assert header.issuer == "Ủy ban nhân dân tỉnh Cao Bằng"
    assert header.signatory is not None
    assert (header.signatory.lines, header.signatory.full_name) == (
        ("UBND tỉnh Cao Bằng", "Chủ tịch"),
        "Lê Văn Tám",
    )


@pytest.mark.parametrize("label", ["Kính\ngửi: ", "Kínhgửi: ", "Kính gửi:\n"])
def test_label_of_addressees_that_a_page_broke_or_glued(label: str) -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace("Kính gửi: ", label)
    assert read_text(text).header.addressees == ("Các trường",)


def test_last_addressee_ends_where_the_letter_begins() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace(
        "Các trường.", "\n- Các trường;\n- Phòng Y tế huyện Căn cứ Luật Trẻ em;"
    )
    assert read_text(text).header.addressees == ("Các trường", "Phòng Y tế huyện")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("- Như trên;\n- Lưu VP1, VP6.\nDANH MỤC TRE", ("Như trên", "Lưu VP1, VP6")),
        ("- Như trên;\n- Lưu: VT; 2.05.07.", ("Như trên", "Lưu: VT; 2.05.07")),
        ("- VPCP: BTCN, các PCN;\nVụ TH;\n- Lưu: VT.", ("VPCP: BTCN, các PCN; Vụ TH", "Lưu: VT")),
    ],
)
def test_lists_of_recipients_close_and_go_on(typed: str, read: tuple[str, ...]) -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace("- Như trên;\n- Lưu: VT.", typed)
    assert read_text(text).header.recipients == read


@pytest.mark.parametrize("heading", ["", "Nơi\n", "Nơi\nnhận:\n"])
def test_recipients_below_a_lost_or_broken_heading(heading: str) -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace("Nơi nhận:\n", heading)
    assert read_text(text).header.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize(
    ("ending", "lines"),
    [
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("KT. BỘ TRƯỞNG THỨ TRƯỞNG", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
        ("K.T. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ["K.T. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    ],
)
def test_signing_lines_that_came_on_one_are_parted(ending: str, lines: list[str]) -> None:
    header = read_text(letter("SỞ Y TẾ", "7/SYT-VP", f"{ending}\n\nLê Văn Tám\n")).header
    assert header.signatory is not None
    assert (list(header.signatory.lines), header.signatory.full_name) == (lines, "Lê Văn Tám")


def test_second_line_of_the_agency_between_both_mottos() -> None:
    header = read_text(
        "UBND HUYỆN HẠ LANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TRƯỜNG TIỂU HỌC TRE XANH Độc lập - Tự do - Hạnh phúc\n"
        "Số: 14/TTr-TX Hạ Lang, ngày 10 tháng 10 năm 2010\nTỜ TRÌNH\nVề việc trồng tre\n\nKính gửi: Phòng Y tế.\n"
    ).header
    assert (header.issuer, header.parent_body) == (
        "Trường Tiểu học Tre Xanh",
        "Ủy ban nhân dân huyện Hạ Lang",
    )


@pytest.mark.parametrize("nation", ["VIỆT NAM DÂN CHỦ CỘNG HÒA", "CỘNG HÒA MIỀN NAM VIỆT NAM"])
def test_states_before_1976_name_no_agency(nation: str) -> None:
    text = letter("BỘ Y TẾ", "7/BYT-VP").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", nation)
    assert read_text(text).header.issuer == "Bộ Y tế"


def test_place_and_day_without_comma_and_title_of_two_types() -> None:
    header = read_text(
        f"SỞ Y TẾ\n{MOTTO}Số: 12/QĐ-SYT\nPhan\nRang ngày 12 tháng 11 năm 2003\n\nQUY ĐỊNH VÀ HƯỚNG DẪN\nVỀ TRỒNG TRE\n\nCăn cứ luật;\n"
    ).header
    assert (header.place, header.issued_on, header.type, header.subject) == (
        "Phan Rang",
        "2003-11-12",
        "Quy định",
        "VỀ TRỒNG TRE",
    )
    assert (
        read_text(letter("SỞ Y TẾ", "7/SYT-VP").replace("Bằng, ngày", "Bằng ngày")).header.place == "Cao Bằng"
    )


def test_subject_at_the_end_stops_at_the_signature() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP", "V/v trồng tre\nGIÁM ĐỐC\n(đã ký)\nLê Văn Tám\n")
    assert read_text(text).header.subject == "trồng tre"


def test_symbol_before_a_day_is_no_place() -> None:
    text = letter("SỞ Y TẾ", "7/SYT-VP").replace(
        "Cao Bằng, ngày 04 tháng 4 năm 2025",
        "Thực hiện Công văn số 30/STP-VP, ngày 05 tháng 8 năm 2026 của Sở,",
    )
    header = read_text(text).header
    assert (header.place, header.issued_on) == (None, None)


def test_office_in_small_letters_between_capacity_and_name() -> None:
    header = read_text(
        letter("SỞ Y TẾ", "7/SYT-VP", "TL. GIÁM ĐỐC\n\nChánh Văn phòng\n\nLê Văn Tám\n")
    ).header
    assert header.signatory is not None
    assert (header.signatory.lines, header.signatory.full_name) == (
        ("TL. GIÁM ĐỐC", "Chánh Văn phòng"),
        "Lê Văn Tám",
    )
