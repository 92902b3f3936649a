"""Who has answered a directive (tình hình thực hiện): pure rules over the chain below it.

Three columns that never mix: progress (`state`), lateness (`due_on`, `days_late`, `owed`), validity (`note`).
Progress rises with what a body issued under the directive; lateness stops only with a reply, which is
a document linked `phuc_dap` or a báo cáo: a plan carries the directive out and owes its report still.
`CoverageState.DONE` is never concluded here: a person says so, as that a body need not act (`Said`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from doc_engine.dates import PartialDate
from doc_engine.terms import Relation
from doc_engine.text import fold, fold_tones
from registry.bases import CHANGES, changed_bases
from registry.duties import Duty, assigned, periods
from registry.model import ChangedBase, CoverageRow, CoverageState, Link, Owed

CARRIES_OUT = frozenset({Relation.THUC_HIEN, Relation.TRIEN_KHAI})
ANSWERS = CARRIES_OUT | {Relation.PHUC_DAP}

_UNKNOWN = PartialDate()
BASIS_CHANGED = "căn cứ đã thay đổi"
NOT_APPLICABLE = "không áp dụng"


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
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of a dispatch list: `document` went to `recipient`, who must answer or is only told.

    `due_on` is a day of its own (of a task it leads), else the document's; `duty` a report owed again and again.
    """

    document: str
    recipient: str
    recipient_key: str
    unit_key: str | None = None
    must_answer: bool = True
    received: bool = False  # the recipient's own office, in this home, has booked it
    due_on: date | None = None
    duty: Duty | None = None
    what: str = ""  # the task, where the line stands for one
    listed: bool = True  # on a dispatch list; a leader of a task may not have been sent anything


@dataclass(frozen=True, slots=True)
class Expected:
    """A body that should be a row even if nothing was sent to it."""

    name: str
    key: str
    unit_key: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a body under the directive: done on a day by somebody; not applicable and why."""

    done_on: date | None = None
    done_by: str = ""
    not_applicable: str = ""


NOTHING_SAID = Said()


def _stated(day: date) -> date:
    """The day as the paper says it, working day or not."""
    return day


@dataclass(frozen=True, slots=True)
class Days:
    """How days are counted: the last day on which an answer is in time, and the working days in between."""

    extended: Callable[[date], date] = _stated
    between: Callable[[date, date], int] | None = None

    def late(self, due: date, day: date) -> int:
        """Calendar days after `due`; none while a day off puts the end of the term off."""
        return (day - due).days if day > self.extended(due) else 0

    def working(self, due: date, day: date) -> int | None:
        """The same in working days, where a calendar is at hand."""
        if self.between is None:
            return None
        return self.between(due, day) if self.late(due, day) else 0


@dataclass(slots=True)
class _Body:
    key: str
    name: str
    unit_key: str | None
    sent: list[Sent] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)


def coverage(
    directive: Paper,
    papers: Iterable[Paper],
    links: Iterable[Link],
    sent: Iterable[Sent],
    expected: Iterable[Expected] = (),
    *,
    as_of: date,
    said: Mapping[str, Said] | None = None,
    reviewed: Collection[tuple[str, str, str]] = (),
    days: Days = Days(),
    only: str | None = None,
) -> tuple[CoverageRow, ...]:
    """A row for every body that was asked by the directive, is expected to act, or has acted (bảng theo dõi).

    Where the directive asks somebody to answer, who was only told of it is no row; where it asks nobody,
    everyone it was sent to is.

    `papers` and `links` are the chain below `directive` (links run from citing to cited); what was issued
    after `as_of` is left out. Rows keep the order: sent, expected, then those who acted unasked. `said` is by body
    key; `reviewed` holds (child, base, act) of changes that somebody has looked at, a body's key as the child where
    it has issued nothing.
    """
    chain = _Chain.of(directive, papers, links, as_of=as_of, reviewed=reviewed, days=days)
    bodies = _bodies(chain, tuple(sent), tuple(expected))
    if only is not None:
        bodies = [body for body in bodies if body.key == only]
    return tuple(chain.row(body, as_of, (said or {}).get(body.key, NOTHING_SAID)) for body in bodies)


@dataclass(frozen=True, slots=True)
class _Chain:
    directive: Paper
    papers: Mapping[str, Paper]  # the directive and all under it
    children: Mapping[str, tuple[tuple[str, Relation], ...]]
    reaching: frozenset[str]  # keys that a commune has carried out, through however many hands
    changed: Mapping[str, Sequence[ChangedBase]]  # by child
    acts: frozenset[str]  # what has changed the directive itself
    reviewed: Collection[tuple[str, str, str]]
    days: Days
    replies: dict[str, set[str]] = field(default_factory=dict)  # found once for each document

    @classmethod
    def of(
        cls,
        directive: Paper,
        papers: Iterable[Paper],
        links: Iterable[Link],
        *,
        as_of: date,
        reviewed: Collection[tuple[str, str, str]],
        days: Days,
    ) -> _Chain:
        issued = {paper.key: paper for paper in papers if _issued_by(paper, as_of)}
        known = issued | {directive.key: directive}
        children: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        inside = [
            link
            for link in links
            if link.from_key in known and link.to_key in known and link.from_key != link.to_key
        ]
        for link in inside:
            if link.relation in ANSWERS:
                children[link.to_key].append((link.from_key, link.relation))
        frozen = {key: tuple(below) for key, below in children.items()}
        under = {directive.key, *_below(frozen, directive.key)}
        chain = {key: paper for key, paper in known.items() if key in under}
        acts = {link.from_key for link in inside if link.relation in CHANGES and link.to_key == directive.key}
        return cls(
            directive,
            chain,
            frozen,
            _above_communes(chain, frozen),
            changed_bases(inside, reviewed),
            frozenset(acts),
            reviewed,
            days,
        )

    def row(self, body: _Body, as_of: date, said: Said) -> CoverageRow:
        """One body's line."""
        owed = () if said.not_applicable else tuple(self._owed(body, as_of, said))
        worst = max(owed, key=_weight, default=None)
        return CoverageRow(
            unit=body.name,
            unit_key=body.unit_key,
            state=CoverageState.DONE if said.done_on else self._state(body),
            due_on=worst.due_on if worst else None,
            days_late=worst.days_late if worst else None,
            documents=tuple(paper.key for paper in body.papers),
            note=self._validity(body, said),
            key=body.key,
            working_days_late=worst.working_days_late if worst else None,
            period=worst.period if worst else "",
            owed=owed,
            confirmed_by=said.done_by,
        )

    def _validity(self, body: _Body, said: Said) -> str:
        if said.not_applicable:
            return f"{NOT_APPLICABLE} ({said.not_applicable})"
        stale = any(self.changed.get(paper.key) for paper in body.papers)
        if not body.papers:
            stale = any((body.key, self.directive.key, act) not in self.reviewed for act in self.acts)
        return BASIS_CHANGED if stale else ""

    def _owed(self, body: _Body, as_of: date, said: Said) -> Iterator[Owed]:
        """Every answer that the body owes or has given, by the lines that ask for it."""
        for sent in body.sent:
            if not sent.must_answer:
                continue
            replies = self.replies_to(sent.document)
            mine = [paper for paper in body.papers if paper.key in replies]
            if sent.duty is not None:
                yield from self._each_period(sent, mine, as_of, said)
            due = sent.due_on or (None if sent.duty else self.papers[sent.document].reply_by)
            if due is None:
                continue
            known = [paper.issued_on.whole for paper in mine if paper.issued_on.whole]
            if mine and not known:
                yield Owed(sent.document, due, "", True, None, None, sent.what)
            else:
                yield self._answered(sent, due, "", min(known, default=said.done_on), as_of)

    def _each_period(self, sent: Sent, mine: Sequence[Paper], as_of: date, said: Said) -> Iterator[Owed]:
        assert sent.duty is not None
        known = periods(sent.duty, as_of)
        replies = [(day, paper.subject) for paper in mine if (day := paper.issued_on.whole)]
        answered = assigned(known, replies)
        for period in known:
            day = answered.get(period, said.done_on)
            yield self._answered(sent, period.due_on, period.label, day, as_of)

    def _answered(self, sent: Sent, due: date, period: str, day: date | None, as_of: date) -> Owed:
        until = day or as_of
        late, working = self.days.late(due, until), self.days.working(due, until)
        return Owed(sent.document, due, period, day is not None, max(0, late), working, sent.what)

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
        return CoverageState.SENT if any(sent.listed for sent in body.sent) else CoverageState.NONE


