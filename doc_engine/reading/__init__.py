"""Reading (đọc văn bản): text → header, citations with their relations, tasks, deadlines. Pure, and never refuses."""

from doc_engine.reading.copies.legibility import TYPED, UNKNOWN, Legibility
from doc_engine.reading.values import CitationFound, Reading

__all__ = ["TYPED", "UNKNOWN", "CitationFound", "Legibility", "Reading", "find_citations", "read_text"]


def find_citations(text: str, *, issuer: str | None, place: str | None) -> list[CitationFound]:
    """What a text cites, read as the words of `issuer` at `place` (used on our own composed text too).

    Spans count characters of the text as it came. Raises nothing. The patterns are made at the first use: who only asks
    what a term comes to (`dues`), as every table of answers does, need not wait for them.
    """
    from doc_engine.reading.citing.citations import find_citations as find

    return find(text, issuer=issuer, place=place)


def read_text(text: str, legibility: Legibility = UNKNOWN) -> Reading:
    """What a text says: the reading in the shape of `vanthu read --json`. Raises nothing; unknown is None.

    `legibility`: how surely its letters are known, where that is known; an own number or day of unsure words is left out.

    The patterns of headers and tasks are made at the first use: whoever only looks for citations, as every issue
    does, need not wait for them.
    """
    from doc_engine.reading.reader import read_text as read_whole

    return read_whole(text, legibility)
