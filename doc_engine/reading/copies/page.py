"""The words of an HTML page (chữ trong trang HTML), parsed and never fetched: scripts, styles and titles left out.

A table of two columns is read cell by cell, like a header or signature of Word; one of three or more row by row
with bars. Our own reader of tags rather than the library's: that one takes the square of what was never closed.
"""

from __future__ import annotations

import html
import re

from doc_engine.patterns import late

_BLOCK_TAGS = "p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer main hr pre blockquote form center"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_RAW = {tag: late(rf"</{tag}\b[^<>]*>", re.IGNORECASE) for tag in ("script", "style", "title", "template")}
_TAG = late(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>|<[!?][^<>]*>")
_DEEPEST = 50


class _Table:
    """A table being read: its rows of cells."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None

    def lines(self) -> list[str]:
        rows = [[cell.strip() for cell in row] for row in self.rows]
        if any(sum(bool(cell) for cell in row) > 2 for row in rows):
            return [" | ".join(" ".join(cell.split()) for cell in row) for row in rows]
        return [line for row in rows for cell in row for line in cell.split("\n")]


class _Page:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.tables: list[_Table] = []

    def write(self, text: str) -> None:
        table = self.tables[-1] if self.tables else None
        (table.cell if table is not None and table.cell is not None else self.out).append(text)

    def opened(self, tag: str) -> None:
        if tag == "table" and len(self.tables) < _DEEPEST:
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self.close_cell()
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.close_cell()
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].cell = []
        elif tag in _BLOCKS:
            self.write("\n")

    def closed(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self.tables:
            self.close_cell()
        elif tag == "table" and self.tables:
            self.close_table()
        elif tag in _BLOCKS:
            self.write("\n")

    def close_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is not None:
            table.rows[-1].append(_tidy("".join(table.cell)))
            table.cell = None

    def close_table(self) -> None:
        self.close_cell()
        lines = self.tables.pop().lines()
        self.write("\n" + "\n".join(lines) + "\n")

    def text(self) -> str:
        while self.tables:
            self.close_table()
        return _tidy("".join(self.out))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def page_text(source: str) -> str:
    """The words of a page, a block on a line. Never raises; what is not closed ends with the page."""
    page = _Page()
    place = 0
    while (start := source.find("<", place)) >= 0:
        _say(page, source[place:start])
        place = _past(page, source, start)
    _say(page, source[place:])
    return page.text()


def _say(page: _Page, words: str) -> None:
    if words:
        page.write(re.sub(r"\s+", " ", html.unescape(words).replace("\xa0", " ")))


def _past(page: _Page, source: str, start: int) -> int:
    """Do what the mark at `start` says; the place behind it."""
    if source.startswith("<!--", start):
        end = source.find("-->", start)
        return end + 3 if end >= 0 else len(source)
    mark = _TAG.match(source, start)
    if mark is None:
        page.write("<")
        return start + 1
    tag = (mark[2] or "").lower()
    if tag in _RAW and not mark[1]:
        closing = _RAW[tag].search(source, mark.end())
        return closing.end() if closing else len(source)
    if tag:
        (page.closed if mark[1] else page.opened)(tag)
    return mark.end()
