"""From the text as pasted to blocks and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from doc_engine.blocks import Block, Inline, Level, Paragraph, Table
from doc_engine.findings import Finding
from doc_engine.outline.emphasis import cut, parse_inline, parse_stretch, plain
from doc_engine.outline.markers import Marker, Reader, is_capital_section, looks_marked
from doc_engine.outline.numbering import Entry, numbering_findings
from doc_engine.outline.tables import is_row, parse_table
from doc_engine.outline.titles import is_short_title, is_upper, with_titles
from doc_engine.outline.tree import Node, build_tree
from doc_engine.outline.turns import without_turns
from doc_engine.text import admit

_HASHES = re.compile(r"^#{1,6}\s+(?=\S)")
_GROUPS = {Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC}


@dataclass(frozen=True, slots=True)
class Outline:
    """A text read as blocks, with what was noticed about it; `text` is the source, nothing changed."""

    text: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]

    def tree(self) -> tuple[Node, ...]:
        """The blocks as nested nodes."""
        return build_tree(self.blocks)

    @property
    def plain(self) -> str:
        """The text as read, a block a line, without weight marks."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    """A non-empty line: its number, its text without heading marks, whether it was a heading, whether it is kept plain."""

    number: int
    text: str
    heading: bool = False
    kept_plain: bool = False


@lru_cache(maxsize=64)  # the letters of a batch share one body
def parse_outline(text: str) -> Outline:
    """Read `text` (`noi_dung`) as an outline.

    Raises `BadInput` for characters that may not enter; everything else is read, and what looks wrong
    is a finding.
    """
    source = admit(text, field="noi_dung")
    straight, wide = without_turns(source)
    entries = _with_headings(list(_entries(straight)))
    blocks = with_titles([entry if isinstance(entry, Table) else entry.paragraph for entry in entries])
    findings = numbering_findings([None if isinstance(entry, Table) else entry for entry in entries])
    if wide:
        blocks = tuple(replace(block, wide=True) if block.line in wide else block for block in blocks)
    return Outline(source, blocks, tuple(findings))


def _entries(source: str) -> Iterator[Entry | Table]:
    reader = Reader()
    lines = list(enumerate((line.strip() for line in source.split("\n")), 1))
    for kind, group in groupby(lines, key=lambda item: (not item[1], is_row(item[1]))):
        stretch = list(group)
        if kind == (False, True):
            yield parse_table([text for _, text in stretch], stretch[0][0])
        elif not kind[0]:
            yield from _paragraphs([_line(number, text) for number, text in stretch], reader)


def _line(number: int, text: str) -> _Line:
    if text.startswith("\\") and _needs_backslash(text[1:]):
        return _Line(number, text[1:], kept_plain=True)
    hashes = _HASHES.match(text)
    return _Line(number, text[hashes.end() :], heading=True) if hashes else _Line(number, text)


def _needs_backslash(text: str) -> bool:
    """Whether the line would be read as more than plain text, or itself begins with such a backslash."""
    bare = text.lstrip("\\")
    if _HASHES.match(bare) or is_row(bare) or looks_marked(bare):
        return True
    return not bare.startswith("*") and looks_marked(plain(parse_inline(bare)))


def _paragraphs(lines: Sequence[_Line], reader: Reader) -> Iterator[Entry]:
    for line, inline in zip(lines, parse_stretch([line.text for line in lines]), strict=True):
        if not inline:
            continue
        text = plain(inline)
        if line.kept_plain:
            reader.pass_over(text)
        yield from _marked(line, inline, None if line.kept_plain else reader.read(text))


def _marked(line: _Line, inline: tuple[Inline, ...], marker: Marker | None) -> Iterator[Entry]:
    if marker is None:
        paragraph = Paragraph(Level.PLAIN, "", inline, title=line.heading, line=line.number)
        yield Entry(paragraph, restart=is_capital_section(plain(inline)))
        return
    rest = cut(inline, marker.length)
    if marker.level in _GROUPS:
        yield Entry(Paragraph(marker.level, marker.typed, (), title=True, line=line.number), marker)
        if rest:
            yield Entry(Paragraph(Level.HEADING, "", rest, title=True, line=line.number))
    else:
        yield Entry(Paragraph(marker.level, marker.typed, rest, title=line.heading, line=line.number), marker)


def _with_headings(entries: list[Entry | Table]) -> list[Entry | Table]:
    """The line below Phần, Chương, Mục, Tiểu mục is its title; an UPPER title may take several lines."""
    out: list[Entry | Table] = []
    for entry in entries:
        before = out[-1] if out else None
        headed = (
            isinstance(entry, Entry)
            and isinstance(before, Entry)
            and _is_heading(before.paragraph, entry.paragraph)
        )
        out.append(_heading(entry) if headed and isinstance(entry, Entry) else entry)
    return out


def _heading(entry: Entry) -> Entry:
    return Entry(replace(entry.paragraph, level=Level.HEADING, title=True))


def _is_heading(before: Paragraph, paragraph: Paragraph) -> bool:
    if paragraph.level is not Level.PLAIN:
        return False
    text = paragraph.text
    if before.level is Level.HEADING:
        return is_upper(text) and is_upper(before.text)
    return before.level in _GROUPS and (paragraph.title or is_short_title(text))
