"""Plans, directives and conclusions (kế hoạch, chỉ thị, thông báo kết luận): whom the cited papers bind, and who tells what."""

from __future__ import annotations

import pytest

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import full_name, locale_of

WRITER = "Ủy ban nhân dân tỉnh Lâm Đồng"


def relations(text: str, kind: str, subject: str | None = None, writer: str = WRITER) -> dict[str, str]:
    """What the paper of a province does with each number that it cites."""
    locale = locale_of(writer, None, "Lâm Đồng")
    read = cited_in(Source.of(text), locale, Acting(kind, True, writer, subject), Own())
    return {citation.notation or citation.title or "": citation.relation.key for citation in read.citations}


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Chỉ thị số 7/CT-TTg ngày 02/02/2026 của Thủ tướng Chính phủ, ngày 09/02/2026 Bộ trưởng Bộ Xây dựng đã ban hành Kế hoạch số 31/KH-BXD.",
        "Triển khai Chỉ thị số 7/CT-TTg, ngày 9 tháng 2 năm 2026, Bộ Xây dựng ban hành Kế hoạch số 31/KH-BXD về kiểm tra cầu yếu.",
        "Thực hiện Chỉ thị số 7/CT-TTg, Bộ Xây dựng vừa ban hành Kế hoạch số 31/KH-BXD.",
    ],
)
def test_what_another_body_did_to_carry_a_paper_out_is_only_told(text: str) -> None:
    assert relations(text, "Công văn") == {"7/CT-TTg": "dan_chieu", "31/KH-BXD": "dan_chieu"}


def test_a_tale_before_what_the_writer_does_leaves_the_writer_the_paper() -> None:
    text = (
        "Thực hiện Chỉ thị số 7/CT-TTg, Sở Xây dựng đã tổ chức kiểm tra các cầu yếu, "
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    )
    assert relations(text, "Kế hoạch") == {"7/CT-TTg": "thuc_hien"}


@pytest.mark.parametrize(
    ("kind", "subject", "item"),
    [
        ("Chỉ thị", "Về an toàn cầu đường", "Hoàn thành các nhiệm vụ được giao tại Kế hoạch số 31/KH-UBND."),
        ("Thông báo", "Kết luận của Chủ tịch UBND tỉnh", "Việc tuyển dụng tiếp tục thực hiện theo Kế hoạch số 31/KH-UBND."),
        ("Thông báo", "Kết luận của Chủ tịch UBND tỉnh", "Giao Sở Xây dựng tham mưu theo chỉ đạo của UBND tỉnh tại Kế hoạch số 31/KH-UBND."),
        ("Hướng dẫn", "Công tác tuyển sinh", "Tiếp tục thực hiện Kế hoạch số 31/KH-UBND."),
    ],
)  # fmt: skip
def test_items_of_a_directive_conclusions_or_a_guide_tell_others_what_to_follow(
    kind: str, subject: str, item: str
) -> None:
    assert relations(f"1. {item}", kind, subject) == {"31/KH-UBND": "trien_khai"}


def test_a_plan_s_own_items_are_not_orders_by_their_type() -> None:
    assert relations("1. Tiếp tục thực hiện Kế hoạch số 31/KH-UBND.", "Kế hoạch") == {
        "31/KH-UBND": "thuc_hien"
    }


def test_an_order_goes_on_in_paragraphs_without_a_mark() -> None:
    text = (
        "Chủ tịch UBND tỉnh giao Sở Xây dựng chủ trì kiểm tra các cầu yếu.\n"
        "Tiếp tục triển khai các giải pháp bảo đảm giao thông theo chỉ đạo của UBND tỉnh tại Công văn số 88/UBND-GT, "
        "Quyết định số 12/QĐ-UBND."
    )
    assert relations(text, "Công văn") == {"88/UBND-GT": "trien_khai", "12/QĐ-UBND": "trien_khai"}


def test_an_order_to_several_bodies_parted_by_semicolons_reaches_what_it_lists() -> None:
    text = (
        "UBND tỉnh yêu cầu Chủ tịch UBND các huyện; thủ trưởng các sở có cầu yếu cắm biển hạn chế tải trọng, "
        "thực hiện có hiệu quả các nội dung chỉ đạo của UBND tỉnh về an toàn cầu; Chỉ thị số 7/CT-TTg."
    )
    assert relations(text, "Công văn") == {"7/CT-TTg": "trien_khai"}


