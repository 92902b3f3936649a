"""The office's own templates (mẫu văn bản) against the journals."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.templates import template_problems
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Templates that stand in the folder otherwise than the journals tell."""
    told = [act.said for act in evidence.every_act if act.act == "template"]
    yield from template_problems(evidence.home, told)
