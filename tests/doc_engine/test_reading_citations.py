"""Citations: every surface form, on sentences of our own; relations by clause; links between the cited."""

from __future__ import annotations

import pytest

from doc_engine.reading import CitationFound, find_citations, read_text
from doc_engine.terms import Relation


def cited(text: str) -> dict[str, CitationFound]:
    """What a department of Cà Mau cites, by notation or title."""
    found = find_citations(text, issuer="Sở Tư pháp tỉnh Cà Mau", place="Cà Mau")
    return {citation.notation or citation.title or "": citation for citation in found}


def only(text: str) -> CitationFound:
    """The one document cited."""
    found = list(cited(text).values())
    assert len(found) == 1, [citation.name for citation in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 20/3/2023 của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND ngày 20 tháng 3 năm 2023 của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND, ngày 20/3/2023 của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND ngày 20-3-2023 của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND ngày 20.3.2023 của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND (ngày 20/3/2023) của UBND tỉnh", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND tháng 3 năm 2023 của UBND tỉnh", "2023-03"),
        ("Kế hoạch số 12/KH-UBND năm 2023 của UBND tỉnh", "2023"),
        ("Kế hoạch số 12/KH-UBND của UBND tỉnh ngày 20/3/2023", "2023-03-20"),
        ("Kế hoạch số 12/KH-UBND ngày 31/02/2023 của UBND tỉnh", None),
    ],
)
def test_a_date_is_read_in_every_form_and_never_invented(text: str, day: str | None) -> None:
    found = only(text)
    assert (found.notation, found.issued_on) == ("12/KH-UBND", day)
    assert day is None or found.issuer == "Ủy ban nhân dân tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("text", "notation", "label"),
    [
        ("quyết định số 5/QĐ-STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("QĐ 5/QĐ-STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định 5 /QĐ-STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định số: 5/QĐ- STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định số 5/QĐ-\nSTP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định số 5/Q\u00d0-STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định số 5/QĐ_STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Quyết định số 5\u2044QĐ–STP ngày 02/01/2024", "5/QĐ-STP", "Quyết định"),
        ("Nghị quyết số 7-NQ/TW ngày 02/01/2024", "7-NQ/TW", "Nghị quyết"),
        ("Kết luận số 77-KL/TU ngày 02/01/2024", "77-KL/TU", "Kết luận"),
        ("Công văn số 31B/SYT-NVY ngày 02/01/2024", "31B/SYT-NVY", "Công văn"),
        ("Công văn số 8/KTHT&ĐT-NS ngày 02/01/2024", "8/KTHT&ĐT-NS", "Công văn"),
        ("Chương trình phối hợp số 9/CTPH-LĐLĐ-SVH,TT,DL ngày 02/01/2024", "9/CTPH-LĐLĐ-SVH,TT,DL", None),
        ("Thông tư liên tịch số 1/2011/TTLT/BNG-BCA ngày 02/01/2011", "1/2011/TTLT/BNG-BCA", None),
        ("Nghị quyết số 66.12/2026/NQ-CP ngày 02/01/2026", "66.12/2026/NQ-CP", "Nghị quyết"),
        ("Quyết định số 02/2026/QĐ-CTUBND ngày 02/01/2026", "02/2026/QĐ-CTUBND", "Quyết định"),
        ("Quyết định số 15/QĐ-SNNMT-VP ngày 02/01/2026", "15/QĐ-SNNMT-VP", "Quyết định"),
        ("Công văn số 15/PTP ngày 02/01/2026", "15/PTP", "Công văn"),
        ("Thông báo số 119/QĐ-HVM ngày 02/01/2026", "119/QĐ-HVM", "Thông báo"),
        ("theo 427/TTr-TYT ngày 02/01/2026", "427/TTr-TYT", "Tờ trình"),
    ],
)
def test_notations_are_read_in_every_spelling(text: str, notation: str, label: str | None) -> None:
    found = only(text)
    assert found.notation == notation
    assert label is None or found.type == label


