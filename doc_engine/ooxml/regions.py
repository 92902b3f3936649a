"""The regions of a sample (các phần của văn bản mẫu): head, title, addressees, body, signature, each with its rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from doc_engine.ooxml.checking import WITHOUT_TEXT
from doc_engine.ooxml.fields import FIELDS
from doc_engine.ooxml.proposing import (
    GUESSED,
    LIKELY,
    SURE,
    Board,
    Fill,
    bare,
    is_list,
    is_signing_hint,
    is_title,
    label_before,
    placeholder,
    type_of_title,
)
from doc_engine.ooxml.sample import Passage
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_OPEN = r"[\s\d.…‥_]*"
_NUMBER = re.compile(r"^(\s*Số\s*:?)(.*)$", re.DOTALL | re.IGNORECASE)
_DATE = re.compile(rf"ngày{_OPEN}tháng{_OPEN}năm{_OPEN}", re.IGNORECASE)
_ABOUT = re.compile(r"^(\s*V/v\.?:?)(.*)$", re.DOTALL | re.IGNORECASE)
_ADDRESSED = re.compile(r"^(\s*Kính gửi\s*:?)(.*)$", re.DOTALL | re.IGNORECASE)
_INVITING = re.compile(r"\s*(?:trân trọng (?:kính mời|giới thiệu)|cấp cho)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,2}(?=\s)")
_TELEGRAM = re.compile(r"\s*\d?\s*điện\s*:", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.")
_TITLE_LINES = 6
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


@dataclass(frozen=True)
class Regions:
    """Where a sample's parts begin (indices of its paragraphs; `start`: of the body) and its type, if it can be told."""

    passages: tuple[Passage, ...]
    start: int
    title: int
    signature: int
    notes: int
    type: DocumentType | None

    @cached_property
    def head(self) -> tuple[Passage, ...]:
        """What stands above title and addressees."""
        return self.passages[: self.start]

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """From the title or the addressees to the signature."""
        return self.passages[self.start : self.signature]

    @cached_property
    def signing(self) -> tuple[Passage, ...]:
        """From Nơi nhận to the form's own notes."""
        return self.passages[self.signature : self.notes]


def regions_of(passages: tuple[Passage, ...]) -> Regions:
    """Find the regions; one that is missing begins behind the last paragraph."""
    last = len(passages)
    signature = _first(passages, lambda one: fold(one.text).startswith("noi nhan"), last)
    title = _first(passages[:signature], is_title, last)
    addressed = _first(passages[:signature], lambda one: _ADDRESSED.match(one.text) is not None, last)
    notes = _first(passages[signature:], lambda one: bare(one) == "ghi chu", last - signature) + signature
    kind = type_of_title(passages[title]) if title < last else None
    if title == last and any(_ABOUT.match(one.text) for one in passages[: min(addressed, signature)]):
        kind = DocumentType.CONG_VAN
    start = min(title, addressed, signature)
    if start == signature:  # neither a title nor addressees: the head ends with its last known line
        known = [at for at, one in enumerate(passages[:signature]) if _is_of_head(one)]
        start = known[-1] + 1 if known else 0
    return Regions(passages, start, title, signature, notes, kind)


def _is_of_head(passage: Passage) -> bool:
    return any(pattern.match(passage.text) for pattern in (_NUMBER, _ABOUT)) or (
        _DATE.search(passage.text) is not None and len(passage.text) < 100
    )


def _first(passages: Sequence[Passage], fits: Callable[[Passage], bool], otherwise: int) -> int:
    return next((at for at, one in enumerate(passages) if not one.boxed and fits(one)), otherwise)


# ---- head -------------------------------------------------------------------------------------------------


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
    elif (found := _NUMBER.match(text)) and ("/" in found[2] or passage.gaps):
        fill = Fill(found.end(1), len(text), " {{ so }}/{{ ky_hieu }}")
        board.fill(passage, "Số", ("so", "ky_hieu"), (fill,), _sure(passage))
    elif found := _DATE.search(text):
        _place_and_date(passage, found, board)
    elif found := _ABOUT.match(text):
        fill = Fill(found.end(1), len(text), " {{ trich_yeu }}")
        board.fill(passage, "V/v", ("trich_yeu",), (fill,), _sure(passage))
    elif name is not None:
        board.whole(passage, name, bare(passage))


