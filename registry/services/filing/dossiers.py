"""Lập hồ sơ: opening, putting documents in, closing (Điều 29). A document is never copied and may lie in many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.text import admit, squeeze
from registry.model import Document
from registry.services.filing.plans import planned
from registry.services.filing.retention import is_permanent, retention_of
from registry.services.filing.sealing import note_act
from registry.services.finding import resolve_one
from registry.store.dossiers import Dossier, Dossiers, Paper, Plans

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_SHEETS = re.compile(r"^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$")
_NUMBERED_FROM_YEARS = 5  # sheets are numbered where a dossier is kept so long or longer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the clerk says of a new dossier; what is blank is taken from the filing plan."""

    code: str
    year: int
    title: str = ""
    retention: str = ""
    person: str = ""
    electronic: bool = False
    rights: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier with what lies in it, and what the clerk should look at."""

    dossier: Dossier
    papers: tuple[tuple[Paper, Document], ...] = ()
    warnings: tuple[str, ...] = ()


def open_dossier(home: Home, wanted: Wanted, office: str | None = None) -> Filed:
    """Open a dossier of the filing plan, or one outside it with its own title and retention.

    Raises `BadInput` where code, title or retention are missing, `Refusal` where it is open already.
    """
    chosen = home.office(office)
    texts = _admitted(wanted)
    if not texts.code:
        raise BadInput.because("chưa ghi số, ký hiệu hồ sơ.", "Ví dụ 01.TCCB.", field="code")
    with home.store.writing() as tx:
        dossiers = Dossiers(tx.connection)
        if dossiers.find(chosen.key, texts.code, texts.year):
            raise Refusal(f"Hồ sơ {texts.code} năm {texts.year} đã mở.")
        facts, warnings = _facts(tx, home, chosen.key, texts)
        opened = dossiers.open(facts)
        note_act(tx, home, chosen.key, "dossier_open", [opened.key], dossier=opened.key, code=opened.code)
    return Filed(opened, (), tuple(warnings))


def _admitted(wanted: Wanted) -> Wanted:
    return replace(
        wanted,
        code=squeeze(admit(wanted.code, field="code")),
        title=squeeze(admit(wanted.title, field="--title")),
        person=squeeze(admit(wanted.person, field="--person")),
        rights=squeeze(admit(wanted.rights, field="--rights")),
        note=squeeze(admit(wanted.note, field="--note")),
    )


def _facts(tx: Transaction, home: Home, office: str, wanted: Wanted) -> tuple[Dossier, list[str]]:
    plan = Plans(tx.connection).find(office, wanted.year)
    line = planned(plan, wanted.code)
    title = wanted.title or (line.title if line else "")
    retention = wanted.retention or (line.retention if line else "")
    if not title or not retention:
        raise BadInput.because(
            f"hồ sơ {wanted.code} không có trong danh mục năm {wanted.year}, cần ghi tiêu đề và thời hạn bảo quản.",
            "Hãy thêm --title và --retention, hoặc bổ sung vào danh mục.",
            field="code",
        )
    warnings = [] if line else [f"Hồ sơ {wanted.code} không có trong danh mục hồ sơ năm {wanted.year}."]
    facts = Dossier(
        key="",
        office=office,
        year=wanted.year,
        code=line.code if line else wanted.code,
        title=title,
        retention=retention_of(retention, field="--retention"),
        opened_on=home.clock.today(),
        person=wanted.person or (line.person if line else ""),
        electronic=wanted.electronic,
        rights=wanted.rights,
        note=wanted.note or (line.note if line else ""),
    )
    return facts, warnings


def add_papers(
    home: Home,
    code: str,
    documents: Sequence[str],
    *,
    year: int | None = None,
    office: str | None = None,
    sheets: str = "",
    count: int | None = None,
    note: str = "",
) -> Filed:
    """Put documents into an open dossier behind what lies there: order numbers are given, `count` sheets numbered on.

    Raises `NotFound`, `BadInput` (a document that lies there already, wrong sheets), `Refusal` when it is closed.
    """
    if len(documents) > 1 and (sheets or count):
        raise BadInput.because("tờ số chỉ ghi được cho từng văn bản một.", field="--sheets")
    words = squeeze(admit(note, field="--note"))
    with home.store.writing() as tx:
        dossier = open_one(tx, home.office(office).key, code, year)
        dossiers = Dossiers(tx.connection)
        lying = dossiers.papers(dossier.key)
        for named in documents:
            document = resolve_one(tx, named, field="key")
            _refuse_paper(document, dossier, lying)
            where = _sheets(sheets, count, lying)
            paper = Paper(dossier.key, len(lying) + 1, document.key, where, words)
            dossiers.put(paper, home.clock.now())
            lying.append(paper)
        added = [paper.document for paper in lying[len(lying) - len(documents) :]]
        note_act(tx, home, dossier.office, "dossier_add", [dossier.key], dossier=dossier.key, documents=added)
        return _filed(tx, dossier)


def _refuse_paper(document: Document, dossier: Dossier, lying: Sequence[Paper]) -> None:
    if not document.held:
        raise BadInput.because(
            f"{document.name} chỉ được biết qua viện dẫn, không có bản để lưu.", field="key"
        )
    if any(paper.document == document.key for paper in lying):
        raise BadInput.because(f"{document.name} đã có trong hồ sơ {dossier.label}.", field="key")


def _sheets(sheets: str, count: int | None, lying: Sequence[Paper]) -> str:
    """Where the document's sheets lie: as typed, or `count` of them behind the last numbered one."""
    if sheets:
        match = _SHEETS.match(sheets.strip())
        if not match or (match[2] and int(match[2]) < int(match[1])):
            raise BadInput.because(f"“{sheets}” không phải là tờ số.", "Ví dụ 5 hoặc 5-8.", field="--sheets")
        return f"{int(match[1])}-{int(match[2])}" if match[2] else str(int(match[1]))
    if not count:
        return ""
    first = last_sheet(lying) + 1
    return str(first) if count == 1 else f"{first}-{first + count - 1}"


