"""Slots of a serial letter (ô điền): places in a draft's texts that each letter fills with words of its own.

A slot is written `«tên»`. What fills it are words, never marks: a value that begins with "1." makes no khoản,
asterisks stay asterisks. So the draft is composed once, and every letter has its structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from doc_engine.blocks import AppendixBlocks, Block, Inline, Paragraph
from doc_engine.composed import Composed, FieldValue, Signature
from doc_engine.errors import BadInput
from doc_engine.model import Draft, Value
from doc_engine.text import admit, letters, squeeze

Values = Mapping[str, str | Sequence[str]]
Words = Mapping[str, str]
Counts = tuple[tuple[str, int], ...]

SLOT = re.compile(r"«([^«»\n]{1,80})»")
_MARK = "0-9A-Za-z,;:.()/-" + letters()
_PLAIN = re.compile(f"[{_MARK}]+(?: [{_MARK}]+)*")
V = TypeVar("V", bound=Value)


def slot(name: str) -> str:
    """The mark of a slot as it stands in a text: `«tên»`."""
    return f"«{name}»"


def slots_in(draft: Draft) -> frozenset[str]:
    """The names of every slot in the draft's texts (các ô điền của bản thảo)."""
    found: set[str] = set()

    def look(text: str) -> str:
        found.update(SLOT.findall(text))
        return text

    _each_text(draft, look)
    return frozenset(found)


def words_of(names: Iterable[str], values: Values) -> tuple[dict[str, str], Counts]:
    """The words for each slot on one line, and how many lines the lists of values have (blank ones left out).

    A list fills a slot that is an item of its own (one of kính gửi, of nơi nhận) with as many items; anywhere
    else its values stand in a row. Raises `BadInput` for a slot without a value and for characters refused.
    """
    words: dict[str, str] = {}
    counts: list[tuple[str, int]] = []
    for name in names:
        value = values.get(name)
        if value is None:
            raise BadInput.because(f"ô “{name}” không có giá trị.", field=name)
        if isinstance(value, str):
            words[name] = _one_line(value, name)
            continue
        lines = [line for line in (_one_line(line, name) for line in value) if line]
        counts.append((name, len(lines)))
        words.update((_item(name, place), line) for place, line in enumerate(lines, start=1))
        words[name] = ", ".join(lines)
    return words, tuple(counts)


def _one_line(value: str, name: str) -> str:
    # Most values are names and numbers; looking at each of their characters costs more than all the rest.
    if _PLAIN.fullmatch(value):
        return value
    return squeeze(admit(value, field=name))


def _item(name: str, place: int) -> str:
    return f"{name}#{place}"


def expanded(draft: Draft, counts: Counts) -> Draft:
    """The draft with each slot that is an item of a list as so many items."""
    return _expanded(draft, {slot(name): [slot(_item(name, i + 1)) for i in range(n)] for name, n in counts})


def _expanded(value: V, items: Mapping[str, list[str]]) -> V:
    changed: dict[str, object] = {}
    for name in type(value).model_fields:
        old = getattr(value, name)
        if isinstance(old, Value):
            changed[name] = _expanded(old, items)
        elif isinstance(old, tuple) and any(isinstance(item, str) and item in items for item in old):
            changed[name] = tuple(new for item in old for new in items.get(item, [item]))
    return value.model_copy(update=changed) if changed else value


def _each_text(value: object, change: Callable[[str], str]) -> None:
    if isinstance(value, str):
        change(value)
    elif isinstance(value, tuple):
        for item in value:
            _each_text(item, change)
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            _each_text(getattr(value, name), change)


class Line:
    """A text taken apart at its slots once, to be filled many times."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.fixed: list[str] = []
        self.slots: list[tuple[str, bool]] = []
        capitals = {name.upper(): name for name in names}
        end = 0
        for found in SLOT.finditer(text):
            name = found[1] if found[1] in names else capitals.get(found[1])
            if name is not None:
                self.fixed.append(text[end : found.start()])
                self.slots.append((name, name != found[1]))
                end = found.end()
        self.fixed.append(text[end:])

    @property
    def varies(self) -> bool:
        """Whether it has a slot at all."""
        return bool(self.slots)

    def text(self, words: Words) -> str:
        """The text with these words."""
        out = self.fixed[0]
        for (name, capital), after in zip(self.slots, self.fixed[1:], strict=True):
            out += (words[name].upper() if capital else words[name]) + after
        return out


class Filler:
    """Puts words where the slots are; in a line of capitals (`«TÊN»`) as capitals."""

    def __init__(self, words: Words) -> None:
        """`words` by the names of the slots."""
        marks = {slot(name): word for name, word in words.items()}
        capitals = {slot(name).upper(): word.upper() for name, word in words.items()}
        self._words = capitals | marks

    def text(self, text: str) -> str:
        """One text with its slots filled; slots of other names stay as they are."""
        if "«" not in text:
            return text
        return SLOT.sub(lambda found: self._words.get(found[0], found[0]), text)

    def field(self, value: FieldValue) -> FieldValue:
        """The same for the value of a field."""
        if isinstance(value, str):
            return self.text(value)
        return [self.text(line) for line in value] if isinstance(value, list) else value

    def block(self, block: Block) -> Block:
        """The same for a paragraph or table; the very same object where it has no slot."""
        if "«" not in block.text:
            return block
        if isinstance(block, Paragraph):
            return replace(block, inline=self._inline(block.inline))
        return replace(block, rows=tuple(tuple(map(self._inline, cells)) for cells in block.rows))

    def _inline(self, parts: Sequence[Inline]) -> tuple[Inline, ...]:
        return tuple(replace(part, text=self.text(part.text)) for part in parts)

    def appendix(self, appendix: AppendixBlocks) -> AppendixBlocks:
        """The same for an annex."""
        return replace(
            appendix,
            label=self.text(appendix.label),
            title=self.text(appendix.title),
            attached_to=self.text(appendix.attached_to),
            blocks=tuple(map(self.block, appendix.blocks)),
            parent=tuple(map(self.text, appendix.parent)),
            agency=tuple(map(self.text, appendix.agency)),
        )

    def composed(self, composed: Composed) -> Composed:
        """The whole document with its slots filled."""
        return replace(
            composed,
            fields={name: self.field(value) for name, value in composed.fields.items()},
            body=tuple(map(self.block, composed.body)),
            appendices=tuple(map(self.appendix, composed.appendices)),
            text=self.text(composed.text),
            title=self.text(composed.title),
            author=self.text(composed.author),
            symbol=self.text(composed.symbol),
            signatures=tuple(map(self._signature, composed.signatures)),
        )

    def _signature(self, signature: Signature) -> Signature:
        return Signature(
            tuple(map(self.text, signature.offices)),
            tuple(map(self.text, signature.other_office)),
            self.text(signature.full_name),
        )
