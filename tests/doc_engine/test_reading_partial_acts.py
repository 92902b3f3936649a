"""Acts on parts and on lists of papers (bãi bỏ một phần, thay thế theo danh sách, hết hiệu lực), and what a report tells."""

from __future__ import annotations

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Cited, Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of


def cited(text: str, kind: str = "Quyết định", issuer: str = "Ủy ban nhân dân tỉnh Phú Thọ") -> Cited:
    """What a paper of a province cites."""
    return cited_in(Source.of(text), locale_of(issuer, None, "Phú Thọ"), Acting(kind, True, issuer), Own())


def relations(text: str, kind: str = "Quyết định") -> list[str]:
    """The relations of what it cites, in the order of the text."""
    return [citation.relation.key for citation in cited(text, kind).citations]


def links(text: str, kind: str = "Quyết định") -> list[tuple[str, str, str]]:
    """The links between the cited."""
    return [(link.source, link.relation.key, link.target) for link in cited(text, kind).links]


A, B = "Quyết định số 14/2020/QĐ-UBND ngày 03/4/2020", "Quyết định số 27/2022/QĐ-UBND ngày 11/8/2022"


@pytest.mark.parametrize(
    "text",
    [
        "Bãi bỏ thủ tục hành chính số 3, 4 tại {A}.",
        "Điều 2. Bãi bỏ một phần các quyết định sau đây:\n1. {A} về giá.",
        "Điều 2. Bãi bỏ các quyết định sau đây:\n1. Khoản 2 Điều 5 {A} về giá.",
        "Điều 2. Quyết định này thay thế: Điểm b khoản 1 Mục II Danh mục ban hành kèm theo {A}.",
        "Khoản 2 Điều 5 {A} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
        "Quyết định này có hiệu lực từ ngày ký. Quy trình số 7, 8 ban hành kèm theo {A} hết hiệu lực thi hành.",
        "Điều 2. Ngưng hiệu lực thi hành khoản 3 Điều 6 {A}.",
    ],
)
def test_ending_a_part_of_a_paper_amends_it(text: str) -> None:
    assert relations(text.format(A=A)) == ["sua_doi"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Quyết định này thay thế {A} và các quyết định sửa đổi, bổ sung: {B}.", ["thay_the", "thay_the"]),
        (f"Quyết định này thay thế các văn bản sau: {A}; {B}.", ["thay_the", "thay_the"]),
        (f"Quyết định này có hiệu lực từ ngày ký. {A} hết hiệu lực thi hành.", ["bai_bo"]),
        (f"Bãi bỏ các quyết định sau đây:\n1. Toàn bộ {A}.\n2. Điều 4 {B}.", ["bai_bo", "sua_doi"]),
    ],
)
def test_ending_the_whole_of_papers_ends_each(text: str, wanted: list[str]) -> None:
    assert relations(text) == wanted


def test_a_list_below_what_is_no_paper_changes_none() -> None:
    text = "Dữ liệu dùng để thay thế hồ sơ giấy, cụ thể như sau:\n- Khoản 1 Điều 9 về hồ sơ tại Luật Lưu trữ quy định rõ."
    assert relations(text, "Công văn") == ["dan_chieu"]


def test_what_ended_before_is_not_ended_here() -> None:
    assert relations(f"Quyết định này có hiệu lực từ ngày ký. {A} đã hết hiệu lực.") == ["dan_chieu"]


def test_a_resolution_that_was_passed_replaces_without_saying_this() -> None:
    text = (
        "Nghị quyết được Hội đồng nhân dân tỉnh khóa XIX thông qua ngày 08/7/2024, có hiệu lực từ ngày 18/7/2024"
        " và thay thế Nghị quyết số 9/2017/NQ-HĐND."
    )
    assert relations(text, "Nghị quyết") == ["thay_the"]


def test_a_report_goes_on_telling_behind_a_semicolon() -> None:
    text = (
        "UBND huyện đã ban hành Kế hoạch số 15/KH-UBND ngày 02/02/2024; chỉ đạo các xã thực hiện nghiêm Chỉ thị số 4/CT-UBND"
        " ngày 06/3/2024."
    )
    assert relations(text, "Báo cáo") == ["dan_chieu", "dan_chieu"]


