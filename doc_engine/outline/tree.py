"""The outline as nested nodes (cây bố cục): what stands under what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from doc_engine.blocks import Block, Level, Paragraph
from doc_engine.outline.titles import rank_of

_BULLETS = {Level.DASH, Level.PLUS}


@dataclass(slots=True)
class Node:
    """One block with what stands under it; `heading` is the title below a Phần, Chương, Mục, Tiểu mục."""

    block: Block
    heading: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The block's own text."""
        return self.block.text


def build_tree(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """The blocks nested by rank; plain text stands under the last numbered paragraph, never under a bullet."""
    roots: list[Node] = []
    open_nodes: list[tuple[int, Node]] = []
    for block in blocks:
        if open_nodes and isinstance(block, Paragraph) and block.level is Level.HEADING:
            node = open_nodes[-1][1]
            node.heading = f"{node.heading} {block.text}".strip()
            continue
        rank = rank_of(block)
        while open_nodes and (open_nodes[-1][0] >= rank or _closes(open_nodes[-1][1], rank)):
            open_nodes.pop()
        node = Node(block)
        (open_nodes[-1][1].children if open_nodes else roots).append(node)
        open_nodes.append((rank, node))
    return tuple(roots)


def _closes(node: Node, rank: int) -> bool:
    """A bullet is closed by plain text or a table after it."""
    return rank >= 40 and isinstance(node.block, Paragraph) and node.block.level in _BULLETS
