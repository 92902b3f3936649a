"""What a finished document says, paragraph by paragraph (từng đoạn), wherever it came from: Word or plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from doc_engine.blocks import Inline, Run, Table
from doc_engine.text import squeeze


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph: its words, weight and slant; `table` where it is a whole ruled table.

    `group` is the number of the unruled table it stands in (0 for none), `side` its column from 1. `wide`: on a
    turned page. `heading`: marked as one in the source ("##").
    """

    inline: tuple[Inline, ...] = ()
    table: Table | None = None
    group: int = 0
    side: int = 0
    wide: bool = False
    heading: bool = False
    text: str = field(init=False, default="")

    def __post_init__(self) -> None:
        words = "".join(part.text for part in self.inline if isinstance(part, Run))
        object.__setattr__(self, "text", self.table.text if self.table is not None else squeeze(words))

    @classmethod
    def plain(cls, text: str, *, group: int = 0, side: int = 0, heading: bool = False) -> Said:
        """A paragraph without weight or slant."""
        return cls((Run(squeeze(text)),), group=group, side=side, heading=heading)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        runs = [part for part in self.inline if isinstance(part, Run) and part.text.strip()]
        return bool(runs) and all(run.bold for run in runs)

    @property
    def upper(self) -> bool:
        """Whether it is set in capitals."""
        return self.table is None and is_upper(self.text)


def is_upper(text: str) -> bool:
    """Whether there are letters and none of them is small."""
    return text == text.upper() and any(char.isalpha() for char in text)


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is set where it departs from the usual (cách trình bày): values of the keys of a data file."""

    head_sizes: str | None = None
    body_size: int | None = None
    indent: str | None = None
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document as said, and how its pages look."""

    saids: tuple[Said, ...]
    look: Look = Look()

    @property
    def text(self) -> str:
        """All of it, a paragraph a line."""
        return texts(self.saids)


def texts(saids: Iterable[Said]) -> str:
    """The words, a paragraph a line."""
    return "\n".join(said.text for said in saids)
