"""Who a duty is given to (chủ thể nhiệm vụ): those a sentence names, not those a list is for, nor who asks."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.values import TaskFound

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 118/{kind}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 05 tháng 3 năm 2026
"""
LETTER = HEAD.format(kind="UBND-KT") + "V/v triển khai nhiệm vụ\nKính gửi: Các sở, ban, ngành.\n"
PLAN = HEAD.format(kind="KH-UBND") + "KẾ HOẠCH\nTriển khai nhiệm vụ năm 2026\n"
DECISION = (
    HEAD.format(kind="QĐ-UBND")
    + "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\n"
)
CLOSE = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình\n"


def tasks(head: str, body: str) -> tuple[TaskFound, ...]:
    return read_text(head + body + CLOSE).tasks


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


@pytest.mark.parametrize(
    "heading",
    [
        "Nhiệm vụ, quyền hạn của Tổ công tác",
        "Chức năng, nhiệm vụ của Tổ công tác",
        "Trách nhiệm và quyền hạn của Tổ công tác:",
    ],
)
def test_duties_and_powers_of_a_body_are_its(heading: str) -> None:
    found = tasks(DECISION, f"Điều 2. {heading}\n1. Rà soát từng dự án.\n2. Đề xuất hướng xử lý.\n")
    assert [task.lead for task in found] == [("Tổ công tác",)] * 2


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


@pytest.mark.parametrize(
    ("names", "leads"),
    [
        ("Các chủ mỏ (Công ty A, hợp tác xã B, hộ gia đình)", ("Các chủ mỏ (Công ty A, hợp tác xã B, hộ gia đình)",)),
        ("Giám đốc các sở, ban, ngành, thủ trưởng cơ quan thuộc tỉnh", ("Giám đốc các sở, ban, ngành", "thủ trưởng cơ quan thuộc tỉnh")),
        ("Sở Nội vụ và các ông, bà có tên tại Điều 1", ("Sở Nội vụ", "các ông, bà có tên tại Điều 1")),
        ("Các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh", ("Các Tổ đại biểu", "đại biểu Hội đồng nhân dân tỉnh")),
    ],
)  # fmt: skip
def test_names_are_parted_where_a_name_begins(names: str, leads: tuple[str, ...]) -> None:
    from doc_engine.reading.body_lists import bodies_in
    from doc_engine.reading.source import Source

    assert bodies_in(Source.of(names), (0, len(names))) == leads


def test_partners_go_on_behind_a_semicolon_and_end_before_what_is_submitted() -> None:
    body = (
        "1. Giao Sở Y tế phối hợp với Chủ tịch UBND các xã; thủ trưởng các bệnh viện rà soát trang thiết bị.\n"
        "2. Giao Sở Y tế phối hợp với Sở Tư pháp trình Ủy ban nhân dân tỉnh dự thảo Quyết định.\n"
        "3. Giao Sở Y tế phối hợp với Sở Nội vụ; Sở Tài chính bố trí kinh phí.\n"
    )
    found = tasks(LETTER, f"Tỉnh yêu cầu:\n{body}")
    assert [task.cooperating for task in found] == [
        ("Chủ tịch UBND các xã", "thủ trưởng các bệnh viện"),
        ("Sở Tư pháp",),
        ("Sở Nội vụ",),
    ]


def test_a_label_may_say_both_who_leads_and_with_whom() -> None:
    body = (
        "III. NHIỆM VỤ\n1. Quảng bá nông sản\nTổ chức phiên chợ nông sản tại huyện đảo.\n"
        "- Đơn vị thực hiện: Sở Công Thương chủ trì, phối hợp với Sở Tài chính.\n- Thời gian: Tháng 10 năm 2026.\n"
    )
    (task,) = tasks(PLAN, body)
    assert task.text.startswith("Tổ chức phiên chợ")
    assert (task.lead, task.cooperating) == (("Sở Công Thương",), ("Sở Tài chính",))


def test_rows_of_a_table_pasted_with_tabs_are_tasks() -> None:
    body = (
        "STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\nI\tThể chế\n"
        "1\tRà soát quy chế\tVăn phòng\tPhòng Nội vụ; 12 thôn\t30/6/2026\n"
        "2\tKhảo sát hộ dân\tPhòng Kinh tế\t-\tTháng 7 và tháng 11\n"
        "1.\tSở Nội vụ theo dõi việc thực hiện.\n"
    )
    found = tasks(PLAN, f"II. PHÂN CÔNG\n{body}")
    assert [(task.text, task.lead, task.cooperating) for task in found[:2]] == [
        ("Rà soát quy chế", ("Văn phòng",), ("Phòng Nội vụ", "12 thôn")),
        ("Khảo sát hộ dân", ("Phòng Kinh tế",), ()),
    ]
    assert [task.due.due_on for task in found[:2] if task.due] == ["2026-06-30", "2026-11-30"]
    assert found[2].lead == ("Sở Nội vụ",)


def test_a_day_without_its_year_ends_a_sentence() -> None:
    (task,) = tasks(LETTER, "Giao Sở Y tế trình kế hoạch trước ngày 28/6. Hồ sơ gồm hai bản.")
    assert task.due is not None
    assert task.due.due_on == "2026-06-28"
