"""Handling what came in (chuyển giao, theo dõi giải quyết văn bản đến): each step an act, none changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.terms import Relation
from doc_engine.text import admit, fold, squeeze
from registry.handling import Step, StepKind
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.services.arrived import Arrived, arrived
from registry.services.finding import resolve_one
from registry.services.matters import Tracked, tracked
from registry.services.people import posts_in
from registry.services.working_days import calendar_in
from registry.settings import Settings
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

LONGEST = 2_000


def assign(
    home: Home,
    words: str,
    to: str,
    *,
    cooperating: Sequence[str] = (),
    due: str | None = None,
    note: str = "",
    office: str | None = None,
) -> Tracked:
    """Give the matter to a unit or a person, with others who work along and a day to be done by.

    `due` is a day or a term in words, counted from today. Given before, it is given anew: the earlier steps stay.
    Raises `BadInput`, `NotFound`.
    """
    chosen = home.office(office)
    with home.store.writing() as tx:
        found = arrived(tx, chosen, words, home.clock.today().year)
        tx.arrivals.hold(found.line)
        today = home.clock.today()
        due_on = _due(tx, home, chosen, due)
        names = _names(tx, chosen, today)
        helpers = tuple(dict.fromkeys(_named(one, names, "--with") for one in cooperating))
        handler = _named(to, names, "--to")
        step = Step(StepKind.ASSIGN, today, home.actor, handler, helpers, due_on, _text(note, "--note"))
        warnings = list(_doubts(tx, chosen, found.document, step, names))
        return _taken(tx, home, found, step, warnings=warnings)


def progress(home: Home, words: str, text: str, *, office: str | None = None) -> Tracked:
    """Write down how far a matter is. Raises `BadInput` where it was never given to anybody."""
    chosen = home.office(office)
    said = _text(text, "--progress")
    if not said:
        raise BadInput.because("tiến độ để trống.", field="--progress")
    with home.store.writing() as tx:
        found = arrived(tx, chosen, words, home.clock.today().year)
        tx.arrivals.hold(found.line)
        if not tx.assignments.of_document(chosen.key, found.document.key):
            raise BadInput.because(
                f"{found.name} chưa chuyển cho ai.", "Hãy chuyển giao trước: vanthu assign … --to ĐƠN_VỊ."
            )
        step = Step(StepKind.PROGRESS, home.clock.today(), home.actor, text=said)
        return _taken(tx, home, found, step)


def done(
    home: Home, words: str, *, by: str | None = None, note: str = "", office: str | None = None
) -> Tracked:
    """Write down that a matter is settled; `by` is the office's document that answers it, which is linked to it.

    Raises `BadInput` for a matter that is closed already or an answer that is not the office's own.
    """
    chosen = home.office(office)
    with home.store.writing() as tx:
        found = arrived(tx, chosen, words, home.clock.today().year)
        tx.arrivals.hold(found.line)
        steps = tx.assignments.of_document(chosen.key, found.document.key)
        if steps and steps[-1].kind is StepKind.DONE:
            day = short_date(steps[-1].done_on)
            raise BadInput.because(
                f"{found.name} đã ghi giải quyết xong ngày {day}.", "Muốn làm lại, hãy chuyển giao lại."
            )
        answer = _answer(tx, chosen, found.document, by) if by else None
        step = Step(
            StepKind.DONE,
            home.clock.today(),
            home.actor,
            text=_text(note, "--note"),
            answer=answer.key if answer else None,
        )
        return _taken(tx, home, found, step)


def _answer(tx: Transaction, office: Office, document: Document, words: str) -> Document:
    answer = resolve_one(tx, words, office.name, field="--by") if not words.lower().startswith("vb") else None
    answer = answer or resolve_one(tx, words, field="--by")
    own = answer.office == office.key and answer.direction is Direction.OUTGOING
    if not own or answer.status is Status.VOID:
        raise BadInput.because(
            f"{answer.name} ({answer.key}) không phải là văn bản đi còn hiệu lực của {office.name}.",
            field="--by",
        )
    if answer.key == document.key:
        raise BadInput.because("một văn bản không tự trả lời chính nó.", field="--by")
    return answer


def _taken(
    tx: Transaction, home: Home, found: Arrived, step: Step, *, warnings: Sequence[str] = ()
) -> Tracked:
    """Write the step with its link and event, in the caller's transaction."""
    key, office = found.document.key, found.line.office
    number = tx.assignments.add(office, key, step)
    if step.answer:
        link = Link(step.answer, key, Relation.PHUC_DAP, LinkSource.TYPED, confirmed_by=home.actor)
        tx.links.add(link, home.clock.now())
    tx.journal.append(
        office,
        at=home.clock.now(),
        actor=home.actor,
        act=_ACTS[step.kind],
        payload={
            "document": key,
            "arrival": [found.line.year, found.line.number],
            "step": number,
            "handler": step.handler,
            "cooperating": list(step.cooperating),
            "due_on": step.due_on.isoformat() if step.due_on else None,
            "text": step.text,
            "answer": step.answer,
        },
        about=step.answer or key,
    )
    return tracked(tx, office, found, warnings)


_ACTS = {StepKind.ASSIGN: "assign", StepKind.PROGRESS: "progress", StepKind.DONE: "done"}


# ---- what a clerk types ------------------------------------------------------------------------------------


def _text(text: str, field: str) -> str:
    said = squeeze(admit(text, field=field))
    if len(said) > LONGEST:
        raise BadInput.because(f"ghi dài quá {LONGEST} ký tự.", field=field)
    return said


def _due(tx: Transaction, home: Home, office: Office, text: str | None) -> date | None:
    if text is None:
        return None
    today = home.clock.today()
    due_on = calendar_in(tx, office.key).due(text, today)
    if due_on < today:
        raise BadInput.because(f"hạn {short_date(due_on)} đã qua.", field="--due")
    return due_on


def _names(tx: Transaction, office: Office, on: date) -> dict[str, str]:
    """The office's units and its people of the day, by what a clerk may type for them, accents aside."""
    units = Settings.loaded(office.settings).units
    held = [post for post in posts_in(tx, office) if post.held_on(on)]
    names = {fold(unit.abbreviation): unit.name for unit in units}
    names |= {fold(post.unit): post.unit for post in held if post.unit}
    names |= {fold(post.full_name): post.full_name for post in held}
    return names | {fold(unit.name): unit.name for unit in units}


def _named(text: str, names: Mapping[str, str], field: str) -> str:
    """A unit or person as the office writes it; any other name as typed."""
    said = _text(text, field)
    if not said:
        raise BadInput.because("chưa ghi đơn vị, người nhận.", field=field)
    return names.get(fold(said), said)


def _doubts(
    tx: Transaction, office: Office, document: Document, step: Step, names: Mapping[str, str]
) -> Iterator[str]:
    """What is odd about giving a matter so."""
    strange = [name for name in (step.handler, *step.cooperating) if names and name not in names.values()]
    if strange:
        yield f"Không có trong danh bạ của cơ quan: {'; '.join(strange)}."
    if step.due_on and document.reply_by and step.due_on > document.reply_by:
        yield f"Hạn {short_date(step.due_on)} ở sau hạn mà văn bản yêu cầu ({short_date(document.reply_by)})."
    if step.due_on and not calendar_in(tx, office.key).is_working(step.due_on):
        yield f"Ngày {short_date(step.due_on)} là ngày nghỉ."
