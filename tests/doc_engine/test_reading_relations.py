"""What a clause does with what it cites (quan hệ theo mệnh đề): words that look like a cue, orders, acts on attachments."""

from __future__ import annotations

import re
from typing import Any

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Cited, Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of
from tests.doc_engine.reading_cases import load


def cited(text: str, kind: str = "Công văn") -> Cited:
    """What a paper of a department cites."""
    locale = locale_of("Sở Tư pháp tỉnh Cà Mau", None, "Cà Mau")
    return cited_in(Source.of(text), locale, Acting(kind, True), Own())


def relations(text: str, kind: str = "Công văn") -> list[str]:
    """The relations of what it cites, in the order of the text."""
    return [citation.relation.key for citation in cited(text, kind).citations]


def links(text: str) -> list[tuple[str, str, str]]:
    """The links between the cited."""
    return [(link.source, link.relation.key, link.target) for link in cited(text).links]


@pytest.mark.parametrize(
    "case",
    load("relations") + load("relations_more") + load("relations_third"),
    ids=lambda case: case["name"],
)
def test_a_clause_does_to_what_it_cites_what_its_answers_say(case: dict[str, Any]) -> None:
    source = Source.of(case["text"])
    locale = locale_of("Ủy ban nhân dân tỉnh Lâm Đồng", None, "Lâm Đồng")
    read = cited_in(source, locale, Acting(case["type"], True), Own())
    got = {
        c.notation or c.title or re.findall(r"\d+", source.view[slice(*c.spans[0])])[0]: " ".join(
            filter(None, (c.relation.key, c.modality))
        )
        for c in read.citations
    }
    assert got == case["cites"]
    assert sorted([k.source, k.relation.key, k.target] for k in read.links) == sorted(case.get("links", []))


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Quy chế làm việc của Ban Chấp hành Hội Nông dân tỉnh ban hành kèm theo Quyết định số 14-QĐ/HNDT ngày 05/02/2024;",
        "Căn cứ Điều lệ của Ban chấp hành Công đoàn ban hành theo Quyết định số 174/QĐ-TLĐ ngày 03/02/2020 của Tổng Liên đoàn;",
        "Căn cứ đề xuất của Viện Nghiên cứu Hải sản tại Báo cáo số 31/BC-VNCHS ngày 12/6/2024;",
        "Căn cứ ý kiến của Cục Thi hành án dân sự tỉnh tại Công văn số 88/CTHADS-NV ngày 09/9/2024;",
        "Căn cứ biên bản của Tổ Triển khai dự án theo Quyết định số 7/QĐ-STP ngày 02/02/2024;",
    ],
)
def test_a_verb_in_the_name_of_a_body_is_no_cue(text: str) -> None:
    assert relations(text) == ["can_cu"]


@pytest.mark.parametrize("line", ["BỘ TRƯỞNG BỘ NỘI VỤ", "của xã Phú Quý", "Tỉnh Tây Ninh"])
def test_a_verb_on_a_line_of_its_own_stays_a_cue(line: str) -> None:
    assert relations(f"{line}\nThực hiện Nghị quyết số 12/NQ-CP ngày 02/02/2024, Bộ ban hành Kế hoạch.") == [
        "thuc_hien"
    ]


@pytest.mark.parametrize(
    "act",
    [
        "Sửa đổi, bổ sung một số điều của Quy định kèm theo",
        "Điều 1. Sửa đổi khoản 3 Điều 4 của Quy chế ban hành kèm theo",
        "Điều 2. Bãi bỏ Phụ lục II của Quy định kèm theo",
        "2. Thay thế, bãi bỏ một số từ, cụm từ của Quy định kèm theo",
    ],
)
def test_an_act_on_what_came_with_a_paper_changes_that_paper(act: str) -> None:
    assert relations(f"{act} Nghị quyết số 11/2023/NQ-HĐND ngày 10/7/2023.", "Nghị quyết") == ["sua_doi"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Trên cơ sở những kết quả đã đạt được, để hoàn thành các chỉ tiêu theo Nghị quyết số 9-NQ/TU ngày 04/3/2021, Sở Tư pháp đề nghị các phòng tập trung.",
            "dan_chieu",
        ),
        (
            "Trên cơ sở kết quả rà soát theo Công văn số 5/BTP-VP ngày 01/02/2025, Sở Tư pháp báo cáo.",
            "dan_chieu",
        ),
        (
            "Trên cơ sở kết quả thẩm định tại Báo cáo số 5/BC-STC ngày 01/02/2025, Sở Tư pháp đề nghị.",
            "can_cu",
        ),
        (
            "Căn cứ nhiệm vụ được giao theo Quyết định số 5/QĐ-UBND ngày 01/02/2025, Sở Tư pháp báo cáo.",
            "can_cu",
        ),
    ],
)
def test_a_ground_with_an_object_of_its_own_is_spent_on_it(text: str, relation: str) -> None:
    assert relations(text) == [relation]


