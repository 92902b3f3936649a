"""Phát hành: to whom a document was sent, on which day and how; a letter that came back is said on its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, Refusal
from doc_engine.text import admit, fold, squeeze
from registry.effects import ENDED
from registry.identity import issuer_key, resolve_relative
from registry.model import Document, Status
from registry.services.book_of import line_of
from registry.services.finding import resolve_one, spoken
from registry.services.reasons import said
from registry.store.life import Sending, Way

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What was sent now, who had it already, what is to be looked at."""

    document: Document
    sent: tuple[Sending, ...]
    already: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that came back; `repeated` where that was written down before."""

    document: Document
    sending: Sending
    repeated: bool = False


def way_of(text: str) -> Way:
    """The way of sending that a clerk means, accents aside; raises `BadInput`."""
    found = next((way for way in Way if fold(way.value) == fold(text)), None)
    if found is None:
        raise BadInput.because(
            f"không có cách gửi “{text}”.",
            f"Các cách gửi: {', '.join(way.value for way in Way)}.",
            field="--by",
        )
    return found


def dispatch(
    home: Home,
    words: str,
    *,
    to: Sequence[str] = (),
    on: date | None = None,
    by: Way = Way.POST,
    issuer: str | None = None,
) -> Dispatched:
    """Write down that a document was sent: to the names in `to`, else to all on its list who have not got it.

    The same recipient, day and way again change nothing. Raises `NotFound`, `BadInput`, and `Refusal` for a
    voided or recalled document.
    """
    day = on or home.clock.today()
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        line_of(tx, document)
        _refuse(document)
        _hold_day(document, day, home.clock.today())
        wanted, strangers = _wanted(tx, document, to)
        before = tx.sendings.of_document(document.key)
        new = [one for one in wanted if not _same_again(before, one[1], day, by)]
        at = home.clock.now()
        sent = tuple(Sending(document.key, name, key, day, by, home.actor, at) for name, key in new)
        for one in sent:
            tx.sendings.add(one)
        if sent:
            payload = {
                "document": document.key,
                "on": day.isoformat(),
                "by": by.value,
                "to": [one.recipient for one in sent],
            }
            _journal(tx, home, document, "dispatch", payload)
        already = tuple(name for name, key in wanted if (name, key) not in new)
        return Dispatched(document, sent, already, _warnings(document, strangers))


def give_back(
    home: Home,
    words: str,
    recipient: str,
    reason: str,
    *,
    on: date | None = None,
    issuer: str | None = None,
) -> Returned:
    """Write down that what was sent to `recipient` came back (thư trả lại, bản thu hồi).

    Raises `NotFound`, and `BadInput` where nothing was sent to him or the day is before the sending.
    """
    why = said(reason, "--reason") or ""
    day = on or home.clock.today()
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        name = squeeze(admit(recipient))
        key = _key(document, name)
        mine = [one for one in tx.sendings.of_document(document.key) if one.recipient_key == key]
        if not mine:
            raise BadInput.because(f"{spoken(document)} chưa gửi đến “{name}”.", field="--returned")
        out = [one for one in mine if one.returned_on is None]
        if not out:
            return Returned(document, mine[-1], repeated=True)
        if day < out[-1].sent_on or day > home.clock.today():
            raise BadInput.because(
                f"ngày trả lại {short_date(day)} phải từ ngày gửi {short_date(out[-1].sent_on)} đến hôm nay.",
                field="--on",
            )
        at = home.clock.now()
        tx.sendings.give_back(out[-1].key, on=day, reason=why, by=home.actor, at=at)
        payload = {"document": document.key, "from": out[-1].recipient, "on": day.isoformat(), "reason": why}
        _journal(tx, home, document, "return", payload)
        changed = tx.sendings.of_document(document.key)
        return Returned(document, next(one for one in changed if one.key == out[-1].key))


def _journal(
    tx: Transaction, home: Home, document: Document, act: str, payload: Mapping[str, object]
) -> None:
    assert document.office is not None
    tx.journal.append(
        document.office,
        at=home.clock.now(),
        actor=home.actor,
        act=act,
        payload=payload,
        about=document.key,
    )


def _refuse(document: Document) -> None:
    if document.status is Status.VOID:
        raise Refusal(f"{spoken(document)} đã hủy số, không phát hành được.")
    if document.effect is not None and document.effect in ENDED:
        raise Refusal(f"{spoken(document)} {document.effect.label}, không phát hành tiếp được.")


def _hold_day(document: Document, day: date, today: date) -> None:
    issued_on = document.issued_on.whole
    if day > today or (issued_on is not None and day < issued_on):
        since = f"từ ngày ban hành {short_date(issued_on)} " if issued_on else ""
        raise BadInput.because(f"ngày chuyển {short_date(day)} phải {since}đến hôm nay.", field="--on")


def _wanted(
    tx: Transaction, document: Document, to: Sequence[str]
) -> tuple[list[tuple[str, str]], list[str]]:
    """(name, key) of everybody it goes to now, and which of them are not on the document's list."""
    listed = {item.recipient_key: item.recipient for item in tx.dispatches.of_document(document.key)}
    if not to:
        out = {one.recipient_key for one in tx.sendings.of_document(document.key) if one.returned_on is None}
        if not listed:
            raise BadInput.because(
                f"{spoken(document)} không có danh sách nơi nhận.",
                "Hãy nêu nơi nhận: --to TÊN (có thể lặp lại).",
                field="--to",
            )
        return [(name, key) for key, name in listed.items() if key not in out], []
    wanted: dict[str, str] = {}
    for text in to:
        name = squeeze(admit(text))
        if not name or len(name) > _LONGEST_NAME:
            raise BadInput.because("tên nơi nhận để trống hoặc quá dài.", field="--to")
        key = _key(document, name)
        wanted.setdefault(key, listed.get(key, name))
    strangers = [name for key, name in wanted.items() if key not in listed]
    return [(name, key) for key, name in wanted.items()], strangers


def _key(document: Document, name: str) -> str:
    """A recipient's key, as the document's own list has it: “Công an tỉnh” is the issuer's province's."""
    return issuer_key(resolve_relative(name, document.issuer) or name)


def _same_again(before: Sequence[Sending], key: str, day: date, by: Way) -> bool:
    return any(
        (one.recipient_key, one.sent_on, one.way, one.returned_on) == (key, day, by, None) for one in before
    )


def _warnings(document: Document, strangers: Sequence[str]) -> tuple[str, ...]:
    warnings = [f"“{name}” không có trong danh sách nơi nhận của văn bản." for name in strangers]
    if document.effect is not None:
        warnings.append(f"{spoken(document)} {document.effect.label}.")
    return tuple(warnings)
