"""Words and gatherings the rules share (lời nhận xét): numbers as printed, many places of one fault said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from doc_engine.layout import text_width_mm
from doc_engine.paper import Line
from doc_engine.rules.cells import Lines
from doc_engine.rules.framework import Found, View
from doc_engine.text import fold, nfc, squeeze

# What a measured length or size may differ by before it counts: Word keeps twips and half points.
MM = 0.3
PT = 0.05
_NARROW = 0.33 * 25.4 / 72  # a line of words is never set in less a letter, as a share of its size, in mm
_TWO_BODIES = re.compile(
    r" [-–] (?:so|bo|uy ban|ubnd|hoi|ban|cuc|chi cuc|doan|tinh doan|lien doan|phong|ngan hang|cong an|vien|toa an|truong)\b"
)
_RAISED = 0.65  # raised letters are printed smaller


def number(value: float) -> str:
    """A number as Vietnamese writes it: "12,7", "14"."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def between(low: float, high: float, unit: str = "") -> str:
    """A range as words: "từ 12 đến 13", or "13" when it is one value."""
    tail = f" {unit}" if unit else ""
    return f"{number(low)}{tail}" if low == high else f"từ {number(low)} đến {number(high)}{tail}"


def bare(line: Line) -> str:
    """The line's words on one line in NFC, as printed."""
    return squeeze(nfc(line.printed))


def joined(lines: Iterable[Line]) -> str:
    """Several lines of one component as one text."""
    return " ".join(filter(None, map(bare, lines)))


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, to quote it."""
    text = squeeze(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def joint(view: View) -> bool:
    """Whether several bodies issue and sign it together (văn bản liên tịch): the decree leaves its symbol free."""
    names = [line.text.rstrip() for line in view.cells.issuer]
    parted = any(name.endswith(("-", "–")) for name in names[:-1]) or any(
        _TWO_BODIES.search(fold(name)) for name in names
    )
    return parted and len(view.cells.signer) > 1


def once(found: Iterable[Found]) -> Iterator[Found]:
    """Faults of one kind said at the first place, with how many more there are; kinds by `found` and `required`."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        groups.setdefault((one.found, one.required), []).append(one)
    for same in groups.values():
        first, more = same[0], len(same) - 1
        message = f"{first.message.rstrip('.')} ({more + 1} đoạn)." if more else first.message
        yield Found(first.line, first.found, first.required, message, first.severity, first.cell)


def content(view: View) -> Lines:
    """Every line of the text (ô 6) and of the annexes, data tables left out."""
    return (*view.cells.body, *view.cells.appendix)


def sentences(view: View) -> Lines:
    """Every line of running words: căn cứ, text, annexes."""
    return (*view.cells.legal_bases, *view.cells.on_proposal, *content(view))


def somewhere(view: View, words: str) -> bool:
    """Whether folded `words` stand anywhere in the main text: then a component is there, only not recognised."""
    return any(words in fold(line.printed) for line in view.paper.lines)


def party_lines(view: View) -> Lines:
    """ "ĐẢNG CỘNG SẢN VIỆT NAM" at the head: papers of the Party have forms of their own."""
    return tuple(
        line
        for line in view.paper.inked[:12]
        if line.upper and fold(line.printed) == "dang cong san viet nam"
    )


def before_copy(view: View, lines: Lines) -> Lines:
    """The lines above the block of a copy on paper (sao y, sao lục, trích sao: Mẫu 3.1), whose own names stand there."""
    titles = [line for line in view.paper.inked if line.upper and fold(line.printed) in _COPIES]
    if not titles:
        return lines
    table, order = titles[0].place.table, titles[0].place.order
    return tuple(
        line for line in lines if line.place.order < order and (table is None or line.place.table != table)
    )


_COPIES = {"sao y", "sao luc", "trich sao", "ban sao y", "ban sao luc", "ban trich sao"}


def annex_alone(view: View) -> bool:
    """Whether the file is an annex or an attached text in a file of its own: it has no head."""
    cells = view.cells
    opens = any(fold(line.printed).startswith("phu luc") for line in view.paper.inked[:3])
    if opens and not (cells.number or cells.signer):
        return True
    return bool(cells.appendix_label or cells.attached_to) and not (
        cells.number or cells.signer or cells.title
    )


def ink_mm(line: Line) -> float:
    """The width of the line's words set on one line, in millimetres."""
    return sum(
        text_width_mm(run.printed.replace("\n", " ").replace("\t", " "), run.size_pt, run.bold, run.italic)
        * (_RAISED if run.raised else 1.0)
        for run in line.shown
    )


def wraps(line: Line) -> bool:
    """Whether the words surely take more than one line of their room."""
    if len(line.text) * line.size_pt * _NARROW > 1.2 * line.width_mm > 0:
        return True  # even in the narrowest letters
    return line.width_mm > 0 and ink_mm(line) > 1.05 * line.width_mm
