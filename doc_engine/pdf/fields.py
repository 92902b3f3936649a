"""A PDF made ready for signing (tệp PDF để ký số): empty fields for number and day, empty signature fields.

The person signs first; number and day come after (Nghị định 30/2020/NĐ-CP, Điều 13–15), then the agency signs. Text
written onto the page in between would break the person's signature; filling a field that was there before does
not. The agency's signature locks the fields.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.pdf.blanks import DAY_FIELD, MONTH_FIELD, NUMBER_FIELD, YEAR_FIELD, Blank, Blanks, blanks_of
from doc_engine.pdf.embedding import appearance, embedded, named, numbers
from doc_engine.pdf.facts import inspect
from doc_engine.pdf.form_fonts import FACES, ITALIC, UPRIGHT, Face
from doc_engine.pdf.opening import objects_of_a_stranger
from doc_engine.pdf.signing_places import SEAL_MM, Place, SigningPlaces, signing_places

PERSON_FIELD, AGENCY_FIELD = "ChuKyNguoiCoThamQuyen", "ChuKyCoQuan"
TEXT_FIELDS = (NUMBER_FIELD, DAY_FIELD, MONTH_FIELD, YEAR_FIELD)
_LABELS = {
    NUMBER_FIELD: "Số của văn bản",
    DAY_FIELD: "Ngày ban hành",
    MONTH_FIELD: "Tháng ban hành",
    YEAR_FIELD: "Năm ban hành",
    PERSON_FIELD: "Chữ ký số của người có thẩm quyền",
    AGENCY_FIELD: "Chữ ký số của cơ quan, tổ chức",
}
_PRINTED, _LOCKED = 4, 132
_CENTRED, _RIGHT = 1, 2
_OLDEST = "%PDF-1.4"
_ID = bytes(16)


class Prepared(NamedTuple):
    """A PDF with its empty fields, their names, where the signatures go, and what could not be found."""

    content: bytes
    fields: tuple[str, ...]
    places: SigningPlaces
    findings: tuple[Finding, ...]


def prepare_for_signing(pdf: bytes, *, attached: bool = False, seal_mm: float = SEAL_MM) -> Prepared:
    """The PDF with empty fields for what is blank in its header and for its signatures; it looks as before.

    The same pages give the same bytes: dates of making are dropped and the file's id is made from its content.
    `attached` is an annex in its own file or a copy: one signature field, at the top right. Raises `BadInput`
    for a PDF that is signed, locked or has such fields already, and as `signing_places` does.
    """
    places = signing_places(pdf, attached=attached, seal_mm=seal_mm)
    with objects_of_a_stranger():
        return _prepared(pdf, places, attached)


def _prepared(pdf: bytes, places: SigningPlaces, attached: bool) -> Prepared:
    blanks = Blanks((), ()) if attached else blanks_of(pdf)
    writer = _opened(pdf)
    form = _form(writer, _faces(blanks.found))
    added = list(_widgets(writer, form, blanks.found, places))
    for widget, page in added:
        _put(writer, form, widget, page)
    findings = (*places.findings, *blanks.findings, *_font_findings(pdf))
    return Prepared(_written(writer), tuple(str(widget["/T"]) for widget, _ in added), places, findings)


def _opened(pdf: bytes) -> PdfWriter:
    # pdfium counts empty signature fields too; what is signed names the bytes that the signature covers.
    if inspect(pdf).signatures and b"/ByteRange" in pdf:
        raise BadInput.because(
            "tệp PDF đã có chữ ký số, không thêm trường mới được.", "Hãy dùng tệp chưa ký."
        )
    reader = PdfReader(io.BytesIO(pdf))
    if reader.is_encrypted:
        raise BadInput.because("tệp PDF bị khóa quyền sửa.", "Hãy bỏ khóa rồi thử lại.")
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = max(reader.pdf_header, _OLDEST)
    return writer


def _font_findings(pdf: bytes) -> list[Finding]:
    missing = [font.name for font in inspect(pdf).fonts if not font.embedded]
    if not missing:
        return []
    said = f"phông chữ chưa nhúng trong tệp PDF: {', '.join(missing)}."
    return [Finding("KY02", Severity.WARNING, "", said, "Phụ lục I, Phần I, Mục I.2")]


# ---- the form --------------------------------------------------------------------------------------------


def _form(writer: PdfWriter, faces: tuple[Face, ...]) -> Any:
    """The form, the file's own where it has one; with the fonts of our text fields where there are any."""
    form = _own_form(writer)
    form[NameObject("/SigFlags")] = NumberObject(1)
    if faces:
        resources = _child(form, "/DR", DictionaryObject())
        fonts = _child(resources, "/Font", DictionaryObject())
        fonts.update({NameObject(f"/{face.resource}"): embedded(writer, face) for face in faces})
        form.setdefault(NameObject("/DA"), TextStringObject(f"/{faces[0].resource} 13 Tf 0 g"))
    return form