@pytest.mark.parametrize(
    "text",
    [
        "đáp ứng QCVN 01:2019/BTNMT và QCVN 26/2016/BTNMT",
        "theo TCVN 4319:2012 và TCXDVN 276/2003/BXD",
        "nhà số 12/4A đường Nguyễn Huệ, số 358 Huỳnh Văn Cù, số nhà 15/KP3",
        "điện thoại 0290.3831234, máy lẻ 12/05",
        "đạt 3/4 diện tích, 24/7, tỷ lệ 1/2000, 05 tập huấn viên/80 tổ",
        "từ ngày 20/3/2023 đến ngày 25/3/2023, năm học 2024-2025",
        "Báo cáo 6 tháng đầu năm; Kế hoạch 5 năm; Quyết định 02 nội dung",
        "Luật sư, Luật gia và luật gia tham gia; pháp luật đất đai",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert cited(text) == {}


def test_an_enumeration_shares_its_head_and_its_issuer() -> None:
    found = cited(
        "Thực hiện các Công văn: số 87/HĐND-KTNS ngày 12/3/2024, số 208/HĐND-KTNS ngày 20/5/2024 và số 222/HĐND-VP "
        "ngày 02/6/2024 của Hội đồng nhân dân tỉnh về giải quyết kiến nghị, Sở Tư pháp báo cáo:"
    )
    assert list(found) == ["87/HĐND-KTNS", "208/HĐND-KTNS", "222/HĐND-VP"]
    assert {c.type for c in found.values()} == {"Công văn"}
    assert {c.issuer for c in found.values()} == {"Hội đồng nhân dân tỉnh Cà Mau"}
    assert {c.relation for c in found.values()} == {Relation.THUC_HIEN}
    assert [c.issued_on for c in found.values()] == ["2024-03-12", "2024-05-20", "2024-06-02"]


def test_an_enumeration_shares_the_date_written_once() -> None:
    found = cited("Căn cứ các Quyết định số: 43/QĐ-BXD, 44/QĐ-BXD ngày 31/12/2024 của Bộ trưởng Bộ Xây dựng;")
    assert [c.issued_on for c in found.values()] == ["2024-12-31", "2024-12-31"]
    assert {c.issuer for c in found.values()} == {"Bộ trưởng Bộ Xây dựng"}


def test_own_heads_do_not_share_a_date() -> None:
    found = cited("theo Nghị định số 1/2020/NĐ-CP và Nghị định số 2/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")
    assert [c.issued_on for c in found.values()] == [None, "2020-03-05"]


def test_an_issuer_before_the_list_holds_for_the_list() -> None:
    found = cited(
        "Theo đề nghị của Ủy ban nhân dân huyện Năm Căn tại Tờ trình số 8/TTr-UBND ngày 01/3/2024, các văn bản số "
        "14/UBND-VP ngày 02/3/2024, số 15/UBND-VP ngày 03/3/2024 và Báo cáo số 3/BC-UBND ngày 04/3/2024;"
    )
    assert len(found) == 4
    assert {c.issuer for c in found.values()} == {"Ủy ban nhân dân huyện Năm Căn"}
    assert {c.relation for c in found.values()} == {Relation.THEO_DE_NGHI}


def test_date_and_issuer_may_stand_before_the_number() -> None:
    found = only(
        "Ngày 18/4/2024, Giám đốc Sở Nội vụ đã ban hành Công văn số 99/SNV-CCHC về cải cách hành chính."
    )
    assert (found.issued_on, found.issuer) == ("2024-04-18", "Giám đốc Sở Nội vụ tỉnh Cà Mau")


def test_an_issuer_behind_the_title_is_believed_when_its_letters_agree() -> None:
    text = "theo Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021 quy định về đánh giá học sinh của Bộ trưởng Bộ Giáo dục và Đào tạo"
    assert only(text).issuer == "Bộ trưởng Bộ Giáo dục và Đào tạo"
    assert only(text.replace("Giáo dục và Đào tạo", "Y tế")).issuer == "Bộ Giáo dục và Đào tạo"


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ("UBND huyện Năm Căn", "Ủy ban nhân dân huyện Năm Căn"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Cà Mau"),
        ("Sở Y tế", "Sở Y tế tỉnh Cà Mau"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh Cà Mau"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Cà Mau"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("Bộ GDĐT", "Bộ Giáo dục và Đào tạo"),
        ("Trưởng Ban Chỉ đạo 138 tỉnh", "Trưởng Ban Chỉ đạo 138 tỉnh Cà Mau"),
        ("UBND Thành phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị phường An Xuyên",
            "Phòng Kinh tế, Hạ tầng và Đô thị phường An Xuyên",
        ),
        ("Chi nhánh Văn phòng Đăng ký đất đai số 23", "Chi nhánh Văn phòng Đăng ký đất đai số 23"),
    ],
)
def test_an_issuer_is_made_full_from_the_own_place_and_ends_where_its_name_ends(
    words: str, full: str
) -> None:
    assert only(f"Căn cứ Công văn số 9/ABC-XY ngày 02/01/2024 của {words} về việc báo cáo;").issuer == full


def test_a_relative_issuer_stays_relative_where_the_place_is_unknown() -> None:
    found = find_citations("Kế hoạch số 1/KH-UBND ngày 02/01/2024 của UBND tỉnh", issuer=None, place=None)
    assert found[0].issuer == "Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("text", "title", "day", "notation"),
    [
        (
            "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;",
            "Luật Hòa giải ở cơ sở",
            "2013-06-20",
            None,
        ),
        ("Căn cứ Luật Tố cáo số 25/2018/QH14;", "Luật Tố cáo", None, "25/2018/QH14"),
        ("theo Bộ luật Dân sự năm 2015 và", "Bộ luật Dân sự", "2015", None),
        ("thi hành luật luật sư:", "Luật Luật sư", None, None),
        (
            "theo Luật Quản lý, sử dụng tài sản công, các đơn vị",
            "Luật Quản lý, sử dụng tài sản công",
            None,
            None,
        ),
        (
            "Căn cứ Luật Tổ chúc Chính phủ ngày 18 tháng 02 năm 2025;",
            "Luật Tổ chức Chính phủ",
            "2025-02-18",
            None,
        ),
        (
            "Căn cứ Luật Chưa Từng Có, rất mới ngày 01/7/2030;",
            "Luật Chưa Từng Có, rất mới",
            "2030-07-01",
            None,
        ),
        ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;", "Hiến pháp", "2013", None),
    ],
)
def test_laws_are_found_by_name_with_what_follows(
    text: str, title: str, day: str | None, notation: str | None
) -> None:
    found = only(text)
    assert (found.title, found.issued_on, found.notation) == (title, day, notation)
    assert found.kind == ("numbered" if notation else "named_law")
    assert found.issuer == "Quốc hội"


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        (
            "Sở Nội vụ hướng dẫn theo Luật Dân cư miền núi, báo cáo Chủ tịch UBND tỉnh trước ngày 30 tháng 9 năm 2024.",
            "Luật Dân cư miền núi",
            None,
        ),
        ("Thực hiện theo Luật Bãi chăn thả, gửi Sở Y tế ngày 05/8/2024.", "Luật Bãi chăn thả", None),
        (
            "Căn cứ Luật Vườn, ao và bãi thả, bảo vệ giống ngày 05/8/2024;",
            "Luật Vườn, ao và bãi thả, bảo vệ giống",
            "2024-08-05",
        ),
        ("Đơn vị nào trái Luật Bãi chăn thả kể từ ngày 05/8/2024 thì dừng.", "Luật Bãi chăn thả", None),
        (
            "Hồ sơ theo Pháp lệnh người có công, trình Sở trước ngày 3/4/2024.",
            "Pháp lệnh Người có công",
            None,
        ),
        ("Căn cứ Luật hoạt động giám sát của Quốc hội;", "Luật Hoạt động giám sát của Quốc hội", None),
    ],
)
def test_a_laws_name_ends_where_the_sentence_says_what_is_to_be_done(
    text: str, title: str, day: str | None
) -> None:
    found = only(text)
    assert (found.title, found.issued_on) == (title, day)


