"""A person's name right behind a body's: where the body's own name ends."""

from __future__ import annotations

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.words.vocabulary import SURNAMES

# Of three words at least, and on one line: two may be those of a province.
_PERSON = late(r"[ \t]{1,4}(?P<first>[^\W\d_]{1,8})(?:[ \t]{1,4}[^\W\d_]{1,8}){2}")


def names_person(source: Source, place: int, end: int) -> bool:
    """ "Phó Chủ tịch UBND tỉnh Lê Văn An": behind a province, a surname and more of a name."""
    if source.flat[max(0, place - 5) : place].strip() != "tinh":
        return False
    words = _PERSON.match(source.view, place, end)
    return (
        words is not None
        and all(word.istitle() for word in words[0].split())
        and bare_of(words["first"]) in SURNAMES
    )
