"""The plan of a batch (kế hoạch gửi): everything that would be done, and every fault, before a number is taken."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from doc_engine.datafile.blanks import refuse_blanks
from doc_engine.errors import BadInput, Problem
from doc_engine.model import Draft
from registry import numbering
from registry.journal import canonical
from registry.secrecy import refuse_secret
from registry.services.addressing import Addressee, Directory
from registry.services.answering import warnings_of
from registry.services.batch.gone import gone_warnings
from registry.services.batch.letters import Letter, Serial, clerk_slots, slot_problems, told_of
from registry.services.batch.modes import Mode
from registry.services.batch.resolving import PLAIN, Extra, Finding, Resolved, To, Wanted, resolved
from registry.services.drafting import prepare
from registry.services.groups import groups_in
from registry.services.ordering import gathered, rendered_with, require_office, scheme_of
from registry.services.placing import placed, places_problems
from registry.services.registering import Order
from registry.services.succession import successions_in
from registry.store.filestore import digest_of
from registry.store.records import Dispatch, Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


_MOST_TOLD = 20  # letters that fail, before no more are tried


@dataclass(frozen=True, slots=True)
class World:
    """What the plan was made in (hoàn cảnh): digests of template and unit list, the book's last number, the day."""

    template: str
    units: str
    last_number: int
    made_on: date
    day_given: bool
    lists: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a batch would do: nothing is taken yet; with `problems` it cannot be run.

    `expected` is the notation the (first) document would get now; `fills` are the columns' slots; `extras` what the
    lists say of a recipient, by its key.
    """

    data: bytes
    name: str
    draft: Draft
    office: str
    issued_on: date
    book: str
    expected: str
    recipients: tuple[Addressee, ...]
    world: World
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    mode: Mode = Mode.SHARED
    extras: Mapping[str, Extra] = field(default_factory=dict)
    fills: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of office, data, day, mode, recipients and their words: the same plan has the same."""
        said: dict[str, object] = {
            "office": self.office,
            "data": hashlib.sha256(self.data).hexdigest(),
            "on": self.issued_on.isoformat(),
            "to": [_said(one, self.extra(one)) for one in self.recipients],
        }
        if self.mode is not Mode.SHARED:
            said["mode"] = self.mode.value
        return hashlib.sha256(canonical(said).encode("utf-8")).hexdigest()

    def extra(self, one: Addressee) -> Extra:
        """What the lists say of a recipient."""
        return self.extras.get(one.key, PLAIN)

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The letters in the order of the list; in shared mode one for each place the document is sent to."""
        mine = (one for one in self.recipients if not self.extra(one).informed)
        return tuple(Letter(place, one, self.extra(one)) for place, one in enumerate(mine, 1))

    @cached_property
    def requests(self) -> tuple[str, ...]:
        """The idempotency key of each letter: the same letter to the same recipient on the same day.

        It says nothing of the other rows: a list sent again with one name more is seen to hold letters issued before.
        """
        alike = {
            "act": "letter",
            "office": self.office,
            "data": hashlib.sha256(self.data).hexdigest(),
            "on": self.issued_on.isoformat(),
        }
        return tuple(
            hashlib.sha256(canonical({**alike, **_row_said(letter)}).encode("utf-8")).hexdigest()
            for letter in self.letters
        )

    @property
    def dispatches(self) -> tuple[Dispatch, ...]:
        """The dispatch list; the document's key is filled in at issue."""
        return tuple(dispatch_to(one, self.issued_on) for one in self.recipients)

    @cached_property
    def informed(self) -> tuple[Dispatch, ...]:
        """Who is told of every document without a letter of its own."""
        return tuple(dispatch_to(one, self.issued_on) for one in self.recipients if self.extra(one).informed)

    @property
    def numbers(self) -> tuple[int, int]:
        """The block of numbers that would be used: first and last."""
        first = self.world.last_number + 1
        return first, first + (len(self.letters) if self.mode is Mode.SEPARATE else 1) - 1

    @property
    def copies(self) -> int:
        """Copies to print in all (số bản phát hành)."""
        return sum(letter.extra.copies or 1 for letter in self.letters)


def _row_said(letter: Letter) -> dict[str, object]:
    return {"to": letter.to.key, "values": [list(pair) for pair in letter.extra.values]}


def dispatch_to(one: Addressee, on: date) -> Dispatch:
    """A line of the dispatch list."""
    return Dispatch("", one.name, one.key, one.unit_key, one.must_answer, on)


def _said(one: Addressee, extra: Extra) -> list[object]:
    said: list[object] = [one.name, one.unit_key, one.must_answer]
    more = [list(map(list, extra.values)), extra.copies, extra.address, extra.note]
    more += [extra.reply_by.isoformat() if extra.reply_by else None, extra.informed]
    return [*said, more] if any(more) else said


