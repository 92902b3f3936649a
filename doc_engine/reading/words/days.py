"""Dates inside running text (ngày tháng trong câu): every form that papers use, as ISO text, whole or partial."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from doc_engine.patterns import late

# Patterns run over `Source.bare`. A blank day or month of a draft ("ngày    /3/2023") is read as missing.
_DMY = (
    r"(?P<day>[0-9ol]{1,2}|[.…_ ]{1,12})\s{0,6}(?:thang\s{0,24}|[/.\-])\s{0,2}"
    r"(?P<month>[0-9ol]{1,2}|[.…_ ]{1,12})\s{0,6}(?:nam\s{0,24}|[/.\-])\s{0,2}(?P<year>\d{4})(?!\d)"
)
AFTER = late(
    rf"[\s,]{{0,24}}\(?(?:(?:(?:ky|ban hanh|cong bo|thong qua|cung|de|lap)|(?:hoi |luc )?\d{{1,2}}\s?(?:gio|h|:)\s?(?:\d{{1,2}}\s?)?(?:phut)?,?)\s{{1,3}})?(?:ngay\s{{0,24}}:?\s{{0,3}}(?:{_DMY})|"
    r"thang\s{1,3}(?P<m2>\d{1,2})\s{0,3}(?:nam\s|[/.\-])\s{0,2}(?P<y2>\d{4})(?!\d)|"
    r"nam\s{1,24}(?P<y3>\d{4})(?!\d))"
)
YEAR_ONLY = late(r"\s{1,3}(?P<y3>(?:19|20)\d\d)(?![\d/.-])")
BEFORE = late(rf"(?<!\w)ngay\s{{1,3}}{_DMY}\s{{0,2}},?\s{{0,3}}$")
ANYWHERE = late(rf"(?<!\w){_DMY}")


# A scan's "o5" and "l2" for 05 and 12.
_SCANNED = str.maketrans("ol", "01")


def iso(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    """`2023-03-20`, `2023-03` or `2023`, as far as the parts are numbers; None when it is no date of the calendar."""
    parts = [_value(part) for part in (year, month, day)]
    if parts[0] is None or not 1900 <= parts[0] <= 2100:
        return None
    if parts[1] is None:
        return str(parts[0])
    if not 1 <= parts[1] <= 12:
        return None
    try:
        whole = date(parts[0], parts[1], parts[2] if parts[2] is not None else 1).isoformat()
    except ValueError:
        return None
    return whole if parts[2] is not None else whole[:7]


def _value(part: str | None) -> int | None:
    """A part's number; a blank of a draft ("…", "  ") is none."""
    shown = (part or "").strip()
    shown = shown.translate(_SCANNED) if any(char.isdigit() for char in shown) else shown
    return int(shown) if shown.isdecimal() and len(shown) < 5 else None


def of_match(match: re.Match[str]) -> str | None:
    """The date in a match of `AFTER`, `BEFORE` or `ANYWHERE`."""
    groups = match.groupdict()
    if groups.get("y3"):
        return iso(groups["y3"])
    if groups.get("y2"):
        return iso(groups["y2"], groups["m2"])
    return iso(groups["year"], groups["month"], groups["day"])


def last_day(partial: str) -> str:
    """The last day of an ISO date that may stop at the month or the year."""
    if len(partial) == 4:
        return f"{partial}-12-31"
    if len(partial) == 7:
        return f"{partial}-{monthrange(int(partial[:4]), int(partial[5:]))[1]:02d}"
    return partial


def day_before(day: str) -> str:
    """The day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def first_day(partial: str) -> str:
    """The first day of an ISO date that may stop at the month or the year."""
    return partial + ("-01-01", "-01", "")[(len(partial) > 4) + (len(partial) > 7)]


def agree(left: str | None, right: str | None) -> bool:
    """Whether two dates can be the same day: equal, missing, or one the beginning of the other."""
    return not left or not right or left.startswith(right) or right.startswith(left)
