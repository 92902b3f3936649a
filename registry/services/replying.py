"""The answer to what came in (văn bản trả lời), as a data file ready to be written on: kính gửi, phúc đáp, căn cứ.

When it is issued the answer is linked to the document by phúc đáp, which settles the matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.datafile import dump_draft
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument, Draft, Issuer, Signatory
from doc_engine.notation import padded
from doc_engine.terms import DocumentType, Relation
from doc_engine.text import same
from registry.model import Document
from registry.services.arrived import Arrived, arrived
from registry.services.citing import as_cited
from registry.services.drafting import prepare
from registry.services.matters import Tracked, tracked
from registry.services.people import posts_in
from registry.services.register_lines import identity_words
from registry.services.working_days import calendar_in
from registry.settings import DraftingUnit, Settings
from registry.store.documents import identity_of
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_RESTS_ON = (Relation.THUC_HIEN, Relation.TRIEN_KHAI, Relation.CAN_CU)
_MOST_GROUNDS = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """The data file as text, what it answers, and until when the answer is due."""

    text: str
    arrived: Arrived
    due_on: date | None
    warnings: tuple[str, ...] = ()


def reply(home: Home, words: str, office: str | None = None) -> Reply:
    """The data file of a công văn that answers an incoming document; nothing is written down.

    What the document itself asks the answer to rest on stands as căn cứ. Raises `NotFound`, `BadInput` for a
    document whose author is not known.
    """
    chosen = home.office(office)
    today = home.clock.today()
    with home.store.reading() as tx:
        one = tracked(tx, chosen.key, arrived(tx, chosen, words, today.year))
        if not one.arrived.document.issuer:
            raise BadInput.because(f"{one.arrived.name} chưa rõ tác giả nên không có nơi để kính gửi.")
        draft = _draft(tx, chosen, one, today)
        left = _left(tx, chosen, one, today)
    text = _head(one, left) + dump_draft(draft)
    prepare(home, text.encode(), "tra-loi.yaml")  # what is handed out is a file that can be issued
    return Reply(text, one.arrived, one.matter.due_on, tuple(_warnings(one, draft, today)))


def _draft(tx: Transaction, office: Office, one: Tracked, today: date) -> Draft:
    document = one.arrived.document
    grounds = _grounds(tx, document)
    unit = _unit(office, one)
    return Draft(
        type=DocumentType.CONG_VAN,
        issuer=Issuer(name=office.name, parent_body=office.parent_body),
        symbol=None if unit else office.abbreviation,
        place=office.place,
        subject=f"phúc đáp {_short(document)}",
        addressees=(document.issuer or "",),
        body=_body(office, document, grounds),
        cited=(*_answered(document), *(as_cited(ground) for ground in grounds)),
        signatory=first_signatory(tx, office, today),
        recipients=("Như trên",),
        archive=f"VT, {unit.abbreviation}" if unit else "VT",
        drafting_unit=unit.name if unit else None,
    )


def _short(document: Document) -> str:
    """Type, number and day: Công văn số 45/STP-NC ngày 12/8/2024."""
    day = document.issued_on.whole
    name = (
        f"{document.type_label or 'Văn bản'} số {document.notation}" if document.notation else document.name
    )
    return f"{name} ngày {short_date(day)}" if day else name


def _body(office: Office, document: Document, grounds: list[Document]) -> str:
    """The opening sentence, then room for the answer."""
    resting = "".join(f"[[{ground.notation}]], " for ground in grounds)
    opening = f"Căn cứ {resting}phúc đáp" if grounds else "Phúc đáp"
    what = f"[[{document.notation}]]" if document.notation else identity_words(document)
    return f"{opening} {what}, {office.name} có ý kiến như sau:\n1. …\n2. …"


def _answered(document: Document) -> tuple[CitedDocument, ...]:
    """The answered document with its relation; one without a number cannot be cited by a mark."""
    if document.notation is None:
        return ()
    return (as_cited(document).model_copy(update={"relation": Relation.PHUC_DAP}),)


def _grounds(tx: Transaction, document: Document) -> list[Document]:
    """What the incoming document itself carries out or rests on, as far as it is decided which documents these are."""
    links = [link for link in tx.links.from_documents([document.key]) if link.relation in _RESTS_ON]
    links.sort(key=lambda link: _RESTS_ON.index(link.relation))
    found = [tx.documents.require(link.to_key) for link in links]
    decided = [d for d in found if d.notation and d.notation.number and identity_of(d)]
    taken = {document.notation.key} if document.notation else set()
    grounds: list[Document] = []
    for one in decided:
        if one.notation and one.notation.key not in taken:
            taken.add(one.notation.key)
            grounds.append(one)
    return grounds[:_MOST_GROUNDS]


def _unit(office: Office, one: Tracked) -> DraftingUnit | None:
    """The unit that has the matter, or the office's only one: its abbreviation makes the symbol."""
    units = Settings.loaded(office.settings).units
    found = next((unit for unit in units if same(unit.name, one.matter.handler)), None)
    if found is None and len(units) == 1:
        found = units[0]
    return found


def first_signatory(tx: Transaction, office: Office, today: date) -> Signatory:
    """The first who may sign on the day; a blank name where nobody is declared."""
    from doc_engine.datafile import load_draft

    signer = next((post for post in posts_in(tx, office) if post.signs and post.held_on(today)), None)
    if signer is None:
        return Signatory(title="…")
    lines = "".join(f"\n    - {line}" for line in (signer.authority or "").split("\n") if line)
    power = f"\n  quyen_han:{lines}" if lines else ""
    sample = (
        f"loai: thông báo\nco_quan: {office.name}\ndia_danh: {office.place}\ntrich_yeu: x\nnoi_dung: x\n"
        f"nguoi_ky:\n  ho_ten: {signer.full_name}\n  chuc_vu: {signer.title}{power}\nnoi_nhan:\n  - x\n"
    )
    return load_draft(sample.encode(), name="").signatory


def _left(tx: Transaction, office: Office, one: Tracked, today: date) -> int | None:
    due = one.matter.due_on
    return None if due is None else calendar_in(tx, office.key).between(today, due)


def _head(one: Tracked, left: int | None) -> str:
    """Lines of comment that tell the clerk what the file answers and by when."""
    line, document = one.arrived.line, one.arrived.document
    lines = [
        f"# Trả lời số đến {padded(line.number)}/{line.year}: {identity_words(document)} ({document.key})."
    ]
    due = one.matter.due_on
    if due is not None and left is not None:
        state = f"còn {left} ngày làm việc" if left >= 0 else f"quá hạn {-left} ngày làm việc"
        lines.append(f"# Hạn trả lời: {short_date(due)} ({state}).")
    if document.notation is None:
        lines.append(
            f"# Văn bản đến không có số: sau khi ban hành hãy ghi vanthu assign {line.number}/{line.year} --done --by SỐ_KÝ_HIỆU."
        )
    return "".join(f"{text}\n" for text in lines)


def _warnings(one: Tracked, draft: Draft, today: date) -> list[str]:
    warnings = []
    if one.matter.answers:
        warnings.append(f"Văn bản này đã có trả lời: {', '.join(one.matter.answers)}.")
    late = one.matter.days_late(today)
    if late and not one.matter.closed:
        warnings.append(f"Đã quá hạn trả lời {late} ngày.")
    if draft.signatory.title == "…":
        warnings.append("Chưa khai người được ký; hãy điền nguoi_ky.")
    return warnings
