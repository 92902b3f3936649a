"""How surely the letters of a text are known (độ chắc của chữ): what OCR says of its own words, or that they were typed.

A digit that OCR misread in a clean line looks like any other; only the confidence of its word tells.
"""

from __future__ import annotations

from typing import NamedTuple

# Measured on 250 spoilt scans of papers of our own: printed numbers read wrong had 63 at most, days 82.
SURE = 85
# How every warning of a doubtful number or day ends; who makes a data file picks them by it.
BY_HAND = "nhập tay."
_CERTAIN = 100


class Legibility(NamedTuple):
    """The confidence (0 to 100) of each word of a text, split at white space; or, of a text that was typed, none.

    `number`, `day`: False where another reading of the same page does not say the same own number or day.
    """

    confidences: tuple[int, ...] = ()
    typed: bool = False
    number: bool = True
    day: bool = True

    @property
    def recognised(self) -> bool:
        """Whether OCR read any of it."""
        return bool(self.confidences)

    def of(self, text: str) -> Legibility:
        """This, for the text as it was admitted; where the words are no longer the same ones nothing is sure."""
        count = len(text.split())
        lost = self.recognised and count != len(self.confidences)
        return self._replace(confidences=(0,) * count) if lost else self

    def least(self, text: str, start: int, end: int) -> int:
        """The confidence of the least sure word that has a letter between `start` and `end`; 100 where OCR had no part."""
        if not self.confidences or end <= start:
            return _CERTAIN
        before = text[:start]
        first = len(before.split())
        if before and not before[-1].isspace() and not text[start : start + 1].isspace():
            first -= 1
        words = self.confidences[first : first + len(text[start:end].split())]
        return min(words, default=_CERTAIN)


UNKNOWN = Legibility()
TYPED = Legibility(typed=True)
