"""The journal's rows (nhật ký): appended in the act's own transaction, after every other lock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from registry.clock import stamp
from registry.journal import Head, next_event
from registry.model import JournalEvent
from registry.store import schema

_head = schema.journal_head.c
_event = schema.journal.c


class Journals:
    """One chain an office. Lock order: the counter row, then this head."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, office: str) -> None:
        """Open an office's journal, empty."""
        empty = Head()
        self._connection.execute(
            insert(schema.journal_head).values(office=office, seq=empty.seq, hash=empty.hash)
        )

    def append(
        self, office: str, *, at: datetime, actor: str, act: str, payload: Mapping[str, Any]
    ) -> JournalEvent:
        """Write an event behind the last one and move the head."""
        event = next_event(
            self._lock_head(office), office=office, at=at, actor=actor, act=act, payload=payload
        )
        self._connection.execute(
            insert(schema.journal).values(
                office=event.office,
                seq=event.seq,
                at=stamp(event.at),
                actor=event.actor,
                act=event.act,
                payload=event.payload,
                previous=event.previous,
                hash=event.hash,
            )
        )
        moving = update(schema.journal_head).where(_head.office == office)
        self._connection.execute(moving.values(seq=event.seq, hash=event.hash))
        return event

    def _lock_head(self, office: str) -> Head:
        locking = update(schema.journal_head).where(_head.office == office).values(seq=_head.seq)
        row = self._connection.execute(locking.returning(_head.seq, _head.hash)).one()
        return Head(row.seq, row.hash)

    def head(self, office: str) -> Head:
        """The last event's number and hash."""
        query = select(_head.seq, _head.hash).where(_head.office == office)
        row = self._connection.execute(query).one_or_none()
        return Head(row.seq, row.hash) if row else Head()

    def events(self, office: str) -> list[JournalEvent]:
        """All events of an office in their order."""
        rows = self._connection.execute(
            select(schema.journal).where(_event.office == office).order_by(_event.seq)
        )
        return [
            JournalEvent(
                seq=row.seq,
                office=row.office,
                at=datetime.fromisoformat(row.at),
                actor=row.actor,
                act=row.act,
                payload=row.payload,
                previous=row.previous,
                hash=row.hash,
            )
            for row in rows
        ]
