"""What an office may choose within the thể thức (lựa chọn): the size set of the head, the size of the text, the indent.

Phụ lục I, Phần I, Mục II.6.e and the footnote of Mục V: 13/14/14 or 12/13/13 for Quốc hiệu, Tiêu ngữ and the
place-and-date line; 13 or 14 for the text; 1 cm or 1,27 cm for its first lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from doc_engine.layout.values import Component, Layout, current

HeadSizes = tuple[float, float, float]
HEAD_SIZES: dict[str, HeadSizes] = {"13/14/14": (13.0, 14.0, 14.0), "12/13/13": (12.0, 13.0, 13.0)}
BODY_SIZES = (13, 14)
INDENTS = {"1 cm": 10.0, "1,27 cm": 12.7}

# The names of the bodies go with Quốc hiệu. The number is 13 and a công văn's trích yếu 12 in both sets.
_HEAD = {"quoc_hieu": 0, "tieu_ngu": 1, "dia_danh_ngay": 2, "co_quan": 0, "co_quan_chu_quan": 0}
# Fixed by the decree, or set by the head; everything else that may be 13 or 14 goes with the text.
_OWN_SIZE = {*_HEAD, "so_ky_hieu", "phu_luc", "do_khan", "pham_vi", "so_trang"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: a key of `HEAD_SIZES`, one of `BODY_SIZES`, a key of `INDENTS`; None as the layout has it."""

    head: str | None = None
    body: int | None = None
    indent: str | None = None

    def __bool__(self) -> bool:
        return any(value is not None for value in (self.head, self.body, self.indent))


USUAL = Choice()


@cache
def adapted(choice: Choice) -> Layout:
    """The newest thể thức with that choice."""
    layout = current()
    if not choice:
        return layout
    body = layout.body.model_copy(
        update={
            **({"size": float(choice.body)} if choice.body is not None else {}),
            **({"indent": INDENTS[choice.indent]} if choice.indent is not None else {}),
        }
    )
    components = {key: _sized(key, part, choice) for key, part in layout.components.items()}
    return layout.model_copy(update={"body": body, "components": components})


def _sized(key: str, part: Component, choice: Choice) -> Component:
    size = part.size
    if key in _HEAD and choice.head is not None:
        size = HEAD_SIZES[choice.head][_HEAD[key]]
    elif key not in _OWN_SIZE and choice.body is not None and part.sizes == tuple(map(float, BODY_SIZES)):
        size = float(choice.body)
    return part.model_copy(update={"size": size})