def test_a_law_by_name_is_the_numbered_law_of_that_name() -> None:
    assert only("Căn cứ Luật Tố cáo số 25/2018/QH14; theo Luật Tố cáo.").mentions == 2


def test_a_nickname_joins_the_document_that_the_text_names() -> None:
    found = only(
        "Triển khai Kế hoạch số 45/KH-UBND ngày 20/3/2023 của UBND tỉnh, Sở Tư pháp yêu cầu bám sát Kế hoạch 45."
    )
    assert (found.notation, found.mentions) == ("45/KH-UBND", 2)


def test_a_nickname_alone_stays_one_and_what_a_table_knows_is_apart() -> None:
    found = only("tiếp tục thực hiện Đề án 428 trên địa bàn")
    assert (found.kind, found.notation) == ("nickname", None)
    assert found.resolved is not None
    assert found.resolved.notation == "428/QĐ-TTg"
    assert only("theo NĐ 7777.").resolved is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ {};", Relation.CAN_CU),
        ("Sau khi rà soát hồ sơ và căn cứ {}, Sở Nội vụ báo cáo.", Relation.CAN_CU),
        ("Thực hiện {}, Sở Tư pháp đề nghị các đơn vị báo cáo.", Relation.THUC_HIEN),
        ("Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại {}.", Relation.THUC_HIEN),
        ("Để thực hiện việc rà soát theo quy định tại {}, Sở Tư pháp yêu cầu:", Relation.THUC_HIEN),
        ("Triển khai {}, Sở Tư pháp ban hành Kế hoạch như sau:", Relation.THUC_HIEN),
        ("1. Triển khai {} đến từng thôn.", Relation.TRIEN_KHAI),
        ("2. Chỉ đạo nghiên cứu nội dung {} và rút kinh nghiệm.", Relation.TRIEN_KHAI),
        ("Phúc đáp {}, Sở Tư pháp có ý kiến như sau:", Relation.PHUC_DAP),
        ("Sở Tư pháp nhận được {}.", Relation.PHUC_DAP),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại {};", Relation.THEO_DE_NGHI),
        ("Xét đề nghị của Giám đốc Sở Nội vụ tại {},", Relation.THEO_DE_NGHI),
        ("Bãi bỏ {}.", Relation.BAI_BO),
        ("Điều 3. Quyết định này có hiệu lực từ ngày ký và thay thế {}.", Relation.THAY_THE),
        ("Điều 1. Sửa đổi, bổ sung Điều 5 {}.", Relation.SUA_DOI),
        ("Thay thế Mẫu số 01 ban hành kèm theo {}.", Relation.SUA_DOI),
        ("Bãi bỏ khoản 2 Điều 5 {}.", Relation.SUA_DOI),
        ("(kèm theo {}).", Relation.KEM_THEO),
        ("Gửi kèm theo {}.", Relation.KEM_THEO),
        ("Báo cáo kết quả thực hiện {}.", Relation.DAN_CHIEU),
        ("Kế thừa kết quả trong quá trình thực hiện {}.", Relation.DAN_CHIEU),
        ("Theo {}, các cơ quan được giao biên chế.", Relation.DAN_CHIEU),
        ("Mẫu số 09 kèm theo {}.", Relation.DAN_CHIEU),
        ("chỉ đạo lồng ghép thực hiện Đề án khác (phê duyệt tại {}).", Relation.DAN_CHIEU),
        ("“Thực hiện {} trong cả nước” là tên hội nghị.", Relation.DAN_CHIEU),
    ],
)
def test_the_clause_decides_the_relation(text: str, relation: Relation) -> None:
    found = only(text.format("Quyết định số 31/QĐ-TTg ngày 05/9/2022 của Thủ tướng Chính phủ"))
    assert (found.relation, found.issued_on) == (relation, "2022-09-05")


