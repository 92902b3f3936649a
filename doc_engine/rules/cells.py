"""The cells of the decree's diagram (ô, Phụ lục I, Phần I, Mục IV) as they were found in a file, however typed.

Each field holds the lines of one component in reading order, () when it was not found. A line may be a piece of a
paragraph (`Line.piece`): the left half of a header typed with tabs. Its alignment and gaps are then the paragraph's.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from doc_engine.paper import Line, Place
from doc_engine.terms import DocumentType

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule (đường kẻ) under a component: how it was made and how long it is.

    `kind`: "border" of a paragraph, a drawn "shape", "underline" of the letters, or "typed" with characters
    (`____`, `-----`). `length_mm` is None when it cannot be known. `above` is the line of text it stands under.
    """

    under: Literal["tieu_ngu", "issuer", "parent_body", "subject", "title", "attached_to"]
    kind: Literal["border", "shape", "underline", "typed"]
    length_mm: float | None
    above: Line
    place: Place
    solid: bool = True


@dataclass(frozen=True)
class Cells:
    """What was recognised; the decree's number of each cell in brackets."""

    type: DocumentType | None = None
    quoc_hieu: Lines = ()  # (1)
    tieu_ngu: Lines = ()  # (1)
    parent_body: Lines = ()  # (2) cơ quan chủ quản
    issuer: Lines = ()  # (2) cơ quan ban hành; several when joint or wrapped
    number: Lines = ()  # (3) số, ký hiệu
    place_date: Lines = ()  # (4)
    title: Lines = ()  # (5a) tên loại
    subject: Lines = ()  # (5a) trích yếu
    letter_subject: Lines = ()  # (5b) "V/v …" of a công văn
    addressed: Lines = ()  # (9a) the line of "Kính gửi", and the addressees typed below it
    authority: Lines = ()  # (6) the line that names whose power is used, before the căn cứ
    legal_bases: Lines = ()  # (6) căn cứ
    on_proposal: Lines = ()  # (6) "Theo đề nghị của …", "Xét đề nghị …"
    order: Lines = ()  # (6) "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"
    body: Lines = ()  # (6) everything else of the text, data tables left out
    body_tables: Lines = ()  # (6) lines in data tables of the text
    capacity: Lines = ()  # (7a) quyền hạn, chức vụ
    other_office: Lines = ()  # (7b) an office typed between signature and name
    signer: Lines = ()  # (7b) họ và tên
    recipients_label: Lines = ()  # (9b) "Nơi nhận:"
    recipients: Lines = ()  # (9b)
    secrecy: Lines = ()  # (10a)
    urgency: Lines = ()  # (10b)
    circulation: Lines = ()  # (11)
    drafter: Lines = ()  # (12)
    address: Lines = ()  # (13)
    appendix_label: Lines = ()  # "Phụ lục I"
    appendix_title: Lines = ()
    attached_to: Lines = ()  # "(Kèm theo …)"
    appendix: Lines = ()  # everything else behind the first "Phụ lục" or of an attached text
    rule_lines: tuple[RuleLine, ...] = ()

    def rules_under(self, name: str) -> tuple[RuleLine, ...]:
        """The rules found under one component, by the names of `RuleLine.under`."""
        return tuple(found for found in self.rule_lines if found.under == name)

    def named(self) -> dict[str, Lines]:
        """Every component that was found, by field name."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in found.items() if value and name not in ("type", "rule_lines")}
