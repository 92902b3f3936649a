"""The journal's rows (nhật ký): appended in the act's own transaction, after every other lock."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from registry.clock import VIETNAM, stamp
from registry.journal import Head, next_event
from registry.model import JournalEvent
from registry.store import schema
from registry.store.seals import seals, with_all_cited, with_cited
from registry.store.series import Series

_head = schema.journal_head.c
_event = schema.journal.c


TURN = "nhat_ky"  # the series of `turn`, over all offices


class Journals:
    """One chain an office. Lock order: the counter row, then this head."""

    def __init__(self, connection: Connection, touched: set[str] | None = None) -> None:
        self._connection = connection
        self._touched = set() if touched is None else touched

    def start(self, office: str) -> None:
        """Open an office's journal, empty."""
        empty = Head()
        self._connection.execute(
            insert(schema.journal_head).values(office=office, seq=empty.seq, hash=empty.hash)
        )

    def hold(self, office: str) -> None:
        """Lock an office's journal before its rows are looked at: for acts that take no number."""
        self._lock_head(office)

    def append(
        self,
        office: str,
        *,
        at: datetime,
        actor: str,
        act: str,
        payload: Mapping[str, Any],
        about: str | Sequence[str] | None = None,
    ) -> JournalEvent:
        """Write an event behind the last one and move the head; the last statement of its transaction.

        `about` is the document that the act wrote to: it and all that it cites are sealed as they stand now; of
        several documents only they themselves are.
        """
        whole = {**payload, **self._sealed(about)} if about else payload
        event = next_event(self._lock_head(office), office=office, at=at, actor=actor, act=act, payload=whole)
        self._write([event])
        return event

    def append_many(
        self,
        office: str,
        *,
        at: datetime,
        actor: str,
        act: str,
        payloads: Sequence[Mapping[str, Any]],
        known: Mapping[str, str],
    ) -> None:
        """The same for acts of one kind, each about the document its payload names, in a few statements.

        Every act seals its own document; what they cite is sealed by the last. `known` are seals taken already, of
        documents that are new and stand in the search index: their rows are not read again.
        """
        keys = [str(payload["document"]) for payload in payloads]
        first = Series(self._connection).next(TURN, len(keys))
        cited = with_all_cited(self._connection, keys)
        rest = [key for key in cited if key not in known]
        self._touched.update(rest)
        sealed = {**known, **seals(self._connection, rest)}
        others = {key: sealed[key] for key in cited[len(keys) :]}
        head, events = self._lock_head(office), []
        for place, (key, payload) in enumerate(zip(keys, payloads, strict=True)):
            mine = {key: sealed[key]} | (others if place == len(keys) - 1 else {})
            said = {**payload, "seals": mine, "turn": first + place}
            event = next_event(head, office=office, at=at, actor=actor, act=act, payload=said)
            head = Head(event.seq, event.hash)
            events.append(event)
        self._write(events)

    def _write(self, events: Sequence[JournalEvent]) -> None:
        """Write events and move the head behind the last."""
        rows = [
            {
                "office": event.office,
                "seq": event.seq,
                "at": stamp(event.at),
                "actor": event.actor,
                "act": event.act,
                "payload": event.payload,
                "previous": event.previous,
                "hash": event.hash,
            }
            for event in events
        ]
        self._connection.execute(insert(schema.journal), rows)
        last = events[-1]
        moving = update(schema.journal_head).where(_head.office == last.office)
        self._connection.execute(moving.values(seq=last.seq, hash=last.hash))

    def _sealed(self, about: str | Sequence[str]) -> dict[str, Any]:
        """The seals, with a running number over all offices that tells which of two is the later.

        The number first: its row stays locked, so that no other act can write between the seals and the commit.
        """
        turn = Series(self._connection).next(TURN)
        keys = with_cited(self._connection, about) if isinstance(about, str) else list(about)
        self._touched.update(keys)
        return {"seals": seals(self._connection, keys), "turn": turn}

    def _lock_head(self, office: str) -> Head:
        locking = update(schema.journal_head).where(_head.office == office).values(seq=_head.seq)
        row = self._connection.execute(locking.returning(_head.seq, _head.hash)).one()
        return Head(row.seq, row.hash)

    def head(self, office: str) -> Head:
        """The last event's number and hash."""
        query = select(_head.seq, _head.hash).where(_head.office == office)
        row = self._connection.execute(query).one_or_none()
        return Head(row.seq, row.hash) if row else Head()

    def payloads(self, office: str, acts: Collection[str]) -> list[tuple[str, dict[str, Any]]]:
        """The office's acts of those names with what they said, oldest first."""
        query = select(_event.act, _event.payload).where(_event.office == office, _event.act.in_(list(acts)))
        rows = self._connection.execute(query.order_by(_event.seq))
        return [(row.act, _payload(row.payload)) for row in rows]

    def offices(self) -> list[str]:
        """Keys of the offices that have events, also of one that has no row any more."""
        return list(
            self._connection.execute(select(_event.office).distinct().order_by(_event.office)).scalars()
        )

    def events(self, office: str) -> list[JournalEvent]:
        """All events of an office in their order."""
        rows = self._connection.execute(
            select(schema.journal).where(_event.office == office).order_by(_event.seq)
        )
        return [
            JournalEvent(
                seq=row.seq,
                office=row.office,
                at=_instant(row.at),
                actor=row.actor,
                act=row.act,
                payload=row.payload,
                previous=row.previous,
                hash=row.hash,
            )
            for row in rows
        ]


def _payload(text: str) -> dict[str, Any]:
    """The payload of a row; one that somebody made unreadable says nothing, which its hash denies."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _instant(text: str) -> datetime:
    """The instant of a row; one that somebody made unreadable becomes the year 1, which its hash denies."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime(1, 1, 2, tzinfo=VIETNAM)
