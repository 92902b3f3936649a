"""Whatever fails while a document is issued: before the commit no number is taken, after it nothing is missing.

Every operation on the disk, every SQL statement and the commit fail in turn, by an error and by the death of
the process.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from doc_engine.errors import BadInput, Refusal
from registry.clock import FixedClock
from registry.errors import StoreFailed, StoreFull, StoreLocked
from registry.journal import verify
from registry.services.issuing import issue
from registry.services.verifying import verify as verify_home
from tests.registry.failpoints import Points, broken_disk, disk_full, in_child, killed, no_memory, watched

DAY = date(2024, 8, 1)
# A share of the points in the tests, another one for each kind of failure; all of them in the campaign.
CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
SHARE = 1 if CAMPAIGN else 29


class State:
    """What the books say, read by a process that knows nothing of the failure."""

    def __init__(self, desk) -> None:
        with desk.home() as home, home.store.reading() as tx:
            self.numbers = {
                (book.name, book.year): book.last_number for book in tx.books.of_office(desk.office_key)
            }
            self.entries = tx.entries.of_office(desk.office_key)
            self.documents = tx.documents.all()
            self.events = tx.journal.events(desk.office_key)
            self.journal = verify(self.events, tx.journal.head(desk.office_key))
            self.links = tx.links.of_documents([document.key for document in self.documents])
            self.files = tx.files.all()
            self.kept = home.store.files.digests()
            self.unreadable = [file.digest for file in self.files if not home.store.files.get(file.digest)]

    def assert_nothing_taken(self) -> None:
        assert self.numbers == {("Công văn", 2024): 11, ("Văn bản có tên loại", 2024): 0}
        assert [self.entries, self.documents, self.links, self.files] == [[], [], [], []]
        assert [one.act for one in self.events] == ["init"]
        assert self.journal == []
        assert len(self.kept) <= 1, "at most an unreferenced file"

    def assert_all_there(self) -> None:
        assert self.numbers == {("Công văn", 2024): 11, ("Văn bản có tên loại", 2024): 1}
        assert [(entry.number, entry.notation) for entry in self.entries] == [(1, "01/KH-UBND")]
        assert [one.act for one in self.events] == ["init", "issue"]
        assert self.journal == []
        assert len(self.documents) == 2
        assert len(self.links) == 2
        assert [file.role for file in self.files] == ["docx"]
        assert self.kept == [self.files[0].digest]
        assert not self.unreadable


def points_of_issue(desk) -> list[str]:
    """The points that an undisturbed issue passes, learnt on a copy of nothing: a second home."""
    points = Points()
    with watched(desk, points) as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        points.on = False
    return points.names


@pytest.fixture
def fresh(homes, desk) -> Callable[[], Any]:
    """A copy of the set-up home for each point."""
    return lambda: homes.copy(desk)


def test_the_points_cover_disk_statements_and_commit(fresh):
    names = points_of_issue(fresh())
    joined = "\n".join(names)
    for part in (
        "before write",
        "after fsync",
        "before rename",
        "after fsync_dir",
        "INSERT INTO entry",
        "before commit",
    ):
        assert part in joined
    assert len(names) > 60


@pytest.mark.parametrize(
    ("first", "fail", "kinds"),
    [
        (1, disk_full, (StoreFull,)),
        (2, broken_disk, (StoreFailed,)),
        (3, no_memory, (MemoryError,)),
    ],
)
def test_an_error_at_any_point_takes_no_number_and_names_its_cause(fresh, first, fail, kinds):
    total = len(points_of_issue(fresh()))
    for fatal in range(first, total + 1, SHARE):
        desk = fresh()
        points = Points(fatal, fail)
        with watched(desk, points) as home, pytest.raises(kinds):
            issue(home, desk.plan, "a.yaml", on=DAY)
        points.on = False
        State(desk).assert_nothing_taken()
        if fatal % 7 in {0, 1} or SHARE > 7:
            issue_again(desk)


def issue_again(desk) -> None:
    """The same request, by a clerk who tries again."""
    with desk.home() as home:
        issued = issue(home, desk.plan, "a.yaml", on=DAY)
        assert str(issued.notation) == "01/KH-UBND"
    State(desk).assert_all_there()


def test_the_death_of_the_process_at_any_point_takes_no_number(fresh):
    total = len(points_of_issue(fresh()))
    for fatal in range(4, total + 1, SHARE):
        desk = fresh()

        def die(desk=desk, fatal=fatal) -> None:
            with watched(desk, Points(fatal, killed)) as home:
                issue(home, desk.plan, "a.yaml", on=DAY)

        assert in_child(die) == -signal.SIGKILL
        State(desk).assert_nothing_taken()
        if fatal % 5 == 0:
            issue_again(desk)


def test_these_checks_see_a_number_taken_outside_the_transaction(fresh):
    """The control: a counter moved in a transaction of its own must be noticed."""
    desk = fresh()
    with desk.home() as home, home.store.writing() as tx:
        book = tx.books.find(desk.office_key, "Văn bản có tên loại", 2024)
        assert book is not None
        tx.books.allot(book.key)
    with pytest.raises(AssertionError):
        State(desk).assert_nothing_taken()


def test_death_after_the_commit_leaves_everything_and_the_same_number_for_the_same_request(fresh):
    desk = fresh()

    def die() -> None:
        with desk.home() as home:
            issue(home, desk.plan, "a.yaml", on=DAY)
            killed("told nobody")

    assert in_child(die) == -signal.SIGKILL
    State(desk).assert_all_there()
    issue_again(desk)


def test_kill_at_random_moments_loses_and_doubles_nothing(fresh):
    """Issue a row of documents and kill at a random moment; what was told stands, what stands is whole."""
    desk, dice = fresh(), random.Random(20240801)
    told = desk.folder.parent / "told"
    for _ in range(60 if CAMPAIGN else 6):
        kill_while_issuing(desk, told, dice.uniform(0.01, 0.25))
    state = State(desk)
    numbers = [entry.number for entry in state.entries]
    assert numbers
    assert numbers == list(range(1, len(numbers) + 1))
    assert state.numbers["Văn bản có tên loại", 2024] == len(numbers)
    assert len([one for one in state.events if one.act == "issue"]) == len(numbers)
    assert state.journal == []
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    assert {int(line) for line in lines} <= set(numbers)
    assert len(lines) == len(set(lines))


def kill_while_issuing(desk, told: Path, seconds: float) -> None:
    """The first number is waited for, however slow the machine is today; then the moment is any."""
    before = told.stat().st_size if told.exists() else 0
    child = os.fork()
    if child == 0:
        with desk.home() as home, told.open("a", encoding="utf-8") as out:
            while True:
                issued = issue(home, desk.plan, "a.yaml", on=DAY, again=True)
                out.write(f"{issued.notation.number}\n")
                out.flush()
    while not told.exists() or told.stat().st_size == before:
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_eight_processes_on_one_book_give_1_to_n_without_gap_or_duplicate(desk):
    each, processes = (20 if CAMPAIGN else 2), 8
    folder = desk.folder.parent
    children = []
    for worker in range(processes):
        child = os.fork()
        if child == 0:
            os._exit(issue_many(desk, folder / f"told-{worker}", worker, each))
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * processes
    told = [line for path in folder.glob("told-*") for line in path.read_text(encoding="utf-8").split()]
    total = each * processes
    assert sorted(map(int, told)) == list(range(1, total + 1))
    state = State(desk)
    assert [entry.number for entry in state.entries] == list(range(1, total + 1))
    assert state.numbers["Văn bản có tên loại", 2024] == total
    assert state.journal == []
    assert len(state.events) == total + 1


def issue_many(desk, told: Path, worker: int, each: int) -> int:
    """Issue `each` documents of this worker's own; 0 when all went well."""
    try:
        with desk.home() as home:
            given = []
            for turn in range(each):
                data = desk.plan + f"# {worker}-{turn}\n".encode()
                given.append(issue(home, data, "a.yaml", on=DAY).notation.number)
        told.write_text("\n".join(number or "" for number in given), encoding="utf-8")
        return 0
    except BaseException:
        return 1


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_same_request_from_many_processes_at_once_takes_one_number(desk):
    def ask() -> None:
        with desk.home() as home:
            assert str(issue(home, desk.plan, "a.yaml", on=DAY).notation) == "01/KH-UBND"

    children = []
    for _ in range(6):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                ask()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 6
    State(desk).assert_all_there()


