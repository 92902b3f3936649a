"""Kinds of values that are more than text (kiểu giá trị): dates, numbers, yes or no, terms, notations.

A blank, `~` or `null` is no value; everything else is parsed from the text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from doc_engine.datafile.kinds import TextKind, scalar
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nearest import nearest
from doc_engine.datafile.nodes import MappingNode, Node, ScalarNode
from doc_engine.dates import PartialDate, parse_date, parse_day
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from doc_engine.terms import CITED_ONLY_TYPES, DocumentType, Term
from doc_engine.text import fold, squeeze

T = TypeVar("T")
_NOTHING = {"~", "null", "Null", "NULL"}


def is_nothing(node: Node) -> bool:
    """Whether the value was left blank: no text, `~`, `null`, an empty list."""
    if isinstance(node, ScalarNode):
        return node.blank or (not node.style and node.text in _NOTHING)
    return not (node.entries if isinstance(node, MappingNode) else node.items)


@dataclass(frozen=True, slots=True)
class DateKind:
    """A date (ngày), parts of which may be blank: `20/3/2023`, `…/3/2023`."""

    def read(self, node: Node, place: Place) -> PartialDate | None:
        return parsed(node, place, "ngày", parse_date)

    def write(self, value: PartialDate) -> str:
        return str(value)

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "null"], "examples": ["20/3/2023", "…/3/2023"]}


@dataclass(frozen=True, slots=True)
class DayKind:
    """A whole day (ngày đầy đủ): `18/11/2021`."""

    def read(self, node: Node, place: Place) -> date | None:
        return parsed(node, place, "ngày", parse_day)

    def write(self, value: date) -> str:
        return f"{value.day}/{value.month}/{value.year}"

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "null"], "examples": ["18/11/2021"]}


def parsed(node: Node, place: Place, wanted: str, parse: Callable[[str], T]) -> T | None:
    """What `parse` makes of a text; None for a blank, `~` or `null`."""
    found = scalar(node, place, wanted)
    if found is None or is_nothing(found):
        return None
    try:
        return parse(found.text)
    except BadInput as error:
        place.take(error, found)
        return None


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A whole number (số nguyên) between bounds, in ASCII digits only."""

    least: int = 0
    most: int = 99_999_999

    def read(self, node: Node, place: Place) -> int | None:
        return parsed(node, place, "một số", self._parse)

    def _parse(self, text: str) -> int:
        typed = text.strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
            raise BadInput.because(
                f"“{typed[:40]}” không phải là số nguyên.", "Hãy viết các chữ số liền nhau, ví dụ 12."
            )
        if not self.least <= int(typed) <= self.most:
            raise BadInput.because(f"{typed} ngoài khoảng {self.least} đến {self.most}.")
        return int(typed)

    def write(self, value: int) -> int:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["integer", "null"], "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class YesNoKind:
    """Có or không."""

    def read(self, node: Node, place: Place) -> bool | None:
        return parsed(node, place, "“có” hoặc “không”", self._parse)

    def _parse(self, text: str) -> bool:
        word = fold(text)
        if word in {"co", "true", "yes"}:
            return True
        if word in {"khong", "false", "no"}:
            return False
        raise BadInput.because(f"“{text.strip()[:40]}” phải là “có” hoặc “không”.")

    def write(self, value: bool) -> str:
        return "có" if value else "không"

    def schema(self) -> dict[str, Any]:
        return {"enum": ["có", "không", True, False]}


@dataclass(frozen=True, slots=True)
class TermKind:
    """A word of one of the field's closed lists (thuật ngữ), by its label or key, capitals aside.

    `unset` are folded words that say there is none ("do_khan: bình thường").
    """

    terms: type[Term]
    what: str
    unset: tuple[str, ...] = ()

    def read(self, node: Node, place: Place) -> Term | None:
        if isinstance(node, ScalarNode) and fold(node.text) in self.unset:
            return None
        return parsed(node, place, self.what, self._parse)

    def _parse(self, text: str) -> Term:
        term = self.terms.find(text)
        if term is None:
            raise BadInput.because(f"“{text.strip()[:60]}” không phải là {self.what}.", self.suggestion(text))
        return term

    def suggestion(self, text: str) -> str:
        labels = [member.label for member in self.terms]
        meant = nearest(text, labels)
        if meant:
            return f"Có phải là “{meant.lower()}”?"
        return "Hãy chọn một trong: " + ", ".join(label.lower() for label in labels) + "."

    def write(self, value: Term) -> str:
        return value.label.lower()

    def schema(self) -> dict[str, Any]:
        labels = [member.label for member in self.terms]
        return {"enum": [*(label.lower() for label in labels), *labels]}


@dataclass(frozen=True, slots=True)
class TypeLabelKind:
    """Type of a cited document (loại): known ones by their usual label, any other as written."""

    def read(self, node: Node, place: Place) -> str | None:
        text = TextKind().read(node, place)
        return None if text is None else _KNOWN_TYPES.get(fold(text), text)

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": list(_KNOWN_TYPES.values())}


_NUMBERED = re.compile(r"(?!\d{4}/)\d+[A-Za-zĐđ]{0,2}/")
_KNOWN_TYPES = {fold(label): label for label in [*(m.label for m in DocumentType), *CITED_ONLY_TYPES]}


@dataclass(frozen=True, slots=True)
class NotationKind:
    """Số, ký hiệu of a document: `146/KH-UBND`."""

    def read(self, node: Node, place: Place) -> Notation | None:
        return parsed(node, place, "số, ký hiệu", Notation.parse)

    def write(self, value: Notation) -> str:
        return str(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["146/KH-UBND", "760/VP-NC"]}


@dataclass(frozen=True, slots=True)
class NumberPartKind:
    """The number alone (số): `146`, `07`, `12a`; kept as written."""

    def read(self, node: Node, place: Place) -> str | None:
        return parsed(node, place, "số của văn bản", self._parse)

    def _parse(self, text: str) -> str:
        typed = squeeze(text)
        try:
            Notation(typed, "X")
        except ValueError:
            hint = "Hãy viết riêng: so: 146 và ky_hieu: KH-UBND."
            raise BadInput.because(f"“{typed[:40]}” không phải là số của văn bản.", hint) from None
        return typed

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer", "null"]}


@dataclass(frozen=True, slots=True)
class SymbolKind:
    """The symbol alone (ký hiệu): `KH-UBND`, `STP-PBGDPL`; a year may lead it (`2025/QĐ-UBND`), a number may not."""

    def read(self, node: Node, place: Place) -> str | None:
        return parsed(node, place, "ký hiệu", self._parse)

    def _parse(self, text: str) -> str:
        typed = squeeze(text)
        try:
            Notation(None, typed)
        except ValueError:
            hint = "Hãy viết liền, không có số, ví dụ KH-UBND hoặc STP-PBGDPL."
            raise BadInput.because(f"“{typed[:40]}” không phải là ký hiệu.", hint) from None
        if _NUMBERED.match(typed):
            hint = "Hãy bỏ số: số được cấp khi ban hành, ví dụ chỉ ghi STP-PBGDPL."
            raise BadInput.because(f"“{typed[:40]}” có cả số của văn bản.", hint)
        return typed

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["KH-UBND", "STP-PBGDPL"]}
