"""Mentions put together by document (gom lần viện dẫn): one group for each distinct document of a text.

Two mentions are one document when number and symbol agree and neither their dates nor their issuers disagree;
what disagrees stays apart and is reported, never silently corrected.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from doc_engine.dates import spoken_day
from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.names.naming import spelled_out, without_head
from doc_engine.reading.values import Resolved
from doc_engine.reading.words import days, schemes
from doc_engine.reading.words.laws import LAW_NAMES
from doc_engine.text import fold_tones

_APPROVES = loose(r"\s*,?\s*(?:ve viec |ve )?(?:phe duyet|ban hanh)\s*(?:noi dung )?$")
_APPROVED_BY = loose(r"[^.;]{0,60}\(?\s?(?:duoc )?(?:da )?(?:phe duyet|ban hanh)[^.;]{0,40}(?:tai|theo)\s*$")


_LEAST_OF_SHORT = 3  # words of a law's short name, the first of them "Luật"
_MOST_LOOKED_AT = 200  # documents of a paper


@dataclass(slots=True)
class Gathered:
    """The mentions of one document."""

    mentions: list[Mention] = field(default_factory=list)
    resolved: Resolved | None = None
    date: str | None = None  # the fullest that a mention gives

    @property
    def first(self) -> Mention:
        """The mention that says most: one with a date before one without."""
        return next((m for m in self.mentions if m.date), self.mentions[0])

    @property
    def notation(self) -> Notation | None:
        """Its number and symbol, where it has one in the text; of two spellings the one that is said more often."""
        said = Counter(m.notation for m in self.mentions if m.notation)
        return max(said, key=said.__getitem__) if said else None

    @property
    def is_numbered(self) -> bool:
        """Whether the text gives its number."""
        return self.mentions[0].kind == "numbered"


class Gathering:
    """The groups of one text, found again by notation, by law title, by type and number, by Đề án title."""

    def __init__(self, source: Source, own: Notation | None, own_date: str | None) -> None:
        self.source = source
        self.own = own if own and own.number else None
        self.own_date = own_date
        self.groups: list[Gathered] = []
        self._by_key: dict[tuple[str, ...], list[Gathered]] = {}
        self._numbered: list[tuple[int, Mention, Gathered]] = []

    def add_all(self, mentions: list[Mention]) -> list[Gathered]:
        """Every mention to its group: numbered ones first, so that nicknames and titles find them."""
        for mention in sorted((m for m in mentions if m.kind == "numbered"), key=lambda m: m.start):
            if not self._is_own(mention):
                group = self._add(mention)
                self._numbered.append((mention.start, mention, group))
        for mention in sorted((m for m in mentions if m.kind != "numbered"), key=lambda m: m.start):
            if mention.kind == "scheme":
                self._add_scheme(mention)
            else:
                self._add(mention)
        for group in self.groups:
            group.mentions.sort(key=lambda m: m.start)
        return sorted(self.groups, key=lambda group: group.mentions[0].start)

    def _is_own_mistyped(self, notation: Notation, date: str | None) -> bool:
        """ "(kèm theo Quyết định số 197/2005/QĐ/BNN-KL ngày …)" in an annex: the own number and day, a mark mistyped."""
        same_day = date is not None and date == self.own_date
        return same_day and self.own is not None and _as_meant(notation) == _as_meant(self.own)

    def _is_own(self, mention: Mention) -> bool:
        if self.own is None or mention.notation is None:
            return False
        same = mention.notation.key.replace("&", "") == self.own.key.replace("&", "")
        if not same and not self._is_own_mistyped(mention.notation, mention.date):
            return False
        return days.agree(mention.date, self.own_date)

    def _add(self, mention: Mention) -> Gathered:
        keys = _keys(mention)
        known = schemes.by_number(mention.type, mention.number) if mention.kind == "nickname" else None
        if known is not None:
            keys.append(("scheme", known.notation))
        for key in keys:
            for group in self._by_key.get(key, ()):
                if _agrees(group, mention, key):
                    return self._join(group, mention, keys)
        if mention.kind == "named_law" and (whole := self._called_short(mention)):
            return self._join(whole, mention, keys)
        return self._join(self._new(known), mention, keys)

    def _called_short(self, mention: Mention) -> Gathered | None:
        """ "Luật Bầu cử" behind "Luật Bầu cử đại biểu Quốc hội …": the one law above whose name begins so, if no law is called so."""
        title = mention.title or ""
        if bare_of(title) in LAW_NAMES or mention.date or len(title.split()) < _LEAST_OF_SHORT:
            return None
        begins = f"{fold_tones(title)} "
        whole = [
            group
            for group in self.groups[:_MOST_LOOKED_AT]
            if any(
                m.start < mention.start and fold_tones(m.title or "").startswith(begins)
                for m in group.mentions[:2]
            )
        ]
        return whole[0] if len(whole) == 1 else None

    def _new(self, resolved: Resolved | None) -> Gathered:
        group = Gathered(resolved=resolved)
        self.groups.append(group)
        return group

    def _join(self, group: Gathered, mention: Mention, keys: list[tuple[str, ...]]) -> Gathered:
        group.mentions.append(mention)
        group.date = max(group.date or "", mention.date or "", key=len) or None
        for key in keys:
            known = self._by_key.setdefault(key, [])
            if not any(other is group for other in known):
                known.append(group)
        return group

    def _add_scheme(self, mention: Mention) -> None:
        """A Đề án by its title: another name of the decision that approved it, or what the table knows; else nothing."""
        key = ("title", schemes.title_key(mention.title or ""))
        group = next(iter(self._by_key.get(key, ())), None) or self._approving(mention)
        known = schemes.by_title(mention.title or "")
        if group is None and known is not None:
            group = next(iter(self._by_key.get(("scheme", known.notation), ())), None)
        if group is None:
            if known is None:
                return
            group = self._new(known)
        keys: list[tuple[str, ...]] = [key, *([("scheme", known.notation)] if known else [])]
        if group.is_numbered if group.mentions else False:
            self._by_key.setdefault(key, []).append(group)
        else:
            self._join(group, mention, keys)

    def _approving(self, mention: Mention) -> Gathered | None:
        """ "Quyết định số … phê duyệt Đề án “…”", "Đề án “…” (phê duyệt tại Quyết định số …)"."""
        place = bisect_left(self._numbered, mention.head, key=lambda entry: entry[0])
        if place > 0:
            _, before, group = self._numbered[place - 1]
            between = self.source.flat[before.end : min(mention.head, before.end + 61)]
            if len(between) < 60 and _APPROVES.match(between):
                return group
        if place < len(self._numbered):
            _, after, group = self._numbered[place]
            if mention.end <= after.head <= mention.end + 120 and _APPROVED_BY.match(
                self.source.flat[mention.end : after.head]
            ):
                return group
        return None


def _keys(mention: Mention) -> list[tuple[str, ...]]:
    """Under which keys a mention's document is looked for."""
    keys: list[tuple[str, ...]] = []
    if mention.kind == "numbered" and mention.notation is not None:
        keys.append(("notation", _as_meant(mention.notation)))
        if mention.title:
            keys.append(("law", fold_tones(mention.title)))
        if mention.type and mention.notation.number:
            keys.append(("number", mention.type, _plain(mention.notation.number)))
        keys.append(("scheme", str(mention.notation)))
    elif mention.kind == "nickname":
        keys.append(("number", mention.type or "", _plain(mention.number or "")))
    elif mention.kind == "named_law":
        keys.append(("law", fold_tones(mention.title or "")))
    elif mention.title:
        keys.append((mention.kind, fold_tones(mention.title)))
    return keys


