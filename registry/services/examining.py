"""What comes in before it is booked (xem xét văn bản đến): the file as read, what the clerk typed, what is to be told.

Nothing is kept here; `receiving` books it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from doc_engine.reading import read_text
from doc_engine.reading.values import HeaderFound, Reading
from doc_engine.text import fold
from registry.directory.bodies import territory_of
from registry.identity import is_relative, issuer_key, resolve_relative
from registry.model import Direction, Document, Status
from registry.secrecy import refuse_secret
from registry.services.describing import Described
from registry.services.namesakes import told_apart
from registry.services.reading import kept_name, media_type_of, words_of
from registry.services.recognising import Form
from registry.store.columns import partial_date
from registry.store.filestore import digest_of
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home


_PROVINCIAL = re.compile(r"(?:tỉnh|thành phố|TP\.?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file says before it is booked: its reading, or None where it cannot be read and stays sealed."""

    name: str
    digest: str
    size: int
    media_type: str
    text: str | None
    reading: Reading | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in, before it is known whether it is new: its particulars, its file as examined, how and when."""

    office: Office
    facts: Document
    seen: Examined | None
    described: Described
    day: date
    form: Form
    warnings: tuple[str, ...]
    within: str | None = None  # where the issuer's unit lies, as far as it is decided

    @property
    def above(self) -> str | None:
        """What says whose “UBND tỉnh” the paper means: the superior body it prints, and where its issuer's unit lies."""
        printed = self.seen.reading.header.parent_body if self.seen and self.seen.reading else None
        return ", ".join(filter(None, (printed, self.within))) or None

    @property
    def digest(self) -> str | None:
        """Of its file, where there is one."""
        return self.seen.digest if self.seen else None

    @property
    def reading(self) -> Reading | None:
        """What its file says, where that could be read."""
        return self.seen.reading if self.seen else None


def coming(
    home: Home, office: Office, seen: Examined | None, described: Described, *, day: date, form: Form
) -> Coming:
    """What comes in with its particulars decided as far as they can be."""
    facts = _facts(office, seen, described)
    apart = told_apart(
        home,
        facts.issuer,
        facts.issued_on.whole or day,
        province=described.province,
        above=seen.reading.header.parent_body if seen and seen.reading else None,
        addressed=_addressed(office, seen.reading.header) if seen and seen.reading else None,
    )
    warnings = (*(seen.warnings if seen else ()), *apart.warnings)
    return Coming(
        office, replace(facts, issuer=apart.issuer), seen, described, day, form, warnings, apart.within
    )


def _addressed(office: Office, header: HeaderFound) -> str | None:
    """The office's province, where the paper is sent to the office by its name without a place and to no other province's body."""
    levels = ("UBND tỉnh", "UBND thành phố")
    ours = (resolve_relative(level, office.name, parent_body=office.parent_body) for level in levels)
    place = territory_of(next(filter(None, ours), ""))
    if place is None:
        return None
    own, bare = issuer_key(office.name), False
    for said in (*header.addressees, *header.recipients):
        name = said.partition("(")[0].strip(" .;,")
        if not name:
            continue
        if is_relative(name):
            full = resolve_relative(name, office.name, parent_body=office.parent_body)
            bare = bare or (full is not None and issuer_key(full) == own)
        elif _PROVINCIAL.match(territory_of(name) or "") and not fold(name).endswith(fold(place)):
            return None
    return place if bare else None


def examine(data: bytes, name: str) -> Examined:
    """Read a file as `receive` will, and keep nothing. Raises `SecretRefused` for a state secret."""
    name = kept_name(name)
    if not data:
        raise BadInput.because(f"tệp “{name}” rỗng.")
    facts = name, digest_of(data), len(data), media_type_of(data, name)
    try:
        words = words_of(data, name)
    except BadInput as unreadable:
        sealed = f"Không đọc được nội dung tệp, văn bản được lưu niêm phong: {unreadable}"
        return Examined(*facts, text=None, reading=None, warnings=(sealed,))
    refuse_secret(None, words.text)
    reading = read_text(words.text, words.legibility)
    warnings = (*words.notices, *reading.warnings)
    return Examined(*facts, text=words.text, reading=reading, warnings=warnings)


