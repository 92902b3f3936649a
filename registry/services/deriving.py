"""A data file from a document in the books (văn bản con, văn bản năm nay): what is known taken over, what must change marked.

`derive` makes the child of a directive: it carries it out by its text, so that issuing it links it `thuc_hien`.
`derive_again` takes an older document of the office as the start of this year's. Nothing is written down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.compose.wording import citation_text
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.datafile.type_rules import type_rule
from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument, Draft, Issuer, Signatory, Task
from doc_engine.reading import read_text
from doc_engine.reading.words.dues import read_due
from doc_engine.terms import DocumentType, Relation
from doc_engine.text import fold, shortened, squeeze
from registry.directory.bodies import territory_of
from registry.identity import body_of
from registry.model import Document
from registry.services.bases import stale_warnings
from registry.services.citing import as_cited
from registry.services.drafting import defaults_of, signatories_of, symbol_note
from registry.services.finding import resolve_one
from registry.services.outdated import Mark, Marker
from registry.services.people import signers_of
from registry.services.replying import first_signatory
from registry.services.succession import successions_in
from registry.settings import DraftingUnit, Settings
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_DECISIONS = (DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET)
_DERIVED = (
    DocumentType.KE_HOACH, DocumentType.CHUONG_TRINH, DocumentType.CONG_VAN, DocumentType.QUYET_DINH,
    DocumentType.THONG_BAO, DocumentType.CHI_THI, DocumentType.HUONG_DAN, DocumentType.PHUONG_AN, DocumentType.DE_AN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Derived:
    """The data file as text, the document it was made from, and what must change before it is issued."""

    text: str
    source: Document
    marks: tuple[Mark, ...]
    warnings: tuple[str, ...] = ()


def derive(
    home: Home,
    words: str,
    *,
    issuer: str | None = None,
    year: int | None = None,
    type: str = "kế hoạch",
    offices: Sequence[str] = (),
) -> Derived:
    """The data file of a document that carries out `words`; `offices`: whose tasks are taken over, the first issues.

    Raises `NotFound`, and `BadInput` for a type that carries nothing out.
    """
    kind = _kind(type)
    office, others = _offices(home, offices)
    today = home.clock.today()
    with home.store.reading() as tx:
        parent = resolve_one(tx, words, issuer, year)
        if parent.notation is None or parent.notation.number is None:
            raise BadInput.because(
                f"{parent.name} chưa có số nên chưa viện dẫn được.", "Hãy chờ văn bản có số."
            )
        every = _tasks(tx, parent)
        names = (office.name, *others)
        own = tuple(task for task in every if _fits(task, names) and not _is_closing(task))
        draft = _child(office, first_signatory(tx, office, today), parent, kind, own or every)
        bases = _bases_of(tx, parent) if kind in _DECISIONS else ()
        draft = draft.model_copy(update={"legal_bases": (*bases, *draft.legal_bases)})
        marker = replace(_marker(tx, home, office, parent, today), carried_out=parent.notation.key)
        text, marks = marker.marked(dump_draft(draft))
        stale = stale_warnings(tx, [parent], today)
    notes = (
        *symbol_note(office, kind, draft.symbol),
        *_base_notes(parent, bases),
        *_deadline_marks(parent, own or every, today),
        *_lead_notes(own, office.name),
    )
    warnings = (*_child_warnings(parent, every, own, office), *stale)
    return Derived(_headed(parent, (*notes, *warnings)) + text, parent, (*notes_of(notes), *marks), warnings)


def derive_again(home: Home, words: str, *, issuer: str | None = None, year: int | None = None) -> Derived:
    """The data file of an older document without its number and day, what is of its year marked.

    Raises `NotFound`, and `BadInput` where the home has neither its data file nor its words.
    """
    today = home.clock.today()
    with home.store.reading() as tx:
        old = resolve_one(tx, words, issuer, year)
        office = next((one for one in home.offices() if one.key == old.office), None)
        draft = _old_draft(home, tx, old, office)
        marker = replace(_marker(tx, home, office, old, today), year=_next_year(old, today))
        new = draft.model_copy(update={"number": None, "issued_on": PartialDate(), "reply_by": None})
        text, marks = marker.marked(dump_draft(new))
    marks = (*_reply_mark(draft), *_signer_mark(home, office, draft, today), *marks)
    return Derived(_headed(old, [f"{mark.key}: {mark.message}" for mark in marks[:2]]) + text, old, marks)


# What is said of a part of a year is done again in the same year.
_PART_OF_YEAR = re.compile(r"(?<!\w)(?:quý|tháng|tuần|đợt|kỳ|lần)(?!\w)", re.IGNORECASE)


def _next_year(old: Document, today: date) -> int:
    """The year that the new document is for: this one; the next where the older is of this year and says so in its title."""
    then, subject = old.issued_on.year, old.subject or ""
    yearly = str(then) in subject and not _PART_OF_YEAR.search(subject)
    return today.year + 1 if then == today.year and yearly else today.year


def _kind(type: str) -> DocumentType:
    found = DocumentType.find(type)
    if not isinstance(found, DocumentType) or found not in _DERIVED:
        shown = ", ".join(one.label.lower() for one in _DERIVED)
        raise BadInput.because(
            f"không làm được “{type[:40]}” từ văn bản cấp trên.",
            f"Hãy chọn một trong: {shown}.",
            field="--type",
        )
    return found


def _offices(home: Home, named: Sequence[str]) -> tuple[Office, tuple[str, ...]]:
    """The office that issues, and the names of bodies whose tasks are taken too."""
    if not named:
        return home.office(None), ()
    return home.office(named[0]), tuple(named[1:])


def _tasks(tx: Transaction, parent: Document) -> tuple[Task, ...]:
    """The parent's tasks as it laid them down, or as its words are read."""
    kept = tuple(tx.tasks.of_document(parent.key))
    if kept:
        return kept
    read = read_text(tx.documents.texts(parent.key).body_text or "").tasks
    return tuple(
        Task(text=one.text, lead=one.lead, cooperating=one.cooperating, due=one.due.text if one.due else None)
        for one in read
        if one.text.strip()
    )


