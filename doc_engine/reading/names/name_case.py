"""Names set in capitals, in the case they are written in (viết hoa tên cơ quan, Phụ lục II Nghị định 30/2020/NĐ-CP).

The words of kind, function and field come from tables; what no table knows is held for a proper name. Where the body
of the same document writes the name, it decides what the tables leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.names import name_words
from doc_engine.reading.names.bodies import NO_LEVELS
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.districts import DISTRICTS
from doc_engine.reading.words.vocabulary import (
    DEPARTMENTS,
    LEVELS,
    MINISTRIES,
    PROVINCE_BY_BARE,
    PROVINCES,
    WHOLE_BODIES,
)
from doc_engine.text import fold_tones, from_roman, upper_first

KNOWN = {
    bare_of(name): name
    for name in (
        *WHOLE_BODIES,
        *MINISTRIES.values(),
        *DEPARTMENTS.values(),
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
    )
}
_DISTRICTS = {fold_tones(name): name for name in DISTRICTS}
# A level before a name; "XÃ HỘI" and "HUYỆN ĐOÀN" have none.
LEVEL_BEFORE_NAME = late(
    rf"(?<!\w)(?:{alternatives(LEVELS)})(?=\s+(?!hoi(?!\w)|uy(?!\w))\S)(?<!huyen(?=\sdoan\s))(?<!quan(?=\sdoan\s))(?<!tinh(?=\sdoan\s))"
)
_LEVEL = late(rf"({alternatives(LEVELS)})\s+(.+)$")


class _Phrase(NamedTuple):
    """Words of a table as they are written, and what they are, one of `_SORTS`."""

    words: tuple[str, ...]
    sort: str


class _Token(NamedTuple):
    """One word of the result; `fixed` where no spelling in the text may change its case."""

    shown: str
    fixed: bool


_SORTS = (
    ("name", name_words.PROPER),
    ("name", PROVINCES),
    ("board", name_words.BOARDS),
    ("head", name_words.HEADS),
    ("school", name_words.SCHOOLS),
    ("kind", name_words.KINDS),
    ("kind end", name_words.KIND_ENDS),
    ("small", name_words.SMALL),
    ("field", name_words.FIELDS),
    ("word", name_words.WORDS),
    ("name", DISTRICTS),
)
_PARTS = late(r"[^\s,]+|,")


def _table(*, accents: bool) -> dict[tuple[str, ...], _Phrase]:
    made: dict[tuple[str, ...], _Phrase] = {}
    for sort, phrases in _SORTS:
        for phrase in phrases:
            words = tuple(_PARTS.findall(phrase))
            made.setdefault(tuple(_key(word, accents) for word in words), _Phrase(words, sort))
    return made


def _key(word: str, accents: bool) -> str:
    return fold_tones(word) if accents else bare_of(word)


_ACCENTED, _PLAIN = _table(accents=True), _table(accents=False)
_MOST = max(len(key) for key in _ACCENTED)


def in_case(source: Source, name: str) -> str:
    """A name set in capitals, in the case that the tables and the text itself give it."""
    name = " ".join(name.split())
    bare = bare_of(name)
    if bare in KNOWN:
        return KNOWN[bare]
    level = _level_in(name, bare)
    if level is None:
        return _written(source, name)
    place = name[len(bare[: level.start(2)]) :].strip()
    head = name[: level.start()].strip()
    shown = name[level.start(1) : level.end(1)].lower()
    shown = "Thành phố" if place.upper() == "HỒ CHÍ MINH" else shown
    return f"{in_case(source, head)} {shown} {_place_case(source, place)}"


def _level_in(name: str, bare: str) -> re.Match[str] | None:
    """The territory's level inside a name; "BAN QUẢN LÝ" and "HẢI QUAN" have no district."""
    accented = name.casefold() != bare
    for level in LEVEL_BEFORE_NAME.finditer(bare):
        word = name[level.start() : level.end()].casefold()
        if level.start() > 0 and not (accented and word in NO_LEVELS):
            return _LEVEL.match(bare, level.start())
    return None


_NEXT_LEVEL = late(rf"\s*[,-]?\s*(?<!\w)({'|'.join(LEVELS)})\s+(?=\w)", re.IGNORECASE)


def _place_case(source: Source, place: str) -> str:
    """The name behind a level: "TÂN AN, HUYỆN HẠ LANG" may go on with the next one."""
    if place[:1].isdigit() or place[:1] in "'":
        return place
    known = PROVINCE_BY_BARE.get(bare_of(place)) or _DISTRICTS.get(fold_tones(place))
    if known or (known := from_text(source, place)):
        return known
    if (deeper := _NEXT_LEVEL.search(place, 1)) and deeper[1].lower() not in NO_LEVELS:
        above = f"{deeper[0].lower()}{_place_case(source, place[deeper.end() :])}"
        return f"{_place_case(source, place[: deeper.start()])}{above}"
    return " ".join(_titled(word) for word in place.split())


_TITLES_ALL = late(r"\s(?:Và|Của|Các)\s")


