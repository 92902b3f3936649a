"""Making a template of an office's own sample (lập mẫu từ văn bản có chỗ trống): propose, confirm, write.

`propose` tells what it would put where; `author` writes the tags into the runs that hold the open stretches and
touches nothing else: every other part of the file keeps its bytes, the main text its formatting.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from doc_engine.ooxml import package
from doc_engine.ooxml.body_rules import propose_body
from doc_engine.ooxml.checking import NEEDED, optional_fields
from doc_engine.ooxml.head_rules import propose_head, propose_title
from doc_engine.ooxml.proposing import LIKELY, Board, Fill, Proposed, Unplaced, label_before
from doc_engine.ooxml.regions import Regions, regions_of
from doc_engine.ooxml.sample import DOCUMENT, Passage, read_sample
from doc_engine.ooxml.signature_rules import propose_signature
from doc_engine.ooxml.tagging import write_proposed
from doc_engine.terms import DocumentType

__all__ = ["Proposal", "Proposed", "Unplaced", "author", "propose", "type_of"]
_EXPECTED = (*NEEDED, "trich_yeu", "quyen_han", "noi_nhan")


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a sample, in the order of its paragraphs.

    `missing`: fields that every document prints and no place was found for. `end` is the line added at the end
    for annexes, "" where the sample has it.
    """

    type: DocumentType | None
    proposed: tuple[Proposed, ...]
    unplaced: tuple[Unplaced, ...]
    missing: tuple[str, ...]
    end: str


def propose(docx: bytes) -> Proposal:
    """Propose fields for the open stretches of a sample; raises `BadInput` for a file that is not let in."""
    sample = read_sample(docx)
    regions = regions_of(sample.passages)
    board = Board()
    propose_signature(regions, board)
    propose_head(regions, board)
    propose_title(regions, board)
    propose_body(regions, board)
    _empty_cells(regions, board)
    _left_over(regions, board)
    text = "".join(passage.text for passage in sample.passages)
    printed = {
        name for name in _EXPECTED if name in board.fields or re.search(rf"\{{[{{%][^}}]*\b{name}\b", text)
    }
    optional = optional_fields(regions.type)
    return Proposal(
        type=regions.type,
        proposed=tuple(board.found[number] for number in sorted(board.found)),
        unplaced=tuple(board.unplaced[number] for number in sorted(board.unplaced)),
        missing=tuple(name for name in _EXPECTED if name not in printed | optional),
        end="" if "{{p phu_luc }}" in text else "{{p phu_luc }}",
    )


def type_of(docx: bytes) -> DocumentType | None:
    """The type that a sample or a template is of, by its title or its V/v line; None where it leaves that open."""
    return regions_of(read_sample(docx).passages).type


def _empty_cells(regions: Regions, board: Board) -> None:
    """An empty cell beside a cell that holds a label."""
    cells: dict[tuple[int, int, int], list[Passage]] = {}
    signing = {passage.table for passage in regions.signing}
    for passage in regions.passages:
        if passage.table and passage.table not in signing:
            cells.setdefault(passage.cell, []).append(passage)
    for (table, row, column), empty in cells.items():
        beside = cells.get((table, row, column - 1), [])
        words = " ".join(one.text for one in beside).strip()
        if len(empty) != 1 or empty[0].text.strip() or not words or not board.free(empty[0]):
            continue
        label = label_before(words, regions.type)
        exact = label is not None and words.strip(" :.").casefold() == label.words.casefold()
        if label is not None and exact and label.field not in board.fields:
            fill = Fill(0, len(empty[0].text), label.filled)
            board.fill(empty[0], words, (label.field,), (fill,), LIKELY)
        elif words.endswith(":"):
            board.leave(empty[0], f"Ô trống cạnh “{words}”.")


def _left_over(regions: Regions, board: Board) -> None:
    """Open stretches that no rule took, and the explanations of a form, which would be printed."""
    for passage in regions.passages[: regions.notes]:
        kept = passage.has_tags or passage.is_rule
        if passage.gaps and not kept and passage.number not in board.found:
            board.leave(passage, "Khung chữ: hãy tự đặt thẻ trong Word." if passage.boxed else "")
    if regions.notes < len(regions.passages):
        board.leave(
            regions.passages[regions.notes], "Phần chú thích của mẫu sẽ được in ra; hãy xóa trong Word."
        )


def author(docx: bytes, proposal: Proposal, *, without: Collection[int] = ()) -> bytes:
    """The sample with the proposed tags written in, those of the paragraphs `without` left out."""
    sample = read_sample(docx)
    chosen = [one for one in proposal.proposed if one.number not in without]
    write_proposed(sample, chosen, proposal.end)
    content = etree.tostring(
        sample.root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True
    )
    parts = {**sample.parts, DOCUMENT: content}
    return package.write(package.Member.deflated(name, data) for name, data in parts.items())
