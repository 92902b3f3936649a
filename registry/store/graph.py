"""Walks along the links (đi theo liên kết): recursive SQL, cycles tolerated, bounded by depth and by a limit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, String, cast, func, literal, select

from registry.store.schema import link

_CHUNK = 500


def walk(
    connection: Connection,
    root: str,
    *,
    up: bool,
    depth: int | None = None,
    relations: Collection[str] | None = None,
    limit: int = 10_000,
) -> list[str]:
    """Keys of the documents reached from `root`, itself first, nearest first; at most `limit`.

    `up` follows a link from the citing document to the cited one, else the other way. `depth` counts
    links (None: all the way); `relations` are relation keys (None: every relation).
    """
    query = _to_the_end(root, up, relations) if depth is None else _to_depth(root, up, relations, depth)
    return list(connection.execute(query.limit(limit)).scalars())


def _to_the_end(root: str, up: bool, relations: Collection[str] | None) -> Select[Any]:
    """UNION keeps each key once, so that a cycle ends."""
    here, there = (link.c.from_key, link.c.to_key) if up else (link.c.to_key, link.c.from_key)
    reached = select(cast(literal(root), String).label("key")).cte("reached", recursive=True)
    step = select(there).where(here == reached.c.key)
    if relations is not None:
        step = step.where(link.c.relation.in_(relations))
    return select(reached.union(step).c.key)


def _to_depth(root: str, up: bool, relations: Collection[str] | None, depth: int) -> Select[Any]:
    here, there = (link.c.from_key, link.c.to_key) if up else (link.c.to_key, link.c.from_key)
    reached = select(cast(literal(root), String).label("key"), literal(0).label("depth")).cte(
        "reached", recursive=True
    )
    step = select(there, reached.c.depth + 1).where(here == reached.c.key, reached.c.depth < depth)
    if relations is not None:
        step = step.where(link.c.relation.in_(relations))
    found = reached.union(step)
    nearest = func.min(found.c.depth)
    return select(found.c.key).group_by(found.c.key).order_by(nearest, found.c.key)


def links_among(connection: Connection, keys: Collection[str]) -> list[Any]:
    """Rows of every link whose two ends are both among `keys`, in the order they were made."""
    wanted = set(keys)
    rows = [
        row
        for chunk in chunks(sorted(wanted))
        for row in connection.execute(select(link).where(link.c.from_key.in_(chunk)))
        if row.to_key in wanted
    ]
    return sorted(rows, key=lambda row: row.id)


def leads_outside(connection: Connection, keys: Collection[str], *, up: bool) -> bool:
    """Whether a link leads from `keys` to a document that is not among them."""
    here, there = (link.c.from_key, link.c.to_key) if up else (link.c.to_key, link.c.from_key)
    inside = set(keys)
    return any(
        row[0] not in inside
        for chunk in chunks(sorted(inside))
        for row in connection.execute(select(there).where(here.in_(chunk)))
    )


def chunks(keys: Sequence[str]) -> Iterator[list[str]]:
    """The keys in pieces that fit into one statement."""
    source = iter(keys)
    while piece := list(islice(source, _CHUNK)):
        yield piece
