"""PDFs of many letters: the same pages as each letter alone, whatever happens to a run or to one letter."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from doc_engine.blocks import Block
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.bundling import Bundler
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.package import Member, read, write
from doc_engine.pdf import page_count, text_of
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import LibreOffice, NoPdf
from templates.samples import fields, grid, letter, plain, plan, short_body, task_table

NeedTool = Callable[[str], str]
Fake = Callable[..., LibreOffice]
LETTER = compile_template(build("cong_van"))


def letter_with(*body: Block, so: str = "1") -> bytes:
    return render(LETTER, replace(letter(), body=body, fields=fields(so=so, kinh_gui_mot="UBND xã.")))


def many(count: int, bad: int = -1) -> list[bytes]:
    return [
        letter_with(plain("HONG./." if place == bad else f"Thư {place}./."), so=str(place))
        for place in range(count)
    ]


# A program that does as it is told by what stands in the letters: `$bad` is what it does with one that says HONG.
_PROGRAM = """#!/usr/bin/python3
import os, shutil, signal, sys, time, zipfile
home = {home!r}
files = [word for word in sys.argv if word.endswith(".docx")]
out = sys.argv[sys.argv.index("--outdir") + 1]
os.makedirs(out, exist_ok=True)
with open(home + "/runs", "a") as log:
    log.write(str(len(files)) + "\\n")
for file in files:
    text = zipfile.ZipFile(file).read("word/document.xml").decode()
    if "HONG" in text:
        {bad}
    shutil.copy(home + "/made.pdf", out + "/" + os.path.basename(file)[:-5] + ".pdf")
"""
_BAD = {
    "crash": "os.kill(os.getpid(), signal.SIGSEGV)",
    "no result": "continue",
    "hang": "time.sleep(314159)",
    "once": "open(home + '/x', 'x') if not os.path.exists(home + '/x') else None; os.path.getsize(home + '/x') or (open(home + '/x', 'w').write('1'), os.kill(os.getpid(), 9))",
}


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    def make(bad: str = "pass", *, seconds: float = 20) -> LibreOffice:
        document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
        document.new_page(595, 842)
        document.save(out)
        (tmp_path / "made.pdf").write_bytes(out.getvalue())
        program = tmp_path / "soffice"
        program.write_text(_PROGRAM.format(home=str(tmp_path), bad=bad), encoding="utf-8")
        program.chmod(0o755)
        environ = {"VANTHU_SOFFICE": str(program), "PATH": "/usr/bin:/bin"}
        return LibreOffice(environ=environ, sandbox=False, seconds=seconds)

    return make


def test_a_bundle_that_cannot_be_parted_is_done_letter_by_letter(fake: Fake, tmp_path: Path) -> None:
    """The program's PDF has one page and no named places."""
    heard: list[int] = []
    made = list(fake().batch_to_pdf(many(6), progress=heard.append))
    assert [page_count(pdf) for pdf in made if isinstance(pdf, bytes)] == [1] * 6
    assert heard == sorted(heard)
    assert heard[-1] == 6
    assert sorted((tmp_path / "runs").read_text().split()) == ["1", "1", "3", "3"]


@pytest.mark.parametrize("how", ["crash", "no result", "hang"])
def test_one_bad_letter_is_named_and_costs_no_other(how: str, fake: Fake) -> None:
    converter = fake(_BAD[how], seconds=2 if how == "hang" else 20)
    made = list(converter.batch_to_pdf(many(7, bad=4), workers=1))
    assert [isinstance(outcome, NoPdf) for outcome in made] == [False] * 4 + [True] + [False] * 2
    assert isinstance(made[4], NoPdf)
    assert ("quá thời gian" if how == "hang" else "không chuyển được") in made[4].message


def test_a_run_killed_from_outside_is_done_again(fake: Fake) -> None:
    made = list(fake(_BAD["once"]).batch_to_pdf(many(5, bad=2), workers=1))
    assert all(isinstance(outcome, bytes) for outcome in made)


