"""The lists of administrative units (danh mục đơn vị hành chính) against the acts that loaded them."""

from __future__ import annotations

from collections.abc import Iterator

from registry.directory import packaged_units
from registry.services.verifying.evidence import Evidence
from registry.store.filestore import digest_of


def problems(evidence: Evidence) -> Iterator[str]:
    """Lists gone, changed or loaded by no act; the one that comes with the program needs none."""
    told: dict[str, list[str]] = {}
    for act in evidence.every_act:
        if act.act in {"init", "import_units"}:
            told.update(act.said.get("unit_lists", {}))
    version, content = packaged_units()
    packaged = {version: digest_of(content)}
    found = evidence.tx.unit_lists.facts()
    for name in sorted({*told, *found}):
        if name not in found:
            yield f"Danh mục đơn vị hành chính bản {name} không còn trong dữ liệu."
        elif name in told and found[name] != told[name]:
            yield f"Danh mục đơn vị hành chính bản {name} không phải là bản mà nhật ký ghi."
        elif name not in told and found[name][0] != packaged.get(name):
            yield f"Danh mục đơn vị hành chính bản {name} không có trong nhật ký."
