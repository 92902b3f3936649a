"""Symbols that a line break cut at a hyphen or a stroke (ký hiệu bị ngắt dòng): "12/QĐ-⏎UBND", "57⏎-NQ/TW"."""

from __future__ import annotations

from doc_engine.patterns import late

_NUMBER_AT_END = late(r"\ssố \d{1,4}-$")
# "Quyết định số 12/QĐ-⏎UBND", "12/QĐ⏎-UBND", "104-CTr/⏎TU": a line that ends inside a symbol.
_TYPE_AT_END = late(r"\d[a-z]?/(?:(?:19|20)\d\d/)?[A-ZĐ][A-Za-zĐ&]{0,9}$")
_OPEN_SYMBOL = late(r"\d[a-z]?/(?:(?:19|20)\d\d/)?[A-ZĐ][A-Za-zĐ&]{0,9}-$")
_NEXT_GROUP = late(r"-[A-ZĐ]{2}")
_SYMBOL = late(r"-[A-ZĐ][A-Za-zĐ]{0,5}/")
_CUT_SYMBOL = late(
    r"(?<=\d) (?=-[A-ZĐ][A-Za-zĐ]{0,5}/)|(?<=\d-) (?=[A-ZĐ][A-Za-zĐ]{0,5}/)|(?<=\d/) (?=(?:(?:19|20)\d\d/)?[A-ZĐ]{2,6}-[A-ZĐ])"
)  # "57⏎-NQ/TW", "12/⏎2025/NĐ-CP"
_CUT_GROUP = late(
    r"(\d[a-z]?/(?:(?:19|20)\d\d/)?[A-ZĐ][A-Za-zĐ&]{0,9})(?:- (?=[A-ZĐ]{2})| -(?=[A-ZĐ]{2}))"
)  # "12/QĐ-⏎UBND"


def is_open(line: str) -> bool:
    """Whether a line ends with the hyphen inside a symbol."""
    return bool(_NUMBER_AT_END.search(line) or _OPEN_SYMBOL.search(line))


def goes_on(above: str, line: str) -> bool:
    """Whether a line begins with the hyphen of the symbol that the line above ends in."""
    return bool(
        (_SYMBOL.match(line) and above[-1].isdigit())
        or (_NEXT_GROUP.match(line) and _TYPE_AT_END.search(above))
    )


def joined(text: str) -> str:
    """The text, its lines set behind each other, with its symbols whole again."""
    return _CUT_GROUP.sub(r"\1-", _CUT_SYMBOL.sub("", text))
