"""What the search index keeps of a document (từ mục tìm kiếm), and what a query asks of it: the same tokens.

A document is a set of tokens: its words folded (no accents, no đ, no capitals, tones nowhere), and the same words
once more under the field they stand in (`cq=phap`, `ky=binh`, `nam=2024`). Where the words stand is not kept: a
phrase is looked for by its words first and in the text afterwards. Both databases keep exactly these tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from doc_engine.dates import PartialDate
from doc_engine.text import fold
from registry.identity import body_of
from registry.model import Document
from registry.query import Query

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40  # letters of a token; what is longer is cut, in the document and in the query alike
_MOST_BYTES = 900_000  # PostgreSQL takes one million bytes of distinct words of one document
_ID_BITS = 32


@dataclass(frozen=True, slots=True)
class Lines:
    """What the books say about a document: signatories, receivers, số đến."""

    signatories: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    arrivals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A token that must be there, or with `begins` one that starts so."""

    token: str
    begins: bool = False


# All clauses must hold; a clause by any of its alternatives; an alternative by all its terms.
Clause = tuple[tuple[Term, ...], ...]


def words_of(text: str) -> list[str]:
    """The folded words of a text, each cut to what a token holds."""
    return [word[:_LONGEST] for word in _WORD.findall(fold(text))]


def index_id(issued_on: PartialDate, document_id: int) -> int:
    """The row of a document in the index: sorted by day of issue, then by entry; undated ones first."""
    return (_day_key(issued_on) << _ID_BITS) | document_id


def document_id(index: int) -> int:
    """The document's own row of an index row."""
    return index & ((1 << _ID_BITS) - 1)


def _day_key(day: PartialDate) -> int:
    return ((day.year or 0) << 9) | ((day.month or 0) << 5) | (day.day or 0)


def id_range(query: Query) -> tuple[int, int] | None:
    """First and last index row of the days that a query asks for; None where it asks for none."""
    if query.from_on is None and query.to_on is None:
        return None
    low = index_id(query.from_on, 0) if query.from_on else 1 << (9 + _ID_BITS)
    high = index_id(query.to_on, (1 << _ID_BITS) - 1) if query.to_on else (1 << 62)
    return low, high


def tokens(facts: Document, body_text: str | None, lines: Lines) -> str:
    """The tokens of a document, each once, parted by spaces: fields first, then words as they come."""
    kept: dict[str, None] = {}
    left = _MOST_BYTES
    for token in _all_tokens(facts, body_text, lines):
        if token in kept:
            continue
        left -= len(token.encode()) + 1
        if left < 0:
            break
        kept[token] = None
    return " ".join(kept)


def _all_tokens(facts: Document, body_text: str | None, lines: Lines) -> Iterator[str]:
    yield f"huong={facts.direction.value.replace('_', '')}"
    if facts.type_label:
        yield f"loai={_label(facts.type_label)}"
    year = facts.issued_on.year or (facts.notation.year if facts.notation else None)
    if year:
        yield f"nam={year}"
    if facts.notation and facts.notation.number:
        yield f"so={_number_part(fold(facts.notation.number).lstrip('0'))}"
    for number in lines.arrivals:
        yield f"sd={number}"
    issuer = facts.issuer or ""
    yield from _tagged("cq", (issuer, body_of(issuer) if issuer else ""))
    yield from _tagged("ky", lines.signatories)
    yield from _tagged("nn", (form for name in lines.recipients for form in (name, body_of(name))))
    yield from _tagged("ty", (facts.subject or "",))
    for text in (facts.type_label, str(facts.notation or ""), issuer, facts.subject):
        yield from words_of(text or "")
    for line in (body_text or "").split("\n"):
        yield from _words_of_line(line)


@lru_cache(maxsize=4096)
def _words_of_line(line: str) -> tuple[str, ...]:
    """The words of a paragraph, each once; the letters of a batch have most of their paragraphs in common."""
    return tuple(dict.fromkeys(words_of(line)))


def _label(label: str) -> str:
    return "".join(words_of(label))


def _tagged(tag: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in words_of(text):
            yield f"{tag}={word}"


def clauses(query: Query) -> list[Clause]:
    """What the index must hold of every document that the query finds; more may hold than the query wants."""
    found: list[Clause] = [(_terms(word, query),) for word in query.words if _WORD.search(word)]
    found += [(_terms(word, query, "ty="),) for word in query.subjects]
    found += [(_terms(name, query, "ky="),) for name in query.signers]
    found += [_named(name, query, "cq=") for name in query.issuers]
    found += [_named(name, query, "nn=") for name in query.recipients]
    for options in (
        [f"loai={_label(label)}" for label in query.types],
        [f"nam={year}" for year in query.years],
        [f"huong={direction.value.replace('_', '')}" for direction in query.directions],
        [f"so={number}" for number in map(_number_part, query.numbers)],
        [f"sd={number}" for number in query.arrivals],
    ):
        if options:
            found.append(tuple((Term(option),) for option in options))
    return [clause for clause in found if all(clause)]


def _terms(text: str, query: Query, tag: str = "") -> tuple[Term, ...]:
    """A phrase's words. The last may go on where a star says so, and in a notation or the like (`146/kh`)."""
    words = words_of(text)
    open_ended = text.endswith("*") or (not tag and not _WORD.fullmatch(text) and " " not in text)
    return tuple(
        Term(tag + word, begins=query.begins or (open_ended and index == len(words)))
        for index, word in enumerate(words, start=1)
    )


def _named(name: str, query: Query, tag: str) -> Clause:
    return tuple(dict.fromkeys((_terms(name, query, tag), _terms(body_of(name), query, tag))))


def _number_part(number: str) -> str:
    found = _WORD.match(number)
    return found[0] if found else ""


def decided_by_index(query: Query) -> bool:
    """Whether the tokens alone tell: no phrase, no word with marks in it, no notation, no issuer's name."""
    plain = all(_WORD.fullmatch(word.removesuffix("*")) and len(word) <= _LONGEST for word in query.words)
    return plain and not query.issuers and all(number.isalnum() for number in query.numbers)
