"""Who has answered a directive (theo dõi thực hiện): the chain below it and the dispatch lists → rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from doc_engine.text import fold
from registry import coverage as rules
from registry.bases import CHANGES, RESTS
from registry.calendar import WorkCalendar
from registry.identity import issuer_key, resolve_relative
from registry.model import CoverageRow, Document, Link, Status
from registry.office import Home
from registry.services.addressing import Directory
from registry.services.asked import Asking
from registry.services.finding import resolve_one
from registry.services.judging import Words, words_in
from registry.services.working_days import calendar_in
from registry.store import graph as chain
from registry.store.arrivals import Arrivals
from registry.store.chunking import chunks
from registry.store.store import Transaction


def coverage(
    home: Home,
    words: str,
    among: str | None = None,
    as_of: date | None = None,
    *,
    issuer: str | None = None,
    year: int | None = None,
    as_body: str = "UBND",
) -> tuple[CoverageRow, ...]:
    """One row for every body that was sent the directive, belongs to `among`, or has acted under it.

    `among` is a unit selector (`huyen:Cà Mau@2023-03-20`); its day is the directive's unless it says one.
    `as_of` is today unless given. Raises `NotFound`, or `BadInput`.
    """
    with home.store.reading() as tx:
        directive = resolve_one(tx, words, issuer, year)
        return coverage_in(tx, home, directive, among, as_of, as_body=as_body)


def coverage_in(
    tx: Transaction,
    home: Home,
    directive: Document,
    among: str | None = None,
    as_of: date | None = None,
    *,
    as_body: str = "UBND",
    only: str | None = None,
    known: Known | None = None,
) -> tuple[CoverageRow, ...]:
    """The same of one document, inside a transaction.

    `only`: the row of the body with that key. `known`: what is asked of the home for every directive, where the caller
    has several.
    """
    day = as_of or home.clock.today()
    known = known or Known.of(tx, home)
    said = known.said
    below = _below(tx, home, directive, said, only)
    expected = _expected(home, among, directive.issued_on.whole or day, as_body) if among else ()
    return rules.coverage(
        paper_of(directive),
        [paper_of(document) for document in below.documents],
        below.links,
        below.sent,
        expected,
        as_of=day,
        said=said.of_directive(directive.key),
        reviewed=said.reviewed,
        days=known.days(directive.office),
        only=only,
    )


def paper_of(document: Document) -> rules.Paper:
    """A document as the rules see it."""
    return rules.Paper(
        key=document.key,
        issuer=document.issuer or "",
        issuer_key=issuer_key(document.issuer) if document.issuer else "",
        type_label=document.type_label or "",
        issued_on=document.issued_on,
        reply_by=document.reply_by,
        subject=document.subject or "",
    )


def days_of(calendar: WorkCalendar) -> rules.Days:
    """How the office counts days; each pair is counted once."""
    return rules.Days(cache(calendar.next_working), cache(calendar.between))


@dataclass(frozen=True)
class Known:
    """What every directive of a home is held against: what people said, and how each office counts days."""

    said: Words
    days: Callable[[str | None], rules.Days]

    @classmethod
    def of(cls, tx: Transaction, home: Home) -> Known:
        """As the home stands; each office's calendar is read when it is first asked for."""
        return cls(
            words_in(tx),
            cache(lambda office: days_of(calendar_in(tx, office or home.office().key))),
        )


@dataclass(frozen=True, slots=True)
class _Below:
    documents: list[Document]
    links: list[Link]
    sent: list[rules.Sent]


def _below(tx: Transaction, home: Home, directive: Document, said: Words, only: str | None) -> _Below:
    """Everything that answers the directive or what is under it, the links among it, and who must answer."""
    keys = chain.walk(tx.connection, directive.key, up=False, relations=rules.ANSWERS)
    changing = [found.from_key for found in chain.links_to(tx.connection, keys, CHANGES)]
    known = dict.fromkeys((*keys, *changing))
    found = chain.documents(tx.connection, list(known)) if len(known) > 1 else [directive]
    documents = [d for d in found if d.status is not Status.VOID]
    links = chain.links_among(tx.connection, [d.key for d in documents], RESTS | CHANGES)
    sent = _sent(tx, home, keys, directive, documents)
    if not any(line.document == directive.key and line.must_answer for line in sent):
        sent = _with_asked(tx, home, directive, sent, only)
    duty = said.duties.get(directive.key)
    if duty is not None:
        own = [line for line in sent if line.document == directive.key]
        asked = set([line for line in own if line.must_answer] or own)
        sent = [replace(line, duty=duty, must_answer=True) if line in asked else line for line in sent]
    return _Below(documents, links, sent)


