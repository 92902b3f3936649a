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
class PrintedFrom:
    """The template that printed a file (mẫu đã dùng): type, version (0: packaged), SHA-256 and own file name."""

    type: str
    version: int
    digest: str
    name: str = ""

    def __str__(self) -> str:
        named = f" “{self.name}”" if self.name else ""
        which = f"bản {self.version}" if self.version else "mẫu có sẵn"
        return f"{self.type}{named}, {which}, {self.digest[:12]}"


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
    template: PrintedFrom | None = None


@dataclass(frozen=True, slots=True)
class SecretFile:
    """The Word file of a state secret; its bytes are in the store's folder of secrets. `secrecy` is the term's key."""

    document: str
    secrecy: str
    digest: str
    size: int
    name: str
    added_at: datetime
    template: PrintedFrom | None = None


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """The words of a document: its text in reading order and the data file it was made from."""

    body_text: str | None = None
    data: str | None = None
