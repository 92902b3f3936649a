"""Ghi chú of a register line: what became of its document since — sent, come back, corrected, replaced, taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.terms import Relation
from registry.effects import EFFECTS
from registry.model import Document, Effect, Link, LinkSource, RegisterEntry, Status
from registry.services.correcting_lines import FIELDS
from registry.store.chunking import chunks
from registry.store.graph import documents as documents_of
from registry.store.life import Correction, Sending

if TYPE_CHECKING:
    from registry.store import Transaction


def with_life(tx: Transaction, lines: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """The lines with the days they were sent, their notes, and behind each the second entries that correct it."""
    keys = [line.document for line in lines]
    sent, corrections = _by_document(tx.sendings.of_documents(keys)), _corrections(tx, keys)
    effects = _effects(tx, keys)
    shown: list[RegisterEntry] = []
    for line in lines:
        mine = sent.get(line.document, [])
        second = corrections.get(line.document, [])
        notes = (line.note, *effects.get(line.document, ()), *_returned(mine), *_pointers(second))
        days = "; ".join(short_date(day) for day in sorted({one.sent_on for one in mine}))
        shown.append(replace(line, sent_on=days, note="; ".join(note for note in notes if note)))
        shown += [_second(line, one) for one in second]
    return shown


def _by_document(sendings: Sequence[Sending]) -> dict[str, list[Sending]]:
    found: dict[str, list[Sending]] = defaultdict(list)
    for one in sendings:
        found[one.document].append(one)
    return found


def _corrections(tx: Transaction, keys: Sequence[str]) -> dict[str, list[Correction]]:
    found: dict[str, list[Correction]] = defaultdict(list)
    for one in tx.corrections.of_documents(keys):
        found[one.document].append(one)
    return found


def _returned(sendings: Sequence[Sending]) -> list[str]:
    return [
        f"Trả lại từ {one.recipient} ngày {short_date(one.returned_on)}: {one.return_reason}"
        for one in sendings
        if one.returned_on
    ]


def _pointers(second: Sequence[Correction]) -> list[str]:
    days = dict.fromkeys(short_date(one.corrected_at.date()) for one in second)
    return [f"Xem dòng sửa ngày {day}" for day in days]


def _second(line: RegisterEntry, one: Correction) -> RegisterEntry:
    """The second entry as a line of its own: only the corrected column, and why."""
    blank = replace(line, subject="", signatory="", recipients="", kept_by="", copies="", sent_on="")
    day = short_date(one.corrected_at.date())
    note = f"Sửa {FIELDS[one.field]} của dòng trên; lý do: {one.reason} ({one.corrected_by}, {day})"
    said: dict[str, Any] = {one.field: one.new_value, "note": note}
    return replace(blank, **said, signed_for="", second=True)


def _effects(tx: Transaction, keys: Sequence[str]) -> dict[str, list[str]]:
    """For every document that later acts changed: what they did, by which document."""
    links: list[Link] = []
    for chunk in chunks(keys):
        links += [link for link in tx.links.to_documents(list(chunk)) if _acts(link)]
    acts = {act.key: act for act in documents_of(tx.connection, [link.from_key for link in links])}
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        act = acts[link.from_key]
        if act.held and act.status is not Status.VOID:
            found[link.to_key].append(_effect(link.relation, act))
    return found


def _acts(link: Link) -> bool:
    return link.source is LinkSource.TYPED and link.relation in EFFECTS


def _effect(relation: Relation, act: Document) -> str:
    label = Effect(EFFECTS[relation]).label
    day = f" ngày {short_date(act.issued_on.whole)}" if act.issued_on.whole else ""
    return f"{label[0].upper()}{label[1:]} theo {act.notation or act.name}{day}"
