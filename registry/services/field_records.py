"""Records of the decree's data fields (Phụ lục VI) from the books and dossiers; what is not known stays blank.

A document in two dossiers makes two records, one with each file code, as the field list has one code a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.datafile.nodes import ListNode, MappingNode, ScalarNode
from doc_engine.datafile.parse import read_yaml
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.terms import Urgency
from doc_engine.text import same
from registry.data_fields import LANGUAGE, PRIORITY
from registry.handling import Step, matter_of
from registry.model import Document, RegisterEntry
from registry.services.people import signers_of
from registry.settings import Signer
from registry.store.dossiers import Dossier, Dossiers, Paper

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

Value = str | Mapping[str, str] | Sequence[Mapping[str, str]]
Record = dict[str, Value]
_URGENCY = re.compile(r"^do_khan:\s*[\"']?([^\"'\n#]+)", re.MULTILINE)
_CHUNK = 500


def records(home: Home, kind: str, office: str | None = None, year: int | None = None) -> list[Record]:
    """The records of văn bản đi (`di`), đến (`den`) or hồ sơ (`ho-so`); names as in `data_fields.FIELDS`."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        if kind == "di":
            signers = signers_of(home, chosen)
            return list(_outgoing(tx, chosen.key, year, signers))
        return list(_incoming(tx, chosen.key, year) if kind == "den" else _dossiers(tx, chosen.key, year))


def _outgoing(tx: Transaction, office: str, year: int | None, signers: Sequence[Signer]) -> Iterator[Record]:
    lines = tx.entries.of_office(office, year)
    for start in range(0, len(lines), _CHUNK):
        keys = [line.document for line in lines[start : start + _CHUNK]]
        chunk, subjects = _corrected(tx, lines[start : start + _CHUNK])
        lying = _lying(tx, keys)
        receivers: dict[str, list[str]] = {}
        for item in tx.dispatches.of_documents(keys):
            receivers.setdefault(item.document, []).append(item.recipient)
        for line in chunk:
            document = tx.documents.require(line.document)
            for place in lying.get(document.key, [None]):
                yield {
                    **_common(document, place),
                    "Subject": subjects.get(document.key, document.subject or ""),
                    "Description": line.note,
                    "SignerInfo": _signer(tx, line, document, signers),
                    "To": [{"OrganId": "", "OrganName": name} for name in receivers.get(document.key, [])],
                    "Priority": _priority(tx, document),
                    "IssuedAmount": line.copies,
                    "DueDate": _day(document.reply_by),
                }


def _incoming(tx: Transaction, office: str, year: int | None) -> Iterator[Record]:
    pairs = tx.arrivals.of_year(office, year)
    steps = tx.assignments.of_office(office)
    lying: dict[str, list[tuple[Dossier, Paper] | None]] = {}
    for start in range(0, len(pairs), _CHUNK):
        lying |= _lying(tx, [document.key for _, document in pairs[start : start + _CHUNK]])
    for arrival, document in pairs:
        mine = steps.get(document.key, [])
        matter = matter_of(mine, reply_by=document.reply_by)
        for place in lying.get(document.key, [None]):
            yield {
                **_common(document, place),
                "Description": arrival.note,
                "ArrivalDate": _day(arrival.arrived_on),
                "ArrivalNumber": str(arrival.number),
                "SignerInfo": {"Position": "", "FullName": ""},
                "Priority": _priority_of(arrival.urgency or ""),
                "ToPlaces": "; ".join(part for part in (matter.handler, *matter.cooperating) if part),
                "TraceHeaderList": "\n".join(map(_step_words, mine)),
                "DueDate": _day(matter.due_on),
            }


def _dossiers(tx: Transaction, office: str, year: int | None) -> Iterator[Record]:
    dossiers = Dossiers(tx.connection)
    counts = dossiers.counts(office)
    for one in dossiers.of_office(office, year):
        days = sorted(
            day
            for paper in dossiers.papers(one.key)
            if (day := tx.documents.require(paper.document).issued_on.whole)
        )
        yield {
            "FileCode": _file_code(one),
            "Title": one.title,
            "Maintenance": one.retention,
            "Rights": one.rights,
            "Creator": one.person,
            "Language": LANGUAGE,
            "StartDate": _day(days[0] if days else None),
            "EndDate": _day(days[-1] if days else None),
            "DocTotal": str(counts.get(one.key, 0)),
            "PageTotal": str(one.amount or ""),
            "Description": one.note,
        }


