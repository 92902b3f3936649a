"""What the picture of a chain shows: a card for each document, a frame for many alike, lines between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from doc_engine.text import upper_first
from registry.model import Document, Graph, Link
from registry.views.lettering import width_of, wrap
from registry.views.wording import (
    CHANGED,
    about,
    called,
    changed_words,
    day_words,
    is_ordinary,
    is_unconfirmed,
    number_words,
    relation_words,
    status_words,
    type_words,
)

CARD_WIDTH = 256.0
SMALL_WIDTH = 190.0
PAD = 14.0
ROOT_STRIP = 22.0
FRAME_HEAD = 30.0
FRAME_GAP = 10.0
ALIKE = 4  # so many leaves alike make a frame
SHOWN = 12  # and a frame shows so many


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a card: its base line measured from the card's top, its style's name."""

    text: str
    y: float
    style: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A document's box, or (`document` None) the box that says how many more there are."""

    key: str
    document: Document | None
    lines: tuple[TextLine, ...]
    width: float
    height: float
    is_root: bool = False
    changed: str = ""  # how what it rests on has changed


@dataclass(frozen=True, slots=True)
class Frame:
    """Leaves alike under (or above) one document: the same relation to it and nothing else."""

    key: str
    title: str
    cards: tuple[Card, ...]
    columns: int
    members: tuple[Document, ...]

    @property
    def card_height(self) -> float:
        """All cards of a frame are as high as the highest."""
        return max(card.height for card in self.cards)

    @property
    def width(self) -> float:
        """Width of the frame."""
        return 2 * PAD + self.columns * SMALL_WIDTH + (self.columns - 1) * FRAME_GAP

    @property
    def height(self) -> float:
        """Height of the frame."""
        rows = ceil(len(self.cards) / self.columns)
        return FRAME_HEAD + rows * self.card_height + (rows - 1) * FRAME_GAP + PAD


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow from the citing box (`lower`) to the cited one (`upper`)."""

    upper: str
    lower: str
    label: str
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """All boxes and arrows of the picture."""

    boxes: dict[str, Card | Frame]
    lines: tuple[Line, ...]


def figure(graph: Graph) -> Figure:
    """The boxes and arrows of a chain; leaves alike gathered in frames."""
    documents = {document.key: document for document in graph.nodes}
    lines = lines_of(graph.links, documents)
    groups = _alike(graph.root, documents, lines)
    changed = changed_words(graph)
    homes = {member: name for name, members in groups.items() for member in members}
    boxes: dict[str, Card | Frame] = {}
    for document in graph.nodes:
        name = homes.get(document.key)
        if name is None:
            is_root = document.key == graph.root
            boxes[document.key] = card(document, is_root=is_root, changed=changed.get(document.key, ""))
        elif name not in boxes:
            boxes[name] = frame(name, [documents[key] for key in groups[name]], changed)
    merged: dict[tuple[str, str], Line] = {}
    for line in lines:
        moved = replace(
            line, upper=homes.get(line.upper, line.upper), lower=homes.get(line.lower, line.lower)
        )
        merged.setdefault((moved.upper, moved.lower), moved)
    return Figure(boxes, tuple(merged.values()))


def lines_of(links: Iterable[Link], documents: Mapping[str, Document]) -> list[Line]:
    """An arrow for each pair of documents that are linked."""
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.from_key in documents and link.to_key in documents and link.from_key != link.to_key:
            pairs[link.to_key, link.from_key].append(link)
    return [
        Line(upper, lower, relation_words(found), all(map(is_unconfirmed, found)))
        for (upper, lower), found in pairs.items()
    ]


def _alike(root: str, documents: dict[str, Document], lines: Sequence[Line]) -> dict[str, list[str]]:
    """Frame names and their members: leaves (one arrow only) on the same side of one document."""
    arrows: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        arrows[line.upper].append(line)
        arrows[line.lower].append(line)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in documents:
        if key == root or len(arrows[key]) != 1:
            continue
        line = arrows[key][0]
        side, other = ("below", line.upper) if line.lower == key else ("above", line.lower)
        if len(arrows[other]) > 1:
            groups[f"{side}|{other}|{line.label}|{line.unconfirmed}"].append(key)
    return {name: members for name, members in groups.items() if len(members) >= ALIKE}


def card(
    document: Document,
    *,
    is_root: bool = False,
    small: bool = False,
    kind: bool = True,
    changed: str = "",
    beyond: str = "",
) -> Card:
    """A document's box with its text laid out.

    `changed` says how what it rests on has changed, `beyond` how many documents lie behind it.
    """
    width = SMALL_WIDTH if small else CARD_WIDTH
    room = width - 2 * PAD + (4 if small else 0)
    top = ROOT_STRIP if is_root else 0.0
    lines: list[TextLine] = []
    y = top + 8
    for text, style, size, step, bold, limit in _texts(document, small, kind):
        for part in wrap(text, room, size, bold=bold, lines=limit):
            y += step
            lines.append(TextLine(part, y, style))
    for text, style in ((upper_first(CHANGED) if changed else "", "flag"), (beyond, "beyond")):
        if text:
            y += 17
            lines.append(TextLine(text, y, style))
    y += 18
    right = "" if small and is_ordinary(document) else status_words(document)
    lines.append(TextLine(day_words(document.issued_on) or "không rõ ngày", y, "day", right))
    return Card(document.key, document, tuple(lines), width, y + 11, is_root, changed)


def _texts(document: Document, small: bool, kind: bool) -> list[tuple[str, str, float, float, bool, int]]:
    """(text, style, size, step to its base line, bold, most lines) from the top down."""
    issuer = document.issuer or "chưa rõ cơ quan ban hành"
    head = [(type_words(document).upper(), "kind", 11.0, 15.0, True, 1)] if kind else []
    if small:
        return [
            *head,
            (_title(document), "number small", 13, 17, True, 2),
            (issuer, "issuer small", 11.5, 16, False, 2),
        ]
    return [
        *head,
        (_title(document), "number", 15, 20, True, 2),
        (issuer, "issuer", 12, 17, False, 2),
        (about(document), "subject", 11.5, 15.5, False, 3),
    ]


def _title(document: Document) -> str:
    """What stands large: the number, or the name of a law or of a paper that has none."""
    return number_words(document) if document.notation or not document.subject else called(document)


def frame(
    name: str,
    members: Sequence[Document],
    changed: Mapping[str, str],
    *,
    beyond: Mapping[str, str] | None = None,
    most: int | None = None,
) -> Frame:
    """Documents in one frame, at most `most` of them (`SHOWN`) drawn; `changed` and `beyond` by key, as for a card."""
    most, beyond = most or SHOWN, beyond or {}
    kinds = {type_words(document) for document in members}
    shown = members if len(members) <= most else members[: most - 1]
    cards = [
        card(
            document,
            small=True,
            kind=len(kinds) > 1,
            changed=changed.get(document.key, ""),
            beyond=beyond.get(document.key, ""),
        )
        for document in shown
    ]
    if len(shown) < len(members):
        rest = f"… và {len(members) - len(shown)} văn bản khác"
        cards.append(Card(f"{name}|more", None, (TextLine(rest, 0, "more"),), SMALL_WIDTH, cards[0].height))
    columns = min(3 if most <= SHOWN else 6, ceil(sqrt(len(cards))))
    found = Frame(name, "", tuple(cards), columns, tuple(members))
    return replace(found, title=_frame_title(members, changed, found.width - 2 * PAD))


def _frame_title(members: Sequence[Document], changed: Mapping[str, str], room: float) -> str:
    """How many of what; the kinds where they have room."""
    kinds = [type_words(document) for document in members]
    counted = Counter(f"{kind[:1].lower()}{kind[1:]}" for kind in kinds).most_common()
    flagged = sum(document.key in changed for document in members)
    behind = f", {flagged} {CHANGED}" if flagged else ""
    if len(counted) == 1:
        return f"{len(members)} {counted[0][0]}{behind}"
    each = ", ".join(f"{count} {kind}" for kind, count in counted)
    whole = f"{len(members)} văn bản: {each}{behind}"
    return whole if width_of(whole, 12.5, bold=True) <= room else f"{len(members)} văn bản{behind}"
