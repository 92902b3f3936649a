"""The row of every office (cơ quan) against its latest init."""

from __future__ import annotations

from collections.abc import Iterator

from registry.identity import issuer_key
from registry.services.verifying.evidence import Evidence

_SAID = ("name", "parent_body", "abbreviation", "place", "settings")


def problems(evidence: Evidence) -> Iterator[str]:
    """Offices that were never set up by an act, or are not as the last one said."""
    marks = evidence.tx.offices.marks()
    for office in evidence.tx.offices.all():
        setups = evidence.said(office.key, "init")
        if not setups:
            yield f"{office.name}: nhật ký không có lần lập cơ quan nào."
            continue
        changed = [field for field in _SAID if getattr(office, field) != setups[-1][field]]
        first = next(act.at for act in evidence.acts[office.key] if act.act == "init")
        if marks[office.key] != (issuer_key(office.name), first):
            changed.append("name_key, created_at")
        if changed:
            yield f"{office.name}: khai báo của cơ quan đã bị sửa sau lần lập cuối ({', '.join(changed)})."
