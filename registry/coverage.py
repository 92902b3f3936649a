"""Who has answered a directive (tình hình thực hiện): pure rules over the chain below it.

Three columns that never mix: progress (`state`), lateness (`due_on`, `days_late`), validity (`note`).
Progress rises with what a body issued under the directive; lateness stops only with a reply, which is
a document linked `phuc_dap` or a báo cáo: a plan carries the directive out and owes its report still.
`CoverageState.DONE` is never concluded here: a person says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from doc_engine.dates import PartialDate
from doc_engine.terms import Relation
from doc_engine.text import fold, fold_tones
from registry.model import CoverageRow, CoverageState, Link

CARRIES_OUT = frozenset({Relation.THUC_HIEN, Relation.TRIEN_KHAI})
ANSWERS = CARRIES_OUT | {Relation.PHUC_DAP}
CHANGES = frozenset({Relation.THAY_THE, Relation.BAI_BO, Relation.SUA_DOI})

_UNKNOWN = PartialDate()
BASIS_CHANGED = "căn cứ đã thay đổi"


def _any_of(*words: str) -> str:
    return "(?:" + "|".join(fold_tones(word) for word in words) + ")"


# Keys are issuer keys (`identity.issuer_key`): tones folded, marks as spaces. A longer name of the same
# body has the unit above it written behind: "huyện Thới Bình, tỉnh Cà Mau".
_ABOVE = re.compile(f" (?={_any_of('tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã')} )")
_LAST_LEVEL = re.compile(f"(?:^|(?<!{fold_tones('thị')}) ){_any_of('xã', 'phường', 'thị trấn', 'đặc khu')} ")


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the chain as coverage sees it; `reply_by` is the day its recipients must answer by."""

    key: str
    issuer: str = ""
    issuer_key: str = ""
    type_label: str = ""
    issued_on: PartialDate = _UNKNOWN
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of a dispatch list: `document` went to `recipient`, who must answer or is only told."""

    document: str
    recipient: str
    recipient_key: str
    unit_key: str | None = None
    must_answer: bool = True
    received: bool = False  # the recipient's own office, in this home, has booked it


@dataclass(frozen=True, slots=True)
class Expected:
    """A body that should be a row even if nothing was sent to it."""

    name: str
    key: str
    unit_key: str | None = None


@dataclass(slots=True)
class _Body:
    name: str
    unit_key: str | None
    sent: list[Sent] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Owed:
    """One answer owed: by when, and the first reply if there is one."""

    due_on: date
    replied: bool
    days_late: int | None

    @property
    def weight(self) -> tuple[int, bool, int]:
        """The worst stands in the row: most days late, then the still open, then the earlier."""
        return (self.days_late or 0, not self.replied, -self.due_on.toordinal())


def coverage(
    directive: Paper,
    papers: Iterable[Paper],
    links: Iterable[Link],
    sent: Iterable[Sent],
    expected: Iterable[Expected] = (),
    *,
    as_of: date,
) -> tuple[CoverageRow, ...]:
    """A row for every body that was asked by the directive, is expected to act, or has acted (bảng theo dõi).

    Where the directive asks somebody to answer, who was only told of it is no row; where it asks nobody,
    everyone it was sent to is.

    `papers` and `links` are the chain below `directive` (links run from citing to cited); what was issued
    after `as_of` is left out. Rows keep the order: sent, expected, then those who acted unasked.
    """
    chain = _Chain.of(directive, papers, links, as_of)
    bodies = _bodies(chain, tuple(sent), tuple(expected))
    return tuple(chain.row(body, as_of) for body in bodies)


@dataclass(frozen=True, slots=True)
class _Chain:
    directive: Paper
    papers: Mapping[str, Paper]  # the directive and all under it
    children: Mapping[str, tuple[tuple[str, Relation], ...]]
    reaching: frozenset[str]  # keys that a commune has carried out, through however many hands
    changed: bool
    replies: dict[str, set[str]] = field(default_factory=dict)  # found once for each document

    @classmethod
    def of(cls, directive: Paper, papers: Iterable[Paper], links: Iterable[Link], as_of: date) -> _Chain:
        known = {paper.key: paper for paper in papers if _issued_by(paper, as_of)} | {
            directive.key: directive
        }
        children: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        changed = False
        for link in links:
            if link.from_key not in known or link.to_key not in known or link.from_key == link.to_key:
                continue
            if link.relation in ANSWERS:
                children[link.to_key].append((link.from_key, link.relation))
            changed |= link.relation in CHANGES and link.to_key == directive.key
        frozen = {key: tuple(below) for key, below in children.items()}
        under = {directive.key, *_below(frozen, directive.key)}
        chain = {key: paper for key, paper in known.items() if key in under}
        return cls(directive, chain, frozen, _above_communes(chain, frozen), changed)

    def row(self, body: _Body, as_of: date) -> CoverageRow:
        """One body's line."""
        owed = max((self._owed(body, s, as_of) for s in body.sent), key=_weight, default=None)
        return CoverageRow(
            unit=body.name,
            unit_key=body.unit_key,
            state=self._state(body),
            due_on=owed.due_on if owed else None,
            days_late=owed.days_late if owed else None,
            documents=tuple(paper.key for paper in body.papers),
            note=BASIS_CHANGED if self.changed else "",
        )

    def _owed(self, body: _Body, sent: Sent, as_of: date) -> _Owed | None:
        due = self.papers[sent.document].reply_by
        if not sent.must_answer or due is None:
            return None
        replies = self.replies_to(sent.document)
        mine = [paper for paper in body.papers if paper.key in replies]
        if not mine:
            return _Owed(due, False, max(0, (as_of - due).days))
        days = [paper.issued_on.whole for paper in mine if paper.issued_on.whole]
        return _Owed(due, True, max(0, (min(days) - due).days) if days else None)

    def replies_to(self, document: str) -> set[str]:
        """Keys of what answers `document`: linked phúc đáp to it or below it, or a báo cáo below it."""
        if document not in self.replies:
            self.replies[document] = set(self._replies_to(document))
        return self.replies[document]

    def _replies_to(self, document: str) -> Iterator[str]:
        below = _below(self.children, document)
        yield from (key for key in below if key in self.papers and is_report(self.papers[key]))
        for cited in (document, *below):
            for key, relation in self.children.get(cited, ()):
                if relation is Relation.PHUC_DAP:
                    yield key

    def _state(self, body: _Body) -> CoverageState:
        mine = [paper for paper in body.papers if fold(paper.type_label) != "to trinh"]
        if any(paper.key in self.replies_to(self.directive.key) for paper in mine):
            return CoverageState.REPORTED
        if any(paper.key in self.reaching and not _is_commune(paper.issuer_key) for paper in mine):
            return CoverageState.ACTED_DOWN
        if mine:
            return CoverageState.ACTED
        if any(sent.received for sent in body.sent):
            return CoverageState.RECEIVED
        return CoverageState.SENT if body.sent else CoverageState.NONE


