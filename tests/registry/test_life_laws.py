"""Numbers under any order of acts beside a small model: issue, retry, void, suffix, send, close, new year."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from doc_engine.errors import BadInput, Refusal
from registry.clock import FixedClock
from registry.office import open_home
from registry.services.closing import close_book
from registry.services.dispatching import dispatch
from registry.services.issuing import issue
from registry.services.verifying import verify
from registry.services.voiding import void
from tests.registry.homes import new_home

BOOK = "Văn bản đi"
OFFICE = f"""\
co_quan: UBND xã An Bình, tỉnh Hải Yến
viet_tat: UBND
dia_danh: An Bình
nguoi_ky: [{{ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch}}]
so_van_ban: [{{ten: {BOOK}, loai: "*", nam: 2024, so_cuoi: 3}}]
"""
PAPER = """\
loai: thông báo
trich_yeu: Lịch trực số {}
noi_dung: Phân công trực như đã bàn.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Các thôn
"""
Line = tuple[int, int, str]  # year, number, suffix


class Model:
    """What the numbers must be, in fifty lines: counters, lines in order, who was voided, sent or sealed."""

    def __init__(self) -> None:
        self.today = date(2024, 12, 20)
        self.last = {2024: 3}
        self.days: dict[Line, date] = {}
        self.voided: set[Line] = set()
        self.sent: set[Line] = set()
        self.closed: set[int] = set()
        self.answers: dict[tuple[Any, ...], Line] = {}

    def issue(self, paper: int) -> Line | None:
        """The line that the paper gets today; None where it is refused."""
        known = self.answers.get((paper, self.today))
        if known and known not in self.voided:
            return known
        year = self.today.year
        if year in self.closed:
            return None
        self.last[year] = self.last.get(year, 0) + 1
        return self._given((paper, self.today), (year, self.last[year], ""))

    def suffix(self, paper: int, base: int) -> Line | None:
        """The line beside number `base` of this year."""
        known = self.answers.get((paper, self.today, base))
        if known and known not in self.voided:
            return known
        year = self.today.year
        if year in self.closed or base > self.last.get(year, 0) or self._out_of_order(year, base):
            return None
        taken = [suffix for at, number, suffix in self.days if (at, number) == (year, base) and suffix]
        return self._given((paper, self.today, base), (year, base, "abcdđeghiklmnopq"[len(taken)]))

    def _out_of_order(self, year: int, base: int) -> bool:
        after = [line for line in self.days if line[0] == year and line[1] > base]
        following = min((line[1] for line in after), default=0)
        return any(self.days[line] < self.today for line in after if line[1] == following)

    def _given(self, request: tuple[Any, ...], line: Line) -> Line:
        self.days[line] = self.today
        self.answers[request] = line
        return line

    def may_void(self, line: Line) -> bool:
        """A number is voided only before it is sent and before its book is sealed; once is as good as twice."""
        return line[0] not in self.closed and (line in self.voided or line not in self.sent)


class Life(RuleBasedStateMachine):
    """The model beside the real books."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.folder = new_home(OFFICE, self.model.today)
        self.home = open_home(self.folder, clock=FixedClock.on(self.model.today), actor="thử")
        self.keys: dict[Line, str] = {}

    def _told(self, wanted: Line | None, act: Callable[[], Any]) -> None:
        if wanted is None:
            with pytest.raises((Refusal, BadInput)):
                act()
            return
        issued = act()
        year, number, suffix = wanted
        assert issued.notation.number == f"{number:02d}{suffix}"
        assert issued.issued_on.year == year
        assert self.keys.setdefault(wanted, issued.key) == issued.key

    @rule(paper=st.integers(1, 4))
    def issue_or_retry(self, paper: int) -> None:
        wanted = self.model.issue(paper)
        self._told(wanted, lambda: issue(self.home, PAPER.format(paper).encode(), "a.yaml"))

    @rule(paper=st.integers(1, 3), base=st.integers(1, 6))
    def put_beside(self, paper: int, base: int) -> None:
        wanted = self.model.suffix(paper, base)
        data = PAPER.format(paper).encode()
        self._told(wanted, lambda: issue(self.home, data, "a.yaml", suffix_of=str(base), reason="bỏ sót"))

    @rule(place=st.integers(0, 30))
    def void_one(self, place: int) -> None:
        line = self._some(place)
        if line is None:
            return
        if self.model.may_void(line):
            void(self.home, self.keys[line], "nhầm")
            self.model.voided.add(line)
        else:
            with pytest.raises(Refusal):
                void(self.home, self.keys[line], "nhầm")

    @rule(place=st.integers(0, 30))
    def send_one(self, place: int) -> None:
        line = self._some(place)
        if line is None:
            return
        if line in self.model.voided:
            with pytest.raises(Refusal):
                dispatch(self.home, self.keys[line], to=["Các thôn"])
        else:
            dispatch(self.home, self.keys[line], to=["Các thôn"])
            self.model.sent.add(line)

    def _some(self, place: int) -> Line | None:
        lines = sorted(self.keys)
        return lines[place % len(lines)] if lines else None

    @rule(year=st.integers(2024, 2025))
    def close(self, year: int) -> None:
        if year not in self.model.last or self.model.today < date(2024, 12, 28):
            return
        digest = close_book(self.home, BOOK, year, reason="thử").closing.digest
        again = close_book(self.home, BOOK, year)
        assert (again.repeated, again.closing.digest) == (True, digest)
        self.model.closed.add(year)

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.model.today += timedelta(days)
        self.home.clock = FixedClock.on(self.model.today)

    @invariant()
    def the_books_are_what_the_model_says(self) -> None:
        with self.home.store.reading() as tx:
            office = tx.offices.all()[0].key
            lines = tx.entries.of_office(office)
            books = tx.books.of_office(office)
        assert {(line.year, line.number, line.suffix): line.document for line in lines} == self.keys
        assert {(line.year, line.number, line.suffix) for line in lines if line.voided} == self.model.voided
        assert {book.year: book.last_number for book in books} == self.model.last
        assert {book.year for book in books if book.closed} == self.model.closed

    def teardown(self) -> None:
        assert verify(self.home) == []
        self.home.close()
        shutil.rmtree(self.folder)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=400 if os.environ.get("VANTHU_CAMPAIGN") else 8,
    stateful_step_count=50 if os.environ.get("VANTHU_CAMPAIGN") else 16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
