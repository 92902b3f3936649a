"""What the checks look at (chứng cứ): the journals as read once, and the transaction they were read in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from registry.clock import stamp
from registry.model import JournalEvent

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

# Acts that write a line into a book of outgoing documents.
REGISTERING = ("issue", "enter", "copy", "secret_number")


@dataclass(frozen=True, slots=True)
class Act:
    """One event of a journal with its payload read."""

    office: str
    act: str
    said: Mapping[str, Any]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The home, one reading transaction, and what its journals say, by key of office."""

    home: Home
    tx: Transaction
    events: Mapping[str, Sequence[JournalEvent]]
    acts: Mapping[str, Sequence[Act]]

    @property
    def every_act(self) -> list[Act]:
        """The acts of all offices."""
        return [act for found in self.acts.values() for act in found]

    def said(self, office: str, *acts: str) -> list[Mapping[str, Any]]:
        """The payloads of an office's acts of those names, oldest first."""
        return [act.said for act in self.acts.get(office, ()) if act.act in acts]

    def imported(self, office: str, book: str) -> list[Mapping[str, Any]]:
        """The lines that were taken from old registers of văn bản đi (`di`) or đến (`den`)."""
        lots = [said["lines"] for said in self.said(office, "import") if said["book"] == book]
        return [line for lines in lots for line in lines]


def gather(home: Home, tx: Transaction) -> Evidence:
    """Read every journal."""
    events = {office: tx.journal.events(office) for office in tx.journal.offices()}
    return Evidence(home, tx, events, {office: _acts(found) for office, found in events.items()})


def _acts(events: Sequence[JournalEvent]) -> list[Act]:
    """The events with their payloads; one that is no JSON any more shows in the chain already."""
    read = []
    for event in events:
        with suppress(ValueError):
            read.append(Act(event.office, event.act, json.loads(event.payload), stamp(event.at)))
    return read
