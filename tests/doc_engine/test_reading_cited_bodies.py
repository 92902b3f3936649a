"""Issuers of cited papers (cơ quan ban hành văn bản viện dẫn): names as the running text writes them, made whole."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.values import CitationFound

PAPER = """{head}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/BC-XYZ
{place}, ngày 04 tháng 4 năm 2025

BÁO CÁO
Kết quả công tác quý I

{body}

Nơi nhận:
- Lưu: VT.

THỦ TRƯỞNG

Lê Văn Tám
"""
DEPARTMENT = ("UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ", "Khánh Hòa")
SCHOOL = ("ĐẠI HỌC QUỐC GIA TP.HCM\nTRƯỜNG ĐẠI HỌC KINH TẾ - LUẬT", "TP.HCM")


def cited(body: str, own: tuple[str, str] = DEPARTMENT) -> CitationFound:
    (found,) = read_text(PAPER.format(head=own[0], place=own[1], body=body)).citations
    return found


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        (
            "Căn cứ Quyết định số 15/QĐ-SGDĐT của Sở Giáo dục và Đào tạo Thanh Hoá về kỳ thi;",
            "Sở Giáo dục và Đào tạo tỉnh Thanh Hóa",
        ),
        (
            "Theo Công văn số 1121/SYT-NVY ngày 02/2/2025 của Sở Y tế TP HCM về việc góp ý;",
            "Sở Y tế Thành phố Hồ Chí Minh",
        ),
        (
            "Theo Công văn số 1120/UBND-KT ngày 02/2/2025 của UBND TPHCM về việc góp ý;",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        (
            "Theo Kế hoạch số 8/KH-UBND ngày 05/3/2021 của UBND tỉnh Hoà Bình về chuyển đổi số;",
            "Ủy ban nhân dân tỉnh Hòa Bình",
        ),
        (
            "Theo Kế hoạch số 40-KH/ĐU ngày 02/8/2025 của Đảng uỷ xã Vĩnh Hải về thi đua;",
            "Đảng ủy xã Vĩnh Hải",
        ),
    ],
)
def test_places_are_known_however_they_are_written(body: str, issuer: str) -> None:
    assert cited(body).issuer == issuer


@pytest.mark.parametrize(
    "joined", ["Giáo dục& Đào tạo", "Giáo dục-Đào tạo", "GD&amp;ĐT", "Giáo dục & Đào tạo"]
)
def test_fields_of_a_body_are_joined_as_its_official_name_is(joined: str) -> None:
    found = cited(
        f"Thực hiện Kế hoạch số 60/KH-PGDĐT ngày 02/8/2023 của Phòng {joined} huyện Tánh Linh về thi;"
    )
    assert found.issuer == "Phòng Giáo dục và Đào tạo huyện Tánh Linh"


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        (
            "Theo Báo cáo số 33/BC-KTNN ngày 02/2/2024 của Kiểm toán nhà nước khu vực VIII về quyết toán;",
            "Kiểm toán nhà nước khu vực VIII",
        ),
        (
            "Căn cứ Bản án số 12/2024/DS-PT ngày 02/8/2024 của Tòa án nhân dân cấp cao tại Đà Nẵng về vay mượn;",
            "Tòa án nhân dân cấp cao tại Đà Nẵng",
        ),
        (
            "Theo Kiến nghị số 14/KN-VKS ngày 02/8/2024 của Viện kiểm sát nhân dân huyện Diên Khánh về đất đai;",
            "Viện kiểm sát nhân dân huyện Diên Khánh",
        ),
        (
            "Xét Báo cáo số 12/BC-TH ngày 02/8/2023 của Trường TH Đồng Cỏ 1 về cơ sở vật chất;",
            "Trường Tiểu học Đồng Cỏ 1",
        ),
        (
            "Căn cứ Thông báo số 12-TB/BCĐTW của Ban Chỉ đạo Trung ương về phòng, chống lãng phí, xa hoa về phiên họp;",
            "Ban Chỉ đạo Trung ương về phòng, chống lãng phí, xa hoa",
        ),
        (
            "Theo đề nghị của Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh tại Tờ trình số 7/TTr-BQL,",
            "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Khánh Hòa",
        ),
        (
            "Theo đề nghị của Viện Quy hoạch - Kiến trúc xây dựng Cam Ranh tại Tờ trình số 77/TTr-VQH,",
            "Viện Quy hoạch - Kiến trúc xây dựng Cam Ranh",
        ),
        ("Theo Công văn số 79/VNPT-KT ngày 02/8/2024 của VNPT Cam Ranh về cáp;", "VNPT Cam Ranh"),
        (
            "Theo Kế hoạch số 40/KH-BCĐ của Ban Chỉ đạo liên ngành Trung ương về an toàn bếp ăn về Tháng hành động;",
            "Ban Chỉ đạo liên ngành Trung ương về an toàn bếp ăn",
        ),
        (
            "Theo Quyết định số 41/QĐ-KTNN của Tổng Kiểm toán nhà nước về kiểm toán;",
            "Tổng Kiểm toán nhà nước",
        ),
        (
            "Theo Công văn số 98/LMHTX-KH ngày 02/8/2024 của Liên minh Hợp tác xã tỉnh về vay vốn;",
            "Liên minh Hợp tác xã tỉnh Khánh Hòa",
        ),
        ("Theo Công văn số 96-CV/TĐTN ngày 02/8/2024 của Tỉnh đoàn về trại hè;", "Tỉnh đoàn Khánh Hòa"),
        (
            "Thực hiện Kế hoạch số 7-KH/TWĐTN ngày 02/8/2023 của Ban Bí thư Trung ương Đoàn về hè xanh;",
            "Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh",
        ),
    ],
)
def test_what_belongs_to_a_name_stays_with_it(body: str, issuer: str) -> None:
    assert cited(body).issuer == issuer


@pytest.mark.parametrize(
    ("body", "own", "issuer"),
    [
        (
            "Căn cứ Quyết định số 26/QĐ-ĐHQG ngày 08/1/2020 của Giám đốc ĐHQG-HCM về quy chế đào tạo;",
            SCHOOL,
            "Giám đốc Đại học Quốc gia Thành phố Hồ Chí Minh",
        ),
        (
            "Đoàn của Đại học Cần Thơ (ĐHCT) đã đến; căn cứ Quyết định số 78/QĐ-ĐHCT của Hiệu trưởng ĐHCT;",
            DEPARTMENT,
            "Hiệu trưởng Đại học Cần Thơ",
        ),
        (
            "Trường Đại học Hoa Sen Trắng (ĐHHST) đã đến; theo Quyết định số 7/QĐ-ĐHHST của Hiệu trưởng ĐHHST;",
            DEPARTMENT,
            "Hiệu trưởng Trường Đại học Hoa Sen Trắng",
        ),
        (
            "Công ty Xi măng Hòn Đá (sau đây gọi tắt là XMHĐ) xin đất; theo Quyết định số 7/QĐ-XMHĐ của Giám đốc XMHĐ;",
            DEPARTMENT,
            "Giám đốc Công ty Xi măng Hòn Đá",
        ),
        ("Căn cứ Quyết định số 77/QĐ-ĐHCT của Hiệu trưởng ĐHCT về đào tạo;", DEPARTMENT, None),
        ("Căn cứ Quyết định số 79/QĐ-HTX ngày 02/3/2021 của Giám đốc về thu chi;", DEPARTMENT, None),
        (
            "Căn cứ Quyết định số 80/QĐ-SNV ngày 02/3/2021 của Giám đốc về thu chi;",
            DEPARTMENT,
            "Giám đốc Sở Nội vụ tỉnh Khánh Hòa",
        ),
    ],
)
def test_an_office_of_a_body_in_letters_is_made_whole_or_left_open(
    body: str, own: tuple[str, str], issuer: str | None
) -> None:
    assert cited(body, own).issuer == issuer


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("công văn hướng dẫn số 214/SNV-TCBC", "Công văn"),
        ("công văn chỉ đạo số 214/SNV-TCBC", "Công văn"),
        ("hướng dẫn số 214/HD-SNV", "Hướng dẫn"),
    ],
)
def test_of_two_type_words_the_first_is_the_type(words: str, label: str) -> None:
    assert cited(f"Thực hiện {words} ngày 01/3/2022 của Sở Nội vụ về tuyển dụng;").type == label


PARTY = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 31-QĐ/TW

ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 05 tháng 01 năm 2024

QUY ĐỊNH
về trồng cây

- Căn cứ Điều lệ Đảng;
{enacts}

Điều 1. Mỗi chi bộ trồng một cây.

Nơi nhận:
- Lưu.

{signed}

Lê Văn Tám
"""


