"""Pipe tables (bảng kẻ bằng dấu gạch đứng): `| a | b |` a line a row, an optional `|---|---|` below the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_engine.blocks import Inline, Table
from doc_engine.outline.emphasis import parse_inline

_ROW = re.compile(r"^\|.*\|$")
_RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+$")
_CELL_END = re.compile(r"(?:\\.|\[\[[^\[\]]*\]\]|[^|\\]|\\$)*")


def is_row(line: str) -> bool:
    """Whether the line is a row of a pipe table."""
    return len(line) > 1 and bool(_ROW.match(line)) and not line.endswith("\\|")


def parse_table(lines: Sequence[str], first_line: int) -> Table:
    """The table of these rows; rows shorter than the widest are filled with empty cells."""
    places = (0, 1) if len(lines) > 1 else ()
    rule = next((place for place in places if _RULE.match(lines[place])), None)
    kept = [line for place, line in enumerate(lines) if place != rule]
    rows = [_cells(line) for line in kept]
    width = max((len(row) for row in rows), default=0)
    header_rows = 0 if rule == 0 or len(rows) < 2 else 1
    filled = tuple((*row, *((),) * (width - len(row))) for row in rows)
    return Table(filled, header_rows, first_line)


def _cells(line: str) -> tuple[tuple[Inline, ...], ...]:
    cells: list[tuple[Inline, ...]] = []
    place = 1
    while place < len(line):
        match = _CELL_END.match(line, place)
        end = match.end() if match else place
        cells.append(parse_inline(line[place:end].replace("\\|", "|")))
        place = end + 1
    return tuple(cells)
