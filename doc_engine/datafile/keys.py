"""Keys of a mapping (khóa): reading a mapping by a table of keys, and writing it back.

The tables themselves stand in `fields` (a document) and in the registry (an office).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doc_engine.datafile.kinds import Kind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.nearest import nearest
from doc_engine.datafile.nodes import Entry, ListNode, MappingNode, Node, ScalarNode
from doc_engine.datafile.parsed_kinds import is_nothing
from doc_engine.dates import PartialDate

_BLANKS = (None, (), "", False, PartialDate())
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the clerk's word, the model's field (dotted), the label, the kind and what it is for.

    `sample` is a value as it would be written, for messages and editors. `required` holds for the mapping
    it stands in; what a document's type requires besides is said in `fields`. `may_be_blank`: the key must
    be there, and leaving it empty is a statement. `also`: where the value belongs in documents of another form.
    """

    key: str
    field: str
    label: str
    kind: Kind
    about: str
    sample: str
    required: bool = False
    may_be_blank: bool = False
    also: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """The key as a file writes it."""
        return f"{self.key}:{self.sample}" if self.sample.startswith("\n") else f"{self.key}: {self.sample}"


def read_keys(
    node: MappingNode, keys: Sequence[Key], place: Place, elsewhere: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The values of a mapping by the model's fields; blank and wrong ones are left out, the wrong ones noted.

    `elsewhere` says for keys of other mappings where they belong ("ho_ten" → "nguoi_ky").
    """
    table = {key.key: key for key in keys}
    values: dict[str, Any] = {}
    for entry in node.entries:
        if place.ledger.full:
            break
        key = table.get(entry.key.text)
        if key is None:
            _refuse_unknown(entry, node, keys, place, elsewhere or {})
            continue
        value = key.kind.read(entry.value, place.inside(key.key))
        if value is not None:
            values[key.field] = value
    return values


def _refuse_unknown(
    entry: Entry, node: MappingNode, keys: Sequence[Key], place: Place, elsewhere: Mapping[str, str]
) -> None:
    typed = entry.key.text[:_SHOWN]
    if node.flow and is_nothing(entry.value):
        message = f"“{typed}” đứng sau dấu phẩy nên bị coi là một khóa."
        place.wrong(message, "Hãy viết mỗi khóa trên một dòng riêng, không dùng ngoặc nhọn.", at=entry.key)
        return
    meant = nearest(typed, {key.label: key.key for key in keys} | {key.key: key.key for key in keys})
    if typed in elsewhere:
        hint = f"Khóa này viết trong {elsewhere[typed]}."
    elif meant:
        place.ledger.mistyped.add(place.inside(meant).field)
        hint = f"Có phải là “{meant}”?"
    elif " " in typed.strip():
        hint = "Nếu đây là chữ của dòng trên, hãy thụt vào sâu hơn khóa, hoặc đặt cả đoạn trong dấu nháy kép."
    else:
        hint = "Các khóa dùng được: " + ", ".join(key.key for key in keys) + "."
    place.wrong(f"không có khóa “{typed}”.", hint, at=entry.key)


def note_missing(node: MappingNode, needed: Sequence[Key], place: Place, why: str = "") -> None:
    """Note each of the `needed` keys that is not written, or written and left empty.

    A key that seems to be there under a mistyped name has its own problem already and is not noted again.
    """
    for key in needed:
        value = node.get(key.key)
        form = f"Hãy viết: {key.form}"
        inside = place.inside(key.key)
        if value is None and inside.field in place.ledger.mistyped:
            continue
        if value is None:
            inside.wrong(
                f"thiếu khóa {key.key} ({key.label}){why}.", form, line=node.line if place.field else None
            )
        elif is_nothing(value) and not key.may_be_blank:
            inside.wrong(f"khóa {key.key} ({key.label}) chưa ghi giá trị{why}.", form, at=_keyed(node, key))


def _keyed(node: MappingNode, key: Key) -> ScalarNode:
    return next(entry.key for entry in node.entries if entry.key.text == key.key)


def write_keys(value: Any, keys: Sequence[Key]) -> dict[str, Any]:
    """The mapping that `read_keys` would read `value`'s fields from, keys in the table's order."""
    written: dict[str, Any] = {}
    for key in keys:
        parts = [_part(value, path) for path in (key.field, *key.also)]
        part = next((part for part in parts if part not in _BLANKS), parts[0])
        if part not in _BLANKS or key.may_be_blank:
            written[key.key] = key.kind.write(part)
    return written


def _part(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def keys_schema(keys: Sequence[Key]) -> dict[str, Any]:
    """JSON Schema of such a mapping."""
    properties = {
        key.key: {"title": key.label, "description": key.about, **key.kind.schema()} for key in keys
    }
    required = [key.key for key in keys if key.required]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A mapping inside a mapping (mục gồm nhiều khóa)."""

    keys: tuple[Key, ...]

    def read(self, node: Node, place: Place) -> dict[str, Any] | None:
        if is_nothing(node):
            return None
        if not isinstance(node, MappingNode):
            shown = ", ".join(key.key for key in self.keys)
            place.wrong("phải gồm các khóa, mỗi khóa một dòng.", f"Các khóa: {shown}.", at=node)
            return None
        values = read_keys(node, self.keys, place)
        note_missing(node, [key for key in self.keys if key.required], place)
        return values

    def write(self, value: Any) -> dict[str, Any]:
        return write_keys(value, self.keys)

    def schema(self) -> dict[str, Any]:
        return keys_schema(self.keys)


@dataclass(frozen=True, slots=True)
class SectionsKind:
    """A list of such mappings; a single one may stand without a dash."""

    section: SectionKind

    def read(self, node: Node, place: Place) -> tuple[dict[str, Any], ...] | None:
        if is_nothing(node):
            return None
        items = node.items if isinstance(node, ListNode) else (node,)
        read = (self.section.read(item, place) for item in items)
        return tuple(values for values in read if values is not None)

    def write(self, value: Any) -> list[dict[str, Any]]:
        return [self.section.write(item) for item in value]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.section.schema(), "minItems": 1}
