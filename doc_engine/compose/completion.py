"""Completing `[[…]]` marks through a whole document, in reading order, every problem kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from doc_engine.blocks import Block, Inline, Mark, Paragraph, Run, Table
from doc_engine.compose.citations import CitationLookup, Wanted, parse_mark, resolve, type_of
from doc_engine.compose.tasks import is_task_mark, task_blocks, task_table, wants_table
from doc_engine.compose.wording import citation_text
from doc_engine.errors import BadInput, Problem
from doc_engine.model import CitedDocument, Draft
from doc_engine.outline import parse_inline
from doc_engine.outline.emphasis import plain, squeezed

_NO_TYPE_HINT = "Hãy ghi tên loại của văn bản này ở mục “van_ban_lien_quan”."


class Completion:
    """The marks of one draft: what has been mentioned so far, what could not be decided."""

    def __init__(self, draft: Draft, lookup: CitationLookup | None) -> None:
        self._draft = draft
        self._lookup = lookup
        self._mentioned: list[CitedDocument] = []
        self.problems: list[Problem] = []

    @property
    def cited(self) -> tuple[CitedDocument, ...]:
        """The documents completed so far, each once, in reading order."""
        return tuple(self._mentioned)

    def text(self, text: str, field: str, *, basis: bool = False) -> str:
        """One line of a field with its marks completed; `basis` for a căn cứ."""
        return plain(self._inline(parse_inline(text), field, None, basis)) if "[[" in text else text

    def blocks(self, blocks: Iterable[Block], field: str) -> tuple[Block, ...]:
        """Blocks with tasks put in their place and citations completed."""
        return tuple(
            self._block(block, field) for given in blocks for block in self._with_tasks(given, field)
        )

    def _block(self, block: Block, field: str) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, inline=self._inline(block.inline, field, block.line))
        rows = tuple(tuple(self._inline(cell, field, block.line) for cell in row) for row in block.rows)
        return replace(block, rows=rows)

    def _with_tasks(self, block: Block, field: str) -> Sequence[Block]:
        if isinstance(block, Table):
            return [self._without_tasks(block, field)]
        marks = [part for part in block.inline if isinstance(part, Mark) and is_task_mark(part.text)]
        if not marks:
            return [block]
        if len(block.inline) > 1 or block.marker:
            self._refuse("“[[nhiem_vu]]” phải đứng riêng một dòng.", field, block.line)
            return [replace(block, inline=_without_task_marks(block.inline))]
        if not self._draft.tasks:
            self._refuse("có “[[nhiem_vu]]” nhưng văn bản không ghi nhiệm vụ nào.", field, block.line)
            return []
        if wants_table(marks[0].text):
            return [replace(task_table(self._draft.tasks, block.line), wide=block.wide)]
        made = task_blocks(self._draft.tasks, block.line)
        return [replace(one, wide=block.wide) for one in made]

    def _without_tasks(self, table: Table, field: str) -> Table:
        """The table; tasks asked for inside it are refused, they may be a table themselves."""
        rows = tuple(tuple(_without_task_marks(cell) for cell in row) for row in table.rows)
        if rows != table.rows:
            self._refuse("“[[nhiem_vu]]” phải đứng riêng một dòng, ngoài bảng.", field, table.line)
        return replace(table, rows=rows)

    def _inline(
        self, inline: tuple[Inline, ...], field: str, line: int | None, basis: bool = False
    ) -> tuple[Inline, ...]:
        if not any(isinstance(part, Mark) for part in inline):
            return inline
        out: list[Inline] = []
        for place, part in enumerate(inline):
            if isinstance(part, Mark):
                words = self._words(part.text, (plain(out), plain(inline[place + 1 :])), field, line, basis)
                out.append(Run(words, part.bold, part.italic))
            else:
                out.append(part)
        return squeezed(out)

    def _words(self, text: str, around: tuple[str, str], field: str, line: int | None, basis: bool) -> str:
        try:
            wanted = parse_mark(text)
            document = resolve(wanted, self._mentioned, self._draft.cited, self._lookup)
            label = _label(document, wanted)
        except BadInput as wrong:
            self.problems += [replace(problem, field=field, line=line) for problem in wrong.problems]
            return f"[[{text}]]"
        first = document not in self._mentioned
        if first:
            self._mentioned.append(document)
        homonym = any(other != document and _same_notation(other, document) for other in self._mentioned)
        before, after = around
        return citation_text(
            document, label, before=before, after=after, first=first, basis=basis, homonym=homonym
        )

    def _refuse(self, message: str, field: str, line: int | None) -> None:
        self.problems.append(Problem(message, field=field, line=line))


def _without_task_marks(inline: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(part for part in inline if not (isinstance(part, Mark) and is_task_mark(part.text)))


def _label(document: CitedDocument, wanted: Wanted) -> str:
    label = type_of(document, wanted.type_label)
    if label is None:
        raise BadInput.because(f"chưa rõ tên loại của “{wanted.name}”.", _NO_TYPE_HINT)
    return label


def _same_notation(left: CitedDocument, right: CitedDocument) -> bool:
    return bool(left.notation and right.notation and left.notation.same_as(right.notation))
