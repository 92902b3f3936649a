"""Findings about the order of marks (số thứ tự): jumps, repeats, letters not in use, titles missing, bullets mixed.

Numbers restart under each parent; those of Phần to Mục, of I. and of 1. may also run on. Điều runs
through the whole text. Nothing is renumbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from doc_engine.blocks import Level, Paragraph
from doc_engine.findings import Finding, Severity
from doc_engine.outline.markers import Marker
from doc_engine.outline.titles import breaks_sentence, is_upper
from doc_engine.text import LIST_LETTERS, roman_or_digits

_ARTICLE = "Phụ lục I, Phần I, Mục II.6"
_GROUPS = (Level.PHAN, Level.CHUONG, Level.MUC, Level.TIEU_MUC)
_ORDER = (*_GROUPS, Level.DIEU, Level.ROMAN, Level.ARABIC, Level.DECIMAL, Level.LETTER)
_RUNS_ON = {*_GROUPS, Level.ROMAN, Level.ARABIC}
_Key = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph with the mark that was recognised; `restart` says numbers begin anew below it."""

    paragraph: Paragraph
    marker: Marker | None = None
    restart: bool = False


def outline_finding(
    code: str,
    line: int,
    message: str,
    *,
    severity: Severity = Severity.WARNING,
    found: str = "",
    required: str = "",
) -> Finding:
    """A finding about the outline, placed by the line of the text."""
    return Finding(code, severity, f"nội dung, dòng {line}", message, _ARTICLE, found, required, "6")


def numbering_findings(entries: Sequence[Entry | None]) -> Iterator[Finding]:
    """Every finding about marks, in the order of the text; None stands for a table."""
    counter = _Counter()
    for entry in entries:
        if entry is not None and entry.marker is not None:
            yield from _oddities(entry.paragraph, entry.marker)
            yield from counter.count(entry.paragraph.line, entry.marker)
        elif entry is not None and entry.restart:
            counter.restart()
    yield from _missing_titles(entries)
    yield from _mixed_bullets(entries)
    yield from _broken_lines(entries)


class _Counter:
    """The last number at each level, inside its parent and ever."""

    def __init__(self) -> None:
        self._here: dict[_Key, int] = {}
        self._ever: dict[int, int] = {}

    def restart(self) -> None:
        self._drop_below(_ORDER.index(Level.DIEU))

    def count(self, line: int, marker: Marker) -> Iterator[Finding]:
        if not marker.value:
            return
        rank = _ORDER.index(marker.level)
        *prefix, value = marker.value
        key = (rank, tuple(prefix))
        yield from self._parent(line, marker)
        last = self._here.get(key)
        if not (last is None and self._may_start(marker.level, rank, value)):
            yield from _step(line, marker, last or 0, value)
        self._here[key] = self._ever[rank] = value
        self._drop_below(rank, tuple(marker.value))

    def _may_start(self, level: Level, rank: int, value: int) -> bool:
        return value == 1 or (level in _RUNS_ON and value == self._ever.get(rank, 0) + 1)

    def _parent(self, line: int, marker: Marker) -> Iterator[Finding]:
        parent = self._here.get((_ORDER.index(Level.ARABIC), ()))
        if marker.level is Level.DECIMAL and parent is not None and parent != marker.value[0]:
            message = f"“{marker.typed}” nằm dưới “{parent}.”, số đầu không khớp."
            yield outline_finding("BC02", line, message, found=marker.typed)

    def _drop_below(self, rank: int, value: tuple[int, ...] = ()) -> None:
        through = _ORDER.index(Level.DIEU)  # Điều runs on through chapters
        kept = {}
        for (other, prefix), last in self._here.items():
            below = other > rank or (other == rank and len(prefix) >= len(value) > 1)
            if not below or other == through:
                kept[other, prefix] = last
        self._here = kept


