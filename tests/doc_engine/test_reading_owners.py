"""Who a duty is given to (chủ thể nhiệm vụ): those a sentence names, not those a list is for, nor who asks."""

from __future__ import annotations

import pytest

from tests.doc_engine.task_cases import DECISION, HEAD, LETTER, PLAN, tasks


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
    from doc_engine.reading.copies.source import Source
    from doc_engine.reading.names.body_lists import bodies_in

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


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("2. Đ/c Lê Văn Kiên - Phó Hiệu trưởng: lập lịch thi, phân công giám khảo.", "Đ/c Lê Văn Kiên - Phó Hiệu trưởng"),
        ("2. Ông Lê Văn Kiên: Trưởng ban, chỉ đạo chung.", "Ông Lê Văn Kiên"),
        ("2. Tổ Văn phòng: đ/c Thu (kế toán) dự trù kinh phí; đ/c Lan chuẩn bị phòng họp.", "Tổ Văn phòng"),
        ("2. Chuyên viên phụ trách tổng hợp tham mưu nội dung hội nghị.", "Chuyên viên phụ trách tổng hợp"),
    ],
)  # fmt: skip
def test_persons_and_staff_are_given_duties(item: str, lead: str) -> None:
    found = tasks(PLAN, f"IV. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng: chuẩn bị tài liệu.\n{item}\n")
    assert found[1].lead == (lead,)


def test_partners_stand_behind_cung_too() -> None:
    (task,) = tasks(LETTER, "Giao Sở Y tế chủ trì, cùng Sở Tài chính xác nhận nguồn vốn.")
    assert task.cooperating == ("Sở Tài chính",)


def test_a_ground_before_the_verb_does_not_end_the_duties_of_a_heading() -> None:
    body = "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\nTrên cơ sở dự toán của các đơn vị, thẩm định, bố trí kinh phí.\n"
    assert [task.lead for task in tasks(PLAN, body)] == [("Sở Tài chính",)]


@pytest.mark.parametrize("mark", ["", "Điều 3. "])
def test_who_carries_a_decision_out_may_stand_without_an_article(mark: str) -> None:
    clause = "Chánh Văn phòng, Giám đốc Sở Y tế; các tổ chức liên quan căn cứ Quyết định thi hành./."
    (task,) = tasks(DECISION, f"Điều 1. Bãi bỏ quy chế.\n{mark}{clause}\n")
    assert task.lead == ("Chánh Văn phòng", "Giám đốc Sở Y tế", "các tổ chức liên quan")


def test_a_team_is_called_by_its_whole_name() -> None:
    body = "Điều 2. Nhiệm vụ của Tổ tiếp dân, xử lý đơn thư của công dân:\n1. Tiếp nhận đơn thư.\n2. Lập sổ theo dõi.\n"
    assert [task.lead for task in tasks(DECISION, body)] == [("Tổ tiếp dân, xử lý đơn thư của công dân",)] * 2


def test_chapters_of_party_papers_are_marked_with_a_dash() -> None:
    body = "III- TỔ CHỨC THỰC HIỆN\n1- Trường Chính trị tỉnh: đưa nội dung vào chương trình giảng dạy.\n"
    assert [task.lead for task in tasks(PLAN, body)] == [("Trường Chính trị tỉnh",)]


def test_a_sentence_that_opens_a_list_says_whose_it_is() -> None:
    body = (
        "1. Ban Thường vụ Đảng ủy yêu cầu:\nChi bộ thôn Đông tiếp tục phát huy kết quả, thực hiện nghiêm túc các nội dung sau:\n"
        "- Rà soát quy chế làm việc.\n- Xây dựng kế hoạch khắc phục.\n"
    )
    found = tasks(LETTER, body)
    assert [(task.text[:7], task.lead) for task in found] == [
        ("Rà soát", ("Chi bộ thôn Đông",)),
        ("Xây dựn", ("Chi bộ thôn Đông",)),
    ]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("Trung tâm Kiểm soát thanh toán điện tử: Chủ trì xây dựng tài liệu.", "Trung tâm Kiểm soát thanh toán điện tử"),
        ("Phòng Giám sát thanh tra, kiểm tra: Xây dựng kế hoạch kiểm tra.", "Phòng Giám sát thanh tra, kiểm tra"),
        ("Đề nghị các cơ quan quản lý trực tiếp cơ sở đào tạo phối hợp đôn đốc.", "các cơ quan quản lý trực tiếp cơ sở đào tạo"),
        ("Giao công chức phụ trách văn hóa xã theo dõi lễ hội.", "công chức phụ trách văn hóa xã"),
        ("Đề nghị đồng chí Đảng ủy viên phụ trách thôn Đông dự sinh hoạt và theo dõi.", "đồng chí Đảng ủy viên phụ trách thôn Đông"),
        ("Các chi bộ trực thuộc định kỳ báo cáo kết quả.", "Các chi bộ trực thuộc"),
        ("Cơ sở KCB BHYT: Cử cán bộ tham dự đầy đủ.", "Cơ sở KCB BHYT"),
    ],
)  # fmt: skip
def test_a_name_is_whole_though_words_in_it_look_like_verbs(item: str, lead: str) -> None:
    found = tasks(PLAN, f"IV. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: chuẩn bị tài liệu.\n2. {item}\n")
    assert found[1].lead == (lead,)