def test_no_law_amends_a_decree_that_stands_beside_it() -> None:
    law = "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở"
    text = f"Căn cứ Luật Nhà ở, {law} và Nghị định số 71/2019/NĐ-CP ngày 05/6/2019 của Chính phủ;"
    assert relations(text) == ["can_cu"] * 3
    assert links(text) == [(law, "sua_doi", "Luật Nhà ở")]


def test_a_decree_of_an_earlier_year_is_amended_beside_another() -> None:
    text = (
        "Căn cứ Nghị định số 96/2021/NĐ-CP ngày 05/9/2021 của Chính phủ sửa đổi Nghị định số 31/2018/NĐ-CP ngày 03/4/2018"
        " quy định chức năng của Bộ Tư pháp và Nghị định số 42/2019/NĐ-CP;"
    )
    assert links(text) == [
        ("96/2021/NĐ-CP", "sua_doi", "31/2018/NĐ-CP"),
        ("96/2021/NĐ-CP", "sua_doi", "42/2019/NĐ-CP"),
    ]


def test_a_comma_behind_a_pinpoint_parts_no_list() -> None:
    text = (
        "Căn cứ Thông tư số 12/2019/TT-BNV ngày 04/6/2019 của Bộ Nội vụ hướng dẫn sửa đổi Khoản 2 Mục III,"
        " Thông tư số 5/2017/TT-BNV ngày 08/8/2017;"
    )
    assert links(text) == [("12/2019/TT-BNV", "sua_doi", "5/2017/TT-BNV")]


@pytest.mark.parametrize(
    "text",
    [
        "Gửi các đơn vị Quy trình mới (Quy trình được ban hành kèm theo Quyết định số 8/QĐ-UBND ngày 02/5/2024 đính kèm).",
        "Gửi các đơn vị Quy trình mới (ban hành theo Quyết định số 8/QĐ-UBND ngày 02/5/2024, đính kèm).",
    ],
)
def test_a_bracket_that_ends_with_attached_attaches_what_it_was_issued_with(text: str) -> None:
    assert relations(text, "Công văn") == ["kem_theo"]


def test_an_entry_taken_off_a_list_amends_the_list() -> None:
    text = f"Điều 2. Đưa ra khỏi Danh mục dự án ban hành kèm theo {A} các dự án sau:"
    assert relations(text) == ["sua_doi"]


def test_procedures_of_a_paper_that_are_replaced_with_this_amend_it() -> None:
    text = f"Các quy trình số 5, 6 tại {A} được thay thế bằng quy trình ban hành kèm theo Quyết định này."
    assert relations(text) == ["sua_doi"]


def test_slips_put_right_here_amend_the_paper_that_has_them() -> None:
    text = f"Do sơ suất, tại {A} có sai sót về số liệu, UBND tỉnh đính chính như sau:"
    assert relations(text, "Thông báo") == ["sua_doi"]


def test_grounds_go_on_with_what_amended_them() -> None:
    text = (
        f"Căn cứ {A} của UBND tỉnh về giao vốn; các Quyết định điều chỉnh, bổ sung số: 51/QĐ-UBND ngày 06/6/2021,"
        " 62/QĐ-UBND ngày 08/9/2022 của UBND tỉnh;"
    )
    assert relations(text) == ["can_cu"] * 3


@pytest.mark.parametrize(
    "ground",
    [
        "Theo ý kiến thẩm định của Sở Tài chính tại Công văn số 3/STC-NS ngày 10/8/2024;",
        "Theo kết quả thẩm định của Sở Tài chính tại Công văn số 3/STC-NS ngày 10/8/2024;",
    ],
)
def test_a_decision_rests_on_opinions(ground: str) -> None:
    assert relations(ground) == ["can_cu"]
    assert relations(ground, "Công văn") != ["can_cu"]


def test_what_a_proposal_is_sent_with_is_attached() -> None:
    text = (
        "Hồ sơ trình gồm: (1) Dự thảo Quyết định; (2) Báo cáo thẩm định số 4/BC-STP ngày 20/8/2024 của Sở Tư pháp;"
        " (3) Văn bản góp ý số 11/SNV-CC ngày 05/8/2024 của Sở Nội vụ."
    )
    assert relations(text, "Tờ trình") == ["kem_theo", "kem_theo"]