def test_a_letter_all_by_itself_gets_a_second_try_too(fake: Fake) -> None:
    assert isinstance(next(fake(_BAD["once"]).batch_to_pdf(many(1, bad=0))), bytes)


def test_the_rate_is_heard_while_a_run_is_under_way(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.jail.bulk.BUNDLE", 1)
    monkeypatch.setattr("registry.jail.bulk._LOOK_EVERY", 0.1)
    heard: list[int] = []
    letters = many(4, bad=3)
    assert len(list(fake("time.sleep(1.5)").batch_to_pdf(letters, progress=heard.append, workers=1))) == 4
    assert heard == sorted(heard)
    assert {2, 4} <= set(heard)


def test_a_letter_the_gate_refuses_is_named(fake: Fake) -> None:
    letters = many(4)
    letters[2] = b"xin chao"
    made = list(fake().batch_to_pdf(letters))
    assert [isinstance(outcome, NoPdf) for outcome in made] == [False, False, True, False]


def test_a_program_that_can_do_nothing_ends_the_batch(fake: Fake) -> None:
    with pytest.raises(ConverterFailed):
        list(fake("sys.exit(1)").batch_to_pdf([one for _ in range(4) for one in many(1, bad=0)]))
    with pytest.raises(ConverterMissing):
        LibreOffice(environ={"VANTHU_NO_CONVERTER": "1"}).batch_to_pdf(many(1))


def test_nothing_to_do_is_nothing_done(fake: Fake) -> None:
    assert list(fake().batch_to_pdf([])) == []


def test_closing_early_ends_the_runs(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.jail.bulk.RUN", 1)
    outcomes = fake("time.sleep(314159)", seconds=600).batch_to_pdf(many(4, bad=3), workers=2)
    assert isinstance(next(iter(outcomes)), bytes)
    assert isinstance(outcomes, Iterator)
    outcomes.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pdf")]


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(v for x in range(60) for v in (x * 4, y * 6, 128)) for y in range(40))
    head = struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_GRAPHIC = (
    f'<a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/picture"><pic:pic xmlns:pic="{_MAIN}/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1800000" cy="1200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic>"
)
_EXTENT = '<wp:extent cx="1800000" cy="1200000"/>'
_INLINE = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing">{_EXTENT}'
    f'<wp:docPr id="1" name="p"/>{_GRAPHIC}</wp:inline></w:drawing></w:r>'
)
_ANCHORED = (
    f'<w:r><w:drawing><wp:anchor xmlns:wp="{_MAIN}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" '
    'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>4500000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>100000</wp:posOffset></wp:positionV>'
    f'{_EXTENT}<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="2" name="q"/><wp:cNvGraphicFramePr/>{_GRAPHIC}'
    "</wp:anchor></w:drawing></w:r>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def rewritten(docx: bytes, changes: dict[str, tuple[str, str]], **more: bytes) -> bytes:
    parts = read(docx)
    for name, (old, new) in changes.items():
        assert old in parts[name].decode()
        parts[name] = parts[name].decode().replace(old, new).encode()
    return write(Member.deflated(*one) for one in {**parts, **more}.items())


def related(kind: str, target: str, key: str) -> tuple[str, str]:
    end = "</Relationships>"
    return end, f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>{end}'


def with_pictures(docx: bytes) -> bytes:
    text = read(docx)["word/document.xml"].decode()
    first, second, *rest = text.split('<w:pStyle w:val="VTNoiDung"/></w:pPr>')
    mark = '<w:pStyle w:val="VTNoiDung"/></w:pPr>'
    text = first + mark + _INLINE + second + "".join(mark + _ANCHORED + one for one in rest[:1])
    text += "".join(mark + one for one in rest[1:])
    default = '<Default Extension="xml"'
    return rewritten(
        docx,
        {
            "[Content_Types].xml": (default, f'<Default Extension="png" ContentType="image/png"/>{default}'),
            "word/_rels/document.xml.rels": related("image", "media/image1.png", "rIdP"),
        },
        **{"word/media/image1.png": picture(), "word/document.xml": text.encode()},
    )


def with_footnote(docx: bytes) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_WML}.footnotes+xml"/></Types>'
    return rewritten(
        docx,
        {
            "[Content_Types].xml": ("</Types>", override),
            "word/_rels/document.xml.rels": related("footnotes", "footnotes.xml", "rIdF"),
            "word/document.xml": (
                "./.</w:t></w:r>",
                './.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>',
            ),
        },
        **{"word/footnotes.xml": notes.encode()},
    )


