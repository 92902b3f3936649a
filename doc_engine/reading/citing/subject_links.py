"""What the subject of a cited paper says it does to another (trích yếu nói gì): amends it, carries it out, answers it.

A letter passes on what it asks others to do; it does not carry out a programme it is only about; a proposal changes
nothing yet; reports of results and boards called after a paper carry out nothing.
"""

from __future__ import annotations

import re

from doc_engine.reading.citing.mention import NORMATIVE, Mention
from doc_engine.reading.copies.source import loose
from doc_engine.reading.words.cues import LINK_CUES, PARTIAL
from doc_engine.terms import Relation

CHANGING = (Relation.SUA_DOI, Relation.THAY_THE, Relation.BAI_BO)
_CARRYING = (Relation.THUC_HIEN, Relation.TRIEN_KHAI)
_PROPOSALS = frozenset({"Tờ trình", "Báo cáo", "Phiếu trình", "Phiếu lấy ý kiến", "Báo cáo thẩm định"})
_LETTERS = _PROPOSALS | {"Công văn", "Văn bản", "Thông báo", "Giấy mời"}
_PAPER = loose(
    r"(?<!\w)(?:chuong trinh|ke hoach|de an|du thao|nghi quyet|quyet dinh|chi thi|huong dan|quy che|quy dinh)(?!\w)"
)
_ASKED = loose(
    r"(?<!\w)(?:giao (?:so|ubnd|uy ban|ban|phong|cong an|cac)|yeu cau|chi dao|don doc|de nghi (?:cac|ubnd|uy ban|so|phong))(?!\w)"
)
_ASSIGNED = loose(r"(?<!\w)giao (?:so|ubnd|uy ban|ban|phong|cong an|cac)(?!\w)")
_REQUESTED = loose(r"(?<!\w)(?:xin|de nghi|kien nghi)(?!\w)")  # of who writes the letter, not of others
_ONLY_PROPOSED = loose(
    r"(?<!\w)(?:de nghi|kien nghi|de xuat|xem xet|gop y|y kien|du thao|xin|tham dinh|xay dung|soan thao)(?!\w)"
)
# "Hướng dẫn điều chỉnh giá … như nêu tại Văn bản số 9": what is said there is not changed.
_SAID_THERE = loose(
    r"(?<!\w)(?:nhu|theo|da)(?: da)?(?: duoc)? (?:neu|noi|de nghi|trinh bay|de xuat)(?: tai| trong)(?: cac)?\s*$"
)
# "kiện toàn Ban Chỉ đạo thực hiện Nghị quyết số …": what the board is called after.
_OF_BOARD = loose(
    r"(?<!\w)(?:ban chi dao|to cong tac|to giup viec|ban dieu hanh|tieu ban)(?: (?:tinh|thanh pho|huyen|xa|phuong))?"
    r"(?: (?:ve|to chuc|trien khai))*\s*$"
)
# "báo cáo kết quả triển khai thực hiện …", "sơ kết 05 năm thực hiện …"
_OF_RESULT = loose(
    r"(?<!\w)(?:ket qua|tinh hinh|qua trinh|tien do|hieu qua|vuong mac|kho khan|kinh phi|huong dan|hoi nghi|(?:so|tong) ket)"
    r"(?: (?:giam sat|kiem tra|ra soat|danh gia))?(?: (?:\d{1,2}|mot|hai|ba|nam) nam)?(?: (?:viec|trong|cong tac|to chuc|trien khai|nam))*\s*$"
)


_ISSUED_WITH = loose(r" ban hanh (?:kem )?theo $")
_CHANGES_FIRST = loose(r"[\s,(]{0,24}(?:ve )?(?:viec )?(?:sua doi|bo sung|dieu chinh|thay the|bai bo)(?!\w)")


def said_in_subject(gap: str, outer: Mention, named: Mention) -> Relation | None:
    """What `outer` does to the paper `named` behind `gap`, the words of its subject (without accents) up to it."""
    best: tuple[int, Relation] | None = None
    issued = _ISSUED_WITH.search(gap) is not None
    for pattern, relation in LINK_CUES:
        if issued and relation not in CHANGING and _CHANGES_FIRST.match(gap):
            continue  # "sửa đổi Quy định về trình tự thực hiện … ban hành kèm theo B": the verb is of its name
        for match in pattern.finditer(gap):
            if best is None or match.start() > best[0]:
                best = (match.start(), relation)
    if best is None or "quy dinh chi tiet" in gap or "huong dan thi hanh" in gap:
        return None
    start, relation = best
    before = gap[:start]
    if relation in CHANGING:
        others = (
            outer.type in _LETTERS and outer.organ != named.organ
        )  # no letter changes another body's paper
        again = relation is Relation.THAY_THE and outer.type == named.type  # a new Tờ trình for an old one
        proposed = others or (outer.type in _PROPOSALS and not again) or _ONLY_PROPOSED.search(before)
        proposed = proposed or _SAID_THERE.search(gap)
        partly = relation is not Relation.SUA_DOI and PARTIAL.search(gap, start)
        return None if proposed else Relation.SUA_DOI if partly else relation
    if relation not in _CARRYING:
        laws = outer.type in NORMATIVE or named.type in NORMATIVE  # they neither answer nor are answered
        return None if relation is Relation.PHUC_DAP and (laws or _ASSIGNED.search(before)) else relation
    if _OF_BOARD.search(before) or _OF_RESULT.search(before):
        return None
    if gap.startswith("theo", start) and named.type in (*NORMATIVE, "Tờ trình"):
        return None
    return _of_letter(before, relation) if outer.type in _LETTERS else relation


def _of_letter(before: str, relation: Relation) -> Relation | None:
    if _PAPER.search(before):
        return None
    passed_on = re.search(r"trien\s+khai\s+$", before) or _ASKED.search(before)
    if passed_on:
        return Relation.TRIEN_KHAI
    return None if _REQUESTED.search(before) else relation
