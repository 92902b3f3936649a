"""Links between documents (liên kết): from the citing to the cited, one a relation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from doc_engine.terms import Relation
from registry.clock import stamp
from registry.model import Link, LinkSource
from registry.store import schema

_link = schema.link.c
_RELATIONS = {relation.key: relation for relation in Relation}
_SOURCES = {source.value: source for source in LinkSource}
_NAMES = tuple(field.name for field in fields(Link))
FACTS = tuple(_link[name] for name in _NAMES)
_WEIGHT = {LinkSource.EXTRACTED: 0, LinkSource.GENERATED: 1, LinkSource.TYPED: 2}


class Links:
    """All links of this home."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, link: Link, at: datetime) -> bool:
        """Write a link down; False where the same pair has this relation already.

        A link that is there already only gains: a clerk's word over a generated one, that over an extracted one.
        """
        known = self.find(link.from_key, link.to_key, link.relation)
        if known is None:
            self._connection.execute(insert(schema.link).values(**_columns(link), created_at=stamp(at)))
            return True
        if _WEIGHT[link.source] > _WEIGHT[known.source]:
            self._connection.execute(update(schema.link).where(*_same(link)).values(**_columns(link)))
        return False

    def add_new(self, links: Sequence[Link], at: datetime) -> None:
        """Write links of documents that have none yet, no two of one pair and relation."""
        if links:
            self._connection.execute(insert(schema.link), [link_row(link, at) for link in links])

    def find(self, from_key: str, to_key: str, relation: Relation) -> Link | None:
        """The link of that pair and relation."""
        found = [link for link in self.between(from_key, to_key) if link.relation is relation]
        return found[0] if found else None

    def between(self, from_key: str, to_key: str) -> list[Link]:
        """All links from one document to another."""
        return self._rows(_link.from_key == from_key, _link.to_key == to_key)

    def from_documents(self, keys: Sequence[str]) -> list[Link]:
        """What those documents cite."""
        return self._rows(_link.from_key.in_(list(keys)))

    def to_documents(self, keys: Sequence[str]) -> list[Link]:
        """What cites those documents."""
        return self._rows(_link.to_key.in_(list(keys)))

    def of_documents(self, keys: Sequence[str]) -> list[Link]:
        """All links that touch those documents."""
        wanted = list(keys)
        return self._rows(or_(_link.from_key.in_(wanted), _link.to_key.in_(wanted)))

    def of_relations(self, relations: Collection[Relation]) -> list[Link]:
        """Every link of those relations, in the order they were made."""
        return self._rows(_link.relation.in_(sorted(relation.key for relation in relations)))

    def unsure(self, below: float) -> list[Link]:
        """Links read out of a text with less confidence than that, which nobody has confirmed."""
        return self._rows(
            _link.source == LinkSource.EXTRACTED.value,
            _link.confidence < below,
            _link.confirmed_by.is_(None),
        )

    def confirm(self, link: Link) -> None:
        """Write down who confirmed a link, and what it is now known to come from."""
        self._connection.execute(
            update(schema.link)
            .where(*_same(link))
            .values(confirmed_by=link.confirmed_by, source=link.source.value, confidence=link.confidence)
        )

    def remove(self, link: Link) -> bool:
        """Take a link away; False where there was none."""
        return self._connection.execute(delete(schema.link).where(*_same(link))).rowcount > 0

    def _rows(self, *conditions: Any) -> list[Link]:
        query = select(schema.link).where(*conditions).order_by(_link.id)
        return [to_link(row) for row in self._connection.execute(query)]


def _same(link: Link) -> tuple[Any, ...]:
    return (
        _link.from_key == link.from_key,
        _link.to_key == link.to_key,
        _link.relation == link.relation.key,
    )


def link_row(link: Link, at: datetime) -> dict[str, Any]:
    """The row of a link first written then."""
    return {**_columns(link), "created_at": stamp(at)}


def _columns(link: Link) -> dict[str, Any]:
    return {
        "from_key": link.from_key,
        "to_key": link.to_key,
        "relation": link.relation.key,
        "source": link.source.value,
        "confidence": link.confidence,
        "confirmed_by": link.confirmed_by,
        "cue": link.cue,
        "quote": link.quote,
        "start": link.start,
        "end": link.end,
    }


def to_link(row: Row[Any]) -> Link:
    """A link from its row."""
    values = row._mapping
    return of_facts(*[values[name] for name in _NAMES])


def of_facts(from_key: str, to_key: str, relation: str, source: str, *others: Any) -> Link:
    """A link from the values of `FACTS`."""
    return Link(from_key, to_key, _RELATIONS[relation], _SOURCES[source], *others)
