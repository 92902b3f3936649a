"""Documents cited by kind and title only (không có số): a plan just issued, minutes of a day, an attached draft."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.copies.source import Source, Span
from doc_engine.reading.names.bodies import read_body
from doc_engine.reading.words import days
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.vocabulary import TYPE_LABELS

_PLANS = alternatives(
    ("Kế hoạch", "Chỉ thị", "Quyết định", "Công văn", "Hướng dẫn", "Thông báo", "Chương trình", "Văn bản")
)
_ISSUED = late(rf"[vdm](?:(?<=\sv)ua|(?<=\sd)a|(?<=\sm)oi)\s+ban\s+hanh\s+(?P<type>{_PLANS})\s+(?=[a-z])")
_DATED = late(
    r"c(?<!\wc)an\s+cu\s+(?P<type>bien\s+ban|hop\s+dong|ho\s+so)\s+(?P<title>[^.;()]{6,160}?)\s+(?=ngay\s)"
)
_ATTACHED = late(rf"kem(?:\s+theo)?\s+(?P<draft>du\s+thao\s+(?P<type>{_PLANS}|to\s+trinh|nghi\s+quyet))\s")


def unnumbered_in(source: Source, paragraph: Span, taken: list[Mention]) -> list[Mention]:
    """The unnumbered documents of a paragraph, outside the mentions already found."""
    found = [*_issued(source, paragraph), *_dated(source, paragraph), *_attached(source, paragraph)]
    return [
        m
        for m in found
        if not any(t.head < m.end and m.head < t.number_end and t.kind == "numbered" for t in taken)
    ]


def _mention(source: Source, label: str, start: int, end: int) -> Mention:
    label = TYPE_LABELS[" ".join(label.split())]
    return Mention(
        start, start, end, end, "unnumbered", type=label, has_head=True, title=source.words(start, end)
    )


def _issued(source: Source, paragraph: Span) -> list[Mention]:
    """ "UBND tỉnh vừa ban hành Kế hoạch …": the title runs to the end of the sentence."""
    found = []
    for match in _ISSUED.finditer(source.flat, *paragraph):
        if not source.capital_at(match.start("type")):
            continue
        end = re.compile(r"[.;]|$").search(source.view, match.end(), paragraph[1])
        mention = _mention(source, match["type"], match.start("type"), end.start() if end else paragraph[1])
        mention.issuer = _subject(source, paragraph[0], match.start() - 1)
        found.append(mention)
    return found


def _subject(source: Source, floor: int, stop: int) -> str | None:
    starts = [floor] + [
        m.end() for m in re.compile(r"[,.;:]\s*").finditer(source.view, max(floor, stop - 160), stop)
    ]
    for start in reversed(starts):
        end = read_body(source, start, stop)
        if end == stop:
            return source.words(start, end)
    return None


def _dated(source: Source, paragraph: Span) -> list[Mention]:
    found = []
    for match in _DATED.finditer(source.flat, *paragraph):
        if " so " in f" {match['title']} " and re.search(r"\d/", match["title"]):
            continue
        mention = _mention_of_record(source, match)
        date = days.AFTER.match(source.flat, match.end("title"), paragraph[1])
        if date and (value := days.of_match(date)):
            mention.date, mention.end = value, date.end()
        found.append(mention)
    return found


def _mention_of_record(source: Source, match: re.Match[str]) -> Mention:
    start, end = match.start("type"), match.end("title")
    label = {"bien ban": "Biên bản", "hop dong": "Hợp đồng"}.get(" ".join(match["type"].split()), "Hồ sơ")
    return Mention(
        start, start, end, end, "unnumbered", type=label, has_head=True, title=source.words(start, end)
    )


def _attached(source: Source, paragraph: Span) -> list[Mention]:
    found = []
    for match in _ATTACHED.finditer(source.flat, *paragraph):
        end = re.compile(r"[.;)]|$").search(source.view, match.end(), paragraph[1])
        stop = end.start() if end else paragraph[1]
        mention = _mention(source, match["type"], match.start("draft"), stop)
        found.append(mention)
    return found
