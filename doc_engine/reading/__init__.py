"""Reading (đọc văn bản): text → header, citations with their relations, tasks, deadlines. Pure, and never refuses."""

from doc_engine.reading.citations import find_citations
from doc_engine.reading.legibility import TYPED, UNKNOWN, Legibility
from doc_engine.reading.values import CitationFound, Reading

__all__ = ["TYPED", "UNKNOWN", "CitationFound", "Legibility", "Reading", "find_citations", "read_text"]


def read_text(text: str, legibility: Legibility = UNKNOWN) -> Reading:
    """What a text says: the reading in the shape of `vanthu read --json`. Raises nothing; unknown is None.

    `legibility`: how surely its letters are known, where that is known; an own number or day of unsure words is left out.

    The patterns of headers and tasks are made at the first use: whoever only looks for citations, as every issue
    does, need not wait for them.
    """
    from doc_engine.reading.reader import read_text as read_whole

    return read_whole(text, legibility)
