"""Kiểm tra: journal, lines, counters and files held against each other, both ways. Nothing is ever repaired."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.errors import NotFound, Refusal
from registry import journal
from registry.model import Book, JournalEvent, RegisterEntry
from registry.services.templates import template_problems
from registry.store.arrivals import Arrivals
from registry.store.journals import TURN
from registry.store.records import Office
from registry.store.seals import seals

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

REGISTERING = ("issue", "enter")
# What a journal event remembers of a line, by the same names.
_COMPARED = ("notation", "book", "year", "number", "suffix", "subject", "signatory", "recipients")
_OFFICE_SAYS = ("name", "parent_body", "abbreviation", "place", "settings")


@dataclass(frozen=True, slots=True)
class _Act:
    """One event of a journal with its payload read."""

    office: str
    act: str
    said: Mapping[str, Any]


def verify(home: Home) -> list[str]:
    """What is wrong with the home's books, in Vietnamese; empty when all is whole."""
    with home.store.reading() as tx:
        events = {office: tx.journal.events(office) for office in tx.journal.offices()}
        acts = {office: _acts(found) for office, found in events.items()}
        every = [act for found in acts.values() for act in found]
        problems = _journal_problems(tx, events)
        for office in tx.offices.all():
            mine = acts.get(office.key, [])
            problems += _readable(f"sổ của {office.name}", partial(_office_problems, tx, office, mine))
        problems += _readable("văn bản", partial(_sealed_problems, tx, every))
        problems += _readable("dãy số", partial(_series_problems, tx, every))
        problems += _readable("yêu cầu đã trả lời", partial(_request_problems, tx, every))
        problems += _readable("tệp", partial(_file_problems, home, tx))
        told = [act.said for act in every if act.act == "template"]
        problems += _readable("mẫu văn bản", partial(template_problems, home, told))
    return problems


def _acts(events: Sequence[JournalEvent]) -> list[_Act]:
    """The events with their payloads; one that is no JSON any more shows in the chain already."""
    read = []
    for event in events:
        with suppress(ValueError):
            read.append(_Act(event.office, event.act, json.loads(event.payload)))
    return read


def _journal_problems(tx: Transaction, events: Mapping[str, Sequence[JournalEvent]]) -> list[str]:
    offices = {office.key: office.name for office in tx.offices.all()}
    problems = []
    for key in sorted({*offices, *events}):
        name = offices.get(key, key)
        if key not in offices:
            problems.append(f"Có nhật ký của cơ quan “{key}”, nhưng cơ quan này không còn trong dữ liệu.")
        found = journal.verify(events.get(key, ()), tx.journal.head(key))
        problems += [f"{name}: {problem}" for problem in found]
    return problems


def _readable(what: str, look: Callable[[], Iterable[str]]) -> list[str]:
    """What `look` finds; rows that no longer hold what their columns mean are found too."""
    found: list[str] = []
    try:
        found.extend(look())
    except (ValueError, TypeError, KeyError, LookupError, AttributeError) as error:
        found.append(f"Phần {what} có dòng bị sửa, không đọc được nữa ({error}).")
    return found


# ---- an office's journal against its own row, books and lines -------------------------------------------------


def _office_problems(tx: Transaction, office: Office, acts: Sequence[_Act]) -> Iterator[str]:
    written = [act.said for act in acts if act.act in REGISTERING]
    lines = {line.document: line for line in tx.entries.of_office(office.key)}
    for payload in written:
        line = lines.pop(payload["document"], None)
        yield from _line_problems(office, payload, line)
        yield from _kept_problems(tx, office, payload)
    for line in lines.values():
        yield f"{office.name}: dòng {line.notation} ({line.document}) không có trong nhật ký."
    setups = [act.said for act in acts if act.act == "init"]
    yield from _setup_problems(office, setups)
    yield from _books_problems(tx, office, setups, written)
    yield from _arrival_problems(tx, office, acts)


def _line_problems(office: Office, payload: Mapping[str, Any], line: RegisterEntry | None) -> Iterator[str]:
    """A journal's act against the line it wrote."""
    name = f"{payload['notation']} ({payload['document']})"
    if line is None:
        yield f"{office.name}: nhật ký ghi đã đăng ký {name}, nhưng trong sổ không còn dòng này."
        return
    changed = [field for field in _COMPARED if getattr(line, field) != payload[field]]
    if line.issued_on != short_date(date.fromisoformat(payload["issued_on"])):
        changed.append("issued_on")
    if changed:
        yield f"{office.name}: dòng {name} đã bị sửa sau khi đăng ký ({', '.join(changed)})."


def _kept_problems(tx: Transaction, office: Office, payload: Mapping[str, Any]) -> Iterator[str]:
    """The document and the Word file of a journal's act."""
    key = payload["document"]
    document = tx.documents.get(key)
    if document is None or not document.held:
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn trong dữ liệu."
    if all(file.digest != payload["file"] for file in tx.files.of_document(key, "docx")):
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn tệp đã đăng ký."


