"""The frame of the rules (khung quy tắc): what a rule is, how it is registered, how a file is held against all of them.

A rule is a small function registered under a code that never changes:

    @rule("SK02", cell="3", article="Phụ lục I, Phần I, Mục II.3", title="Số dưới 10 ghi thêm số 0")
    def padded_number(view: View) -> Iterator[Found]:
        for line in view.cells.number:
            yield Found(line, found=…, required=…, message=…)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from doc_engine.findings import Finding, Severity
from doc_engine.layout import Layout, current
from doc_engine.paper import Line, Paper, Place
from doc_engine.rules.cells import Cells
from doc_engine.rules.recognition import recognise, with_letterhead
from doc_engine.terms import DocumentType


@dataclass(frozen=True, slots=True)
class View:
    """What a rule looks at: the file as laid out, its cells (ô), the thể thức in force, the type (or None)."""

    paper: Paper
    cells: Cells
    layout: Layout
    type: DocumentType | None

    @classmethod
    def of(cls, paper: Paper, layout: Layout | None = None) -> View:
        """The view of a file, its cells recognised."""
        paper = with_letterhead(paper)
        cells = recognise(paper)
        return cls(paper, cells, layout or current(), cells.type)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of one place: `line` (or a `Place`, or None for the whole file), all in Vietnamese.

    `severity` and `cell` override the rule's own where one rule knows several weights or cells.
    """

    line: Line | Place | None
    found: str
    required: str
    message: str
    severity: Severity | None = None
    cell: str | None = None

    @property
    def place(self) -> Place | None:
        """Where it is; None for the whole file."""
        return self.line.place if isinstance(self.line, Line) else self.line


Check = Callable[[View], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule (quy tắc): its code, cell, article and weight, and the function that looks."""

    code: str
    cell: str
    article: str
    severity: Severity
    title: str
    look: Check


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its place, for those who mark the file (nhận xét kèm vị trí)."""

    finding: Finding
    place: Place | None


OTHER_REGIME = "QP01"  # the rule that says so
_RULES: dict[str, Rule] = {}


def rule(
    code: str, *, cell: str, article: str, severity: Severity = Severity.ERROR, title: str = ""
) -> Callable[[Check], Check]:
    """Register the decorated function as the rule `code`; `title` is its line in the list of rules.

    Raises `ValueError` for a code that is not two to four capitals and two digits, or is taken.
    """

    def register(look: Check) -> Check:
        letters, digits = code.rstrip("0123456789"), code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if code != letters + digits or not 2 <= len(letters) <= 4 or len(digits) != 2 or code in _RULES:
            raise ValueError(f"bad or doubled rule code: {code}")
        _RULES[code] = Rule(
            code, cell, article, severity, title or (look.__doc__ or "").partition("\n")[0], look
        )
        return look

    return register


def rules() -> Mapping[str, Rule]:
    """All registered rules by code."""
    return MappingProxyType(_RULES)


def remarks(paper: Paper, layout: Layout | None = None) -> tuple[Remark, ...]:
    """What all rules say of a file, in the order of its places; what concerns the whole file first."""
    view = View.of(paper, layout)
    made = [remark for one in _RULES.values() for remark in _said(one, view)]
    if any(remark.finding.code == OTHER_REGIME for remark in made):
        made = [_for_comparison(remark) for remark in made]
    return tuple(sorted(made, key=_order))


def _for_comparison(remark: Remark) -> Remark:
    """What this decree asks is no error in a paper that follows other forms (Đảng, quy phạm pháp luật)."""
    if remark.finding.severity is not Severity.ERROR:
        return remark
    return replace(remark, finding=replace(remark.finding, severity=Severity.WARNING))


def _said(one: Rule, view: View) -> Iterator[Remark]:
    for found in one.look(view):
        place = found.place
        yield Remark(
            Finding(
                code=one.code,
                severity=found.severity or one.severity,
                where=str(place) if place else "",
                message=found.message,
                article=one.article,
                found=found.found,
                required=found.required,
                cell=one.cell if found.cell is None else found.cell,
            ),
            place,
        )


def _order(remark: Remark) -> tuple[bool, tuple[bool, str, int], str]:
    place = remark.place
    return place is not None, place.order if place else (False, "", 0), remark.finding.code


def check(docx: bytes | Paper, layout: Layout | None = None) -> tuple[Finding, ...]:
    """The findings on a docx (kiểm tra thể thức) sorted by place; raises `BadInput` for bytes that are no readable docx."""
    if isinstance(docx, Paper):
        return tuple(remark.finding for remark in remarks(docx, layout))
    from doc_engine.ooxml.reader import read_paper

    return check(read_paper(docx), layout)