def with_list(docx: bytes) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    override = f'<Override PartName="/word/numbering.xml" ContentType="{_WML}.numbering+xml"/></Types>'
    style = '<w:pStyle w:val="VTNoiDung"/>'
    return rewritten(
        docx,
        {
            "[Content_Types].xml": ("</Types>", override),
            "word/_rels/document.xml.rels": related("numbering", "numbering.xml", "rIdN"),
            "word/document.xml": (
                style,
                f'{style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            ),
        },
        **{"word/numbering.xml": numbering.encode()},
    )


def with_page_total(docx: bytes) -> bytes:
    return rewritten(docx, {"word/header1.xml": ("PAGE", "NUMPAGES")})


def sample() -> list[bytes]:
    """Letters of 1, 2 and 5 pages and more; tables, annexes, pictures, footnotes, lists, page totals."""
    one, two = letter_with(*short_body()), letter_with(*short_body(), *short_body(), so="2")
    five = letter_with(*short_body() * 12, so="3")
    table = letter_with(plain("Bảng:"), task_table(9), grid(("a", "b"), ("c", "d")), so="4")
    short = replace(plan(), body=short_body(), appendices=plan().appendices[1:])
    annexed = [render(compile_template(build("ke_hoach")), short)] * 2
    pictures = [with_pictures(docx) for docx in (one, two, five)]
    lists = [with_list(docx) for docx in (one, two)]
    totals = [with_page_total(docx) for docx in (two, five)]
    notes = [with_footnote(docx) for docx in (one, two)]
    return [five, one, two, table, one, *annexed, *pictures, *lists, *totals, *notes]


def pictures_of(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    return [bytes(document[index].render(scale=0.8).buffer) for index in range(len(document))]


def test_every_page_is_as_if_its_letter_were_converted_alone(need_tool: NeedTool) -> None:
    need_tool("soffice")
    letters = sample()
    bundler = Bundler()
    assert [bool(bundler.loosened(one)) for one in letters] == [True] * 10 + [False] * 6
    alone = LibreOffice().many_to_pdf(letters)
    together = list(LibreOffice().batch_to_pdf(letters, workers=1))
    assert [page_count(pdf) for pdf in alone[:3]] == [5, 1, 2]
    for place, (one, other) in enumerate(zip(alone, together, strict=True)):
        assert isinstance(other, bytes), other
        assert text_of(one) == text_of(other), place
        assert pictures_of(one) == pictures_of(other), place


def test_the_parts_of_a_bundle_carry_their_own_title_and_stay_signable(need_tool: NeedTool) -> None:
    need_tool("soffice")
    from pypdf import PdfReader

    from doc_engine.pdf.fields import prepare_for_signing

    one = replace(letter(), title="Công văn thứ nhất", author="Sở Tư pháp")
    letters = [render(LETTER, one), render(LETTER, replace(one, title="Công văn thứ hai"))]
    made = [pdf for pdf in LibreOffice().batch_to_pdf(letters, workers=1) if isinstance(pdf, bytes)]
    said = [PdfReader(io.BytesIO(pdf)).metadata for pdf in made]
    assert [(about.title, about.author) for about in said if about] == [
        ("Công văn thứ nhất", "Sở Tư pháp"),
        ("Công văn thứ hai", "Sở Tư pháp"),
    ]
    assert all(prepare_for_signing(pdf).fields for pdf in made)
