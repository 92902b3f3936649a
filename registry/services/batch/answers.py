"""What a batch gave (kết quả lô): every letter with its number and file, the same whenever the same plan is asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.errors import Refusal
from registry.services.batch.letters import Letter
from registry.services.batch.modes import Mode
from registry.services.batch.planning import Plan
from registry.store.filestore import digest_of
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.services.registering import Order
    from registry.store import Transaction

COPY = "copy"  # the role of a personal copy of a document
_AGAIN = "Yêu cầu này đã được thực hiện trước đó; không cấp thêm số mới."


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """One letter as issued: its place in the list, recipient, document, number and Word file (by digest)."""

    letter: Letter
    key: str
    notation: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class BatchIssued:
    """The answer of `run`: letters in the order of the list; `documents` are the keys of the books, each once."""

    mode: Mode
    book: str
    issued_on: date
    letters: tuple[IssuedLetter, ...]
    digest: str
    warnings: tuple[str, ...] = ()
    repeated: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents' keys, in the order of their numbers."""
        return tuple(dict.fromkeys(one.key for one in self.letters))

    @property
    def notations(self) -> tuple[str, ...]:
        """Their numbers as printed."""
        return tuple(dict.fromkeys(one.notation for one in self.letters))


def answer_before(tx: Transaction, order: Order, planned: Plan) -> BatchIssued | None:
    """What the same plan was answered with before, or None."""
    if planned.mode is Mode.SEPARATE:
        return _separate_before(tx, planned)
    key = tx.requests.answer(order.digest)
    return None if key is None else of_one_document(tx, planned, key, repeated=True)


def of_one_document(tx: Transaction, planned: Plan, key: str, *, repeated: bool = False) -> BatchIssued:
    """The answer of a batch with one number: its one file for all, or the personal copies in their order."""
    line, main = tx.entries.of_document(key), tx.files.latest(key, "docx")
    if line is None or main is None:
        raise incomplete(key)
    files: Sequence[DocumentFile] = [main] * len(planned.letters)
    if planned.mode is Mode.COPIES:
        files = tx.files.of_document(key, COPY)
    if len(files) != len(planned.letters):
        raise incomplete(key)
    letters = tuple(
        IssuedLetter(letter, key, line.notation, file.digest, file.size)
        for letter, file in zip(planned.letters, files, strict=True)
    )
    warnings = (_AGAIN,) if repeated else ()
    return BatchIssued(
        planned.mode, planned.book, planned.issued_on, letters, planned.digest, warnings, repeated
    )


def _separate_before(tx: Transaction, planned: Plan) -> BatchIssued | None:
    if tx.requests.answer(planned.digest) is None:
        return None
    requests = planned.requests
    answers = tx.requests.answers(requests)
    if len(answers) != len(requests):
        return None
    keys = [answers[request] for request in requests]
    lines, files = tx.entries.of_documents(keys), tx.files.latest_of(keys, "docx")
    missing = next((key for key in keys if key not in lines or key not in files), None)
    if missing is not None:
        raise incomplete(missing)
    letters = tuple(
        IssuedLetter(letter, key, lines[key].notation, files[key].digest, files[key].size)
        for letter, key in zip(planned.letters, keys, strict=True)
    )
    return BatchIssued(
        planned.mode, planned.book, planned.issued_on, letters, planned.digest, (_AGAIN,), True
    )


def refuse_issued_rows(tx: Transaction, planned: Plan) -> None:
    """Raise `Refusal` where some rows of a plan got their numbers before: a list of another day with names added."""
    by_request = dict(zip(planned.requests, planned.letters, strict=True))
    answers = tx.requests.answers(list(by_request))
    if not answers:
        return
    lines = tx.entries.of_documents(list(answers.values()))
    named = [
        f"{_row(by_request[request])}“{by_request[request].to.name}” số {lines[key].notation}"
        for request, key in list(answers.items())[:5]
        if key in lines
    ]
    more = f" và {len(answers) - len(named)} nơi khác" if len(answers) > len(named) else ""
    raise Refusal(
        f"{len(answers)} nơi trong danh sách đã được cấp số cho chính văn bản này: {'; '.join(named)}{more}. "
        "Chưa cấp số nào. Hãy bỏ các dòng ấy khỏi danh sách, hoặc thêm --again nếu thật sự cần cấp số mới."
    )


def _row(letter: Letter) -> str:
    return f"dòng {letter.to.row} " if letter.to.row else ""


def incomplete(key: str) -> Refusal:
    """The refusal for a document whose rows or files are not all there."""
    return Refusal(f"Văn bản {key} trong sổ không đầy đủ. Hãy chạy vanthu verify.")


def file_of(content: bytes) -> tuple[str, int]:
    """Digest and size of a file."""
    return digest_of(content), len(content)
