"""Words that look like an act (điều chỉnh, triển khai), requests in lists, and symbols that a page glued or tore."""

from __future__ import annotations

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Cited, Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of


def cited(text: str, kind: str = "Công văn") -> Cited:
    """What a paper of a department cites."""
    locale = locale_of("Sở Tư pháp tỉnh Cà Mau", None, "Cà Mau")
    return cited_in(Source.of(text), locale, Acting(kind, True), Own())


def relations(text: str, kind: str = "Công văn") -> list[str]:
    """The relations of what it cites, in the order of the text."""
    return [citation.relation.key for citation in cited(text, kind).citations]


@pytest.mark.parametrize("noun", ["bản đồ", "đồ án", "sơ đồ", "thuyết minh", "kết quả"])
def test_what_a_map_or_a_scheme_changed_is_not_changed_here(noun: str) -> None:
    text = (
        f"Qua đối chiếu vị trí đề xuất dự án với {noun} điều chỉnh Quy hoạch vùng huyện Thới Bình được phê duyệt "
        "ban hành kèm theo Quyết định số 318/QĐ-UBND ngày 02/4/2024 của UBND tỉnh, khu đất là đất ở."
    )
    assert relations(text) == ["dan_chieu"]


def test_a_proposal_to_change_a_decision_is_still_one() -> None:
    (found,) = cited("Đề nghị UBND tỉnh điều chỉnh Quyết định số 318/QĐ-UBND ngày 02/4/2024.").citations
    assert (found.relation.key, found.modality) == ("sua_doi", "proposed")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Điều chỉnh mức hỗ trợ đối với người hưởng chế độ quy định tại", "dan_chieu"),
        ("Bổ sung kinh phí cho các đối tượng theo quy định tại", "dan_chieu"),
        ("Điều chỉnh mức hỗ trợ quy định tại", "sua_doi"),
        ("Điều chỉnh quy định đối với người trồng tre quy định tại", "sua_doi"),
    ],
)
def test_who_a_paper_speaks_of_is_not_what_it_lays_down(text: str, wanted: str) -> None:
    text = f"Điều 1. {text} khoản 2 Điều 3 Quyết định số 77/QĐ-UBND ngày 05/6/2022 như sau:"
    assert relations(text, "Quyết định") == [wanted]


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Công văn số 91/CTHQ-GSQLđề ngày 04/5/2016", "91/CTHQ-GSQL"),
        ("Thông tư số 8/2019/TT-BGD ĐT ngày 04/5/2016", "8/2019/TT-BGDĐT"),
        ("Quyết định số 8/QĐ-BTN MT ngày 04/5/2016", "8/QĐ-BTNMT"),
        ("Nghị định số 20/2016/ND-CP ngày 04/5/2016", "20/2016/NĐ-CP"),
    ],
)
def test_a_symbol_is_made_whole_and_has_its_day(typed: str, notation: str) -> None:
    (found,) = cited(f"Căn cứ {typed} của cơ quan;").citations
    assert (found.notation, found.issued_on) == (notation, "2016-05-04")


def test_whole_letters_take_nothing_from_behind() -> None:
    (found,) = cited("Căn cứ Công văn số 8/STP-VP UBND ngày 04/5/2016;").citations
    assert found.notation == "8/STP-VP"


def test_a_list_of_requests_goes_on_over_a_long_kind_with_a_comma() -> None:
    text = (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03/3/2024, Báo cáo tiếp thu, giải trình "
        "ý kiến góp ý số 40/BC-SNV ngày 05/3/2024 và Văn bản số 61/SNV-TC ngày 07/3/2024;"
    )
    assert relations(text, "Quyết định") == ["theo_de_nghi"] * 3