@pytest.mark.parametrize(
    ("enacts", "signed", "issuer"),
    [
        ("Ban Bí thư ban hành quy định như sau:", "TỔNG BÍ THƯ", "Ban Bí thư"),
        ("Quy định như sau:", "T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ", "Bộ Chính trị"),
        ("Quy định như sau:", "T/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ", "Ban Chấp hành Trung ương"),
    ],
)
def test_the_organ_that_acts_for_the_central_committee_is_the_issuer(
    enacts: str, signed: str, issuer: str
) -> None:
    assert read_text(PARTY.format(enacts=enacts, signed=signed)).header.issuer == issuer


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban bầu cử xã Hòa Lạc",
        "Hội đồng bầu cử quốc gia",
        "Ban Bầu cử số 1",
        "Tổ bầu cử số 3",
        "Ban chỉ đạo bầu cử xã Hòa Lạc",
        "Ban bầu cử đại biểu Hội đồng nhân dân xã Hòa Lạc",
        "Ủy ban kiểm tra Huyện ủy Cam Lâm",
        "Tiểu ban tuyên truyền, vận động bầu cử xã Hòa Lạc",
        "Ban tổ chức Tỉnh ủy Khánh Hòa",
        "Ban vận động Quỹ vì người nghèo xã Hòa Lạc",
        "Hội đồng nghĩa vụ quân sự huyện Cam Lâm",
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh Khánh Hòa",
        "Hội đồng đăng ký đất đai xã Hòa Lạc",
        "Ban bồi thường, giải phóng mặt bằng huyện Cam Lâm",
        "Ủy ban An toàn giao thông Quốc gia",
    ],
)
@pytest.mark.parametrize(
    "behind", [" về việc phân công nhiệm vụ;", " Về việc phân công nhiệm vụ;", ";", " ban hành Quy chế;"]
)
def test_board_called_after_what_it_does_is_named_whole(name: str, behind: str) -> None:
    assert cited(f"Căn cứ Quyết định số 15/QĐ-BXYZ ngày 02/3/2025 của {name}{behind}").issuer == name


