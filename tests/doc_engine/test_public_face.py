"""The engine's public names: each is there, and none is loaded before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import doc_engine

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", doc_engine.__all__)
def test_every_public_name_can_be_had_and_says_what_it_does(name: str) -> None:
    found = getattr(doc_engine, name)
    assert not isinstance(found, ModuleType)
    assert (found.__doc__ or "").strip()


def test_importing_the_engine_loads_none_of_its_libraries() -> None:
    code = "import doc_engine, sys; print([m for m in ('docxtpl', 'lxml', 'pydantic') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        doc_engine.nothing  # noqa: B018


def test_who_only_asks_what_a_term_comes_to_does_not_make_the_patterns_of_citations() -> None:
    code = "import doc_engine.reading.words.dues, sys; print('doc_engine.reading.citing.citations' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