def from_text(source: Source, name: str) -> str | None:
    """The most frequent spelling of the same words elsewhere in the text that is not in capitals."""
    bare = bare_of(name)
    pattern = r"\s+".join(re.escape(word) for word in bare.split())
    seen: dict[str, int] = {}
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", source.bare):
        shown = source.words(*match.span())
        later = shown.partition(" ")[2]
        if (
            not shown.isupper()
            and (shown[:1].isupper() or later != later.lower())
            and _same_words(shown, name)
        ):
            shown = upper_first(shown)
            seen[shown] = seen.get(shown, 0) + 1 - 2 * bool(_TITLES_ALL.search(shown))
    return max(seen, key=lambda shown: (seen[shown], shown)) if seen else None


_SURE = 3  # words: of so many, a scan's spelling and that of the text are one name though an accent differs


def _same_words(shown: str, name: str) -> bool:
    """Whether two spellings differ in no accent; what lost all of its own, or is long, is taken as it comes."""
    return (
        fold_tones(shown) == fold_tones(name)
        or name.casefold() == bare_of(name)
        or name.count(" ") >= _SURE - 1
    )


def _written(source: Source, name: str) -> str:
    """The name from the tables, corrected by the spelling of the same name in the text where that may decide."""
    made = list(_tokens(source, _PARTS.findall(name)))
    words = _said(source, name)
    if words:
        made, before = made[-len(words) :], made[: -len(words)]
        pairs = zip(made, words, strict=True)
        shown = [token.shown for token in before]
        shown += [_in_case_of(token.shown, word) if token.fixed else word for token, word in pairs]
    else:
        shown = [token.shown for token in made]
    return " ".join(shown).replace(" ,", ",")


_NO_NAME = 80  # words: what a broken page runs together is not looked for in the text, place by place


def _said(source: Source, name: str) -> list[str]:
    """The words of the name, or of the body at its end ("Đảng ủy Trường …"), as the text spells them; none if it does not."""
    words = _PARTS.findall(name)
    if len(words) > _NO_NAME:
        return []
    keys = [fold_tones(word) for word in words]
    for place in range(len(words) - 1):
        phrase = _longest(keys, place, _ACCENTED) if place else None
        if place and (phrase is None or phrase.sort != "head"):
            continue
        said = from_text(source, " ".join(words[place:]).replace(" ,", ","))
        found = _PARTS.findall(said) if said else []
        if len(found) == len(words) - place:
            return found
    return []


def _in_case_of(shown: str, letters: str) -> str:
    """The letters of the text, which may have an accent that a scan of the header lost."""
    if shown.islower():
        return letters.lower()
    return upper_first(letters.lower()) if shown[1:].islower() else shown


def _longest(keys: list[str], place: int, table: dict[tuple[str, ...], _Phrase]) -> _Phrase | None:
    for length in range(min(_MOST, len(keys) - place), 0, -1):
        if found := table.get(tuple(keys[place : place + length])):
            return found
    return None


def _misread(words: list[str], place: int) -> _Phrase | None:
    """ "BAN CHÍ ĐẠO": words of a table in which a scan put another accent, two of them at least."""
    found = _longest([bare_of(word) for word in words[place : place + _MOST]], 0, _PLAIN)
    return found if found and len(found.words) > 1 and found.sort not in ("name", "small") else None


_JOINS = ("-", "–", ",")


def _tokens(source: Source, words: list[str]) -> Iterator[_Token]:
    """The words one phrase after the other: a capital where the name, a field or a proper name begins."""
    accents = any(word.casefold() != bare_of(word) for word in words)
    keys = [_key(word, accents) for word in words]
    table = _ACCENTED if accents else _PLAIN
    begins, named, board, university = True, False, False, False
    place = 0
    while place < len(words):
        if words[place] in _JOINS or keys[place] == _key("và", accents):
            yield _Token(words[place].lower(), fixed=True)
            begins = not board and (words[place] != "," or _key("và", accents) in keys[place:])
            named, place = False, place + 1
            continue
        if words[place] in _LETTERS:
            yield _Token(words[place], fixed=True)
            named, place = named or words[place] in _SCHOOL_LETTERS, place + 1
            continue
        phrase = _longest(keys, place, table) or _misread(words, place)
        if phrase is None or (named and _is_no_name(phrase, keys[place - 1])):
            taken = 1 if phrase or named or board else _common(source, words, place)
            yield from _unknown(words[place : place + taken], begins, proper=taken < 2 and not board)
            begins, place = begins and taken < 2 and university, place + taken
            continue
        typed = words[place : place + len(phrase.words)]
        first = place == 0 and len(typed) > 1 and phrase.sort in ("head", "board")
        misread = first and fold_tones(" ".join(typed)) != fold_tones(" ".join(phrase.words))
        yield from _known(phrase, list(phrase.words) if misread else typed, begins)
        own_body = phrase.sort == "head" and typed[0].lower() in _OWN_BODIES
        board = (board and not own_body) or (first and phrase.sort == "board")
        university = university or (place < 3 and phrase.words[0].lower() in _UNIVERSITIES)
        named = phrase.sort == "school" or (named and phrase.sort in ("name", "small"))
        begins = not board and (
            phrase.sort in ("head", "kind", "kind end")
            or (university and begins and phrase.sort in ("word", "field"))
        )
        place += len(phrase.words)