@pytest.mark.parametrize(
    "words", ["tinh thần Chỉ thị", "Chỉ thị", "chỉ đạo của Thủ tướng Chính phủ tại Chỉ thị"]
)
def test_a_paper_s_own_subject_carries_out_the_directive_it_is_by(words: str) -> None:
    subject = f"Về áp dụng các biện pháp an toàn theo {words} số 7/CT-TTg ngày 02/02/2026"
    assert relations(f"KẾ HOẠCH\n{subject}\n", "Kế hoạch", subject) == {"7/CT-TTg": "thuc_hien"}


@pytest.mark.parametrize(
    "text",
    [
        "1. Vụ Pháp chế nghiên cứu, đề xuất sửa đổi Thông tư số 9/2024/TT-BXD.",
        "Giao Vụ Pháp chế đề xuất sửa đổi Thông tư số 9/2024/TT-BXD.",
        "1. Vụ Pháp chế:\na) Đề xuất sửa đổi Thông tư số 9/2024/TT-BXD.",
    ],
)
def test_a_change_that_others_are_told_to_propose_is_no_act_of_the_paper(text: str) -> None:
    assert relations(text, "Chỉ thị", writer="Bộ Xây dựng") == {"9/2024/TT-BXD": "dan_chieu"}


@pytest.mark.parametrize("heading", ["I. CƠ SỞ LẬP PHƯƠNG ÁN", "Căn cứ thực hiện"])
def test_the_items_below_a_heading_of_bases_are_bases_with_or_without_the_part_they_name(
    heading: str,
) -> None:
    text = (
        f"{heading}\n- Điều lệ Đảng;\n- Mục 1, 3 Quy định số 24-QĐ/TW ngày 30/7/2021;\n"
        "- Phần II của Hướng dẫn số 1-HD/TW ngày 28/9/2021.\nII. NỘI DUNG\n1. Theo Kế hoạch số 5/KH-UBND."
    )
    assert relations(text, "Phương án") == {
        "24-QĐ/TW": "can_cu",
        "1-HD/TW": "can_cu",
        "5/KH-UBND": "dan_chieu",
    }


def test_a_report_in_the_bracket_behind_what_was_heard_is_acted_on() -> None:
    text = "Tại phiên họp ngày 05/5/2026, sau khi nghe Sở Xây dựng báo cáo về các cầu yếu (Công văn số 44/SXD-GT), UBND tỉnh kết luận:"
    assert relations(text, "Thông báo") == {"44/SXD-GT": "theo_de_nghi"}


def test_a_second_carrying_out_behind_and_is_the_writer_s_too() -> None:
    text = (
        "Thực hiện Hướng dẫn số 25-HD/BTCTW ngày 10/11/2023 của Ban Tổ chức Trung ương và thực hiện sự chỉ đạo của "
        "Ban Thường vụ Tỉnh ủy tại Công văn số 800-CV/TU, Ban Tổ chức Tỉnh ủy hướng dẫn như sau:"
    )
    assert relations(text, "Hướng dẫn") == {"25-HD/BTCTW": "thuc_hien", "800-CV/TU": "thuc_hien"}


@pytest.mark.parametrize(
    ("writer", "body", "name"),
    [
        ("Ủy ban nhân dân thành phố Bắc Ninh", "Sở Y tế", "Sở Y tế tỉnh Bắc Ninh"),
        ("Ủy ban nhân dân thành phố Bắc Ninh", "UBND thành phố", "Ủy ban nhân dân thành phố Bắc Ninh"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "Sở Y tế", "Sở Y tế thành phố Cần Thơ"),
    ],
)
def test_a_city_within_a_province_has_no_departments_of_its_own(writer: str, body: str, name: str) -> None:
    assert full_name(body, locale_of(writer, None, None)) == name


