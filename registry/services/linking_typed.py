"""Links a clerk types and takes back (liên kết do văn thư ghi): each an event in the journal."""

from __future__ import annotations

from typing import Any

from doc_engine.errors import BadInput, NotFound
from doc_engine.terms import Relation
from registry.model import Document, Link, LinkSource
from registry.office import Home
from registry.services.finding import described, resolve_one
from registry.services.tracing import link_json
from registry.store.store import Transaction


def link(
    home: Home,
    citing: str,
    cited: str,
    relation: Relation | str,
    *,
    citing_issuer: str | None = None,
    cited_issuer: str | None = None,
    office: str | None = None,
) -> Link:
    """Write down that `citing` does `relation` to `cited`; both are a key or a notation.

    A link that was only read from the text or generated becomes the clerk's, confirmed. Raises `BadInput`
    for an unknown relation, an ambiguous document, a link to itself or one typed already; `NotFound`.
    """
    kind = relation_of(relation)
    with home.store.writing() as tx:
        source = resolve_one(tx, citing, citing_issuer, field="from")
        target = resolve_one(tx, cited, cited_issuer, field="to")
        typed = Link(source.key, target.key, kind, LinkSource.TYPED, confirmed_by=home.actor)
        _refuse(tx, typed, source, target)
        tx.links.add(typed, home.clock.now())
        _journal(home, tx, "link", typed, _office(home, office, source, target))
        return typed


def unlink(
    home: Home,
    citing: str,
    cited: str,
    relation: Relation | str | None = None,
    *,
    citing_issuer: str | None = None,
    cited_issuer: str | None = None,
    office: str | None = None,
) -> Link:
    """Take a link away; the journal keeps all that it said. `relation` may be left out where there is one only.

    Raises `NotFound` where there is none, `BadInput` where there are several to choose from.
    """
    kind = relation_of(relation) if relation is not None else None
    with home.store.writing() as tx:
        source = resolve_one(tx, citing, citing_issuer, field="from")
        target = resolve_one(tx, cited, cited_issuer, field="to")
        found = _the_one(tx, source, target, kind)
        tx.links.remove(found)
        _journal(home, tx, "unlink", found, _office(home, office, source, target))
        return found


def relation_of(word: Relation | str) -> Relation:
    """The relation of that name, accents aside; raises `BadInput` with the whole list."""
    found = word if isinstance(word, Relation) else Relation.find(word)
    if isinstance(found, Relation):
        return found
    known = "; ".join(f"{member.key} ({member.label})" for member in Relation)
    raise BadInput.because(f"không có quan hệ “{word}”.", f"Các quan hệ: {known}.", field="relation")


def _refuse(tx: Transaction, typed: Link, source: Document, target: Document) -> None:
    if source.key == target.key:
        raise BadInput.because(f"văn bản {described(source)} không thể liên kết với chính nó.", field="to")
    known = tx.links.find(typed.from_key, typed.to_key, typed.relation)
    if known is not None and known.source is LinkSource.TYPED:
        raise BadInput.because(
            f"đã có liên kết “{typed.relation.label}” từ {described(source)} đến {described(target)}."
        )


def _the_one(tx: Transaction, source: Document, target: Document, kind: Relation | None) -> Link:
    found = [one for one in tx.links.between(source.key, target.key) if kind in (None, one.relation)]
    if not found:
        raise NotFound(f"Không có liên kết như vậy từ {described(source)} đến {described(target)}.")
    if len(found) > 1:
        names = "; ".join(f"{one.relation.key} ({one.relation.label})" for one in found)
        raise BadInput.because(
            "giữa hai văn bản có nhiều liên kết.", f"Hãy nêu rõ một trong: {names}.", field="relation"
        )
    return found[0]


def _office(home: Home, office: str | None, source: Document, target: Document) -> str:
    """Whose journal it goes into: the office named, else the one that holds the citing or the cited document."""
    return (office and home.office(office).key) or source.office or target.office or home.office().key


def _journal(home: Home, tx: Transaction, act: str, subject: Link, office: str) -> None:
    payload: dict[str, Any] = {**link_json(subject), "confirmed_by": subject.confirmed_by, "cue": subject.cue}
    tx.journal.append(
        office, at=home.clock.now(), actor=home.actor, act=act, payload=payload, about=subject.from_key
    )
