"""Papers that a letter sends on to others (sao gửi, chuyển tiếp) and asks them to carry out.

"Sở A gửi các đơn vị Công điện số 5 … (bản chụp kèm theo). Đề nghị các đơn vị thực hiện.": the copy is attached so that
it is carried out; what counts is the order.
"""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.around import follows_in_list
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import sentence_at
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import BODY_STARTS
from doc_engine.terms import Relation

_FARTHEST = 420  # characters
_PASSING = (Relation.DAN_CHIEU, Relation.KEM_THEO)
# From the beginning of the sentence up to the paper: who sends, the verb, to whom.
_SENDS = loose(
    rf"\s*(?:[-–+•]\s*)?(?:(?:nay|vi vay|do do|thua uy quyen [^,;.:]{{4,90}}|thua lenh [^,;.:]{{4,90}}),? )?(?:(?:{BODY_STARTS})(?! (?:da|co|vua)(?!\w))[^,;.:]{{0,90}}? )?"
    r"(?:(?:xin|tran trong|kinh) ){0,2}(?P<cue>(?:chuyen|gui|sao luc|sao y|sao gui|sao chuyen|chuyen tiep)(?: va (?:gui|chuyen))?)(?: kem(?: theo)?(?: cong van nay)?)?(?![^,;.:]{0,90} (?:da|ve|de|tai|theo) )"
    r"(?: (?:den|toi|cho))?(?: (?:quy|cac|nhung|so|ubnd|uy ban|phong|ban|cong an|don vi|dong chi|thu truong|giam doc|benh vien|truong|toan the)(?!\w)[^;:.]{2,200}?)?"
    r"(?: (?:toan van|nguyen van|ban chup|ban sao|noi dung|file))?\s(?:cac )?$"
)
_ASKS = loose(
    rf"[^.;]{{0,260}}?[).,;/]\s*(?:(?:{BODY_STARTS})[^,;.:]{{0,60}}? )?(?:(?:de nghi|yeu cau|giao) [^.;:]{{3,200}}?|cac [^.;:,]{{3,120}}?(?:,[^.;:,]{{3,40}})?) "
    r"(?:(?:nghiem tuc|khan truong|chu dong|to chuc|can cu) )*(?P<cue>thuc hien|trien khai|nghien cuu|khac phuc|chap hanh)(?!\w)"
)


def send_on(source: Source, mentions: list[Mention], acting: Acting) -> None:
    """Give what a letter sends on the relation of its order."""
    if acting.type != "Công văn":
        return
    last: Mention | None = None
    for mention in mentions:
        if mention.parent is not None:
            continue
        listed = last is not None and follows_in_list(source, last, mention)
        if mention.relation not in _PASSING or not (listed or _is_sent(source, mention)):
            last = None
            continue
        cue = last.cue if listed and last else _order(source, mention)
        last = mention if cue else None
        if cue:
            mention.relation, mention.cue = Relation.TRIEN_KHAI, cue


def _is_sent(source: Source, mention: Mention) -> bool:
    start = sentence_at(source, mention.head)[0]
    before = source.flat[start : mention.head]
    if not _SENDS.match(before):
        return False
    return mention.issuer is None or bare_of(mention.issuer) not in before


def _order(source: Source, mention: Mention) -> Span | None:
    stop = min(len(source.flat), mention.end + _FARTHEST, source.paragraph_at(mention.end)[1])
    asks = _ASKS.match(source.flat, mention.end, stop)
    return asks.span("cue") if asks else None