@pytest.mark.parametrize(
    "act", ["kiểm tra việc chấp hành pháp luật", "tổ chức các lớp học", "tuyên truyền cho nhân dân xã"]
)
def test_what_a_board_does_is_not_its_name(act: str) -> None:
    found = cited(f"Theo Quyết định số 15/QĐ-BXYZ ngày 02/3/2025 của Ban Dân vận xã Hòa Lạc, Hội đồng {act}.")
    assert found.issuer == "Ban Dân vận xã Hòa Lạc"
    assert (cited(f"Theo Kế hoạch số 5/KH-BXYZ của Ủy ban {act}.").issuer or "").count(" ") <= 1


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh Đồng Tháp ban hành quy định", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("Hội đồng nhân dân (HĐND)\ntỉnh Đồng Tháp về học phí", "Hội đồng nhân dân tỉnh Đồng Tháp"),
        ("Liên đoàn Lao động (LĐLĐ) tỉnh Đồng Tháp về đại hội", "Liên đoàn Lao động tỉnh Đồng Tháp"),
    ],
)
def test_a_short_name_in_brackets_does_not_cut_the_name_it_stands_in(words: str, issuer: str) -> None:
    (cited,) = read_text(f"Căn cứ Văn bản số 87/XYZ ngày 31 tháng 7 năm 2025 của {words};").citations
    assert cited.issuer == issuer