def test_the_ground_of_another_body_is_none_of_a_report() -> None:
    text = (
        "Căn cứ Nghị định số 3/2016/NĐ-CP, Sở Tài chính đã tham mưu ban hành Quyết định số 20/2024/QĐ-UBND."
    )
    assert relations(text, "Báo cáo")[0] == "dan_chieu"
    assert relations(text.replace("Sở Tài chính", "UBND tỉnh"), "Báo cáo")[0] == "can_cu"


def test_what_a_report_says_was_done_is_not_done_by_it() -> None:
    done = "- Chỉ đạo các xã thực hiện Quyết định số 4/QĐ-UBND ngày 01/3/2022."
    assert relations(f"I. KẾT QUẢ\n{done}", "Báo cáo") == ["dan_chieu"]
    assert relations(f"II. NHIỆM VỤ THỜI GIAN TỚI\n{done}", "Báo cáo") != ["dan_chieu"]


def test_the_plan_that_a_decision_issues_carries_out_what_it_is_called_after() -> None:
    text = (
        "Căn cứ Nghị quyết số 8/NQ-CP ngày 15/6/2024 của Chính phủ;\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch triển"
        " khai thực hiện Nghị quyết số 8/NQ-CP ngày 15/6/2024 của Chính phủ."
    )
    assert relations(text) == ["thuc_hien"]


def test_the_verb_in_the_name_of_a_body_begins_no_clause() -> None:
    text = (
        "Xét Tờ trình số 2/TTr-CT ngày 03/8/2024 của Công ty Hòa Bình; trên cơ sở ý kiến của Sở Xây dựng tại Công văn số 5/SXD-QH"
        " ngày 15/8/2024, Sở Giao thông vận tải tại Công văn số 7/SGTVT-KH ngày 16/8/2024;"
    )
    assert relations(text) == ["theo_de_nghi", "can_cu", "can_cu"]


def test_what_is_issued_with_a_paper_gives_no_verb_of_its_own() -> None:
    text = (
        f"Căn cứ {B} của UBND tỉnh sửa đổi, bổ sung một số điều của Quy định về trình tự thực hiện chính sách ban hành kèm theo"
        f" {A} của UBND tỉnh;"
    )
    assert links(text) == [("27/2022/QĐ-UBND", "sua_doi", "14/2020/QĐ-UBND")]


def test_the_committee_of_a_district_is_the_own_one() -> None:
    text = "Quyết định này thay thế Quyết định số 21-QĐ/HU, ngày 05/4/2021 của Ban Thường vụ Huyện ủy."
    (found,) = cited(text, issuer="Huyện ủy Thanh Ba").citations
    assert found.issuer == "Ban Thường vụ Huyện ủy Thanh Ba"


def test_a_part_of_a_second_paper_is_repealed_as_the_first() -> None:
    text = f"2. Bãi bỏ điểm c khoản 2 Điều 1 {A}; cụm từ “huyện” tại {B} của UBND tỉnh."
    assert relations(text) == ["sua_doi", "sua_doi"]


@pytest.mark.parametrize("kind", ["Thông báo", "Công văn", "Kế hoạch"])
def test_papers_of_other_kinds_are_cancelled_as_well(kind: str) -> None:
    assert relations(f"3. Hủy {kind} số 30/UBND-TH ngày 01/8/2024 của UBND tỉnh.", "Thông báo") == ["bai_bo"]


def test_a_bracket_with_what_came_along_ends_no_list() -> None:
    text = (
        "Xét Tờ trình số 8/TTr-UBND ngày 30/6/2024 của UBND tỉnh (kèm theo Báo cáo số 7/BC-HĐTĐ ngày 28/6/2024) về chủ trương"
        " đầu tư; Báo cáo thẩm tra số 3/BC-BKTNS ngày 05/7/2024 của Ban Kinh tế - Ngân sách;"
    )
    assert relations(text, "Nghị quyết")[0::2] == ["theo_de_nghi", "theo_de_nghi"]


def test_what_comes_with_a_proposal_is_attached_behind_its_grounds() -> None:
    text = (
        "Căn cứ Biên bản số 4/BB-UBND ngày 05/9/2024, UBND huyện kính trình UBND tỉnh xem xét, phê duyệt (kèm theo Công văn số"
        " 12/NV-TH ngày 06/9/2024 và danh sách)."
    )
    assert relations(text, "Tờ trình") == ["can_cu", "kem_theo"]


