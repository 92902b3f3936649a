"""Check a Word file against Nghị định 30/2020/NĐ-CP (kiểm tra thể thức): findings, a repaired copy, a marked copy, a report.

The file is foreign: it is read in a limited child process, behind the gate; .doc and .odt go through LibreOffice first.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from doc_engine.errors import BadInput, Problem
from doc_engine.findings import Finding, Severity
from doc_engine.gate import is_locked, kind_of, locked
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import LibreOffice, Limits, in_child

_LIMITS = Limits(seconds=120, memory_mb=2048, file_mb=128)
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found on a file; `fixed` and `commented` are docx bytes where they were asked for.

    `docx` is the file as it was looked at (converted from .doc or .odt where it was one), `done` what the repair did.
    """

    docx: bytes
    findings: tuple[Finding, ...]
    fixed: bytes | None = None
    done: tuple[str, ...] = ()
    commented: bytes | None = None
    warnings: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether there is an error among the findings."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity."""
        return {weight.value: sum(one.severity is weight for one in self.findings) for weight in _WEIGHTS}


def at_least(severity: Severity) -> tuple[Severity, ...]:
    """This severity and all heavier ones."""
    return _WEIGHTS[: _WEIGHTS.index(severity) + 1]


def check_file(
    data: bytes,
    name: str = "",
    *,
    severities: Collection[Severity] = _WEIGHTS,
    fix: bool = False,
    comments: bool = False,
    converter: LibreOffice | None = None,
) -> Checked:
    """The findings of these severities on a .docx, .doc or .odt.

    Raises `BadInput` for a file that is none of them or too big, `ConverterMissing` or `ConverterFailed` when a .doc or
    .odt cannot be converted.
    """
    docx, warnings = _as_docx(data, name, converter)
    order = {
        "docx": base64.b64encode(docx).decode("ascii"),
        "fix": fix,
        "comments": sorted(severities) if comments else None,
    }
    answer = in_child("check", json.dumps(order).encode("ascii"), _LIMITS, name=name)
    found = tuple(_finding(values) for values in answer["findings"])
    return Checked(
        docx,
        tuple(finding for finding in found if finding.severity in severities),
        _bytes(answer["fixed"]),
        tuple(answer["done"]),
        _bytes(answer["commented"]),
        warnings,
    )


def _finding(values: dict[str, str]) -> Finding:
    return Finding(**{**values, "severity": Severity(values["severity"])})  # type: ignore[arg-type]


def _bytes(packed: str | None) -> bytes | None:
    return None if packed is None else base64.b64decode(packed)


def _as_docx(data: bytes, name: str, converter: LibreOffice | None) -> tuple[bytes, tuple[str, ...]]:
    kind = kind_of(data)
    if is_locked(data):
        raise BadInput(*(problem.in_file(name) for problem in locked().problems))
    if kind == "doc" or data[30:120].startswith(_ODT):
        foreign = "doc" if kind == "doc" else "odt"
        made = (converter or LibreOffice()).to_docx(data, "doc" if kind == "doc" else "odt")
        return made, (
            f"Tệp .{foreign} được chuyển sang .docx trước khi kiểm tra; kích thước có thể lệch đôi chút.",
        )
    if not data:
        raise BadInput(Problem("tệp rỗng, không có nội dung.", "Hãy chọn lại tệp.", file=name))
    return data, ()


def page_pictures(
    docx: bytes, converter: LibreOffice | None = None
) -> tuple[Sequence[bytes], tuple[str, ...]]:
    """The first pages of a docx as PNG pictures, and why there are none where there are none."""
    converter = converter or LibreOffice()
    reason = converter.available()
    if reason:
        return (), (f"Báo cáo không có ảnh trang: {reason}",)
    try:
        pdf = converter.to_pdf(docx)
        packed: list[str] = in_child("pdf_pictures", pdf, _LIMITS)
    except (BadInput, ConverterFailed, ConverterMissing) as error:
        return (), (f"Báo cáo không có ảnh trang: {error}",)
    return [base64.b64decode(picture) for picture in packed], ()
