"""Holding a Word file against the rules: reading, recognising, all rules, the repair; three pages and three hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files

from doc_engine.composed import Composed
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.reader import read_paper
from doc_engine.ooxml.repair import repaired
from doc_engine.rules import check
from doc_engine.rules.recognition import recognise
from doc_engine.text import short_fold, short_tones
from templates.samples import committee, long_body


def _plan(repeats: int, most: int | None = None) -> bytes:
    """A plan of about four pages a repeat, cut after `most` blocks."""
    own = committee(so="146", ky_hieu="KH-UBND", ten_loai="KẾ HOẠCH", trich_yeu="Công tác hòa giải năm 2026")
    template = compile_template((files("templates") / "ke_hoach.docx").read_bytes())
    return render(template, Composed("ke_hoach", own, long_body(repeats)[:most]))


def _three_pages() -> bytes:
    return _plan(1, 26)


def measure_reading_3_pages() -> Iterator[Callable[[], object]]:
    docx = _three_pages()
    yield lambda: read_paper(docx)


def measure_recognising_3_pages() -> Iterator[Callable[[], object]]:
    paper = read_paper(_three_pages())
    yield lambda: recognise(paper)


def measure_checking_3_pages() -> Iterator[Callable[[], object]]:
    """Words seen before are forgotten each round: every file is new to a clerk."""
    docx = _three_pages()

    def act() -> None:
        short_fold.cache_clear()
        short_tones.cache_clear()
        check(docx)

    yield act


def measure_repairing_3_pages() -> Iterator[Callable[[], object]]:
    docx = _three_pages()
    yield lambda: repaired(docx)


def measure_checking_300_pages() -> Iterator[Callable[[], object]]:
    docx = _plan(100)
    yield lambda: check(docx)
