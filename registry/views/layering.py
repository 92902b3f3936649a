"""A layered drawing of a directed graph: ranks, order within a rank, positions, routes; knows no documents.

What is above is given as (upper, lower) pairs. Ranks by the longest path; long edges pass through
narrow placeholders, so that no line runs under a box; crossings fall by barycentres; positions are the
least-squares ones that keep the order. The same input gives the same drawing.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]
_SWEEPS = 12
PLACEHOLDER_WIDTH = 26.0


@dataclass(slots=True)
class Layers:
    """Nodes by rank in order, placeholders among them; `chains` says through which nodes an edge runs."""

    rows: list[list[str]]
    chains: dict[Edge, tuple[str, ...]]
    back: tuple[Edge, ...]

    def pairs(self) -> list[Edge]:
        """All neighbouring pairs, upper first."""
        return [pair for chain in self.chains.values() for pair in pairwise(chain)]


def layers(nodes: Sequence[str], edges: Iterable[Edge]) -> Layers:
    """Rank and order the nodes; edges that close a circle are set apart as `back`."""
    unique = list(dict.fromkeys((upper, lower) for upper, lower in edges if upper != lower))
    back = _back_edges(nodes, unique)
    forward = [edge for edge in unique if edge not in back]
    ranks = _ranks(nodes, forward)
    rows: list[list[str]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for node in _depth_first(nodes, forward):
        rows[ranks[node]].append(node)
    chains = {edge: _chain(edge, ranks, rows) for edge in forward}
    found = Layers(rows, chains, tuple(edge for edge in unique if edge in back))
    _untangle(found)
    return found


def ranks_of(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """The rank of every node, the uppermost 0; edges that close a circle do not count."""
    unique = list(dict.fromkeys((upper, lower) for upper, lower in edges if upper != lower))
    back = _back_edges(nodes, unique)
    return _ranks(nodes, [edge for edge in unique if edge not in back])


def _neighbours(edges: Iterable[Edge], *, down: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for upper, lower in edges:
        found[upper if down else lower].append(lower if down else upper)
    return found


def _back_edges(nodes: Sequence[str], edges: list[Edge]) -> set[Edge]:
    below, back, done = _neighbours(edges, down=True), set[Edge](), set[str]()
    for start in nodes:
        path: list[tuple[str, int]] = [(start, 0)] if start not in done else []
        on_path = {start}
        while path:
            node, position = path.pop()
            if position == len(below[node]):
                on_path.discard(node)
                done.add(node)
                continue
            path.append((node, position + 1))
            lower = below[node][position]
            if lower in on_path:
                back.add((node, lower))
            elif lower not in done:
                on_path.add(lower)
                path.append((lower, 0))
    return back


def _ranks(nodes: Sequence[str], edges: list[Edge]) -> dict[str, int]:
    """Longest path from the top; what rests on nothing then sinks to just above what rests on it."""
    above, below = _neighbours(edges, down=False), _neighbours(edges, down=True)
    waiting = {node: len(above[node]) for node in nodes}
    ranks = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        for lower in below[node]:
            ranks[lower] = max(ranks[lower], ranks[node] + 1)
            waiting[lower] -= 1
            if not waiting[lower]:
                ready.append(lower)
    for node in reversed(ready):
        if not above[node] and below[node]:
            ranks[node] = min(ranks[lower] for lower in below[node]) - 1
    return ranks


def _depth_first(nodes: Sequence[str], edges: list[Edge]) -> list[str]:
    """The nodes so that what belongs together stands together."""
    near: dict[str, list[str]] = defaultdict(list)
    for upper, lower in edges:
        near[upper].append(lower)
        near[lower].append(upper)
    seen: dict[str, None] = {}
    for start in nodes:
        stack = [start]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen[node] = None
                stack.extend(reversed(near[node]))
    return list(seen)


def _chain(edge: Edge, ranks: Mapping[str, int], rows: list[list[str]]) -> tuple[str, ...]:
    upper, lower = edge
    middle = [f"\0{upper}\0{lower}\0{rank}" for rank in range(ranks[upper] + 1, ranks[lower])]
    for rank, name in enumerate(middle, ranks[upper] + 1):
        rows[rank].append(name)
    return (upper, *middle, lower)


def is_placeholder(node: str) -> bool:
    """Whether a node only keeps a way free for a long edge."""
    return node.startswith("\0")


def _untangle(found: Layers) -> None:
    above, below = _neighbours(found.pairs(), down=False), _neighbours(found.pairs(), down=True)
    best, fewest = [list(row) for row in found.rows], _crossings(found.rows, below)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        downward = sweep % 2 == 0
        sequence = found.rows[1:] if downward else found.rows[-2::-1]
        near = above if downward else below
        places = {node: float(i) for row in found.rows for i, node in enumerate(row)}
        for row in sequence:
            row.sort(key=lambda node: _mean([places[other] for other in near[node]], places[node]))
            places.update((node, float(i)) for i, node in enumerate(row))
        count = _crossings(found.rows, below)
        if count < fewest:
            best, fewest = [list(row) for row in found.rows], count
    found.rows[:] = best


def _crossings(rows: list[list[str]], below: Mapping[str, list[str]]) -> int:
    total = 0
    for upper, lower in pairwise(rows):
        places = {node: i for i, node in enumerate(lower)}
        ends = [end for node in upper for end in sorted(places[other] for other in below.get(node, ()))]
        seen: list[int] = []
        for end in ends:
            total += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return total


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def positions(found: Layers, widths: Mapping[str, float], gap: float) -> dict[str, float]:
    """The middle of every node from left to right (the leftmost edge of all at 0)."""
    width = {node: widths.get(node, PLACEHOLDER_WIDTH) for row in found.rows for node in row}
    near = _neighbours(found.pairs(), down=False), _neighbours(found.pairs(), down=True)
    middle: dict[str, float] = {}
    for row in found.rows:
        middle.update(_pack(row, dict.fromkeys(row, 0.0), dict.fromkeys(row, 1.0), width, gap))
    for sweep in range(_SWEEPS * 2):
        downward = sweep % 2 == 0
        for row in found.rows if downward else reversed(found.rows):
            sides = near if sweep >= _SWEEPS else (near[0 if downward else 1],)
            wish, weight = _wishes(row, sides, middle)
            middle.update(_pack(row, wish, weight, width, gap))
    left = min((middle[node] - width[node] / 2 for node in middle), default=0.0)
    return {node: x - left for node, x in middle.items()}


def _wishes(
    row: list[str], sides: Iterable[Mapping[str, list[str]]], middle: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Where each node would stand if alone: amid its neighbours; placeholders pull hard, for straight lines."""
    wish: dict[str, float] = {}
    weight: dict[str, float] = {}
    for node in row:
        pulls = [(other, 6.0 if is_placeholder(node) and is_placeholder(other) else 1.0)
                 for side in sides for other in side.get(node, ())]  # fmt: skip
        total = sum(pull for _, pull in pulls)
        wish[node] = sum(middle[other] * pull for other, pull in pulls) / total if pulls else middle[node]
        weight[node] = total if pulls else 0.05
    return wish, weight


def _pack(
    row: list[str],
    wish: Mapping[str, float],
    weight: Mapping[str, float],
    width: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """The places nearest to the wishes (least squares) that keep order and gaps: pooled neighbours."""
    offsets, offset = [0.0], 0.0
    for left, right in pairwise(row):
        offset += (width[left] + width[right]) / 2 + gap
        offsets.append(offset)
    blocks: list[tuple[float, float, int]] = []  # mean, weight, count
    for node, shift in zip(row, offsets, strict=False):
        mean, heavy, count = wish[node] - shift, weight[node], 1
        while blocks and blocks[-1][0] >= mean:
            other, other_weight, other_count = blocks.pop()
            mean = (mean * heavy + other * other_weight) / (heavy + other_weight)
            heavy, count = heavy + other_weight, count + other_count
        blocks.append((mean, heavy, count))
    starts = [mean for mean, _, count in blocks for _ in range(count)]
    return {node: start + shift for node, start, shift in zip(row, starts, offsets, strict=False)}
