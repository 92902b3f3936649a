"""What stands inside what (câu, trích yếu): sentences, and the mentions that belong to another document's subject.

A mention in the subject of a cited document, or one that amends it ("được sửa đổi bởi B"), is not the citing
document's own; what the text says between the two is kept as a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import NORMATIVE, Mention
from doc_engine.reading.citing.subject_links import CHANGING, said_in_subject
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import BODY_AHEAD, BODY_STARTS, FIRST_SYLLABLES
from doc_engine.reading.words.cues import PARTIAL, PASSIVE, PASSIVE_BEHIND_TITLE, PINPOINTS, TITLE_OPENS
from doc_engine.terms import Relation
from doc_engine.text import fold_tones

_SUBJECT = BODY_STARTS
_VERB = (
    r"(?:ban hanh|xay dung|de nghi|yeu cau|bao cao|co y kien|trien khai|to chuc|giao|thong bao|chi dao|huong dan|phuc dap|"
    r"tra loi|tham tra|kinh (?:gui|trinh|de nghi|bao cao|chuyen|moi|mong)|quyet dinh|trinh|nhan thay|chuyen|gui|de xuat|cong bo|da|co|duoc|thong nhat|tiep tuc|xin|phoi hop|nhan duoc)"
)
# "ngày 05 tháng 3 năm 2025, UBND tỉnh đã …", "thời gian qua UBND tỉnh đã …"
_IN_PAST = r"(?:trong )?(?:(?:thoi gian|nhung nam|cac nam|nhieu nam) (?:vua )?qua|nam \d{4}|vua qua)"
ON_DAY = rf"(?:(?:(?:vao )?ngay \d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]\d{{4}}| thang \d{{1,2}}(?: nam \d{{4}})?)|{_IN_PAST}),?\s)"
MAIN = loose(
    rf"(?:,|;|”|\.)\s+(?:(?:nay|nhung|hien nay),?\s|{ON_DAY})?(?:{_SUBJECT})(?!\w)(?:(?!\sve\s)[^,;.“”]){{0,110}}?\s(?<!ban\s)(?<!nghi\s)(?P<verb>{_VERB})(?!\w)"
    rf"|:\s+(?:{_SUBJECT})(?!\w)[^,;.:()“”]{{0,60}}?\s(?:da|vua)(?!\w)"
)
MAIN_START = loose(rf"\s*(?:{BODY_AHEAD})(?!\w)")
SKIPPED = loose(rf"[,;:.”\s]*(?:(?:nay|nhung|hien nay),?\s|{ON_DAY})?\s*")
_STOP = late(r"[.?!]”?\s+(?=\S)")
FRESH = loose(
    r"[,;.]\s+(?:[Cc]ăn c[ứư]|[Tt]rên cơ sở|[Xx]ét đề nghị|theo đề nghị của|Theo đề|Theo ý|Xét|Thực hiện|Trên cơ sở|Phúc đáp|Để thực|[Đđ]ược sự |[Ss]au khi (?:có|lấy|xin|tham khảo|trao đổi|thống nhất) )"
    # "Thực hiện Quyết định số 7 ban hành Đề án A và theo đề nghị của Sở B tại Tờ trình số 8"
    r"|\svà\s+(?:theo|xét) đề nghị của(?=\s[^;.:]{3,140}\stại\s)"
)
LIST_ONLY = loose(
    r"[\s,;]*+(?:va|cung|hoac)?\s*+(?:cac|nhung|tai|so)?\s*+(?:(?:noi dung|quy dinh)\s+(?:(?:huong dan|chi dao|neu|quy dinh)\s+)?(?:tai\s+)?)?"
    rf"{PINPOINTS}$"
)


class FoundLink(NamedTuple):
    """`source` does `relation` to `target`, said by the text."""

    source: Mention
    relation: Relation
    target: Mention


_VERB_LATER = loose(rf"(?:(?!\sve\s)[^,;.“”]){{0,110}}?\s(?<!ban\s)(?<!nghi\s){_VERB}(?!\w)")


def main_clauses(source: Source, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where main clauses may begin; the "Giao" of "Sở Giao thông" and the "Tổ chức" of "Ban Tổ chức" are no verbs."""
    for match in MAIN.finditer(source.flat, start, end):
        verb = source.view[slice(*match.span("verb"))] if match["verb"] else ""
        named = verb[:1].isupper() and not verb.isupper()
        if source.quotation_at(match.start() + 1) and not source.quotation_at(start):
            continue  # "Báo cáo “Thông tin, báo chí …” của A": words of a title
        if not named or _VERB_LATER.match(source.flat, match.end(), end):
            yield match