# In the name behind a school's kind these are words like others: "Trường Trung học phổ thông Kim Liên".
_BEFORE_NAMES = frozenset(map(fold_tones, ("thông", "học", "sở", "non", "giáo", "trú", "THPT", "THCS", "TH")))
_LEVEL_WORDS = frozenset((*LEVELS, "số", "khu vực", "cơ sở"))


def _is_no_name(phrase: _Phrase, before: str) -> bool:
    small = phrase.sort == "small" and " ".join(phrase.words) not in _LEVEL_WORDS
    return (small and before not in _BEFORE_NAMES) or phrase.sort in ("word", "field", "kind", "head")


# Bodies that a board leads: "Hội đồng Quản lý Quỹ Bảo vệ …", "Hội đồng Tư vấn Trường …".
_OWN_BODIES = frozenset(("quỹ", "trường", "học", "bệnh", "trung", "công"))
# In their names every field has a capital: "Trường Đại học Sư phạm Kỹ thuật".
_UNIVERSITIES = frozenset(("đại", "cao", "học"))


_STAY_SMALL = ("small", "kind end")


def _known(phrase: _Phrase, typed: list[str], begins: bool) -> Iterator[_Token]:
    """The words of a table in its case, or the first with a capital where a field begins; the letters stay as typed."""
    if phrase.sort in ("name", "head", "board") or (phrase.sort == "field" and begins):
        pairs = zip(phrase.words, typed, strict=True)
        yield from (_Token(_like(shown, word), fixed=True) for shown, word in pairs)
        return
    large = begins and phrase.sort not in _STAY_SMALL
    first = upper_first(typed[0].lower()) if large else typed[0].lower()
    yield _Token(first, fixed=large or phrase.sort in (*_STAY_SMALL, "kind", "school"))
    for place in range(
        1, len(typed)
    ):  # "Công nghệ Thông tin": the text may begin the second field with a capital
        own = tuple(fold_tones(word) for word in phrase.words[place : place + 2])
        field = len(own) == 2 and own in _ACCENTED
        yield _Token(typed[place].lower(), fixed=not (field and phrase.sort == "word"))


def _like(shown: str, typed: str) -> str:
    if bare_of(shown) == bare_of(typed) and typed.casefold() == bare_of(typed):
        return shown  # the accents were lost on the way
    return upper_first(typed.lower()) if shown[:1].isupper() else typed.lower()


def _unknown(words: list[str], begins: bool, *, proper: bool) -> Iterator[_Token]:
    for index, word in enumerate(words):
        code = any(map(str.isdigit, word))  # "88/QĐ-TTT", "COVID-19"
        large = proper or code or (begins and index == 0)
        yield _Token(_titled(word) if large else word.lower(), fixed=False)


def _common(source: Source, words: list[str], place: int) -> int:
    """2 where the next two words stand small in the text, which writes no proper name so; else 1."""
    pair = [re.escape(word.lower()) for word in words[place : place + 2]]
    if len(pair) < 2 or not all(word.isalpha() for word in words[place : place + 2]):
        return 1
    return 2 if re.search(rf"(?<!\w){pair[0]}\s{{1,3}}{pair[1]}(?!\w)", source.view) else 1


# Groups of letters that names keep in capitals, though they could be read.
_LETTERS = frozenset(
    [
        "THCS",
        "THPT",
        "TH",
        "PTDTNT",
        "PTDTBT",
        "GDTX",
        "GDNN",
        "TNHH",
        "MTV",
        "TNCS",
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "CTCP",
        "VNPT",
        "EVN",
        "PVN",
        "BHXH",
        "BHYT",
        "CDC",
        "TAND",
        "VKSND",
        "VP",
        "PTNT",
        "BQL",
        "BCH",
        "BOT",
        "BT",
        "FLC",
        "VTV",
        "HTV",
        "VOV",
        "HUD",
        "IDICO",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
        "XVIII",
        "XIX",
        "XX",
    ]
)
_SCHOOL_LETTERS = frozenset(("TH", "THCS", "THPT", "PTDTNT", "PTDTBT"))
_VOWEL = late(r"[aeiouy]")


def _titled(word: str) -> str:
    """A word of a proper name; letters that stand for words stay capitals."""
    if from_roman(word) and len(word) > 1:
        return word
    if word in _LETTERS or "&" in word or not _VOWEL.search(bare_of(word)) or any(c.isdigit() for c in word):
        return word
    if "-" in word:
        return "-".join(_titled(part) for part in word.split("-"))
    return word[:1].upper() + word[1:].lower() if "'" not in word and "’" not in word else word.title()
