"""A Word file as laid out → what it says (đọc từ tệp Word): unruled tables cell by cell, ruled ones whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from doc_engine.blocks import Inline, Run, Table
from doc_engine.layout import BODY_SIZES, HEAD_SIZES, INDENTS
from doc_engine.paper import Line, Paper, Part
from doc_engine.redraft.said import Look, Page, Said
from doc_engine.terms import Circulation
from doc_engine.text import fold, nfc, squeeze

_USUAL_HEAD, _USUAL_BODY, _USUAL_INDENT = "13/14/14", 14, "1,27 cm"
_CLOSE_MM = 0.2


def page_of(paper: Paper) -> Page:
    """The words of a Word file in reading order, and how its pages look."""
    lines = [line for line in paper.lines if not line.empty and line.place.part is Part.BODY]
    return Page((*_circulation(paper), *_saids(paper, lines)), _look(paper, lines))


def _circulation(paper: Paper) -> Iterator[Said]:
    """The mark of circulation, which stands in the header of the first page."""
    words = {fold(shape.text): squeeze(shape.text) for shape in paper.shapes}
    for section in paper.sections[:1]:
        words |= {fold(line.text): squeeze(line.text) for edge in section.headers.values() for line in edge}
    for circulation in Circulation:
        if fold(circulation.label) in words:
            yield Said.plain(words[fold(circulation.label)])


def _saids(paper: Paper, lines: list[Line]) -> Iterator[Said]:
    ruled = {table.number: table.columns > 1 and table.bordered for table in paper.tables if not table.inner}
    for number, group in groupby(lines, key=lambda line: line.place.table):
        members = list(group)
        wide = _wide(paper, members[0])
        if number is not None and ruled.get(number):
            yield Said(table=_table(members), wide=wide)
            continue
        for line in members:
            yield from _paragraphs(line, number or 0, wide)


def _wide(paper: Paper, line: Line) -> bool:
    return line.section < len(paper.sections) and paper.sections[line.section].landscape


def _paragraphs(line: Line, group: int, wide: bool) -> Iterator[Said]:
    """A paragraph; each of its parts where line breaks part it."""
    for piece in line.pieces("\n"):
        inline = _inline(piece)
        if inline:
            yield Said(inline, group=group, side=line.place.column or 0, wide=wide)


def _inline(line: Line) -> tuple[Inline, ...]:
    parts = [Run(line.numbering)] if line.numbering else []
    for run in line.shown:
        words = nfc(run.printed).replace("\t", " ").replace("\u00a0", " ")
        last = parts[-1] if parts else None
        if last is not None and (_style(last) == (run.bold, run.italic) or not words.strip()):
            parts[-1] = Run(last.text + words, last.bold, last.italic)
        elif last is not None and not last.text.strip():
            parts[-1] = Run(last.text + words, run.bold, run.italic)
        else:
            parts.append(Run(words, run.bold, run.italic))
    return tuple(part for part in _squeezed(parts) if part.text)


def _style(run: Run) -> tuple[bool, bool]:
    return run.bold, run.italic


def _squeezed(parts: list[Run]) -> Iterator[Run]:
    before = " "
    for place, part in enumerate(parts):
        words = " ".join(part.text.split())
        opens = bool(part.text[:1].isspace()) and not before.endswith(" ") and bool(words)
        closes = part.text[-1:].isspace() and place + 1 < len(parts)
        text = f"{' ' if opens else ''}{words}{' ' if closes and words else ''}"
        if text:
            before = text
        yield Run(text, part.bold, part.italic)


def _table(lines: list[Line]) -> Table:
    rows: dict[int, dict[int, list[Inline]]] = {}
    for line in lines:
        cell = rows.setdefault(line.place.row or 1, {}).setdefault(line.place.column or 1, [])
        if cell:
            cell.append(Run(" "))
        cell.extend(_inline(line))
    width = max(max(row) for row in rows.values())
    return Table(
        tuple(
            tuple(tuple(row.get(column, ())) for column in range(1, width + 1))
            for _, row in sorted(rows.items())
        ),
        header_rows=1 if len(rows) > 1 else 0,
    )


def _look(paper: Paper, lines: list[Line]) -> Look:
    return Look(
        head_sizes=_head_sizes(lines),
        body_size=_body_size(lines),
        indent=_indent(lines),
        contact=_contact(paper),
    )


def _head_sizes(lines: list[Line]) -> str | None:
    motto = {fold(line.text).replace("–", "-"): line.size_pt for line in lines[:20]}
    nation = motto.get("cong hoa xa hoi chu nghia viet nam")
    words = motto.get("doc lap - tu do - hanh phuc")
    found = next((key for key, sizes in HEAD_SIZES.items() if sizes[:2] == (nation, words)), None)
    return None if found == _USUAL_HEAD else found


def _running(lines: list[Line]) -> Iterator[Line]:
    """The paragraphs of running text: justified, outside tables."""
    return (line for line in lines if line.place.table is None and line.align == "both")


def _body_size(lines: list[Line]) -> int | None:
    sizes: Counter[float] = Counter()
    for line in _running(lines):
        sizes[line.size_pt] += len(line.text)
    most = int(sizes.most_common(1)[0][0]) if sizes else _USUAL_BODY
    return most if most in BODY_SIZES and most != _USUAL_BODY else None


def _indent(lines: list[Line]) -> str | None:
    indents = Counter(round(line.first_indent_mm, 1) for line in _running(lines))
    most = indents.most_common(1)[0][0] if indents else 0.0
    found = next((key for key, mm in INDENTS.items() if abs(mm - most) <= _CLOSE_MM), None)
    return None if found == _USUAL_INDENT else found


def _contact(paper: Paper) -> tuple[str, ...]:
    first = paper.sections[0].footers.get("first", ()) if paper.sections else ()
    return tuple(squeeze(line.text) for line in first if not line.empty and not line.page_field)
