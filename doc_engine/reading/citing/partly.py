"""Whether an act is on a part of a paper or on the whole (một phần hay toàn bộ): repealing a part amends it."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.copies.source import Source, loose
from doc_engine.reading.words.cues import IN_PUBLISHED, PARTIAL, PUBLISHED_BY, WITHIN
from doc_engine.terms import Relation

_OF_CONTENTS = late(
    r"(?<!\w)(?:noi\s+dung|quy\s+dinh)\s+(?:(?:huong\s+dan|chi\s+dao|neu|quy\s+dinh)\s+)?(?:tai\s+)?$"
)
_LONGEST_PART = 160  # characters
# "Điều 3 Nghị quyết số …", "Mục II Danh mục ban hành kèm theo …" as an item of a list; "Toàn bộ Quyết định số …" is whole.
_OPENS_PART = loose(
    r"(?:toan bo|mot phan|mot so (?:dieu|khoan|noi dung|quy dinh)|(?:cac )?(?:khoan|diem|dieu|muc|chuong|phan|tiet|phu luc|cum tu|bieu|mau)(?!\w))[^;:.]*$"
)
_SOME = loose(r"(?<!\w)(?:mot phan|mot so (?:dieu|khoan|diem|noi dung|quy dinh))(?!\w)")


_STANDS_IN = loose(
    r"^(?!\s?(?:cac |nhung )?(?:quy dinh|van ban|noi dung)(?!\w)).*[a-z\d] (?:quy dinh |neu |ban hanh )?tai (?:cac )?$"
)  # "các quy trình … tại Quyết định số …"


def of_part(relation: Relation) -> Relation:
    """What replacing or repealing a part of a paper is to the paper."""
    return Relation.SUA_DOI if relation in (Relation.THAY_THE, Relation.BAI_BO) else relation


def _within(source: Source, start: int, end: int) -> bool:
    """ "thay thế các thành viên tại A": what stands in it; the "Tài" of "Bộ Tài chính" is no "tại"."""
    found = WITHIN.match(source.flat[start:end])
    return found is not None and source.view[start + found.start("inside")].islower()


def is_part(source: Source, act_end: int, previous: Mention | None, mention: Mention) -> bool:
    """ "Bãi bỏ Điều 2 của A và B": a part of A, the whole of B; "Bãi bỏ Điều 2 của các A, B" means both."""
    if previous is None or previous.head < act_end:
        whole = source.flat[act_end : mention.head]
        published = PUBLISHED_BY.search(whole)
        within = IN_PUBLISHED.search(whole) if published else _within(source, act_end, mention.head)
        return bool(PARTIAL.search(whole) or within)
    shared = source.flat[act_end : previous.head]
    plural = re.search(r"(?<!\w)cac\s", shared[-24:])
    own = source.flat[previous.end : mention.head]
    return bool(PARTIAL.search(own) or _OF_CONTENTS.search(own) or (plural and PARTIAL.search(shared)))


def opens_part(words: str) -> bool:
    """Whether an item of a list begins with the part of the paper that it names (words without accents before it)."""
    return len(words) < _LONGEST_PART and _OPENS_PART.match(words) is not None


def some_of(words: str) -> bool:
    """ "Bãi bỏ một phần các quyết định sau": only parts of what the list names."""
    return _SOME.search(words) is not None


def part_before(source: Source, start: int, mention: Mention) -> bool:
    """ "Khoản 2 Điều 5 Quyết định số 7 … hết hiệu lực": what ends is the part named right before the paper."""
    before = source.flat[max(start, mention.head - _LONGEST_PART) : mention.head]
    tail = re.split(r"[;,]\s(?!\d)|\.\s|\sva\s(?!\d)", before)[-1]
    return PARTIAL.search(tail) is not None or _STANDS_IN.search(tail) is not None
