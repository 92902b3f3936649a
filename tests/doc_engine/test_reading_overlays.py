"""Digital signatures, the dấu ĐẾN and what an office's system prints over a paper give it no number, day, office or name."""

from __future__ import annotations

import pytest

from doc_engine.reading import Legibility, read_text
from doc_engine.reading.copies.overlays import without_overlays

PAPER = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 146/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Chăm sóc cây xanh năm 2024
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
1. Giao Sở Xây dựng chủ trì.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Mẫu
"""
ROWS = PAPER.split("\n")
BLOCKS = {
    "of an office": "Ký bởi: Cổng Thông tin\nđiện tử tỉnh Bạc Liêu\nEmail:\ntin@baclieu.gov.vn\nCơ quan: Văn phòng Ủy ban\n"
    "nhân dân, Tỉnh Bạc Liêu\nThời gian ký: 14.05.2024\n15:21:44 +07:00",
    "in capitals": "Người ký: SỞ NỘI VỤ\nTỈNH BẠC LIÊU\nEmail: snv@baclieu.gov.vn\nNgày ký: 13-03-2024 10:22:33 +07:00",
    "of a person": "Ký bởi: Lê Thị Khác\nChức vụ: Giám đốc\nNgày ký: 13/03/2024",
    "in English": "Digitally signed by ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU\nDN: c=VN, l=Bạc Liêu\nDate: 2024.03.13 08:15:00 +07'00'",
    "unverified": "Signature Not Verified\nĐược ký bởi: VĂN PHÒNG CHÍNH PHỦ\nNgày ký: 13/03/2024 08:00:00",
    "dấu ĐẾN": "ĐẾN Số: 4512\nNgày: 14/3/2024\nChuyển: Phòng Tư pháp\nSố và ký hiệu HS: ……",
    "công văn ĐẾN": "CÔNG VĂN ĐẾN\nSố: 4512/ĐẾN\nNgày 14 tháng 3 năm 2024\nChuyển:..........\nLưu hồ sơ số: ........",
    "of the system": "vanthu_snv_12/03/2024 10:22:33",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_what_lies_over_a_paper_says_nothing_of_it(block: str) -> None:
    """Wherever in the text it came to stand: a converter puts it anywhere."""
    expected = read_text(PAPER).header
    for place in range(len(ROWS)):
        text = "\n".join([*ROWS[:place], BLOCKS[block], *ROWS[place:]])
        assert read_text(text).header == expected, ROWS[place]


def test_a_signature_beside_the_head_takes_its_own_cells_only() -> None:
    head = (
        "ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM     Ký bởi: Sở Nội vụ tỉnh Bạc Liêu\n"
        "TỈNH QUẢNG NGÃI     Độc lập - Tự do - Hạnh phúc     Ngày ký: 13-03-2024 10:22:33 +07:00\n"
        "Số: 146/KH-UBND     Quảng Ngãi, ngày 12 tháng 3 năm 2024\n"
    )
    assert read_text(head + "\n".join(ROWS[6:])).header == read_text(PAPER).header


def test_an_agency_between_two_lines_of_a_signature_is_the_papers_own() -> None:
    text = PAPER.replace("TỈNH QUẢNG NGÃI\n", "Ký bởi: Lê Thị Khác\nTỈNH QUẢNG NGÃI\nNgày ký: 13/03/2024\n")
    assert read_text(text).header == read_text(PAPER).header


def test_the_office_that_received_a_paper_is_not_its_superior() -> None:
    stamp = "SỞ TƯ PHÁP TỈNH BẠC LIÊU\nĐẾN\nSố: 45\nNgày: 14/3/2024\n"
    assert read_text(stamp + PAPER).header == read_text(PAPER).header


@pytest.mark.parametrize(
    "sentence",
    [
        "Giấy ủy quyền do ông Lê Văn Khác ký bởi ủy quyền.",
        "Người ký: chịu trách nhiệm về nội dung văn bản.",
        "KẾ HOẠCH ĐẾN NĂM 2030",
        "Ngày: 14/3/2024",
        "Email: a@b.vn",
    ],
)
def test_words_of_the_paper_itself_stay(sentence: str) -> None:
    assert without_overlays(f"Trước\n{sentence}\nSau") == f"Trước\n{sentence}\nSau"


def test_places_and_confidences_stay_what_they_were() -> None:
    text = f"{BLOCKS['in capitals']}\n{PAPER}"
    assert len(without_overlays(text)) == len(text)
    found = read_text(text, Legibility((95,) * len(text.split())))
    assert (found.header.notation, found.header.issued_on) == ("146/KH-UBND", "2024-03-12")
    unsure = tuple(50 if word == "146/KH-UBND" else 95 for word in text.split())
    assert read_text(text, Legibility(unsure)).header.number is None
