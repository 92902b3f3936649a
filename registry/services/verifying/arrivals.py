"""The lines of the incoming books (sổ đến) against the journals' receivings."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import Evidence
from registry.store.arrivals import Arrivals


def problems(evidence: Evidence) -> Iterator[str]:
    """Lines that no act wrote, and lines that are no longer as an act wrote them."""
    lines = Arrivals(evidence.tx.connection)
    for office in evidence.tx.offices.all():
        wanted = {
            (said["document"], said["year"], said["number"], said["arrived_on"])
            for said in [*evidence.said(office.key, "receive"), *evidence.imported(office.key, "den")]
        }
        found = {
            (line.document, line.year, line.number, line.arrived_on.isoformat())
            for line, _ in lines.of_year(office.key)
        }
        for gone in sorted(wanted - found):
            yield f"{office.name}: số đến {gone[2]} năm {gone[1]} ({gone[0]}) không còn như nhật ký ghi."
        for strange in sorted(found - wanted):
            yield f"{office.name}: số đến {strange[2]} năm {strange[1]} ({strange[0]}) không có trong nhật ký."
