"""What the law makes of the days of a year (ngày nghỉ, ngày làm bù theo luật).

The library `holidays` knows them, and loads the calendars of the whole world to tell one: a seventh of a second of every
command that counts working days. The years about which an office asks are therefore packed in `lawful_days.tsv`, made by
`python -m registry.lawful_days OUT` and held to the library by a test; any other year is asked of the library.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

PACKED = range(2015, 2036)
_FILE = "lawful_days.tsv"
_OFF, _MADE_UP = "nghi", "lam"


@dataclass(frozen=True, slots=True)
class LawfulYear:
    """The days off of a year with their names, and the weekend days that are worked on instead."""

    off: Mapping[date, str]
    made_up: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether the law has `day` worked on."""
        return day not in self.off and (day.weekday() < 5 or day in self.made_up)


@cache
def lawful_year(year: int) -> LawfulYear:
    """What is packed of a year, or what the library says of it."""
    return _packed().get(year) or of_library(year)


def of_library(year: int) -> LawfulYear:
    """What the library says of a year, named in Vietnamese."""
    from holidays import country_holidays

    law = country_holidays("VN", years=year, language="vi")
    first = date(year, 1, 1)
    days = [day for day in (first + timedelta(days=n) for n in range(366)) if day.year == year]
    return LawfulYear(
        {day: name for day, name in sorted(law.items()) if day.year == year},
        frozenset(day for day in days if day.weekday() >= 5 and law.is_working_day(day)),
    )


@cache
def _packed() -> dict[int, LawfulYear]:
    off: dict[int, dict[date, str]] = {}
    made_up: dict[int, set[date]] = {}
    for line in files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines():
        day, kind, name = date.fromisoformat(line[:10]), *line[11:].split("\t")
        if kind == _OFF:
            off.setdefault(day.year, {})[day] = name
        else:
            made_up.setdefault(day.year, set()).add(day)
    return {year: LawfulYear(days, frozenset(made_up.get(year, ()))) for year, days in off.items()}


def packed_text() -> str:
    """The file as the library would have it: a day, what it is, its name; in order."""
    found = [(year, of_library(year)) for year in PACKED]
    rows = [(day, _OFF, name) for _, year in found for day, name in year.off.items()]
    rows += [(day, _MADE_UP, "") for _, year in found for day in year.made_up]
    return "".join(f"{day.isoformat()}\t{kind}\t{name}\n" for day, kind, name in sorted(rows))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(packed_text(), encoding="utf-8")
