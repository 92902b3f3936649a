"""Papers that a letter makes known and then asks others to carry out (thông báo văn bản mới, đề nghị triển khai).

"Ngày 25/3/2026, Bộ A ban hành Thông tư số 5 … Sở B đề nghị các xã thực hiện các quy định tại văn bản nêu trên": who
writes passes the circular on, though it is named only where it is made known. So does a letter "V/v triển khai …"
with the papers that it begins with.
"""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import sentence_at
from doc_engine.reading.citing.passing_on import is_ordered, orders_in
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.terms import Relation

_LONGEST_HEADING = 200
_LONGEST_ITEMS = 12
# "Chính phủ (đã) ban hành Nghị định …": made known; its subject and its date stand before.
_ISSUED = loose(r"(?<!\w)(?:da |vua |moi )*(?:ky )?ban hanh (?:cac )?$")
_ISSUED_LIST = loose(r"(?<!\w)(?:da |vua |moi )+(?:ky )?ban hanh (?:cac|mot so|nhung) [^;:.]{0,160}:\s*$")
_AND = loose(r"\s*(?:,|;)?\s*(?:va)?\s*(?:cac )?$")
_ASKED = loose(
    r"(?<!\w)(?P<cue>thuc hien|trien khai|thi hanh|quan triet|pho bien|tuyen truyen|nghien cuu|ap dung)(?!\w)"
    r"[^.:]{0,300}?\s(?:quy dinh|noi dung|van ban|chinh sach|nghi dinh|thong tu|nghi quyet)\s"
    r"(?:tai |cua |trong |theo )?(?:cac )?(?:van ban |quy dinh )?(?:phap luat )?(?:neu tren|noi tren|tren day|moi|o tren|tren|hop nhat)(?!\w)"
)
_CARRYING = loose(
    r"(?:v/v |ve viec |viec )?(?:to chuc |tang cuong )?(?:trien khai|thuc hien|thi hanh|pho bien|quan triet|tuyen truyen)(?!\w)"
)
_ASKS = ("de nghi", "yeu cau", "giao")
# Letters and reports are answered or told of, not carried out.
_NO_RULES = frozenset({"Công văn", "Báo cáo", "Tờ trình", "Thông báo", "Văn bản", "Giấy mời"})


def pass_on(source: Source, mentions: list[Mention], acting: Acting) -> None:
    """Give what a letter makes known the relation that its later order, or its own subject, says."""
    if acting.type != "Công văn":
        return
    told = _announced(source, mentions)
    if not told:
        return
    cue = _asked_later(source, told[-1].end)
    if cue is None and acting.subject and _CARRYING.match(bare_of(acting.subject)):
        cue = _first_order(source, told[0].end)
        told = [mention for mention in told if cue and mention.end <= cue[0]]
    for mention in told if cue else ():
        mention.relation, mention.cue = Relation.TRIEN_KHAI, cue


def _announced(source: Source, mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if mention.parent or mention.relation is not Relation.DAN_CHIEU or mention.type in _NO_RULES:
            continue
        paragraph = source.paragraph_at(mention.start)
        before = source.flat[max(paragraph[0], mention.head - 200) : mention.head]
        beside = (
            found
            and found[-1].end <= mention.head
            and _AND.fullmatch(source.flat[found[-1].end : mention.head])
        )
        if _ISSUED.search(before) or beside or _in_list(source, paragraph, mention):
            found.append(mention)
    return found


def _in_list(source: Source, paragraph: Span, mention: Mention) -> bool:
    """Whether a citation heads an item of "Bộ A đã ban hành các văn bản …, cụ thể:"."""
    if source.flat[paragraph[0] : mention.head].strip(" -–+•*0123456789.)\n"):
        return False
    index = source.paragraph_number(mention.start)
    for start, end in reversed(source.paragraphs[max(0, index - _LONGEST_ITEMS) : index]):
        if source.flat[start:end].rstrip().endswith(":"):
            return bool(_ISSUED_LIST.search(source.flat, max(start, end - _LONGEST_HEADING), end))
    return False


def _asked_later(source: Source, place: int) -> Span | None:
    """Where others are asked to carry out what stands above."""
    for act in _ASKED.finditer(source.flat, place):
        sentence = sentence_at(source, act.start())
        if is_ordered(source, sentence, act.start()):
            return act.span("cue")
    return None


def _first_order(source: Source, place: int) -> Span | None:
    for order in orders_in(source, place, len(source.flat)):
        if order[0] in _ASKS and source.quotation_at(order.start()) is None:
            return order.span()
    return None