def test_a_request_as_the_last_ground_of_a_list_is_acted_on() -> None:
    text = (
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/02/2016; căn cứ đề nghị của Sở Tài chính tại Tờ trình số "
        "51/TTr-STC ngày 08/3/2016, Ủy ban nhân dân tỉnh ban hành kế hoạch."
    )
    assert relations(text, "Kế hoạch") == ["thuc_hien", "theo_de_nghi"]
    assert relations("Căn cứ đề nghị của Sở Tài chính tại Tờ trình số 51/TTr-STC ngày 08/3/2016;") == [
        "can_cu"
    ]


@pytest.mark.parametrize(
    ("kind", "opened", "wanted"),
    [
        ("Quyết định", "Về việc", "thuc_hien"),
        ("Quyết định", "Điều 1.", "thuc_hien"),
        ("Nghị quyết", "Điều 1.", "thuc_hien"),
        ("Quyết định", "Điều 3. Các sở", "trien_khai"),
        ("Công văn", "V/v", "trien_khai"),
    ],
)
def test_what_a_decision_is_about_it_carries_out(kind: str, opened: str, wanted: str) -> None:
    act = "Triển khai" if opened == "Điều 1." else "triển khai"
    text = f"{opened} {act} thực hiện Nghị quyết số 12/2021/NQ-HĐND ngày 09/7/2021 của HĐND tỉnh"
    assert relations(text, kind) == [wanted]


@pytest.mark.parametrize("team", ["Tổ Tư vấn", "Hội đồng tư vấn", "Tổ Biên tập"])
def test_a_team_is_called_after_the_body_that_set_it_up(team: str) -> None:
    text = f"{team} chuyển đổi số của Bộ Tư pháp có Báo cáo số 6/BC-TTV ngày 08/3/2022 về tre."
    assert cited(text).citations[0].issuer == f"{team} chuyển đổi số của Bộ Tư pháp"


@pytest.mark.parametrize(
    "letters", ["TTLT-BLĐTBXH-BGDĐT-BTC", "TTLT/BLĐTBXH-BGD-ĐT-BTC", "TTLT-BLĐTBXH-BGD&ĐT-BTC"]
)
def test_a_joint_circular_is_of_all_whose_letters_it_bears(letters: str) -> None:
    text = f"Thực hiện theo Thông tư liên tịch số 16/2011/{letters} ngày 08/3/2011 của Bộ Tài chính."
    assert cited(text).citations[0].issuer == (
        "Bộ Lao động - Thương binh và Xã hội; Bộ Giáo dục và Đào tạo; Bộ Tài chính"
    )


def test_what_a_body_raises_is_not_its_name() -> None:
    text = "Trả lời Công văn số 91/CTHQ-GSQL ngày 04/5/2016 của Cục Hải quan Đồng Nai nêu vướng mắc về tre."
    assert cited(text).citations[0].issuer == "Cục Hải quan Đồng Nai"


MADE = "Quy chế trồng tre của trường trung học{aside} ban hành kèm theo Thông tư số 6/2012/TT-BGDĐT ngày 15/02/2012; "
CHANGE = (
    "Thông tư số 12/2014/TT-BGDĐT ngày 18/4/2014 của Bộ trưởng Bộ Giáo dục và Đào tạo {act} Quy chế {name};"
)
TREE = "trồng tre của trường trung học"


@pytest.mark.parametrize("aside", ["", ",", " (THCS),"])
@pytest.mark.parametrize(
    "act",
    [
        "về việc sửa đổi, bổ sung Điều 3 và Điều 4",
        "bổ sung vào điểm a khoản 2 Điều 7 của",
        "sửa đổi một số điều của",
    ],
)
def test_a_regulation_stands_for_the_paper_that_issued_it(aside: str, act: str) -> None:
    found = cited(MADE.format(aside=aside) + CHANGE.format(act=act, name=TREE)).links
    assert [(link.source, link.relation.key, link.target) for link in found] == [
        ("12/2014/TT-BGDĐT", "sua_doi", "6/2012/TT-BGDĐT")
    ]


