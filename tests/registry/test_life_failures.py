"""Whatever fails during any act of a document's life: all of it is kept, or nothing of it.

The disk fills up, or the process dies, at a share of the points of every act (all of them in the campaign). What
the tables hold afterwards is what they held before, until the same clerk does the act again.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from doc_engine.errors import VanthuError
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.errors import StoreFull
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services.acting_on import act_on
from registry.services.approving import approve
from registry.services.closing import close_book
from registry.services.copy_registering import register_copy
from registry.services.correcting_lines import correct_line
from registry.services.destroying import destroy
from registry.services.dispatching import dispatch, give_back
from registry.services.issuing import issue
from registry.services.secret_numbers import allot_secret
from registry.services.setup import init
from registry.services.verifying import verify
from registry.services.voiding import void
from registry.store.schema import metadata
from tests.registry.conftest import PLAN, Desk
from tests.registry.test_issue_failures import CAMPAIGN, Points, disk_full, in_child, killed, watched
from tests.registry.test_life import LETTER, came
from tests.registry.test_series import COPY, office_file

DAY = date(2024, 8, 1)
NAMED = "Văn bản có tên loại"
DATA = PLAN.encode()
LATER = DATA.replace("năm 2024".encode(), "năm 2024, sửa lại".encode(), 1)
# What was issued, sent and received before: vb1 has number 01 and is out at one place, vb3 is 02, vb4 and vb5 came.
ACTS: dict[str, Callable[[Home], Any]] = {
    "approve": lambda home: approve(home, LATER, "b.yaml"),
    "dispatch": lambda home: dispatch(home, "vb1", on=DAY),
    "return": lambda home: give_back(home, "vb1", "Công an tỉnh", "hết chỗ"),
    "void": lambda home: void(home, "vb3", "nhầm"),
    "suffix": lambda home: issue(home, LATER, "b.yaml", on=DAY, suffix_of="1", reason="sót"),
    "correct": lambda home: act_on(home, "vb1", Relation.DINH_CHINH, LETTER, "c.yaml", on=DAY),
    "recall": lambda home: act_on(home, "vb1", Relation.THU_HOI, LETTER, "c.yaml", on=DAY),
    "destroy": lambda home: destroy(home, "vb4", "vb5"),
    "correct line": lambda home: correct_line(home, "vb1", "nơi nhận", "khác", "nhầm"),
    "copy": lambda home: register_copy(home, COPY.encode(), "sao.yaml", on=DAY),
    "secret number": lambda home: allot_secret(home, "báo cáo", "BC-UBND", "mật", on=DAY),
    "close": lambda home: close_book(home, NAMED, 2024, reason="giải thể"),
    "new year": lambda home: issue(_in_2025(home), DATA, "a.yaml"),
}
AFTER_THE_COMMIT = {
    "destroy",
    "correct",
    "recall",
}  # what fails after the commit is finished by doing the act again


def _in_2025(home: Home) -> Home:
    return replace(home, clock=FixedClock.on(date(2025, 1, 2)))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """The office with its series; documents issued, sent and received; set up once and closed."""
    desk = Desk(tmp_path_factory.mktemp("đã làm") / "Dữ liệu")
    with create_home(desk.folder, clock=FixedClock.on(desk.today), actor="thử") as home:
        init(home, load_office(office_file(), name="o.yaml"))
        issue(home, DATA, "a.yaml", on=DAY)
        issue(home, DATA + b"# 2\n", "a.yaml", on=DAY)
        came(home, 12, "báo cáo")
        came(home, 15, "thu hồi văn bản", 6)
        dispatch(home, "vb1", to=["Công an tỉnh"], on=DAY)
        with home.store.reading() as tx:
            keys = [document.key for document in tx.documents.all()]
    assert keys == ["vb1", "vb2", "vb3", "vb4", "vb5"]
    return desk


@pytest.fixture
def lived(made, tmp_path) -> Desk:
    """A copy of it."""
    return moved(made, tmp_path / "đã làm")


def rows(desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the database holds."""
    with desk.home() as home, home.store.reading() as tx:
        return {
            table.name: sorted((tuple(row) for row in tx.connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def moved(desk, folder) -> Any:
    """A copy of the closed home."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(desk.folder, folder)
    return replace(desk, folder=folder)


def points_of(desk, act: Callable[[Home], Any]) -> list[str]:
    points = Points()
    with watched(desk, points) as home:
        act(home)
        points.on = False
    return points.names


def chosen(total: int, shift: int) -> range:
    step = 1 if CAMPAIGN else 101
    return range(1 + shift % step, total + 1, step)


def fails(desk, act: Callable[[Home], Any], fatal: int) -> None:
    points = Points(fatal, disk_full)
    with watched(desk, points) as home, pytest.raises(StoreFull):
        act(home)
    points.on = False


def dies(desk, act: Callable[[Home], Any], fatal: int) -> None:
    def die() -> None:
        with watched(desk, Points(fatal, killed)) as home:
            act(home)

    assert in_child(die) == -signal.SIGKILL


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("how", [fails, dies])
def test_an_act_is_kept_whole_or_not_at_all(lived, tmp_path, name, how):
    act, before = ACTS[name], rows(lived)
    names = points_of(moved(lived, tmp_path / "mẫu"), act)
    commit = max(index for index, point in enumerate(names, 1) if point == "before commit")
    for fatal in chosen(len(names), len(name) + (how is dies)):
        desk = moved(lived, tmp_path / "bản")
        how(desk, act, fatal)
        if fatal <= commit:
            assert rows(desk) == before
        else:
            assert name in AFTER_THE_COMMIT
        with desk.home() as home:
            act(home)
            assert verify(home) == []


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"secret number"}))
def test_an_act_done_twice_is_done_once(lived, name):
    """A secret number has no request to be told by; every other act asked for again changes nothing."""
    with lived.home() as home:
        ACTS[name](home)
    once = rows(lived)
    with lived.home() as home:
        ACTS[name](home)
    assert rows(lived) == once


def test_these_checks_see_an_act_in_two_transactions(lived, tmp_path):
    """The control: what is written in a transaction of its own before the failure shows."""
    before = rows(lived)

    def in_two(home: Home) -> None:
        with home.store.writing() as tx:
            tx.entries.void("vb3", home.clock.now(), "nhầm")
        void(home, "vb1", "nhầm")

    with lived.home() as home, pytest.raises(VanthuError):
        in_two(home)
    assert rows(lived) != before
