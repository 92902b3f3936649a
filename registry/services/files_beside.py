"""The file of each document for a page that leads to it (tệp kèm trang): which one it is, and what it is called there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from doc_engine.text import fold
from registry.errors import StoreDamaged

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import DocumentFile

# The paper as it was signed before the copy that was printed from; what came before what can be edited.
_ROLES = ("docx", "received", "pdf", "scan", "signed")
_ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/msword": "doc",
    "application/rtf": "rtf",
    "application/vnd.oasis.opendocument.text": "odt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "text/plain": "txt",
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FileBeside:
    """The bytes of a document's file and a name that is safe on every system."""

    key: str
    name: str
    content: bytes


def files_beside(home: Home, documents: Sequence[Document]) -> Iterator[FileBeside]:
    """The file of every document that has one; one that cannot be had is passed over, the page leads nowhere there.

    A page that came (.html) is given as its words: a foreign page would run what it likes beside ours.
    """
    held = {document.key: document for document in documents if document.held}
    with home.store.reading() as tx:
        kept: dict[str, DocumentFile] = {}
        for role in _ROLES:
            kept |= tx.files.latest_of(list(held), role)
        for key, file in kept.items():
            ending = _ENDINGS.get(file.media_type)
            content = _bytes(home, file) if ending else _words(tx, key)
            if content:
                yield FileBeside(key, f"{_stem(held[key])}.{ending or 'txt'}", content)


def _bytes(home: Home, file: DocumentFile) -> bytes | None:
    try:
        return home.store.files.get(file.digest)
    except (NotFound, StoreDamaged):
        return None


def _words(tx: Transaction, key: str) -> bytes:
    return (tx.documents.texts(key).body_text or "").encode("utf-8")


def _stem(document: Document) -> str:
    """`146-kh-ubnd-vb12`: what one looks for in the folder, and the key so that no two are one."""
    named = fold(str(document.notation or document.type_label or "van ban"))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in named).split()
    return f"{'-'.join(words)[:_LONGEST]}-{document.key}"
