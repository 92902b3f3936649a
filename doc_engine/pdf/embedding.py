"""PDF objects of form fields (đối tượng PDF của trường biểu mẫu): appearances, and the fonts inside the file."""

from __future__ import annotations

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from doc_engine.pdf.form_fonts import ASCENT, DESCENT, ENCODING, Face, glyph_name, program, width_pt

_CAPITALS, _STEM = 655, 80
_SERIF, _LATIN, _SLANTED = 2, 32, 64
_BLOCK = 100  # a CMap takes no more pairs at once


def named(**entries: PdfObject) -> DictionaryObject:
    """A dictionary of these entries."""
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def numbers(*values: float) -> ArrayObject:
    """An array of numbers, to a thousandth of a point."""
    return ArrayObject(FloatObject(round(value, 3)) for value in values)


def appearance(
    rect: tuple[float, float, float, float], face: Face, font: PdfObject, operators: bytes
) -> StreamObject:
    """What a text field at `rect` shows: `operators` inside its text mark, nothing when they are empty."""
    left, low, right, high = rect
    shown = DecodedStreamObject()
    shown.update(
        named(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=numbers(0, 0, right - left, high - low),
            Resources=named(Font=named(**{face.resource: font})),
        )
    )
    shown.set_data(b"/Tx BMC\n" + operators + b"EMC\n")
    return shown


def embedded(writer: PdfWriter, face: Face) -> IndirectObject:
    """The reference to a face put into the file as a simple TrueType font."""
    codes = range(min(ENCODING), 256)
    widths = (width_pt(ENCODING[code], 1000, face) if code in ENCODING else 0 for code in codes)
    return writer._add_object(
        named(
            Type=NameObject("/Font"),
            Subtype=NameObject("/TrueType"),
            BaseFont=NameObject(f"/{face.name}"),
            FirstChar=NumberObject(codes[0]),
            LastChar=NumberObject(codes[-1]),
            Widths=ArrayObject(NumberObject(round(width)) for width in widths),
            FontDescriptor=writer._add_object(_descriptor(writer, face)),
            Encoding=_encoding(),
            ToUnicode=writer._add_object(_packed(_to_unicode())),
        )
    )


def _descriptor(writer: PdfWriter, face: Face) -> DictionaryObject:
    file = _packed(program(face))
    file[NameObject("/Length1")] = NumberObject(len(program(face)))
    return named(
        Type=NameObject("/FontDescriptor"),
        FontName=NameObject(f"/{face.name}"),
        Flags=NumberObject(_SERIF | _LATIN | (_SLANTED if face.italic else 0)),
        FontBBox=numbers(*face.bbox),
        ItalicAngle=FloatObject(face.angle),
        Ascent=NumberObject(round(ASCENT * 1000)),
        Descent=NumberObject(-round(DESCENT * 1000)),
        CapHeight=NumberObject(_CAPITALS),
        StemV=NumberObject(_STEM),
        FontFile2=writer._add_object(file),
    )


def _packed(data: bytes) -> StreamObject:
    plain = DecodedStreamObject()
    plain.set_data(data)
    return plain.flate_encode()


def _encoding() -> DictionaryObject:
    """WinAnsi, with the letters that it does not have at codes that papers do not need."""
    differences: list[PdfObject] = []
    for code, letter in sorted(ENCODING.items()):
        if ord(letter) > 0x7F:
            differences += [NumberObject(code), NameObject(f"/{glyph_name(letter)}")]
    return named(
        Type=NameObject("/Encoding"),
        BaseEncoding=NameObject("/WinAnsiEncoding"),
        Differences=ArrayObject(differences),
    )


def _to_unicode() -> bytes:
    pairs = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in sorted(ENCODING.items())]
    blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /VanThu def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{listed}\nendcmap\nend\nend"
    ).encode("ascii")