@pytest.mark.parametrize(
    ("partners", "found"),
    [
        ("Sở Nội vụ và Sở Tài chính để tích hợp dữ liệu", ("Sở Nội vụ", "Sở Tài chính")),
        ("các đơn vị tổng kết công tác", ("các đơn vị",)),
        ("Văn phòng xây dựng tài liệu", ("Văn phòng",)),
    ],
)
def test_partners_end_before_what_is_done_with_them(partners: str, found: tuple[str, ...]) -> None:
    (task,) = tasks(LETTER, f"Giao Sở Y tế phối hợp với {partners}.")
    assert task.cooperating == found


def test_a_polite_address_is_the_one_written_to() -> None:
    head = HEAD.format(kind="UBND-KT") + "V/v báo cáo\nKính gửi: Bộ Công Thương.\n"
    (task,) = tasks(head, "Ủy ban nhân dân tỉnh đề nghị quý Bộ cung cấp số liệu xuất khẩu.")
    assert task.lead == ("Bộ Công Thương",)


def test_an_item_that_names_others_is_not_given_to_those_the_list_is_for() -> None:
    body = (
        "Tỉnh yêu cầu các đơn vị:\n1. Lập danh mục.\n2. Các sở, ban, ngành tự chấm điểm trên phần mềm.\n"
        "3. Các cơ quan chủ trì tiêu chí cử công chức dự họp.\n4. Các cơ quan chủ trì xây dựng báo cáo.\n"
    )
    found = tasks(LETTER, body)
    assert [task.lead for task in found[1:]] == [
        ("Các sở, ban, ngành",),
        ("Các cơ quan chủ trì tiêu chí",),
        ("Các cơ quan",),
    ]


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("2.1- Đảng ủy xã: kết thúc kiểm tra trước ngày 20/9/2026.", "Đảng ủy xã"),
        ("2. Ban Giám đốc: BSCKII. Lê Văn Nam chỉ đạo chung.", "Ban Giám đốc"),
        ("2. Tổ Công nghệ thông tin trực hỗ trợ hai tuần đầu.", "Tổ Công nghệ thông tin"),
        ("2. Sở Xây dựng (Cơ quan Thường trực Ban An toàn giao thông) kiểm tra bến bãi.", "Sở Xây dựng"),
    ],
)
def test_marks_titles_and_watches_end_no_name(item: str, lead: str) -> None:
    found = tasks(PLAN, f"III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: chuẩn bị tài liệu.\n{item}\n")
    assert found[1].lead == (lead,)


@pytest.mark.parametrize(
    ("item", "lead"),
    [
        ("2. Ủy ban Kiểm tra Đảng ủy đưa nội dung giám sát vào chương trình.", "Ủy ban Kiểm tra Đảng ủy"),
        ("2. Các hợp tác xã nạo vét kênh mương.", "Các hợp tác xã"),
        ("2. Đồng chí Lê Văn Sỹ, Ủy viên UBND xã, Trưởng Công an xã: phụ trách an ninh.", "Đồng chí Lê Văn Sỹ, Ủy viên UBND xã, Trưởng Công an xã"),
        ("2. Chế độ thông tin: Hằng ngày, các thôn báo cáo diện tích hạn về Phòng Kinh tế.", "các thôn"),
    ],
)  # fmt: skip
def test_further_verbs_persons_and_labels_leave_names_whole(item: str, lead: str) -> None:
    found = tasks(PLAN, f"III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: chuẩn bị tài liệu.\n{item}\n")
    assert found[1].lead == (lead,)


