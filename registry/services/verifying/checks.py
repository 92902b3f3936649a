"""The list of checks (danh mục kiểm tra), and `verify`, which runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from registry.services.verifying import (
    approvals,
    arrival_closings,
    arrivals,
    books,
    closings,
    destroyed,
    files,
    filing,
    journals,
    kept,
    lines,
    offices,
    requests,
    saved,
    seals,
    series,
    templates,
    unit_lists,
)
from registry.services.verifying.evidence import Evidence, gather

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


class Check(NamedTuple):
    """A check and, for the message when its rows cannot even be read, what it is about."""

    what: str
    problems: Callable[[Evidence], Iterable[str]]


CHECKS = (
    Check("nhật ký", journals.problems),
    Check("cơ quan", offices.problems),
    Check("dòng sổ", lines.problems),
    Check("sổ", books.problems),
    Check("sổ đã khóa", closings.problems),
    Check("sổ đến đã khóa", arrival_closings.problems),
    Check("duyệt", approvals.problems),
    Check("sổ đến", arrivals.problems),
    Check("văn bản", seals.problems),
    Check("lịch, danh bạ", kept.problems),
    Check("hồ sơ", filing.problems),
    Check("danh mục đơn vị hành chính", unit_lists.problems),
    Check("dãy số", series.problems),
    Check("yêu cầu đã trả lời", requests.problems),
    Check("câu tìm đã lưu", saved.problems),
    Check("tệp", files.problems),
    Check("tệp đã hủy", destroyed.problems),
    Check("mẫu văn bản", templates.problems),
)


def verify(home: Home) -> list[str]:
    """What is wrong with the home's books, in Vietnamese; empty when all is whole."""
    with home.store.reading() as tx:
        return problems_in(home, tx)


def problems_in(home: Home, tx: Transaction) -> list[str]:
    """The same, in a transaction that stands already."""
    evidence = gather(home, tx)
    return [problem for check in CHECKS for problem in _found(check, evidence)]


def _found(check: Check, evidence: Evidence) -> list[str]:
    """What the check finds; rows that no longer hold what their columns mean are found too."""
    found: list[str] = []
    try:
        found.extend(check.problems(evidence))
    except (ValueError, TypeError, KeyError, LookupError, AttributeError) as error:
        found.append(f"Phần {check.what} có dòng bị sửa, không đọc được nữa ({error}).")
    return found
