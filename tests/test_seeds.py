"""The three full seeds come out word for word, in the docx and in the PDF.

Nothing of them is committed: headers stand here as facts, bodies are cut from ../shared/seeds by line range.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from doc_engine.compose import compose
from doc_engine.datafile import load_draft
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.text import docx_text
from doc_engine.pdf import text_of
from doc_engine.text import nfc, squeeze
from tests.drawn import pdfs_of

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@dataclass(frozen=True)
class Seed:
    """One seed: its file, the data file's head, the lines of its body, what its text has beside the body."""

    file: str
    template: str
    head: str
    body: tuple[int, int]


CA_MAU = Seed(
    "000_76c7ce931378ff23.txt",
    "cong_van",
    """
    loai: công văn
    co_quan_chu_quan: UBND tỉnh Cà Mau
    co_quan: Sở Tư pháp tỉnh Cà Mau
    ky_hieu: STP-PBGDPL
    dia_danh: Cà Mau
    ngay: …/3/2023
    trich_yeu: triển khai thực hiện Báo cáo tổng kết thực hiện Đề án “Nâng cao năng lực đội ngũ hòa giải viên ở cơ sở giai đoạn 2019 - 2022”
    kinh_gui: Ủy ban nhân dân các huyện, thành phố Cà Mau
    nguoi_ky: {quyen_han: KT. Giám đốc, chuc_vu: Phó Giám đốc, ho_ten: Phạm Thị Ngọc}
    noi_nhan:
      - Như trên
      - UBND tỉnh (để báo cáo)
      - Ban Giám đốc Sở
      - Phòng Tư pháp các huyện, TP
    luu: VT, PBGDPL
    """,
    (17, 29),
)
CAN_THO = Seed(
    "002_989a9734c32e8401.txt",
    "ke_hoach",
    """
    loai: kế hoạch
    co_quan: Ủy ban nhân dân thành phố Cần Thơ
    ky_hieu: KH-UBND
    dia_danh: Cần Thơ
    ngay: 19/7/2024
    trich_yeu: Triển khai thực hiện Đề án “Nâng cao năng lực đội ngũ hòa giải viên ở cơ sở giai đoạn 2024 - 2030” trên địa bàn thành phố Cần Thơ
    nguoi_ky:
      quyen_han:
        - TM. Ủy ban nhân dân
        - KT. Chủ tịch
      chuc_vu: Phó Chủ tịch
      ho_ten: Nguyễn Ngọc Hè
    noi_nhan:
      - Bộ Tư pháp (Cục PBGDPL)
      - TT, TU, TT, HĐND TP
      - CT, PCT UBND TP
      - Sở, ban, ngành TP
      - UBMTTQVN TP và các t/c thành viên
      - Tòa án nhân dân TP
      - Viện kiểm sát nhân dân TP
      - Đoàn Luật sư TP
      - Hội Luật gia TP
      - UBND quận, huyện
      - UBND xã, phường, thị trấn
      - VP UBND TP (3E,4)
      - Cổng thông tin điện tử TP
    luu: VT, P
    """,
    (11, 231),
)
KIEN_GIANG = Seed(
    "004_40d0e24c6cfd3bed.txt",
    "ke_hoach",
    """
    loai: kế hoạch
    co_quan: Ủy ban nhân dân tỉnh Kiên Giang
    ky_hieu: KH-UBND
    dia_danh: Kiên Giang
    ngay: 14/4/2021
    trich_yeu: Thực hiện Đề án “Nâng cao năng lực đội ngũ hòa giải viên ở cơ sở” năm 2021 trên địa bàn tỉnh Kiên Giang
    nguoi_ky: {quyen_han: KT. Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Nguyễn Đức Chín}
    noi_nhan:
      - Văn phòng Chính phủ (A +B)
      - Bộ Tư pháp (Vụ PBGDPL)
      - Cục Công tác phía Nam (Bộ Tư pháp)
      - TT. Tỉnh ủy
      - TT. HĐND tỉnh
      - CT và các PCT. UBND tỉnh
      - Ủy ban MTTQ Việt Nam tỉnh
      - Các sở, ban, ngành cấp tỉnh
      - TAND tỉnh; VKSND tỉnh
      - Hội Luật gia, Đoàn luật sư tỉnh
      - UBND huyện, thành phố
      - LĐ.VP, P. NC
    luu: VT, nttrng (01b)
    """,
    (11, 139),
)
NUMBERS = {CAN_THO.file: "146", KIEN_GIANG.file: "77"}
SEEDS = [CA_MAU, CAN_THO, KIEN_GIANG]
EVERY = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file[:3])