@pytest.mark.parametrize(
    "text",
    [
        "- Về nội dung trả lời: phải bảo đảm đúng thẩm quyền theo Luật Tiếp cận thông tin.",
        "Thời hạn trả lời theo quy định tại Luật Khiếu nại.",
        "Phúc đáp đề nghị của công dân theo Luật Tố cáo, Sở Tư pháp thông báo như sau:",
    ],
)
def test_a_law_is_not_answered(text: str) -> None:
    assert relations(text) == ["dan_chieu"]


@pytest.mark.parametrize(
    "text",
    [
        "Yêu cầu các phòng chấp hành nghiêm, đầy đủ các chỉ đạo về phòng cháy theo {}.",
        "Đề nghị các cơ quan thực hiện tốt nhiệm vụ được giao tại {}.",
        "Giao Thanh tra Sở tổ chức thực hiện {}.",
        "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở thực hiện nghiêm túc {}.",
        "Đề nghị UBND các xã quán triệt, thực hiện {}.",
    ],
)
def test_what_others_are_told_to_carry_out_is_passed_on(text: str) -> None:
    assert relations(text.format("Chỉ thị số 8/CT-UBND ngày 03/3/2024 của UBND tỉnh")) == ["trien_khai"]


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị các cơ quan thực hiện chế độ báo cáo theo {}.",
        "Các xã đã tổ chức quán triệt, tuyên truyền {} đến người dân.",
        "Kiện toàn Ban Chỉ đạo thực hiện {} để nâng cao hiệu quả.",
    ],
)
def test_what_only_tells_how_or_what_was_done_mentions(text: str) -> None:
    assert relations(text.format("Chỉ thị số 8/CT-UBND ngày 03/3/2024 của UBND tỉnh")) == ["dan_chieu"]


def test_a_decree_behind_the_name_of_a_law_amends_the_decree_before_it() -> None:
    assert links(
        "Căn cứ Nghị định số 21/2024/NĐ-CP ngày 03/3/2024 của Chính phủ hướng dẫn thi hành Luật Thi đua, khen thưởng được sửa đổi, bổ sung bởi Nghị định số 80/2025/NĐ-CP ngày 05/5/2025;"
    ) == [("80/2025/NĐ-CP", "sua_doi", "21/2024/NĐ-CP")]


def test_no_decree_amends_a_law() -> None:
    assert (
        links(
            "Theo Luật Thi đua, khen thưởng được sửa đổi, bổ sung tại Nghị định số 80/2025/NĐ-CP ngày 05/5/2025."
        )
        == []
    )


def test_a_second_earlier_paper_is_carried_out_too_and_a_later_one_stands_beside() -> None:
    plan = "Kế hoạch số 30/KH-UBND ngày 09/7/2022 của UBND tỉnh về việc thực hiện Nghị quyết số 55/NQ-CP ngày 02/5/2022 của Chính phủ và Chương trình số 9-CTr/TU ngày {} của Tỉnh ủy."
    both = [("30/KH-UBND", "thuc_hien", "55/NQ-CP"), ("30/KH-UBND", "thuc_hien", "9-CTr/TU")]
    assert links(plan.format("12/6/2022")) == both
    assert links(plan.format("12/8/2022")) == both[:1]


def test_a_letter_about_a_programme_does_not_itself_carry_out() -> None:
    assert (
        links(
            "Theo Công văn số 83/BKHCN-VP ngày 08/01/2025 về Chương trình hành động thực hiện Nghị quyết số 5-NQ/TW ngày 22/12/2024."
        )
        == []
    )


