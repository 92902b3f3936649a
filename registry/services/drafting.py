"""Soạn thảo: a data file to a Word file without a number. Works without any home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, NotFound, Problem
from doc_engine.findings import Finding
from doc_engine.model import Draft
from doc_engine.terms import DocumentType
from doc_engine.text import shortened
from registry.secrecy import refuse_secret
from registry.services.bases import cited_documents, passed_term, stale_warnings
from registry.services.binding import unbound
from registry.services.citing import leniently, lookup_in
from registry.services.people import signers_of
from registry.services.placing import places_problems, placing
from registry.settings import Settings
from registry.store.records import Office

if TYPE_CHECKING:
    from doc_engine.compose import CitationLookup
    from doc_engine.composed import Composed
    from registry.office import Home
    from registry.templating import Templates, TemplateVersion


@dataclass(frozen=True)
class Rendered:
    """A document made: the Word file, every word of it decided, what departs from the form, and its template."""

    docx: bytes
    composed: Composed
    findings: tuple[Finding, ...]
    template: TemplateVersion
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A draft with its office's defaults filled in; `office` is None where the home does not have it."""

    draft: Draft
    office: Office | None


def render_draft(
    draft: Draft, templates: Templates, cite: CitationLookup | None = None, *, isolated: bool = False
) -> Rendered:
    """The Word file of a draft (in bản thảo), number and day blank where they are.

    `isolated`: the office declared an independent network. Raises `BadInput` with every problem, `SecretRefused` for state secrets.
    """
    from doc_engine.compose import compose
    from doc_engine.ooxml import render

    refuse_secret(draft.secrecy, draft.body, draft.subject, declared=isolated)
    composed = compose(draft, cite=cite)
    refuse_secret(draft.secrecy, composed.text, declared=isolated)
    template = templates.in_force(draft.type.key)
    docx = render(templates.compiled(template), composed)
    return Rendered(docx, composed, (*composed.findings, *_unfilled(draft)), template)


def _unfilled(draft: Draft) -> Iterator[Finding]:
    """Places left to fill in, which `issue` refuses, and those that only a batch fills."""
    from doc_engine.compose.remarks import remark
    from doc_engine.datafile.blanks import blanks, slots_left

    for key, line in blanks(draft):
        message = f"còn chỗ chưa điền “{shortened(line, 80)}”; điền hoặc bỏ trước khi ban hành."
        yield remark("CT01", "6", key, message, found=line[:60])
    for name in slots_left(draft):
        message = f"còn chỗ điền «{name}», sẽ in ra như vậy; chỉ vanthu batch mới điền. Nếu là ngoặc trích dẫn thì dùng “…”."
        yield remark("CT01", "6", "chỗ điền", message, found=f"«{name}»")


@places_problems
def draft(home: Home, data: bytes, name: str) -> Rendered:
    """A data file to a Word file with the home's offices and documents at hand; nothing is written down."""
    prepared = prepare(home, data, name)
    with home.store.reading() as tx:
        issuer = prepared.draft.issuer
        unknown: list[str] = []
        cite = leniently(lookup_in(tx, issuer.name, issuer.parent_body), unknown)
        rendered = render_draft(prepared.draft, home.templates, cite, isolated=is_isolated(prepared.office))
        known = cited_documents(tx, rendered.composed.cited, issuer.name, issuer.parent_body)
        day = prepared.draft.issued_on
        on = (day.whole if day else None) or home.clock.today()
        stale = stale_warnings(tx, known, on)
        passed = passed_term(prepared.draft.reply_by, on)
        free = unbound(tx, home, prepared.office, prepared.draft, on)
        return replace(rendered, warnings=(*unknown, *passed, *free, *stale))


def draft_alone(data: bytes, name: str) -> Rendered:
    """The same without any home: packaged templates, and only the documents that the file itself tells of."""
    from doc_engine.datafile import load_draft
    from registry.templating import Templates

    unknown: list[str] = []
    with placing(data, name):
        draft = with_symbol(load_draft(data, name=name), None)
        rendered = render_draft(draft, Templates(), leniently(None, unknown))
    return replace(rendered, warnings=tuple(unknown))


def is_isolated(office: Office | None) -> bool:
    """Whether an office declared an independent network for state secrets (mang_doc_lap)."""
    return office is not None and Settings.loaded(office.settings).isolation is not None