def test_the_aims_of_a_plan_are_carried_out_by_the_plan_and_its_owners_items_are_orders() -> None:
    aim = "1. Mục đích: cụ thể hóa để triển khai thực hiện hiệu quả Quyết định số 95/QĐ-TTg."
    assert relations(aim, "Kế hoạch") == {"95/QĐ-TTg": "thuc_hien"}
    owner = "2. Sở Xây dựng:\n- Triển khai thực hiện Quyết định số 95/QĐ-TTg."
    assert relations(owner, "Kế hoạch") == {"95/QĐ-TTg": "trien_khai"}


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh đề nghị các đơn vị tuyên truyền theo các nội dung nêu trong Hướng dẫn số 54-HD/BTGTU.",
        "UBND tỉnh yêu cầu cấp ủy các chi bộ làm tốt việc này. Tập trung tuyên truyền 07 nội dung theo Hướng dẫn số 54-HD/BTGTU.",
        "Đề nghị các đơn vị tuyên truyền thực hiện Hướng dẫn số 54-HD/BTGTU.",
        (
            "UBND tỉnh yêu cầu các sở thực hiện tốt các Nghị quyết của Quốc hội, các giải pháp phát triển kinh tế - xã hội đã đề ra"
            " trong các phiên họp thường kỳ và Hướng dẫn số 54-HD/BTGTU."
        ),
    ],
)
def test_what_others_are_asked_to_go_by_is_passed_on(text: str) -> None:
    assert relations(text, "Công văn") == {"54-HD/BTGTU": "trien_khai"}


def test_what_an_opinion_is_about_is_no_act_on_the_paper_that_has_it() -> None:
    text = (
        "Căn cứ Chỉ thị số 29/CT-BGDĐT; ý kiến chỉ đạo của Ban Thường vụ Tỉnh ủy về thực hiện nhiệm vụ năm học "
        "tại Công văn số 33-CV/TU và tình hình của tỉnh; Ủy ban nhân dân tỉnh yêu cầu:"
    )
    assert relations(text, "Chỉ thị") == {"29/CT-BGDĐT": "can_cu", "33-CV/TU": "can_cu"}


def test_the_letters_of_a_body_in_a_bracket_stand_before_the_subject_of_its_paper() -> None:
    text = (
        "Thực hiện Kế hoạch số 17/KH-TTCP của Thanh tra Chính phủ (TTCP) về triển khai Chỉ thị số 10/CT-TTg; "
        "Công văn số 55/BNV-TTr của Bộ Nội vụ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    )
    assert relations(text, "Kế hoạch") == {
        "17/KH-TTCP": "thuc_hien",
        "10/CT-TTg": "dan_chieu",
        "55/BNV-TTr": "thuc_hien",
    }


def test_a_desk_in_a_bracket_and_a_blank_for_the_stroke_do_not_lose_the_day_or_the_number() -> None:
    text = "Căn cứ Công văn số 82/PV11(CS) ngày 18/7/2027 của Công an tỉnh; Công điện số 115 CĐ-TTg ngày 23/1/2027;"
    read = cited_in(Source.of(text), locale_of(WRITER, None, None), Acting("Kế hoạch", True, WRITER), Own())
    assert {c.notation: c.issued_on for c in read.citations} == {
        "82/PV11": "2027-07-18",
        "115/CĐ-TTg": "2027-01-23",
    }


@pytest.mark.parametrize(("kind", "key"), [("Chỉ thị", "trien_khai"), ("Kế hoạch", "thuc_hien")])
def test_a_paper_s_own_subject_may_begin_with_ve_viec(kind: str, key: str) -> None:
    subject = "Về việc triển khai thực hiện Nghị quyết số 8-NQ/TW ngày 02/01/2026 của Bộ Chính trị về tư pháp"
    assert relations(f"{kind.upper()}\n{subject}\n", kind, subject) == {"8-NQ/TW": key}


@pytest.mark.parametrize(
    "text",
    [
        "Trong những năm qua, quán triệt và thực hiện Kết luận số 100-KL/TW của Ban Bí thư, Kế hoạch số 25-KH/TU, công tác này đã được các cấp quan tâm.",
        "Sở Tư pháp vừa làm xong. Thực hiện Kết luận số 100-KL/TW, thời gian qua Sở Tư pháp đã ban hành Kế hoạch số 25-KH/TU.",
    ],
)
def test_what_was_done_in_years_past_is_told(text: str) -> None:
    assert relations(text, "Chỉ thị") == {"100-KL/TW": "dan_chieu", "25-KH/TU": "dan_chieu"}


def test_the_ground_of_who_is_to_act_is_not_the_paper_s() -> None:
    text = "5. Ban Quản lý dự án căn cứ Quyết định số 99/QĐ-UBND khẩn trương lựa chọn nhà thầu."
    assert relations(text, "Thông báo") == {"99/QĐ-UBND": "dan_chieu"}


def test_headings_group_the_bases_below_a_heading_of_bases() -> None:
    text = (
        "II. CƠ SỞ PHÁP LÝ\n1. Văn bản của Trung ương\n- Nghị định số 12/2020/NĐ-CP của Chính phủ;\n"
        "2. Văn bản của tỉnh:\n- Công văn số 4000/UBND-NC của UBND tỉnh.\n"
        "III. THỰC TRẠNG\n- Quyết định số 60/QĐ-UBND giao 25 biên chế."
    )
    assert relations(text, "Đề án") == {
        "12/2020/NĐ-CP": "can_cu",
        "4000/UBND-NC": "can_cu",
        "60/QĐ-UBND": "dan_chieu",
    }


def test_advice_of_a_department_is_acted_on_and_contents_against_a_plan_are_changed_by_it() -> None:
    text = (
        "Thực hiện Chỉ thị số 9/CT-UBND; theo tham mưu của Phòng Kinh tế, Hạ tầng và Đô thị tại Tờ trình số 20/TTr-KT, "
        "UBND xây dựng Kế hoạch:\nCác nội dung tại Kế hoạch số 15/KH-UBND trái với Kế hoạch này được thay thế bằng Kế hoạch này."
    )
    assert relations(text, "Kế hoạch") == {
        "9/CT-UBND": "thuc_hien",
        "20/TTr-KT": "theo_de_nghi",
        "15/KH-UBND": "sua_doi",
    }


def test_the_year_of_a_programme_stands_within_its_number() -> None:
    text = "Thực hiện Nghị quyết số 19-2027/NQ-CP ngày 15/5/2027 của Chính phủ, UBND tỉnh ban hành Kế hoạch:"
    assert relations(text, "Kế hoạch") == {"19-2027/NQ-CP": "thuc_hien"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hưởng ứng Kế hoạch số 14-KH/TU của Tỉnh ủy về trồng cây, UBND tỉnh tổ chức như sau:", "thuc_hien"),
        ("Căn cứ tình hình của tỉnh, nhằm cụ thể hóa Kế hoạch số 14-KH/TU của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch:", "thuc_hien"),
        ("Chương trình này cụ thể hóa Kế hoạch số 14-KH/TU của Tỉnh ủy.", "thuc_hien"),
    ],
)  # fmt: skip
def test_what_a_paper_takes_up_or_aims_at_is_carried_out(text: str, key: str) -> None:
    assert relations(text, "Kế hoạch") == {"14-KH/TU": key}


