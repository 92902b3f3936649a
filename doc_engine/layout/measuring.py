"""Breaking text into lines (ngắt dòng), as Word would, to know how long a rule has to be and what fits."""

from __future__ import annotations

from doc_engine.layout.values import RuleSpan
from doc_engine.layout.widths import text_width_mm

# Word and LibreOffice break at spaces and after hyphens; NO-BREAK SPACE binds.
_BREAKS = " \t\n"
# How far between the shortest and the longest rule allowed ours is: rather short, as the decree draws them.
_SHARE = 0.3
# A last line shorter than this part of the longest one is a stub.
_STUB = 0.35
_STEP_MM = 1.0
_DASHES = ("- ", "– ")


def wrap_mm(
    text: str,
    width_mm: float,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first_mm: float = 0.0,
) -> list[str]:
    """The lines that `text` takes in `width_mm`, the first one shorter by `first_mm` (first-line indent)."""
    lines: list[str] = []
    line = ""
    room = width_mm - first_mm
    for word in _words(text):
        longer = f"{line} {word}" if line else word
        if line and text_width_mm(longer, size_pt, bold, italic) > room:
            lines.append(line)
            line, room = word, width_mm
        else:
            line = longer
    return [*lines, line]


def _words(text: str) -> list[str]:
    for mark in _BREAKS:
        text = text.replace(mark, " ")
    return [word for word in text.split(" ") if word] or [""]


def fitting_width_mm(
    text: str, width_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False
) -> float:
    """The widest width up to `width_mm` in which centred text breaks well into no more lines than it must.

    Well: no line begins with a dash, and the last is no stub. `width_mm` itself when no width does better.
    """
    wanted = len(wrap_mm(text, width_mm, size_pt, bold=bold, italic=italic))
    if wanted == 1:
        return width_mm
    width = width_mm
    while width > width_mm / 2:
        lines = wrap_mm(text, width, size_pt, bold=bold, italic=italic)
        if len(lines) > wanted:
            break
        if _breaks_well([text_width_mm(line, size_pt, bold, italic) for line in lines], lines):
            return width
        width -= _STEP_MM
    return width_mm


def _breaks_well(lengths: list[float], lines: list[str]) -> bool:
    return lengths[-1] >= _STUB * max(lengths) and not any(line.startswith(_DASHES) for line in lines[1:])


def rule_length_mm(
    texts: list[str],
    width_mm: float,
    size_pt: float,
    rule: RuleSpan,
    *,
    bold: bool = False,
    italic: bool = False,
) -> float:
    """The length of the rule below `texts` (a list of typed lines, each wrapped in `width_mm`).

    It is a part of the line of text (1/3 to 1/2): of the last line where that agrees with the longest
    one, so that the rule looks right under both.
    """
    lines = []
    for text in texts:
        fitting = fitting_width_mm(text, width_mm, size_pt, bold=bold, italic=italic)
        lines += [line for line in wrap_mm(text, fitting, size_pt, bold=bold, italic=italic) if line]
    if not lines:
        return 0.0
    lengths = [text_width_mm(line, size_pt, bold, italic) for line in lines]
    longest, last = max(lengths), lengths[-1]
    low, high = rule.min * longest, rule.max * longest
    if rule.max * last >= low:
        high = min(high, rule.max * last)
    return low + (high - low) * _SHARE
