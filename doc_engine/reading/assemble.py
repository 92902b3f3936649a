"""From mentions to citations (hợp nhất lần viện dẫn): one entry for each distinct document, issuers made full.

Two mentions are one document when number and symbol agree and neither their dates nor their issuers disagree;
what disagrees stays apart and is reported, never silently corrected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.notation import Notation
from doc_engine.reading import days, schemes
from doc_engine.reading.bodies import Locale, full_name, organ_letters, without_head
from doc_engine.reading.clauses import FoundLink
from doc_engine.reading.mentions import Mention
from doc_engine.reading.numbers import issuer_of_organ
from doc_engine.reading.source import Source, bare_of
from doc_engine.reading.values import CitationFound, LinkFound, Resolved
from doc_engine.reading.vocabulary import DEPARTMENTS, MINISTRIES
from doc_engine.terms import Relation
from doc_engine.text import fold_tones

_STRENGTH = (
    Relation.THAY_THE,
    Relation.BAI_BO,
    Relation.SUA_DOI,
    Relation.PHUC_DAP,
    Relation.THEO_DE_NGHI,
    Relation.THUC_HIEN,
    Relation.CAN_CU,
    Relation.TRIEN_KHAI,
    Relation.KEM_THEO,
    Relation.DAN_CHIEU,
)


@dataclass(slots=True)
class Gathered:
    """The mentions of one document."""

    mentions: list[Mention] = field(default_factory=list)
    resolved: Resolved | None = None
    titles: set[str] = field(default_factory=set)

    @property
    def first(self) -> Mention:
        """The mention that says most: one with a date before one without."""
        return next((m for m in self.mentions if m.date), self.mentions[0])

    @property
    def notation(self) -> Notation | None:
        """Its number and symbol, where it has one in the text."""
        return next((m.notation for m in self.mentions if m.notation), None)

    @property
    def date(self) -> str | None:
        """The fullest date that a mention gives."""
        return max((m.date for m in self.mentions if m.date), key=len, default=None)


def gather(
    source: Source, mentions: list[Mention], own: Notation | None, own_date: str | None
) -> list[Gathered]:
    """Mentions put together by document, in the order of the text; the document's own number is none of them."""
    found: list[Gathered] = []
    ordered = sorted(mentions, key=lambda m: (m.kind not in ("numbered",), m.start))
    for mention in ordered:
        if _is_own(mention, own, own_date):
            continue
        home = _home(source, found, mention)
        if home is None:
            continue
        home.mentions.append(mention)
    for group in found:
        group.mentions.sort(key=lambda m: m.start)
    return sorted(found, key=lambda group: group.mentions[0].start)


def _is_own(mention: Mention, own: Notation | None, own_date: str | None) -> bool:
    same = own is not None and own.number is not None and mention.notation is not None
    return same and mention.notation.key == own.key and days.agree(mention.date, own_date)  # type: ignore[union-attr]


def _home(source: Source, found: list[Gathered], mention: Mention) -> Gathered | None:
    """The group that the mention belongs to, a new one, or None when it is only an alias of one."""
    if mention.kind == "scheme":
        return _scheme_home(source, found, mention)
    for group in found:
        if _same(group, mention):
            return group
    new = Gathered()
    if mention.kind == "nickname":
        new.resolved = schemes.by_number(mention.type, mention.number)
        if new.resolved is None and mention.type == "Đề án" and mention.number is None:
            return None
    found.append(new)
    return new


def _same(group: Gathered, mention: Mention) -> bool:
    first = group.mentions[0]
    if mention.kind == "nickname":
        known = schemes.by_number(mention.type, mention.number)
        if first.kind == "numbered" and first.notation and first.notation.number:
            return (
                _plain(first.notation.number) == _plain(mention.number or "") and first.type == mention.type
            )
        if known is not None and known == group.resolved:
            return True
        return (
            first.kind == "nickname"
            and first.type == mention.type
            and (_plain(first.number or "") == _plain(mention.number or ""))
        )
    if mention.kind == "named_law":
        same_title = mention.title is not None and any(
            m.title and fold_tones(m.title) == fold_tones(mention.title) for m in group.mentions
        )
        return same_title and (days.agree(group.date, mention.date))
    if first.notation is None or mention.notation is None or first.notation.key != mention.notation.key:
        return False
    return days.agree(group.date, mention.date) and not _other_body(group, mention)


def _plain(number: str) -> str:
    return number.lstrip("0").casefold()


def _other_body(group: Gathered, mention: Mention) -> bool:
    """Whether both name issuers that cannot be one: "UBND huyện A" and "UBND huyện B"; "UBND tỉnh" fits either."""
    if not mention.issuer or not days.agree(group.date, mention.date) or (group.date and mention.date):
        return False
    theirs = {bare_of(without_head(m.issuer)) for m in group.mentions if m.issuer}
    own = bare_of(without_head(mention.issuer))
    return bool(theirs) and not any(
        own.startswith(name) or name.startswith(own) or name[:4] != own[:4] for name in theirs
    )


_APPROVED_BY = re.compile(
    r"[^.;]{0,60}\(?\s?(?:duoc )?(?:da )?(?:phe duyet|ban hanh)[^.;]{0,40}(?:tai|theo)\s*$"
)


