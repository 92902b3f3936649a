"""Dấu ĐẾN (Phụ lục IV): what stands in the rectangle of 50 × 35 mm, the same for a PDF and for a slip."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH_MM, HEIGHT_MM = 50.0, 35.0
# Rows from the top: the office; ĐẾN beside Số and Ngày; Chuyển; Số và ký hiệu HS. The cell of ĐẾN is 13,5 mm wide.
OFFICE_MM, FIELD_MM, FOOT_MM, LEFT_MM = 9.0, 6.75, 6.25, 13.5


@dataclass(frozen=True, slots=True)
class ArrivalStamp:
    """The words of the stamp; `to` and `dossier` are blank until they are known."""

    office: str
    number: str
    day: str
    to: str = ""
    dossier: str = ""

    @property
    def fields(self) -> tuple[str, str, str, str]:
        """The four fields with their labels."""
        return (
            f"Số: {self.number}",
            f"Ngày: {self.day}",
            f"Chuyển: {self.to}".rstrip(),
            f"Số và ký hiệu HS: {self.dossier}".rstrip(),
        )
