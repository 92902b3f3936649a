"""Deadlines in running text (thời hạn): "trước ngày …", "chậm nhất …", "trong thời hạn … kể từ …", yearly duties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span
from doc_engine.reading.duties.counted import OwnDays
from doc_engine.reading.duties.quoted import quoted_provisions
from doc_engine.reading.values import DeadlineFound, TaskFound
from doc_engine.reading.words.dues import read_due
from doc_engine.reading.words.order_vocabulary import DOES
from doc_engine.reading.words.places import any_of, matches_at

_DATE = r"\d{1,2}\s?(?:[/.-]|thang)\s?\d{1,2}\s?(?:[/.-]|nam)\s?\d{4}"
_SHORT = r"\d{1,2}\s?(?:/|thang\s)\s?\d{1,2}(?![\d/]|\.\d|\s?nam)"
_Q = r"(?:iv|i{1,3}|[1-4])"
_HOUR = r"(?:\d{1,2}\s?(?:gio|h|g)(?:\s?\d{2}(?: phut)?)?,? )?"
# "trước thứ Sáu (ngày 20/4/2018)", "trước ngày thứ Sáu, 20/4": the day of the week beside the date.
_WEEKDAY = r"(?:(?:(?:sang|chieu) )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),?\s{0,2}\(?)?"
_BEFORE = (
    r"(?:xong |hoan thanh |ket thuc )?(?:truoc|cham nhat(?: la)?(?: den| vao| trong)?|muon nhat|khong qua|khong muon hon|han chot(?: la)?|"
    r"den het|han cuoi(?: la)?|thoi han(?: cuoi)?(?: la)?)"
)
_EVERY = r"(?:hang|moi) (?:nam|quy|thang|tuan)"
_LAST = r"thang cuoi (?:cua )?(?:(?:moi|hang) )?quy"
_OF_YEAR = r"(?:\s?/\s?\d{4}| nam \d{4})"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(late(pattern.replace(" ", r"\s+")) for pattern in patterns)


# What the patterns below begin with: each is tried only there. A word first, so that the engine can leap to its letter.
_BEGINS = _compiled(
    r"xong |hoan thanh |ket thuc |truoc|cham nhat|muon nhat|khong qua|khong muon|han c|den |thoi |vao |trong |sang |chieu |"
    r"ngay |thu |chu nhat|tu |tai ky hop |t(?=hang )|dau |giua |cuoi |sau |vong |hang |moi |dinh ky|thuc hien |thuong xuyen|quy |du kien ",
    r"\d(?=\d{0,2}\s*(?:gio|h|g|ngay|thang|nam|quy|tuan|[/.-]))",
)


_PATTERNS = _compiled(
    rf"{_BEFORE}:?\s{{0,3}}{_HOUR}{_WEEKDAY}(?:ngay )?:?\s{{0,3}}{_WEEKDAY}{_DATE}",
    rf"{_BEFORE}:?\s{{0,3}}(?:vao )?(?:ngay )?(?:\d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}})? )(?:{_EVERY}|(?:cua )?{_LAST}|cua (?:thang|quy|nam)[^,.;:()]{{0,40}})",
    rf"(?:{_BEFORE} |vao )?{_HOUR}(?:(?:sang|chieu|ngay) )?(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat),? (?:hang|moi) tuan",
    rf"(?:vao )?ngay \d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}})? {_EVERY}",
    rf"(?:{_BEFORE} |vao )\d{{1,2}}\s?(?:gio|h|g)(?:\s?\d{{2}}(?: phut)?)? (?:hang|moi) ngay",
    rf"(?:xong |hoan thanh )?trong (?:sang |chieu )?ngay {_DATE}(?! den )",
    rf"{_BEFORE}:?\s{{0,3}}{_HOUR}{_WEEKDAY}(?:ngay ){_WEEKDAY}{_SHORT}",
    rf"(?:xong |hoan thanh )?(?:truoc|cham nhat(?: la)?|han chot(?: la)?) {_HOUR}{_SHORT}",
    rf"(?:xong |hoan thanh |ket thuc )?(?:trong|vao(?= quy)|truoc|cham nhat(?: trong)?|den het) (?:thang \d{{1,2}}|quy {_Q})(?:\s?/\s?\d{{4}}| nam \d{{4}}|(?!\w|\s?/))",
    r"(?:xong |hoan thanh )(?:trong )?nam (?:19|20)\d\d",
    rf"(?:xong |hoan thanh )?(?:vao |trong |truoc )?(?:dau|giua|cuoi) (?:thang \d{{1,2}}|quy {_Q}){_OF_YEAR}",
    rf"(?:tu (?:ngay )?|trong ngay )(?:{_DATE}|{_SHORT}) den (?:het )?(?:ngay )?{_DATE}",
    rf"tu (?:(?:dau|giua|cuoi) )?thang \d{{1,2}}(?:{_OF_YEAR})? den (?:(?:het|cuoi) )*thang \d{{1,2}}{_OF_YEAR}",
    r"(?<!\d{4}\s)(?:(?<![a-z]\s)|(?<=dau\s)|(?<=thanh\s))den (?:het )?nam (?:19|20)\d\d(?=[,;. ])",
    r"(?:(?:trong|cham nhat(?: la)?|sau) )?(?:(?:thoi gian|thoi han|vong) )?\d{1,3} (?:ngay|gio|thang|nam|tuan)(?: lam viec)?,? (?:(?:ke )?tu (?:ngay|khi|thoi diem)|sau (?:khi|ngay)|truoc (?:khi|ngay(?! \d)))[^,.;:()]{3,80}(?!\w)",
    rf"{_EVERY},? (?:[a-z]+,? ){{1,16}}(?:truoc|cham nhat)(?: la)? (?:vao )?ngay \d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}})?(?: (?:cua )?(?:{_LAST}|quy sau|thang (?:sau|do|cuoi)))?(?!\d|/| nam| thang)",
    rf"{_EVERY},? (?:truoc|cham nhat)(?: la)? ngay \d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}})?",
    r"dinh ky (?:(?:hang|moi) )?(?:nam|quy|thang|0?6 thang|tuan|0?3 thang)(?:,? (?:va )?(?:ca )?(?:nam|quy)(?!\w))?(?: bao cao)?(?!\w| \d)",
)
# Terms of a single task, no deadlines of the paper: "(…; thường xuyên)", "Hằng năm, tổ chức …", "trong quý I/2026".
_FRESH = r"(?<![a-z\d]\s)(?<!\w)"
_BEHIND = r"(?:(?<=[(;,:]\s)|(?<=\())"
_TERMS = _compiled(
    r"dinh ky (?:hoac|va) dot xuat(?:,? \(?khi co yeu cau\)?)?",
    rf"{_FRESH}(?:dinh ky )?hang (?:nam|quy|thang|tuan|ngay),? (?=(?:{DOES})(?!\w))",
    rf"{_FRESH}(?:dinh ky )?hang (?:nam|quy|thang|tuan), (?=(?:cac|so|bo|ubnd|uy ban|cong an|van phong|phong|truong|thu truong|giam doc|chu tich)\s)",
    r"tai ky hop (?:[a-z]+ ){0,6}(?:(?:cuoi|giua|dau) nam|thang \d{1,2})(?:\s?/\s?\d{4}| nam \d{4}| \d{4})?",
    r"trong (?:hai|ba|bon|nam|\d{1,2}) nam (?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d",
    rf"trong (?:(?:ky|cuoc|phien|buoi) )?(?:sinh hoat|hop) (?:[a-z]+ ){{0,5}}thang \d{{1,2}}(?:{_OF_YEAR}|(?![\d/]))",
    rf"{_BEFORE}:? {_HOUR}(?:ngay )?\d{{1,2}}(?:/\d{{1,2}}| thang \d{{1,2}}) (?:cua )?nam (?:sau|lien ke|ke tiep|tiep theo)(?!\w)",
    r"(?:dinh ky )?(?:\d{1,2}|moi|hang) (?:nam|thang|quy|tuan) (?:mot|hai|0?[12]) lan",
    r"(?:hang|moi) (?:ngay|tuan|thang|quy|nam),? truoc \d{1,2}\s?(?:gio|h|g)(?:\s?\d{2}(?: phut)?)?",
    r"trong tuan (?:dau|cuoi|(?:thu )?[1-5]|thu [a-z]+)(?: tien)? (?:cua )?thang \d{1,2}(?:\s?/\s?\d{4}| nam \d{4}|(?![\d/]))",
    r"(?:dinh ky )?hang nam,? (?=truoc (?:mua|dip|ky|khi)\s)",
    r"ket thuc nam (?:19|20)\d\d(?=,)",
    r"truoc (?:it nhat |toi thieu )?\d{1,2} ngay (?:lam viec )?(?:to chuc|dien ra|khai mac|khi|ngay) [^,.;:()]{3,60}(?!\w)",
    r"truoc (?:buoi|ky|hoi|phien|cuoc|le|dot|thoi diem|thoi han|khi|ngay (?=[a-z])) (?:[a-z]+ ){0,8}(?:it nhat |toi thieu )?\d{1,2} (?:ngay|tuan|gio)(?: lam viec)?(?!\w)",
    r"(?<!\w)(?:dinh ky )?hang (?:nam|quy|thang|tuan|ngay) (?=(?:bao cao|tong hop|to chuc|ra soat|danh gia|kiem tra)(?!\w))",
    r"(?<!\w)(?<!viec\s)(?<!dong\s)(?<!vu\s)(?:dinh ky )?(?:hang|moi) (?:quy|thang|tuan|ngay(?!,))(?=[.;,]|\s{0,3}$)",
    rf"{_BEHIND}(?:thuc hien )?(?:thuong xuyen|hang (?:nam|quy|thang|tuan|ngay))(?:,? (?:trong|hang) nam)?(?=[).;]|\s{{0,3}}$)",
    rf"{_BEHIND}(?:(?:trong|thoi gian:?) )?(?:quy {_Q}|thang \d{{1,2}})(?:\s?[-–,]\s?(?:quy {_Q}|thang \d{{1,2}}))?{_OF_YEAR}(?=[).;]|\s{{0,3}}$)",
    rf"(?<=:\s)(?:du kien )?(?:vao )?(?:ngay )?{_DATE}(?=[).;]|\s{{0,3}}$)",
    rf"(?<!\w)trong (?:nam \d{{4}}|(?:thang \d{{1,2}}|quy {_Q}){_OF_YEAR})",
)

_ANY = any_of((*_PATTERNS, *_TERMS))


def _begun(bare: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What one of the patterns matches at each place where one does, in order."""
    likely = {match.start() for begin in _BEGINS for match in begin.finditer(bare, start, end)}
    return (match for place in sorted(likely) if (match := _ANY.match(bare, place, end)))


