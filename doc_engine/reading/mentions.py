"""Mentions (lần viện dẫn): each place where a paragraph names another document, with what stands around it.

A mention is a number or a law's name with its type word before it and its date and issuer around it; the members
of an enumeration share what is written once ("các Quyết định số: A, B ngày … của …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from doc_engine.notation import Notation
from doc_engine.reading import days
from doc_engine.reading.bodies import alternatives, organ_letters, read_body, without_head
from doc_engine.reading.named import LawFound, NicknameFound, laws_in, nicknames_in
from doc_engine.reading.numbers import NumberFound, numbers_in, organ_of, type_of
from doc_engine.reading.source import Source, Span, bare_of
from doc_engine.reading.vocabulary import TYPE_ABBREVIATIONS, TYPE_LABELS
from doc_engine.terms import Relation

_TYPES = alternatives(tuple(TYPE_LABELS.values()))
_HEAD = re.compile(rf"(?<!\w)(?P<type>{_TYPES})(?:\s{{1,3}}\(?s[o0])?\s{{0,3}}[:.]{{0,2}}\s{{0,3}}$")
_ABBREVIATED_HEAD = re.compile(
    rf"(?<![\w/-])(?P<type>{'|'.join(sorted(TYPE_ABBREVIATIONS, key=len, reverse=True))})\.?(?:\s{{1,3}}số)?\s{{0,3}}:?\s{{0,3}}$"
)
_BARE_SO = re.compile(r"(?<!\w)s[o0]\s{0,3}[:.]?\s{0,3}$")
_TYPE_OF_BODY = re.compile(rf"(?<!\w)(?P<type>{_TYPES})\s{{1,3}}cua\s[^.;:()“”]{{3,80}}$")
_OF = re.compile(r"[\s,]{0,6}\(?(?:cua|giua)\s{1,20}")
_AND = re.compile(r"\s{0,3}(?:,|;|va)\s{1,20}")
_JOINT = ("liên tịch", "phối hợp", "liên ngành")
_CONNECTOR = re.compile(r"[\s,;]*(?:(?:va|cung|hoac|,)\s{1,20})?(?:cac\s{1,20}|tai\s{1,20})?$")
_SAID_AT = re.compile(
    r"\s(?:tai|trong|kem theo|ban hanh|da co|co|trinh|gui)\s{1,20}(?:cac\s{1,20}|nhung\s{1,20})?$"
)
_FRONT = re.compile(r"[,;:.()]|(?<!\w)(?:cua|do|theo|ngay|boi|nhan duoc|chuyen)(?!\w)")
_PROPOSED = re.compile(r"(?:de nghi|kien nghi|de xuat|y kien)\s{1,20}cua\s{1,20}$")
_PASSED = re.compile(r"\s{0,20}(?:(?:da|vua|moi|cung)\s{0,20}){0,2}")


@dataclass(slots=True)
class Mention:
    """One mention, filled in step by step: `head` is where its type word begins, `end` where its issuer ends."""

    head: int
    start: int
    number_end: int
    end: int
    kind: str
    notation: Notation | None = None
    number: str | None = None
    type: str | None = None
    has_head: bool = False
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_before: bool = False
    parent: Mention | None = field(default=None, repr=False)
    relation: Relation = Relation.DAN_CHIEU
    cue: Span | None = None
    modality: str | None = None
    inferred: int = 0

    @property
    def organ(self) -> str | None:
        """The letters of its body in the symbol."""
        return organ_of(self.notation) if self.notation else None


def mentions_in(source: Source, paragraph: Span, skip: Span | None = None) -> list[Mention]:
    """The mentions of one paragraph in order; a number inside `skip` is the document's own."""
    start, end = paragraph
    numbers = [n for n in numbers_in(source, start, end) if not (skip and skip[0] <= n.start < skip[1])]
    laws = laws_in(source, start, end)
    found = [_of_number(source, number, start) for number in numbers]
    numbered = [m for m in found if m is not None]
    _name_numbered_laws(source, numbered, laws)
    taken = [(m.head, m.number_end) for m in numbered]
    numbered += [_of_law(law) for law in laws if law.inside or not _overlaps(taken, law.start, law.end)]
    nicknames = nicknames_in(source, start, end)
    numbered += [_of_nickname(n) for n in nicknames if not _overlaps(taken, n.start, n.end)]
    ordered = sorted(numbered, key=lambda mention: mention.start)
    _inherit_heads(source, ordered, paragraph)
    ordered = [m for m in ordered if m.has_head or m.kind != "numbered" or m.inferred < 9]
    for index, mention in enumerate(ordered):
        after = (m.head for m in ordered[index + 1 : index + 6] if m.head >= mention.end)
        if not any(m.head < mention.head < m.number_end for m in ordered[max(0, index - 4) : index]):
            _read_tail(source, mention, next(after, end))
    for index, mention in enumerate(ordered):
        _read_front(source, mention, ordered[index - 1].end if index else start)
    _share(source, ordered)
    return ordered