def _corrected(tx: Transaction, lines: Sequence[RegisterEntry]) -> tuple[list[RegisterEntry], dict[str, str]]:
    """The lines as their second entries correct them, and the corrected subjects."""
    said: dict[str, dict[str, str]] = {}
    for one in tx.corrections.of_documents([line.document for line in lines]):
        said.setdefault(one.document, {})[one.field] = one.new_value
    corrected = [replace(line, **said.get(line.document, {})) for line in lines]  # type: ignore[arg-type]
    return corrected, {key: fields["subject"] for key, fields in said.items() if "subject" in fields}


def _lying(tx: Transaction, keys: Sequence[str]) -> dict[str, list[tuple[Dossier, Paper] | None]]:
    found: dict[str, list[tuple[Dossier, Paper] | None]] = {}
    for dossier, paper in Dossiers(tx.connection).holding(keys):
        found.setdefault(paper.document, []).append((dossier, paper))
    return found


def _common(document: Document, place: tuple[Dossier, Paper] | None) -> Record:
    """Fields 1 to 10, alike for both directions."""
    notation = document.notation
    return {
        "FileCode": _file_code(place[0] if place else None),
        "DocOrdinal": str(place[1].position) if place else "",
        "TypeName": document.type_label or "",
        "CodeNumber": (notation.number or "") if notation else "",
        "CodeNotation": notation.symbol if notation else "",
        "IssuedDate": _day(document.issued_on.whole),
        "OrganName": document.issuer or "",
        "Subject": document.subject or "",
        "Language": LANGUAGE,
        "PageAmount": "",
    }


def _file_code(dossier: Dossier | None) -> Mapping[str, str]:
    return {
        "OrganId": "",
        "FileCatalog": str(dossier.year) if dossier else "",
        "FileNotation": dossier.code if dossier else "",
    }


def _signer(
    tx: Transaction, line: RegisterEntry, document: Document, signers: Sequence[Signer]
) -> Mapping[str, str]:
    """The title held on the day; of who signed by an acting appointment (giao quyền) what the document prints."""
    day = document.issued_on.whole
    names = line.signatory.split("; ")  # a joint document's line names all who signed
    theirs = [signer for signer in signers if any(same(signer.full_name, name) for name in names)]
    titles = {signer.title for signer in theirs if day is None or signer.in_office(day)}
    if not titles:
        titles = _typed_titles(tx.documents.texts(document.key).data, names) or {one.title for one in theirs}
    return {"Position": titles.pop() if len(titles) == 1 else "", "FullName": line.signatory}


def _typed_titles(data: str | None, names: Sequence[str]) -> set[str]:
    """What the data file calls those who signed; nothing where it names no title."""
    try:
        typed = read_yaml((data or "").encode(), name="").get("nguoi_ky")
    except BadInput:  # an old document's words need be no data file
        return set()
    people = typed.items if isinstance(typed, ListNode) else (typed,)
    said = [(_text(one, "ho_ten"), _text(one, "chuc_vu")) for one in people if isinstance(one, MappingNode)]
    return {title for name, title in said if title and any(same(name, other) for other in names)}


def _text(node: MappingNode, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, ScalarNode) else ""


def _priority(tx: Transaction, document: Document) -> str:
    match = _URGENCY.search(tx.documents.texts(document.key).data or "")
    return _priority_of(match[1].strip() if match else "")


def _priority_of(urgency: str) -> str:
    term = Urgency.find(urgency) if urgency else None
    return PRIORITY[term.key if term else ""]


def _step_words(step: Step) -> str:
    due = f", hạn {short_date(step.due_on)}" if step.due_on else ""
    said = " ".join(part for part in (step.kind.value, step.handler, step.text) if part)
    return f"{short_date(step.done_on)} {step.actor}: {said}{due}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
