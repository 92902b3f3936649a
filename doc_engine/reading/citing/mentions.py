"""Mentions (lần viện dẫn): each place where a paragraph names another document, with what stands around it.

A mention is a number or a law's name with its type word before it and its date and issuer around it; the members
of an enumeration share what is written once ("các Quyết định số: A, B ngày … của …").
"""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.around import follows_in_list, read_front, read_tail, share
from doc_engine.reading.citing.mention import LAWS, Mention
from doc_engine.reading.citing.named import LawFound, NicknameFound, laws_in, nicknames_in
from doc_engine.reading.citing.numbers import NumberFound, numbers_in, of_party, type_of
from doc_engine.reading.copies.source import Source, Span
from doc_engine.reading.names.bodies import TYPE_WORDS, name_at, read_body
from doc_engine.reading.names.joint import with_partners
from doc_engine.reading.words import days
from doc_engine.reading.words.vocabulary import TYPE_ABBREVIATIONS, TYPE_LABELS

# "Bản án hình sự sơ thẩm số 5", "Quyết định giám đốc thẩm số 6", "Tờ trình liên ngành số 7": of its case, its instance, its authors.
_OF_COURT = (
    r"(?:\s{1,3}(?:hinh\s{1,3}su|dan\s{1,3}su|hanh\s{1,3}chinh|lao\s{1,3}dong|kinh\s{1,3}doanh,?\s{1,3}thuong\s{1,3}mai|"
    r"hon\s{1,3}nhan(?:\s{1,3}va)?\s{1,3}gia\s{1,3}dinh|so\s{1,3}tham|phuc\s{1,3}tham|giam\s{1,3}doc\s{1,3}tham|tai\s{1,3}tham|lien\s{1,3}(?:nganh|tich|bo|so))){0,3}"
)
_HEAD = late(
    rf"(?<!\w)(?:(?<!cong\s)|(?!bo\s))(?P<type>{TYPE_WORDS}){_OF_COURT}(?:\s{{0,3}}\(lan[^()]{{0,12}}\))?(?:\s{{0,3}}:?\s{{0,3}}\(?s[o0])?\s{{0,3}}[:.]{{0,2}}\s{{0,3}}$"
)
_ABBREVIATED_HEAD = late(
    rf"(?<![\w/-])(?P<type>{'|'.join(sorted(TYPE_ABBREVIATIONS, key=len, reverse=True))})\.?(?:\s{{1,3}}số)?\s{{0,3}}:?\s{{0,3}}$"
)
_BARE_SO = late(r"(?<!\w)s[o0]\s{0,3}[:.]?\s{0,3}$")
_TYPE_OF_DAY = late(
    rf"(?<!\w)(?P<type>{TYPE_WORDS}),?\s{{1,3}}(?P<when>ngay\s[^;:()“”]{{6,28}}?)\s{{0,2}},?\s{{0,2}}$"
)
_TYPE_OF_BODY = late(
    rf"(?<!\w)(?P<type>{TYPE_WORDS})\s{{1,3}}(?:cua|giua)\s[^.;:()“”]{{3,140}}(?:\s{{0,2}}:\s{{0,3}}|\s{{0,2}}\(\s?)?$"
)

# "Báo cáo kết quả giám sát số 12/BC-HĐND", "Báo cáo giải trình, tiếp thu ý kiến số 12/BC-HĐND": what the paper is about, between its type and its number.
_TYPE_OF_MATTER = late(
    rf"(?<!\w)(?P<type>{TYPE_WORDS})(?:\s{{1,3}}[^\W\d_]{{1,7}}){{1,9}}(?:,(?:\s{{1,3}}[^\W\d_]{{1,7}}){{2,9}})?\s{{1,3}}$"
)

_LARGE = late(r"(?<!\w)[A-ZĐ](?=[^\W\d_])")


def mentions_in(source: Source, paragraph: Span, skip: Span | None = None) -> list[Mention]:
    """The mentions of one paragraph in order; a number inside `skip` is the document's own."""
    start, end = paragraph
    numbers = [n for n in numbers_in(source, start, end) if not (skip and skip[0] <= n.start < skip[1])]
    laws = laws_in(source, start, end)
    found = [_of_number(source, number, start) for number in numbers]
    numbered = [m for m in found if m is not None]
    whole = _name_numbered_laws(source, numbered, laws)
    heads, taken = {m.head for m in numbered}, [(m.head, m.number_end) for m in numbered]
    numbered += [
        _of_law(whole.get(law.start, law))
        for law in laws
        if law.start in whole
        or (law.inside and law.start not in heads)
        or not _overlaps(taken, law.start, law.end)
    ]
    nicknames = nicknames_in(source, start, end)
    numbered += [_of_nickname(n) for n in nicknames if not _overlaps(taken, n.start, n.end)]
    ordered = sorted(numbered, key=lambda mention: mention.start)
    _inherit_heads(source, ordered, paragraph)
    ordered = [m for m in ordered if m.has_head or m.kind != "numbered" or m.inferred < 9]
    for index, mention in enumerate(ordered):
        after = (m.head for m in ordered[index + 1 : index + 6] if m.head >= mention.end)
        if not any(m.head < mention.head < m.number_end for m in ordered[max(0, index - 4) : index]):
            read_tail(source, mention, next(after, end))
    for index, mention in enumerate(ordered):
        read_front(source, mention, ordered[index - 1].end if index else start)
    share(source, ordered)
    for mention in ordered:
        if mention.notation is not None:
            mention.notation = of_party(mention.notation, mention.issuer)
    return ordered


