"""Inline marks of the text: `**đậm**`, `*nghiêng*`, `***cả hai***`, `[[…]]`; `\\*` and `\\[[` are literal.

Stars that pair with nothing stay in the text. Bold may run over several lines that follow each other
without a blank line; italics end with their line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doc_engine.blocks import Inline, Mark, Run

_TOKEN = re.compile(
    r"\\(?P<star>\*)|\\(?P<open>\[\[)|\[\[(?P<mark>[^\[\]]*[^\[\]\s][^\[\]]*)\]\]|(?P<run>\*+)"
)
_SPACES = re.compile(r"\s+")
_NEVER_AFTER_OPENING = ")]}.,;:!?”’»"
_NEVER_BEFORE_CLOSING = "([{“‘«"


@dataclass(eq=False, slots=True)
class _Star:
    """One delimiter: bold (`**`) or italic (`*`), on which line, whether it may open or close."""

    bold: bool
    line: int
    can_open: bool
    can_close: bool
    paired: bool = False

    @property
    def text(self) -> str:
        return "**" if self.bold else "*"


_Token = str | Mark | _Star


def parse_inline(text: str) -> tuple[Inline, ...]:
    """The inline content of one line, white space squeezed."""
    return parse_stretch([text])[0]


def parse_stretch(lines: Sequence[str]) -> list[tuple[Inline, ...]]:
    """The inline content of lines that follow each other without a blank one."""
    tokens = [_tokens(line, number) for number, line in enumerate(lines)]
    stars = [token for line in tokens for token in line if isinstance(token, _Star)]
    _pair([star for star in stars if star.bold])
    _pair([star for star in stars if not star.bold])
    bold, out = False, []
    for line in tokens:
        inline, bold = _styled(line, bold)
        out.append(squeezed(inline))
    return out


def _tokens(line: str, number: int) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(line):
        tokens.append(line[end : match.start()])
        end = match.end()
        if match["mark"]:
            tokens.append(Mark(_SPACES.sub(" ", match["mark"]).strip()))
        elif match["run"]:
            tokens.extend(_stars(line, match.start(), match.end(), number))
        else:
            tokens.append(match["star"] or match["open"])
    tokens.append(line[end:])
    return tokens


def _stars(line: str, start: int, end: int, number: int) -> list[_Token]:
    count = end - start
    if count > 3:
        return [line[start:end]]
    before, after = line[start - 1 : start], line[end : end + 1]
    # A lone star between letters or digits is a multiplication or a footnote mark, not a slant.
    inside_word = count == 1 and before.isalnum() and after.isalnum()
    can_open = bool(after) and not after.isspace() and after not in _NEVER_AFTER_OPENING and not inside_word
    can_close = bool(before.strip()) and before not in _NEVER_BEFORE_CLOSING and not inside_word
    kinds = {1: (False,), 2: (True,), 3: (True, False)}[count]
    return [_Star(bold, number, can_open, can_close) for bold in kinds]


def _pair(stars: Iterable[_Star]) -> None:
    """Pair each closing delimiter with the nearest opening one of its kind; the rest stay literal."""
    waiting: _Star | None = None
    for star in stars:
        if waiting and not star.bold and waiting.line != star.line:
            waiting = None
        if waiting and star.can_close:
            waiting.paired = star.paired = True
            waiting = None
        elif star.can_open:
            waiting = star


def _styled(tokens: list[_Token], bold: bool) -> tuple[list[Inline], bool]:
    """The tokens of one line as runs, and whether bold goes on after it."""
    italic = False
    out: list[Inline] = []
    for token in tokens:
        if isinstance(token, _Star) and token.paired:
            bold, italic = (not bold, italic) if token.bold else (bold, not italic)
        elif isinstance(token, Mark):
            out.append(Mark(token.text, bold, italic))
        else:
            out.append(Run(token.text if isinstance(token, _Star) else token, bold, italic))
    return out, bold


def squeezed(inline: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same content with white space squeezed over run borders, neighbours of one style joined."""
    out: list[Inline] = []
    spaced = True  # whether a space here would be doubled or leading
    for part in inline:
        if isinstance(part, Mark):
            out.append(part)
            spaced = False
            continue
        text = _SPACES.sub(" ", part.text)
        text = text.removeprefix(" ") if spaced else text
        if text:
            spaced = text.endswith(" ")
            _append(out, Run(text, part.bold, part.italic))
    return _without_last_space(out)


def _append(out: list[Inline], run: Run) -> None:
    last = out[-1] if out else None
    if isinstance(last, Run) and (last.bold, last.italic) == (run.bold, run.italic):
        out[-1] = Run(last.text + run.text, run.bold, run.italic)
    else:
        out.append(run)


def _without_last_space(parts: list[Inline]) -> tuple[Inline, ...]:
    if parts and isinstance(parts[-1], Run):
        last = parts.pop()
        text = last.text.removesuffix(" ")
        if text:
            parts.append(Run(text, last.bold, last.italic))
    return tuple(parts)


def plain(inline: Iterable[Inline]) -> str:
    """The content as read; a mark as it was typed."""
    return "".join(part.text if isinstance(part, Run) else f"[[{part.text}]]" for part in inline)


def cut(inline: Sequence[Inline], length: int) -> tuple[Inline, ...]:
    """The content without its first `length` characters."""
    out: list[Inline] = []
    for part in inline:
        taken = min(length, len(part.text)) if isinstance(part, Run) else 0
        length -= taken
        out.append(Run(part.text[taken:], part.bold, part.italic) if isinstance(part, Run) else part)
    return squeezed(out)