def main_clause(source: Source, start: int, end: int) -> re.Match[str] | None:
    """Where a main clause begins (", UBND tỉnh đề nghị …"): its subject has the accents of a body's, "sổ theo dõi" has not."""
    for match in main_clauses(source, start, end):
        skipped = SKIPPED.match(source.flat, match.start())
        first = source.view[skipped.end() if skipped else start : match.end()].split()[0].strip(",;:.")
        known = FIRST_SYLLABLES.get(bare_of(first))
        if known is None or first.isascii() or fold_tones(first) in known:
            return match
    return None


def sentence_at(source: Source, place: int) -> Span:
    """The sentence that has a place; its whole paragraph where no sentence does."""
    paragraph = source.paragraph_at(place)
    return next((span for span in sentences_of(source, paragraph) if span[0] <= place < span[1]), paragraph)


# "… Nghị định số 9/2027/NĐ-CP. Để triển khai …": capitals of a symbol at the end of a sentence.
_ENDS_NUMBER = late(r"\d[/-](?:[\wĐ&]{1,12}[/-]){0,5}[A-ZĐ&]{1,12}\Z")


def sentences_of(source: Source, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph; a stop behind an abbreviation ("TP. Huế", "1. Mục") ends none."""
    found, start = [], paragraph[0]
    for match in _STOP.finditer(source.flat, *paragraph):
        before = source.view[max(paragraph[0], match.start() - 3) : match.start()]
        after = source.view[match.end()]
        if not after.isupper() and after not in "“(":
            continue
        if (
            (not before[-1:].isalnum() and before[-1:] not in "”)")
            or (before[-1:].isupper() and not _ENDS_NUMBER.search(source.view, start, match.start()))
            or source.view[start : match.start()].strip().isdigit()
        ):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, paragraph[1]))
    return found


def nest(source: Source, mentions: list[Mention]) -> list[FoundLink]:
    """Find which mentions stand in the subject of an earlier one, or amend it passively."""
    links = list(_in_numbered_titles(source, mentions))
    mentions = [mention for mention in mentions if mention.parent is None]
    for index, (left, right) in enumerate(pairwise(mentions)):
        gap = source.flat[left.end : right.head]
        outer = next(
            (
                m
                for m in mentions[max(0, index - 3) : index + 1]
                if m.head < right.head < right.number_end <= m.end
            ),
            None,
        )
        if outer is not None and outer.kind in ("named_law", "numbered"):
            right.parent = outer
            links.append(FoundLink(outer, Relation.SUA_DOI, right))
            continue
        passive = _passive(gap)
        if _issued_to_change(source, left, right, gap):
            right.parent = left
            links += _stated(gap, left, right)
        elif passive:
            right.parent = left
            amended = _amended(_before_bracket(source, mentions[: index + 1], gap), right)
            if amended is not None:
                links.append(FoundLink(right, _passive_relation(passive), amended))
        elif LIST_ONLY.fullmatch(gap):
            right.parent = left.parent if ";" not in gap and not _beside(left, right, links) else None
            links += [
                FoundLink(right, ln.relation, ln.target) for ln in links if ln.source is left and right.parent
            ]
            links += [
                FoundLink(ln.source, ln.relation, right)
                for ln in links
                if ln.target is left and right.parent is ln.source and _goes_on(source, ln, right)
            ]
        elif _amended_too(source, left, right, gap, links):
            right.parent = left.parent
            links += [
                FoundLink(ln.source, ln.relation, right)
                for ln in links
                if ln.target is left and ln.source is left.parent
            ]
        elif _in_subject(source, left, right, gap):
            inner = left if TITLE_OPENS.match(gap) or left.parent is None else left.parent
            right.parent = outer = _same_kind(inner, right)
            links += _stated(gap, outer, right)
    return links


def _stated(gap: str, outer: Mention, named: Mention) -> list[FoundLink]:
    relation = said_in_subject(gap, outer, named)
    return [FoundLink(outer, relation, named)] if relation else []


def _in_numbered_titles(source: Source, mentions: list[Mention]) -> Iterator[FoundLink]:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A số 22/2023/QH15": A stands in the title before the number."""
    for index, named in enumerate(mentions[:-1]):
        outer = next((m for m in mentions[index + 1 : index + 8] if m.head < named.head < m.start), None)
        if named.kind == "named_law" and outer and _AMENDS.search(source.flat, outer.head, named.head):
            named.parent = outer
            yield FoundLink(outer, Relation.SUA_DOI, named)


_AMENDS = loose(r"(?<!\w)(?:sua doi|bo sung)(?!\w)")
_OF_LAW = ("Luật", "Bộ luật", "Pháp lệnh")


def _same_kind(inner: Mention, named: Mention) -> Mention:
    """ "Nghị định A hướng dẫn Luật L thay thế Nghị định B": A did, not the law that is in A's subject; nor another body's paper."""
    outer = inner.parent
    if outer is not None and inner.type in _OF_LAW and named.type in ("Nghị định", "Thông tư"):
        return outer  # "Thông tư A hướng dẫn Luật B hướng dẫn Nghị định C": no law guides a decree
    if outer is None or outer.type != named.type:
        return inner
    other_kind = outer.type != inner.type and inner.kind == "named_law"
    other_body = outer.organ == named.organ is not None and inner.organ != named.organ
    return outer if other_kind or other_body else inner


_CHANGES_TOO = loose(r"\s?,\s(?:da |de )?(?:sua doi|bo sung|thay the|bai bo)(?!\w)[^;.:]{0,80}$")
_TOLD_ISSUED = loose(r"(?<!\w)ban hanh (?:cac )?$")


_AMONG_BASES = loose(r"\s*(?:[-–+•] )?can cu(?!\w)")


def _issued_to_change(source: Source, left: Mention, right: Mention, gap: str) -> bool:
    """ "Bộ A đã ban hành Thông tư B, sửa đổi, bổ sung Thông tư C": B did it, C of its kind being earlier."""
    return (
        left.type == right.type
        and _CHANGES_TOO.match(gap) is not None
        and (
            _TOLD_ISSUED.search(source.flat, max(0, left.head - 24), left.head) is not None
            or _AMONG_BASES.match(source.flat, *source.paragraph_at(left.head)) is not None
        )
        and _is_before(right.date, left.date)
    )


_SUFFERS = late(r"(?<!\w)(?:duoc|bi)\s|\(|(?<!\w)(?:boi|bang)(?!\w)")
_NO_OBJECT = loose(
    r"[\s,]{1,8}(?:da )?(?:sua doi|thay the|bai bo|dinh chinh|bo sung|dieu chinh|huy bo|thu hoi)(?:,? (?:bo sung|thay the|bai bo))*"
    r"(?: mot so dieu)?(?: lan (?:thu )?(?:\d{1,2}|nhat|hai|ba|tu|nam))? (?:boi|tai|theo|bang) "
)


def _passive(gap: str) -> re.Match[str] | None:
    """ "được sửa đổi bởi", "(sửa đổi tại"; ", bãi bỏ quy định tại Điều 3 B" is an act of its own on B."""
    found = PASSIVE.match(gap) or PASSIVE_BEHIND_TITLE.search(gap)
    return found if found and (_SUFFERS.search(gap) or _NO_OBJECT.match(gap)) else None


_RANKS = ("Thông tư", "Nghị định", "Pháp lệnh", "Luật", "Hiến pháp")


def _rank(mention: Mention) -> int:
    """How high a kind of document stands; all below a circular are alike, a resolution may stand anywhere."""
    label = {"Bộ luật": "Luật", "Thông tư liên tịch": "Thông tư", "Nghị quyết": "Hiến pháp"}.get(
        mention.type or "", mention.type
    )
    return _RANKS.index(label) if label in _RANKS else -1


def _before_bracket(source: Source, earlier: list[Mention], gap: str) -> list[Mention]:
    """ "A (được sửa đổi bởi B) đã bị thay thế bởi C": behind the bracket A is spoken of again."""
    closed = gap.lstrip().startswith(")") or source.view[earlier[-1].end - 1] == ")"
    opened = source.flat.rfind("(", earlier[0].head, earlier[-1].head) if closed else -1
    return [mention for mention in earlier if opened < 0 or mention.end <= opened] or earlier


def _amended(earlier: list[Mention], by: Mention) -> Mention | None:
    """ "Nghị định A hướng dẫn Luật L được sửa đổi bởi Nghị định B": none amends what stands above it, so B amends A."""
    left = earlier[-1]
    if left.type is None or by.type is None or left.type == "Nghị quyết" or _rank(by) >= _rank(left):
        return left
    return left.parent if left.parent is not None and left.parent.type == by.type else None


def _beside(left: Mention, right: Mention, links: list[FoundLink]) -> bool:
    """ "Nghị định A hướng dẫn Luật B và Quyết định C": a decree details laws, C stands beside it; nor does C amend a law."""
    outer = left.parent
    if outer is not None and right.type is not None and _is_no_matter_of(outer, right):
        return not any(ln.source is left and ln.relation in CHANGING for ln in links)
    changed = any(ln.source is outer and ln.target is left and ln.relation in CHANGING for ln in links)
    if changed and outer and outer.type in _OF_LAW and right.type not in (*_OF_LAW, "Nghị quyết", None):
        return True  # no law amends a decree
    if any(
        ln.source is left and ln.target.type in _OF_LAW and _rank(right) < _rank(ln.target) for ln in links
    ):
        return right.type is not None
    detailed = outer is not None and outer.type == "Nghị định" and left.type in _OF_LAW
    return detailed and right.type is not None and right.type not in (*_OF_LAW, "Nghị quyết")


_NEVER_CARRIED_OUT = ("Kế hoạch", "Công văn", "Thông báo", "Báo cáo", "Tờ trình", "Công điện", "Hướng dẫn")


def _is_no_matter_of(outer: Mention, right: Mention) -> bool:
    """Whether a paper cannot be in another's subject: it is of a later day, or no decree or circular is about its like."""
    later = _is_before(outer.date, right.date) and outer.date != right.date
    return later or (outer.type in NORMATIVE and right.type in _NEVER_CARRIED_OUT)


def _passive_relation(passive: re.Match[str]) -> Relation:
    """What was done; "bị bãi bỏ một phần bởi B" only amends."""
    acts = {
        "thay the": Relation.THAY_THE,
        "bai bo": Relation.BAI_BO,
        "huy bo": Relation.BAI_BO,
        "thu hoi": Relation.BAI_BO,
    }
    partly = PARTIAL.search(passive.string, passive.end("act"), passive.end("partly"))
    return Relation.SUA_DOI if partly else acts.get(" ".join(passive["act"].split()), Relation.SUA_DOI)


_BASIS_BEFORE = late(r"(?<!\w)can\s{1,4}cu(?:\s{1,4}vao)?\s{1,4}$")
_COLON = loose(r"(?![^:;]{0,400}(?:cac|nhung|sau|sau day|gom)(?: [a-z]{1,7}){0,3}\s?:)[^:;]{0,400}:\s*")


def is_next_basis(source: Source, left: Mention, right: Mention) -> bool:
    """ "Căn cứ Thông tư A hướng dẫn nghiệp vụ: Thông tư B": a colon slipped in for the semicolon between two bases."""
    before = source.flat[max(0, left.head - 16) : left.head]
    return (
        right.has_head
        and _BASIS_BEFORE.search(before) is not None
        and _COLON.fullmatch(source.flat, left.end, right.head) is not None
    )


def _amended_too(source: Source, left: Mention, right: Mention, gap: str, links: list[FoundLink]) -> bool:
    """ "Nghị định A sửa đổi Nghị định B quy định … và Nghị định C quy định …": C of the same kind, earlier than A, is amended too."""
    outer = left.parent
    if outer is None or right.type != left.type or ";" in gap or ". " in gap or not _AND_LAST.search(gap):
        return False
    changed = any(ln.target is left and ln.source is outer and ln.relation in CHANGING for ln in links)
    return (
        changed
        and (_is_before(right.date, outer.date) or _of_year_before(right, outer))
        and main_clause(source, left.end, right.head) is None
        and not FRESH.search(source.view, left.end, right.head)
    )


# "… và Điều 3 Quyết định B": a part of it is.
_AND_LAST = late(
    r"\sva\s{1,4}(?:cac\s{1,4})?(?:(?:khoan|diem|dieu|muc)\s{1,4}[\w.]{1,6},?\s{1,4}(?:cua\s{1,4})?){0,3}$"
)


# ", Quy trình quản lý … ban hành theo Quyết định B": a thing of its own in a list, named before the paper that it came with.
_PUBLISHED = loose(
    r"(?:[,;]|(?<!\w)va)\s{1,4}(?:cac )?(?=(?P<thing>[a-z]))(?P<kind>(?:quy (?:che|dinh|trinh|tac)|danh muc|bieu (?:thue|mau)|dieu le|he thong|bang gia|bo tieu chi|khung) )?"
    r"(?:(?!(?:va|cac) (?:quy (?:che|dinh|trinh|tac)|danh muc|bieu|dieu le) )[^,;.:“”]){3,160}? (?:ban hanh|cong bo|phe duyet)(?: (?:kem )?theo| tai) (?:cac )?$"
)


def published_too(source: Source, left: int, right: int) -> bool:
    """Whether a list goes on between two papers with a thing that was issued with the second."""
    found = _PUBLISHED.search(source.flat, left, right)
    return found is not None and bool(found["kind"] or source.capital_at(found.start("thing")))


def _opens_bracket(source: Source, left: Mention, gap: str) -> bool:
    """ "đề nghị của A (văn bản số 1), của B (văn bản số 2)": each paper in a bracket of its own."""
    return source.view[left.end - 1] == ")" and _BRACKET_OPENS.search(gap) is not None


_BRACKET_OPENS = loose(r"\((?:tai )?\s*$")


# "sửa đổi Khoản 2 Mục III, Thông tư số …": the comma parts no list.
_PINPOINT_COMMA = loose(r"(?<!\w)((?:khoan|diem|dieu|muc|phan|chuong) [\w.]{1,5}),")


_ASIDE = loose(r"\((?!(?:tai )?$)[^()]{3,160}$")


def _stood_aside(source: Source, left: Mention, gap: str) -> bool:
    """ "A (sau khi thống nhất với B tại Công văn C) về việc …": the subject is A's, not that of what stands in the bracket."""
    closed = gap.lstrip().startswith(")") or source.view[left.end - 1] == ")"
    return closed and _ASIDE.search(source.flat, max(0, left.head - 170), left.head) is not None


def _in_subject(source: Source, left: Mention, right: Mention, gap: str) -> bool:
    """Whether `right` belongs to the subject of `left` (or of the document whose subject `left` is in)."""
    if not (TITLE_OPENS.match(gap) or left.parent):
        return False
    ruled = (left.parent or left).type in NORMATIVE and right.type == "Quyết định"
    if (
        is_next_basis(source, left, right)
        or _opens_bracket(source, left, gap)
        or _stood_aside(source, left, gap)
        or (ruled and published_too(source, left.end, right.head))
    ):
        return False
    if ";" in gap or main_clause(source, left.end, right.head) or ". " in gap:
        return False
    if FRESH.search(source.view, left.end, right.head) or joined_act(source, left, right.head) is not None:
        return False
    parts = re.split(r"[,)]|\sva\s", _PINPOINT_COMMA.sub(r"\1 ", gap))
    tail = parts[-1]
    if right.issuer_before and len(parts) > 1:
        return False
    return bool(tail.strip(" \n:")) and not LIST_ONLY.fullmatch(tail) and not _opens_list(tail)


_ACTS = r"(?:bai bo|thay the|huy bo|sua doi|bo sung)"
_JOINED_ACT = loose(rf"(?:(?<!sua\sdoi),|\sva)\s+(?:dong thoi,?\s+)?(?={_ACTS}(?!\w)[^,;.]{{0,60}}$)")
_ACT_BEFORE = loose(
    rf"(?:^|[.;:]|\snay|va|ve viec|v/v|xem xet,?|de nghi|kien nghi)\s*(?:dieu\s\d{{1,3}}\.\s*)?{_ACTS}(?!\w)[^.;]{{0,140}}$"
)


_LISTED = (Relation.THUC_HIEN, Relation.TRIEN_KHAI, Relation.PHUC_DAP)
_GOVERNED = loose(r"(?<!\w)(?:thuc hien|trien khai|can cu|theo|tai|phuc dap|nhan duoc)(?: cac)?\s*$")


def _goes_on(source: Source, link: FoundLink, right: Mention) -> bool:
    """ "A thực hiện B và C": C is carried out as well, unless it may stand beside A or is later than A."""
    if link.relation in CHANGING:
        alike = right.type in (link.target.type, None) or link.target.type in _OF_LAW
        alike = alike or _in_bracket_of(source, link, right)
        return alike and not _acted_on(source, link.source)
    outer = link.source
    if link.relation not in _LISTED or not _is_before(right.date, outer.date):
        return False
    return not _GOVERNED.search(source.flat, max(0, outer.head - 40), outer.head)


def _in_bracket_of(source: Source, link: FoundLink, right: Mention) -> bool:
    """ "Thông tư A (thay thế Quyết định B và Thông tư C)": all that stands in the bracket is of its act."""
    closes = source.flat[right.end : right.end + 2].lstrip().startswith(")")
    return closes and source.flat[link.source.end : link.target.head].lstrip().startswith("(")


def _is_before(date: str | None, other: str | None) -> bool:
    """Whether both days are known in full and the first is no later."""
    return (
        bool(date and other) and len(date or "") == len(other or "") == 10 and (date or "") <= (other or "")
    )


def _of_year_before(mention: Mention, other: Mention) -> bool:
    """Whether the year in a symbol without a day ("Nghị định số 58/2018/NĐ-CP") is before the other's."""
    if mention.date or mention.notation is None or other.notation is None:
        return False
    year, then = mention.notation.year, other.notation.year
    return year is not None and then is not None and year < then


def _acted_on(source: Source, mention: Mention) -> bool:
    """ "Bãi bỏ A sửa đổi B và C": C may be repealed as well as amended; nothing is said."""
    return bool(_ACT_BEFORE.search(source.bare[max(0, mention.head - 200) : mention.head]))


def joined_act(source: Source, left: Mention, stop: int) -> int | None:
    """ "Sửa đổi A về … và bãi bỏ B": where the second act of one sentence begins, which is no part of A's subject."""
    if not _ACT_BEFORE.search(source.flat[max(0, left.head - 200) : left.head]):
        return None
    found = _JOINED_ACT.search(source.flat[left.end : stop])
    return left.end + found.end() if found else None


def _opens_list(tail: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:cac|nhung|so|va|dong thoi)\s*", tail))