def test_an_item_that_says_to_study_a_report_is_an_order_and_who_has_studied_it_answers() -> None:
    assert only("1. Nghiên cứu Báo cáo số 66/BC-BTP và rút kinh nghiệm.").relation is Relation.TRIEN_KHAI
    studied = only("Sau khi nghiên cứu Báo cáo số 66/BC-BTP, Sở Tư pháp có ý kiến như sau:")
    assert studied.relation is Relation.THEO_DE_NGHI


def test_a_cue_governs_the_enumeration_until_the_main_verb() -> None:
    found = cited(
        "Thực hiện Nghị quyết số 2-NQ/TW ngày 17/3/2026 của Bộ Chính trị về phát triển, Kế hoạch số 8/KH-UBND ngày "
        "30/3/2026 của UBND tỉnh về triển khai Chương trình hành động số 9-CTr/TU ngày 17/3/2026 của Tỉnh ủy; Kế hoạch "
        "số 13/KH-UBND ngày 01/4/2026 của UBND tỉnh, Sở Tư pháp ban hành Kế hoạch theo mẫu tại Công văn số 5/STP-VP ngày 02/4/2026."
    )
    relations = {name: citation.relation for name, citation in found.items()}
    assert relations == {
        "2-NQ/TW": Relation.THUC_HIEN,
        "8/KH-UBND": Relation.THUC_HIEN,
        "9-CTr/TU": Relation.DAN_CHIEU,
        "13/KH-UBND": Relation.THUC_HIEN,
        "5/STP-VP": Relation.DAN_CHIEU,
    }