def test_a_database_that_stays_locked_is_a_refusal_with_a_plain_message(desk):
    with desk.home() as holder, desk.home() as home:
        home.store._patience = 2
        with holder.store.writing(), pytest.raises(StoreLocked, match="Chưa có số nào"):
            issue(home, desk.plan, "a.yaml", on=DAY)
        assert issubclass(StoreLocked, Refusal)
        assert str(issue(home, desk.plan, "a.yaml", on=DAY).notation) == "01/KH-UBND"


def test_a_failed_commit_that_the_clerk_repeats_gives_one_number(fresh):
    desk = fresh()
    total = points_of_issue(fresh())
    at_commit = next(index for index, name in enumerate(total, start=1) if name == "before commit")
    with watched(desk, Points(at_commit, broken_disk)) as home, pytest.raises(StoreFailed):
        issue(home, desk.plan, "a.yaml", on=DAY)
    issue_again(desk)


def test_a_database_that_another_program_holds_is_a_refusal_and_the_number_is_free_after_it(desk):
    if desk.db is not None:
        pytest.skip("only a SQLite file can be held by another program's transaction")
    with desk.home() as home:
        home.store._patience = 1
        other = sqlite3.connect(desk.folder / "vanthu.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="Chưa có số nào") as refused:
            issue(home, desk.plan, "a.yaml", on=DAY)
        assert refused.value.exit_code == 3
        other.execute("ROLLBACK")
        other.close()
        assert str(issue(home, desk.plan, "a.yaml", on=DAY).notation) == "01/KH-UBND"
        assert verify_home(home) == []


def test_a_clock_that_goes_backwards_makes_neither_a_lower_number_nor_an_earlier_day(desk):
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        home.clock = FixedClock.on(DAY - timedelta(days=3))
        with pytest.raises(BadInput, match="ngày lùi"):
            issue(home, desk.plan + b"#\n", "b.yaml")
        with pytest.raises(BadInput, match="sau hôm nay"):
            issue(home, desk.plan + b"#\n", "b.yaml", on=DAY)
        late = issue(home, desk.plan + b"#\n", "b.yaml", reason="Đồng hồ của máy lùi ba ngày")
        assert str(late.notation) == "02/KH-UBND"
        home.clock = FixedClock.on(DAY)
        assert str(issue(home, desk.plan + b"##\n", "c.yaml").notation) == "03/KH-UBND"
        assert verify_home(home) == []
