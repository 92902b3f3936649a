"""Who answers now, as coverage shows it beside a body that is no more (nơi kế nhiệm)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registry.services.succession import AnswersNow

_SHOWN = 5


def heir_line(found: AnswersNow | None) -> str:
    """What stands under the row; "" for a body that is still there."""
    if found is None:
        return ""
    unsure = "" if found.function_known else " (bảng chức năng chưa có cơ quan này)"
    if found.documents:
        unsure += f"; đã có văn bản {', '.join(found.documents)}"
    if found.decided:
        return f"\n    nay: {'; '.join(found.bodies)} ({found.by}){unsure}"
    shown = "; ".join(found.candidates[:_SHOWN])
    more = f" … ({len(found.candidates)} nơi)" if len(found.candidates) > _SHOWN else ""
    among = f", có thể là: {shown}{more}" if shown else ""
    return f"\n    nay: chưa xác định{among}{unsure}. Xác định bằng vanthu units decide."


def heir_words(found: AnswersNow) -> str:
    """The same as a page says it: “nay: Ủy ban nhân dân xã Khánh An”."""
    if found.decided:
        return f"nay: {'; '.join(found.bodies)}"
    return "nay: chưa xác định nơi kế nhiệm"


def heir_json(found: AnswersNow | None) -> dict[str, Any] | None:
    """The same as `--json` shows it; None for a body that is still there."""
    if found is None:
        return None
    return {
        "decided": found.decided,
        "bodies": list(found.bodies),
        "candidates": list(found.candidates),
        "by": found.by,
        "function_known": found.function_known,
        "documents": list(found.documents),
    }
