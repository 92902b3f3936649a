"""Joint documents (văn bản liên tịch): several bodies issue one document and sign it side by side, in their order.

The decree lays down nothing of its own for them; names, symbol and order are practice (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.compose.header import agency_lines, parent_lines
from doc_engine.compose.remarks import remark
from doc_engine.compose.signature import signature_findings, signature_lines
from doc_engine.composed import Signature
from doc_engine.findings import Finding
from doc_engine.layout import Choice, adapted, text_width_mm
from doc_engine.model import Draft, Signatory
from doc_engine.terms import SigningCapacity
from doc_engine.text import same

_AIR_MM = 2.0


def joint_heads(draft: Draft) -> tuple[list[str], list[str]]:
    """The lines of ô 2: the parent body that all of them have, and the issuers on one line or below each other."""
    bodies = [agency_lines(name, parent) for name, parent in _issuers(draft)]
    parents = {parent or "" for _, parent in _issuers(draft)}
    parent = parent_lines(parents.pop()) if len(parents) == 1 else []
    layout = adapted(Choice(draft.head_sizes))
    one_line = " - ".join(" ".join(lines) for lines in bodies)
    room = layout.columns.header_left - _AIR_MM
    if text_width_mm(one_line, layout.components["co_quan"].size, bold=True) <= room:
        return parent, [one_line]
    joined = [[*lines[:-1], f"{lines[-1]} -"] for lines in bodies[:-1]]
    return parent, [line for lines in (*joined, bodies[-1]) for line in lines]


def joint_name(draft: Draft) -> str:
    """The issuers as running text: "Sở Tư pháp tỉnh Hải Sơn, Sở Tài chính tỉnh Hải Sơn"; the only one's name."""
    return ", ".join(name for name, _ in _issuers(draft))


def joint_signatures(draft: Draft) -> tuple[Signature, ...]:
    """One stack for each issuer, the office with the name of its body; none for a document of one issuer."""
    if not draft.co_issuers:
        return ()
    signed = [draft.signatory, *(one.signatory for one in draft.co_issuers)]
    return tuple(
        _signature(signatory, " ".join(agency_lines(name, parent)))
        for signatory, (name, parent) in zip(signed, _issuers(draft), strict=True)
    )


def _issuers(draft: Draft) -> list[tuple[str, str | None]]:
    others = ((one.name, one.parent_body) for one in draft.co_issuers)
    return [(draft.issuer.name, draft.issuer.parent_body), *others]


def _signature(signatory: Signatory, agency: str) -> Signature:
    first, *rest = signature_lines(signatory)
    top = signatory.authority[0] if signatory.authority else None
    if top is not None and top.capacity is SigningCapacity.TM:
        whole = same(agency[: len(top.of)], top.of)
        first = f"{top.capacity.label} {agency}" if whole else first
    elif agency not in first:
        first = f"{first} {agency}"
    return Signature((first, *rest), signatory.other_office, signatory.full_name)


def joint_findings(draft: Draft) -> Iterator[Finding]:
    """What departs from the form in the heads and the signatures of the other issuers."""
    for one in draft.co_issuers:
        yield from signature_findings(one.signatory)
    if len({parent or "" for _, parent in _issuers(draft)}) > 1:
        message = (
            "các cơ quan cùng ban hành có cơ quan chủ quản khác nhau; ô 2 chỉ in tên các cơ quan ban hành."
        )
        yield remark("LT01", "2", "cơ quan chủ quản", message)
