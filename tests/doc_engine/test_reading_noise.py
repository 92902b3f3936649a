"""Noise through the whole reader: no exception, each text in a bounded time. `make fuzz` reads a million of them."""

from __future__ import annotations

import re
from itertools import count

import pytest

from doc_engine.reading import read_text
from tests.doc_engine.reading_noise import KINDS, TooLong, at_most, noise, read_bounded

TEXTS = 320
SEED = 2026


@pytest.mark.parametrize("start", range(0, TEXTS, 80))
def test_noise_is_read_without_an_exception_and_in_a_bounded_time(start):
    for number in range(start, start + 80):
        read_bounded(noise(SEED, number)[1], as_draft=number % 8 == 0)


def test_every_kind_of_noise_is_read_and_comes_again_from_its_number():
    kinds = [noise(SEED, number) for number in range(TEXTS)]
    assert {kind for kind, _ in kinds} == {kind.__name__ for kind in KINDS}
    assert kinds[:20] == [noise(SEED, number) for number in range(20)]


def test_what_takes_too_long_is_told():
    with pytest.raises(TooLong), at_most(0.05):
        sum(number for number in count())


@pytest.mark.parametrize(
    "wall", [" ", "*", "|", "\x07", "\U000e0045", "* |\t", "[[page 1/2]]", "-", "\n*\n", "…"]
)
def test_a_wall_of_what_is_blank_costs_no_square_and_the_citations_around_it_are_read(wall):
    text = f"Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015,{wall * (3_000 // len(wall))} sau đó là Luật Đất đai số 31/2024/QH15;"
    read_bounded(text)
    assert "31/2024/QH15" in [str(citation.notation) for citation in read_text(text).citations]


@pytest.mark.parametrize("word", ["-", "TRƯỜNG", "BAN,", "THƯ -"])
def test_an_agency_of_thousands_of_words_is_read_in_bounded_time(word: str) -> None:
    """A page whose blanks of a header were read as dashes: the time must grow with the text, not with its square."""
    words = f" {word}" * (11_000 // (len(word) + 1))  # within the zone of the header
    tail = "***\nSố: 12-QĐ/TĐ\nAn Bình, ngày 02 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề việc khen thưởng\n"
    read_bounded(f"TỈNH ĐOÀN AN BÌNH\nBAN THƯ-{words}ỜNG VỤ\n{tail}")
    read_bounded(f"TỈNH ĐOÀN AN BÌNH\nBAN THƯ{words}\n{tail}")


def test_a_paper_cut_off_behind_any_joint_of_a_list_is_read() -> None:
    """A copy may stop in the middle of a sentence; what follows a comma is looked at, and nothing follows."""
    paper = (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n-------\nSố: 44/KH-UBND\nTân An, ngày 20 tháng 01 năm 2026\nKẾ HOẠCH\n"
        "Tuyên truyền pháp luật năm 2026\nCăn cứ Luật Đất đai, Luật Nhà ở ngày 27 tháng 11 năm 2023;\nII. NHIỆM VỤ\n"
        "1. Tuyên truyền các luật mới\n- Cơ quan chủ trì: Văn phòng, Phòng Kinh tế; Công an xã.\n"
        "- Cơ quan phối hợp: Các cơ quan, đơn vị; Sở Tư pháp, Sở Nội vụ và Báo, Đài.\n"
        "2. Giao Phòng Kinh tế chủ trì, phối hợp với Công an, Trạm Y tế và các thôn rà soát; yêu cầu Trưởng thôn, "
        "đề nghị Mặt trận, các hội vận động, giám sát.\n"
    )
    for match in re.finditer(r"(?:[,;:.]| và| giao| với)\s+", paper, re.IGNORECASE):
        read_bounded(paper[: match.end()])


def test_one_word_of_thousands_of_letters_within_the_head_is_read_in_bounded_time() -> None:
    """The state's name beside the agency's, one letter of it repeated: the agency then ends with a unit and a long word."""
    head = f"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘ{'Â' * 7_000}I CHỦ NGHĨA VIỆT NAM\nTỈNH AN BÌNH Độc lập - Tự do - Hạnh phúc\n"
    read_bounded(
        f"{head}Số: 47/KH-UBND An Bình, ngày 03 tháng 3 năm 2024\nKẾ HOẠCH\nTuyên truyền pháp luật\n"
    )