def test_copies_are_attached_as_well() -> None:
    text = "Gửi kèm Tờ trình này: Báo cáo số 12/BC-STC ngày 24/8/2024; bản sao Quyết định số 9/QĐ-UBND ngày 03/02/2015."
    assert relations(text, "Tờ trình") == ["kem_theo", "kem_theo"]


def test_a_letter_is_weighed_among_grounds_with_dashes() -> None:
    text = "- Căn cứ Luật Công đoàn ngày 20/6/2012;\n- Xét Công văn đề nghị số 5/CV-CĐCS ngày 03/9/2024 của Công đoàn A;"
    assert relations(text) == ["can_cu", "theo_de_nghi"]


def test_what_was_examined_on_is_listed_below_its_heading() -> None:
    text = f"I. Căn cứ nghiệm thu:\n- {A} của UBND tỉnh;\n- {B} của UBND tỉnh."
    assert relations(text, "Biên bản") == ["can_cu", "can_cu"]


def test_nobody_amends_what_a_higher_body_issued() -> None:
    text = "Điều 1. Cho phép kéo dài thời gian thực hiện dự án quy định tại Nghị quyết số 43/2022/QH15 ngày 11/01/2022."
    assert relations(text) == ["dan_chieu"]
    text = "Bãi bỏ Nghị định số 4/2012/NĐ-CP ngày 02/02/2012 của Chính phủ."
    assert relations(text) == ["dan_chieu"]
    asked = text.replace("Bãi bỏ", "UBND tỉnh kính đề nghị Chính phủ bãi bỏ")
    assert relations(asked, "Tờ trình") == ["bai_bo"]


def test_an_order_to_amend_goes_on_behind_the_semicolon() -> None:
    text = "Điều 2. Giao Sở Tài chính hướng dẫn thực hiện; sửa đổi Quyết định số 15/QĐ-STC ngày 18/02/2021."
    assert relations(text) == ["dan_chieu"]


def test_what_a_report_is_about_and_what_voters_ask_is_not_proposed_by_it() -> None:
    about = f"2. Về việc thu hồi {A}: UBND tỉnh đã giao Sở Xây dựng xem xét."
    assert relations(about, "Báo cáo") == ["dan_chieu"]
    assert relations(f"1. Cử tri đề nghị sửa đổi {A}.", "Báo cáo") == ["dan_chieu"]


def test_the_own_subject_repeals_beside_what_it_amends() -> None:
    text = f"Về việc sửa đổi {A} quy định chức năng của Sở Y tế và bãi bỏ {B}"
    assert links(text) == []
    assert relations(text) == ["sua_doi", "bai_bo"]


def test_a_title_that_ends_in_the_kind_of_a_body_hides_no_ground_below_it() -> None:
    text = f"Về việc thành lập Hội đồng\nCăn cứ Quy chế hoạt động ban hành kèm theo {A};"
    assert relations(text) == ["can_cu"]


def test_parts_that_end_in_a_list_amend() -> None:
    text = (
        "2. Kể từ ngày Quyết định này có hiệu lực, các văn bản sau đây hết hiệu lực thi hành:\na) "
        f"{A};\nb) Điều 2 và Điều 3 {B}."
    )
    assert relations(text) == ["bai_bo", "sua_doi"]


def test_what_a_notice_tells_of_an_assembly_repeals_nothing() -> None:
    text = (
        "HĐND tỉnh đã thông qua Nghị quyết số 15/NQ-HĐND ngày 10/9/2024 sửa đổi Nghị quyết số 8/NQ-HĐND ngày 16/7/2022; bãi bỏ"
        " Nghị quyết số 7/NQ-HĐND ngày 15/7/2021."
    )
    assert relations(text, "Thông báo") == ["dan_chieu"] * 3


def test_a_letter_about_amending_another_bodys_paper_amends_nothing() -> None:
    text = (
        "Thống nhất với đề nghị của UBND tỉnh tại Công văn số 36/UBND-KT ngày 05/8/2024 về điều chỉnh Nghị quyết số 11/NQ-HĐND"
        " ngày 14/7/2023;"
    )
    assert links(text, "Nghị quyết") == []


