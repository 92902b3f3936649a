"""What orders nothing (không phải nhiệm vụ), and when a duty is due: failings, answers, closings; terms with and without a day."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from tests.doc_engine.task_cases import CLOSE, DECISION, HEAD, LETTER, PLAN, tasks


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Các đơn vị chưa gửi báo cáo (theo danh sách kèm theo) khẩn trương gửi về Sở Nội vụ.", "Các đơn vị chưa gửi báo cáo"),
        ("Các xã, phường còn hồ sơ tồn đọng phải giải quyết dứt điểm.", "Các xã, phường còn hồ sơ tồn đọng"),
        ("Riêng Sở Xây dựng, ngoài các nội dung trên, có văn bản giải trình.", "Sở Xây dựng"),
        ("Riêng đối với các phòng giáo dục, rà soát lại danh sách giáo viên.", "các phòng giáo dục"),
    ],
)  # fmt: skip
def test_some_of_a_list_are_named_and_the_others_are_told_nothing(item: str, lead: str) -> None:
    found = tasks(LETTER, f"Tỉnh yêu cầu các sở, ban, ngành:\n1. Lập danh mục hồ sơ.\n2. {item}\n")
    assert found[1].lead == (lead,)


def test_who_asks_others_is_given_nothing() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Ban Thường trực Hội Nông dân xã\n- Lập danh sách hội viên.\n"
        "- Ban Thường trực Hội Nông dân xã đề nghị các đồng chí chi hội trưởng phát động phong trào.\n"
    )
    assert not [
        task for task in tasks(PLAN, body) if "đề nghị" in task.text and "Thường trực" in str(task.lead)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND xã dự kiến tổ chức lễ phát động vào ngày 12/4/2026.",
        "Tổ công tác làm việc theo chế độ kiêm nhiệm.",
        "Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ.",
        "Được quyền mời chuyên gia tham gia.",
        "Được yêu cầu các đơn vị cung cấp hồ sơ.",
    ],
)
def test_how_a_team_works_and_what_it_may_do_is_no_duty(sentence: str) -> None:
    body = f"Điều 2. Tổ công tác có nhiệm vụ, quyền hạn:\n1. Rà soát từng dự án.\n2. {sentence}\n"
    assert [(task.text, task.lead) for task in tasks(DECISION, body)] == [
        ("Rà soát từng dự án.", ("Tổ công tác",))
    ]


def test_what_a_council_decides_is_no_duty_of_its() -> None:
    head = (
        HEAD.format(kind="NQ-HĐND")
        + "NGHỊ QUYẾT\nVề nhiệm vụ năm 2026\nHỘI ĐỒNG NHÂN DÂN TỈNH\nQUYẾT NGHỊ:\n"
    )
    body = (
        "Điều 1. Hội đồng nhân dân tỉnh thông qua các chỉ tiêu, giải pháp:\n1. Tăng trưởng trên 8%.\n"
        "2. Đẩy mạnh thu hút đầu tư.\nĐiều 2. Giao Ủy ban nhân dân tỉnh:\n1. Tổ chức thực hiện Nghị quyết này.\n"
    )
    assert [task.lead for task in tasks(head, body)] == [("Ủy ban nhân dân tỉnh",)]


def test_a_day_without_its_year_ends_a_sentence() -> None:
    (task,) = tasks(LETTER, "Giao Sở Y tế trình kế hoạch trước ngày 28/6. Hồ sơ gồm hai bản.")
    assert task.due is not None
    assert task.due.due_on == "2026-06-28"


def test_a_person_with_an_office_alone_is_given_nothing() -> None:
    body = "IV. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng: chuẩn bị tài liệu.\n2. Ông Lê Văn Kiên: Trưởng ban.\n"
    assert len(tasks(PLAN, body)) == 1


def test_a_second_sentence_tells_another_body_what_to_do_with_its_own_term() -> None:
    body = (
        "1. Sở Công Thương trình hồ sơ điều chỉnh. Sở Xây dựng thẩm định trong thời hạn 05 ngày kể từ ngày nhận.\n"
        "2. Sở Y tế lập danh mục. Giám đốc Sở Y tế chịu trách nhiệm trước Tỉnh về danh mục đó.\n"
    )
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n{body}")
    assert [(task.lead, task.due is not None) for task in found] == [
        (("Sở Công Thương",), False),
        (("Sở Xây dựng",), True),
        (("Sở Y tế",), False),
    ]


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("hằng tuần, cập nhật hệ thống", ("periodic", None)),
        ("tại kỳ họp thường lệ cuối năm 2026", ("open", None)),
        ("trước buổi thi 03 ngày", ("relative", None)),
        ("hằng quý tổng hợp trước ngày 20 của tháng cuối quý", ("periodic", None)),
    ],
)
def test_terms_without_a_day_of_their_own_have_none(term: str, due: tuple[str, str | None]) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế báo cáo kết quả {term}.")
    assert task.due is not None
    assert (task.due.kind, task.due.due_on) == due


def test_daily_work_is_no_term() -> None:
    (task,) = tasks(LETTER, "Giao Phó Giám đốc Sở Y tế điều hành công việc hằng ngày.")
    assert task.due is None


def test_a_deadline_is_told_once_in_full() -> None:
    found = read_text(
        f"{PLAN}III. NỘI DUNG\n- Nộp bài dự thi: từ 13/10 đến hết 17/10/2026.\n{CLOSE}"
    ).deadlines
    assert [(one.text, one.due_on) for one in found] == [("từ 13/10 đến hết 17/10/2026", "2026-10-17")]


@pytest.mark.parametrize(
    "item",
    [
        "8. Ngày nghỉ lễ, tết trong năm: Thực hiện theo quy định của Bộ luật Lao động.",
        "8. Chế độ báo cáo: Thực hiện theo quy định của Luật Thống kê.",
    ],
)
def test_what_is_as_the_law_has_it_is_no_undertaking(item: str) -> None:
    found = read_text(f"{PLAN}I. NỘI DUNG\n{item}\n{CLOSE}")
    assert (found.tasks, found.deadlines) == ((), ())


def test_times_of_events_under_their_own_heading_are_no_tasks() -> None:
    assert (
        tasks(PLAN, "III. THỜI GIAN, ĐỊA ĐIỂM\n- Đăng ký dự thi: từ 13/10/2026 đến hết 17/10/2026.\n") == ()
    )


def test_who_asks_in_a_heading_owns_nothing() -> None:
    found = tasks(LETTER, "1. Ủy ban nhân dân tỉnh yêu cầu:\n- Rà soát quy chế.\n- Lập danh mục.\n")
    assert ("Ủy ban nhân dân tỉnh yêu cầu",) not in [task.lead for task in found]


@pytest.mark.parametrize(
    "item",
    [
        "- Chi bộ chưa xây dựng, ban hành quy chế.",
        "- UBND xã còn chậm triển khai kế hoạch.",
        "- Sở Y tế chậm báo cáo kết quả.",
    ],
)
def test_failings_are_no_orders(item: str) -> None:
    body = (
        f"Tỉnh kết luận, yêu cầu:\n1. Hạn chế, tồn tại:\n{item}\n2. Giao Sở Nội vụ theo dõi việc khắc phục.\n"
    )
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Nội vụ",)]


def test_a_body_that_is_to_do_nothing_of_a_kind_is_ordered_so() -> None:
    found = tasks(
        LETTER,
        "Tỉnh yêu cầu các sở:\n1. Lập danh mục.\n2. Các cơ sở giáo dục không bố trí lớp học ban đêm.\n",
    )
    assert found[1].lead == ("Các cơ sở giáo dục",)


@pytest.mark.parametrize(
    "item",
    [
        "Căn cứ tài liệu do Bộ cung cấp, các cơ sở đào tạo thực hiện kết nối.",
        "Sau mỗi đợt đồng bộ, các cơ sở đào tạo kiểm tra kết quả.",
        "Hằng năm, các cơ sở đào tạo báo cáo kết quả về Sở.",
        "Kết thúc năm 2026, các cơ sở đào tạo báo cáo kết quả về Sở.",
    ],
)
def test_the_body_behind_a_ground_or_a_time_is_told_not_who_is_written_to(item: str) -> None:
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n1. Lập danh mục.\n2. {item}\n")
    assert found[1].lead == ("các cơ sở đào tạo",)


def test_a_theme_above_bodies_and_their_duties_is_no_task() -> None:
    body = "Tỉnh yêu cầu:\n1. Rà soát, chuẩn bị điều kiện kết nối\n- Các trường rà soát phần mềm.\n- Các trường cử đầu mối.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Các trường",)] * 2


def test_a_line_to_fill_in_is_no_task() -> None:
    assert (
        tasks(
            LETTER, "Tỉnh yêu cầu:\n1. Giao Sở Y tế báo cáo.\n2. Đơn vị đầu mối thực hiện: ..............\n"
        )[1:]
        == ()
    )


@pytest.mark.parametrize(
    ("term", "kind", "due_on"),
    [
        ("trước 05 ngày tổ chức Hội nghị", "relative", None),
        ("trước khi tổ chức Hội nghị 03 ngày", "relative", None),
        ("trong hai năm 2026 - 2027", "window", "2027-12-31"),
        ("trong kỳ sinh hoạt chi bộ tháng 6/2026", "window", "2026-06-30"),
        ("trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm", "periodic", None),
    ],
)
def test_terms_around_an_event_or_of_two_parts_are_whole(term: str, kind: str, due_on: str | None) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế báo cáo kết quả {term}.")
    assert task.due is not None
    assert (task.due.text, task.due.kind, task.due.due_on) == (term, kind, due_on)


def test_years_of_a_programme_are_no_deadline() -> None:
    body = "Giao Sở Y tế triển khai các nhiệm vụ từ năm 2026 đến năm 2028.\n"
    assert read_text(LETTER + body + CLOSE).deadlines == ()


def test_a_ground_before_a_bare_plea_makes_no_order_of_it() -> None:
    closing = "Căn cứ ý kiến trên, các cơ quan, đơn vị triển khai thực hiện./."
    assert tasks(LETTER, f"Tỉnh yêu cầu:\n1. Giao Sở Y tế lập danh mục.\n{closing}\n")[1:] == ()


def test_trouble_to_be_told_closes_the_paper() -> None:
    close = "Các đơn vị phản ánh vướng mắc về Sở Y tế để xem xét, giải quyết./."
    assert len(tasks(PLAN, f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: lập danh mục thuốc.\n{close}\n")) == 1


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("trước ngày 15/02 năm sau", "open"),
        ("định kỳ 02 năm một lần", "periodic"),
        ("trong kỳ họp tháng 9", "window"),
    ],
)
def test_terms_of_other_years_have_no_day_of_this_one(term: str, kind: str) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế báo cáo kết quả {term}.")
    assert task.due is not None
    assert (task.due.text, task.due.kind) == (term, kind)


def test_an_answer_gives_those_it_is_written_to_nothing() -> None:
    head = HEAD.format(kind="SXD-HT") + "V/v trả lời kiến nghị của cử tri\nKính gửi: Văn phòng tỉnh.\n"
    body = (
        "Sở Xây dựng có ý kiến như sau:\n1. Tiếp tục nạo vét tuyến cống trong tháng tới.\n"
        "2. Trong thời gian tới, Sở sẽ tiếp tục chỉ đạo công ty nạo vét.\n3. Đề nghị Sở Tài chính bố trí vốn.\n"
    )
    assert [task.lead for task in tasks(head, body)] == [("Sở Tài chính",)]


def test_what_somebody_will_do_is_no_order_to_others() -> None:
    body = "Tỉnh yêu cầu:\n1. Lập danh mục.\n2. Trong tháng tới, Tỉnh sẽ tiếp tục kiểm tra việc thực hiện.\n"
    assert len(tasks(LETTER, body)) == 1


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("mỗi quý một lần", "periodic"),
        ("vào quý II/2028", "window"),
        ("hằng ngày trước 16 giờ", "periodic"),
        ("trước thời hạn ít nhất 15 ngày", "relative"),
    ],
)
def test_further_terms_are_read(term: str, kind: str) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế báo cáo kết quả {term}.")
    assert task.due is not None
    assert (task.due.text, task.due.kind) == (term, kind)


def test_what_another_paper_orders_is_told_not_ordered() -> None:
    body = (
        "Thủ tướng Chính phủ ban hành Công điện số 101/CĐ-TTg, trong đó giao Bộ Tài chính tổng hợp báo cáo.\n"
        "Đề nghị Sở Tài chính rà soát trụ sở dôi dư.\n"
    )
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Tài chính",)]


@pytest.mark.parametrize("term", ["trong tuần đầu tháng 6", "Hằng năm"])
def test_weeks_and_seasons_come_to_no_day(term: str) -> None:
    sentence = f"{term}, trước mùa mưa lũ lập phương án" if term[0] == "H" else f"Bàn giao hồ sơ {term}"
    (task,) = tasks(PLAN, f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- {sentence}.\n")
    assert task.due is not None
    assert (task.due.text, task.due.due_on) == (term, None)


@pytest.mark.parametrize(
    "item",
    [
        "b) Điều kiện áp dụng thuế suất:",
        "b) Căn cứ khoản 3 Điều 1 Thông tư số 130/2016/TT-BTC hướng dẫn Nghị định.",
        "b) Hồ sơ hải quan:",
    ],
)
def test_headings_and_recitals_of_a_list_are_no_orders_to_those_written_to(item: str) -> None:
    assert (
        len(tasks(LETTER, f"Tỉnh yêu cầu các sở, ban, ngành:\na) Lập danh mục.\n{item}\nc) Gửi báo cáo.\n"))
        == 2
    )


def test_an_opinion_on_what_was_asked_orders_nothing() -> None:
    head = HEAD.format(kind="CT-TTHT") + "V/v chính sách thuế\nKính gửi: Công ty cổ phần Bình Minh.\n"
    body = (
        "Cục Thuế nhận được Công văn số 44/BM ngày 01/3/2026 của Công ty về thuế suất. Cục Thuế có ý kiến như sau:\n"
        "1. Áp dụng thuế suất 0% đối với hàng hóa xuất khẩu.\n2. Kê khai theo quy định của Luật Quản lý thuế.\n"
    )
    assert tasks(head, body) == ()


def test_a_letter_that_was_sent_is_told() -> None:
    body = "Tổng cục Thuế có công văn số 39/TCT-CS hướng dẫn Tập đoàn A thực hiện hóa đơn.\nĐề nghị Sở Y tế báo cáo.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Y tế",)]


def test_what_the_writer_of_a_letter_sends_is_no_order_to_the_writer() -> None:
    body = "Đề nghị Sở Y tế báo cáo kết quả.\n2. Ủy ban nhân dân tỉnh Lâm Đồng gửi các biểu mẫu đã được rà soát kèm theo.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Y tế",)]


def test_a_plea_to_consider_soon_closes_a_letter() -> None:
    body = "1. Đề nghị Sở Y tế báo cáo số liệu.\nUBND tỉnh đề nghị Sở Y tế quan tâm, sớm xem xét, chỉ đạo giải quyết./.\n"
    assert len(tasks(LETTER, body)) == 1


def test_a_programme_by_the_clock_gives_nobody_a_duty() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: lập danh sách.\n- 8h00 - 8h15: Văn nghệ (Trung tâm Văn hóa phụ trách).\n"
    assert len(tasks(PLAN, body)) == 1


def test_several_behind_a_label_of_reports_are_told_within_hours() -> None:
    item = "4. Báo cáo: các đơn vị báo cáo ca bệnh trong vòng 24 giờ kể từ khi có chẩn đoán."
    found = tasks(LETTER, f"Tỉnh yêu cầu các sở, ban, ngành:\n1. Lập danh mục.\n{item}\n")
    assert found[1].lead == ("các đơn vị",)
    assert found[1].due is not None
    assert (found[1].due.text, found[1].due.kind) == ("trong vòng 24 giờ kể từ khi có chẩn đoán", "relative")