def prepare(home: Home, data: bytes, name: str, signed_on: date | None = None) -> Prepared:
    """Read a data file and fill in what its office's file says: names, place, signer's title, symbol.

    Who held several offices signs with the one of the day of signing (today unless given).
    """
    from doc_engine.datafile import load_draft

    named = _named_office(data, name)
    office = _office_of(home, named)
    if office is None:
        return Prepared(with_symbol(load_draft(data, name=name), None), None)
    loaded = load_draft(
        data,
        name=name,
        defaults=defaults_of(office, named),
        signatories=signatories_of(home, office, named, signed_on or home.clock.today()),
    )
    return Prepared(with_symbol(loaded, office), office)


def _office_of(home: Home, named: str | None) -> Office | None:
    """The office that `co_quan` names, itself or by an advisory body of it, or the home's only one; else None."""
    try:
        return home.office(named)
    except NotFound:
        bodies = (office for office in home.offices() if named and home.settings(office).body(named))
        return next(bodies, None)


def _named_office(data: bytes, name: str) -> str | None:
    from doc_engine.datafile import read_yaml
    from doc_engine.datafile.nodes import MappingNode, ScalarNode

    root = read_yaml(data, name=name)
    typed = root.get("co_quan") if isinstance(root, MappingNode) else None
    return typed.text if isinstance(typed, ScalarNode) and not typed.blank else None


def defaults_of(office: Office, named: str | None) -> dict[str, str]:
    """What the file may leave out; the office's name stays as the file spells it. Above a body stands its office."""
    settings = Settings.loaded(office.settings)
    given = {"co_quan": named or office.name, "dia_danh": office.place, **settings.page}
    above = office.name if named and settings.body(named) else office.parent_body
    return {**given, "co_quan_chu_quan": above} if above else given


def signatories_of(home: Home, office: Office, named: str | None, on: date) -> list[dict[str, str]]:
    """Who may sign for the office, or for the advisory body that issues; those in office on that day first."""
    settings = Settings.loaded(office.settings)
    body = settings.body(named) if named else None
    signers = settings.signers_of(body.body) if body else signers_of(home, office)
    return [
        {"ho_ten": signer.full_name, "chuc_vu": signer.title, "quyen_han": signer.authority}
        for signer in sorted(signers, key=lambda one: not one.in_office(on))
    ]


def with_symbol(draft: Draft, office: Office | None) -> Draft:
    """The draft with its ký hiệu: as written, else TYPE-OFFICE, for công văn OFFICE-UNIT (Phụ lục I, Mục II.3)."""
    if draft.symbol:
        return draft
    if office is None:
        raise _no_symbol("văn bản chưa có ký hiệu.")
    body = Settings.loaded(office.settings).body(draft.issuer.name)
    short = body.abbreviation if body else office.abbreviation
    if draft.type.abbreviation:
        return draft.model_copy(update={"symbol": f"{draft.type.abbreviation}-{short}"})
    return draft.model_copy(update={"symbol": f"{short}-{_unit_of(draft, office)}"})


def _unit_of(draft: Draft, office: Office) -> str:
    if draft.type is not DocumentType.CONG_VAN:
        raise _no_symbol(f"{draft.type.label.lower()} không có chữ viết tắt, cần ghi rõ ký hiệu.")
    if not draft.drafting_unit:
        raise _no_symbol("công văn chưa có ký hiệu, cũng chưa ghi đơn vị soạn thảo.")
    unit = Settings.loaded(office.settings).unit(draft.drafting_unit)
    if unit is None:
        raise _no_symbol(f"cơ quan chưa khai chữ viết tắt của đơn vị “{draft.drafting_unit}”.")
    return unit.abbreviation


def _no_symbol(message: str) -> BadInput:
    hint = "Hãy ghi ky_hieu (ví dụ STP-PBGDPL), hoặc don_vi_soan là đơn vị đã khai trong tệp cơ quan."
    return BadInput(Problem(message, hint, field="ky_hieu"))


def symbol_note(office: Office, kind: DocumentType, symbol: str | None) -> tuple[str, ...]:
    """Which letters the symbol of a công văn still needs, where it has the office's only."""
    if kind is not DocumentType.CONG_VAN or symbol != office.abbreviation:
        return ()
    units = Settings.loaded(office.settings).units
    shown = (
        ", ".join(f"{office.abbreviation}-{unit.abbreviation}" for unit in units[:4])
        or f"{office.abbreviation}-…"
    )
    return (f"ky_hieu: “{office.abbreviation}” còn thiếu chữ viết tắt đơn vị soạn thảo, ghi lại: {shown}.",)
