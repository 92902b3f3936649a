"""Times of tasks (thời gian thực hiện): the words, and what they come to."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.values import DueFound
from doc_engine.reading.words import days

_Q = r"(?:iv|i{1,3}|[1-4])"
_TO = r"\s?(?:,|;|-|–|&|va|den(?: het)?)\s?"
_OF_YEAR = r"\s?(?:[/.]|,?\s?(?:cua )?nam)\s?(\d{4})(?!\d)"
_DAY = late(
    r"(?<!\d)(?<!thang )(?<!tuan )(\d{1,2})\s?(?:[/.-]|\sthang\s)\s?(\d{1,2})\s?(?:[/.-]|\snam\s)\s?(\d{4})(?!\d)"
)
# "ngày 15/12" and "từ 01/3 đến 31/3/2026": a day whose year is said elsewhere.
_DAY_OF_MONTH = late(r"(?<![\d/.-])(?<![-–]\s)(\d{1,2})\s?(?:/|\sthang\s)\s?(\d{1,2})(?![\d/]|\s?nam)")
_MONTHS = late(rf"thang\s+(\d{{1,2}}){_TO}(?:thang\s)?(\d{{1,2}}){_OF_YEAR}")
_MONTH_TO_MONTH = late(rf"thang\s+(\d{{1,2}}){_OF_YEAR}{_TO}thang\s+(\d{{1,2}}){_OF_YEAR}")
_MONTH = late(rf"thang\s+(\d{{1,2}}){_OF_YEAR}")
_BARE_MONTH = late(r"thang\s+(\d{1,2})(?![\d/])")
_QUARTERS_OF = late(rf"quy\s+({_Q}(?:{_TO}(?:quy\s)?{_Q})*){_OF_YEAR}")
_BARE_MONTHS = late(rf"thang\s+(\d{{1,2}}){_TO}(?:thang\s)?(\d{{1,2}})(?![\d/])")
_BARE_QUARTER = late(rf"quy\s+({_Q})(?!\w)")
_HALF = late(rf"0?6 thang (dau|cuoi){_OF_YEAR}")
_YEARS = late(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-–]|den(?: het)?(?: nam)?)\s?((?:19|20)\d\d)(?!\d)")
_YEAR = late(r"(?:nam|het nam|giai doan)\s+((?:19|20)\d\d)(?!\d)|^\s*((?:19|20)\d\d)\s*$")
_EVERY = late(
    r"(?:hang|hằng|moi|dinh ky(?: hang| moi)?)\s+(?P<unit>nam|quy|thang|tuan|ngay)(?!\s\d)|(?:dinh ky\s+)?(?P<count>\d{1,2})\s+"
    r"(?P<unit2>nam|thang|quy)\s+(?:\d{1,2}|mot)\s+lan|(?P<half>(?:dinh ky )?0?6 thang)(?: dau nam)?(?:,| va) (?:ca )?nam"
    r"|dinh ky\s+(?P<count2>0?[1-9]\d?)\s+(?P<unit3>thang|nam|tuan)|(?P<each>hang)\s+6 thang|thang cuoi (?:cua )?(?:(?:moi|hang) )?(?P<last>quy)"
)
_RELATIVE = late(
    r"(?:trong|sau|cham nhat|khong qua)?\s*(?:vong\s|thoi han\s|thoi gian\s)?\d{1,3}\s+(?:ngay|thang|nam|tuan|gio)[^.;]{0,60}\s"
    r"(?:ke tu|tu ngay|sau khi|sau ngay|tu khi|tu thoi diem|truoc khi|truoc ngay)|^\s*ngay sau khi"
)
_BEFORE_EVENT = late(
    r"truoc (?:it nhat |toi thieu )?\d{1,2} ngay [a-z]|truoc [a-z][a-z ]{1,80} \d{1,2} (?:ngay|tuan|gio)(?: lam viec)?$"
)
_UNITS = {"nam": "năm", "quy": "quý", "thang": "tháng", "tuan": "tuần", "ngay": "ngày"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_due(text: str, year: str | None = None) -> DueFound:
    """What a time comes to; `year` is the document's own year, for "cả năm", "quý II" and "ngày 15/12"."""
    bare = " ".join(bare_of(text).split())
    if match := _EVERY.search(bare):
        return DueFound(text, "periodic", None, _latest_year(bare), _period(match))
    if _RELATIVE.search(bare) or _BEFORE_EVENT.match(bare):
        return DueFound(text, "relative")
    if bare.startswith(("tai ky hop", "ket thuc nam", "trong tuan ")):
        return DueFound(
            text, "open"
        )  # the session's day is not known yet, nor how long behind the year's end
    return (
        _dates(text, bare, year)
        or _quarters(text, bare, year)
        or _months(text, bare, year)
        or _years(text, bare, year)
    )


