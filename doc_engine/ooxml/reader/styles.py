"""Styles followed to the end (kiểu định dạng): document defaults → table → paragraph → characters → direct.

Bold, italic, capitals and the like turn each other off between kinds of styles, as Word does it; within one chain
of "based on" the later word holds, and what is set directly always holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.letters import TOGGLES, Format, letters_of
from doc_engine.ooxml.reader.measures import value_of
from doc_engine.ooxml.reader.paragraphs import indents_of, paragraph_of
from doc_engine.ooxml.reader.theme import Theme

_DEEPEST = 40  # styles in one "based on" chain: a longer one goes in circles


@dataclass(frozen=True, slots=True)
class _Style:
    """One style: its kind and name, what it rests on, what it sets."""

    kind: str
    name: str
    based_on: str
    letters: Format
    paragraph: Format
    element: etree._Element


@dataclass(slots=True)
class Styles:
    """The styles of a file, with what was worked out kept."""

    theme: Theme
    known: dict[str, _Style] = field(default_factory=dict)
    default: str = ""
    letter_defaults: Format = field(default_factory=dict)
    paragraph_defaults: Format = field(default_factory=dict)
    list_indents: dict[tuple[str, str], Format] = field(default_factory=dict)
    _letters: dict[tuple[str, str, str], Format] = field(default_factory=dict)
    _chains: dict[str, tuple[_Style, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: etree._Element | None, numbering: etree._Element | None, theme: Theme) -> Styles:
        """The styles part, with the indents of the lists."""
        made = cls(theme, list_indents=_list_indents(numbering))
        if styles is None:
            return made
        made.letter_defaults = letters_of(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), theme)
        made.paragraph_defaults = paragraph_of(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in styles.iter(f"{W}style"):
            identity = str(element.get(f"{W}styleId"))
            made.known[identity] = _style(element, theme)
            if element.get(f"{W}default") in ("1", "true", "on") and element.get(f"{W}type") == "paragraph":
                made.default = identity
        return made

    def name(self, paragraph_style: str | None) -> str:
        """The style's name as Word shows it."""
        style = self.known.get(paragraph_style or self.default)
        return style.name if style else ""

    def chain(self, identity: str) -> tuple[_Style, ...]:
        """A style and all it rests on, the deepest first."""
        if identity not in self._chains:
            found: list[_Style] = []
            at = identity
            while at in self.known and len(found) < _DEEPEST:
                found.append(self.known[at])
                at = self.known[at].based_on
            self._chains[identity] = tuple(reversed(found))
        return self._chains[identity]

    def letters(self, table: str, paragraph: str | None, character: str | None, direct: Format) -> Format:
        """How letters look in the end."""
        key = (table, self._paragraph_id(paragraph), character or "")
        if key not in self._letters:
            self._letters[key] = self._resolved(key)
        return {**self._letters[key], **direct} if direct else self._letters[key]

    def _resolved(self, key: tuple[str, str, str]) -> Format:
        levels = [_merged([style.letters for style in self.chain(identity)]) for identity in key]
        found = _merged([self.letter_defaults, *levels])
        for toggle in TOGGLES:
            odd = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            found[toggle] = bool(self.letter_defaults.get(toggle)) or odd
        return found

    def paragraph(self, table: str, identity: str | None, properties: etree._Element | None) -> Format:
        """How a paragraph is set in the end."""
        chain = self.chain(self._paragraph_id(identity))
        own = [self._with_list(style.paragraph, style.element.find(f"{W}pPr")) for style in chain]
        direct = self._with_list(paragraph_of(properties), properties)
        tables = [style.paragraph for style in self.chain(table)]
        return _merged([self.paragraph_defaults, *tables, *own, direct])

    def _with_list(self, settings: Format, properties: etree._Element | None) -> Format:
        """The settings on top of the indents of the list that stands beside them."""
        numbers = properties.find(f"{W}numPr") if properties is not None else None
        if numbers is None:
            return settings
        place = (value_of(numbers, "numId") or "0", value_of(numbers, "ilvl") or "0")
        return {**self.list_indents.get(place, {}), **settings}

    def _paragraph_id(self, identity: str | None) -> str:
        return identity if identity in self.known and identity is not None else self.default


def _style(element: etree._Element, theme: Theme) -> _Style:
    return _Style(
        str(element.get(f"{W}type", "")),
        value_of(element, "name") or "",
        value_of(element, "basedOn") or "",
        letters_of(element.find(f"{W}rPr"), theme),
        paragraph_of(element.find(f"{W}pPr")),
        element,
    )


def _merged(levels: list[Format]) -> Format:
    found: Format = {}
    for level in levels:
        found.update(level)
    return found


def _list_indents(numbering: etree._Element | None) -> dict[tuple[str, str], Format]:
    """Indents by list and depth."""
    if numbering is None:
        return {}
    abstract = {
        str(element.get(f"{W}abstractNumId")): _level_indents(element)
        for element in numbering.iter(f"{W}abstractNum")
    }
    return {
        (str(number.get(f"{W}numId")), depth): indents
        for number in numbering.iter(f"{W}num")
        for depth, indents in abstract.get(value_of(number, "abstractNumId") or "", {}).items()
    }


def _level_indents(abstract: etree._Element) -> dict[str, Format]:
    found: dict[str, Format] = {}
    for level in abstract.iter(f"{W}lvl"):
        indent = level.find(f"{W}pPr/{W}ind")
        settings: Format = {}
        if indent is not None:
            indents_of(indent, settings)
        found[str(level.get(f"{W}ilvl", "0"))] = settings
    return found