def _sent(
    tx: Transaction, home: Home, keys: Sequence[str], directive: Document, documents: Sequence[Document]
) -> list[rules.Sent]:
    """The dispatch lines, the directive's first, each body by itself; a told "Phòng Tư pháp các huyện" is nobody in particular."""
    booked = Arrivals(tx.connection).receivers(keys)
    lines = [line for chunk in chunks(keys) for line in tx.dispatches.of_documents(chunk)]
    nearest = {key: place for place, key in enumerate(keys)}
    lines.sort(key=lambda line: nearest[line.document])
    of = {document.key: document for document in documents}
    return [
        replace(one, received=(one.document, one.recipient_key) in booked)
        for line in lines
        for one in _apart(
            home,
            of.get(line.document, directive),
            rules.Sent(
                line.document,
                line.recipient,
                line.recipient_key,
                line.unit_key,
                must_answer=line.must_answer,
            ),
        )
        if one.must_answer or resolve_relative(one.recipient, directive.issuer)
    ]


def _apart(home: Home, document: Document, line: rules.Sent) -> list[rules.Sent]:
    """The line, or one for each body where it was sent to several at once (“UBND các xã, phường”)."""
    on = document.issued_on.whole
    if on is None or line.unit_key is not None:
        return [line]
    return Asking(document, on, home.units()).apart(line)


def _with_asked(
    tx: Transaction, home: Home, directive: Document, sent: Sequence[rules.Sent], only: str | None
) -> list[rules.Sent]:
    """The lines of a directive without a list of those who must answer, with those of whom its text asks something.

    They lead its tasks, or are below it and named together in its nơi nhận ("UBND các xã, phường"): a kế hoạch has no
    kính gửi. Where neither is so, whom it names.
    """
    on = directive.issued_on.whole
    if on is None:
        return list(sent)
    asking = Asking(directive, on, home.units())
    listed = [line for line in sent if line.document == directive.key]
    was_sent = {line.recipient_key: line.received for line in listed}
    leads = [
        replace(line, listed=line.recipient_key in was_sent, received=was_sent.get(line.recipient_key, False))
        for line in _answering(asking.leads(tx.tasks.of_document(directive.key)), directive.reply_by)
    ]
    asks = bool(leads or directive.reply_by)
    named = asking.recipients(_recipients(tx, directive)) if not listed and not asks else []
    if asks and _has_no_addressee(directive) and not _leads_and_is_no_unit(only, leads):
        known = {line.recipient_key for line in leads}
        below = listed or asking.recipients(_recipients(tx, directive))
        named = [
            replace(line, must_answer=True)
            for line in below
            if line.unit_key and line.recipient_key not in known
        ]
    asked = [*leads, *named]
    own = issuer_key(directive.issuer) if directive.issuer else ""
    return [*(line for line in asked if line.recipient_key != own), *sent]


_COMMITTEE = issuer_key("Ủy ban nhân dân")


def _leads_and_is_no_unit(only: str | None, leads: Sequence[rules.Sent]) -> bool:
    """Whether the one body that is asked for has its line already, and no unit named in the nơi nhận could be it."""
    return any(line.recipient_key == only for line in leads) and not (only or "").startswith(_COMMITTEE)


def _answering(leads: Sequence[rules.Sent], reply_by: date | None) -> list[rules.Sent]:
    """Who leads a task answers by the day that the paper says, whatever the task's own time: no earlier, and at it too.

    The work is done by the task's time, and told by the other. Where the paper says no day, the task's own holds.
    """
    if reply_by is None:
        return list(leads)
    lines = [
        replace(line, due_on=None) if line.due_on and line.due_on <= reply_by else line for line in leads
    ]
    told = {line.recipient_key for line in lines if line.due_on is None and line.duty is None}
    others = {line.recipient_key: line for line in lines if line.recipient_key not in told}
    return [*lines, *(replace(line, due_on=None, duty=None, what="") for line in others.values())]


# Papers that are written to somebody (kính gửi; the "điện:" of a công điện): their nơi nhận only get a copy.
_ADDRESSED = frozenset({"cong van", "cong dien", "to trinh", "giay moi"})


def _has_no_addressee(directive: Document) -> bool:
    return fold(directive.type_label or "") not in _ADDRESSED


def _recipients(tx: Transaction, directive: Document) -> Sequence[str]:
    """The nơi nhận of a document that came from outside, as its text has them."""
    from doc_engine.reading.copies.source import Source
    from doc_engine.reading.heads.header import read_header

    text = tx.documents.texts(directive.key).body_text
    return read_header(Source.of(text)).header.recipients if text else ()


def _expected(home: Home, among: str, on: date, as_body: str) -> tuple[rules.Expected, ...]:
    directory = Directory(home.units(), on, place="")
    bodies = directory.told_apart(directory.selected(among, as_body, must_answer=False))
    return tuple(rules.Expected(one.name, one.key, one.unit_key) for one in bodies)
