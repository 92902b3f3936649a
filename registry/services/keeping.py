"""An act that adds rows to the office's directory (ghi thêm): its journal event first, which names the rows.

The event says every row whole, so that `verify` can hold the table against the journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from registry.store.kept import Values

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


def keep(
    tx: Transaction, home: Home, office: str, rows: Sequence[Values], *, act: str, table: str, **said: Any
) -> int:
    """Write `rows` into `table` as one act of the office; gives the event's number."""
    whole = [{key: value for key, value in row.items() if value not in (None, "")} for row in rows]
    event = tx.journal.append(
        office,
        at=home.clock.now(),
        actor=home.actor,
        act=act,
        payload={**said, "table": table, "rows": whole},
    )
    tx.kept.add(table, office, event.seq, rows)
    return event.seq
