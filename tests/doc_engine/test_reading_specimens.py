"""The reader against hand-made answers that stand beside the checkout (nothing of them is in the project)."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from doc_engine.ooxml.text import docx_text
from doc_engine.reading import read_text
from doc_engine.terms import Relation


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "reading_eval.py"
    spec = importlib.util.spec_from_file_location("reading_eval", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def differences(shared: Path, scoring: ModuleType, name: str) -> tuple[dict[str, Any], list[str]]:
    """The gold file, and what the reader says otherwise."""
    gold = json.loads((shared / "corpus" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    got = read_text((shared / "corpus" / gold["text_file"]).read_text(encoding="utf-8")).as_json()
    score: Counter[str] = Counter()
    misses: list[str] = []
    scoring.score_citations(got["citations"], gold["citations"], score, misses)
    scoring.score_header(got["header"], gold["own"], False, score, misses)
    scoring.score_deadlines(got["deadlines"], gold["deadlines"], score, misses)
    return got, misses


SEEDS = [
    "seed0_camau_stp_cv",
    "seed1_baclieu_news",
    "seed2_cantho_kh146",
    "seed3_quangnam_news",
    "seed4_kiengiang_kh77",
]


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_give_what_their_answers_say(shared: Path, scoring: ModuleType, name: str) -> None:
    _, misses = differences(shared, scoring, name)
    assert misses == []


@pytest.mark.parametrize("name", SEEDS)
def test_nicknames_and_unnumbered_documents_of_the_seeds(shared: Path, name: str) -> None:
    gold = json.loads((shared / "corpus" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    reading = read_text((shared / "corpus" / gold["text_file"]).read_text(encoding="utf-8"))
    wanted = sorted(
        (c["kind"], c["so_ky_hieu"] or c["title"], c["relation"], c["mentions"])
        for c in gold["citations"]
        if c["kind"] in ("nickname", "unnumbered")
    )
    found = sorted(
        (c.kind, c.resolved.notation if c.resolved else c.title, c.relation.key, c.mentions)
        for c in reading.citations
        if c.kind in ("nickname", "unnumbered")
    )
    assert [row[:3] for row in found] == [row[:3] for row in wanted]


def test_no_scan_gets_a_wrong_number_of_its_own(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        got = read_text((shared / "corpus" / gold["text_file"]).read_text(encoding="utf-8")).header
        assert got.number in (None, gold["own"]["so"]), path.stem


def test_tasks_of_the_plans_are_read_with_lead_and_time(shared: Path) -> None:
    plan = read_text((shared / "seeds" / "002_989a9734c32e8401.txt").read_text(encoding="utf-8"))
    assert len(plan.tasks) >= 20
    assert all(task.lead and task.due for task in plan.tasks[:20])
    assert Counter(task.due.kind for task in plan.tasks[:20] if task.due)["window"] == 4


@pytest.mark.parametrize(
    ("name", "notation", "issued_on", "relations"),
    [
        (
            "qd_1424",
            "1424/QĐ-UBND",
            "2025-06-30",
            {"2587/QĐ-UBND": Relation.THAY_THE, "2114/TTr-SNV": Relation.THEO_DE_NGHI},
        ),
        (
            "ttr_2114",
            "2114/TTr-SNV",
            "2025-06-28",
            {"01/BC-HHDN-K5": Relation.PHUC_DAP, "126/2024/NĐ-CP": Relation.CAN_CU},
        ),
        (
            "cv_3083",
            "3083/UBND-NCKS",
            "2025-06-30",
            {"01/BC-HHDN-K5": Relation.PHUC_DAP, "2114/TTr-SNV": Relation.PHUC_DAP},
        ),
    ],
)
def test_word_files_are_read_like_their_pages(
    shared: Path, name: str, notation: str, issued_on: str, relations: dict[str, Relation]
) -> None:
    reading = read_text(docx_text((shared / "corpus" / "docx" / f"binhthuan_{name}.docx").read_bytes()))
    assert (reading.header.notation, reading.header.issued_on) == (notation, issued_on)
    assert reading.header.signatory is not None
    assert reading.header.signatory.full_name
    found = {citation.notation: citation.relation for citation in reading.citations}
    assert {key: found.get(key) for key in relations} == relations
