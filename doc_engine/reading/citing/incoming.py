"""What a paper does with one that came in (văn bản đến): it answers it, grants it, carries it out or passes it on.

"Sở A có văn bản số 5 … đề nghị …" only tells; the sentences behind it decide: "UBND tỉnh đồng ý" acts on the request,
"Thực hiện yêu cầu trên" carries it out. "UBND tỉnh nhận được Công văn số 5 …; yêu cầu Sở A thực hiện" answers nobody.
"""

from __future__ import annotations

from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.mention import NORMATIVE, Mention
from doc_engine.reading.citing.nesting import sentence_at
from doc_engine.reading.citing.passing_on import is_ordered
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import BODY_STARTS
from doc_engine.terms import Relation

_ANSWERING = frozenset(
    {"Công văn", "Thông báo"}
)  # papers that answer what they begin with; others tell of it
_FARTHEST = 700  # characters
_RECEIVED = ("nhan duoc", "nhan")
_SENDS = loose(
    rf"(?:(?:^|[.;,:]\s)\s*(?:ngay [\d/.-]{{6,10}},? )?(?P<body>(?:{BODY_STARTS})(?:(?!\sve\s)[^,;.:]){{0,110}}?)\s)(?:da )?(?:co|gui|trinh)\s*(?:cac )?$"
)
_REQUESTS = loose(
    r"[^.;]{0,160}?(?:(?<!theo[\x20\n])(?<!xet[\x20\n])(?:de nghi|kien nghi|de xuat|xin (?:y kien|phep|chu truong|gia han|bo sung|dieu chinh)))(?! cua(?!\w))"
)
_CARRIES = loose(
    r"[.;]\s*(?:de )?(?:thuc hien|trien khai|dap ung|chap hanh) (?:cac )?(?:y kien |nhiem vu |noi dung ){0,2}(?:chi dao|ket luan|yeu cau|noi dung|de nghi|phan cong|nhiem vu)"
    r"(?: cua (?:(?!tai )[^,;.:0-9]){3,60}?)? (?:neu |noi )?(?:tren|tai van ban (?:neu )?tren)(?!\w)"
)
_ACTS = loose(
    r"[.;]\s*(?:ve (?:viec|van de|noi dung|de nghi) (?:nay|tren|neu tren)|thuc hien nhiem vu duoc giao|sau khi (?:xem xet|nghien cuu|ra soat|kiem tra)"
    r"|tren co so (?:do|de nghi (?:neu )?tren|noi dung (?:neu )?tren)|xet (?:thay )?(?:de nghi|noi dung|kien nghi) (?:neu )?tren)(?!\w)[^.;]{0,60},"
    rf"|[.;]\s*(?:ve (?:viec|van de|noi dung) nay,? )?(?:{BODY_STARTS})[^,;.:]{{0,90}} (?:dong y|thong nhat|nhat tri|chap thuan|khong dong y|co y kien)(?!\w)"
)
_HANDED_ON = loose(
    r"[^.]{0,400}?[;,.] (?:[^;,.:]{2,90} )?(?:yeu cau|giao|de nghi) [^.;:]{3,160}? (?:(?:to chuc|trien khai|nghiem tuc|khan truong) ){0,3}(?:thuc hien|trien khai)"
    r"(?: (?:nghiem tuc|nghiem|dung quy dinh|theo quy dinh|kip thoi))?\s?(?:[.;]|/|$)"
)

_CARRIED_OUT = loose(
    r"(?<!\w)(?P<cue>thuc hien|trien khai|chap hanh)(?!\w)[^.;:]{0,200}? (?:theo|tai) [^.;:]{0,120}$"
)


