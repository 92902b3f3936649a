"""Reading (đọc văn bản): text → header, citations with their relations, tasks, deadlines. Pure, and never refuses."""

from doc_engine.reading.citations import find_citations
from doc_engine.reading.reader import read_text
from doc_engine.reading.values import CitationFound, Reading

__all__ = ["CitationFound", "Reading", "find_citations", "read_text"]
