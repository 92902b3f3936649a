"""What OCR says of its own words: an own number or day of unsure words is left out, everything else is read."""

from __future__ import annotations

import pytest

from doc_engine.reading import TYPED, Legibility, Reading, read_text

LETTER = """ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ PHƯỚC BÌNH         Độc lập - Tự do - Hạnh phúc
Số: 238/UBND-VX       Phước Bình, ngày 07 tháng 11 năm 2024

Kính gửi: Các trường học trên địa bàn.

Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2024 của UBND huyện, Ủy ban nhân dân xã đề nghị các trường báo cáo.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def read(text: str = LETTER, **unsure: int) -> Reading:
    """The reading of a scan whose words have a confidence of 95 but for those named, spelled without slash and hyphen."""
    names = {word: "".join(filter(str.isalnum, word)) for word in text.split()}
    return read_text(
        text,
        Legibility(
            tuple(unsure.get("_" + names[word], unsure.get(names[word], 95)) for word in text.split())
        ),
    )


def test_a_number_of_sure_words_is_read_from_a_scan() -> None:
    header = read().header
    assert (header.notation, header.issued_on) == ("238/UBND-VX", "2024-11-07")
    assert read().warnings == ()


@pytest.mark.parametrize("confidence", [0, 49, 84])
def test_a_number_of_an_unsure_word_is_left_out_and_what_was_seen_is_told(confidence: int) -> None:
    found = read(_238UBNDVX=confidence)
    assert (found.header.notation, found.header.number, found.header.symbol) == (None, None, "UBND-VX")
    assert (found.header.issued_on, found.header.type) == ("2024-11-07", "Công văn")
    (warning,) = found.warnings
    assert "238/UBND-VX" in warning
    assert "không chắc" in warning
    assert [citation.notation for citation in found.citations] == ["12/KH-UBND"]


@pytest.mark.parametrize("word", ["_07", "_11", "_2024"])
def test_a_day_with_an_unsure_part_is_left_out_whole(word: str) -> None:
    found = read(**{word: 50})
    assert (found.header.issued_on, found.header.notation) == (None, "238/UBND-VX")
    (warning,) = found.warnings
    assert "07 tháng 11 năm 2024" in warning


def test_a_day_that_is_none_is_left_out_of_a_scan_and_its_year_with_it() -> None:
    """Where a pen's day was misread its year was seldom read better; of a draft that was typed it is kept."""
    blank = LETTER.replace("ngày 07 tháng", "ngày … tháng")
    assert read_text(blank).header.issued_on == read(blank).header.issued_on == "2024-11"
    spoilt = LETTER.replace("ngày 07 tháng", "ngày 0Đ tháng")
    assert read_text(spoilt).header.issued_on == "2024-11"
    assert read(spoilt).header.issued_on is None


def test_unsure_words_elsewhere_cost_nothing() -> None:
    assert read(Phước=20, Số=30, UBND=10, Kính=0).header == read().header


def test_a_number_in_two_words_is_as_sure_as_the_less_sure_one() -> None:
    text = LETTER.replace("Số: 238/UBND-VX", "Số:238 /UBND-VX")
    assert read(text).header.notation == "238/UBND-VX"
    assert read(text, Số238=60).header.notation is None
    assert read(text, UBNDVX=60).header.notation is None


def test_a_blank_on_a_scan_may_be_a_number_written_by_hand() -> None:
    """No draft: OCR does not see everything that a pen wrote."""
    text = LETTER.replace("238/", "      /")
    assert read_text(text).header.is_draft
    found = read(text)
    assert not found.header.is_draft
    assert any("nhập tay" in warning for warning in found.warnings)


def test_a_letter_behind_the_number_is_believed_where_it_was_typed() -> None:
    text = LETTER.replace("238/", "23B/")
    assert read_text(text).header.notation is None
    assert read_text(text, TYPED).header.notation == "23B/UBND-VX"


def test_words_that_are_no_longer_the_same_ones_are_all_unsure() -> None:
    assert Legibility((95, 95)).of("một hai") == Legibility((95, 95))
    assert Legibility((95, 95)).of("mộthai").confidences == (0,)
    assert TYPED.of("một hai") is TYPED


def test_the_least_sure_word_of_a_stretch_counts_also_where_the_stretch_begins_inside_it() -> None:
    said, sure = "a bcd\n ef  g", Legibility((10, 20, 30, 40))
    assert [sure.least(said, *span) for span in ((0, 1), (3, 5), (2, 8), (7, 12), (11, 12), (5, 5))] == [
        10, 20, 20, 30, 40, 100,
    ]  # fmt: skip
