"""The known word nearest to a mistyped one (gợi ý): accents, spaces and capitals aside."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from doc_engine.text import fold

_OTHER = re.compile(r"[^a-z0-9]+")


def plain_key(word: str) -> str:
    """A word as a key would write it: “Trích yếu” → `trich_yeu`."""
    return _OTHER.sub("_", fold(word)).strip("_")


def nearest(word: str, choices: Iterable[str] | Mapping[str, str]) -> str | None:
    """The choice that `word` seems to mean, or None.

    With a mapping, its keys are spellings and its values what to suggest for them.
    """
    meant = dict(choices) if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    spellings = {plain_key(spelling): choice for spelling, choice in meant.items()}
    wanted = plain_key(word[:80])
    if wanted in spellings:
        return spellings[wanted]
    found = difflib.get_close_matches(wanted, spellings, n=1, cutoff=0.7)
    return spellings[found[0]] if found else None
