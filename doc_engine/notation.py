"""Số, ký hiệu (`Notation`): a value object that parses, prints, orders and compares.

Phụ lục I, Mục II.3 (số, ký hiệu of administrative papers); the Party's and the legislature's forms are
read as well, because documents cite them. Leading zeros are kept for printing and ignored for comparing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.errors import BadInput
from doc_engine.text import fold_tones, nfc

# A number: digits, with a decimal part (66.12/2026/NQ-CP) or letters behind (3176B, 12a; of old 451TCT/TS).
_NUMBER = r"[0-9]{1,11}(?:\.[0-9]{1,4})?(?:[A-ZĐ]{3,6}|[A-Za-zĐđ]{0,2})"
# A group of the symbol: letters and digits with the marks real offices use inside one.
_GROUP = r"[^\W_][\w.,&]*"
_SYMBOL = rf"{_GROUP}(?:[-/]{_GROUP})*"
_PATTERN = re.compile(rf"^(?P<number>{_NUMBER})?\s*(?P<mark>[/-])\s*(?P<symbol>{_SYMBOL})$")
_SPACED_MARKS = re.compile(r"\s*([/-])\s*")
_YEAR_GROUP = re.compile(r"^(\d{4})(?=/)")
_HINT = "Hãy viết như 146/KH-UBND, 760/VP-NC, 39/2025/TT-BTC hoặc 18-NQ/TW."


@dataclass(frozen=True, slots=True)
class Notation:
    """Số and ký hiệu of one document: `146/KH-UBND`, `39/2025/TT-BTC`, `18-NQ/TW`, `/STP-PBGDPL` (no number yet).

    `number` is kept as written (leading zeros, suffix letters); `mark` is what stands between number
    and symbol: `/`, or `-` in the Party's form.
    """

    number: str | None
    symbol: str
    mark: str = "/"

    def __post_init__(self) -> None:
        if self.number is not None and not re.fullmatch(_NUMBER, self.number):
            raise ValueError(f"not a document number: {self.number!r}")
        if not re.fullmatch(_SYMBOL, self.symbol) or self.mark not in "/-":
            raise ValueError(f"not a document symbol: {self.symbol!r}")

    @classmethod
    def parse(cls, text: str) -> Notation:
        """The notation in `text` alone; raises `BadInput` (in Vietnamese) when it is none."""
        cleaned = _SPACED_MARKS.sub(r"\1", nfc(text).replace("\u00d0", "Đ").strip())
        match = _PATTERN.match(cleaned)
        if not match:
            raise BadInput.because(f"“{text}” không phải là số, ký hiệu văn bản.", _HINT)
        return cls(match["number"], match["symbol"], match["mark"])

    @classmethod
    def try_parse(cls, text: str) -> Notation | None:
        """The notation in `text` alone, or None."""
        try:
            return cls.parse(text)
        except BadInput:
            return None

    def __str__(self) -> str:
        return f"{self.number or ''}{self.mark}{self.symbol}"

    @property
    def key(self) -> str:
        """What identity compares: number without leading zeros, symbol folded for tones and case."""
        number = (self.number or "").lstrip("0") or ("0" if self.number else "")
        return f"{number.casefold()}{self.mark}{fold_tones(self.symbol)}"

    @property
    def year(self) -> int | None:
        """The year inside the symbol (39/2025/TT-BTC), where there is one."""
        match = _YEAR_GROUP.match(self.symbol)
        return int(match[1]) if match else None

    @property
    def order(self) -> tuple[int, str, str]:
        """Sort key within a book: by number, then suffix, then symbol."""
        digits = re.match(r"\d+", self.number or "")
        value = int(digits[0]) if digits else -1
        return value, (self.number or "")[digits.end() :] if digits else "", self.symbol

    @property
    def groups(self) -> tuple[str, ...]:
        """The symbol's groups: `QĐ-SNNMT-VP` → ("QĐ", "SNNMT", "VP")."""
        return tuple(re.split(r"[-/]", self.symbol))

    def same_as(self, other: Notation) -> bool:
        """Whether both are the same number and symbol, spelling of zeros, case and tones aside."""
        return self.key == other.key


def padded(number: int, suffix: str = "") -> str:
    """A number as the decree writes it: below 10 with a leading zero (01 … 09), a suffix behind (12a)."""
    return f"{number:02d}{suffix}"
