"""Place and day of the document itself (địa danh và thời gian ban hành, ô 4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.words import days
from doc_engine.reading.words.vocabulary import PROVINCE_BY_BARE, PROVINCES
from doc_engine.text import UPPER

PLACE_DATE = late(
    r"(?P<place>(?:(?<=\n)[^\n|,/\d:;()]{2,14}\n)?[^\n|,/\d:;()]{2,40}?(?:(?<=phuong )\d{1,2}|(?<=quan )\d{1,2})?)\s{0,3}(?:[,;][:.\s'‘\"]{0,8}|\.\s{0,3}(?=\w))(?:(?:hoi\s|luc\s)?\d{1,2}\s?(?:gio|h)(?:\s?\d{1,2})?(?:\s?phut)?[,\s]{1,4}(?=ngay))?[a-z]?[ga]ay(?P<day>\n{0,2}[^\n,;|]{0,40}?\n{0,2})thang(?P<month>\n{0,2}[^\n,;|]{0,24}?\n{0,2})nami?[:.\s]{0,110}"
    r"(?P<year>(?:19|20)\d\d)?"
)
# "Tây Ninh, ngày 11/4/2022" alone in its cell.
_IN_FIGURES = late(
    r"(?:^|[\n|]|\s{3})[ \t]{0,80}(?P<place>[^\n|,/\d:;()]{2,40}?)\s?,\s{0,3}ngay\s{1,3}(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?"
    r"(?P<year>(?:19|20)\d\d)[ \t.]{0,80}(?=[\n|]|$)"
)
# "Phan Rang ngày 12 tháng 11 năm 2003": the comma is missing; believed of a line that is nothing else.
_WITHOUT_COMMA = late(
    r"(?:^|[\n|])[ \t]{0,80}(?P<place>[^\n|,/\d:;().]{2,30}?(?:\n[^\n|,/\d:;().]{2,14}?)?)\s{1,3}ngay\s{1,4}(?P<day>\d{1,2})\s{1,4}thang\s{1,4}(?P<month>\d{1,2})"
    r"\s{1,4}nam\s{1,4}(?P<year>(?:19|20)\d\d)[ \t.]{0,80}(?=[\n|]|$)"
)
# What each form has in its middle, and how far before it a place may begin: only there is it looked at closely.
_MIDDLES = {
    PLACE_DATE: (
        late(r"[,;.][:.\s'‘\"]{0,8}(?:[hl\d][^,;|\n]{0,28})?[a-z]?[ga]ay(?=[^,;|]{0,48}thang)"),
        64,
    ),
    _IN_FIGURES: (late(r",\s{0,3}ngay\s{1,3}\d"), 150),
    _WITHOUT_COMMA: (
        late(
            r"\s{1,3}ngay\s{1,4}\d{1,2}\s{1,4}thang\s{1,4}\d{1,2}\s{1,4}nam\s{1,4}\d{4}[ \t.]{0,80}(?=[\n|]|$)"
        ),
        150,
    ),
}
_BEHIND = 300
_NUMBERED_WARD = late(r"(?:Phường|Quận)\s\d{1,2}$")
_CAPITALS = late(
    rf"(?:[{UPPER}][^\W\d_]*(?:-[^\W\d_{UPPER}]{{1,8}}){{0,3}}(?:-(?=[{UPPER}])|\s-\s|\s|$)){{1,6}}$"
)
# "Tam⏎Kỳ, ngày …": a name of two words broken in a narrow cell.
_TWO_WORDS = late(rf"[{UPPER}][^\W\d_{UPPER}]{{1,6}} [{UPPER}][^\W\d_{UPPER}]{{1,6}}")
_TIGHT_DASH = late(r"(?<=Bà Rịa)\s?[-–]\s?(?=Vũng Tàu)")
_LEVEL_WORD = late(r"(?:[Tt]hành phố|T[Pp]\.?|T\.P|[Tt]hị xã|[Tt]hị trấn|Đặc khu)\s+")
_PLACE_LEVEL = late(rf"(?:^|(?<=\s))(?:{_LEVEL_WORD.pattern}|T[Pp]\.)$")
_LETTERS = late(r"[BCDGHKLMNPQRSTVX]{2,4}$")  # "TP.HCM": no vowel, no word in capitals
_LONGEST = tuple(sorted(PROVINCES, key=len, reverse=True))
# What a scan sees between the words of a date.
_SPECKS = " \n.:;,'’`-"
_BLANK_DAY = late(r"^[\s.…_/-]*$")


BARRED = late(r"\d\||\|\d")  # "1|", "3|2": a bar that is a 1


class OwnDay(NamedTuple):
    """Place and date line: what can be read of it, whether a scan garbled its handwriting, what OCR is not sure of."""

    place: str | None
    issued_on: str | None
    garbled: bool
    unsure: str | None = None


def read_own_day(source: Source, last: int) -> OwnDay:
    """The first place and day before `last`: "Cao Bằng, ngày 04 tháng 4 năm 2025"; unknown parts are None."""
    with_mark = [_of_form(form, source.bare, last) for form in (PLACE_DATE, _IN_FIGURES)]
    without = (
        match
        for match in _of_form(_WITHOUT_COMMA, source.bare, last)
        if _CAPITALS.fullmatch(source.words(*match.span("place")))
    )
    for match in merge(*with_mark, without, key=lambda match: match.start("day")):
        place = _place(source.view[match.start("place") : match.end("place")])
        behind = source.text[match.end("place") : match.start("day")]
        if _is_symbol(source, match):
            continue
        if place is None or ("." in behind and not behind.islower()):
            continue
        day, month = match["day"].strip(_SPECKS), match["month"].strip(_SPECKS)
        barred = BARRED.search(source.text, match.start("day"), match.end("month"))
        legible = _legible(day, 31) and not barred, _legible(month, 12) and not barred
        unsure = _unsure(source, match, all(legible))
        value = days.iso(
            match["year"] or _year_below(source, match),
            month if legible[1] else None,
            day if legible[0] else None,
        )
        return OwnDay(place, None if unsure else value, not all(legible), unsure)
    return OwnDay(None, None, False)


def _of_form(form: re.Pattern[str], bare: str, last: int) -> Iterator[re.Match[str]]:
    """Every place and day of one form before `last`."""
    end = 0
    middles, before = _MIDDLES[form]
    for middle in middles.finditer(bare, 0, last):
        if middle.start() < end:
            continue
        match = form.search(bare, max(end, middle.start() - before), min(last, middle.start() + _BEHIND))
        if match:
            yield match
            end = match.end()


def _unsure(source: Source, match: re.Match[str], legible: bool) -> str | None:
    """The words of a day that OCR is not sure of: one unsure part leaves no other to be believed."""
    sure = source.legibility.day and all(
        source.is_sure(*match.span(part)) for part in ("day", "month", "year")
    )
    doubtful = not sure or (source.legibility.recognised and not legible)
    return source.words(match.start("day"), match.end()) if doubtful else None


_YEAR_BELOW = late(r"\s{0,4}nam[ \t.]{0,20}\n[^\n]{0,150}?\s{3}(?P<year>(?:19|20)\d\d)[ \t.]{0,20}(?=\n|$)")


def _year_below(source: Source, match: re.Match[str]) -> str | None:
    """The year in the right column of the next line, beside what the left one goes on with."""
    found = _YEAR_BELOW.match(source.bare, match.end("month"))
    return found["year"] if found else None


def _is_symbol(source: Source, match: re.Match[str]) -> bool:
    """Whether the only word before the day belongs to a number: "… số 30/STP-VP, ngày 05 tháng 8 …"."""
    start = match.start("place")
    words = source.view[start : match.end("place")].split()
    return len(words) == 1 and start > 0 and source.view[start - 1] in "/0123456789"


def _legible(part: str, highest: int) -> bool:
    """A number of the calendar or an honest blank; anything else is a scan's reading of handwriting."""
    return bool(_BLANK_DAY.match(part)) or (
        re.fullmatch("[0-9]{1,2}", part) is not None and 1 <= int(part) <= highest
    )


