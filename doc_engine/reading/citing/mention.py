"""One place where a text names another document (một lần viện dẫn), filled in step by step while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from doc_engine.notation import Notation
from doc_engine.reading.citing.numbers import organ_of
from doc_engine.reading.copies.source import Span
from doc_engine.terms import Relation

LAWS = frozenset({"Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Nghị định"})
# Types that set norms: none of them is answered or granted like a request.
NORMATIVE = LAWS | {"Thông tư", "Thông tư liên tịch"}


@dataclass(slots=True)
class Mention:
    """One mention, filled in step by step: `head` is where its type word begins, `end` where its issuer ends."""

    head: int
    start: int
    number_end: int
    end: int
    kind: str
    notation: Notation | None = None
    number: str | None = None
    type: str | None = None
    has_head: bool = False
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_before: bool = False
    date_before: bool = False
    issuer_unread: bool = False  # "của …" stands there, and no table knows what
    parent: Mention | None = field(default=None, repr=False)
    relation: Relation = Relation.DAN_CHIEU
    cue: Span | None = None
    modality: str | None = None
    inferred: int = 0

    @property
    def organ(self) -> str | None:
        """The letters of its body in the symbol."""
        return organ_of(self.notation) if self.notation else None
