"""What `issue` and `enter` answer (kết quả ban hành), a value apart from the acts that make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doc_engine.notation import Notation


@dataclass(frozen=True)
class Issued:
    """The answer to `issue` and `enter`: the document in the books, and its files' bytes and download names."""

    key: str
    notation: Notation
    issued_on: date
    book: str
    docx: bytes
    digest: str
    names: dict[str, str]
    pdf: bytes | None = None
    warnings: tuple[str, ...] = ()
    repeated: bool = False
