"""Copies that lost their line breaks: header and signature are read as if they still had them, or not at all."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.copies.seams import parted, parted_lines
from doc_engine.reading.values import HeaderFound

BODY = (
    "Kính gửi: Các phòng, đơn vị thuộc Sở.\n"
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh, Sở đề nghị các đơn vị "
    "rà soát hồ sơ, báo cáo kết quả trước ngày 20 tháng 4 năm 2026./.\n"
)
CLOSING = "Nơi nhận:\n- Như trên;\n- Giám đốc Sở (để báo cáo);\n- Lưu: VT, QLN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLương Thị Út"
HEAD = (
    "UBND TỈNH GIA LAI\nSỞ XÂY DỰNG\nSố: 318/SXD-QLCL\nV/v rà soát hồ sơ nghiệm thu\n"
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nGia Lai, ngày 05 tháng 3 năm 2026\n"
)


def header(text: str) -> HeaderFound:
    return read_text(text).header


WHOLE = header(HEAD + BODY + CLOSING)


HEADS = {
    "nothing": """
UBND TỈNH GIA LAISỞ XÂY DỰNGCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc
Số: 318/SXD-QLCLV/v rà soát hồ sơ nghiệm thuGia Lai, ngày 05 tháng 3 năm 2026
""",
    "one line": (
        "UBND TỈNH GIA LAI SỞ XÂY DỰNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 318/SXD-QLCL V/v rà soát hồ sơ nghiệm thu Gia Lai, ngày 05 tháng 3 năm 2026\n"
    ),
    "tabs": """
UBND TỈNH GIA LAI SỞ XÂY DỰNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Số: 318/SXD-QLCL V/v rà soát hồ sơ nghiệm thu\tGia Lai, ngày 05 tháng 3 năm 2026
""",
    "br": """
| UBND TỈNH GIA LAI<br>SỞ XÂY DỰNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 318/SXD-QLCL<br>V/v rà soát hồ sơ nghiệm thu | Gia Lai, ngày 05 tháng 3 năm 2026 |

""",
    "layout": """
UBND TỈNH GIA LAI                CỘNG HÒA XÃ HỘI CHỦ NGHĨA
                                         VIỆT NAM
SỞ XÂY DỰNG                      Độc lập - Tự do - Hạnh phúc
Số: 318/SXD-QLCL                 Gia Lai, ngày 05 tháng 3 năm
V/v rà soát hồ sơ nghiệm thu                2026
""",
    "narrow": """
UBND TỈNH GIA LAI
SỞ XÂY DỰNG
Số: 318/SXD-QLCL
V/v rà soát hồ sơ nghiệm thu
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT
NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 05 tháng 3
năm 2026
""",
    "runs of blanks": """
