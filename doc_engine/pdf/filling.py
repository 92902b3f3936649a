"""Filling number and day into a signed PDF (điền số, ngày ban hành): an update behind it that the signature allows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, TextStringObject

from doc_engine.errors import BadInput
from doc_engine.pdf.blanks import DAY_FIELD, MONTH_FIELD, NUMBER_FIELD, YEAR_FIELD
from doc_engine.pdf.embedding import appearance, named
from doc_engine.pdf.facts import inspect
from doc_engine.pdf.fields import AGENCY_FIELD, TEXT_FIELDS
from doc_engine.pdf.form_fonts import DESCENT, FACES, Face, encoded, width_pt
from doc_engine.pdf.increment import Increment
from doc_engine.pdf.letters import lines_of_first_page
from doc_engine.pdf.opening import objects_of_a_stranger
from doc_engine.text import admit, same

_NUMBER = re.compile(r"\d{1,6}[A-Za-zĐđ]?")
_FONT = re.compile(r"/(\S+)\s+([\d.]+)\s+Tf")
_PRINTED = {
    MONTH_FIELD: re.compile(r"tháng\s*(\d{1,2})\s*năm"),
    YEAR_FIELD: re.compile(r"năm\s*(\d{4})"),
    DAY_FIELD: re.compile(r"ngày\s*(\d{1,2})\s*tháng"),
}
_DATED = re.compile(r"ngày[\s\d]*tháng[\s\d]*năm")
_SYMBOL = re.compile(r"Số\s*:\s*/\s*(\S+)")
_NARROWEST = 0.5


class _Field(NamedTuple):
    """An empty text field of ours: where its object is, and how its text is set."""

    reference: IndirectObject
    entries: DictionaryObject
    rect: tuple[float, float, float, float]
    face: Face
    size: float


def fill_number(pdf: bytes, number: str, issued_on: date, *, symbol: str | None = None) -> bytes:
    """The PDF with its number and day of issue filled in behind what is signed; the same again changes nothing.

    `symbol`, where given, must be the one printed behind the blank. Raises `BadInput`: no such fields, a symbol,
    month or year printed otherwise, fields filled otherwise, or a signature that allows no filling.
    """
    digits = admit(number).strip()
    if not _NUMBER.fullmatch(digits):
        raise BadInput.because(f"số “{digits}” không phải là số của văn bản.", "Ví dụ: 05, 312.", field="so")
    wanted = {
        NUMBER_FIELD: digits.zfill(2) if digits.isdigit() else digits,
        DAY_FIELD: f"{issued_on.day:02d}",
        MONTH_FIELD: f"{issued_on.month:02d}" if issued_on.month < 3 else str(issued_on.month),
        YEAR_FIELD: str(issued_on.year),
    }
    with objects_of_a_stranger():
        there = {name for name, _ in _form_fields(_read(pdf))}
    if NUMBER_FIELD not in there:
        raise BadInput.because(
            f"tệp PDF không có trường trống {NUMBER_FIELD} để điền số.", "Hãy dùng tệp tạo với --for-signing."
        )
    lines = ["".join(letter.char for letter in line) for line in lines_of_first_page(pdf)]
    _check_day(lines, issued_on)
    if symbol is not None:
        _check_symbol(lines, symbol)
    return fill_fields(pdf, {name: text for name, text in wanted.items() if name in there})


def fill_fields(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """The PDF with text in its empty fields, written as an update behind it; raises `BadInput`."""
    with objects_of_a_stranger():
        reader = _read(pdf)
        _check_signatures(reader, values)
        increment, fields = Increment(pdf, reader), dict(_form_fields(reader))
        changed = [_fill(increment, reader, name, text, fields.get(name)) for name, text in values.items()]
        return increment.written() if any(changed) else pdf


def _read(pdf: bytes) -> PdfReader:
    inspect(pdf)
    reader = PdfReader(io.BytesIO(pdf))
    if reader.is_encrypted:
        raise BadInput.because("tệp PDF bị khóa quyền sửa.", "Hãy bỏ khóa rồi thử lại.")
    return reader


def _form_fields(reader: PdfReader) -> Iterator[tuple[str, IndirectObject]]:
    """The top fields of the form, each with the reference to it."""
    form: Any = reader.root_object.get("/AcroForm")
    for reference in form.get_object().get("/Fields", ()) if form else ():
        entries: Any = reference.get_object()
        yield str(entries.get("/T", "")), reference


def _field(reader: PdfReader, name: str, reference: IndirectObject | None) -> _Field:
    if reference is None or name not in TEXT_FIELDS:
        raise BadInput.because(
            f"tệp PDF không có trường trống {name}.", "Hãy dùng tệp tạo với --for-signing."
        )
    entries: Any = reference.get_object()
    set_in = _FONT.search(str(entries.get("/DA", "")))
    face = next((face for face in FACES if set_in and face.resource == set_in[1]), None)
    if set_in is None or face is None or face.resource not in _fonts(reader):
        raise BadInput.because(f"trường {name} không phải do chương trình này tạo.")
    left, low, right, high = (float(value) for value in entries["/Rect"])
    return _Field(reference, entries, (left, low, right, high), face, float(set_in[2]))


def _fonts(reader: PdfReader) -> dict[str, Any]:
    form: Any = reader.root_object["/AcroForm"]
    fonts = form.get("/DR", {}).get("/Font", {})
    return {key.removeprefix("/"): fonts.raw_get(key) for key in fonts}


def _fill(
    increment: Increment, reader: PdfReader, name: str, text: str, reference: IndirectObject | None
) -> bool:
    """Put the text into one field; False where it stands there already."""
    field = _field(reader, name, reference)
    kept = str(field.entries.get("/V") or "")
    if kept:
        if kept == text:
            return False
        raise BadInput.because(f"trường {name} đã được điền “{kept}”.", "Hãy dùng tệp chưa điền.")
    font = _fonts(reader)[field.face.resource]
    shown = appearance(field.rect, field.face, font, _operators(field, text))
    entries = DictionaryObject(field.entries)
    entries[NameObject("/V")] = TextStringObject(text)
    entries[NameObject("/AP")] = named(N=increment.add(shown))
    increment.change(field.reference, entries)
    return True


def _operators(field: _Field, text: str) -> bytes:
    """The text on the baseline of the line it stands in, narrowed where the blank is too short for it."""
    codes = encoded(text)
    room, length = field.rect[2] - field.rect[0], width_pt(text, field.size, field.face)
    narrowed = min(1.0, room / length)
    if codes is None or narrowed < _NARROWEST:
        raise BadInput.because(f"“{text}” không đặt vừa chỗ trống trong tệp PDF.")
    spare = room - length * narrowed
    start = spare / 2 if field.face.italic else spare
    head = (
        f"q BT /{field.face.resource} {field.size:g} Tf 0 g {narrowed * 100:.2f} Tz "
        f"{start:.3f} {DESCENT * field.size:.3f} Td <{codes.hex().upper()}> Tj ET Q\n"
    )
    return head.encode("ascii")


# ---- what must not be broken -----------------------------------------------------------------------------


def _check_day(lines: Sequence[str], issued_on: date) -> None:
    """The printed parts of the date line agree with the day of issue."""
    wanted = {DAY_FIELD: issued_on.day, MONTH_FIELD: issued_on.month, YEAR_FIELD: issued_on.year}
    dated = next((line for line in lines if _DATED.search(line)), "")
    for name, pattern in _PRINTED.items():
        found = pattern.search(dated)
        if found and int(found[1]) != wanted[name]:
            printed = " ".join(dated[dated.index("ngày") :].split())
            raise BadInput.because(
                f"tệp PDF in sẵn “{printed}”, khác ngày ban hành {issued_on:%d/%m/%Y}.",
                "Hãy tạo lại tệp để ký với đúng tháng, năm.",
            )


def _check_symbol(lines: Sequence[str], symbol: str) -> None:
    found = next((match for line in lines if (match := _SYMBOL.search(line))), None)
    if found is None or not same(found[1], symbol):
        printed = f"in ký hiệu “{found[1]}”" if found else "không in ký hiệu"
        raise BadInput.because(
            f"tệp PDF {printed}, khác ký hiệu “{symbol}” của văn bản.", "Hãy chọn đúng tệp."
        )


def _check_signatures(reader: PdfReader, values: Mapping[str, str]) -> None:
    """No signature made so far forbids filling these fields."""
    for name, reference in _form_fields(reader):
        field: Any = reference.get_object()
        signature: Any = field.get("/V")
        if field.get("/FT") != "/Sig" or signature is None:
            continue
        if name == AGENCY_FIELD or _forbids(signature.get_object(), values):
            raise BadInput.because(
                f"chữ ký số {name} không cho điền thêm vào tệp.",
                "Số và ngày phải điền trước khi cơ quan ký số.",
            )


def _forbids(signature: Any, values: Mapping[str, str]) -> bool:
    for reference in signature.get("/Reference", ()):
        method = reference.get_object().get("/TransformMethod")
        terms = reference.get_object().get("/TransformParams", {}).get_object()
        named_there = {str(name) for name in terms.get("/Fields", ())}
        if method == "/DocMDP" and terms.get("/P", 2) == 1:
            return True
        if method == "/FieldMDP" and _locks(str(terms.get("/Action", "/All")), named_there, set(values)):
            return True
    return False


def _locks(action: str, listed: set[str], wanted: set[str]) -> bool:
    if action == "/All":
        return True
    return bool(wanted & listed) if action == "/Include" else not wanted <= listed
