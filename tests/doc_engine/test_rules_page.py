"""docs/rules.md and the registered rules say the same; what was read by eye in the real files still holds."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

from doc_engine.findings import Severity
from doc_engine.rules import check

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_committed_list_of_rules_is_what_the_registry_says() -> None:
    built = runpy.run_path(str(DOCS / "build_rules.py"))["page"]()
    assert (DOCS / "rules.md").read_text("utf-8") == built, "run python docs/build_rules.py > docs/rules.md"


def test_the_real_files_have_the_findings_that_were_read_by_eye(shared: Path) -> None:
    reviewed = runpy.run_path(str(DOCS / "build_rules.py"))["REVIEWED"]
    files = sorted((shared / "corpus" / "docx").glob("*.docx"))
    assert len(files) == len(reviewed)
    for path, (_, errors, warnings, _false, error_codes, warning_codes) in zip(files, reviewed, strict=True):
        found = check(path.read_bytes())
        counts = Counter(finding.severity for finding in found)
        assert (counts[Severity.ERROR], counts[Severity.WARNING]) == (errors, warnings), path.name
        for weight, codes in ((Severity.ERROR, error_codes), (Severity.WARNING, warning_codes)):
            assert sorted({one.code for one in found if one.severity is weight}) == codes.split(", ") * bool(
                codes
            )
