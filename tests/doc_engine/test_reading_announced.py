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
