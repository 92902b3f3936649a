"""Books under any order of acts: a small model of what the numbers must be, run beside the real store."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from doc_engine.errors import BadInput
from registry.clock import FixedClock
from registry.errors import StoreFull
from registry.office import open_home
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.verifying import verify
from registry.store.io import RealIO
from tests.registry.homes import new_home

OFFICE = """\
co_quan: UBND xã An Bình, tỉnh Hải Yến
viet_tat: UBND
dia_danh: An Bình
nguoi_ky: [{ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch}]
so_van_ban: [{ten: Văn bản đi, loai: "*", nam: 2024, so_cuoi: 5}]
"""
PAPER = """\
loai: thông báo
trich_yeu: Lịch trực số {}
noi_dung: Phân công trực như đã bàn.
nguoi_ky: Trần Văn Bình
noi_nhan:
  - Các thôn
"""


class FullDisk(RealIO):
    """A disk that can be full."""

    full = False

    def write(self, descriptor: int, data: bytes) -> None:
        if self.full:
            raise OSError(28, "full")
        super().write(descriptor, data)


class Books(RuleBasedStateMachine):
    """Issue, repeat, issue again, enter, a full disk, another process, days and years going by."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2024, 12, 20)
        self.folder = new_home(OFFICE, self.today)
        self.io = FullDisk()
        self.home = self._opened()
        self.last = {2024: 5}
        self.entered: dict[tuple[int, int], str] = {}
        self.answers: dict[tuple[int, date], str] = {}

    def _opened(self):
        return open_home(self.folder, clock=FixedClock.on(self.today), actor="thử", io=self.io)

    def _issue(self, paper: int, *, again: bool = False):
        return issue(self.home, PAPER.format(paper).encode(), "a.yaml", again=again)

    @rule(paper=st.integers(1, 4))
    def issue_or_repeat(self, paper: int) -> None:
        issued = self._issue(paper)
        if (paper, self.today) in self.answers:
            assert issued.key == self.answers[paper, self.today]
        else:
            self._took_next(issued)
            self.answers[paper, self.today] = issued.key

    @rule(paper=st.integers(1, 4))
    def issue_again(self, paper: int) -> None:
        issued = self._issue(paper, again=True)
        self._took_next(issued)
        self.answers.setdefault((paper, self.today), issued.key)

    def _took_next(self, issued) -> None:
        year = self.today.year
        self.last[year] = self.last.get(year, 0) + 1
        assert int(issued.notation.number) == self.last[year]
        self.entered[year, self.last[year]] = issued.key

    @rule(number=st.integers(1, 12))
    def enter_a_past_one(self, number: int) -> None:
        day = date(2024, 1, 5)
        data = PAPER.format(f"cũ {number}").encode()
        free = (2024, number) not in self.entered
        if number <= self.last[2024] and free:
            self.entered[2024, number] = enter(self.home, data, "a.yaml", str(number), day).key
        elif number > self.last[2024]:
            with pytest.raises(BadInput):
                enter(self.home, data, "a.yaml", str(number), day)

    @rule(paper=st.integers(5, 9))
    def fail_on_a_full_disk(self, paper: int) -> None:
        self.io.full = True
        with pytest.raises(StoreFull):
            issue(self.home, PAPER.format(f"{paper} {self.today}").encode(), "a.yaml")
        self.io.full = False

    @rule()
    def open_anew(self) -> None:
        self.home.close()
        self.home = self._opened()

    @precondition(lambda self: self.today < date(2026, 2, 1))
    @rule(days=st.integers(1, 20))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days)
        self.home.clock = FixedClock.on(self.today)

    @invariant()
    def the_books_are_what_the_model_says(self) -> None:
        with self.home.store.reading() as tx:
            office = tx.offices.all()[0].key
            lines = {(line.year, line.number): line.document for line in tx.entries.of_office(office)}
            counters = {book.year: book.last_number for book in tx.books.of_office(office)}
        assert lines == self.entered
        assert counters == self.last

    def teardown(self) -> None:
        assert verify(self.home) == []
        self.home.close()
        shutil.rmtree(self.folder)


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=1000 if os.environ.get("VANTHU_CAMPAIGN") else 10,
    stateful_step_count=50 if os.environ.get("VANTHU_CAMPAIGN") else 14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
