"""Findings (nhận xét về thể thức): values that say what was found, what is required and by which article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs (mức độ): only `ERROR` makes `vanthu check` answer "no"."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from the form (nhận xét).

    `code` is stable (two letters and two digits), `where` is said in Vietnamese ("đoạn 4"), `cell`
    is the ô of the decree's diagram, `article` its source.
    """

    code: str
    severity: Severity
    where: str
    message: str
    article: str = ""
    found: str = ""
    required: str = ""
    cell: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        source = f" ({self.article})" if self.article else ""
        return f"{place}{self.message}{source}"
