"""Kính gửi (ô 9a), nơi nhận (ô 9b) and the invited of a giấy mời.

Phụ lục I, Phần I, Mục II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doc_engine.compose.punctuation import bulleted, ended, unbulleted, unended
from doc_engine.compose.remarks import remark
from doc_engine.findings import Finding, Severity
from doc_engine.model import Draft
from doc_engine.terms import DocumentType
from doc_engine.text import fold, same

_KEEP = re.compile(r"^lưu\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(r"^nơi nhận\s*:\s*", re.IGNORECASE)
_DEAR = re.compile(r"^kính gửi\s*:\s*", re.IGNORECASE)
_COPIES = re.compile(r"\(\s*\d+\s*b\w*\s*\)\s*$", re.IGNORECASE)
_SENT_UP = (DocumentType.TO_TRINH, DocumentType.BAO_CAO)
_ADDRESSED = {DocumentType.CONG_VAN, *_SENT_UP, DocumentType.THU_CONG, DocumentType.CONG_DIEN}
_AS_ABOVE = {DocumentType.GIAY_GIOI_THIEU, DocumentType.CONG_DIEN}  # “Như trên”: who is named in the text
_BY_ARTICLE = {DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET}
_WHERE = "nơi nhận"


def one_addressee(addressees: Sequence[str]) -> str:
    """The only addressee with its full stop, "" unless there is exactly one."""
    return ended(unbulleted(_DEAR.sub("", addressees[0])), ".") if len(addressees) == 1 else ""


def many_addressees(addressees: Sequence[str]) -> list[str]:
    """Two or more addressees, a dashed line each; [] otherwise."""
    return bulleted([_DEAR.sub("", name) for name in addressees]) if len(addressees) > 1 else []


def invited_lines(invited: Sequence[str]) -> list[str]:
    """Who is invited: one on the line itself, several with dashes."""
    return [ended(unbulleted(invited[0]), ".")] if len(invited) == 1 else bulleted(invited)


def recipient_lines(draft: Draft) -> list[str]:
    """Nơi nhận as printed: "- Như trên;" … "- Lưu: VT, PBGDPL (05b)."."""
    names = [name for name in _names(draft.recipients) if name]
    return [f"- {ended(name, ';')}" for name in names if not _KEEP.match(name)] + [archive_line(draft)]


def listed_recipients(recipients: Sequence[str], archive: str) -> list[str]:
    """Nơi nhận of a copy: its lines with dashes, the last one “Lưu”."""
    names = [name for name in _names(recipients) if name]
    return [*(f"- {ended(name, ';')}" for name in names), f"- Lưu: {ended(archive, '.')}"]


def _names(recipients: Sequence[str]) -> list[str]:
    """The names alone: a pasted list brings its label “Nơi nhận:” and its dashes with it."""
    return [_LABEL.sub("", unbulleted(name)) for name in recipients]


def archive_line(draft: Draft) -> str:
    """The last line: `- Lưu: VT, {đơn vị soạn} ({số bản}b).`"""
    text = _KEEP.sub("", unended(_typed_archive(draft) or draft.archive))
    if draft.type is DocumentType.BIEN_BAN and same(text, "VT"):
        text = "VT, Hồ sơ"  # Mẫu 1.9
    unit = draft.drafting_unit or ""
    parts = [part.strip() for part in re.split(r"[,(]", text)]
    if unit and " " not in unit and not any(same(part, unit) for part in parts):
        text = f"{text}, {unit}"
    # With a drafter's sign the copies are those issued, and stand beside it (ô 12): "PL.(300)".
    if draft.copies and not draft.drafter and not _COPIES.search(text):
        text = f"{text} ({draft.copies:02d}b)"
    return f"- Lưu: {ended(text, '.')}"


def drafter_sign(draft: Draft) -> str:
    """Ký hiệu người soạn thảo with the number of copies issued (ô 12): "PL.(300)"; "" when nobody is named."""
    if not draft.drafter or not draft.copies or "(" in draft.drafter:
        return draft.drafter or ""
    return f"{draft.drafter.rstrip('.')}.({draft.copies})"


def _typed_archive(draft: Draft) -> str:
    """The clerk may have typed "Lưu: …" as the last of nơi nhận."""
    return next((name for name in map(unbulleted, draft.recipients) if _KEEP.match(name)), "")


def recipient_findings(draft: Draft) -> Iterator[Finding]:
    """What departs from the form in kính gửi and nơi nhận."""
    first = fold(next(filter(None, _names(draft.recipients)), ""))
    letter = draft.type is DocumentType.CONG_VAN
    if letter and not draft.addressees:
        yield remark("NN01", "9a", "kính gửi", "công văn phải có “Kính gửi”.", severity=Severity.ERROR)
    if draft.addressees and draft.type not in _ADDRESSED:
        message = f"{draft.type.label.lower()} không có phần “Kính gửi”."
        yield remark("NN02", "9a", "kính gửi", message, found=draft.addressees[0])
    if (letter or (draft.addressees and draft.type in _SENT_UP)) and not first.startswith("nhu tren"):
        yield remark(
            "NN03", "9b", _WHERE, "dòng đầu của nơi nhận phải là “Như trên”.", required="- Như trên;"
        )
    elif not draft.addressees and first.startswith("nhu tren") and draft.type not in _AS_ABOVE:
        yield remark("NN04", "9b", _WHERE, "“Như trên” chỉ dùng khi văn bản có “Kính gửi”.", found="Như trên")
    if draft.type in _BY_ARTICLE and not first.startswith("nhu dieu"):
        yield remark(
            "NN05", "9b", _WHERE, "dòng đầu của nơi nhận phải là “Như Điều …”.", required="- Như Điều …;"
        )