def is_report(paper: Paper) -> bool:
    """Whether the document is a báo cáo."""
    return fold(paper.type_label) == "bao cao"


def _bodies(chain: _Chain, sent: Sequence[Sent], expected: Sequence[Expected]) -> list[_Body]:
    """The rows to be, in order, each with what was sent to it and what it issued."""
    own = chain.directive.issuer_key
    rows: dict[str, _Body] = {}
    for line in _asking(chain, sent):
        body = rows.setdefault(line.recipient_key, _Body(line.recipient, line.unit_key))
        body.unit_key = body.unit_key or line.unit_key
        body.sent.append(line)
    of_unit: dict[str, list[str]] = defaultdict(list)
    for key, body in rows.items():
        of_unit[body.unit_key or ""].append(key)
    for unit in expected:
        if not (unit.unit_key and any(_is_longer(unit.key, key) for key in of_unit[unit.unit_key])):
            rows.setdefault(unit.key, _Body(unit.name, unit.unit_key))
    acted = [p for k, p in chain.papers.items() if k != chain.directive.key and p.issuer_key not in ("", own)]
    row_of = _same_bodies(tuple(rows), dict.fromkeys(paper.issuer_key for paper in acted))
    for paper in sorted(acted, key=lambda paper: (paper.issued_on.whole or date.max, paper.key)):
        key = row_of.get(paper.issuer_key, paper.issuer_key)
        rows.setdefault(key, _Body(paper.issuer, None)).papers.append(paper)
    return list(rows.values())


