"""Times of tasks (thời gian thực hiện): the words, and what they come to."""

from __future__ import annotations

import re

from doc_engine.reading import days
from doc_engine.reading.source import bare_of
from doc_engine.reading.values import DueFound

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[/.]|\sthang\s)\s?(\d{1,2})\s?(?:[/.]|\snam\s)\s?(\d{4})(?!\d)")
_MONTH = re.compile(r"thang\s+(\d{1,2})\s?(?:[/.]|nam)\s?(\d{4})")
_QUARTER = re.compile(r"quy\s+(iv|i{1,3}|[1-4])\s?(?:[/.]|nam)\s?(\d{4})")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-–]|den(?: het)?(?: nam)?)\s?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?:nam|het nam|giai doan)\s+((?:19|20)\d\d)(?!\d)|^\s*((?:19|20)\d\d)\s*$")
_EVERY = re.compile(
    r"(?:hang|hằng|moi|dinh ky(?: hang| moi)?)\s+(?P<unit>nam|quy|thang|tuan|ngay)|(?:dinh ky\s+)?(?P<count>\d{1,2})\s+"
    r"(?P<unit2>nam|thang|quy)\s+(?:\d{1,2}|mot)\s+lan|(?P<half>6 thang|06 thang)(?: dau nam)?(?:,| va) (?:ca )?nam"
)
_RELATIVE = re.compile(
    r"(?:trong|sau|cham nhat|khong qua)?\s*(?:vong\s|thoi han\s|thoi gian\s)?\d{1,3}\s+(?:ngay|thang|nam|tuan|gio)[^.;]{0,60}\s(?:ke tu|tu ngay|sau khi|tu khi)"
)
_UNITS = {"nam": "năm", "quy": "quý", "thang": "tháng", "tuan": "tuần", "ngay": "ngày"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_due(text: str, year: str | None = None) -> DueFound:
    """What a time comes to; `year` is the document's own year, for "cả năm" and "quý II"."""
    bare = bare_of(text)
    if match := _EVERY.search(bare):
        return DueFound(text, "periodic", None, _latest_year(bare), _period(match))
    if _RELATIVE.search(bare):
        return DueFound(text, "relative")
    if found := _dates(text, bare):
        return found
    if match := _QUARTER.search(bare):
        last = 3 * _QUARTERS[match[1]]
        return _window(text, f"{match[2]}-{last - 2:02d}", f"{match[2]}-{last:02d}")
    if match := _MONTH.search(bare):
        value = days.iso(match[2], match[1])
        return _window(text, value, value) if value else DueFound(text, "open")
    return _years(text, bare, year)


def _years(text: str, bare: str, year: str | None) -> DueFound:
    if match := _YEARS.search(bare):
        return _window(text, match[1], match[2])
    if match := _YEAR.search(bare):
        value = match[1] or match[2]
        return (
            DueFound(text, "fixed", None, days.last_day(value))
            if "het nam" in bare
            else _window(text, value, value)
        )
    if "ca nam" in bare or "trong nam" in bare:
        return _window(text, year, year) if year else DueFound(text, "window")
    return DueFound(text, "open")


def _dates(text: str, bare: str) -> DueFound | None:
    found = [value for m in _DAY.finditer(bare) if (value := days.iso(m[3], m[2], m[1]))]
    if not found:
        return None
    if len(found) > 1 and re.search(r"(?:tu|den|[-–])", bare):
        return DueFound(text, "window", min(found), max(found))
    return DueFound(text, "fixed", None, found[0])


def _window(text: str, first: str | None, last: str | None) -> DueFound:
    return DueFound(
        text, "window", days.first_day(first) if first else None, days.last_day(last) if last else None
    )


def _period(match: re.Match[str]) -> str:
    if match["unit"]:
        return _UNITS[match["unit"]]
    if match["count"]:
        return (
            f"{int(match['count'])} {_UNITS[match['unit2']]}"
            if int(match["count"]) > 1
            else _UNITS[match["unit2"]]
        )
    return "6 tháng"


def _latest_year(bare: str) -> str | None:
    years = re.findall(r"nam\s+((?:19|20)\d\d)", bare)
    return days.last_day(max(years)) if years else None
