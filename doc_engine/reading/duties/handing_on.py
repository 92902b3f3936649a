"""Papers handed on (chuyển văn bản để xử lý): "UBND tỉnh chuyển Công văn … đến Sở A để nghiên cứu, triển khai"."""

from __future__ import annotations

import re

from doc_engine.reading.copies.source import Source, Span
from doc_engine.reading.duties.duty_verbs import WHO
from doc_engine.reading.duties.order_words import Order, partners_in
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.words.order_vocabulary import GROUPS
from doc_engine.reading.words.places import guarded

_PASSED_ON = guarded(
    r"(?<!\w)(?:chuyen|(?:xin|tran trong|kinh) gui)\s",
    rf"(?<!\w)(?:chuyen|(?:xin|tran trong|kinh) gui)\s[^.;]{{5,400}}?\s(?:den|toi|cho|ve)\s+(?P<who>(?:cac\s+)?(?:{WHO}|{GROUPS})(?!\w)[^.;:]{{0,120}}?),?\s+(?:de\s+)?"
    rf"(?=(?:nghien cuu|xem xet|xu ly|giai quyet|trien khai|thuc hien|kiem tra|tham muu|to chuc)(?!\w))",
)


def passed_on(source: Source, span: Span) -> Order | None:
    """Whom a letter hands another paper on to, and what for."""
    match = _PASSED_ON.search(source.flat, *span) if source.says(("chuyen", "gui"), *span) else None
    if match is None or re.search(r"(?<!\w)da\s*$", source.flat[span[0] : match.start()]):
        return None
    return Order(
        match.start(),
        span[1],
        bodies_in(source, match.span("who")),
        partners_in(source, match.end(), span[1]),
    )
