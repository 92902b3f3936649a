"""Deadlines in running text (thời hạn): "trước ngày …", "chậm nhất …", "trong thời hạn … kể từ …", yearly duties."""

from __future__ import annotations

import re

from doc_engine.reading.dues import read_due
from doc_engine.reading.source import Source
from doc_engine.reading.values import DeadlineFound, TaskFound

_DATE = r"\d{1,2}\s?(?:[/.-]|thang)\s?\d{1,2}\s?(?:[/.-]|nam)\s?\d{4}"
_PATTERNS = tuple(
    re.compile(pattern.replace(" ", r"\s+"))
    for pattern in (
        rf"(?:xong |hoan thanh )?(?:truoc|cham nhat(?: la)?(?: den)?|muon nhat|khong qua|han chot|den het|han cuoi(?: la)?)(?: ngay)?:? ?{_DATE}",
        rf"tu (?:ngay )?{_DATE} den (?:het )?(?:ngay )?{_DATE}",
        r"(?:phan dau )?den (?:het )?nam (?:19|20)\d\d(?=[,;. ])",
        r"(?:(?:trong|cham nhat(?: la)?|sau) )?(?:(?:thoi gian|thoi han|vong) )?\d{1,3} (?:ngay|thang|nam|tuan)(?: lam viec)?,? (?:ke )?tu (?:ngay|khi)[^,.;:()]{3,80}(?!\w)",
        r"dinh ky (?:hang|moi)? ?(?:nam|quy|thang|6 thang|06 thang|tuan)(?: bao cao)?(?!\w)",
    )
)


def read_deadlines(source: Source, tasks: tuple[TaskFound, ...]) -> tuple[DeadlineFound, ...]:
    """Every deadline once: those said in sentences, then the times of tasks that no sentence says."""
    found: dict[str, DeadlineFound] = {}
    taken: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(source.bare):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            taken.update(range(*match.span()))
            text = source.words(*match.span()).rstrip(" ,")
            found.setdefault(text, DeadlineFound(text, read_due(text).due_on, _quote(source, match.start())))
    for task in tasks:
        if task.due:
            found.setdefault(task.due.text, DeadlineFound(task.due.text, task.due.due_on, task.text[:300]))
    return tuple(found.values())


def deadline_words(source: Source, start: int, end: int) -> str | None:
    """The words of the first deadline between two places."""
    found = [match for pattern in _PATTERNS if (match := pattern.search(source.bare, start, end))]
    first = min(found, key=lambda match: match.start(), default=None)
    return source.words(*first.span()).rstrip(" ,") if first else None


def _quote(source: Source, place: int) -> str:
    start, end = source.paragraph_at(place)
    left = max((source.view.rfind(mark, start, place) + 1 for mark in ".;"), default=start)
    stops = [stop for mark in ".;" if (stop := source.view.find(mark, place, end)) >= 0]
    return source.words(max(start, left), min(stops, default=end))[:400]
