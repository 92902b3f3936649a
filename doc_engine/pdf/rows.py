"""The lines of a page as rows (hàng chữ): the pieces of text at one height, from left to right."""

from __future__ import annotations

from typing import NamedTuple

from doc_engine.pdf.boxes import TextLine

GUTTER_MM = 4.0  # two columns stand at least so far apart
_SAME_ROW = 0.5  # share of the lower line's height that two pieces of one row have in common


class Row(NamedTuple):
    """The pieces of text at one height, from left to right."""

    pieces: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        """Its upper edge in mm."""
        return min(piece.box.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower edge in mm."""
        return max(piece.box.bottom for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins, in mm."""
        return self.pieces[0].box.left

    @property
    def right(self) -> float:
        """Where it ends, in mm."""
        return self.pieces[-1].box.right

    @property
    def middle(self) -> float:
        """Half way between its ends, in mm."""
        return (self.left + self.right) / 2

    @property
    def gutter(self) -> tuple[float, float] | None:
        """The empty stretch between the two columns of this row."""
        if len(self.pieces) != 2:
            return None
        left, right = self.pieces[0].box.right, self.pieces[1].box.left
        return (left, right) if right - left >= GUTTER_MM else None

    def crosses(self, left: float, right: float) -> bool:
        """Whether something stands in the stretch from `left` to `right`."""
        return any(piece.box.left < right and left < piece.box.right for piece in self.pieces)


def rows_of(lines: tuple[TextLine, ...], gutter: float = GUTTER_MM) -> list[Row]:
    """The rows from top to bottom; pieces that no gutter parts are one."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (line.box.top, line.box.left)):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [Row(_joined(sorted(row, key=lambda line: line.box.left), gutter)) for row in rows]


def _beside(first: TextLine, line: TextLine) -> bool:
    shared = min(first.box.bottom, line.box.bottom) - max(first.box.top, line.box.top)
    lower = min(first.box.bottom - first.box.top, line.box.bottom - line.box.top)
    return shared > _SAME_ROW * lower


def _joined(row: list[TextLine], gutter: float) -> tuple[TextLine, ...]:
    """Pieces of one row that no gutter parts are one."""
    out: list[TextLine] = []
    for piece in row:
        if out and piece.box.left - out[-1].box.right < gutter:
            last = out.pop()
            box = last.box._replace(
                right=max(last.box.right, piece.box.right),
                top=min(last.box.top, piece.box.top),
                bottom=max(last.box.bottom, piece.box.bottom),
            )
            out.append(TextLine(f"{last.text} {piece.text}", box))
        else:
            out.append(piece)
    return tuple(out)
