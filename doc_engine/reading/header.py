"""The document's own particulars (phần đầu văn bản), and whether it is an official document at all.

Abstains where it cannot know: a handwritten number that a scan misreads is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.reading import days
from doc_engine.reading.agency import (
    Agency,
    agency_lines,
    completed,
    derive_agency,
    of_department,
    read_agency,
    with_union,
)
from doc_engine.reading.bodies import HEAD
from doc_engine.reading.cells import Cell, cells_of, is_motto
from doc_engine.reading.closing import find_recipients_row, read_recipients, read_signature
from doc_engine.reading.lettering import is_doubtful, is_plain, is_specked, spelled
from doc_engine.reading.numbers import (
    DASHES,
    NUMBER,
    SYMBOL,
    is_joint,
    issuer_of_organ,
    of_party,
    parted,
    type_of,
)
from doc_engine.reading.source import UPPER, Source, Span, bare_of
from doc_engine.reading.subject import (
    read_addressees,
    read_subject,
    run_on_row,
    title_of,
    title_row,
    who_wires,
)
from doc_engine.reading.values import HeaderFound
from doc_engine.reading.vocabulary import PROVINCES
from doc_engine.terms import type_label_of_symbol

_ZONE = 45  # lines: no header is longer
_ZONE_LIMIT = 12_000  # characters
_BLANK = r"[\s.…_]{0,40}"
_OWN = re.compile(
    rf"(?:^|[|\s:.'‘-])(?:(?:Luật|Pháp lệnh|Nghị quyết|Lệnh|Bộ luật)\s+(?=số\s?:))?[Ss](?:[ốóôoỐổỗõồö6])(?!\s?hiệu)\s{{0,3}}[:.;]{{0,2}}\s{{0,20}}(?:[.-](?=[0-9]))?(?P<number>{NUMBER})?(?P<noise>[^\n/|]{{0,14}}?)\s{{0,14}}"
    rf"(?P<mark>[/-])\s{{0,2}}(?P<year>(?:19|20)\d\d\s?/\s?)?(?P<symbol>{SYMBOL})"
)
_PLACE_DATE = re.compile(
    r"(?P<place>(?:(?<=\n)[^\n|,/\d:;()]{2,14}\n)?[^\n|,/\d:;()]{2,40}?)\s{0,3}(?:[,;][:.\s'‘\"]{0,8}|\.\s{0,3}(?=\w))(?:(?:hoi\s|luc\s)?\d{1,2}\s?(?:gio|h)(?:\s?\d{1,2})?(?:\s?phut)?[,\s]{1,4}(?=ngay))?[a-z]?[ga]ay(?P<day>\n{0,2}[^\n,;|]{0,40}?\n{0,2})thang(?P<month>\n{0,2}[^\n,;|]{0,24}?\n{0,2})nami?[:.\s]{0,8}"
    r"(?P<year>(?:19|20)\d\d)?"
)
_CAPITALS = re.compile(rf"(?:[{UPPER}][^\W\d_]*(?:-(?=[{UPPER}])|\s-\s|\s|$)){{1,6}}$")
_BODY_STARTS = re.compile(
    r"\s*(?:can c[uư]|kinh g[uo]i|kinh trinh)(?!\w)|\s*(?:thuc hien|trien khai|phuc dap)\s.{80}"
)
# "Tam⏎Kỳ, ngày …": a name of two words broken in a narrow cell.
_TWO_WORDS = re.compile(rf"[{UPPER}][^\W\d_{UPPER}]{{1,6}} [{UPPER}][^\W\d_{UPPER}]{{1,6}}")
_TIGHT_DASH = re.compile(r"(?<=Bà Rịa)\s?[-–]\s?(?=Vũng Tàu)")
_LEVEL_WORD = re.compile(r"(?:[Tt]hành phố|T[Pp]\.?|T\.P|[Tt]hị xã|[Tt]hị trấn|Đặc khu)\s+")
_PLACE_LEVEL = re.compile(rf"(?:^|(?<=\s)){_LEVEL_WORD.pattern}$")
_PROVINCE_NAMES = frozenset(map(bare_of, PROVINCES))
_BY_BARE = {bare_of(name): name for name in PROVINCES}
_LONGEST = tuple(sorted(PROVINCES, key=len, reverse=True))
# What a scan sees between the words of a date.
_SPECKS = " \n.:;,'’`-"
_BLANK_DAY = re.compile(r"^[\s.…_/-]*$")


# Letters that a scan reads for digits: no number ends with them; of "31B" only who typed it knows that it is not 318.
_MISREAD = re.compile(r"[OoIlSsZ]")
_LIKE_DIGITS = re.compile(r"[OoIlSsZzEQqDTGgAaBb]")
# "9.655/TB-BNV": only numbers with their year have a point inside (66.12/2026/NQ-CP).
_DOTTED = re.compile(r"\.")
# "24/STP NC", "550/QĐ HĐND": the next part of the symbol stands apart, its hyphen lost.
_NEXT_PART = re.compile(r" (?!TP)(?:(?P<short>[B-DF-HJ-NP-TV-ZĐ&]{2,6})|(?P<long>[A-ZĐ&]{2,8}))(?![\w.])")
_STOPS = frozenset(":;=~-–")
# "44 DN-UBND": the stroke is lost, and what stands before the hyphen belongs to the symbol.
_LETTERS = re.compile(r"[^\W\d_]{2}")
# "120/2003/QĐ:ÚB": the symbol is not over where it could be read no further.
_GOES_ON = re.compile(r"[^\w\s]{1,2}\w")
# "07KH-UBND": the stroke is lost.
_TYPED = re.compile(r"[A-ZĐ]{2}$")


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


class OwnDay(NamedTuple):
    """Place and date line: what can be read of it, whether a scan garbled its handwriting, what OCR is not sure of."""

    place: str | None
    issued_on: str | None
    garbled: bool
    unsure: str | None = None


class HeaderReading(NamedTuple):
    """The header, with what the rest of the reading needs to know of it."""

    header: HeaderFound
    notation: Notation | None
    span: Span | None
    warnings: tuple[str, ...]


def read_header(source: Source) -> HeaderReading:
    """The document's own header; of a text that is no official document, an empty one."""
    zone = _zone_end(source)
    row = title_row(source, _ZONE + 10)
    number = _own_number(source, zone) or _unlabelled_number(source, row)
    if number is not None:
        run_on = run_on_row(source, type_of(number.notation), number.span[1], row)
        row = row if run_on is None else run_on
    legible = number is not None and _is_legible(source, number)
    day = _own_day(source)
    recipients_row = find_recipients_row(source)
    if not _is_official(source, number, row, recipients_row):
        return HeaderReading(HeaderFound(), None, None, ())
    signatory = read_signature(source, recipients_row)
    recipients = read_recipients(source, recipients_row)
    sure = number is not None and legible and not (day.garbled and number.spaced)
    notation = number.notation if number else None
    if notation and number and sure:
        title = title_of(source, row) if row is not None else None
        specked = is_specked(source.text) or not _clear_behind(source, number.span[1])
        sure = not _is_specked_line(source, number.span[1]) and not is_doubtful(notation.symbol, title)
        sure = sure and (not specked or is_plain(notation.symbol))
    agency = _agency(source, number, day.place, signatory.lines if signatory else (), row)
    notation = of_party(notation, agency.issuer) if notation and not (number and number.torn) else None
    header = HeaderFound(
        notation=str(notation) if notation and sure else None,
        number=notation.number if notation and sure else None,
        symbol=notation.symbol if notation else None,
        issued_on=day.issued_on,
        place=day.place,
        issuer=agency.issuer,
        parent_body=agency.parent,
        type=_type(source, row, notation),
        subject=read_subject(source, row),
        addressees=read_addressees(source),
        recipients=recipients,
        signatory=signatory,
        is_official_document=True,
        is_draft=bool(number and sure and notation and notation.number is None),
    )
    return HeaderReading(
        header,
        notation if sure else None,
        number.span if number else None,
        (*_doubts_of_number(source, number, sure), *_doubts_of_day(day)),
    )