# "Ea   Súp, ngày": a name alone on its line, set to both margins.
_TORN_NAME = late(rf"^([{UPPER}][^\W\d_{UPPER}]{{1,6}})[ ]{{3}}(?=[{UPPER}][^\W\d_{UPPER}]{{1,6}}$)")


def _place(words: str) -> str | None:
    """The place of issue at the end of `words`: a capitalised name, without what a scan set before it."""
    shown = re.split(r"\s{3,}|\|", _TORN_NAME.sub(r"\1 ", words.strip()))[-1].strip()
    if numbered := _NUMBERED_WARD.search(shown):
        return numbered[0]
    above, _, last = shown.rpartition("\n")
    whole = f"{above.strip()} {last.strip()}"
    named = bare_of(_LEVEL_WORD.sub("", whole))
    shown = whole if named in PROVINCE_BY_BARE or _TWO_WORDS.fullmatch(whole) else last
    shown = _TIGHT_DASH.sub(" - ", " ".join(shown.split()) + shown[len(shown.rstrip()) :])
    match = _CAPITALS.search(shown)
    if bare_of(shown.strip()) in PROVINCE_BY_BARE and not (match and match[0].strip() == shown.strip()):
        return PROVINCE_BY_BARE[bare_of(shown.strip())]
    if not match:
        return None
    if torn := _torn_province(shown, match[0].strip()):
        return torn
    name = _without_symbol(match[0].strip())
    inside = _LEVEL_WORD.match(name)
    level = inside or _PLACE_LEVEL.search(shown, 0, match.start())
    name = name[inside.end() :] if inside else name
    said = name.split()
    if said[: len(said) // 2] == said[len(said) // 2 :]:
        name = " ".join(said[: len(said) // 2])  # "… trên địa bàn xã Hoa Lư Hoa Lư, ngày …"
    if bare_of(name) not in PROVINCE_BY_BARE:
        name = next((known for known in _LONGEST if bare_of(name).endswith(f" {bare_of(known)}")), name)
    name = _with_accents(name.title() if name.isupper() and not _LETTERS.match(name) else name)
    if level is None:
        return name
    return f"{' '.join(level[0].split())}{' ' if level[0][-1:].isspace() else ''}{name}"


_AT_END = late(
    r",\s{0,3}ngày\s{1,3}[\d .…_]{0,12}\s{0,3}tháng\s|,\s{0,3}ngày\s{1,3}\d{1,2}\s?[/.-]\s?\d|,\s{0,3}ngày\s*$"
)


def without_place(text: str) -> str:
    """A line without the place and day that end it, of which a flattened header has both columns on one line."""
    found = _AT_END.search(text)
    place = _place(text[: found.start()][-80:]) if found else None
    if found is None or place is None:
        return text
    before = text[: found.start()].rstrip()
    return before[: -len(place)].rstrip() if before.endswith(place) else text


_BY_LETTERS = {bare.replace(" ", ""): (bare, name) for bare, name in PROVINCE_BY_BARE.items()}


def _torn_province(shown: str, found: str) -> str | None:
    """ "Qu ả ng Ngãi": the province whose letters the line is, where blanks inside its words left only "Ngãi"."""
    bare, name = _BY_LETTERS.get(bare_of("".join(shown.split())), ("", ""))
    return name if name and bare != bare_of(found) else None


def _with_accents(name: str) -> str:
    """ "Hã Nội" as the province is written; another way to set the accents ("Thanh Hoá", "Đăk Lăk") stays."""
    known = PROVINCE_BY_BARE.get(bare_of(name), name)
    same = sorted(unicodedata.normalize("NFD", known)) == sorted(unicodedata.normalize("NFD", name))
    return name if same or bare_of(name).startswith("dak ") else known


_SYMBOL_WORD = late("(?:TTr|CTr|QyĐ)-")


def _without_symbol(name: str) -> str:
    """ "Số: 19/GM-UBND Hạc Thành, ngày …": both cells came on one line."""
    words = name.split()
    while (
        len(words) > 1
        and (words[0].isupper() or _SYMBOL_WORD.match(words[0]))
        and words[0] != "TP"
        and len(words[0]) > 1
        and not words[1].isupper()
    ):
        words.pop(0)
    return " ".join(words)
