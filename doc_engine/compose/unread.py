"""Marks where none is read (dấu [[ ]] đặt sai chỗ): printed as they are they would stand in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.errors import Problem
from doc_engine.model import Draft, Value

_MARK = re.compile(r"\[\[[^\[\]]*[^\[\]\s][^\[\]]*\]\]")
_HINT = "Dấu [[ ]] chỉ dùng trong noi_dung, can_cu, theo_de_nghi, nhiem_vu và phu_luc; ở đây hãy viết đủ chữ."


def unread_marks(draft: Draft) -> Iterator[Problem]:
    """A problem for each field that holds a `[[…]]` though nothing completes it there."""
    for field, texts in _plain_texts(draft):
        for text in texts:
            found = _MARK.search(text or "")
            if found:
                yield Problem(f"“{found[0]}” không được thay bằng tên văn bản ở mục này.", _HINT, field=field)


def _plain_texts(draft: Draft) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """The fields printed as typed, by the clerk's keys."""
    yield "co_quan", (draft.issuer.name, draft.issuer.parent_body)
    yield "dia_danh", (draft.place,)
    yield "trich_yeu", (draft.subject,)
    yield "kinh_gui", draft.addressees
    yield "tham_quyen", (draft.authority,)
    yield "ky_bao_cao", (draft.reporting_period,)
    yield "noi_nhan", draft.recipients
    yield "luu", (draft.archive,)
    yield "phu_luc.ten", tuple(appendix.title for appendix in draft.appendices)
    if draft.issued_text is not None:
        yield "ban_hanh_kem.trich_yeu", (draft.issued_text.subject,)
    if draft.invitation is not None:
        meeting = draft.invitation
        yield "kinh_moi", meeting.invited
        yield "noi_dung_hop", (meeting.event,)
        yield "chu_tri", (meeting.chair,)
        yield "thoi_gian", (meeting.time,)
        yield "dia_diem", (meeting.venue,)
    for field, section in _sections(draft):
        if section is not None:
            yield field, _texts(section)


def _sections(draft: Draft) -> Iterator[tuple[str, Value | None]]:
    yield "noi_nhan_dien", draft.telegram
    yield "gioi_thieu", draft.introduction
    yield "nghi_phep", draft.leave
    yield "bien_ban", draft.minutes
    yield "dia_chi_co_quan", draft.contact
    yield from (("cung_ban_hanh", one) for one in draft.co_issuers)
    yield from (("cac_ben", party) for party in draft.parties)


def _texts(section: Value) -> tuple[str, ...]:
    """Every text of a section, in its order."""
    values = (getattr(section, name) for name in type(section).model_fields)
    lists = (value if isinstance(value, tuple) else (value,) for value in values)
    return tuple(text for texts in lists for text in texts if isinstance(text, str))
