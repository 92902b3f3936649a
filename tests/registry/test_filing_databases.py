"""Filing, loans and old registers on SQLite and PostgreSQL alike."""

from __future__ import annotations

from datetime import date

from registry.services.field_records import records
from registry.services.filing import dossiers, plans
from registry.services.filing.dossiers import Ending, Wanted
from registry.services.issuing import issue
from registry.services.lending import give_back, lend
from registry.services.old_registers.importing import Choice, import_register
from registry.services.printing import printed
from registry.services.verifying import verify
from tests.registry.test_filing import PLAN
from tests.registry.test_old_registers import ARRIVED, ROWS, map_of, xlsx

DATABASES = ("sqlite", "postgresql")


def test_a_dossier_lives_and_is_sealed_alike_on_both(desk):
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))
        plans.import_plan(home, PLAN.encode(), "a.yaml", 2024)
        plans.issue_plan(home, 2024, date(2024, 1, 5), "12/QĐ-UBND")
        for code in ("01.NC", "02.NC"):
            dossiers.open_dossier(home, Wanted(code, 2024))
            dossiers.add_papers(home, code, ["vb1"], count=2)
        dossiers.take_out(home, "02.NC", "vb1", "nhầm")
        closed = dossiers.close_dossier(home, "01.NC", Ending("Đủ", None, date(2024, 8, 10)))
        assert (closed.dossier.amount, closed.dossier.due_on) == (2, date(2025, 8, 10))
        lend(home, "vb1", "A", "B")
        give_back(home, "vb1")
        assert [count for _, count in dossiers.listed(home)] == [1, 0]
        assert [one["DocTotal"] for one in records(home, "ho-so")] == ["1", "0"]
        assert verify(home) == []


def test_old_registers_come_in_alike_on_both_and_only_once(desk):
    with desk.home() as home:
        for rows, book, count in ((ROWS, "di", 4), (ARRIVED, "den", 2)):
            data = xlsx(rows)
            made = map_of(data, book)
            assert import_register(home, data, "so.xlsx", made, Choice()).added == count
            assert import_register(home, data, "so.xlsx", made, Choice()).already == count
            assert len(printed(home, book, year=2019).rows) == count
        assert verify(home) == []