# "Tổng cục B thông báo để các Cục biết, thực hiện theo đúng chỉ đạo trên": what a higher body said is passed on.
_MADE_KNOWN = loose(
    rf"[.;:]\s*(?:{BODY_STARTS})[^,;.:]{{0,90}}? (?:xin )?thong bao (?:[^.;:]{{0,60}} )?de [^.;:]{{2,120}}? biet,?(?: (?:va|de))?(?: (?:nghiem tuc|to chuc|chi dao)){{0,2}}"
    r" (?P<cue>thuc hien) (?:theo )?(?:dung |nghiem )?(?:cac )?(?:tinh than |noi dung |y kien ){0,2}(?:chi dao|ket luan|huong dan|noi dung|y kien)(?!\w)"
)
# "Cục B có Công văn số 9 về việc mời tham gia hội chợ. Sở A trân trọng thông báo và kính mời các doanh nghiệp đăng ký tham gia"
_INVITED = loose(
    rf"[^.;]{{0,300}}[.;]\s*(?:{BODY_STARTS})[^,;.:]{{0,90}}? (?:xin |tran trong |kinh ){{0,2}}(?:thong bao|gioi thieu)"
    r" (?:(?:den |toi )[^.;:]{2,120}? )?(?:va|de)(?: tran trong)? (?:kinh )?(?:moi )?(?:quy |cac )[^.;:]{2,160}?(?P<cue>dang ky|tham gia|tham du|phoi hop)(?!\w)"
)
# "A có Văn bản số 9 …. UBND tỉnh giao Sở B tham mưu thực hiện ý kiến chỉ đạo nêu trên": passed on.
_ORDERED_ON = loose(
    rf"[^.;]{{0,300}}[.;]\s*(?:(?:{BODY_STARTS})[^,;.:]{{0,90}}? )?(?:giao|yeu cau|de nghi) [^.;:]{{3,200}}?(?<!ket[\x20\n]qua[\x20\n])(?<!tinh[\x20\n]hinh[\x20\n])(?<!tien[\x20\n]do[\x20\n])(?<!viec[\x20\n])(?P<cue>thuc hien|trien khai)(?: thuc hien)? (?:nghiem |day du |tot )?(?:cac )?"
    r"(?:y kien |noi dung ){0,2}(?:chi dao|noi dung|yeu cau|ket luan|cong van|van ban|huong dan|thong bao|cong dien)(?: [^.;,:]{0,40})? (?:neu tren|noi tren|tren)(?!\w)"
)
_TOLD = (Relation.DAN_CHIEU, Relation.KEM_THEO)
_FARTHEST_WORD = 2_500  # characters: the items of what was said stand between


# "Văn phòng Chính phủ có công văn số 9 về việc lấy ý kiến …. Về vấn đề này, Bộ A có ý kiến như sau"
_ASKS_OPINION = loose(r"[^.;]{0,160}? (?:lay|tham gia|gop|cho|co) (?:y kien|y)(?!\w)")

_GIVES_OPINION = loose(
    rf"[^.;]{{0,300}}[.;]\s*(?:ve (?:viec|van de|noi dung) (?:nay|tren|neu tren)|sau khi (?:nghien cuu|xem xet)[^.;,]{{0,60}}),? (?:{BODY_STARTS})[^,;.:]{{0,90}}? (?:co y kien|tham gia y kien|gop y|tra loi)(?!\w)"
)


# "Tại Công điện số 5 …, Thủ tướng Chính phủ yêu cầu Bộ A …. Để thực hiện nhiệm vụ trên, Bộ A …"
_SAID_AT = loose(r"(?:^|[.;:]\s|\n)\s*tai (?:(?:diem|khoan|muc) [^,;.:]{1,30} )?$")
# "UBND tỉnh có Công văn số 9 … giao Sở A tham mưu …. Thực hiện chỉ đạo trên, Sở A …"
_ORDERS_US = loose(r"[^.;]{0,200}? (?:giao|yeu cau|chi dao) (?!cua)[^.;]{4,300}(?=[.;])")


def _answers_opinion(source: Source, mention: Mention) -> bool:
    """Whether a paper that came in asks for an opinion, and the next sentence gives it."""
    asked = _ASKS_OPINION.match(source.flat, mention.end)
    if asked is None or not _GIVES_OPINION.match(source.flat, asked.end()):
        return False
    mention.relation, mention.cue = Relation.PHUC_DAP, (asked.end() - 5, asked.end())
    return True


def settle(source: Source, mentions: list[Mention], acting: Acting) -> None:
    """Give what came in the relation that the sentences behind it say."""
    for index, mention in enumerate(mentions):
        if mention.parent is not None or mention.type in NORMATIVE:
            continue
        behind = mentions[index + 1].head if index + 1 < len(mentions) else len(source.flat)
        if mention.relation is Relation.PHUC_DAP and _is_own(mention, acting):
            mention.relation, mention.cue = Relation.DAN_CHIEU, None
        elif mention.relation is Relation.PHUC_DAP:
            _hand_on(source, mention, behind)
            _hand_on_later(source, mention, mentions[index + 1 :])
        elif mention.relation in _TOLD and acting.type in _ANSWERING and not _is_own(mention, acting):
            _take_up(source, mention)


def _is_own(mention: Mention, acting: Acting) -> bool:
    """Nobody answers a letter of his own."""
    if mention.issuer is None or acting.issuer is None:
        return False
    return acting.is_writer(bare_of(mention.issuer))


