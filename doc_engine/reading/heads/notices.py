"""Notices that come without any header (thông báo đăng trên mạng): type and day on the first line, then Kính gửi."""

from __future__ import annotations

from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, loose
from doc_engine.reading.names.bodies import BODY_AHEAD, name_at, read_body
from doc_engine.reading.names.naming import spelled_out
from doc_engine.reading.words import days
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.vocabulary import TYPE_LABELS

_KINDS = ("thong bao", "giay moi", "cong dien", "thu moi", "chi thi")
_FIRST_LINE = late(
    rf"\W{{0,4}}(?P<type>{alternatives(_KINDS)})(?: (?:khan|thuong khan|hoa toc|gap))?"
    r"(?: so \d{1,3})?(?P<day>,? ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4})?\W{0,4}"
)
_TO = late(r"\s*kinh g[uo]i\s?:?")
_NEAR = 6  # lines from the first to Kính gửi
_BEGINS = loose(rf"(?:^|[\n.;]\s?)\s{{0,8}}(?={BODY_AHEAD})")
_ASKS = loose(
    r" (?:yeu cau|de nghi|kinh de nghi|thong bao|huong dan|kinh moi|tran trong kinh moi)[^.:\n]{0,80}:"
)


class Notice(NamedTuple):
    """What a notice without header says of itself."""

    type: str
    issued_on: str | None
    issuer: str | None


def read_notice(source: Source) -> Notice | None:
    """The notice that a text is: its first line names type and perhaps day, and Kính gửi follows; None for any other text."""
    rows = [line for line in source.lines[: 4 * _NEAR] if source.bare[line.start : line.end].strip()][:_NEAR]
    if not rows:
        return None
    first = _FIRST_LINE.fullmatch(" ".join(source.bare[rows[0].start : rows[0].end].split()))
    if first is None or not any(_TO.match(source.bare, line.start, line.end) for line in rows[1:]):
        return None
    day = days.ANYWHERE.search(first["day"] or "")
    return Notice(
        TYPE_LABELS.get(first["type"], "Giấy mời"), days.of_match(day) if day else None, _who_asks(source)
    )


def _who_asks(source: Source) -> str | None:
    """The one body that asks or tells in a lead-in: "Phòng GD&ĐT yêu cầu:"; None where none does, or several do."""
    found: dict[str, None] = {}
    for match in _BEGINS.finditer(source.flat):
        start = match.end()
        asks = _ASKS.search(source.flat, start, min(len(source.flat), start + 200))
        if asks and source.capital_at(start) and read_body(source, start, asks.start()) == asks.start():
            found[spelled_out(name_at(source, start, asks.start()))] = None
    return next(iter(found)) if len(found) == 1 else None
