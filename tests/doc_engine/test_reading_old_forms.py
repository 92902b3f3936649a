"""Citations of old papers and careless typists: forms of the nineties, glued words, several issuers, days that are none."""

from __future__ import annotations

import pytest

from doc_engine.reading import CitationFound, find_citations, read_text

UBND = {"issuer": "Ủy ban nhân dân tỉnh Cao Bằng", "place": "Cao Bằng"}


def cited(words: str) -> list[CitationFound]:
    return find_citations(words, **UBND)


def one(words: str) -> CitationFound:
    (found,) = cited(words)
    return found


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Quyết định số 451TCT/TS", "451TCT/TS"),
        ("Công văn số 77 TCT/TS", "77-TCT/TS"),
        ("Quyết định số 54 TC/QĐ/CĐKT", "54-TC/QĐ/CĐKT"),
        ("Nghị định 64-CP", "64-CP"),
        ("Quyết định số 327-CT", "327-CT"),
        ("Nghị định số 170-HĐBT", "170-HĐBT"),
        ("Công văn số 9/TTYT-DƯỢC", "9/TTYT-DƯỢC"),
        ("Công văn số 9/CCBVMT-KSÔN", "9/CCBVMT-KSÔN"),
    ],
)
def test_old_and_accented_notations_are_found_with_their_day(typed: str, notation: str) -> None:
    found = one(f"Căn cứ {typed} ngày 03/3/1998 của Tổng cục Thuế về thu;")
    assert (found.notation, found.issued_on, found.issuer) == (notation, "1998-03-03", "Tổng cục Thuế")
    assert found.relation.key == "can_cu"


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Công văn số TDV/01-2020 ngày 03/3/2020 của Công ty TNHH TDV;",
        "Ông A, trú tại số 5 TX/HD, gọi số 327-CT; giai đoạn 2020-2025; điểm 64-CP.",
        "Đến nay báo cáo12 tháng, quyết định 7 ngày.",
    ],
)
def test_numbers_of_companies_and_of_houses_are_no_notation(words: str) -> None:
    assert [found.notation for found in cited(words) if found.notation] == []


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Nghị định15/2020/NĐ-CP", "Nghị định"),
        ("THÔNG TƯ15/2020/TT-BTC", "Thông tư"),
        ("Quyết địnhsố 3/QĐ-TTg", "Quyết định"),
        ("Báo cáo thẩm trasố 46/BC-STP", "Báo cáo thẩm tra"),
    ],
)
def test_type_glued_to_the_number_is_its_type(typed: str, kind: str) -> None:
    assert one(f"Căn cứ {typed} ngày 03/3/2020;").type == kind


@pytest.mark.parametrize(
    ("first", "second"), [("7/BGD&ĐT-VP", "7/BGDĐT-VP"), ("64/CP", "64-CP"), ("5/QĐ-UBND", "5-QĐ/UBND")]
)
def test_two_spellings_of_a_number_are_one_document_in_the_first(first: str, second: str) -> None:
    found = one(f"Thực hiện Nghị định số {first} ngày 03/3/2020 và Nghị định số {second} ngày 03/3/2020.")
    assert (found.notation, found.mentions) == (first, 2)


def test_ministry_is_known_by_letters_with_an_ampersand() -> None:
    assert one("Căn cứ Công văn số 7/BGD&ĐT-VP ngày 03/3/2020;").issuer == "Bộ Giáo dục và Đào tạo"


@pytest.mark.parametrize(
    "of",
    [
        "của liên Bộ: Tài chính - Nội vụ",
        "của Liên bộ Tài chính, Nội vụ",
        "của Liên tịch Bộ Tài chính - Bộ Nội vụ",
        "giữa Bộ Tài chính và Bộ Nội vụ",
        "",
    ],
)
def test_joint_circular_has_all_its_issuers(of: str) -> None:
    found = one(f"Căn cứ Thông tư liên tịch số 15/2009/TTLT-BTC-BNV ngày 03/3/2009 {of} về lương;")
    assert found.issuer == "Bộ Tài chính; Bộ Nội vụ"


def test_joint_offices_of_a_district_end_where_the_next_begins() -> None:
    found = one("Thực hiện Kế hoạch số 1/KHPH ngày 02/3/2025 của liên ngành Công an - Tòa án huyện Hạ Lang.")
    assert found.issuer == "Công an; Tòa án huyện Hạ Lang"


