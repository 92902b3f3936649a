"""Send one document to many (gửi hàng loạt, một số cho mọi nơi): the plan first, then one act of issue.

`shared`: one number, one text; kính gửi keeps its collective line, the members are the dispatch list, so that
`coverage` knows who must answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from doc_engine.errors import BadInput, Problem
from doc_engine.model import Draft
from doc_engine.text import squeeze
from registry import numbering
from registry.identity import is_relative, issuer_key
from registry.journal import canonical
from registry.office import Home
from registry.recipients import read_list
from registry.secrecy import refuse_secret
from registry.services.addressing import Addressee, Directory
from registry.services.answering import Issued, warnings_of
from registry.services.drafting import prepare
from registry.services.groups import Group, groups_in
from registry.services.issuing import issue
from registry.services.ordering import gathered, rendered_with, require_office, scheme_of
from registry.services.placing import places_problems
from registry.services.registering import Order
from registry.store.records import Dispatch


@dataclass(frozen=True, slots=True)
class To:
    """One list of recipients: a group, a unit selector (`huyen:Cà Mau@2023-03-20`), one body's name, or a .csv file.

    `body` turns territories into bodies (UBND, Phòng Tư pháp); `content` are the bytes of the file `text`.
    """

    text: str
    body: str = "UBND"
    must_answer: bool = True
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch would do (kế hoạch gửi): nothing is taken yet; with `problems` it cannot be run.

    `expected` is the notation the document would get now; `digest` tells the same plan.
    """

    data: bytes
    name: str
    draft: Draft
    office: str
    issued_on: date
    book: str
    expected: str
    recipients: tuple[Addressee, ...]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of office, data, day and recipients."""
        said = {
            "office": self.office,
            "data": hashlib.sha256(self.data).hexdigest(),
            "on": self.issued_on.isoformat(),
            "to": [[one.name, one.unit_key, one.must_answer] for one in self.recipients],
        }
        return hashlib.sha256(canonical(said).encode("utf-8")).hexdigest()

    @property
    def dispatches(self) -> tuple[Dispatch, ...]:
        """The dispatch list; the document's key is filled in at issue."""
        return tuple(
            Dispatch("", one.name, one.key, one.unit_key, one.must_answer, self.issued_on)
            for one in self.recipients
        )


@places_problems
def plan(
    home: Home,
    data: bytes,
    name: str,
    to: str | To | Sequence[str | To],
    *,
    as_body: str = "UBND",
    on: date | None = None,
) -> Plan:
    """What `run` would do, with every problem of the recipients by list and row; nothing is issued.

    `on` is the day of issue (the file's day, else today); a selector without a day means that day. Raises
    `BadInput` where the data file itself is wrong.
    """
    prepared = prepare(home, data, name)
    office = require_office(prepared)
    refuse_secret(
        prepared.draft.secrecy, prepared.draft.body
    )  # sent out in bulk nowhere, on no kind of network
    day = numbering.issue_day(prepared.draft.issued_on, on, home.clock.today())
    order = Order("issue", office, prepared.draft, data, day)
    scheme = scheme_of(order)
    problems: list[Problem] = []
    directory = Directory(home.units(), day, office.place)
    with home.store.reading() as tx:
        known = groups_in(tx, office.key, day)
    recipients = _recipients(directory, _lists(to, as_body), known, problems)
    number, warnings = _trial(home, order, scheme.name, problems)
    return Plan(
        data=data,
        name=name,
        draft=prepared.draft,
        office=office.key,
        issued_on=day,
        book=f"{scheme.name} năm {day.year}",
        expected=f"{number}/{prepared.draft.symbol}",
        recipients=tuple(recipients),
        problems=tuple(problems),
        warnings=(*directory.warnings, *warnings),
    )


def run(
    home: Home,
    planned: Plan,
    *,
    signed_on: date | None = None,
    reason: str | None = None,
    acting: str | None = None,
    again: bool = False,
    pdf: bool = False,
) -> Issued:
    """Issue the one document of a plan and write its dispatch list, in one act.

    The same plan run twice gets the same number. Raises `BadInput` with the plan's problems, and as `issue`.
    """
    if planned.problems:
        raise BadInput(*planned.problems)
    return issue(
        home,
        planned.data,
        planned.name,
        on=planned.issued_on,
        signed_on=signed_on,
        again=again,
        reason=reason,
        acting=acting,
        pdf=pdf,
        receivers=planned.dispatches,
    )


def _lists(to: str | To | Sequence[str | To], as_body: str) -> list[To]:
    items: Iterable[str | To] = [to] if isinstance(to, str | To) else to
    return [item if isinstance(item, To) else To(item, as_body) for item in items]


def _trial(home: Home, order: Order, book_name: str, problems: list[Problem]) -> tuple[str, tuple[str, ...]]:
    """The number that would be given, and what the document made with it is warned of."""
    with home.store.reading() as tx:
        book = tx.books.find(order.office.key, book_name, order.issued_on.year)
        number = numbering.printed(numbering.next_number(book.last_number if book else 0))
        rendered = gathered(problems, lambda: rendered_with(tx, home, order, number))
    return number, warnings_of(rendered.findings) if rendered else ()


def _recipients(
    directory: Directory, lists: Sequence[To], known: Mapping[str, Group], problems: list[Problem]
) -> list[Addressee]:
    """Everyone on the lists in their order; who stands twice is a problem."""
    found: list[Addressee] = []
    for item in lists:
        found += gathered(problems, partial(_of_list, directory, item, known, problems)) or []
    found = directory.told_apart(found)
    seen: dict[str, Addressee] = {}
    for one in found:
        before = seen.setdefault(one.key, one)
        if before is not one:
            problems.append(_doubled(one, before))
    if not found and not problems:
        problems.append(Problem("không có nơi nhận nào.", field="to"))
    return found


def _doubled(one: Addressee, before: Addressee) -> Problem:
    where = f"dòng {before.row} của “{before.source}”" if before.row else f"“{before.source}”"
    return Problem(
        f"“{one.name}” đã có ở {where}.",
        "Mỗi nơi nhận chỉ ghi một lần.",
        file=one.source if one.row else "",
        line=one.row,
        field="" if one.row else "to",
    )


def _of_list(
    directory: Directory, to: To, known: Mapping[str, Group], problems: list[Problem]
) -> list[Addressee]:
    text = squeeze(to.text)
    if to.content is not None:
        return [
            directory.listed(item, text, to.must_answer, problems) for item in read_list(to.content, text)
        ]
    if group := known.get(issuer_key(text)):
        return [
            Addressee(one.name, issuer_key(one.name), group.name, to.must_answer, one.unit_key)
            for one in group.members
        ]
    if ":" in text:
        return directory.selected(text, to.body, to.must_answer)
    return [_named(directory, text, to.must_answer)]


def _named(directory: Directory, name: str, must_answer: bool) -> Addressee:
    if not name:
        raise BadInput.because("tên nơi nhận để trống.", field="to")
    if is_relative(name):
        raise BadInput.because(
            f"“{name}” chưa nêu rõ là cơ quan của nơi nào.",
            "Hãy ghi đủ tên, ví dụ UBND tỉnh Cà Mau, hoặc dùng bộ chọn, ví dụ huyen:Cà Mau.",
            field="to",
        )
    unit = directory.unit_of(name)
    return replace(Addressee(name, issuer_key(name), name, must_answer), unit_key=unit.key if unit else None)