@places_problems
def plan(
    home: Home,
    data: bytes,
    name: str,
    to: str | To | Sequence[str | To],
    *,
    as_body: str = "UBND",
    on: date | None = None,
    mode: Mode = Mode.SHARED,
) -> Plan:
    """What `run` would do, with every problem of the recipients by list and row; nothing is issued.

    `on` is the day of issue (the file's day, else today); a selector without a day means that day. Raises
    `BadInput` where the data file itself is wrong.
    """
    prepared = prepare(home, data, name)
    office, draft = require_office(prepared), prepared.draft
    refuse_blanks(draft)
    refuse_secret(draft.secrecy, draft.body)  # sent out in bulk nowhere, on no kind of network
    day = numbering.issue_day(draft.issued_on, on, home.clock.today())
    problems = _numbered_already(draft)
    lists = _lists(to, as_body)
    order = Order("issue", office, draft, data, day)
    finding = Finding(Directory(home.units(), day, office.place), problems)
    found = _resolved(home, order, lists, mode, finding)
    given = on is not None or draft.issued_on.whole is not None
    world = replace(_world(home, order), day_given=given, lists=_digests(lists))
    planned = Plan(
        data=data,
        name=name,
        draft=draft,
        office=office.key,
        issued_on=day,
        book=f"{scheme_of(order).name} năm {day.year}",
        expected=f"{numbering.printed(numbering.next_number(world.last_number))}/{draft.symbol}",
        recipients=tuple(found.recipients),
        world=world,
        mode=mode,
        extras=found.extras,
        fills=frozenset().union(*found.fills),
    )
    warnings = _trial(home, order, planned, problems)
    problems_told = placed(tuple(problems), data, name)
    told = {(problem.file, problem.line) for problem in problems if problem.line}
    gone = _gone(home, [one for one in found.recipients if (one.source, one.row) not in told], day)
    return replace(planned, problems=problems_told, warnings=(*finding.directory.warnings, *gone, *warnings))


def _gone(home: Home, recipients: Sequence[Addressee], day: date) -> list[str]:
    with home.store.reading() as tx:
        return gone_warnings(successions_in(tx, home.units()), recipients, day)


def _numbered_already(draft: Draft) -> list[Problem]:
    if not draft.number:
        return []
    message = f"tệp đã ghi số {draft.number}; số do sổ cấp khi ban hành."
    return [Problem(message, "Hãy bỏ số trong tệp.", field="so")]


def _digests(lists: Iterable[To]) -> tuple[tuple[str, str], ...]:
    return tuple((item.text, digest_of(item.content)) for item in lists if item.content is not None)


def _resolved(home: Home, order: Order, lists: Sequence[To], mode: Mode, finding: Finding) -> Resolved:
    with home.store.reading() as tx:
        known = groups_in(tx, order.office.key, order.issued_on)
    if mode is Mode.SHARED:
        finding.problems.extend(slot_problems(order.draft, mode, ()))
        return resolved(finding, lists, known)
    slots = clerk_slots(order.draft)
    wanted = Wanted(slots, own_keys=mode is Mode.SEPARATE, strict=True)
    found = resolved(replace(finding, wanted=wanted), lists, known)
    finding.problems.extend(slot_problems(order.draft, mode, found.fills))
    return found


def _lists(to: str | To | Sequence[str | To], as_body: str) -> list[To]:
    items: Iterable[str | To] = [to] if isinstance(to, str | To) else to
    return [item if isinstance(item, To) else To(item, as_body) for item in items]


def _world(home: Home, order: Order) -> World:
    """What the plan is made in, as it stands now."""
    scheme = scheme_of(order)
    with home.store.reading() as tx:
        book = tx.books.find(order.office.key, scheme.name, order.issued_on.year)
    last = book.last_number if book else 0
    template = home.templates.in_force(order.draft.type.key).digest
    return World(template, home.units_digest(), last, home.clock.today(), False)


def _trial(home: Home, order: Order, planned: Plan, problems: list[Problem]) -> tuple[str, ...]:
    """What the documents made now are warned of; what stands in their way joins `problems`."""
    first, _ = planned.numbers
    with home.store.reading() as tx:
        if planned.mode is Mode.SHARED:
            rendered = gathered(problems, lambda: rendered_with(tx, home, order, numbering.printed(first)))
            return warnings_of(rendered.findings) if rendered else ()
        if problems or not planned.letters:
            return ()
        return gathered(problems, lambda: _trial_letters(tx, home, order, planned)) or ()


def _trial_letters(tx: Transaction, home: Home, order: Order, planned: Plan) -> tuple[str, ...]:
    """Every letter is made once, so that a template or a text that fails on one row only is told here."""
    serial = Serial(tx, home, order, planned.mode, planned.fills)
    first, _ = planned.numbers
    step = 1 if planned.mode is Mode.SEPARATE else 0
    failed: defaultdict[Problem, list[Letter]] = defaultdict(list)
    made: set[str] = set()
    tried = 0
    for place, letter in enumerate(planned.letters):
        tried += 1
        try:
            made.add(digest_of(serial.tried(letter, first + step * place)))
        except BadInput as error:
            for problem in error.problems:
                failed[problem].append(letter)
            if sum(map(len, failed.values())) >= _MOST_TOLD:
                break
    problems = told_of(failed, tried)
    if not problems and len(made) < len(planned.letters):
        problems.append(_all_alike())
    if planned.mode is Mode.COPIES:
        gathered(problems, lambda: serial.kept(numbering.printed(first)))
    if problems:
        raise BadInput(*problems)
    return warnings_of(serial.composed(planned.letters[0], first).findings)


def _all_alike() -> Problem:
    hint = "Hãy dùng --mode shared, hoặc ghi «kinh_gui» vào chỗ cần điền tên nơi nhận."
    return Problem("các bản gửi các nơi giống hệt nhau, không có gì ghi riêng cho từng nơi.", hint)


def office_of(home: Home, planned: Plan) -> Office:
    """The office whose books the plan's documents go into."""
    return home.office(planned.office)
