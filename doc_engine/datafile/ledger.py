"""Problems of one file, collected while it is read (ghi lỗi): all of them are told together, in the file's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from doc_engine.datafile.nodes import Node
from doc_engine.errors import BadInput, Problem

_MOST = 100


@dataclass(slots=True)
class Ledger:
    """The problems found so far in the file `name`; `mistyped` are the keys that misspelt ones seem to mean."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    mistyped: set[str] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        """Note one problem of this file."""
        self.problems.append(problem.in_file(self.name))

    @property
    def full(self) -> bool:
        """Whether there are more problems than are told one by one; reading on would help nobody."""
        return len(self.problems) > 2 * _MOST

    def in_order(self) -> list[Problem]:
        """Every problem in the order of the file; those without a line (missing keys) come last."""
        return sorted(self.problems, key=lambda problem: (problem.line is None, problem.line or 0))

    def settle(self) -> None:
        """Raise `BadInput` with every problem, if there is any."""
        if self.problems:
            raise BadInput(*_capped(self.in_order(), self.name))


def _capped(problems: list[Problem], name: str) -> Iterable[Problem]:
    if len(problems) <= _MOST:
        return problems
    rest = Problem(f"còn ít nhất {len(problems) - _MOST} lỗi khác chưa liệt kê.", file=name)
    return [*problems[:_MOST], rest]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a value stands: the key's path in the clerk's words, and its ledger."""

    ledger: Ledger
    field: str = ""

    def inside(self, key: str) -> Place:
        """The place of `key` below this one."""
        return replace(self, field=f"{self.field}.{key}" if self.field else key)

    @property
    def already_wrong(self) -> bool:
        """Whether a problem was noted at exactly this place, or about a mistyped key that means it."""
        return self.field in self.ledger.mistyped or any(
            problem.field == self.field for problem in self.ledger.problems
        )

    def wrong(self, message: str, hint: str = "", *, at: Node | None = None, line: int | None = None) -> None:
        """Note a problem here; `at` gives the line."""
        where = at.line if at is not None and at.line is not None else line
        self.ledger.add(Problem(message, hint, line=where, field=self.field))

    def take(self, error: BadInput, at: Node) -> None:
        """Note the problems of an error that a ground floor raised about the value `at`."""
        for problem in error.problems:
            self.wrong(problem.message, problem.hint, at=at)