def _asking(chain: _Chain, sent: Sequence[Sent]) -> list[Sent]:
    """The dispatch lines that make rows: the directive's; of documents below, what is asked downwards."""
    own = [line for line in sent if line.document == chain.directive.key]
    asked = [line for line in own if line.must_answer]
    below = [line for line in sent if line.document != chain.directive.key and _asks_down(chain, line)]
    return [*(asked or own), *below]


def _asks_down(chain: _Chain, line: Sent) -> bool:
    paper = chain.papers.get(line.document)
    if paper is None or not line.must_answer or is_report(paper):
        return False
    return line.recipient_key not in {chain.directive.issuer_key, paper.issuer_key}


def _same_bodies(rows: Sequence[str], issuers: Iterable[str]) -> dict[str, str]:
    """Which row an issuer's key belongs to, where its name is longer or shorter by the unit above it.

    Only when exactly one row and one issuer fit each other: there are many huyện Châu Thành.
    """
    strange = [key for key in issuers if key not in set(rows)]
    fits = {(row, key) for key in strange for row in _shorter(key) & set(rows)}
    fits |= {(row, key) for row in rows for key in _shorter(row) & set(strange)}
    rows_seen = Counter(row for row, _ in fits)
    keys_seen = Counter(key for _, key in fits)
    return {key: row for row, key in fits if rows_seen[row] == 1 and keys_seen[key] == 1}


def _shorter(key: str) -> set[str]:
    """The key without the unit above it, once for every place where one may begin."""
    return {key[: match.start()] for match in _ABOVE.finditer(key)}


def _is_longer(left: str, right: str) -> bool:
    """Whether one of two keys is the other with the unit above it written behind."""
    return left in _shorter(right) or right in _shorter(left)


def _is_commune(issuer_key: str) -> bool:
    return bool(_LAST_LEVEL.search(issuer_key))


def _above_communes(
    papers: Mapping[str, Paper], children: Mapping[str, tuple[tuple[str, Relation], ...]]
) -> frozenset[str]:
    """Keys of every document that a commune's document answers, directly or through others."""
    parents: dict[str, list[str]] = defaultdict(list)
    for cited, below in children.items():
        for key, _ in below:
            parents[key].append(cited)
    front = [key for key, paper in papers.items() if _is_commune(paper.issuer_key)]
    found: set[str] = set()
    while front:
        above = [key for key in parents.get(front.pop(), ()) if key not in found]
        found.update(above)
        front.extend(above)
    return frozenset(found)


def _below(children: Mapping[str, tuple[tuple[str, Relation], ...]], root: str) -> set[str]:
    """All keys under `root`, cycles tolerated; `root` itself only if a cycle leads back, and then not."""
    found: set[str] = set()
    front = [root]
    while front:
        for key, _ in children.get(front.pop(), ()):
            if key not in found and key != root:
                found.add(key)
                front.append(key)
    return found


def _issued_by(paper: Paper, as_of: date) -> bool:
    day = paper.issued_on.whole
    return day is None or day <= as_of


def _weight(owed: _Owed | None) -> tuple[int, int, bool, int]:
    return (0, 0, False, 0) if owed is None else (1, *owed.weight)