def test_those_given_the_lead_are_named_by_it() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Trưởng các đơn vị được giao chủ trì:\n- Xây dựng kế hoạch chi tiết.\n- Bảo đảm tiến độ.\n"
    assert [task.lead for task in tasks(PLAN, body)] == [("Trưởng các đơn vị được giao chủ trì",)] * 2


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("2. Đoàn số 1 do Sở Y tế chủ trì, kiểm tra bếp ăn tập thể.", ("Sở Y tế",)),
        ("2. Các sở: Công Thương, Nông nghiệp và Môi trường: cử cán bộ dự.", ("Sở Công Thương", "Sở Nông nghiệp và Môi trường")),
        ("2. Riêng các xã Yên Châu, Chiềng Khoi báo cáo bổ sung nguyên nhân.", ("các xã Yên Châu, Chiềng Khoi",)),
        ("2. Các cơ sở đoàn trực thuộc: xây dựng kế hoạch của đơn vị.", ("Các cơ sở đoàn trực thuộc",)),
        ("2. Chi đoàn Công an: nòng cốt tham gia giữ gìn trật tự.", ("Chi đoàn Công an",)),
        ("2. Sở Nội vụ chiêu mộ chuyên gia, báo cáo Tỉnh.", ("Sở Nội vụ",)),
        ("2. Giao Sở Y tế các tỉnh miền núi tổ chức tiêm chủng.", ("Sở Y tế các tỉnh miền núi",)),
    ],
)  # fmt: skip
def test_who_leads_is_named_though_other_words_stand_around(item: str, leads: tuple[str, ...]) -> None:
    found = tasks(PLAN, f"III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: chuẩn bị tài liệu.\n{item}\n")
    assert found[1].lead == leads


def test_the_ministry_of_foreign_affairs_keeps_its_last_word() -> None:
    found = tasks(
        LETTER,
        "Tỉnh đề nghị:\n1. Bộ Ngoại giao thực hiện thủ tục đối ngoại.\n2. Giao Sở Ngoại vụ theo dõi.\n",
    )
    assert [task.lead for task in found] == [("Bộ Ngoại giao",), ("Sở Ngoại vụ",)]


def test_partners_are_those_named_first() -> None:
    (task,) = tasks(
        LETTER, "Giao Sở Y tế chủ trì, cùng các đơn vị liên quan kịp thời tham mưu Tỉnh phối hợp với Bộ Y tế."
    )
    assert task.cooperating == ("các đơn vị liên quan",)


def test_kinds_of_bodies_head_a_list_of_duties() -> None:
    body = "Tỉnh yêu cầu:\n1. Các Sở: Công Thương, Xây dựng, Nông nghiệp và Môi trường:\na) Lập kế hoạch.\nb) Gửi báo cáo.\n"
    leads = ("Sở Công Thương", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường")
    assert [task.lead for task in tasks(LETTER, body)] == [leads] * 2


def test_small_roman_numbers_in_brackets_mark_items() -> None:
    body = "UBND tỉnh đề nghị Sở Xây dựng:\n(i). Chỉ đạo các trạm đăng kiểm kiểm tra xe.\n(ii). Hoàn thiện quy trình.\n"
    assert [task.lead for task in tasks(LETTER, body)] == [("Sở Xây dựng",)] * 2


def test_themes_below_a_body_are_what_its_duties_are_about() -> None:
    body = (
        "Tỉnh yêu cầu:\n1. Sở Tài chính\na) Về việc xây dựng nghị quyết phí, lệ phí:\n- Lập dự thảo nghị quyết.\n"
        "b) Về rà soát phân công nhiệm vụ:\n- Trình phương án.\n"
    )
    assert [task.text for task in tasks(LETTER, body)] == ["Lập dự thảo nghị quyết.", "Trình phương án."]


def test_ministers_and_heads_behind_semicolons_are_parted() -> None:
    clause = (
        "Điều 3. Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ; Chủ tịch UBND các xã, phường; người đứng đầu các cơ quan "
        "liên quan chịu trách nhiệm thi hành Quyết định này./."
    )
    (task,) = tasks(DECISION, f"Điều 1. Bãi bỏ quy chế.\n{clause}\n")
    assert task.lead == (
        "Các Bộ trưởng",
        "Thủ trưởng cơ quan ngang bộ",
        "Chủ tịch UBND các xã, phường",
        "người đứng đầu các cơ quan liên quan",
    )
