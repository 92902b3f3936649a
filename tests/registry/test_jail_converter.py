"""The converter to PDF: LibreOffice, and scripts that behave as a broken one does."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pypdfium2
import pytest

from doc_engine.errors import BadInput
from doc_engine.pdf import fonts_of, page_count, text_of
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import LibreOffice, Limits, run_limited
from registry.jail.libreoffice import arguments
from registry.jail.profile import write_profile
from registry.jail.sandbox import JOB, bubblewrap, wrapped

NeedTool = Callable[[str], str]
EXTERNAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def blank_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def fake(tmp_path: Path) -> Callable[..., LibreOffice]:
    """A converter whose program is a shell script; `$made` is a whole PDF, `convert` does what soffice would."""

    def make(script: str, *, pdf: bytes = b"", sandbox: bool = False, **limits: float) -> LibreOffice:
        home = tmp_path / "có dấu cách"
        home.mkdir(exist_ok=True)
        (home / "made.pdf").write_bytes(pdf or blank_pdf())
        program = home / "soffice"
        program.write_text(f"#!/bin/sh\nmade='{home}/made.pdf'\n{CONVERT}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        environ = {"VANTHU_SOFFICE": str(program), "PATH": "/usr/bin:/bin"}
        return LibreOffice(environ=environ, sandbox=sandbox, **limits)

    return make


CONVERT = """
out() { while [ "$1" != --outdir ]; do shift; done; echo "$2"; }
files() { for word; do case "$word" in *.docx) echo "$word";; esac; done; }
convert() { dir=$(out "$@"); mkdir -p "$dir"; for f in $(files "$@"); do cp "$made" "$dir/$(basename "$f" .docx).pdf"; done; }
"""


# When there is none


def test_without_a_program_it_says_how_to_get_one() -> None:
    nothing = LibreOffice(environ={"PATH": "/no/such/folder", "VANTHU_SOFFICE": "/no/such/soffice"})
    assert "VANTHU_SOFFICE" in str(nothing.available())
    forbidden = LibreOffice(environ={"VANTHU_NO_CONVERTER": "1"})
    assert "VANTHU_NO_CONVERTER" in str(forbidden.available())
    for converter in (nothing, forbidden):
        with pytest.raises(ConverterMissing) as caught:
            converter.to_pdf(word_file("a"))
        assert caught.value.exit_code == 3


# When it misbehaves


def test_a_program_that_works_gives_its_pdf(fake: Callable[..., LibreOffice]) -> None:
    made = fake('convert "$@"').many_to_pdf([word_file("a"), word_file("b")])
    assert [page_count(pdf) for pdf in made] == [1, 1]
    assert fake("exit 1").many_to_pdf([]) == []


@pytest.mark.parametrize("script", ["exit 0", "exit 81", "kill -SEGV $$", "echo lỗi >&2; exit 1"])
def test_a_crash_or_a_run_without_result_is_a_clear_failure(
    script: str, fake: Callable[..., LibreOffice]
) -> None:
    with pytest.raises(ConverterFailed, match="không chuyển được") as caught:
        fake(script).to_pdf(word_file("a"))
    assert caught.value.exit_code == 3


def test_a_result_that_is_no_pdf_or_leads_elsewhere_is_a_failure(
    fake: Callable[..., LibreOffice], tmp_path: Path
) -> None:
    with pytest.raises(ConverterFailed):
        fake('convert "$@"', pdf=b"xin chao").to_pdf(word_file("a"))
    link = 'mkdir -p "$(out "$@")"; ln -s "$made" "$(out "$@")/00001.pdf"'
    with pytest.raises(ConverterFailed):
        fake(link).to_pdf(word_file("a"))
    folder = f'ln -s \'{tmp_path}/elsewhere\' "$(out "$@")"'
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "00001.pdf").write_bytes(blank_pdf())
    with pytest.raises(ConverterFailed):
        fake(folder).to_pdf(word_file("a"))


def test_a_pdf_without_its_fonts_is_a_failure(fake: Callable[..., LibreOffice]) -> None:
    with pytest.raises(ConverterFailed, match="Helvetica"):
        fake('convert "$@"', pdf=UNEMBEDDED).to_pdf(word_file("a"))


UNEMBEDDED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 34>>stream\nBT /F 12 Tf 72 700 Td (chu) Tj ET \nendstream endobj "
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.mark.parametrize("sandbox", [False, True])
def test_a_converter_that_hangs_is_stopped_with_its_children(
    sandbox: bool, fake: Callable[..., LibreOffice], tmp_path: Path
) -> None:
    script = "sleep 314159 & sleep 314159"
    with pytest.raises(ConverterFailed, match="quá thời gian"):
        fake(script, sandbox=sandbox, seconds=1).to_pdf(word_file("a"))
    assert not running(["sleep", "314159"])


def running(argv: list[str]) -> bool:
    wanted = "\0".join([*argv, ""]).encode()
    for _ in range(100):
        if not any(command_line(path) == wanted for path in Path("/proc").glob("[0-9]*/cmdline")):
            return False
        threading.Event().wait(0.05)
    return True


def command_line(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_document_that_ends_the_run_does_not_cost_the_others(fake: Callable[..., LibreOffice]) -> None:
    """The script dies at the second of several files, as LibreOffice may at a file it cannot bear."""
    script = 'set -- $(files "$@") --outdir "$(out "$@")"\n[ $# -gt 3 ] && { convert "$1" --outdir "$(out "$@")"; exit 139; }\nconvert "$@"'
    assert len(fake(script).many_to_pdf([word_file(str(i)) for i in range(4)])) == 4


def test_each_run_has_a_profile_of_its_own(fake: Callable[..., LibreOffice], tmp_path: Path) -> None:
    script = f'echo "$1" >> "{tmp_path}/profiles"; sleep 0.3; convert "$@"'
    converter = fake(script)
    with ThreadPoolExecutor(2) as pool:
        assert len(list(pool.map(converter.to_pdf, [word_file("a"), word_file("b")]))) == 2
    profiles = (tmp_path / "profiles").read_text().split()
    assert len(set(profiles)) == 2
    assert all(profile.startswith("-env:UserInstallation=file:///") for profile in profiles)


def test_the_profile_forbids_macros_and_looking_things_up(tmp_path: Path) -> None:
    write_profile(tmp_path / "new")
    text = (tmp_path / "new" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    for setting in (
        "DisableMacrosExecution",
        "AutoCheckEnabled",
        "EmbedStandardFonts",
        "BlockUntrustedRefererLinks",
    ):
        assert setting in text


# The input is looked at first


def test_what_is_no_safe_document_never_reaches_the_converter(
    fake: Callable[..., LibreOffice], tmp_path: Path
) -> None:
    converter = fake(f'touch "{tmp_path}/started"; convert "$@"')
    for data in (b"", b"Kinh gui", with_linked_picture("http://127.0.0.1:9/")):
        with pytest.raises(BadInput):
            converter.many_to_pdf([word_file("a"), data])
    assert not (tmp_path / "started").exists()


# LibreOffice itself


def test_libreoffice_makes_a_pdf_with_its_fonts_inside(need_tool: NeedTool) -> None:
    need_tool("soffice")
    converter = LibreOffice()
    assert converter.available() is None
    assert converter.version().startswith("LibreOffice ")
    first, second = converter.many_to_pdf([word_file("Ủy ban nhân dân tỉnh Cà Mau"), word_file("Kính gửi")])
    assert text_of(first) == ["Ủy ban nhân dân tỉnh Cà Mau"]
    assert text_of(second) == ["Kính gửi"]
    assert fonts_of(first)
    assert all(font.embedded for font in fonts_of(first))


def test_two_conversions_at_once_do_not_disturb_each_other(need_tool: NeedTool) -> None:
    need_tool("soffice")
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(LibreOffice().to_pdf, [word_file("một"), word_file("hai")]))
    assert [text_of(pdf) for pdf in made] == [["một"], ["hai"]]


class _Listener(http.server.BaseHTTPRequestHandler):
    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine and what it was asked for."""
    seen: list[str] = []
    handler = type("Handler", (_Listener,), {"seen": seen})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a.png", seen
        server.shutdown()


