"""The body of a sample (phần nội dung): addressees, grounds, labelled lines, and the open lines that are the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile

from doc_engine.ooxml.checking import WITHOUT_TEXT
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.proposing import (
    GUESSED,
    LIKELY,
    Board,
    Fill,
    bare,
    is_list,
    is_signing_hint,
    label_before,
    placeholder,
)
from doc_engine.ooxml.regions import ADDRESSED, Regions, sure_of
from doc_engine.ooxml.sample import Passage
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_INVITING = re.compile(r"\s*(?:trân trọng (?:kính mời|giới thiệu)|cấp cho)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,2}(?=\s)")
_TELEGRAM = re.compile(r"\s*\d?\s*điện\s*:", re.IGNORECASE)
_LOOK_BACK = 50
# Fields whose paragraph is complete: open lines below it are the text.
_CLOSED = {
    "trich_yeu",
    "ke_trich_yeu",
    "kinh_gui_nhieu",
    "noi_nhan_dien",
    "noi_dung",
    "tham_quyen",
    "ten_loai",
    "ten_co_quan",
}


def propose_body(regions: Regions, board: Board) -> None:
    """Addressees, grounds, labelled lines; what is left open otherwise is the text of the document."""
    runs: list[list[Passage]] = []
    before: Passage | None = None
    for passage in (one for one in regions.body if one.written):
        if board.free(passage) and _is_text(passage, regions):
            if before is None or not runs or runs[-1][-1] is not before:
                runs.append([])
            runs[-1].append(passage)
        elif board.free(passage):
            _body_line(passage, regions, board)
        before = passage
    _text(runs, regions, board)
    _proposer(regions, board)


def _proposer(regions: Regions, board: Board) -> None:
    """The line "Theo đề nghị của …" below the grounds, where the sample has no place for it."""
    for passage in regions.body:
        one = board.found.get(passage.number)
        if one is not None and "can_cu" in one.fields and "theo_de_nghi" not in board.fields:
            lines = ("{%p if theo_de_nghi %}", "{{ theo_de_nghi }}", "{%p endif %}")
            fields = (*one.fields, "theo_de_nghi")
            board.put(replace(one, fields=fields, after=(*one.after, *lines)))


def _is_text(passage: Passage, regions: Regions) -> bool:
    said = fold(passage.text).lstrip()
    if regions.type is DocumentType.CONG_DIEN and said.startswith("-"):
        return False
    if placeholder(passage) == "noi_dung" or bare(passage) in {"", "/"}:
        return True
    return passage.only_gap or (bool(passage.gaps) and said.startswith(("dieu ", "dieu.")))


def _body_line(passage: Passage, regions: Regions, board: Board) -> None:
    said = fold(passage.text).lstrip()
    name = placeholder(passage)
    signing = regions.type is DocumentType.BIEN_BAN and passage.table and "ky_trai" in FIELDS
    if found := ADDRESSED.match(passage.text):
        _addressees(passage, found, regions, board)
    elif signing:
        _two_signers(passage, board)
    elif name == "tham_quyen":
        board.when(passage, name, "thẩm quyền ban hành")
    elif said.startswith("can cu") and passage.gaps and _is_ground(said, regions.type):
        board.whole(passage, "can_cu", "Căn cứ")
    elif said.startswith("theo de nghi") and passage.gaps:
        board.when(passage, "theo_de_nghi", "Theo đề nghị")
    elif regions.type is DocumentType.CONG_DIEN and said.startswith("-") and "noi_nhan_dien" in FIELDS:
        board.whole(passage, "noi_nhan_dien", "nơi nhận điện")
    elif passage.gaps:
        labelled(passage, regions.type, board)


def _is_ground(said: str, kind: DocumentType | None) -> bool:
    """A công văn's "Căn cứ …, Sở … đề nghị …" is a sentence of its text, no line of grounds."""
    return kind is not DocumentType.CONG_VAN or said.rstrip().endswith(";")


def _two_signers(passage: Passage, board: Board) -> None:
    """The minutes' signatures: the secretary's on the left, the chair's on the right."""
    left = passage.column == 1
    if is_signing_hint(passage) or fold(passage.text).startswith("dau/chu ky"):
        board.clear(passage, "chỗ ký")
    elif placeholder(passage) == "ho_ten":
        board.whole(passage, "ky_trai_ten" if left else "ho_ten", "họ và tên người ký")
    elif passage.text.strip() and passage.text == passage.text.upper():
        board.whole(passage, "ky_trai" if left else "quyen_han", "chức danh người ký")


