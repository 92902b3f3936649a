"""The clerk's search words (câu tìm): words, "phrases" and fields such as `loai:KH coquan:"Sở Tư pháp" nam:2024`.

Comparing is blind to accents, đ and case. A word is a whole word: `hoa` finds “hòa giải”, not “khoa học”;
`hoa*` finds “hoạt động” too. A notation may stop early: `146/KH` finds 146/KH-UBND.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit, fold
from registry.model import Direction
from registry.query_fields import FIELDS, TAKERS, Parts

_MAX_LENGTH = 1000
_TOKEN = re.compile(
    r"(?:(?P<field>[^\W\d]+):)?(?:\"(?P<quoted>[^\"]*)\"|“(?P<curly>[^”]*)”|(?P<bare>[^\s\"“”]+))|(?P<rest>\S+)"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What must all hold of a document that is found: folded words and phrases, and fields."""

    words: tuple[str, ...] = ()
    types: tuple[str, ...] = ()  # labels as printed; any of them
    issuers: tuple[str, ...] = ()  # folded names; all of them
    years: tuple[int, ...] = ()  # any of them
    numbers: tuple[str, ...] = ()  # folded numbers or notations; any of them
    arrivals: tuple[int, ...] = ()  # số đến; any of them
    subjects: tuple[str, ...] = ()  # folded words of the subject; all of them
    signers: tuple[str, ...] = ()  # folded names; all of them
    recipients: tuple[str, ...] = ()  # folded names; all of them
    directions: tuple[Direction, ...] = ()  # any of them
    from_on: PartialDate | None = None
    to_on: PartialDate | None = None
    begins: bool = False  # every word may go on, as with a star

    def matches(self, search_text: str) -> bool:
        """Whether every word or phrase begins at a word of the folded `search_text`."""
        return all(_begins_a_word(word.removesuffix("*") or "*", search_text) for word in self.words)


def parse_query(text: str) -> Query:
    """The query that `text` says; raises `BadInput` with every field it cannot understand."""
    text = admit(text)
    if len(text) > _MAX_LENGTH:
        raise BadInput.because(f"câu tìm dài quá {_MAX_LENGTH} ký tự.")
    parts = Parts()
    for match in _TOKEN.finditer(text):
        _take(match, parts)
    if parts.problems:
        raise BadInput(*parts.problems)
    query = _query_of(parts)
    if query == Query():
        raise BadInput.because(
            "chưa có từ nào để tìm.", 'Ví dụ: hòa giải loai:KH coquan:"Sở Tư pháp" nam:2024'
        )
    return query


def _query_of(parts: Parts) -> Query:
    """What was taken, each thing once."""
    return Query(
        **{part.name: _once(getattr(parts, part.name)) for part in fields(Query) if part.name != "begins"}
    )


def _once(value: Any) -> Any:
    return tuple(dict.fromkeys(value)) if isinstance(value, list) else value


def _take(match: re.Match[str], parts: Parts) -> None:
    if match["rest"]:
        parts.problems.append(Problem(f"dấu ngoặc kép ở “{match['rest']}” chưa khép.", "Hãy thêm dấu đóng."))
        return
    value = next((v for v in (match["quoted"], match["curly"], match["bare"]) if v is not None), "")
    name = fold(match["field"] or "").replace("_", "")
    if not name:
        word = fold(value)
        if word.removesuffix(":") in FIELDS and word.endswith(":"):
            parts.problems.append(
                Problem(f"sau “{value}” chưa có gì để tìm.", f"Hãy viết liền, ví dụ {value}2024.")
            )
        elif word:
            parts.words.append(word)
    elif name not in FIELDS:
        known = "; ".join(f"{key}: {meaning}" for key, meaning in FIELDS.items())
        parts.problems.append(
            Problem(f"không có mục tìm “{match['field']}:”.", f"Các mục tìm được: {known}.")
        )
    else:
        TAKERS[name](value, parts)


def _begins_a_word(word: str, text: str) -> bool:
    start = text.find(word)
    while start >= 0:
        if start == 0 or not (word[0].isalnum() and text[start - 1].isalnum()):
            return True
        start = text.find(word, start + 1)
    return False
