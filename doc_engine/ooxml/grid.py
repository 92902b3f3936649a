"""Column widths of a table (bề rộng cột): what its contents ask for, within the text area."""

from __future__ import annotations

from doc_engine.blocks import Inline, Table
from doc_engine.layout import text_width_mm

# A cell of so few signs (STT, a year, a number) is centred, as clerks do.
_SHORT = 8


def column_widths_mm(block: Table, total_mm: float, size_pt: float, padding_mm: float) -> list[float]:
    """Widths that add up to `total_mm`: each column at least its longest word, the rest by what it holds."""
    count = max(len(cells) for cells in block.rows)
    needs = [0.0] * count
    wants = [0.0] * count
    for place, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            bold = place < block.header_rows
            need, want = _measured(cell, size_pt, bold)
            needs[column] = max(needs[column], need + 2 * padding_mm + 0.6)
            # A heading may wrap: only its words count, and a third of its length.
            wants[column] = max(wants[column], (want / 3 if bold else want) + 2 * padding_mm + 0.6)
    # Beyond a few lines of the whole page a cell's length counts no more: the other columns must stay readable.
    wants = [max(need, min(want, 3 * total_mm)) for need, want in zip(needs, wants, strict=True)]
    return _shared(needs, wants, total_mm)


def _measured(cell: tuple[Inline, ...], size_pt: float, bold: bool) -> tuple[float, float]:
    text = "".join(part.text for part in cell)
    words = [text_width_mm(word, size_pt, bold) for word in text.split()]
    return max(words, default=0.0), text_width_mm(text, size_pt, bold)


def _shared(needs: list[float], wants: list[float], total: float) -> list[float]:
    asked = sum(wants)
    if asked <= total:
        spare = total - asked
        return [want + spare * want / asked for want in wants]
    if sum(needs) >= total:
        return [need * total / sum(needs) for need in needs]
    return _filled(needs, wants, total)


def _filled(needs: list[float], wants: list[float], total: float) -> list[float]:
    """Columns that ask for no more than an even share get it; the long ones share the rest by the root of their length."""
    widths = list(needs)
    long_columns = set(range(len(needs)))
    while True:
        room = total - sum(widths[column] for column in range(len(widths)) if column not in long_columns)
        modest = {column for column in long_columns if wants[column] <= room / len(long_columns)}
        if not modest:
            break
        for column in modest:
            widths[column] = wants[column]
        long_columns -= modest
    return _by_root(widths, needs, wants, long_columns, room)


def _by_root(
    widths: list[float], needs: list[float], wants: list[float], columns: set[int], room: float
) -> list[float]:
    """`widths` with `room` shared among `columns`, none below its longest word."""
    while columns:
        weight = sum(wants[column] ** 0.5 for column in columns)
        shares = {column: room * wants[column] ** 0.5 / weight for column in columns}
        tight = {column for column in columns if needs[column] > shares[column]}
        for column in tight or columns:
            widths[column] = needs[column] if tight else shares[column]
            room -= widths[column]
        columns = columns - tight if tight else set()
    return widths


def is_short(block: Table, column: int) -> bool:
    """Whether every cell below the head in this column holds a few signs only."""
    cells = [cells[column] for cells in block.rows[block.header_rows :] if column < len(cells)]
    texts = ["".join(part.text for part in cell) for cell in cells]
    return bool(texts) and all(len(text) <= _SHORT for text in texts)
