"""Inside a paragraph (trong đoạn): its letters as they look, the fields, the shapes and boxes anchored in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.letters import Format, letters_of
from doc_engine.ooxml.reader.measures import value_of
from doc_engine.ooxml.reader.styles import Styles
from doc_engine.paper import Letters

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX = f"{W}txbxContent"
_GONE = frozenset(
    W + name
    for name in ("del", "moveFrom", "delText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid")
)
_COME = frozenset({f"{W}ins", f"{W}moveTo"})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": "\u25a1",
}
_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_BASE = {"font": "Times New Roman", "font_high": "Times New Roman", "size_pt": 10.0}


def chosen(element: etree._Element) -> etree._Element:
    """Of alternative contents the one a current Word shows, so that a text box is not read twice."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    choice = element.find(f"{_MC}Choice")
    fallback = element.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def gone(element: etree._Element) -> bool:
    """Whether an element is no text: properties, or deleted with changes tracked."""
    return element.tag in _GONE


@dataclass(slots=True)
class Inline:
    """What one paragraph holds; `table` and `paragraph` are the ids of the styles it stands in."""

    styles: Styles
    table: str
    paragraph: str | None
    letters: list[Letters] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page_field: bool = False
    tracked: bool = False
    _inserted: bool = False

    def read(self, parent: etree._Element) -> None:
        """Take in everything inside `parent`."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in _COME:
                self._come(child)
            elif tag == f"{W}fldSimple":
                self._instruction(str(child.get(f"{W}instr", "")))
                self.read(child)
            elif tag in _GONE:
                self.tracked = self.tracked or tag in (f"{W}del", f"{W}moveFrom")
            else:
                self.read(chosen(child))

    def _come(self, element: etree._Element) -> None:
        before, self._inserted, self.tracked = self._inserted, True, True
        self.read(element)
        self._inserted = before

    def _instruction(self, text: str) -> None:
        self.page_field = self.page_field or bool(_PAGE.match(text))

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        direct = letters_of(properties, self.styles.theme)
        settings = self.styles.letters(self.table, self.paragraph, value_of(properties, "rStyle"), direct)
        words: list[str] = []
        self._content(run, words)
        if words:
            self._add("".join(words), settings)

    def _content(self, run: etree._Element, words: list[str]) -> None:
        for outer in run:
            child = chosen(outer)
            tag = child.tag
            if tag == f"{W}t":
                words.append(child.text or "")
            elif tag in _CHARACTERS:
                words.append(_CHARACTERS[tag])
            elif tag == f"{W}br":
                words.append("\n" if child.get(f"{W}type") in (None, "textWrapping") else "")
            elif tag == f"{W}instrText":
                self._instruction(child.text or "")
            elif tag == f"{W}footnoteReference":
                self.notes.append(str(child.get(f"{W}id")))
            elif tag in _DRAWN:
                self._drawn(child)
            elif child is not outer:
                self._content(child, words)

    def _drawn(self, drawing: etree._Element) -> None:
        self.drawings.append(drawing)
        self._find_boxes(drawing)

    def _find_boxes(self, element: etree._Element) -> None:
        for child in chosen(element):
            if child.tag == BOX:
                self.boxes.append(child)
            else:
                self._find_boxes(child)

    def _add(self, text: str, settings: Format) -> None:
        merged = {**_BASE, **settings, "inserted": self._inserted}
        high = merged.pop("font_high")
        if not text.isascii() or not merged["font"]:
            merged["font"] = high or merged["font"]
        merged["text"] = text
        last = self.letters[-1] if self.letters else None
        made = Letters(**merged)
        if last is not None and _alike(last, made):
            self.letters[-1] = Letters(**{**merged, "text": last.text + text})
        else:
            self.letters.append(made)


def _alike(left: Letters, right: Letters) -> bool:
    return all(getattr(left, name) == getattr(right, name) for name in _LOOKS)


_LOOKS = tuple(name for name in Letters.__slots__ if name != "text")
