"""The records office's values (mô hình sổ sách): frozen, free of SQL.

Identity of a document: issuer (the body, not its head) + number without leading zeros + symbol + year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from doc_engine.text import fold


class Direction(StrEnum):
    """Where a document stands to an office: văn bản đi, văn bản đến, or known only by citation."""

    OUTGOING = "di"
    INCOMING = "den"
    KNOWN = "duoc_vien_dan"


class LinkSource(StrEnum):
    """How a link came to be: typed by a clerk, generated with the document, or read out of its text."""

    TYPED = "typed"
    GENERATED = "generated"
    EXTRACTED = "extracted"


class Status(StrEnum):
    """Tình trạng of a document in the books."""

    ISSUED = "da_ban_hanh"
    ENTERED = "da_vao_so"
    RECEIVED = "da_tiep_nhan"
    READ = "da_doc"  # a news text or a foreign paper that was read, not received
    NOT_HELD = "chua_co_ban"  # known by citation only
    VOID = "huy_so"


class Effect(StrEnum):
    """What a later document did to one (hiệu lực): nothing is taken back, the strongest is shown."""

    CORRECTED = "da_dinh_chinh"
    AMENDED = "da_sua_doi"
    REPLACED = "da_thay_the"
    REPEALED = "het_hieu_luc"
    RECALLED = "da_thu_hoi"

    @property
    def label(self) -> str:
        """As a clerk reads it."""
        return _EFFECT_LABELS[self]


_EFFECT_LABELS = {
    Effect.CORRECTED: "đã được đính chính",
    Effect.AMENDED: "đã được sửa đổi, bổ sung",
    Effect.REPLACED: "đã được thay thế",
    Effect.REPEALED: "đã bị bãi bỏ",
    Effect.RECALLED: "đã bị thu hồi",
}


@dataclass(frozen=True, slots=True)
class Document:
    """Văn bản known to the home; `held` is False for one known only by citation (chưa có bản)."""

    key: str
    office: str | None
    direction: Direction
    type_label: str | None
    notation: Notation | None
    issuer: str | None
    issued_on: PartialDate
    subject: str | None
    held: bool
    status: Status
    reply_by: date | None = None
    effect: Effect | None = None

    @property
    def name(self) -> str:
        """How a clerk names it: type and notation, or type and subject where it has no number."""
        label = self.type_label or "Văn bản"
        if self.notation:
            return f"{label} số {self.notation}"
        subject = self.subject or ""
        return subject if fold(subject).startswith(fold(label)) else f"{label} {subject}".strip()


@dataclass(frozen=True, slots=True)
class Link:
    """Liên kết from the citing document to the cited one, with the words that say so."""

    from_key: str
    to_key: str
    relation: Relation
    source: LinkSource
    confidence: float = 1.0
    confirmed_by: str | None = None
    quote: str | None = None
    cue: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ChangedBase:
    """`child` rests on `base`, which `act` has changed; keys of documents."""

    child: str
    base: str
    act: str
    relation: Relation

    @property
    def place(self) -> tuple[str, str, str]:
        """What a review names."""
        return (self.child, self.base, self.act)


@dataclass(frozen=True, slots=True)
class Graph:
    """A part of the directive chain (chuỗi chỉ đạo) around `root`."""

    root: str
    nodes: tuple[Document, ...]
    links: tuple[Link, ...]
    cut: bool = False  # more lies beyond the depth or the limit asked for
    changed: tuple[ChangedBase, ...] = ()  # căn cứ đã thay đổi of its nodes, until reviewed
    outside: tuple[Document, ...] = ()  # changed bases and what changed them, where they are no nodes


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of sổ đăng ký văn bản đi (Phụ lục IV): the decree's ten columns as text, in order."""

    book: str
    year: int
    number: int
    suffix: str
    document: str
    notation: str
    issued_on: str
    subject: str
    signatory: str
    recipients: str
    kept_by: str
    copies: str
    sent_on: str
    signed_for: str
    note: str
    voided: bool = False
    second: bool = False  # the second entry that corrects the line above it


@dataclass(frozen=True, slots=True)
class Book:
    """Quyển sổ of one year: which types number in it and the last number given."""

    key: int
    office: str
    name: str
    types: tuple[str, ...]  # type keys; ("*",) for every named type not in another book
    year: int
    last_number: int
    closed: bool = False


class CoverageState(StrEnum):
    """Tiến độ of one unit under a directive, lowest to highest; the last only when a person confirms."""

    NONE = "chưa ghi nhận"
    SENT = "đã gửi"
    RECEIVED = "đã nhận"
    ACTED = "đã có văn bản triển khai"
    ACTED_DOWN = "đã triển khai đến cấp cuối"
    REPORTED = "đã báo cáo"
    DONE = "hoàn thành"


@dataclass(frozen=True, slots=True)
class Owed:
    """One answer owed under a document: by when, of which period, given or not, how late.

    `days_late` counts calendar days up to the reply, or up to the day asked for; None where the reply has no whole
    date. A term that ends on a day off runs on to the next working day, and until then nothing is late.
    """

    document: str
    due_on: date
    period: str  # "quý II/2026"; "" for a single day
    answered: bool
    days_late: int | None
    working_days_late: int | None
    what: str = ""  # the task, where it is one's


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One unit's answer to a directive: progress, lateness, the documents that show it; `note` is the validity."""

    unit: str  # the body's name as printed
    unit_key: str | None
    state: CoverageState
    due_on: date | None
    days_late: int | None
    documents: tuple[str, ...]  # keys of what it issued under the directive
    note: str = ""
    key: str = ""  # folded body name
    working_days_late: int | None = None
    period: str = ""  # of the worst answer owed
    owed: tuple[Owed, ...] = ()
    confirmed_by: str = ""  # who said that it is done


@dataclass(frozen=True, slots=True)
class JournalEvent:
    """One act in the append-only journal (nhật ký), chained by hash to the one before."""

    seq: int
    office: str
    at: datetime
    actor: str
    act: str
    payload: str  # canonical JSON
    previous: str
    hash: str
