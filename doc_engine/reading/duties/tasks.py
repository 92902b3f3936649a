"""Tasks (nhiệm vụ): items followed by who leads, who cooperates and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, bare_of
from doc_engine.reading.duties.counted import OwnDays
from doc_engine.reading.duties.duty_verbs import DUTY, does_at, verb_of
from doc_engine.reading.duties.order_words import partners_in
from doc_engine.reading.duties.orders import read_orders
from doc_engine.reading.duties.quoted import quoted_provisions
from doc_engine.reading.duties.tables import tabled_tasks
from doc_engine.reading.duties.undertakings import MOST_GIVEN, PLANS, undertakings
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.values import HeaderFound, TaskFound
from doc_engine.reading.words.dues import read_due

_LABEL = late(
    r"(?P<mark>[\s\-–+•]*(?:[a-z]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)])?\s*)(?:(?:cac )?(?:co quan|don vi|to chuc)(?: duoc giao)?,?\s*(?:don vi )?)?"
    r"(?P<role>chu tri|phoi hop|thoi gian|thoi han|tien do)(?:\s+(?:thuc hien|hoan thanh|trien khai|to chuc|du kien))*\s*:\s*"
)
_ROLES = {"chu tri": "lead", "phoi hop": "cooperating", "thuc hien": "doer"}
# The same labels on one line.
_INSIDE = late(
    r"(?:(?<![^\n])|(?<=[.;,(:–-]))\s*(?:[-–+•]\s*|[a-z]\)\s*)?\(?(?:(?:cac )?(?:co quan|don vi|to chuc)(?: duoc giao)?,?\s*(?:don vi )?)?"
    r"(?P<role>chu tri|phoi hop|thoi gian|thoi han|tien do|(?<=don vi )thuc hien|(?<=co quan )thuc hien)(?:\s+(?:thuc hien|hoan thanh|trien khai|to chuc|du kien))*\s*:\s*"
)
# Lines beside the labels that say neither who nor when.
_OTHER = late(
    r"(?P<mark>[\s\-–+•]*(?:[a-z]\)\s*)?)(?:dia diem|kinh phi|hinh thuc|phuong thuc|thanh phan|so luong|san pham|quy mo|"
    r"doi tuong|(?:co quan|don vi|nguoi|bo phan)(?:, (?:don vi|ca nhan))? (?:thuc hien|chi dao|theo doi|tham muu|phu trach))(?:\s+[a-z]+){0,4}\s*:"
)
_DOER = late(
    r"[\s\-–+•]*(?:[a-z]\)\s*)?(?:co quan|don vi|nguoi|bo phan|to chuc)(?:, (?:don vi|ca nhan))? (?:thuc hien|tham muu|phu trach)\s*:\s*\w"
)
# "Cơ quan chỉ đạo: UBND tỉnh" above "Đơn vị chủ trì: …" is no duty.
_LABELLED = late(r"(?:co quan|don vi|danh nghia)(?: [a-z]+){1,3}\s?:")
_BESIDE = ("other", "where")
_ENOUGH = 4  # with more duties told elsewhere the points of a programme are not counted too
_LONGEST_THEME = 8  # words
# "Chủ trì: Ông …" presides over a meeting.
_PERSON = late(r"(?:ong|ba|dong chi|d/c)(?!\w)")
_ITEM = late(
    r"\s*(?:(?P<dash>[-–+•])\s+)?(?P<mark>[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[ivx]{1,5}\.|dieu \d{1,3}\.)?\s*"
)


class _Label(NamedTuple):
    role: str
    value: str
    kind: str
    span: Span
    place: int
    opens: int = 0


class _Listed(NamedTuple):
    """A task by its labels; `event`: a point of a programme rather than a duty."""

    place: int
    task: TaskFound
    event: bool


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
    rows |= quoted_provisions(source, None)
    listed, taken = _listed(source, year, rows)
    orders = read_orders(source, header, taken | rows)
    duties = [entry for entry in listed if not entry.event] if len(orders) > _ENOUGH else listed
    told = [(entry.place, entry.task) for entry in duties]
    all_told = [*tabled, *told, *orders]
    if header.type in PLANS and sum(bool(task.lead) for _, task in all_told) <= MOST_GIVEN:
        known = {source.paragraph_at(place)[0] for place, _ in all_told if place >= 0}
        all_told += undertakings(source, frozenset(known | taken | rows), year)
    signed = header.signatory.full_name if header.signatory else None  # "Nguyễn Văn Phòng" prevents nothing
    all_told = [entry for entry in all_told if entry[1].text != signed]
    ordered = sorted(all_told, key=lambda entry: entry[0])
    own = OwnDays.of(source, header.issued_on)
    return tuple(replace(_without_closing_mark(task), due=own.counted(task.due)) for _, task in ordered)


# "./." closes the paper, not the task that stands last.
_CLOSING_MARK = late(r"\s{0,2}\.?\s{0,2}/\s{0,2}\.?[\s/.]{0,6}$")
_LONGEST_MARK = 15  # characters


def _without_closing_mark(task: TaskFound) -> TaskFound:
    mark = _CLOSING_MARK.search(task.text, max(0, len(task.text) - _LONGEST_MARK))
    return replace(task, text=f"{task.text[: mark.start()]}.") if mark else task


def _listed(source: Source, year: str | None, rows: frozenset[int]) -> tuple[list[_Listed], frozenset[int]]:
    """Tasks by their label lines, each with its place; and the paragraphs that these have used up."""
    found: list[_Listed] = []
    taken: set[int] = set()
    items: list[_Item] = []
    labels: list[_Label] = []
    for entry in _entries(source, rows):
        label = entry if isinstance(entry, _Label) else None
        if labels and (
            label is None
            or (label.role not in _BESIDE and any(label.role == earlier.role for earlier in labels))
        ):
            task = _task(source, items, labels, year)
            if task is not None:
                found.append(_Listed(task[0].place, task[1], _is_event(task[0], labels)))
                taken.update(item.place for item in items if item.place >= task[0].place)
            labels = []
            if label is None:
                items.append(_Item(-1, "end", ""))
        if label is not None:
            labels.append(label)
            taken.add(label.place)
        elif isinstance(entry, _Item):
            items.append(entry)
    return found, frozenset(taken)


def _is_event(item: _Item, labels: list[_Label]) -> bool:
    """ "Lễ khai mạc … Địa điểm: …": told where and begun with a noun; who prepares it is told among the duties."""
    return any(label.role == "where" for label in labels) and not DUTY.match(bare_of(item.text))


def _entries(source: Source, rows: frozenset[int]) -> Iterator[_Label | _Item | None]:
    """The labels and items of a document in order, and None at its end."""
    for paragraph in source.paragraphs:
        if paragraph[0] in rows:
            continue
        inside = _labels_inside(source, paragraph)
        if inside:
            if inside[0].kind == "inline":
                yield _item(source, (paragraph[0], inside[0].opens))
            yield from inside
        else:
            yield _label(source, paragraph) or _item(source, paragraph)
    yield None


def _labels_inside(source: Source, paragraph: Span) -> list[_Label]:
    """ "Chủ trì: A. Phối hợp: B. Thời gian: C" on one line, or in parentheses behind the item's words."""
    several = source.bare.count(":", *paragraph) > 1
    marks = list(_INSIDE.finditer(source.bare, *paragraph)) if several else []
    if len(marks) < 2 or not any(m["role"] in ("chu tri", "thuc hien") for m in marks):
        return []
    stops = [*(m.start() for m in marks[1:]), paragraph[1]]
    first = _LABEL.match(source.bare, *paragraph)
    kind = _kind(first["mark"].strip()) if first else "inline"
    return [
        _Label(
            _ROLES.get(mark["role"], "due"),
            source.words(mark.end(), stop).rstrip(" .;,)("),
            kind,
            (mark.end(), mark.end() + len(source.bare[mark.end() : stop].rstrip(" .;,)(\n"))),
            paragraph[0],
            marks[0].start(),
        )
        for mark, stop in zip(marks, stops, strict=True)
    ]