def test_the_grounds_of_who_is_to_act_below_their_name_are_theirs() -> None:
    text = (
        "Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Nội vụ\n- Triển khai thực hiện nghiêm Quyết định số 18/QĐ-TTg.\n"
        "2. Các xã\n- Căn cứ Quyết định số 18/QĐ-TTg để xây dựng quy chế."
    )
    assert relations(text, "Chỉ thị") == {"18/QĐ-TTg": "trien_khai"}


def test_a_short_name_given_in_a_bracket_does_not_end_a_list() -> None:
    text = (
        "Thực hiện Chỉ thị số 20/CT-TTg ngày 1/2/2025 (sau đây gọi tắt là Chỉ thị 20), Kế hoạch số 5/KH-BNV của "
        "Bộ Nội vụ; UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert relations(text, "Kế hoạch") == {"20/CT-TTg": "thuc_hien", "5/KH-BNV": "thuc_hien"}


def test_a_sentence_may_end_with_a_symbol() -> None:
    text = (
        "Thi hành Luật Hộ tịch, Chính phủ đã ban hành Nghị định số 12/2027/NĐ-CP. "
        "Để triển khai Nghị định số 12/2027/NĐ-CP, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert relations(text, "Kế hoạch") == {"Luật Hộ tịch": "dan_chieu", "12/2027/NĐ-CP": "thuc_hien"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3. Ngoài các nhiệm vụ trên, các sở, ngành tiếp tục thực hiện Kế hoạch số 5/KH-BNV.", "trien_khai"),
        ("6. Nội dung tại điểm 4 Kế hoạch số 5/KH-BNV được thay bằng nội dung tại điểm 3 Kế hoạch này.", "sua_doi"),
    ],
)  # fmt: skip
def test_others_behind_an_aside_and_parts_replaced_by_parts(text: str, key: str) -> None:
    assert relations(text, "Kế hoạch") == {"5/KH-BNV": key}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Kế hoạch", "1. Sở Y tế: Chủ trì triển khai; định kỳ báo cáo Bộ Y tế; tham mưu UBND tỉnh thực hiện Chỉ thị số 8/CT-BYT.", {"8/CT-BYT": "trien_khai"}),
        ("Kế hoạch", "Trên đây là Kế hoạch triển khai thực hiện Chỉ thị số 8/CT-TTg, UBND tỉnh yêu cầu các sở, ngành thực hiện.", {"8/CT-TTg": "thuc_hien"}),
        ("Thông báo", "4. Đối với nội dung đề nghị tại Tờ trình số 50/TTr-SYT của Sở Y tế: thống nhất chủ trương.", {"50/TTr-SYT": "theo_de_nghi"}),
        ("Hướng dẫn", "Hướng dẫn này thay thế Hướng dẫn số 5/HD-SNV và các nội dung hướng dẫn tại Công văn số 60/SNV-CC.", {"5/HD-SNV": "thay_the", "60/SNV-CC": "sua_doi"}),
    ],
)  # fmt: skip
def test_owners_closing_words_requests_and_parts(kind: str, text: str, expected: dict[str, str]) -> None:
    assert relations(text, kind) == expected


