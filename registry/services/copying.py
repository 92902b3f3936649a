"""Sao văn bản: sao y, sao lục, trích sao (Điều 25–27) — the block on paper, the words on a file."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from doc_engine.findings import Finding
from doc_engine.model import Copy

if TYPE_CHECKING:
    from registry.jail import Converter
    from registry.templating import Templates


@dataclass(frozen=True)
class CopyMade:
    """The file made, its suffix (".docx", ".pdf"), what departs from the form."""

    content: bytes
    suffix: str
    findings: tuple[Finding, ...]


def read_copy(data: bytes, name: str) -> Copy:
    """What the data file of a copy says; raises `BadInput` with every problem."""
    from doc_engine.datafile.copies import load_copy

    return load_copy(data, name=name)


def copy_block(copy: Copy, templates: Templates) -> CopyMade:
    """The copy block as a Word file (Mẫu 3.1), to be printed below the copied paper."""
    from doc_engine.compose.copies import COPY_KEY, compose_copy
    from doc_engine.ooxml import render

    composed = compose_copy(copy)
    return CopyMade(render(templates.get(COPY_KEY), composed), ".docx", composed.findings)


def copy_to_paper(copy: Copy, pdf: bytes, templates: Templates, converter: Converter) -> CopyMade:
    """A PDF to print: the copied pages with the block right after their text, or behind them (Mẫu 3.1).

    Raises `BadInput` for a PDF that cannot be read, `Refusal` without a converter.
    """
    block = copy_block(copy, templates)
    return CopyMade(_laid(pdf, converter.to_pdf(block.content), note=False), ".pdf", block.findings)


def copy_to_file(copy: Copy, pdf: bytes, at: datetime, converter: Converter) -> CopyMade:
    """The copied file with the words of ô 14 at the top right of page 1 (Mẫu 3.2), `at` the moment of signing.

    The agency's digital signature itself is put on by the signing software.
    """
    from doc_engine.compose.copies import compose_copy, copy_note
    from doc_engine.ooxml.forms import note_docx

    note = converter.to_pdf(note_docx(copy_note(copy, at)))
    return CopyMade(_laid(pdf, note, note=True), ".pdf", compose_copy(copy).findings)


def _laid(pdf: bytes, on: bytes, *, note: bool) -> bytes:
    """The copied file comes from outside, so a child process opens it."""
    from registry.jail import in_child

    order = {
        "pdf": base64.b64encode(pdf).decode("ascii"),
        "on": base64.b64encode(on).decode("ascii"),
        "note": note,
    }
    return base64.b64decode(in_child("pdf_copy", json.dumps(order).encode("ascii")))
