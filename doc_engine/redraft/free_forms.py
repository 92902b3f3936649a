"""Forms written in free words (mẫu viết tự do): giấy giới thiệu, giấy nghỉ phép whose printed words are not the decree's.

What the sentences say is taken over into the form's keys, for these forms have no text of their own; a line that is
not said is left to be filled in, a day that is not said leaves the form unread.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from doc_engine.dates import parse_day
from doc_engine.errors import BadInput
from doc_engine.redraft.said import Said
from doc_engine.text import squeeze

Values = dict[str, Any]
_BLANK = "…"
_DAYS = re.compile(
    r"(?:(?P<role>đơn|từ|đến hết|đến)[^.;:\d]{0,60}?)?(?:ngày\s+)?(?<!\d)(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})(?!\d)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:ông \(bà\)|ông/bà|[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c)\s*:?\s*(?P<name>(?:[A-ZĐÀ-Ỹ][^\W\d_]*[ ]?){2,6})",
    re.UNICODE,
)
_OFFICE = re.compile(r"(?:chức vụ|chức danh)\s*:\s*(?P<office>[^.;,\n]+)", re.IGNORECASE)
_OFFICE_BEHIND = re.compile(r"^\s*[,-]\s*(?:chức vụ:?\s*)?(?P<office>[a-zà-ỹ][^,.;\n]{3,60})")
_TO = re.compile(
    r"(?:được cử đến|cử đến|liên hệ công tác (?:tại|với)|đến làm việc (?:tại|với)|đến|tới)\s*:?\s*(?P<to>[A-ZĐÀ-Ỹ][^,.;]{2,120})"
)
_ABOUT = re.compile(r"(?:về việc|để)\s*:?\s*(?P<about>[^.;]{3,200})")
_CONTACT = re.compile(r"liên hệ công tác")
_LENGTH = re.compile(
    r"(?P<length>\d{1,3}(?:,\d)?\s*(?:\([^()]{2,30}\)\s*)?(?:ngày|tuần|tháng))(?=[\s,;.])(?!\s*\d)"
)
_AT = re.compile(r"(?:nơi nghỉ(?: phép)?\s*:|\btại)\s*(?P<at>[A-ZĐÀ-Ỹ][^.;\n]{2,120})")
_KIND = re.compile(
    r"(?P<kind>nghỉ (?:phép(?: hằng)? năm|việc riêng|ốm|không (?:hưởng )?lương|chế độ)[^.;,]{0,40})",
    re.IGNORECASE,
)


def free_introduction(body: list[Said]) -> Values:
    """Who is sent where, for what and until when; `body` is used up where that is understood."""
    text = _joined(body)
    days = _days(text)
    person = _PERSON.search(text)
    until = next((day for role, day in days if role.startswith("đến")), None) or next(
        (day for _, day in days), None
    )
    if until is None or person is None:
        return {}
    about = _ABOUT.search(text)
    contact = "Liên hệ công tác" if _CONTACT.search(text) else _BLANK
    to = _TO.search(text, person.end())
    body.clear()
    return {
        "introduction": {
            "person": squeeze(person["name"]),
            "office": _office(text, person),
            "to": squeeze(to["to"]) if to else _BLANK,
            "about": squeeze(about["about"]) if about else contact,
            "valid_until": until,
        }
    }


def free_leave(body: list[Said]) -> Values:
    """Who may be away from when to when; `body` is used up where that is understood."""
    text = _joined(body)
    days = _days(text)
    person = _PERSON.search(text)
    first = next((day for role, day in days if role == "từ"), None)
    last = next((day for role, day in days if role.startswith("đến")), None)
    asked = next((day for role, day in days if role == "đơn"), None)
    if person is None or first is None or last is None or asked is None:
        return {}
    found = {
        name: pattern.search(text) for name, pattern in (("length", _LENGTH), ("at", _AT), ("kind", _KIND))
    }
    body.clear()
    return {
        "leave": {
            "person": squeeze(person["name"]),
            "office": _office(text, person),
            "asked_on": asked,
            "from_on": first,
            "until_on": last,
            **{name: squeeze(match[name]) if match else _BLANK for name, match in found.items()},
        }
    }


def _joined(body: list[Said]) -> str:
    return "\n".join(said.text for said in body if said.table is None)


def _office(text: str, person: re.Match[str]) -> str:
    found = _OFFICE.search(text) or _OFFICE_BEHIND.match(text[person.end() :])
    return squeeze(found["office"]) if found else _BLANK


def _days(text: str) -> list[tuple[str, date]]:
    """The days of a text with the word that says what they are: đơn, từ, đến."""
    found = []
    for match in _DAYS.finditer(text):
        try:
            day = parse_day("/".join(match.groups()[1:]))
        except BadInput:
            continue
        if isinstance(day, date):
            found.append(((match["role"] or "").lower(), day))
    return found