def _addressees(passage: Passage, found: re.Match[str], regions: Regions, board: Board) -> None:
    fill = Fill(found.end(1), len(passage.text), " {{ kinh_gui_mot }}")
    board.fill(passage, "Kính gửi", ("kinh_gui_mot",), (fill,), sure_of(passage))
    below = [one for one in regions.body if one.number > passage.number and one.written]
    listed = list(takewhile(lambda one: one.text.lstrip().startswith(("-", "–")), below))
    if not listed:
        board.add_list(passage, "kinh_gui_nhieu")
    for one in listed:
        board.whole(one, "kinh_gui_nhieu", "danh sách Kính gửi")


def labelled(passage: Passage, kind: DocumentType | None, board: Board) -> None:
    """Fill each open stretch by the words before it; one that has no label leaves the paragraph to the clerk."""
    fills: list[Fill] = []
    names: list[str] = []
    after: tuple[str, ...] = ()
    at = 0
    for start, end in passage.gaps:
        words = passage.text[at:start]
        label = label_before(words, kind)
        if not words.strip(" .,;:") and (name := _acting(passage.text[end:])):
            number = _DIGITS.match(passage.text, end)
            fills.append(Fill(start, number.end() if number else end, f"{{{{ {name} }}}}"))
            names.append(name)
        elif label is not None and not is_list(label.field):
            space = "" if words[-1:].isspace() else " "
            fills.append(Fill(start, end, space + label.filled))
            names.append(label.field)
            after = label.after or after
        elif label is not None and len(passage.gaps) == 1:
            board.fill(passage, label.words, (), (Fill(start, end, ""),), LIKELY)
            return board.add_list(passage, label.field)
        elif not words.strip(" .,;/") and fills:
            fills.append(Fill(start, end, ""))
        else:
            return board.leave(passage)
        at = end
    board.fill(passage, ", ".join(names), names, fills, LIKELY)
    board.put(replace(board.found[passage.number], after=after))
    return None


def _acting(words: str) -> str:
    """The field of an open stretch before "… trân trọng kính mời", "… cấp cho", "… điện:"."""
    if _TELEGRAM.match(words) and "nguoi_dien" in FIELDS:
        return "nguoi_dien"
    return "ten_co_quan" if _INVITING.match(words) else ""


def _text(runs: list[list[Passage]], regions: Regions, board: Board) -> None:
    """One run of open lines is the text; those that run on from a labelled line go; others are left to the clerk."""
    written = [one for one in regions.body if one.written]
    running = [_runs_on(run, written, board) for run in runs]
    if runs and all(running) and regions.type not in WITHOUT_TEXT:
        running[-1] = False
    sure = LIKELY if running.count(False) == 1 else GUESSED
    for run, runs_on in zip(runs, running, strict=True):
        chosen = "noi_dung" not in board.fields
        for passage in run:
            if runs_on:
                board.remove(passage, "dòng tiếp theo của mục trên")
            elif chosen:
                board.whole(passage, "noi_dung", "nội dung văn bản", sure)
            else:
                board.leave(passage, "Nội dung chỉ đặt ở một chỗ; hãy viết các đề mục này trong nội dung.")
    if "noi_dung" not in board.fields:
        _below_heading(regions, board)


def _below_heading(regions: Regions, board: Board) -> None:
    """The text below a heading "Nội dung …:" that leaves white space only."""
    for passage in regions.body:
        said = fold(passage.text).strip()
        if board.free(passage) and said.startswith("noi dung") and said.endswith(":"):
            board.fill(passage, "Nội dung", ("noi_dung",), (), LIKELY)
            board.put(replace(board.found[passage.number], after=("{{p noi_dung }}",)))
            return


def _runs_on(run: list[Passage], written: list[Passage], board: Board) -> bool:
    """Whether the lines continue the stretch of a line that a label filled, or of the grounds above."""
    first = bisect_left(written, run[0].number, key=lambda one: one.number)
    for passage in reversed(written[max(first - _LOOK_BACK, 0) : first]):
        one = board.found.get(passage.number)
        if one is None:
            return False
        if not one.removed:
            return bool(one.fields) and not {*one.fields} & _CLOSED
    return False
