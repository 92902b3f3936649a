"""Make the golden documents again: `python tests/golden_build.py` (needs LibreOffice and fontconfig; half a minute).

`tests/golden/parts/*.txt` holds every part of every sample document as lines a person can read in a diff;
`tests/golden/pages/*.png` its pages, small and grey; `tests/golden/manifest.json` says what drew the pages.
`python tests/golden_build.py parts` makes only the first. Look at `git diff` before committing: that is the acceptance.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import shutil
import struct
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402
from lxml import etree  # noqa: E402
from pypdfium2.version import PDFIUM_INFO  # noqa: E402

from doc_engine.compose.copies import compose_copy, copy_note  # noqa: E402
from doc_engine.composed import Composed  # noqa: E402
from doc_engine.datafile.copies import load_copy  # noqa: E402
from doc_engine.model import Copy  # noqa: E402
from doc_engine.ooxml import compile_template, render  # noqa: E402
from doc_engine.ooxml.forms import note_docx  # noqa: E402
from doc_engine.pdf.overlaying import with_copy_block, with_copy_note  # noqa: E402
from doc_engine.terms import CopyType  # noqa: E402
from registry.jail import LibreOffice  # noqa: E402
from templates.samples import SAMPLES  # noqa: E402
from tests.drawn import pdfs_of  # noqa: E402

GOLDEN = Path(__file__).parent / "golden"
PARTS, PAGES, MANIFEST = GOLDEN / "parts", GOLDEN / "pages", GOLDEN / "manifest.json"
ACCEPT = (
    "If this is what was wanted: python tests/golden_build.py, look at `git diff tests/golden`, commit it."
)
# What every document has in common (styles, settings …) is written once.
SHARED = "every_document"
COPIED = "chi_thi"
COPIED_AT = datetime(2026, 1, 5, 8, 30, 7, tzinfo=timezone(timedelta(hours=7)))
DPI = 40
WORDS_OF_A_COPY = "sao_y_loi_ghi"
NAMES = (*SAMPLES, *(kind.key for kind in CopyType), WORDS_OF_A_COPY)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = ("pPr", "rPr", "tblPr", "tcPr", "trPr")


# The documents


def documents() -> dict[str, bytes]:
    """Every sample, the block of each of the three copies, and the words of a copy in a file, as docx by name."""
    composed = {key: make() for key, make in SAMPLES.items()}
    composed |= {kind.key: compose_copy(copy_of(kind)) for kind in CopyType}
    note = note_docx(copy_note(copy_of(CopyType.SAO_Y), COPIED_AT))
    return {name: rendered(item) for name, item in composed.items()} | {WORDS_OF_A_COPY: note}


def copy_of(kind: CopyType) -> Copy:
    """The example copy as that kind."""
    source = ROOT / "templates" / "copies" / "ban_sao.yaml"
    copy = load_copy(source.read_bytes(), name=source.name)
    return copy.model_copy(update={"kind": kind, "symbol": f"{kind.abbreviation}-STP"})


def rendered(composed: Composed) -> bytes:
    """The document from the shipped template of its type."""
    return render(compile_template((ROOT / "templates" / f"{composed.type_key}.docx").read_bytes()), composed)


# Their parts as text


def part_texts(docx: bytes) -> dict[str, str]:
    """Each part of the package as lines, by name; `(package)` names them all in their order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = package.namelist()
        texts = {name: "\n".join(lines_of(etree.fromstring(package.read(name)))) for name in names}
    return {"(package)": "\n".join(names), **texts}


