"""Writing proposed tags into a sample's tree (đặt thẻ): in the run that holds the stretch, its formatting kept."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.proposing import Fill, Proposed
from doc_engine.ooxml.sample import Passage, Piece, Sample, parent_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What belongs to one paragraph alone and is not copied to those added beside it.
_OWN = (f"{W}sectPr", f"{W}numPr", f"{W}pageBreakBefore", f"{W}pPrChange", f"{W}framePr")


def write_proposed(sample: Sample, proposed: Iterable[Proposed], end: str) -> None:
    """Change the tree: fills, lines of tags around them, removals, and the line `end` behind everything."""
    by_number = {passage.number: passage for passage in sample.passages}
    for one in proposed:
        passage = by_number[one.number]
        if one.removed:
            _remove(passage)
            continue
        likeness = _first_properties(passage)
        for fill in sorted(one.fills, key=lambda item: item.start, reverse=True):
            _fill(passage, fill)
        _surround(passage, one, likeness)
    if end:
        _append(sample.root, end)


def _fill(passage: Passage, fill: Fill) -> None:
    inside = [piece for piece in passage.pieces if piece.start < fill.end and piece.end > fill.start]
    if not inside:
        _insert(passage, fill)
        return
    anchor = _anchor(inside, fill)
    for piece in inside:
        tag = fill.tag if piece is anchor else ""
        low, high = max(fill.start - piece.start, 0), min(fill.end, piece.end) - piece.start
        _replace(piece, low, high, tag)


def _anchor(inside: list[Piece], fill: Fill) -> Piece:
    """The piece whose formatting the tag takes: the first letters that are no raised footnote number."""
    for piece in inside:
        words = piece.text[max(fill.start - piece.start, 0) : fill.end - piece.start]
        if words.strip() and not _is_raised(piece.node):
            return piece
    return inside[0]


def _is_raised(node: etree._Element) -> bool:
    return parent_of(node).find(f"{W}rPr/{W}vertAlign") is not None


def _replace(piece: Piece, low: int, high: int, tag: str) -> None:
    node = piece.node
    if node.tag == f"{W}t":
        text = node.text or ""
        _set(node, text[:low] + tag + text[high:])
    elif tag:
        made = etree.SubElement(parent_of(node), f"{W}t")
        parent_of(node).replace(node, made)
        _set(made, tag)
    else:
        parent_of(node).remove(node)


def _set(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _insert(passage: Passage, fill: Fill) -> None:
    """A tag where no letter stands: behind the last run before it, in its formatting."""
    before = [piece for piece in passage.pieces if piece.end <= fill.start]
    made = _run(fill.tag, _first_properties(passage))
    if before:
        parent_of(before[-1].node).addnext(made)
    else:
        passage.element.append(made)


def _first_properties(passage: Passage) -> etree._Element | None:
    """The formatting of the paragraph's first letters, or of its mark where it has none."""
    inked = [piece for piece in passage.pieces if piece.text.strip() and not _is_raised(piece.node)]
    if inked:
        return parent_of(inked[0].node).find(f"{W}rPr")
    return passage.element.find(f"{W}pPr/{W}rPr")


def _run(text: str, properties: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
        for mark in ("ins", "del", "rPrChange"):
            for found in run[0].findall(f"{W}{mark}"):
                run[0].remove(found)
    _set(etree.SubElement(run, f"{W}t"), text)
    return run


def _surround(passage: Passage, one: Proposed, likeness: etree._Element | None) -> None:
    for text in one.before:
        passage.element.addprevious(_beside(passage, text, likeness))
    last = passage.element
    for text in one.after:
        made = _beside(passage, text, likeness)
        last.addnext(made)
        last = made


def _beside(passage: Passage, text: str, likeness: etree._Element | None) -> etree._Element:
    """A paragraph that looks like this one."""
    made = etree.Element(f"{W}p", nsmap=None)
    properties = passage.element.find(f"{W}pPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
        for tag in _OWN:
            for found in made[0].findall(tag):
                made[0].remove(found)
    made.append(_run(text, likeness))
    return made


def _remove(passage: Passage) -> None:
    """Take the paragraph out, or only its words where it holds more: a section, a picture, a cell's last place."""
    element = passage.element
    needed = element.find(f"{W}pPr/{W}sectPr") is not None or passage.has_drawing
    last = element.getnext() is None and not _is_p(element.getprevious())
    if needed or last or not (_is_p(element.getprevious()) or _is_p(element.getnext())):
        for piece in passage.pieces:
            _replace(piece, 0, len(piece.text), "")
    else:
        parent_of(element).remove(element)


def _is_p(element: etree._Element | None) -> bool:
    return element is not None and element.tag == f"{W}p"


def _append(root: etree._Element, text: str) -> None:
    body = root.find(f"{W}body")
    if body is None:
        return
    made = etree.Element(f"{W}p")
    made.append(_run(text, None))
    last = body.find(f"{W}sectPr")
    if last is not None:
        last.addprevious(made)
    else:
        body.append(made)
