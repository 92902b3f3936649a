"""Fields of the single forms (mẫu riêng): công điện, giấy giới thiệu, giấy nghỉ phép, biên bản, and agreements of two parties.

Phụ lục III, forms 1.6 and 1.8–1.10. The decree has no form for hợp đồng, bản ghi nhớ and bản thỏa thuận: two parties
and two signatures, after custom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from doc_engine.blocks import Block, Level, Paragraph, Run
from doc_engine.compose.punctuation import bulleted, ended, unended
from doc_engine.compose.remarks import remark
from doc_engine.compose.signature import signature_lines
from doc_engine.composed import FieldValue
from doc_engine.dates import long_date
from doc_engine.findings import Finding, Severity
from doc_engine.model import Draft, Party
from doc_engine.persons import CHAIR, bare_name
from doc_engine.terms import DocumentType
from doc_engine.text import same

WITHOUT_BODY = frozenset({DocumentType.GIAY_MOI, DocumentType.GIAY_GIOI_THIEU, DocumentType.GIAY_NGHI_PHEP})
_CONFIRMED = "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép"
_SIDES = ("A", "B")


def special_fields(draft: Draft) -> dict[str, FieldValue]:
    """The fields of the draft's own form; nothing for the types that have none."""
    fields: dict[str, FieldValue] = {}
    if draft.telegram is not None:
        fields |= {
            "nguoi_dien": draft.telegram.sender or draft.issuer.name,
            "noi_nhan_dien": bulleted(draft.telegram.to),
        }
    return fields | _introduced(draft) | _leave(draft) | _minutes(draft) | second_signature(draft)


def _introduced(draft: Draft) -> dict[str, FieldValue]:
    sent = draft.introduction
    if sent is None:
        return {}
    return {
        "ong_ba": unended(sent.person),
        "chuc_vu_ong_ba": unended(sent.office),
        "cu_den": unended(sent.to),
        "ve_viec": unended(sent.about),
        "den_ngay": _day(sent.valid_until),
    }


def _leave(draft: Draft) -> dict[str, FieldValue]:
    leave = draft.leave
    if leave is None:
        return {}
    return {
        "ong_ba": unended(leave.person),
        "chuc_vu_ong_ba": unended(leave.office),
        "ngay_don": _day(leave.asked_on),
        "so_ngay_nghi": unended(leave.length),
        "tu_ngay": _day(leave.from_on),
        "den_ngay": _day(leave.until_on),
        "noi_nghi": unended(leave.at),
        "loai_nghi": unended(leave.kind),
        "xac_nhan": _CONFIRMED if leave.confirmed else "",
    }


def special_findings(draft: Draft) -> Iterator[Finding]:
    """What contradicts itself in a form's own facts."""
    leave, sent = draft.leave, draft.introduction
    if leave is not None and leave.until_on < leave.from_on:
        message = "ngày cuối nghỉ phép đứng trước ngày đầu."
        found, article = f"{leave.from_on:%d/%m/%Y} – {leave.until_on:%d/%m/%Y}", "Phụ lục III, Mẫu 1.10"
        yield remark("NP01", "6", "nghỉ phép", message, severity=Severity.ERROR, found=found, article=article)
    issued_on = draft.issued_on.whole
    if sent is not None and issued_on is not None and sent.valid_until < issued_on:
        message = "giấy giới thiệu hết giá trị trước ngày cấp."
        found, article = f"{sent.valid_until:%d/%m/%Y}", "Phụ lục III, Mẫu 1.8"
        yield remark(
            "GT01", "6", "có giá trị đến", message, severity=Severity.ERROR, found=found, article=article
        )


def _day(day: date) -> str:
    return long_date(day)


def _minutes(draft: Draft) -> dict[str, FieldValue]:
    meeting = draft.minutes
    if meeting is None:
        return {}
    return {
        "bat_dau": ended(meeting.start, "."),
        "dia_diem": ended(meeting.venue, "."),
        "thanh_phan": bulleted(meeting.present),
        "chu_toa": ended(meeting.chair, "."),
        "thu_ky": ended(meeting.secretary, "."),
    }


def second_signature(draft: Draft) -> dict[str, FieldValue]:
    """Who signs on the left and, beside, on the right: THƯ KÝ and CHỦ TỌA, or the two parties."""
    if draft.minutes is not None:
        chair = bare_name(draft.minutes.chair)
        signed = draft.signatory
        own = [] if same(signed.title, CHAIR) else signature_lines(signed)
        return {
            "ky_trai": ["THƯ KÝ"],
            "ky_trai_ten": bare_name(draft.minutes.secretary),
            "quyen_han": [CHAIR.upper(), *own],
            "chuc_vu_khac": [],
            "ho_ten": chair,
        }
    if len(draft.parties) < len(_SIDES):
        return {}
    ours, other = draft.parties[:2]
    return {
        "ky_trai": _signs(ours, "A"),
        "ky_trai_ten": ours.represented_by,
        "quyen_han": _signs(other, "B"),
        "chuc_vu_khac": [],
        "ho_ten": other.represented_by,
    }


def _signs(party: Party, side: str) -> list[str]:
    return [f"ĐẠI DIỆN BÊN {side}", party.title.upper()]


def framed(draft: Draft, body: Sequence[Block]) -> tuple[Block, ...]:
    """The body between what its form puts before and behind it: the parties; the end of the meeting."""
    before = [
        line for side, party in zip(_SIDES, draft.parties, strict=False) for line in _party(side, party)
    ]
    behind = []
    if draft.minutes is not None:
        behind = [_line(f"Cuộc họp kết thúc vào {unended(draft.minutes.end)}.")]
    return (*before, *body, *behind)


def _party(side: str, party: Party) -> list[Block]:
    head = Paragraph(Level.PLAIN, "", (Run(f"Bên {side}: {party.name}", bold=True),))
    lines = (f"Đại diện: {party.represented_by}", f"Chức vụ: {party.title}", *party.details)
    return [head, *(_line(line) for line in lines)]


def _line(text: str) -> Paragraph:
    return Paragraph(Level.PLAIN, "", (Run(text),))
