"""Working days and deadlines (ngày làm việc, thời hạn): pure rules over the law's days off and the office's table.

The days off are those of `lawful_days`; swaps that it does not know and the office's own days go over it,
the latest word last. A deadline of five working days from a day is the fifth working day after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from doc_engine.dates import parse_day
from doc_engine.errors import BadInput
from doc_engine.text import fold
from registry.lawful_days import lawful_year

MOST_DAYS = 1_000
# Swaps that were announced and that the library does not have: Văn phòng Chính phủ and Bộ Nội vụ, 25/12/2025.
_ANNOUNCED = {
    date(2026, 1, 2): ("nghi", "Hoán đổi với thứ Bảy ngày 10/01/2026 (Tết Dương lịch)"),
    date(2026, 1, 10): ("lam", "Làm bù cho thứ Sáu ngày 02/01/2026 (Tết Dương lịch)"),
}
_IN_DAYS = re.compile(r"^(?:trong\s+)?(\d{1,4})\s+ngay(\s+lam\s+viec)?$")
_IN_WEEKS = re.compile(r"^(?:trong\s+)?(\d{1,3})\s+tuan$")
_HINT = "Hãy ghi ngày (15/4/2026) hoặc số ngày: “5 ngày làm việc”, “10 ngày”, “2 tuần”."


class DayKind(StrEnum):
    """What a row of the table makes of a day; LAW takes earlier rows back."""

    OFF = "nghi"
    WORKING = "lam"
    LAW = "theo_luat"

    @property
    def label(self) -> str:
        """As printed."""
        return {"nghi": "nghỉ", "lam": "làm việc (làm bù)", "theo_luat": "theo luật"}[self.value]


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day that is not as its weekday would have it, with the reason."""

    day: date
    kind: DayKind
    reason: str
    ours: bool  # from the office's table, not from the law


@dataclass(frozen=True)
class WorkCalendar:
    """The calendar of an office: `table` is its own word on single days, over the law."""

    table: Mapping[date, tuple[DayKind, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[date, DayKind, str]]) -> WorkCalendar:
        """From rows, oldest first: the latest row of a day holds."""
        return cls({day: (kind, reason) for day, kind, reason in rows})

    def is_working(self, day: date) -> bool:
        """Whether the office works on `day`."""
        kind, _ = self.table.get(day, (DayKind.LAW, ""))
        return _is_working_by_law(day) if kind is DayKind.LAW else kind is DayKind.WORKING

    def after(self, day: date, count: int) -> date:
        """The `count`th working day after `day`; `day` itself is not counted."""
        _hold(count)
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def next_working(self, day: date) -> date:
        """`day` where the office works on it, else the next one on which it does."""
        return day if self.is_working(day) else self.after(day, 1)

    def between(self, day: date, until: date) -> int:
        """Working days after `day` up to and with `until`; negative where `until` is past."""
        if until < day:
            return -self.between(until, day)
        return sum(self.is_working(day + timedelta(days=n)) for n in range(1, (until - day).days + 1))

    def due(self, text: str, start: date, *, field: str = "--due") -> date:
        """The last day of a term in a clerk's words, counted from `start`; raises `BadInput`.

        Plain days and weeks that end on a day off run on to the next working day (Điều 148 Bộ luật Dân sự).
        """
        words = fold(text)
        if found := _IN_DAYS.match(words):
            count = int(found[1])
            _hold(count, field)
            return self.after(start, count) if found[2] else self._run_on(start, count)
        if found := _IN_WEEKS.match(words):
            return self._run_on(start, 7 * int(found[1]))
        if re.search("ngay|tuan|thang", words):
            raise BadInput.because(f"“{text}” không phải là thời hạn.", _HINT, field=field)
        return parse_day(text, field=field)

    def _run_on(self, start: date, days: int) -> date:
        _hold(days)
        return self.next_working(start + timedelta(days=days))

    def of_year(self, year: int) -> list[DayOff]:
        """The days off of a year and the days made up for, in order; plain weekends are left out."""
        found = _lawful(year) | {
            day: DayOff(day, kind, reason, True)
            for day, (kind, reason) in self.table.items()
            if day.year == year and kind is not DayKind.LAW
        }
        return [item for _, item in sorted(found.items())]


def _hold(count: int, field: str = "") -> None:
    if not 0 <= count <= MOST_DAYS:
        raise BadInput.because(f"thời hạn {count} ngày quá dài.", _HINT, field=field)


def _is_working_by_law(day: date) -> bool:
    announced = _ANNOUNCED.get(day)
    return announced[0] == DayKind.WORKING if announced else lawful_year(day.year).is_working(day)


def _lawful(year: int) -> dict[date, DayOff]:
    """The days of a year that the law or an announcement makes other than their weekday."""
    law = lawful_year(year)
    found = {day: DayOff(day, DayKind.WORKING, "Làm bù", False) for day in law.made_up}
    found |= {day: DayOff(day, DayKind.OFF, name, False) for day, name in law.off.items()}
    said = {day: (kind, reason) for day, (kind, reason) in _ANNOUNCED.items() if day.year == year}
    return found | {day: DayOff(day, DayKind(kind), reason, False) for day, (kind, reason) in said.items()}
