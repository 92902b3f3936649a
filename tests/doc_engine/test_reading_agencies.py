"""The agency's lines of a header: names over several lines, two bodies on one, words that only look like a level or a body."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

PAPER = """{head}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/BC-ABC
Cao Bằng, ngày 04 tháng 4 năm 2025

BÁO CÁO
Kết quả công tác quý I

Đơn vị báo cáo như sau:

Nơi nhận:
- Lưu: VT.

THỦ TRƯỞNG

Lê Văn Tám
"""


def agency(head: str) -> tuple[str | None, str | None]:
    header = read_text(PAPER.format(head=head.replace(" / ", "\n"))).header
    assert header.type == "Báo cáo"
    return header.issuer, header.parent_body


@pytest.mark.parametrize(
    ("head", "issuer", "parent"),
    [
        ("BỘ TÀI CHÍNH / CỤC QUẢN LÝ GIÁM SÁT / BẢO HIỂM", "Cục Quản lý giám sát bảo hiểm", "Bộ Tài chính"),
        (
            "UBND TỈNH CAO BẰNG / BAN CHỈ ĐẠO / PHÒNG, CHỐNG MƯA LŨ",
            "Ban Chỉ đạo phòng, chống mưa lũ tỉnh Cao Bằng",
            "Ủy ban nhân dân tỉnh Cao Bằng",
        ),
        (
            "UBND HUYỆN HẠ LANG / PHÒNG TÀI CHÍNH - / KẾ HOẠCH",
            "Phòng Tài chính - Kế hoạch huyện Hạ Lang",
            "Ủy ban nhân dân huyện Hạ Lang",
        ),
        (
            "VĂN PHÒNG / HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN / HUYỆN HẠ LANG",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Hạ Lang",
            None,
        ),
        ("TRUNG ƯƠNG HỘI / HIỆP HỘI TRỒNG TRE", "Trung ương Hội Hiệp hội Trồng Tre", None),
        ("TỈNH ĐOÀN QUẢNG NAM / HUYỆN ĐOÀN NÚI THÀNH", "Huyện đoàn Núi Thành", "Tỉnh đoàn Quảng Nam"),
        ("UBND HUYỆN HẠ LANG / THANH TRA HUYỆN", "Thanh tra huyện Hạ Lang", "Ủy ban nhân dân huyện Hạ Lang"),
        (
            "VIỆN KSND TỈNH CAO BẰNG / VIỆN KSND HUYỆN HẠ LANG",
            "Viện kiểm sát nhân dân huyện Hạ Lang",
            "Viện kiểm sát nhân dân tỉnh Cao Bằng",
        ),
        ("KBNN KHU VỰC V / PHÒNG GIAO DỊCH SỐ 3", "Phòng Giao dịch số 3", "Kho bạc Nhà nước khu vực V"),
        (
            "ĐẢNG ỦY XÃ VĨNH LINH / BAN XÂY DỰNG ĐẢNG",
            "Ban Xây dựng Đảng Đảng ủy xã Vĩnh Linh",
            "Đảng ủy xã Vĩnh Linh",
        ),
        (
            "ĐẠI HỌC QUỐC GIA TP.HCM / TRƯỜNG ĐẠI HỌC BÁCH KHOA",
            "Trường Đại học Bách khoa",
            "Đại học Quốc gia Thành phố Hồ Chí Minh",
        ),
        (
            "PHÒNG GIÁO DỤC-ĐÀO TẠO GÒ VẤP / TRƯỜNG MN HOA SEN",
            "Trường Mầm non Hoa Sen",
            "Phòng Giáo dục và Đào tạo Gò Vấp",
        ),
        (
            "SỞ Y TẾ TỈNH CAO BẰNG / TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
            "Trung tâm Kiểm soát bệnh tật tỉnh Cao Bằng",
            "Sở Y tế tỉnh Cao Bằng",
        ),
        ("UBND TỈNH / SỞ Y TẾ", "Sở Y tế tỉnh Cao Bằng", "Ủy ban nhân dân tỉnh Cao Bằng"),
    ],
)
def test_second_line_of_a_name_belongs_to_it(head: str, issuer: str, parent: str | None) -> None:
    assert agency(head) == (issuer, parent)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("THƯỜNG TRỰC / HĐND - UBND / TỈNH CAO BẰNG", "Thường trực Hội đồng nhân dân tỉnh Cao Bằng"),
        ("SỞ TÀI CHÍNH - SỞ Y TẾ / TỈNH CAO BẰNG", "Sở Tài chính tỉnh Cao Bằng"),
        ("LIÊN BỘ: Y TẾ - NỘI VỤ", "Bộ Y tế"),
        ("LIÊN TỊCH / SỞ TÀI CHÍNH - SỞ Y TẾ", "Sở Tài chính tỉnh Cao Bằng"),
        (
            "VĂN PHÒNG HĐND - UBND / HUYỆN HẠ LANG",
            "Văn phòng Hội đồng nhân dân - Ủy ban nhân dân huyện Hạ Lang",
        ),
    ],
)
def test_two_bodies_on_one_line_give_the_first(head: str, issuer: str) -> None:
    assert agency(head) == (issuer, None)


@pytest.mark.parametrize(
    ("head", "issuer", "parent"),
    [
        (
            "TỔNG CỤC HẢI QUAN / CỤC HẢI QUAN TỈNH / CAO BẰNG",
            "Cục Hải quan tỉnh Cao Bằng",
            "Tổng cục Hải quan",
        ),
        (
            "UBND TỈNH CAO BẰNG / BAN QUẢN LÝ / CỬA KHẨU",
            "Ban Quản lý cửa khẩu tỉnh Cao Bằng",
            "Ủy ban nhân dân tỉnh Cao Bằng",
        ),
    ],
)
def test_words_that_lost_no_accent_are_no_level(head: str, issuer: str, parent: str) -> None:
    assert agency(head) == (issuer, parent)


@pytest.mark.parametrize(
    ("head", "issuer", "parent"),
    [
        (
            "BỘ NGOẠI GIAO / ĐẠI SỨ QUÁN VIỆT NAM / TẠI NA UY",
            "Đại sứ quán Việt Nam tại Na Uy",
            "Bộ Ngoại giao",
        ),
        (
            "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI / CHI NHÁNH TỈNH CAO BẰNG",
            "Ngân hàng Chính sách xã hội Chi nhánh tỉnh Cao Bằng",
            "Ngân hàng Chính sách xã hội",
        ),
        (
            "SỞ NN&PTNT CAO BẰNG / CHI CỤC KIỂM LÂM",
            "Chi cục Kiểm lâm tỉnh Cao Bằng",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Cao Bằng",
        ),
        ("CÔNG TY CP TRE XANH", "Công ty Cổ phần Tre Xanh", None),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM / TỈNH CAO BẰNG", "Mặt trận Tổ quốc Việt Nam tỉnh Cao Bằng", None),
        (
            "ỦY BAN NHÂN DÂN / TỈNH CAO BẰNG / ĐOÀN KIỂM TRA LIÊN NGÀNH",
            "Đoàn Kiểm tra liên ngành tỉnh Cao Bằng",
            "Ủy ban nhân dân tỉnh Cao Bằng",
        ),
    ],
)
def test_missions_branches_companies_and_inspections(head: str, issuer: str, parent: str | None) -> None:
    assert agency(head) == (issuer, parent)


@pytest.mark.parametrize("organ", ["T/M BAN THƯỜNG VỤ", "T/M TỈNH ỦY", "T/M BAN CHẤP HÀNH"])
def test_a_local_party_paper_is_its_committees_whichever_organ_signs(organ: str) -> None:
    paper = (
        "TỈNH ỦY CAO BẰNG\n*\nSố 12-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nCao Bằng, ngày 05 tháng 3 năm 2026\nCHỈ THỊ\n"
        f"về trồng tre ven suối\nBan Thường vụ Tỉnh ủy yêu cầu các cấp ủy thực hiện.\n{organ}\nBÍ THƯ\nNông Văn Tre\n"
    )
    header = read_text(paper).header
    assert header.issuer == "Tỉnh ủy Cao Bằng"
    assert header.signatory is not None
    assert header.signatory.lines[0] == organ
