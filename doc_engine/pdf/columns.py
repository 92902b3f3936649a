"""The words of a PDF in the order a person reads them (chữ theo cột): a two-column head or signature left, then right.

The text layer of a scan or of some printers runs across both columns; where things stand on the page tells them
apart. Ruled tables of three columns or more, and others whose columns are clear, are read row by row with bars; the
rest keeps the order of the layer.
"""

from __future__ import annotations

from itertools import pairwise

from doc_engine.pdf.aligned import aligned_tables
from doc_engine.pdf.boxes import Box, PageBoxes, TextLine, boxes_of
from doc_engine.pdf.grids import Table, continued, table_lines, tables_of
from doc_engine.pdf.reading import text_of
from doc_engine.pdf.rows import GUTTER_MM, Row, rows_of

_HEAD_ROWS = 3  # so many rows at most are repeated on each page
_LOOSE_ROWS = 2.6  # heights of a line: a wider gap ends a region of columns
_MARGIN_MM = 2.0  # how far a row may stand from a margin or from the middle and still be set there


def columned_text(pdf: bytes) -> list[str]:
    """The text of each page, NFC, two-column regions column by column; a scanned page gives "". Raises `BadInput`."""
    plain = text_of(pdf, upright=True)
    pages = boxes_of(pdf, upright=True)
    tables = _joined_over_pages(
        [_with_aligned(*found) for found in zip(tables_of(pdf), pages, strict=True)], pages
    )
    return [
        _page_with_tables(page, text, own) if text.strip() else ""
        for page, text, own in zip(pages, plain, tables, strict=True)
    ]


def _with_aligned(ruled: tuple[Table, ...], page: PageBoxes) -> tuple[Table, ...]:
    """The ruled tables of a page and those without lines, from top to bottom."""
    rest = [line for line in page.lines if not any(_inside(line.box, table.box) for table in ruled)]
    return tuple(sorted((*ruled, *aligned_tables(rest)), key=lambda table: table.box.top))


def _joined_over_pages(tables: list[tuple[Table, ...]], pages: list[PageBoxes]) -> list[list[Table]]:
    out = [list(own) for own in tables]
    head: tuple[tuple[str, ...], ...] = ()
    for number, (here, there) in enumerate(pairwise(out)):
        if not (here and there and _ends(pages[number], here[-1]) and _begins(pages[number + 1], there[0])):
            head = ()
            continue
        if not head or len(here) > 1:
            head = here[-1].rows[:_HEAD_ROWS]
        if here[-1].rows:
            here[-1], there[0] = continued(here[-1], there[0], head)
    return out


def _is_page_number(line: TextLine) -> bool:
    return line.text.strip(" -–").isdigit()


def _ends(page: PageBoxes, table: Table) -> bool:
    return all(line.box.top < table.box.bottom or _is_page_number(line) for line in page.lines)


def _begins(page: PageBoxes, table: Table) -> bool:
    return all(line.box.bottom > table.box.top or _is_page_number(line) for line in page.lines)


def _page_with_tables(page: PageBoxes, plain: str, tables: list[Table]) -> str:
    """The text of a page: its ruled tables row by row, what stands between them by its columns."""
    if not tables:
        return _page_text(page.lines, plain)
    parts: list[str] = []
    rest = [line for line in page.lines if not any(_inside(line.box, table.box) for table in tables)]
    for table in tables:
        above = tuple(line for line in rest if line.box.top < table.box.top)
        rest = [line for line in rest if line.box.top >= table.box.top]
        parts += [_page_text(above, None), *table_lines(table)]
    return "\n".join(part for part in [*parts, _page_text(tuple(rest), None)] if part)


def _inside(box: Box, table: Box) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return table.left <= across <= table.right and table.top <= down <= table.bottom


def _page_text(texts: tuple[TextLine, ...], plain: str | None) -> str:
    rows = rows_of(texts)
    lines: list[str] = []
    found, place = False, 0
    while place < len(rows):
        end = _region_end(rows, place)
        if end > place:
            lines += _column_lines(rows[place:end])
            found, place = True, end
        else:
            if lines and _ends_centred_block(rows, place):
                lines.append("")
            lines.append("    ".join(piece.text for piece in rows[place].pieces))
            place += 1
    many = any(len(row.pieces) > 2 for row in rows)
    return plain if plain is not None and (many or not found) else "\n".join(lines)


def _ends_centred_block(rows: list[Row], place: int) -> bool:
    """Whether a row of the body stands below a centred one: words alone do not tell where the subject (trích yếu) is over."""
    left, right = _sides(rows)
    middle = (left + right) / 2
    above, here = rows[place - 1], rows[place]
    narrow = above.left - left > 2 * _MARGIN_MM and right - above.right > 2 * _MARGIN_MM
    centred = len(above.pieces) == 1 and narrow and abs(above.middle - middle) < _MARGIN_MM
    at_margin = here.left - left < _MARGIN_MM
    return centred and len(here.pieces) == 1 and (at_margin or abs(here.middle - middle) > _MARGIN_MM)


def _sides(rows: list[Row]) -> tuple[float, float]:
    """The margins of what is printed, in mm."""
    return min(row.left for row in rows), max(row.right for row in rows)


def _region_end(rows: list[Row], start: int) -> int:
    """Where the two-column region that begins at `start` ends; `start` itself when none begins there."""
    gutter = rows[start].gutter
    if gutter is None:
        return start
    end, split = start + 1, 1
    for index in range(start + 1, len(rows)):
        row, above = rows[index], rows[index - 1]
        own = row.gutter
        narrowed = (max(gutter[0], own[0]), min(gutter[1], own[1])) if own else gutter
        if narrowed[1] - narrowed[0] < GUTTER_MM / 2 or (own is None and row.crosses(*narrowed)):
            break
        if (
            row.top - above.bottom > _LOOSE_ROWS * (above.bottom - above.top)
            and own is None
            and _is_left(row, gutter)
        ):
            break
        gutter = narrowed
        if own is not None or not _is_left(row, gutter):
            end = index + 1
        split += own is not None
    while end < len(rows) and rows[end].gutter is None and _hangs(rows, end, gutter):
        end += 1
    return end if split > 1 else start


def _is_left(row: Row, gutter: tuple[float, float]) -> bool:
    return all(piece.box.right <= gutter[0] + 1 for piece in row.pieces)


def _hangs(rows: list[Row], index: int, gutter: tuple[float, float]) -> bool:
    """A further line of the left column right below the last one: recipients are longer than the signature."""
    row, above = rows[index], rows[index - 1]
    return _is_left(row, gutter) and row.top - above.bottom < above.bottom - above.top


def _column_lines(rows: list[Row]) -> list[str]:
    gutters = [row.gutter for row in rows if row.gutter]
    middle = (max(g[0] for g in gutters) + min(g[1] for g in gutters)) / 2
    pieces = [piece for row in rows for piece in row.pieces]
    left = [piece.text for piece in pieces if piece.box.left < middle]
    return [*left, *(piece.text for piece in pieces if piece.box.left >= middle)]