def test_a_body_with_its_short_name_inside_has_its_day_before_it() -> None:
    text = (
        "Ngày 14/5/2010 Bảo hiểm xã hội (BHXH) Việt Nam có công văn số 712/BHXH-CSYT trả lời các địa phương."
    )
    (cited,) = read_text(text).citations
    assert (cited.issued_on, cited.issuer) == ("2010-05-14", "Bảo hiểm xã hội Việt Nam")


def test_of_two_spellings_of_a_symbol_the_one_said_more_often_is_shown() -> None:
    text = "Về công văn số 12/YTDP ngày 04/3/1997: công văn số 12/YT-DP ngày 04/3/1997 và công văn số 12/YT-DP nêu trên."
    (cited,) = read_text(text).citations
    assert (cited.notation, len(cited.spans)) == ("12/YT-DP", 3)


def test_a_law_that_the_assembly_has_passed_has_its_day() -> None:
    text = "Căn cứ Luật Công đoàn đã được Quốc hội thông qua ngày 30 tháng 6 năm 1990;"
    (cited,) = read_text(text).citations
    assert cited.issued_on == "1990-06-30"


def test_who_speaks_for_a_body_is_not_the_issuer() -> None:
    text = "Ông Lê Văn Lâm, Chủ tịch Hội Kế toán tỉnh, thay mặt Hội Kế toán Việt Nam có văn bản số 164/HKT ngày 21/3/2011."
    (cited,) = read_text(text).citations
    assert cited.issuer == "Hội Kế toán Việt Nam"


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        (
            (
                "Căn cứ đề xuất của các xã và báo cáo của Tổng công ty Đường sắt Việt Nam về việc sửa cầu (Công văn số "
                "47/ĐSVN-KT ngày 20/10/2018), Sở đồng ý."
            ),
            "Tổng công ty Đường sắt Việt Nam",
        ),
        (
            "Theo ý kiến của Công ty Cổ phần An Phát (Công văn số 7/AP-KH ngày 20/10/2018),",
            "Công ty Cổ phần An Phát",
        ),
        (
            "Sở nhận được báo cáo (Công văn số 8/AP-KH ngày 20/10/2018 của Tổng công ty Đường sắt Việt Nam).",
            "Tổng công ty Đường sắt Việt Nam",
        ),
        ("Căn cứ ý kiến của Bộ Y tế về dự án (Quyết định số 9/QĐ-QRS ngày 2/3/2020);", None),
        ("Theo đề nghị của Sở Y tế về việc mua thuốc (Tờ trình số 9/TTr-QRS ngày 2/3/2020);", None),
        (
            "Tại Thông báo số 5/BHXH-CĐ ngày 07/3/2016 của BHXH / tỉnh về hồ sơ;",
            "Bảo hiểm xã hội tỉnh Khánh Hòa",
        ),
    ],
)
def test_who_wrote_the_letter_in_brackets(body: str, issuer: str | None) -> None:
    assert cited(body).issuer == issuer


@pytest.mark.parametrize("span", ["năm 2027", "giai đoạn 2027 - 2030", "năm 2027 ban hành"])
def test_the_year_of_a_boards_plan_is_not_of_its_name(span: str) -> None:
    text = f"Thực hiện Kế hoạch hoạt động của Ủy ban quốc gia về trồng tre {span} tại Quyết định số 27/QĐ-UBQGTT;"
    (citation,) = read_text(text).citations
    assert citation.issuer == "Ủy ban quốc gia về trồng tre"
