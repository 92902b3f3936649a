"""The regions of a sample (các phần của văn bản mẫu): where head, title, body and signature begin, and the type."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from doc_engine.ooxml.proposing import (
    LIKELY,
    SURE,
    bare,
    is_title,
    type_of_title,
)
from doc_engine.ooxml.sample import Passage
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_OPEN = r"[\s\d.…‥_]*"
NUMBER = re.compile(r"^(\s*Số\s*:?)(.*)$", re.DOTALL | re.IGNORECASE)
DATE = re.compile(rf"ngày{_OPEN}tháng{_OPEN}năm{_OPEN}", re.IGNORECASE)
ABOUT = re.compile(r"^(\s*V/v\.?:?)(.*)$", re.DOTALL | re.IGNORECASE)
ADDRESSED = re.compile(r"^(\s*Kính gửi\s*:?)(.*)$", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Regions:
    """Where a sample's parts begin (indices of its paragraphs; `start`: of the body) and its type, if it can be told."""

    passages: tuple[Passage, ...]
    start: int
    title: int
    signature: int
    notes: int
    type: DocumentType | None

    @cached_property
    def head(self) -> tuple[Passage, ...]:
        """What stands above title and addressees."""
        return self.passages[: self.start]

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """From the title or the addressees to the signature."""
        return self.passages[self.start : self.signature]

    @cached_property
    def signing(self) -> tuple[Passage, ...]:
        """From Nơi nhận to the form's own notes."""
        return self.passages[self.signature : self.notes]


def regions_of(passages: tuple[Passage, ...]) -> Regions:
    """Find the regions; one that is missing begins behind the last paragraph."""
    last = len(passages)
    signature = _first(passages, lambda one: fold(one.text).startswith("noi nhan"), last)
    title = _first(passages[:signature], is_title, last)
    addressed = _first(passages[:signature], lambda one: ADDRESSED.match(one.text) is not None, last)
    notes = _first(passages[signature:], lambda one: bare(one) == "ghi chu", last - signature) + signature
    kind = type_of_title(passages[title]) if title < last else None
    if title == last and any(ABOUT.match(one.text) for one in passages[: min(addressed, signature)]):
        kind = DocumentType.CONG_VAN
    start = min(title, addressed, signature)
    if start == signature:  # neither a title nor addressees: the head ends with its last known line
        known = [at for at, one in enumerate(passages[:signature]) if _is_of_head(one)]
        start = known[-1] + 1 if known else 0
    return Regions(passages, start, title, signature, notes, kind)


def _is_of_head(passage: Passage) -> bool:
    return any(pattern.match(passage.text) for pattern in (NUMBER, ABOUT)) or (
        DATE.search(passage.text) is not None and len(passage.text) < 100
    )


def _first(passages: Sequence[Passage], fits: Callable[[Passage], bool], otherwise: int) -> int:
    return next((at for at, one in enumerate(passages) if not one.boxed and fits(one)), otherwise)


def sure_of(passage: Passage) -> float:
    """Words that are left open are surely a place to fill; words already filled in are likely one."""
    return SURE if passage.gaps or "  " in passage.text.strip() else LIKELY