@pytest.mark.parametrize("name", ["trồng lúa của trường trung học", "trồng tre"])
def test_another_regulation_stands_for_nothing(name: str) -> None:
    text = MADE.format(aside="") + CHANGE.format(act="sửa đổi Điều 3 của", name=name)
    assert cited(text).links == ()


def test_of_two_papers_that_issued_a_regulation_neither_is_meant() -> None:
    made = MADE.format(aside="")
    text = made + made.replace("6/2012", "7/2013") + CHANGE.format(act="sửa đổi Điều 3 của", name=TREE)
    assert not any(link.source == "12/2014/TT-BGDĐT" for link in cited(text).links)


def test_a_ground_opens_behind_what_is_left_of_the_addressees() -> None:
    text = (
        "(Sau đây gọi chung là các cơ sở) Thực hiện quy định tại Điều 4 Luật Trồng trọt số 31/2018/QH14 ngày "
        "19/11/2018, Sở Tư pháp hướng dẫn như sau:"
    )
    assert relations(text) == ["thuc_hien"]


@pytest.mark.parametrize("noun", ["Trình tự", "Nội dung và trình tự", "Cách thức"])
def test_how_a_thing_is_carried_out_carries_out_nothing(noun: str) -> None:
    text = (
        f"- {noun} thực hiện hội nghị tuân thủ Điều 4 Nghị quyết số 7/NQ-HĐND ngày 03/3/2025 của HĐND tỉnh."
    )
    assert relations(text, "Kế hoạch") == ["dan_chieu"]


@pytest.mark.parametrize("head", ["", "Trưởng ", "Phó Trưởng "])
def test_a_provinces_board_for_ethnic_affairs_has_its_province(head: str) -> None:
    text = f"Xét đề nghị của {head}Ban Dân tộc tại Tờ trình số 5/TTr-BDT ngày 03/3/2025;"
    assert (cited(text).citations[0].issuer or "").endswith("Ban Dân tộc tỉnh Cà Mau")


LOST = """1. Điều lệ trường mầm non, ban hành kèm theo Thông tư số 3/2020/TT-BGDĐT ngày 31/12/2020;
2. Quy chế trồng tre ban hành kèm theo Thông tư số 4/2014/TT-BGDĐT ngày 18/4/2014; Thông tư số 5/2015/TT-BGDĐT ngày 26/5/2015 về tre;
3. {third} Quyết định số 9/QĐ-UBND ngày 22/4/2016 của UBND tỉnh;"""


def test_one_item_says_what_a_list_without_its_heading_is() -> None:
    assert relations(LOST.format(third="Căn cứ"), "Kế hoạch") == ["can_cu"] * 4


@pytest.mark.parametrize(
    "text",
    [
        LOST.format(third="Theo quy định tại"),
        LOST.format(third="Căn cứ").replace("2. Quy", "4. Quy"),
        LOST.format(third="Căn cứ").replace("1. Điều lệ", "1. Các trường thực hiện đúng Điều lệ"),
        LOST.format(third="Căn cứ").replace("31/12/2020;", "31/12/2020."),
    ],
)
def test_other_lists_stay_what_they_are(text: str) -> None:
    assert relations(text, "Kế hoạch")[0] != "can_cu"


@pytest.mark.parametrize("part", ["", "Điều 3 ", "khoản 2 Điều 3 của "])
def test_the_last_of_what_a_decision_amends_may_be_a_part(part: str) -> None:
    text = (
        "Quyết định số 17/2007/QĐ-TTg ngày 27/7/2007 sửa đổi một số điều của Quyết định số 18/2004/QĐ-TTg ngày "
        f"27/02/2004 về việc hỗ trợ trồng tre và {part}Quyết định số 20/2000/QĐ-TTg ngày 03/02/2000 về nhà ở."
    )
    assert {(link.relation.key, link.target) for link in cited(text).links} == {
        ("sua_doi", "18/2004/QĐ-TTg"),
        ("sua_doi", "20/2000/QĐ-TTg"),
    }
