"""What a YAML file says, before any meaning (nút dữ liệu): text, lists and keys, each with its line.

No value is converted: `07`, `NO`, `2023-03-20` and `~` are the text that was typed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One text as written; `style` is YAML's: "" plain, `'`, `"`, `|` or `>`.

    `wrapped` says that it spans several lines of the file, so that YAML joined them with spaces.
    """

    text: str
    line: int | None = None
    style: str = ""
    wrapped: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; `flow` for one in square brackets, whose `source` is kept for the message about it."""

    items: tuple[Node, ...]
    line: int | None = None
    flow: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value."""

    key: ScalarNode
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with values, in the order of the file; no key twice. `flow` for one in braces."""

    entries: tuple[Entry, ...]
    line: int | None = None
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None where it is not written."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def with_entry(self, key: str, value: Node) -> MappingNode:
        """The same mapping with one more key at its end."""
        return MappingNode((*self.entries, Entry(ScalarNode(key), value)), self.line, self.flow)


Node = ScalarNode | ListNode | MappingNode