UBND TỈNH GIA   LAI
SỞ XÂY   DỰNG
Số: 318/SXD-QLCL
V/v rà soát hồ   sơ nghiệm thu
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai,   ngày 05 tháng 3 năm 2026
""",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=list(HEADS))
def test_a_header_is_read_whatever_stands_for_its_line_breaks(head: str) -> None:
    assert header(head + BODY + CLOSING) == WHOLE


@pytest.mark.parametrize(
    "closing",
    [
        "Nơi nhận:- Như trên;- Giám đốc Sở (để báo cáo);- Lưu: VT, QLN.KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCLương Thị Út",
        "Nơi nhận: - Như trên; - Giám đốc Sở (để báo cáo); - Lưu: VT, QLN. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lương Thị Út",
        "Nơi nhận:\n- Như trên;\n- Giám đốc Sở (để báo cáo);\n- Lưu: VT, QLN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐCLương Thị Út",
        "Nơi nhận:\n- Như trên;\n- Giám đốc Sở (để báo cáo);\n- Lưu: VT, QLN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC(Đã ký)Lương Thị Út",
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Giám đốc Sở (để báo cáo); (Đã ký)\n- Lưu: VT, QLN. Lương Thị Út",
        "| Nơi nhận:<br>- Như trên;<br>- Giám đốc Sở (để báo cáo);<br>- Lưu: VT, QLN. | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br>Lương Thị Út |",
        "Nơi   nhận:\n- Như   trên;\n- Giám đốc   Sở (để   báo cáo);\n- Lưu: VT,   QLN.\nKT. GIÁM   ĐỐC\nPHÓ GIÁM ĐỐC\nLương Thị Út",
    ],
    ids=["nothing", "one line", "office and name", "signed", "columns on one line", "br", "runs of blanks"],
)
def test_a_closing_is_read_whatever_stands_for_its_line_breaks(closing: str) -> None:
    assert header(HEAD + BODY + closing) == WHOLE


@pytest.mark.parametrize(
    ("line", "notation"),
    [
        ("Số: 27/TB-UBNDEa Súp, ngày 04 tháng 5 năm 2026", "27/TB-UBND"),
        ("Số: 06/TB-TTrHà Tĩnh, ngày 04 tháng 5 năm 2026", "06/TB-TTr"),
        ("Số: 91/TB-VPTân An, ngày 04 tháng 5 năm 2026", "91/TB-VP"),
        ("Số: 63/TB-TTgHà Nội, ngày 04 tháng 5 năm 2026", "63/TB-TTg"),
        ("Số: 35/TB-BTPHà Nội, ngày 04 tháng 5 năm 2026", "35/TB-BTP"),
        ("Số: 35/TB-BTP Hà Nội, ngày 04 tháng 5 năm 2026", "35/TB-BTP"),
        ("Số: 35/TB-STP\tHà Nội, ngày 04 tháng 5 năm 2026", "35/TB-STP"),
        ("Số: 35/TB-UBNDTP. Hồ Chí Minh, ngày 04 tháng 5 năm 2026", None),
    ],
)
def test_a_place_that_ran_into_the_symbol_is_no_part_of_the_number(line: str, notation: str | None) -> None:
    found = header(f"ỦY BAN NHÂN DÂN\n{line}\nTHÔNG BÁO\nLịch tiếp công dân\nNội dung như sau.\n")
    assert (found.notation, found.issued_on) == (notation, "2026-05-04")


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("TM. ỦY BAN NHÂN DÂN Q. CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (
            "TL. BỘ TRƯỞNG, CHỦ NHIỆM VỤ TRƯỞNG VỤ NỘI CHÍNH",
            ("TL. BỘ TRƯỞNG, CHỦ NHIỆM", "VỤ TRƯỞNG VỤ NỘI CHÍNH"),
        ),
        ("TUQ. THỦ TƯỚNG BỘ TRƯỞNG BỘ Y TẾ", ("TUQ. THỦ TƯỚNG", "BỘ TRƯỞNG BỘ Y TẾ")),
        ("T/M BAN THƯỜNG VỤBÍ THƯ", ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),
        (
            "TM. THƯỜNG TRỰC HỘI ĐỒNG\nNHÂN DÂN\nPHÓ CHỦ TỊCH",
            ("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        ),
    ],
)
def test_lines_of_a_signature_are_told_apart(line: str, lines: tuple[str, ...]) -> None:
    found = header(f"{HEAD}{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{line}\nĐỗ Văn Bảy").signatory
    assert found is not None
    assert (found.full_name, found.lines) == ("Đỗ Văn Bảy", lines)


@pytest.mark.parametrize(
    ("line", "issuer", "parent"),
    [
        ("BỘ TÀI CHÍNH CỤC HẢI QUAN", "Cục Hải quan", "Bộ Tài chính"),
        ("TỈNH ỦY SƠN LA BAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Sơn La", "Tỉnh ủy Sơn La"),
        ("UBND XÃ TÂN HỘI TRƯỜNG TIỂU HỌC HOA SEN", "Trường Tiểu học Hoa Sen", "Ủy ban nhân dân xã Tân Hội"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng", None),
        ("ỦY BAN NHÂN DÂN XÃ XUÂN TRƯỜNG", "Ủy ban nhân dân xã Xuân Trường", None),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH SƠN LA", "Sở Nông nghiệp và Môi trường tỉnh Sơn La", None),
    ],
)
def test_two_bodies_on_one_line_are_issuer_and_superior(line: str, issuer: str, parent: str | None) -> None:
    found = header(
        f"{line}\nSố: 15/TB-VP\nSơn La, ngày 04 tháng 5 năm 2026\nTHÔNG BÁO\nLịch trực\nNội dung như sau.\n"
    )
    assert (found.issuer, found.parent_body) == (issuer, parent)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế đề nghị các trường học, V/v đã nêu tại Công văn số 12/SYT-NVY ngày 4 tháng 5; Số: 12",
        "TRƯỜNG PTDTBT TIỂU HỌC, CÔNG TY TNHH MTV, UBMTTQVN, THỦ TƯỚNG CHÍNH PHỦ, KT. BỘ TRƯỞNG, TUQ. CHỦ TỊCH",
        "tại Quyết định số 9/QĐ-TTg, ngày 4 tháng 5 năm 2026; Tờ trình số 8/TTr-SNV, ngày 5 tháng 5",
        "TM. ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    ],
)
def test_lines_that_are_whole_stay(text: str) -> None:
    assert parted_lines(text) == (text, ())


def test_places_of_two_insertions_are_those_of_the_text_that_both_made() -> None:
    text = "KT. GIÁM ĐỐCLê Văn Tám đềnghị côngvăn.Nơi nhận:"
    words, places = parted(text)
    assert len(places) == 4
    assert "".join(char for place, char in enumerate(words) if place not in places) == text


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        (
            "Tổ chức các hoạt động kỷ niệm 80 năm Ngày Thương binh\n- Liệt sĩ trên địa bàn xã",
            "Tổ chức các hoạt động kỷ niệm 80 năm Ngày Thương binh - Liệt sĩ trên địa bàn xã",
        ),
        (
            "Phát triển chăn nuôi trên địa bàn xã giai đoạn 2026\n- 2030",
            "Phát triển chăn nuôi trên địa bàn xã giai đoạn 2026 - 2030",
        ),
        (
            "Phát triển khoa học, công nghệ theo Nghị quyết số 57-NQ/TW\nngày 22 tháng 12 năm 2024 của Bộ Chính trị",
            "Phát triển khoa học, công nghệ theo Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị",
        ),
        (
            (
                "Phòng, chống bệnh dại ở chó, mèo trên địa bàn tỉnh\nThực hiện Công văn số 415/CNTY-DT ngày 03 tháng 4 năm 2026 của Cục "
                "Chăn nuôi và Thú y, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
            ),
            "Phòng, chống bệnh dại ở chó, mèo trên địa bàn tỉnh",
        ),
    ],
)
def test_a_subject_broken_anywhere_is_whole_and_no_more(below: str, subject: str) -> None:
    assert (
        header(f"ỦY BAN NHÂN DÂN\nXÃ EA SÚP\nSố: 27/KH-UBND\n\nKẾ HOẠCH\n{below}\n\nI. MỤC ĐÍCH\n").subject
        == subject
    )


def test_a_subject_with_an_empty_line_behind_every_line_is_whole() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN",
        "XÃ EA SÚP",
        "Số: 27/KH-UBND",
        "KẾ HOẠCH",
        "Cấp thẻ bảo hiểm theo Đề án",
        "06 trên địa bàn xã năm 2026",
        "I. MỤC ĐÍCH",
        "1. Cấp thẻ kịp thời.",
        "2. Không bỏ sót.",
        "II. NỘI DUNG",
        "1. Rà soát.",
        "2. Cấp thẻ.",
    ]
    assert header("\n\n".join(lines)).subject == "Cấp thẻ bảo hiểm theo Đề án 06 trên địa bàn xã năm 2026"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("SỞ Y TẾ TỈNH THANH\nHÓA\nBỆNH VIỆN ĐA KHOA TỈNH THANH\nHÓA", "Bệnh viện Đa khoa tỉnh Thanh Hóa"),
        ("ỦY BAN NHÂN DÂN XÃ ĐÔNG\nHƯNG", "Ủy ban nhân dân xã Đông Hưng"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI\nPHÒNG\nTHANH TRA", "Thanh tra thành phố Hải Phòng"),
    ],
)
def test_a_territory_broken_over_two_lines_is_no_body(lines: str, issuer: str) -> None:
    assert header(f"{lines}\nSố: 15/TB-VP\nTHÔNG BÁO\nLịch trực\nNội dung như sau.\n").issuer == issuer


def test_a_place_torn_by_blanks_is_whole() -> None:
    found = header(
        "ỦY BAN NHÂN DÂN\nXÃ EA SÚP\nSố: 27/KH-UBND\nEa   Súp,   ngày   08 tháng 9 năm 2026\nKẾ HOẠCH\nTrồng rừng\n"
    )
    assert (found.place, found.issued_on) == ("Ea Súp", "2026-09-08")


def test_a_symbol_broken_in_a_subject_is_whole() -> None:
    for broken in ("57\n-NQ/TW", "57-\nNQ/TW"):
        found = header(
            f"UBND XÃ EA SÚP\nSố: 27/KH-UBND\nKẾ HOẠCH\nThực hiện Nghị quyết số {broken} của Bộ Chính trị\n\nI. MỤC ĐÍCH\n"
        )
        assert found.subject == "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị"


def test_a_department_by_its_roman_number_is_part_of_the_symbol() -> None:
    found = header(
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 4127/VPCP-V.III\nV/v kiểm tra đê điều\nHà Nội, ngày 08 tháng 9 năm 2016\n"
        + BODY
    )
    assert found.notation == "4127/VPCP-V.III"


@pytest.mark.parametrize(
    ("typed", "recipients"),
    [
        (
            "-   Cục Thú   y;\n- VPCP:   BTCN, các   PCN;\n- Lưu: VT,   KT.03",
            ("Cục Thú y", "VPCP: BTCN, các PCN", "Lưu: VT, KT.03"),
        ),
        (
            "-\t   Cục Thú y;\n- Ban Thường trực   Ủy ban MTTQ tỉnh   Sơn La;\n- Lưu: VT.",
            ("Cục Thú y", "Ban Thường trực Ủy ban MTTQ tỉnh Sơn La", "Lưu: VT"),
        ),
        (
            "- Đài Phát thanh tỉnh    Đỗ Văn Bảy\n(đưa tin);\n- Lưu: VT.",
            ("Đài Phát thanh tỉnh (đưa tin)", "Lưu: VT"),
        ),
        ("- Đoàn   ĐBQH tỉnh;   GIÁM ĐỐC\n- Lưu: VT.      Đỗ Văn Bảy", ("Đoàn ĐBQH tỉnh", "Lưu: VT")),
        (
            "VPCP: BTCN, các PCN;\nVụ TH, Cổng TTĐT;\nCông an tỉnh;\nLưu: VT.",
            ("VPCP: BTCN, các PCN; Vụ TH, Cổng TTĐT", "Công an tỉnh", "Lưu: VT"),
        ),
    ],
)
def test_recipients_are_told_from_the_gaps_and_columns_around_them(
    typed: str, recipients: tuple[str, ...]
) -> None:
    assert header(f"{HEAD}{BODY}Nơi nhận:\n{typed}\n").recipients == recipients


@pytest.mark.parametrize("mark", ["\\-", "·", "•", "●", "*", "+", "–", "−"])
def test_whatever_stands_for_the_dashes_of_recipients_is_no_part_of_them(mark: str) -> None:
    closing = "\n".join(
        f"{mark} {line.removeprefix('- ')}" if line.startswith("- ") else line for line in CLOSING.split("\n")
    )
    assert header(HEAD + BODY + closing) == WHOLE


def test_borders_of_a_table_of_text_are_no_words() -> None:
    border = f"+{'-' * 30}+{'-' * 38}+"
    rows = [
        ("UBND TỈNH GIA LAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ XÂY DỰNG", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 318/SXD-QLCL", "Gia Lai, ngày 05 tháng 3 năm 2026"),
        ("V/v rà soát hồ sơ nghiệm thu", ""),
    ]
    head = "\n".join((border, *(f"| {left:<28} | {right:<36} |" for left, right in rows), border, ""))
    assert header(head + BODY + CLOSING) == WHOLE


@pytest.mark.parametrize(
    ("closing", "lines", "name"),
    [
        ("GIÁM ĐỐC\nPGS.TS. LÊ THỊ ÚT", ("GIÁM ĐỐC",), "LÊ THỊ ÚT"),
        ("GIÁM ĐỐC\nTRẦN BẢY", ("GIÁM ĐỐC",), "TRẦN BẢY"),
        ("PHÓ GIÁM ĐỐC VÕ THỊ BẢY", ("PHÓ GIÁM ĐỐC",), "VÕ THỊ BẢY"),
        ("KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCVÕ THỊ BẢY", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "VÕ THỊ BẢY"),
        (
            "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG QUẢN LÝ CÔNG TRÌNH\nLê Út",
            ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ CÔNG TRÌNH"),
            "Lê Út",
        ),
        ("TRƯỞNG BAN ĐÀO TẠO NGHỀ\nLê Út", ("TRƯỞNG BAN ĐÀO TẠO NGHỀ",), "Lê Út"),
    ],
)
def test_a_name_in_capitals_is_told_from_its_office(closing: str, lines: tuple[str, ...], name: str) -> None:
    found = header(f"{HEAD}{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT, QLN.\n{closing}\n").signatory
    assert found is not None
    assert (found.lines, found.full_name) == (lines, name)


@pytest.mark.parametrize(
    "closing",
    [
        "Nơi nhận- Như trên;- Giám đốc Sở (để báo cáo);- Lưu: VT, QLN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLương Thị Út",
        "NƠI NHẬN - Như trên; - Giám đốc Sở (để báo cáo); - Lưu: VT, QLN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLương Thị Út",
        ("Nơi nhận                             KT. GIÁM ĐỐC\n- Như trên;                          PHÓ GIÁM ĐỐC\n"
        "- Giám đốc Sở (để báo cáo);\n- Lưu: VT, QLN.                      Lương Thị Út\n"),
    ],
    ids=["nothing", "one line", "layout"],
)  # fmt: skip
def test_the_heading_of_the_recipients_needs_no_colon(closing: str) -> None:
    assert header(HEAD + BODY + closing) == WHOLE


def test_a_letter_of_the_inspectors_is_no_submission() -> None:
    found = header(
        HEAD.replace("318/SXD-QLCL", "318/TTr-NV1").replace("SỞ XÂY DỰNG", "THANH TRA") + BODY + CLOSING
    )
    assert (found.notation, found.type) == ("318/TTr-NV1", "Công văn")


def test_notes_behind_the_marks_of_recipients_on_one_line_stay_with_them() -> None:
    closing = (
        "| Nơi nhận: - Sở Y tế; (báo cáo) - Công an tỉnh;(phối hợp) - Lưu: VT. | CHỦ TỊCH Đặ ng Văn Bảy |"
    )
    found = header(HEAD + BODY + closing)
    assert found.recipients == ("Sở Y tế; (báo cáo)", "Công an tỉnh;(phối hợp)", "Lưu: VT")
    assert found.signatory is not None
    assert (found.signatory.lines, found.signatory.full_name) == (("CHỦ TỊCH",), "Đặng Văn Bảy")


def test_a_subject_with_empty_lines_inside_its_cell_is_whole() -> None:
    head = HEAD.replace("V/v rà soát hồ sơ nghiệm thu", "V/v rà soát hồ sơ\n\n\nnghiệm thu\ncông trình")
    assert header(head + BODY + CLOSING).subject == "rà soát hồ sơ nghiệm thu công trình"


def test_list_of_those_asked_goes_on_behind_a_semicolon_at_the_end_of_a_line() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nSố: 118/UBND-KT\nLâm Đồng, ngày 05 tháng 3 năm 2026\n"
        "V/v rà soát công trình thủy lợi\nKính gửi: Các sở, ban, ngành.\n"
        "     Để bảo đảm an toàn công trình trong mùa mưa lũ năm nay, Ủy ban nhân\n"
        "     dân tỉnh đề nghị Công an tỉnh; Sở Tài chính; các Sở, ban, ngành khác;\n"
        "     Hiệp hội Doanh nghiệp tỉnh; Chủ các hồ chứa tổ chức rà soát hồ sơ.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình\n"
    )
    (found,) = read_text(text).tasks
    assert found.lead == (
        "Công an tỉnh",
        "Sở Tài chính",
        "các Sở, ban, ngành khác",
        "Hiệp hội Doanh nghiệp tỉnh",
        "Chủ các hồ chứa",
    )
