"""Whose duty it is and by when: quoted provisions, powers handed down, days counted from the paper's own, terms of several duties."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from tests.doc_engine.task_cases import CLOSE, DECISION, LETTER, PLAN, tasks

AMENDED = """Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 9/2021/QĐ-UBND
1. Sửa đổi, bổ sung Điều 5 như sau:
“Điều 5. Trách nhiệm của Sở Tư pháp
1. Chủ trì, phối hợp với Sở Tài chính kiểm kê trước ngày 30 tháng 6 năm 2027.
2. Đối với hồ sơ tồn đọng: đến hết ngày 31 tháng 12 năm 2028{close}
2. Thay thế khoản 2 Điều 6 như sau:
“2. Sở Nội vụ có trách nhiệm tổng hợp, báo cáo trước ngày 15 tháng 12 năm 2026.”
Điều 2. Giao Sở Tư pháp theo dõi việc thực hiện Quyết định này, báo cáo trước ngày 20 tháng 11 năm 2026.
"""


@pytest.mark.parametrize(
    "close", [".”", ".”;", "”.", "."], ids=["inside", "semicolon", "outside", "forgotten"]
)
def test_what_is_written_into_another_paper_orders_nobody(close: str) -> None:
    found = read_text(DECISION + AMENDED.format(close=close) + CLOSE)
    assert [task.lead for task in found.tasks] == [("Sở Tư pháp",)]
    assert [deadline.due_on for deadline in found.deadlines] == ["2026-11-20"]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Ủy quyền cho Giám đốc Sở Y tế thực hiện việc cấp giấy phép.", "Giám đốc Sở Y tế"),
        ("Phân cấp cho Giám đốc Sở Tài chính quyết định thanh lý tài sản.", "Giám đốc Sở Tài chính"),
        ("Phân cấp cho Ủy ban nhân dân các xã, phường quyết định mua sắm.", "Ủy ban nhân dân các xã, phường"),
    ],
)  # fmt: skip
def test_a_power_handed_down_in_a_sentence_is_the_duty_of_who_gets_it(sentence: str, lead: str) -> None:
    assert [task.lead for task in tasks(DECISION, f"Điều 1. {sentence}\n")] == [(lead,)]


def test_bodies_in_capitals_head_their_duties_and_are_written_as_in_running_text() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\nSỞ TƯ PHÁP\n- Rà soát danh mục văn bản.\n"
        "CÁC SỞ, BAN, NGÀNH CẤP TỈNH\n- Tuyên truyền đến từng hộ dân.\n"
    )
    first, second = tasks(PLAN, body)
    assert first.lead == ("Sở Tư pháp",)
    assert [name.casefold() for name in second.lead] == ["các sở, ban, ngành cấp tỉnh"]


def test_the_chief_duties_of_a_body_are_its_own() -> None:
    body = (
        "I. NHIỆM VỤ CHỦ YẾU CỦA SỞ TƯ PHÁP\n1. Rà soát danh mục văn bản.\n2. Biên soạn tài liệu tập huấn.\n"
    )
    assert [task.lead for task in tasks(PLAN, body)] == [("Sở Tư pháp",)] * 2


FORCE = "Điều 2. Quyết định này có hiệu lực {since}.\n"


@pytest.mark.parametrize(
    ("term", "since", "due"),
    [
        ("trong vòng 15 ngày kể từ ngày Quyết định này có hiệu lực", "kể từ ngày ký", "2026-03-20"),
        ("trong vòng 15 ngày kể từ ngày Quyết định này có hiệu lực", "kể từ ngày ký và thay thế Quyết định số 3/QĐ-UBND ngày 02/01/2020 của Ủy ban nhân dân tỉnh", "2026-03-20"),
        ("trong thời hạn 02 tháng kể từ ngày Quyết định này có hiệu lực thi hành", "thi hành từ ngày 31 tháng 12 năm 2026", "2027-02-28"),
        ("trong thời hạn 02 tuần kể từ ngày Quyết định này có hiệu lực", "sau 10 ngày kể từ ngày ký", "2026-03-29"),
        ("trong thời hạn 20 ngày kể từ ngày ký ban hành Quyết định này", "từ ngày 01/5/2026", "2026-03-25"),
        ("trong 20 ngày kể từ ngày Quyết định có hiệu lực thi hành", "kể từ ngày ký", "2026-03-25"),
        ("chậm nhất 20 ngày kể từ ngày Quyết định này được ban hành", "từ ngày 01/5/2026", "2026-03-25"),
        ("trong thời hạn 10 ngày làm việc kể từ ngày ký", "kể từ ngày ký", None),
        ("trong thời hạn 10 ngày kể từ ngày nhận hồ sơ", "kể từ ngày ký", None),
        ("trong thời hạn 10 ngày kể từ ngày ký hợp đồng", "kể từ ngày ký", None),
    ],
)  # fmt: skip
def test_a_term_counted_from_the_paper_s_own_days_comes_to_a_day(
    term: str, since: str, due: str | None
) -> None:
    body = f"Điều 1. Giao Sở Tư pháp xây dựng kế hoạch {term}.\n{FORCE.format(since=since)}"
    found = read_text(DECISION + body + CLOSE)
    assert [task.due.due_on for task in found.tasks if task.due] == [due]
    assert due in [deadline.due_on for deadline in found.deadlines]


def test_a_term_from_an_unknown_day_stays_open() -> None:
    undated = DECISION.replace("ngày 05 tháng 3 năm 2026", "ngày    tháng    năm 2026")
    body = "Điều 1. Giao Sở Tư pháp lập danh mục trong vòng 15 ngày kể từ ngày ký Quyết định này.\n"
    assert [task.due.due_on for task in tasks(undated, body) if task.due] == [None]


@pytest.mark.parametrize(
    "said",
    [
        "thành lập Đoàn kiểm tra, thành phần gồm: {}.",
        "tổ chức hội nghị với thành phần gồm đại diện {}.",
        "thành lập Tổ công tác (thành phần: {}).",
    ],
)
def test_those_who_make_up_a_team_are_partners(said: str) -> None:
    (task,) = tasks(
        DECISION, f"Điều 1. Giao Sở Tư pháp chủ trì, {said.format('Sở Tài chính, Công an tỉnh')}\n"
    )
    assert (task.lead, task.cooperating) == (("Sở Tư pháp",), ("Sở Tài chính", "Công an tỉnh"))


def test_the_parts_of_a_file_are_no_partners() -> None:
    (task,) = tasks(
        DECISION, "Điều 1. Giao Sở Tư pháp công khai thành phần hồ sơ của Sở trên trang điện tử.\n"
    )
    assert task.cooperating == ()


@pytest.mark.parametrize("joint", ["; ", " và ", ", "])
def test_two_duties_each_with_a_day_are_two(joint: str) -> None:
    body = f"I. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp gửi dự thảo trước ngày 30/6/2026{joint}báo cáo kết quả trước ngày 15/12/2026.\n"
    found = tasks(PLAN, body)
    assert [(task.lead, task.due.due_on if task.due else None) for task in found] == [
        (("Sở Tư pháp",), "2026-06-30"),
        (("Sở Tư pháp",), "2026-12-15"),
    ]


def test_one_duty_with_two_days_stays_one() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp báo cáo 6 tháng trước ngày 15/6/2026, cả năm trước ngày 15/12/2026.\n"
    assert len(tasks(PLAN, body)) == 1


def test_a_deadline_says_whose_it_is() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp gửi dự thảo trước ngày 30/6/2026.\n"
        "2. Sở Tài chính bố trí kinh phí trước ngày 30/6/2026.\n"
    )
    (deadline,) = read_text(PLAN + body + CLOSE).deadlines
    assert deadline.owners == ("Sở Tư pháp", "Sở Tài chính")


def test_somebody_given_a_list_among_another_s_duties_has_it() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh\n- Chủ trì rà soát danh mục.\n"
        "Trong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:\n- Thành lập Đoàn kiểm tra.\n2. Sở Y tế\n- Mua sắm thuốc.\n"
    )
    assert [task.lead for task in tasks(PLAN, body)] == [
        ("Công an tỉnh",),
        ("Giám đốc Công an tỉnh",),
        ("Sở Y tế",),
    ]


def test_whom_a_letter_asks_ends_at_the_first_verb_however_long_the_sentence() -> None:
    body = (
        "Ủy ban nhân dân tỉnh đề nghị Ủy ban nhân dân các xã, phường chỉ đạo các đơn vị trực thuộc có liên quan quán triệt và thực hiện "
        "các quy định nêu trên, trong đó lưu ý một số nhiệm vụ chủ yếu thuộc phạm vi quản lý trên địa bàn về bảo vệ rừng, trồng cây và "
        "phòng cháy, cụ thể như sau:\n1. Lập dự toán kinh phí.\n2. Tổ chức phổ biến đến từng thôn.\n"
    )
    assert [task.lead for task in tasks(LETTER, body)] == [("Ủy ban nhân dân các xã, phường",)] * 2


def test_the_end_of_a_team_is_no_duty_however_long_its_name() -> None:
    team = (
        "Tổ tiếp nhận, xử lý khiếu nại, tố cáo, kiến nghị, phản ánh của công dân về trồng rừng trên địa bàn"
    )
    assert tasks(DECISION, f"Điều 2. Hoạt động\n{team} tự giải thể sau khi hoàn thành nhiệm vụ.\n") == ()


@pytest.mark.parametrize(
    "group", ["Trưởng các phòng, đơn vị thuộc Sở", "Thủ trưởng các sở, ban, ngành, đơn vị cấp tỉnh"]
)
def test_the_heads_of_one_group_are_one(group: str) -> None:
    body = f"Điều 3. Chánh Văn phòng Sở; {group} chịu trách nhiệm thi hành Quyết định này.\n"
    assert [task.lead for task in tasks(DECISION, body)] == [("Chánh Văn phòng Sở", group)]


def test_bodies_that_help_by_name_head_their_duties() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy; các chi bộ\n- Rà soát hồ sơ đảng viên.\n"
    assert [task.text for task in tasks(PLAN, body)] == ["Rà soát hồ sơ đảng viên."]


def test_reports_at_times_and_when_needed_have_their_term() -> None:
    (task,) = tasks(PLAN, "I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế thực hiện chế độ báo cáo định kỳ và đột xuất.\n")
    assert task.due is not None
    assert task.due.text == "định kỳ và đột xuất"


@pytest.mark.parametrize(
    "sentence",
    [
        "Quá trình triển khai thực hiện nếu có vướng mắc, kịp thời phản ánh về Sở Tư pháp để được hướng dẫn.",
        "Ngày 02/3/2026, đồng chí Lê Văn Tám - Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp nghe báo cáo tiến độ.",
    ],
)
def test_pleas_at_the_end_and_what_was_held_are_no_duties(sentence: str) -> None:
    body = f"Tỉnh yêu cầu các sở, ban, ngành:\n1. Lập danh mục hồ sơ.\n2. Sở Y tế:\na) Mua sắm thuốc.\n{sentence}\n"
    assert [task.text for task in tasks(LETTER, body)] == ["Lập danh mục hồ sơ.", "Mua sắm thuốc."]


def test_the_one_a_letter_is_written_to_is_meant_by_its_kind() -> None:
    letter = LETTER.replace("Các sở, ban, ngành.", "Công ty Cổ phần Tre Việt")
    (task,) = tasks(letter, "Đề nghị Công ty hoàn thiện hồ sơ trước ngày 30/3/2026.\n")
    assert task.lead == ("Công ty Cổ phần Tre Việt",)


def test_a_week_of_a_month_is_a_term_without_a_day() -> None:
    (task,) = tasks(LETTER, "1. Giao Sở Y tế trình thẩm định trong tuần 2 tháng 3/2026.\n")
    assert task.due is not None
    assert (task.due.text, task.due.due_on) == ("trong tuần 2 tháng 3/2026", None)


def test_a_body_of_an_office_makes_plans_and_is_not_called_after_them() -> None:
    first, second = tasks(
        LETTER, "1. Giao Thanh tra Sở xây dựng kế hoạch kiểm tra.\n2. Giao Sở xây dựng chủ trì thẩm định.\n"
    )
    assert (first.lead, second.lead) == (("Thanh tra Sở",), ("Sở xây dựng",))


def test_chapters_that_an_article_approves_end_with_it() -> None:
    body = (
        "Điều 1. Phê duyệt Đề án trồng tre với các nội dung sau:\nI. MỤC TIÊU\n- Trồng 500 ha tre.\nII. KINH PHÍ: 12 tỷ đồng.\n"
        "Điều 2. Tổ chức thực hiện\n1. Ủy ban nhân dân các xã trong vùng Đề án:\n- Hướng dẫn người dân trồng tre.\n"
    )
    (task,) = tasks(DECISION, body)
    assert task.lead == ("Ủy ban nhân dân các xã trong vùng Đề án",)


@pytest.mark.parametrize("rule", ["quy định:", "nêu rõ:", "quy định như sau:"])
def test_what_a_letter_quotes_of_a_rule_orders_nobody(rule: str) -> None:
    body = (
        f"Tại khoản 2 Điều 5 Nghị định số 15/2021/NĐ-CP {rule}\n“2. Chủ dự án có trách nhiệm lập báo cáo trước ngày 15 tháng 12 năm 2026.\n"
        "3. Cơ quan chuyên môn kiểm tra, gửi kết quả.”\nỦy ban nhân dân tỉnh yêu cầu Sở Xây dựng:\n1. Rà soát các dự án trước ngày 30/3/2026.\n"
    )
    found = read_text(LETTER + body + CLOSE)
    assert [task.lead for task in found.tasks] == [("Sở Xây dựng",)]
    assert [deadline.due_on for deadline in found.deadlines] == ["2026-03-30"]


def test_a_quotation_that_nothing_closes_hides_no_duty() -> None:
    body = (
        "Nghị định số 15/2021/NĐ-CP quy định:\n“2. Chủ dự án lập báo cáo.\nỦy ban nhân dân tỉnh yêu cầu Sở Xây dựng:\n"
        "1. Rà soát các dự án trước ngày 30/3/2026.\n"
    )
    assert ("Sở Xây dựng",) in [task.lead for task in tasks(LETTER, body)]


@pytest.mark.parametrize("does", ["đo độ mặn", "vệ sinh lớp học"])
def test_partners_end_at_what_is_done(does: str) -> None:
    (task,) = tasks(LETTER, f"1. Sở Y tế phối hợp với Trung tâm Thủy nông {does} hằng ngày.\n")
    assert task.cooperating == ("Trung tâm Thủy nông",)


def test_a_city_with_its_name_behind_a_body_is_no_level_of_that_body() -> None:
    text = "Đề nghị Báo Tiền phong, Thành phố Huế, tỉnh Đắk Lắk phối hợp tuyên truyền; yêu cầu các phòng thực hiện."
    leads = [lead for task in tasks(PLAN, f"{text}\n") for lead in task.lead]
    assert not [lead for lead in leads if lead.endswith("Thành phố")]
    levels = "Yêu cầu Ủy ban nhân dân các xã, phường, đặc khu rà soát, báo cáo trước ngày 20/11/2026."
    assert [task.lead for task in tasks(LETTER, f"{levels}\n")] == [
        ("Ủy ban nhân dân các xã, phường, đặc khu",)
    ]
