"""What a search found, as a table for Excel (kết quả tìm kiếm)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from doc_engine.dates import short_date
from registry.model import Direction, Document
from registry.views.workbook import Sheet, TextRow, write_workbook

COLUMNS = (
    "STT",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Loại văn bản",
    "Cơ quan ban hành",
    "Trích yếu",
    "Hướng",
    "Mã",
)
_WIDTHS = (12.0, 38.0, 28.0, 30.0, 55.0, 80.0, 24.0, 18.0)
_DIRECTIONS = {Direction.OUTGOING: "đi", Direction.INCOMING: "đến", Direction.KNOWN: "viện dẫn"}


def found_xlsx(documents: Sequence[Document], *, words: str, on: date) -> bytes:
    """The documents in the order they were found, with the words they were searched by."""
    above = (
        TextRow("KẾT QUẢ TÌM KIẾM", "title"),
        TextRow(f"Câu tìm: {words}", "centre_bold"),
        TextRow(f"Ngày {short_date(on)}: {len(documents)} văn bản.", "centre_italic"),
        TextRow(""),
    )
    rows = [
        (
            str(number),
            str(document.notation or ""),
            str(document.issued_on) if document.issued_on.year else "",
            document.type_label or "",
            document.issuer or "",
            document.subject or "",
            _DIRECTIONS[document.direction],
            document.key,
        )
        for number, document in enumerate(documents, 1)
    ]
    sheet = Sheet("Kết quả", COLUMNS, _WIDTHS, rows, above=above)
    return write_workbook((sheet,), title="Kết quả tìm kiếm")
