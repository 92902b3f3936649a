"""The clerk's search words (câu tìm): words, "phrases" and fields such as `loai:KH coquan:"Sở Tư pháp" nam:2024`.

Comparing is blind to accents, đ and case. A word matches from the start of a word: `hoa` finds “hòa giải”
and “hoạt động”, not “khoa học”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from doc_engine.errors import BadInput, Problem
from doc_engine.terms import DocumentType, type_label_of_symbol
from doc_engine.text import admit, fold, nfc

T = TypeVar("T")

FIELDS = {
    "loai": "loại văn bản (KH, Kế hoạch, ke_hoach)",
    "coquan": "cơ quan ban hành",
    "nam": "năm ban hành",
    "so": "số hoặc số, ký hiệu",
}
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

    def matches(self, search_text: str) -> bool:
        """Whether every word begins a word of the folded `search_text`."""
        return all(_begins_a_word(word, search_text) for word in self.words)


@dataclass(slots=True)
class _Parts:
    words: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def query(self) -> Query:
        """What was taken so far, each thing once."""
        return Query(
            _once(self.words), _once(self.types), _once(self.issuers), _once(self.years), _once(self.numbers)
        )


def _once(values: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def parse_query(text: str) -> Query:
    """The query that `text` says; raises `BadInput` with every field it cannot understand."""
    text = admit(text)
    if len(text) > _MAX_LENGTH:
        raise BadInput.because(f"câu tìm dài quá {_MAX_LENGTH} ký tự.")
    parts = _Parts()
    for match in _TOKEN.finditer(text):
        _take(match, parts)
    if parts.problems:
        raise BadInput(*parts.problems)
    query = parts.query()
    if query == Query():
        raise BadInput.because(
            "chưa có từ nào để tìm.", 'Ví dụ: hòa giải loai:KH coquan:"Sở Tư pháp" nam:2024'
        )
    return query


def _take(match: re.Match[str], parts: _Parts) -> None:
    if match["rest"]:
        parts.problems.append(Problem(f"dấu ngoặc kép ở “{match['rest']}” chưa khép.", "Hãy thêm dấu đóng."))
        return
    value = next((v for v in (match["quoted"], match["curly"], match["bare"]) if v is not None), "")
    name = fold(match["field"] or "").replace("_", "")
    if not name:
        if fold(value):
            parts.words.append(fold(value))
    elif name not in FIELDS:
        known = "; ".join(f"{key}: {meaning}" for key, meaning in FIELDS.items())
        parts.problems.append(
            Problem(f"không có mục tìm “{match['field']}:”.", f"Các mục tìm được: {known}.")
        )
    else:
        _TAKERS[name](value, parts)


def _take_type(value: str, parts: _Parts) -> None:
    found = DocumentType.find(value)
    label = found.label if found else _label_of_abbreviation(value)
    if label:
        parts.types.append(label)
    else:
        parts.problems.append(Problem(f"không có loại văn bản “{value}”.", "Ví dụ: loai:KH, loai:cong_van."))


def _label_of_abbreviation(value: str) -> str | None:
    wanted = fold(value)
    for member in DocumentType:
        if isinstance(member, DocumentType) and member.abbreviation and fold(member.abbreviation) == wanted:
            return member.label
    return "Công văn" if wanted == "cv" else type_label_of_symbol(nfc(value))


def _take_issuer(value: str, parts: _Parts) -> None:
    parts.issuers.append(fold(value))


def _take_year(value: str, parts: _Parts) -> None:
    if re.fullmatch(r"[0-9]{4}", value):
        parts.years.append(int(value))
    else:
        parts.problems.append(Problem(f"“{value}” không phải là năm.", "Hãy viết bốn chữ số: nam:2024."))


def _take_number(value: str, parts: _Parts) -> None:
    parts.numbers.append(fold(value).lstrip("0"))


_TAKERS = {"loai": _take_type, "coquan": _take_issuer, "nam": _take_year, "so": _take_number}


def _begins_a_word(word: str, text: str) -> bool:
    start = text.find(word)
    while start >= 0:
        if start == 0 or not (word[0].isalnum() and text[start - 1].isalnum()):
            return True
        start = text.find(word, start + 1)
    return False
