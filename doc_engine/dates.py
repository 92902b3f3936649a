"""Dates as official papers write them (ngày, tháng, năm), whole or partly blank.

Phụ lục I, Mục II.4: days below 10 and the months 1 and 2 take a leading zero, other months do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from doc_engine.errors import BadInput
from doc_engine.text import shortened

_BLANK = r"(?:…|\.{2,}|_+|-)"
_SLASHED = re.compile(
    rf"^\s*(\d{{1,2}}|{_BLANK})\s*[/.-]\s*(\d{{1,2}}|{_BLANK})\s*[/.-]\s*(\d{{4}}|{_BLANK})\s*$"
)
_MONTH = re.compile(r"^\s*(?:tháng\s+)?(\d{1,2})\s*[/-]\s*(\d{4})\s*$", re.IGNORECASE)
_YEAR = re.compile(r"^\s*(?:năm\s+)?(\d{4})\s*$", re.IGNORECASE)
_ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})\s*$")
_LONG = re.compile(
    r"^\s*(?:ngày)?\s*(\d{1,2})?[\s.…]*tháng\s*(\d{1,2})?[\s.…]*năm\s*(\d{4})?[\s.…]*$", re.IGNORECASE
)
_LONGEST = 80  # characters of a date as a clerk writes it, blanks drawn with dots and all
_HINT = "Hãy viết ngày/tháng/năm, ví dụ 20/3/2023; phần để trống viết …, ví dụ …/3/2023."


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose day, month or year may be blank in a draft (ngày tháng còn để trống)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"tháng {self.month} không có")
        if self.day is not None:
            date(self.year or 2000, self.month or 1, self.day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The whole date `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def whole(self) -> date | None:
        """The calendar day, or None while a part is blank."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        """As a data file writes it: `20/3/2023`, `…/3/2023`."""
        return "/".join("…" if part is None else str(part) for part in (self.day, self.month, self.year))


def parse_date(text: str, *, field: str = "", line: int | None = None) -> PartialDate:
    """A date from a clerk's hand: `20/3/2023`, `…/3/2023`, `3/2023`, `2023`, `2023-03-20`, `ngày 20 tháng 3 năm 2023`.

    Raises `BadInput` when it is none of these or not a day of the calendar.
    """
    shown = shortened(text.strip(), _LONGEST)
    if len(text) > _LONGEST:  # no date is: the patterns below try every way of parting dots and blanks
        raise BadInput.because(f"“{shown}” không phải là ngày.", _HINT, field=field, line=line)
    for pattern, order in ((_ISO, "ymd"), (_SLASHED, "dmy"), (_LONG, "dmy"), (_MONTH, "my"), (_YEAR, "y")):
        match = pattern.match(text)
        if match:
            parts = {name: _number(value) for name, value in zip(order, match.groups(), strict=True)}
            try:
                return PartialDate(parts.get("y"), parts.get("m"), parts.get("d"))
            except ValueError:
                raise BadInput.because(f"không có ngày “{shown}”.", _HINT, field=field, line=line) from None
    raise BadInput.because(f"“{shown}” không phải là ngày.", _HINT, field=field, line=line)


def parse_day(text: str, *, field: str = "", line: int | None = None) -> date:
    """A whole day; raises `BadInput` when any part is blank."""
    day = parse_date(text, field=field, line=line).whole
    if day is None:
        raise BadInput.because(f"“{text.strip()}” chưa đủ ngày, tháng, năm.", _HINT, field=field, line=line)
    return day


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def padded_day(day: int) -> str:
    """A day, with a leading zero below 10."""
    return f"{day:02d}"


def padded_month(month: int) -> str:
    """A month, with a leading zero for 1 and 2 only."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(day: PartialDate | date, blank: str = "    ") -> str:
    """`ngày 05 tháng 01 năm 2020`; a missing part is left blank, as the decree's drafts leave it."""
    value = PartialDate.of(day) if isinstance(day, date) else day
    return (
        f"ngày {blank if value.day is None else padded_day(value.day)}"
        f" tháng {blank if value.month is None else padded_month(value.month)}"
        f" năm {blank if value.year is None else value.year}"
    )


def spoken_day(iso: str | None) -> str:
    """`22/3/2023` of an ISO day, `3/2023` of a month, `2023` of a year, "" of nothing; anything else as it is."""
    parts = (iso or "").split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso or ""
    year, month, day = (*parts, "", "")[:3]
    said = (padded_day(int(day)) if day else "", padded_month(int(month)) if month else "", year)
    return "/".join(part for part in said if part)


def short_date(day: date) -> str:
    """`20/3/2023` with the decree's padding: `05/01/2020`."""
    return f"{padded_day(day.day)}/{padded_month(day.month)}/{day.year}"