def _as_meant(notation: Notation) -> str:
    """What two spellings of one number share: `7/BGD&ĐT-VP` and `7/BGDĐT-VP`, `64/CP` and `64-CP`, LĐ-TBXH and LĐTBXH."""
    symbol = Notation(None, notation.symbol).key
    return f"{_plain(notation.number or '')}/{re.sub('[-/&]', '', symbol)}"


def _plain(number: str) -> str:
    return number.lstrip("0").casefold()


def _agrees(group: Gathered, mention: Mention, key: tuple[str, ...]) -> bool:
    """Whether the mention found under `key` is the group's document."""
    if key[0] == "scheme":
        return mention.kind == "nickname"
    if key[0] == "number":
        return mention.kind == "nickname"
    if key[0] == "law" and mention.kind == "numbered":
        return False
    return days.agree(group.date, mention.date) and not _other_body(group, mention)


def _other_body(group: Gathered, mention: Mention) -> bool:
    """Whether both name issuers that cannot be one: "UBND huyện A" and "UBND huyện B"; "UBND tỉnh" fits either."""
    if not mention.issuer or (group.date and mention.date):
        return False
    own = bare_of(without_head(spelled_out(mention.issuer)))
    theirs = {bare_of(without_head(spelled_out(m.issuer))) for m in group.mentions[:8] if m.issuer}
    return bool(theirs) and all(
        name[:4] == own[:4] and not own.startswith(name) and not name.startswith(own) for name in theirs
    )


def conflicts(groups: list[Gathered]) -> list[str]:
    """Numbers that the text gives two dates: both are kept and said. Of two years there are two papers, unless the number has its own."""
    by_paper: dict[tuple[str, str], list[Gathered]] = {}
    for group in groups:
        if group.notation and group.date:
            year = "" if _has_its_year(group.notation) else group.date[:4]
            by_paper.setdefault((group.notation.key, year), []).append(group)
    return [
        f"Số, ký hiệu {same[0].notation} được viện dẫn với các ngày khác nhau: {', '.join(map(spoken_day, dates))}."
        for same in by_paper.values()
        if len(dates := sorted({group.date for group in same if group.date})) > 1
    ]


_OF_AN_ASSEMBLY = late(r"QH\d{1,2}$")


def _has_its_year(notation: Notation) -> bool:
    """Whether the number never comes again: it has its year (`12/2020/NĐ-CP`), or its assembly (`14/QH15`)."""
    return notation.year is not None or _OF_AN_ASSEMBLY.search(notation.symbol) is not None
