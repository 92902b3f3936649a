"""Mốc nhật ký: a journal's head as it was noted outside, by which a cut tail or a journal written anew shows.

A chain of hashes says that nothing in it was changed; only something that is kept elsewhere says that it is
still the same chain: the foot of a printed register, the manifest of a backup.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.store import Transaction

_SHORT = re.compile(r"\s*([0-9]+)\s*:\s*([0-9a-f]{64})\s*", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\s*[0-9]+\s*:\s*[0-9a-f…]*(?:\.{3})?\s*", re.IGNORECASE)
_PRINTED = re.compile(r"Nhật ký:\s*([0-9]+)\s*việc,\s*mã kiểm tra\s*([0-9a-f]{64})", re.IGNORECASE)
_LARGEST_PART = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Anchor:
    """The number and hash of the last event at that time; `office` is None where the note does not say whose."""

    seq: int
    hash: str
    office: str | None = None


def anchor_of(text: str) -> Anchor | None:
    """The anchor of a word `N:HASH`, or None."""
    match = _SHORT.fullmatch(text)
    return Anchor(int(match[1]), match[2].lower()) if match else None


def refuse_cut_short(text: str) -> None:
    """Raise `BadInput` for a word that means to be `N:HASH` and has not the whole of the hash."""
    if _CUT_SHORT.fullmatch(text):
        raise BadInput.because(
            f"mốc “{text}” không đủ mã kiểm tra.",
            "Hãy chép trọn SỐ:MÃ như verify đã in; mã có 64 chữ số (0–9, a–f).",
            field="--since",
        )


def read_anchors(data: bytes, name: str) -> list[Anchor]:
    """The anchors in a file: a backup or its manifest, a printed register (.xlsx, .docx), or plain text.

    Raises `BadInput` where there is none.
    """
    found = list(dict.fromkeys(_in_zip(data) if data[:4] == b"PK\x03\x04" else _in_text(data)))
    if not found:
        raise BadInput.because(
            f"“{name}” không có mốc nhật ký nào.",
            "Mốc là tệp sao lưu, tệp sổ đã in (dòng “Nhật ký: … việc, mã kiểm tra …”), hoặc chữ SỐ:MÃ.",
            field="since",
        )
    return found


def anchors_of_backup(path: Path) -> list[Anchor]:
    """The anchors of a backup, however large; nothing where the file is none."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return []
    with suppress(zipfile.BadZipFile, KeyError, OSError, NotImplementedError), zipfile.ZipFile(path) as found:
        return list(_in_text(found.read("manifest.json")))
    return []


def _in_zip(data: bytes) -> Iterator[Anchor]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as found:
            for info in found.infolist():
                wanted = info.filename == "manifest.json" or info.filename.endswith(".xml")
                if wanted and info.file_size <= _LARGEST_PART:
                    yield from _in_text(found.read(info))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise BadInput.because("tệp mốc không mở được, có thể đã hỏng.", field="since") from error


def _in_text(data: bytes) -> Iterator[Anchor]:
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip().startswith("{"):
        yield from _in_manifest(text)
    yield from (
        Anchor(int(match[1]), match[2].lower()) for match in _PRINTED.finditer(re.sub(r"<[^>]*>", "", text))
    )
    yield from filter(None, map(anchor_of, text.splitlines()))


def _in_manifest(text: str) -> Iterator[Anchor]:
    try:
        heads: dict[str, Any] = json.loads(text)["heads"]
        yield from (Anchor(int(head["seq"]), str(head["hash"]), office) for office, head in heads.items())
    except (ValueError, KeyError, TypeError, AttributeError):
        return


def broken_anchors(tx: Transaction, anchors: Sequence[Anchor]) -> list[str]:
    """What is wrong with the journals as seen from the anchors; empty when each still holds."""
    offices = tx.journal.offices()
    chains = {office: {event.seq: event.hash for event in tx.journal.events(office)} for office in offices}
    return [problem for anchor in anchors for problem in _problem(anchor, chains)]


def _problem(anchor: Anchor, chains: dict[str, dict[int, str]]) -> Iterator[str]:
    candidates = chains if anchor.office is None else {anchor.office: chains.get(anchor.office, {})}
    if anchor.seq == 0 or any(chain.get(anchor.seq) == anchor.hash for chain in candidates.values()):
        return
    whose = f" của cơ quan “{anchor.office}”" if anchor.office else ""
    longest = max((max(chain, default=0) for chain in candidates.values()), default=0)
    if longest < anchor.seq:
        yield f"Nhật ký{whose} chỉ còn {longest} việc, nhưng mốc ghi {anchor.seq} việc: phần cuối đã bị cắt."
    else:
        yield f"Việc số {anchor.seq} trong nhật ký{whose} không phải là việc mà mốc ghi: nhật ký đã bị viết lại."