def _is_legible(source: Source, number: OwnNumber) -> bool:
    """OCR is sure of it; a blank may be a number written by hand that it did not see."""
    blank = number.notation.number is None
    return number.legible and source.is_sure(*number.written) and not (blank and source.legibility.recognised)


def _doubts_of_number(source: Source, number: OwnNumber | None, sure: bool) -> Iterator[str]:
    if number is None:
        yield "Không tìm thấy số, ký hiệu của văn bản."
    elif not source.is_sure(*number.written):
        seen = source.words(*number.written)
        yield f"Số đọc từ bản chụp không chắc (máy thấy “{seen}”); hãy xem lại bản gốc rồi nhập tay."
    elif not sure:
        yield "Số của văn bản không đọc chắc chắn được (bản quét hoặc chữ viết tay); hãy nhập tay."


def _doubts_of_day(day: OwnDay) -> Iterator[str]:
    if day.unsure:
        yield f"Ngày ban hành đọc từ bản chụp không chắc (máy thấy “{day.unsure}”); hãy xem lại bản gốc rồi nhập tay."


def _zone_end(source: Source) -> int:
    """Where the header ends at the latest: the first words of the body."""
    for row, line in enumerate(source.lines[:_ZONE]):
        if _BODY_STARTS.match(source.bare, line.start, line.end) and row > 0:
            return line.start
    return _end_of_line(source, _ZONE)


