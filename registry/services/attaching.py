"""Gắn tệp: the signed PDF, a scan or a paper annex put on a registered document; what is kept is never replaced."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.text import admit, squeeze
from registry.services.registering import DOCX
from registry.services.secrets import refuse_on_secret
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.office import Home

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PDF = "application/pdf"
_PICTURES = ("image/jpeg", "image/png", "image/tiff")
ROLES: dict[str, tuple[str, ...]] = {
    "signed": (_PDF,),
    "scan": (_PDF, *_PICTURES),
    "appendix": (_PDF, DOCX, _XLSX, *_PICTURES),
}
ROLE_NAMES = {"signed": "bản đã ký", "scan": "bản quét", "appendix": "phụ lục"}
_MAGIC = (
    (b"%PDF-", _PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Attached:
    """What was put on a document; `new` is False where the same file was there already."""

    key: str
    role: str
    name: str
    digest: str
    new: bool


def attach(home: Home, key: str, content: bytes, name: str, as_: str) -> Attached:
    """Put a file on a document in a role: signed, scan or appendix.

    The bytes are kept as they are. Raises `NotFound` for an unknown key and `BadInput` for a role or a kind
    of file that does not fit.
    """
    media_type = _admitted(content, name, as_)
    with home.store.reading() as tx:
        document = tx.documents.require(key)
        refuse_on_secret(tx, document)
    if not document.held or document.office is None:
        raise BadInput.because(f"{document.name} chỉ được biết qua viện dẫn, chưa có trong sổ.", field="key")
    shown = squeeze(admit(PurePath(name).name))
    digest = home.store.files.put(content)
    file = DocumentFile(key, digest, as_, shown, media_type, len(content), home.clock.now())
    with home.store.writing() as tx:
        new = tx.files.attach(file)
        if new and document.office:
            payload = {"document": key, "role": as_, "name": shown, "file": digest}
            tx.journal.append(
                document.office,
                at=home.clock.now(),
                actor=home.actor,
                act="attach",
                payload=payload,
                about=key,
            )
    return Attached(key, as_, shown, digest, new)


def _admitted(content: bytes, name: str, role: str) -> str:
    """The media type of a file that fits its role."""
    if role not in ROLES:
        raise BadInput.because(
            f"không có vai trò “{role}”.", f"Các vai trò: {', '.join(ROLES)}.", field="--as"
        )
    if not content or len(content) > _MAX_BYTES:
        raise BadInput.because(
            f"tệp “{name}” rỗng." if not content else f"tệp “{name}” lớn hơn {_MAX_BYTES >> 20} MB."
        )
    media_type = next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)
    if media_type is None and content.startswith(b"PK\x03\x04"):
        media_type = _office_file(content, name)
    if media_type not in ROLES[role]:
        raise BadInput.because(f"tệp “{name}” không phải loại tệp dùng làm {ROLE_NAMES[role]}.", _hint(role))
    return media_type


def _office_file(content: bytes, name: str) -> str | None:
    """Word or Excel by its name, let through the gate first."""
    from doc_engine.gate import admit_container

    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        admit_container(content, "docx", name=name)
        return DOCX
    if suffix == ".xlsx":
        admit_container(content, "xlsx", name=name)
        return _XLSX
    return None


def _hint(role: str) -> str:
    allowed = {
        _PDF: "PDF",
        DOCX: "Word (.docx)",
        _XLSX: "Excel (.xlsx)",
        "image/jpeg": "JPG",
        "image/png": "PNG",
    }
    return "Dùng được: " + ", ".join(allowed[kind] for kind in ROLES[role] if kind in allowed) + "."
