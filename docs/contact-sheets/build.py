"""Make the contact sheets again: `python docs/contact-sheets/build.py` (needs LibreOffice and poppler).

Each sample of `templates.samples` and each document of the demonstration is printed, converted and drawn small;
pages are laid side by side on a few PNG sheets, to be looked at beside the decree's own forms (Phụ lục III).
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from doc_engine.ooxml import compile_template, render  # noqa: E402
from registry.jail import LibreOffice  # noqa: E402
from registry.services.copying import copy_to_paper, read_copy  # noqa: E402
from registry.services.exhibiting import exhibit  # noqa: E402
from registry.templating import Templates  # noqa: E402
from templates.samples import SAMPLES  # noqa: E402

SEVEN = (
    "cong_van",
    "cong_van_khan",
    "quyet_dinh",
    "to_trinh",
    "bao_cao",
    "thong_bao",
    "giay_moi",
    "ke_hoach",
)
ISSUING = "quyet_dinh_ban_hanh"
OWN_FORMS = (
    "nghi_quyet",
    "cong_dien",
    "giay_gioi_thieu",
    "giay_nghi_phep",
    "bien_ban",
    "hop_dong",
    "ban_ghi_nho",
    "ban_thoa_thuan",
    "thu_cong",
)

DPI = 48
DEMO_DPI = 28
GAP = 6
GROUND = b"\x90"
# Fifteen steps of each colour are enough for letters and make the files a third smaller.
STEPS = bytes(round(round(value / 17) * 17) for value in range(256))


class Page(NamedTuple):
    """One drawn page: width and height in pixels, three bytes a pixel."""

    width: int
    height: int
    pixels: bytes


def drawn(pdf: bytes, folder: Path, dpi: int = DPI) -> list[Page]:
    """The pages of a PDF as poppler draws them."""
    source = folder / "in.pdf"
    source.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), str(source), str(folder / "page")], check=True)
    files = sorted(folder.glob("page-*.ppm"))
    pages = [read_ppm(file.read_bytes()) for file in files]
    for file in files:
        file.unlink()
    return pages


def read_ppm(data: bytes) -> Page:
    """A raw PPM as pdftoppm writes it: `P6`, sizes, 255, pixels."""
    _, width, height, _ = data.split(None, 4)[:4]
    size = int(width) * int(height) * 3
    return Page(int(width), int(height), data[-size:].translate(STEPS))


def montage(pages: list[Page], columns: int) -> bytes:
    """The pages in rows of so many, as one PNG."""
    width = GAP + columns * (pages[0].width + GAP)
    blank = GROUND * 3 * width
    rows: list[bytes] = []
    for start in range(0, len(pages), columns):
        line = pages[start : start + columns]
        rows += [blank] * GAP
        rows += [scan(line, y, width) for y in range(line[0].height)]
    rows += [blank] * GAP
    return png(width, rows)


def scan(line: list[Page], y: int, width: int) -> bytes:
    """One row of pixels across the pages of a line."""
    gap = GROUND * 3 * GAP
    parts = [gap + page.pixels[y * page.width * 3 : (y + 1) * page.width * 3] for page in line]
    return b"".join(parts).ljust(width * 3, GROUND)


def png(width: int, rows: list[bytes]) -> bytes:
    """An 8-bit RGB PNG, each row kept as its difference from the one above."""
    above = bytes(width * 3)
    filtered = bytearray()
    for row in rows:
        filtered += b"\x02" + bytes((one - two) & 255 for one, two in zip(row, above, strict=True))
        above = row
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(filtered), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in chunks)


def chunk(kind: bytes, body: bytes) -> bytes:
    """One PNG chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def demonstration(folder: Path) -> list[Page]:
    """The pages of the demonstration's documents, in the order of their files."""
    out = folder / "minh-hoa"
    exhibit(out, converter=LibreOffice(), tell=lambda _: None)
    papers = sorted((out / "van-ban").glob("*.pdf"))
    return [page for paper in papers for page in drawn(paper.read_bytes(), folder, DEMO_DPI)]


def sheets() -> dict[str, bytes]:
    """The sheets by file name."""
    composed = {key: make() for key, make in SAMPLES.items()}
    templates = {
        key: (ROOT / "templates" / f"{item.type_key}.docx").read_bytes() for key, item in composed.items()
    }
    files = [render(compile_template(templates[key]), item) for key, item in composed.items()]
    with tempfile.TemporaryDirectory() as folder:
        pages = [drawn(pdf, Path(folder)) for pdf in LibreOffice().many_to_pdf(files)]
        demo = demonstration(Path(folder))
    by_key = dict(zip(composed, pages, strict=True))
    plan = by_key["ke_hoach"]
    others = [key for key in by_key if key not in SEVEN]
    own = [by_key[key][0] for key in others if key in OWN_FORMS]
    named = [by_key[key][0] for key in others if key not in {*OWN_FORMS, ISSUING}]
    return {
        "bay-loai-van-ban.png": montage([by_key[key][0] for key in SEVEN], 4),
        "mau-rieng.png": montage([*own, *by_key[ISSUING], copied()], 4),
        "van-ban-co-ten-loai.png": montage(named, 4),
        "ke-hoach-1.png": montage(plan[:7], 4),
        "ke-hoach-2.png": montage(plan[7:], 4),
        "minh-hoa.png": montage(demo, 7),
    }


def copied() -> Page:
    """A chỉ thị copied onto paper."""
    copy = read_copy((ROOT / "templates" / "copies" / "ban_sao.yaml").read_bytes(), "ban_sao.yaml")
    template = compile_template((ROOT / "templates" / "chi_thi.docx").read_bytes())
    paper = LibreOffice().to_pdf(render(template, SAMPLES["chi_thi"]()))
    with tempfile.TemporaryDirectory() as folder:
        return drawn(copy_to_paper(copy, paper, Templates(), LibreOffice()).content, Path(folder))[0]


def main() -> None:
    for name, content in sheets().items():
        (Path(__file__).parent / name).write_bytes(content)
        print(f"{name}: {len(content) // 1000} kB")


if __name__ == "__main__":
    main()
