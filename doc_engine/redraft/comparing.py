"""Which paragraphs come back word for word (đối chiếu nguyên văn) when the draft is composed again.

White space, the dash of a bullet, the mark at a paragraph's end, the kind of dash and the place of the tone mark
(HOÀ, HÒA) aside: those are set by the form. A paragraph that was broken over lines may come back as part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_engine.text import fold_tones

_MARKS = re.compile(r"[*|]")
_ENDS = " .;,:/"


def key_of(text: str) -> str:
    """The words as they are compared."""
    bare = _MARKS.sub("", fold_tones(text)).replace("–", "-").replace("—", "-")
    return "".join(bare.split()).rstrip(_ENDS).lstrip("-+")


def paragraphs_of(texts: Iterable[str]) -> list[str]:
    """The paragraphs and table rows that have words."""
    return [line for text in texts for line in text.split("\n") if any(map(str.isalnum, key_of(line)))]


def lost(paragraphs: Iterable[str], composed: str) -> list[str]:
    """Those of the paragraphs whose words do not stand together in the composed text."""
    lines = [key_of(line) for line in composed.split("\n")]
    whole, known = "".join(lines), set(lines)
    full = "".join(
        "".join(_MARKS.sub("", fold_tones(line)).replace("–", "-").split()) for line in composed.split("\n")
    )
    return [
        paragraph
        for paragraph in paragraphs
        if (key := key_of(paragraph)) not in known and key not in whole and key not in full
    ]
