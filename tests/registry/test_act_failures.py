"""Whatever fails in whatever act: all of it is there afterwards, or nothing; and doing it again does it once.

Every row of every table is compared, so an act needs no check of its own: it only stands in `acts.ACTS`.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Column
from sqlalchemy.engine import make_url

from registry.services.verifying import verify
from registry.store.rows import row_lines
from registry.store.schema import metadata
from tests.registry.acts import ACTS, Act
from tests.registry.failpoints import (
    Points,
    broken_disk,
    cut_off,
    disk_full,
    in_child,
    killed,
    no_memory,
    server_full,
    watched,
)

CAMPAIGN = bool(os.environ.get("VANTHU_CAMPAIGN"))
STEP = 1 if CAMPAIGN else 97  # of all points a share, another one for each act
SERVER_STEP = 1 if CAMPAIGN else 157
SERVER_ACTS = (
    {act.name for act in ACTS} if CAMPAIGN else {"issue", "receive", "dispatch", "batch of documents"}
)
FAILURES = (disk_full, killed, broken_disk, killed, no_memory)


def rows(desk) -> list[str]:
    """Every row, as another process reads it; and the books must be whole."""
    with desk.home() as home:
        assert verify(home) == []
        with home.store.reading() as tx:
            lines = list(row_lines(tx.connection))
    return lines if desk.db is None else list(map(without_counts, lines))


def without_counts(line: str) -> str:
    """A row less what a server counts on when an act is taken back: ids, and with them seals and the hashes over them."""
    said = json.loads(line)
    table = metadata.tables[said["t"]]
    row = {name: value for name, value in said["r"].items() if not counted(table.c[name])}
    if table.name.startswith("journal"):
        row = {name: value for name, value in row.items() if name not in {"hash", "previous"}}
    if "payload" in row:
        row["payload"] = {**json.loads(row["payload"]), "seals": None}
    return json.dumps([table.name, row], sort_keys=True)


def counted(column: Column[Any]) -> bool:
    """Whether a column is an `id` or points at one."""
    return column.name == "id" or any(key.column.name == "id" for key in column.foreign_keys)


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


def whole_or_nothing(homes, desk, act: Act, step: int, failures: Any) -> None:
    """Fail the act at a share of its points; `failures(desk)` are the ways it may fail there, in turn."""
    with desk.home() as home:
        act.prepare(home, desk)
    before = rows(desk)
    names, after = undisturbed(homes.copy(desk), act)
    assert any("commit" in name for name in names)
    assert after != before
    first = 1 + ACTS.index(act) % step
    for turn, fatal in enumerate(range(first, len(names) + 1, step)):
        copy = homes.copy(desk)
        ways: Sequence[Any] = failures(copy)
        fail = ways[turn % len(ways)]
        failed(copy, act, fatal, fail)
        left = rows(copy)
        assert left in (before, after), f"half done: {names[fatal - 1]} ({fail.__name__})"
        if left == before:
            with copy.home() as home:
                act.do(home, copy)
            assert rows(copy) == after
        homes.drop(copy)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_that_fails_anywhere_is_done_whole_or_not_at_all(homes, desk, act):
    whole_or_nothing(homes, desk, act, STEP, lambda copy: FAILURES)


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("act", [act for act in ACTS if act.name in SERVER_ACTS], ids=lambda act: act.name)
def test_an_act_that_fails_anywhere_on_a_server_is_done_whole_or_not_at_all(homes, desk, act, postgres):
    def failures(copy) -> Sequence[Any]:
        cut = cut_off(postgres, make_url(copy.db).database or "")
        return (cut, killed, server_full, cut, no_memory)

    whole_or_nothing(homes, desk, act, SERVER_STEP, failures)
