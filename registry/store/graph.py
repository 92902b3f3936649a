"""Walks along the links (đi theo liên kết): cycles tolerated, bounded by depth and by a limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from doc_engine.terms import Relation
from registry.model import Document, Link
from registry.store.chunking import chunks as chunks  # noqa: PLC0414 (said again for its users)
from registry.store.documents import to_document
from registry.store.links import to_link
from registry.store.schema import document, link

Relations = Collection[Relation] | None
# What `to_document` reads: the words of a document, which may be long, are left where they are.
_FACTS = [column for column in document.c if column.name not in {"body_text", "search_text", "data"}]


def walk(
    connection: Connection,
    root: str,
    *,
    up: bool,
    depth: int | None = None,
    relations: Relations = None,
    limit: int = 100_000,
) -> list[str]:
    """Keys of the documents reached from `root`, itself first, nearest first; at most `limit`.

    `up` follows a link from the citing document to the cited one, else the other way. `depth` counts
    links (None: all the way); `relations` None means every relation.
    """
    if depth is None:
        query = _to_the_end(root, up, relations)
        return list(connection.execute(query.limit(limit)).scalars())
    return _to_depth(connection, root, up=up, relations=relations, depth=depth)[:limit]


def _to_the_end(root: str, up: bool, relations: Relations) -> Select[Any]:
    """UNION keeps each key once, so that a cycle ends."""
    here, there = _ends(up)
    reached = select(document.c.key.label("key")).where(document.c.key == root).cte("reached", recursive=True)
    step = select(there).where(here == reached.c.key, *_among(relations))
    return select(reached.union(step).c.key)


def _to_depth(connection: Connection, root: str, *, up: bool, relations: Relations, depth: int) -> list[str]:
    """One layer after the other, each key once: in one statement a cycle would be run through to any depth."""
    here, there = _ends(up)
    found = {root: None}
    layer = [root]
    while layer and depth > 0:
        depth -= 1
        reached = {
            key
            for chunk in chunks(layer)
            for key in connection.execute(select(there).where(here.in_(chunk), *_among(relations))).scalars()
        }
        layer = sorted(reached - found.keys())
        found.update(dict.fromkeys(layer))
    return list(found)


def _ends(up: bool) -> tuple[Any, Any]:
    return (link.c.from_key, link.c.to_key) if up else (link.c.to_key, link.c.from_key)


def _among(relations: Relations) -> list[Any]:
    return [] if relations is None else [link.c.relation.in_([relation.key for relation in relations])]


def documents(connection: Connection, keys: Sequence[str]) -> list[Document]:
    """The documents of those keys, in the order of the keys."""
    found = {
        row.key: to_document(row)
        for chunk in chunks(keys)
        for row in connection.execute(select(*_FACTS).where(document.c.key.in_(chunk))).all()
    }
    return [found[key] for key in keys if key in found]


def links_among(connection: Connection, keys: Collection[str], relations: Relations = None) -> list[Link]:
    """Every link whose two ends are both among `keys`, in the order they were made."""
    wanted = set(keys)
    rows = [
        row
        for chunk in chunks(sorted(wanted))
        for row in connection.execute(
            select(link).where(link.c.from_key.in_(chunk), *_among(relations))
        ).all()
        if row.to_key in wanted
    ]
    return [to_link(row) for row in sorted(rows, key=lambda row: row.id)]


def leads_outside(connection: Connection, keys: Collection[str], *, up: bool) -> bool:
    """Whether a link leads from `keys` to a document that is not among them."""
    here, there = _ends(up)
    inside = set(keys)
    return any(
        key not in inside
        for chunk in chunks(sorted(inside))
        for key in connection.execute(select(there).where(here.in_(chunk))).scalars()
    )
