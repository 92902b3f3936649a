"""Lists that a cue governs to their end (liệt kê): "Căn cứ A; B và ý kiến của C tại D", "thay thế A và các quyết định sửa đổi: B"."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.citing.brackets import each_in_brackets, in_parenthesis
from doc_engine.reading.citing.mention import LAWS, Mention
from doc_engine.reading.citing.nesting import LIST_ONLY, SKIPPED, is_next_basis, main_clauses, published_too
from doc_engine.reading.citing.partly import opens_part
from doc_engine.reading.copies.source import Source, loose
from doc_engine.reading.names.bodies import TYPE_WORDS
from doc_engine.reading.words.cues import Cue, Reach
from doc_engine.terms import Relation


class CueAt(NamedTuple):
    """Where a cue stands, and whether it opens a clause."""

    start: int
    end: int
    cue: Cue
    leading: bool


# "; Chương trình làm việc số …": a kind that no table has.
_KIND_ONLY = loose(rf"\s*(?:{TYPE_WORDS})(?: (?!theo|kem|tai|cua|ve|ket)[a-z]{{1,6}}){{0,5}}\s*")


def _large_main(source: Source, start: int, end: int) -> bool:
    """Whether a main clause begins whose subject is set large: "trường phổ thông có nhiều cấp học" is of a title."""
    for match in main_clauses(source, start, end):
        skipped = SKIPPED.match(source.flat, match.start())
        if source.capital_at(skipped.end() if skipped else match.start()):
            return True
    return False


# "Căn cứ Luật A do Lệnh số 8-LCT … công bố": the law is the ground, not what made it known.
_PROMULGATING = ("Lệnh", "Sắc lệnh")
_BY_ORDER = loose(r"[\s,(]{0,4}(?:(?:da )?duoc )?(?:cong bo |ban hanh )?(?:do|tai|theo|bang) (?:cac )?")


# "thay thế Quyết định A và các quyết định sửa đổi, bổ sung: B; C": what amended it goes with it.
_WITH_ITS_CHANGES = loose(
    r"(?:^|[,;]|\sva)\s?(?:cac|nhung) (?:lan (?:sua doi|bo sung|dieu chinh)(?:,? (?:va )?bo sung)? (?:tai|theo)(?: cac)? $|(?:van ban|quyet dinh|nghi quyet|thong tu|nghi dinh|ke hoach) (?:da )?(?:sua doi|bo sung|dieu chinh)"
    r"(?:,? (?:va )?bo sung)?(?: (?:quyet dinh|nghi quyet|thong tu|mot so dieu|quy dinh) [^;:.]{0,60})?(?: (?:bao )?gom| so)?\s?:? ?$)"
)


# "Thực hiện Nghị quyết A và ý kiến của B tại Thông báo …", "và chỉ đạo của B tại buổi làm việc (Thông báo …)"
_CARRIED = (Relation.THUC_HIEN, Relation.TRIEN_KHAI, Relation.CAN_CU)
_WORDS_IN = loose(
    r"(?:,|;|\sva) (?:cac )?(?:y kien(?: chi dao)?|noi dung chi dao|chi dao|ket luan|kien nghi|yeu cau)(?: [^;:()]{1,140})? (?:(?:(?:neu )?tai|trong) (?:cac )?|\()$"
)


# "Theo đề nghị của A tại … và ý kiến thống nhất của các sở: Tài chính (Văn bản …), Tư pháp (Văn bản …)"
_OPINIONS_OF = loose(
    r"(?:,|;|\sva) (?:cac )?y kien (?!chi dao)[^;:()]{0,60}?cua (?:cac )?[^;:()]{2,90}(?:: [^;:()]{2,60})? \($"
)
_OTHER_CLAUSE = loose(r"[;,] (?:duoc su|sau khi) ")  # "…; được sự đồng ý của A tại B, UBND tỉnh …"


# "… hoàn lại tiền theo quy định tại khoản 1, Điều 4, Nghị định A": the commas of a pinpoint part no list.
_PINPOINT_LAST = loose(r"(?:(?:khoan|diem|dieu|muc|tiet|chuong) [\w.]{1,6},? ){1,4}(?:cua )?$")


_CAME_ASIDE = loose(r"[^();]{0,200}(?:\(|\s)(?:ban hanh )?kem(?: theo)?(?: cac)? $")


def aside(source: Source, previous: Mention, mention: Mention) -> bool:
    """ "Tờ trình A (kèm theo Báo cáo B)": B only came with A, what goes on is said of A."""
    return _CAME_ASIDE.fullmatch(source.flat[previous.end : mention.head]) is not None


# "Gửi kèm: Báo cáo A; bản sao Quyết định B"
_COPIED = loose(r"^\s?(?:ban (?:sao|chup|chinh|pho to)|toan van) $")
_MARKED = late(r"^\s{0,4}(?:\(\w{1,2}\)|[a-z\d]\)|[-–+•])\s")  # "(1) A; (2) B"


def still_governed(source: Source, governing: CueAt, previous: Mention, mention: Mention) -> bool:
    """Whether the cue before `previous` governs `mention` too: it goes on the list, and no new clause begins."""
    gap = source.flat[previous.end : mention.head]
    if mention.type in _PROMULGATING and previous.type in LAWS and _BY_ORDER.fullmatch(gap):
        return False
    if is_next_basis(source, previous, mention) or _WITH_ITS_CHANGES.search(gap):
        return ". " not in gap
    said = _WORDS_IN.search(gap) or _OPINIONS_OF.search(gap)
    if each_in_brackets(source, previous, mention) or (
        governing.cue.relation in (*_CARRIED, Relation.THEO_DE_NGHI) and said
    ):
        return ". " not in gap
    left = governing.cue.relation is Relation.KEM_THEO and gap.count(")") > gap.count("(")
    if (
        left
        or in_parenthesis(gap)
        or _OTHER_CLAUSE.search(gap)
        or _large_main(source, previous.end, mention.head)
    ):
        return False
    if governing.cue.relation in _CARRIED and published_too(source, previous.end, mention.head):
        return True
    gap = _PINPOINT_LAST.sub("", gap)
    tail = _MARKED.sub(" ", re.split(r"[,;]|\sva\s", gap)[-1])
    acts = governing.cue.reach is Reach.ACT  # on what it lists, not on what a purpose behind names
    like = LIST_ONLY.fullmatch(tail) or _KIND_ONLY.fullmatch(tail) or _COPIED.match(tail)
    listed = bool(like or mention.issuer_before or (acts and opens_part(tail.strip()))) and bool(
        re.search(r"[,;]|\sva\s|^\s*va\s", gap)
    )
    whole = (governing.leading and not acts) or governing.cue.reach is Reach.ANYWHERE
    return listed or (whole and ";" not in gap and not re.search(r"(?<!\w)(?:theo|quy dinh tai)(?!\w)", gap))
