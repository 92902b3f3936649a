"""Proposing fields for a sample (đề xuất trường): from the words beside each open stretch, by one table of labels.

A proposal is a value: what would change in which paragraph, and how sure it is. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from doc_engine.ooxml.labels import LABELS, PLACEHOLDERS, SIGNING_HINTS, Label
from doc_engine.ooxml.sample import Passage
from doc_engine.terms import DocumentType
from doc_engine.text import fold, nfc

SURE, LIKELY, GUESSED = 0.95, 0.8, 0.6
_PLACES = {fold(words): name for words, name in PLACEHOLDERS.items()}
_HINTS = tuple(fold(hint) for hint in SIGNING_HINTS)
_TYPES = {fold(kind.label): kind for kind in DocumentType}
_NOTE_NUMBER = "0123456789* \t\n\u00a0"
_LOOPED = {
    "co_quan_chu_quan": "dong",
    "co_quan": "dong",
    "quyen_han": "dong",
    "can_cu": "can",
    "noi_nhan": "noi",
    "kinh_gui_nhieu": "noi",
    "noi_nhan_dien": "noi",
    "thanh_phan": "nguoi",
    "ky_trai": "dong",
}
_BLOCKS = {"noi_dung", "phu_luc", "ke_co_quan", "ke_trich_yeu"}


@dataclass(frozen=True, slots=True)
class Fill:
    """Characters of a paragraph, from `start` to `end`, and what stands there afterwards."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True)
class Proposed:
    """One paragraph's change: fills, paragraphs of tags before and after it, or its removal (`removed`)."""

    number: int
    where: str
    text: str
    label: str
    fields: tuple[str, ...] = ()
    confidence: float = SURE
    fills: tuple[Fill, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    removed: bool = False

    @property
    def proposed(self) -> str:
        """The paragraph as it would read, added lines included; "" for one that goes."""
        if self.removed:
            return ""
        text = self.text
        for fill in sorted(self.fills, key=lambda one: one.start, reverse=True):
            text = text[: fill.start] + fill.tag + text[fill.end :]
        return "\n".join((*self.before, text, *self.after))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An open stretch that no field was found for, and what the clerk can do."""

    number: int
    where: str
    text: str
    hint: str


@dataclass
class Board:
    """The proposals being gathered, by paragraph."""

    found: dict[int, Proposed] = field(default_factory=dict)
    unplaced: dict[int, Unplaced] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)

    def put(self, one: Proposed) -> None:
        """Note a proposal, in the place of an earlier one for its paragraph; its fields have a place now."""
        self.found[one.number] = one
        self.fields.update(one.fields)

    def free(self, passage: Passage) -> bool:
        """Whether nothing is proposed for the paragraph, and something may be."""
        taken = passage.number in self.found or passage.number in self.kept
        return not taken and not passage.has_tags and not passage.boxed

    def fill(
        self, passage: Passage, label: str, names: Sequence[str], fills: Sequence[Fill], sure: float = SURE
    ) -> None:
        """Fill stretches of a paragraph."""
        fields = tuple(names)
        self.put(Proposed(passage.number, passage.where, passage.text, label, fields, sure, tuple(fills)))

    def whole(self, passage: Passage, name: str, label: str, sure: float = SURE) -> None:
        """Fill a whole paragraph with one field: a text, a list line by line, or a block."""
        if name in self.fields:
            return self.remove(passage, label)
        if name in _BLOCKS and passage.has_drawing:
            return self.leave(passage, "Đoạn này có hình; hãy đặt thẻ ở một đoạn riêng.")
        tag = f"{{{{p {name} }}}}" if name in _BLOCKS else f"{{{{ {_LOOPED.get(name, name)} }}}}"
        lead = len(passage.text) - len(passage.text.lstrip())
        fills = (Fill(0 if name in _BLOCKS else lead, len(passage.text), tag),)
        one = Proposed(passage.number, passage.where, passage.text, label, (name,), sure, fills)
        if name in _LOOPED:
            one = replace(one, before=(_opening(name),), after=("{%p endfor %}",))
        self.put(one)
        return None

    def when(self, passage: Passage, name: str, label: str) -> None:
        """Fill a whole paragraph that is printed only where the field has something."""
        self.whole(passage, name, label)
        one = self.found[passage.number]
        if name in one.fields:
            self.found[passage.number] = replace(
                one, before=(f"{{%p if {name} %}}",), after=("{%p endif %}",)
            )

    def remove(self, passage: Passage, label: str) -> None:
        """Take a paragraph out: what it stood for is printed by another one."""
        self.put(Proposed(passage.number, passage.where, passage.text, label, removed=True))

    def clear(self, passage: Passage, label: str) -> None:
        """Take the words out and leave the room they had."""
        self.fill(passage, label, (), (Fill(0, len(passage.text), ""),))

    def add_list(self, passage: Passage, name: str) -> None:
        """Let a list be printed line by line below a paragraph that is filled already."""
        one = self.found[passage.number]
        lines = (_opening(name), f"{{{{ {_LOOPED[name]} }}}}", "{%p endfor %}")
        self.put(replace(one, fields=(*one.fields, name), after=lines))

    def leave(self, passage: Passage, hint: str = "") -> None:
        """List a paragraph as one that no field was found for."""
        if nfc(passage.text) != passage.text:
            hint = "Đoạn này gõ bằng chữ tổ hợp (NFD); hãy gõ lại rồi làm lại."
        hint = hint or "Hãy tự đặt thẻ trong Word (vanthu template fields) hoặc gõ sẵn nội dung."
        self.unplaced[passage.number] = Unplaced(passage.number, passage.where, passage.text, hint)


def is_list(name: str) -> bool:
    """Whether a field is printed line by line."""
    return name in _LOOPED


def _opening(name: str) -> str:
    return f"{{%p for {_LOOPED[name]} in {name} %}}"


def bare(passage: Passage) -> str:
    """Its words folded, without a footnote's number, brackets and end marks: what the table is asked for."""
    return fold(passage.text.rstrip(_NOTE_NUMBER)).strip(" .:;…[]<>{}«»")


def placeholder(passage: Passage) -> str | None:
    """The field that the paragraph's words hold the place of."""
    return _PLACES.get(bare(passage))


def type_of_title(passage: Passage) -> DocumentType | None:
    """The type whose name in capitals is all that the paragraph says."""
    text = passage.text.strip()
    return _TYPES.get(bare(passage)) if text and text == text.upper() else None


def is_title(passage: Passage) -> bool:
    """Whether the paragraph is the document's title or its place."""
    return type_of_title(passage) is not None or placeholder(passage) == "ten_loai"


def is_signing_hint(passage: Passage) -> bool:
    """Whether it only tells where to sign."""
    return fold(passage.text).startswith(_HINTS)


def label_before(words: str, kind: DocumentType | None) -> Label | None:
    """The label that the words before an open stretch end with; the longest wins."""
    said = fold(words).strip(" :.;,-")
    fitting = [
        label
        for label in LABELS
        if (not label.types or kind is None or kind.key in label.types)
        and re.search(rf"(?:^|\W){re.escape(fold(label.words))}$", said)
    ]
    return max(fitting, key=lambda label: len(label.words), default=None)
