"""Before a number is taken (chuẩn bị): what issue, enter and batch ask of a document and its office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.model import Signatory
from doc_engine.notation import Notation
from registry import numbering
from registry.identity import issuer_key
from registry.numbering import BookUse, Scheme
from registry.services.citing import lookup_in
from registry.services.drafting import Prepared, Rendered, is_isolated, render_draft
from registry.services.linking import citations_in
from registry.services.people import signers_of
from registry.services.registering import Order
from registry.settings import Settings, Signer
from registry.signing import WITHOUT_POWER, power_refusal
from registry.store.records import Office

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.store import Transaction

T = TypeVar("T")


def require_office(prepared: Prepared) -> Office:
    """The office whose books take the document; raises `BadInput` where the home does not have it."""
    if prepared.office is None:
        raise BadInput.because(
            f"“{prepared.draft.issuer.name}” không phải là cơ quan của thư mục dữ liệu này.",
            "Hãy chạy vanthu init với tệp khai báo của cơ quan ấy trước.",
            field="co_quan",
        )
    return prepared.office


def gathered(problems: list[Problem], act: Callable[[], T]) -> T | None:
    """Do `act`; its problems join the list, and then it gives None."""
    try:
        return act()
    except BadInput as error:
        problems.extend(error.problems)
        return None


def scheme_of(order: Order) -> Scheme:
    """The book scheme that the document numbers in; raises `BadInput` where the office has none.

    State secrets and the papers of an advisory body (hội đồng, ban, tổ) have series of their own.
    """
    settings, type_ = Settings.loaded(order.office.settings), order.draft.type
    use = BookUse.SECRETS if order.secret else BookUse.PAPERS
    body = "" if order.secret else body_of(order)
    scheme = numbering.scheme_for(type_, settings.schemes, order.issued_on.year, use=use, body=body)
    if scheme is None:
        what = "văn bản mật" if order.secret else type_.label.lower()
        raise BadInput.because(
            f"{body or order.office.name} chưa có sổ cho {what}.",
            "Hãy khai sổ này ở so_van_ban trong tệp cơ quan rồi chạy lại vanthu init.",
            field="do_mat" if order.secret else "loai",
        )
    return scheme


def body_of(order: Order) -> str:
    """The advisory body that issues, as the office declared it; "" for the office itself."""
    scheme = Settings.loaded(order.office.settings).body(order.draft.issuer.name)
    return scheme.body if scheme else ""


class Asked(Protocol):
    """What takes a number from a book (yêu cầu cấp số): an order to issue, to enter, to make a copy."""

    @property
    def office(self) -> Office: ...
    @property
    def issued_on(self) -> date: ...
    @property
    def signed_on(self) -> date | None: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def acting(self) -> str | None: ...
    @property
    def suffix_of(self) -> int | None: ...


def signing_problem(order: Asked) -> Problem | None:
    """A document is signed before it gets its number (Điều 13–15)."""
    if order.signed_on is None or order.signed_on <= order.issued_on:
        return None
    return Problem("ngày ký ở sau ngày ban hành.", "Văn bản được ký rồi mới cấp số.", field="--signed-on")


def refuse_without_power(home: Home, order: Order) -> None:
    """Raise `Refusal` where who signs has no power to on the day of signing (Điều 13) and no reason is given."""
    if order.acting or order.draft.type in WITHOUT_POWER:
        return
    for signatory, signers in _own_signatures(home, order):
        refusal = power_refusal(signers, signatory, order.signed_on or order.issued_on)
        if refusal:
            raise Refusal(refusal)


def _own_signatures(home: Home, order: Order) -> Iterator[tuple[Signatory, Sequence[Signer]]]:
    """Who signs for this office or a body of it, with whom it declared; others answer for their own signers."""
    settings, draft = Settings.loaded(order.office.settings), order.draft
    own = issuer_key(order.office.name)
    for index, (name, signatory) in enumerate(draft.signed_for):
        body = settings.body(name)
        if body:
            yield signatory, settings.signers_of(body.body)
        elif index == 0 or issuer_key(name) == own:
            yield signatory, signers_of(home, order.office)


def rendered_with(tx: Transaction, home: Home, order: Order, number: str) -> Rendered:
    """The document with a number and its day, citations completed from the books."""
    issuer = order.draft.issuer
    numbered = order.draft.with_number(number, order.issued_on)
    cite = lookup_in(tx, issuer.name, issuer.parent_body)
    return render_draft(numbered, home.templates, cite, isolated=is_isolated(order.office))


def cited_in(rendered: Rendered, order: Order) -> list[CitationFound]:
    """What the rendered text cites, read once."""
    return citations_in(rendered.composed.text, order.draft.issuer.name, order.draft.place)


def notation_of(order: Order, number: str) -> Notation:
    """Số và ký hiệu; the symbol was filled in by `drafting.prepare`."""
    try:
        return Notation(number, order.draft.symbol or "")
    except ValueError:
        raise BadInput.because(
            f"ký hiệu “{order.draft.symbol}” không hợp lệ.", "Ví dụ: KH-UBND, STP-PBGDPL.", field="ky_hieu"
        ) from None
