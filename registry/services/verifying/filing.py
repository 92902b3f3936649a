"""Dossiers and filing plans (hồ sơ, danh mục hồ sơ) against the seals that the latest act on each left."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import Evidence
from registry.store.dossiers import Dossiers, Plans


def problems(evidence: Evidence) -> Iterator[str]:
    """Dossiers and plans changed, missing or written by no act."""
    yield from _dossier_problems(evidence)
    yield from _plan_problems(evidence)


def _dossier_problems(evidence: Evidence) -> Iterator[str]:
    dossiers = Dossiers(evidence.tx.connection)
    sealed = {
        key: seal for act in evidence.every_act for key, seal in act.said.get("dossier_seals", {}).items()
    }
    here = dossiers.every_key()
    for key in sorted({*here, *sealed}):
        if key not in sealed:
            yield f"Hồ sơ {key} không có trong nhật ký."
        elif dossiers.seal(key) != sealed[key]:
            yield f"Hồ sơ {key}: dữ liệu hoặc mục lục đã bị sửa sau khi ghi."


def _plan_problems(evidence: Evidence) -> Iterator[str]:
    plans = Plans(evidence.tx.connection)
    sealed = {
        (act.office, act.said["year"]): act.said["plan_seal"]
        for act in evidence.every_act
        if "plan_seal" in act.said
    }
    for office, year in sorted({*plans.every(), *sealed}):
        if (office, year) not in sealed:
            yield f"Danh mục hồ sơ năm {year} ({office}) không có trong nhật ký."
        elif plans.seal(office, year) != sealed[office, year]:
            yield f"Danh mục hồ sơ năm {year} ({office}) đã bị sửa sau khi ghi."
    stray = plans.stray_lines()
    if stray:
        yield f"Có {stray} dòng danh mục hồ sơ không thuộc danh mục nào."
