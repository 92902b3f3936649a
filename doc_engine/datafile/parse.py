"""YAML text → nodes (đọc cấu trúc): ruamel's events only, so that nothing is resolved, converted or constructed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from doc_engine.datafile.decode import decode
from doc_engine.datafile.ledger import Ledger
from doc_engine.datafile.nodes import Entry, ListNode, MappingNode, Node, ScalarNode
from doc_engine.datafile.syntax import syntax_problem
from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit

MOST_NODES = 20_000
MOST_DEPTH = 8
_SAMPLE = "Tệp phải gồm các dòng “khóa: giá trị”, ví dụ loai: công văn."
_TOO_MUCH = "Tệp dữ liệu của một văn bản không cần nhiều đến thế."
_ONE_FILE = "Mỗi văn bản viết trong một tệp; chữ trong noi_dung phải thụt vào."
_NOTE_OR_TEXT = re.compile(r"[ \t]+#(?=[^\s#])")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: its keys, the problems so far, and whether it could be read to its end."""

    root: MappingNode
    ledger: Ledger
    complete: bool


def read_yaml(data: bytes, *, name: str) -> MappingNode:
    """The keys of a YAML file (tệp dữ liệu), every text as typed, with lines; raises `BadInput` with all problems."""
    read = read_file(data, name=name)
    read.ledger.settle()
    return read.root


def read_file(data: bytes, *, name: str) -> ReadFile:
    """The same, with the problems as values, so that a loader can add its own before telling them."""
    root, complete, problems = _parsed(data, name)
    return ReadFile(root, Ledger(name, list(problems)), complete)


@lru_cache(maxsize=4)
def _parsed(data: bytes, name: str) -> tuple[MappingNode, bool, tuple[Problem, ...]]:
    """Root, whether it was read to its end, problems. An act reads one file several times, parsing is the dear part."""
    ledger = Ledger(name)
    text = decode(data, ledger)
    tree = _Tree(text, ledger)
    complete = tree.grow()
    if complete and not isinstance(tree.root, MappingNode):
        ledger.add(Problem("tệp không có khóa nào.", _SAMPLE, line=1))
        complete = False
    root = tree.root if isinstance(tree.root, MappingNode) else MappingNode(())
    return root, complete, tuple(ledger.problems)


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


class _TooMuch(Exception):
    """The file is deeper or longer than a data file can be, or holds a second document; says what and the line."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    event: Any
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    first: dict[str, ScalarNode] = field(default_factory=dict)
    key: ScalarNode | None = None
    is_mapping: bool = True

    def close(self, text: str, end: Any) -> Node:
        line, flow = self.event.start_mark.line + 1, bool(self.event.flow_style)
        if self.is_mapping:
            return MappingNode(tuple(self.entries), line, flow)
        source = text[self.event.start_mark.index : end.end_mark.index] if flow else ""
        return ListNode(tuple(self.items), line, flow, source)


class _Tree:
    """Builds nodes from events; what is finished before a syntax error is kept."""

    def __init__(self, text: str, ledger: Ledger) -> None:
        self.text = text
        self.ledger = ledger
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.count = 0
        self.documents = 0

    def grow(self) -> bool:
        """Read to the end; False when the file cannot be read to its end (the reason is in the ledger)."""
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            for event in _events(self.text):
                self._take(event)
        except MarkedYAMLError as error:
            self.ledger.add(syntax_problem(error, self.text.split("\n")))
        except _TooMuch as error:
            message, hint, line = error.args
            self.ledger.add(Problem(message, hint, line=line))
        except (YAMLError, ValueError, OverflowError):
            self.ledger.add(Problem("không đọc được: tệp sai cách viết YAML.", _SAMPLE))
        else:
            return True
        self._keep_what_is_whole()
        return False

    def _keep_what_is_whole(self) -> None:
        if self.root is None and self.open and self.open[0].is_mapping:
            self.root = MappingNode(tuple(self.open[0].entries), 1)

    def _take(self, event: Any) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            raise _TooMuch(f"tệp có quá {MOST_NODES} mục.", _TOO_MUCH, event.start_mark.line + 1)
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self._start_document(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._start(event, is_mapping=kind == "MappingStartEvent")
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._add(self.open.pop().close(self.text, event))
        elif kind == "ScalarEvent":
            self._add(self._scalar(event))
        elif kind == "AliasEvent":
            self._refuse(event, "dấu * ở đầu đoạn chữ không dùng được.")
            self._add(ScalarNode("", event.start_mark.line + 1))

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _TooMuch(
                "dấu “---” mở một tệp thứ hai trong cùng tệp.", _ONE_FILE, event.start_mark.line + 1
            )
        if event.version or event.tags:
            self._refuse(event, "dòng bắt đầu bằng dấu % không dùng được.")

    def _start(self, event: Any, *, is_mapping: bool) -> None:
        if len(self.open) >= MOST_DEPTH:
            line = event.start_mark.line + 1
            raise _TooMuch(f"các mục lồng nhau quá {MOST_DEPTH} cấp.", _TOO_MUCH, line)
        self._refuse_marks(event)
        self.open.append(_Open(event, is_mapping=is_mapping))

    def _scalar(self, event: Any) -> ScalarNode:
        self._refuse_marks(event)
        start, end = event.start_mark, event.end_mark
        style = event.style or ""
        if not style and event.value and _NOTE_OR_TEXT.match(self.text, end.index):
            self._refuse(
                event,
                "phần sau dấu # bị coi là ghi chú và không được in.",
                "Nếu là ghi chú, hãy thêm dấu cách sau dấu #; nếu là chữ của văn bản, hãy đặt cả đoạn trong dấu nháy kép.",
            )
        wrapped = style in {"", "'", '"'} and end.line > start.line and bool(event.value)
        return ScalarNode(self._admitted(event), start.line + 1, style, wrapped)

    def _admitted(self, event: Any) -> str:
        """The text once more through the door: escapes such as "\\u202e" only appear here."""
        try:
            return admit(event.value)
        except BadInput as error:
            for problem in error.problems:
                self._refuse(event, problem.message, problem.hint)
            return ""

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._as_key(node)
        else:
            self._enter(parent, parent.key, node)
            parent.key = None

    def _as_key(self, node: Node) -> ScalarNode:
        if isinstance(node, ScalarNode):
            return node
        self.ledger.add(Problem("khóa phải là chữ, không phải danh sách.", _SAMPLE, line=node.line))
        return ScalarNode("", node.line)

    def _enter(self, parent: _Open, key: ScalarNode, value: Node) -> None:
        first = parent.first.setdefault(key.text, key)
        if first is key:
            parent.entries.append(Entry(key, value))
            return
        where = (
            f"dòng {first.line} và dòng {key.line}" if first.line != key.line else f"cùng ở dòng {key.line}"
        )
        self.ledger.add(
            Problem(
                f"khóa “{key.text}” ghi hai lần: {where}.",
                "Hãy bỏ một trong hai.",
                line=key.line,
                field=key.text,
            )
        )

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "dấu & ở đầu đoạn chữ không dùng được.")
        tag = getattr(event, "ctag", None) or getattr(event, "tag", None)
        if tag is not None and str(tag) not in {"", "None"}:
            self._refuse(event, "dấu ! ở đầu đoạn chữ không dùng được.")

    def _refuse(
        self, event: Any, message: str, hint: str = "Hãy đặt cả đoạn chữ trong dấu nháy kép."
    ) -> None:
        self.ledger.add(Problem(message, hint, line=event.start_mark.line + 1))