def _setup_problems(office: Office, setups: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The office's row against the latest init."""
    if not setups:
        yield f"{office.name}: nhật ký không có lần lập cơ quan nào."
        return
    changed = [field for field in _OFFICE_SAYS if getattr(office, field) != setups[-1][field]]
    if changed:
        yield f"{office.name}: khai báo của cơ quan đã bị sửa sau lần lập cuối ({', '.join(changed)})."


def _books_problems(
    tx: Transaction, office: Office, setups: Sequence[Mapping[str, Any]], written: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Every book against what the journal says it was opened with and what was written in it."""
    books = {(book.name, book.year): book for book in tx.books.of_office(office.key)}
    latest = tx.books.latest_days(office.key)
    said = [item for payload in setups for item in payload["books"]]
    for name, year in sorted({(item["name"], item["year"]) for item in said} - set(books)):
        yield f"{office.name}: sổ “{name}” năm {year} không còn trong dữ liệu."
    for book in books.values():
        opened = [i["last_number"] for i in said if (i["name"], i["year"]) == (book.name, book.year)]
        acts = [act for act in written if (act["book"], act["year"]) == (book.name, book.year)]
        yield from _counter_problems(office, book, opened, acts)
        if latest[book.key] != max((act["issued_on"] for act in acts), default=None):
            yield f"{office.name}: ngày mới nhất của sổ “{book.name}” năm {book.year} đã bị sửa."
        types = next((item["types"] for item in reversed(said) if item["name"] == book.name), None)
        if types != list(book.types) or book.closed:
            yield f"{office.name}: sổ “{book.name}” năm {book.year} đã bị sửa (loại văn bản, khóa sổ)."


def _counter_problems(
    office: Office, book: Book, opened: list[int], acts: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    highest = max([*opened, *(act["number"] for act in acts)], default=0)
    if book.last_number != highest:
        yield (
            f"{office.name}: sổ “{book.name}” năm {book.year} đếm đến {book.last_number}, "
            f"nhưng theo nhật ký số cuối là {highest}."
        )


def _arrival_problems(tx: Transaction, office: Office, acts: Sequence[_Act]) -> Iterator[str]:
    """Lines of the incoming book against the journal's receivings."""
    wanted = {
        (act.said["document"], act.said["year"], act.said["number"], act.said["arrived_on"])
        for act in acts
        if act.act == "receive"
    }
    found = {
        (line.document, line.year, line.number, line.arrived_on.isoformat())
        for line, _ in Arrivals(tx.connection).of_year(office.key)
    }
    for gone in sorted(wanted - found):
        yield f"{office.name}: số đến {gone[2]} năm {gone[1]} ({gone[0]}) không còn như nhật ký ghi."
    for strange in sorted(found - wanted):
        yield f"{office.name}: số đến {strange[2]} năm {strange[1]} ({strange[0]}) không có trong nhật ký."


# ---- what belongs to no one office ----------------------------------------------------------------------------


def _sealed_problems(tx: Transaction, acts: Sequence[_Act]) -> Iterator[str]:
    """Every document with all its rows against the seal that the latest act on it left in a journal."""
    latest: dict[str, tuple[int, str]] = {}
    for act in acts:
        for key, seal in act.said.get("seals", {}).items():
            latest[key] = max(latest.get(key, (0, "")), (act.said["turn"], seal))
    here = tx.documents.every_key()
    now = seals(tx.connection, {*here, *latest})
    for key in sorted({*here, *latest}, key=lambda key: (len(key), key)):
        if key not in latest:
            yield f"Văn bản {key} không có trong nhật ký nào."
        elif now[key] != latest[key][1]:
            yield f"Văn bản {key}: dữ liệu, liên kết, nơi nhận hoặc tệp đã bị sửa sau khi ghi."
    for key in tx.documents.misfolded():
        yield f"Văn bản {key}: các cột để tra cứu không khớp với nội dung."


def _series_problems(tx: Transaction, acts: Sequence[_Act]) -> Iterator[str]:
    """Running numbers against the highest that was given in each."""
    wanted: dict[str, int] = {}
    for office in tx.offices.all():
        for line, _ in Arrivals(tx.connection).of_year(office.key):
            name = f"den:{office.key}:{line.year}"
            wanted[name] = max(wanted.get(name, 0), line.number)
    keys = [int(key.removeprefix("vb")) for key in tx.documents.every_key()]
    turns = [act.said.get("turn", 0) for act in acts]
    wanted |= {"vb": max(keys, default=0), TURN: max(turns, default=0)}
    found = tx.series.all()
    for name in sorted({name for name in {*wanted, *found} if wanted.get(name, 0) != found.get(name, 0)}):
        yield f"Dãy số “{name}” ở {found.get(name, 0)}, nhưng số cuối đã dùng là {wanted.get(name, 0)}."


def _request_problems(tx: Transaction, acts: Sequence[_Act]) -> Iterator[str]:
    """Answered requests against the acts that answered them: the first act of a request is its answer."""
    wanted: dict[str, tuple[str, str]] = {}
    for act in acts:
        if act.act in REGISTERING:
            wanted.setdefault(act.said["request"], (act.office, act.said["document"]))
    found = tx.requests.all()
    for digest in sorted(d for d in {*wanted, *found} if wanted.get(d) != found.get(d)):
        yield f"Yêu cầu {digest[:12]}… không còn trả lời như nhật ký ghi."


def _file_problems(home: Home, tx: Transaction) -> Iterator[str]:
    owners = {file.digest: f"{file.document} ({file.name})" for file in tx.files.all()}
    for digest, owner in sorted(owners.items()):
        try:
            home.store.files.get(digest)
        except (NotFound, Refusal) as error:
            yield f"Tệp của {owner}: {error}"