def _said(bare: str) -> Iterator[Span]:
    """Where a text says deadlines: all matches of the first pattern, then what they leave to the next."""
    places = [match.start() for match in _begun(bare, 0, len(bare))]
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in matches_at(pattern, bare, places, len(bare)):
            start, end = match.span()
            if start not in taken and end - 1 not in taken:
                taken.update(range(start, end))
                yield start, end


def read_deadlines(
    source: Source, tasks: tuple[TaskFound, ...], issued_on: str | None = None
) -> tuple[DeadlineFound, ...]:
    """Every deadline once: those said in sentences, then the times of tasks that no sentence says.

    `issued_on`: the paper's own day (ISO, may stop at month or year); a day before it, or in a căn cứ, is no deadline.
    """
    year = issued_on[:4] if issued_on else None
    own = OwnDays.of(source, issued_on)
    found: dict[str, DeadlineFound] = {}
    for start, end in _said(source.bare):
        text = source.words(start, end).rstrip(" ,")
        due_on = read_due(text, year).due_on or own.last_day(text)
        if (due_on and issued_on and due_on < issued_on) or _is_no_term(source, start):
            continue
        found.setdefault(text, DeadlineFound(text, due_on, _quote(source, start)))
    for task in tasks:
        if task.due and task.due.text not in found:
            words, due_on = task.due.text, task.due.due_on
            part = next((text for text in found if text in words and found[text].due_on == due_on), None)
            quote = found.pop(part).quote if part else task.text[:300]  # one deadline, said in full
            found[words] = DeadlineFound(words, due_on, quote)
    return tuple(replace(deadline, owners=_owners(deadline, tasks)) for deadline in found.values())


