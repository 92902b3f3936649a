"""Acts on the table of answers (ghi nhận theo dõi): hoàn thành, không áp dụng, mở lại, đã trả lời, đã rà soát, kỳ báo cáo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.terms import Relation
from registry.coverage import BASIS_CHANGED
from registry.duties import Duty
from registry.model import ChangedBase, CoverageRow, Document, Link
from registry.services.bases import all_changes, changes_of
from registry.services.coverage import coverage_in
from registry.services.finding import resolve_one, spoken
from registry.services.judging import Kind, duty_of, duty_words, reason_text, row_of, say
from registry.services.linking_typed import link

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """What was said: of which directive, and the body's row as it stands now (None where it is of a document)."""

    document: Document
    row: CoverageRow | None = None
    repeated: bool = False


def mark(
    home: Home,
    words: str,
    unit: str,
    kind: Kind,
    *,
    reason: str | None = None,
    issuer: str | None = None,
    office: str | None = None,
) -> Marked:
    """Say of a body under a directive that it is done (hoàn thành), need not act (không áp dụng), or is open again.

    The body must be a row of the table. The same word again changes nothing. Raises `NotFound`, `BadInput`.
    """
    field = "--not-applicable" if kind is Kind.NOT_APPLICABLE else "--reason"
    said = reason_text(reason, field=field) if reason is not None else ""
    if kind is Kind.NOT_APPLICABLE and not said:
        raise BadInput.because("không áp dụng thì phải có lý do.", field="--not-applicable")
    with home.store.writing() as tx:
        directive = resolve_one(tx, words, issuer)
        before = row_of(coverage_in(tx, home, directive), unit)
        if _is_so(before, kind, said):
            return Marked(directive, before, repeated=True)
        row = {"body": before.unit, "body_key": before.key, "reason": said}
        say(tx, home, kind, directive, office=office, rows=[row])
        return Marked(directive, row_of(coverage_in(tx, home, directive), before.unit))


def _is_so(row: CoverageRow, kind: Kind, reason: str) -> bool:
    from registry.coverage import NOT_APPLICABLE

    if kind is Kind.DONE:
        return bool(row.confirmed_by)
    if kind is Kind.NOT_APPLICABLE:
        return row.note == f"{NOT_APPLICABLE} ({reason})"
    return not row.confirmed_by and not row.note.startswith(NOT_APPLICABLE)


def answered_by(
    home: Home, words: str, answer: str, *, issuer: str | None = None, office: str | None = None
) -> Link:
    """Say that a document answers the directive, also where its text cites nothing: a typed link phúc đáp."""
    return link(home, answer, words, Relation.PHUC_DAP, cited_issuer=issuer, office=office)


def set_duty(
    home: Home,
    words: str,
    every: str,
    *,
    before: str | None = None,
    until: date | None = None,
    issuer: str | None = None,
    office: str | None = None,
) -> tuple[Document, Duty]:
    """Say that the directive asks for a report every year, half-year, quarter or month; raises `BadInput`."""
    with home.store.writing() as tx:
        directive = resolve_one(tx, words, issuer)
        duty = duty_of(directive, every, before, until, home.clock.today())
        say(tx, home, Kind.DUTY, directive, office=office, rows=[{"said": duty_words(duty)}])
        return directive, duty


def _nothing_to_review(tx: Transaction, document: Document, *, of_itself: bool) -> BadInput:
    """The refusal; where the document itself was changed, with what there is to review instead."""
    resting = [] if of_itself else [one.child for one in all_changes(tx) if one.base == document.key]
    if of_itself or not changes_of(tx, document.key, of_itself=True):
        return BadInput.because(f"{spoken(document)} không có căn cứ nào đã thay đổi mà chưa rà soát.")
    named = ", ".join(dict.fromkeys(resting[:_MOST_NAMED]))
    children = f"từng văn bản dựa vào nó ({named}): vanthu mark {resting[0]} --reviewed; " if resting else ""
    return BadInput.because(
        f"chính {spoken(document)} đã bị thay đổi, không phải căn cứ của văn bản này.",
        f"Hãy rà soát {children}đơn vị chưa có văn bản: vanthu mark {document.key} “ĐƠN_VỊ” --reviewed; "
        f"đã rà soát tất cả: vanthu mark {document.key} --reviewed --all.",
    )


def review(
    home: Home,
    words: str,
    *,
    unit: str | None = None,
    reason: str | None = None,
    issuer: str | None = None,
    office: str | None = None,
) -> tuple[Document, int]:
    """Say that the changed bases of a document have been looked at (đã rà soát); gives how many.

    With `unit`: that the change of the directive itself has been looked at for a body which has issued nothing.
    A later change flags it again. Raises `NotFound` where nothing is flagged.
    """
    said = reason_text(reason) if reason is not None else ""
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        changes = changes_of(tx, document.key, of_itself=unit is not None)
        if not changes:
            raise _nothing_to_review(tx, document, of_itself=unit is not None)
        body = {}
        if unit is not None:
            row = row_of(coverage_in(tx, home, document), unit)
            body = {"body": row.unit, "body_key": row.key}
        rows = [{**body, **_looked_at(one, said)} for one in changes]
        say(tx, home, Kind.REVIEWED, document, office=office, rows=rows)
        return document, len(rows)


def review_all(
    home: Home, words: str, *, reason: str | None = None, issuer: str | None = None, office: str | None = None
) -> tuple[Document, int, int]:
    """Say of a changed directive that everything resting on it has been looked at: how many documents, how many bodies.

    The bodies are those of its table that have issued nothing. Raises `BadInput` where nothing is flagged.
    """
    said = reason_text(reason) if reason is not None else ""
    with home.store.writing() as tx:
        directive = resolve_one(tx, words, issuer)
        acts = changes_of(tx, directive.key, of_itself=True)
        resting = [one for one in all_changes(tx) if one.base == directive.key]
        bodies = [
            row
            for row in (coverage_in(tx, home, directive) if acts else ())
            if row.note == BASIS_CHANGED and not row.documents
        ]
        if not resting and not bodies:
            raise BadInput.because(f"không có gì dựa vào {spoken(directive)} mà chưa rà soát.")
        for child in dict.fromkeys(one.child for one in resting):
            rows = [_looked_at(one, said) for one in resting if one.child == child]
            say(tx, home, Kind.REVIEWED, tx.documents.require(child), office=office, rows=rows)
        rows = [
            {"body": row.unit, "body_key": row.key, **_looked_at(one, said)} for row in bodies for one in acts
        ]
        if rows:
            say(tx, home, Kind.REVIEWED, directive, office=office, rows=rows)
        return directive, len({one.child for one in resting}), len(bodies)


def _looked_at(one: ChangedBase, reason: str) -> dict[str, str]:
    return {"base": one.base, "act": one.act, "reason": reason}
