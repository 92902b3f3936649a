"""The foot of a finished document (phần cuối): nơi nhận, who signed by what power, the drafter's sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doc_engine.model import Authority, Signatory
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.redraft.casing import cased, starts_with_office
from doc_engine.redraft.said import Said
from doc_engine.terms import SigningCapacity

_TO = re.compile(r"^n[oơ]i nhan\s*:?\s*")
_KEEP = re.compile(r"^[-–—+*]?\s*lưu\s*:\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—+•~]\s*")
_CAPACITY = re.compile(r"^(?:(TM|KT|TL|TUQ|Q)\s*[.,]|(T/M|K/T|T/L)\.?)\s*(?=\S)(.+)$")
_SIGNED = re.compile(r"^\(?(?:da ky|ky ten|ky, dong dau)\)?[.,]?$")
_NAME = re.compile(r"^(?:[^\W\d_]\.?['’]?[^\W\d_]*\.?\s+){1,6}[^\W\d_]['’]?[^\W\d_]*$")
ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s+)?(?:[ivxlc]+|\d+[a-z]?))?\s*(?:[:.–—-]|$)")
_LONGEST = 90


@dataclass
class Stack:
    """One signature: its lines from top to bottom, and the name below."""

    lines: list[str] = field(default_factory=list)
    name: str = ""


@dataclass
class Foot:
    """What stands below the text; `start` and `end` are places of paragraphs, `left` what could not be placed."""

    start: int
    end: int
    recipients: list[str] = field(default_factory=list)
    archive: str = ""
    drafter: str = ""
    stacks: list[Stack] = field(default_factory=list)
    left: list[Said] = field(default_factory=list)


def read_foot(saids: tuple[Said, ...], first: int) -> Foot:
    """The foot behind place `first`; an empty one at the end where there is none."""
    at = next((place for place in range(first, len(saids)) if _is_label(saids[place])), None)
    if at is None:
        return _unlabelled(saids, first)
    start, end = _stretch(saids, first, at)
    foot = Foot(start, end)
    _fill(foot, saids, at)
    return foot


def _is_label(said: Said) -> bool:
    found = _TO.match(bare_of(said.text)) if said.table is None else None
    return bool(found) and (":" in said.text[:12] or len(said.text) < 12)


def _stretch(saids: tuple[Said, ...], first: int, at: int) -> tuple[int, int]:
    group = saids[at].group
    start, end = at, at + 1
    if not group and at > first and saids[at - 1].group:
        group = saids[at - 1].group
        start = at - 1
    if group:
        while start > first and saids[start - 1].group == group:
            start -= 1
        while end < len(saids) and saids[end].group == group:
            end += 1
        return start, end if saids[at].group else _list_end(saids, at)
    while start > first and at - start < 8 and _signs(saids[start - 1]):
        start -= 1
    return start, _text_end(saids, at)


def _list_end(saids: tuple[Said, ...], at: int) -> int:
    """Behind “Lưu”, and behind the drafter's sign below it."""
    end = at + 1
    while (
        end < len(saids) and not saids[end].group and (_BULLET.match(saids[end].text) or _is_sign(saids[end]))
    ):
        end += 1
    return end


def _is_sign(said: Said) -> bool:
    return (len(said.text) <= 20 and " " not in said.text and not said.upper) or bool(
        re.match(r"^\S{1,8}\.\(\d+\)$", said.text)
    )


def _signs(said: Said) -> bool:
    if said.table is not None or len(said.text) > _LONGEST:
        return False
    return said.upper and bool(_CAPACITY.match(said.text) or starts_with_office(said.text))


def _text_end(saids: tuple[Said, ...], at: int) -> int:
    """In plain text the signature follows the list: to the last name, or to what is neither."""
    kept, named, end = False, False, at + 1
    while end < len(saids):
        said = saids[end]
        if said.table is not None or ANNEX.match(bare_of(said.text)) or len(said.text) > 160:
            break
        capacity = said.upper and len(said.text) < _LONGEST
        if kept and named and not _CAPACITY.match(said.text) and not starts_with_office(said.text):
            break
        if kept and not (capacity or _belongs(said)):
            break
        named = named or (not capacity and _may_be_name(said.text) and not _BULLET.match(said.text))
        kept = kept or bool(_KEEP.match(said.text))
        if kept and capacity:
            named = False
        end += 1
    return end


def _belongs(said: Said) -> bool:
    """A name, the drafter's sign, "(Đã ký)", another office above the name."""
    office = len(said.text) < _LONGEST and starts_with_office(said.text)
    return office or _may_be_name(said.text) or _is_sign(said) or _is_signed(said)


def _is_signed(said: Said) -> bool:
    return bool(_SIGNED.match(bare_of(said.text)))


