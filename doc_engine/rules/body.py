"""Ô 6: how the running text is set: size, slant, both margins, indent, gaps, line spacing, the end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import PT, annex_alone, bare, between, content, number, once, short, wraps
from doc_engine.terms import DocumentType

_II6 = "Phụ lục I, Phần I, Mục II.6"
_FORMS = "Phụ lục III"
# A line of Times New Roman takes 1,15 of its size; less than that is tighter than single spacing.
_SINGLE = 1.15
_ENDS = re.compile(r"\.\s?/\s?\.")
_BULLET = re.compile(r"^[-–—+*•▪●]\s*")


def _running(view: View) -> list[Line]:
    """Paragraphs of running words: more than one line long, not centred headings, in the text of the document."""
    return [line for line in view.cells.body if not line.empty and not line.piece and _is_running(line)]


def _is_running(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    return (
        letters > 0.5 * len(line.text)
        and wraps(line)
        and not line.upper
        and line.place.table is None
        and line.align != "center"
    )


@rule("ND01", cell="6", article=f"{_II6}.c", title="Văn bản có nội dung")
def text_present(view: View) -> Iterator[Found]:
    """The document says something."""
    cells = view.cells
    if (
        cells.quoc_hieu
        and view.type
        and not cells.body
        and not cells.body_tables
        and not annex_alone(view)
        and not cells.appendix
    ):
        yield Found(None, "", "nội dung", "văn bản chưa có nội dung.")


@rule("ND11", cell="6", article=f"{_II6}.e", title="Cỡ chữ của nội dung từ 13 đến 14")
def size(view: View) -> Iterator[Found]:
    """13 to 14 points."""
    low, high = view.layout.components["noi_dung"].sizes
    required = between(low, high)
    yield from once(
        Found(
            line,
            number(line.size_pt),
            required,
            f"nội dung cỡ chữ {number(line.size_pt)}; phải cỡ chữ {required}.",
        )
        for line in view.cells.body
        if line.size_pt and line.place.table is None and not low - PT <= line.size_pt <= high + PT
    )


@rule("ND12", cell="6", article=f"{_II6}.e", severity=Severity.WARNING, title="Một cỡ chữ cho cả nội dung")
def one_size(view: View) -> Iterator[Found]:
    """One size for the whole text."""
    low, high = view.layout.components["noi_dung"].sizes
    sizes = [(line.size_pt, line) for line in view.cells.body if not line.empty and line.place.table is None]
    known = [(at, line) for at, line in sizes if low - PT <= at <= high + PT]
    if not known:
        return
    most = max({at for at, _ in known}, key=[at for at, _ in known].count)
    message = f"nội dung dùng lẫn cỡ chữ {{}} và {number(most)}; nên dùng một cỡ chữ."
    yield from once(
        Found(line, number(at), number(most), message.format(number(at)))
        for at, line in known
        if abs(at - most) > PT
    )


@rule("ND13", cell="6", article=f"{_II6}.e", title="Nội dung kiểu chữ đứng")
def upright(view: View) -> Iterator[Found]:
    """The running text is upright."""
    yield from once(
        Found(line, "chữ nghiêng", "chữ đứng", "nội dung phải là kiểu chữ đứng.")
        for line in _running(view)
        if line.italic and not bare(line).startswith(("(", "“", "Ghi chú"))
    )


@rule("ND14", cell="6", article=f"{_II6}.e", title="Nội dung bằng chữ in thường")
def small_letters(view: View) -> Iterator[Found]:
    """Running text is not set in capitals."""
    yield from once(
        Found(line, "chữ in hoa", "chữ in thường", "nội dung phải trình bày bằng chữ in thường.")
        for line in view.cells.body
        if line.upper and line.align == "both" and len(bare(line)) > 250
    )


@rule("ND15", cell="6", article=f"{_II6}.e", title="Nội dung canh đều cả hai lề")
def justified(view: View) -> Iterator[Found]:
    """Justified on both sides."""
    words = {"left": "canh trái", "right": "canh phải"}
    yield from once(
        Found(
            line,
            words[line.align],
            "canh đều hai lề",
            f"nội dung {words[line.align]}; phải canh đều cả hai lề.",
        )
        for line in _running(view)
        if line.align in words
    )


@rule("ND16", cell="6", article=f"{_II6}.e", title="Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm")
def indented(view: View) -> Iterator[Found]:
    """The first line is moved in by 10 or 12,7 mm; one moved by tabs or spaces is not judged."""
    yield from once(
        Found(line, f"{number(_indent(line))} mm", "10 mm hoặc 12,7 mm", _indent_message(line))
        for line in _running(view)
        if not line.text[:1].isspace()
        and not _BULLET.match(bare(line))
        and not line.numbering
        and not any(abs(_indent(line) - wanted) <= 0.5 for wanted in view.layout.body.indents)
    )


def _indent(line: Line) -> float:
    return line.left_mm + line.first_indent_mm


def _indent_message(line: Line) -> str:
    found = _indent(line)
    said = (
        f"lùi vào {number(found / 10) if found < 10 else number(round(found / 10, 1))} cm"
        if found > 0.5
        else "không lùi vào"
    )
    return f"chữ đầu dòng {said}; phải lùi vào 1 cm hoặc 1,27 cm."


@rule("ND17", cell="6", article=f"{_II6}.e", title="Khoảng cách giữa các đoạn tối thiểu 6pt")
def gaps(view: View) -> Iterator[Found]:
    """At least 6 pt between paragraphs."""
    least = view.layout.body.gap_min
    running = {line.place for line in _running(view)}
    near = (
        (line, after, line.after_pt + after.before_pt)
        for line, after in pairwise(view.paper.lines)
        if {line.place, after.place} <= running and line.place.paragraph + 1 == after.place.paragraph
    )
    yield from once(
        Found(after, f"{gap:g}pt", "từ 6pt", f"khoảng cách với đoạn trước là {gap:g}pt; tối thiểu phải 6pt.")
        for _, after, gap in near
        if gap < least - 0.1
    )


@rule("ND18", cell="6", article=f"{_II6}.e", title="Khoảng cách dòng từ dòng đơn đến 1,5 lines")
def line_spacing(view: View) -> Iterator[Found]:
    """Between single and 1,5 lines."""
    low, high = view.layout.body.line_min, view.layout.body.line_max
    yield from once(_spaced(view, low, high))


def _spaced(view: View, low: float, high: float) -> Iterator[Found]:
    for line in _running(view):
        lines = (
            line.line_spacing if line.line_rule == "auto" else line.line_spacing / (line.size_pt * _SINGLE)
        )
        tight = lines < low - 0.06 and line.line_rule != "at_least"
        if tight or lines > high + 0.06:
            found = (
                f"{number(round(lines, 1))} dòng"
                if line.line_rule == "auto"
                else f"{number(line.line_spacing)}pt"
            )
            message = f"khoảng cách giữa các dòng là {found}; phải từ dòng đơn đến 1,5 lines."
            yield Found(line, found, "từ dòng đơn đến 1,5 lines", message)


@rule(
    "ND31",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1 đến 1.10",
    severity=Severity.WARNING,
    title="Kết thúc nội dung bằng “./.”",
)
def end_mark(view: View) -> Iterator[Found]:
    """The forms close the text with "./."; the decree's text does not order it."""
    lines = [line for line in (*view.cells.body, *view.cells.body_tables) if not line.empty]
    skipped = (
        DocumentType.HOP_DONG,
        DocumentType.BAN_GHI_NHO,
        DocumentType.BAN_THOA_THUAN,
        DocumentType.THU_CONG,
    )
    if not lines or view.type is None or view.type in skipped or not view.cells.capacity:
        return
    last = max(lines, key=lambda line: line.place.order)
    if not any(_ENDS.search(bare(line)) for line in lines):
        yield Found(last, bare(last)[-12:], "./.", "cuối nội dung ghi “./.” như các mẫu của Phụ lục III.")


