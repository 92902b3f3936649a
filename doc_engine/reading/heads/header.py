"""The document's own particulars (phần đầu văn bản), and whether it is an official document at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.lettering import is_doubtful, is_plain, is_specked
from doc_engine.reading.citing.numbers import (
    is_joint,
    issuer_of_organ,
    of_party,
    type_of,
)
from doc_engine.reading.copies.legibility import BY_HAND
from doc_engine.reading.copies.source import Source, Span, bare_of
from doc_engine.reading.heads.agency import (
    Agency,
    completed,
    derive_agency,
    of_department,
    read_agency,
    with_acting_organ,
    with_lost_lines,
    with_union,
)
from doc_engine.reading.heads.agency_names import agency_lines
from doc_engine.reading.heads.cells import Cell, cells_of, is_motto
from doc_engine.reading.heads.closing import read_signature
from doc_engine.reading.heads.headless import Headless, formula_row, read_headless
from doc_engine.reading.heads.notices import Notice, read_notice
from doc_engine.reading.heads.own_day import OwnDay, read_own_day
from doc_engine.reading.heads.own_number import (
    OwnNumber,
    is_clear_behind,
    is_legible,
    is_specked_line,
    is_sure,
    number_below_motto,
    read_own_number,
    unlabelled_number,
)
from doc_engine.reading.heads.recipients import find_recipients_row, read_recipients
from doc_engine.reading.heads.subject import (
    read_addressees,
    read_subject,
    run_on_row,
    title_of,
    title_row,
    who_decides,
)
from doc_engine.reading.values import HeaderFound
from doc_engine.terms import CopyType

_ZONE = 45  # lines: no header is longer
_ZONE_LIMIT = 12_000  # characters
_BODY_STARTS = late(
    r"\s*(?:can c[uư]|kinh g[uo]i|kinh trinh)(?!\w)|\s*(?:thuc hien|trien khai|phuc dap)\s.{80}"
)


class HeaderReading(NamedTuple):
    """The header, with what the rest of the reading needs to know of it."""

    header: HeaderFound
    notation: Notation | None
    span: Span | None
    warnings: tuple[str, ...]


def read_header(source: Source) -> HeaderReading:
    """The document's own header; of a text that is no official document, an empty one."""
    zone = _zone_end(source)
    row = _title_row(source)
    number = (
        read_own_number(source, zone) or number_below_motto(source, zone) or unlabelled_number(source, row)
    )
    if number is not None:
        run_on = run_on_row(source, type_of(number.notation), number.span[1], row)
        row = row if run_on is None else run_on
    legible = number is not None and is_legible(source, number)
    day = read_own_day(source, _end_of_line(source, _ZONE + 15))
    recipients_row = find_recipients_row(source)
    notice = read_notice(source) if number is None and row is None else None
    if number is None and row is None and notice is None and (lost := read_headless(source)):
        return _without_head(source, lost, recipients_row)
    if notice is None and not _is_official(source, number, row, recipients_row):
        return HeaderReading(HeaderFound(), None, None, ())
    signatory = read_signature(source, recipients_row)
    recipients = read_recipients(source, recipients_row)
    sure = number is not None and legible and not (day.garbled and number.spaced)
    notation = number.notation if number else None
    if notation and number and sure:
        sure = _is_clear(source, number, row) and _is_of_its_year(notation, day)
    agency = _agency(source, number, day.place, signatory.lines if signatory else (), row)
    agency, day = _with_notice(agency, day, notice)
    notation = of_party(notation, agency.issuer) if notation and not (number and number.torn) else None
    header = HeaderFound(
        notation=str(notation) if notation and sure else None,
        number=notation.number if notation and sure else None,
        symbol=notation.symbol if notation else None,
        issued_on=day.issued_on,
        place=day.place,
        issuer=agency.issuer,
        parent_body=agency.parent,
        type=notice.type if notice else _type(source, row, notation),
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


def _title_row(source: Source) -> int | None:
    """The title line; behind the formula of a decision stands an annex's only."""
    row, formula = title_row(source, _ZONE + 10), formula_row(source)
    return None if row is not None and formula is not None and formula < row else row


def _without_head(source: Source, lost: Headless, recipients_row: int | None) -> HeaderReading:
    """The header of a paper whose head is missing: what its body, its annex and its signature say."""
    signatory = read_signature(source, recipients_row)
    agency = derive_agency(
        source, lost.notation, None, signatory.lines if signatory else (), lost.issuer and lost.issuer.upper()
    )
    notation = lost.notation
    header = HeaderFound(
        notation=str(notation) if notation else None,
        number=notation.number if notation else None,
        symbol=notation.symbol if notation else None,
        issued_on=lost.issued_on,
        issuer=agency.issuer,
        type=lost.type,
        subject=lost.subject,
        addressees=read_addressees(source),
        recipients=read_recipients(source, recipients_row),
        signatory=signatory,
        is_official_document=True,
    )
    warnings = () if notation else _doubts_of_number(source, None, False)
    return HeaderReading(header, notation, lost.span, tuple(warnings))


def _with_notice(agency: Agency, day: OwnDay, notice: Notice | None) -> tuple[Agency, OwnDay]:
    """Issuer and day with what a notice without header says of itself."""
    if notice is None:
        return agency, day
    return (
        agency if agency.issuer else Agency(notice.issuer),
        day if day.issued_on else day._replace(issued_on=notice.issued_on),
    )


def _is_clear(source: Source, number: OwnNumber, row: int | None) -> bool:
    """Whether no speck of a scan is in the number's letters or around them."""
    symbol, end = number.notation.symbol, number.span[1]
    if is_specked_line(source, end) or is_doubtful(
        symbol, title_of(source, row) if row is not None else None
    ):
        return False
    return is_plain(symbol) or not (is_specked(source.text) or not is_clear_behind(source, end))


def _is_of_its_year(notation: Notation, day: OwnDay) -> bool:
    """Whether the year in a number (`09/2010/QĐ-UBND`) can be that of its day: "2056/2056/TB-UBND" is a number read twice."""
    if notation.year is None or day.issued_on is None:
        return True
    return abs(notation.year - int(day.issued_on[:4])) <= 1


def _doubts_of_number(source: Source, number: OwnNumber | None, sure: bool) -> Iterator[str]:
    if number is None:
        yield "Không tìm thấy số, ký hiệu của văn bản."
    elif not is_sure(source, number):
        seen = source.words(*number.written)
        yield f"Số đọc từ bản chụp không chắc (máy thấy “{seen}”); hãy xem lại bản gốc rồi {BY_HAND}"
    elif not sure and source.legibility.typed:
        seen = source.words(*number.written)
        yield f"Số, ký hiệu của văn bản không theo mẫu nào đã biết (“{seen}”); hãy xem lại văn bản rồi {BY_HAND}"
    elif not sure:
        yield f"Số của văn bản không đọc chắc chắn được (bản quét hoặc chữ viết tay); hãy {BY_HAND}"


def _doubts_of_day(day: OwnDay) -> Iterator[str]:
    if day.unsure:
        yield f"Ngày ban hành đọc từ bản chụp không chắc (máy thấy “{day.unsure}”); hãy xem lại bản gốc rồi {BY_HAND}"


def _zone_end(source: Source) -> int:
    """Where the header ends at the latest: the first words of the body."""
    for row, line in enumerate(source.lines[:_ZONE]):
        if _BODY_STARTS.match(source.bare, line.start, line.end) and row > 0:
            return line.start
    return _end_of_line(source, _ZONE)


def _end_of_line(source: Source, count: int) -> int:
    return min(source.lines[min(count, len(source.lines)) - 1].end, _ZONE_LIMIT)


def _is_official(
    source: Source, number: OwnNumber | None, row: int | None, recipients_row: int | None
) -> bool:
    """An own number; or quốc hiệu, a title line, Kính gửi, Nơi nhận: at least two of them."""
    if number is not None:
        return True
    top = cells_of(source, 0, _ZONE)
    marks = [
        any(is_motto(cell) or cell.bare == "dang cong san viet nam" for cell in top),
        row is not None,
        any(cell.bare.startswith(("kinh gui", "kinh goi", "kinhgui")) for cell in top),
        recipients_row is not None,
        row is not None
        and _ORDAINS.search(source.bare, source.lines[row].end, source.lines[row].end + 3_000),
    ]
    return sum(map(bool, marks)) >= 2


# A decision that came without its head: bases, and articles below them.
_ORDAINS = late(r"\n[ \t*|-]{0,20}can cu\s[^\0]{20,2600}?\n[ \t*|]{0,20}dieu 1\s?[.:]")


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
        return derive_agency(source, notation, place, authority, who_decides(source, row))
    decided = issuer_of_organ(notation) if notation else None
    if decided and bare_of(decided).startswith(f"{bare_of(found.issuer)} "):
        return found._replace(issuer=decided)  # "TỐI CAO" was lost with its line
    found = with_lost_lines(found, notation, source, authority)
    whole = of_department(completed(found, place, source), notation, source)
    return with_acting_organ(whole, source, authority)


_JOINT_TITLE = late(r"liên (?:tịch|ngành)|phối hợp", re.IGNORECASE)


def _joint_letters(source: Source, number: OwnNumber | None, row: int | None) -> frozenset[str] | None:
    """The letters in the symbol of a document that several bodies issue (văn bản liên tịch); None for any other."""
    title = source.lines[row] if row is not None else None
    titled = title and _JOINT_TITLE.search(source.view, title.start, title.end)
    if not titled and not (number and is_joint(number.notation)):
        return None
    return frozenset(number.notation.groups if number else ())


def _above_title(cells: list[Cell], row: int | None) -> list[Cell]:
    return [cell for cell in cells if row is None or cell.row < row]


# Letters of a type that are a body's too: Cục Thuế, Tài chính, Công đoàn; TTr the inspectors', where there is "V/v". What has "Kính gửi" and no title is a công văn.
_BODIES_TOO = ("CT", "TC", "CĐ", "TT")


_COPIES = {copy.abbreviation: copy.label for copy in CopyType}  # "12/SY-SNV": who copied it


def _type(source: Source, row: int | None, notation: Notation | None) -> str | None:
    """The title line's word; a công văn has none and is known by its symbol."""
    if row is not None:
        from_title = title_of(source, row)
        if from_title:
            return from_title
    if notation and notation.groups[:1] == ("VBHN",):
        return "Văn bản hợp nhất"
    if notation and len(notation.groups) > 1 and notation.groups[0] in _COPIES:
        return _COPIES[notation.groups[0]]
    inspectors = notation and notation.groups[:1] == ("TTr",) and read_subject(source, None)
    body = notation and notation.groups[:1] and notation.groups[0] in _BODIES_TOO
    if (body or inspectors) and read_addressees(source):
        return "Công văn"
    if notation is None:
        return "Công văn" if read_addressees(source) and read_subject(source, None) else None
    return type_of(notation)
