"""Duties in sentences (câu giao việc): whom they name, where names end, when they are due, what is no duty."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from tests.doc_engine.task_cases import CLOSE, HEAD, LETTER, PLAN, tasks


@pytest.mark.parametrize(
    "heading", ["Đợt 1: Trong tháng 12/2026.", "2.1. Giai đoạn II: Từ ngày 01/4/2026 đến ngày 30/4/2026"]
)
def test_heading_of_a_period_is_neither_task_nor_deadline(heading: str) -> None:
    found = read_text(f"{PLAN}I. NỘI DUNG\n{heading}\n- Lập danh sách hộ dân.\n{CLOSE}")
    assert [task.text for task in found.tasks] == ["Lập danh sách hộ dân."]
    assert found.deadlines == ()


def test_staff_to_be_assigned_is_given_no_order() -> None:
    found = tasks(
        LETTER, "Tỉnh yêu cầu các sở:\n1. Phân công cán bộ thực hiện kiểm kê tài sản.\n2. Lập danh mục.\n"
    )
    assert [task.lead for task in found] == [("Các sở, ban, ngành",)] * 2


def test_time_behind_a_lead_and_verbs_behind_partners_are_no_part_of_them() -> None:
    body = (
        "1. Đoàn kiểm tra trong quá trình kiểm tra có trách nhiệm lập biên bản.\n"
        "2. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, Ủy ban nhân dân huyện Lâm Hà thống nhất và làm rõ nguồn vốn.\n"
        "3. Giao Sở Nội vụ phối hợp với các thành viên trong tổ lập danh sách.\n"
    )
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n{body}")
    assert found[0].lead == ("Đoàn kiểm tra",)
    assert found[1].cooperating == ("Sở Tài chính", "Ủy ban nhân dân huyện Lâm Hà")
    assert found[2].cooperating == ("các thành viên trong tổ",)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Giao Bộ Kế hoạch và Đầu tư chủ trì thẩm định dự án.", "Bộ Kế hoạch và Đầu tư"),
        ("Giao Sở Y tế có văn bản trả lời cử tri.", "Sở Y tế"),
        ("Giao Giám đốc Sở Nội vụ thay mặt Ủy ban nhân dân tỉnh dự hội nghị.", "Giám đốc Sở Nội vụ"),
        ("Đề nghị Bảo hiểm xã hội tỉnh cung cấp số liệu.", "Bảo hiểm xã hội tỉnh"),
        ("Đề nghị quý công ty báo giá trước ngày 20/3/2026.", "quý công ty"),
        ("Giao Phòng Kế hoạch tổng hợp báo cáo kết quả.", "Phòng Kế hoạch tổng hợp"),
        ("Giao Ban chỉ đạo 35 xã theo dõi dư luận.", "Ban chỉ đạo 35 xã"),
        ("Yêu cầu Trung tâm phát triển quỹ đất kiểm kê tài sản.", "Trung tâm phát triển quỹ đất"),
        ("Giao Phòng Công nghệ thông tin (đơn vị thường trực) xử lý sự cố.", "Phòng Công nghệ thông tin"),
        (
            "Giao các cơ quan thuộc thẩm quyền quản lý của Sở Nội vụ báo cáo.",
            "các cơ quan thuộc thẩm quyền quản lý của Sở Nội vụ",
        ),
        ("Giao Sở Xây dựng (Cơ quan Thường trực Ban An toàn giao thông) tiến hành kiểm tra.", "Sở Xây dựng"),
        ("Đề nghị Tỉnh đoàn vận động đoàn viên hiến máu.", "Tỉnh đoàn"),
    ],
)
def test_a_name_ends_where_its_duty_begins(sentence: str, lead: str) -> None:
    assert [task.lead for task in tasks(LETTER, sentence)] == [(lead,)]


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        (
            "Giao các Bộ: Công an, Tài chính, Nông nghiệp và Môi trường có ý kiến.",
            ("Bộ Công an", "Bộ Tài chính", "Bộ Nông nghiệp và Môi trường"),
        ),
        (
            "Giao các Sở: Tài chính, Xây dựng và Công Thương rà soát danh mục.",
            ("Sở Tài chính", "Sở Xây dựng", "Sở Công Thương"),
        ),
        (
            "Giao Giám đốc, Thủ trưởng các sở, ban, ngành tỉnh kiểm tra.",
            ("Giám đốc, Thủ trưởng các sở, ban, ngành tỉnh",),
        ),
        (
            "Đề nghị các đồng chí: Bộ trưởng Bộ Y tế, Chủ tịch Ủy ban nhân dân tỉnh dành thời gian góp ý.",
            ("Bộ trưởng Bộ Y tế", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ),
        (
            "Giao Giám đốc Sở Y tế; thủ trưởng các sở, ban, ngành tỉnh kiểm tra.",
            ("Giám đốc Sở Y tế", "thủ trưởng các sở, ban, ngành tỉnh"),
        ),
        (
            "Đề nghị Đoàn Thanh niên xã; Tổ công nghệ số cộng đồng hướng dẫn người dân.",
            ("Đoàn Thanh niên xã", "Tổ công nghệ số cộng đồng"),
        ),
    ],
)
def test_a_list_of_bodies_is_parted(sentence: str, leads: tuple[str, ...]) -> None:
    assert [task.lead for task in tasks(LETTER, sentence)] == [leads]


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("trước ngày 20 tháng cuối quý", ("periodic", None, "quý")),
        ("vào thứ Sáu hằng tuần", ("periodic", None, "tuần")),
        ("trước 16 giờ hằng ngày", ("periodic", None, "ngày")),
        ("trước 30/6/2026", ("fixed", "2026-06-30", None)),
        ("trong ngày 12/5/2026", ("fixed", "2026-05-12", None)),
        ("từ tháng 4 đến tháng 9/2026", ("window", "2026-09-30", None)),
        ("vào cuối tháng 9/2026", ("window", "2026-09-30", None)),
        ("định kỳ hoặc đột xuất (khi có yêu cầu)", ("open", None, None)),
        ("trong vòng 5 ngày sau khi kết thúc kỳ thi", ("relative", None, None)),
    ],
)
def test_the_term_of_a_duty_is_read(term: str, due: tuple[str, str | None, str | None]) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế báo cáo kết quả {term}.")
    assert task.due is not None
    assert (task.due.kind, task.due.due_on, task.due.every) == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế thông báo để các đơn vị biết, thực hiện.",
        "Sở Y tế có ý kiến để Ủy ban nhân dân xã được biết.",
        "Trường Chính trị tỉnh khuyến khích học viên nộp bài sớm.",
        "Cơ quan chủ trì thẩm tra",
        "Yêu cầu các đơn vị nghiêm túc thực hiện Thông báo này.",
        "Quá trình thực hiện nếu có vướng mắc, đề nghị các đơn vị liên hệ Sở Y tế.",
        "Đánh giá thường xuyên qua nhiều cách: Hỏi - đáp, viết, thuyết trình.",
        "2. Cơ sở dạy thêm, tổ chức, cá nhân vi phạm quy định thì bị xử lý theo pháp luật.",
    ],
)
def test_what_orders_nothing_is_no_duty(sentence: str) -> None:
    body = f"Sở Y tế có ý kiến như sau:\n1. Giao Sở Tài chính bố trí kinh phí.\n{sentence}"
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Tài chính",)]


def test_scope_and_transition_name_bodies_without_duties() -> None:
    body = (
        "Điều 1. Phạm vi điều chỉnh\n1. Đối tượng áp dụng\na) Các đơn vị sự nghiệp công lập thực hiện tuyển dụng;\n"
        "b) Sở Nội vụ thực hiện quản lý viên chức.\nĐiều 2. Tổ chức thực hiện\n1. Sở Nội vụ hướng dẫn thực hiện.\n"
    )
    found = tasks(HEAD.format(kind="QĐ-UBND") + "QUYẾT ĐỊNH\nVề phân cấp tuyển dụng viên chức\n", body)
    assert [task.lead for task in found] == [("Sở Nội vụ",)]


def test_a_lead_in_that_must_owns_the_points_below_its_headings() -> None:
    body = (
        "Trong thời gian tới, các sở, ban, ngành và Ủy ban nhân dân các xã cần triển khai thực hiện các nhiệm vụ sau đây:\n"
        "1. Nâng cao nhận thức của cán bộ\na) Xây dựng chương trình tuyên truyền.\nb) Phấn đấu 100% cán bộ được tập huấn.\n"
        "2. Hoàn thiện thể chế\na) Rà soát quy định."
    )
    found = tasks(LETTER, body)
    assert [task.text for task in found] == [
        "Xây dựng chương trình tuyên truyền.",
        "Phấn đấu 100% cán bộ được tập huấn.",
        "Rà soát quy định.",
    ]
    assert {task.lead for task in found} == {("các sở, ban, ngành", "Ủy ban nhân dân các xã")}


def test_paragraphs_without_marks_are_parted_by_their_bodies() -> None:
    body = (
        "Giao Sở Công Thương chủ trì nghiên cứu kiến nghị. Sở Tài chính hướng dẫn doanh nghiệp hoàn thuế.\n"
        "Ủy ban nhân dân các xã có trách nhiệm nhắc nhở việc treo cờ; Thủ trưởng các cơ quan kiểm tra việc treo cờ."
    )
    assert [task.lead for task in tasks(LETTER, body)] == [
        ("Sở Công Thương",),
        ("Sở Tài chính",),
        ("Ủy ban nhân dân các xã",),
        ("Thủ trưởng các cơ quan",),
    ]


def test_a_chapter_mark_that_a_scan_misread_still_organises() -> None:
    body = "HI. TỔ CHỨC THỰC HIỆN\n1. Khoa Công nghệ thông tin\n~ Rà soát đề tài.\n2. Hệ Quản lý sinh viên\n- Đôn đốc sinh viên nộp bài."
    assert [task.lead for task in tasks(PLAN, body)] == [
        ("Khoa Công nghệ thông tin",),
        ("Hệ Quản lý sinh viên",),
    ]


def test_a_plan_that_gives_nobody_work_tells_its_own() -> None:
    body = (
        "I. MỤC TIÊU\n1. Nâng cao nhận thức.\nII. NỘI DUNG\n1. Xây dựng 12 phóng sự.\n2. Tổ chức 30 đợt truyền thông; xong trong tháng 9/2026.\n"
        "III. THỜI GIAN\n1. Thời gian: năm 2026."
    )
    assert [(task.text[:8], task.due and task.due.due_on) for task in tasks(PLAN, body)] == [
        ("Xây dựng", None),
        ("Tổ chức ", "2026-09-30"),
    ]


def test_points_of_a_schedule_are_duties_with_their_days() -> None:
    body = "II. TIẾN ĐỘ\n1. Từ ngày 05/4 đến ngày 15/4/2026: Thành lập Ban Tổ chức.\n2. Chấm sơ khảo: Tháng 5/2026.\n3. Ngày 10/6/2026: Tổng duyệt."
    assert [task.due and task.due.due_on for task in tasks(PLAN, body)] == [
        "2026-04-15",
        "2026-05-31",
        "2026-06-10",
    ]


def test_no_deadline_comes_from_a_recital_a_period_or_the_past() -> None:
    text = (
        LETTER
        + "Căn cứ Quyết định số 12/QĐ-TTg phê duyệt Chương trình đến năm 2030, định hướng đến năm 2045;\n"
        "Các hộ đăng ký trước ngày 01/01/1995 được xét. Giao Sở Y tế sơ kết các đề án giai đoạn đến năm 2030.\n"
        + CLOSE
    )
    assert [deadline.due_on for deadline in read_text(text).deadlines] == []


def test_how_often_and_on_what_ground_may_come_before_the_body() -> None:
    body = (
        "Sở Y tế yêu cầu:\n1. Hằng năm, căn cứ nhiệm vụ được giao, Ủy ban nhân dân các xã cùng các trường học xây dựng dự toán.\n"
        "2. Định kỳ hoặc đột xuất (khi có yêu cầu), các sở, ban, ngành báo cáo kết quả."
    )
    first, second = tasks(LETTER, body)
    assert (first.lead, first.cooperating) == (("Ủy ban nhân dân các xã",), ("các trường học",))
    assert (second.lead, second.due and second.due.kind) == (("các sở, ban, ngành",), "open")


def test_partners_are_parted_with_or_without_their_small_words() -> None:
    body = (
        "1. Giao Sở Y tế chủ trì, phối hợp các cơ quan liên quan kiểm tra.\n"
        "2. Giao Sở Nội vụ phối hợp với Sở Tài chính cùng các sở, ban, ngành tỉnh rà soát."
    )
    assert [task.cooperating for task in tasks(LETTER, body)] == [
        ("các cơ quan liên quan",),
        ("Sở Tài chính", "các sở, ban, ngành tỉnh"),
    ]


def test_a_numbered_line_that_names_what_the_text_below_is_about_is_a_heading() -> None:
    body = (
        "Sở Y tế đề nghị các đơn vị thực hiện một số nội dung sau:\n1. In ấn hồ sơ điện tử\n"
        "Hồ sơ được bảo quản theo đúng thời hạn; chỉ in khi pháp luật yêu cầu.\n2. Rà soát quy chế quản lý hồ sơ."
    )
    assert [task.text for task in tasks(LETTER, body)] == ["Rà soát quy chế quản lý hồ sơ."]


def test_powers_handed_down_are_duties_of_who_gets_them() -> None:
    body = (
        "Điều 1. Ủy quyền cho Giám đốc Sở Công Thương:\n1. Cấp giấy phép bán buôn;\n2. Thu hồi giấy phép bán buôn.\n"
        "Điều 2. Hiệu lực thi hành\n"
    )
    found = tasks(HEAD.format(kind="QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc ủy quyền\n", body)
    assert [task.lead for task in found] == [("Giám đốc Sở Công Thương",)] * 2


@pytest.mark.parametrize("mark", ["./.", "/.", " ./.", ". / ."])
def test_the_mark_that_closes_a_paper_is_no_part_of_its_last_task(mark: str) -> None:
    found = tasks(LETTER, f"1. Giao Sở Y tế rà soát danh mục.\n2. Giao Sở Nội vụ theo dõi, đôn đốc{mark}")
    assert [task.text for task in found] == [
        "Giao Sở Y tế rà soát danh mục.",
        "Giao Sở Nội vụ theo dõi, đôn đốc.",
    ]


@pytest.mark.parametrize("items", ["- {}\n- {}", "1. {}\n2. {}", "a) {}\nb) {}"])
@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        ("Giám đốc Bệnh viện Đa khoa tỉnh có trách nhiệm:", "Giám đốc Bệnh viện Đa khoa tỉnh"),
        ("Sở Tài chính chịu trách nhiệm thực hiện:", "Sở Tài chính"),
        ("Các đơn vị có trách nhiệm:", "Các đơn vị"),
        ("Thủ trưởng các cơ quan có nhiệm vụ sau:", "Thủ trưởng các cơ quan"),
        ("1. Sở Tài chính có trách nhiệm:", "Sở Tài chính"),
    ],
)
def test_list_below_who_is_responsible_is_the_task(opening: str, lead: str, items: str) -> None:
    done = ("Phối hợp với Kho bạc Nhà nước lập danh mục.", "Kịp thời giải đáp vướng mắc.")
    found = tasks(LETTER, f"Tỉnh kiểm kê tài sản năm 2026.\n{opening}\n{items.format(*done)}\n")
    assert [(task.text, task.lead) for task in found] == [(one, (lead,)) for one in done]
    assert found[0].cooperating == ("Kho bạc Nhà nước",)


@pytest.mark.parametrize("order", ["Giao", "giao", "phân công"])
@pytest.mark.parametrize("end", [").", ");", ")"])
def test_whom_brackets_give_an_item_to_does_the_whole_item(order: str, end: str) -> None:
    body = f"Tỉnh kiểm kê tài sản như sau:\n1. Thành lập Đoàn kiểm tra việc kiểm kê ({order} Sở Tài chính tham mưu{end}\n"
    (found,) = tasks(LETTER, body)
    assert found.text.startswith("Thành lập Đoàn kiểm tra việc kiểm kê (")
    assert found.lead == ("Sở Tài chính",)


def test_semicolons_in_brackets_part_the_partners() -> None:
    body = (
        "Tỉnh kiểm kê tài sản như sau:\n1. Lập danh mục tài sản (Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ; "
        "Sở Tư pháp và các cơ quan có liên quan tham mưu).\n"
    )
    (found,) = tasks(LETTER, body)
    assert found.cooperating == ("Sở Nội vụ", "Sở Tư pháp", "các cơ quan có liên quan")


DECISION = (
    HEAD.format(kind="QĐ-UBND") + "QUYẾT ĐỊNH\nVề trồng tre\n\nCăn cứ Luật Lâm nghiệp;\n\nQUYẾT ĐỊNH:\n"
)


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_the_number_of_an_article_may_stand_alone_on_its_line(gap: str) -> None:
    body = (
        f"Điều 1.{gap}Ban hành Quy định trồng tre.\n"
        f"Điều 2.{gap}Giám đốc Sở Y tế phối hợp với các sở,\nban, ngành có liên quan tổ chức thực hiện Quyết định này.\n"
    )
    assert [(task.lead, task.cooperating) for task in tasks(DECISION, body)] == [
        (("Giám đốc Sở Y tế",), ("các sở, ban, ngành có liên quan",))
    ]


@pytest.mark.parametrize("name", ["Nguyễn Văn Phòng", "Trần Văn Lập"])
def test_the_name_of_who_signs_orders_nothing_though_it_is_a_verb(name: str) -> None:
    body = "Điều 1. Sở Y tế tổ chức thực hiện Quyết định này./.\n|\nTM.\nỦY BAN NHÂN DÂN TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
    found = read_text(f"{DECISION}{body}{name}\n|\nQUY ĐỊNH\n").tasks
    assert [task.lead for task in found] == [("Sở Y tế",)]


def test_partners_behind_together_come_before_those_of_an_inner_duty() -> None:
    found = tasks(
        LETTER,
        "1. Sở Y tế chủ trì, cùng các đơn vị có liên quan tham mưu UBND tỉnh phối hợp với Bộ Y tế xây dựng đề án.\n",
    )
    assert [(task.lead, task.cooperating) for task in found] == [(("Sở Y tế",), ("các đơn vị có liên quan",))]


@pytest.mark.parametrize(
    "term",
    [
        "trước ngày thứ Sáu 20/4/2026",
        "trước thứ Sáu, ngày 20/4/2026",
        "chậm nhất 16h00 thứ Sáu (ngày 20/4/2026)",
        "trước ngày thứ Sáu, 20 tháng 4 năm 2026",
    ],
)
def test_the_day_of_the_week_may_stand_beside_the_date(term: str) -> None:
    found = read_text(f"{LETTER}UBND tỉnh yêu cầu Sở Y tế báo cáo kết quả {term}.\n{CLOSE}")
    assert [deadline.due_on for deadline in found.deadlines] == ["2026-04-20"]
    assert [task.due and task.due.due_on for task in found.tasks] == ["2026-04-20"]


DECISION = HEAD.format(kind="QĐ-SCT") + "QUYẾT ĐỊNH\nVề việc giao nhiệm vụ kiểm tra\n"
DIRECTIVE = HEAD.format(kind="CT-UBND") + "CHỈ THỊ\nVề tăng cường quản lý tài nguyên\n"


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_officer_told_by_what_he_is_assigned_to_heads_an_article_of_duties(gap: str) -> None:
    body = (
        f"Điều 2. Trách nhiệm của Phó Trưởng phòng được phân công phụ trách{gap}lĩnh vực điện và Chuyên viên được giao nhiệm vụ\n"
        "1. Việc kiểm tra phải tuân thủ đúng trình tự, thủ tục.\n"
        "2. Trường hợp có dấu hiệu tội phạm, kịp thời báo cáo Giám đốc Sở để chuyển hồ sơ đến cơ quan có thẩm quyền tiến hành tố tụng.\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    found = tasks(DECISION, body)
    lead = ("Phó Trưởng phòng được phân công phụ trách lĩnh vực điện", "Chuyên viên được giao nhiệm vụ")
    assert [task.lead for task in found] == [lead] * 2


def test_duty_given_to_a_deputy_and_staff_is_an_order() -> None:
    body = (
        "Điều 1. Giao nhiệm vụ kiểm tra\n"
        "Giao nhiệm vụ cho Phó Trưởng phòng và Chuyên viên thuộc Phòng Quản lý đô thị khi tiến hành kiểm tra lập biên bản.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    (found,) = tasks(DECISION, body)
    assert found.lead == ("Phó Trưởng phòng", "Chuyên viên thuộc Phòng Quản lý đô thị")


def test_duty_that_says_who_of_a_kind_is_meant_is_part_of_the_name() -> None:
    body = (
        "Sở Công Thương đề nghị Công an tỉnh; các Sở; Chủ dự án/cơ sở phải lập báo cáo môi trường; "
        "Chủ các hồ chứa phải quan trắc mực nước và các tổ chức có liên quan tổ chức rà soát hồ sơ.\n"
    )
    (found,) = tasks(LETTER, body)
    assert found.lead == (
        "Công an tỉnh",
        "các Sở",
        "Chủ dự án/cơ sở phải lập báo cáo môi trường",
        "Chủ các hồ chứa phải quan trắc mực nước",
        "các tổ chức có liên quan",
    )
    (alone,) = tasks(LETTER, "Đề nghị Chủ dự án phải lập báo cáo môi trường trước ngày 30/6/2026.\n")
    assert alone.lead == ("Chủ dự án",)


def test_long_list_of_bodies_is_read_to_its_verb() -> None:
    communes = "; ".join(f"Ủy ban nhân dân xã {name}" for name in ("Nam Ban", "Đạ Tẻh", "Lạc Dương") * 7)
    (found,) = tasks(
        LETTER, f"Ủy ban nhân dân tỉnh đề nghị Công an tỉnh; {communes} tổ chức rà soát hồ sơ.\n"
    )
    assert found.lead[0] == "Công an tỉnh"
    assert len(found.lead) == 22


def test_order_before_the_sentence_that_opens_a_list_is_a_task_and_topics_are_none() -> None:
    body = (
        "1. Sở Y tế rà soát dự thảo Đề án, trình Ủy ban nhân dân tỉnh trước ngày 20 tháng 10 năm 2026. "
        "Trong đó chú ý một số nội dung sau:\n"
        "- Về việc xây dựng cơ chế phối hợp:\nSở Y tế nghiên cứu kỹ quy định hiện hành.\n"
        "- Về phân công nhiệm vụ:\nSở Nội vụ rà soát biên chế.\n"
        "2. Sở Tài chính thực hiện các nhiệm vụ sau:\na) Lập dự toán năm 2027;\nb) Rà soát công nợ.\n"
    )
    found = tasks(DIRECTIVE, f"Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n{body}")
    assert [task.lead[0] for task in found] == [
        "Sở Y tế",
        "Sở Y tế",
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Tài chính",
    ]
    assert found[0].due is not None
    assert found[0].due.due_on == "2026-10-20"
    assert not any(task.text.startswith("Về") for task in found)


def test_whoever_heads_a_body_is_one_of_those_told() -> None:
    body = (
        "1. Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường; "
        "người đứng đầu các cơ quan, đơn vị có liên quan tổ chức quán triệt quy định.\n"
    )
    (found,) = tasks(LETTER, f"Tỉnh yêu cầu:\n{body}")
    assert found.lead == (
        "Thủ trưởng các sở, ban, ngành",
        "Chủ tịch Ủy ban nhân dân các xã, phường",
        "người đứng đầu các cơ quan, đơn vị có liên quan",
    )