def _step(line: int, marker: Marker, last: int, value: int) -> Iterator[Finding]:
    if value == last + 1 or (value == last and marker.odd == "suffix"):
        return
    code, level = "BC01", marker.level
    if value > last:
        missing = ", ".join(_printed(level, number) for number in range(last + 1, min(value, last + 4)))
        etc = " …" if value - last > 4 else ""
        message = f"số thứ tự “{marker.typed}” không liền số trước: thiếu {missing}{etc}".rstrip(".") + "."
    elif value == last:
        code, message = "BC02", f"số thứ tự “{marker.typed}” lặp lại."
    else:
        code, message = "BC02", f"số thứ tự “{marker.typed}” đứng sau “{_printed(level, last)}”."
    yield outline_finding(code, line, message, found=marker.typed, required=_printed(level, last + 1))


def _printed(level: Level, value: int) -> str:
    if level is Level.LETTER:
        return f"{LIST_LETTERS[value - 1]})" if value <= len(LIST_LETTERS) else "…"
    numeral = roman_or_digits(value) if level in {Level.ROMAN, Level.PHAN, Level.CHUONG} else str(value)
    return f"{level.value} {numeral}" if level in {*_GROUPS, Level.DIEU} else f"{numeral}."


def _oddities(paragraph: Paragraph, marker: Marker) -> Iterator[Finding]:
    line = paragraph.line
    if marker.level is Level.LETTER and not marker.value:
        message = f"chữ cái “{marker.typed}” không dùng để ghi thứ tự điểm."
        yield outline_finding("BC03", line, message, found=marker.typed, required="a) b) c) d) đ) e) g) h) …")
    if marker.level is Level.ROMAN and not is_upper(paragraph.text):
        message = f"tiêu đề của mục “{marker.typed}” trình bày bằng chữ in hoa."
        yield outline_finding("BC05", line, message, severity=Severity.INFO, found=paragraph.text[:60])
    if marker.odd == "dash":
        message = f"“{marker.typed}” có gạch đầu dòng trước số thứ tự; chữ được giữ nguyên."
        yield outline_finding("BC06", line, message, found=marker.typed)
    if marker.odd == "dot":
        required = marker.typed.replace(".", ")")
        yield outline_finding(
            "BC07", line, f"điểm ghi là “{required}”.", found=marker.typed, required=required
        )
    if marker.level in _GROUPS and not marker.typed[-1].isalnum():
        message = f"“{marker.typed}”: sau số thứ tự không có dấu, tiêu đề ở dòng dưới."
        yield outline_finding("BC07", line, message, severity=Severity.INFO, found=marker.typed)


def _missing_titles(entries: Sequence[Entry | None]) -> Iterator[Finding]:
    for entry, after in pairwise([*entries, None]):
        if entry is None or entry.paragraph.level not in _GROUPS:
            continue
        if after is None or after.paragraph.level is not Level.HEADING:
            typed = entry.paragraph.marker
            yield outline_finding("BC04", entry.paragraph.line, f"“{typed}” chưa có tiêu đề.", found=typed)
        elif after.paragraph.text != after.paragraph.text.upper():
            message = f"tiêu đề của “{entry.paragraph.marker}” phải viết bằng chữ in hoa."
            yield outline_finding("BC05", after.paragraph.line, message, found=after.paragraph.text)


def _mixed_bullets(entries: Iterable[Entry | None]) -> Iterator[Finding]:
    first = ""
    for entry in entries:
        level = entry.paragraph.level if entry else None
        if entry is None or level not in {Level.DASH, Level.PLUS, Level.PLAIN}:
            first = ""
        elif level is Level.DASH and not first:
            first = entry.paragraph.marker
        elif level is Level.DASH and entry.paragraph.marker != first:
            message = f"danh sách lẫn hai dấu đầu dòng “{first}” và “{entry.paragraph.marker}”."
            yield outline_finding(
                "BC08", entry.paragraph.line, message, found=entry.paragraph.marker, required=first
            )
            first = entry.paragraph.marker


def _broken_lines(entries: Sequence[Entry | None]) -> Iterator[Finding]:
    broken = [
        after.paragraph.line
        for entry, after in pairwise(entries)
        if entry and after and breaks_sentence(entry.paragraph, after.paragraph)
    ]
    if broken:
        message = f"có {len(broken)} dòng dường như bị ngắt giữa câu; mỗi dòng được coi là một đoạn."
        yield outline_finding("BC09", broken[0], message)
