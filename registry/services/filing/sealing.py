"""Every act on dossiers is an event that seals them as they stand after it (niêm hồ sơ)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from registry.store.dossiers import Dossiers

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


def note_act(tx: Transaction, home: Home, office: str, act: str, keys: Sequence[str], **said: Any) -> None:
    """Write the event of an act on those dossiers; the last statement of its transaction."""
    dossiers = Dossiers(tx.connection)
    payload = {**said, "dossier_seals": {key: dossiers.seal(key) for key in keys}}
    tx.journal.append(office, at=home.clock.now(), actor=home.actor, act=act, payload=payload)