def _end_of_line(source: Source, count: int) -> int:
    return min(source.lines[min(count, len(source.lines)) - 1].end, _ZONE_LIMIT)


def _own_number(source: Source, zone: int) -> OwnNumber | None:
    """ "Số: 146/KH-UBND" at the head of a cell; the first cited number, inside a sentence, is none."""
    for match in _OWN.finditer(source.view, 0, zone):
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
        found = _number_value(match, source.legibility.typed)
        if found:
            return found._replace(
                legible=found.legible and not _POINT_FOR_COMMA.match(source.bare, match.end())
            )
    return _torn_number(source, zone)


# "21/2022/NQ-HĐND" on a line of its own: its "Số:" was lost by a scan.
_UNLABELLED = re.compile(
    rf"(?<=\n)[ \t.:]{{0,8}}(?P<number>[0-9]{{1,5}})(?P<noise>)(?P<mark>/)(?P<year>(?:19|20)\d\d/)?(?P<symbol>{SYMBOL})(?=[ \t.:;]{{0,8}}\n)"
)


def _unlabelled_number(source: Source, row: int | None) -> OwnNumber | None:
    """A number alone on its line between quốc hiệu and the title, of the type that the title says."""
    if row is None:
        return None
    top = [cell for cell in cells_of(source, 0, min(row, _ZONE)) if is_motto(cell)]
    if not top:
        return None
    match = _UNLABELLED.search(source.view, top[0].start, source.lines[row].start)
    found = _number_value(match, source.legibility.typed) if match else None
    return found if found and type_of(found.notation) == title_of(source, row) else None


