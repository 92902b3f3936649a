"""`redraft`: the paragraphs of a finished document to a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from doc_engine.compose import compose
from doc_engine.compose.header import agency_lines
from doc_engine.compose.punctuation import unended
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.model import CoIssuer, Contact, Draft, Issuer, Signatory
from doc_engine.persons import CHAIR, bare_name
from doc_engine.reading.copies.source import Source
from doc_engine.reading.heads.header import read_header
from doc_engine.reading.values import HeaderFound
from doc_engine.redraft.agency import Names, names_of
from doc_engine.redraft.annexes import Annexes, read_annexes
from doc_engine.redraft.body import body_of
from doc_engine.redraft.casing import cased
from doc_engine.redraft.comparing import lost, paragraphs_of
from doc_engine.redraft.foot import Foot, Stack, read_foot, signatory_of
from doc_engine.redraft.forms import BLANK, confirmed, read_form
from doc_engine.redraft.head import Head, read_head
from doc_engine.redraft.opening import Opening, read_opening
from doc_engine.redraft.said import Look, Page, Said
from doc_engine.terms import DocumentType
from doc_engine.text import same

_SHOWN = 5
_DECISIONS = frozenset({DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET})
_UNTITLED = frozenset({DocumentType.GIAY_GIOI_THIEU, DocumentType.GIAY_NGHI_PHEP})
_CONTACT = {
    "phone": r"(?:ĐT|Điện thoại)",
    "fax": "Fax",
    "email": r"(?:E-?Mail|Thư điện tử)",
    "website": "Website",
}


@dataclass(frozen=True, slots=True)
class Redraft:
    """The draft that prints the document again, and in Vietnamese what could not be placed or is missing."""

    draft: Draft
    warnings: tuple[str, ...] = ()


def redraft(page: Page) -> Redraft:
    """The draft of a finished document; raises `BadInput` where it is none of the 29 types."""
    source = Source.of(page.text)
    header = read_header(source).header
    type = _type(header)
    head = read_head(page.saids, header)
    foot = read_foot(page.saids, head.end)
    behind = list(page.saids[foot.end :])
    leave_confirmed = confirmed(behind) if type is DocumentType.GIAY_NGHI_PHEP else False
    annexes = read_annexes(behind, source, decision=type in _DECISIONS)
    opening = read_opening(list(page.saids[head.end : foot.start]), type)
    form = read_form(opening.body, type)
    _address(form, opening, type)
    if leave_confirmed and "leave" in form:
        form["leave"]["confirmed"] = True
    names = names_of(
        head.agency, source, header, form.pop("issuer", "") or annexes.owner, joint=len(foot.stacks) > 1
    )
    kept = [*head.left, *opening.body, *foot.left, *annexes.left]
    values = {
        "type": type,
        "issuer": Issuer(name=names.issuer or BLANK, parent_body=names.parent),
        **_numbered(header, head),
        **_said(head, header, opening, source, type),
        **_sections(form),
        **_foot(foot, annexes),
        **_signed(foot, names, source, form, type),
        **_looks(page.look),
        "body": body_of(kept),
    }
    draft = Draft.model_validate({key: value for key, value in values.items() if value is not None})
    unruled = _unruled(opening.body, 2) + _unruled(behind, 3)
    return Redraft(draft, (*_warnings(draft, head, foot, annexes), *unruled, *_not_returned(page, draft)))


def _address(form: dict[str, Any], opening: Opening, type: DocumentType) -> None:
    """Giấy mời and công điện name whom they are for in keys of their own, also where the paper says “Kính gửi”."""
    key = {DocumentType.GIAY_MOI: "invitation.invited", DocumentType.CONG_DIEN: "telegram.to"}.get(type)
    if key and opening.addressees:
        if form.get(key, (BLANK,)) == (BLANK,):
            form[key] = tuple(opening.addressees)
        opening.addressees = []


def _unruled(saids: Sequence[Said], columns: int) -> list[str]:
    """What is said of tables without lines, whose cells became paragraphs; two columns behind the text are a signature."""
    groups: dict[int, list[Said]] = {}
    for said in saids:
        if said.group:
            groups.setdefault(said.group, []).append(said)
    return [
        f"Bảng không kẻ khung (bắt đầu từ “{cells[0].text[:60]}”) đã thành các đoạn văn, mỗi ô một đoạn; "
        "cần bảng thì kẻ lại trong noi_dung."
        for cells in groups.values()
        if len(sides := {cell.side for cell in cells}) >= columns and len(cells) >= 2 * len(sides)
    ]


def _not_returned(page: Page, draft: Draft) -> list[str]:
    """What the draft, composed again, does not say word for word."""
    try:
        composed = compose(draft).text
    except BadInput as error:
        return [f"Chưa soạn lại được từ tệp này: {error}"]
    missing = lost(paragraphs_of(said.text for said in page.saids), composed)
    shown = [f"Soạn lại sẽ không còn nguyên văn: “{text[:80]}”." for text in missing[:_SHOWN]]
    more = len(missing) - len(shown)
    return [*shown, f"… và {more} đoạn khác."] if more > 0 else shown


def _type(header: HeaderFound) -> DocumentType:
    found = DocumentType.find(header.type) if header.type else None
    if isinstance(found, DocumentType):
        return found
    if not header.is_official_document:
        raise BadInput.because(
            "đây không phải văn bản hành chính nên không dựng lại thành tệp dữ liệu được.",
            "Chỉ văn bản có thể thức theo Nghị định 30/2020/NĐ-CP dựng lại được; dùng lệnh read không kèm --as-draft.",
        )
    named = f"“{header.type}”" if header.type else "của tệp này"
    raise BadInput.because(
        f"loại văn bản {named} không thuộc 29 loại văn bản hành chính.",
        "Hãy soạn mới bằng một trong 29 loại của Điều 7 Nghị định 30/2020/NĐ-CP.",
    )


def _numbered(header: HeaderFound, head: Head) -> dict[str, Any]:
    """Number, symbol, place and day as the document has them."""
    day = head.day
    if day == PartialDate() and header.issued_on:
        parts: list[int | None] = [int(part) for part in header.issued_on.split("-")]
        day = PartialDate(*[*parts, None, None][:3])
    return {
        "number": header.number,
        "symbol": header.symbol,
        "place": head.place or header.place or BLANK,
        "issued_on": day,
    }


def _said(
    head: Head, header: HeaderFound, opening: Opening, source: Source, type: DocumentType
) -> dict[str, Any]:
    subject = head.subject or ("" if type in _UNTITLED else header.subject or BLANK)
    return {
        "subject": subject,
        "urgency": head.urgency,
        "secrecy": head.secrecy,
        "circulation": head.circulation,
        "addressees": tuple(opening.addressees) or ((BLANK,) if type is DocumentType.CONG_VAN else ()),
        "authority": cased(source, opening.authority) or (BLANK if type in _DECISIONS else None),
        "legal_bases": tuple(opening.grounds) or ((BLANK,) if type in _DECISIONS else ()),
        "on_proposal_of": opening.proposed or None,
    }


def _sections(form: dict[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for path, value in form.items():
        section, _, name = path.rpartition(".")
        if section:
            nested.setdefault(section, {})[name] = value
        else:
            nested[name] = value
    return nested


def _foot(foot: Foot, annexes: Annexes) -> dict[str, Any]:
    return {
        "recipients": tuple(unended(name) for name in foot.recipients),
        "archive": foot.archive or "VT",
        "drafter": foot.drafter or None,
        "issued_text": annexes.issued,
        "appendices": tuple(annexes.annexes),
    }


def _signed(
    foot: Foot, names: Names, source: Source, form: dict[str, Any], type: DocumentType
) -> dict[str, Any]:
    """Who signs: one, or one for each of the bodies; a biên bản's chair, an agreement's first party."""
    if "parties" in form:
        first = form["parties"][0]
        return {"signatory": Signatory(title=first["title"], full_name=first["represented_by"])}
    if type is DocumentType.BIEN_BAN and "minutes.chair" in form:
        return {"signatory": _chair(foot, source, form["minutes.chair"])}
    stacks = foot.stacks or [Stack()]
    if names.others and len(stacks) == len(names.others) + 1:
        issuers = [names.issuer, *names.others]
        signed = [
            signatory_of(source, stack, _agency(name, names.parent))
            for stack, name in zip(stacks, issuers, strict=True)
        ]
        others = zip(names.others, signed[1:], strict=True)
        together = tuple(CoIssuer(name=name, parent_body=names.parent, signatory=one) for name, one in others)
        return {"signatory": signed[0], "co_issuers": together}
    return {"signatory": signatory_of(source, _one(stacks))}


def _one(stacks: list[Stack]) -> Stack:
    """The stack that is named, or all lines together."""
    named = [stack for stack in stacks if stack.name]
    return named[-1] if named else Stack([line for stack in stacks for line in stack.lines])


def _agency(name: str, parent: str | None) -> str:
    return " ".join(agency_lines(name, parent))


def _chair(foot: Foot, source: Source, chair: str) -> Signatory:
    name = bare_name(chair)
    stack = next((stack for stack in foot.stacks if stack.lines and same(stack.lines[0], CHAIR)), None)
    if stack is None or len(stack.lines) < 2:
        return Signatory(title=CHAIR, full_name=name)
    return signatory_of(source, Stack(stack.lines[1:], name))


def _looks(look: Look) -> dict[str, Any]:
    return {
        "head_sizes": look.head_sizes,
        "body_size": look.body_size,
        "indent": look.indent,
        "contact": _contact(look.contact),
    }


def _contact(lines: tuple[str, ...]) -> Contact | None:
    address = next((line for line in lines if line.lower().startswith("địa chỉ")), None)
    if address is None:
        return None
    said = ", ".join(line for line in lines if line is not address)
    found: dict[str, str] = {}
    for name, label in _CONTACT.items():
        match = re.search(rf"{label}\s*:\s*(?P<value>.+?)(?=,\s*[^\s,:]+:\s|$)", said, re.IGNORECASE)
        if match:
            found[name] = match["value"]
    return Contact(address=re.sub(r"^địa chỉ\s*:\s*", "", address, flags=re.IGNORECASE), **found)


def _warnings(draft: Draft, head: Head, foot: Foot, annexes: Annexes) -> list[str]:
    said = [
        f"Không rõ “{left.text[:60]}” ở phần đầu là gì; đã giữ nguyên ở đầu noi_dung." for left in head.left
    ]
    said += [
        f"Không rõ “{left.text[:60]}” ở phần cuối là gì; đã giữ nguyên ở cuối noi_dung."
        for left in (*foot.left, *annexes.left)
    ]
    missing = {
        "co_quan (tên cơ quan ban hành)": draft.issuer.name,
        "dia_danh (địa danh)": draft.place,
        "trich_yeu (trích yếu)": draft.subject,
        "kinh_gui (kính gửi)": " ".join(draft.addressees),
        "tham_quyen (thẩm quyền ban hành)": draft.authority,
        "can_cu (căn cứ)": " ".join(draft.legal_bases),
        "chuc_vu (chức vụ người ký)": draft.signatory.title,
    }
    said += [
        f"Không tìm thấy {name}; đã để “{BLANK}”, hãy điền."
        for name, value in missing.items()
        if value == BLANK
    ]
    said += _unformed(draft)
    if not draft.recipients:
        said.append("Không tìm thấy nơi nhận.")
    if annexes.untitled:
        said.append("Phần sau chữ ký không có tiêu đề “Phụ lục”; đã ghi vào phu_luc.")
    return said


def _unformed(draft: Draft) -> list[str]:
    """What is said of a form whose own words were not found."""
    first = draft.parties[0].name if draft.parties else ""
    blank = BLANK in (
        draft.invitation and draft.invitation.event,
        draft.telegram and draft.telegram.to[:1] == (BLANK,) and BLANK,
        draft.minutes and draft.minutes.start,
        first,
    )
    missing = draft.type in _UNTITLED and draft.introduction is None and draft.leave is None
    if not (blank or missing):
        return []
    return [
        f"Lời văn không theo mẫu {draft.type.label.lower()}; đã giữ nguyên trong noi_dung, hãy điền các khóa của mẫu."
    ]
