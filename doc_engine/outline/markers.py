"""Recognising the mark in front of a paragraph (dấu hiệu bố cục): Phần, Chương, Điều, I., 1., 1.1., a), -, +.

What only looks like one stays plain text: "1.200.000 đồng", "10/3/2023", "A. …", "100% …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.blocks import Level
from doc_engine.text import LIST_LETTERS, from_roman

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_GROUPS = {"phần": Level.PHAN, "chương": Level.CHUONG, "mục": Level.MUC, "tiểu mục": Level.TIEU_MUC}
_GROUP = re.compile(
    r"^(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+"
    r"(?P<number>[IVXLC]+|\d{1,3}|(?:thứ|THỨ)\s+\w+)(?P<mark>\s*[.:]|\s+[-–—](?=\s|$))?(?:\s+(?P<title>.+))?$"
)
_DIEU = re.compile(r"^(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3})(?P<suffix>[a-zđ]?)\s*[.:]\s*")
_ROMAN = re.compile(r"^(?P<number>[IVXLC]+)\.(?:\s+|(?=[^\W\d_]))(?=\S)(?![A-ZĐ]\.)")
_ARABIC = re.compile(r"^(?P<number>\d{1,3})\.(?:\s+|$|(?=[^\W\d_]))")
_DECIMAL = re.compile(
    r"^(?P<number>[1-9]\d?(?:\.[1-9]\d?){1,3})(?P<dot>\.)?(?:\s+|(?<=\.)(?=[^\W\d_]))(?=\S)"
)
_LETTER = re.compile(r"^(?P<letter>[a-zăâđêôơư])\s?\)\s*")
_DOTTED_LETTER = re.compile(r"^(?P<letter>[a-zđ])\.\s+(?=\S)")
_DASH = re.compile(r"^(?P<bullet>[-–—•·▪●■◦*])(?:\s+(?=\S)|(?<!\*)(?=[^\W\d_]|[“\"\[(]))")
_PLUS = re.compile(r"^(?P<bullet>\+)(?:\s+(?=\S)|(?=[^\W\d_]|[“\"\[(]))")
_CAPITAL = re.compile(r"^(?P<letter>[A-ZĐ])\.\s")
_TITLE_LENGTH = 250


@dataclass(frozen=True, slots=True)
class Marker:
    """A recognised mark: its level, as typed, how many characters it takes, its number (by level).

    `value` is the number's parts: (2,) for "II.", (1, 3) for "1.3.", a list letter's place from 1;
    empty for a bullet. `odd` names what is unusual: "dash" ("- a)"), "dot" ("a."), "suffix" (Điều 5a).
    """

    level: Level
    typed: str
    length: int
    value: tuple[int, ...] = ()
    odd: str = ""


class Reader:
    """Recognises marks in order: some depend on what came before ("C." after "B." is no numeral)."""

    def __init__(self) -> None:
        self._roman: int | None = None
        self._capital = ""
        self._arabic: tuple[int, ...] = ()
        self._letter = 0

    def read(self, text: str) -> Marker | None:
        """The mark of the next paragraph, or None when it is plain."""
        marker = group_marker(text) or self._roman_marker(text) or self._numbered(text) or _bulleted(text)
        self._remember(marker, text)
        return marker

    def pass_over(self, text: str) -> None:
        """Take note of a paragraph that is plain whatever it looks like."""
        self._remember(None, text)

    def _remember(self, marker: Marker | None, text: str) -> None:
        capital = _CAPITAL.match(text)
        if marker is None and capital:
            self._capital, self._roman, self._arabic, self._letter = capital["letter"], None, (), 0
        elif marker is None:
            return
        elif marker.level is Level.LETTER:
            self._letter = marker.value[0] if marker.value else self._letter
        elif marker.level in {Level.ARABIC, Level.DECIMAL}:
            self._arabic, self._letter = marker.value, 0
        elif marker.level not in {Level.DASH, Level.PLUS}:
            self._roman = marker.value[0] if marker.level is Level.ROMAN else None
            self._arabic, self._letter = (), 0

    def _roman_marker(self, text: str) -> Marker | None:
        match = _ROMAN.match(text)
        value = from_roman(match["number"]) if match else None
        if match is None or value is None or not self._is_roman(match["number"], value, text[match.end() :]):
            return None
        return Marker(Level.ROMAN, match[0].strip(), match.end(), (value,))

    def _is_roman(self, number: str, value: int, rest: str) -> bool:
        if len(number) > 1 or (self._roman or 0) + 1 == value:
            return not (number == "I" and self._capital == "H" and self._roman is None)
        if number in "LC":
            return False
        return number in "IVX" and (rest.upper() == rest or (self._roman is not None and not self._capital))

    def _numbered(self, text: str) -> Marker | None:
        return (
            _dieu(text) or self._decimal(text) or _arabic(text) or _letter(text) or self._dotted_letter(text)
        )

    def _decimal(self, text: str) -> Marker | None:
        match = _DECIMAL.match(text)
        if not match:
            return None
        value = tuple(int(part) for part in match["number"].split("."))
        # "1.5 triệu đồng" is a sentence; "1.5 Tổ chức" after 1.4 is a mark without its last dot.
        if match["dot"] or (text[match.end() :][:1].isupper() and self._follows(value)):
            return Marker(Level.DECIMAL, match[0].strip(), match.end(), value)
        return None

    def _follows(self, value: tuple[int, ...]) -> bool:
        before = self._arabic
        opens = value[:-1] == before and value[-1] == 1
        return opens or (
            value[:-1] == before[: len(value) - 1] and value[-1] == (*before, 0)[len(value) - 1] + 1
        )

    def _dotted_letter(self, text: str) -> Marker | None:
        match = _DOTTED_LETTER.match(text)
        place = letter_place(match["letter"]) if match else 0
        if match is None or place == 0 or place != self._letter + 1:
            return None
        return Marker(Level.LETTER, match[0].strip(), match.end(), (place,), "dot")


def letter_place(letter: str) -> int:
    """The place of a list letter from 1, or 0 when the letter is not used for điểm."""
    return LIST_LETTERS.index(letter) + 1 if letter in LIST_LETTERS else 0


def group_marker(text: str) -> Marker | None:
    """The mark of Phần, Chương, Mục, Tiểu mục with at most its title behind it."""
    match = _GROUP.match(text)
    if not match or not _may_be_title(match["title"] or "", bool(match["mark"])):
        return None
    value = _group_number(match["number"])
    end = match.start("title") if match["title"] else match.end()
    level = _GROUPS[match["word"].lower()]
    return Marker(level, text[:end].strip(), end, (value,)) if value else None


def _may_be_title(title: str, marked: bool) -> bool:
    if not title or (title.upper() == title and any(char.isalpha() for char in title)):
        return True
    return marked and len(title) <= _TITLE_LENGTH and title[-1] not in ".;:,"


def _group_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    word = text.lower().split()[-1]
    return from_roman(text) or (_ORDINALS.index(word) + 1 if word in _ORDINALS else None)


def _dieu(text: str) -> Marker | None:
    match = _DIEU.match(text)
    if not match:
        return None
    odd = "suffix" if match["suffix"] else ""
    return Marker(Level.DIEU, match[0].strip(), match.end(), (int(match["number"]),), odd)


def _arabic(text: str) -> Marker | None:
    match = _ARABIC.match(text)
    return match and Marker(Level.ARABIC, match[0].strip(), match.end(), (int(match["number"]),))


def _letter(text: str) -> Marker | None:
    match = _LETTER.match(text)
    if not match:
        return None
    place = letter_place(match["letter"])
    return Marker(Level.LETTER, match[0].strip(), match.end(), (place,) if place else ())


def _bulleted(text: str) -> Marker | None:
    plus = _PLUS.match(text)
    if plus:
        return Marker(Level.PLUS, "+", plus.end())
    dash = _DASH.match(text)
    if not dash:
        return None
    inner = _letter(text[dash.end() :]) or _arabic(text[dash.end() :])
    if inner is None:
        return Marker(Level.DASH, dash["bullet"], dash.end())
    length = dash.end() + inner.length
    return Marker(inner.level, text[:length].strip(), length, inner.value, "dash")


def is_capital_section(text: str) -> bool:
    """Whether the line is headed "A.", "B." …: no level of the decree, but numbers restart under it."""
    return bool(_CAPITAL.match(text))


def looks_marked(text: str) -> bool:
    """Whether the line could be read as marked in some place; such a line is plain only behind a backslash."""
    if group_marker(text) or _dieu(text) or _arabic(text) or _letter(text) or _bulleted(text):
        return True
    return any(pattern.match(text) for pattern in (_ROMAN, _DECIMAL, _DOTTED_LETTER))
