"""Thời hạn bảo quản: “Vĩnh viễn” or a number of years, as the lists print it and as it is counted."""

from __future__ import annotations

import re

from doc_engine.errors import BadInput
from doc_engine.text import fold, squeeze

PERMANENT = "Vĩnh viễn"
_YEARS = re.compile(r"^(\d{1,3})\s*(?:nam)?$")
_SHORT = ("vv", "vinh vien")


def retention_of(text: str, *, field: str = "", line: int | None = None) -> str:
    """`Vĩnh viễn` or `10 năm`; raises `BadInput` for anything else."""
    folded = fold(text)
    if folded in _SHORT:
        return PERMANENT
    match = _YEARS.match(folded)
    if match and int(match[1]) > 0:
        return f"{int(match[1])} năm"
    raise BadInput.because(
        f"“{squeeze(text)}” không phải là thời hạn bảo quản.",
        "Hãy ghi Vĩnh viễn, hoặc số năm, ví dụ 10 năm.",
        field=field,
        line=line,
    )


def is_permanent(retention: str) -> bool:
    """Whether a dossier is kept for ever."""
    return retention == PERMANENT