def _fits(task: Task, names: Sequence[str]) -> bool:
    """Whether one of the names leads or helps with the task, itself or as one of "UBND các xã"."""
    said = [
        f" {fold(body_of(body))} ".replace("ubnd", "uy ban nhan dan")
        for body in (*task.lead, *task.cooperating)
    ]
    return any(_names(body, name) for body in said for name in names)


_CLOSING = re.compile(r"\bchịu trách nhiệm (?:thi hành|thực hiện) (?:\S+ ){1,3}này\b", re.IGNORECASE)


def _is_closing(task: Task) -> bool:
    """Whether a task is only the last article of a decision, which says who carries it out and nothing more."""
    return bool(_CLOSING.search(squeeze(task.text)))


def _lead_notes(tasks: Sequence[Task], office: str) -> tuple[str, ...]:
    """Tasks that the office leads, itself or as one of its kind: its own document says which of its units does."""
    ours = [
        lead
        for task in tasks
        for lead in task.lead
        if _fits(task.model_copy(update={"lead": (lead,), "cooperating": ()}), (office,))
    ]
    told = "là việc giao cho chính cơ quan ban hành, ghi lại cơ quan, đơn vị được phân công chủ trì"
    return tuple(f"nhiem_vu: chu_tri “{lead}” {told}." for lead in dict.fromkeys(ours))


def _names(body: str, name: str) -> bool:
    own = fold(body_of(name)).replace("ubnd", "uy ban nhan dan")
    territory = fold(territory_of(name) or "")
    kind = own.removesuffix(territory).strip() if territory else own
    level = territory.split(" ")[0] if territory else ""
    if f" {own}" in body:
        return True
    if kind == "uy ban nhan dan":
        return kind in body and bool(level) and f" {level}" in body.replace(",", " ")
    return bool(kind) and f" {kind}" in body


