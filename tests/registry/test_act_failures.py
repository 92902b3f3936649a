"""Whatever fails in whatever act: all of it is there afterwards, or nothing; and doing it again does it once.

Every row of every table is compared, so an act needs no check of its own: it only stands in `acts.ACTS`.
"""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from dataclasses import replace
from itertools import cycle

import pytest

from registry.services.verifying import verify
from registry.store.rows import row_lines
from tests.registry.acts import ACTS, Act
from tests.registry.failpoints import Points, broken_disk, disk_full, in_child, killed, no_memory, watched

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
STEP = 1 if CAMPAIGN else 53  # of all points a share, another one for each act
FAILURES = (disk_full, killed, broken_disk, killed, no_memory)


@pytest.fixture
def copies(desk, tmp_path):
    """The set-up home copied, each time anew."""
    numbers = iter(range(100_000))

    def copy(of=desk):
        folder = tmp_path / f"bản {next(numbers)}"
        shutil.copytree(of.folder, folder)
        return replace(of, folder=folder)

    return copy


def rows(desk) -> list[str]:
    """Every row, as another process reads it; and the books must be whole."""
    with desk.home() as home:
        assert verify(home) == []
        with home.store.reading() as tx:
            return list(row_lines(tx.connection))


def undisturbed(desk, act: Act) -> tuple[list[str], list[str]]:
    """The points the act passes, and the rows after it."""
    points = Points()
    with watched(desk, points) as home:
        act.do(home, desk)
        points.on = False
    return points.names, rows(desk)


def failed(desk, act: Act, fatal: int, fail) -> None:
    if fail is killed:

        def die() -> None:
            with watched(desk, Points(fatal, killed)) as home:
                act.do(home, desk)

        assert in_child(die) == -signal.SIGKILL
        return
    points = Points(fatal, fail)
    with suppress(Exception), watched(desk, points) as home:
        try:
            act.do(home, desk)
        finally:
            points.on = False
    assert len(points.names) >= fatal


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_that_fails_anywhere_is_done_whole_or_not_at_all(copies, act):
    ready = copies()
    with ready.home() as home:
        act.prepare(home, ready)
    before = rows(ready)
    names, after = undisturbed(copies(ready), act)
    assert any("commit" in name for name in names)
    assert after != before
    first = 1 + ACTS.index(act) % STEP
    for fatal, fail in zip(range(first, len(names) + 1, STEP), cycle(FAILURES), strict=False):
        desk = copies(ready)
        failed(desk, act, fatal, fail)
        left = rows(desk)
        assert left in (before, after), f"half done: {names[fatal - 1]} ({fail.__name__})"
        if left == before:
            with desk.home() as home:
                act.do(home, desk)
            assert rows(desk) == after
        shutil.rmtree(desk.folder)
