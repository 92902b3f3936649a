"""The manifest of a batch (bảng kê kết quả): every letter with its number, files and their digests; JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from registry.services.batch.answers import BatchIssued, IssuedLetter

_HEADINGS = (
    "STT", "Nơi nhận", "Số, ký hiệu", "Ngày ban hành", "Khóa", "Số bản", "Tệp Word", "SHA-256 tệp Word",
    "Tệp PDF", "SHA-256 tệp PDF", "Số trang",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of one letter under their names; the PDF's digest and pages where it was made."""

    letter: IssuedLetter
    docx: str
    pdf: str = ""
    pdf_digest: str = ""
    pages: int | None = None

    def as_json(self) -> dict[str, Any]:
        """One letter of the manifest."""
        to, extra = self.letter.letter.to, self.letter.letter.extra
        return {
            "order": self.letter.letter.place,
            "recipient": to.name,
            "unit_key": to.unit_key,
            "must_answer": to.must_answer,
            "notation": self.letter.notation,
            "key": self.letter.key,
            "copies": extra.copies or 1,
            "address": extra.address,
            "note": extra.note,
            "docx": {"name": self.docx, "sha256": self.letter.digest, "size": self.letter.size},
            "pdf": {"name": self.pdf, "sha256": self.pdf_digest, "pages": self.pages} if self.pdf else None,
        }

    def as_row(self, issued: BatchIssued) -> tuple[object, ...]:
        """One line of the CSV."""
        return (
            self.letter.letter.place, self.letter.letter.to.name, self.letter.notation, issued.issued_on.isoformat(),
            self.letter.key, self.letter.letter.extra.copies or 1, self.docx, self.letter.digest, self.pdf,
            self.pdf_digest, self.pages or "",
        )  # fmt: skip


def manifest_json(issued: BatchIssued, listed: Iterable[Listed], files: Mapping[str, str]) -> bytes:
    """The whole as JSON; `files` are the digests of what was made beside the letters, by name."""
    said = {
        "batch": issued.digest,
        "mode": issued.mode.value,
        "book": issued.book,
        "issued_on": issued.issued_on.isoformat(),
        "letters": [one.as_json() for one in listed],
        "files": dict(files),
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8")


def manifest_csv(issued: BatchIssued, listed: Iterable[Listed]) -> bytes:
    """The letters as a table that Excel opens: UTF-8 with its mark, fields parted by semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(_HEADINGS)
    writer.writerows(one.as_row(issued) for one in listed)
    return out.getvalue().encode("utf-8-sig")