def last_sheet(lying: Sequence[Paper]) -> int:
    """The highest sheet number in a dossier, 0 where none is numbered."""
    ends = [match[2] or match[1] for paper in lying if (match := _SHEETS.match(paper.sheets))]
    return max(map(int, ends), default=0)


def take_out(
    home: Home, code: str, document: str, reason: str, *, year: int | None = None, office: str | None = None
) -> Filed:
    """Take a document that was put in by mistake out of an open dossier; the journal keeps who, what and why."""
    why = squeeze(admit(reason, field="--reason"))
    if not why:
        raise BadInput.because("chưa ghi lý do.", field="--reason")
    with home.store.writing() as tx:
        dossier = open_one(tx, home.office(office).key, code, year)
        found = resolve_one(tx, document, field="key")
        dossiers = Dossiers(tx.connection)
        paper = next((one for one in dossiers.papers(dossier.key) if one.document == found.key), None)
        if paper is None:
            raise NotFound(f"{found.name} không có trong hồ sơ {dossier.label}.")
        dossiers.take_out(paper)
        note_act(
            tx,
            home,
            dossier.office,
            "dossier_remove",
            [dossier.key],
            dossier=dossier.key,
            document=found.key,
            sheets=paper.sheets,
            reason=why,
        )
        return _filed(tx, dossier)


@dataclass(frozen=True, slots=True)
class Ending:
    """Chứng từ kết thúc: the note, the sheets (or pages), the day the work ended, and what counts for hand-over."""

    note: str
    amount: int | None = None
    on: date | None = None
    construction: bool = False


def close_dossier(
    home: Home, code: str, ending: Ending, *, year: int | None = None, office: str | None = None
) -> Filed:
    """Close a dossier with its closing note; the day of hand-over counts from the day the work ended.

    Raises `Refusal` for an empty or closed one, `BadInput` where sheets must be numbered and are not said.
    """
    day = ending.on or home.clock.today()
    note = squeeze(admit(ending.note, field="--note"))
    with home.store.writing() as tx:
        dossier = open_one(tx, home.office(office).key, code, year)
        dossiers = Dossiers(tx.connection)
        lying = dossiers.papers(dossier.key)
        if not lying:
            raise Refusal(f"Hồ sơ {dossier.label} chưa có văn bản nào.")
        amount = ending.amount or last_sheet(lying) or None
        _hold_ending(home, dossier, day, note, amount)
        closed = replace(
            dossier, closed_on=day, closing_note=note, amount=amount, due_on=due_day(day, ending.construction)
        )
        dossiers.change(closed)
        note_act(tx, home, dossier.office, "dossier_close", [dossier.key], dossier=dossier.key)
        return replace(_filed(tx, closed), warnings=tuple(_ending_warnings(closed, lying)))


