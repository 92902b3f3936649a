"""A letter that makes a paper known and then asks for it to be carried out passes it on; one that only tells of it does not."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text

ORDER = "Sở Tư pháp đề nghị Ủy ban nhân dân các xã, phường tổ chức quán triệt và thực hiện các quy định tại các văn bản nêu trên."


def relations(body: str, subject: str = "V/v phổ biến quy định mới") -> dict[str, str]:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN\nSỞ TƯ PHÁP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 41/STP-PBGDPL\n{subject}\nHải Sơn, ngày 05 tháng 5 năm 2026\n"
        f"Kính gửi: Ủy ban nhân dân các xã, phường.\n\n{body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn Tám\n"
    )
    return {str(c.notation): c.relation.key for c in read_text(text).citations}


def test_what_is_made_known_and_then_ordered_as_the_papers_above_is_passed_on() -> None:
    found = relations(
        "Ngày 09 tháng 3 năm 2026, Chính phủ ban hành Nghị định số 91/2026/NĐ-CP sửa đổi Nghị định số 12/2020/NĐ-CP về hòa giải.\n"
        f"{ORDER}",
        subject="V/v một số quy định mới về hòa giải",
    )
    assert found == {"91/2026/NĐ-CP": "trien_khai", "12/2020/NĐ-CP": "dan_chieu"}


def test_all_items_of_what_was_issued_are_passed_on() -> None:
    found = relations(
        "Bộ Tư pháp đã ban hành các Thông tư về hòa giải, cụ thể:\n- Thông tư số 03/2026/TT-BTP ngày 02/3/2026 về mẫu sổ;\n"
        f"- Thông tư số 04/2026/TT-BTP ngày 02/3/2026 về thù lao.\n{ORDER}"
    )
    assert set(found.values()) == {"trien_khai"}


@pytest.mark.parametrize(
    "subject", ["V/v triển khai thực hiện thủ tục mới", "Về việc thi hành quy định về hòa giải"]
)
def test_a_letter_about_carrying_out_passes_on_what_it_begins_with(subject: str) -> None:
    told = "Chính phủ vừa ban hành Nghị định số 91/2026/NĐ-CP về hòa giải."
    found = relations(
        f"{told}\nSở Tư pháp đề nghị các xã rà soát tổ hòa giải, báo cáo trước ngày 15/6/2026.", subject
    )
    assert found == {"91/2026/NĐ-CP": "trien_khai"}


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        # nobody is asked for anything
        ("Chính phủ vừa ban hành Nghị định số 91/2026/NĐ-CP về hòa giải. Sở Tư pháp thông báo để biết.", "V/v triển khai hòa giải"),
        # asked for something else
        (
            "Chính phủ vừa ban hành Nghị định số 91/2026/NĐ-CP về hòa giải.\nĐề nghị các xã cử người dự họp ngày 15/6/2026.",
            "V/v mời họp",
        ),
        # the order is quoted
        (
            "Chính phủ vừa ban hành Nghị định số 91/2026/NĐ-CP, trong đó có đoạn: “Bộ Tư pháp đề nghị các tỉnh báo cáo”.",
            "V/v triển khai hòa giải",
        ),
    ],
)  # fmt: skip
def test_a_letter_that_only_tells_of_a_paper_mentions_it(body: str, subject: str) -> None:
    assert relations(body, subject) == {"91/2026/NĐ-CP": "dan_chieu"}


def test_a_letter_received_and_then_ordered_by_its_number_is_passed_on_not_answered() -> None:
    found = relations(
        "Sở Tư pháp nhận được Văn bản số 2201/BTP-PBGDPL ngày 02/4/2026 của Bộ Tư pháp về hòa giải (gửi kèm theo).\n"
        "Giao Phòng Phổ biến pháp luật triển khai thực hiện theo đề nghị của Bộ Tư pháp tại Văn bản số 2201/BTP-PBGDPL."
    )
    assert found == {"2201/BTP-PBGDPL": "trien_khai"}


def test_how_others_are_to_decide_is_no_basis_of_this_paper() -> None:
    found = relations(
        "Về thù lao, ngoài căn cứ Nghị định số 91/2026/NĐ-CP, các xã cần căn cứ vào Nghị định số 92/2026/NĐ-CP."
    )
    assert set(found.values()) == {"dan_chieu"}


def test_the_day_before_what_another_body_did_is_of_that_act() -> None:
    text = (
        "Triển khai thực hiện Nghị định số 91/2026/NĐ-CP của Chính phủ, ngày 17 tháng 6 năm 2026 Bộ trưởng Bộ Tư pháp đã ban "
        "hành Thông tư số 08/2026/TT-BTP về hòa giải."
    )
    days = {str(c.notation): c.issued_on for c in read_text(text).citations}
    assert days["91/2026/NĐ-CP"] is None


def test_the_place_and_day_of_the_next_cell_are_not_of_what_the_subject_cites() -> None:
    text = (
        "BỘ TƯ PHÁP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 53/BTP-PBGDPL\n"
        "V/v triển khai Nghị định số 91/2026/NĐ-CP của Chính phủ | Hà Nội, ngày 03 tháng 02 năm 2026\n\n"
        "Kính gửi: Ủy ban nhân dân các tỉnh.\n\nNghị định số 91/2026/NĐ-CP có hiệu lực từ ngày ký.\n"
    )
    (cited,) = read_text(text).citations
    assert (str(cited.notation), cited.issued_on, cited.issuer, cited.mentions) == (
        "91/2026/NĐ-CP",
        None,
        "Chính phủ",
        2,
    )