def _scheme_home(source: Source, found: list[Gathered], mention: Mention) -> Gathered | None:
    """A Đề án by its title: another name of the decision that approved it, or what the table knows; else nothing."""
    key = schemes.title_key(mention.title or "")
    for group in found:
        if key in group.titles:
            return None if group.mentions[0].kind == "numbered" else group
    approving = _approving(source, found, mention)
    if approving is not None:
        approving.titles.add(key)
        return None
    known = schemes.by_title(mention.title or "")
    if known is None:
        return None
    for group in found:
        if (group.notation and str(group.notation) == known.notation) or group.resolved == known:
            group.titles.add(key)
            return None if group.mentions[0].kind == "numbered" or mention.parent else group
    new = Gathered(resolved=known, titles={key})
    found.append(new)
    return new


def _approving(source: Source, found: list[Gathered], mention: Mention) -> Gathered | None:
    """ "Quyết định số … phê duyệt Đề án “…”", "Đề án “…” (phê duyệt tại Quyết định số …)"."""
    for group in found:
        for other in group.mentions:
            if other.kind != "numbered":
                continue
            between = source.bare[other.end : mention.head] if other.end <= mention.head else ""
            if 0 < len(between) < 60 and re.match(
                r"\s*,?\s*(?:ve viec |ve )?(?:phe duyet|ban hanh)\s*(?:noi dung )?$", between
            ):
                return group
            after = (
                source.bare[mention.end : other.head]
                if mention.end <= other.head <= mention.end + 120
                else ""
            )
            if after and _APPROVED_BY.match(after):
                return group
    return None


def citation_of(source: Source, group: Gathered, locale: Locale) -> CitationFound:
    """One entry of the reading from the mentions of one document."""
    strongest = min(group.mentions, key=lambda m: (_STRENGTH.index(m.relation), m.start))
    kind = "nickname" if group.mentions[0].kind == "scheme" else group.mentions[0].kind
    notation = group.notation
    issuer, sure = _issuer(group, locale)
    best = group.first
    return CitationFound(
        notation=str(notation) if notation else None,
        kind="numbered" if notation else kind,
        type=best.type or next((m.type for m in group.mentions if m.type), None),
        title=next((m.title for m in group.mentions if m.title), None),
        issued_on=group.date,
        issuer=issuer,
        relation=strongest.relation,
        cue=source.words(*strongest.cue) if strongest.cue else None,
        confidence=_confidence(group, sure),
        modality=strongest.modality,
        spans=tuple((m.head, m.end) for m in group.mentions),
        quote=_quote(source, strongest),
        resolved=group.resolved,
    )


def _issuer(group: Gathered, locale: Locale) -> tuple[str | None, bool]:
    """The issuer in full, and whether the text says it or its letters decide it."""
    for mention in group.mentions:
        if mention.issuer:
            return _completed(mention, locale), True
    notation = group.notation
    decided = issuer_of_organ(notation) if notation else None
    return (
        (decided, True) if decided or notation is None else _by_letters(group.mentions[0].organ or "", locale)
    )


def _by_letters(organ: str, locale: Locale) -> tuple[str | None, bool]:
    """The body that has these letters: a ministry, the citing body itself or its superior, a department of its province."""
    if organ in MINISTRIES:
        return MINISTRIES[organ], True
    for body in (locale.issuer, locale.parent):
        if body and organ in organ_letters(body):
            return f"Chủ tịch {body}" if organ == "CTUBND" else body, False
    if organ in DEPARTMENTS and locale.province:
        return f"{DEPARTMENTS[organ]} {locale.province}", False
    return None, True


def _completed(mention: Mention, locale: Locale) -> str:
    """A bare "Bộ trưởng" or "Giám đốc" takes its body from the symbol."""
    name = mention.issuer or ""
    if bare_of(name) in ("bo truong", "giam doc") and mention.organ:
        body = MINISTRIES.get(mention.organ) or DEPARTMENTS.get(mention.organ)
        name = f"{name} {body}" if body else name
    return full_name(name, locale)


def _confidence(group: Gathered, sure: bool) -> float:
    best = group.first
    if best.kind in ("nickname", "scheme"):
        return 0.7
    doubt = 0.0 if best.has_head else 0.1
    doubt += 0.0 if best.date or best.kind == "named_law" else 0.04
    doubt += 0.0 if sure else 0.05
    return round(0.99 - doubt - 0.02 * min(best.inferred, 3), 2)


def _quote(source: Source, mention: Mention) -> str:
    start = mention.cue[0] if mention.cue and 0 <= mention.head - mention.cue[0] <= 200 else mention.head
    return source.words(start, min(mention.end, start + 400))


def links_of(
    links: list[FoundLink], groups: list[Gathered], citations: list[CitationFound]
) -> list[LinkFound]:
    """The links between entries, each once."""
    where = {
        id(m): citation.name
        for group, citation in zip(groups, citations, strict=True)
        for m in group.mentions
    }
    found: dict[LinkFound, None] = {}
    for link in links:
        left, right = where.get(id(link.source)), where.get(id(link.target))
        if left and right and left != right:
            found[LinkFound(left, link.relation, right)] = None
    return list(found)


def conflicts(groups: list[Gathered]) -> list[str]:
    """Numbers that the text gives two dates: both are kept and said."""
    by_key: dict[str, list[Gathered]] = {}
    for group in groups:
        if group.notation:
            by_key.setdefault(group.notation.key, []).append(group)
    return [
        f"Số, ký hiệu {same[0].notation} được viện dẫn với các ngày khác nhau: {', '.join(dates)}."
        for same in by_key.values()
        if len(dates := sorted({group.date for group in same if group.date})) > 1
    ]
