"""The document as frozen values (mô hình văn bản): what a data file says and what is composed from.

Every text is NFC and has passed `text.admit` before it stands here. Labels of the clerk's keys are in
`datafile.fields`, which maps them to these fields one to one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.terms import Circulation, CopyType, DocumentType, Relation, Secrecy, SigningCapacity, Urgency
from doc_engine.text import admit, squeeze

Line = Annotated[str, AfterValidator(lambda value: squeeze(admit(value)))]
Prose = Annotated[str, AfterValidator(admit)]


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    # What reads a value checks it then: most commands make a task or none, and need not wait for the rest.
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True, arbitrary_types_allowed=True)


class Issuer(Value):
    """Cơ quan ban hành with its direct superior, both as full names (ô 2)."""

    name: Line
    parent_body: Line | None = None


class Authority(Value):
    """One line of quyền hạn ký above the signer's own office: `TM.` + body, `KT.` + head's office."""

    capacity: SigningCapacity
    of: Line

    def __str__(self) -> str:
        return f"{self.capacity.label} {self.of}"


class Signatory(Value):
    """Người ký (ô 7): the authority lines from top to bottom, own office, other office, full name."""

    full_name: Line = ""
    title: Line
    authority: tuple[Authority, ...] = ()
    other_office: tuple[Line, ...] = ()


class Task(Value):
    """Nhiệm vụ: what, who leads, who cooperates, when (kept in the words of the text)."""

    text: Line
    lead: tuple[Line, ...] = ()
    cooperating: tuple[Line, ...] = ()
    due: Line | None = None


class CitedDocument(Value):
    """Văn bản được viện dẫn: facts about a document that this one rests on or mentions.

    `relation` is typed by the clerk, or None when the text has to say it.
    """

    notation: Notation | None = None
    type_label: Line | None = None
    issued_on: PartialDate | None = None
    issuer: Line | None = None
    subject: Line | None = None
    relation: Relation | None = None


class Appendix(Value):
    """Phụ lục of this document: title and body text."""

    title: Line
    body: Prose


class Invitation(Value):
    """Giấy mời (Mẫu 1.7): who is invited and what to."""

    invited: tuple[Line, ...]
    event: Line
    chair: Line
    time: Line
    venue: Line


class Introduction(Value):
    """Giấy giới thiệu (Mẫu 1.8): who is sent where and for what, until which day."""

    person: Line
    office: Line
    to: Line
    about: Line
    valid_until: date


class Leave(Value):
    """Giấy nghỉ phép (Mẫu 1.10): who asked when, how long, from which day to which, where, what kind of leave.

    `confirmed`: a place for the words of the body where the leave is spent.
    """

    person: Line
    office: Line
    asked_on: date
    length: Line
    from_on: date
    until_on: date
    at: Line
    kind: Line
    confirmed: bool = False


class Minutes(Value):
    """Biên bản (Mẫu 1.9): when and where, who was there, who led, who wrote, when it ended."""

    start: Line
    venue: Line
    present: tuple[Line, ...]
    chair: Line
    secretary: Line
    end: Line


class Telegram(Value):
    """Công điện (Mẫu 1.6): who wires (the issuer when it is not said) and to whom."""

    sender: Line | None = None
    to: tuple[Line, ...]


class Party(Value):
    """Một bên of a hợp đồng, bản ghi nhớ, bản thỏa thuận: its name, who signs for it, further lines about it."""

    name: Line
    represented_by: Line
    title: Line
    details: tuple[Line, ...] = ()


class IssuedText(Value):
    """Văn bản ban hành kèm theo quyết định (Mẫu 1.3): quy chế, quy định … with its own title and text."""

    type_label: Line
    subject: Line
    body: Prose


class Contact(Value):
    """Địa chỉ cơ quan at the foot of page 1 (ô 13): where it is and how it is reached."""

    address: Line
    email: Line | None = None
    website: Line | None = None
    phone: Line | None = None
    fax: Line | None = None


class CoIssuer(Value):
    """Cơ quan cùng ban hành of a joint document, and who signs for it."""

    name: Line
    parent_body: Line | None = None
    signatory: Signatory


class Copy(Value):
    """Bản sao (Mẫu 3.1): who copies in which kind, the copy's own number and day, who signs it."""

    kind: CopyType
    issuer: Issuer
    number: Line | None = None
    symbol: Line
    place: Line
    issued_on: PartialDate = PartialDate()
    signatory: Signatory
    recipients: tuple[Line, ...] = ()
    archive: Line = "VT"
    copied: Line | None = None  # what was copied, in words, for the register


class Draft(Value):
    """Bản thảo: one document before its number, as a data file says it.

    `number` and `issued_on` stay blank until issue; the text of `body` is outline text (see `outline`).
    """

    type: DocumentType
    issuer: Issuer
    symbol: Line | None = None
    number: Line | None = None
    place: Line = ""
    issued_on: PartialDate = PartialDate()
    subject: Line
    addressees: tuple[Line, ...] = ()
    authority: Line | None = None
    legal_bases: tuple[Line, ...] = ()
    on_proposal_of: Line | None = None
    invitation: Invitation | None = None
    telegram: Telegram | None = None
    introduction: Introduction | None = None
    leave: Leave | None = None
    minutes: Minutes | None = None
    parties: tuple[Party, ...] = ()
    issued_text: IssuedText | None = None
    reporting_period: Line | None = None
    body: Prose = ""
    tasks: tuple[Task, ...] = ()
    attached: tuple[Line, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    cited: tuple[CitedDocument, ...] = ()
    reply_by: date | None = None
    signatory: Signatory
    recipients: tuple[Line, ...] = ()
    archive: Line = "VT"
    drafting_unit: Line | None = None
    copies: Annotated[int, Field(ge=1)] | None = None
    drafter: Line | None = None
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    circulation: Circulation | None = None
    co_issuers: tuple[CoIssuer, ...] = ()
    contact: Contact | None = None
    head_sizes: str | None = None
    body_size: int | None = None
    indent: str | None = None
    demonstration: bool = False

    @property
    def signed_for(self) -> tuple[tuple[str, Signatory], ...]:
        """Each issuer's name with who signs for it, in the order of the document."""
        others = ((one.name, one.signatory) for one in self.co_issuers)
        return (self.issuer.name, self.signatory), *others

    def with_number(self, number: str, issued_on: date) -> Draft:
        """The same document with its number and day filled in, as it is issued."""
        return self.model_copy(update={"number": number, "issued_on": PartialDate.of(issued_on)})
