"""Issuers whose line was lost in a copy: told by the symbol and the paper's own words, or by nobody."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

LETTER = """{head} |
Số: 412/{symbol}
V/v rà soát hồ sơ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 05 tháng 5 năm 2025

Kính gửi: Công ty Cổ phần Tre Việt

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

{signed}
Lê Văn Tám
"""


def agency(
    head: str, symbol: str, body: str, signed: str = "", place: str = "Hà Nội"
) -> tuple[str | None, str | None]:
    paper = LETTER.format(head=head, symbol=symbol, body=body, signed=signed, place=place)
    header = read_text(paper).header
    assert header.symbol == symbol
    return header.issuer, header.parent_body


@pytest.mark.parametrize(
    ("head", "symbol", "body", "issuer"),
    [
        ("BỘ TÀI NGUYÊN VÀ", "BTNMT-KH", "Đề nghị gửi hồ sơ.", "Bộ Tài nguyên và Môi trường"),
        ("BỘ LAO ĐỘNG -", "LĐTBXH-PC", "Đề nghị gửi hồ sơ.", "Bộ Lao động - Thương binh và Xã hội"),
        ("BỘ VĂN HÓA, THỂ THAO", "BVHTTDL-PC", "Gửi hồ sơ.", "Bộ Văn hóa, Thể thao và Du lịch"),
        (
            "VIỆN QUY HOẠCH VÀ",
            "VQHPTNT-TH",
            "Viện Quy hoạch và Phát triển nông thôn đề nghị gửi hồ sơ.",
            "Viện Quy hoạch và Phát triển nông thôn",
        ),
        ("VIỆN QUY HOẠCH VÀ", "VQHPTNT-TH", "Đề nghị gửi hồ sơ.", None),
    ],
)
def test_a_name_cut_in_two_is_made_whole_or_left_out(
    head: str, symbol: str, body: str, issuer: str | None
) -> None:
    assert agency(head, symbol, body)[0] == issuer


@pytest.mark.parametrize(
    ("head", "symbol", "body", "issuer", "parent"),
    [
        (
            "BỘ TÀI CHÍNH",
            "TCT-KK",
            "Theo quy định, Tổng cục Thuế hướng dẫn như sau: gửi hồ sơ.",
            "Tổng cục Thuế",
            "Bộ Tài chính",
        ),
        (
            "BỘ TÀI CHÍNH",
            "CT-KK",
            "Cục Thuế nhận được văn bản hỏi của Công ty. Cục Thuế trả lời như sau: gửi hồ sơ.",
            "Cục Thuế",
            "Bộ Tài chính",
        ),
        (
            "BỘ CÔNG AN",
            "C05-P2",
            "Cục Cảnh sát phòng, chống tội phạm về môi trường đề nghị gửi hồ sơ.",
            "Cục Cảnh sát phòng, chống tội phạm về môi trường",
            "Bộ Công an",
        ),
        (
            "BỘ Y TẾ",
            "QLT-KD",
            "Cục Quản lý Tre nhận được văn bản hỏi của Công ty. Cục Quản lý Tre có ý kiến như sau: gửi hồ sơ.",
            "Cục Quản lý Tre",
            "Bộ Y tế",
        ),
        ("BỘ CÔNG AN", "C05-P2", "Đề nghị gửi hồ sơ cho Cục Cảnh sát giao thông.", None, "Bộ Công an"),
        (
            "TỔNG CỤC HẢI QUAN",
            "GSQL-TH",
            "Cục Giám sát quản lý về hải quan nhận được văn bản. Cục Giám sát quản lý về hải quan trả lời như sau: gửi hồ sơ.",
            "Cục Giám sát quản lý về hải quan",
            "Tổng cục Hải quan",
        ),
        (
            "ỦY BAN NHÂN DÂN HUYỆN HẠ LANG",
            "PTCKH-NS",
            "Phòng Tài chính - Kế hoạch đề nghị gửi hồ sơ.",
            "Phòng Tài chính - Kế hoạch huyện Hạ Lang",
            "Ủy ban nhân dân huyện Hạ Lang",
        ),
    ],
)
def test_the_body_below_the_one_named_is_told_by_letters_and_text(
    head: str, symbol: str, body: str, issuer: str | None, parent: str | None
) -> None:
    assert agency(head, symbol, body) == (issuer, parent)


def test_the_head_of_a_body_that_nobody_names_makes_no_superior_the_issuer() -> None:
    assert agency("BỘ TÀI CHÍNH", "TCT-KK", "Gửi hồ sơ.", "KT. TỔNG CỤC TRƯỞNG\nPHÓ TỔNG CỤC TRƯỞNG") == (
        None,
        "Bộ Tài chính",
    )


@pytest.mark.parametrize(
    ("head", "symbol", "body", "signed", "issuer"),
    [
        (
            "BỘ TÀI CHÍNH",
            "BTC-CST",
            "Cục Thuế đề nghị gửi hồ sơ.",
            "TL. BỘ TRƯỞNG\nCỤC TRƯỞNG",
            "Bộ Tài chính",
        ),
        ("BỘ TÀI CHÍNH", "TC-CST", "Cục Thuế đề nghị gửi hồ sơ.", "KT. BỘ TRƯỞNG", "Bộ Tài chính"),
        ("BỘ Y TẾ", "QLT-KD", "Cục Quản lý Tre đề nghị gửi hồ sơ.", "TL. BỘ TRƯỞNG\nCỤC TRƯỞNG", "Bộ Y tế"),
        ("BỘ Y TẾ", "KCB-QLCL", "Đề nghị gửi hồ sơ.", "TL. BỘ TRƯỞNG\nCỤC TRƯỞNG", "Bộ Y tế"),
        (
            "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
            "UB-KT",
            "Ủy ban nhân dân tỉnh đề nghị gửi hồ sơ.",
            "CHỦ TỊCH",
            "Ủy ban nhân dân tỉnh Sơn La",
        ),
        (
            "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
            "CT-KT",
            "Cục Thuế đề nghị gửi hồ sơ.",
            "CHỦ TỊCH",
            "Ủy ban nhân dân tỉnh Sơn La",
        ),
    ],
)
def test_a_superior_s_own_paper_stays_its_own(
    head: str, symbol: str, body: str, signed: str, issuer: str
) -> None:
    assert agency(head, symbol, body, signed) == (issuer, None)


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("Cục Quản lý Tre - Bộ Y tế", "Cục Quản lý Tre"),
        ("Cục Cảnh sát điều tra tội phạm về ma túy", "Cục Cảnh sát điều tra tội phạm về ma túy"),
        (
            "Cục Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu",
            "Cục Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu",
        ),
        ("Cục Cảnh sát điều tra tội phạm về việc bàn giao", "Cục Cảnh sát điều tra tội phạm"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_a_field_behind_ve_belongs_to_the_police_s_names_and_a_ministry_behind_a_dash_to_none(
    said: str, issuer: str
) -> None:
    (cited,) = read_text(f"Căn cứ Công văn số 12/XYZ-KL ngày 02/01/2024 của {said};").citations
    assert cited.issuer == issuer


@pytest.mark.parametrize(
    ("said", "notation"),
    [
        ("số 18/CV TRE 2024 ngày 05/5/2024", None),
        ("số 18/BC XD 2024 ngày 05/5/2024", None),
        ("số 18/BC XD ngày 05/5/2024", "18/BC-XD"),
        ("số 18/CV TRE ngày 05/5/2024", "18/CV-TRE"),
    ],
)
def test_a_symbol_of_blanks_and_a_year_is_left_out_rather_than_cut(said: str, notation: str | None) -> None:
    found = read_text(f"Trả lời Công văn {said} của Công ty Cổ phần Tre Việt.").citations
    assert [cited.notation for cited in found] == ([notation] if notation else [])


@pytest.mark.parametrize(
    ("head", "symbol", "body", "issuer"),
    [
        ("UBND TỈNH SƠN LA", "VP-NC", "Văn phòng Ủy ban nhân dân tỉnh đề nghị gửi hồ sơ.", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
        ("UBND TỈNH SƠN LA", "BQLKCN-QH", "Ban Quản lý các khu công nghiệp tỉnh đề nghị gửi hồ sơ.", "Ban Quản lý các khu công nghiệp tỉnh Sơn La"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA", "BPC-TH", "Ban Pháp chế Hội đồng nhân dân tỉnh đề nghị gửi hồ sơ.", "Ban Pháp chế Hội đồng nhân dân tỉnh Sơn La"),
        ("UBND HUYỆN HẠ LANG\nPHÒNG GIÁO DỤC VÀ", "PGDĐT-TH", "Phòng Giáo dục và Đào tạo đề nghị gửi hồ sơ.", "Phòng Giáo dục và Đào tạo huyện Hạ Lang"),
    ],
)  # fmt: skip
def test_bodies_of_a_province_and_names_below_their_superior_are_whole(
    head: str, symbol: str, body: str, issuer: str
) -> None:
    assert agency(head, symbol, body, place="Sơn La")[0] == issuer


def test_a_school_or_the_environment_signs_nothing() -> None:
    header = read_text(
        "| BỘ NÔNG NGHIỆP VÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| MÔI TRƯỜNG | Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 12/BNNMT-TCCB | Hà Nội, ngày 14 tháng 8 năm 2026 |\n\nKính gửi: Các sở\n\nBộ đề nghị rà soát.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLê Văn Tám\n"
    ).header
    assert header.issuer == "Bộ Nông nghiệp và Môi trường"
    assert header.signatory is not None
    assert header.signatory.lines == ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")


@pytest.mark.parametrize(("symbol", "label"), [("SY-SNV", "Bản sao y"), ("TrS-UBND", "Bản trích sao")])
def test_copies_are_told_by_their_symbol(symbol: str, label: str) -> None:
    paper = f"UBND TỈNH SƠN LA\nSỞ NỘI VỤ\nSố: 12/{symbol}\nSơn La, ngày 14 tháng 8 năm 2026\n\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\n"
    assert read_text(paper).header.type == label
