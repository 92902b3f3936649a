"""Whom a day to answer by binds (hạn trả lời ràng buộc ai): told while the paper can still be changed.

The table of answers has a line for everybody who must answer. A paper without kính gửi whose nơi nhận and tasks name nobody
in particular would be followed up by nobody, and “Các sở, ban, ngành” is one line that no reminder reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate, short_date
from doc_engine.model import Draft
from doc_engine.terms import DocumentType
from doc_engine.text import fold
from registry.coverage import Sent
from registry.identity import issuer_key
from registry.model import Direction, Document, Status
from registry.services.asked import Asking
from registry.services.groups import groups_in

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.groups import Group
    from registry.store import Transaction
    from registry.store.records import Office

_WITHOUT_LINE = (
    DocumentType.CONG_DIEN,
    DocumentType.GIAY_MOI,
)  # they name whom they are sent to in another place
_COLLECTIVE = ("cac ", "nhung ", "tat ca ", "toan the ")
_SHOWN = 3
_HOW = "muốn theo dõi, đôn đốc từng nơi thì lập nhóm nơi nhận (vanthu groups add) hoặc phát hành bằng vanthu batch --to."

_NOBODY = (
    "han_tra_loi: hạn {} không ràng buộc nơi nào: văn bản không có kính gửi, nhiem_vu không có chu_tri, nơi nhận không nêu "
    "nơi phải thực hiện (ví dụ UBND các xã, phường), nên không nơi nào được theo dõi, đôn đốc. Hãy ghi chu_tri của nhiem_vu, "
    "ghi kinh_gui, hoặc bỏ han_tra_loi."
)


def unbound(tx: Transaction, home: Home, office: Office | None, draft: Draft, on: date) -> tuple[str, ...]:
    """What to tell who sets a day to answer by that binds nobody, or only a collective that nobody can take apart."""
    if draft.reply_by is None or (draft.type in _WITHOUT_LINE and not draft.addressees):
        return ()
    if not any(
        map(_is_many, draft.addressees or [lead for task in draft.tasks for lead in task.lead] or ("các",))
    ):
        return ()  # each is named: the list of units, which takes a moment to load, is not asked for
    known = groups_in(tx, office.key, on) if office else {}
    asking = Asking(_as_document(draft, on), on, home.units())
    lines = list(_asked(asking, draft, known))
    collective = list(dict.fromkeys(one.recipient for one in lines if _is_collective(one)))
    if not lines:
        return (_NOBODY.format(short_date(draft.reply_by)),)
    if not collective:
        return ()
    shown = ", ".join(f"“{name}”" for name in collective[:_SHOWN])
    return (
        f"han_tra_loi: {shown} không tách được thành từng nơi, chỉ là một dòng trong bảng theo dõi; {_HOW}",
    )


def _asked(asking: Asking, draft: Draft, known: dict[str, Group]) -> Iterator[Sent]:
    """Who must answer: the kính gửi; without one, who leads a task, and the units that the nơi nhận names."""
    if draft.addressees:
        yield from _apart(asking, draft.addressees, known)
        return
    yield from asking.leads(draft.tasks)
    yield from (line for line in _apart(asking, draft.recipients, known) if line.unit_key)


def _apart(asking: Asking, names: Iterable[str], known: dict[str, Group]) -> Iterator[Sent]:
    for name in names:
        bare = name.partition("(")[0].strip(" .;,")
        line = Sent("", bare, issuer_key(bare))
        group = known.get(line.recipient_key)
        if group is None:
            yield from asking.apart(line)
            continue
        for one in group.members:
            yield replace(line, recipient=one.name, recipient_key=issuer_key(one.name), unit_key=one.unit_key)


def _is_many(name: str) -> bool:
    """Whether a name may mean several bodies: “các sở”, “UBND các xã”, “UBND cấp xã”, “UBND xã, phường”."""
    words = f" {fold(name)} "
    return "," in name or any(f" {mark.strip()} " in words for mark in (*_COLLECTIVE, "cap", "va"))


def _is_collective(line: Sent) -> bool:
    return line.unit_key is None and fold(line.recipient).startswith(_COLLECTIVE)


def _as_document(draft: Draft, on: date) -> Document:
    return Document(
        key="",
        office=None,
        direction=Direction.OUTGOING,
        type_label=draft.type.label,
        notation=None,
        issuer=draft.issuer.name,
        issued_on=PartialDate.of(on),
        subject=draft.subject,
        held=False,
        status=Status.ISSUED,
        reply_by=draft.reply_by,
    )
