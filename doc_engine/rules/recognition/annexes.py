"""Annexes (phụ lục) and texts issued with a decision: their number, title and "(Kèm theo …)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.paper import Line
from doc_engine.rules.recognition.bits import Bit
from doc_engine.rules.recognition.opening import title_type

_LABEL = re.compile(
    r"phu luc(?: so)?(?: ?[ivxlc]{1,6}| ?\d{1,2}[a-z]?| ?[.…]{1,40} ?\d? ?[.…]{0,40})?(?:[.:]| ?-)?$"
)
# "Phụ lục I: DANH MỤC …": the label and the title on one line.
_TITLED = re.compile(r"phu luc(?: so)? ?(?:[ivxlc]{1,6}|\d{1,2})? ?[.:-] ?\w")
ATTACHED = re.compile(r"\(? ?(?:ban hanh )?kem theo\b")


@dataclass(slots=True)
class Annexes:
    """The lines of each part of the annexes."""

    found: dict[str, list[Line]] = field(default_factory=dict)

    def put(self, name: str, bit: Bit) -> None:
        """Say what a bit is."""
        self.found.setdefault(name, []).append(bit.line)


def is_annex_label(bit: Bit) -> bool:
    """Whether a bit is "Phụ lục", "PHỤ LỤC II" alone on its line."""
    if _TITLED.match(bit.bare) and len(bit.bare) < 160:
        return bit.line.align == "center" and bit.line.bold
    return bool(_LABEL.match(bit.bare)) and (bit.outset or bit.line.upper)


def _may_head(bit: Bit) -> bool:
    """Whether a bit may belong to a title: set off, and no cell of a table."""
    return bit.outset and bit.line.place.table is None


def read_annexes(bits: list[Bit]) -> Annexes:
    """Everything behind the ending."""
    annexes = Annexes()
    heading = labelled = False
    for bit in bits:
        if bit.blank:
            continue
        if is_annex_label(bit):
            annexes.put("appendix_label", bit)
            heading = labelled = True
        elif ATTACHED.match(bit.bare) and (bit.outset or heading):
            annexes.put("attached_to", bit)
            heading = False
        elif heading and _may_head(bit) and (bit.line.upper or (bit.line.bold and labelled)):
            annexes.put("appendix_title", bit)
        elif bit.line.upper and bit.outset and title_type(bit)[0] and "appendix_title" not in annexes.found:
            annexes.put("appendix_title", bit)
            heading, labelled = True, False
        else:
            annexes.put("appendix", bit)
            heading = False
    return annexes