def test_cues_inside_the_title_of_a_cited_document_do_not_count() -> None:
    found = cited(
        "Căn cứ Công văn số 21/UBND-NC ngày 06/5/2022 của UBND tỉnh về việc sửa đổi, bổ sung Kế hoạch số 67/KH-UBND ngày 15/4/2021;"
    )
    assert found["21/UBND-NC"].relation is Relation.CAN_CU
    assert found["67/KH-UBND"].relation is Relation.DAN_CHIEU


def test_a_submission_only_proposes() -> None:
    found = only("Đề nghị Ủy ban nhân dân tỉnh xem xét, bãi bỏ Quyết định số 12/2018/QĐ-UBND ngày 02/3/2018.")
    assert (found.relation, found.modality) == (Relation.BAI_BO, "proposed")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Căn cứ Luật Tố cáo số 25/2018/QH14, được sửa đổi, bổ sung bởi Luật số 59/2020/QH14;",
            [("59/2020/QH14", "sua_doi", "25/2018/QH14")],
        ),
        (
            "Căn cứ Nghị định số 3/2014/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 4/2020/NĐ-CP và Nghị định số 5/2025/NĐ-CP);",
            [("4/2020/NĐ-CP", "sua_doi", "3/2014/NĐ-CP"), ("5/2025/NĐ-CP", "sua_doi", "3/2014/NĐ-CP")],
        ),
        (
            "Căn cứ Nghị định số 137/2018/NĐ-CP ngày 08/10/2018 của Chính phủ sửa đổi một số điều của Nghị định số 123/2013/NĐ-CP;",
            [("137/2018/NĐ-CP", "sua_doi", "123/2013/NĐ-CP")],
        ),
        (
            "Kế hoạch số 8/KH-UBND ngày 30/3/2026 của UBND tỉnh thực hiện Nghị quyết số 80-NQ/TW ngày 07/01/2026",
            [("8/KH-UBND", "thuc_hien", "80-NQ/TW")],
        ),
    ],
)
def test_relations_between_the_cited_documents_are_kept(text: str, links: list[tuple[str, str, str]]) -> None:
    found = read_text(text).as_json()["links"]
    assert [(link["from"], link["relation"], link["to"]) for link in found] == links


def test_same_numbers_of_different_bodies_stay_apart() -> None:
    found = cited("Quyết định số 428/QĐ-TTg ngày 18/4/2019 và Công văn số 428/STP-PBGDPL ngày 18/4/2023")
    assert list(found) == ["428/QĐ-TTg", "428/STP-PBGDPL"]


def test_one_number_of_two_years_is_two_papers() -> None:
    text = "Nghị quyết số 20-NQ/TW ngày 28/01/2008 và Nghị quyết số 20-NQ/TW ngày 25/10/2017"
    reading = read_text(text)
    assert [c.issued_on for c in reading.citations] == ["2008-01-28", "2017-10-25"]
    assert not any("20-NQ/TW" in warning for warning in reading.warnings)


def test_spans_and_quote_stand_in_the_text() -> None:
    text = "Thực hiện Quyết định số 315/QĐ-TTg ngày 17/4/2024 của Thủ tướng Chính phủ, Sở Tư pháp đề nghị báo cáo."
    found = only(text)
    start, end = found.spans[0]
    assert text[start:end] == "Quyết định số 315/QĐ-TTg ngày 17/4/2024 của Thủ tướng Chính phủ"
    assert found.quote == text[: text.index(", Sở")]
    assert found.cue == "Thực hiện"
    assert found.confidence > 0.95


def test_a_news_article_only_mentions() -> None:
    reading = read_text(
        "Thực hiện Kế hoạch số 8/KH-UBND ngày 30/3/2026, UBND tỉnh Cà Mau ban hành Quyết định số 9/QĐ-UBND."
    )
    assert not reading.header.is_official_document
    assert {citation.relation for citation in reading.citations} == {Relation.DAN_CHIEU}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Kế hoạch số 31/KH-UBND ngày 04/3/2025; Kế hoạch số 31/KH-UBND ngày 05/3/2025",
            "04/3/2025, 05/3/2025",
        ),
        ("Kế hoạch số 31/KH-UBND ngày 04/3/2024; Kế hoạch số 31/KH-UBND ngày 12/6/2025", None),
        (
            "Nghị định số 31/2024/NĐ-CP ngày 04/3/2024; Nghị định số 31/2024/NĐ-CP ngày 04/3/2025",
            "04/3/2024, 04/3/2025",
        ),
    ],
)
def test_two_days_of_one_number_are_told_unless_they_are_of_two_years(said: str, told: str | None) -> None:
    warnings = [one for one in read_text(f"Căn cứ {said}.").warnings if "các ngày khác nhau" in one]
    assert [one.rpartition(": ")[2].rstrip(".") for one in warnings] == ([told] if told else [])


