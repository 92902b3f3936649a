"""A layout's left margin is no part of the text: names that go on in the next line are whole, columns stay columns."""

from __future__ import annotations

import pytest

from doc_engine.reading import read_text
from doc_engine.reading.copies.margins import without_margins
from doc_engine.reading.copies.pieces import UNCHANGED

BODY = (
    "Ngày 09 tháng 6 năm 2026, Chính phủ ban hành Nghị định số 119/2026/NĐ-CP sửa đổi Nghị\n"
    "định số 06/2022/NĐ-CP ngày 07 tháng 01\n"
    "năm 2022 của Chính phủ về hòa giải ở cơ sở. Bộ trưởng Bộ Tư pháp đã ban hành Thông\n"
    "tư số 08/2026/TT-BTP ngày 17 tháng 6 năm 2026 về mẫu sổ theo dõi hòa giải ở cơ sở.\n"
)


def facts(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(str(c.notation), c.issued_on, c.issuer) for c in read_text(text).citations}


@pytest.mark.parametrize("margin", [4, 8, 14])
@pytest.mark.parametrize("first", [0, 7])
def test_running_text_within_a_margin_says_what_it_says_without_one(margin: int, first: int) -> None:
    rows = BODY.splitlines()
    layout = [" " * (margin + first) + rows[0], *(" " * margin + row for row in rows[1:])]
    assert facts("\n".join(layout)) == facts(BODY)
    assert ("06/2022/NĐ-CP", "2022-01-07", "Chính phủ") in facts(BODY)


def test_a_paragraph_of_two_lines_loses_its_margin_too() -> None:
    words = "Thực hiện Kế hoạch số 15/KH-UBND ngày 15/9/2025 của UBND huyện Hạ\n{}Lang, Phòng Nội vụ thông báo như sau:\n"
    assert facts(f"Số: 3/TB\n\n{14 * ' '}{words.format(8 * ' ')}") == {
        ("15/KH-UBND", "2025-09-15", "Ủy ban nhân dân huyện Hạ Lang")
    }


def test_a_first_line_stays_indented_against_the_others() -> None:
    long = "x" * 70
    assert without_margins(f"A\n{' ' * 15}{long}\n{' ' * 8}{long}\n")[0] == f"A\n{' ' * 7}{long}\n{long}\n"


@pytest.mark.parametrize(
    "kept",
    [
        f"A\n{' ' * 40}KT. CHỦ TỊCH\n{' ' * 40}PHÓ CHỦ TỊCH\n",
        f"A\n{' ' * 6}ỦY BAN NHÂN DÂN{' ' * 20}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{' ' * 8}TỈNH{' ' * 30}Độc lập - Tự do - Hạnh phúc và những chữ khác\n",
        f"A\n   {'x' * 70}\n   {'x' * 70}\n",
    ],
)
def test_signatures_columns_and_small_indents_stay_where_they_are(kept: str) -> None:
    assert without_margins(kept) == (kept, UNCHANGED)


def test_places_of_citations_are_places_of_the_text_as_it_came() -> None:
    layout = "Kính gửi: Sở A\n" + "\n".join(" " * 9 + row for row in BODY.splitlines())
    said = {layout[slice(*span)] for citation in read_text(layout).citations for span in citation.spans}
    assert f"Nghị\n{' ' * 9}định số 06/2022/NĐ-CP ngày 07 tháng 01\n{' ' * 9}năm 2022 của Chính phủ" in said
    assert all(words.startswith(("Nghị", "Thông")) and not words.endswith(" ") for words in said)
