"""A chain too wide for a sheet, folded (gộp nhóm): documents alike stand in one frame with their number.

First what nothing rests on is gathered under what it rests on; where that is still too wide, the documents of one kind on one
level stand in one frame, and each says how many lie behind it. Every document is counted in the picture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from doc_engine.text import sort_key
from registry.model import Document, Graph
from registry.views.chain_cards import ALIKE, Card, Figure, Frame, Line, card, figure, frame, lines_of
from registry.views.chain_geometry import Plan, plan
from registry.views.layering import ranks_of
from registry.views.nearest import MOST_DRAWN, nearest
from registry.views.wording import changed_words, type_words

WIDEST = 4_200.0  # about as much as the longest sheet of a plotter shows
MOST_BOXES = 60
_SHOWN_WIDE = 36
BELOW, ABOVE = "below", "above"
_BEYOND = {BELOW: "bên dưới", ABOVE: "bên trên"}


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is drawn of a chain, and where."""

    graph: Graph
    shown: Figure
    drawing: Plan
    folded: bool = False


def fitted(graph: Graph) -> Fitted:
    """The chain drawn so that it can be read: every document a box where there is room, else folded as little as needed."""
    shown = figure(graph)
    if len(shown.boxes) <= MOST_DRAWN:
        drawing = plan(shown)
        if drawing.width <= WIDEST:
            return Fitted(graph, shown, drawing)
    for group_of in (_under_one, _of_one_kind, _on_one_side):
        shown = _folded(graph, group_of)
        if len(shown.boxes) > MOST_BOXES:
            continue
        drawing = plan(shown)
        if drawing.width <= WIDEST:
            return Fitted(graph, shown, drawing, folded=True)
    graph = nearest(graph)
    shown = _folded(graph, _on_one_side)
    return Fitted(graph, shown, plan(shown), folded=True)


# ---- the tree behind the graph -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tree:
    """For each document but the root the one it hangs on, nearest first, and the side on which it does."""

    root: str
    parent: dict[str, str]
    side: dict[str, str]

    def beyond(self) -> Counter[str]:
        """How many documents hang on each one, directly or through others."""
        found: Counter[str] = Counter()
        for key in reversed(self.parent):
            found[self.parent[key]] += found[key] + 1
        return found


def _tree(graph: Graph, lines: Iterable[Line]) -> _Tree:
    """Below the root on the lowest document it rests on, above it on the highest that rests on it; the rest as it comes."""
    uppers, lowers = defaultdict(list), defaultdict(list)
    for line in lines:
        uppers[line.lower].append(line.upper)
        lowers[line.upper].append(line.lower)
    keys = [node.key for node in graph.nodes]
    ranks = ranks_of(keys, [(line.upper, line.lower) for line in lines])
    below = _reached(graph.root, lowers)
    above = _reached(graph.root, uppers) - below
    tree = _Tree(graph.root, {}, {})
    for key in sorted(below - {graph.root}, key=ranks.__getitem__):
        near = [one for one in uppers[key] if one in below and ranks[one] < ranks[key]]
        tree.parent[key] = max(near, key=ranks.__getitem__, default=graph.root)
        tree.side[key] = BELOW
    for key in sorted(above - {graph.root}, key=ranks.__getitem__, reverse=True):
        near = [one for one in lowers[key] if one in above | {graph.root} and ranks[one] > ranks[key]]
        tree.parent[key] = min(near, key=ranks.__getitem__, default=graph.root)
        tree.side[key] = ABOVE
    _hang_the_rest(tree, keys, uppers, lowers)
    return tree


def _reached(root: str, after: Mapping[str, list[str]]) -> set[str]:
    seen, stack = {root}, [root]
    while stack:
        new = [key for key in after.get(stack.pop(), ()) if key not in seen]
        seen.update(new)
        stack += new
    return seen


def _hang_the_rest(
    tree: _Tree, keys: list[str], uppers: Mapping[str, list[str]], lowers: Mapping[str, list[str]]
) -> None:
    """What is tied to the chain sideways hangs on what it is tied to; what is tied to nothing on the root."""
    waiting = [tree.root, *tree.parent]
    for key in waiting:
        for side, near in ((BELOW, lowers), (ABOVE, uppers)):
            for one in near.get(key, ()):
                if one != tree.root and one not in tree.parent:
                    tree.parent[one], tree.side[one] = key, side
                    waiting.append(one)
    for key in keys:
        if key != tree.root and key not in tree.parent:
            tree.parent[key], tree.side[key] = tree.root, BELOW


