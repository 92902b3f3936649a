"""Sealing a docx before it is converted: nothing is left that would be fetched from elsewhere."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container, sealed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="'
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relationship(kind: str, target: str, mode: str = ' TargetMode="External"', number: int = 1) -> str:
    return f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def rels(*rows: str) -> str:
    inside = "".join(rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def package(inside: str = "", outside: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", rels(relationship("officeDocument", "word/document.xml", "")))
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'
        )
        file.writestr("word/_rels/document.xml.rels", rels(outside))
        for name, content in (extra or {}).items():
            file.writestr(name, content)
    data = out.getvalue()
    admit_container(data, "docx")
    return data


def refusal(data: bytes, *, drawings: bool = True) -> str:
    with pytest.raises(BadInput) as caught:
        sealed(data, drawings=drawings)
    return str(caught.value)


def complex_field(*pieces: str) -> str:
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    begin, end = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    return f"<w:p>{begin}{runs}{end}</w:p>"


def test_a_document_that_fetches_nothing_stays_byte_for_byte() -> None:
    document = docx.Document()
    document.add_paragraph("Kính gửi")
    out = io.BytesIO()
    document.save(out)
    assert sealed(out.getvalue()) == out.getvalue()
    assert sealed(out.getvalue(), drawings=False) == out.getvalue()
    linked = package(outside=relationship("hyperlink", "https://example.org/"))
    assert sealed(linked) == linked
    page_numbers = package(complex_field(" PAGE ") + complex_field(' HYPERLINK "https://example.org" '))
    assert sealed(page_numbers) == page_numbers


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument", "frame", "chart", "unheardOf"])
def test_a_part_that_lies_elsewhere_is_refused_with_its_address(kind: str) -> None:
    assert "http://10.0.0.1/a.png" in refusal(package(outside=relationship(kind, "http://10.0.0.1/a.png")))


@pytest.mark.parametrize(
    "target", ["http://a/b.png", "file:///etc/passwd", "//server/share/a.png", "\\\\server\\a.png", "C:\\a"]
)
def test_an_address_is_outside_even_where_the_mode_does_not_say_so(target: str) -> None:
    assert "nơi khác" in refusal(package(outside=relationship("image", target, "")))


def test_the_template_a_document_was_made_from_is_dropped_and_the_rest_kept() -> None:
    data = package(
        "<w:p/>",
        relationship("attachedTemplate", "file:///C:/Users/a/Normal.dotm")
        + relationship("hyperlink", "a&amp;b", number=2),
    )
    out = sealed(data)
    admit_container(out, "docx")
    with zipfile.ZipFile(io.BytesIO(out)) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        left = before.read("word/_rels/document.xml.rels").decode()
        assert before.namelist() == after.namelist()
        assert before.read("word/document.xml") == after.read("word/document.xml")
    assert "Normal.dotm" not in left
    assert 'Target="a&amp;b"' in left
    assert sealed(out) == out


@pytest.mark.parametrize(
    "code",
    ['INCLUDEPICTURE "http://a/b"', "includetext c:\\a", "LINK Excel.Sheet", "DDEAUTO cmd", "DATABASE"],
)
def test_fields_that_load_from_elsewhere_are_refused_however_they_are_split(code: str) -> None:
    assert "trường tự động" in refusal(package(complex_field(f" {code} ")))
    assert "trường tự động" in refusal(package(complex_field(" ", *code)))
    simple = code.replace('"', "&quot;")
    assert "trường tự động" in refusal(package(f'<w:p><w:fldSimple w:instr=" {simple} "/></w:p>'))
    inner = complex_field(" QUOTE ").replace("<w:p>", "").replace("</w:p>", "")
    nested = complex_field(f"</w:instrText></w:r>{inner}<w:r><w:instrText>{code}")
    assert sealed(package(complex_field("PAGE")))
    assert "trường tự động" in refusal(package(nested.replace(" QUOTE ", "")))


def test_fields_nested_without_end_are_refused_quickly() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText></w:r>'
    assert "lồng nhau" in refusal(package("<w:p>" + begin * 10_000 + "</w:p>"))


def test_a_vml_picture_by_address_is_refused() -> None:
    picture = '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://a/b.png"/></w:pict>'
    assert "nơi khác" in refusal(package(f"<w:p><w:r>{picture}</w:r></w:p>"))


def test_a_whole_file_put_inside_is_refused() -> None:
    assert "altChunk" in refusal(package(outside=relationship("aFChunk", "/word/a.html", "")))


def test_drawings_that_can_name_files_are_refused_without_a_sandbox() -> None:
    emf = bytes(40) + b" EMF" + bytes(40)
    for name, content in (
        ("word/media/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("word/media/a.png", b" <svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("word/media/a.wmf", b"\xd7\xcd\xc6\x9a"),
        ("word/media/a.png", emf),
        ("word/media/a.emz", b"\x1f\x8b"),
    ):
        data = package(extra={name: content})
        assert sealed(data) == data
        assert "SVG, EMF hoặc WMF" in refusal(data, drawings=False)
    picture = package(extra={"word/media/a.png": b"\x89PNG\r\n\x1a\n"})
    assert sealed(picture, drawings=False) == picture
