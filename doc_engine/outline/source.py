"""Blocks written back as outline text: `parse_outline(source_of(blocks)).blocks` are the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace

from doc_engine.blocks import Block, Inline, Level, Mark, Paragraph, Table
from doc_engine.outline.markers import Reader
from doc_engine.outline.tables import is_row
from doc_engine.outline.titles import is_short_title, with_titles
from doc_engine.outline.turns import turned_source

_HEADING_MARKS = re.compile(r"^#{1,6}\s+\S")
_STYLED = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def source_of(blocks: Sequence[Block]) -> str:
    """The text that reads as these blocks, a blank line between paragraphs.

    A paragraph that only looks marked gets a backslash in front; a title that its place alone does not
    make one gets `##`.
    """
    reader = Reader()
    bare = [replace(block, title=False) if isinstance(block, Paragraph) else block for block in blocks]
    out = []
    for block, inferred in zip(blocks, with_titles(bare), strict=True):
        if isinstance(block, Table):
            out.append(_table(block))
        else:
            out.append(_paragraph(block, reader, known=isinstance(inferred, Paragraph) and inferred.title))
    return turned_source(zip((block.wide for block in blocks), out, strict=True))


def _paragraph(paragraph: Paragraph, reader: Reader, *, known: bool) -> str:
    content = inline_source(paragraph.inline)
    if paragraph.level is Level.HEADING:
        known = is_short_title(paragraph.text)
    heading = paragraph.title and not known
    if not paragraph.marker and not heading and _needs_backslash(paragraph.text, content, reader):
        reader.pass_over(paragraph.text)
        return f"\\{content}"
    reader.read(paragraph.text)
    text = f"{paragraph.marker} {content}".strip()
    return f"## {text}" if heading else text


def _needs_backslash(plain: str, content: str, reader: Reader) -> bool:
    bare = content.lstrip("\\")
    return (
        bool(_HEADING_MARKS.match(bare)) or is_row(bare) or copy(reader).read(plain.lstrip("\\")) is not None
    )


def inline_source(inline: Iterable[Inline]) -> str:
    """Inline content with its stars written out and literal stars and brackets escaped."""
    out: list[str] = []
    gap, bold, italic = "", False, False  # `gap`: the space that ends what is written so far
    for part in inline:
        before, text, after = _parts(part)
        # Stars that close stand before the space, stars that open behind it.
        closing = "*" * (2 * (bold and not part.bold) + (italic and not part.italic))
        opening = "*" * (2 * (part.bold and not bold) + (part.italic and not italic))
        out += [closing, gap, before, opening, text]
        gap, bold, italic = after, part.bold, part.italic
    return "".join([*out, "*" * (2 * bold + italic), gap])


def _parts(part: Inline) -> tuple[str, str, str]:
    if isinstance(part, Mark):
        return "", f"[[{part.text}]]", ""
    text = part.text.replace("*", "\\*").replace("[[", "\\[[")
    match = _STYLED.match(text)
    return (match[1], match[2], match[3]) if match else ("", text, "")


def _table(table: Table) -> str:
    rows = [
        "| " + " | ".join(inline_source(cell).replace("|", "\\|") for cell in row) + " |"
        for row in table.rows
    ]
    rows.insert(1 if table.header_rows else 0, "|" + "---|" * max(1, len(table.rows[0])))
    return "\n".join(rows)
