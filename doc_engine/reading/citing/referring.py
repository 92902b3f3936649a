"""Documents meant without their numbers (viện dẫn bằng lời): defined short names, "… nêu trên", "Báo cáo của Bộ A".

Only what decides something is kept: a clause that begins "Thực hiện Kế hoạch nêu trên, …" gives that plan its
relation, and the subject "về việc triển khai Báo cáo của Bộ A" links to the one report of that ministry in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import main_clause, sentences_of
from doc_engine.reading.citing.passing_on import is_ordered, is_told
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import TYPE_WORDS, read_body
from doc_engine.reading.names.naming import without_head
from doc_engine.reading.values import CitationFound, LinkFound
from doc_engine.reading.words.cues import ADJACENT_BREAK, AFTER_NOUN, PROPOSING_TYPES, THIS
from doc_engine.reading.words.vocabulary import TYPE_LABELS
from doc_engine.terms import Relation

_DEFINES = loose(
    r"\(\s?(?:sau day |duoi day )?(?:xin )?(?:duoc )?(?:goi|viet)(?: tat| chung)*(?: la)?:?\s+[“\"]?(?P<name>[^()“”\"]{2,80}?)[”\"]?\s?\)"
)
_TYPE_FIRST = loose(rf"(?:cac\s+)?(?P<type>{TYPE_WORDS})(?!\w)")
_CARRIES = {"De an", "Chuong trinh", "Ke hoach", "Quy che", "Quy dinh", "Chien luoc", "Huong dan"}
_LEADS = loose(
    r"(?:de )?(?:kip thoi |nghiem tuc |to chuc )?(?P<cue>thuc hien|trien khai(?: thuc hien)?|cu the hoa|thi hanh|chap hanh|can cu|tren co so|phuc dap|tra loi|xu ly) "
    r"(?:(?:noi dung|tinh than|y kien|y kien chi dao|chi dao|yeu cau|de nghi|nhiem vu)(?: cua [^,;.:]{2,80}?)? (?:tai|cua|trong|neu tai|duoc giao tai) )?(?:cac )?"
)
_IS_ABOVE = (
    r"(?:\s+(?:chi dao|huong dan))?\s+(?:da\s+)?(?:neu tren|noi tren|dan tren|ke tren|tren day|tren)(?!\w)"
)
_ABOVE = loose(rf"(?P<type>{TYPE_WORDS}){_IS_ABOVE}")
_OPENS_ORDER = loose(
    r"\s*(?:[-–+•] |\d{1,2}[.)] |[a-z]\) )?(?:giao|yeu cau|de nghi)(?! (?:cua|tai)(?!\w))(?!\w)"
)
_ORDERED = loose(
    rf"(?<!\w)(?P<cue>thuc hien|trien khai(?: thuc hien)?|chap hanh)\s[^,;.:()]{{0,120}}?(?P<type>{TYPE_WORDS}){_IS_ABOVE}"
)
# "BHXH Việt Nam sao gửi công văn nêu trên đến các tỉnh để làm căn cứ thực hiện"
_SENT_ON = loose(
    rf"(?<!\w)(?P<cue>sao gui|sao luc|sao y|gui kem|chuyen|gui)\s(?:toan van )?(?:cac )?(?P<type>{TYPE_WORDS}){_IS_ABOVE}"
    r"[^.;:]{0,160}? (?:de|va yeu cau|va de nghi|, yeu cau|, de nghi)(?!\w)[^.;:]{0,80}?(?:biet|thuc hien|nghien cuu|trien khai|ap dung|can cu)(?!\w)"
)
# "Giao Sở A tiếp tục tuyên truyền theo yêu cầu tại Công văn nêu trên"
_ASKED_THERE = loose(
    r"(?<!\w)(?P<cue>theo) (?:dung )?(?:yeu cau|de nghi|noi dung|huong dan|chi dao|tinh than)(?: cua [^,;.:()]{2,80})? (?:tai|cua|trong|neu tai) (?:cac )?"
    rf"(?P<type>{TYPE_WORDS}){_IS_ABOVE}"
)
_CHANGED = loose(
    rf"(?<!\w)(?P<cue>bai bo|thay the|huy bo|thu hoi|sua doi(?:,? bo sung)?)(?: (?:toan bo|cho|mot so dieu cua))?(?: cac)? (?P<type>{TYPE_WORDS}){_IS_ABOVE}"
)
_RELATIONS = {
    "th": Relation.THUC_HIEN,
    "tr": Relation.THUC_HIEN,
    "xu": Relation.THUC_HIEN,
    "cu": Relation.THUC_HIEN,
    "ch": Relation.THUC_HIEN,
    "ca": Relation.CAN_CU,
    "ph": Relation.PHUC_DAP,
}
_SUBJECT = loose(
    rf"(?:ve viec|ve)\s+(?P<act>trien khai(?: thuc hien)?|thuc hien|sua doi(?:, bo sung)?|thay the|bai bo|gop y|phuc dap)\s+(?:noi dung\s+)?"
    rf"(?P<type>{TYPE_WORDS})\s+cua\s+"
)
_ACTS = {
    "su": Relation.SUA_DOI,
    "ba": Relation.BAI_BO,
    "ph": Relation.PHUC_DAP,
}
_FARTHEST = 260
_ANY_PAPER = "Văn bản"


@dataclass(slots=True)
class ShortNames:
    """The documents of a text that may be meant again: by a name it gave them, or as the last of their type."""

    own_type: str | None
    named: dict[str, Mention] = field(default_factory=dict)
    last: dict[str, list[Mention]] = field(default_factory=dict)
    recent: list[Mention] = field(default_factory=list)

    def read(self, source: Source, paragraph: Span, mentions: list[Mention]) -> None:
        """Give what a paragraph refers to its relation, then note what the paragraph names."""
        for start in _clause_starts(source, paragraph):
            self._lead(source, start, paragraph[1], mentions)
        if source.flat.find("tren", *paragraph) >= 0:  # as "nêu trên" has; few paragraphs do
            for sentence in sentences_of(source, paragraph):
                self._order(source, sentence, mentions)
                self._change(source, sentence, mentions)
        self._define(source, paragraph, mentions)
        self.recent = [m for m in mentions if m.kind == "numbered" and m.parent is None] or self.recent
        for mention in mentions:
            if mention.type and mention.kind in ("numbered", "nickname"):
                same = self.last.get(mention.type, [])
                together = bool(same) and source.paragraph_at(same[-1].start) == paragraph
                self.last[mention.type] = [*same, mention] if together else [mention]

    def _define(self, source: Source, paragraph: Span, mentions: list[Mention]) -> None:
        for match in _DEFINES.finditer(source.flat, *paragraph):
            before = [m for m in mentions if m.number_end <= match.start() and m.kind != "scheme"]
            kind = _TYPE_FIRST.match(match["name"])
            if not before or kind is None:
                continue
            label = TYPE_LABELS[" ".join(kind["type"].split())]
            if label == before[-1].type or (
                bare_of(label).capitalize() in _CARRIES and label != self.own_type
            ):
                self.named[source.words(*match.span("name"))] = before[-1]

    def _lead(self, source: Source, start: int, end: int, mentions: list[Mention]) -> None:
        cue = _LEADS.match(source.flat, start, end)
        if cue is None or not main_clause(source, cue.end(), min(end, cue.end() + _FARTHEST)):
            return
        relation = Relation.CAN_CU if cue["cue"].startswith("tren") else _RELATIONS[cue["cue"][:2]]
        relation = Relation.PHUC_DAP if cue["cue"].startswith("tra") else relation
        for meant in self._meant(source, cue.end(), end, [m for m in mentions if m.end <= start]):
            if meant.relation is Relation.DAN_CHIEU and meant.parent is None:
                meant.relation, meant.cue = relation, cue.span("cue")

    def _order(self, source: Source, sentence: Span, mentions: list[Mention]) -> None:
        """ "Giao Sở A thực hiện chỉ đạo của Bộ B tại Văn bản nêu trên", "sao gửi công văn trên": what came in is passed on."""
        ordered = [
            act
            for act in _ORDERED.finditer(source.flat, *sentence)
            if _is_order(source, sentence, act.start(), act.start("type"))
        ]
        sent = [
            act
            for act in _SENT_ON.finditer(source.flat, *sentence)
            if not is_told(source, (_clause_before(source, sentence, act.start()), act.start()), act.start())
        ]
        asked = (
            _ASKED_THERE.finditer(source.flat, *sentence)
            if _OPENS_ORDER.match(source.flat, *sentence)
            else ()
        )
        for act in (*ordered, *sent, *asked):
            place = act.start("type")
            for meant in self._meant(source, place, sentence[1], [m for m in mentions if m.end <= place]):
                received = meant.cue is not None and source.flat[slice(*meant.cue)].endswith("nhan duoc")
                if meant.parent is None and (meant.relation is Relation.DAN_CHIEU or received):
                    meant.relation, meant.cue = Relation.TRIEN_KHAI, act.span("cue")

    def _change(self, source: Source, sentence: Span, mentions: list[Mention]) -> None:
        """ "Quyết định này thay thế Quyết định nêu trên", "trình ban hành Quyết định bãi bỏ toàn bộ Quyết định nêu trên"."""
        for act in _CHANGED.finditer(source.flat, *sentence):
            proposing = self.own_type in PROPOSING_TYPES
            if not proposing and not THIS.search(source.flat, sentence[0], act.start()):
                continue
            place = act.start("type")
            for meant in self._meant(source, place, sentence[1], [m for m in mentions if m.end <= place]):
                if meant.parent is None and meant.relation is Relation.DAN_CHIEU:
                    meant.relation, meant.cue = _act_of(act["cue"]), act.span("cue")
                    meant.modality = "proposed" if proposing else None

    def _meant(self, source: Source, place: int, end: int, earlier: list[Mention]) -> list[Mention]:
        above = _ABOVE.match(source.flat, place, end)
        if above:
            label = TYPE_LABELS[" ".join(above["type"].split())]
            here = [m for m in earlier if m.type == label]
            found = here or self.last.get(label, [])
            if label == _ANY_PAPER and not found:
                found = [m for m in earlier if m.kind == "numbered" and m.parent is None] or self.recent
            many = bare_of(source.view[max(0, place - 5) : place]).rstrip().endswith("cac")
            return found if many else found[-1:]
        for name, mention in self.named.items():
            if (
                source.view.startswith(name, place)
                and not source.view[place + len(name) : place + len(name) + 1].isalnum()
            ):
                after = source.flat[place + len(name) : place + len(name) + 5].lstrip()
                return [] if after.startswith(("so ", "nay")) else [mention]
        return []


def _clause_before(source: Source, sentence: Span, place: int) -> int:
    return max(sentence[0], source.flat.rfind(",", sentence[0], place))


# "thực hiện đồng bộ các biện pháp theo các văn bản nêu trên"
_BY_THOSE = loose(r"(?<!\w)theo (?:dung )?(?:cac )?$")


def _is_order(source: Source, sentence: Span, act: int, stop: int) -> bool:
    """Whether the verb at `act` tells others to carry out what stands at `stop`; "kết quả thực hiện" and tales do not."""
    above = _BY_THOSE.search(source.flat, act, stop)
    if ADJACENT_BREAK.search(source.flat, act, above.start() if above else stop) or is_told(
        source, sentence, act
    ):
        return False
    if AFTER_NOUN.search(source.flat, max(sentence[0], act - 40), act):
        return False
    return bool(_OPENS_ORDER.match(source.flat, *sentence)) or is_ordered(source, sentence, act)


_ITEM_MARK = late(r"\s*(?:[-–+•]\s|\d{1,2}[.)]\s|[a-z]\)\s)?\s*")
_CLAUSE_END = late(r"[.;]\s+")


def _clause_starts(source: Source, paragraph: Span) -> list[int]:
    """Where the sentences of a paragraph begin, marks left out."""
    first = _ITEM_MARK.match(source.flat, *paragraph)
    starts = [first.end() if first else paragraph[0]]
    starts += [m.end() for m in _CLAUSE_END.finditer(source.flat, *paragraph)]
    return [start for start in starts if start < paragraph[1] and source.capital_at(start)]


def unnumbered_links(
    source: Source, mentions: list[Mention], names: dict[int, str], citations: list[CitationFound]
) -> list[LinkFound]:
    """Links that subjects state in words: "Công văn A về việc triển khai Báo cáo của Bộ B" where one such report is cited."""
    found: list[LinkFound] = []
    for mention in mentions:
        match = _SUBJECT.search(source.flat, mention.end, min(len(source.flat), mention.end + 90))
        end = read_body(source, match.end(), match.end() + 120) if match else None
        if (
            match is None
            or end is None
            or mention.kind != "numbered"
            or ";" in source.flat[mention.end : match.start()]
        ):
            continue
        label = TYPE_LABELS[" ".join(match["type"].split())]
        body = bare_of(without_head(source.words(match.end(), end)))
        meant = {
            c.name
            for c in citations
            if c.type == label and c.issuer and bare_of(without_head(c.issuer)) == body
        }
        own = names.get(id(mention))
        if len(meant) == 1 and own and own not in meant:
            found.append(LinkFound(own, _act(match["act"], mention), meant.pop()))
    return found


# "Quy chế A ban hành kèm theo Thông tư X; Thông tư Y bổ sung Điều 7 của Quy chế A": the regulation stands for X.
_ISSUED_AS = loose(
    r"(?<!\w)(?P<name>(?:quy che|dieu le|quy dinh|noi quy|quy chuan|danh muc) [^;:.()“”]{8,140}?)(?: \([a-z]{2,10}\))?,? (?:duoc )?ban hanh (?:kem )?theo $"
)
_CHANGES = loose(
    r"[^;:.()“”]{0,90}? (?P<act>sua doi,? bo sung|sua doi|bo sung)(?: vao)?(?: mot so)? (?:cac |noi dung )?(?:(?:diem|khoan|dieu|muc|phu luc)(?: [a-z\d.]{1,4})?(?:,| va)? ){1,9}(?:cua )?(?:ban )?"
)


def regulation_links(source: Source, mentions: list[Mention], names: dict[int, str]) -> list[LinkFound]:
    """Links to the paper that issued a regulation, where what amends it is said to amend the regulation by its name."""
    issued: dict[str, set[str]] = {}
    for mention in mentions:
        here = source.paragraph_at(mention.head)[0]
        stated = _ISSUED_AS.search(source.flat, max(here, mention.head - 200), mention.head)
        if stated and (name := names.get(id(mention))):
            issued.setdefault(" ".join(stated["name"].split()), set()).add(name)
    found: list[LinkFound] = []
    for mention in mentions if issued else ():
        act, own = _CHANGES.match(source.flat, mention.end), names.get(id(mention))
        if act is None or own is None or any(act.start() < m.head < act.end() for m in mentions):
            continue
        behind = " ".join(source.flat[act.end() : act.end() + 160].split())
        meant = [papers for name, papers in issued.items() if re.match(rf"{re.escape(name)}(?!\w)", behind)]
        if len(meant) == 1 and len(meant[0]) == 1 and own not in meant[0]:
            found.append(LinkFound(own, Relation.SUA_DOI, next(iter(meant[0]))))
    return found


def _act_of(words: str) -> Relation:
    if words.startswith("thay"):
        return Relation.THAY_THE
    return Relation.SUA_DOI if words.startswith("sua") else Relation.BAI_BO


def _act(words: str, mention: Mention) -> Relation:
    """A letter that speaks of "triển khai thực hiện" passes the document on; a plan carries it out."""
    if words.startswith("trien khai") and ("thuc hien" not in words or mention.type == "Công văn"):
        return Relation.TRIEN_KHAI
    if words.startswith("thay"):
        return Relation.THAY_THE
    return _ACTS.get(words[:2], Relation.THUC_HIEN)