@rule(
    "ND32",
    cell="6",
    article=f"{_FORMS}, Mẫu 1.1 đến 1.10",
    severity=Severity.WARNING,
    title="“./.” ghi một lần, ở cuối",
)
def end_mark_once(view: View) -> Iterator[Found]:
    """ "./." stands once, behind the last words of the text."""
    lines = [line for line in view.cells.body if not line.empty]
    marked = [at for at, line in enumerate(lines) if _ENDS.search(bare(line))]
    for at in marked[:-1] + ([marked[-1]] if marked and marked[-1] < len(lines) - 1 else []):
        yield Found(lines[at], "./.", "", "“./.” chỉ ghi một lần, ở cuối nội dung văn bản.")
        return


@rule(
    "VD01",
    cell="6",
    article=f"{_II6}.b",
    severity=Severity.INFO,
    title="Viện dẫn Luật chỉ ghi tên loại và tên",
)
def laws_by_name(view: View) -> Iterator[Found]:
    """A Luật or Pháp lệnh in the text is cited by name only."""
    pattern = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh) [^.;:()]{3,80}? số (\d+/\d{4}/(?:QH|UBTVQH)\d+)")
    for line in content(view):
        match = pattern.search(bare(line))
        if match:
            message = f"viện dẫn Luật, Pháp lệnh chỉ ghi tên loại và tên, không ghi số “{match[1]}”."
            yield Found(line, match[1], "", message)


@rule("VD02", cell="6", article=f"{_II6}.b", severity=Severity.INFO, title="Viện dẫn lần đầu ghi đầy đủ")
def first_citation(view: View) -> Iterator[Found]:
    """The first mention of a document carries its date."""
    pattern = re.compile(
        r"\b[A-ZĐ]\w+ (?:\w+ )?số (\d+[A-Za-z]?(?:/\d{4})?[/-][\w-]*[A-ZĐ][\w-]*(?:/[A-Z]+)?)"
    )
    seen: set[str] = set()
    lines = sorted(
        (*view.cells.legal_bases, *view.cells.on_proposal, *view.cells.body), key=lambda one: one.place.order
    )
    for line in lines:
        text = bare(line)
        for match in pattern.finditer(text):
            known, tail = match[1] in seen, text[match.end() : match.end() + 60]
            seen.add(match[1])
            if not known and not re.search(r"ngày|\d{1,2}/\d{1,2}/\d{4}|năm \d{4}", tail):
                message = (
                    f"lần đầu viện dẫn “{short(match[0])}” phải ghi đủ ngày ban hành, cơ quan và trích yếu."
                )
                yield Found(line, match[0], "ngày … tháng … năm … của …", message)
