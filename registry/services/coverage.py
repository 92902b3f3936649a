"""Who has answered a directive (theo dõi thực hiện): the chain below it and the dispatch lists → rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry import coverage as rules
from registry.identity import issuer_key, resolve_relative
from registry.model import CoverageRow, Document, Link, Status
from registry.office import Home
from registry.services.addressing import Directory
from registry.services.finding import resolve_one
from registry.store import graph as chain
from registry.store.arrivals import Arrivals
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
    day = as_of or home.clock.today()
    with home.store.reading() as tx:
        directive = resolve_one(tx, words, issuer, year)
        below, links, sent = _below(tx, directive)
    expected = _expected(home, among, directive.issued_on.whole or day, as_body) if among else ()
    papers = [paper_of(document) for document in below]
    return rules.coverage(paper_of(directive), papers, links, sent, expected, as_of=day)


def paper_of(document: Document) -> rules.Paper:
    """A document as the rules see it."""
    return rules.Paper(
        key=document.key,
        issuer=document.issuer or "",
        issuer_key=issuer_key(document.issuer) if document.issuer else "",
        type_label=document.type_label or "",
        issued_on=document.issued_on,
        reply_by=document.reply_by,
    )


def _below(tx: Transaction, directive: Document) -> tuple[list[Document], list[Link], list[rules.Sent]]:
    """Everything that answers the directive or what is under it, the links among it, and who it was sent to."""
    keys = chain.walk(tx.connection, directive.key, up=False, relations=rules.ANSWERS)
    changing = [
        found.from_key
        for found in tx.links.to_documents([directive.key])
        if found.relation in rules.CHANGES and found.from_key not in keys
    ]
    documents = [d for d in chain.documents(tx.connection, [*keys, *changing]) if d.status is not Status.VOID]
    links = chain.links_among(tx.connection, [d.key for d in documents], rules.ANSWERS | rules.CHANGES)
    return documents, links, _sent(tx, keys, directive)


def _sent(tx: Transaction, keys: Sequence[str], directive: Document) -> list[rules.Sent]:
    """The dispatch lines, the directive's first; a told "Phòng Tư pháp các huyện" is nobody in particular."""
    booked = Arrivals(tx.connection).receivers(keys)
    lines = [line for chunk in chain.chunks(keys) for line in tx.dispatches.of_documents(chunk)]
    nearest = {key: place for place, key in enumerate(keys)}
    lines.sort(key=lambda line: nearest[line.document])
    return [
        rules.Sent(
            document=line.document,
            recipient=line.recipient,
            recipient_key=line.recipient_key,
            unit_key=line.unit_key,
            must_answer=line.must_answer,
            received=(line.document, line.recipient_key) in booked,
        )
        for line in lines
        if line.must_answer or resolve_relative(line.recipient, directive.issuer)
    ]


def _expected(home: Home, among: str, on: date, as_body: str) -> tuple[rules.Expected, ...]:
    directory = Directory(home.units(), on, place="")
    bodies = directory.told_apart(directory.selected(among, as_body, must_answer=False))
    return tuple(rules.Expected(one.name, one.key, one.unit_key) for one in bodies)
