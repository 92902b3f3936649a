"""Searches kept under a name (câu tìm đã lưu)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from registry.clock import stamp
from registry.store.schema_search import saved_search

_saved = saved_search.c


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One kept search: the clerk's own words for it, and the words to search with."""

    name: str
    query: str
    saved_at: str
    actor: str


class SavedSearches:
    """The kept searches of this home; one that is kept again under its name takes the place of the old one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, name: str, query: str, at: datetime, actor: str) -> None:
        """Keep a search."""
        self._connection.execute(delete(saved_search).where(_saved.name == name))
        self._connection.execute(
            insert(saved_search).values(name=name, query=query, saved_at=stamp(at), actor=actor)
        )

    def get(self, name: str) -> SavedSearch | None:
        """The search of that name."""
        row = self._connection.execute(select(saved_search).where(_saved.name == name)).one_or_none()
        return _to_saved(row) if row else None

    def all(self) -> list[SavedSearch]:
        """Every kept search by name."""
        return [
            _to_saved(row) for row in self._connection.execute(select(saved_search).order_by(_saved.name))
        ]


def _to_saved(row: Row[Any]) -> SavedSearch:
    return SavedSearch(row.name, row.query, row.saved_at, row.actor)
