"""Số, ký hiệu of the document itself (ô 3): where it stands, and whether it can be believed.

Abstains where it cannot know: a handwritten number that a scan misreads is worse than none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.lettering import is_plain, is_pointed, is_specked, spelled
from doc_engine.reading.citing.numbers import DASHES, NUMBER, SYMBOL, parted, type_of
from doc_engine.reading.copies.source import Source, Span, bare_of
from doc_engine.reading.heads.cells import cells_of, is_motto
from doc_engine.reading.heads.own_day import BARRED, PLACE_DATE
from doc_engine.reading.heads.subject import title_of
from doc_engine.reading.names.bodies import HEAD
from doc_engine.terms import type_label_of_symbol

_TOP = 45  # lines: no header is longer
_OWN = late(
    rf"(?:^|[|\s:.'‘-])(?:(?:Luật|Pháp lệnh|Nghị quyết|Lệnh|Bộ luật)\s+(?=số\s?:))?[Ss](?:[ốóôoỐổỗõồö6])(?!\s?hiệu)\s{{0,3}}[:.;]{{0,2}}\s{{0,20}}(?:[.-](?=[0-9]))?(?P<number>{NUMBER})?(?P<noise>[^\n/|]{{0,14}}?)\s{{0,14}}"
    rf"(?:-(?=/))?(?P<mark>[/-])\s{{0,2}}(?P<year>(?:19|20)\d\d\s?/\s?)?(?P<symbol>{SYMBOL})"
)
# Letters that a scan reads for digits: no number ends with them; of "31B" only who typed it knows that it is not 318.
_MISREAD = late(r"[OoIlSsZ]")
_LIKE_DIGITS = late(r"[OoIliJjSsZzEQqDTGgAaBbCce]")
# "9.655/TB-BNV": only numbers with their year have a point inside (66.12/2026/NQ-CP).
_DOTTED = late(r"\.")
# "24/STP NC", "550/QĐ HĐND": the next part of the symbol stands apart, its hyphen lost.
_NEXT_PART = late(r" (?!TP)(?:(?P<short>[B-DF-HJ-NP-TV-ZĐ&]{2,6})|(?P<long>[A-ZĐ&]{2,8}))(?![\w.])")
_STOPS = frozenset(":;=~-–_")
# "44 DN-UBND": the stroke is lost, and what stands before the hyphen belongs to the symbol.
_LETTERS = late(r"[^\W\d_]{2}")
# "120/2003/QĐ:ÚB": the symbol is not over where it could be read no further.
_GOES_ON = late(r"[^\w\s]{1,2}\w")
# "UBNDTP. Hồ Chí Minh, ngày": the place ran into the symbol, and "TP" may be either's.
_CITY = late(r"\.\s?[^\W\d_]")
# "07KH-UBND": the stroke is lost.
_TYPED = late(r"[A-ZĐ]{2}$")


class OwnNumber(NamedTuple):
    """The own number as it stands: its notation (blank number in a draft), its place, and whether it is legible.

    `spaced`: a gap stands behind the number; `written`: number and symbol without their label; `torn`: letters of the
    symbol were lost with its stroke.
    """

    notation: Notation
    span: Span
    legible: bool
    spaced: bool
    written: Span = (0, 0)
    torn: bool = False


def is_sure(source: Source, number: OwnNumber) -> bool:
    """Whether OCR is sure of its words, and no other reading of the page says another number."""
    return source.legibility.number and source.is_sure(*number.written)


def is_legible(source: Source, number: OwnNumber) -> bool:
    """OCR is sure of it; a blank may be a number written by hand that it did not see."""
    blank = number.notation.number is None
    begin, end = number.written
    barred = BARRED.search(source.text, max(0, begin - 1), end)
    unseen = blank and source.legibility.recognised
    return number.legible and is_sure(source, number) and not (barred or unseen)


def read_own_number(source: Source, zone: int, start: int = 0) -> OwnNumber | None:
    """ "Số: 146/KH-UBND" at the head of a cell between two places; the first cited number, inside a sentence, is none."""
    for match in _OWN.finditer(source.view, start, zone):
        begin = source.view.rfind("\n", 0, match.start() + 1) + 1
        cell = source.text[begin : match.start() + 1].rstrip(" \t\n*#:.'‘-~")
        before = source.text[begin : match.start()].strip(" \t|*#:.'‘-~")
        apart = cell.endswith("|") or "   " in source.text[begin : match.start() + 1][-4:]
        apart = apart or (before.isupper() and bool(HEAD.match(bare_of(before))))
        apart = (
            apart
            or (len(before) < 4 and not _WORD.search(before))
            or bool(_AFTER_MOTTO.search(bare_of(before)))
        )
        if (before and not apart) or not _stands_alone(source, match):
            continue
        found = _without_stroke(source, match) or _number_value(match, source)
        if found:
            return found._replace(
                legible=found.legible and not _POINT_FOR_COMMA.match(source.bare, match.end())
            )
    return _torn_number(source, zone) if start == 0 else None


def number_below_motto(source: Source, zone: int) -> OwnNumber | None:
    """The own number of a header that a converter put below the first words of the body: near its quốc hiệu."""
    motto = next((cell for cell in cells_of(source, 0, _TOP + 15) if is_motto(cell)), None)
    if motto is None or motto.start < zone:
        return None
    last = source.lines[min(motto.row + 6, len(source.lines) - 1)]
    return read_own_number(source, last.end, source.lines[motto.row].start)


def _is_clean(source: Source) -> bool:
    """Whether nothing shows that the text was read from a picture."""
    known = source.legibility
    return known.typed or not (known.recognised or is_specked(source.text))


def _without_stroke(source: Source, match: re.Match[str]) -> OwnNumber | None:
    """ "Số: 8264 UBND-KGVX" as a typist left it: believed where every part of the symbol is known."""
    letters = match["noise"].strip()
    symbol = f"{letters}-{match['symbol']}"
    if match["mark"] != "-" or not match["number"] or match["year"] or not letters.isupper():
        return None
    if not (_is_clean(source) and match["number"].isdigit() and is_plain(symbol)):
        return None
    return OwnNumber(
        Notation(match["number"], symbol), match.span(), True, False, (match.start("number"), match.end())
    )


# "21/2022/NQ-HĐND" on a line of its own: its "Số:" was lost by a scan.
_UNLABELLED = late(
    rf"(?<=\n)[ \t.:]{{0,8}}(?P<number>[0-9]{{1,5}})(?P<noise>)(?P<mark>/)(?P<year>(?:19|20)\d\d/)?(?P<symbol>{SYMBOL})(?=[ \t.:;]{{0,8}}\n)"
)


def unlabelled_number(source: Source, row: int | None) -> OwnNumber | None:
    """A number alone on its line between quốc hiệu and the title, of the type that the title says."""
    if row is None:
        return None
    top = [cell for cell in cells_of(source, 0, min(row, _TOP)) if is_motto(cell)]
    if not top:
        return None
    match = _UNLABELLED.search(source.view, top[0].start, source.lines[row].start)
    found = _number_value(match, source) if match else None
    return found if found and type_of(found.notation) == title_of(source, row) else None


_WORD = late(r"[^\W\d_]{3}")
# A converter that set the whole header on one line.
_AFTER_MOTTO = late(r"doc lap.{1,5}tu do.{1,5}hanh phuc[\s_*.-]{0,30}$")
# A draft's "Số:" and "/TTr-VPCP", between which a converter set lines of the other column.
_TORN = late(
    rf"(?:^|\n)[ \t]*Số\s?:[ \t.…]*\n(?:[^\n]*\n){{0,5}}[ \t]*/[ \t]?(?P<symbol>{SYMBOL})[ \t]*(?=\n)"
)


def _torn_number(source: Source, zone: int) -> OwnNumber | None:
    match = _TORN.search(source.view, 0, zone)
    try:
        notation = Notation(None, parted(re.sub(r"\s+", "", match["symbol"]))) if match else None
    except ValueError:
        return None
    return OwnNumber(notation, match.span(), True, False) if match and notation else None


# What may stand behind the own number on its line: the right column, or the subject of a công văn.
_BEHIND_OWN = late(
    r"[.,:;'`’\]]?\s*$|\s{2}|\t|\s*(?:v/v|ve viec|cong hoa|hoa xa hoi|doc lap|dang cong san|(?:kinh|tuy chon)\s|(?:,\s{1,3})?[^\n,:;]{2,40}[,.]\s{0,4}ngay)"
)
# "Hà Nội. ngày": a scan, whose number may be as wrong.
_POINT_FOR_COMMA = late(r"[^\n,:;.]{2,40}\.\s{0,4}ngay(?!\w)")
# What says that "Số: 12/KH-UBND" is another paper's.
_CITED_ON = late(r"[\s,;(]{0,4}(?:ngay|cua)(?!\w)")


def _stands_alone(source: Source, match: re.Match[str]) -> bool:
    """Whether "Số: 12/KH-UBND" is a cell: "số 12/KH-UBND ngày … của …" at the head of a wrapped line is a citation."""
    end = source.view.find("\n", match.end())
    end = len(source.view) if end < 0 else end
    label = match[0].lstrip(" |\n:.'‘-")
    named = label[:1].isupper() or any(mark in label.split("/")[0] for mark in ":;")
    if label[:1].isupper() and any(mark in label.split("/")[0] for mark in ":;"):
        return not _CITED_ON.match(source.bare, match.end(), end)
    return named and bool(_BEHIND_OWN.match(source.bare, match.end(), end))


# "Cần: Thơ, ngày …": a scan that spoilt the line may have spoilt the number; "Về việc: …" is as it should be.
_SPECKED_LINE = late(r"[^\W\d_](?<!Về việc)[:;][ ]?[^\W\d_]|[`ˆ¡§]")


def is_specked_line(source: Source, place: int) -> bool:
    """Whether a scan spoilt the place and day behind the number on its line."""
    end = source.text.find("\n", place)
    rest = source.text[place : end if end >= 0 else len(source.text)]
    return PLACE_DATE.search(f"\n{bare_of(rest)}") is not None and bool(
        _SPECKED_LINE.search(rest.split("/")[0])
    )


def is_clear_behind(source: Source, place: int) -> bool:
    """Whether behind the own number stands what should, and no rubbish of a scan."""
    end = source.view.find("\n", place)
    return bool(_BEHIND_OWN.match(source.bare, place, end if end >= 0 else len(source.view)))


def _number_value(match: re.Match[str], source: Source) -> OwnNumber | None:
    symbol = re.sub(r"\s+", "", (match["year"] or "") + match["symbol"])
    symbol = spelled(parted(symbol.translate(DASHES)))
    noise = match["noise"].strip(" .…_")
    doubtful = bool(noise) or _is_misread(match, symbol, source)
    number = None if doubtful else match["number"]
    try:
        notation = Notation(number, symbol, match["mark"])
    except ValueError:
        return None
    gap = match["number"] is not None and match.string[match.end("number") : match.start("mark")] != ""
    begin = (
        match.start("number") if match["number"] else match.start("noise") if noise else match.start("mark")
    )
    spaced = gap or (match["number"] is None and doubtful)
    torn = match["mark"] == "-" and _LETTERS.search(noise) is not None
    return OwnNumber(notation, match.span(), not doubtful, spaced, (begin, match.end()), torn)


def _is_misread(match: re.Match[str], symbol: str, source: Source) -> bool:
    """Whether number or symbol show that a letter, a stroke or a hyphen was lost or taken for another."""
    number, typed = match["number"] or "", source.legibility.typed
    pointed = is_pointed(symbol) and _is_clean(source)
    alone = type_label_of_symbol(symbol) is not None and match.string[match.end() : match.end() + 1] in _STOPS
    return (
        alone
        or bool((_MISREAD if typed else _LIKE_DIGITS).search(number))
        or bool(_GOES_ON.match(match.string, match.end()))
        or bool(_TYPED.search(number))
        or (symbol.endswith("TP") and bool(_CITY.match(match.string, match.end())))
        or (bool(_DOTTED.search(number)) and not match["year"])
        or (bool(number) and match["mark"] == "-" and "/" not in symbol)
        or _is_torn_symbol(symbol.replace(".", "-") if pointed else symbol, match)
    )


def _is_torn_symbol(symbol: str, match: re.Match[str]) -> bool:
    """Whether a hyphen of the symbol was lost: its next part stands behind a space, or a point stands for it."""
    behind = _NEXT_PART.match(match.string, match.end())
    return (
        (behind is not None and (bool(behind["short"]) or is_plain(behind["long"])))
        or "." in symbol
        or "," in symbol
    )