_WORD = re.compile(r"[^\W\d_]{3}")
# A converter that set the whole header on one line.
_AFTER_MOTTO = re.compile(r"doc lap.{1,5}tu do.{1,5}hanh phuc[\s_*.-]{0,30}$")
# A draft's "Số:" and "/TTr-VPCP", between which a converter set lines of the other column.
_TORN = re.compile(
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
_BEHIND_OWN = re.compile(
    r"[.,:;'`’\]]?\s*$|\s{2}|\t|\s*(?:v/v|ve viec|cong hoa|hoa xa hoi|doc lap|dang cong san|(?:kinh|tuy chon)\s|[^\n,:;]{2,40}[,.]\s{0,4}ngay)"
)
# "Hà Nội. ngày": a scan, whose number may be as wrong.
_POINT_FOR_COMMA = re.compile(r"[^\n,:;.]{2,40}\.\s{0,4}ngay(?!\w)")

# What says that "Số: 12/KH-UBND" is another paper's.
_CITED_ON = re.compile(r"[\s,;(]{0,4}(?:ngay|cua)(?!\w)")


def _stands_alone(source: Source, match: re.Match[str]) -> bool:
    """Whether "Số: 12/KH-UBND" is a cell: "số 12/KH-UBND ngày … của …" at the head of a wrapped line is a citation."""
    end = source.view.find("\n", match.end())
    end = len(source.view) if end < 0 else end
    label = match[0].lstrip(" |\n:.'‘-")
    named = label[:1].isupper() or any(mark in label.split("/")[0] for mark in ":;")
    if label[:1].isupper() and any(mark in label.split("/")[0] for mark in ":;"):
        return not _CITED_ON.match(source.bare, match.end(), end)
    return named and bool(_BEHIND_OWN.match(source.bare, match.end(), end))


# "Cần: Thơ, ngày …": a scan that spoilt the line may have spoilt the number.
_SPECKED_LINE = re.compile(r"[^\W\d_][:;][ ]?[^\W\d_]|[`ˆ¡§]")


def _is_specked_line(source: Source, place: int) -> bool:
    end = source.text.find("\n", place)
    rest = source.text[place : end if end >= 0 else len(source.text)]
    return _PLACE_DATE.search(f"\n{bare_of(rest)}") is not None and bool(
        _SPECKED_LINE.search(rest.split("/")[0])
    )


def _clear_behind(source: Source, place: int) -> bool:
    """Whether behind the own number stands what should, and no rubbish of a scan."""
    end = source.view.find("\n", place)
    return bool(_BEHIND_OWN.match(source.bare, place, end if end >= 0 else len(source.view)))


def _number_value(match: re.Match[str], typed: bool) -> OwnNumber | None:
    symbol = re.sub(r"\s+", "", (match["year"] or "") + match["symbol"])
    symbol = spelled(parted(symbol.translate(DASHES)))
    noise = match["noise"].strip(" .…_")
    misread = _MISREAD if typed else _LIKE_DIGITS
    doubtful = bool(noise) or misread.search(match["number"] or "") is not None
    doubtful = doubtful or _GOES_ON.match(match.string, match.end()) is not None
    doubtful = doubtful or (
        type_label_of_symbol(symbol) is not None and match.string[match.end() : match.end() + 1] in _STOPS
    )
    doubtful = doubtful or _TYPED.search(match["number"] or "") is not None
    doubtful = doubtful or (_DOTTED.search(match["number"] or "") is not None and not match["year"])
    doubtful = doubtful or _is_torn_symbol(symbol, match)
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


def _is_torn_symbol(symbol: str, match: re.Match[str]) -> bool:
    """Whether a hyphen of the symbol was lost: its next part stands behind a space, or a point stands for it."""
    behind = _NEXT_PART.match(match.string, match.end())
    return (
        (behind is not None and (bool(behind["short"]) or is_plain(behind["long"])))
        or "." in symbol
        or "," in symbol
    )


def _own_day(source: Source) -> OwnDay:
    last = _end_of_line(source, _ZONE + 15)
    for match in _PLACE_DATE.finditer(source.bare, 0, last):
        place = _place(source.view[match.start("place") : match.end("place")])
        behind = source.text[match.end("place") : match.start("day")]
        if place is None or ("." in behind and not behind.islower()):
            continue
        day, month = match["day"].strip(_SPECKS), match["month"].strip(_SPECKS)
        legible = _legible(day, 31), _legible(month, 12)
        surely = [source.is_sure(*match.span(part)) for part in ("day", "month", "year")]
        value = days.iso(
            match["year"] if surely[2] else None,
            month if legible[1] and surely[1] else None,
            day if legible[0] and surely[0] else None,
        )
        unsure = None if all(surely) else source.words(match.start("day"), match.end())
        return OwnDay(place, value, not all(legible), unsure)
    return OwnDay(None, None, False)


def _legible(part: str, highest: int) -> bool:
    """A number of the calendar or an honest blank; anything else is a scan's reading of handwriting."""
    return bool(_BLANK_DAY.match(part)) or (
        re.fullmatch("[0-9]{1,2}", part) is not None and 1 <= int(part) <= highest
    )


def _place(words: str) -> str | None:
    """The place of issue at the end of `words`: a capitalised name, without what a scan set before it."""
    shown = re.split(r"\s{3,}|\|", words.strip())[-1].strip()
    above, _, last = shown.rpartition("\n")
    whole = f"{above.strip()} {last.strip()}"
    named = bare_of(_LEVEL_WORD.sub("", whole))
    shown = whole if named in _PROVINCE_NAMES or _TWO_WORDS.fullmatch(whole) else last
    shown = _TIGHT_DASH.sub(" - ", " ".join(shown.split()) + shown[len(shown.rstrip()) :])
    match = _CAPITALS.search(shown)
    if bare_of(shown.strip()) in _PROVINCE_NAMES and not (match and match[0].strip() == shown.strip()):
        return _BY_BARE[bare_of(shown.strip())]
    if not match:
        return None
    name = _without_symbol(match[0].strip())
    inside = _LEVEL_WORD.match(name)
    level = inside or _PLACE_LEVEL.search(shown, 0, match.start())
    name = name[inside.end() :] if inside else name
    if bare_of(name) not in _PROVINCE_NAMES:
        name = next((known for known in _LONGEST if bare_of(name).endswith(f" {bare_of(known)}")), name)
    name = _with_accents(name.title() if name.isupper() else name)
    return f"{' '.join(level[0].split())} {name}" if level else name


def _with_accents(name: str) -> str:
    """ "Hã Nội" as the province is written; another way to set the accents ("Thanh Hoá", "Đăk Lăk") stays."""
    known = _BY_BARE.get(bare_of(name), name)
    same = sorted(unicodedata.normalize("NFD", known)) == sorted(unicodedata.normalize("NFD", name))
    return name if same or bare_of(name).startswith("dak ") else known


_SYMBOL_WORD = re.compile("(?:TTr|CTr|QyĐ)-")


def _without_symbol(name: str) -> str:
    """ "Số: 19/GM-UBND Hạc Thành, ngày …": both cells came on one line."""
    words = name.split()
    while (
        len(words) > 1
        and (words[0].isupper() or _SYMBOL_WORD.match(words[0]))
        and words[0] != "TP"
        and len(words[0]) > 1
        and not words[1].isupper()
    ):
        words.pop(0)
    return " ".join(words)


def _is_official(
    source: Source, number: OwnNumber | None, row: int | None, recipients_row: int | None
) -> bool:
    """An own number; or quốc hiệu, a title line, Kính gửi, Nơi nhận: at least two of them."""
    if number is not None:
        return True
    top = cells_of(source, 0, _ZONE)
    marks = [
        any(is_motto(cell) for cell in top),
        row is not None,
        any(cell.bare.startswith(("kinh gui", "kinh goi")) for cell in top),
        recipients_row is not None,
    ]
    return sum(marks) >= 2


def _agency(
    source: Source, number: OwnNumber | None, place: str | None, authority: tuple[str, ...], row: int | None
) -> Agency:
    cells = cells_of(source, 0, _ZONE)
    before = number.span[0] if number else source.lines[row].start if row is not None else 0
    before = max(before, number.span[0] + 1 if number else 0)
    before = before or next(
        (cell.start for cell in cells if cell.bare.startswith(("kinh gui", "kinh goi"))), 0
    )
    joint = _joint_letters(source, number, row)
    found = with_union(read_agency(source, agency_lines(_above_title(cells, row), before), joint), cells)
    notation = number.notation if number else None
    if not found.issuer:
        return derive_agency(source, notation, place, authority, who_wires(source))
    decided = issuer_of_organ(notation) if notation else None
    if decided and bare_of(decided).startswith(f"{bare_of(found.issuer)} "):
        return found._replace(issuer=decided)  # "TỐI CAO" was lost with its line
    return of_department(completed(found, place, source.text), notation, source)


_JOINT_TITLE = re.compile(r"liên (?:tịch|ngành)|phối hợp", re.IGNORECASE)


def _joint_letters(source: Source, number: OwnNumber | None, row: int | None) -> frozenset[str] | None:
    """The letters in the symbol of a document that several bodies issue (văn bản liên tịch); None for any other."""
    title = source.lines[row] if row is not None else None
    titled = title and _JOINT_TITLE.search(source.view, title.start, title.end)
    if not titled and not (number and is_joint(number.notation)):
        return None
    return frozenset(number.notation.groups if number else ())


def _above_title(cells: list[Cell], row: int | None) -> list[Cell]:
    return [cell for cell in cells if row is None or cell.row < row]


# Letters of a type that are a body's too: Cục Thuế, Tài chính, Công đoàn. What has "Kính gửi" and no title is a công văn.
_BODIES_TOO = ("CT", "TC", "CĐ", "TT")


def _type(source: Source, row: int | None, notation: Notation | None) -> str | None:
    """The title line's word; a công văn has none and is known by its symbol."""
    if row is not None:
        from_title = title_of(source, row)
        if from_title:
            return from_title
    if notation and notation.groups[:1] == ("VBHN",):
        return "Văn bản hợp nhất"
    if notation and notation.groups[:1] and notation.groups[0] in _BODIES_TOO and read_addressees(source):
        return "Công văn"
    if notation is None:
        return "Công văn" if read_addressees(source) and read_subject(source, None) else None
    return type_of(notation)