def refuse_news(seen: Examined, described: Described) -> None:
    """Raise `BadInput` for a text that is no official document, unless the clerk typed what it is."""
    if seen.reading and not seen.reading.header.is_official_document and described.is_blank:
        raise BadInput.because(
            f"“{seen.name}” không có thể thức của văn bản hành chính (tin, bài), nên không vào sổ văn bản đến.",
            "Muốn xem tệp viện dẫn những gì, hãy dùng vanthu read. Nếu đúng là văn bản đến (đơn, thư), hãy khai "
            "--author và --subject.",
        )


def sealed_note(seen: Examined | None, described: Described) -> str:
    """What the line says of a file that could not be read and of which nothing was typed either."""
    return (
        ""
        if seen is None or seen.reading or not described.is_blank
        else "Chưa đọc được nội dung tệp; lưu niêm phong"
    )


def _facts(office: Office, seen: Examined | None, described: Described) -> Document:
    """The document as typed, else as its own header says it; a file that cannot be read is known by its name only."""
    header = (
        seen.reading.header if seen and seen.reading else HeaderFound(subject=seen.name if seen else None)
    )
    read = Notation.try_parse(header.notation) if header.notation and header.number else None
    return Document(
        key="",
        office=office.key,
        direction=Direction.INCOMING,
        type_label=described.type_label or header.type,
        notation=described.notation or read,
        issuer=_full_issuer(replace(header, issuer=described.author or header.issuer)),
        issued_on=described.issued_on or partial_date(header.issued_on),
        subject=described.subject or header.subject,
        held=True,
        status=Status.RECEIVED,
        reply_by=described.reply_by,
    )


def _full_issuer(header: HeaderFound) -> str | None:
    """“Sở Tư pháp” under “UBND tỉnh Cà Mau” is Sở Tư pháp tỉnh Cà Mau; undecided stays as printed."""
    if header.issuer is None or not is_relative(header.issuer):
        return header.issuer
    return resolve_relative(header.issuer, None, parent_body=header.parent_body) or header.issuer


def own_paper(office: Office, document: Document) -> list[str]:
    """A paper of the office itself that comes in: one of its books that came back, or one they do not know."""
    own = document.issuer is not None and issuer_key(document.issuer) == issuer_key(office.name)
    if not own:
        return []
    if document.direction is Direction.OUTGOING:
        returned = "Thư trả lại thì ghi bằng vanthu dispatch --returned, không vào sổ văn bản đến."
        return [f"Đây là văn bản đi của chính cơ quan này ({document.key}): hãy kiểm tra. {returned}"]
    warning = (
        "Văn bản đến ghi tác giả là chính cơ quan này nhưng không có trong sổ văn bản đi: hãy kiểm tra. "
        "Khi nó còn trong sổ, số ấy không cấp cho văn bản khác được."
    )
    return [warning]


def doubts(document: Document, arrived_on: date) -> list[str]:
    """What a clerk should look at in what was booked: particulars that are missing or do not fit."""
    warnings = []
    if document.notation is None:
        warnings.append("Văn bản đến không có số, ký hiệu.")
    if document.issuer is None:
        warnings.append("Chưa đọc được cơ quan ban hành.")
    if document.issued_on.whole is None:
        warnings.append("Chưa đọc được đủ ngày, tháng, năm ban hành.")
    elif document.issued_on.whole > arrived_on:
        warnings.append(
            f"Ngày ban hành {short_date(document.issued_on.whole)} ở sau ngày đến {short_date(arrived_on)}."
        )
    if document.reply_by is not None and document.reply_by < arrived_on:
        warnings.append(
            f"Hạn trả lời {short_date(document.reply_by)} ở trước ngày đến {short_date(arrived_on)}: "
            "văn bản đến muộn, hoặc hạn ghi nhầm."
        )
    return warnings
