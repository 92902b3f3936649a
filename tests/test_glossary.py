"""docs/glossary.md and `doc_engine.terms` say the same words."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_the_committed_glossary_is_what_the_terms_say() -> None:
    built = runpy.run_path(str(DOCS / "build_glossary.py"))["glossary"]()
    assert (DOCS / "glossary.md").read_text("utf-8") == built