def _dates(text: str, bare: str, year: str | None) -> DueFound | None:
    found = [value for m in _DAY.finditer(bare) if (value := days.iso(m[3], m[2], m[1]))]
    said = found[-1][:4] if found else year
    found += [value for m in _DAY_OF_MONTH.finditer(bare) if said and (value := days.iso(said, m[2], m[1]))]
    if not found:
        return None
    if len(found) > 1 and re.search(r"(?:tu|den|[-–])", bare):
        return DueFound(text, "window", min(found), max(found))
    return DueFound(text, "fixed", None, found[0])


def _quarters(text: str, bare: str, year: str | None) -> DueFound | None:
    match = _QUARTERS_OF.search(bare)
    bare_quarter = None if match else _BARE_QUARTER.search(bare)
    if match:
        numbers = [_QUARTERS[part] for part in re.findall(rf"(?<!\w){_Q}(?!\w)", match[1])]
        return _window(text, f"{match[2]}-{3 * min(numbers) - 2:02d}", f"{match[2]}-{3 * max(numbers):02d}")
    if bare_quarter and year:
        last = 3 * _QUARTERS[bare_quarter[1]]
        return _window(text, f"{year}-{last - 2:02d}", f"{year}-{last:02d}")
    if half := _HALF.search(bare):
        months = ("01", "06") if half[1] == "dau" else ("07", "12")
        return _window(text, f"{half[2]}-{months[0]}", f"{half[2]}-{months[1]}")
    return None


def _months(text: str, bare: str, year: str | None) -> DueFound | None:
    if match := _MONTH_TO_MONTH.search(bare):
        return _span(text, days.iso(match[2], match[1]), days.iso(match[4], match[3]))
    if match := _MONTHS.search(bare):
        return _span(text, days.iso(match[3], match[1]), days.iso(match[3], match[2]))
    if match := _MONTH.search(bare):
        value = days.iso(match[2], match[1])
        return _before(text, bare, match.start(), value) or _span(text, value, value)
    if year and (match := _BARE_MONTHS.search(bare)):
        return _span(text, days.iso(year, match[1]), days.iso(year, match[2]))
    if year and (match := _BARE_MONTH.search(bare)):
        value = days.iso(year, match[1])
        return _span(text, value, value)
    return None


def _before(text: str, bare: str, place: int, month: str | None) -> DueFound | None:
    """ "trước tháng 6/2026" ends before the month begins."""
    if month and re.search(r"truoc\s+$", bare[:place]):
        return DueFound(text, "fixed", None, days.day_before(days.first_day(month)))
    return None


def _span(text: str, first: str | None, last: str | None) -> DueFound:
    return _window(text, first, last) if first and last else DueFound(text, "open")


def _years(text: str, bare: str, year: str | None) -> DueFound:
    if match := _YEARS.search(bare):
        return _window(text, match[1], match[2])
    if match := _YEAR.search(bare):
        value = match[1] or match[2]
        return (
            DueFound(text, "fixed", None, days.last_day(value))
            if re.search(r"(?:het|cuoi|den) nam", bare)
            else _window(text, value, value)
        )
    if "ca nam" in bare or "trong nam" in bare:
        return _window(text, year, year) if year else DueFound(text, "window")
    return DueFound(text, "open")


def _window(text: str, first: str | None, last: str | None) -> DueFound:
    return DueFound(
        text, "window", days.first_day(first) if first else None, days.last_day(last) if last else None
    )


def _period(match: re.Match[str]) -> str:
    if unit := match["unit"] or match["last"]:
        return _UNITS[unit]
    count, unit = (match["count"], match["unit2"]) if match["count"] else (match["count2"], match["unit3"])
    if count and not match["half"]:
        return f"{int(count)} {_UNITS[unit]}" if int(count) > 1 else _UNITS[unit]
    return "6 tháng"


def _latest_year(bare: str) -> str | None:
    years = re.findall(r"nam\s+((?:19|20)\d\d)", bare)
    return days.last_day(max(years)) if years else None
