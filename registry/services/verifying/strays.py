"""Tệp thừa trong kho: files that no row names, left by acts that were killed or rendered anew; harmless, only counted.

They are no fault: an act puts its files before it commits, so that such a file may also be of an act still going on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Strays:
    """How many whole files no row names, and how many are half-written."""

    files: int
    unfinished: int


def strays(home: Home, tx: Transaction) -> Strays:
    """Count what lies in the store without a row; nothing is touched."""
    store = home.store
    kept = set(store.files.digests()) - tx.files.recorded()
    secret = set(store.secret_files.digests()) - {file.digest for file in tx.secrets.all()}
    unfinished = [*store.files.unfinished(), *store.secret_files.unfinished()]
    return Strays(len(kept) + len(secret), len(unfinished))


def strays_words(found: Strays) -> str:
    """What is said of them; "" where there are none."""
    parts = (
        (found.files, "tệp không thuộc văn bản hay sổ nào"),
        (found.unfinished, "tệp ghi dở"),
    )
    named = ", ".join(f"{count} {what}" for count, what in parts if count)
    if not named:
        return ""
    return f"Ghi chú: trong kho có {named}, do việc bị dừng giữa chừng hoặc đang làm để lại; không ảnh hưởng đến sổ."
