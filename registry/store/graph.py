"""Walks along the links (đi theo liên kết): cycles tolerated, bounded by depth and by a limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, select

from doc_engine.terms import Relation
from registry.model import Document, Link
from registry.store import documents as documents_store
from registry.store import links as links_store
from registry.store.chunking import chunks as chunks  # noqa: PLC0414 (said again for its users)
from registry.store.schema import document, link

Relations = Collection[Relation] | None
_KEYS: Any = bindparam("keys", expanding=True)
# The statements stand ready: making one anew costs as much as running it. The words of a document, which may be long,
# are left where they are.
_DOCUMENTS = select(*documents_store.FACTS).where(document.c.key.in_(_KEYS))
_LINKS = select(link.c.id, *links_store.FACTS).where(link.c.from_key.in_(_KEYS))
_OF_RELATIONS: Any = link.c.relation.in_(bindparam("relations", expanding=True))
_LINKS_OF = _LINKS.where(_OF_RELATIONS)
_LINKS_TO = select(link.c.id, *links_store.FACTS).where(link.c.to_key.in_(_KEYS), _OF_RELATIONS)


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
        query = _to_the_end(up, None if relations is None else frozenset(relations))
        return list(connection.execute(query, {"root": root, "limit": limit}).scalars())
    return _to_depth(connection, root, up=up, relations=relations, depth=depth)[:limit]


@cache
def _to_the_end(up: bool, relations: frozenset[Relation] | None) -> Select[Any]:
    """UNION keeps each key once, so that a cycle ends."""
    here, there = _ends(up)
    first = select(document.c.key.label("key")).where(document.c.key == bindparam("root"))
    reached = first.cte("reached", recursive=True)
    step = select(there).where(here == reached.c.key, *_among(relations))
    return select(reached.union(step).c.key).limit(bindparam("limit", type_=Integer))


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
        row[0]: documents_store.of_facts(row)
        for chunk in chunks(keys)
        for row in connection.execute(_DOCUMENTS, {"keys": chunk}).all()
    }
    return [found[key] for key in keys if key in found]


def links_among(connection: Connection, keys: Collection[str], relations: Relations = None) -> list[Link]:
    """Every link whose two ends are both among `keys`, in the order they were made."""
    wanted = set(keys)
    query, named = (_LINKS, {}) if relations is None else (_LINKS_OF, {"relations": _names(relations)})
    rows = [
        (number, from_key, to_key, others)
        for chunk in chunks(sorted(wanted))
        for number, from_key, to_key, *others in connection.execute(query, {"keys": chunk, **named}).all()
        if to_key in wanted
    ]
    rows.sort(key=itemgetter(0))
    return [links_store.of_facts(from_key, to_key, *others) for _, from_key, to_key, others in rows]


def links_from(connection: Connection, keys: Collection[str]) -> list[Link]:
    """Everything that those documents cite, in the order it was made."""
    rows = [
        row for chunk in chunks(sorted(keys)) for row in connection.execute(_LINKS, {"keys": chunk}).all()
    ]
    return [links_store.of_facts(*row[1:]) for row in sorted(rows, key=itemgetter(0))]


def links_to(connection: Connection, keys: Collection[str], relations: Collection[Relation]) -> list[Link]:
    """The links by those relations that end at those documents, in the order they were made."""
    rows = [
        row
        for chunk in chunks(sorted(keys))
        for row in connection.execute(_LINKS_TO, {"keys": chunk, "relations": _names(relations)}).all()
    ]
    return [links_store.of_facts(*row[1:]) for row in sorted(rows, key=itemgetter(0))]


def _names(relations: Collection[Relation]) -> list[str]:
    return [relation.key for relation in relations]


def leads_outside(connection: Connection, keys: Collection[str], *, up: bool) -> bool:
    """Whether a link leads from `keys` to a document that is not among them."""
    here, there = _ends(up)
    inside = set(keys)
    return any(
        key not in inside
        for chunk in chunks(sorted(inside))
        for key in connection.execute(select(there).where(here.in_(chunk))).scalars()
    )
