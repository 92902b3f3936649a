"""What stands between the subject and the text (phần mở đầu): kính gửi, thẩm quyền, căn cứ, theo đề nghị, lệnh."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.compose.punctuation import unended
from doc_engine.reading.copies.source import bare_of
from doc_engine.redraft.said import Said
from doc_engine.terms import DocumentType

_DEAR = re.compile(r"^k[íi]nh g[ửu]i\s*:?\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—+•]\s*")
_GROUND = re.compile(r"^can c[uư](?!\w)")
_PROPOSED = re.compile(r"^(?:theo|xet) (?:de nghi|to trinh|bao cao)(?!\w)")
_PROPOSAL = re.compile(r"^theo đề nghị của\s+", re.IGNORECASE)
_COMMAND = re.compile(r"^quyet (?:dinh|nghi)\s*:?$")
_DECISIONS = frozenset({DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET})
_AGREEMENTS = frozenset({DocumentType.HOP_DONG, DocumentType.BAN_GHI_NHO, DocumentType.BAN_THOA_THUAN})
_WITHOUT = frozenset(
    {DocumentType.GIAY_GIOI_THIEU, DocumentType.GIAY_NGHI_PHEP, DocumentType.BIEN_BAN}
)  # no kính gửi
_FIRST = 45


@dataclass
class Opening:
    """What was found, and the paragraphs of the text behind it."""

    body: list[Said] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    authority: str = ""
    grounds: list[str] = field(default_factory=list)
    proposed: str = ""


def read_opening(saids: list[Said], type: DocumentType) -> Opening:
    """The opening of the text that `saids` begin with."""
    found = Opening(list(saids))
    if type in _DECISIONS:
        _decision(found)
    elif type in _AGREEMENTS:
        while found.body and _GROUND.match(bare_of(found.body[0].text)):
            found.grounds.append(found.body.pop(0).text)
    elif type not in _WITHOUT and found.body and _DEAR.match(found.body[0].text):
        _addressees(found)
    found.addressees = [unended(name) for name in found.addressees]
    found.grounds = [unended(ground) for ground in found.grounds]
    found.proposed = unended(found.proposed)
    return found


def _addressees(found: Opening) -> None:
    label = found.body.pop(0)
    rest = _DEAR.sub("", label.text)
    if rest:
        found.addressees.append(_BULLET.sub("", rest))
    while found.body and (
        _BULLET.match(found.body[0].text) or (label.group and found.body[0].group == label.group)
    ):
        found.addressees.append(_BULLET.sub("", found.body.pop(0).text))
    if not found.addressees and found.body and len(found.body[0].text) < 120:
        found.addressees.append(found.body.pop(0).text)


def _decision(found: Opening) -> None:
    command = next(
        (
            place
            for place, said in enumerate(found.body[:_FIRST])
            if _COMMAND.match(bare_of(said.text)) and said.upper
        ),
        None,
    )
    before = found.body[:command] if command is not None else _leading(found.body)
    found.body = found.body[command + 1 :] if command is not None else found.body[len(before) :]
    while before and before[0].upper and not _GROUND.match(bare_of(before[0].text)):
        found.authority = f"{found.authority} {before.pop(0).text}".strip()
    if before and _PROPOSED.match(bare_of(before[-1].text)):
        found.proposed = _PROPOSAL.sub("", before.pop().text)
    found.grounds = [said.text for said in before]


def _leading(body: list[Said]) -> list[Said]:
    """Without a command line: the capitals and grounds that the text begins with."""
    place = 0
    while place < len(body) and (body[place].upper or _GROUND.match(bare_of(body[place].text))):
        place += 1
    return body[:place]