def _overlaps(taken: list[Span], start: int, end: int) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


def _of_number(source: Source, number: NumberFound, floor: int) -> Mention | None:
    mention = Mention(number.start, number.start, number.end, number.end, "numbered", number.notation)
    left = max(floor, number.start - 60)
    head = _HEAD.search(source.flat[left : number.start])
    short = None if head else _ABBREVIATED_HEAD.search(source.view[left : number.start])
    if head:
        mention.type, mention.head = _first_of_two(source, number, left + head.start(), head["type"], floor)
        mention.has_head = True
    elif short:
        mention.type, mention.head = TYPE_ABBREVIATIONS[short["type"]], left + short.start()
        mention.has_head = True
    else:
        _distant_head(source, mention, number, floor)
    return mention


# "công văn hướng dẫn số 237/SGDĐT-GDMN", "Quyết định kháng nghị số 9/QĐ-VKS": the second word says what the first is for.
_WORD_BEFORE = late(r"(?<!\w)(?P<type>cong\s{1,3}van|quyet\s{1,3}dinh)\s{1,3}$")


def _first_of_two(source: Source, number: NumberFound, head: int, words: str, floor: int) -> tuple[str, int]:
    """The type before a number, and where it begins: of two type words the first, unless the symbol names the second."""
    label = TYPE_LABELS[_squeezed(words)]
    before = _WORD_BEFORE.search(source.flat, max(floor, head - 16), head)
    named = type_of(number.notation)
    if named == "Lệnh" and label in LAWS:  # "Lệnh công bố Luật số 9/2025/L-CTN": the order's own number
        return named, head
    if before is None or named == label:
        return label, head
    first = TYPE_LABELS[_squeezed(before["type"])]
    return (first, before.start()) if first in ("Công văn", named) else (label, head)


def _matter_before(source: Source, number: NumberFound, left: int, stop: int) -> re.Match[str] | None:
    """The type in capital letter that a number's symbol says too, with a few words of its matter behind it."""
    label = type_of(number.notation)
    for match in _LARGE.finditer(source.view, left, stop):
        found = _TYPE_OF_MATTER.match(source.flat[left:stop], match.start() - left)
        if found and TYPE_LABELS[_squeezed(found["type"])] == label:
            return found
    return None


def _squeezed(words: str) -> str:
    return " ".join(words.split())


# "kiến nghị của bà A và Phiếu chuyển đơn số 8": another paper stands between.
_TWO_PAPERS = late(rf"(?:,|\sva)\s{{1,3}}(?:{TYPE_WORDS}|phieu|don|giay)(?!\w)")


def _distant_head(source: Source, mention: Mention, number: NumberFound, floor: int) -> None:
    """ "số" alone, or "Nghị định của Chính phủ số …"; a weak number without either is not believed yet."""
    so = _BARE_SO.search(source.flat[max(floor, number.start - 12) : number.start])
    if so:
        mention.head = so_start = max(floor, number.start - 12) + so.start()
        left = max(floor, mention.head - 190)
        apart = _TYPE_OF_BODY.search(source.flat[left : mention.head])
        if (
            apart
            and not _TWO_PAPERS.search(apart[0])
            and "\n\n" not in source.view[left + apart.start() : mention.head]
        ):
            mention.type, mention.has_head = TYPE_LABELS[_squeezed(apart["type"])], True
            mention.head = left + apart.start()
            mention.issuer = _issuer_between(source, left + apart.end("type"), so_start)
        elif dated := _TYPE_OF_DAY.search(source.flat[left : mention.head]):
            mention.date = _day_of(dated["when"])
            mention.type, mention.has_head = TYPE_LABELS[_squeezed(dated["type"])], True
            mention.head = left + dated.start()
        elif matter := _matter_before(source, number, left, so_start):
            mention.type, mention.has_head = TYPE_LABELS[_squeezed(matter["type"])], True
            mention.head = left + matter.start()
        elif second := _AND_OF_BODY.search(source.flat[left : mention.head]):
            start, stop = left + second.start("body"), left + second.end("body")
            end = read_body(source, start, stop) if source.view[start].isupper() else None
            if end is not None and not source.view[end:stop].strip():
                mention.head, mention.issuer = start, name_at(source, start, end)
    mention.inferred = 9 if number.weak else 1


