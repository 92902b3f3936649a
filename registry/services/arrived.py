"""Which line of the incoming book a clerk means (tìm văn bản đến): by số đến, by key, or by notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from doc_engine.notation import padded
from doc_engine.text import squeeze
from registry.model import Document
from registry.services.finding import resolve_one
from registry.store.arrivals import Arrival
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.store import Transaction

_NUMBER = re.compile(r"^(?:số đến\s+)?0*([0-9]{1,7})(?:\s*/\s*([0-9]{4}))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A line of the incoming book with its document."""

    line: Arrival
    document: Document

    @property
    def name(self) -> str:
        """Số đến and the document's own name."""
        return f"số đến {padded(self.line.number)}/{self.line.year} ({self.document.name})"


def arrived(tx: Transaction, office: Office, words: str, this_year: int) -> Arrived:
    """The line meant by `15`, `15/2026`, a key or a notation; raises `NotFound`, or `BadInput` for several.

    A bare số đến is of this year.
    """
    match = _NUMBER.match(squeeze(words))
    if match:
        year = int(match[2] or this_year)
        line = tx.arrivals.of_number(office.key, year, int(match[1]))
        if line is None:
            raise NotFound(f"Sổ văn bản đến năm {year} của {office.name} chưa có số đến {match[1]}.")
        return Arrived(line, tx.documents.require(line.document))
    document = resolve_one(tx, words)
    line = tx.arrivals.find(office.key, document.key)
    if line is None:
        raise NotFound(f"{document.name} ({document.key}) không có trong sổ văn bản đến của {office.name}.")
    return Arrived(line, document)
