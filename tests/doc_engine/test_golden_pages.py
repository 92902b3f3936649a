"""Every page of every sample document is, pixel by pixel, the picture that `tests/golden/pages` keeps of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests import golden_build as golden
from tests.golden_build import Picture

KEPT = {file.stem for file in golden.PAGES.glob("*.png")}
DOCUMENTS = sorted({stem.rpartition("-")[0] for stem in KEPT})
MM_PER_PIXEL = 25.4 / golden.DPI


@pytest.fixture(scope="session")
def pages(need_tool: Callable[[str], str]) -> dict[str, Picture]:
    """Every page, from one run of LibreOffice; skipped where other versions drew the references."""
    need_tool("soffice")
    need_tool("fc-list")
    reference, here = json.loads(golden.MANIFEST.read_text("utf-8")), golden.drawn_with()
    other = [key for key in {**reference, **here} if reference.get(key) != here.get(key)]
    if other:
        told = "; ".join(f"{key} {reference.get(key)}, here {here.get(key)}" for key in other)
        pytest.skip(f"not comparable: reference made with {told}")
    return golden.all_pages()


def difference(kept: Picture, found: Picture) -> str:
    """Where and how much two pages differ; "" when no pixel does."""
    if kept[:2] != found[:2]:
        return f"the page is {found[:2]} pixels, was {kept[:2]}"
    width = kept.width
    spots = [at for at, (one, two) in enumerate(zip(kept.pixels, found.pixels, strict=True)) if one != two]
    if not spots:
        return ""
    across, down = _span(at % width for at in spots), _span(at // width for at in spots)
    return f"{len(spots)} pixels differ, {across} mm from the left, {down} mm from the top"


def _span(pixels: Iterable[int]) -> str:
    found = sorted(pixels)
    return f"{found[0] * MM_PER_PIXEL:.0f}–{(found[-1] + 1) * MM_PER_PIXEL:.0f}"


def compared(name: str, pages: dict[str, Picture], put: Path) -> list[str]:
    """What is wrong with the pages of one document; the pages as they are now are put beside for the eye."""
    told: list[str] = []
    found = {stem for stem in pages if stem.rpartition("-")[0] == name}
    kept = {stem for stem in KEPT if stem.rpartition("-")[0] == name}
    for stem in sorted(found | kept):
        if stem not in found or stem not in kept:
            told.append(f"{stem}: {'no such page any more' if stem in kept else 'a page without reference'}")
            continue
        why = difference(golden.read_png((golden.PAGES / f"{stem}.png").read_bytes()), pages[stem])
        if why:
            (put / f"{stem}.png").write_bytes(golden.png(pages[stem]))
            told.append(f"{stem}: {why}; now: {put / stem}.png")
    return told


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_drawn_as_its_references(name: str, pages: dict[str, Picture], tmp_path: Path) -> None:
    told = compared(name, pages, tmp_path)
    if told:
        pytest.fail("\n".join([*told, golden.ACCEPT]), pytrace=False)


def test_there_are_references_for_every_document_and_no_other(pages: dict[str, Picture]) -> None:
    assert {stem.rpartition("-")[0] for stem in pages} == set(DOCUMENTS), golden.ACCEPT


def test_every_sample_and_every_copy_has_references() -> None:
    assert {*golden.NAMES} - {golden.WORDS_OF_A_COPY} <= set(DOCUMENTS), golden.ACCEPT
    assert {"sao_y_tren_giay", "sao_luc_tren_giay", "trich_sao_tren_giay", "sao_y_dien_tu"} <= set(DOCUMENTS)


def test_one_pixel_is_a_difference_and_is_placed() -> None:
    kept = Picture(4, 2, b"\xff" * 8)
    found = Picture(4, 2, b"\xff" * 6 + b"\xfe\xff")
    assert difference(kept, kept) == ""
    assert difference(kept, found) == "1 pixels differ, 1–2 mm from the left, 1–1 mm from the top"
    assert "pixels, was" in difference(kept, Picture(2, 4, b"\xff" * 8))


def test_a_kept_picture_reads_back_as_it_was_drawn() -> None:
    drawn = Picture(3, 2, bytes(range(6)))
    assert golden.read_png(golden.png(drawn)) == drawn
