"""Papers in brackets (văn bản trong ngoặc đơn): behind the body that wrote them, or saying again what was just cited."""

from __future__ import annotations

from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.copies.source import Source, loose

# "thay thế các văn bản trước đây về cùng nội dung (Công văn số …, Công văn số …)"
_PAPERS_IN_BRACKET = loose(
    r"(?: cho)? (?:cac|nhung) (?:van ban|cong van|quyet dinh|thong bao|huong dan|ke hoach|nghi quyet|quy dinh)[^();:.]{0,120}\((?:gom:? |bao gom:? )?$"
)
_OWN_BRACKET = loose(r"^ [^();:.]{2,140}\((?:tai )?$")


def in_parenthesis(gap: str) -> bool:
    """Whether what follows `gap` stands in a bracket that opens in it."""
    return gap.count("(") > gap.count(")")


def is_bracket_of(mention: Mention, gap: str) -> bool:
    """Whether the bracket that opens in `gap` only gives the papers of the words before it."""
    written = mention.issuer_before and _OWN_BRACKET.search(gap) is not None
    return written or _PAPERS_IN_BRACKET.match(gap) is not None


_REPORT_BRACKET = loose(r"[^();:.]{2,400}\((?:tai |theo )?(?:cac )?$")


def is_report_of(mention: Mention, gap: str) -> bool:
    """ "sau khi nghe Sở A báo cáo về … (Báo cáo số …)": the bracket has what was reported."""
    return mention.type in _REPORTS and _REPORT_BRACKET.match(gap) is not None


_REPORTS = frozenset(("Báo cáo", "Tờ trình", "Công văn", "Văn bản", "Phiếu trình"))


_DEFINES = loose(
    r"\((?:sau day |duoi day )?(?:xin )?(?:duoc )?(?:goi|viet)(?: tat| chung| la){0,3}:? ?[“\"]?$"
)


def names_again(source: Source, previous: Mention, mention: Mention) -> bool:
    """ "Căn cứ Nghị định 30 về văn thư (Nghị định số 30/2020/NĐ-CP); Kế hoạch số 9": the bracket only says it again."""
    called = previous.notation.number if previous.notation else previous.number
    again = mention.notation.number if mention.notation else mention.number
    if called is not None and _DEFINES.search(source.flat, max(0, mention.head - 60), mention.head):
        return True
    if called is None or mention.notation is None or called != again:
        return False
    if previous.notation and previous.notation != mention.notation:
        return False
    behind = source.view[mention.end - 1 : mention.end + 3].strip()
    return source.view[max(0, mention.head - 3) : mention.head].rstrip().endswith("(") and ")" in behind


def each_in_brackets(source: Source, previous: Mention, mention: Mention) -> bool:
    """ "đề nghị của A (văn bản số 1), ý kiến của B (văn bản số 2)": each paper in a bracket behind its body."""
    return all(
        source.view[max(0, m.head - 6) : m.head].rstrip("tại ").endswith("(") for m in (previous, mention)
    )
