"""Who issues (cơ quan ban hành): the lines of the head as the names that print those lines again."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.compose.header import agency_lines
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.values import HeaderFound
from doc_engine.redraft.casing import cased
from doc_engine.redraft.said import Said

_DASH = re.compile(r"\s+[-–]\s+")


class Names(NamedTuple):
    """The superior body, the issuer, and the bodies that issue with it."""

    parent: str | None
    issuer: str
    others: tuple[str, ...] = ()


def names_of(lines: list[Said], source: Source, header: HeaderFound, said: str, *, joint: bool) -> Names:
    """The names behind the agency's lines; `said`: the issuer as the text itself names it ("" if it does not)."""
    shown = [line.text for line in lines]
    cut = _cut(lines, header)
    parent = _case_of(source, shown[:cut]) if lines else header.parent_body
    own = " ".join(shown[cut:])
    if joint and _DASH.search(own):
        bodies = _DASH.split(own)
        named = [part.strip() for part in re.split(r",\s+", said)]
        full = named if len(named) == len(bodies) else [""] * len(bodies)
        issued = [_name(body, source, parent, "", name) for body, name in zip(bodies, full, strict=True)]
        return Names(parent, issued[0], tuple(issued[1:]))
    return Names(parent, _name(own, source, parent, header.issuer or "", said))


def _case_of(source: Source, lines: list[str]) -> str | None:
    return cased(source, " ".join(lines)) if lines else None


def _cut(lines: list[Said], header: HeaderFound) -> int:
    """How many of the lines are the superior's: those not bold, else as many as the reader says."""
    light = next((place for place, line in enumerate(lines) if line.bold), 0)
    if light or not lines or any(line.bold for line in lines):
        return light
    if header.parent_body is None:
        return 0
    wanted = (
        bare_of(header.parent_body).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    )
    for cut in range(1, len(lines)):
        shown = bare_of(" ".join(line.text for line in lines[:cut]))
        if shown.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd") == wanted:
            return cut
    return min(1, len(lines) - 1)


def _name(own: str, source: Source, parent: str | None, read: str, said: str) -> str:
    """The fullest name that prints these lines: as the text says it, as the reader completed it, or as it stands."""
    if not own:
        return said or read
    for name in (said, read):
        if name and _prints(name, parent) == _flat(own):
            return name
    return cased(source, own)


def _prints(name: str, parent: str | None) -> str:
    return _flat(" ".join(agency_lines(name, parent)))


def _flat(text: str) -> str:
    return "".join(text.split())
