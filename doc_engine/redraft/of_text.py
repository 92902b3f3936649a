"""A plain text → what it says (đọc từ chữ thuần): wrapped lines joined, columns apart, rows with bars as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.blocks import Table
from doc_engine.outline.emphasis import parse_inline
from doc_engine.reading.copies.source import Source, Span, bare_of
from doc_engine.reading.heads.cells import Cell, cells_of, is_motto
from doc_engine.reading.heads.recipients import find_recipients_row
from doc_engine.redraft.foot import ANNEX
from doc_engine.redraft.said import Page, Said

_HASHES = re.compile(r"^\s*#{1,6}\s+")
_RULE = re.compile(r"[\s|:\-─—_=+]*$")
# "Chức vụ: …", "Bên B: …", "Đề nghị Quý cơ quan …" begin a line of their own in a form.
_LABELLED = re.compile(
    r"\n(?=[ \t]*(?:[A-ZĐÔ][^:\n.;,]{1,24}:\s|Đề nghị Quý cơ quan|Giấy này có giá trị|Hai bên thống nhất))"
)
_MARK_OF_PAGE = re.compile(r"^\[\[page \d+/\d+\]\]$")
_OPEN = re.compile(r"(?:so\s?:\s?\w*|ngay\s?\w*|thang\s?\w*|nam)$")
_GOES_ON = re.compile(r"/|\d|thang|nam(?!\w)")
_HEAD_LINES = 14
_FOOT_LINES = 60
_WIDEST = 115


def page_of_text(text: str) -> Page:
    """The words of a plain text, a paragraph each; raises nothing."""
    source = Source.of(text)
    head, foot = _head_end(source), find_recipients_row(source)
    body_end = foot if foot is not None else len(source.lines)
    stop = _foot_end(source, body_end)
    return Page(
        (
            *_columned(source, 0, head),
            *_running(source, head, body_end),
            *_columned(source, body_end, stop),
            *_running(source, stop, len(source.lines)),
        )
    )


def _head_end(source: Source) -> int:
    """The line behind the place and day, or behind the motto: up to there columns stand side by side."""
    found = 0
    for cell in cells_of(source, 0, 40):
        motto = is_motto(cell) and len(cell.text) < 50 and (cell.is_upper or cell.bare.startswith("doc lap"))
        if motto or re.search(r"(?:^|\s)so\s?:|,\s*ngay.*thang", cell.bare):
            found = max(found, cell.row + 1) if cell.row < found + _HEAD_LINES else found
    return found


def _foot_end(source: Source, start: int) -> int:
    """Behind the columns of the foot: at the first annex, at a table, at the latest after so many lines."""
    last = min(len(source.lines), start + _FOOT_LINES)
    for row in range(start, last):
        line = source.lines[row]
        text = source.view[line.start : line.end].strip()
        if text.count("|") > 2 or (text[:1] == "P" and ANNEX.match(bare_of(text))):
            return row
    return last


def _columned(source: Source, first: int, last: int) -> Iterator[Said]:
    for cell in _whole(cells_of(source, first, last)):
        if any(char.isalnum() for char in cell.text) and not _MARK_OF_PAGE.match(cell.text):
            yield Said.plain(cell.text, side=2 if cell.right else 1)


def _whole(cells: list[Cell]) -> Iterator[Cell]:
    """Cells of one line that only a blank for the number or the day holds apart, as one."""
    held: Cell | None = None
    for cell in cells:
        if (
            held is not None
            and held.row == cell.row
            and (_OPEN.search(held.bare) and _GOES_ON.match(cell.bare))
        ):
            held = held._replace(text=f"{held.text} {cell.text}")
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _running(source: Source, first: int, last: int) -> Iterator[Said]:
    if first >= last:
        return
    begin, end = source.lines[first].start, source.lines[last - 1].end
    rows: list[str] = []
    for start, stop in _paragraphs(source):
        if stop <= begin or start >= end:
            continue
        raw = source.text[max(start, begin) : min(stop, end)]
        for line in raw.split("\n") if "|" in raw else _LABELLED.split(raw):
            words = " ".join(line.split())
            if _is_row(words):
                rows.append(words)
                continue
            yield from _table(rows)
            rows = []
            if any(char.isalnum() for char in words) and not _MARK_OF_PAGE.match(words):
                hashes = _HASHES.match(words)
                yield Said(parse_inline(_HASHES.sub("", words)), heading=bool(hashes))
    yield from _table(rows)


def _paragraphs(source: Source) -> tuple[Span, ...]:
    """Wrapped lines joined; each line as it is where some are longer than any page is wide."""
    rows = (source.text[line.start : line.end].strip() for line in source.lines)
    if any(len(row) > _WIDEST and "|" not in row and "   " not in row for row in rows):
        return tuple((line.start, line.end) for line in source.lines)
    return source.paragraphs


def _is_row(words: str) -> bool:
    return words.count("|") > 1 or (words.startswith("|") and words.endswith("|"))


def _table(rows: list[str]) -> Iterator[Said]:
    cells = [
        tuple(parse_inline(" ".join(cell.split())) for cell in row.strip("| ").split("|"))
        for row in rows
        if not _RULE.match(row)
    ]
    if cells:
        width = max(map(len, cells))
        full = tuple((*row, *((),) * (width - len(row))) for row in cells)
        yield Said(table=Table(full, header_rows=1 if len(full) > 1 else 0))
