"""The reader on specimens of our own: sentences of every form, papers of every kind of body, with their answers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.doc_engine.reading_cases import load, paper_differences, read_sentence, wanted_lines

SENTENCES = ("sentences", "sentences_more", "sentences_third", "sentences_fourth")
PAPERS = (
    "papers_heads",
    "papers_heads_more",
    "papers_local",
    "papers_central",
    "papers_forms",
    "papers_tasks",
    "papers_orders",
    "papers_plans",
    "papers_duties",
    "papers_directives",
    "papers_letters",
    "papers_units",
    "papers_handed",
    "papers_yearly",
)


@pytest.mark.parametrize(
    "case", [case for name in SENTENCES for case in load(name)], ids=lambda case: case["name"]
)
def test_a_sentence_cites_what_its_answers_say(case: dict[str, Any]) -> None:
    found, links = read_sentence(case)
    assert found == wanted_lines(case)
    assert "links" not in case or links == sorted(case["links"])


@pytest.mark.parametrize(
    "case", [case for name in PAPERS for case in load(name)], ids=lambda case: case["name"]
)
def test_a_paper_is_read_as_its_answers_say(case: dict[str, Any]) -> None:
    assert paper_differences(case) == []
