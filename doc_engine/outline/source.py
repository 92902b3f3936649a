"""Blocks written back as outline text: `parse_outline(source_of(blocks)).blocks` are the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_engine.blocks import Block, Inline, Level, Mark, Paragraph, Table
from doc_engine.outline.markers import looks_marked
from doc_engine.outline.tables import is_row

_HEADING_MARKS = re.compile(r"^\\*#{1,6}\s")


def source_of(blocks: Iterable[Block]) -> str:
    """The text that reads as these blocks, a blank line between paragraphs."""
    return "\n\n".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks)


def _paragraph(paragraph: Paragraph) -> str:
    content = inline_source(paragraph.inline)
    if paragraph.marker:
        text = f"{paragraph.marker} {content}".rstrip()
    elif paragraph.level is Level.PLAIN and _needs_backslash(content):
        text = "\\" + content
    else:
        text = content
    return f"## {text}" if paragraph.title and paragraph.level in {Level.PLAIN, Level.LETTER} else text


def _needs_backslash(text: str) -> bool:
    bare = text.lstrip("\\")
    return bool(_HEADING_MARKS.match(text)) or is_row(text) or looks_marked(bare)


def inline_source(inline: Iterable[Inline]) -> str:
    """Inline content with its stars and brackets written out."""
    return "".join(_styled(part) for part in inline)


def _styled(part: Inline) -> str:
    if isinstance(part, Mark):
        text = f"[[{part.text}]]"
    else:
        text = part.text.replace("*", "\\*").replace("[[", "\\[[")
    stars = "*" * (2 * part.bold + part.italic)
    inner = text.strip(" ")
    if not inner or not stars:
        return text
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{stars}{inner}{stars}{after}"


def _table(table: Table) -> str:
    rows = [
        "| " + " | ".join(inline_source(cell).replace("|", "\\|") for cell in row) + " |"
        for row in table.rows
    ]
    if table.header_rows and rows:
        rows.insert(1, "|" + "---|" * len(table.rows[0]))
    elif rows and table.header_rows == 0:
        rows.insert(0, "|" + "---|" * len(table.rows[0]))
    return "\n".join(rows)