def with_linked_picture(address: str) -> bytes:
    """A docx whose only picture lies at an address."""
    main, picture = (
        f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("main", "picture")
    )
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{main[:-4]}wordprocessingDrawing" xmlns:a="{main}" xmlns:pic="{picture}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<wp:extent cx="999999" cy="999999"/><wp:docPr id="1" name="p"/><a:graphic><a:graphicData '
        f'uri="{picture}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:link="out1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    relation = f'<Relationship Id="out1" Type="{EXTERNAL}" Target="{address}" TargetMode="External"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file("a"))) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = (
                before.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else before.read(name)
            )
            if name == "word/document.xml":
                content = str(content).replace("<w:body>", f"<w:body>{drawing}", 1)
            if name == "word/_rels/document.xml.rels":
                content = str(content).replace("</Relationships>", relation)
            after.writestr(name, content)
    return out.getvalue()


def test_a_picture_at_an_address_is_refused_and_never_fetched(
    need_tool: NeedTool, listener: tuple[str, list[str]]
) -> None:
    need_tool("soffice")
    address, seen = listener
    with pytest.raises(BadInput, match="nơi khác"):
        LibreOffice().to_pdf(with_linked_picture(address))
    assert seen == []


@pytest.mark.parametrize(
    ("ours", "boxed", "fetched"),
    [(False, False, True), (True, False, False), (False, True, False)],
    ids=["neither, so that it is fetched", "our profile alone", "the box alone"],
)
def test_unsealed_it_takes_the_profile_or_the_box_to_keep_a_picture_from_being_fetched(
    ours: bool,
    boxed: bool,
    fetched: bool,
    need_tool: NeedTool,
    listener: tuple[str, list[str]],
    tmp_path: Path,
) -> None:
    program = Path(need_tool("soffice")).resolve()
    bwrap = bubblewrap() if boxed else None
    if boxed and bwrap is None:
        pytest.skip("bubblewrap does not work here")
    address, seen = listener
    (tmp_path / "00001.docx").write_bytes(with_linked_picture(address))
    if ours:
        write_profile(tmp_path / "profile")
    before, inside = (wrapped(bwrap, tmp_path, program), JOB) if bwrap else ([], str(tmp_path))
    argv = [*before, str(program), *arguments(inside, ["00001"])]
    assert run_limited(argv, cwd=tmp_path, limits=Limits(seconds=120, memory_mb=4096, file_mb=64)).ok
    assert page_count((tmp_path / "pdf" / "00001.pdf").read_bytes()) == 1
    assert bool(seen) == fetched