def test_a_letter_on_carrying_out_passes_on_and_a_plan_carries_out() -> None:
    said = "ngày 08/01/2025 về việc triển khai thực hiện Nghị quyết số 5-NQ/TW ngày 22/12/2024."
    assert links(f"Theo Công văn số 83/BYT-VP {said}") == [("83/BYT-VP", "trien_khai", "5-NQ/TW")]
    assert links(f"Theo Kế hoạch số 83/KH-BYT {said}") == [("83/KH-BYT", "thuc_hien", "5-NQ/TW")]


def test_any_paper_gives_way_to_its_name_or_its_symbol() -> None:
    named = cited("Xét văn bản số 7/TTr-STC ngày 04/4/2024 của Sở Tài chính;").citations
    plain = cited("Xét văn bản số 7/STC-NS ngày 04/4/2024 của Sở Tài chính;").citations
    assert [c.type for c in (*named, *plain)] == ["Tờ trình", "Văn bản"]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng ý với đề xuất của Sở Y tế tại {}; giao Sở Y tế triển khai.",
        "Theo Biên bản họp ngày 05/5/2024 và đề nghị của Hội đồng sáng kiến tại {};",
        "Trên cơ sở xem xét các {}, Hội đồng nhân dân tỉnh quyết nghị:",
        "Về kiến nghị của Sở Y tế ({}), Chủ tịch UBND tỉnh có ý kiến như sau:",
    ],
)
def test_a_request_granted_weighed_or_taken_up_is_acted_on(text: str) -> None:
    assert relations(text.format("Tờ trình số 9/TTr-SYT ngày 04/4/2024 của Sở Y tế")) == ["theo_de_nghi"]


def test_papers_in_brackets_behind_their_bodies_share_the_clause() -> None:
    assert (
        relations(
            "Về đề nghị của Sở Y tế (Công văn số 4/SYT-NV ngày 02/4/2024), ý kiến các Sở: Tài chính (Công văn số 6/STC-NS ngày 06/4/2024), Nội vụ (Công văn số 7/SNV-TC ngày 07/4/2024) về biên chế, UBND tỉnh có ý kiến:"
        )
        == ["theo_de_nghi"] * 3
    )


@pytest.mark.parametrize("mark", ["1.", "a)", "-"])
def test_an_item_below_an_order_passes_on(mark: str) -> None:
    assert relations(
        f"Để chủ động phòng ngừa, Sở Tư pháp yêu cầu các phòng:\n{mark} Tiếp tục thực hiện nghiêm Công điện số 5/CĐ-UBND ngày 05/5/2024 của UBND tỉnh."
    ) == ["trien_khai"]


def test_what_is_taken_out_of_papers_listed_below_changes_them() -> None:
    listed = "- Quyết định số 5/QĐ-STP ngày 05/5/2022;\n- Quyết định số 6/QĐ-STP ngày 05/5/2023."
    assert relations(f"Bãi bỏ các nội dung về thủ tục tại các Quyết định:\n{listed}", "Quyết định") == [
        "sua_doi",
        "sua_doi",
    ]
    assert relations(f"Bãi bỏ các Quyết định:\n{listed}", "Quyết định") == ["bai_bo", "bai_bo"]


def test_a_copy_in_a_bracket_behind_is_attached() -> None:
    assert relations(
        "Bộ Y tế có Công văn số 12/BYT-KCB ngày 05/5/2024 về chế độ của nhân viên (bản chụp kèm theo)."
    ) == ["kem_theo"]


@pytest.mark.parametrize(
    "text",
    [
        "Nêu các căn cứ phân loại hàng hóa tại Công văn số 8/BTC-CST ngày 05/5/2024.",
        "Kết luận tại Hội nghị triển khai công tác năm ghi ở Thông báo số 8/TB-VP ngày 05/5/2024.",
        "Báo cáo việc chấp hành Quy chế ban hành kèm theo Quyết định số 8/QĐ-STP ngày 05/5/2024.",
    ],
)
def test_nouns_that_look_like_cues_are_none(text: str) -> None:
    assert relations(text) == ["dan_chieu"]


def test_a_steering_committee_is_no_main_clause() -> None:
    assert relations(
        "Thực hiện kết luận của đồng chí Lê A, Trưởng ban chỉ đạo quốc gia kỷ niệm tại Hội nghị triển khai công tác (Thông báo số 8/TB-VPCP ngày 05/5/2024 của Văn phòng Chính phủ), Sở Tư pháp đề nghị:"
    ) == ["thuc_hien"]


