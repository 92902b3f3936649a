"""The dấu ĐẾN on a copy of a PDF: in a blank place, in its true size, never over the words of the page."""

from __future__ import annotations

import re

import pytest

from doc_engine.arrival_stamp import HEIGHT_MM, WIDTH_MM, ArrivalStamp
from doc_engine.errors import BadInput
from doc_engine.pdf import boxes_of, page_count, text_of
from doc_engine.pdf.stamping import with_arrival_stamp
from tests.doc_engine.test_pdf import pdf, words

STAMP = ArrivalStamp("Ủy ban nhân dân tỉnh Hải Yến", "15", "20/3/2026", "Phòng Nội chính")
FULL = "\n".join(words("x" * 88, 10, y) for y in range(12, 290, 6))
LETTER = "\n".join(
    [words("HEAD OF THE LETTER", 30, 25), *(words("y" * 60, 30, y) for y in range(110, 280, 6))]
)


def line(made: bytes, pattern: str):
    (found,) = [item for item in boxes_of(made)[0].lines if re.search(pattern, item.text)]
    return found.box


def test_the_stamp_stands_in_the_first_blank_place_and_says_what_it_should():
    made = with_arrival_stamp(pdf(LETTER, "second"), STAMP)
    assert made.scale == 1
    assert 25 < made.top_mm < 110 - HEIGHT_MM
    text = text_of(made.pdf)[0]
    for said in (
        "ỦY BAN NHÂN DÂN",
        "TỈNH HẢI YẾN",
        "ĐẾN",
        "Số: 15",
        "Ngày: 20/3/2026",
        "Chuyển: Phòng Nội chính",
    ):
        assert said in text
    assert page_count(made.pdf) == 2


def test_every_word_of_the_stamp_is_inside_the_rectangle_of_50_by_35_mm():
    made = with_arrival_stamp(pdf(LETTER), STAMP, at=(100, 50))
    for pattern in ("HẢI YẾN", "Số: 15", "Ngày", "Chuyển", "Số và ký hiệu"):
        box = line(made.pdf, pattern)
        assert box.left >= 100
        assert box.right <= 100 + WIDTH_MM
        assert box.top >= 50
        assert box.bottom <= 50 + HEIGHT_MM


def test_a_page_without_room_is_made_smaller_and_nothing_is_covered():
    made = with_arrival_stamp(pdf(FULL), STAMP)
    assert made.scale < 1
    first = min(
        (item for item in boxes_of(made.pdf)[0].lines if "xxxx" in item.text), key=lambda item: item.box.top
    )
    assert first.box.top > made.top_mm + HEIGHT_MM
    last = max(
        (item for item in boxes_of(made.pdf)[0].lines if "xxxx" in item.text),
        key=lambda item: item.box.bottom,
    )
    assert last.box.bottom < 297


def test_a_turned_page_is_stamped_as_it_is_seen():
    turned = pdf(LETTER).replace(b"/Type/Page/", b"/Rotate 90/Type/Page/")
    made = with_arrival_stamp(turned, STAMP, at=(200, 100))
    box = line(made.pdf, "Số: 15")
    assert box.left >= 200
    assert box.right <= 200 + WIDTH_MM
    assert box.bottom <= 100 + HEIGHT_MM


def test_a_page_whose_corner_is_not_the_origin_is_stamped_where_asked():
    made = with_arrival_stamp(pdf(LETTER, box="50 80 645.276 921.89"), STAMP, at=(10, 60))
    box = line(made.pdf, "Số: 15")
    assert 10 + 13 <= box.left <= 10 + WIDTH_MM
    assert 60 < box.top < 60 + HEIGHT_MM


@pytest.mark.parametrize("at", [(161, 10), (10, 263), (-1, 10)])
def test_a_place_outside_the_page_is_refused(at):
    with pytest.raises(BadInput, match="--at"):
        with_arrival_stamp(pdf(LETTER), STAMP, at=at)


def test_a_long_handler_and_odd_letters_stay_inside():
    long = ArrivalStamp(
        "Văn phòng “Đoàn” – 文", "12345", "20/3/2026", "Phòng Phổ biến giáo dục pháp luật " * 4
    )
    made = with_arrival_stamp(pdf(LETTER), long, at=(20, 60))
    assert line(made.pdf, "Chuyển").right <= 20 + WIDTH_MM


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"no pdf"])
def test_what_is_no_pdf_is_bad_input(data):
    with pytest.raises(BadInput):
        with_arrival_stamp(data, STAMP)


def test_a_page_too_small_is_told():
    with pytest.raises(BadInput, match="--slip"):
        with_arrival_stamp(pdf("", box="0 0 140 200"), STAMP)
