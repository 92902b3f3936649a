"""Danh mục hồ sơ: drawn up early in the year, issued by a decision, then only added to (Điều 28, Phụ lục V)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound, Problem, Refusal
from doc_engine.text import same
from registry.services.filing.planfile import load_plan
from registry.store.dossiers import FilingPlan, PlanLine, Plans

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


def import_plan(home: Home, data: bytes, name: str, year: int, office: str | None = None) -> FilingPlan:
    """Keep the plan of a year from a file. One that is issued may only be added to: its lines must all be there.

    Raises `BadInput` with every problem, `Refusal` where an issued plan would lose a line.
    """
    lines = load_plan(data, name)
    chosen = home.office(office)
    with home.store.writing() as tx:
        known = Plans(tx.connection).find(chosen.key, year)
        if known and known.issued_on:
            _refuse_loss(known, lines)
        plan = replace(known or FilingPlan(chosen.key, year), lines=lines)
        if known == plan:
            return plan
        _keep(tx, home, plan, "plan")
    return plan


def issue_plan(home: Home, year: int, on: date, decision: str, office: str | None = None) -> FilingPlan:
    """Issue the plan of a year with the decision it is attached to; raises `NotFound`, `Refusal`, `BadInput`."""
    chosen = home.office(office)
    if on > home.clock.today():
        raise BadInput.because(f"ngày {short_date(on)} ở sau hôm nay.", field="--on")
    with home.store.writing() as tx:
        plan = require_plan(tx, chosen.key, year)
        if plan.issued_on:
            raise Refusal(
                f"Danh mục hồ sơ năm {year} đã ban hành ngày {short_date(plan.issued_on)} ({plan.decision})."
            )
        issued = replace(plan, issued_on=on, decision=decision)
        _keep(tx, home, issued, "plan_issue")
    return issued


def plan_of(home: Home, year: int, office: str | None = None) -> FilingPlan:
    """The plan of a year; raises `NotFound`."""
    with home.store.reading() as tx:
        return require_plan(tx, home.office(office).key, year)


def require_plan(tx: Transaction, office: str, year: int) -> FilingPlan:
    """The same inside a transaction."""
    plan = Plans(tx.connection).find(office, year)
    if plan is None:
        raise NotFound(f"Chưa có danh mục hồ sơ năm {year}. Hãy nhập bằng vanthu dossier plan import.")
    return plan


def planned(plan: FilingPlan | None, code: str) -> PlanLine | None:
    """The plan's line of that code."""
    lines = plan.lines if plan else ()
    return next((line for line in lines if line.level == 0 and same(line.code, code)), None)


def _refuse_loss(known: FilingPlan, lines: tuple[PlanLine, ...]) -> None:
    kept = {(line.level, line.code, line.title) for line in lines}
    lost = [line for line in known.lines if (line.level, line.code, line.title) not in kept]
    if lost:
        raise BadInput(
            *(
                Problem(
                    f"danh mục năm {known.year} đã ban hành, không được bỏ hoặc đổi “{line.code} {line.title}”.",
                    "Chỉ được bổ sung hồ sơ mới.",
                )
                for line in lost[:20]
            )
        )


def _keep(tx: Transaction, home: Home, plan: FilingPlan, act: str) -> None:
    plans = Plans(tx.connection)
    plans.keep(plan, home.clock.now())
    payload: dict[str, Any] = {
        "year": plan.year,
        "dossiers": sum(line.level == 0 for line in plan.lines),
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "decision": plan.decision,
        "plan_seal": plans.seal(plan.office, plan.year),
    }
    tx.journal.append(plan.office, at=home.clock.now(), actor=home.actor, act=act, payload=payload)
