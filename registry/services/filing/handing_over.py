"""Nộp lưu: closed dossiers handed to the archive of the office, and the notice thirty days ahead (Điều 30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.text import admit, squeeze
from registry.services.filing.dossiers import due_day, the_one
from registry.services.filing.sealing import note_act
from registry.store.dossiers import Dossier, Dossiers

if TYPE_CHECKING:
    from registry.office import Home

NOTICE_DAYS = 30
_MOST_YEARS_LONGER = 2


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the hand-over (bên giao, bên nhận): who, and in which office or unit."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """What the minutes say (biên bản giao nhận): both sides, what, how much, in what state."""

    giver: Party
    receiver: Party
    on: date
    what: str = ""
    boxes: int | None = None
    metres: str = ""
    files: int | None = None
    condition: str = "Bình thường"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The dossiers handed over with their minutes."""

    dossiers: tuple[Dossier, ...]
    minutes: HandOver


def hand_over(
    home: Home, codes: Sequence[str], minutes: HandOver, *, year: int | None = None, office: str | None = None
) -> HandedOver:
    """Hand closed dossiers over, all or none; raises `BadInput` with every one that is open or already there."""
    admitted = _admitted(home, minutes)
    chosen = home.office(office)
    with home.store.writing() as tx:
        dossiers = Dossiers(tx.connection)
        found = [dossiers.lock(the_one(tx, chosen.key, code, year).key) for code in dict.fromkeys(codes)]
        problems = [problem for one in found if (problem := _problem(one, admitted.on))]
        if problems:
            raise BadInput(*problems)
        handed = [replace(one, handed_over_on=admitted.on, handed_to=admitted.receiver.name) for one in found]
        for one in handed:
            dossiers.change(one)
        said = {
            "giver": admitted.giver.name,
            "receiver": admitted.receiver.name,
            "on": admitted.on.isoformat(),
        }
        note_act(tx, home, chosen.key, "dossier_hand_over", [one.key for one in handed], **said)
    return HandedOver(tuple(handed), admitted)


def _admitted(home: Home, minutes: HandOver) -> HandOver:
    today = home.clock.today()
    if minutes.on > today:
        raise BadInput.because(f"ngày {short_date(minutes.on)} ở sau hôm nay.", field="--on")
    for field, party in (("--from", minutes.giver), ("--to", minutes.receiver)):
        if not squeeze(admit(party.name, field=field)):
            raise BadInput.because("chưa ghi họ tên.", field=field)
    return minutes


def _problem(dossier: Dossier, on: date) -> Problem | None:
    if dossier.handed_over_on:
        return Problem(f"hồ sơ {dossier.label} đã nộp lưu ngày {short_date(dossier.handed_over_on)}.")
    if dossier.closed_on is None:
        return Problem(f"hồ sơ {dossier.label} chưa kết thúc.", "Hãy kết thúc bằng vanthu dossier close.")
    if on < dossier.closed_on:
        return Problem(f"hồ sơ {dossier.label} kết thúc ngày {short_date(dossier.closed_on)}, sau ngày giao.")
    return None


def postpone(
    home: Home,
    code: str,
    until: date,
    consent: str,
    *,
    year: int | None = None,
    office: str | None = None,
) -> Dossier:
    """Keep a closed dossier in the unit for longer, at most two years, by written consent of the head (Điều 30).

    Raises `BadInput` for a day that is no later than the present one or too late, `Refusal` for an open or handed one.
    """
    why = squeeze(admit(consent, field="--consent"))
    if not why:
        raise BadInput.because("chưa ghi văn bản đồng ý của người đứng đầu.", field="--consent")
    chosen = home.office(office)
    with home.store.writing() as tx:
        dossiers = Dossiers(tx.connection)
        found = dossiers.lock(the_one(tx, chosen.key, code, year).key)
        if found.due_on is None or found.closed_on is None or found.handed_over_on is not None:
            raise Refusal(f"Hồ sơ {found.label} chưa kết thúc hoặc đã nộp lưu.")
        last = due_day(found.closed_on, years=1 + _MOST_YEARS_LONGER)
        if not found.due_on < until <= last:
            span = f"sau {short_date(found.due_on)} và không quá {short_date(last)}"
            raise BadInput.because(f"ngày {short_date(until)} phải ở {span}.", field="--until")
        later = replace(found, due_on=until)
        dossiers.change(later)
        said = {"until": until.isoformat(), "consent": why}
        note_act(tx, home, chosen.key, "dossier_postpone", [later.key], dossier=later.key, **said)
    return later


def due_dossiers(
    home: Home, within: int = NOTICE_DAYS, office: str | None = None
) -> tuple[tuple[Dossier, int], ...]:
    """Closed dossiers to be handed over within so many days, or late already, with the days that are left."""
    today = home.clock.today()
    last = today + timedelta(days=within)
    with home.store.reading() as tx:
        every = Dossiers(tx.connection).of_office(home.office(office).key)
    due = [one for one in every if one.due_on and not one.handed_over_on and one.due_on <= last]
    ordered = sorted(due, key=lambda one: (one.due_on or today, one.year, one.code))
    return tuple((one, ((one.due_on or today) - today).days) for one in ordered)