def test_who_writes_amends_after_a_clause_of_its_own() -> None:
    assert relations(
        "Qua rà soát, Sở Tư pháp đính chánh Phụ lục kèm theo Công văn số 8/STP-VP ngày 05/5/2024."
    ) == ["sua_doi"]


def test_a_board_called_after_a_paper_does_not_carry_it_out() -> None:
    assert (
        links(
            "Căn cứ Quyết định số 8/QĐ-UBND ngày 05/5/2024 kiện toàn Ban Chỉ đạo thực hiện Nghị quyết số 9-NQ/TU ngày 05/5/2023;"
        )
        == []
    )


def test_a_decree_beside_an_amending_law_does_not_amend_the_law() -> None:
    assert links(
        "Theo Luật Đấu thầu số 22/2023/QH15 được sửa đổi bởi Luật số 57/2024/QH15 và Nghị định số 214/2025/NĐ-CP."
    ) == [("57/2024/QH15", "sua_doi", "22/2023/QH15")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Sau khi nghe Báo cáo số 4/BC-STC ngày 04/4/2024 của Sở Tài chính;", "theo_de_nghi"),
        (
            "Sở Tư pháp trả lời kiến nghị của cử tri chuyển đến theo Công văn số 4/BDN ngày 04/4/2024 như sau:",
            "phuc_dap",
        ),
        ("Nội dung đã được Bộ Tài chính trả lời tại Công văn số 4/BTC-NS ngày 04/4/2024.", "dan_chieu"),
        (
            "Các cấp hội tiếp tục thực hiện nghiêm túc Chỉ thị số 4-CT/TU ngày 04/4/2024 của Tỉnh ủy.",
            "trien_khai",
        ),
        (
            "Nhằm cụ thể hóa và triển khai có hiệu quả Nghị quyết số 4-NQ/TU ngày 04/4/2024 của Tỉnh ủy, Sở Tư pháp ban hành Kế hoạch.",
            "thuc_hien",
        ),
        (
            "Tổ chức quán triệt, phổ biến, triển khai thực hiện Nghị quyết số 4-NQ/TU ngày 04/4/2024 đến đảng viên.",
            "trien_khai",
        ),
    ],
)
def test_who_does_it_decides_between_carrying_out_and_passing_on(text: str, relation: str) -> None:
    assert relations(text) == [relation]


def test_a_ground_behind_a_request_is_a_ground_in_small_letters_too() -> None:
    assert relations(
        "Xét Công văn số 9/CV-HTX ngày 10/4/2024 của Hợp tác xã xin gia hạn, trên cơ sở Giấy phép số 5/GP-STP ngày 12/4/2022, Sở Tư pháp chấp thuận."
    ) == ["theo_de_nghi", "can_cu"]


def test_a_kind_that_no_table_has_goes_on_with_the_list() -> None:
    assert relations(
        "Căn cứ Quyết định số 9-QĐ/TU ngày 10/3/2024 của Tỉnh ủy về Quy chế làm việc; Chương trình làm việc số 5-CTr/TU ngày 20/12/2023 của Tỉnh ủy;"
    ) == ["can_cu", "can_cu"]


@pytest.mark.parametrize(
    "subject",
    [
        "đề nghị bãi bỏ",
        "về việc góp ý dự thảo Quyết định thay thế",
        "báo cáo kết quả thực hiện",
        "về sơ kết 03 năm thực hiện",
    ],
)
def test_what_is_proposed_or_reported_on_is_not_done(subject: str) -> None:
    assert (
        links(
            f"Theo Công văn số 7/SYT-NV ngày 11/6/2024 của Sở Y tế {subject} Quyết định số 8/QĐ-UBND ngày 12/02/2020."
        )
        == []
    )


def test_a_bracket_behind_a_paper_says_what_that_paper_changed() -> None:
    found = cited(
        "Nghị quyết số 22/2024/NQ-HĐND (sửa đổi, bổ sung một số điều của Nghị quyết số 15/2021/NQ-HĐND) có hiệu lực."
    )
    assert [c.relation.key for c in found.citations] == ["dan_chieu", "dan_chieu"]
    assert [(k.source, k.relation.key, k.target) for k in found.links] == [
        ("22/2024/NQ-HĐND", "sua_doi", "15/2021/NQ-HĐND")
    ]