@pytest.mark.parametrize("verb", ["điều chỉnh thời gian", "theo yêu cầu", "được phép"])
def test_no_body_s_name_ends_with_va(verb: str) -> None:
    text = f"Theo Kết luận số 30-KL/TU ngày 3/2/2027 của Tỉnh ủy và {verb} của đề án."
    read = cited_in(
        Source.of(text), locale_of(WRITER, None, "Lâm Đồng"), Acting("Kế hoạch", True, WRITER), Own()
    )
    assert [citation.issuer for citation in read.citations] == ["Tỉnh ủy Lâm Đồng"]


def test_the_ground_of_the_last_of_those_asked_is_theirs() -> None:
    text = (
        "UBND tỉnh giao Sở Xây dựng phối hợp với các sở; các hội; UBND các huyện căn cứ chức năng, nội dung chỉ đạo của "
        "Bộ Xây dựng tại Công văn số 18/BXD-HT kiểm tra các cầu yếu."
    )
    assert relations(text, "Công văn") == {"18/BXD-HT": "dan_chieu"}


def test_one_paper_is_one_however_the_fields_of_its_ministry_are_joined() -> None:
    text = (
        "Thực hiện Công văn số 18/LĐTBXH-TE ngày 14/5/2018 của Bộ Lao động - Thương binh và Xã hội, UBND tỉnh yêu cầu:\n"
        "Các sở nghiên cứu chỉ đạo của Bộ Lao động- Thương binh và Xã hội tại Công văn số 18/LĐTBXH-TE."
    )
    read = cited_in(Source.of(text), locale_of(WRITER, None, None), Acting("Công văn", True, WRITER), Own())
    assert [citation.notation for citation in read.citations] == ["18/LĐTBXH-TE"]


def test_a_number_below_its_type_goes_on_with_the_line_above() -> None:
    text = (
        "Căn cứ các nghị định của Chính phủ: Số 92/2006/NĐ-CP ngày 07 tháng 9 năm 2006 về quy hoạch;\n"
        "số 04/2008/NĐ-CP ngày 11 tháng 01 năm 2008 sửa đổi, bổ sung một số điều của Nghị định\n92/2006/NĐ-CP;"
    )
    read = cited_in(Source.of(text), locale_of(WRITER, None, None), Acting("Quyết định", True, WRITER), Own())
    assert [(k.source, k.relation.key, k.target) for k in read.links] == [
        ("04/2008/NĐ-CP", "sua_doi", "92/2006/NĐ-CP")
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Kế hoạch", "Kế hoạch này được triển khai đồng thời với Kế hoạch số 9/KH-BNV."),
        ("Thông báo", "1. Đồng ý cho Sở Y tế gia hạn thời gian thực hiện nhiệm vụ tại Kế hoạch số 9/KH-BNV."),
    ],
)
def test_what_is_carried_out_beside_a_paper_or_later_passes_nothing_on(kind: str, text: str) -> None:
    assert relations(text, kind, "Kết luận của Chủ tịch UBND tỉnh") == {"9/KH-BNV": "dan_chieu"}


@pytest.mark.parametrize("which", ["thứ 3", "đầu tiên", "bản lề", "cuối"])
def test_the_year_of_carrying_out_is_only_told(which: str) -> None:
    text = (
        f"Năm 2027 là năm {which} thực hiện Nghị quyết số 21-NQ/TW ngày 25/10/2017 và Nghị quyết số 11-NQ/TU."
    )
    assert relations(text, "Kế hoạch") == {"21-NQ/TW": "dan_chieu", "11-NQ/TU": "dan_chieu"}
