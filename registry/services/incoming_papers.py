"""Papers that go with an incoming document (phiếu giải quyết, dấu ĐẾN): made from the books, nothing is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.notation import padded
from registry.services.register_lines import identity_words
from registry.views.handling_sheet import HandlingSheet, handling_sheet

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.matters import Tracked
    from registry.views.pages_printed import Printed


def sheet_of(home: Home, one: Tracked) -> Printed:
    """The phiếu giải quyết of a matter, as far as it has come."""
    line, document, matter = one.arrived.line, one.arrived.document, one.matter
    office = home.office(line.office)
    words = identity_words(document)
    subject = document.subject or ""
    last = next((step for step in reversed(one.steps) if step.handler), None)
    return handling_sheet(
        HandlingSheet(
            office=office.name,
            parent_body=office.parent_body,
            place=office.place,
            on=home.clock.today(),
            arrival=f"Số đến: {padded(line.number)}; ngày đến: {short_date(line.arrived_on)}",
            document=words if not subject or words.endswith(subject) else f"{words} về việc {subject}",
            handler=matter.handler,
            cooperating=matter.cooperating,
            due_on=matter.due_on,
            assigned_on=matter.assigned_on,
            note=last.text if last else "",
        )
    )