def test_a_bracket_that_says_a_paper_again_does_not_end_the_list() -> None:
    found = relations(
        "Căn cứ Thông tư số 8/2025/TT-BTP ngày 12/5/2025 về lưu trữ (Thông tư số 8/2025/TT-BTP); Thông tư số 9/2025/TT-BTP ngày 24/5/2025 về trường, trường phổ thông có nhiều cấp học (Thông tư số 9/2025/TT-BTP); Kế hoạch số 14/KH-STP ngày 19/8/2025."
    )
    assert found == ["can_cu"] * 3


def test_a_ground_of_means_does_not_reach_a_law_of_manner() -> None:
    assert relations(
        "Căn cứ khả năng ngân sách, tham mưu bố trí kinh phí theo quy định của Luật Ngân sách nhà nước."
    ) == ["dan_chieu"]


def test_another_body_that_carries_out_is_told_to() -> None:
    text = "Sở Y tế khẩn trương thực hiện Công văn số 8/UBND-VX ngày 05/5/2024 của UBND tỉnh."
    by = {
        issuer: cited_in(
            Source.of(text), locale_of(issuer, None, "Cà Mau"), Acting("Công văn", True, issuer), Own()
        )
        for issuer in ("Ủy ban nhân dân tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau")
    }
    assert [found.citations[0].relation.key for found in by.values()] == ["trien_khai", "thuc_hien"]


def test_the_symbol_of_a_letter_names_a_letter() -> None:
    assert cited("Theo văn bản số 150-CV/VPTW ngày 05/5/2024.").citations[0].type == "Công văn"


@pytest.mark.parametrize(
    "text",
    [
        "Thống nhất chủ trương ban hành Chỉ thị thay thế Chỉ thị số 9-CT/TU ngày 12/12/2019.",
        "Trong khi chờ Bộ Y tế ban hành Thông tư thay thế Thông tư số 43/2013/TT-BYT, đề nghị các đơn vị áp dụng.",
    ],
)
def test_what_is_yet_to_be_issued_replaces_nothing_here(text: str) -> None:
    assert relations(text, "Kết luận") == ["dan_chieu"]


def test_what_came_with_a_request_is_not_attached_here() -> None:
    text = "Theo đề nghị của Phòng A tại Tờ trình số 9/TTr-PA ngày 06/4/2026 (kèm theo Biên bản số 3/BB-PA ngày 02/4/2026)."
    assert relations(text) == ["theo_de_nghi", "dan_chieu"]


def test_rules_by_which_a_request_is_answered_are_not_answered() -> None:
    text = "Sở Tư pháp trả lời Đơn ngày 02/4/2026 của ông A theo Quyết định số 36/QĐ-BTP ngày 15/02/2023."
    assert relations(text) == ["dan_chieu"]


@pytest.mark.parametrize("word", ["sổ theo dõi", "sơ đồ", "bản vẽ", "tờ khai", "bỏ sót"])
def test_a_word_with_other_accents_is_no_subject_of_a_main_clause(word: str) -> None:
    text = f"4. Chấp hành tốt các quy định về con dấu, {word} theo quy định tại Thông tư số 8/2026/TT-BCA của Bộ Công an ban hành biểu mẫu."
    assert relations(text, "Kế hoạch") == ["dan_chieu"]


def test_a_ground_that_is_a_sum_is_spent_on_it() -> None:
    means = "cấp kinh phí từ nguồn đã giao tại Quyết định số 92/QĐ-UBND ngày 08/12/2025"
    assert relations(f"Căn cứ dự toán do đơn vị lập, thực hiện thẩm định, {means}.") == ["dan_chieu"]
    assert relations(
        "Căn cứ dự toán được giao tại Quyết định số 92/QĐ-UBND ngày 08/12/2025, Sở Tài chính báo cáo:"
    ) == ["can_cu"]


def test_a_circular_of_the_front_is_called_so() -> None:
    (only,) = cited(
        "Căn cứ Thông tri số 9/TT-MTTW-BTT ngày 02/02/2026 của Ủy ban Trung ương MTTQ Việt Nam;"
    ).citations
    assert (only.type, only.relation.key) == ("Thông tri", "can_cu")


