"""The text itself as outline text (nội dung): every paragraph word for word, titles without the weight the form gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from doc_engine.blocks import Block, Inline, Level, Paragraph, Run
from doc_engine.outline import parse_outline
from doc_engine.outline.source import inline_source, source_of
from doc_engine.redraft.said import Said

_HEADED = frozenset({Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC, Level.HEADING, Level.ROMAN})
_NEVER_TITLES = frozenset({Level.PLAIN, Level.DASH, Level.PLUS})
_LOOKS_WRITTEN = re.compile(r"^(?:#{1,6}\s|\|.*\|$|\\)")
_END = "./."
_CLOSED = re.compile(r"\s*\.?\s?/\s?\.$")


def body_of(saids: Iterable[Said]) -> str:
    """Outline text that reads as these paragraphs."""
    kept = [said for said in saids if said.table is not None or said.text not in (_END, "/.")]
    return _CLOSED.sub(".", source_of([block for said in kept for block in _blocks(said)]))


def _blocks(said: Said) -> Iterator[Block]:
    if said.table is not None:
        yield replace(said.table, wide=said.wide)
        return
    for block in parse_outline(_line(said)).blocks:
        if isinstance(block, Paragraph):
            yield replace(_plainer(block, heading=said.heading or said.bold), wide=said.wide)
        else:
            yield replace(block, wide=said.wide)


def _line(said: Said) -> str:
    """The paragraph as one line of outline text, its weight kept where it is only part of it."""
    inline = said.inline
    if said.bold:
        inline = tuple(replace(part, bold=False) if isinstance(part, Run) else part for part in inline)
    source = inline_source(_unmarked(inline))
    source = f"\\{source}" if _LOOKS_WRITTEN.match(source) else source
    first = parse_outline(source).blocks[:1]
    headed = first and isinstance(first[0], Paragraph) and first[0].level is not Level.PLAIN
    return source if headed or not said.bold else inline_source(said.inline)


def _unmarked(inline: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the weight of the mark alone: "Điều 1." is set bold by the form."""
    first = inline[0] if inline else None
    if (
        isinstance(first, Run)
        and first.bold
        and len(inline) > 1
        and re.match(r"^(?:Điều \d+\w?\.|[IVX]+\.|\d+\.|[a-zđ]\))\s*$", first.text)
    ):
        return (replace(first, bold=False), *inline[1:])
    return inline


def _plainer(block: Paragraph, *, heading: bool) -> Paragraph:
    """A heading without weight of its own: the form sets it bold."""
    title = block.title or (heading and block.level not in _NEVER_TITLES)
    if title or block.level in _HEADED:
        inline = tuple(replace(part, bold=False) if isinstance(part, Run) else part for part in block.inline)
        return replace(block, inline=inline, title=title or block.title)
    return block