# ---- groups --------------------------------------------------------------------------------------------------

_Groups = dict[str, str]  # the name of each document's group; its own key where it stands alone
_GroupOf = Callable[[_Tree, Mapping[str, Document]], _Groups]


def _under_one(tree: _Tree, documents: Mapping[str, Document]) -> _Groups:
    """What nothing hangs on, by what it hangs on."""
    bearing = set(tree.parent.values())
    return {
        key: key if key in bearing or key == tree.root else f"{tree.side[key]}|{tree.parent[key]}"
        for key in documents
    }


def _of_one_kind(tree: _Tree, documents: Mapping[str, Document]) -> _Groups:
    """By kind and by the group of what it hangs on."""
    groups = {tree.root: tree.root}
    for key, parent in tree.parent.items():
        groups[key] = f"{tree.side[key]}|{type_words(documents[key])}|{groups[parent]}"
    return groups


def _on_one_side(tree: _Tree, _documents: Mapping[str, Document]) -> _Groups:
    """By nothing but the group of what it hangs on: one frame a level."""
    groups = {tree.root: tree.root}
    for key, parent in tree.parent.items():
        groups[key] = f"{tree.side[key]}|{groups[parent]}"
    return groups


# ---- the folded figure ---------------------------------------------------------------------------------------


def _folded(graph: Graph, group_of: _GroupOf) -> Figure:
    documents = {node.key: node for node in graph.nodes}
    lines = lines_of(graph.links, documents)
    tree = _tree(graph, lines)
    members: dict[str, list[Document]] = defaultdict(list)
    for key, name in group_of(tree, documents).items():
        members[name].append(documents[key])
    homes = {
        one.key: name if len(found) >= ALIKE else one.key for name, found in members.items() for one in found
    }
    return Figure(_boxes(graph, homes, members, tree), tuple(_merged(lines, homes, tree)))


def _boxes(
    graph: Graph, homes: Mapping[str, str], members: Mapping[str, list[Document]], tree: _Tree
) -> dict[str, Card | Frame]:
    changed, beyond = changed_words(graph), tree.beyond()
    said = {key: f"{_BEYOND[side]}: {beyond[key]} văn bản" for key, side in tree.side.items() if beyond[key]}
    boxes: dict[str, Card | Frame] = {}
    for node in graph.nodes:
        name = homes[node.key]
        if name == node.key:
            is_root = name == graph.root
            boxes[name] = card(
                node, is_root=is_root, changed=changed.get(name, ""), beyond=said.get(name, "")
            )
        elif name not in boxes:
            bears = any(one.key in said for one in members[name])
            most = _SHOWN_WIDE if bears else None
            ordered = sorted(members[name], key=lambda one: _place_in_frame(one, changed))
            boxes[name] = frame(name, ordered, changed, beyond=said, most=most)
    return boxes


def _place_in_frame(document: Document, changed: Mapping[str, str]) -> tuple[object, ...]:
    """Those whose bases have changed first, then by issuer and day: a frame shows its first ones only."""
    day = document.issued_on.whole
    return (
        document.key not in changed,
        sort_key(document.issuer or ""),
        day or date.max,
        len(document.key),
        document.key,
    )


def _merged(lines: Iterable[Line], homes: Mapping[str, str], tree: _Tree) -> list[Line]:
    """One arrow between two boxes; between frames only along the tree, or the picture is a web again."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    along = {(homes[key], homes[parent]) for key, parent in tree.parent.items()}
    along |= {(parent, key) for key, parent in along}
    for line in lines:
        upper, lower = homes[line.upper], homes[line.lower]
        framed = upper != line.upper and lower != line.lower
        if upper != lower and (not framed or (upper, lower) in along):
            found[upper, lower].append(line)
    return [
        Line(upper, lower, _label(same), all(line.unconfirmed for line in same))
        for (upper, lower), same in found.items()
        if len(same) >= len(found.get((lower, upper), ())) or (lower, upper) not in found
    ]


def _label(lines: list[Line]) -> str:
    """The two commonest relations, and that there are more."""
    counted = Counter(line.label for line in lines).most_common()
    words = ", ".join(label for label, _ in counted[:2])
    return f"{words} …" if len(counted) > 2 else words
