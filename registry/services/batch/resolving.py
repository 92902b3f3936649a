"""Who the lists mean (xác định nơi nhận): everyone in order, who stands twice, who is not known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from doc_engine.errors import BadInput, Problem
from doc_engine.text import squeeze
from registry.identity import is_relative, issuer_key
from registry.recipients import Listed
from registry.services.addressing import Addressee, Directory
from registry.services.batch.lists import NO_PATH, PATH_HINT, ListRow, is_path, read_table
from registry.services.groups import Group


@dataclass(frozen=True, slots=True)
class To:
    """One list: a group, a unit selector (`huyen:Cà Mau@2023-03-20`), one body's name, or a table file.

    `body` turns territories into bodies (UBND, Phòng Tư pháp); `content` are the bytes of the file `text`, whose
    name may choose a sheet (`ds.xlsx#Sheet2`). `informed`: told of the document, without a letter of its own.
    """

    text: str
    body: str = "UBND"
    must_answer: bool = True
    content: bytes | None = None
    informed: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """What a list says of a recipient beside its name (cột kèm theo): words for slots, copies, address, remark."""

    values: tuple[tuple[str, str], ...] = ()
    copies: int | None = None
    address: str = ""
    note: str = ""
    reply_by: date | None = None
    informed: bool = False


PLAIN = Extra()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list may fill: the slots of the data file; keys of rows that are documents; whether to be strict."""

    slots: Collection[str] = ()
    own_keys: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Where recipients are looked for, what lists may fill, and where faults are gathered."""

    directory: Directory
    problems: list[Problem]
    wanted: Wanted = Wanted()


@dataclass
class Resolved:
    """The recipients in order with what their lists say of them by key; what the lists' columns fill."""

    recipients: list[Addressee] = field(default_factory=list)
    extras: dict[str, Extra] = field(default_factory=dict)
    fills: list[frozenset[str]] = field(default_factory=list)


def resolved(finding: Finding, lists: Sequence[To], known: Mapping[str, Group]) -> Resolved:
    """Everyone on the lists in their order; who stands twice is a problem."""
    problems = finding.problems
    answer = Resolved()
    found: list[tuple[Addressee, Extra]] = []
    for item in lists:
        try:
            found += _of_list(finding, item, known, answer)
        except BadInput as error:
            problems.extend(error.problems)
    answer.recipients = finding.directory.told_apart([one for one, _ in found])
    seen: dict[str, Addressee] = {}
    for one, (_, extra) in zip(answer.recipients, found, strict=True):
        before = seen.setdefault(one.key, one)
        if before is not one:
            problems.append(_doubled(one, before))
        answer.extras.setdefault(one.key, extra)
    if not found and not problems:
        problems.append(Problem("không có nơi nhận nào.", field="to"))
    return answer


def _doubled(one: Addressee, before: Addressee) -> Problem:
    where = f"dòng {before.row} của “{before.source}”" if before.row else f"“{before.source}”"
    return Problem(
        f"“{one.name}” đã có ở {where}.",
        "Mỗi nơi nhận chỉ ghi một lần.",
        file=one.source if one.row else "",
        line=one.row,
        field="" if one.row else "to",
    )


def _of_list(
    finding: Finding, to: To, known: Mapping[str, Group], answer: Resolved
) -> list[tuple[Addressee, Extra]]:
    text = squeeze(to.text)
    if to.content is not None:
        return _of_table(finding, to, text, answer)
    found = _without_columns(finding, to, text, known)
    if not to.informed:  # what is not understood has no columns to miss
        answer.fills.append(frozenset())
    return [(one, Extra(informed=to.informed)) for one in found]


def _without_columns(finding: Finding, to: To, text: str, known: Mapping[str, Group]) -> list[Addressee]:
    if group := known.get(issuer_key(text)):
        return [
            Addressee(one.name, issuer_key(one.name), group.name, to.must_answer, one.unit_key)
            for one in group.members
        ]
    if ":" in text:
        return finding.directory.selected(text, to.body, to.must_answer)
    return [_named(finding.directory, text, to.must_answer)]


def _of_table(finding: Finding, to: To, text: str, answer: Resolved) -> list[tuple[Addressee, Extra]]:
    assert to.content is not None
    asked = Wanted() if to.informed else finding.wanted
    read = read_table(to.content, text, asked.slots, own_keys=asked.own_keys, strict=asked.strict)
    finding.problems.extend(read.problems)
    if not to.informed:
        answer.fills.append(read.fills)
    file = text.partition("#")[0]
    return [
        (
            finding.directory.listed(
                Listed(row.name, row.row, row.must_answer),
                _source(file, row),
                to.must_answer,
                finding.problems,
            ),
            Extra(row.values, row.copies, row.address, row.note, row.reply_by, to.informed),
        )
        for row in read.rows
    ]


def _source(file: str, row: ListRow) -> str:
    return f"{file}, trang tính “{row.sheet}”" if row.sheet else file


def _named(directory: Directory, name: str, must_answer: bool) -> Addressee:
    if not name:
        raise BadInput.because("tên nơi nhận để trống.", field="to")
    if is_relative(name):
        raise BadInput.because(
            f"“{name}” chưa nêu rõ là cơ quan của nơi nào.",
            "Hãy ghi đủ tên, ví dụ UBND tỉnh Cà Mau, hoặc dùng bộ chọn, ví dụ huyen:Cà Mau.",
            field="to",
        )
    if is_path(name):
        raise BadInput.because(f"tên nơi nhận “{name[:60]}” {NO_PATH}", PATH_HINT, field="to")
    problems: list[Problem] = []
    found = directory.listed(Listed(name, 0, must_answer), name, must_answer, problems)
    if problems:
        raise BadInput(*(replace(one, file="", line=None, field="to") for one in problems))
    return replace(found, row=None)