def is_report(paper: Paper) -> bool:
    """Whether the document is a báo cáo."""
    return fold(paper.type_label) == "bao cao"


def _bodies(chain: _Chain, sent: Sequence[Sent], expected: Sequence[Expected]) -> list[_Body]:
    """The rows to be, in order, each with what was sent to it and what it issued."""
    own = chain.directive.issuer_key
    rows: dict[str, _Body] = {}
    for line in _asking(chain, sent):
        body = rows.setdefault(line.recipient_key, _Body(line.recipient_key, line.recipient, line.unit_key))
        body.unit_key = body.unit_key or line.unit_key
        body.sent.append(line)
    of_unit: dict[str, list[str]] = defaultdict(list)
    for key, body in rows.items():
        of_unit[body.unit_key or ""].append(key)
    for unit in expected:
        if not (unit.unit_key and any(_is_longer(unit.key, key) for key in of_unit[unit.unit_key])):
            rows.setdefault(unit.key, _Body(unit.key, unit.name, unit.unit_key))
    acted = [p for k, p in chain.papers.items() if k != chain.directive.key and p.issuer_key not in ("", own)]
    row_of = _same_bodies(tuple(rows), dict.fromkeys(paper.issuer_key for paper in acted))
    for paper in sorted(acted, key=lambda paper: (paper.issued_on.whole or date.max, paper.key)):
        key = row_of.get(paper.issuer_key, paper.issuer_key)
        rows.setdefault(key, _Body(key, paper.issuer, None)).papers.append(paper)
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


def _weight(owed: Owed) -> tuple[int, bool, int]:
    """The worst stands in the row: most days late, then the still open, then the earlier."""
    return (owed.days_late or 0, not owed.answered, -owed.due_on.toordinal())