@pytest.mark.parametrize(
    "day", ["03/3/0225", "33/3/2025", "03 tháng 3 năm 22025", "03/3/202", "03/13/2025", "…/3/20255"]
)
def test_day_that_is_none_hides_no_issuer(day: str) -> None:
    found = one(f"Căn cứ Quyết định số 44/QĐ-ABC ngày {day} của Sở Y tế về chi;")
    assert (found.issued_on, found.issuer) == (None, "Sở Y tế tỉnh Cao Bằng")


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Căn cứ Thông báo số 6-TB/TU ngày 03/3/2008;", "Tỉnh ủy Cao Bằng"),
        ("Căn cứ Công văn số 6-CV/TU ngày 03/3/2008;", "Tỉnh ủy Cao Bằng"),
        ("Căn cứ Nghị quyết số 06/TU về cán bộ;", "Tỉnh ủy Cao Bằng"),
        ("Căn cứ Nghị quyết số 6/NQ-HĐND ngày 03/3/2008;", "Hội đồng nhân dân tỉnh Cao Bằng"),
        ("Căn cứ Thông tư số 6/2003/TT-BTM ngày 03/3/2003;", "Bộ Thương mại"),
        ("Căn cứ Văn bản hợp nhất số 01/VBHN-VPQH ngày 03/3/2020;", "Văn phòng Quốc hội"),
        ("Căn cứ Nghị quyết số 6-NQ/TW ngày 03/3/2008;", None),
    ],
)
def test_letters_name_the_issuer_where_they_can(words: str, issuer: str | None) -> None:
    assert one(words).issuer == issuer


def test_city_has_a_city_committee_of_the_party() -> None:
    (found,) = find_citations(
        "Căn cứ Thông báo số 6-TB/TU ngày 03/3/2008;",
        issuer="Ủy ban nhân dân thành phố Cần Thơ",
        place="Cần Thơ",
    )
    assert found.issuer == "Thành ủy Cần Thơ"


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        (
            "Xét đề nghị của Đoàn kiểm tra liên ngành 389 tỉnh tại Báo cáo số 15/BC-ĐKT;",
            "Đoàn kiểm tra liên ngành 389 tỉnh Cao Bằng",
        ),
        (
            "Theo đề nghị của Ban Chỉ đạo về trồng tre tỉnh Cao Bằng tại Báo cáo số 15/BC-BCĐ;",
            "Ban Chỉ đạo về trồng tre tỉnh Cao Bằng",
        ),
        (
            "Căn cứ Kế hoạch số 4/KH-BCĐ của Ban Chỉ đạo về phòng, chống lũ quét tỉnh Cao Bằng về tập huấn;",
            "Ban Chỉ đạo về phòng, chống lũ quét tỉnh Cao Bằng",
        ),
        (
            "Căn cứ Kế hoạch số 4/KH-BCĐ của Ban Chỉ đạo về triển khai trồng tre trên địa bàn tỉnh Cao Bằng;",
            "Ban Chỉ đạo",
        ),
        ("Căn cứ Quyết định số 4/QĐ-BCĐ của Ban Chỉ đạo về việc kiện toàn Tổ giúp việc tỉnh;", "Ban Chỉ đạo"),
    ],
)
def test_board_is_called_by_its_field_but_not_by_a_subject(words: str, issuer: str) -> None:
    assert one(words).issuer == issuer


def test_board_alone_in_its_own_paper_is_the_own_board() -> None:
    (found,) = find_citations(
        "Thực hiện Kế hoạch số 4/KH-BCĐ ngày 03/3/2025 của Ban Chỉ đạo về tập huấn.",
        issuer="Ban Chỉ đạo trồng tre tỉnh Cao Bằng",
        place="Cao Bằng",
    )
    assert found.issuer == "Ban Chỉ đạo trồng tre tỉnh Cao Bằng"