def test_a_subject_behind_a_bracket_is_of_the_paper_before_it() -> None:
    text = (
        "Theo đề nghị của Sở Tài chính tại Công văn số 33/STC-NS ngày 02/9/2024 (sau khi thống nhất với Sở Y tế tại Công văn số"
        " 26/SYT-KHTC ngày 28/8/2024) về việc phòng, chống dịch theo Nghị quyết số 58/NQ-CP ngày 08/6/2021 của Chính phủ,"
    )
    assert links(text) == []
    assert relations(text) == ["theo_de_nghi", "dan_chieu", "dan_chieu"]


def test_old_letters_of_a_committee_are_its_letters() -> None:
    (found,) = cited("Bãi bỏ Quyết định số 7/2005/QĐ-UB ngày 17/01/2005.").citations
    assert found.issuer == "Ủy ban nhân dân tỉnh Phú Thọ"


def test_a_resolution_is_the_councils_in_a_paper_of_its_standing_members() -> None:
    (found,) = cited(
        "Thực hiện Nghị quyết số 15/NQ-HĐND ngày 10/9/2024,",
        issuer="Thường trực Hội đồng nhân dân tỉnh Phú Thọ",
    ).citations
    assert found.issuer == "Hội đồng nhân dân tỉnh Phú Thọ"


def test_a_licence_is_prolonged_here_and_was_before() -> None:
    text = (
        "Điều 1. Gia hạn Giấy phép số 45/GP-UBND ngày 06/7/2019 của UBND tỉnh cấp cho Công ty B (gia hạn lần thứ nhất tại Giấy"
        " phép số 12/GP-UBND ngày 10/3/2022) đến ngày 06/7/2029."
    )
    assert relations(text) == ["sua_doi", "dan_chieu"]
    assert links(text) == [("12/GP-UBND", "sua_doi", "45/GP-UBND")]


def test_a_submission_takes_the_place_of_another() -> None:
    text = "UBND tỉnh đã tiếp thu tại Tờ trình số 40/TTr-UBND ngày 01/9/2024 (thay thế Tờ trình số 35/TTr-UBND ngày 05/8/2024)."
    assert links(text, "Báo cáo") == [("40/TTr-UBND", "thay_the", "35/TTr-UBND")]


def test_what_is_sent_with_a_proposal_is_listed_below_its_heading() -> None:
    papers = "\n- Báo cáo số 41/BC-UBND ngày 01/9/2024;\n- Báo cáo thẩm định số 15/BC-STP ngày 20/8/2024 của Sở Tư pháp."
    for heading in ("IV. TÀI LIỆU TRÌNH KÈM", "Hồ sơ trình gồm:", "(Xin gửi kèm theo Tờ trình này:"):
        assert relations(heading + papers, "Tờ trình") == ["kem_theo", "kem_theo"], heading
    assert "kem_theo" not in relations("Hồ sơ trình gồm:" + papers, "Quyết định")


def test_what_others_agreed_to_is_not_carried_out() -> None:
    text = (
        "Thực hiện Nghị quyết số 8/NQ-CP ngày 02/02/2024; được sự đồng ý của Thường trực HĐND tỉnh tại Công văn số 30/HĐND-TH"
        " ngày 10/7/2024, UBND tỉnh trình HĐND tỉnh dự thảo Nghị quyết."
    )
    assert relations(text, "Tờ trình") == ["thuc_hien", "dan_chieu"]


def test_a_paper_ends_on_a_day_beside_what_takes_effect() -> None:
    text = (
        "Nghị quyết này có hiệu lực từ ngày 20/9/2024. Nghị quyết số 12/2018/NQ-HĐND ngày 13/12/2018 hết hiệu lực thi hành kể từ"
        " ngày 20/9/2024."
    )
    assert relations(text, "Nghị quyết") == ["bai_bo"]


def test_opinions_of_several_departments_are_weighed_with_the_proposal() -> None:
    text = (
        "Theo đề nghị của Sở Y tế tại Văn bản số 22/SYT-KH ngày 01/8/2024 và ý kiến thống nhất của các sở: Tài chính (Văn bản số"
        " 27/STC-NS ngày 30/7/2024), Tư pháp (Văn bản số 13/STP-XD ngày 31/7/2024)."
    )
    assert relations(text) == ["theo_de_nghi"] * 3