def lines_of(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """One line an element, in canonical order of attributes; properties and runs stand on their owner's line."""
    own = [child for child in element if standing_in_line(child)]
    words = [name_of(element), *attributes(element), quoted(element), *map(in_line, own)]
    yield "  " * depth + " ".join(word for word in words if word)
    for child in element:
        if child in own:
            continue
        yield from (
            [f"{'  ' * (depth + 1)}{in_line(child)}"] if is_text_run(child) else lines_of(child, depth + 1)
        )


def standing_in_line(element: etree._Element) -> bool:
    return etree.QName(element).localname in _PROPERTIES and element.find(f".//{{{_W}}}sectPr") is None


def is_text_run(element: etree._Element) -> bool:
    return element.tag == f"{{{_W}}}r" and all(
        len(child) == 0 or standing_in_line(child) for child in element
    )


def in_line(element: etree._Element) -> str:
    """`spacing(before=240)`, `jc=center`, `t "Kính gửi"`, `pBdr[top(…)]`; properties in braces."""
    name, said, inner = name_of(element), attributes(element), " ".join(map(in_line, element))
    if len(said) == 1 and said[0].startswith("val="):
        name = f"{name}={said[0].removeprefix('val=')}"
    elif said:
        name = f"{name}({' '.join(said)})"
    text = quoted(element)
    if etree.QName(element).localname in _PROPERTIES:
        return f"{{{inner}}}"
    if etree.QName(element).localname != "r" and inner:
        inner, name = "", f"{name}[{inner}]"
    return " ".join(word for word in (name, text, inner) if word)


def name_of(element: etree._Element) -> str:
    name = etree.QName(element)
    return name.localname if name.namespace == _W else f"{element.prefix or ''}:{name.localname}".lstrip(":")


def attributes(element: etree._Element) -> list[str]:
    said = ((etree.QName(key).localname, str(value)) for key, value in element.items() if key != _SPACE)
    return [f"{name}={shown(value) if ' ' in value else value}" for name, value in sorted(said)]


def quoted(element: etree._Element) -> str:
    """The text as Word reads it: blanks at its ends count only where the element keeps them."""
    text = element.text or ""
    kept = text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
    return shown(kept) if kept else ""


def shown(text: str) -> str:
    """In quotes; what is not seen or not NFC is written out."""
    said = json.dumps(text, ensure_ascii=not unicodedata.is_normalized("NFC", text))
    return "".join(
        letter if letter == " " or letter.isprintable() else f"\\u{ord(letter):04x}" for letter in said
    )


def shared_parts(all_texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What more than half of the documents say in a part, by part."""
    counted = Counter((part, text) for texts in all_texts.values() for part, text in texts.items())
    return {part: text for (part, text), count in counted.items() if count > len(all_texts) / 2}


def write_parts(folder: Path = PARTS) -> None:
    """One file a document with the parts that are its own, one with those shared."""
    texts = {name: part_texts(docx) for name, docx in documents().items()}
    shared = shared_parts(texts)
    files = {name: own_parts(parts, shared) for name, parts in texts.items()}
    fresh(folder)
    for name, own in {SHARED: shared, **files}.items():
        body = "\n\n".join(f"=== {part}\n{text}" for part, text in own.items())
        (folder / f"{name}.txt").write_text(body + "\n", "utf-8")


def own_parts(parts: Mapping[str, str], shared: Mapping[str, str]) -> dict[str, str]:
    """The parts that are not as in most documents; empty where the document has none of that name."""
    named = {**dict.fromkeys(shared, ""), **parts}
    return {part: text for part, text in named.items() if shared.get(part) != text}


def read_parts(name: str, folder: Path = PARTS) -> dict[str, str]:
    """The parts kept for one document, without the shared ones; {} when none are kept."""
    file = folder / f"{name}.txt"
    if not file.is_file():
        return {}
    sections = ("\n" + file.read_text("utf-8")).split("\n=== ")[1:]
    return {part: text.rstrip("\n") for part, _, text in (section.partition("\n") for section in sections)}


# Their pages as pictures


class Picture(NamedTuple):
    """A page in grey: one byte a pixel, row after row."""

    width: int
    height: int
    pixels: bytes


def all_pages() -> dict[str, Picture]:
    """Every page of every document, and of a copy laid on paper and on a file, by `name-number`."""
    files = documents()
    made = dict(zip(files, pdfs_of(list(files.values())), strict=True))
    note = made.pop(WORDS_OF_A_COPY)
    for kind in CopyType:
        made[f"{kind.key}_tren_giay"] = with_copy_block(made[COPIED], made[kind.key])
    made["sao_y_dien_tu"] = with_copy_note(made[COPIED], note)
    return {f"{name}-{at}": page for name, pdf in made.items() for at, page in enumerate(drawn(pdf), 1)}


def drawn(pdf: bytes) -> Iterator[Picture]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=DPI / 72, grayscale=True)
            data, stride = bytes(bitmap.buffer), bitmap.stride
            rows = (data[start : start + bitmap.width] for start in range(0, bitmap.height * stride, stride))
            yield Picture(bitmap.width, bitmap.height, b"".join(rows))
            bitmap.close()


def png(picture: Picture) -> bytes:
    """An 8-bit grey PNG, its rows unfiltered: letters on white pack best so."""
    width, height, pixels = picture
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def read_png(data: bytes) -> Picture:
    """A picture as `png` wrote it: what is compared are pixels, whichever zlib packed them."""
    width, height = struct.unpack(">II", data[16:24])
    size = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + size])
    step = width + 1
    return Picture(width, height, b"".join(rows[at + 1 : at + step] for at in range(0, height * step, step)))


def drawn_with() -> dict[str, object]:
    """What decides every pixel: the converter, the font files it may take, what draws the PDF, the machine."""
    return {
        "converter": LibreOffice().version(),
        "fonts": font_files(),
        "drawn by": f"pdfium {PDFIUM_INFO} at {DPI} dpi",
        "machine": platform.machine(),
    }


def font_files() -> dict[str, list[str]]:
    """SHA-256 of the files of Liberation Serif, and of Times New Roman where it is installed, by file name."""
    program = shutil.which("fc-list")
    if program is None:
        return {}
    families = ("Liberation Serif", "Times New Roman")
    said = [
        subprocess.run([program, family, "file"], capture_output=True, text=True, check=True).stdout
        for family in families
    ]
    digests: dict[str, list[str]] = {}
    for file in sorted({Path(line.rstrip(": ")) for line in "".join(said).splitlines()}):
        digests.setdefault(file.name, []).append(hashlib.sha256(file.read_bytes()).hexdigest())
    return {name: sorted(found) for name, found in sorted(digests.items())}


def write_pages(folder: Path = PAGES) -> None:
    """One PNG a page, and the manifest."""
    pages = all_pages()
    fresh(folder)
    for name, page in pages.items():
        (folder / f"{name}.png").write_bytes(png(page))
    MANIFEST.write_text(json.dumps(drawn_with(), indent=2, ensure_ascii=False) + "\n", "utf-8")


def fresh(folder: Path) -> None:
    """The folder empty: a golden of a document that is no more would lie there unread."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


if __name__ == "__main__":
    write_parts()
    if sys.argv[1:] != ["parts"]:
        write_pages()
