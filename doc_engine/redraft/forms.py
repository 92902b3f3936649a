"""Single forms read back (mẫu riêng): công điện, giấy mời, giấy giới thiệu, giấy nghỉ phép, biên bản, two parties.

The printed words stand in `form_lines`; a line that fits them gives its fields back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from doc_engine.dates import parse_day
from doc_engine.errors import BadInput
from doc_engine.form_lines import FORM_LINES
from doc_engine.redraft.free_forms import free_introduction, free_leave
from doc_engine.redraft.said import Said
from doc_engine.terms import DocumentType
from doc_engine.text import squeeze

Values = dict[str, Any]
_FIELD = re.compile(r"\{(\w+)\}")
_BULLET = re.compile(r"^[-–—+•]\s*")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MEETING = (
    ("noi_dung_hop", re.compile(r"^tới dự\s*:?\s+(.+)$", re.IGNORECASE)),
    ("chu_tri", re.compile(r"^chủ trì\s*:\s*(.+)$", re.IGNORECASE)),
    ("thoi_gian", re.compile(r"^thời gian\s*:\s*(.+)$", re.IGNORECASE)),
    ("dia_diem", re.compile(r"^địa điểm\s*:\s*(.+)$", re.IGNORECASE)),
)
_INVITES = re.compile(r"^(?P<who>.+?)\s+(?:trân trọng\s+)?kính mời\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
_ENDED = re.compile(
    r"^(?:cuộc họp|hội nghị|buổi làm việc) kết thúc (?:vào|lúc)\s*:?\s*(?P<end>.+)$", re.IGNORECASE
)
_PRESENT = re.compile(r"^(?:\d+\.\s*)?Thành phần(?: tham dự| tham gia)?\s*:\s*(\S.*)$", re.IGNORECASE)
_PARTY = re.compile(r"^Bên (?P<side>[AB])\s*[:.]\s*(?P<name>.+)$", re.IGNORECASE)
_DETAIL = re.compile(r"^[^:]{2,40}:\s*\S")
_CONFIRMED = "Xác nhận của cơ quan"
END = " ./;"
BLANK = "…"


def read_form(body: list[Said], type: DocumentType) -> Values:
    """The values of the type's own form, under the model's dotted fields; what they were read from leaves `body`.

    Where the words of the form are not there, the text stays body and the form's own values are blanks.
    """
    reader = _READERS.get(type)
    return (reader(body) or dict(_BLANKS.get(type, {}))) if reader else {}


def _printed(body: list[Said], type_key: str) -> Values:
    """The fields of the form's lines; a line that is not there is passed over, a list takes the dashed lines."""
    found: Values = {}
    for line in FORM_LINES[type_key]:
        if line.each:
            found[line.each] = _dashed(body)
            continue
        pattern = re.compile(
            "^" + _FIELD.sub(r"(?P<\1>.+?)", _escaped(line.words)) + r"[\s./]*$", re.IGNORECASE
        )
        place = next((place for place, said in enumerate(body[:12]) if pattern.match(said.text)), None)
        if place is None:
            continue
        match = pattern.match(body.pop(place).text)
        found.update(
            {name: squeeze(text).rstrip(END) for name, text in (match.groupdict() if match else {}).items()}
        )
    return found


