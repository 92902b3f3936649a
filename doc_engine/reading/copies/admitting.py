"""Any text at all as the reader can take it (tiếp nhận chữ): NFC, usual line ends, nothing that may not stand in a paper."""

from __future__ import annotations

import re
import unicodedata

from doc_engine.text import nfc

LIMIT = 2_000_000  # characters; a longer text is cut and said to be

# No paper has more; without bounds a text of nothing but spaces would cost its square.
_MOST_SPACES = 160
_MANY_SPACES = re.compile(rf"[ \t\u00a0\n](?:(?<!\n)[ \t\u00a0]{{{_MOST_SPACES - 1},}}|(?<=\n)\n{{39,}})")
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Word and browsers leave these behind; they carry no letter (`text.admit` drops the same).
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HARMLESS = re.compile(r"[\n\t\u00a0]+")


def admit_any(text: str) -> str:
    """The text in NFC with `\\n` line ends; what may not stand in a paper becomes a space. Never refuses."""
    text = nfc(text[:LIMIT].replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    text = _MANY_SPACES.sub(lambda match: match[0][:_MOST_SPACES], text)
    text = _INVISIBLE.sub("", text).replace("\u00d0", "Đ").replace("&amp;", "&")
    if _HARMLESS.sub("", text).isprintable():
        return text
    return "".join(
        " " if char not in "\n\t" and unicodedata.category(char) in _ODD else char for char in text
    )
