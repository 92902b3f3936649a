"""Territories and their bodies: huyện Đầm Dơi ⇄ Ủy ban nhân dân huyện Đầm Dơi, Phòng Tư pháp huyện Đầm Dơi.

Capitals by Phụ lục II, Mục III.1: the noun is small before a name (huyện Đầm Dơi), capital before a
number, before an event and in Thành phố Hồ Chí Minh. Units named after persons are not told apart
from others (the facts do not say which they are) and keep the small noun offices write.
"""

from __future__ import annotations

import re
from functools import lru_cache

from doc_engine.text import fold, same, squeeze, upper_first
from registry.directory.unit import Kind, Unit

_SHORT_BODIES = {
    "ubnd": "Ủy ban nhân dân",
    "uy ban": "Ủy ban nhân dân",
    "hdnd": "Hội đồng nhân dân",
    "ubmttq": "Ủy ban Mặt trận Tổ quốc Việt Nam",
}
_EVENTS = ("Điện Biên Phủ",)
# Where the territory begins in a body's name; the last such word whose rest is not empty.
_TERRITORY = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thủ đô"
    r"|TP\.?HCM|TP\.?\s|T\.P\.?\s|TP\.|H\.|Q\.|TX\.?\s|TT\.\s?|X\.|P\.|Q\d|P\d)",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:của|thuộc|tại)\s+", re.IGNORECASE)


def unit_name(unit: Unit) -> str:
    """The unit's name inside a sentence: “huyện Đầm Dơi”, “Quận 1”, “Thành phố Hồ Chí Minh”."""
    return unit.full_name if _takes_capital(unit) else f"{unit.kind.noun} {unit.name}"


def _takes_capital(unit: Unit) -> bool:
    if unit.kind is Kind.CENTRAL_CITY and same(unit.name, "Hồ Chí Minh"):
        return True
    return unit.name[:1].isdigit() or _is_event(unit.name)


@lru_cache(maxsize=16384)
def _is_event(name: str) -> bool:
    return any(same(name, event) for event in _EVENTS)


def body_name(unit: Unit, body: str = "UBND") -> str:
    """The name of a body of a territory: “Ủy ban nhân dân huyện Đầm Dơi”; `body` in full or abbreviated."""
    body = squeeze(body)
    return f"{_SHORT_BODIES.get(fold(body), upper_first(body))} {unit_name(unit)}"


def territory_of(body: str) -> str | None:
    """The territory in a body's name, as written: “Phòng Tư pháp huyện Đầm Dơi” → “huyện Đầm Dơi”; else None.

    The first noun of a territory counts, so that “UBND xã Tân Thuận, huyện Đầm Dơi” keeps both.
    """
    text = squeeze(body)
    for match in _TERRITORY.finditer(text):
        rest = text[match.start() :]
        if re.search(r"\w", text[match.end() :]) or re.search(r"\d|HCM", match[0]):
            return rest
    return None
