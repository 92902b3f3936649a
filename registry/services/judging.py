"""What a person says of the chain (lời của người theo dõi): hoàn thành, không áp dụng, đã rà soát, kỳ báo cáo.

Each is an act of its own, which the journal tells whole; the latest word on one place holds, and none is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.text import admit, fold, squeeze
from registry.coverage import Said
from registry.duties import Duty, Every, due_words
from registry.identity import body_of
from registry.model import CoverageRow, Document
from registry.services.keeping import keep
from registry.store.kept import WORDS

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_LONGEST = 1_000
_MOST_NAMED = 10


class Kind(StrEnum):
    """What a word is about; OPEN takes back done and not applicable, CHECKED closes a contradiction of sources."""

    DONE = "hoan_thanh"
    NOT_APPLICABLE = "khong_ap_dung"
    OPEN = "mo_lai"
    REVIEWED = "da_ra_soat"
    DUTY = "ky_bao_cao"
    CHECKED = "da_kiem_tra"


_OF_A_BODY = (Kind.DONE, Kind.NOT_APPLICABLE, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class Words:
    """All words of this home, as they stand; keys are documents and folded body names."""

    of_bodies: Mapping[tuple[str, str], Said]
    reviewed: frozenset[tuple[str, str, str]]  # (child or body key, base, act)
    duties: Mapping[str, Duty]

    def of_directive(self, key: str) -> dict[str, Said]:
        """What was said of the bodies under one directive, by body key."""
        return {body: said for (document, body), said in self.of_bodies.items() if document == key}


def words_in(tx: Transaction) -> Words:
    """The words of all offices of the home; of two on one place the later written."""
    rows = [row for office in tx.offices.all() for row in tx.kept.rows(WORDS, office.key)]
    rows.sort(key=lambda row: row["said_on"])  # the offices' own order is kept within a day
    bodies: dict[tuple[str, str], Said] = {}
    duties: dict[str, Duty | None] = {}
    for row in rows:
        if row["kind"] in _OF_A_BODY:
            bodies[row["document"], row["body_key"]] = _said(row)
        if row["kind"] == Kind.DUTY:
            duties[row["document"]] = _duty(row["said"])
    reviewed = {
        (row["body_key"] or row["document"], row["base"], row["act"])
        for row in rows
        if row["kind"] == Kind.REVIEWED
    }
    return Words(bodies, frozenset(reviewed), {key: duty for key, duty in duties.items() if duty})


def checked_in(tx: Transaction) -> frozenset[tuple[str, str, str]]:
    """The contradictions that a person has looked at: citing and cited document, and the day that was said ("" for a number)."""
    rows = [row for office in tx.offices.all() for row in tx.kept.rows(WORDS, office.key, kind=Kind.CHECKED)]
    return frozenset((row["document"], row["base"], row["said"]) for row in rows)


def _said(row: Mapping[str, Any]) -> Said:
    if row["kind"] == Kind.DONE:
        return Said(done_on=date.fromisoformat(row["said_on"]), done_by=row["actor"])
    if row["kind"] == Kind.NOT_APPLICABLE:
        return Said(not_applicable=row["reason"])
    return Said()


def duty_words(duty: Duty) -> str:
    """A duty as the row says it."""
    until = duty.until.isoformat() if duty.until else ""
    return "|".join(
        (duty.every.value, duty.from_on.isoformat(), until, str(duty.day or ""), str(duty.month or ""))
    )


def _duty(said: str) -> Duty | None:
    if not said:
        return None
    every, from_on, until, day, month = said.split("|")
    return Duty(
        Every(every),
        date.fromisoformat(from_on),
        date.fromisoformat(until) if until else None,
        int(day) if day else None,
        int(month) if month else None,
    )


def duty_of(document: Document, every: str, before: str | None, until: date | None, today: date) -> Duty:
    """The duty that a clerk describes; raises `BadInput`."""
    kind = Every.named(every)
    if kind is None:
        known = ", ".join(one.value for one in Every)
        raise BadInput.because(f"“{every}” không phải là kỳ báo cáo.", f"Các kỳ: {known}.", field="--every")
    day, month = due_words(before) if before else (None, None)
    if before and day is None:
        raise BadInput.because(
            f"“{before}” không phải là ngày trong kỳ.",
            "Hãy ghi ngày của tháng cuối kỳ (15) hoặc ngày, tháng (15/11) cho báo cáo năm.",
            field="--before",
        )
    if day and day > _longest(month):
        raise BadInput.because(f"“{before}” không phải là ngày có thật.", field="--before")
    if month and kind is not Every.YEAR:
        raise BadInput.because("chỉ báo cáo năm mới ghi cả tháng.", "Hãy ghi --before 15.", field="--before")
    begins = document.issued_on.whole or today
    if until is not None and until < begins:
        raise BadInput.because(
            f"kỳ cuối {short_date(until)} sớm hơn ngày ban hành {short_date(begins)}.",
            "Hãy ghi một ngày sau ngày ban hành.",
            field="--until",
        )
    return Duty(kind, begins, until, day, month)


def _longest(month: int | None) -> int:
    """The last day that the month ever has; of an unknown one 31."""
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def say(
    tx: Transaction,
    home: Home,
    kind: Kind,
    document: Document,
    *,
    office: str | None = None,
    rows: Iterable[Mapping[str, Any]] = ({},),
) -> int:
    """Write words down as one act of the office named, else of the one that holds the document; gives the event."""
    key = (office and home.office(office).key) or document.office or home.office().key
    said = {
        "kind": kind.value,
        "document": document.key,
        "said_on": home.clock.today().isoformat(),
        "actor": home.actor,
    }
    whole = [{**_BLANK, **said, **row} for row in rows]
    return keep(tx, home, key, whole, act="chain_word", table=WORDS)


_BLANK: dict[str, Any] = {"body": "", "body_key": "", "base": None, "act": None, "said": "", "reason": ""}


def row_of(rows: Iterable[CoverageRow], typed: str) -> CoverageRow:
    """The one row that a clerk means: its whole name, else a part of it, accents and abbreviations aside; raises `BadInput`."""
    wanted = _spelt_out(admit(typed))
    known = [(row, _spelt_out(row.unit)) for row in rows]
    found = [row for row, name in known if name == wanted] or [
        row for row, name in known if wanted and wanted in name
    ]
    if len(found) == 1:
        return found[0]
    shown = found or [row for row, _ in known]
    names = "; ".join(row.unit for row in shown[:_MOST_NAMED]) + ("; …" if len(shown) > _MOST_NAMED else "")
    what = "có thể là nhiều đơn vị" if found else "không có trong bảng theo dõi"
    raise BadInput.because(f"“{typed}” {what}.", f"Các đơn vị: {names}." if names else "", field="ĐƠN_VỊ")


def _spelt_out(name: str) -> str:
    """A body's name for comparing: “UBND xã Ba Tri” is “ủy ban nhân dân xã Ba Tri”."""
    return fold(body_of(squeeze(name)))


def reason_text(text: str, *, field: str = "--reason") -> str:
    """A reason as it is kept; raises `BadInput` for a blank or endless one."""
    said = squeeze(admit(text))
    if not said:
        raise BadInput.because("lý do đang để trống.", field=field)
    if len(said) > _LONGEST:
        raise BadInput.because(f"lý do dài quá {_LONGEST} chữ.", field=field)
    return said