def _child(
    office: Office, signatory: Signatory, parent: Document, kind: DocumentType, tasks: Sequence[Task]
) -> Draft:
    cited = as_cited(parent).model_copy(update={"relation": None})
    decision = kind in _DECISIONS
    unit = _only_unit(office) if kind is DocumentType.CONG_VAN else None
    return Draft(
        type=kind,
        issuer=Issuer(name=office.name, parent_body=office.parent_body),
        symbol=office.abbreviation if kind is DocumentType.CONG_VAN and unit is None else None,
        drafting_unit=unit.name if unit else None,
        place=office.place,
        subject=_subject(parent, cited),
        addressees=("…",) if kind is DocumentType.CONG_VAN else (),
        authority="…" if decision else None,
        legal_bases=(f"[[{parent.notation}]]",) if decision else (),
        body=_body(office, kind, parent, bool(tasks)),
        tasks=tuple(tasks) if not any(key == "nhiem_vu" for key, _ in type_rule(kind).refuses) else (),
        cited=(cited,),
        reply_by=parent.reply_by,
        signatory=signatory,
        recipients=("Như trên",) if kind is DocumentType.CONG_VAN else (parent.issuer or "…", "…"),
        archive=f"VT, {unit.abbreviation}" if unit else "VT",
    )


# Higher law grounds what carries the directive out too; a law on the organisation of a body grounds that body's acts alone.
_GROUNDS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư")
_OF_ONE_BODY = "luat to chuc "


def _bases_of(tx: Transaction, parent: Document) -> tuple[str, ...]:
    """The căn cứ of the parent that ground its child as well, the highest first; each is marked to be looked at."""
    found = [
        tx.documents.require(link.to_key)
        for link in tx.links.from_documents([parent.key])
        if link.relation is Relation.CAN_CU
    ]
    taken = [
        one
        for one in found
        if one.type_label in _GROUNDS
        and (one.subject or one.notation)
        and not fold(one.subject or "").startswith(_OF_ONE_BODY)
    ]
    taken.sort(key=lambda one: _GROUNDS.index(one.type_label or ""))
    return tuple(dict.fromkeys(_in_full(one) for one in taken))


def _base_notes(parent: Document, bases: Sequence[str]) -> tuple[str, ...]:
    said = f"lấy theo {parent.name}: giữ nếu còn hiệu lực và đúng với văn bản này"
    return tuple(f"can_cu: “{one}” {said}." for one in bases)


def _in_full(document: Document) -> str:
    label = document.type_label or "Văn bản"
    return citation_text(
        as_cited(document), label, before="", after="", first=True, basis=True, homonym=False
    )


def _only_unit(office: Office) -> DraftingUnit | None:
    """The unit that drafts, where the office has declared one: the symbol of a công văn ends with its letters."""
    units = Settings.loaded(office.settings).units
    return units[0] if len(units) == 1 else None


def _subject(parent: Document, cited: CitedDocument) -> str:
    label = parent.type_label or "Văn bản"
    short = citation_text(cited, label, before="", after="", first=True, basis=False, homonym=False)
    return f"Triển khai thực hiện {short}"


def _body(office: Office, kind: DocumentType, parent: Document, tasks: bool) -> str:
    """The opening that carries the parent out, its tasks, and marked room for what only the office knows."""
    mark = f"[[{parent.notation}]]"
    label = kind.label
    if kind in _DECISIONS:
        opening = [f"Điều 1. Tổ chức thực hiện {mark} tại [… địa bàn, phạm vi …], gồm các nhiệm vụ sau:"]
        closing = [
            "Điều 2. [… phân công, kinh phí …]",
            f"Điều 3. [… người chịu trách nhiệm thi hành …] chịu trách nhiệm thi hành {label} này.",
        ]
        return "\n\n".join([*opening, "[[nhiem_vu]]" if tasks else "[… nhiệm vụ …]", *closing])
    if kind is DocumentType.CONG_VAN:
        parts = [f"Thực hiện {mark}, {office.name} đề nghị [… cơ quan, đơn vị …] thực hiện các nội dung sau:"]
        return "\n\n".join(
            [*parts, "[[nhiem_vu]]" if tasks else "1. [… nội dung …]", "[… thời hạn, nơi nhận báo cáo …]"]
        )
    return "\n\n".join(
        [
            f"Thực hiện {mark}, {office.name} ban hành {label} triển khai thực hiện với các nội dung sau:",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. [… mục đích, yêu cầu sát tình hình của địa phương, cơ quan …]",
            "II. NHIỆM VỤ",
            "[[nhiem_vu]]" if tasks else "1. [… nhiệm vụ …]",
            "[… nhiệm vụ riêng của địa phương, cơ quan …]",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. [… phân công cụ thể, kinh phí …]",
            _reporting(parent),
        ]
    )