# "Công văn của A (số 1 …) và của B (số 2 …)", "các văn bản của A (số 1), B (số 2)": the second body's letter, its kind said once.
_AND_OF_BODY = late(r"(?:^|,|;|\sva)\s{1,3}(?:cua\s{1,3})?(?P<body>(?=[a-z])[^.,;:()“”]{3,80})\(\s?$")
_OF_BODY = late(r"\s+(?P<word>cua|giua)\s+")


def _issuer_between(source: Source, start: int, stop: int) -> str | None:
    """ "Nghị quyết của Hội đồng nhân dân tỉnh số …": the body, or the bodies, between the type and "số"."""
    of = _OF_BODY.match(source.flat, start, stop)
    end = read_body(source, of.end(), stop) if of else None
    if of is None or end is None:
        return None
    first = (of.end(), end)
    return with_partners(source, first, stop)[0] if of["word"] == "giua" else name_at(source, *first)


def _day_of(words: str) -> str | None:
    found = days.ANYWHERE.search(words)
    return days.of_match(found) if found else None


# "…, Luật Nhà ở số 27/2023/QH15 và Luật Các tổ chức tín dụng số 32/2024/QH15": each of the amended laws has its number.
_NEXT_NUMBERED = late(
    r"\s{0,3}(?:,|,?\sva)\s{1,3}(?:bo\s{1,3})?luat\s[^,;.:()]{3,90}\sso\s{1,3}\d{1,3}/\d{4}/qh\d{1,2}"
)
_MOST_AMENDED = 12


def _name_numbered_laws(source: Source, numbered: list[Mention], laws: list[LawFound]) -> dict[int, LawFound]:
    """Give numbers the names before them; the laws, by their start, that amend a list of numbered ones."""
    by_end: dict[int, list[LawFound]] = {}
    for law in laws:
        by_end.setdefault(_skip_so(source, law.end), []).append(law)
    whole: dict[int, LawFound] = {}
    for mention in numbered:
        named = by_end.get(mention.start, [])
        if not named:
            continue
        law = named[0]
        if len(named) > 1 and (end := _end_of_numbered(source, mention.number_end)):
            title = source.words(law.start, end)
            whole[law.start], law = law._replace(end=end, title=title), named[-1]
        mention.head, mention.title, mention.type = law.start, law.title, law.type
        mention.has_head, mention.inferred, mention.issuer = True, 0, None
    return whole


def _end_of_numbered(source: Source, place: int) -> int | None:
    """Where a list of laws with their numbers ends that goes on at `place`; None where none does."""
    end = place
    for _ in range(_MOST_AMENDED):
        found = _NEXT_NUMBERED.match(source.flat, end)
        if found is None:
            break
        end = found.end()
    return end if end > place else None


def _skip_so(source: Source, place: int) -> int:
    match = _NUMBERED_SO.match(source.flat, place)
    return match.end() if match else place


# "Luật A số 9", "Luật A (LA) số 9", "Luật A (Luật số 9)".
_NUMBERED_SO = late(
    r"(?:\s{0,2}\([\w&-]{2,12}\))?(?:[\s,(]{1,6}|\s{0,2}\(\s{0,2}(?:bo luat|luat|phap lenh)\s{1,4})so\s{1,6}"
)


def _of_law(law: LawFound) -> Mention:
    mention = Mention(law.start, law.start, law.end, law.end, "named_law", type=law.type, has_head=True)
    mention.title = law.title
    mention.issuer = "Ủy ban Thường vụ Quốc hội" if law.type == "Pháp lệnh" else "Quốc hội"
    return mention


def _of_nickname(found: NicknameFound) -> Mention:
    mention = Mention(
        found.start, found.start, found.end, found.end, found.kind, type=found.type, has_head=True
    )
    mention.title = found.title
    mention.number = found.number
    return mention


def _inherit_heads(source: Source, mentions: list[Mention], paragraph: Span) -> None:
    """The second member of "các Kế hoạch số A và số B" takes the type of the first."""
    previous: Mention | None = None
    for mention in mentions:
        gap_start = previous.number_end if previous else paragraph[0]
        if mention.kind == "numbered" and not mention.has_head and previous and previous.kind == "numbered":
            gap = source.flat[gap_start : mention.head]
            if (
                len(gap) < 260
                and follows_in_list(source, previous, mention)
                and _same_symbol(previous, mention)
            ):
                mention.type, mention.inferred = previous.type, 0
        if mention.type is None and mention.notation is not None and mention.kind == "numbered":
            mention.type = type_of(mention.notation)
        previous = mention


def _same_symbol(left: Mention, right: Mention) -> bool:
    """Whether two symbols name one type: a QĐ behind a KL goes on with an earlier list, not with the Kết luận."""
    return bool(left.notation and right.notation and type_of(left.notation) == type_of(right.notation))
