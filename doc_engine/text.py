"""Vietnamese text (chữ Việt): NFC at the door, folds for comparing, the order of the alphabet, list letters.

Nothing here rewrites what a user spelled; folds are for comparing only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from doc_engine.errors import BadInput

# Letters of điểm (Phụ lục I, body levels): the alphabet without ă â ê ô ơ ư, and no f j w z.
LIST_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionary's order
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))
_SPACES = re.compile(r"\s+")
# Control, format, surrogate, private use, unassigned: none belongs in an official paper.
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_ALLOWED_CONTROLS = "\n\t"

# Capital letters as a character class: a range like À-Ỹ would take in small ones too.
UPPER = "A-Z" + "".join(
    chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)


def letters() -> str:
    """Every letter that Vietnamese adds to a–z, with each tone, small and capital (chữ có dấu)."""
    small = {nfc(letter + tone) for letter in _ALPHABET for tone in ("", *_TONES)}
    return "".join(
        sorted(char for one in small for char in (one, one.upper()) if len(char) == 1 and not char.isascii())
    )


def nfc(text: str) -> str:
    """The text in Unicode NFC (TCVN 6909:2001)."""
    return unicodedata.normalize("NFC", text)


def admit(text: str, *, field: str = "", line: int | None = None) -> str:
    """The text as it may enter (nhận chữ vào): NFC, `\\r\\n` as `\\n`, Ð (U+00D0) as Đ.

    Zero-width marks that Word and browsers leave behind (soft hyphen, U+200B, U+FEFF) carry no letter
    and are dropped. Raises `BadInput` for control, bidirectional, private-use or lone surrogate
    characters, naming the character and its place.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00d0", "\u0110")
    text = _INVISIBLE.sub("", text)
    if text.replace("\n", "").replace("\t", "").isprintable():  # none of the refused is, and most texts are
        return nfc(text)
    for position, char in enumerate(text):
        if char not in _ALLOWED_CONTROLS and unicodedata.category(char) in _REFUSED:
            around = text[max(0, position - 12) : position]
            raise BadInput.because(
                f"có ký tự không được phép U+{ord(char):04X}, đứng sau “{around}”.",
                _WORD_BULLET if "\uf000" <= char <= "\uf0ff" else "Hãy xóa ký tự này rồi gõ lại.",
                field=field,
                line=line,
            )
    return nfc(text)


# Word's own bullets and symbols are code points of the fonts Symbol and Wingdings.
_WORD_BULLET = "Đây là dấu đầu dòng hoặc ký hiệu riêng của Word; hãy thay bằng “- ” hoặc gõ lại."
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def squeeze(text: str) -> str:
    """The text on one line, every run of white space one space, ends trimmed."""
    return _SPACES.sub(" ", text).strip()


# Names, types and words come again and again; a whole body once, and would be kept in memory.
_SHORT = 200


def fold_tones(text: str) -> str:
    """Lower case with tones moved to a fixed place (HÒA = HOÀ, ỦY = UỶ); accents and đ are kept.

    Each syllable becomes its letters without tone followed by the tone's mark, so that two spellings
    which differ only in where the tone sits compare equal.
    """
    return short_tones(text) if len(text) <= _SHORT else _with_tones_last(text)


def _with_tones_last(text: str) -> str:
    parts = re.split(r"(\W+)", nfc(text).casefold())
    return "".join(_short_tone(part) if len(part) <= _SYLLABLE else _tone_last(part) for part in parts)


short_tones = lru_cache(maxsize=65536)(_with_tones_last)


# "Hoà", "loè", "Uỷ" with the tone on the last vowel; "Quý" has one vowel.
_MOVED_TONES = {
    cased(old): cased(new)
    for old, new in zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
    for cased in (str.lower, str.upper, str.capitalize)
}
_MOVABLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_MOVED_TONES)})(?![^\W\d_])")


def tones_first(text: str) -> str:
    """NFC text with the tone of a last oa, oe, uy on its first vowel (Hoà → Hòa, Uỷ → Ủy), as tables have it."""
    return _MOVABLE.sub(lambda match: _MOVED_TONES[match[0]], text)


def _tone_last(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = "".join(char for char in decomposed if char in _TONES)
    letters = "".join(char for char in decomposed if char not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


# The language has some seven thousand syllables, none longer than these letters.
_SYLLABLE = 7
_short_tone = lru_cache(maxsize=16_384)(_tone_last)


def fold(text: str) -> str:
    """Lower case without accents, đ as d, white space squeezed: what a search compares (gấp chữ)."""
    return short_fold(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return squeeze(unicodedata.normalize("NFC", decomposed.translate(_BARE)))


short_fold = lru_cache(maxsize=65536)(_folded)


class _Bare(dict[int, int | None]):
    """Every character by itself but accents, learnt as they come: much faster than asking of each one."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_BARE = _Bare()


def same(left: str, right: str) -> bool:
    """Whether two names are the same but for case, spacing and tone placement."""
    return fold_tones(squeeze(left)) == fold_tones(squeeze(right))


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Key of the Vietnamese dictionary order (thứ tự chữ cái): letters first, then tones, then case."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", squeeze(text)):
        base, tone = _letter_and_tone(char)
        letters.append(_rank(base))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", char.lower())
    tone = next((_TONES.index(mark) + 1 for mark in decomposed if mark in _TONES), 0)
    base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return base, tone


def _rank(letter: str) -> int:
    if letter.isspace():
        return 0
    place = _ALPHABET.find(letter)
    return 1000 + place if place >= 0 else min(ord(letter), 999) if ord(letter) < 999 else ord(letter) + 1000


def list_letter(index: int) -> str:
    """The letter of the `index`-th điểm, from 0: a b c d đ e g h i k …; raises `ValueError` past y."""
    if not 0 <= index < len(LIST_LETTERS):
        raise ValueError(f"no list letter {index}")
    return LIST_LETTERS[index]


def roman(value: int) -> str:
    """A number from 1 to 399 in Roman numerals; raises `ValueError` outside that."""
    if not 1 <= value < 400:
        raise ValueError(f"no Roman numeral for {value}")
    out = ""
    for amount, letters in (*_ROMAN, (1, "I")):
        while value >= amount:
            out, value = out + letters, value - amount
    return out


def roman_or_digits(value: int) -> str:
    """A number in Roman numerals as far as `roman` goes, in digits beyond."""
    return roman(value) if 1 <= value < 400 else str(value)


def from_roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals from I to CCCXCIX, or None if it is not one."""
    return _ROMAN_VALUES.get(text)


_ROMAN_VALUES = {roman(value): value for value in range(1, 400)}


def shortened(text: str, most: int) -> str:
    """The text in at most `most` characters, cut between words, with “…” behind what was cut."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"


def upper_first(text: str) -> str:
    """The text with its first letter in capitals, the rest untouched."""
    return text[:1].upper() + text[1:]
