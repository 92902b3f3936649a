"""Several bodies named in one breath (liên Bộ, liên Sở, liên tịch): the issuers of a joint document."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, bare_of
from doc_engine.reading.names.bodies import HEAD, name_at, read_body
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FORMER_MINISTRIES, MINISTRIES

_OF = late(
    r"[\s,]{0,24}\(?(?:cua|giua)\s{1,20}lien\s{1,4}(?P<kind>bo|so|nganh|tich|co\s{1,4}quan)\s{0,3}:?\s{0,3}(?=\w)"
)
_AND = late(r"\s{0,3}(?:(?:,|;|va)\s{1,20}(?:cac\s{1,4})?|[-–]\s{0,3})")
_DASH = late(r"\s[-–]\s")
_MOST = 8
# "liên Bộ: Tài chính - Nội vụ": a ministry without its first word.
_KINDS = {
    kind: {
        bare_of(name).removeprefix(f"{kind} "): name for name in names if bare_of(name).startswith(f"{kind} ")
    }
    for kind, names in (
        ("bo", (*FORMER_MINISTRIES.values(), *MINISTRIES.values())),
        ("so", tuple(DEPARTMENTS.values())),
    )
}
_SHORT = {kind: late(rf"(?:{alternatives(tuple(names))})(?!\w)") for kind, names in _KINDS.items()}


# "giữa A với B, C và D"
_PARTNER = late(r"\s{0,3}(?:(?:,|;|va|voi|cung)\s{1,20}(?:(?:va|voi)\s{1,20})?|[-–]\s{0,3})")
_MOST_PARTNERS = 6


def with_partners(source: Source, first: Span, limit: int) -> tuple[str, int]:
    """The body at `first` and those it issued a joint paper with, set apart by semicolons; where the last one ends."""
    names, end = [name_at(source, *first)], first[1]
    for _ in range(_MOST_PARTNERS):
        joined = _PARTNER.match(source.flat, end, limit)
        stop = read_body(source, joined.end(), limit) if joined else None
        if joined is None or stop is None:
            break
        names.append(name_at(source, joined.end(), stop))
        end = stop
    return "; ".join(names), end


def read_together(source: Source, place: int, limit: int) -> tuple[str, int] | None:
    """ "của liên Bộ: Y tế - Nội vụ": the names, set apart by semicolons, and where they end; None where none stand."""
    of = _OF.match(source.flat, place, limit)
    if of is None:
        return None
    names: list[str] = []
    start, end = of.end(), of.end()
    while len(names) < _MOST and (one := _one(source, start, limit, of["kind"])):
        names.append(one[0])
        end = one[1]
        joined = _AND.match(source.flat, end, limit)
        if joined is None:
            break
        start = joined.end()
    return ("; ".join(names), end) if len(names) > 1 else None


# "ý kiến của các Bộ: Tài chính (Công văn số 1 …), Nội vụ (…)": each without the kind that they share.
_OF_KIND = late(r"(?<!\w)cac\s{1,4}(?P<kind>bo|so)\s?:(?![^:]{0,600}:)(?![^:]{0,600}\.\s)")
_LONGEST_LIST = 600


def of_listed_kind(source: Source, floor: int, stop: int) -> str | None:
    """The ministry or department whose name without its first word ends at `stop`, in a list "các Bộ: …"."""
    kinds = [*_OF_KIND.finditer(source.flat, max(floor, stop - _LONGEST_LIST), stop)]
    if not kinds:
        return None
    kind = kinds[-1]["kind"]
    named = list(_SHORT[kind].finditer(source.flat, max(kinds[-1].end(), stop - 80), stop))
    last = named[-1] if named else None
    if last is None or source.flat[last.end() : stop].strip() or not source.view[last.start()].isupper():
        return None
    return _KINDS[kind][" ".join(last[0].split())]


def _one(source: Source, start: int, limit: int, kind: str) -> tuple[str, int] | None:
    short = _SHORT[kind].match(source.flat, start, limit) if kind in _SHORT else None
    if short:
        return _KINDS[kind][" ".join(short[0].split())], short.end()
    end = read_body(source, start, limit) if source.view[start : start + 1].isupper() else None
    dash = next(
        (d for d in _DASH.finditer(source.flat, start, end or start) if HEAD.match(source.flat, d.end())),
        None,
    )
    end = dash.start() if dash else end
    return (source.words(start, end), end) if end else None
