"""The part of a chain that a picture can show (phần gần nhất): the root and what is nearest to it."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from registry.model import Graph

# A sheet with more boxes cannot be read, and laying it out takes minutes. The page's table has them all.
MOST_DRAWN = 250


def nearest(graph: Graph, most: int = MOST_DRAWN) -> Graph:
    """The graph cut to its `most` documents nearest to the root, as if more lay beyond."""
    if len(graph.nodes) <= most:
        return graph
    kept = _around(graph, most)
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.key in kept),
        links=tuple(link for link in graph.links if link.from_key in kept and link.to_key in kept),
        cut=True,
    )


def _around(graph: Graph, most: int) -> set[str]:
    """The keys of the nearest documents, breadth first over links of either direction."""
    beside: dict[str, list[str]] = {node.key: [] for node in graph.nodes}
    for link in graph.links:
        beside[link.from_key].append(link.to_key)
        beside[link.to_key].append(link.from_key)
    kept, waiting = {graph.root}, deque([graph.root])
    while waiting and len(kept) < most:
        for key in beside.get(waiting.popleft(), []):
            if key not in kept and len(kept) < most:
                kept.add(key)
                waiting.append(key)
    return kept
