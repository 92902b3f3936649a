"""Circles in a chain (vòng viện dẫn): documents that lead back to themselves, one list a knot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from registry.model import Graph


def circles(graph: Graph) -> list[list[str]]:
    """The keys of each knot of documents that cite each other in a circle, in the order of the nodes."""
    known = {node.key: place for place, node in enumerate(graph.nodes)}
    cited: dict[str, list[str]] = defaultdict(list)
    citing: dict[str, list[str]] = defaultdict(list)
    for link in graph.links:
        if link.from_key in known and link.to_key in known and link.from_key != link.to_key:
            cited[link.from_key].append(link.to_key)
            citing[link.to_key].append(link.from_key)
    owner: dict[str, str] = {}
    for key in reversed(_finished(known, cited)):
        _claim(key, citing, owner)
    knots: dict[str, list[str]] = defaultdict(list)
    for key in known:
        knots[owner[key]].append(key)
    return [keys for keys in knots.values() if len(keys) > 1]


def _finished(keys: Iterable[str], after: Mapping[str, list[str]]) -> list[str]:
    """Keys in the order in which a walk has seen all that lies behind them (Kosaraju, without recursion)."""
    seen: set[str] = set()
    done: list[str] = []
    for root in keys:
        stack = [(root, False)]
        while stack:
            key, leaving = stack.pop()
            if leaving:
                done.append(key)
            elif key not in seen:
                seen.add(key)
                stack.append((key, True))
                stack += [(one, False) for one in after.get(key, ()) if one not in seen]
    return done


def _claim(root: str, before: Mapping[str, list[str]], owner: dict[str, str]) -> None:
    stack = [root] if root not in owner else []
    while stack:
        key = stack.pop()
        if key not in owner:
            owner[key] = root
            stack += [one for one in before.get(key, ()) if one not in owner]
