"""Why something is done (lý do), in a clerk's words."""

from __future__ import annotations

from doc_engine.errors import BadInput
from doc_engine.text import admit, squeeze

LONGEST_REASON = 1000


def said(text: str | None, field: str) -> str | None:
    """A reason as the books keep it; raises `BadInput` for one that says nothing or holds what no text may."""
    if text is None:
        return None
    reason = squeeze(admit(text))
    if not reason:
        raise BadInput.because("lý do để trống.", "Hãy ghi rõ lý do, căn cứ.", field=field)
    if len(reason) > LONGEST_REASON:
        raise BadInput.because(f"lý do dài hơn {LONGEST_REASON} ký tự.", field=field)
    return reason
