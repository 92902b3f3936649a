"""Findings at the counter (cách trình bày nhận xét): as `--json` shows them, and for people."""

from __future__ import annotations

from collections.abc import Iterable

from doc_engine.findings import Finding, Severity

_LABELS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Ghi chú"}


def finding_json(finding: Finding) -> dict[str, str]:
    """One finding as `--json` shows it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "cell": finding.cell,
        "where": finding.where,
        "found": finding.found,
        "required": finding.required,
        "message": finding.message,
        "article": finding.article,
    }


def findings_text(findings: Iterable[Finding]) -> str:
    """Findings for people, one a line."""
    return "\n".join(f"{_LABELS[one.severity]} {one.code}: {one}" for one in findings)