def test_what_a_paper_was_issued_on_is_no_ground_of_who_tells_it() -> None:
    text = f"{A} được ban hành trên cơ sở Thông tư số 40/2017/TT-BTC ngày 28/4/2017."
    assert relations(text, "Tờ trình") == ["dan_chieu", "dan_chieu"]


def test_words_of_a_title_begin_no_clause() -> None:
    text = (
        "Xét Báo cáo tổng hợp “Thông tin, báo chí và dư luận liên quan đến công tác chỉ đạo” của Sở Văn hóa tại văn bản số 5/SVH-TH"
        " ngày 28/6/2022 (bản chụp kèm theo), Chủ tịch UBND tỉnh có ý kiến như sau:"
    )
    assert relations(text, "Công văn") == ["theo_de_nghi"]


def test_a_bracket_cut_by_a_page_attaches_as_well() -> None:
    text = "loại 4 được ban hành kèm theo Quyết định số 5/QĐ-SCT ngày 26/3/2024 về việc công bố thủ tục đính kèm)."
    assert relations(text, "Công văn") == ["kem_theo"]


def test_the_name_of_a_ministry_stands_for_no_part() -> None:
    text = (
        "Thông tư này thay thế các thông tư sau đây của Bộ trưởng Bộ Tài chính: Thông tư số 20/2014/TT-BTC, Thông tư số"
        " 75/2015/TT-BTC."
    )
    assert relations(text, "Thông tư") == ["thay_the", "thay_the"]


def test_what_another_paper_rested_on_is_no_ground() -> None:
    text = f"1. Đề nghị bãi bỏ {A} (lý do: căn cứ ban hành là Nghị định số 13/2006/NĐ-CP đã hết hiệu lực)."
    assert relations(text, "Báo cáo") == ["bai_bo", "dan_chieu"]


def test_a_paper_named_above_is_repealed_by_what_is_proposed() -> None:
    text = f"Qua rà soát, {A} không còn phù hợp. Sở kính trình UBND tỉnh ban hành Quyết định bãi bỏ toàn bộ Quyết định nêu trên."
    (found,) = cited(text, "Tờ trình").citations
    assert (found.relation.key, found.modality) == ("bai_bo", "proposed")
    told = f"{A} không còn phù hợp. Quyết định này thay thế Quyết định nêu trên."
    assert relations(told) == ["thay_the"]


def test_what_was_agreed_to_on_a_submission_does_not_carry_it_out() -> None:
    text = (
        "Căn cứ Thông báo số 16-TB/TU ngày 28/8/2024 của Tỉnh ủy về việc đồng ý chủ trương theo Tờ trình số 40-TTr/BCSĐ ngày"
        " 20/8/2024;"
    )
    assert links(text) == []


def test_each_decree_of_a_bracket_amends_the_decree_before_the_law() -> None:
    text = (
        "bảo đảm tuân thủ Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ quy định chi tiết Luật Ban hành văn bản quy phạm"
        " pháp luật (được sửa đổi, bổ sung bởi các Nghị định số 154/2020/NĐ-CP, Nghị định số 59/2024/NĐ-CP),"
    )
    assert links(text) == [
        ("154/2020/NĐ-CP", "sua_doi", "34/2016/NĐ-CP"),
        ("59/2024/NĐ-CP", "sua_doi", "34/2016/NĐ-CP"),
    ]


def test_what_came_along_without_a_bracket_ends_no_list_nor_a_name() -> None:
    text = (
        "Xét Tờ trình số 9/TTr-HĐBT ngày 30/8/2024 của Hội đồng bồi thường kèm theo Biên bản số 15/BB-HĐBT ngày 28/8/2024; Báo"
        " cáo thẩm định số 50/BC-STNMT ngày 05/9/2024,"
    )
    read = cited(text).citations
    assert [c.relation.key for c in read][0::2] == ["theo_de_nghi", "theo_de_nghi"]
    assert [c.issuer for c in read][:2] == ["Hội đồng bồi thường", None]


def test_a_report_tells_also_what_was_ordered() -> None:
    text = "UBND tỉnh đã tập trung chỉ đạo triển khai thực hiện Nghị quyết số 1/NQ-CP ngày 05/01/2024 của Chính phủ."
    assert relations(text, "Báo cáo") == ["dan_chieu"]


