"""Sections (phần trang): paper, margins, headers and footers, page numbers; what is not said is inherited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.measures import switched, twips_mm, value_of, whole
from doc_engine.ooxml.reader.parts import RELATION_ID
from doc_engine.paper import Line, Section

_PAPER = {"w": 215.9, "h": 279.4}  # what Word takes where nothing is said: Letter, an inch all round
_INCH, _HALF_INCH = 25.4, 12.7

Reading = Callable[[str, str], tuple[Line, ...]]


@dataclass(slots=True)
class Sections:
    """Makes the sections one after the other; `read(relation id, "header"|"footer")` gives a part's lines."""

    read: Reading
    even_odd: bool
    _headers: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    _footers: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    def make(self, element: etree._Element) -> Section:
        """The next section."""
        self._headers = {**self._headers, **self._edge(element, "header")}
        self._footers = {**self._footers, **self._edge(element, "footer")}
        paper, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
        gutter = _margin(margins, "gutter", 0.0)
        width, height = (_length(paper, side, usual) for side, usual in _PAPER.items())
        numbers = element.find(f"{W}pgNumType")
        return Section(
            width_mm=width,
            height_mm=height,
            top_mm=abs(_margin(margins, "top", _INCH)),
            bottom_mm=abs(_margin(margins, "bottom", _INCH)),
            left_mm=_margin(margins, "left", _INCH) + gutter,
            right_mm=_margin(margins, "right", _INCH),
            header_mm=_margin(margins, "header", _HALF_INCH),
            footer_mm=_margin(margins, "footer", _HALF_INCH),
            landscape=width > height,
            title_page=bool(switched(element.find(f"{W}titlePg"))),
            even_odd=self.even_odd,
            page_start=whole(numbers.get(f"{W}start")) if numbers is not None else None,
            page_format=str(numbers.get(f"{W}fmt", "decimal")) if numbers is not None else "decimal",
            columns=whole(value_of(element, "cols", "num")) or 1,
            headers=self._headers,
            footers=self._footers,
        )

    def _edge(self, element: etree._Element, where: str) -> dict[str, tuple[Line, ...]]:
        return {
            _pages(reference.get(f"{W}type")): self.read(str(reference.get(RELATION_ID)), where)
            for reference in element.iterfind(f"{W}{where}Reference")
        }


def _pages(kind: str | None) -> str:
    return kind if kind in ("first", "even") else "default"


def _margin(margins: etree._Element | None, side: str, usual: float) -> float:
    return _length(margins, side, usual)


def _length(element: etree._Element | None, name: str, usual: float) -> float:
    value = twips_mm(element.get(W + name)) if element is not None else None
    return usual if value is None else value
