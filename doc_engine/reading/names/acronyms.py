"""Bodies called by letters (tên viết tắt): "Giám đốc ĐHQG-HCM" as the paper's own words or its header explain them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.names.bodies import HEAD, read_body
from doc_engine.reading.names.naming import Locale, spelled_out
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FIXED_ORGANS, MINISTRIES

_CALLED = late(r"(?:(?P<office>\S.{0,40}?)\s)?(?P<letters>[A-ZĐ]{3,9}(?:[&-][A-ZĐ]{1,9}){0,3})$")
_LEVELS = late(r"(?<!\w)(?:thành phố|tỉnh|huyện|quận|xã|phường|và|-)\s", re.IGNORECASE)
_WORD_STARTS = late(r"(?<!\w)\w")
_LONGEST = 140  # characters of a name before its letters
_OFFICES = late(
    r"(?:pho )?(?:(?:tong )?giam doc|hieu truong|vien truong|(?:tong |chi )?cuc truong|truong (?:ban|phong|khoa)|chanh (?:an|van phong)|thu truong|"
    r"bo truong|chu tich|chi huy truong|bi thu|tu lenh|chu nhiem)"
)


def is_bare_office(name: str) -> bool:
    """Whether a name is an office without its body: "Giám đốc"."""
    return _OFFICES.fullmatch(bare_of(name)) is not None


def called_by_letters(name: str) -> bool:
    """Whether a name ends with letters behind an office: "Hiệu trưởng ĐHCT"."""
    match = _CALLED.fullmatch(name)
    return bool(match and match["office"] and is_bare_office(match["office"]))


def in_full(source: Source, name: str, locale: Locale) -> str | None:
    """The office with its body in full; None where neither a table, nor the paper, nor its header knows the letters."""
    match = _CALLED.fullmatch(name)
    if match is None:
        return name
    letters = match["letters"]
    plain = letters.replace("&", "")
    body = next((table[plain] for table in (FIXED_ORGANS, MINISTRIES, DEPARTMENTS) if plain in table), None)
    body = body or _defined(source, letters) or _own(letters, locale)
    return f"{match['office']} {body}" if body else None


def _only_letters(words: str) -> str:
    return "".join(char for char in words.upper() if char.isalpha())


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in _LEVELS.sub("", f"{name} ").split() if word[0].isalpha())


def _all_initials(name: str) -> tuple[str, str]:
    """The first letters of a name; a school leaves out its first word."""
    return _initials(name), _initials(re.sub("^[Tt]rường ", "", name))


def _own(letters: str, locale: Locale) -> str | None:
    """The body of the header, or the one above it, whose first letters these are."""
    wanted = _only_letters(letters)
    for body in (locale.parent, locale.issuer):
        if body and wanted in _all_initials(body):
            return body
    return None


def _defined(source: Source, letters: str) -> str | None:
    """The body before "(ĐHQG-HCM)" or "(sau đây gọi tắt là ĐHQG-HCM)"."""
    said = re.compile(rf"\((?:[^()\d]{{0,40}}\s)?[“\"]?{re.escape(letters)}[”\"]?\)")
    for match in said.finditer(source.view):
        before = source.view[max(0, match.start() - _LONGEST) : match.start()]
        stop = match.start() - len(before) + len(before.rstrip())
        told = "tắt là" in match[0]  # "gọi tắt là XMST": the letters need not be the first ones
        names = [
            source.words(start, stop)
            for start in _starts(source, max(0, stop - _LONGEST), stop)
            if (told or _fits(letters, source.words(start, stop))) and read_body(source, start, stop) == stop
        ]
        whole = (n for n in names if _only_letters(letters) in _all_initials(n))
        if names:
            return spelled_out(next(whole, names[0 if told else -1]))
    return None


def _starts(source: Source, first: int, stop: int) -> Iterator[int]:
    return (
        word.start()
        for word in _WORD_STARTS.finditer(source.view, first, stop)
        if HEAD.match(source.flat, word.start(), stop)
    )


def _fits(letters: str, name: str) -> bool:
    """Whether the letters are, in this order, first letters of the name's words, beginning with the first."""
    wanted = _only_letters(letters)
    name = re.sub("^[Tt]rường ", "", name) if wanted[:1] != "T" else name
    rest = iter(word[0].upper() for word in name.split())
    return wanted[:1] == name[:1].upper() and all(letter in rest for letter in wanted)
