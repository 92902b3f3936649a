"""What the engine cannot go on with: one root, three branches.

    VanthuError
    ├── BadInput      the data is wrong: every problem of it, reported together (exit code 2)
    ├── Refusal       the office cannot do it now: locked, closed, a missing converter (exit code 3)
    │   └── …         the registry adds its own kinds below this one
    └── NotFound      the answer is "no": nothing by that name is known (exit code 1)

Findings about a document (`findings.Finding`) are values, never exceptions. The counter turns the
exit codes and messages of this tree into what a clerk sees; nothing below it prints.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


class VanthuError(Exception):
    """Root of everything this project raises on purpose; `str()` is a Vietnamese sentence."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input (lỗi dữ liệu): where it is, what is wrong, what to do.

    `file` and `line` (from 1) name the place in a file, `field` the key in the clerk's words.
    """

    message: str
    hint: str = ""
    file: str = ""
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place = f"{place}, dòng {self.line}" if place else f"Dòng {self.line}"
        if self.field:
            place = f"{place}, mục “{self.field}”" if place else f"Mục “{self.field}”"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} {self.hint}".rstrip()

    def in_file(self, name: str) -> Problem:
        """The same problem, said of the file `name` unless it names one already."""
        return self if self.file else replace(self, file=name)


class BadInput(VanthuError):
    """The input is wrong (dữ liệu vào sai); carries every problem found, in the order of the file."""

    exit_code = 2

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("BadInput needs at least one problem")
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    @classmethod
    def because(cls, message: str, hint: str = "", *, field: str = "", line: int | None = None) -> BadInput:
        """A `BadInput` of one problem."""
        return cls(Problem(message, hint, field=field, line=line))


class Refusal(VanthuError):
    """The office cannot do this now (chưa thực hiện được); the message says why and what to do."""

    exit_code = 3


class NotFound(VanthuError):
    """Nothing is known by that name (không tìm thấy)."""

    exit_code = 1