# "Sở A nhận được hồ sơ dự thảo Quyết định … gửi kèm Công văn số 9": the letter that the file came with.
_FILE_CAME_WITH = loose(
    r"(?<!\w)(?P<cue>nhan duoc|(?:da|qua|sau khi) (?:nghien cuu|xem xet)) (?:ho so|du thao|de nghi|tai lieu)(?!\w)[^;:.]{0,300} (?:gui kem|kem theo)(?: theo)? (?:cac )?$"
)


def _answer_file(source: Source, mention: Mention) -> None:
    start = max(sentence_at(source, mention.head)[0], mention.head - _FARTHEST)
    came = _FILE_CAME_WITH.search(source.flat, start, mention.head)
    if came:
        mention.relation, mention.cue = Relation.PHUC_DAP, came.span("cue")


def _hand_on(source: Source, mention: Mention, stop: int) -> None:
    """ "nhận được Công văn số 5 …; yêu cầu các đơn vị thực hiện nghiêm túc.": passed on, not answered."""
    if mention.cue is None or not source.flat[slice(*mention.cue)].endswith(_RECEIVED):
        return
    end = min(stop, source.paragraph_at(mention.start)[1])
    if _HANDED_ON.match(source.flat, mention.end, end):
        mention.relation = Relation.TRIEN_KHAI


def _hand_on_later(source: Source, mention: Mention, later: list[Mention]) -> None:
    """ "nhận được Văn bản số 5 … Giao Sở A thực hiện theo đề nghị tại Văn bản số 5": the same paper, ordered below."""
    if mention.cue is None or not source.flat[slice(*mention.cue)].endswith(_RECEIVED):
        return
    for again in later:
        if again.number != mention.number or str(again.notation) != str(mention.notation):
            continue
        sentence = sentence_at(source, again.head)
        act = _CARRIED_OUT.search(source.flat[sentence[0] : again.head])
        place = sentence[0] + act.start("cue") if act else -1
        if act and is_ordered(source, sentence, place):
            for same in (mention, again):
                same.relation, same.cue = Relation.TRIEN_KHAI, (place, place + len(act["cue"]))


def _take_up(source: Source, mention: Mention) -> None:
    """ "Sở A có văn bản số 5 … đề nghị …. Về việc này, UBND tỉnh đồng ý …": acted on."""
    ordered = _ORDERED_ON.match(source.flat, mention.end)
    end = source.paragraph_at(mention.start)[1]
    if ordered:
        mention.relation, mention.cue = Relation.TRIEN_KHAI, ordered.span("cue")
    elif mention.relation is Relation.KEM_THEO and _HANDED_ON.match(source.flat, mention.end, end):
        mention.relation = Relation.TRIEN_KHAI
    elif mention.relation is Relation.DAN_CHIEU:
        _act_on(source, mention)
        _answer_file(source, mention)


def _act_on(source: Source, mention: Mention) -> None:
    start = source.paragraph_at(mention.start)[0]
    sends = _SENDS.search(source.flat[max(start, mention.head - 160) : mention.head])
    asks = _REQUESTS.match(source.flat, mention.end) if sends else None
    if sends is None:
        if not _SAID_AT.search(source.flat[max(start, mention.head - 60) : mention.head]):
            return
        asks = _REQUESTS.match(source.flat, mention.end)
    known = _MADE_KNOWN.search(source.flat, mention.end, min(len(source.flat), mention.end + _FARTHEST_WORD))
    known = known or _INVITED.match(source.flat, mention.end)
    if known:
        mention.relation, mention.cue = Relation.TRIEN_KHAI, known.span("cue")
    if known or _answers_opinion(source, mention):
        return
    if asks is None:
        _carry_order(source, mention)
        return
    span: Span = (asks.end(), min(len(source.flat), asks.end() + _FARTHEST))
    carried = _CARRIES.search(source.flat, *span)
    if carried:
        mention.relation, mention.cue = Relation.THUC_HIEN, carried.span()
    elif _ACTS.search(source.flat, *span):
        mention.relation, mention.cue = Relation.THEO_DE_NGHI, (asks.end() - 7, asks.end())


def _carry_order(source: Source, mention: Mention) -> None:
    ordered = _ORDERS_US.match(source.flat, mention.end)
    carried = _CARRIES.match(source.flat, ordered.end()) if ordered else None
    if carried:
        mention.relation, mention.cue = Relation.THUC_HIEN, carried.span()
