"""Papers of our own as spoilt scans: the own number and day are right or left out, never wrong (`make campaign`: two hundred)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pytest

from doc_engine.errors import BadInput
from doc_engine.ooxml import render
from doc_engine.pdf.boxes import boxes_of
from doc_engine.pdf.pictures import pictures_of
from doc_engine.reading.values import HeaderFound
from registry.jail.ocr import Tesseract
from registry.services.reading import read_file
from registry.templating import Templates
from templates.samples import SAMPLES
from tests.campaign import CAMPAIGN
from tests.drawn import pdfs_of
from tests.golden_build import Picture, png, read_png

pytestmark = pytest.mark.skipif(
    Tesseract().available() is not None, reason="Tesseract reads no Vietnamese here"
)
PAPERS = 200 if CAMPAIGN else 4
SEED = 2026
TYPES = ("ke_hoach", "quyet_dinh", "thong_bao", "bao_cao", "to_trinh", "chi_thi", "cong_van")
# Digits as a pen goes, from the left top corner (0, 0) to the right bottom one (9, 9).
STROKES = {
    "0": "51 13 17 59 97 93 51", "1": "32 50 49", "2": "13 40 82 74 19 99", "3": "21 60 83 44 87 59 18", "4": "60 16 96", "5": "90 30 24 64 87 59 18",
    "6": "70 34 27 59 87 55 27", "7": "11 91 49", "8": "54 22 50 82 54 17 59 87 54", "9": "82 40 23 45 82 76 59",
}  # fmt: skip


class Paper(NamedTuple):
    """A printed page, what stands on it, and whether its number is left for a pen."""

    pdf: bytes
    number: str
    symbol: str
    day: str
    by_hand: bool


def papers(count: int) -> list[Paper]:
    """Papers of several types with numbers and days of all kinds; every third number is left for a pen."""
    dice, templates = random.Random(SEED), Templates()
    drawn, said = [], []
    for place in range(count):
        sample = SAMPLES[TYPES[place % len(TYPES)]]()
        number, year, month, day = (
            dice.randint(1, 4_000), dice.randint(2020, 2026), dice.randint(1, 12), dice.randint(1, 28),
        )  # fmt: skip
        by_hand = place % 3 == 2
        fields = sample.fields | {
            "so": " " * 10 if by_hand else f"{number:02d}",
            "ngay_thang": f"ngày {day:02d} tháng {month:02d} năm {year}",
        }
        template = templates.compiled(templates.in_force(sample.type_key))
        drawn.append(render(template, replace(sample, fields=fields, body=sample.body[:3], appendices=())))
        day_said = f"{year}-{month:02d}-{day:02d}"
        said.append((f"{number:02d}", str(fields["ky_hieu"]), day_said, by_hand))
    return [Paper(pdf, *facts) for pdf, facts in zip(pdfs_of(drawn), said, strict=True)]


def scan_of(paper: Paper, dice: random.Random, spoil: Callable[[random.Random, bytearray], None]) -> bytes:
    """The first page as a scanner gives it."""
    dots = dice.choice((100, 150, 200))
    width, height, pixels = read_png(pictures_of(paper.pdf, dots_per_inch=dots, pages=1, grey=True)[0])
    sheet = bytearray(pixels)
    if paper.by_hand:
        write(dice, sheet, width, dots / 25.4, paper)
    spoil(dice, sheet)
    return png(Picture(width, height, bytes(sheet)))


def write(dice: random.Random, sheet: bytearray, width: int, dot: float, paper: Paper) -> None:
    """The number behind "Số:", written with a pen."""
    line = next(line for line in boxes_of(paper.pdf)[0].lines if line.text.startswith("Số:"))
    left, top = (line.box.left + 9) * dot, (line.box.top - 1) * dot
    for digit in paper.number:
        high = dice.uniform(3.6, 5) * dot
        corners = [
            (left + int(at[0]) / 9 * high * 0.6 + dice.uniform(-0.2, 0.2) * dot, top + int(at[1]) / 9 * high)
            for at in STROKES[digit].split()
        ]
        for (x1, y1), (x2, y2) in pairwise(corners):
            for step in range(40):
                x, y = x1 + (x2 - x1) * step / 40, y1 + (y2 - y1) * step / 40
                for row in range(round(y), round(y + 0.4 * dot)):
                    start = row * width + round(x)
                    sheet[start : start + round(0.4 * dot)] = bytes(round(0.4 * dot))
        left += high * 0.6 + 0.8 * dot


def clean(dice: random.Random, sheet: bytearray) -> None:
    """A good scanner."""


def faded(dice: random.Random, sheet: bytearray) -> None:
    """Little toner, and a fax that knows black and white only."""
    toner, edge = dice.uniform(0.3, 0.6), dice.randint(150, 220)
    sheet[:] = sheet.translate(bytes(255 if 255 - (255 - ink) * toner > edge else 0 for ink in range(256)))


def specked(dice: random.Random, sheet: bytearray) -> None:
    """Dust on the glass and holes in the letters."""
    for _ in range(len(sheet) // dice.choice((200, 400, 1_000))):
        sheet[dice.randrange(len(sheet))] = dice.choice((0, 255))


def grainy(dice: random.Random, sheet: bytearray) -> None:
    """The grain of a cheap camera."""
    strength = dice.randint(20, 90)
    grain = bytes(dice.randrange(strength) for _ in range(10_007))
    ink = (len(sheet) // len(grain) + 1) * grain
    sheet[:] = bytes(max(0, paper - dark) for paper, dark in zip(sheet, ink, strict=False))


SPOILS = (clean, faded, specked, grainy)


def test_numbers_and_days_of_spoilt_scans_are_right_or_left_out() -> None:
    dice = random.Random(SEED)
    right = 0
    for place, paper in enumerate(papers(PAPERS)):
        spoil = SPOILS[place % len(SPOILS)]
        try:
            header: HeaderFound = read_file(scan_of(paper, dice, spoil), "a.png").header
        except BadInput:  # faded to nothing
            continue
        assert header.number in (None, paper.number), (place, spoil.__name__, header)
        assert header.notation in (None, f"{paper.number}/{paper.symbol}"), (place, spoil.__name__, header)
        assert header.issued_on in (None, paper.day), (place, spoil.__name__, header)
        assert not header.is_draft
        right += header.number is not None and header.issued_on is not None
        if spoil is clean and not paper.by_hand and place == 0:
            assert (header.number, header.issued_on) == (paper.number, paper.day)
    assert right >= PAPERS // 4
