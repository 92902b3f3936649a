"""Trace the directive chain (truy chuỗi chỉ đạo): up to what a document rests on, down to what rests on it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from doc_engine.errors import BadInput
from registry.model import Document, Graph, Link
from registry.office import Home
from registry.services.bases import changes_among
from registry.services.finding import resolve_one
from registry.store import graph as chain
from registry.store.columns import partial_text
from registry.store.store import Transaction

LIMIT = 10_000


class Way(StrEnum):
    """Which way to follow the links from the root."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


def trace(
    home: Home,
    words: str,
    issuer: str | None = None,
    direction: Way | str = Way.BOTH,
    depth: int | None = None,
    *,
    year: int | None = None,
    limit: int = LIMIT,
) -> Graph:
    """The chain around the one document that `words` mean: its ancestors, its descendants, the links among all.

    `depth` counts links from the root (None: all the way). `Graph.cut` says that more lies beyond the depth
    or the limit. Raises `NotFound`, or `BadInput` for words that fit several documents.
    """
    if depth is not None and depth < 1:
        raise BadInput.because("số bậc phải từ 1 trở lên.", field="depth")
    with home.store.reading() as tx:
        root = resolve_one(tx, words, issuer, year)
        return around(tx, root.key, Way(direction), depth, limit)


def around(tx: Transaction, root: str, way: Way, depth: int | None = None, limit: int = LIMIT) -> Graph:
    """The graph around a document: root first, then its ancestors, then its descendants, nearest first."""
    found: dict[str, None] = {root: None}
    cut = False
    for up in _directions(way):
        keys = chain.walk(tx.connection, root, up=up, depth=depth, limit=limit + 1)
        cut |= len(keys) > limit
        cut |= depth is not None and chain.leads_outside(tx.connection, keys, up=up)
        found.update(dict.fromkeys(keys[:limit]))
    nodes = chain.documents(tx.connection, list(found))
    citing = chain.links_from(tx.connection, found)
    links = tuple(link for link in citing if link.to_key in found)
    changed = tuple(changes_among(tx, citing))
    named = dict.fromkeys(key for one in changed for key in (one.base, one.act) if key not in found)
    outside = chain.documents(tx.connection, list(named)) if named else []
    return Graph(root, tuple(nodes), links, cut, changed, tuple(outside))


def _directions(way: Way) -> tuple[bool, ...]:
    return {Way.UP: (True,), Way.DOWN: (False,), Way.BOTH: (True, False)}[way]


def graph_json(graph: Graph) -> dict[str, Any]:
    """The graph as `vanthu trace --format json` prints it; `from` cites `to`.

    `changed_bases` of a node: what it rests on that was changed by which act, until somebody reviews it.
    """
    changed: dict[str, list[dict[str, str]]] = {}
    for one in graph.changed:
        found = {"base": one.base, "act": one.act, "relation": one.relation.key}
        changed.setdefault(one.child, []).append(found)
    return {
        "root": graph.root,
        "nodes": [
            {**document_json(document), "changed_bases": changed.get(document.key, [])}
            for document in graph.nodes
        ],
        "links": [link_json(link) for link in graph.links],
    }


def document_json(document: Document) -> dict[str, Any]:
    """One document as JSON; a partly known day is partial ISO (`2024-07`)."""
    return {
        "key": document.key,
        "notation": str(document.notation) if document.notation else None,
        "type": document.type_label,
        "issuer": document.issuer,
        "issued_on": partial_text(document.issued_on),
        "subject": document.subject,
        "held": document.held,
        "status": document.status.value,
        "effect": document.effect.value if document.effect else None,
    }


def link_json(link: Link) -> dict[str, Any]:
    """One link as JSON; `confirmed` says that a person typed or confirmed it."""
    return {
        "from": link.from_key,
        "to": link.to_key,
        "relation": link.relation.key,
        "source": link.source.value,
        "confidence": link.confidence,
        "confirmed": link.confirmed_by is not None,
        "quote": link.quote,
    }