def _owners(deadline: DeadlineFound, tasks: tuple[TaskFound, ...]) -> tuple[str, ...]:
    """Who leads the tasks whose term it is."""
    own = [
        task for task in tasks if (task.due and deadline.text in task.due.text) or deadline.text in task.text
    ]
    return tuple(dict.fromkeys(body for task in own for body in task.lead))


# "2.1. Đợt 1: Trong tháng 12/2025": the heading of a period.
_PERIOD = late(
    r"\s*(?:[-–+•]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|[a-z]\)\s|[ivx]{1,5}\.\s)?\s*(?:dot|giai doan|vong|lan|ky|buoc)\s+(?:thu\s+)?(?:\d{1,2}|[ivx]{1,4}|nhat|hai|ba|dau|cuoi)"
    r"\s?:\s*[^.;:\n]{4,60}\.?\s*$"
)


def heads_period(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph is the heading of a period and its time, with no duty in it."""
    return _PERIOD.match(source.bare, *paragraph) is not None


_RECITAL = late(r"\s*(?:[-–+•]\s*)?can c[uư](?!\w)")


def _is_no_term(source: Source, place: int) -> bool:
    """Whether a day stands in a căn cứ, in what the paper writes into another, or in the heading of a period."""
    paragraph = source.paragraph_at(place)
    if paragraph[0] in quoted_provisions(source, None):
        return True
    return bool(_RECITAL.match(source.bare, *paragraph)) or heads_period(source, paragraph)


def terms_in(source: Source, start: int, end: int) -> list[Span]:
    """Where deadlines and terms stand between two places, one behind the other."""
    found: list[Span] = []
    for match in _begun(source.bare, start, end):
        if not found or match.start() >= found[-1][1]:
            found.append(match.span())
    return found


_AND = late(r"\s{1,3}va\s{1,3}")  # "trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm"


def deadline_words(source: Source, start: int, end: int) -> str | None:
    """The words of the first deadline or term between two places."""
    begun = _begun(source.bare, start, end)
    first = next(begun, None)
    if first is None:
        return None
    more = next((match for match in begun if match.start() >= first.end()), None)
    last = more if more and _AND.fullmatch(source.bare, first.end(), more.start()) else first
    return source.words(first.start(), last.end()).rstrip(" ,")


def _quote(source: Source, place: int) -> str:
    start, end = source.paragraph_at(place)
    left = max((source.view.rfind(mark, start, place) + 1 for mark in ".;"), default=start)
    stops = [stop for mark in ".;" if (stop := source.view.find(mark, place, end)) >= 0]
    return source.words(max(start, left), min(stops, default=end))[:400]
