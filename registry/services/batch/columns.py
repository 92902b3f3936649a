"""The columns of a list of recipients (cột của danh sách): the office's own headings, and what each one means.

Known headings name the body, whether it must answer, copies, address and remarks; every other column fills the
place of its name in the data file (`«Số vụ»` by the column Số vụ) or one of the few keys a letter may vary.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from doc_engine.errors import Problem
from doc_engine.text import fold
from registry.cells import column_letter


class Use(Enum):
    """What a column is for (công dụng của cột)."""

    NAME = "tên nơi nhận"
    ANSWER = "phải trả lời"
    COPIES = "số bản"
    ADDRESS = "địa chỉ"
    NOTE = "ghi chú"
    NOTHING = "không dùng"


_NAMES = (
    "ten",
    "ten co quan",
    "ten don vi",
    "ten noi nhan",
    "co quan",
    "don vi",
    "co quan, don vi",
    "noi nhan",
    "kinh gui",
    "noi gui",
    "name",
)
_USES: dict[Use, tuple[str, ...]] = {
    Use.NAME: _NAMES,
    Use.ANSWER: ("phai tra loi", "tra loi", "must answer"),
    Use.COPIES: ("so ban", "so luong ban", "so ban gui", "so ban phat hanh"),
    Use.ADDRESS: ("dia chi", "dia chi nhan", "dia chi gui"),
    Use.NOTE: ("ghi chu",),
    Use.NOTHING: (
        "stt",
        "tt",
        "so tt",
        "so thu tu",
        "dien thoai",
        "so dien thoai",
        "email",
        "e-mail",
        "fax",
        "nguoi lien he",
    ),
}
_OF_HEADING = {heading: use for use, headings in _USES.items() for heading in headings}
# Keys of the data file that a list may fill where every row is a document of its own.
OWN_KEYS = {"trich yeu": "trich_yeu", "han tra loi": "han_tra_loi"}
ADDRESSEE = frozenset(_NAMES)  # names of slots that mean the recipient itself


def plain(heading: str) -> str:
    """A heading as it is compared: case, accents and underscores aside."""
    return " ".join(fold(heading).replace("_", " ").split())


def is_name(heading: str) -> bool:
    """Whether a heading names the column of the bodies."""
    return _OF_HEADING.get(plain(heading)) is Use.NAME


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each thing stands: places of columns by use, and by the slot or key that a column fills."""

    uses: Mapping[Use, int]
    fills: Mapping[str, int]
    headings: tuple[str, ...] = ()

    def called(self, place: int) -> str:
        """A column for a message: its letter and its heading."""
        heading = self.headings[place] if place < len(self.headings) else ""
        return f"cột {column_letter(place)} ({heading})" if heading else f"cột {column_letter(place)}"


PLAIN = Columns({Use.NAME: 0}, {})  # a list without headings


def columns_of(
    headings: Sequence[str], slots: Collection[str], *, own_keys: bool, strict: bool
) -> tuple[Columns, list[tuple[int, Problem]]]:
    """What the columns mean, and the problems with their places.

    `slots` are those of the data file. Of two columns of one use the first counts, the other is told. `strict`
    refuses a column that nothing takes; otherwise it is left aside.
    """
    uses: dict[Use, int] = {}
    fills: dict[str, int] = {}
    problems: list[tuple[int, Problem]] = []
    wanted = {plain(name): name for name in slots} | (OWN_KEYS if own_keys else {})
    for place, heading in enumerate(headings):
        key = plain(heading)
        use, slot = _OF_HEADING.get(key), wanted.get(key)
        if not key or use is Use.NOTHING:
            continue
        if slot is not None and use is not Use.NAME:
            if slot in fills:
                problems.append((place, Problem(f"có hai cột “{heading}”.", "Hãy bỏ một cột.")))
            fills.setdefault(slot, place)
        elif use is not None:
            uses.setdefault(use, place)
        elif strict:
            problems.append((place, _unknown(heading, key, wanted, own_keys=own_keys)))
    return Columns(uses, fills, tuple(headings)), problems


def _unknown(heading: str, key: str, wanted: Mapping[str, str], *, own_keys: bool) -> Problem:
    if key in OWN_KEYS and not own_keys:
        hint = "Cột này chỉ dùng khi mỗi nơi một văn bản (--mode separate)."
        return Problem(f"không dùng được cột “{heading}”.", hint)
    known = {**{name: f"«{slot}»" for name, slot in wanted.items()}}
    known |= {name: f"“{name}”" for name in _OF_HEADING}
    inside = [name for name in known if len(name) > 3 and (name in key or key in name)]
    close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.7) or inside
    hint = (
        f"Có phải là {known[close[0]]}?" if close else f"Hãy đặt «{heading}» vào chỗ cần điền, hoặc bỏ cột."
    )
    return Problem(f"không biết cột “{heading}” điền vào đâu.", hint)