def _overlaps(taken: list[Span], start: int, end: int) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


def _of_number(source: Source, number: NumberFound, floor: int) -> Mention | None:
    mention = Mention(number.start, number.start, number.end, number.end, "numbered", number.notation)
    left = max(floor, number.start - 60)
    head = _HEAD.search(source.bare[left : number.start])
    short = None if head else _ABBREVIATED_HEAD.search(source.view[left : number.start])
    if head:
        mention.type, mention.head, mention.has_head = (
            TYPE_LABELS[_squeezed(head["type"])],
            left + head.start(),
            True,
        )
    elif short:
        mention.type, mention.head = TYPE_ABBREVIATIONS[short["type"]], left + short.start()
        mention.has_head = True
    else:
        _distant_head(source, mention, number, floor)
    return mention


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _distant_head(source: Source, mention: Mention, number: NumberFound, floor: int) -> None:
    """ "số" alone, or "Nghị định của Chính phủ số …"; a weak number without either is not believed yet."""
    so = _BARE_SO.search(source.bare[max(floor, number.start - 12) : number.start])
    if so:
        mention.head = max(floor, number.start - 12) + so.start()
        left = max(floor, mention.head - 110)
        apart = _TYPE_OF_BODY.search(source.bare[left : mention.head])
        if apart and "\n\n" not in source.view[left + apart.start() : mention.head]:
            mention.type, mention.has_head = TYPE_LABELS[_squeezed(apart["type"])], True
            mention.head = left + apart.start()
    mention.inferred = 9 if number.weak else 1


def _name_numbered_laws(source: Source, numbered: list[Mention], laws: list[LawFound]) -> None:
    by_end: dict[int, LawFound] = {}
    for law in laws:
        by_end.setdefault(_skip_so(source, law.end), law)
    for mention in numbered:
        named = by_end.get(mention.start)
        if named is not None:
            mention.head, mention.title, mention.type = named.start, named.title, named.type
            mention.has_head, mention.inferred = True, 0


def _skip_so(source: Source, place: int) -> int:
    match = re.compile(r"[\s,(]{1,6}so\s{1,6}").match(source.bare, place)
    return match.end() if match else place


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
            gap = source.bare[gap_start : mention.head]
            if len(gap) < 260 and _is_list_gap(source, previous, mention):
                mention.type, mention.inferred = previous.type, 0
        if mention.type is None and mention.notation is not None and mention.kind == "numbered":
            mention.type = type_of(mention.notation)
        previous = mention


def _is_list_gap(source: Source, previous: Mention, mention: Mention) -> bool:
    """Whether `mention` follows as a list member: a comma, semicolon or "và" stands right before it."""
    gap = source.bare[previous.number_end : mention.head].rstrip()
    return (
        gap.endswith((",", ";", " va", "/", " hoac")) or gap in ("va", "") or bool(_CONNECTOR.fullmatch(gap))
    )


def _read_tail(source: Source, mention: Mention, limit: int) -> None:
    """The date and the issuer behind a number, in either order."""
    date = days.AFTER.match(source.bare, mention.end, limit)
    if date and (value := days.of_match(date)):
        mention.date, mention.end = value, date.end()
        if source.view[mention.end : mention.end + 1] == ")":
            mention.end += 1
    if mention.kind in ("named_law", "scheme"):
        return
    body = _issuer_after(source, mention.end, limit)
    if body:
        mention.issuer, mention.end = source.words(body[0], body[1]), body[1]
        if mention.type and any(word in mention.type for word in _JOINT):
            _read_partners(source, mention, limit)
        late = days.AFTER.match(source.bare, mention.end, limit) if mention.date is None else None
        if late and (value := days.of_match(late)):
            mention.date, mention.end = value, late.end()
    elif mention.notation:
        mention.issuer = _issuer_after_title(source, mention, limit)


