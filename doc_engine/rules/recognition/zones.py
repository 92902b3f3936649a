"""The three cuts through a document (các phần): where its head ends, where its ending begins, where annexes begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.paper import Line, Paper
from doc_engine.rules.recognition.annexes import is_annex_label
from doc_engine.rules.recognition.bits import LONGEST, Bit
from doc_engine.rules.recognition.ending import is_label, is_name, starts_stack
from doc_engine.rules.recognition.heading import is_motto
from doc_engine.text import fold

_STARTS = re.compile(r"(?:kinh (?:gui|trinh)|can cu|dieu 1)\b")
_END_MARK = re.compile(r"\. ?/ ?\.?\s*$")
_LONG = 160
_HEAD_LINES = 45
_SIGNED_WITHIN = 40
_HEAD_TOP = 6
_FIRST_LINES = 4


@dataclass(frozen=True, slots=True)
class Zones:
    """Indexes into the file's lines: the text begins at `text`, the ending at `ending`, annexes at `annexes`."""

    text: int
    ending: int
    annexes: int


def zones_of(paper: Paper) -> Zones:
    """The cuts through a file; a part that is not there is empty."""
    lines = paper.lines
    annexes = _annex_start(lines)
    ending = _ending_start(lines[:annexes], paper)
    return Zones(min(_text_start(lines), ending), ending, annexes)


def _text_start(lines: tuple[Line, ...]) -> int:
    """The first line that can only be text: long, Kính gửi, căn cứ, Điều 1."""
    for index, line in enumerate(lines[: 3 * _HEAD_LINES]):
        words = fold(line.text)
        if _STARTS.match(words) or (len(words) > _LONG and "\t" not in line.text and "\n" not in line.text):
            return index
    return min(len(lines), _HEAD_LINES)


def _annex_start(lines: tuple[Line, ...]) -> int:
    """The first annex heading, or second quốc hiệu, behind Nơi nhận or an end mark; the end when there is none."""
    seen = _is_annex_alone(lines)
    for index, line in enumerate(lines):
        bit = Bit(line, index, line)
        if bit.blank:
            continue
        if seen and (is_annex_label(bit) or is_motto(bit)):
            return _row_start(lines, index)
        seen = seen or is_label(bit) or bool(_END_MARK.search(bit.text) and len(bit.bare) > 8)
    return len(lines)


def _is_annex_alone(lines: tuple[Line, ...]) -> bool:
    """Whether the file begins with an annex heading: an annex kept in a file of its own."""
    inked = [line for line in lines[:_HEAD_LINES] if not line.empty][:_FIRST_LINES]
    return any(is_annex_label(Bit(line, 0, line)) for line in inked)


def _row_start(lines: tuple[Line, ...], index: int) -> int:
    """The first line of the table that a line stands in."""
    table = lines[index].place.table
    while table is not None and index and lines[index - 1].place.table == table:
        index -= 1
    return index


def _ending_start(lines: tuple[Line, ...], paper: Paper) -> int:
    """Nơi nhận, the signature, or what follows the end mark: the first of them."""
    label = mark = None
    for index, line in enumerate(lines):
        bit = Bit(line, index, line)
        if bit.blank:
            continue
        if _END_MARK.search(bit.text) and len(bit.bare) > 8:
            mark, label = index + 1, None
        elif label is None and _has_label(line):
            label = _row_start(lines, index)
    if mark is not None:
        return mark
    return _with_signature(lines, len(lines) if label is None else label, paper)


def _has_label(line: Line) -> bool:
    return len(line.text) <= LONGEST and any(is_label(Bit(piece, 0, piece)) for piece in line.pieces())


def _with_signature(lines: tuple[Line, ...], end: int, paper: Paper) -> int:
    """Without an end mark: back over the signature's lines that stand above Nơi nhận or at the very end."""
    start = end
    for index in range(end - 1, max(end - _SIGNED_WITHIN, _HEAD_TOP) - 1, -1):
        line = lines[index]
        if line.empty:
            continue
        table = paper.table_of(line)
        if not (_is_signature(line) or (table is not None and not table.bordered)):
            break
        if _is_signature(line) and line.upper:
            start = _row_start(lines, index)
    return start


def _is_signature(line: Line) -> bool:
    return len(line.text) <= LONGEST and all(
        (piece.upper and starts_stack(Bit(piece, 0, piece))) or is_name(piece.text.strip())
        for piece in line.pieces()
    )