def _place_and_date(passage: Passage, found: re.Match[str], board: Board) -> None:
    fills = [Fill(found.start(), found.end(), "{{ ngay_thang }}")]
    names = ["ngay_thang"]
    before = passage.text[: found.start()]
    if any(end <= found.start() for _, end in passage.gaps) or not before.strip(" ,"):
        fills.insert(0, Fill(0, found.start(), "{{ dia_danh }}, "))
        names.insert(0, "dia_danh")
    board.fill(passage, "địa danh, ngày tháng năm", names, fills, _sure(passage))


def _sure(passage: Passage) -> float:
    """Words that are left open are surely a place to fill; words already filled in are likely one."""
    return SURE if passage.gaps or "  " in passage.text.strip() else LIKELY


def _agency(regions: Regions, board: Board) -> None:
    """Dotted lines in the left cell of the head: the parent body above, the agency itself last."""
    left = [one for one in regions.head if one.table and one.column == 1 and board.free(one) and one.only_gap]
    if left and "co_quan" not in board.fields:
        board.whole(left.pop(), "co_quan", "dòng trống trên ô tên cơ quan", GUESSED)
    for passage in left[:1]:
        board.whole(passage, "co_quan_chu_quan", "dòng trống trên ô tên cơ quan", GUESSED)


# ---- title ------------------------------------------------------------------------------------------------


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


# ---- body -------------------------------------------------------------------------------------------------


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
    if found := _ADDRESSED.match(passage.text):
        _addressees(passage, found, regions, board)
    elif signing:
        _two_signers(passage, board)
    elif name == "tham_quyen":
        board.when(passage, name, "thẩm quyền ban hành")
    elif said.startswith("can cu") and passage.gaps:
        board.whole(passage, "can_cu", "Căn cứ")
    elif said.startswith("theo de nghi") and passage.gaps:
        board.when(passage, "theo_de_nghi", "Theo đề nghị")
    elif regions.type is DocumentType.CONG_DIEN and said.startswith("-") and "noi_nhan_dien" in FIELDS:
        board.whole(passage, "noi_nhan_dien", "nơi nhận điện")
    elif passage.gaps:
        labelled(passage, regions.type, board)


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
    board.fill(passage, "Kính gửi", ("kinh_gui_mot",), (fill,), _sure(passage))
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


# ---- signature --------------------------------------------------------------------------------------------


def propose_signature(regions: Regions, board: Board) -> None:
    """Recipients on the left; authority, hints and name on the right."""
    if regions.signature == len(regions.passages):
        return
    label = regions.signing[0]
    written = [one for one in regions.signing if one.written and board.free(one)]
    left = [one for one in written if one.table == label.table and one.column == label.column]
    _recipients(label, [one for one in left if one.text.lstrip().startswith(("-", "–", "+"))], board)
    if label.table:
        right = [one for one in written if one.table == label.table and one.column != label.column]
        _signer(right, board)


def _recipients(label: Passage, listed: list[Passage], board: Board) -> None:
    for passage in listed:
        board.whole(passage, "noi_nhan", "danh sách Nơi nhận")
    if not listed:
        board.fill(label, "Nơi nhận", (), ())
        board.add_list(label, "noi_nhan")


def _signer(right: list[Passage], board: Board) -> None:
    named = right[-1] if right else None
    top = list(takewhile(lambda one: one is not named and _is_authority(one), right))
    for passage in top:
        sure = LIKELY if placeholder(passage) is None else 0.95
        board.whole(passage, "quyen_han", "quyền hạn, chức vụ của người ký", sure)
    for passage in right[len(top) :]:
        if is_signing_hint(passage):
            board.clear(passage, "chỗ ký")
        elif passage is named and (
            placeholder(passage) == "ho_ten" or passage.only_gap or _is_name(passage.text)
        ):
            sure = 0.95 if placeholder(passage) == "ho_ten" else GUESSED
            board.whole(passage, "ho_ten", "họ và tên người ký", sure)


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 7 and all(word[0].isalpha() for word in words)


def _is_authority(passage: Passage) -> bool:
    text = passage.text.strip()
    if placeholder(passage) == "quyen_han" or passage.only_gap:
        return True
    return not is_signing_hint(passage) and (text == text.upper() or _AUTHORITY.match(text) is not None)
