"""Tales of what others did (việc cơ quan khác đã làm): "Thực hiện X, ngày D Bộ B đã ban hành Y" carries nothing out here."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.nesting import MAIN_START, ON_DAY
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.names.bodies import BODY_STARTS
from doc_engine.reading.words.cues import Cue, Reach
from doc_engine.terms import Relation


def _wide(pattern: str) -> re.Pattern[str]:
    """A pattern whose spaces may also be the end of a line that is set in."""
    return late(pattern.replace(" ", r"\s{1,40}"))


# "Thực hiện A, B; các cơ quan, đơn vị đã triển khai …": many did.
_MANY_DID = loose(
    r"[,;] (?:hau het cac|phan lon cac|mot so|nhieu|cac) (?:co quan|don vi|dia phuong|so|ban|nganh|cap|bo|huyen|xa|phuong|truong|to chuc|chi bo|dang bo)(?!\w)"
    r"[^;:.]{0,160}? (?:da|co ban) "
)
# "Thực hiện A, ngày 5/3/2025 Bộ trưởng Bộ B đã ban hành …": one other body did, or did on a day.
_ONE_DID = _wide(
    rf"[,;] (?P<day>{ON_DAY})?(?P<body>(?:{BODY_STARTS})[^,;.:]{{0,90}}?) (?P<past>(?:da|vua|moi) (?:kip thoi |khan truong |chu dong )?)?"
    r"(?:ban hanh|co (?:cong van|van ban|ke hoach|to trinh|bao cao|quyet dinh|thong bao)|ky|gui|trinh|phe duyet|to chuc|chu tri|phoi hop|xay dung|tham muu|chi dao|thanh lap|giao)(?!\w)"
)
# "Trong những năm qua, quán triệt và thực hiện A, công tác … đã đạt nhiều kết quả": what was done before.
_YEARS_PAST = _wide(
    r"\s*(?:[-–+•] |\d{1,2}[.)] )?(?:trong )?(?:thoi gian|(?:nhung|cac|nhieu) nam|\d{1,2} nam|giai doan [\d –-]{4,14},?)(?: vua)? ?(?:qua)?,"
)
_DONE = late(r"\s(?:đã|được)\s")
_CLAUSE_MARK = late(r"[,;]\s{1,4}")


def others_did(source: Source, sentence: Span, cue: Cue, at: Span, acting: Acting, *, leading: bool) -> bool:
    """Whether the clause of a cue ends in what others did, or what was done before, and nothing of who writes follows."""
    if cue.relation is Relation.CAN_CU and acting.type == "Báo cáo":
        return leading and _one_did(source, (at[1], sentence[1]), acting)
    if cue.relation not in (Relation.THUC_HIEN, Relation.TRIEN_KHAI) or cue.reach is Reach.ORDER:
        return False
    if _YEARS_PAST.match(source.flat, *sentence) and not _mains(source, at[1], sentence[1]):
        return _DONE.search(source.view, at[1], sentence[1]) is not None
    if not leading:
        return False
    did = _MANY_DID.search(source.flat, *sentence)
    if did is not None:
        return not _mains(source, did.end(), sentence[1])
    return _one_did(source, (at[1], sentence[1]), acting)


def _mains(source: Source, start: int, end: int) -> list[int]:
    """Where clauses begin whose subject may be a body."""
    marks = (match.end() for match in _CLAUSE_MARK.finditer(source.flat, start, end))
    return [mark for mark in marks if source.capital_at(mark) and MAIN_START.match(source.flat, mark)]


def _one_did(source: Source, clause: Span, acting: Acting) -> bool:
    did = _ONE_DID.search(source.flat, *clause)
    if did is None or acting.issuer is None or not source.capital_at(did.start("body")):
        return False
    past = did["past"] and _is_past(source, did)
    if not past and not did["day"]:
        return False
    if past and did["day"] and acting.is_writer(did["body"]):
        return not _mains(source, did.end(), clause[1])
    return not acting.is_writer(did["body"]) and not any(
        acting.is_writer(_subject_at(source, mark)) for mark in _mains(source, did.end(), clause[1])
    )


def _is_past(source: Source, did: re.Match[str]) -> bool:
    return source.view[did.start("past") : did.end("past")].lower().split()[0] in ("đã", "vừa", "mới")


def _subject_at(source: Source, place: int) -> str:
    """The first words of a clause, as long as the name of a body may be."""
    return re.split(
        r"[,;.:]|\s(?:yeu cau|de nghi|ban hanh|bao cao|giao|xay dung|huong dan|thong bao|co y kien)(?!\w)",
        source.flat[place : place + 90],
    )[0]
