"""Headers and ends of offices that papers before had not: the army, tax offices, organs of the Party, numbered lists."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

PAPER = """{head}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
{day}

BÁO CÁO
Kết quả công tác quý I

{body}

Nơi nhận:
{recipients}

KT. THỦ TRƯỞNG
PHÓ THỦ TRƯỞNG

{signed}
"""
WHOLE = {
    "head": "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH",
    "number": "12/BC-UBND",
    "day": "Cao Bằng, ngày 04 tháng 4 năm 2025",
    "body": "Đơn vị báo cáo như sau:",
    "recipients": "- Như trên;\n- Lưu: VT.",
    "signed": "Lê Văn Tám",
}


def header(**parts: str) -> dict[str, object]:
    return dict(read_text(PAPER.format(**{**WHOLE, **parts})).as_json()["header"])


@pytest.mark.parametrize(
    ("head", "issuer", "parent"),
    [
        ("QUÂN ĐOÀN 9\nSƯ ĐOÀN 77", "Sư đoàn 77", "Quân đoàn 9"),
        ("CỤC THUẾ\nTHUẾ TỈNH CAO BẰNG", "Thuế tỉnh Cao Bằng", "Cục Thuế"),
        ("CỤC THỐNG KÊ\nTHỐNG KÊ TỈNH CAO BẰNG", "Thống kê tỉnh Cao Bằng", "Cục Thống kê"),
        (
            "UBND TỈNH CAO BẰNG\nLIÊN HIỆP CÁC HỘI KHOA HỌC",
            "Liên hiệp các Hội Khoa học tỉnh Cao Bằng",
            "Ủy ban nhân dân tỉnh Cao Bằng",
        ),
        ("TỈNH ỦY CAO BẰNG\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Cao Bằng", "Tỉnh ủy Cao Bằng"),
        ("SỞ XÂY DỰNG\nCHI CỤC GIÁM ĐỊNH", "Chi cục Giám định tỉnh Cao Bằng", "Sở Xây dựng tỉnh Cao Bằng"),
    ],
)
def test_issuer_and_superior_of_offices(head: str, issuer: str, parent: str) -> None:
    found = header(head=head, number="12/BC-XY")
    assert (found["issuer"], found["parent_body"]) == (issuer, parent)


def test_letters_of_the_councils_own_work_are_no_misreading() -> None:
    assert header(number="455/VP-CTHĐND")["notation"] == "455/VP-CTHĐND"


def test_supreme_body_whose_second_line_was_lost() -> None:
    assert header(head="TÒA ÁN NHÂN DÂN", number="9/BC-TANDTC")["issuer"] == "Tòa án nhân dân tối cao"


@pytest.mark.parametrize(
    "day",
    [
        "Cao Bằng, 7 giờ 30 ngày 04 tháng 4 năm 2025",
        "Cao Bằng, hồi 07 giờ 30 phút, ngày 04 tháng 4 năm 2025",
        "Cao bằng, ngày 04  tháng  4 năm 2025",
    ],
)
def test_place_and_day_with_an_hour_or_small_letters(day: str) -> None:
    found = header(day=day)
    assert (found["place"], found["issued_on"]) == ("Cao Bằng", "2025-04-04")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. Như trên;\n2. Ban Giám sát;\n3. Lưu: VT.", ["Như trên", "Ban Giám sát", "Lưu: VT"]),
        ("- Như trên;\n- Lưu: VT, TH; N14.", ["Như trên", "Lưu: VT, TH; N14"]),
    ],
)
def test_recipients_with_numbers_and_unit_codes(typed: str, read: list[str]) -> None:
    assert header(recipients=typed)["recipients"] == read


@pytest.mark.parametrize("signed", ["Đã ký: Lê Văn Tám", "(Đã ký) Lê Văn Tám", "(đã ký)\nLê Văn Tám"])
def test_name_behind_signed(signed: str) -> None:
    found = header(signed=signed)["signatory"]
    assert isinstance(found, dict)
    assert found["full_name"] == "Lê Văn Tám"


def test_numbered_addressees() -> None:
    letter = (
        "SỞ TÀI CHÍNH\nSố: 5/STC-HC\nV/v báo cáo\n\nKính gửi:\n1. Các phòng thuộc Sở;\n2. Trung tâm Tin học.\n\n"
        "Sở Tài chính đề nghị:\n1. Các phòng báo cáo;\n"
    )
    assert read_text(letter).header.addressees == ("Các phòng thuộc Sở", "Trung tâm Tin học")


@pytest.mark.parametrize("leaders", ["………………", ".......", "_______"])
def test_leaders_are_no_addressee(leaders: str) -> None:
    letter = (
        f"SỞ TÀI CHÍNH\nSố: 5/STC-HC\nV/v báo cáo\n\nKính gửi: {leaders}\n\nSở Tài chính đề nghị báo cáo.\n"
    )
    assert read_text(letter).header.addressees == ()


def test_subject_stops_at_the_right_column_of_the_party() -> None:
    letter = (
        "ĐẢNG ỦY XÃ AN BÌNH\n*\nSố: 42-CV/ĐU\nV/v sinh hoạt chi bộ\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "An Bình, ngày 18 tháng 11 năm 2025\n\nKính gửi: Các chi bộ.\n"
    )
    assert read_text(letter).header.subject == "sinh hoạt chi bộ"


def relations(body: str) -> dict[str, str]:
    found = read_text(PAPER.format(**{**WHOLE, "body": body})).citations
    return {citation.name: citation.relation.key for citation in found}


def test_decision_beside_a_decree_that_details_a_law() -> None:
    body = (
        "Thực hiện Nghị định số 5/2020/NĐ-CP ngày 01/02/2020 của Chính phủ hướng dẫn thi hành một số điều của Luật Hộ tịch "
        "và Quyết định số 9/QĐ-TTg ngày 03/3/2020 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh báo cáo như sau:"
    )
    assert relations(body)["9/QĐ-TTg"] == "thuc_hien"


def test_law_with_its_short_name_before_the_number_is_one_citation() -> None:
    assert relations("Căn cứ Luật Bảo hiểm y tế (BHYT) số 25/2008/QH12;") == {"25/2008/QH12": "can_cu"}


def test_law_in_small_letters_is_named_up_to_its_date() -> None:
    assert "Luật khuyến khích trồng tre" in relations("Căn cứ Luật khuyến khích trồng tre ngày 12/8/1991;")
    assert relations("Luật này ngày càng được thi hành tốt.") == {}


@pytest.mark.parametrize(
    "heading",
    [
        "I. CĂN CỨ PHÁP LÝ",
        "1. Cơ sở chính trị, pháp lý",
        "Phần I. Căn cứ xây dựng Đề án",
        "I. CĂN CỨ XÂY DỰNG\nKẾ HOẠCH",
    ],
)
def test_section_of_bases_gives_its_items_the_relation(heading: str) -> None:
    body = (
        f"{heading}\n- Quyết định số 9/QĐ-TTg ngày 03/3/2020 của Thủ tướng Chính phủ;\n"
        "II. NỘI DUNG\n1. Quyết định số 8/QĐ-TTg ngày 02/3/2020 của Thủ tướng Chính phủ quy định mức chi."
    )
    assert relations(body) == {"9/QĐ-TTg": "can_cu", "8/QĐ-TTg": "dan_chieu"}


@pytest.mark.parametrize("heading", ["I. CƠ SỞ GIÁO DỤC", "1. Cơ sở thực hiện", "II. CĂN NHÀ SỐ 5"])
def test_other_headings_give_none(heading: str) -> None:
    body = f"{heading}\n- Quyết định số 9/QĐ-TTg ngày 03/3/2020 của Thủ tướng Chính phủ;"
    assert relations(body) == {"9/QĐ-TTg": "dan_chieu"}


def test_cue_that_lost_the_space_before_the_type() -> None:
    body = "Căn cứQuyết định số 9/QĐ-TTg ngày 03/3/2020 của Thủ tướng Chính phủ;"
    assert relations(body) == {"9/QĐ-TTg": "can_cu"}


def test_discipline_in_capitals_is_no_law() -> None:
    assert relations("VỀ XỬ LÝ KỶ LUẬT TỔ CHỨC ĐẢNG VÀ QUY LUẬT TỰ NHIÊN") == {}


def test_organ_of_the_central_committee() -> None:
    found = header(head="BAN CHẤP HÀNH TRUNG ƯƠNG\nỦY BAN KIỂM TRA", number="6-BC/UBKTTW")
    assert found["issuer"] == "Ủy ban Kiểm tra Trung ương"


def test_roman_number_of_a_region_belongs_to_the_own_symbol() -> None:
    assert header(number="512/KBKV IX-KTNN")["notation"] == "512/KBKVIX-KTNN"


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("KIỂM TOÁN NHÀ NƯỚC\nKIỂM TOÁN NHÀ NƯỚC KHU VỰC XII", "7/BC-KV", "Kiểm toán nhà nước khu vực XII"),
        (
            "HỘI ĐỒNG NHÂN DÂN TỈNH CAO BẰNG\nBAN PHÁP CHẾ",
            "7/BC-BPC",
            "Ban Pháp chế Hội đồng nhân dân tỉnh Cao Bằng",
        ),
    ],
)
def test_parts_of_a_body_that_repeat_or_need_its_name(head: str, number: str, issuer: str) -> None:
    assert header(head=head, number=number)["issuer"] == issuer


@pytest.mark.parametrize(
    "lines",
    [
        ["TL. TƯ LỆNH", "KT. THAM MƯU TRƯỞNG", "PHÓ THAM MƯU TRƯỞNG"],
        ["KIỂM TOÁN TRƯỞNG"],
        ["THẨM PHÁN"],
    ],
)
def test_offices_that_sign_in_the_army_and_the_courts(lines: list[str]) -> None:
    paper = PAPER.format(**WHOLE).replace("KT. THỦ TRƯỞNG\nPHÓ THỦ TRƯỞNG", "\n".join(lines))
    signatory = read_text(paper).header.signatory
    assert signatory is not None
    assert (list(signatory.lines), signatory.full_name) == (lines, "Lê Văn Tám")


def test_subject_of_a_letter_may_be_written_out() -> None:
    letter = (
        "SỞ TÀI CHÍNH\nSố: 5/STC-HC\nVề việc mời tham gia\nhội chợ\nCao Bằng, ngày 04 tháng 4 năm 2025\n\n"
        "Kính gửi: Các phòng thuộc Sở.\nVề việc này, Sở đề nghị báo cáo.\n"
    )
    assert read_text(letter).header.subject == "mời tham gia hội chợ"


def test_joint_symbol_names_partners_also_below_a_short_type() -> None:
    body = (
        "Căn cứ Thông tư số 3/2008/TTLT-BYT-BNV ngày 25/4/2008 của Bộ Y tế và Bộ Nội vụ hướng dẫn chức năng;"
    )
    (found,) = read_text(PAPER.format(**{**WHOLE, "body": body})).citations
    assert found.issuer == "Bộ Y tế; Bộ Nội vụ"


def test_consolidated_text_is_known_by_its_symbol() -> None:
    text = "VĂN PHÒNG QUỐC HỘI\nSố: 16/VBHN-VPQH\nHà Nội, ngày 13 tháng 12 năm 2013\nLuật Hộ tịch số 60/2014/QH13.\n"
    assert read_text(text).header.type == "Văn bản hợp nhất"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("- Như trên; - Ban Giám sát; - Lưu: VT.", ["Như trên", "Ban Giám sát", "Lưu: VT"]),
        ("• Như trên;\n• Lưu: VT.", ["Như trên", "Lưu: VT"]),
        ("- Các phòng thuộc Sở:\nHC, TH;\n- Lưu: VT.", ["Các phòng thuộc Sở: HC, TH", "Lưu: VT"]),
    ],
)
def test_recipients_on_one_line_with_bullets_and_colons(typed: str, read: list[str]) -> None:
    assert header(recipients=typed)["recipients"] == read


@pytest.mark.parametrize(("shown", "name"), [("LÊ VĂN TÁM", "LÊ VĂN TÁM"), ("TỈNH AN BÌNH", None)])
def test_name_in_capitals(shown: str, name: str | None) -> None:
    found = header(signed=shown)["signatory"]
    assert isinstance(found, dict)
    assert found["full_name"] == name


def test_header_on_one_line_behind_a_preamble() -> None:
    text = (
        "Trang chủ\nTải về\nNội dung\n\nỦY BAN NHÂN DÂN TỈNH CAO BẰNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
        "Hạnh phúc Số: 22/2011/QĐ-UBND Cao Bằng, ngày 18 tháng 07 năm 2011 QUYẾT ĐỊNH BAN HÀNH QUY ĐỊNH ỦY BAN NHÂN DÂN "
        "TỈNH CAO BẰNG Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\n"
    )
    found = read_text(text).header
    assert (found.notation, found.issued_on, found.place) == ("22/2011/QĐ-UBND", "2011-07-18", "Cao Bằng")
    assert (found.issuer, found.type) == ("Ủy ban nhân dân tỉnh Cao Bằng", "Quyết định")


def test_own_number_mistyped_in_the_annex_is_no_citation() -> None:
    typed = "(Kèm theo Báo cáo số {} ngày 04/4/2025)"
    assert relations(typed.format("12/BC/UBND")) == {}
    assert relations(typed.format("12/BC/HĐND")) == {"12/BC/HĐND": "kem_theo"}


def test_legal_ground_as_a_noun_is_no_basis() -> None:
    body = "Nghị định số 5/2020/NĐ-CP là căn cứ pháp lý để xử lý Nghị định số 6/2020/NĐ-CP."
    assert relations(body) == {"5/2020/NĐ-CP": "dan_chieu", "6/2020/NĐ-CP": "dan_chieu"}


@pytest.mark.parametrize(
    ("head", "said", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "Chánh Thanh tra tỉnh", "Chánh Thanh tra tỉnh Cao Bằng"),
        ("ĐẢNG ỦY XÃ AN BÌNH", "Ban Thường vụ Đảng ủy", "Ban Thường vụ Đảng ủy xã An Bình"),
        ("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "Ban Chỉ đạo 138/CP", "Ban Chỉ đạo 138/CP"),
        ("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "Tư lệnh Quân khu 9", "Tư lệnh Quân khu 9"),
        ("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", "Bộ Kế hoạch & đầu tư", "Bộ Kế hoạch và Đầu tư"),
    ],
)
def test_issuers_of_citations_are_made_full(head: str, said: str, issuer: str) -> None:
    body = f"Thực hiện Quyết định số 5/QĐ-ABC ngày 01/02/2020 của {said} về kiểm tra, đơn vị báo cáo như sau:"
    (found,) = read_text(PAPER.format(**{**WHOLE, "head": head, "body": body})).citations
    assert found.issuer == issuer


LAST_LINES = """SỞ NỘI VỤ TỈNH CAO BẰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/BC-SNV
Cao Bằng, ngày 04 tháng 4 năm 2025