def _read_partners(source: Source, mention: Mention, limit: int) -> None:
    """The other issuers of a joint document, set apart by semicolons."""
    for _ in range(6):
        joined = _AND.match(source.bare, mention.end, limit)
        end = read_body(source, joined.end(), limit) if joined else None
        if joined is None or end is None:
            return
        mention.issuer, mention.end = f"{mention.issuer}; {source.words(joined.end(), end)}", end


def _issuer_after(source: Source, place: int, limit: int) -> Span | None:
    of = _OF.match(source.bare, place, limit)
    start = of.end() if of else _next_capital(source.view, place, limit)
    if start is None:
        return None
    end = read_body(source, start, limit)
    return (start, end) if end and end > start + 1 else None


def _next_capital(view: str, place: int, limit: int) -> int | None:
    """ "… ngày 21/02/2012 Sở Y tế về …": a body right behind, without "của"."""
    while place < limit and view[place] in " \n":
        place += 1
    return place if place < limit and view[place].isupper() else None


def _issuer_after_title(source: Source, mention: Mention, limit: int) -> str | None:
    """ "Thông tư số … quy định về … của Bộ trưởng Bộ …": behind the title, believed when its letters agree."""
    organ = mention.organ
    if not organ:
        return None
    for of in re.finditer(r"(?<!\w)cua\s{1,20}", source.bare[mention.end : min(limit, mention.end + 400)]):
        start = mention.end + of.end()
        end = read_body(source, start, limit)
        if end and organ in organ_letters(source.words(start, end)):
            return source.words(start, end)
    return None


def _read_front(source: Source, mention: Mention, floor: int) -> None:
    """ "ngày D, X đã ban hành …", "của X tại …": date and issuer before the number."""
    floor = max(floor, mention.head - 220)
    said = _SAID_AT.search(source.bare, floor, mention.head)
    if not said or mention.kind != "numbered" or (mention.issuer and mention.date):
        return
    body = _body_before(source, floor, said.start())
    if body is None:
        return
    if mention.issuer is None:
        proposed = bool(_PROPOSED.search(source.bare, floor, body[0]))
        mention.issuer_before = True
        mention.issuer = _proposer(source.words(*body), mention) if proposed else source.words(*body)
    date = days.BEFORE.search(source.bare, floor, body[0]) if mention.date is None else None
    if date:
        mention.date = days.of_match(date)


def _proposer(name: str, mention: Mention) -> str:
    """A Tờ trình numbered by the body is the body's, also where its head is named."""
    body = without_head(name)
    return body if mention.organ and mention.organ in organ_letters(body) else name


def _body_before(source: Source, floor: int, stop: int) -> Span | None:
    """The body whose name ends right before `stop`."""
    starts = [floor] + [match.end() for match in _FRONT.finditer(source.bare, floor, stop)]
    for start in reversed(starts):
        place = start
        while place < stop and source.view[place] in " \n,/0123456789":
            place += 1
        end = read_body(source, place, stop) if source.view[place : place + 1].isupper() else None
        if end and end > place and _PASSED.fullmatch(source.bare, end, stop):
            return place, end
    return None


def _share(source: Source, mentions: list[Mention]) -> None:
    """Lists share what is written once: the date and issuer at the end, the issuer in front."""
    for right, left in zip(reversed(mentions), list(reversed(mentions))[1:], strict=False):
        gap = source.bare[left.end : right.head]
        if left.kind != "numbered" or right.kind != "numbered" or not _CONNECTOR.fullmatch(gap):
            continue
        if left.date is None and not right.has_head:
            left.date = right.date
        if left.issuer is None and right.issuer and _may_share(left, right):
            left.issuer = right.issuer
    for left, right in pairwise(mentions):
        _carry_issuer(source, left, right)


def _may_share(left: Mention, right: Mention) -> bool:
    return left.organ == right.organ or not right.has_head


def _carry_issuer(source: Source, left: Mention, right: Mention) -> None:
    """An issuer named before a list, or with its first member, holds for the members of the same body."""
    if right.issuer or not left.issuer or left.kind != "numbered" or right.kind != "numbered":
        return
    gap = source.bare[left.end : right.head]
    if left.organ == right.organ and ". " not in gap and _is_list_gap(source, left, right):
        right.issuer, right.issuer_before = left.issuer, left.issuer_before
    elif left.issuer_before and _CONNECTOR.fullmatch(gap) and _fits(left.issuer, right):
        right.issuer, right.issuer_before = left.issuer, True


def _fits(issuer: str, mention: Mention) -> bool:
    return mention.organ is not None and mention.organ in organ_letters(bare_of(issuer) and issuer)
