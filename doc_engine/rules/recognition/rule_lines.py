"""Rules under components (đường kẻ): a border, a drawn line, underlined letters, or characters typed as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from doc_engine.layout import text_width_mm
from doc_engine.paper import Line, Paper, Place, Shape
from doc_engine.rules.cells import RuleLine
from doc_engine.rules.recognition.bits import Bit

Under = Literal["tieu_ngu", "issuer", "parent_body", "subject", "title", "attached_to"]
_UNDER: tuple[Under, ...] = ("tieu_ngu", "parent_body", "issuer", "title", "subject", "attached_to")
_SHORT_MM = 2.0  # what is shorter is no rule
_STEEP = 0.2


def find_rule_lines(
    paper: Paper, bits: Sequence[Bit], found: dict[str, tuple[Line, ...]]
) -> tuple[RuleLine, ...]:
    """The rules under the components that may have one, in the order of the diagram."""
    made: list[RuleLine] = []
    taken: set[int] = set()
    for name in _UNDER:
        lines = found.get(name, ())
        if lines:
            others = {one.place for other in _UNDER if other != name for one in found.get(other, ())}
            made += _below(name, lines[-1], paper, bits, taken, others=others - {lines[-1].place})
    return tuple(made)


def _below(
    name: Under, line: Line, paper: Paper, bits: Sequence[Bit], taken: set[int], *, others: set[Place]
) -> Iterator[RuleLine]:
    at = next((index for index, bit in enumerate(bits) if bit.line is line), None)
    if at is None:
        return
    if line.every(lambda run: run.underline):
        yield RuleLine(name, "underline", _width(line), line, line.place)
    if line.borders.bottom and not line.borders.box:
        yield RuleLine(name, "border", line.width_mm or None, line, line.place)
    near = _near(bits, at)
    for bit in near[1:]:
        whole = bit.whole
        if bit.typed_rule and not _same_side(line, bit, paper):
            continue
        if bit.typed_rule:
            yield RuleLine(name, "typed", _width(bit.line), line, whole.place, "-" not in bit.line.text)
        elif whole.borders and not whole.borders.box and (whole.empty or whole.borders.top):
            yield RuleLine(name, "border", whole.width_mm or None, line, whole.place)
    yield from _drawn(name, line, paper, near, taken, others=others)


def _same_side(line: Line, bit: Bit, paper: Paper) -> bool:
    """Whether a typed rule stands in the half of its paragraph in which the line stands in its own."""
    if not (line.piece and bit.line.piece):
        return True
    halves = [piece.text for piece in bit.whole.pieces()]
    first = len(halves) < 2 or bit.line.text == halves[0]
    return first == paper_starts(line, paper)


def _near(bits: Sequence[Bit], at: int) -> list[Bit]:
    """The bit, the empty ones behind it in its block, and the first one with words (a line may hang from it)."""
    near = [bits[at]]
    for bit in bits[at + 1 : at + 12]:
        if bits[at].line.piece and bit.whole.place == bits[at].whole.place:
            if "\t" not in bit.whole.text:
                break  # typed below with a line break
            continue  # the other half of a head typed with tabs
        if bit.cell != bits[at].cell:
            if bits[at].line.piece or bits[at].line.place.table is None:
                near.append(bit)
            else:
                near += _rows_below(bits, at)
            break
        near.append(bit)
        if not bit.blank:
            break
    return near


def _rows_below(bits: Sequence[Bit], at: int) -> Iterator[Bit]:
    """The bits of the next rows in the same column, up to the first with words: rules are often kept in a row of theirs."""
    for bit in bits[at + 1 : at + 24]:
        place = bit.line.place
        if place.table != bits[at].line.place.table:
            return
        if bit.column == bits[at].column and bit.cell != bits[at].cell:
            yield bit
            if not bit.blank:
                return


def _drawn(
    name: Under, line: Line, paper: Paper, near: list[Bit], taken: set[int], *, others: set[Place]
) -> Iterator[RuleLine]:
    """A drawn line anchored at the component or behind it; one anchored at another component belongs to that one."""
    places = {bit.whole.place for bit in near}
    for index, shape in enumerate(paper.shapes):
        if index not in taken and shape.place in places and _is_rule(shape):
            if shape.place in others and not _hangs_above(shape):
                continue
            if line.piece and not _on_its_side(line, shape, paper):
                continue
            taken.add(index)
            yield RuleLine(name, "shape", shape.width_mm, line, shape.place, not shape.dashed)
            return


def _hangs_above(shape: Shape) -> bool:
    """Whether a line is drawn over the words of its paragraph, not under them."""
    return shape.top_mm is not None and shape.top_mm < _SHORT_MM


def _is_rule(shape: Shape) -> bool:
    flat = shape.height_mm <= max(shape.width_mm * _STEEP, 1.0)
    return shape.kind == "line" and shape.width_mm >= _SHORT_MM and flat


def _on_its_side(line: Line, shape: Shape, paper: Paper) -> bool:
    """In a header typed with tabs: a line left of the page's middle belongs to the agency, right of it to tiêu ngữ."""
    if shape.left_mm is None:
        return True
    half = paper.sections[min(line.section, len(paper.sections) - 1)].text_width_mm / 2
    starts_paragraph = not line.piece or paper_starts(line, paper)
    return (shape.left_mm + shape.width_mm / 2 < half) == starts_paragraph


def paper_starts(line: Line, paper: Paper) -> bool:
    """Whether a piece is the first of its paragraph."""
    whole = next((one for one in paper.lines if one.place == line.place), line)
    return whole.text.lstrip().startswith(line.text)


def _width(line: Line) -> float | None:
    if not line.inked:
        return None
    width = sum(
        text_width_mm(run.printed, run.size_pt, run.bold, run.italic) * (0.65 if run.raised else 1.0)
        for run in line.shown
    )
    return round(width, 2)