def _label(source: Source, paragraph: Span) -> _Label | None:
    match = _LABEL.match(source.bare, *paragraph)
    if not match:
        other = _OTHER.match(source.bare, *paragraph)
        return _other_label(source, other, paragraph) if other else None
    return _Label(
        _ROLES.get(match["role"], "due"),
        source.words(match.end(), paragraph[1]).rstrip(" .;"),
        _kind(match["mark"].strip()),
        (match.end(), paragraph[1]),
        paragraph[0],
    )


def _other_label(source: Source, match: re.Match[str], paragraph: Span) -> _Label:
    """ "Đơn vị thực hiện: Phòng A" says who does it where no label says who leads."""
    role = "where" if "dia diem" in match[0] else "other"
    role = "doer" if _DOER.match(source.bare, *paragraph) else role
    kind = _kind(match["mark"].strip())
    return _Label(
        role, source.words(match.end(), paragraph[1]), kind, (match.end(), paragraph[1]), paragraph[0]
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
    if not any(label.role in ("lead", "cooperating", "doer") for label in labels):
        return None
    if any(_PERSON.match(bare_of(label.value)) for label in labels if label.role == "lead"):
        return None
    own = next(label.kind for label in labels if label.role not in _BESIDE)
    if own == "inline" and items and items[-1].text:
        return _with_labels(source, items[-1], labels, year)
    item = next((i for i in reversed(items) if i.kind not in (own, "plain", "end", "dash") and i.text), None)
    plain = next((i for i in reversed(items) if i.kind != "end" and i.text), None)
    text = _parent_of_list(items, item) if item else plain
    if text is None or _LABELLED.match(bare_of(text.text)):
        return None
    return _with_labels(source, _duty_below(items, text), labels, year)


def _duty_below(items: list[_Item], heading: _Item) -> _Item:
    """ "2. Xúc tiến thương mại⏎Tổ chức Tuần lễ …⏎- Đơn vị thực hiện: …": the plain duty, not the theme above it."""
    last = items[-1]
    if last.kind != "plain" or items[-2:-1] != [heading] or not DUTY.match(bare_of(last.text)):
        return heading
    return heading._replace(text=last.text) if len(heading.text.split()) <= _LONGEST_THEME else heading


def _with_labels(
    source: Source, item: _Item, labels: list[_Label], year: str | None
) -> tuple[_Item, TaskFound]:
    due = next((label.value for label in labels if label.role == "due"), None)
    lead, partners = _led(source, labels)
    return item, TaskFound(
        text=item.text,
        lead=lead,
        cooperating=_named(source, labels, "cooperating") or partners,
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


def _led(source: Source, labels: list[_Label]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads, and with whom where the label says both: "Đơn vị thực hiện: Sở A chủ trì, phối hợp với B"."""
    lead = _named(source, labels, "lead") or _named(source, labels, "doer")
    span = next((label.span for label in labels if label.role in ("lead", "doer")), None)
    does = does_at(source, *span) if span else None
    if span is None or does is None or verb_of(does) != "chu tri":
        return lead, ()
    return bodies_in(source, (span[0], does.start())), partners_in(source, does.start("does"), span[1])


def _named(source: Source, labels: list[_Label], role: str) -> tuple[str, ...]:
    span = next((label.span for label in labels if label.role == role), None)
    return bodies_in(source, span) if span else ()
