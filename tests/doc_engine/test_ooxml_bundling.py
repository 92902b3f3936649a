"""Bundles of letters: only what cannot change another letter's page is let in."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.bundling import Bundler, Loose, bundled
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.package import Member, read, write
from doc_engine.pdf.splitting import Begin, split
from templates.samples import SAMPLES, letter, plan

LETTER = render(compile_template(build("cong_van")), letter())
_RUN = "<w:r><w:t>x</w:t></w:r>"


def changed(old: str, new: str, part: str = "word/document.xml", docx_bytes: bytes = LETTER) -> bytes:
    parts = read(docx_bytes)
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, 1).encode()
    return write(Member.deflated(*one) for one in parts.items())


BODY_END = "</w:p><w:sectPr>"


@pytest.mark.parametrize("key", SAMPLES)
def test_every_document_of_ours_may_be_bundled(key: str) -> None:
    composed = SAMPLES[key]()
    assert Bundler().loosened(render(compile_template(build(composed.type_key)), composed))


@pytest.mark.parametrize(
    "odd",
    [
        changed(BODY_END, f'<w:fldSimple w:instr=" NUMPAGES ">{_RUN}</w:fldSimple>{BODY_END}'),
        changed(BODY_END, f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{BODY_END}'),
        changed("PAGE", "NUMPAGES", "word/header1.xml"),
        changed("PAGE", "SECTIONPAGES", "word/header1.xml"),
        changed(BODY_END, f'<w:r><w:footnoteReference w:id="1"/></w:r>{BODY_END}'),
        changed(BODY_END, f'<w:r><w:commentReference w:id="1"/></w:r>{BODY_END}'),
        changed("<w:pPr>", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        changed(
            "</w:style>",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
            "word/styles.xml",
        ),
        changed("<w:zoom", "<w:evenAndOddHeaders/><w:zoom", "word/settings.xml"),
        changed(BODY_END, f'<w:bookmarkStart w:id="0" w:name="thu00001"/>{BODY_END}'),
        changed(BODY_END, f'<w:hyperlink w:anchor="a">{_RUN}</w:hyperlink>{BODY_END}'),
        changed('<w:type w:val="nextPage"/>', '<w:type w:val="oddPage"/>'),
        changed('<w:pgNumType w:start="1"/>', '<w:pgNumType w:start="5"/>'),
        changed("</w:p><w:sectPr>", "</w:p><w:tbl/><w:sectPr>"),
    ],
    ids=(
        "page total",
        "a field",
        "page total in the header",
        "section total",
        "footnote",
        "comment",
        "list",
        "list of a style",
        "left and right pages",
        "bookmark",
        "link",
        "odd page",
        "counts from 5",
        "ends with a table",
    ),
)
def test_what_is_counted_through_all_letters_is_laid_out_alone(odd: bytes) -> None:
    assert Bundler().loosened(odd) is None


def test_a_later_section_with_a_header_of_its_own_is_laid_out_alone() -> None:
    document = render(compile_template(build("ke_hoach")), plan())
    lacking = changed('<w:headerReference w:type="default" r:id="rId3"/>', "", docx_bytes=document)
    assert Bundler().loosened(document)
    assert Bundler().loosened(lacking) is None


def test_letters_of_other_styles_or_headers_do_not_share() -> None:
    bundler = Bundler()
    other = changed('w:percent="100"', 'w:percent="90"', "word/settings.xml")
    same = render(
        compile_template(build("cong_van")), replace(letter(), title="Khác", body=letter().body[:2])
    )
    digests = [loose.shared for loose in map(bundler.loosened, (LETTER, other, same)) if loose]
    assert digests[0] == digests[2] != digests[1]


def test_what_is_no_docx_is_refused() -> None:
    with pytest.raises(BadInput):
        Bundler().loosened(b"xin chao")


def test_a_bundle_has_every_letter_in_sections_counted_from_one_each_behind_a_bookmark() -> None:
    letters = [loose for loose in [Bundler().loosened(LETTER)] * 3 if isinstance(loose, Loose)]
    made, marks = bundled(letters)
    admit_container(made, "docx")
    document = docx.Document(io.BytesIO(made))
    assert len(document.sections) == 3
    root = parse(read(made)["word/document.xml"])
    assert [item.get(f"{W}name") for item in root.iter(f"{W}bookmarkStart")] == marks
    assert [item.get(f"{W}start") for item in root.iter(f"{W}pgNumType")] == ["1"] * 3
    words = "".join(item.text or "" for item in root.iter(f"{W}t"))
    assert words.count("rà soát, kiện toàn các tổ hòa giải") == 3


def test_a_pdf_without_the_places_is_not_split() -> None:
    import pypdfium2

    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(out)
    for wanted in ([Begin("thu00001")], [Begin("thu00001"), Begin("thu00002")]):
        with pytest.raises(BadInput, match="chỗ bắt đầu"):
            split(out.getvalue(), wanted)