def _own_form(writer: PdfWriter) -> Any:
    form: Any = _child(writer.root_object, "/AcroForm", named(Fields=ArrayObject()))
    names = {str(field.get_object().get("/T")) for field in _child(form, "/Fields", ArrayObject())}
    if "/XFA" in form or names & set(_LABELS):
        raise BadInput.because(
            "tệp PDF đã có trường để ký hoặc biểu mẫu loại khác.", "Hãy dùng tệp PDF mới tạo từ văn bản."
        )
    if not isinstance(writer.root_object.raw_get("/AcroForm"), IndirectObject):
        writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    return form


def _child(parent: DictionaryObject, key: str, empty: PdfObject) -> Any:
    """The entry of a dictionary, put in empty where there is none."""
    return parent.setdefault(NameObject(key), empty).get_object()


def _put(writer: PdfWriter, form: Any, widget: DictionaryObject, page_number: int) -> None:
    page = writer.pages[page_number - 1]
    widget[NameObject("/P")] = page.indirect_reference or page
    reference = writer._add_object(widget)
    annotations = page.get("/Annots", ArrayObject()).get_object()
    page[NameObject("/Annots")] = ArrayObject([*annotations, reference])
    form["/Fields"].append(reference)


def _faces(blanks: tuple[Blank, ...]) -> tuple[Face, ...]:
    return tuple(face for face in FACES if any(blank.italic == face.italic for blank in blanks))


def _widgets(
    writer: PdfWriter, form: Any, blanks: tuple[Blank, ...], places: SigningPlaces
) -> Iterator[tuple[DictionaryObject, int]]:
    for blank in blanks:
        yield _text_field(writer, form, blank), 1
    locked = ArrayObject(TextStringObject(blank.field) for blank in blanks)
    if places.person:
        yield _signature_field(PERSON_FIELD, places.person), places.person.page
    agency = places.seal or places.note
    if agency:
        field = _signature_field(AGENCY_FIELD, agency)
        if locked:
            lock = named(Type=NameObject("/SigFieldLock"), Action=NameObject("/Include"), Fields=locked)
            field[NameObject("/Lock")] = writer._add_object(lock)
        yield field, agency.page


def _text_field(writer: PdfWriter, form: Any, blank: Blank) -> DictionaryObject:
    face = ITALIC if blank.italic else UPRIGHT
    font = form["/DR"]["/Font"].raw_get(f"/{face.resource}")
    field = _widget(blank.field, blank.rect, "/Tx", _PRINTED)
    field[NameObject("/DA")] = TextStringObject(f"/{face.resource} {blank.size:g} Tf 0 g")
    field[NameObject("/Q")] = NumberObject(_CENTRED if blank.italic else _RIGHT)
    field[NameObject("/AP")] = named(N=writer._add_object(appearance(blank.rect, face, font, b"")))
    return field


def _signature_field(name: str, place: Place) -> DictionaryObject:
    return _widget(name, place.points, "/Sig", _LOCKED)


def _widget(name: str, rect: tuple[float, float, float, float], kind: str, flags: int) -> DictionaryObject:
    return named(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        FT=NameObject(kind),
        T=TextStringObject(name),
        TU=TextStringObject(_LABELS[name]),
        Rect=numbers(*rect),
        F=NumberObject(flags),
    )


# ---- the bytes -------------------------------------------------------------------------------------------


def _written(writer: PdfWriter) -> bytes:
    """The file with no moment of making in it and an id made from all the rest."""
    metadata: dict[str, Any] = writer.metadata or {}
    writer.metadata = {
        key: value for key, value in metadata.items() if key not in ("/CreationDate", "/ModDate")
    }
    digest = hashlib.sha256(_saved(writer, _ID)).digest()[:16]
    return _saved(writer, digest)


def _saved(writer: PdfWriter, ident: bytes) -> bytes:
    writer._ID = ArrayObject([ByteStringObject(ident), ByteStringObject(ident)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