@pytest.mark.parametrize(
    ("symbol", "read"),
    [("BC-ĐCT", "BC-ĐCT"), ("BC-TTYT-DƯỢC", "BC-TTYT-DƯỢC"), ("TTCP-VP", "TTCP-VP"), ("QĐ-ÚB", None)],
)
def test_own_symbol_with_the_letters_of_a_real_unit_is_believed(symbol: str, read: str | None) -> None:
    text = (
        "UBND TỈNH CAO BẰNG\nSỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 35/{symbol}\nCao Bằng, ngày 04 tháng 4 năm 2025\n\nKính gửi: Các phòng.\n"
    )
    assert read_text(text).header.notation == (read and f"35/{read}")


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Công văn số 630/CV SYT ngày 27/4/2010 của Sở Y tế", "630/CV-SYT"),
        ("Quyết định số 45/QĐ UBND ngày 2/3/2010 của UBND tỉnh", "45/QĐ-UBND"),
        ("Quyết định số 44/QĐ UBND tỉnh ngày 2/3/2010", "44/QĐ"),
        ("Chỉ thị số 27/CTTg ngày 15/7/2024", "27/CT-TTg"),
        ("Quyết định số 5/QĐTTg", "5/QĐ-TTg"),
        ("Quyết định số 5/QĐÐ-SYT", "5/QĐ-SYT"),
    ],
)
def test_lost_hyphens_of_a_cited_symbol_come_back(typed: str, notation: str) -> None:
    assert one(f"Căn cứ {typed} về trồng tre;").notation == notation


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        (
            "Xét đề nghị của Thường trực Hội đồng nhân dân tỉnh Cao Bằng tại Tờ trình số 10/TTr-HĐND;",
            "Thường trực Hội đồng nhân dân tỉnh Cao Bằng",
        ),
        (
            "Theo đề nghị của Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Nội vụ tại Tờ trình số 4/TTr-BYT-BNV;",
            "Bộ Y tế; Bộ Nội vụ",
        ),
        (
            "Căn cứ Nghị quyết số 21-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII;",
            "Ban Chấp hành Trung ương",
        ),
        (
            "Căn cứ Công văn số 4/ĐHQG-ĐT của Đại học Quốc gia Hà Nội đồng ý giao đề thi;",
            "Đại học Quốc gia Hà Nội",
        ),
    ],
)
def test_standing_organs_plenums_and_two_ministries(words: str, issuer: str) -> None:
    assert one(words).issuer == issuer


def test_new_law_is_named_up_to_what_is_done_with_it() -> None:
    found = cited(
        "Về triển khai Luật Trồng tre và xem xét kinh phí; thực hiện Luật Trồng tre bảo đảm tiến độ."
    )
    assert [law.title for law in found] == ["Luật Trồng tre"]


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Quyết định số 2093/2005/QĐ .UBND ngày 06/9/2005", "2093/2005/QĐ-UBND"),
        ("Chỉ thị số 12/CT.UB ngày 06/9/1995", "12/CT-UB"),
        ("Lệnh số 18-LCT ngày 26/7/1960", "18-LCT"),
    ],
)
def test_points_for_hyphens_and_orders_of_the_president(typed: str, notation: str) -> None:
    assert one(f"Căn cứ {typed} về trồng tre;").notation == notation


def test_letters_of_a_ministry_with_and_without_hyphen_are_one_paper() -> None:
    found = one("Công văn số 843/LĐ-TBXH ngày 26/3/1996; thực hiện Công văn số 843/LĐTBXH ngày 26/3/1996.")
    assert (found.notation, found.mentions) == ("843/LĐ-TBXH", 2)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ĐIỀU CHỈNH CHƯƠNG TRÌNH XÂY DỰNG LUẬT, PHÁP LỆNH NĂM 2024", []),
        ("Căn cứ luật Tổ chức Hội đồng Tre do lệnh của Chủ tịch công bố;", ["Luật Tổ chức Hội đồng Tre"]),
        ("Theo luật Tổ chức Hội đồng Tre thì thế.", []),
    ],
)
def test_kinds_of_papers_are_no_laws_and_a_basis_may_be_small(words: str, titles: list[str]) -> None:
    assert [(found.title or "").capitalize() for found in cited(words)] == [t.capitalize() for t in titles]


def test_the_letter_that_old_fonts_put_for_u_with_horn_is_read_as_that() -> None:
    text = "SỞ CÔNG THƢƠNG\nSố: 7/SCT-KT\n\nSở Công Thƣơng nhận đƣợc Công văn số 9/SNNMT-ĐĐ của Sở Nông nghiệp và Môi trƣờng;"
    right = text.replace("ƣ", "ư").replace("Ƣ", "Ư")
    assert read_text(text).as_json() == read_text(right).as_json()
