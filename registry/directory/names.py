"""Names of units as people write them: “huyện Đầm Dơi”, “H. Đầm Dơi”, “TP Cà Mau”, “TPHCM”, “xã A, huyện B, tỉnh C”.

A name is compared three ways, the strictest that finds anything wins: spelled the same but for tone
placement and case, then without accents. Nothing is guessed beyond that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from doc_engine.text import fold, fold_tones, squeeze
from registry.directory.unit import Kind

_CITIES = frozenset({Kind.CENTRAL_CITY, Kind.PROVINCIAL_CITY, Kind.MUNICIPAL_CITY})
_NOUNS: dict[str, frozenset[Kind]] = {
    "tỉnh": frozenset({Kind.PROVINCE}),
    "thành phố": _CITIES,
    "huyện": frozenset({Kind.RURAL_DISTRICT}),
    "quận": frozenset({Kind.URBAN_DISTRICT}),
    "thị xã": frozenset({Kind.TOWN}),
    "thị trấn": frozenset({Kind.TOWNSHIP}),
    "xã": frozenset({Kind.COMMUNE}),
    "phường": frozenset({Kind.WARD}),
    "đặc khu": frozenset({Kind.SPECIAL_ZONE}),
    "thủ đô": frozenset({Kind.CENTRAL_CITY}),
}
# Abbreviations need a dot, a space or a digit behind them, so that “Hà” is never “H. à”.
_SHORT = {
    "tp": "thành phố",
    "t.p": "thành phố",
    "h": "huyện",
    "q": "quận",
    "tx": "thị xã",
    "tt": "thị trấn",
    "x": "xã",
    "p": "phường",
    "đk": "đặc khu",
    "t": "tỉnh",
}
_LONG_FORM = re.compile(rf"^({'|'.join(_NOUNS)})\s+(.+)$", re.IGNORECASE)
_SHORT_FORM = re.compile(
    rf"^({'|'.join(re.escape(short) for short in _SHORT)})(?:\.\s*|\s+(?!\.)|(?=\d))(.+)$", re.IGNORECASE
)
_BARE_FORM = re.compile(rf"^({'|'.join(fold(noun) for noun in _NOUNS)})\s+(.+)$")
_BARE_NOUNS = {fold(noun): noun for noun in _NOUNS}
_HO_CHI_MINH = re.compile(r"^(?:tp|t\.\s*p|thành phố|thanh pho)?[.\s]*h\.?\s*c\.?\s*m\.?$", re.IGNORECASE)
_HYPHENS = re.compile(r"\s*[-–]\s*")


class NameReading(NamedTuple):
    """One way to read a written name: the kinds its noun allows (None: any) and the name alone."""

    kinds: frozenset[Kind] | None
    name: str


def split_places(text: str) -> list[str]:
    """“xã A, huyện B, tỉnh C” as its places, smallest first."""
    return [part for part in (squeeze(piece) for piece in text.split(",")) if part]


def readings(text: str) -> list[NameReading]:
    """How a written name may be read: with its noun taken off, then as a bare name."""
    text = squeeze(text)
    if _HO_CHI_MINH.match(text):
        return [NameReading(_NOUNS["thành phố"], "Hồ Chí Minh")]
    found: list[NameReading] = []
    if match := _LONG_FORM.match(text):
        found.append(NameReading(_NOUNS[match[1].lower()], match[2]))
    elif match := _SHORT_FORM.match(text):
        found.append(NameReading(_NOUNS[_SHORT[match[1].lower()]], match[2]))
    return [*found, NameReading(None, text)]


def loose_readings(text: str) -> list[NameReading]:
    """The same for a name typed without accents: “huyen Dam Doi”."""
    folded = fold(text)
    found = [NameReading(kinds, fold(name)) for kinds, name in readings(text)]
    if match := _BARE_FORM.match(folded):
        found.insert(0, NameReading(_NOUNS[_BARE_NOUNS[match[1]]], match[2]))
    return found


@lru_cache(maxsize=65536)
def spelling_key(name: str) -> str:
    """What two spellings of one name share: case, tone placement, hyphens and apostrophes aside."""
    return fold_tones(_marks(name))


@lru_cache(maxsize=65536)
def bare_key(name: str) -> str:
    """What two spellings share when accents are left out too."""
    return fold(_marks(name))


def _marks(name: str) -> str:
    name = squeeze(name)
    if name.isascii() and name.isdigit():
        return name.lstrip("0")  # Phường 01 is Phường 1
    return _HYPHENS.sub("-", name.replace("’", "'").replace("ʼ", "'").replace("‘", "'"))
