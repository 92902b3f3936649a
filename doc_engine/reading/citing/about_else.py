"""What a cue cannot mean (đối tượng khác): a law is no request, a ground may be a result, an order reaches one clause."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.enumerating import CueAt
from doc_engine.reading.citing.mention import NORMATIVE, Mention
from doc_engine.reading.copies.source import loose
from doc_engine.reading.names.bodies import TYPE_WORDS
from doc_engine.reading.words.cues import PINPOINTS, Reach
from doc_engine.terms import Relation

_LONGEST_ORDER = 160  # characters
_LAST_OF_LIST = late(r";\s{0,4}(?:cac\s?)?$")  # “… các chỉ đạo của Tỉnh ủy; Chỉ thị số …”
# "Trên cơ sở các kết quả đạt được, để đạt mục tiêu theo X", "… kết quả rà soát theo X": the ground is the result, not X.
_SPENT = loose(
    r"[,;] (?:de|nham) [^;]*$|^[^,;]{0,60} (?:neu tren|noi tren|tren day|tren),|^ ?(?:(?:cac|nhung) )?(?:ket qua|thanh tuu|tinh hinh|thuc trang|so lieu)(?!\w)[^,;]*? theo (?:(?:y kien |su )?(?:chi dao|yeu cau|ke hoach)(?: cua [^,;]{3,60})? (?:tai|trong) )?(?:cac )?$"
    r"|^ ?(?:vao )?(?:kha nang|dieu kien|nhu cau|tinh hinh|thuc te)(?!\w)[^;]*? theo quy dinh (?:cua|tai) (?:cac )?$"
    r"|^ ?(?:vao )?(?:du toan|nhiem vu|chuc nang|chi tieu|muc tieu|khoi luong|nguon|kha nang|dieu kien|tinh hinh|nhu cau)(?!\w)[^;]*?,"
    r" (?:thuc hien|bo tri|su dung|lap|xay dung|can doi|quyet toan|thanh toan|chu dong|tham muu|to chuc)(?!\w)[^;]* (?:tai|theo) (?:cac )?$"
)


# “trả lời đơn của ông A theo Quyết định số …”: the request is answered, by the rules of the decision.
_RULES = ("Quyết định", "Nghị quyết", "Kế hoạch", "Hướng dẫn", "Quy định", "Quy chế", "Quy trình")
_ACCORDING = loose(rf"\stheo (?:quy dinh (?:tai|cua) )?{PINPOINTS}$")


# "đã nhận được đề xuất của A … theo quy định tại Công văn số 9"
_AS_SAID = loose(
    r"\stheo (?:dung )?(?:quy dinh|huong dan|yeu cau|chi dao|noi dung) (?:tai|cua|trong|neu tai) (?:cac )?$"
)


# "Thực hiện Chương trình công tác năm 2015 … theo quy định của Thông tư A": the programme is carried out.
_OF_ANOTHER_PAPER = loose(
    rf" (?:cac )?(?:{TYPE_WORDS})(?! so(?!\w))(?!\w)[^;:]{{3,200}} theo (?:dung )?(?:quy dinh|huong dan) (?:tai|cua|trong) (?:cac )?$"
)


# "nhận được hồ sơ dự thảo Quyết định thay thế Quyết định A"
_TO_BE_CHANGED = loose(
    r"\s(?:ho so|du thao|de nghi)(?!\w)[^;]* (?:sua doi|bo sung|thay the|bai bo)(?:,? bo sung)?(?: mot so dieu(?: cua)?)? (?:cac )?$|(?<!\w)(?:khieu nai|khoi kien|to cao)(?: doi voi)? (?:cac )?$"
)


# "Để triển khai Nghị quyết A và trong khi chờ Bộ B ban hành Thông tư thay thế Thông tư C": C is to be replaced.
_AWAITED = loose(
    r"(?<!\w)(?:trong (?:khi|thoi gian) )?cho (?:doi )?[^;:.]{2,120} (?:thay the|sua doi|bo sung)[^;:.]{0,40}$"
)
_OWN_ACTS = (Relation.THUC_HIEN, Relation.TRIEN_KHAI, Relation.CAN_CU)
# "đề nghị gia hạn Giấy phép số 44/GP-UBND": licences are no letters.
_LICENCES = ("GP-", "GCN", "GXN", "CCHN")
# "nhận được Công văn số 5 kèm Quyết định số 6 … về việc phong tỏa tài khoản": the decision is no letter.
_CAME_ALONG = loose(r" kem(?: theo)?(?: (?:ban sao|ban chinh))? (?:cac )?$")
_CARRIED = ("Quyết định", "Chỉ thị", "Lệnh", "Nghị quyết", "Kết luận")


def _is_no_letter(mention: Mention, gap: str) -> bool:
    licence = mention.notation is not None and mention.notation.symbol.startswith(_LICENCES)
    if licence or "nhu sau:" in gap or _AS_SAID.search(gap) or _TO_BE_CHANGED.search(gap):
        return True
    return mention.type in _CARRIED and _CAME_ALONG.search(gap) is not None


def is_about_else(cue: CueAt, mention: Mention, gap: str) -> bool:
    """Whether the cue cannot mean this: a law is neither answered nor a request, a ground has its own object."""
    relation = cue.cue.relation
    if relation in _OWN_ACTS and _AWAITED.search(gap):
        return True
    if relation is Relation.PHUC_DAP and _is_no_letter(mention, gap):
        return True
    if relation in (Relation.PHUC_DAP, Relation.THEO_DE_NGHI):
        return mention.type in NORMATIVE or (mention.type in _RULES and bool(_ACCORDING.search(gap)))
    if relation is Relation.THUC_HIEN and _OF_ANOTHER_PAPER.match(gap):
        return True
    if cue.cue.reach in (Reach.ORDER, Reach.SUBJECT):
        opened = gap.rstrip("tai ").removesuffix("(") if mention.issuer_before else gap
        opened = _LAST_OF_LIST.sub("", opened)
        return len(gap) > _LONGEST_ORDER or bool(re.search(r"[;:“”(]|\.\s", opened))
    return relation is Relation.CAN_CU and bool(_SPENT.search(gap))
