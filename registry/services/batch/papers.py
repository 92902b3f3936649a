"""Papers that go with a batch (giấy tờ kèm lô): the transmittal list to sign, envelopes, labels."""

from __future__ import annotations

from collections.abc import Sequence

from doc_engine.dates import long_date
from doc_engine.mailing import Envelope, Sender
from doc_engine.printed import Line, Pair, Ruled, Section
from registry.services.batch.answers import BatchIssued, IssuedLetter
from registry.services.batch.planning import Plan
from registry.services.registering import titled
from registry.store.records import Office
from registry.views.pages_printed import Printed
from registry.views.paper_head import paper_head

_COLUMNS = ("STT", "Nơi nhận", "Số, ký hiệu văn bản", "Số bản", "Ngày nhận", "Ký nhận", "Ghi chú")
_WIDTHS = (10.0, 55.0, 32.0, 12.0, 18.0, 22.0, 16.0)


def transmittal(planned: Plan, issued: BatchIssued, office: Office) -> Printed:
    """The list that each recipient signs for (danh sách phát hành, ký nhận)."""
    day = f"{office.place}, {long_date(issued.issued_on)}"
    head = paper_head(planned.draft.issuer.name, planned.draft.issuer.parent_body, day=day)
    rows = [_row(one) for one in issued.letters]
    total = sum(one.letter.extra.copies or 1 for one in issued.letters)
    section = Section(
        (
            head,
            Line("DANH SÁCH PHÁT HÀNH VĂN BẢN", "title"),
            Line(
                f"Văn bản: {_numbers(issued)}, {titled(planned.draft)}",
                "centre",
            ),
            Ruled(_COLUMNS, _WIDTHS, rows),
            Line(f"Cộng: {len(rows)} nơi nhận, {total} bản.", "plain"),
            Pair((), (Line("NGƯỜI LẬP DANH SÁCH", "signature"), Line("", "space"))),
        )
    )
    return Printed("Danh sách phát hành văn bản", (section,), ("Danh sách phát hành",))


def _row(one: IssuedLetter) -> tuple[str, ...]:
    extra = one.letter.extra
    return (
        str(one.letter.place),
        one.letter.to.name,
        one.notation,
        f"{extra.copies or 1:02d}",
        "",
        "",
        extra.note,
    )


def _numbers(issued: BatchIssued) -> str:
    known = issued.notations
    return f"số {known[0]}" if len(known) == 1 else f"từ số {known[0]} đến số {known[-1]}"


def sender_of(planned: Plan) -> Sender:
    """Who sends, with what the office file says of its address (ô 13)."""
    contact = planned.draft.contact
    if contact is None:
        return Sender(
            planned.draft.issuer.name, (f"Địa chỉ: {planned.draft.place}",) if planned.draft.place else ()
        )
    lines = [f"Địa chỉ: {contact.address}"]
    for pairs in (
        (("Điện thoại", contact.phone), ("Fax", contact.fax)),
        (("E-Mail", contact.email), ("Website", contact.website)),
    ):
        said = "; ".join(f"{label}: {value}" for label, value in pairs if value)
        lines += [said] if said else []
    return Sender(planned.draft.issuer.name, tuple(lines))


def envelopes_of(issued: BatchIssued) -> Sequence[Envelope]:
    """An envelope for each letter, in the order of the list."""
    return [Envelope(one.notation, one.letter.to.name, one.letter.extra.address) for one in issued.letters]
