"""A day to answer by that binds nobody, or nobody in particular, is told before the paper goes out."""

from __future__ import annotations

from datetime import date

import pytest

from registry.clock import FixedClock
from registry.office import open_home
from registry.services.drafting import draft
from registry.services.groups import add
from registry.services.issuing import issue
from tests.registry.homes import new_home
from tests.registry.test_coverage_collectives import LETTER, OFFICE, PLAN

BARE = PLAN.replace("HAN", "han_tra_loi: 10/9/2026").replace(
    "  - UBND các xã, phường\n", "  - Các sở, ban, ngành tỉnh\n"
)
UNLED = BARE.replace("chu_tri: Trung tâm Kiểm soát bệnh tật tỉnh, ", "")
TOGETHER = LETTER.replace("  - Ủy ban nhân dân các xã, phường\n", "  - Các đơn vị trực thuộc\n")


@pytest.fixture
def home():
    folder = new_home(OFFICE, date(2026, 1, 5))
    with open_home(folder, clock=FixedClock.on(date(2026, 3, 2)), actor="thử") as opened:
        yield opened


def said(home, data: str) -> list[str]:
    """What drafting says of the day, and issuing after it."""
    told = [
        [line for line in made.warnings if line.startswith("han_tra_loi")]
        for made in (
            draft(home, data.encode(), "vb.yaml"),
            issue(home, data.encode(), "vb.yaml", on=date(2026, 3, 2)),
        )
    ]
    assert told[0] == told[1]
    return told[0]


def test_a_plan_that_names_nobody_binds_nobody(home) -> None:
    [line] = said(home, UNLED)
    assert "10/9/2026 không ràng buộc nơi nào" in line


@pytest.mark.parametrize(
    "bound",
    [
        BARE,
        UNLED.replace("Các sở, ban, ngành tỉnh", "UBND các xã, phường (để thực hiện)"),
        UNLED.replace("han_tra_loi: 10/9/2026\n", ""),
        LETTER,
    ],
)
def test_who_leads_a_task_and_the_communes_together_are_bound(home, bound: str) -> None:
    assert said(home, bound) == []


def test_a_collective_that_cannot_be_taken_apart_is_told_until_it_is_a_group(home) -> None:
    [line] = said(home, TOGETHER)
    assert "“Các đơn vị trực thuộc” không tách được thành từng nơi" in line
    add(home, "Các đơn vị trực thuộc", ["Trung tâm Y tế Ba Tri", "Bệnh viện Hải An"])
    assert said(home, TOGETHER.replace("tình hình", "kết quả")) == []
