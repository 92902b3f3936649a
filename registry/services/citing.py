"""Which recorded document a `[[…]]` means (viện dẫn qua sổ): exactly one, or a problem that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_engine.dates import long_date
from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument
from registry.identity import issuer_key, resolve_relative
from registry.model import Document, Status
from registry.store.documents import identity_of

if TYPE_CHECKING:
    from doc_engine.compose import CitationLookup, CitationRequest
    from registry.store import Transaction


def lookup_in(tx: Transaction, issuer: str | None, parent_body: str | None = None) -> CitationLookup:
    """A lookup for `compose`: documents as an issuer's own text means them ("UBND tỉnh" is its own tỉnh's).

    The lookup gives None for an unknown document and raises `BadInput` where several fit.
    """

    def look(request: CitationRequest) -> CitedDocument | None:
        found = candidates(tx, request, issuer, parent_body)
        if len(found) > 1:
            raise _ambiguous(request, found)
        return as_cited(found[0]) if found else None

    return look


def leniently(look: CitationLookup | None, unknown: list[str]) -> CitationLookup:
    """The same lookup for a bản thảo: an unknown document is printed by its number alone, and `unknown` says so."""

    def find(request: CitationRequest) -> CitedDocument | None:
        found = look(request) if look else None
        if found is None:
            unknown.append(_unknown(request))
        return found or CitedDocument(notation=request.notation, issuer=request.issuer)

    return find


def _unknown(request: CitationRequest) -> str:
    return (
        f"Chưa biết văn bản “{request.notation}” được viện dẫn: bản thảo chỉ in số, ký hiệu. Trước khi ban hành, hãy ghi "
        "văn bản này (so, ngay, co_quan, trich_yeu) ở mục “van_ban_lien_quan”."
    )


def candidates(
    tx: Transaction, request: CitationRequest, issuer: str | None, parent_body: str | None = None
) -> list[Document]:
    """The decided documents that a request may mean; one whose issuer or year is unknown never stands for another."""
    known = [
        document
        for document in tx.documents.by_notation(request.notation.key)
        if identity_of(document) and document.status is not Status.VOID
    ]
    if request.year is not None:
        known = [document for document in known if _year(document) == request.year]
    if request.issuer is None:
        return known
    full = resolve_relative(request.issuer, issuer, parent_body=parent_body)
    wanted = issuer_key(full) if full else None
    return [document for document in known if document.issuer and issuer_key(document.issuer) == wanted]


def _year(document: Document) -> int | None:
    return document.issued_on.year or (document.notation.year if document.notation else None)


def as_cited(document: Document) -> CitedDocument:
    """A recorded document as compose needs it."""
    return CitedDocument(
        notation=document.notation,
        type_label=document.type_label,
        issued_on=document.issued_on,
        issuer=document.issuer,
        subject=document.subject,
    )


def _ambiguous(request: CitationRequest, found: list[Document]) -> BadInput:
    listed = "; ".join(
        f"{document.name}, {long_date(document.issued_on, '…')}, {document.issuer}" for document in found
    )
    return BadInput.because(
        f"“{request.notation}” có thể là {len(found)} văn bản: {listed}.",
        "Hãy viết rõ trong dấu [[ ]], ví dụ "
        f"[[{request.notation} của {found[0].issuer} năm {_year(found[0])}]].",
    )
