"""The clock (đồng hồ): the only place that reads the time, always in Vietnam's zone.

On a UTC server `date.today()` is wrong for seven hours each New Year; the year of a book comes from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """What tells the time: an instant with its zone."""

    def now(self) -> datetime:
        """The present instant, aware, in Asia/Ho_Chi_Minh."""
        ...

    def today(self) -> date:
        """The present day in Vietnam."""
        ...


class SystemClock:
    """The machine's clock, read in Asia/Ho_Chi_Minh."""

    def now(self) -> datetime:
        """The present instant to the second."""
        return datetime.now(VIETNAM).replace(microsecond=0)

    def today(self) -> date:
        """The present day in Vietnam."""
        return self.now().date()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for worked examples and tests; a naive instant is Vietnam's time."""

    at: datetime

    @classmethod
    def on(cls, day: date) -> FixedClock:
        """Standing at eight in the morning of `day`."""
        return cls(datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM))

    def now(self) -> datetime:
        """The instant it stands at."""
        return self.at.replace(tzinfo=VIETNAM) if self.at.tzinfo is None else self.at.astimezone(VIETNAM)

    def today(self) -> date:
        """The day it stands at."""
        return self.now().date()


def stamp(instant: datetime) -> str:
    """An instant as the tables keep it: ISO text with +07:00, to the second."""
    return instant.astimezone(VIETNAM).isoformat(timespec="seconds")
