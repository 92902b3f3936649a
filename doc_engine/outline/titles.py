"""Which paragraphs head what follows (tiêu đề của điều, mục, khoản): bold by the decree.

Phụ lục I, Phần I, Mục II.6.d, đ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from doc_engine.blocks import Block, Level, Paragraph, Run, Table

_GROUPS = (Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC)
_RANK = {
    level: rank for rank, level in enumerate((*_GROUPS, Level.HEADING, Level.DIEU, Level.ROMAN, Level.ARABIC))
}
_DEEPER = {Level.DECIMAL: 20, Level.LETTER: 30, Level.DASH: 31, Level.PLUS: 32, Level.PLAIN: 40}
_MAY_BE_TITLED = {Level.DIEU, Level.ARABIC, Level.DECIMAL}
_TERMINAL = ".;:,…?!"
_LONGEST = 250


def rank_of(block: Block) -> int:
    """How deep a block stands: smaller is higher; plain text and tables are deepest."""
    if isinstance(block, Table):
        return 40
    if block.level is Level.DECIMAL:
        return 20 + block.marker.strip(".").count(".")
    return _RANK.get(block.level, _DEEPER.get(block.level, 40))


def with_titles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with `title` set where the paragraph heads what follows it."""
    plain_leaf: dict[int, bool] = {}  # rank → the last paragraph there was a list item without its stop
    out: list[Block] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            out.append(block)
        else:
            rank = rank_of(block)
            titled = block.title or _is_title(blocks, place, plain_leaf.get(rank, False))
            plain_leaf = {depth: leaf for depth, leaf in plain_leaf.items() if depth <= rank}
            plain_leaf[rank] = not titled and not _ends(block) and _is_leaf(blocks, place)
            out.append(replace(block, title=titled))
    return tuple(out)


def is_upper(text: str) -> bool:
    """Whether the text is in capitals."""
    return text == text.upper() and any(char.isalpha() for char in text)


def is_short_title(text: str) -> bool:
    """Whether a line may be the title of the Phần, Chương, Mục above it."""
    return is_upper(text) or (bool(text) and len(text) <= _LONGEST and text[-1] not in ".;:,")


def _ends(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip()[-1:] in _TERMINAL


def _is_leaf(blocks: Sequence[Block], place: int) -> bool:
    return place + 1 >= len(blocks) or rank_of(blocks[place + 1]) <= rank_of(blocks[place])


def _is_title(blocks: Sequence[Block], place: int, after_plain_leaf: bool) -> bool:
    block = blocks[place]
    if (
        not isinstance(block, Paragraph)
        or block.level is Level.ROMAN
        or block.level in {*_GROUPS, Level.HEADING}
    ):
        return isinstance(block, Paragraph)
    if block.level is not Level.PLAIN and _is_all_bold(block):
        return block.level not in {Level.DASH, Level.PLUS}
    if block.level not in _MAY_BE_TITLED or _ends(block) or not block.inline or len(block.text) > _LONGEST:
        return False
    if _is_leaf(blocks, place) or breaks_sentence(block, blocks[place + 1]):
        return False
    # The last of a list of short items may be followed by a closing paragraph: that makes it no title.
    return not (after_plain_leaf and rank_of(blocks[place + 1]) >= _DEEPER[Level.PLAIN])


def breaks_sentence(block: Block, after: Block) -> bool:
    """Whether `after` goes on with the sentence of `block`: lines cut by the width of a page."""
    if isinstance(block, Table) or isinstance(after, Table) or after.level is not Level.PLAIN:
        return False
    return not _ends(block) and after.text[:1].islower()


def _is_all_bold(paragraph: Paragraph) -> bool:
    return bool(paragraph.inline) and all(
        part.bold or (isinstance(part, Run) and not part.text.strip()) for part in paragraph.inline
    )
