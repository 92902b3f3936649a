"""The head and the title of a sample (phần đầu, tên loại và trích yếu): agency, number, date, subject, rules."""

from __future__ import annotations

import re

from doc_engine.ooxml.proposing import GUESSED, LIKELY, Board, Fill, bare, placeholder
from doc_engine.ooxml.regions import ABOUT, DATE, NUMBER, Regions, sure_of
from doc_engine.ooxml.sample import Passage
from doc_engine.text import fold

_TITLE_LINES = 6


def propose_head(regions: Regions, board: Board) -> None:
    """Agency, number, date, V/v and the rule under the agency's name."""
    for passage in regions.head:
        if board.free(passage) and passage.written:
            _head_line(passage, board)
    _agency(regions, board)


def _head_line(passage: Passage, board: Board) -> None:
    text = passage.text
    name = placeholder(passage)
    if passage.is_rule:
        if passage.table and passage.column == 1 and "ke_co_quan" not in board.fields:
            board.whole(passage, "ke_co_quan", "đường kẻ dưới tên cơ quan", LIKELY)
    elif (found := NUMBER.match(text)) and ("/" in found[2] or passage.gaps):
        fill = Fill(found.end(1), len(text), " {{ so }}/{{ ky_hieu }}")
        board.fill(passage, "Số", ("so", "ky_hieu"), (fill,), sure_of(passage))
    elif found := DATE.search(text):
        _place_and_date(passage, found, board)
    elif found := ABOUT.match(text):
        fill = Fill(found.end(1), len(text), " {{ trich_yeu }}")
        board.fill(passage, "V/v", ("trich_yeu",), (fill,), sure_of(passage))
    elif name is not None:
        board.whole(passage, name, bare(passage))


def _place_and_date(passage: Passage, found: re.Match[str], board: Board) -> None:
    fills = [Fill(found.start(), found.end(), "{{ ngay_thang }}")]
    names = ["ngay_thang"]
    before = passage.text[: found.start()]
    if any(end <= found.start() for _, end in passage.gaps) or not before.strip(" ,"):
        fills.insert(0, Fill(0, found.start(), "{{ dia_danh }}, "))
        names.insert(0, "dia_danh")
    board.fill(passage, "địa danh, ngày tháng năm", names, fills, sure_of(passage))


def _agency(regions: Regions, board: Board) -> None:
    """Dotted lines in the left cell of the head: the parent body above, the agency itself last."""
    left = [one for one in regions.head if one.table and one.column == 1 and board.free(one) and one.only_gap]
    if left and "co_quan" not in board.fields:
        board.whole(left.pop(), "co_quan", "dòng trống trên ô tên cơ quan", GUESSED)
    for passage in left[:1]:
        board.whole(passage, "co_quan_chu_quan", "dòng trống trên ô tên cơ quan", GUESSED)


def propose_title(regions: Regions, board: Board) -> None:
    """The type's name where it is left open, the subject and the rule below it."""
    if regions.title == len(regions.passages):
        return
    title = regions.passages[regions.title]
    if placeholder(title) == "ten_loai":
        board.whole(title, "ten_loai", "tên loại văn bản")
    written = [one for one in regions.body if one.number > title.number and one.written]
    for passage in written[:_TITLE_LINES]:
        if passage.is_rule:
            board.kept.add(passage.number)
            if "trich_yeu" in board.fields:
                board.whole(passage, "ke_trich_yeu", "đường kẻ dưới trích yếu", LIKELY)
            return
        again = "trich_yeu" in board.fields
        if not board.free(passage) or not _is_subject(passage) or (again and not passage.only_gap):
            return
        board.whole(passage, "trich_yeu", "trích yếu dưới tên loại", LIKELY)


def _is_subject(passage: Passage) -> bool:
    said = fold(passage.text).lstrip()
    if said.startswith(("can cu", "kinh gui", "theo de nghi", "dieu ")) or said.rstrip().endswith(":"):
        return False
    if placeholder(passage) == "trich_yeu":
        return True
    return bool(passage.gaps) and ":" not in passage.text[: passage.gaps[0][0]]
