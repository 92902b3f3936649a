"""Tasks (nhiệm vụ): items followed by who leads, who cooperates and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.reading.dues import read_due
from doc_engine.reading.source import Source, Span
from doc_engine.reading.values import HeaderFound, TaskFound

_LABEL = re.compile(
    r"(?P<mark>[\s\-–+•]*(?:[a-z]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)])?\s*)(?:(?:cac )?(?:co quan|don vi|to chuc)(?: duoc giao)?,?\s*(?:don vi )?)?"
    r"(?P<role>chu tri|phoi hop|thoi gian|thoi han|tien do)(?:\s+(?:thuc hien|hoan thanh|trien khai|to chuc|du kien))*\s*:\s*"
)
_ITEM = re.compile(
    r"\s*(?:(?P<dash>[-–+•])\s+)?(?P<mark>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[ivx]{1,5}\.|dieu \d{1,3}\.)?\s*"
)


class _Label(NamedTuple):
    role: str
    value: str
    kind: str


class _Item(NamedTuple):
    place: int
    kind: str
    text: str


def read_tasks(source: Source, header: HeaderFound) -> tuple[TaskFound, ...]:
    """The tasks of a document, each with its lead, its cooperating bodies and its time as the lines below it say."""
    year = header.issued_on[:4] if header.issued_on else None
    found: list[TaskFound] = []
    items: list[_Item] = []
    labels: list[_Label] = []
    for index, paragraph in enumerate(source.paragraphs):
        label = _label(source, paragraph)
        if label is not None:
            if any(label.role == earlier.role for earlier in labels):
                found += _task(items, labels, year)
                labels = []
            labels.append(label)
            continue
        if labels:
            found += _task(items, labels, year)
            labels = []
            items.append(_Item(index, "end", ""))
        items.append(_item(source, index, paragraph))
    if labels:
        found += _task(items, labels, year)
    return tuple(found)


def _label(source: Source, paragraph: Span) -> _Label | None:
    match = _LABEL.match(source.bare, *paragraph)
    if not match:
        return None
    role = {"chu tri": "lead", "phoi hop": "cooperating"}.get(match["role"], "due")
    return _Label(role, source.words(match.end(), paragraph[1]).rstrip(" .;"), _kind(match["mark"].strip()))


def _kind(mark: str) -> str:
    mark = mark.strip("-–+• ")
    if not mark:
        return "dash"
    return "letter" if mark[0].isalpha() and mark.endswith(")") else "number"


def _item(source: Source, index: int, paragraph: Span) -> _Item:
    match = _ITEM.match(source.bare, *paragraph)
    mark = match["mark"] if match else None
    kind = _kind(mark) if mark else "dash" if match and match["dash"] else "plain"
    return _Item(
        index, kind, source.words(match.end() if match else paragraph[0], paragraph[1]).rstrip(" :;.")
    )


def _task(items: list[_Item], labels: list[_Label], year: str | None) -> list[TaskFound]:
    """The labels belong to the nearest item above whose mark is of another kind than theirs."""
    if not any(label.role in ("lead", "cooperating") for label in labels):
        return []
    own = labels[0].kind
    item = next((i for i in reversed(items) if i.kind not in (own, "plain", "end", "dash") and i.text), None)
    plain = next((i for i in reversed(items) if i.kind != "end" and i.text), None)
    text = _parent_of_list(items, item) if item else plain
    if text is None:
        return []
    due = next((label.value for label in labels if label.role == "due"), None)
    return [
        TaskFound(
            text=text.text,
            lead=_bodies(labels, "lead"),
            cooperating=_bodies(labels, "cooperating"),
            due=read_due(due, year) if due else None,
        )
    ]


def _parent_of_list(items: list[_Item], item: _Item) -> _Item:
    """Labels below the last of several điểm without labels of their own belong to the khoản above them."""
    if item.kind != "letter":
        return item
    before = items[: items.index(item)]
    letters = 0
    for earlier in reversed(before):
        if earlier.kind == "end":
            return item
        if earlier.kind == "number":
            return earlier if letters else item
        letters += earlier.kind == "letter"
    return item


def _bodies(labels: list[_Label], role: str) -> tuple[str, ...]:
    value = next((label.value for label in labels if label.role == role), "")
    parts = re.split(r"[;,]\s+(?=[^\W\d_a-zà-ỹ]|các\s|cơ quan|đơn vị|tổ chức)", value)
    return tuple(part.strip(" ;,.") for part in parts if part.strip(" ;,."))
