"""What happens to a document beside its line (vòng đời văn bản): approvals, sendings, corrected lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from registry.clock import stamp
from registry.store.chunking import chunks
from registry.store.columns import day, day_text
from registry.store.life_schema import approval, entry_correction, sending


@dataclass(frozen=True, slots=True)
class Approval:
    """Duyệt: these very bytes of a data file were approved; `document` is the first issued from them."""

    office: str
    digest: str
    name: str
    type: str
    subject_key: str
    approved_by: str
    approved_at: datetime
    document: str | None = None


class Way(StrEnum):
    """How a document went out (cách gửi)."""

    POST = "bưu điện"
    ELECTRONIC = "điện tử"
    BY_HAND = "trực tiếp"


@dataclass(frozen=True, slots=True)
class Sending:
    """One time a document was sent to somebody (lượt gửi); `key` is its row's."""

    document: str
    recipient: str
    recipient_key: str
    sent_on: date
    way: Way
    recorded_by: str
    recorded_at: datetime
    key: int = 0
    returned_on: date | None = None
    return_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """The second entry that corrects a typing error in a line (sửa dòng sổ)."""

    document: str
    field: str
    old_value: str
    new_value: str
    reason: str
    corrected_by: str
    corrected_at: datetime


class Approvals:
    """Who approved which data file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, item: Approval) -> None:
        """Write an approval down."""
        self._connection.execute(
            insert(approval).values(
                office=item.office,
                digest=item.digest,
                name=item.name,
                type=item.type,
                subject_key=item.subject_key,
                approved_by=item.approved_by,
                approved_at=stamp(item.approved_at),
            )
        )

    def of_data(self, office: str, digest: str) -> Approval | None:
        """The approval of exactly these bytes."""
        found = self._rows(approval.c.office == office, approval.c.digest == digest)
        return found[0] if found else None

    def waiting(self, office: str, type_: str, name: str, subject_key: str) -> Approval | None:
        """The latest approval, of which nothing was issued yet, of a file of that name or that subject."""
        found = self._rows(
            approval.c.office == office,
            approval.c.type == type_,
            approval.c.document.is_(None),
            (approval.c.name == name) | (approval.c.subject_key == subject_key),
        )
        return found[-1] if found else None

    def use(self, office: str, digest: str, document: str) -> None:
        """Remember the first document that was issued from approved bytes."""
        self._connection.execute(
            update(approval)
            .where(approval.c.office == office, approval.c.digest == digest, approval.c.document.is_(None))
            .values(document=document)
        )

    def of_office(self, office: str) -> list[Approval]:
        """All approvals of an office, oldest first."""
        return self._rows(approval.c.office == office)

    def _rows(self, *conditions: Any) -> list[Approval]:
        rows = self._connection.execute(select(approval).where(*conditions).order_by(approval.c.id))
        return [
            Approval(
                office=row.office,
                digest=row.digest,
                name=row.name,
                type=row.type,
                subject_key=row.subject_key,
                approved_by=row.approved_by,
                approved_at=datetime.fromisoformat(row.approved_at),
                document=row.document,
            )
            for row in rows
        ]


class Sendings:
    """To whom, when and how documents were really sent; the list of who should get them is `Dispatches`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, item: Sending) -> None:
        """Write a sending down."""
        self._connection.execute(
            insert(sending).values(
                document=item.document,
                recipient=item.recipient,
                recipient_key=item.recipient_key,
                sent_on=day_text(item.sent_on),
                way=item.way.value,
                recorded_by=item.recorded_by,
                recorded_at=stamp(item.recorded_at),
            )
        )

    def give_back(self, key: int, *, on: date, reason: str, by: str, at: datetime) -> None:
        """Say on a sending that it came back."""
        self._connection.execute(
            update(sending)
            .where(sending.c.id == key, sending.c.returned_on.is_(None))
            .values(returned_on=day_text(on), return_reason=reason, return_by=by, return_at=stamp(at))
        )

    def of_document(self, key: str) -> list[Sending]:
        """A document's sendings in the order they were written."""
        return self.of_documents([key])

    def of_documents(self, keys: Sequence[str]) -> list[Sending]:
        """The sendings of those documents."""
        found: list[Sending] = []
        for chunk in chunks(keys):
            query = select(sending).where(sending.c.document.in_(list(chunk))).order_by(sending.c.id)
            found += [_to_sending(row) for row in self._connection.execute(query)]
        return found


def _to_sending(row: Row[Any]) -> Sending:
    sent_on = day(row.sent_on)
    assert sent_on is not None
    return Sending(
        document=row.document,
        recipient=row.recipient,
        recipient_key=row.recipient_key,
        sent_on=sent_on,
        way=Way(row.way),
        recorded_by=row.recorded_by,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        key=row.id,
        returned_on=day(row.returned_on),
        return_reason=row.return_reason,
    )


class Corrections:
    """Second entries that correct a line; the line itself never changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, item: Correction) -> None:
        """Write a second entry."""
        self._connection.execute(
            insert(entry_correction).values(
                document=item.document,
                field=item.field,
                old_value=item.old_value,
                new_value=item.new_value,
                reason=item.reason,
                corrected_by=item.corrected_by,
                corrected_at=stamp(item.corrected_at),
            )
        )

    def of_documents(self, keys: Sequence[str]) -> list[Correction]:
        """The second entries on the lines of those documents, oldest first."""
        table = entry_correction
        found: list[Correction] = []
        for chunk in chunks(keys):
            query = select(table).where(table.c.document.in_(list(chunk))).order_by(table.c.id)
            found += [_to_correction(row) for row in self._connection.execute(query)]
        return found


def _to_correction(row: Row[Any]) -> Correction:
    return Correction(
        document=row.document,
        field=row.field,
        old_value=row.old_value,
        new_value=row.new_value,
        reason=row.reason,
        corrected_by=row.corrected_by,
        corrected_at=datetime.fromisoformat(row.corrected_at),
    )
