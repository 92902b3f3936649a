"""Duties that come back (báo cáo định kỳ): the periods of a yearly, half-yearly, quarterly or monthly report, pure.

A report counts for the period that its subject names (“quý II/2026”); where it names none, for the period whose day
is nearest to the day of the report. A period's last day is its own end unless the directive says another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from doc_engine.text import fold

MOST_PERIODS = 400
_ROMAN = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"\bquy\s+(iv|i{1,3}|[1-4])(?!\w)(?:\s*[/,.-]?\s*(?:nam\s+)?((?:19|20)\d\d))?")
_HALF = re.compile(r"\b(?:0?6|sau)\s+thang\s+(dau|cuoi)(?:\s+nam)?(?:\s*[/,]?\s*((?:19|20)\d\d))?")
_MONTH = re.compile(r"\bthang\s+(\d{1,2})(?!\d)(?:\s*[/,.-]?\s*(?:nam\s+)?((?:19|20)\d\d))?")
_YEAR = re.compile(r"\bnam\s+((?:19|20)\d\d)\b")
_DAY_MONTH = re.compile(r"(?<![\d/])(\d{1,2})\s?(?:/|\sthang\s)\s?(\d{1,2})(?![\d/])")
_DAY = re.compile(r"\bngay\s+(\d{1,2})(?![\d/])|^\s*(\d{1,2})\s*$")


class Every(StrEnum):
    """How often a duty comes back (kỳ)."""

    YEAR = "năm"
    HALF = "6 tháng"
    QUARTER = "quý"
    MONTH = "tháng"

    @property
    def months(self) -> int:
        """How long one period is."""
        return {Every.YEAR: 12, Every.HALF: 6, Every.QUARTER: 3, Every.MONTH: 1}[self]

    @classmethod
    def named(cls, text: str) -> Every | None:
        """The member of that name, accents aside: “năm”, “hằng năm”, “quy” …"""
        words = re.sub(r"^(?:hang|moi|dinh ky|1)\s+", "", fold(text))
        return next((one for one in cls if fold(one.value) == words), None)


@dataclass(frozen=True, slots=True)
class Duty:
    """A report owed again and again: by `day` (and for a year `month`) of each period's last month."""

    every: Every
    from_on: date
    until: date | None = None
    day: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """One kỳ: its place (year, index from 1), first and last day, and the day its report is due."""

    every: Every
    year: int
    index: int
    start: date
    end: date
    due_on: date

    @property
    def label(self) -> str:
        """As printed: quý II/2026, năm 2026, 6 tháng đầu năm 2026, tháng 5/2026."""
        if self.every is Every.YEAR:
            return f"năm {self.year}"
        if self.every is Every.HALF:
            return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
        if self.every is Every.QUARTER:
            return f"quý {_ROMAN[self.index - 1]}/{self.year}"
        return f"tháng {self.index}/{self.year}"


def periods(duty: Duty, as_of: date) -> list[Period]:
    """The periods that are due by `as_of` and the one after them, oldest first."""
    found: list[Period] = []
    last = duty.until or date.max
    period = _period_of(duty, duty.from_on)
    while period.start <= last and len(found) < MOST_PERIODS:
        if period.due_on >= duty.from_on:
            found.append(period)
        if period.due_on > as_of or period.end == date.max:
            break
        period = _period_of(duty, period.end + timedelta(days=1))
    return found


def _period_of(duty: Duty, day: date) -> Period:
    """The period that a day lies in."""
    months = duty.every.months
    index = (day.month - 1) // months + 1
    start = date(day.year, (index - 1) * months + 1, 1)
    last_month = index * months
    end = _month_end(day.year, last_month)
    due_month = duty.month if duty.month and duty.every is Every.YEAR else last_month
    due = end
    if duty.day:
        due = min(
            _month_end(day.year, due_month),
            _month_end(day.year, due_month).replace(day=1) + timedelta(duty.day - 1),
        )
    return Period(duty.every, day.year, index, start, end, due)


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def due_words(text: str) -> tuple[int | None, int | None]:
    """Day and month in the words of a deadline: “trước ngày 15/11” → (15, 11), “ngày 15 tháng cuối quý” → (15, None)."""
    words = fold(text)
    if (match := _DAY_MONTH.search(words)) and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
        return int(match[1]), int(match[2])
    if (match := _DAY.search(words)) and 1 <= int(match[1] or match[2]) <= 31:
        return int(match[1] or match[2]), None
    return None, None


def assigned(found: Iterable[Period], replies: Iterable[tuple[date, str]]) -> Mapping[Period, date]:
    """The day of the first reply to each period; `replies` are day and subject."""
    known = list(found)
    answered: dict[Period, date] = {}
    for day, subject in sorted(replies):
        period = _meant(known, day, subject)
        if period is not None:
            answered.setdefault(period, day)
    return answered


def _meant(known: list[Period], day: date, subject: str) -> Period | None:
    if not known:
        return None
    named = _named(known[0].every, fold(subject), day.year)
    if named is not None:
        return next((period for period in known if (period.year, period.index) == named), None)
    return min(known, key=lambda period: (abs((period.due_on - day).days), period.due_on))


def _named(every: Every, words: str, year: int) -> tuple[int, int] | None:
    """The period that a subject names, as (year, index); a year that is not said is the report's own."""
    if every is Every.QUARTER and (match := _QUARTER.search(words)):
        index = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match[1]) or int(match[1])
        return int(match[2] or year), index
    if every is Every.HALF and (match := _HALF.search(words)):
        return int(match[2] or year), 1 if match[1] == "dau" else 2
    if every is Every.MONTH and (match := _MONTH.search(words)):
        return int(match[2] or year), int(match[1])
    if every is Every.YEAR and (match := _YEAR.search(words)):
        return int(match[1]), 1
    return None
