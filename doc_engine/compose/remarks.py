"""Findings of the composer, with the cell of the decree's diagram (ô) and the article."""

from __future__ import annotations

from doc_engine.findings import Finding, Severity

_ARTICLES = {
    "2": "Phụ lục I, Phần I, Mục II.2",
    "3": "Phụ lục I, Phần I, Mục II.3",
    "5": "Phụ lục I, Phần I, Mục II.5",
    "6": "Phụ lục I, Phần I, Mục II.6",
    "7": "Phụ lục I, Phần I, Mục II.7; Điều 13",
    "9": "Phụ lục I, Phần I, Mục II.9",
    "phụ lục": "Phụ lục I, Phần I, Mục III.1",
}


def remark(
    code: str,
    cell: str,
    where: str,
    message: str,
    *,
    severity: Severity = Severity.WARNING,
    found: str = "",
    required: str = "",
    article: str = "",
) -> Finding:
    """A finding about the cell `cell` ("2", "3", "5a", "9b", "phụ lục")."""
    source = article or _ARTICLES.get(cell) or _ARTICLES[cell[0]]
    return Finding(code, severity, where, message, source, found, required, cell)
