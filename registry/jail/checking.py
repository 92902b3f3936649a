"""In the child: a docx held against the rules, marked and repaired as asked (kiểm tra thể thức). JSON in, JSON out."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import Any


def check_docx(order: bytes) -> dict[str, Any]:
    """`order`: {"docx": base64, "fix": bool, "comments": [severities] or null} → findings, type, repaired and marked docx."""
    from doc_engine.ooxml.reader import read_paper
    from doc_engine.rules import remarks

    asked = json.loads(order)
    docx = base64.b64decode(asked["docx"])
    paper = read_paper(docx)
    found = remarks(paper)
    answer: dict[str, Any] = {
        "findings": [asdict(remark.finding) for remark in found],
        "fixed": None,
        "done": [],
        "commented": None,
    }
    if asked["fix"]:
        from doc_engine.ooxml.repair import repaired

        made = repaired(docx)
        answer |= {"fixed": _packed(made.docx), "done": list(made.done)}
    if asked["comments"] is not None:
        from doc_engine.ooxml.comments import with_comments

        wanted = [
            (remark.finding, remark.place) for remark in found if remark.finding.severity in asked["comments"]
        ]
        answer["commented"] = _packed(with_comments(docx, wanted))
    return answer


def pictures(pdf: bytes) -> list[str]:
    """The first pages of a PDF as PNG pictures in base64."""
    from doc_engine.pdf.pictures import pictures_of

    return [_packed(picture) for picture in pictures_of(pdf, dots_per_inch=96, pages=10)]


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
