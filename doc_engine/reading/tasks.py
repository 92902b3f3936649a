"""Tasks (nhiệm vụ): items followed by who leads, who cooperates and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.reading.dues import read_due
from doc_engine.reading.order_words import bodies_in
from doc_engine.reading.orders import read_orders
from doc_engine.reading.source import Source, Span, bare_of
from doc_engine.reading.tables import tabled_tasks
from doc_engine.reading.values import HeaderFound, TaskFound

_LABEL = re.compile(
    r"(?P<mark>[\s\-–+•]*(?:[a-z]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)])?\s*)(?:(?:cac )?(?:co quan|don vi|to chuc)(?: duoc giao)?,?\s*(?:don vi )?)?"
    r"(?P<role>chu tri|phoi hop|thoi gian|thoi han|tien do)(?:\s+(?:thuc hien|hoan thanh|trien khai|to chuc|du kien))*\s*:\s*"
)
# Lines beside the labels that say neither who nor when.
_OTHER = re.compile(
    r"(?P<mark>[\s\-–+•]*(?:[a-z]\)\s*)?)(?:dia diem|kinh phi|hinh thuc|phuong thuc|thanh phan|so luong|san pham|quy mo|"
    r"doi tuong|(?:co quan|don vi) (?:thuc hien|chi dao|theo doi|tham muu))(?:\s+[a-z]+){0,4}\s*:"
)
# "Chủ trì: Ông …" presides over a meeting.
_PERSON = re.compile(r"(?:ong|ba|dong chi|d/c)(?!\w)")
_ITEM = re.compile(
    r"\s*(?:(?P<dash>[-–+•])\s+)?(?P<mark>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[ivx]{1,5}\.|dieu \d{1,3}\.)?\s*"
)


class _Label(NamedTuple):
    role: str
    value: str
    kind: str
    span: Span


class _Item(NamedTuple):
    place: int
    kind: str
    text: str


def read_tasks(source: Source, header: HeaderFound) -> tuple[TaskFound, ...]:
    """The tasks of a document in its order: items with lines that say who and when, and orders given in sentences."""
    if header.type == "Giấy mời":
        return ()
    year = header.issued_on[:4] if header.issued_on else None
    tabled, rows = tabled_tasks(source, year)
    listed, taken = _listed(source, year, rows)
    ordered = sorted(
        [*tabled, *listed, *read_orders(source, header, taken | rows)], key=lambda entry: entry[0]
    )
    return tuple(task for _, task in ordered)


def _listed(
    source: Source, year: str | None, rows: frozenset[int]
) -> tuple[list[tuple[int, TaskFound]], frozenset[int]]:
    """Tasks by their label lines, each with its place; and the paragraphs that these have used up."""
    found: list[tuple[int, TaskFound]] = []
    taken: set[int] = set()
    items: list[_Item] = []
    labels: list[_Label] = []
    for paragraph in (*(span for span in source.paragraphs if span[0] not in rows), None):
        label = _label(source, paragraph) if paragraph else None
        if labels and (
            label is None or (label.role != "other" and any(label.role == earlier.role for earlier in labels))
        ):
            task = _task(source, items, labels, year)
            if task is not None:
                found.append((task[0].place, task[1]))
                taken.update(item.place for item in items if item.place >= task[0].place)
            labels = []
            if label is None:
                items.append(_Item(-1, "end", ""))
        if label is not None and paragraph is not None:
            labels.append(label)
            taken.add(paragraph[0])
        elif paragraph is not None:
            items.append(_item(source, paragraph))
    return found, frozenset(taken)


def _label(source: Source, paragraph: Span) -> _Label | None:
    match = _LABEL.match(source.bare, *paragraph)
    if not match:
        other = _OTHER.match(source.bare, *paragraph)
        return _Label("other", "", _kind(other["mark"].strip()), paragraph) if other else None
    role = {"chu tri": "lead", "phoi hop": "cooperating"}.get(match["role"], "due")
    return _Label(
        role,
        source.words(match.end(), paragraph[1]).rstrip(" .;"),
        _kind(match["mark"].strip()),
        (match.end(), paragraph[1]),
    )


def _kind(mark: str) -> str:
    mark = mark.strip("-–+• ")
    if not mark:
        return "dash"
    return "letter" if mark[0].isalpha() and mark.endswith(")") else "number"


def _item(source: Source, paragraph: Span) -> _Item:
    match = _ITEM.match(source.bare, *paragraph)
    mark = match["mark"] if match else None
    kind = _kind(mark) if mark else "dash" if match and match["dash"] else "plain"
    return _Item(
        paragraph[0], kind, source.words(match.end() if match else paragraph[0], paragraph[1]).rstrip(" :;.")
    )


def _task(
    source: Source, items: list[_Item], labels: list[_Label], year: str | None
) -> tuple[_Item, TaskFound] | None:
    """The labels belong to the nearest item above whose mark is of another kind than theirs."""
    if not any(label.role in ("lead", "cooperating") for label in labels):
        return None
    if any(_PERSON.match(bare_of(label.value)) for label in labels if label.role == "lead"):
        return None
    own = next(label.kind for label in labels if label.role != "other")
    item = next((i for i in reversed(items) if i.kind not in (own, "plain", "end", "dash") and i.text), None)
    plain = next((i for i in reversed(items) if i.kind != "end" and i.text), None)
    text = _parent_of_list(items, item) if item else plain
    if text is None:
        return None
    due = next((label.value for label in labels if label.role == "due"), None)
    return text, TaskFound(
        text=text.text,
        lead=_named(source, labels, "lead"),
        cooperating=_named(source, labels, "cooperating"),
        due=read_due(due, year) if due else None,
    )


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


def _named(source: Source, labels: list[_Label], role: str) -> tuple[str, ...]:
    span = next((label.span for label in labels if label.role == role), None)
    return bodies_in(source, span) if span else ()