def test_who_reports_goes_on_carrying_out() -> None:
    text = "- Tiếp tục quán triệt, triển khai thực hiện nghiêm túc Chỉ thị số 12/CT-TTg ngày 21/4/2024."
    assert relations(text, "Báo cáo") == ["thuc_hien"]


def test_a_ground_replaced_another_before() -> None:
    text = f"Căn cứ Quy chế ban hành theo {B} của UBND tỉnh, thay thế {A};"
    assert relations(text) == ["can_cu", "dan_chieu"]
    assert links(text) == [("27/2022/QĐ-UBND", "thay_the", "14/2020/QĐ-UBND")]


def test_a_submission_follows_on_another_and_replaces_it() -> None:
    text = (
        "Tiếp theo Tờ trình số 22/TTr-STNMT ngày 01/8/2024, Sở trình lại phương án. Tờ trình này thay thế Tờ trình số"
        " 22/TTr-STNMT."
    )
    assert relations(text, "Tờ trình") == ["thay_the"]


def test_an_unknown_law_ends_before_the_next() -> None:
    text = "Căn cứ Luật Sửa đổi Luật Kế toán, Luật Quản lý tài sản công, Luật Quản lý rừng và biển ngày 29/11/2024;"
    titles = [c.title for c in cited(text).citations]
    assert titles[-2:] == ["Luật Quản lý tài sản công", "Luật Quản lý rừng và biển"]


def test_what_none_may_replace_ends_no_list() -> None:
    text = f"Quyết định này thay thế các văn bản: Quyết định số 17/QĐ-TTg ngày 27/11/2012 (phần liên quan), {A}, {B}."
    assert relations(text) == ["dan_chieu", "thay_the", "thay_the"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Điều 1. Bãi bỏ 02 văn bản quy phạm pháp luật sau: {A}; {B}.", ["bai_bo", "bai_bo"]),
        (f"Điều 1. Bãi bỏ 02 văn bản, gồm: {A}; {B}.", ["bai_bo", "bai_bo"]),
        (f"Điều 2. Bãi bỏ 03 văn bản công bố tại {A}.", ["sua_doi"]),
        (f"{A}, {B} và các văn bản trước đây trái với Quyết định này đều bãi bỏ.", ["bai_bo", "bai_bo"]),
        (f"Các quy định tại {A} trái với Quyết định này bị bãi bỏ.", ["sua_doi"]),
        (f"Điều 1. Hủy giá trị pháp lý của {A} và phần diện tích 2 ha tại {B}.", ["bai_bo", "sua_doi"]),
        (
            f"Quyết định này thay cho Quy chế ban hành kèm theo {A} và các lần điều chỉnh tại {B}.",
            ["thay_the", "thay_the"],
        ),
        (f"Theo Kết luận thanh tra số 6/KL-TTr ngày 02/5/2024 và {A} của UBND tỉnh,", ["can_cu", "can_cu"]),
    ],
)
def test_whole_papers_counted_joined_or_ended_in_other_words(text: str, wanted: list[str]) -> None:
    assert relations(text) == wanted


def test_what_a_report_proposed_before_it_does_not_propose_now() -> None:
    assert relations(f"- Đã rà soát, đề xuất bãi bỏ các văn bản, trong đó có {A}.", "Báo cáo") == [
        "dan_chieu"
    ]
    (_, found) = cited(f"{A} đã lạc hậu, đề nghị bãi bỏ {B}.", "Báo cáo").citations
    assert (found.relation.key, found.modality) == ("bai_bo", "proposed")


def test_what_was_not_done_changes_nothing() -> None:
    assert relations(f"Đề nghị UBND huyện giải trình việc chưa thay thế {A}.", "Báo cáo") == ["dan_chieu"]


def test_minutes_may_replace_minutes() -> None:
    assert relations("Biên bản này thay thế Biên bản số 8/BB-ĐKT ngày 01/9/2024.", "Biên bản") == ["thay_the"]


def test_a_project_changed_once_more() -> None:
    text = f"Dự án được UBND tỉnh phê duyệt tại {A}, điều chỉnh lần 1 tại {B}."
    assert links(text, "Tờ trình") == [("27/2022/QĐ-UBND", "sua_doi", "14/2020/QĐ-UBND")]
