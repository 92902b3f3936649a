"""Values that go in and out of the store (bản ghi) beside those of `registry.model`: frozen, free of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Office:
    """Cơ quan of this home. `settings` is the office file as JSON (see `registry.officefile`)."""

    key: str
    name: str
    parent_body: str | None
    abbreviation: str
    place: str
    settings: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A line about to be written into a book; texts as the decree's columns show them (Phụ lục IV)."""

    book: int
    year: int
    number: int
    suffix: str
    document: str
    notation: str
    issued_on: date
    signed_on: date | None
    subject: str
    signatory: str
    recipients: str
    kept_by: str
    copies: str
    note: str
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One receiver of a document (nơi gửi đến). `recipient_key` is `identity.issuer_key(recipient)`."""

    document: str
    recipient: str
    recipient_key: str
    unit_key: str | None = None
    must_answer: bool = False
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A kept file in its role for a document: docx, pdf, signed, scan, received, appendix."""

    document: str
    digest: str
    role: str
    name: str
    media_type: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """The words of a document: its text in reading order and the data file it was made from."""

    body_text: str | None = None
    data: str | None = None