def _escaped(words: str) -> str:
    bare = words.removesuffix("./.")
    return "".join(part if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", bare))


def _dashed(body: list[Said]) -> tuple[str, ...]:
    """The dashed lines that the body begins with."""
    items = []
    while body and body[0].table is None and _BULLET.match(body[0].text):
        items.append(_BULLET.sub("", body.pop(0).text).rstrip(" ;."))
    return tuple(items)


def _telegram(body: list[Said]) -> Values:
    place = next((place for place, said in enumerate(body[:4]) if re.search(r"\sđiện:", said.text)), None)
    if place is None:
        return {}
    sender, _, rest = body.pop(place).text.partition(" điện:")
    to = tuple(part for part in [rest.strip(" .;")] if part)
    return {"telegram.sender": sender, "telegram.to": to or _dashed(body)}


def _invitation(body: list[Said]) -> Values:
    place = next((place for place, said in enumerate(body[:6]) if _INVITES.match(said.text)), None)
    if place is None:
        return {}
    invites = _INVITES.match(body[place].text)
    fields: Values = {}
    rest = body[place + 1 :]
    invited = [invites["rest"]] if invites and invites["rest"] else list(_dashed(rest))
    for name, pattern in _MEETING:
        at = next((at for at, said in enumerate(rest[:6]) if pattern.match(said.text)), None)
        if at is None:
            return {}
        match = pattern.match(rest.pop(at).text)
        fields[name] = match[1] if match else ""
    body[place:] = rest
    return {
        "invitation.invited": tuple(invited),
        "invitation.event": fields["noi_dung_hop"],
        "invitation.chair": fields["chu_tri"],
        "invitation.time": fields["thoi_gian"],
        "invitation.venue": fields["dia_diem"].rstrip(END) if not rest else fields["dia_diem"],
        "issuer": invites["who"] if invites else "",
    }


def _day(text: str | None) -> Any:
    match = _DAY.search(text or "")
    try:
        return parse_day("/".join(match.groups())) if match else None
    except BadInput:
        return None


def _introduction(body: list[Said]) -> Values:
    kept = list(body)
    found = _printed(body, "giay_gioi_thieu")
    until = _day(found.get("den_ngay"))
    wanted = {"person": "ong_ba", "office": "chuc_vu_ong_ba", "to": "cu_den", "about": "ve_viec"}
    if until is None or any(name not in found for name in wanted.values()):
        body[:] = kept
        return free_introduction(body)
    section = {field: found[name] for field, name in wanted.items()} | {"valid_until": until}
    return {"introduction": section, "issuer": found.get("ten_co_quan", "")}


def _leave(body: list[Said]) -> Values:
    kept = list(body)
    found = _printed(body, "giay_nghi_phep")
    wanted = {
        "person": "ong_ba",
        "office": "chuc_vu_ong_ba",
        "length": "so_ngay_nghi",
        "at": "noi_nghi",
        "kind": "loai_nghi",
    }
    days = {"asked_on": "ngay_don", "from_on": "tu_ngay", "until_on": "den_ngay"}
    section: Values = {field: found.get(name) for field, name in wanted.items()}
    section |= {field: _day(found.get(name)) for field, name in days.items()}
    if any(value is None for value in section.values()):
        body[:] = kept
        return free_leave(body)
    return {"leave": section, "issuer": found.get("ten_co_quan", "")}


def confirmed(saids: list[Said]) -> bool:
    """Whether the place for a confirmation is printed; its line leaves `saids`."""
    place = next((place for place, said in enumerate(saids) if said.text.startswith(_CONFIRMED)), None)
    if place is not None:
        del saids[place]
    return place is not None


def _minutes(body: list[Said]) -> Values:
    kept = list(body)
    found = _printed(body, "bien_ban")
    if not found["thanh_phan"]:
        found["thanh_phan"] = _present_on_one_line(body)
    ended = next((place for place in range(len(body) - 1, -1, -1) if _ENDED.match(body[place].text)), None)
    match = _ENDED.match(body[ended].text) if ended is not None else None
    names = {
        "start": "bat_dau",
        "venue": "dia_diem",
        "present": "thanh_phan",
        "chair": "chu_toa",
        "secretary": "thu_ky",
    }
    if match is None or ended is None or any(not found.get(name) for name in names.values()):
        body[:] = kept
        return {}
    del body[ended]
    return {f"minutes.{field}": found[name] for field, name in names.items()} | {
        "minutes.end": match["end"].rstrip(END)
    }


def _present_on_one_line(body: list[Said]) -> tuple[str, ...]:
    """ "Thành phần tham dự: các thành viên Hội đồng; thư ký": on one line instead of a list."""
    for place, said in enumerate(body[:12]):
        match = _PRESENT.match(said.text) if said.table is None else None
        if match:
            del body[place]
            return tuple(part.rstrip(" .") for part in re.split(r";\s+", match[1].rstrip(" ;.")) if part)
    return ()


def _parties(body: list[Said]) -> Values:
    places = [place for place, said in enumerate(body) if _PARTY.match(said.text)]
    if len(places) < 2 or places[0] > 4:
        return {}
    first = body[: places[0]]
    ours, _ = _party(body[places[0] : places[1]], whole=True)
    other, rest = _party(body[places[1] :], whole=False)
    if ours is None or other is None:
        return {}
    body[:] = first + rest
    return {"parties": (ours, other)}


def _party(saids: list[Said], *, whole: bool) -> tuple[Values | None, list[Said]]:
    head = _PARTY.match(saids[0].text)
    said = {
        "represented_by": re.compile(r"^Đại diện\s*:\s*(.+)$"),
        "title": re.compile(r"^Chức vụ\s*:\s*(.+)$"),
    }
    party: Values = {"name": head["name"] if head else ""}
    rest = saids[1:]
    for field, pattern in said.items():
        match = pattern.match(rest[0].text) if rest else None
        if match is None:
            return None, saids
        party[field] = match[1]
        rest = rest[1:]
    details = []
    while rest and (whole or (_DETAIL.match(rest[0].text) and rest[0].table is None)):
        if not whole and (rest[0].text.endswith(":") or re.match(r"^(?:Điều|\d+\.|[IVX]+\.)", rest[0].text)):
            break
        details.append(rest.pop(0).text)
    return party | {"details": tuple(details)}, rest


_AGREEMENTS = (DocumentType.HOP_DONG, DocumentType.BAN_GHI_NHO, DocumentType.BAN_THOA_THUAN)
_READERS: dict[DocumentType, Callable[[list[Said]], Values]] = {
    DocumentType.GIAY_MOI: _invitation,
    DocumentType.CONG_DIEN: _telegram,
    DocumentType.GIAY_GIOI_THIEU: _introduction,
    DocumentType.GIAY_NGHI_PHEP: _leave,
    DocumentType.BIEN_BAN: _minutes,
    **dict.fromkeys(_AGREEMENTS, _parties),
}
_PARTY_BLANK = dict.fromkeys(("name", "represented_by", "title"), BLANK)
_BLANKS: dict[DocumentType, Values] = {
    DocumentType.GIAY_MOI: {
        "invitation.invited": (BLANK,),
        **{f"invitation.{field}": BLANK for field in ("event", "chair", "time", "venue")},
    },
    DocumentType.CONG_DIEN: {"telegram.to": (BLANK,)},
    DocumentType.BIEN_BAN: {
        "minutes.present": (BLANK,),
        **{f"minutes.{field}": BLANK for field in ("start", "venue", "chair", "secretary", "end")},
    },
    **{type: {"parties": (_PARTY_BLANK, _PARTY_BLANK)} for type in _AGREEMENTS},
}
