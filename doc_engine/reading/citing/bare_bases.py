"""Numbered lists of bases whose heading a page lost (danh mục căn cứ mất tiêu đề).

"1. Quy chế A ban hành kèm theo Thông tư X; 2. Điều lệ B …; 3. Căn cứ Quyết định Y": one item says what all are.
"""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import LIST_ONLY
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.names.bodies import TYPE_WORDS
from doc_engine.terms import Relation

_NUMBERED = late(r"\s*(\d{1,2})[.)]\s+")
_SAYS_SO = loose(r"can cu (?:vao )?(?:cac )?$")
# What an item of such a list opens with: rules by their name, or a paper.
_OPENS = loose(
    rf"(?:cac )?(?:dieu le|quy che|quy dinh|noi quy|{TYPE_WORDS})(?!\w)[^;:]{{0,160}}? (?:ban hanh (?:kem )?theo )?(?:cac )?$"
)
_FEWEST = 3


def ground_lists(source: Source, mentions: list[Mention]) -> None:
    """Give the items of a numbered list, from its first on, the "Căn cứ" that only a later one of them says."""
    by_paragraph: dict[Span, list[Mention]] = {}
    for mention in mentions:
        by_paragraph.setdefault(source.paragraph_at(mention.start), []).append(mention)
    for paragraph, inside in by_paragraph.items():
        mark, first = _NUMBERED.match(source.flat, *paragraph), inside[0]
        if mark is None or first.relation is not Relation.CAN_CU or first.cue is None:
            continue
        if not _SAYS_SO.fullmatch(source.flat, mark.end(), first.head):
            continue
        before = [*_items_before(source, paragraph, int(mark[1]), by_paragraph)]
        if len(before) == int(mark[1]) - 1 >= _FEWEST - 1:
            for items in before:
                _ground(source, items, first.cue)


def _items_before(
    source: Source, paragraph: Span, number: int, by_paragraph: dict[Span, list[Mention]]
) -> Iterator[list[Mention]]:
    """What the items cite that stand right above and count down to the first, each ended by a semicolon."""
    index = source.paragraph_number(paragraph[0])
    for above in reversed(source.paragraphs[max(0, index - number + 1) : index]):
        number -= 1
        mark, inside = _NUMBERED.match(source.flat, *above), by_paragraph.get(above)
        if (
            mark is None
            or not inside
            or int(mark[1]) != number
            or inside[0].relation is not Relation.DAN_CHIEU
        ):
            return
        if source.flat[slice(*above)].rstrip()[-1:] != ";":
            return
        opens = source.flat[mark.end() : inside[0].head]
        if opens and not _OPENS.fullmatch(f"{opens.rstrip()} "):
            return
        yield inside


def _ground(source: Source, inside: list[Mention], cue: Span) -> None:
    previous: Mention | None = None
    for mention in inside:
        last = source.flat[previous.end : mention.head].rpartition(";") if previous else ("", ";", "")
        if mention.parent or mention.relation is not Relation.DAN_CHIEU or not LIST_ONLY.fullmatch(last[2]):
            continue
        if last[1]:
            mention.relation, mention.cue = Relation.CAN_CU, cue
        previous = mention
