"""Kinds of text (kiểu chữ): what a key may hold, how it is read, written and described to an editor.

A kind reads a node into a value of the model, or notes what is wrong and gives None; None also stands for
a key left blank. `write` is the inverse of `read`, `schema` its JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nodes import ListNode, MappingNode, Node, ScalarNode
from doc_engine.text import squeeze

_QUOTE = 'Hãy đặt cả đoạn chữ trong dấu nháy kép: "…".'


class Prose(str):
    """A text of several lines, which a data file writes after `|`."""

    __slots__ = ()


class Kind(Protocol):
    """What a key may hold."""

    def read(self, node: Node, place: Place) -> Any:
        """The value, or None when blank or wrong (then noted at `place`)."""

    def write(self, value: Any) -> Any:
        """The value as text, list or dict of such, as a data file writes it."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""


def scalar(node: Node, place: Place, wanted: str) -> ScalarNode | None:
    """The node as one text, or None with a problem that says what `wanted` is."""
    if isinstance(node, ScalarNode):
        return node
    if isinstance(node, MappingNode):
        place.wrong(f"phải là {wanted}; chữ có dấu hai chấm phải đặt trong dấu nháy.", _QUOTE, at=node)
    elif node.source.startswith("[["):
        place.wrong(f"phải là {wanted}; chữ bắt đầu bằng [[ phải đặt trong dấu nháy.", _quoted(node), at=node)
    else:
        hint = "Hãy bỏ bớt dấu “- ” ở đầu dòng." if node.items and not node.flow else ""
        place.wrong(f"phải là {wanted}, không phải danh sách.", hint, at=node)
    return None


def _quoted(node: ListNode) -> str:
    return f'Hãy viết: "{squeeze(node.source)[:80]}".'


@dataclass(frozen=True, slots=True)
class TextKind:
    """One line of text (dòng chữ); `may_be_blank` where leaving it empty is a statement of its own."""

    may_be_blank: bool = False

    def read(self, node: Node, place: Place) -> str | None:
        found = scalar(node, place, "một dòng chữ")
        if found is None or (found.blank and not self.may_be_blank):
            return None
        return squeeze(found.text)

    def write(self, value: str) -> str:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class ProseKind:
    """Text of many lines (nội dung), line breaks kept; the break that `|` adds at its end is not part of it."""

    def read(self, node: Node, place: Place) -> str | None:
        found = scalar(node, place, "đoạn chữ viết sau dấu |")
        if found is None or found.blank:
            return None
        if found.wrapped or found.style == ">":
            key = place.field.rpartition(".")[2]
            place.wrong(
                "các dòng sẽ bị nối liền thành một đoạn.",
                f"Hãy viết “{key}: |” rồi xuống dòng, thụt vào hai dấu cách.",
                at=found,
            )
            return None
        return found.text.rstrip("\n") if found.style == "|" else found.text

    def write(self, value: str) -> Prose:
        return Prose(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class LinesKind:
    """Lines (mỗi dòng một mục): one line, a list with dashes, or lines after `|`; never a list in brackets."""

    def read(self, node: Node, place: Place) -> tuple[str, ...] | None:
        if isinstance(node, ScalarNode):
            return self._of_text(node, place)
        if isinstance(node, MappingNode):
            place.wrong("chữ có dấu hai chấm phải đặt trong dấu nháy.", _QUOTE, at=node)
            return None
        if not node.items:
            return None
        if node.flow:
            place.wrong(
                "không viết danh sách trong ngoặc vuông: dấu phẩy sẽ cắt đôi tên.",
                _block_form(node, place),
                at=node,
            )
            return None
        lines = (self._item(item, place, node) for item in node.items)
        return tuple(line for line in lines if line)

    def _of_text(self, node: ScalarNode, place: Place) -> tuple[str, ...] | None:
        if node.blank:
            return None
        if node.style == "|":
            lines = (squeeze(line.strip().removeprefix("- ")) for line in node.text.split("\n"))
            return tuple(line for line in lines if line)
        if node.wrapped or node.style == ">":
            place.wrong(
                "nhiều dòng sẽ bị nối thành một.",
                "Hãy viết mỗi mục trên một dòng, bắt đầu bằng “- ”.",
                at=node,
            )
            return None
        return (squeeze(node.text),)

    def _item(self, item: Node, place: Place, parent: ListNode) -> str:
        if isinstance(item, MappingNode) and item.entries:
            first = item.entries[0].key.text
            place.wrong(f"dòng “{first}: …” có dấu hai chấm nên phải đặt trong dấu nháy.", _QUOTE, at=item)
            return ""
        found = scalar(item, place, "một dòng chữ")
        if found is not None and found.blank:
            place.wrong("có dòng để trống.", "Hãy bỏ dòng này hoặc viết chữ vào.", at=found, line=parent.line)
        return squeeze(found.text) if found else ""

    def write(self, value: tuple[str, ...]) -> Any:
        return value[0] if len(value) == 1 else list(value)

    def schema(self) -> dict[str, Any]:
        line = {"type": ["string", "number"]}
        return {"anyOf": [line, {"type": "array", "items": line, "minItems": 1}]}


def _block_form(node: ListNode, place: Place) -> str:
    key = place.field.rpartition(".")[2]
    if node.source.startswith("[["):
        return f'Hãy viết: {key}: "{squeeze(node.source)[:80]}".'
    shown = [squeeze(item.text) for item in node.items[:3] if isinstance(item, ScalarNode)]
    lines = "".join(f"\n  - {line}" for line in shown or ["…"])
    return f"Hãy viết mỗi mục một dòng:\n{key}:{lines}"