# What the decree puts on every paper and two of the seeds' texts have lost.
FIXED = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "TỈNH KIÊN GIANG",
    "THÀNH PHỐ CẦN THƠ",
}


def normal(line: str) -> str:
    """NFC, Markdown marks off, white space collapsed, spaces in KT. and in notations and the end mark made one."""
    line = squeeze(re.sub(r"^\s*#+\s*|\*", "", nfc(line)))
    line = re.sub(r"\b(KT|TM|TL|TUQ|Q)\.\s*(?=\S)", r"\1. ", line)
    line = re.sub(r"(\d)\s+/(?=[A-ZĐ])", r"\1/", line)
    return re.sub(r"(\.\s*/)?\.(?=\w{0,4}$)", "./.", line) if line.endswith((".", "./.xmt")) else line


def unspaced(line: str) -> str:
    """Without any white space, and without the end mark, whose form differs from line to line."""
    return re.sub(r"[./]+$", "", re.sub(r"\s+", "", line))


def lines_of(shared: Path, seed: Seed) -> list[str]:
    return (shared / "seeds" / seed.file).read_text("utf-8").splitlines()


def wanted(shared: Path, seed: Seed) -> list[str]:
    return [line for raw in lines_of(shared, seed) if (line := normal(raw))]


def data_file(shared: Path, seed: Seed) -> bytes:
    first, last = seed.body
    body = "\n".join(lines_of(shared, seed)[first - 1 : last])
    return (textwrap.dedent(seed.head).strip() + "\nnoi_dung: |2\n" + textwrap.indent(body, "  ")).encode()


def made(shared: Path, seed: Seed) -> bytes:
    draft = load_draft(data_file(shared, seed), name="seed.yaml")
    if seed.file in NUMBERS:
        day = draft.issued_on.whole
        assert day
        draft = draft.with_number(NUMBERS[seed.file], day)
    template = compile_template((TEMPLATES / f"{seed.template}.docx").read_bytes())
    return render(template, compose(draft))


@EVERY
def test_every_paragraph_of_the_seed_stands_in_the_docx_and_nothing_else(seed: Seed, shared: Path) -> None:
    got = [line for raw in docx_text(made(shared, seed)).splitlines() if (line := normal(raw))]
    want = wanted(shared, seed)
    assert sorted(set(want) - set(got)) == []
    assert set(got) - set(want) <= FIXED
    assert sorted(line for line in got if line not in FIXED) == sorted(
        line for line in want if line not in FIXED
    )


@EVERY
def test_the_body_keeps_its_order(seed: Seed, shared: Path) -> None:
    got = [line for raw in docx_text(made(shared, seed)).splitlines() if (line := normal(raw))]
    first, last = seed.body
    body = [line for raw in lines_of(shared, seed)[first - 1 : last] if (line := normal(raw))]
    start = got.index(body[0])
    assert got[start : start + len(body)] == body


@EVERY
def test_every_paragraph_of_the_seed_can_be_read_in_the_pdf(
    seed: Seed, shared: Path, need_tool: Callable[[str], str]
) -> None:
    need_tool("soffice")
    every = [made(shared, one) for one in SEEDS]
    pages = text_of(pdfs_of(every)[SEEDS.index(seed)])
    running = " ".join(re.sub(r"^\s*\d+\s*\n", "", page) for page in pages)
    read = unspaced(normal(running))
    missing = [line for line in wanted(shared, seed) if unspaced(line) not in read]
    assert missing == []
