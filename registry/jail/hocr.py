"""What Tesseract says of a page beside its text (hOCR): how sure it is of each word, and how high its digits stand.

A number written by hand among printed letters is often read wrongly without any doubt, but its digits are higher or
lower than the capitals of its line: digits in print are as high as those.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

_LINE = re.compile(r"<span class='ocr_(?:line|header|textfloat|caption)'")
_WORD = re.compile(r"<span class='ocrx_word'")
_CONFIDENCE = re.compile(r"x_wconf (\d{1,3})")
_LETTER = re.compile(
    r"<span class='ocrx_cinfo' title='x_bboxes -?\d+ (-?\d+) -?\d+ (-?\d+); x_conf [\d.]+'>([^<]*)</span>"
)
_CAPITALS = frozenset("ABCDEFGHIKLMNOPRSTUVXYZ")  # without accents above and tails below
_UNEVEN = 0.25  # measured: printed digits differ by less, those written by hand seldom
# Of a page on its head a quarter of the words are believed, of a legible one nine tenths.
_BELIEVED = 70
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The text of a picture, and the confidence (0 to 100) of each of its words, split at white space.

    A word whose digits are not of the same print as its line has none.
    """

    text: str
    confidences: tuple[int, ...]

    @classmethod
    def of(cls, text: str, hocr: str) -> RecognisedPage:
        """Text and hOCR of one run, which say the same words; were it ever otherwise, none of them could be believed."""
        words = [word for line in _LINE.split(hocr)[1:] for word in _words(line)]
        if [part for word in words for part in word.text.split()] != text.split():
            return cls(text, (0,) * len(text.split()))
        return cls(text, tuple(word.confidence for word in words for _ in word.text.split()))

    @property
    def sure_words(self) -> int:
        """How many words can be believed."""
        return sum(confidence >= _BELIEVED for confidence in self.confidences)

    @property
    def is_clear(self) -> bool:
        """Whether most words can be believed, as on a page that stands upright."""
        return self.sure_words > len(self.confidences) * _MOST


NOTHING = RecognisedPage("", ())


class _Letter(NamedTuple):
    char: str
    height: int


class _Word(NamedTuple):
    text: str
    confidence: int


def _words(line: str) -> Iterator[_Word]:
    """The words of a line; none is believed whose digits are not as high as the line's capitals."""
    parts = [(_sure(part), _letters(part)) for part in _WORD.split(line)[1:]]
    capitals = [letter.height for _, word in parts for letter in word if letter.char in _CAPITALS]
    usual = median(capitals) if capitals else 0
    for confidence, word in parts:
        uneven = usual and any(
            abs(letter.height / usual - 1) > _UNEVEN for letter in word if letter.char.isdecimal()
        )
        yield _Word("".join(letter.char for letter in word).strip(), 0 if uneven else confidence)


def _sure(part: str) -> int:
    found = _CONFIDENCE.search(part)
    return int(found[1]) if found else 0


def _letters(part: str) -> list[_Letter]:
    found = _LETTER.findall(part)
    return [_Letter(html.unescape(char), int(bottom) - int(top)) for top, bottom, char in found]
