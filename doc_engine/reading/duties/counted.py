"""Terms counted from the paper's own days (thời hạn tính từ ngày ký, ngày có hiệu lực): the day they come to.

"trong vòng 15 ngày kể từ ngày Quyết định này có hiệu lực": the day itself is not counted (Bộ luật Dân sự, Điều 147). Working
days are left open here: what days are worked is the calendar's to say.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.values import DueFound
from doc_engine.reading.words import days

_PAPER = r"(?:quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|ke hoach|cong van|thong bao|van ban|huong dan|quy che|quy dinh|chuong trinh|cong dien|ket luan)"
_COUNT = r"(?P<count>\d{1,3}) (?P<unit>ngay|tuan|thang|nam),? (?:(?:ke )?tu|sau) (?:khi |ngay |thoi diem )"
_FROM_ISSUE = late(
    rf"{_COUNT}(?:(?:ky|ban hanh|ky ban hanh|ky, ban hanh|ky va ban hanh)(?: {_PAPER} nay)?|{_PAPER}(?: nay)? (?:duoc )?(?:ky|ban hanh|ky ban hanh|ky, ban hanh))$"
)
_FROM_EFFECT = late(rf"{_COUNT}(?:{_PAPER}(?: nay)? )?co hieu luc(?: thi hanh)?$")
_EFFECT = loose(
    rf"{_PAPER} nay co hieu luc(?: thi hanh)?(?:,? (?:ke )?tu ngay (?:(?P<issue>(?:ky|ban hanh|ky ban hanh|ky, ban hanh)(?! (?:hop dong|bien ban|ket|thoa thuan|hop tac)))|(?P<day>\d{{1,2}} thang \d{{1,2}} nam \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}))"
    r"| sau (?P<after>\d{1,2}) ngay,? (?:ke )?tu ngay (?:ky|ban hanh|ky ban hanh))"
)


class OwnDays(NamedTuple):
    """The paper's day of issue and the day from which it is in force, whole or unknown."""

    issued_on: str | None = None
    in_force_from: str | None = None

    @classmethod
    def of(cls, source: Source, issued_on: str | None) -> OwnDays:
        """What the paper says of its own days."""
        day = issued_on if issued_on and len(issued_on) == len("2026-01-05") else None
        said = _EFFECT.search(source.flat)
        if said is None:
            return cls(day)
        if said["day"]:
            found = days.ANYWHERE.search(said["day"])
            return cls(day, days.of_match(found) if found else None)
        if day is None or said["issue"]:
            return cls(day, day)
        return cls(day, _later(day, int(said["after"]), "ngay"))

    def last_day(self, words: str) -> str | None:
        """The last day of a term counted from one of these days; None for any other."""
        bare = " ".join(bare_of(words).split())
        issue, effect = _FROM_ISSUE.search(bare), _FROM_EFFECT.search(bare)
        match, day = (issue, self.issued_on) if issue else (effect, self.in_force_from)
        return _later(day, int(match["count"]), match["unit"]) if match and day else None

    def counted(self, due: DueFound | None) -> DueFound | None:
        """The time with its day, where it is counted from one of these days."""
        if due is None or due.kind != "relative" or due.due_on:
            return due
        return replace(due, due_on=self.last_day(due.text))


def _later(day: str, count: int, unit: str) -> str:
    start = date.fromisoformat(day)
    if unit in ("ngay", "tuan"):
        return (start + timedelta(days=count * (7 if unit == "tuan" else 1))).isoformat()
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "nam" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()
