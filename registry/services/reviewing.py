"""The worklist of the chain (việc cần xem xét): links that nobody can decide, sources that contradict, changed bases.

Nothing is guessed and nothing corrected: a person confirms a link, says which document it means, or rejects it, and
each is an act in the journal. Where two sources say different things, both stay and both are shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput, NotFound
from doc_engine.text import fold
from registry.identity import body_of, is_relative, issuer_key, resolve_relative, subject_key
from registry.model import ChangedBase, Document, Link, LinkSource, Status
from registry.services.bases import all_changes
from registry.services.finding import described, resolve_one
from registry.services.judging import Kind, checked_in, reason_text, say
from registry.services.linking_typed import relation_of
from registry.services.tracing import link_json
from registry.store import graph as chain
from registry.store.documents import identity_of

if TYPE_CHECKING:
    from doc_engine.terms import Relation
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.claims import Claim

# Below this the reader itself is in doubt about the relation.
SURE = 0.75
_FEW = 3  # so many papers that know one number make another number of the same day look wrong
_SAME_TITLE = 12


@dataclass(frozen=True, slots=True)
class Undecided:
    """A link somebody must look at: why, and the documents it may mean, the likeliest first."""

    link: Link
    citing: Document
    cited: Document
    why: str
    candidates: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources that cannot both be right: what is contradicted, what each source says, and who contradicts.

    `said` is for each of `by` the day that it says, blank where its number is in doubt.
    """

    about: Document
    what: str
    sources: tuple[tuple[Document, str], ...]
    by: tuple[Document, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worklist:
    """All that waits for a person."""

    undecided: tuple[Undecided, ...]
    conflicts: tuple[Conflict, ...]
    changed: tuple[tuple[Document, ChangedBase, Document, Document], ...]  # child, change, base, act


def worklist(home: Home, words: str | None = None) -> Worklist:
    """What waits for a person; of one citing document where `words` name it."""
    with home.store.reading() as tx:
        one = resolve_one(tx, words).key if words else None
        undecided = [item for item in _undecided(tx) if one in (None, item.link.from_key)]
        conflicts = [
            item for item in _conflicts(tx) if one is None or one in {d.key for d, _ in item.sources}
        ]
        changes = [change for change in all_changes(tx) if one in (None, change.child)]
        keys = {key for change in changes for key in change.place}
        known = {document.key: document for document in chain.documents(tx.connection, sorted(keys))}
        changed = tuple((known[c.child], c, known[c.base], known[c.act]) for c in changes)
        return Worklist(tuple(undecided), tuple(conflicts), changed)


# ---- links -------------------------------------------------------------------------------------------------


def _undecided(tx: Transaction) -> list[Undecided]:
    stubs = {document.key: document for document in tx.documents.undecided()}
    links = [
        link
        for chunk in chain.chunks(list(stubs))
        for link in tx.links.to_documents(chunk)
        if link.confirmed_by is None
    ]
    doubtful = [link for link in tx.links.unsure(SURE) if link.to_key not in stubs]
    ends = sorted({key for link in (*links, *doubtful) for key in (link.from_key, link.to_key)})
    known = {document.key: document for document in chain.documents(tx.connection, ends)}
    found = [
        Undecided(
            link,
            known[link.from_key],
            known[link.to_key],
            _why(known[link.to_key]),
            tuple(candidates(tx, known[link.to_key], known[link.from_key])),
        )
        for link in links
    ]
    found = [one for one in found if one.candidates or not _is_named_law(one.cited)]
    found += [
        Undecided(
            link, known[link.from_key], known[link.to_key], f"máy đọc chưa chắc ({link.confidence:.0%})"
        )
        for link in doubtful
    ]
    return sorted(found, key=lambda one: (len(one.link.from_key), one.link.from_key, one.link.to_key))


def _is_named_law(cited: Document) -> bool:
    """A law is cited by its name alone; where no other of that name is known there is nothing to decide."""
    return cited.notation is None and fold(cited.type_label or "") in {
        "luat",
        "bo luat",
        "hien phap",
        "phap lenh",
    }


def _why(cited: Document) -> str:
    missing = []
    if not cited.issuer:
        missing.append("chưa rõ cơ quan ban hành")
    elif is_relative(cited.issuer):
        missing.append(f"“{cited.issuer}” chưa rõ của địa phương nào")
    if cited.notation is None or not cited.notation.number:
        missing.append("không có số")
    elif not (cited.issued_on.year or cited.notation.year):
        missing.append("chưa rõ năm")
    return ", ".join(missing) or "chưa đủ để nhận ra văn bản"


def candidates(tx: Transaction, cited: Document, citing: Document) -> list[Document]:
    """Decided documents that a citation may mean, the likeliest first: held, of that day, of the citing place."""
    if cited.notation is None or not cited.notation.number:
        return []
    found = [
        document
        for document in tx.documents.by_notation(cited.notation.key)
        if document.key not in (cited.key, citing.key)
        and identity_of(document)
        and document.status is not Status.VOID
        and _fits(cited, document)
    ]
    near = resolve_relative(cited.issuer, citing.issuer) if cited.issuer else None
    wanted = issuer_key(near) if near else None

    def likelihood(document: Document) -> tuple[bool, bool, bool, int, str]:
        same_day = bool(cited.issued_on.whole) and document.issued_on == cited.issued_on
        same_place = bool(wanted and document.issuer and issuer_key(document.issuer) == wanted)
        return (not same_place, not same_day, not document.held, len(document.key), document.key)

    return sorted(found, key=likelihood)


def _fits(cited: Document, document: Document) -> bool:
    """Whether nothing that the citation says speaks against the document."""
    year = document.issued_on.year or (document.notation.year if document.notation else None)
    if cited.issued_on.year and year and cited.issued_on.year != year:
        return False
    if not cited.issuer or not document.issuer:
        return True
    if not is_relative(cited.issuer):
        return issuer_key(cited.issuer) == issuer_key(document.issuer)
    level = re.sub(r"\b(?:các|cấp)\s+", "", body_of(cited.issuer))
    return body_of(document.issuer).startswith(level)


# ---- sources that contradict -------------------------------------------------------------------------------


def _conflicts(tx: Transaction) -> list[Conflict]:
    """All that nobody has looked at yet."""
    checked = checked_in(tx)
    return [
        *_two_days(tx, checked),
        *(one for one in _lonely_numbers(tx) if (one.by[0].key, one.about.key, "") not in checked),
    ]


def _two_days(tx: Transaction, checked: Collection[tuple[str, str, str]]) -> list[Conflict]:
    """One number with two days: who says which."""
    claims = [
        claim
        for claim in tx.claims.all()
        if (claim.citing, claim.cited, claim.said.isoformat()) not in checked
        and tx.links.between(claim.citing, claim.cited)  # what was read wrongly says nothing
    ]
    keys = sorted({key for claim in claims for key in (claim.citing, claim.cited)})
    known = {document.key: document for document in chain.documents(tx.connection, keys)}
    by_cited: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_cited[claim.cited].append(claim)
    return [
        Conflict(
            known[key],
            f"{known[key].name} có hai ngày ban hành khác nhau",
            (
                (known[key], _dated(found[0].known, "")),
                *((known[one.citing], _dated(one.said, one.quote)) for one in found),
            ),
            tuple(known[one.citing] for one in found),
            tuple(one.said.isoformat() for one in found),
        )
        for key, found in by_cited.items()
    ]


def _dated(day: date, quote: str) -> str:
    from doc_engine.dates import short_date

    return f"ngày {short_date(day)}" + (f": “{quote}”" if quote else "")


def _lonely_numbers(tx: Transaction) -> list[Conflict]:
    """A number that one paper alone cites, where others know another number of that issuer, type and day or title."""
    counted = tx.documents.cited_counts()
    by_day: dict[tuple[str, str, str], list[tuple[Document, int]]] = defaultdict(list)
    for document, count in counted:
        if document.issuer and document.issued_on.whole and document.notation:
            place = (
                issuer_key(document.issuer),
                fold(document.type_label or ""),
                document.issued_on.whole.isoformat(),
            )
            by_day[place].append((document, count))
    found = []
    for beside in by_day.values():
        for document, count in beside:
            if document.held or count != 1:
                continue
            others = [other for other, times in beside if _outweighs(document, other, times)]
            if others:
                found.append(_lonely(tx, document, others))
    return found


def _outweighs(document: Document, other: Document, times: int) -> bool:
    if other.key == document.key or (
        other.notation and document.notation and other.notation.same_as(document.notation)
    ):
        return False
    title, same = subject_key(document.subject or ""), subject_key(other.subject or "")
    alike = min(len(title), len(same)) >= _SAME_TITLE and (title in same or same in title)
    return (alike and (other.held or times > 1)) or times >= _FEW


def _lonely(tx: Transaction, document: Document, others: Sequence[Document]) -> Conflict:
    (link, *_) = tx.links.to_documents([document.key])
    citing = tx.documents.require(link.from_key)
    sources = [(citing, f"ghi {document.notation}" + (f": “{link.quote}”" if link.quote else ""))]
    sources += [(other, f"cùng cơ quan, cùng ngày, nhiều nơi biết là {other.notation}") for other in others]
    what = f"{document.name} chỉ có một nơi viện dẫn, có thể nhầm số"
    return Conflict(document, what, tuple(sources), (citing,), ("",))


# ---- acts ----------------------------------------------------------------------------------------------------


def confirm(home: Home, citing: str, cited: str, relation: Relation | str | None = None) -> Link:
    """Say that a link is right as it is read; raises `NotFound`, or `BadInput` where several are meant."""
    with home.store.writing() as tx:
        found, source, _ = _link(tx, citing, cited, relation)
        if found.confirmed_by is not None:
            return found
        done = replace(found, confirmed_by=home.actor)
        tx.links.confirm(done)
        _journal(tx, home, "confirm_link", done, source)
        return done


def resolve_to(
    home: Home, citing: str, cited: str, to: str, relation: Relation | str | None = None
) -> tuple[Link, str]:
    """Say which document a link means: it leads there from now on, with the words that were read.

    Gives the link, and what speaks against it where the paper has another number.
    """
    with home.store.writing() as tx:
        found, source, before = _link(tx, citing, cited, relation)
        target = resolve_one(tx, to, field="--to")
        if target.key in (found.from_key, found.to_key):
            raise BadInput.because(f"liên kết không thể dẫn đến {described(target)}.", field="--to")
        done = replace(
            found, to_key=target.key, source=LinkSource.TYPED, confirmed_by=home.actor, confidence=1.0
        )
        tx.links.remove(found)
        if not tx.links.add(done, home.clock.now()):
            tx.links.confirm(done)
        _journal(tx, home, "resolve_link", done, source, instead_of=found.to_key)
        return done, _other_number(done, before, target)


def reject(home: Home, citing: str, cited: str, relation: Relation | str | None = None) -> Link:
    """Say that a link was read wrongly: it goes, the journal keeps all that it said."""
    with home.store.writing() as tx:
        found, source, _ = _link(tx, citing, cited, relation)
        tx.links.remove(found)
        _journal(tx, home, "reject_link", found, source)
        return found


def check(home: Home, citing: str, cited: str, reason: str | None = None) -> Conflict:
    """Say that a contradiction was looked at: it leaves the worklist, both sources stay as they are.

    `citing` says another day or number of `cited`. Another day from the same paper is told anew. Raises `NotFound`.
    """
    said = reason_text(reason) if reason is not None else ""
    with home.store.writing() as tx:
        source = resolve_one(tx, citing, field="VĂN_BẢN")
        about = resolve_one(tx, cited, field="VĂN_BẢN_ĐƯỢC_VIỆN_DẪN")
        for conflict in _conflicts(tx):
            days = [day for one, day in zip(conflict.by, conflict.said, strict=True) if one.key == source.key]
            if conflict.about.key == about.key and days:
                rows = [{"base": about.key, "said": day, "reason": said} for day in days]
                say(tx, home, Kind.CHECKED, source, rows=rows)
                return conflict
        raise NotFound(f"Không có mâu thuẫn chưa kiểm tra giữa {described(source)} và {described(about)}.")


def _other_number(link: Link, before: Document, target: Document) -> str:
    """What to tell a person who points a link at a paper of another number; blank where nothing speaks against it."""
    read, meant = before.notation, target.notation
    if read is None or meant is None or read.same_as(meant):
        return ""
    return (
        f"{link.from_key} ghi {read}, còn {described(target)} mang số, ký hiệu khác. "
        f"Nếu nhầm: vanthu unlink {link.from_key} {link.to_key}."
    )


def _link(
    tx: Transaction, citing: str, cited: str, relation: Relation | str | None
) -> tuple[Link, Document, Document]:
    kind = relation_of(relation) if relation is not None else None
    source = resolve_one(tx, citing, field="VĂN_BẢN")
    target = resolve_one(tx, cited, field="VĂN_BẢN_ĐƯỢC_VIỆN_DẪN")
    found = [one for one in tx.links.between(source.key, target.key) if kind in (None, one.relation)]
    if not found:
        raise NotFound(f"Không có liên kết như vậy từ {described(source)} đến {described(target)}.")
    if len(found) > 1:
        names = "; ".join(f"{one.relation.key} ({one.relation.label})" for one in found)
        raise BadInput.because("giữa hai văn bản có nhiều liên kết.", f"Hãy nêu rõ --relation: {names}.")
    return found[0], source, target


def _journal(tx: Transaction, home: Home, act: str, link: Link, source: Document, **more: Any) -> None:
    payload = {**link_json(link), "confirmed_by": link.confirmed_by, "cue": link.cue, **more}
    office = source.office or home.office().key
    tx.journal.append(
        office, at=home.clock.now(), actor=home.actor, act=act, payload=payload, about=source.key
    )