def _reporting(parent: Document) -> str:
    if parent.reply_by:
        return f"2. Báo cáo kết quả thực hiện về {parent.issuer or 'cơ quan cấp trên'} trước ngày {short_date(parent.reply_by)}."
    return "2. [… chế độ báo cáo …]"


def _marker(tx: Transaction, home: Home, office: Office | None, source: Document, today: date) -> Marker:
    then = source.issued_on.whole or date(source.issued_on.year or today.year, 1, 1)
    issuer = source.issuer or (office.name if office else "")
    return Marker(tx, successions_in(tx, home.units()), issuer, office.place if office else None, then, today)


def _deadline_marks(parent: Document, tasks: Sequence[Task], today: date) -> tuple[str, ...]:
    """Terms that are over, and the parent's own: a child's are not later."""
    said = []
    year = str(parent.issued_on.year) if parent.issued_on.year else None
    for task in tasks:
        due = read_due(task.due, year) if task.due else None
        if due is not None and due.due_on and due.due_on < today.isoformat():
            said.append(
                f"nhiem_vu: “{task.due}” – thời hạn đã qua, xem lại việc “{shortened(task.text, 60)}”."
            )
    if parent.reply_by:
        said.append(f"han_tra_loi: không muộn hơn {short_date(parent.reply_by)} của {parent.name}.")
    if any(task.due for task in tasks):
        said.append(f"nhiem_vu: thời hạn lấy theo {parent.name}; có thể sớm hơn, không được muộn hơn.")
    return tuple(said)


def notes_of(said: Sequence[str]) -> tuple[Mark, ...]:
    """Remarks of the head as marks, their key in front."""
    return tuple(Mark(key, "", message.strip()) for key, _, message in (one.partition(":") for one in said))


def _child_warnings(
    parent: Document, every: Sequence[Task], own: Sequence[Task], office: Office
) -> tuple[str, ...]:
    said = []
    if every and not own:
        said.append(
            f"Không nhiệm vụ nào của {parent.name} nêu tên {office.name}; đã đưa vào tất cả, hãy bỏ việc không phải của mình."
        )
    if not every:
        said.append(f"Không tìm thấy nhiệm vụ trong {parent.name}; phần nhiệm vụ để trống.")
    if not parent.held:
        said.append(f"Chưa có bản của {parent.name}, chỉ biết qua viện dẫn.")
    return tuple(said)


def _old_draft(home: Home, tx: Transaction, old: Document, office: Office | None) -> Draft:
    texts = tx.documents.texts(old.key)
    if texts.data:
        then = old.issued_on.whole or home.clock.today()
        return load_draft(
            texts.data.encode(),
            name=f"{old.key}.yaml",
            defaults=defaults_of(office, None) if office else None,
            signatories=signatories_of(home, office, None, then) if office else (),
        )
    if texts.body_text:
        from doc_engine.redraft import redraft
        from doc_engine.redraft.of_text import page_of_text

        return redraft(page_of_text(texts.body_text)).draft
    raise BadInput.because(
        f"{old.name} ({old.key}) không có tệp dữ liệu cũng không có chữ trong sổ.",
        "Dùng: vanthu read TỆP --as-draft.",
    )


def _reply_mark(draft: Draft) -> tuple[Mark, ...]:
    if draft.reply_by is None:
        return ()
    return (
        Mark(
            "han_tra_loi",
            short_date(draft.reply_by),
            f"hạn cũ {short_date(draft.reply_by)} đã bỏ, ghi hạn mới.",
        ),
    )


def _signer_mark(home: Home, office: Office | None, draft: Draft, today: date) -> tuple[Mark, ...]:
    name = draft.signatory.full_name
    if not name:
        return ()
    signs = office is not None and any(
        fold(one.full_name) == fold(name) and one.in_office(today) for one in signers_of(home, office)
    )
    message = f"{name} không còn trong danh sách người ký hiện nay, kiểm tra lại."
    return () if signs else (Mark("nguoi_ky", name, message),)


def _headed(source: Document, said: Sequence[str]) -> str:
    day = source.issued_on.whole
    dated = f" ngày {short_date(day)}" if day else ""
    lines = [
        f"# Làm từ {source.name}{dated} ({source.key}). Số và ngày để trống; chỗ có “# Sửa:” phải xem lại."
    ]
    return "\n".join([*lines, *(f"# Lưu ý: {one}" for one in said)]) + "\n"
