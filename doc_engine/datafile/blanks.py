"""Places left to fill in (chỗ để trống) of a data file: `…` alone in a field or on a line, `[… chữ gợi ý …]` in the text.

`draft` shows them, `issue` refuses them: what was made by `derive`, `reply` or `read --as-draft` is not issued half-written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from doc_engine.datafile.fields import DRAFT_KEYS
from doc_engine.datafile.keys import write_keys
from doc_engine.errors import BadInput, Problem
from doc_engine.model import Draft
from doc_engine.slots import slots_in
from doc_engine.text import fold

BLANK = "…"
_ALONE = re.compile(r"^\s*(?:[-–+•]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\)|[IVX]+\.)?\s*…[.;]?\s*$")
_HINTED = re.compile(r"\[…[^\[\]\n]{0,200}\]")
_ADDRESSEE = frozenset(("kinh gui", "noi nhan", "ten co quan", "ten don vi", "ten noi nhan"))
_HINT = "Hãy điền vào chỗ trống, hoặc bỏ dòng đó nếu không dùng."


def blanks(draft: Draft) -> Iterator[tuple[str, str]]:
    """The places left to fill in, each key and line once: the clerk's key and the line it stands on."""
    found = (
        (key, line.strip())
        for key, value in write_keys(draft, DRAFT_KEYS).items()
        for text in _texts(value)
        for line in text.split("\n")
        if _is_blank(line)
    )
    yield from dict.fromkeys(found)


def refuse_blanks(draft: Draft) -> None:
    """Raise `BadInput` with every place that is not filled in."""
    found = [Problem(f"còn chỗ chưa điền: “{line[:80]}”.", _HINT, field=key) for key, line in blanks(draft)]
    if found:
        raise BadInput(*found)


def slots_left(draft: Draft) -> list[str]:
    """The places for words of each recipient («Số vụ») that one document for all would print as they stand."""
    return sorted(slots_in(draft))


def refuse_own_slots(draft: Draft) -> None:
    """Raise `BadInput` where such a place is surely one of a batch («kinh_gui», «so_vu») and no quotation."""
    own = [name for name in slots_left(draft) if "_" in name or fold(name) in _ADDRESSEE]
    hint = "Hãy viết chữ vào chỗ ấy; gửi mỗi nơi một bản thì dùng vanthu batch."
    if own:
        raise BadInput(*(Problem(f"còn chỗ điền «{name}» của văn bản gửi hàng loạt.", hint) for name in own))


def _is_blank(line: str) -> bool:
    return bool(_ALONE.match(line) or _HINTED.search(line))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
