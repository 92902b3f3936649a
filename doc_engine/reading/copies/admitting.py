"""Any text at all as the reader can take it (tiếp nhận chữ): NFC, usual line ends, nothing that may not stand in a paper."""

from __future__ import annotations

import unicodedata

from doc_engine.patterns import late
from doc_engine.reading.copies.pieces import UNCHANGED, Pieces, instead, without
from doc_engine.text import nfc

LIMIT = 2_000_000  # characters; a longer text is cut and said to be

# No paper has more; without bounds a text of nothing but spaces would cost its square.
_MOST_SPACES = 160
_MANY_SPACES = late(rf"[ \t\u00a0\n](?:(?<!\n)[ \t\u00a0]{{{_MOST_SPACES - 1},}}|(?<=\n)\n{{39,}})")
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Word and browsers leave these behind; they carry no letter (`text.admit` drops the same).
_INVISIBLE = late("[\u00ad\u200b\u2060\ufeff]+")
_SAID_OTHERWISE = late(r"\r\n|&amp;")
_LETTER = {"\r\n": "\n", "&amp;": "&"}
# "đƣợc": the letter OI of old fonts and PDF text layers for "ư", which looks like it and which no Vietnamese word has.
_SAME_LENGTH = str.maketrans({"\r": "\n", "\f": "\n", "\u00d0": "Đ", "\u01a2": "Ư", "\u01a3": "ư"})
# What NFC may change, without what stands around it: nothing below U+0300 is joined to the letter before.
_COMPOSED = late("(?s:.)?[\u0300-\U0010ffff]+")
_HARMLESS = late(r"[\n\t\u00a0]+")


def admit_any(text: str) -> tuple[str, tuple[Pieces, ...]]:
    """The text in NFC with `\\n` line ends; what may not stand in a paper becomes a space. Never refuses.

    With it what was done, step by step, for places of the text as it came.
    """
    text, marks = instead(_SAID_OTHERWISE, _LETTER.__getitem__, text[:LIMIT])
    text = text.translate(_SAME_LENGTH)
    text, invisible = without(text, (match.span() for match in _INVISIBLE.finditer(text)))
    text, composed = _in_nfc(text)
    wide = (match.span() for match in _MANY_SPACES.finditer(text))
    text, blanks = without(text, ((min(start + _MOST_SPACES, end), end) for start, end in wide))
    return _printable(text), (marks, invisible, composed, blanks)


def _in_nfc(text: str) -> tuple[str, Pieces]:
    return (text, UNCHANGED) if unicodedata.is_normalized("NFC", text) else instead(_COMPOSED, nfc, text)


def _printable(text: str) -> str:
    if _HARMLESS.sub("", text).isprintable():
        return text
    return "".join(
        " " if char not in "\n\t" and unicodedata.category(char) in _ODD else char for char in text
    )
