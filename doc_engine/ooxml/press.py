"""Serial letters (in thư hàng loạt): one draft with slots, as many Word files as there are recipients.

    press = LetterPress(compile_template(template), draft, ["kinh_gui", "so"])
    for row in rows:
        docx = press.letter({"kinh_gui": row.name, "so": row.number})

Each letter equals, part by part, `render` of the same document with its words filled in. What a letter's words
cannot change is composed, laid out and deflated once. Memory does not grow with the number of letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from doc_engine.compose import CitationLookup, compose
from doc_engine.composed import Composed, FieldValue
from doc_engine.layout import adapted
from doc_engine.model import Draft
from doc_engine.ooxml.fields import with_defaults
from doc_engine.ooxml.plate import Plate
from doc_engine.ooxml.rendering import CHOICES, render
from doc_engine.ooxml.template import CompiledTemplate
from doc_engine.ooxml.writer import BodyWriter
from doc_engine.slots import Counts, Filler, Line, Values, Words, expanded, words_of

_SHAPES = 64  # kept at a time: numbers of addressees, empty slots
_PLATES = 32  # kept for each shape
_MEASURED = 4096
K = TypeVar("K")
T = TypeVar("T")
Choice = Callable[[Words], int]


class LetterPress:
    """Prints the letters of one draft (máy in thư); not to be shared by threads.

    `names` are its slots (`doc_engine.slots`): `«tên»` anywhere in its texts. Raises `BadInput` as `compose` and
    `render` do, for the draft itself at once, for a letter when it is printed.
    """

    def __init__(
        self,
        template: CompiledTemplate,
        draft: Draft,
        names: Iterable[str],
        *,
        cite: CitationLookup | None = None,
    ) -> None:
        self._template, self._draft, self._cite = template, draft, cite
        self._names = tuple(dict.fromkeys(names))
        self._shapes: dict[tuple[Counts, tuple[str, ...]], Shape] = {}

    def letter(self, values: Values) -> bytes:
        """One letter as docx bytes, the same for the same values whatever was printed before.

        Raises `BadInput` for a slot without a value, for characters Word cannot hold, and as `compose`.
        """
        words, counts = words_of(self._names, values)
        return self._shape(words, counts).letter(words)

    def composed(self, values: Values) -> Composed:
        """Every word of one letter (toàn văn một thư): for the register, for search, for the checks."""
        words, counts = words_of(self._names, values)
        return Filler(words).composed(self._shape(words, counts).composed)

    def _shape(self, words: Words, counts: Counts) -> Shape:
        empty = tuple(name for name in self._names if not words[name]) if "" in words.values() else ()
        return _kept(self._shapes, (counts, empty), _SHAPES, lambda: self._shaped(words, counts))

    def _shaped(self, words: Words, counts: Counts) -> Shape:
        composed = compose(expanded(self._draft, counts), cite=self._cite)
        blank = {name: "" for name, word in words.items() if not word}
        filled = Filler(blank).composed(composed) if blank else composed
        return Shape(self._template, filled, frozenset(words))


class Shape:
    """The letters of one composed document: as many lines for each list, the same slots left empty."""

    def __init__(self, template: CompiledTemplate, composed: Composed, names: frozenset[str]) -> None:
        self.composed = composed
        self._template, self._names = template, names
        self._plain = with_defaults(composed.fields)
        varying = {name for name, value in self._plain.items() if self._varies(value)}
        self._looked_into = bool(varying & template.examined)
        self._choices = {name: self._choice(name, varying & on) for name, (on, _) in CHOICES.items()}
        self._kept = self._first_kept()
        self._plates: dict[tuple[int, ...], Plate] = {}

    def letter(self, words: Words) -> bytes:
        """One letter as docx bytes; from a plate unless the template itself looks into the words."""
        if self._looked_into:
            return render(self._template, Filler(words).composed(self.composed))
        chosen = tuple([choose(words) for choose in self._choices.values()])
        key = (*chosen, self._kept(words))
        plate = self._plates.get(key)
        if plate is None:
            plate = _kept(self._plates, key, _PLATES, lambda: self._plate(key))
        return plate.letter(words)

    def _plate(self, key: tuple[int, ...]) -> Plate:
        chosen = dict(zip(self._choices, key[:-1], strict=True))
        return Plate(self._template, self.composed, self._names, chosen, key[-1])

    def _varies(self, value: FieldValue) -> bool:
        texts = value if isinstance(value, list) else [value]
        return any(Line(text, self._names).varies for text in texts if isinstance(text, str))

    def _choice(self, name: str, on: set[str]) -> Choice:
        """One of `CHOICES`, worked out for each letter only where it hangs on its words."""
        choose, layout, plain = CHOICES[name][1], adapted(self.composed.choice), self._plain
        if not on:
            always = choose(plain, layout)
            return lambda _: always
        fields = _Fields.of(plain, on, self._names)
        known: dict[tuple[str, ...], int] = {}

        def chosen(words: Words) -> int:
            texts = fields.texts(words)
            return _kept(
                known, texts, _MEASURED, lambda: int(choose({**plain, **fields.filled(texts)}, layout))
            )

        return chosen

    def _first_kept(self) -> Choice:
        """Which block is the first that stays with the signature; for each letter where it may be another."""
        writer = BodyWriter(adapted(self.composed.choice), self._template.style_ids)
        body = self.composed.body
        unfilled = Filler(dict.fromkeys(self._names, "")).composed(self.composed).body
        earliest = writer.first_kept(unfilled)
        # Words only add lines: no earlier block than that, and this one unless a later one has words to add.
        if body[earliest + 1 :] == unfilled[earliest + 1 :]:
            return lambda _: earliest
        tail = body[earliest:]

        def kept(words: Words) -> int:
            return earliest + writer.first_kept([*map(Filler(words).block, tail)])

        return kept


@dataclass(frozen=True, slots=True)
class _Fields:
    """Fields with slots in them, taken apart."""

    lists: Mapping[str, int | None]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, plain: Mapping[str, FieldValue], names: Iterable[str], slots: frozenset[str]) -> _Fields:
        """The named fields of `plain`."""
        lists: dict[str, int | None] = {}
        texts: list[str] = []
        for name in sorted(names):
            value = plain[name]
            lists[name] = len(value) if isinstance(value, list) else None
            texts += value if isinstance(value, list) else [str(value)]
        return cls(lists, tuple(Line(text, slots) for text in texts))

    def texts(self, words: Words) -> tuple[str, ...]:
        """Their lines with these words."""
        return tuple([line.text(words) for line in self.lines])

    def filled(self, texts: tuple[str, ...]) -> dict[str, FieldValue]:
        """The fields with these lines."""
        left = list(texts)
        return {
            name: left.pop(0) if count is None else [left.pop(0) for _ in range(count)]
            for name, count in self.lists.items()
        }


def _kept(known: dict[K, T], key: K, most: int, make: Callable[[], T]) -> T:
    """What is known for the key, else made; when `most` are known they are forgotten first."""
    found = known.get(key)
    if found is None:
        if len(known) >= most:
            known.clear()
        found = known[key] = make()
    return found
