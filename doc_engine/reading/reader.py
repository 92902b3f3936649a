"""Reading a whole text (đọc một văn bản): header, citations, links, tasks and deadlines together."""

from __future__ import annotations

import re
from dataclasses import replace

from doc_engine.patterns import late
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.citing.numbers import organ_of
from doc_engine.reading.copies.admitting import LIMIT
from doc_engine.reading.copies.legibility import UNKNOWN, Legibility
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.duties.deadlines import read_deadlines
from doc_engine.reading.duties.tasks import read_tasks
from doc_engine.reading.heads.header import HeaderReading, read_header
from doc_engine.reading.names.naming import Locale, is_central, locale_of, province_of
from doc_engine.reading.values import Reading
from doc_engine.reading.words.vocabulary import PROVINCES


def read_text(text: str, legibility: Legibility = UNKNOWN) -> Reading:
    """What a text says: the reading in the shape of `vanthu read --json`. Raises nothing; unknown is None."""
    source = Source.of(text, legibility)
    own = read_header(source)
    header = own.header
    acting = Acting(header.type, header.is_official_document, header.issuer, header.subject)
    cited = cited_in(source, _locale(source, own), acting, Own(own.notation, header.issued_on, own.span))
    tasks = read_tasks(source, header) if header.is_official_document else ()
    deadlines = read_deadlines(source, tasks, header.issued_on) if header.is_official_document else ()
    return Reading(
        header=header,
        citations=cited.citations,
        tasks=tasks,
        links=cited.links,
        deadlines=deadlines,
        warnings=(*_notices(source, own), *cited.warnings),
    )


def _notices(source: Source, own: HeaderReading) -> list[str]:
    found = list(own.warnings)
    if not own.header.is_official_document:
        found.append(
            "Không phải văn bản hành chính (không có số, ký hiệu, tên loại, nơi nhận); chỉ đọc phần viện dẫn."
        )
    if source.truncated:
        found.append(f"Văn bản quá dài; chỉ đọc {LIMIT:,} ký tự đầu.".replace(",", "."))
    return found


def _locale(source: Source, own: HeaderReading) -> Locale:
    header = own.header
    found = locale_of(header.issuer, header.parent_body, header.place, source.running)
    province = found.province or _province_spoken_of(source)
    if (
        found.province is None
        and is_central(found.issuer, found.parent)
        and province == province_of(header.place)
    ):
        province = None
    letters = organ_of(own.notation) if own.notation else None
    return replace(found, province=province, letters=letters)


_PROVINCE = late(
    rf"(?<!\w)(?=[A-ZĐ])(?:{'|'.join(map(re.escape, sorted(PROVINCES, key=len, reverse=True)))})(?!\w)"
)
_LOWER = late(r"(?:huyen|quan|thi xa|thi tran|xa|phuong)\s*$")


def _province_spoken_of(source: Source) -> str | None:
    """The one province that a text without a header is about: named, and at least twice as often as any other."""
    counts: dict[str, int] = {}
    for match in _PROVINCE.finditer(source.view):
        if not _LOWER.search(source.bare[max(0, match.start() - 12) : match.start()]):
            counts[match[0]] = counts.get(match[0], 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return province_of(ranked[0][0], source.running) if bare_of(ranked[0][0]) else None
