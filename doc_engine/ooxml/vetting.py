"""The template policy (duyệt mẫu): tags in order, block fields alone, only published names, nothing that runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.errors import BadInput, Problem
from doc_engine.ooxml.expressions import Unfit, vet
from doc_engine.ooxml.fields import BLOCK_FIELDS
from doc_engine.ooxml.tags import BROKEN, REFUSED, UNKNOWN, Tag, problem

_STATEMENT = re.compile(r"^(if|elif|else|endif|for|endfor)\b\s*(.*)$", re.DOTALL)
_LOOP = re.compile(r"^(\w+)\s+in\b")
_PAIRS = {"endif": "if", "endfor": "for"}
_MAX_PROBLEMS = 30


@dataclass(slots=True)
class _Open:
    word: str
    tag: Tag
    variable: str = ""


@dataclass(slots=True)
class _Vetting:
    fields: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def scope(self) -> frozenset[str]:
        names = {opened.variable for opened in self.stack if opened.variable}
        return frozenset(names | {"loop"}) if names else frozenset()

    def see(self, tag: Tag) -> None:
        try:
            self._see_prefix(tag)
            if tag.is_output:
                self._see_output(tag)
            else:
                self._see_statement(tag)
        except Unfit as unfit:
            code = UNKNOWN if unfit.unknown else BROKEN if unfit.broken else REFUSED
            self.problems.append(problem(tag.place, unfit.message, unfit.hint, code))

    def _see_prefix(self, tag: Tag) -> None:
        if tag.prefix in {"r", "tc"} or (tag.prefix == "tr" and tag.is_output):
            raise Unfit(f"không được dùng thẻ {tag.opener}{tag.prefix}.")
        if tag.prefix and not tag.alone:
            raise Unfit(f"thẻ {tag.opener}{tag.prefix} phải đứng một mình trong đoạn (hoặc hàng) của nó.")

    def _see_output(self, tag: Tag) -> None:
        if not tag.source:
            raise Unfit("thẻ rỗng.", broken=True)
        if tag.prefix == "p":
            if tag.source not in BLOCK_FIELDS:
                raise Unfit(f"{{{{p … }}}} chỉ dùng cho trường khối: {', '.join(sorted(BLOCK_FIELDS))}.")
            self.fields.add(tag.source)
            return
        self.fields |= vet(f"{{{{ {tag.source} }}}}", self.scope())

    def _see_statement(self, tag: Tag) -> None:
        found = _STATEMENT.match(tag.source)
        if not found:
            raise Unfit("chỉ được dùng if, elif, else, endif, for, endfor.")
        word, rest = found[1], found[2].strip()
        if word in {"if", "elif"}:
            self.fields |= vet(f"{{% if {rest} %}}{{% endif %}}", self.scope())
        if word == "for":
            self.fields |= vet(f"{{% for {rest} %}}{{% endfor %}}", self.scope())
        if word in {"else", "endif", "endfor"} and rest:
            raise Unfit(f"sau “{word}” không viết gì thêm.")
        self._nest(word, rest, tag)

    def _nest(self, word: str, rest: str, tag: Tag) -> None:
        if word in {"if", "for"}:
            variable = _LOOP.match(rest)
            self.stack.append(_Open(word, tag, variable[1] if word == "for" and variable else ""))
            if sum(opened.word == "for" for opened in self.stack) > 3:
                raise Unfit("vòng lặp lồng nhau quá 3 lớp.")
            return
        wanted = _PAIRS.get(word)
        top = self.stack[-1].word if self.stack else ""
        if top == "" or (wanted and top != wanted) or (word == "elif" and top != "if"):
            raise Unfit(f"thẻ “{word}” không có thẻ mở tương ứng.", broken=True)
        if wanted:
            self.stack.pop()

    def close(self) -> None:
        for opened in self.stack:
            end = "endif" if opened.word == "if" else "endfor"
            said = f"thẻ “{opened.word}” không có “{end}”."
            self.problems.append(problem(opened.tag.place, said, code=BROKEN))


def vet_tags(tags: list[Tag]) -> frozenset[str]:
    """The published fields that the tags of one part use; raises `BadInput` with every problem, each by its paragraph."""
    fields, problems = vetted(tags)
    if problems:
        raise BadInput(*problems)
    return fields


def vetted(tags: list[Tag]) -> tuple[frozenset[str], list[Problem]]:
    """The published fields that the tags use, and what is wrong with them."""
    state = _Vetting()
    for tag in tags:
        state.see(tag)
        if len(state.problems) >= _MAX_PROBLEMS:
            break
    state.close()
    return frozenset(state.fields), state.problems[:_MAX_PROBLEMS]
