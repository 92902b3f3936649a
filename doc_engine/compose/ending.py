"""The end mark "./." of the body and of each annex (dấu kết thúc): once, after the last words.

Phụ lục III, forms 1.1–1.10 and 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_engine.blocks import Block, Inline, Level, Paragraph, Run
from doc_engine.outline.emphasis import squeezed

END_MARK = "./."
_STOPS = " \t\n\u00a0.;,"
# Initials of the typist behind the mark ("./.xmt") are the clerk's own and stay.
_INITIALS = re.compile(r"\.\s?/\s?\.(\s*[^\s./,;:]{1,12})$")


def with_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks closed by one "./."; after a table it stands in a paragraph of its own."""
    if not blocks:
        return ()
    last = blocks[-1]
    if not isinstance(last, Paragraph):
        return (*blocks, Paragraph(Level.PLAIN, "", (Run(END_MARK),), wide=last.wide))
    if _INITIALS.search(last.text):
        return tuple(blocks)
    return (*blocks[:-1], replace(last, inline=_closed(last.inline)))


def closed_text(text: str) -> str:
    """One line of text closed by "./."."""
    if _INITIALS.search(text):
        return _INITIALS.sub(rf"{END_MARK}\1", text)
    return _unclosed(text) + END_MARK


def _unclosed(text: str) -> str:
    """The text without what a clerk may have typed at its end: ".", "./.", "/.", ". /.", ";"."""
    return text.rstrip(_STOPS).removesuffix("/").rstrip(_STOPS)


def _closed(inline: tuple[Inline, ...]) -> tuple[Inline, ...]:
    parts = list(inline)
    while parts and isinstance(parts[-1], Run):
        last = parts.pop()
        text = _unclosed(last.text)
        if text:
            parts.append(replace(last, text=text))
            break
    return squeezed((*parts, Run(END_MARK)))