def test_a_purpose_behind_an_act_names_what_is_not_acted_on() -> None:
    text = "Thay thế Quyết định số 27/2019/QĐ-UBND ngày 20/6/2019 cho phù hợp với Luật Đất đai năm 2024."
    assert relations(text, "Quyết định") == ["thay_the", "dan_chieu"]


def test_what_ends_beside_this_paper_ends_with_it() -> None:
    here = "Các quy định trái với Hướng dẫn này được bãi bỏ; Hướng dẫn số 4/HD-STP ngày 04/4/2022"
    assert relations(f"{here} hết hiệu lực.", "Hướng dẫn") == ["bai_bo"]
    assert relations(f"{here} đã hết hiệu lực.", "Hướng dẫn") == ["dan_chieu"]


def test_who_writes_may_recall_a_letter_in_one_clause() -> None:
    text = "Sở Tư pháp thu hồi Công văn số 20/STP-VP ngày 04/5/2026 do có sai sót."
    locale = locale_of("Sở Tư pháp tỉnh Cà Mau", None, "Cà Mau")
    for writer, relation in (("Sở Tư pháp tỉnh Cà Mau", "bai_bo"), ("Sở Y tế tỉnh Cà Mau", "dan_chieu")):
        read = cited_in(Source.of(text), locale, Acting("Công văn", True, writer), Own())
        assert [citation.relation.key for citation in read.citations] == [relation]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Hội đồng nhân dân phường tán thành Báo cáo số 40/BC-UBND ngày 15/6/2026 của UBND phường.",
            "theo_de_nghi",
        ),
        (
            "Yêu cầu nhà thầu thực hiện đúng tiến độ đã cam kết tại Văn bản số 2/CV-B ngày 04/4/2026.",
            "dan_chieu",
        ),
    ],
)
def test_reports_are_granted_and_promises_are_kept_not_carried_out(text: str, relation: str) -> None:
    assert relations(text, "Nghị quyết") == [relation]


@pytest.mark.parametrize("law", ["Luật Tổ chức Chính phủ", "luật Tổ chức Bộ máy tỉnh lỵ"])
def test_the_order_that_made_a_law_known_is_no_ground(law: str) -> None:
    read = cited(
        f"Căn cứ {law} do Lệnh số 11-LCT của Chủ tịch nước công bố ngày 26 tháng 7 năm 1960;", "Quyết định"
    )
    assert [(c.notation or c.title, c.relation.key) for c in read.citations] == [
        (law, "can_cu"),
        ("11-LCT", "dan_chieu"),
    ]


LATER = "Kế hoạch số 68/KH-BTC ngày 03 tháng 3 năm 2026 của Bộ Tài chính"


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # of a later day than the paper in front of it
        (
            "Thực hiện Quyết định số 12/QĐ-TTg ngày 01 tháng 3 năm 2025 của Thủ tướng Chính phủ triển khai Nghị quyết số 18-NQ/TW ngày 01 tháng 2 năm 2025 của Bộ Chính trị và {}, Sở Tư pháp báo cáo.",
            ["thuc_hien", "dan_chieu", "thuc_hien"],
        ),
        (  # a circular is about decrees
            "Thực hiện Thông tư số 12/2026/TT-BTC quy định biện pháp thi hành Nghị định số 88/2025/NĐ-CP và {}, Sở Tư pháp báo cáo.",
            ["thuc_hien", "dan_chieu", "thuc_hien"],
        ),
        (  # an earlier one may be in its subject
            "Thực hiện Quyết định số 12/QĐ-TTg ngày 01 tháng 3 năm 2027 của Thủ tướng Chính phủ triển khai Nghị quyết số 18-NQ/TW ngày 01 tháng 2 năm 2025 của Bộ Chính trị và {}, Sở Tư pháp báo cáo.",
            ["thuc_hien", "dan_chieu", "dan_chieu"],
        ),
    ],
)
def test_a_paper_that_cannot_be_in_anothers_subject_stands_beside_it(text: str, expected: list[str]) -> None:
    assert relations(text.format(LATER), "Kế hoạch") == expected