@pytest.mark.parametrize("explained", ["(ANM)", "(sau đây viết tắt là ANM)", "(gọi tắt là “ANM”)"])
@pytest.mark.parametrize(
    "behind", [".", " trên địa bàn tỉnh.", " và các văn bản hướng dẫn thi hành.", ", kịp thời báo cáo."]
)
def test_law_named_with_letters_that_the_paper_explains_is_the_law_itself(
    explained: str, behind: str
) -> None:
    found = only(
        f"Căn cứ Luật An ninh mạng ngày 12/6/2018;\n\nCông tác bảo đảm an ninh mạng {explained} được chú trọng.\n\n"
        f"Các đơn vị tiếp tục thực hiện Luật ANM{behind}\n"
    )
    assert (found.title, found.mentions) == ("Luật An ninh mạng", 2)


def test_letters_inside_the_name_of_a_law_outside_the_table() -> None:
    found = only(
        "Căn cứ Luật Trồng tre và măng;\n\nNghề trồng tre và măng (TTM) phát triển.\n\nThực hiện tốt Luật TTM.\n"
    )
    assert (found.title, found.mentions) == ("Luật Trồng tre và măng", 2)


def test_letters_that_nobody_explains_stay_as_they_are() -> None:
    assert only("Thực hiện Luật Trồng TTM theo quy định.").title == "Luật Trồng TTM"


def test_short_name_of_the_one_law_that_begins_so() -> None:
    law = "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân số 85/2015/QH13"
    found = only(f"Căn cứ {law};\n\nThực hiện các quy định của Luật Bầu cử và các văn bản hướng dẫn.\n")
    assert (found.notation, found.mentions) == ("85/2015/QH13", 2)
    both = cited("Căn cứ Luật Đầu tư công ngày 29/11/2024;\n\nTheo quy định của Luật Đầu tư, hồ sơ gồm có:\n")
    assert sorted(both) == ["Luật Đầu tư", "Luật Đầu tư công"]


@pytest.mark.parametrize(
    ("short", "title"),
    [
        ("Luật Thuế XK, thuế NK", "Luật Thuế xuất khẩu, thuế nhập khẩu"),
        ("Luật thuế xuất, nhập khẩu", "Luật Thuế xuất khẩu, thuế nhập khẩu"),
        ("Luật thuế TNDN", "Luật Thuế thu nhập doanh nghiệp"),
        ("Luật Thuế GTGT", "Luật Thuế giá trị gia tăng"),
        ("Luật KCB", "Luật Khám bệnh, chữa bệnh"),
        ("Luật Tổ chức TAND", "Luật Tổ chức Tòa án nhân dân"),
    ],
)
def test_laws_are_known_by_what_their_fields_call_them(short: str, title: str) -> None:
    found = find_citations(f"Căn cứ {short}; căn cứ nhu cầu trồng tre.", issuer=None, place=None)
    assert [citation.title for citation in found] == [title]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 5/6/2024, tại kỳ họp thứ bảy, Quốc hội khóa XV đã thông qua Luật Thủ đô (Luật số 9/2024/QH15). Luật có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025.",
            [("9/2024/QH15", "2024-06-05")],
        ),
        (
            "Quốc hội ban hành Luật Thủ đô. Luật được thông qua ngày 5/6/2024. Luật quy định 7 chương năm 2025.",
            [(None, None)],
        ),
        (
            "Căn cứ Pháp lệnh Phí, lệ phí số 8/2001/PL-UBTVQH10; Pháp lệnh phí và lệ phí;",
            [("8/2001/PL-UBTVQH10", None)],
        ),
    ],
)
def test_a_law_is_one_under_its_name_and_its_number_and_what_is_said_of_it_is_none(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    found = find_citations(text, issuer=None, place=None)
    assert [(citation.notation, citation.issued_on) for citation in found] == expected
