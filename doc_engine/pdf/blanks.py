"""The blanks that number and day are written into after the signature (chỗ trống của số và ngày ban hành)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.findings import Finding, Severity
from doc_engine.pdf.form_fonts import DESCENT, HIGHEST
from doc_engine.pdf.letters import Letter, frames_of, lines_of_first_page

NUMBER_FIELD, DAY_FIELD, MONTH_FIELD, YEAR_FIELD = "SoVanBan", "NgayBanHanh", "ThangBanHanh", "NamBanHanh"
_NUMBER = re.compile(r"Số\s*(?P<before>:)\s*(?P<after>/)\s*(?=[A-ZĐ])")
_DATE = {
    DAY_FIELD: re.compile(r"ngà(?P<before>y)\s*(?P<after>t)háng"),
    MONTH_FIELD: re.compile(r"thán(?P<before>g)\s*(?P<after>n)ăm"),
    YEAR_FIELD: re.compile(r"tháng[\s\d]*nă(?P<before>m)\s*$"),
}
_AIR = 0.1  # of the size, kept between the blank and the word beside it
_LEAST = 0.9  # of the size: a blank narrower than two digits is none


class Blank(NamedTuple):
    """A blank on page 1: where text may stand, in points from the page's own origin, and in what."""

    field: str
    rect: tuple[float, float, float, float]
    size: float
    italic: bool


class Blanks(NamedTuple):
    """The blanks found, and what is said of those that were not."""

    found: tuple[Blank, ...]
    findings: tuple[Finding, ...]


def blanks_of(pdf: bytes) -> Blanks:
    """The blank number and the blank parts of the date in the header of page 1.

    What is printed already has no blank. Where a line fits twice none is taken: a place is never guessed.
    """
    frame = frames_of(pdf)[0]
    if frame.turned:
        return Blanks((), (unsure("trang 1", "trang 1 bị xoay nên không tìm chỗ trống của số và ngày."),))
    middle = (frame.bottom + frame.top) / 2
    lines = [line for line in lines_of_first_page(pdf) if line[0].baseline > middle]
    wanted = {NUMBER_FIELD: _NUMBER, **_DATE}
    return _sure(list(_found(lines, wanted)))


def unsure(where: str, message: str) -> Finding:
    """A warning that a place was not found or is not the only one."""
    return Finding("KY01", Severity.WARNING, where, message, "Phụ lục I, Phần I, Mục II.7, II.8")


def _found(lines: list[list[Letter]], wanted: dict[str, re.Pattern[str]]) -> Iterator[Blank]:
    for line in lines:
        text = "".join(letter.char for letter in line)
        for field, pattern in wanted.items():
            for match in pattern.finditer(text):
                yield _blank(field, line, match)


def _blank(field: str, line: list[Letter], match: re.Match[str]) -> Blank:
    before = line[match.start("before")]
    size, slashed = before.size, field == NUMBER_FIELD
    left = before.right + _AIR * size
    if field == YEAR_FIELD:
        right = left + 2.2 * size
    else:
        right = line[match.start("after")].left - (0 if slashed else _AIR * size)
    low, high = before.baseline - DESCENT * size, before.baseline + HIGHEST * size
    return Blank(field, (left, low, right, high), size, italic=not slashed)


def _sure(blanks: list[Blank]) -> Blanks:
    """Those that are the only ones of their name; words that stand close together leave no blank."""
    wide = [blank for blank in blanks if blank.rect[2] - blank.rect[0] >= _LEAST * blank.size]
    found, findings = [], []
    for field in dict.fromkeys(blank.field for blank in wide):
        [first, *others] = [blank for blank in wide if blank.field == field]
        if others:
            findings.append(
                unsure("trang 1", f"có hơn một chỗ trống cho trường {field}; không đặt trường này.")
            )
        else:
            found.append(first)
    return Blanks(tuple(found), tuple(findings))
