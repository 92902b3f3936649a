"""Rows that acts of the office add (mục ghi thêm): each named by the journal event that wrote it, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from registry.store.schema_directory import (
    KEPT,
    calendar_day,
    chain_word,
    function_heir,
    group_member,
    post_act,
    unit_choice,
)

Values = Mapping[str, Any]
CALENDAR, POSTS, GROUPS = calendar_day.name, post_act.name, group_member.name
CHOICES, FUNCTIONS, WORDS = unit_choice.name, function_heir.name, chain_word.name
_TABLES: dict[str, Table] = {table.name: table for table in KEPT}
_PLACE = ("office", "event", "position")


class Kept:
    """All such rows of this home, by the name of their table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, office: str, event: int, rows: Sequence[Values]) -> None:
        """Write the rows of one event; the event has been appended by the caller."""
        placed = [
            {"office": office, "event": event, "position": position, **row}
            for position, row in enumerate(rows, 1)
        ]
        self._connection.execute(insert(_TABLES[name]), placed)

    def rows(self, name: str, office: str, **values: str) -> list[dict[str, Any]]:
        """An office's rows of that table in the order they were written, each with its `event`; those with `values` only."""
        table = _TABLES[name]
        wanted = (table.c.office == office, *(table.c[key] == value for key, value in values.items()))
        query = select(table).where(*wanted).order_by(table.c.event, table.c.position)
        return [
            {key: value for key, value in row._mapping.items() if key not in ("office", "position")}
            for row in self._connection.execute(query)
        ]

    def every(self, name: str) -> dict[tuple[str, int], list[dict[str, Any]]]:
        """All rows of a table by office and event, for `verify`: blank columns left out, in their order."""
        table = _TABLES[name]
        found: dict[tuple[str, int], list[dict[str, Any]]] = {}
        query = select(table).order_by(table.c.office, table.c.event, table.c.position)
        for row in self._connection.execute(query):
            values = {key: value for key, value in row._mapping.items() if value not in (None, "")}
            place = values.pop("office"), values.pop("event")
            found.setdefault(place, []).append(values)
        return found


TABLES = tuple(_TABLES)
