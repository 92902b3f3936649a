"""A plate (bản in): one document's Word file with places left open, from which letters are printed.

The document is rendered once with its slots standing in it as they were typed. Where more than the words hangs
on what fills a slot (the length of a drawn line, the columns of a table, the indents of a centred line), a mark
stands instead, and that piece is made for each letter by the very code that makes it for a single document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from doc_engine.blocks import Block, Table
from doc_engine.composed import Composed
from doc_engine.layout import Layout, adapted
from doc_engine.ooxml.balancing import centred
from doc_engine.ooxml.markup import PROLOGUE, W, escape, indents, parse
from doc_engine.ooxml.package import Archive, Member
from doc_engine.ooxml.rendering import core_part, finished, marked, read_back, render_context, rendered_parts
from doc_engine.ooxml.restyling import restyled
from doc_engine.ooxml.streams import Stream
from doc_engine.ooxml.template import CORE, DOCUMENT, CompiledTemplate
from doc_engine.ooxml.writer import BodyWriter
from doc_engine.slots import SLOT, Filler, Line, Words

_LEVEL = 9  # what never changes is deflated once, as well as zlib can
_NEAR = 200  # bytes between two slots that are kept with the words of both
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACES = re.compile(
    f"<w:p><w:r><w:t>{_OPEN}(\\d+){_CLOSE}</w:t></w:r></w:p>"
    f'|<w:ind w:left="{_OPEN}(\\d+){_CLOSE}"/>'
    f"|({SLOT.pattern.replace('(', '(?:')})"
)

_TO_ESCAPE = re.compile(r'[&<>"]').search

Piece = Callable[[Words], str]


class Pieces:
    """The pieces of a document that are made for each letter, and the marks that stand for them."""

    def __init__(self, names: frozenset[str]) -> None:
        self._made: list[Piece] = []
        self._names = names

    def line(self, text: str) -> Line:
        """The text taken apart at the slots."""
        return Line(text, self._names)

    def varies(self, text: str) -> bool:
        """Whether a slot stands in the text."""
        return self.line(text).varies

    def number(self, piece: Piece) -> str:
        """The mark of one more piece."""
        self._made.append(piece)
        return f"{_OPEN}{len(self._made) - 1}{_CLOSE}"

    def paragraphs(self, piece: Piece) -> str:
        """A paragraph that stands for a piece made of whole paragraphs or tables."""
        return f"<w:p><w:r><w:t>{self.number(piece)}</w:t></w:r></w:p>"

    def found(self, place: re.Match[str]) -> Piece | None:
        """The piece whose mark, or the words whose slot, was found; None for a slot of no known name."""
        number = place[1] or place[2]
        if number is not None:
            return self._made[int(number)]
        line = self.line(place[3])
        return _word(*line.slots[0]) if line.varies else None


def _word(name: str, capital: bool) -> Piece:
    if capital:
        return lambda words: escape(words[name].upper())
    # Looking for the few characters that matter is much faster than putting each through a table.
    return lambda words: escape(word) if _TO_ESCAPE(word := words[name]) else word


@dataclass(frozen=True, slots=True)
class FormWriter(BodyWriter):
    """Writes blocks whose slots are still open; what is measured is left for each letter."""

    pieces: Pieces
    kept: int

    def rule_below(
        self, texts: list[str], component: str, wrapped_mm: float, within_mm: float | None = None
    ) -> str:
        """A drawn line as long as the words of the letter above it ask for."""
        plain = BodyWriter(self.layout, self.ids)
        if not any(map(self.pieces.varies, texts)):
            return plain.rule_below(texts, component, wrapped_mm, within_mm)

        lines = [self.pieces.line(text) for text in texts]

        def made(words: Words) -> str:
            return plain.rule_below([line.text(words) for line in lines], component, wrapped_mm, within_mm)

        return self.pieces.paragraphs(made)

    def table(self, block: Table, *, kept: bool = False) -> str:
        """A table whose columns are as wide as the words of the letter ask for."""
        plain = BodyWriter(self.layout, self.ids)
        if not self.pieces.varies(block.text):
            return plain.table(block, kept=kept)

        def made(words: Words) -> str:
            filled = Filler(words).block(block)
            return plain.table(filled, kept=kept) if isinstance(filled, Table) else ""

        return self.pieces.paragraphs(made)

    def first_kept(self, blocks: Sequence[Block]) -> int:  # noqa: ARG002
        """As it was worked out for the letters of this plate."""
        return self.kept


class Plate:
    """The letters of one shape: whatever their words are, no other paragraph comes or goes."""

    def __init__(
        self,
        template: CompiledTemplate,
        composed: Composed,
        names: frozenset[str],
        chosen: Mapping[str, int],
        kept: int,
    ) -> None:
        pieces = Pieces(names)
        parts = _open_parts(template, composed, pieces, chosen, kept)
        open_names = {*template.rendered, CORE}
        opened = {part.name: _Opened(part, pieces, may_vary=part.name in open_names) for part in parts}
        self._same = Archive()
        for part in parts:
            if not opened[part.name].varies:
                self._same.add(Member.deflated(part.name, part.content, _LEVEL))
        self._opened = [part for part in opened.values() if part.varies]
        unfilled = {name: f"«{name}»" for name in names}
        document = opened[DOCUMENT].text(unfilled)
        read_back(document, composed)

    def letter(self, words: Words) -> bytes:
        """One letter as docx bytes, identical for identical words."""
        archive = Archive(self._same)
        for part in self._opened:
            archive.add(part.member(words))
        return archive.closed()


def _open_parts(
    template: CompiledTemplate, composed: Composed, pieces: Pieces, chosen: Mapping[str, int], kept: int
) -> list[Member]:
    writer = FormWriter(adapted(composed.choice), template.style_ids, pieces, kept)
    parts = rendered_parts(template, render_context(template, composed, chosen=chosen, writer=writer))
    document = finished(parts[DOCUMENT], template, composed)
    parts[DOCUMENT] = _balanced(document, template, pieces, adapted(composed.choice))
    made = {**parts, CORE: core_part(composed)}
    members = [
        *restyled(template, composed.choice),
        *(Member.stored(name, xml.encode()) for name, xml in made.items()),
    ]
    return sorted(marked(members, composed, template), key=_letters_order)


def _letters_order(part: Member) -> tuple[bool, bool, str]:
    """What programs look for first in front; what they know a Word file by follows at once."""
    return not part.name.startswith(("[Content", "_rels/")), not part.name.startswith("word/"), part.name


def _balanced(document: str, template: CompiledTemplate, pieces: Pieces, layout: Layout) -> str:
    """As `balancing.balanced`; where a slot stands in a centred line, its indents are a piece."""
    root = parse(document)
    for paragraph in centred(root, template.style_ids, layout):
        text = paragraph.text
        if pieces.varies(text):
            piece = _indents_of(pieces.line(text), paragraph.indents)
            paragraph.indent({f"{W}left": pieces.number(piece)})
        elif (found := paragraph.indents(text)) is not None:
            paragraph.indent({f"{W}left": str(found[0]), f"{W}right": str(found[1])})
    return PROLOGUE + etree.tostring(root, encoding="unicode")


def _indents_of(line: Line, measured: Callable[[str], tuple[int, int] | None]) -> Piece:
    def made(words: Words) -> str:
        found = measured(line.text(words))
        return indents(*found) if found else ""

    return made


class _Opened:
    """One part: what stands between the open places, and what fills each."""

    def __init__(self, part: Member, pieces: Pieces, *, may_vary: bool) -> None:
        self.name = part.name
        text = part.content.decode("utf-8") if may_vary else ""
        stretches, fillings = [], []
        end = 0
        for place in _PLACES.finditer(text):
            piece = pieces.found(place)
            if piece is not None:
                stretches.append(text[end : place.start()])
                fillings.append(piece)
                end = place.end()
        stretches.append(text[end:])
        self.varies = bool(fillings)
        self._stretches, self._fillings = stretches, fillings
        if self.varies:
            kept, self._regions = _regions(stretches, fillings)
            self._stream = Stream([stretch.encode() for stretch in kept])

    def text(self, words: Words) -> str:
        """The part filled, as text."""
        filled = (piece(words) for piece in self._fillings)
        return self._stretches[0] + "".join(
            word + stretch for word, stretch in zip(filled, self._stretches[1:], strict=True)
        )

    def member(self, words: Words) -> Member:
        """The part filled, ready for the archive."""
        filled = [
            region[0](words).encode()
            if len(region) == 1
            else "".join([piece(words) for piece in region]).encode()
            for region in self._regions
        ]
        raw, crc, size = self._stream.filled(filled)
        return Member(self.name, raw, crc, size, 8)


def _regions(stretches: Sequence[str], fillings: Sequence[Piece]) -> tuple[list[str], list[list[Piece]]]:
    """Places that stand near each other taken together, with the markup between them."""
    kept, regions = [stretches[0]], [[fillings[0]]]
    for between, piece in zip(stretches[1:], fillings[1:], strict=False):
        if len(between) < _NEAR:
            regions[-1] += [_always(between), piece]
        else:
            kept.append(between)
            regions.append([piece])
    return [*kept, stretches[-1]], regions


def _always(text: str) -> Piece:
    return lambda _: text
