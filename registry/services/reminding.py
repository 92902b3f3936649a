"""Đôn đốc: a công văn to those who are late, as a data file for the clerk to look at; nothing is issued here.

One letter to all late bodies, or one to each with all it owes. Who is done or need not act is not reminded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.datafile import dump_draft
from doc_engine.dates import short_date
from doc_engine.errors import NotFound
from doc_engine.model import Appendix, Draft, Issuer
from doc_engine.terms import DocumentType, Relation
from doc_engine.text import fold, upper_first
from registry.identity import issuer_key
from registry.model import CoverageRow, CoverageState, Document, Owed
from registry.services.bases import ended_by
from registry.services.citing import as_cited
from registry.services.coverage import Known, coverage_in
from registry.services.drafting import prepare, symbol_note
from registry.services.finding import resolve_one
from registry.services.replying import first_signatory
from registry.services.succession import AnswersNow, successions_in
from registry.services.working_days import calendar_in
from registry.settings import Settings

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import Office

# So many names still stand in the kính gửi; more are named in the text only.
MOST_ADDRESSEES = 15
ANSWER_WITHIN = 5  # working days for the answer to a reminder
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Debt:
    """One answer that a body owes and is late with."""

    directive: Document
    owed: Owed
    former: str = ""  # the body it was asked of, where another has its work now
    gone: str = ""  # that body is no more and nobody is known to follow: the words that say so


@dataclass(frozen=True, slots=True)
class Letter:
    """A data file ready to be looked at: its name, its text, whom it reminds."""

    name: str
    text: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    """The letters; empty where nobody is late."""

    as_of: date
    letters: tuple[Letter, ...]
    late: tuple[tuple[str, tuple[Debt, ...]], ...]  # by body, the latest first
    warnings: tuple[str, ...] = ()


def remind(
    home: Home,
    words: Sequence[str] = (),
    *,
    each: bool = False,
    as_of: date | None = None,
    issuer: str | None = None,
    office: str | None = None,
) -> Reminders:
    """The reminders of the directives that `words` mean; of all the office's that ask for an answer where none is named.

    Raises `NotFound`, `BadInput`.
    """
    day = as_of or home.clock.today()
    with home.store.reading() as tx:
        directives = [resolve_one(tx, one, issuer) for one in words]
        chosen = home.office(office or (directives[0].office if directives else None))
        asking = directives or tx.documents.asking(chosen.key)
        if not asking:
            raise NotFound("Cơ quan chưa ban hành văn bản nào có hạn trả lời.")
        ended = {one.key: why for one in asking if (why := ended_by(tx, one))}
        over = _over(asking, ended, named=bool(directives))
        late = _late(tx, home, [one for one in asking if directives or one.key not in ended], day)
        notes = (
            *over,
            *_gone(late, day),
            *symbol_note(chosen, DocumentType.CONG_VAN, _symbol(chosen, asking)),
        )
        groups = [[one] for one in late] if each else [late] if late else []
        letters = [_letter(tx, chosen, group, day, notes, each=each) for group in groups]
    for letter in letters:
        prepare(home, letter.text.encode(), letter.name)  # what is handed out can be issued
    return Reminders(day, tuple(letters), tuple(late), notes if late else tuple(over))


def _over(asking: Sequence[Document], ended: Mapping[str, str], *, named: bool) -> list[str]:
    """What is said of directives that were replaced, repealed or recalled: those not named are left out."""
    then = (
        "hãy kiểm tra xem còn phải đôn đốc không"
        if named
        else "không đôn đốc; muốn đôn đốc, hãy ghi rõ số, ký hiệu"
    )
    return [f"{one.name} ({one.key}) {ended[one.key]}: {then}." for one in asking if one.key in ended]


def _late(
    tx: Transaction, home: Home, directives: Sequence[Document], as_of: date
) -> list[tuple[str, tuple[Debt, ...]]]:
    """The late bodies with what they owe."""
    table = successions_in(tx, home.units())
    names: dict[str, str] = {}
    debts: dict[str, list[Debt]] = {}
    known = Known.of(tx, home)
    for directive in directives:
        then = directive.issued_on.whole or as_of
        for row in coverage_in(tx, home, directive, as_of=as_of, known=known):
            if owed := _open(row):
                heirs = table.answers_now(row.unit, then, as_of, unit_key=row.unit_key)
                name, key, former, gone = _addressed(row, heirs)
                names.setdefault(key, name)
                debts.setdefault(key, []).extend(Debt(directive, one, former, gone) for one in owed)
    order = sorted(debts, key=lambda key: -max(debt.owed.days_late or 0 for debt in debts[key]))
    return [(names[key], tuple(debts[key])) for key in order]


def _addressed(row: CoverageRow, heirs: AnswersNow | None) -> tuple[str, str, str, str]:
    """Who is written to and its key: the one body that has the work now, else the old one; and what is said of it."""
    if heirs is None or heirs.is_still(row.unit):
        return row.unit, row.key, "", ""
    if len(heirs.bodies) == 1 and heirs.function_known:
        return heirs.bodies[0], issuer_key(heirs.bodies[0]), row.unit, ""
    return row.unit, row.key, "", f"{row.unit}{heirs.words}"


def _gone(late: Sequence[tuple[str, tuple[Debt, ...]]], as_of: date) -> Iterator[str]:
    """What is said of bodies that are no more on the day: who is written to in their place, or that it is not known."""
    day = short_date(as_of)
    moved = dict.fromkeys(
        f"{one.former} (nay là {name})" for name, debts in late for one in debts if one.former
    )
    gone = dict.fromkeys(one.gone for _, debts in late for one in debts if one.gone)
    if moved:
        yield f"{len(moved)} nơi không còn vào ngày {day}, công văn gửi nơi kế nhiệm: {_some(list(moved))}."
    if gone:
        yield (
            f"{len(gone)} nơi không còn vào ngày {day} mà chưa xác định được một nơi kế nhiệm, bản thảo vẫn ghi tên cũ: "
            f"{_some(list(gone))}. Hãy xác định bằng vanthu units decide rồi lập lại, hoặc sửa kính gửi."
        )


def _some(names: Sequence[str]) -> str:
    more = f" và {len(names) - _EXAMPLES} nơi khác" if len(names) > _EXAMPLES else ""
    return f"{', '.join(names[:_EXAMPLES])}{more}"


def _open(row: CoverageRow) -> list[Owed]:
    if row.state is CoverageState.DONE:
        return []
    return [owed for owed in row.owed if not owed.answered and owed.days_late]


# ---- the letter ----------------------------------------------------------------------------------------------


def _letter(
    tx: Transaction,
    office: Office,
    late: Sequence[tuple[str, tuple[Debt, ...]]],
    as_of: date,
    notes: Sequence[str],
    *,
    each: bool,
) -> Letter:
    directives = list({debt.directive.key: debt.directive for _, debts in late for debt in debts}.values())
    names = tuple(name for name, _ in late)
    reply_by = calendar_in(tx, office.key).after(as_of, ANSWER_WITHIN)
    few = len(names) <= MOST_ADDRESSEES
    draft = Draft(
        type=DocumentType.CONG_VAN,
        issuer=Issuer(name=office.name, parent_body=office.parent_body),
        symbol=_symbol(office, directives),
        place=office.place,
        subject=_subject(directives),
        addressees=names if few else ("Các cơ quan, đơn vị có tên trong danh sách kèm theo",),
        body=_one(office, late[0], as_of, reply_by)
        if each
        else _many(office, late, directives, as_of, reply_by),
        cited=tuple(
            as_cited(one).model_copy(update={"relation": Relation.DAN_CHIEU})
            for one in directives
            if one.notation
        ),
        reply_by=reply_by,
        appendices=() if few else (_listed(late, as_of, several=len(directives) > 1),),
        signatory=first_signatory(tx, office, as_of),
        recipients=("Như trên",),
        archive="VT",
    )
    head = (
        f"# Đôn đốc, tính đến ngày {short_date(as_of)}: {len(names)} nơi quá hạn. Đây là bản thảo, chưa cấp số.\n"
        "# Xem lại nội dung rồi ban hành bằng vanthu issue, hoặc vanthu batch với danh sách nơi nhận.\n"
    )
    head += "".join(f"# Chú ý: {line}\n" for line in notes)
    return Letter(
        f"don-doc-{_stem(names[0]) if each else _stem_of(directives)}.yaml", head + dump_draft(draft), names
    )


def _symbol(office: Office, directives: Sequence[Document]) -> str | None:
    """The symbol of the office's own công văn that is followed up; else what the office's only unit gives."""
    own = [one for one in directives if one.office == office.key and fold(one.type_label or "") == "cong van"]
    if own and own[0].notation:
        return own[0].notation.symbol
    units = Settings.loaded(office.settings).units
    return f"{office.abbreviation}-{units[0].abbreviation}" if len(units) == 1 else office.abbreviation


def _subject(directives: Sequence[Document]) -> str:
    if len(directives) == 1:
        one = directives[0]
        return (
            f"đôn đốc thực hiện {one.type_label or 'Văn bản'} số {one.notation}"
            if one.notation
            else f"đôn đốc thực hiện {one.name}"
        )
    return f"đôn đốc thực hiện {len(directives)} văn bản đã quá hạn báo cáo"


def _mark(document: Document) -> str:
    return f"[[{document.notation}]]" if document.notation else document.name


def _many(
    office: Office,
    late: Sequence[tuple[str, tuple[Debt, ...]]],
    directives: Sequence[Document],
    as_of: date,
    reply_by: date,
) -> str:
    """One paragraph of what was asked, a list of who owes what, and the new day."""
    asked = ", ".join(map(_mark, directives))
    lines = [
        (
            f"Qua theo dõi việc thực hiện {asked}, đến ngày {_long(as_of)} còn {len(late):02d} cơ quan, đơn vị "
            "đã quá hạn nhưng chưa gửi báo cáo, cụ thể như sau:"
        )
    ]
    several = len(directives) > 1
    if len(late) > MOST_ADDRESSEES:
        lines[0] = lines[0].replace(", cụ thể như sau:", " (danh sách tại Phụ lục kèm theo).")
        return "\n".join([lines[0], _closing(office, reply_by, "các cơ quan, đơn vị có tên trong danh sách")])
    for number, (name, debts) in enumerate(late, 1):
        said = "; ".join(_debt(debt, named=several) for debt in debts)
        lines.append(f"{number}. {name}: {said}.")
    lines.append(_closing(office, reply_by, "các cơ quan, đơn vị có tên nêu trên"))
    return "\n".join(lines)


def _listed(late: Sequence[tuple[str, tuple[Debt, ...]]], as_of: date, *, several: bool) -> Appendix:
    """The list behind a letter to many: a table of who owes what."""
    rows = ["| STT | Cơ quan, đơn vị | Nội dung chưa báo cáo |"]
    rows += [
        f"| {number} | {name} | {upper_first('; '.join(_debt(debt, named=several) for debt in debts))} |"
        for number, (name, debts) in enumerate(late, 1)
    ]
    title = f"Danh sách cơ quan, đơn vị quá hạn báo cáo (tính đến ngày {_long(as_of)})"
    return Appendix(title=title, body="\n".join(rows))


def _one(office: Office, owing: tuple[str, tuple[Debt, ...]], as_of: date, reply_by: date) -> str:
    """The letter to one body: all that it owes."""
    name, debts = owing
    lines = [
        (
            f"Qua theo dõi việc thực hiện các văn bản của {office.name}, đến ngày {_long(as_of)}, {name} còn "
            f"{len(debts):02d} nội dung đã quá hạn nhưng chưa có báo cáo, cụ thể như sau:"
        )
    ]
    lines += [
        f"{number}. {_mark(debt.directive)}: {_debt(debt, named=False)}."
        for number, debt in enumerate(debts, 1)
    ]
    lines.append(_closing(office, reply_by, name))
    return "\n".join(lines)


def _debt(debt: Debt, *, named: bool) -> str:
    owed = debt.owed
    of = f"{debt.directive.notation}, " if named and debt.directive.notation else ""
    what = f"nhiệm vụ “{owed.what}”, " if owed.what else ""
    period = f"báo cáo {owed.period}, " if owed.period else ""
    whose = f" (giao cho {debt.former})" if debt.former else ""
    return f"{of}{what}{period}hạn báo cáo ngày {_long(owed.due_on)}, quá hạn {owed.days_late} ngày{whose}"


def _closing(office: Office, reply_by: date, whom: str) -> str:
    return (
        f"{office.name} đề nghị {whom} khẩn trương thực hiện và gửi báo cáo trước ngày {_long(reply_by)}. Trường hợp đã "
        "gửi, đề nghị cho biết số, ký hiệu và ngày ban hành của văn bản để tổng hợp./."
    )


def _long(day: date) -> str:
    return short_date(day)


def _stem_of(directives: Sequence[Document]) -> str:
    return _stem(str(directives[0].notation or directives[0].key)) if len(directives) == 1 else "chung"


def _stem(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80] or "van-ban"