def _may_be_name(text: str) -> bool:
    shaped = bool(_NAME.match(text)) and text != text.upper() and len(text) < 50
    return shaped and not starts_with_office(text) and all(word[0].isupper() for word in text.split())


def _fill(foot: Foot, saids: tuple[Said, ...], at: int) -> None:
    stacks: dict[tuple[int, int], Stack] = {}
    grouped = saids[at].group
    open_item = False
    for place in range(foot.start, foot.end):
        said = saids[place]
        text = said.text
        if place == at:
            rest = said.text[_label_length(said.text) :].strip()
            open_item = _take(foot, rest, open_item) if rest else False
            continue
        ours = said.side == saids[at].side and bool(grouped) and place > at
        dashed = bool(_BULLET.match(text))
        if place > at and (ours or dashed or _goes_on(foot, said, open_item)):
            open_item = _take(foot, text, open_item)
            continue
        if place > at and foot.archive and _is_sign(said) and not said.group and not foot.drafter:
            foot.drafter = text
            continue
        _sign(foot, stacks, said, sided=bool(said.group))
    foot.stacks = [stack for stack in stacks.values() if stack.lines or stack.name]


def _goes_on(foot: Foot, said: Said, open_item: bool) -> bool:
    """Whether a line without a dash is one of nơi nhận, or goes on with the last."""
    if said.group or said.upper or said.side > 1:
        return False
    return open_item or not (foot.archive or _belongs(said)) or (not foot.archive and said.text.endswith(";"))


def _label_length(text: str) -> int:
    found = _TO.match(bare_of(text))
    return found.end() if found else 0


def _take(foot: Foot, text: str, open_item: bool) -> bool:
    """One line of nơi nhận; whether it may go on in the next."""
    dashed = _BULLET.match(text)
    if _KEEP.match(text):
        foot.archive = _KEEP.sub("", text).rstrip(" ;")
        foot.archive = foot.archive.removesuffix(".")
        return False
    if foot.archive:
        foot.drafter = f"{foot.drafter} {text}".strip()
    elif dashed or not open_item or not foot.recipients:
        foot.recipients.append(_BULLET.sub("", text))
    else:
        foot.recipients[-1] = f"{foot.recipients[-1]} {text}"
    return not text.rstrip().endswith((";", "."))


def _sign(foot: Foot, stacks: dict[tuple[int, int], Stack], said: Said, *, sided: bool) -> None:
    key = (said.group, said.side) if sided else (0, len(stacks) - 1 if stacks else 0)
    stack = stacks.setdefault(key, Stack())
    if _is_signed(said):
        foot.left.append(said)
        return
    if not sided and stack.name:
        stack = stacks.setdefault((0, len(stacks)), Stack())
    if said.upper or not _may_be_name(said.text):
        stack.lines.append(said.text)
    else:
        stack.name = said.text


def _unlabelled(saids: tuple[Said, ...], first: int) -> Foot:
    """Without “Nơi nhận”: the signature is what the text ends with, if it is one."""
    end = len(saids)
    start = end
    while (
        start > first
        and end - start < 6
        and (_signs(saids[start - 1]) or (end - start < 2 and _may_be_name(saids[start - 1].text)))
    ):
        start -= 1
    if not any(_signs(said) for said in saids[start:end]):
        return Foot(end, end)
    foot = Foot(start, end)
    stacks: dict[tuple[int, int], Stack] = {}
    for said in saids[start:end]:
        _sign(foot, stacks, said, sided=False)
    foot.stacks = list(stacks.values())
    return foot


def signatory_of(source: Source, stack: Stack, agency: str = "") -> Signatory:
    """Who signs, from the lines of the signature; `agency`: the body's name behind the first line of a joint one."""
    authority: list[Authority] = []
    title, other = "", []
    for place, typed in enumerate(stack.lines):
        line = typed.removesuffix(agency).rstrip() if place == 0 and agency and typed != agency else typed
        found = _CAPACITY.match(line)
        if found and found[1] != "Q":
            capacity = SigningCapacity[(found[1] or found[2].replace("/", ""))]
            authority.append(Authority(capacity=capacity, of=cased(source, found[3])))
        elif title:
            other.append(line)
        elif (
            authority
            and line == line.upper()
            and not starts_with_office(line)
            and place + 1 < len(stack.lines)
        ):
            last = authority.pop()
            whole = cased(source, f"{last.of.upper()} {line}")
            authority.append(Authority(capacity=last.capacity, of=whole))
        else:
            title = f"Q. {cased(source, found[3])}" if found else cased(source, line)
    return Signatory(
        full_name=stack.name, title=title or "…", authority=tuple(authority), other_office=tuple(other)
    )