@pytest.mark.parametrize("matter", ["", " kết quả giám sát", " kết quả"])
def test_what_a_report_is_about_stands_between_its_type_and_its_number(matter: str) -> None:
    text = f"Trên cơ sở xem xét Báo cáo{matter} số 12/BC-ĐGS ngày 12 tháng 4 năm 2025 của Đoàn giám sát, Báo cáo số 31/BC-CP ngày 01 tháng 4 năm 2025 của Chính phủ;"
    assert relations(text, "Nghị quyết") == ["theo_de_nghi", "theo_de_nghi"]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 9/QĐ-TTg ngày 04/3/2024 của Thủ tướng Chính phủ phê duyệt Đề án “Trồng rừng” và Công văn số 8/BNV-VP ngày 09/4/2024 của Bộ Nội vụ, Sở ban hành Kế hoạch.",
        "Thực hiện Quyết định số 9/QĐ-UBND ngày 04/3/2024 của Ủy ban nhân dân tỉnh về ban hành Chương trình “Trồng rừng”, Công văn số 8/SNV-VP ngày 09/4/2024 của Sở Nội vụ, Sở ban hành Kế hoạch.",
    ],
)
def test_a_dated_paper_behind_a_scheme_that_another_approves_is_carried_out_too(text: str) -> None:
    assert relations(text) == ["thuc_hien", "thuc_hien"]


def test_no_paper_has_a_later_one_in_its_subject() -> None:
    text = (
        "Thực hiện Công văn số 9/BNV-VP ngày 03/9/2024 của Bộ Nội vụ triển khai Nghị quyết số 4/NQ-CP ngày 02/9/2024 của "
        "Chính phủ và Công văn số {} của Bộ Tài chính, Sở ban hành Kế hoạch."
    )
    assert relations(text.format("51/BTC-NS ngày 05/10/2024")) == ["thuc_hien", "dan_chieu", "thuc_hien"]
    assert relations(text.format("51/BTC-NS ngày 01/9/2024"))[2] != "thuc_hien"


@pytest.mark.parametrize("called", ["", " (TTHC)", " (sau đây gọi là thủ tục)"])
def test_what_a_thing_is_called_from_now_on_does_not_part_an_act_from_its_object(called: str) -> None:
    text = f"Điều 1. Bổ sung 04 thủ tục hành chính{called} vào Bộ thủ tục được công bố kèm theo Quyết định số 81/QĐ-UBND ngày 17/8/2019 của UBND tỉnh."
    assert relations(text, "Quyết định") == ["sua_doi"]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("các sở, ngành, địa phương đã quán triệt và triển khai nhiều giải pháp.", "dan_chieu"),
        ("hầu hết các xã cơ bản đã hoàn thành.", "dan_chieu"),
        ("Sở Tư pháp đã trồng tre.", "thuc_hien"),
        ("các sở đã báo cáo, Sở Tư pháp tổng hợp như sau:", "thuc_hien"),
        ("các sở triển khai trồng tre.", "thuc_hien"),
    ],
)
def test_what_others_did_is_not_carried_out_by_who_tells_of_it(behind: str, expected: str) -> None:
    text = f"Thực hiện Nghị quyết số 1/NQ-CP ngày 03/1/2025 của Chính phủ về trồng tre, {behind}"
    assert relations(text, "Chỉ thị") == [expected]


def test_a_decree_that_is_to_detail_a_law_is_only_spoken_of() -> None:
    text = "Hiện nay, Sở Tư pháp trình Chính phủ ban hành Nghị định quy định chi tiết và hướng dẫn thi hành Luật Thủ đô."
    assert relations(text) == ["dan_chieu"]


@pytest.mark.parametrize("cue", ["Thực hiện", "Căn cứ"])
@pytest.mark.parametrize("asked", [" và theo đề nghị", " và xét đề nghị", "; theo đề nghị"])
def test_a_request_behind_the_ground_is_acted_on_not_carried_out(cue: str, asked: str) -> None:
    text = (
        f"{cue} Quyết định số 7/QĐ-UBND ngày 05/4/2024 của UBND tỉnh ban hành Đề án trồng tre{asked} của Sở Nông "
        "nghiệp và Môi trường tại Tờ trình số 8/TTr-SNNMT ngày 06/5/2025, Sở Tư pháp ban hành Kế hoạch như sau:"
    )
    assert relations(text, "Kế hoạch")[1] == "theo_de_nghi"
