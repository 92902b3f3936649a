"""Relations in letters (công văn): answers, papers sent on, orders to one addressee, lists of grounds."""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of
from doc_engine.reading.values import CitationFound


def cited(
    text: str, body: str = "Cục Thuế tỉnh Lâm Đồng", kind: str = "Công văn"
) -> tuple[CitationFound, ...]:
    """What a letter of a body cites."""
    return cited_in(
        Source.of(text), locale_of(body, None, "Lâm Đồng"), Acting(kind, True, body), Own()
    ).citations


def relations(text: str, body: str = "Cục Thuế tỉnh Lâm Đồng") -> dict[str, str]:
    """Its relations by notation or title."""
    return {c.notation or c.title or "": c.relation.key for c in cited(text, body)}


def test_the_rule_that_an_answered_request_rests_on_is_not_answered() -> None:
    text = (
        "Cục Thuế nhận được công văn số 7/CV-HL ngày 03/02/2020 của Công ty cổ phần Hồng Lam xin miễn tiền phạt"
        " theo quy định tại Khoản 2, Điều 9, Nghị định số 45/2016/NĐ-CP ngày 02/03/2016 của Chính phủ."
    )
    assert relations(text) == {"7/CV-HL": "phuc_dap", "45/2016/NĐ-CP": "dan_chieu"}


def test_things_issued_with_decisions_are_grounds_like_the_first_of_their_list() -> None:
    text = (
        "Căn cứ Bảng mã ngành nghề ban hành kèm theo Quyết định số 12/2009/QĐ-BTC ngày 03/4/2009;"
        " Khung giá dịch vụ ban hành kèm theo Quyết định số 31/2009/QĐ-BTC ngày 06/8/2009;"
        " Thông tư số 55/2009/TT-BTC ngày 07/9/2009 của Bộ Tài chính thì mặt hàng trên thuộc nhóm 3."
    )
    assert set(relations(text).values()) == {"can_cu"}


def test_a_procedure_issued_with_a_decision_is_no_matter_of_the_decree_before_it() -> None:
    text = (
        "Căn cứ quy định tại Luật Giá số 16/2023/QH15, Nghị định số 85/2024/NĐ-CP ngày 10/7/2024 của Chính phủ"
        " quy định chi tiết về giá và Quy trình kê khai giá (KKG) ban hành theo Quyết định số 614/QĐ-TCT"
        " ngày 03/10/2024, Cục Thuế hướng dẫn như sau:"
    )
    assert relations(text)["614/QĐ-TCT"] == "can_cu"


def test_a_letter_sent_on_to_act_upon_is_passed_on() -> None:
    text = (
        "Cục Thuế đã tổng hợp vướng mắc, ngày 05/6/2019 Bộ Tài chính có Công văn số 6411/BTC-CST hướng dẫn miễn"
        " thuế, Cục Thuế sao gửi công văn nêu trên đến các Chi cục để làm căn cứ thực hiện."
    )
    assert relations(text) == {"6411/BTC-CST": "trien_khai"}


def test_who_is_told_to_direct_that_a_telegram_be_carried_out_has_it_passed_on() -> None:
    text = (
        "Đồng chí Bí thư Huyện ủy Di Linh chỉ đạo việc thực hiện nghiêm Công điện số 77/CĐ-TTg ngày 02/8/2021"
        " của Thủ tướng Chính phủ."
    )
    assert relations(text, "Văn phòng Chính phủ") == {"77/CĐ-TTg": "trien_khai"}


def test_what_others_are_to_look_through_for_example_is_not_amended() -> None:
    text = (
        "2.1. Về căn cứ pháp lý: Hồ sơ còn thiếu căn cứ, đề nghị rà soát, bổ sung ví dụ như: Nghị quyết số"
        " 51/NQ-CP ngày 07/5/2018 của Chính phủ; Luật Thủy lợi."
    )
    assert set(relations(text, "Bộ Xây dựng").values()) == {"dan_chieu"}


def test_a_team_is_named_with_the_body_that_set_it_up() -> None:
    text = "Tổ công tác đặc biệt của Chính phủ có văn bản số 41/BC-TCT ngày 02 tháng 9 năm 2021 báo cáo tình hình."
    assert cited(text)[0].issuer == "Tổ công tác đặc biệt của Chính phủ"
