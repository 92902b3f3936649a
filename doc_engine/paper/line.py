"""Letters and lines (chữ, đoạn) as they look in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from doc_engine.paper.place import Place

Align = Literal["left", "center", "right", "both"]
LineRule = Literal["auto", "exact", "at_least"]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that look alike (đoạn chữ cùng định dạng); `text` has "\\t" for a tab and "\\n" for a line break.

    `caps` is Word's "All caps": the letters are printed in capitals whatever was typed. `colour` is six hex
    digits, "" for automatic (black). `themed`: the font comes from the file's theme.
    """

    text: str
    font: str = ""
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    raised: bool = False
    colour: str = ""
    highlight: str = ""
    hidden: bool = False
    inserted: bool = False
    themed: bool = False
    spacing_pt: float = 0.0

    @property
    def printed(self) -> str:
        """The letters as they are printed: in capitals where `caps` says so."""
        return self.text.upper() if self.caps else self.text

    @property
    def inked(self) -> bool:
        """Whether there is anything to see in it but white space."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines drawn by the paragraph itself (đường kẻ của đoạn); widths of the pen in points, 0 for none."""

    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0

    @property
    def box(self) -> bool:
        """Whether all four sides are drawn."""
        return bool(self.top and self.bottom and self.left and self.right)

    def __bool__(self) -> bool:
        return bool(self.top or self.bottom or self.left or self.right)


NO_BORDERS = Borders()


@dataclass(frozen=True)
class Line:
    """One paragraph (đoạn) — or, where `piece` is set, one part of it between tabs or line breaks.

    `numbering` is the automatic number as printed, with its space ("1. "), "" without one. `line_spacing` is a
    multiple of single where `line_rule` is "auto", else points. `width_mm` is the room for text between the
    indents, 0 when unknown. `section` is the index in `Paper.sections`. `page_field`: it prints the page number.
    """

    letters: tuple[Letters, ...]
    place: Place
    align: Align = "left"
    first_indent_mm: float = 0.0
    left_mm: float = 0.0
    right_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_rule: LineRule = "auto"
    line_spacing: float = 1.0
    borders: Borders = NO_BORDERS
    keep_next: bool = False
    page_break: bool = False
    style: str = ""
    numbering: str = ""
    section: int = 0
    width_mm: float = 0.0
    page_field: bool = False
    piece: bool = False
    tab_stops_mm: tuple[float, ...] = ()

    @cached_property
    def shown(self) -> tuple[Letters, ...]:
        """The letters that are not hidden."""
        return tuple(run for run in self.letters if not run.hidden)

    @cached_property
    def text(self) -> str:
        """The words as typed, hidden ones left out."""
        return "".join(run.text for run in self.shown)

    @cached_property
    def printed(self) -> str:
        """The words as printed: automatic number first, capitals where the format makes them."""
        return self.numbering + "".join(run.printed for run in self.shown)

    @property
    def empty(self) -> bool:
        """Whether nothing is printed but white space."""
        return not self.text.strip()

    @cached_property
    def inked(self) -> tuple[Letters, ...]:
        """The letters that leave ink: what size, weight and font are judged by."""
        return tuple(run for run in self.shown if run.inked)

    def every(self, test: Callable[[Letters], bool]) -> bool:
        """Whether all inked letters pass; False for an empty line."""
        return bool(self.inked) and all(test(run) for run in self.inked)

    def some(self, test: Callable[[Letters], bool]) -> bool:
        """Whether any inked letters pass."""
        return any(test(run) for run in self.inked)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold (in đậm)."""
        return self.every(lambda run: run.bold)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic (in nghiêng)."""
        return self.every(lambda run: run.italic)

    @property
    def upper(self) -> bool:
        """Whether it is printed in capitals (in hoa): it has letters and none of them is small."""
        printed = "".join(run.printed for run in self.inked)
        return printed != printed.lower() and printed == printed.upper()

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """The sizes of its inked letters, the most used one first."""
        return _by_weight(self.inked, lambda run: run.size_pt)

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The fonts of its inked letters, the most used one first."""
        return _by_weight(self.inked, lambda run: run.font)

    @property
    def size_pt(self) -> float:
        """The size of most of its letters; 0 for an empty line."""
        return self.sizes[0] if self.sizes else 0.0

    def cut(self, start: int, end: int) -> Line:
        """The piece of it from `start` to `end` (positions in `text`); its automatic number stays with the first."""
        letters: list[Letters] = []
        at = 0
        for run in self.shown:
            low, high = max(start - at, 0), min(end - at, len(run.text))
            if low < high:
                letters.append(replace(run, text=run.text[low:high]))
            at += len(run.text)
        return replace(
            self, letters=tuple(letters), piece=True, numbering=self.numbering if start == 0 else ""
        )

    def pieces(self, marks: str = "\t\n") -> tuple[Line, ...]:
        """Its parts between tabs and line breaks, white space trimmed, empty ones left out; itself if it has none."""
        if not any(mark in self.text for mark in marks):
            return () if self.empty else (self,)
        spans: Iterator[tuple[int, int]] = _spans(self.text, marks)
        found = (self.cut(*span) for span in spans)
        kept = tuple(piece for piece in found if not piece.empty)
        return (self,) if len(kept) == 1 and kept[0].text == self.text else kept


def _spans(text: str, marks: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, char in enumerate(text + marks[0]):
        if char in marks:
            words = text[start:at]
            lead = len(words) - len(words.lstrip())
            yield start + lead, start + lead + len(words.strip())
            start = at + 1


def _by_weight(runs: tuple[Letters, ...], value: Callable[[Letters], _Value]) -> tuple[_Value, ...]:
    counts: Counter[_Value] = Counter()
    for run in runs:
        counts[value(run)] += len(run.text.strip())
    return tuple(key for key, _ in counts.most_common())