def _hold_ending(home: Home, dossier: Dossier, day: date, note: str, amount: int | None) -> None:
    today = home.clock.today()
    if day > today:
        raise BadInput.because(f"ngày {short_date(day)} ở sau hôm nay ({short_date(today)}).", field="--on")
    if not note:
        raise BadInput.because("chưa ghi chứng từ kết thúc.", field="--note")
    if amount is None and needs_sheets(dossier):
        raise BadInput.because(
            f"hồ sơ bảo quản {dossier.retention.lower()} phải ghi số tờ (số trang).", field="--sheets"
        )


def needs_sheets(dossier: Dossier) -> bool:
    """Sheets are numbered where a dossier is kept five years or longer (Điều 29)."""
    return is_permanent(dossier.retention) or int(dossier.retention.split()[0]) >= _NUMBERED_FROM_YEARS


def due_day(ended_on: date, construction: bool = False, *, years: int = 1) -> date:
    """The last day for hand-over: one year after the work ended, three months after a settlement (Điều 30)."""
    more, month = divmod(ended_on.month - 1 + (3 if construction else 0), 12)
    year, day = ended_on.year + more + (0 if construction else years), ended_on.day
    while day > 28:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
    return date(year, month + 1, day)


def _ending_warnings(dossier: Dossier, lying: Sequence[Paper]) -> list[str]:
    warnings = []
    without = [paper for paper in lying if not paper.sheets]
    if is_permanent(dossier.retention) and without:
        warnings.append(f"Hồ sơ vĩnh viễn cần mục lục văn bản; {len(without)} văn bản chưa ghi tờ số.")
    last = last_sheet(lying)
    if dossier.amount is not None and dossier.amount < last:
        warnings.append(
            f"Chứng từ kết thúc ghi {dossier.amount} tờ, nhưng mục lục văn bản đã đến tờ số {last}: hãy đếm lại; "
            "cần sửa thì mở lại hồ sơ (vanthu dossier reopen) rồi kết thúc lại."
        )
    return warnings


def reopen(
    home: Home, code: str, reason: str, *, year: int | None = None, office: str | None = None
) -> Filed:
    """Open a dossier again that was closed too early; raises `Refusal` once it is handed over."""
    why = squeeze(admit(reason, field="--reason"))
    if not why:
        raise BadInput.because("chưa ghi lý do.", field="--reason")
    with home.store.writing() as tx:
        dossier = the_one(tx, home.office(office).key, code, year)
        if dossier.closed_on is None or dossier.handed_over_on is not None:
            state = "đã nộp lưu" if dossier.handed_over_on else "đang mở"
            raise Refusal(f"Hồ sơ {dossier.label} {state}.")
        again = replace(dossier, closed_on=None, closing_note=None, amount=None, due_on=None)
        Dossiers(tx.connection).change(again)
        note_act(tx, home, dossier.office, "dossier_reopen", [dossier.key], dossier=dossier.key, reason=why)
        return _filed(tx, again)


def show(home: Home, code: str, *, year: int | None = None, office: str | None = None) -> Filed:
    """A dossier with what lies in it; raises `NotFound`."""
    with home.store.reading() as tx:
        return _filed(tx, the_one(tx, home.office(office).key, code, year))


def listed(home: Home, year: int | None = None, office: str | None = None) -> list[tuple[Dossier, int]]:
    """The dossiers of an office with how many documents lie in each."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        dossiers = Dossiers(tx.connection)
        counts = dossiers.counts(chosen.key)
        return [(one, counts.get(one.key, 0)) for one in dossiers.of_office(chosen.key, year)]


def the_one(tx: Transaction, office: str, code: str, year: int | None) -> Dossier:
    """The dossier of that code, of the year or the newest; raises `NotFound`."""
    code, slash, written = code.rpartition("/") if re.search(r"/\d{4}$", code) else (code, "", "")
    wanted = int(written) if slash else year
    found = Dossiers(tx.connection).find(office, code, wanted)
    if not found:
        of_year = f" năm {wanted}" if wanted else ""
        raise NotFound(f"Chưa mở hồ sơ “{code}”{of_year}.")
    return found[0]


def open_one(tx: Transaction, office: str, code: str, year: int | None) -> Dossier:
    """The same, locked and still open; raises `Refusal` for a closed one."""
    dossier = Dossiers(tx.connection).lock(the_one(tx, office, code, year).key)
    if dossier.closed_on:
        raise Refusal(f"Hồ sơ {dossier.label} đã kết thúc ngày {short_date(dossier.closed_on)}.")
    return dossier


def _filed(tx: Transaction, dossier: Dossier) -> Filed:
    papers = Dossiers(tx.connection).papers(dossier.key)
    return Filed(dossier, tuple((paper, tx.documents.require(paper.document)) for paper in papers))
