"""What was read (kết quả đọc): frozen values in the shape of `vanthu read --json`; unknown is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from doc_engine.terms import Relation

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """Người ký: full name, and the lines above it from top to bottom (`TM. …`, `KT. …`, own office)."""

    full_name: str | None
    lines: tuple[str, ...] = ()

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {"full_name": self.full_name, "lines": list(self.lines)}


@dataclass(frozen=True, slots=True)
class HeaderFound:
    """The document's own particulars (thể thức của chính văn bản)."""

    notation: str | None = None
    number: str | None = None
    symbol: str | None = None
    issued_on: str | None = None
    place: str | None = None
    issuer: str | None = None
    parent_body: str | None = None
    type: str | None = None
    subject: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: SignatureFound | None = None
    is_official_document: bool = False
    is_draft: bool = False

    @property
    def has_whole_day(self) -> bool:
        """Whether the day of issue is known whole, not only its month or year."""
        return len(self.issued_on or "") == len("2026-01-05")

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {
            "notation": self.notation,
            "number": self.number,
            "symbol": self.symbol,
            "issued_on": self.issued_on,
            "place": self.place,
            "issuer": self.issuer,
            "parent_body": self.parent_body,
            "type": self.type,
            "subject": self.subject,
            "addressees": list(self.addressees),
            "recipients": list(self.recipients),
            "signatory": self.signatory.as_json() if self.signatory else None,
            "is_official_document": self.is_official_document,
            "is_draft": self.is_draft,
        }


class Resolved(NamedTuple):
    """What a table or the registry knows about a nickname: notation, type, day, issuer."""

    notation: str
    type: str
    issued_on: str | None
    issuer: str | None

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return dict(self._asdict())


@dataclass(frozen=True, slots=True)
class CitationFound:
    """One distinct document cited (văn bản được viện dẫn), all its mentions together.

    `issued_on` is ISO and may stop at the month or the year; `spans` count characters of the admitted text
    (NFC, `\\n` line ends); `kind` is `numbered`, `named_law`, `nickname` or `unnumbered`.
    """

    notation: str | None
    kind: str
    type: str | None
    title: str | None
    issued_on: str | None
    issuer: str | None
    relation: Relation
    cue: str | None
    confidence: float
    modality: str | None
    spans: tuple[tuple[int, int], ...]
    quote: str
    resolved: Resolved | None = None

    @property
    def mentions(self) -> int:
        """How many times the text cites it."""
        return len(self.spans)

    @property
    def name(self) -> str:
        """What to call it in a link: its notation, or the one a table knows, or its title or words."""
        known = self.notation or (self.resolved.notation if self.resolved else None)
        return known or self.title or self.quote

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {
            "notation": self.notation,
            "kind": self.kind,
            "type": self.type,
            "title": self.title,
            "issued_on": self.issued_on,
            "issuer": self.issuer,
            "relation": self.relation.key,
            "cue": self.cue,
            "confidence": self.confidence,
            "modality": self.modality,
            "mentions": self.mentions,
            "spans": [list(span) for span in self.spans],
            "resolved": self.resolved.as_json() if self.resolved else None,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class LinkFound:
    """A relation that the text states between two cited documents: `source` does `relation` to `target`."""

    source: str
    relation: Relation
    target: str

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {"from": self.source, "relation": self.relation.key, "to": self.target}


@dataclass(frozen=True, slots=True)
class DueFound:
    """Thời hạn: the words, and what they come to. `kind` is `fixed`, `window`, `periodic`, `relative` or `open`."""

    text: str
    kind: str
    from_on: str | None = None
    due_on: str | None = None
    every: str | None = None

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {
            "text": self.text,
            "kind": self.kind,
            "from_on": self.from_on,
            "due_on": self.due_on,
            "every": self.every,
        }


@dataclass(frozen=True, slots=True)
class TaskFound:
    """Nhiệm vụ: what, who leads, who cooperates, by when."""

    text: str
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    due: DueFound | None = None

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {
            "text": self.text,
            "lead": list(self.lead),
            "cooperating": list(self.cooperating),
            "due": self.due.as_json() if self.due else None,
        }


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """A deadline said in running text (thời hạn): its words, the last day if it can be computed, the sentence, whose it is."""

    text: str
    due_on: str | None
    quote: str
    owners: tuple[str, ...] = ()

    def as_json(self) -> Json:
        """The value as `cli.md` prints it."""
        return {
            "text": self.text,
            "due_on": self.due_on,
            "quote": self.quote,
            "owners": list(self.owners),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one text (kết quả đọc một văn bản)."""

    header: HeaderFound
    citations: tuple[CitationFound, ...] = ()
    tasks: tuple[TaskFound, ...] = ()
    links: tuple[LinkFound, ...] = ()
    deadlines: tuple[DeadlineFound, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> Json:
        """The reading as `vanthu read --json` prints it."""
        return {
            "header": self.header.as_json(),
            "citations": [citation.as_json() for citation in self.citations],
            "tasks": [task.as_json() for task in self.tasks],
            "links": [link.as_json() for link in self.links],
            "deadlines": [deadline.as_json() for deadline in self.deadlines],
            "warnings": list(self.warnings),
        }
