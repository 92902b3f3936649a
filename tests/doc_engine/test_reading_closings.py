"""What looks like an order and is none (câu kết, câu kể): closes of letters, orders of other papers, names and matters."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from tests.doc_engine.task_cases import CLOSE, LETTER, PLAN, tasks


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng cục trả lời để Cục Hải quan thành phố Hải Phòng thực hiện./.",
        "Cục Thuế xuất nhập khẩu trả lời để Cục Hải quan TP. Cần Thơ biết và thực hiện./.",
        "Sở Y tế thông báo để các đơn vị biết, thực hiện.",
    ],
)
def test_a_letter_that_closes_with_who_may_act_on_it_orders_nothing(sentence: str) -> None:
    assert tasks(LETTER, f"1. Mặt hàng trên được miễn thuế.\n{sentence}\n") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại công văn số 9/VPCP-KTTH ngày 03/02/2012, Thủ tướng Chính phủ yêu cầu Bộ Tài chính chủ trì rà soát phí chợ.",
        "Tại Thông báo số 21/TB-VPCP của Văn phòng Chính phủ, Thủ tướng Chính phủ giao Bộ Xây dựng lập danh mục nhà ở.",
    ],
)
def test_what_another_paper_orders_is_told_and_not_ordered(sentence: str) -> None:
    assert tasks(LETTER, sentence) == ()


def test_an_order_on_another_bodys_proposal_is_an_order() -> None:
    sentence = "Xét đề nghị của Sở Y tế tại Tờ trình số 5/TTr-SYT, Ủy ban nhân dân tỉnh giao Sở Y tế lập danh mục thuốc."
    assert [task.lead for task in tasks(LETTER, sentence)] == [("Sở Y tế",)]


@pytest.mark.parametrize("manner", ["Sau khi xem xét", "Sau khi xem xét,", "Qua kiểm tra,"])
def test_an_order_stands_behind_what_was_done_before_it(manner: str) -> None:
    sentence = f"{manner} Chủ tịch Ủy ban nhân dân tỉnh giao Sở Xây dựng chủ trì, phối hợp với Sở Y tế làm rõ việc xả thải."
    (task,) = tasks(LETTER, sentence)
    assert (task.lead, task.cooperating) == (("Sở Xây dựng",), ("Sở Y tế",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Các Doanh nghiệp, Hợp tác xã, tổ chức quan tâm đã gửi hồ sơ tại Trung tâm.",
        "Công ty TNHH Hồng Lam (Gói thầu số 4 thi công xây dựng cầu) cho thấy các bên đã làm đúng.",
        "Tổ chức, cá nhân khác có liên quan đến việc quản lý, sử dụng tài sản công.",
        "Cơ quan nhà nước, đơn vị sự nghiệp được giao quản lý, sử dụng tài sản công.",
    ],
)
def test_who_is_meant_and_what_was_done_is_no_duty(sentence: str) -> None:
    assert tasks(LETTER, f"Kết quả. {sentence}\n1. Kết quả. {sentence}\n2. {sentence}\n") == ()


def test_to_lead_and_to_direct_are_duties_and_name_nobody() -> None:
    body = "Tỉnh yêu cầu các sở thực hiện các nội dung sau:\n- Lãnh đạo, chỉ đạo thực hiện nghiêm kỷ luật.\n- Lập danh mục việc.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Các sở, ban, ngành",)] * 2


def test_documents_of_a_file_are_no_duties_of_who_draws_it_up() -> None:
    body = "1. Sở Xây dựng lập hồ sơ, bao gồm:\n- Đơn đề nghị của hộ dân;\n- Biên bản xác nhận hoàn thành (01 bản).\n"
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n{body}")
    assert not any(task.text.startswith(("Đơn", "Biên bản")) for task in found)


def test_those_answerable_may_stand_behind_the_kind_they_share() -> None:
    sentence = "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở, ngành: Tư pháp, Y tế và Thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này."
    (task,) = tasks(LETTER, sentence)
    assert task.lead[0] == "Chánh Văn phòng Ủy ban nhân dân tỉnh"


def test_points_that_explain_what_is_laid_down_are_no_duties_of_those_written_to() -> None:
    points = "1. Chọn mã số 3 để ghi vào cột 5.\n2. Ghi mức hưởng theo thẻ.\n"
    opens = "Ủy ban nhân dân tỉnh hướng dẫn một số nội dung liên quan đến quy định tại Điều 12 như sau:"
    assert tasks(LETTER, f"{opens}\n{points}") == ()
    assert len(tasks(LETTER, f"Ủy ban nhân dân tỉnh yêu cầu thực hiện một số nội dung sau:\n{points}")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Định kỳ hằng năm, Ủy ban nhân dân tỉnh sẽ phối hợp với các cơ quan liên quan kiểm tra.",
        "Sau khi Luật có hiệu lực, Ủy ban nhân dân tỉnh sẽ có văn bản hướng dẫn cụ thể.",
    ],
)
def test_what_the_writer_of_a_letter_promises_is_no_order(sentence: str) -> None:
    assert tasks(LETTER, f"1. Giao Sở Y tế lập danh mục thuốc.\n2. {sentence}\n")[1:] == ()


def test_bodies_that_are_sent_a_thing_to_gather_it_are_told_nothing() -> None:
    sentence = (
        "Căn cứ kết quả rà soát, lập đề án và gửi về Bộ Xây dựng, Bộ Nội vụ và Bộ Tài chính để tổng hợp."
    )
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n1. {sentence}\n")
    assert not any("Bộ Nội vụ" in task.lead for task in found)


def test_who_is_to_write_a_request_is_not_who_it_is_written_to() -> None:
    body = "Tỉnh yêu cầu:\n1. Bảo hiểm xã hội tỉnh có văn bản đề nghị các bệnh viện hoàn thiện hướng dẫn.\n"
    assert all(task.lead == ("Bảo hiểm xã hội tỉnh",) for task in tasks(LETTER, body))


def test_an_order_to_draw_up_a_file_is_told_with_its_documents_below() -> None:
    duties = "- Lập hồ sơ từng hộ, bao gồm:\n+ Đơn đề nghị của hộ dân;\n+ Biên bản xác nhận hoàn thành.\n- Báo cáo kết quả.\n"
    found = tasks(LETTER, f"Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Xây dựng\n{duties}")
    assert [(task.text.split(",")[0], task.lead) for task in found] == [
        ("Lập hồ sơ từng hộ", ("Sở Xây dựng",)),
        ("Báo cáo kết quả.", ("Sở Xây dựng",)),
    ]


def test_a_plain_text_below_a_topic_is_the_duty_of_those_the_list_asks() -> None:
    body = "Ủy ban nhân dân tỉnh yêu cầu Sở Y tế triển khai thực hiện các nội dung sau:\n1. Công tác tuyên truyền, phổ biến\nTổ chức quán triệt, phổ biến đầy đủ nội dung của Luật đến công chức.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Y tế",)]


def test_a_field_in_the_name_of_an_owner_is_no_duty_of_it() -> None:
    body = "1. Cán bộ phụ trách lĩnh vực giám sát và phản biện\n- Lập danh mục việc.\n"
    found = read_text(f"{PLAN}I. TỔ CHỨC THỰC HIỆN\n{body}{CLOSE}").tasks
    assert [task.lead for task in found] == [("Cán bộ phụ trách lĩnh vực giám sát và phản biện",)]
