"""Automatic numbers of Word paragraphs (đánh số tự động) as the reader sees them: `1. `, `a) `, `- `."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.text import roman_or_digits


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its format, its text with `%1` in it, and where it starts."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
        """The lists in `numbering.xml`, and the styles that carry a list."""
        if numbering is None:
            return cls()
        abstract = {
            str(element.get(f"{W}abstractNumId")): _levels(element)
            for element in numbering.iter(f"{W}abstractNum")
        }
        found: dict[str, dict[int, _Level]] = {}
        for number in numbering.iter(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            if reference is not None:
                found[str(number.get(f"{W}numId"))] = abstract.get(str(reference.get(f"{W}val")), {})
        return cls(found, _styles(styles))

    def next_number(self, paragraph: etree._Element) -> str:
        """The number that Word prints before this paragraph, with a space behind; "" when it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        level = self.levels.get(list_id, {}).get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return "- "
        counts = self.counters.setdefault(list_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return self._printed(list_id, depth, level) + " "

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = _reference(paragraph.find(f"{W}pPr/{W}numPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self.by_style.get(str(style.get(f"{W}val"))) if style is not None else None
        place = own or inherited
        return None if place is None or place[0] == "0" else place

    def _printed(self, list_id: str, depth: int, level: _Level) -> str:
        text = level.text
        for upper in range(depth + 1):
            known = self.levels[list_id].get(upper)
            if known is not None:
                count = self.counters[list_id].get(upper, known.start)
                text = text.replace(f"%{upper + 1}", _spelled(count, known.format))
        return text


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in abstract.iter(f"{W}lvl"):
        depth = str(element.get(f"{W}ilvl", "0"))
        start = _value(element, "start", "1")
        if depth.isdecimal():
            found[int(depth)] = _Level(
                _value(element, "numFmt", "decimal"),
                _value(element, "lvlText", "")[:40],
                int(start) if start.isdecimal() and len(start) < 6 else 1,
            )
    return found


def _value(parent: etree._Element, name: str, default: str) -> str:
    element = parent.find(f"{W}{name}")
    return default if element is None else str(element.get(f"{W}val", default))


def _reference(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    depth = _value(properties, "ilvl", "0")
    return _value(properties, "numId", "0"), int(depth) if depth.isdecimal() and len(depth) < 3 else 0


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        place = _reference(style.find(f"{W}pPr/{W}numPr"))
        if place is not None:
            found[str(style.get(f"{W}styleId"))] = place
    return found


def _spelled(count: int, format_name: str) -> str:
    if format_name in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if format_name == "upperLetter" else letter
    if format_name in ("lowerRoman", "upperRoman"):
        return roman_or_digits(count) if format_name == "upperRoman" else roman_or_digits(count).lower()
    if format_name == "decimalZero":
        return f"{count:02d}"
    return str(count)