BÁO CÁO
Kết quả công tác quý I

Sở Nội vụ báo cáo để các đơn vị biết./.{label}
{mark} Như trên;
{mark} Lưu: VT.{gap}{signed}
"""


@pytest.mark.parametrize("gap", ["\n", " ", " | "])
@pytest.mark.parametrize(
    ("signed", "lines", "name"),
    [
        ("CHỦ TỊCH Lê Văn Tám", ["CHỦ TỊCH"], "Lê Văn Tám"),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Tám", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Lê Tám"),
        (
            "TL. GIÁM ĐỐC TRƯỞNG PHÒNG TS. Ngô Thị Bé Ba",
            ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
            "Ngô Thị Bé Ba",
        ),
        ("TM. UBND XÃ CHỦ TỊCH (Đã ký) Lê Văn Tám", ["TM. UBND XÃ", "CHỦ TỊCH"], "Lê Văn Tám"),
        ("CHỈ HUY TRƯỞNG Đại tá Trần Bình", ["CHỈ HUY TRƯỞNG"], "Trần Bình"),
        (
            "TL. BỘ TRƯỞNG KT. VỤ TRƯỞNG PHÓ VỤ TRƯỞNG Lê An",
            ["TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG"],
            "Lê An",
        ),
        (
            "TM. ỦY BAN NHÂN DÂN THÀNH PHỐ CHỦ TỊCH Lê An",
            ["TM. ỦY BAN NHÂN DÂN THÀNH PHỐ", "CHỦ TỊCH"],
            "Lê An",
        ),
        ("TM. BAN THƯỜNG VỤ PHÓ BÍ THƯ Lê An", ["TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"], "Lê An"),
    ],
)
def test_offices_and_name_on_one_line_are_told_apart(
    signed: str, lines: list[str], name: str, gap: str
) -> None:
    text = LAST_LINES.format(label="\n\nNơi nhận:", mark="-", gap=gap, signed=signed)
    found = read_text(text).header
    assert found.signatory is not None
    assert (found.signatory.full_name, list(found.signatory.lines)) == (name, lines)
    assert found.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize("label", ["Nơi nhận:", " Nơi nhận:", "NƠI NHẬN:"])
@pytest.mark.parametrize("mark", ["-", " •"])
def test_label_of_the_recipients_glued_to_the_last_sentence(label: str, mark: str) -> None:
    text = LAST_LINES.format(
        label=label, mark=mark, gap="\n", signed="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Tám"
    )
    found = read_text(text)
    assert found.header.recipients == ("Như trên", "Lưu: VT")
    assert found.tasks == ()


def test_small_board_signs_for_itself() -> None:
    found = header(signed="TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\nLê Văn Tám")["signatory"]
    assert isinstance(found, dict)
    assert found["lines"][-2:] == ["TM. TIỂU BAN", "TRƯỞNG TIỂU BAN"]
