"""Citations into links (ghi liên kết): what a document rests on, each known document once, nothing guessed.

`record_citations` is for any text that was read; `record_generated` for a document made here, whose
citations are known exactly and whose relation the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate, short_date
from doc_engine.model import CitedDocument
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from doc_engine.text import fold, fold_tones
from registry.identity import is_relative, issuer_key, resolve_relative
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.store.claims import Claim
from registry.store.columns import partial_date

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from doc_engine.reading.values import LinkFound
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Citing:
    """The document whose text cites: names such as "UBND tỉnh" in it are read from its issuer and parent."""

    key: str
    issuer: str | None
    parent_body: str | None = None
    notation: Notation | None = None

    @classmethod
    def of(cls, document: Document, parent_body: str | None = None) -> Citing:
        """A recorded document as the citing one."""
        return cls(document.key, document.issuer, parent_body, document.notation)


def citations_in(text: str, issuer: str | None, place: str | None) -> list[CitationFound]:
    """What a text cites, as the reader finds it."""
    from doc_engine.reading import find_citations

    return list(find_citations(text, issuer=issuer, place=place))


def record_citations(
    tx: Transaction,
    citing: Citing,
    citations: Sequence[CitationFound],
    *,
    at: datetime,
    besides: Iterable[Document] = (),
    stated: Sequence[LinkFound] = (),
) -> list[Link]:
    """Write what was read out of a text as links; documents not known yet become not-held ones.

    `besides` are documents that are linked already by better knowledge: mentions of them are passed over.
    `stated` are the relations that the text says between the cited documents. Gives the links as written.
    """
    known = list(besides)
    links = []
    decided = {str(document.notation or document.name): document for document in known}
    found = [(citation, facts_found(citation, citing)) for citation in citations]
    for citation, facts in sorted(found, key=lambda one: not one[1].issued_on.year):
        if _is_itself(facts, citing) or any(_may_be(facts, document) for document in known):
            continue
        target = _tied(tx, citation, facts, stated, decided) or known_document(tx, facts, at)
        decided[citation.name] = target
        if target.key != citing.key:
            _note_other_day(tx, citing, target, facts, at, quote=citation.quote)
            links.append(_link(citing.key, target.key, citation, LinkSource.EXTRACTED))
    return _written(tx, links, at)


def _tied(
    tx: Transaction,
    citation: CitationFound,
    facts: Document,
    stated: Sequence[LinkFound],
    decided: Mapping[str, Document],
) -> Document | None:
    """What an undated mention means where the text, or its title, ties it to a decided document, which itself cites that number.

    “Kế hoạch số 9/KH-UBND ngày … triển khai Quyết định số 5/QĐ-TTg”: the Quyết định is the one that this Kế hoạch cites.
    """
    if facts.notation is None or facts.issued_on.year or facts.notation.year:
        return None
    ties = [
        decided[link.source].key for link in stated if link.target == citation.name and link.source in decided
    ]
    number = _spaced(str(facts.notation))
    ties += [one.key for one in decided.values() if number in _spaced(one.subject or "")]
    meant = {
        document.key: document
        for link in tx.links.from_documents(ties)
        if (document := tx.documents.require(link.to_key)).notation
        and document.issued_on.year
        and facts.notation.same_as(document.notation)
        and same_issuer(facts.issuer, document.issuer)
    }
    return next(iter(meant.values())) if len(meant) == 1 else None


_BETWEEN_WORDS = re.compile(r"[\s,;:.()“”\"]+")


def _spaced(text: str) -> str:
    """Folded, as whole words between blanks, so that 12/KH-UBND is not found in 112/KH-UBND."""
    return f" {fold(_BETWEEN_WORDS.sub(' ', text)).strip()} "


def record_generated(
    tx: Transaction,
    citing: Citing,
    cited: Sequence[CitedDocument],
    citations: Sequence[CitationFound],
    *,
    attached: Sequence[str] = (),
    at: datetime,
) -> list[Link]:
    """Write a generated document's citations as links, then what else its text cites.

    A relation typed by the clerk stands; else the text's cue says it; else it is `dan_chieu`. Lines of
    `attached` that name a cited or noted document link as `kem_theo`.
    """
    pairs = []
    for item in cited:
        facts = facts_cited(item, citing)
        meant = known_document(tx, facts, at)
        _note_other_day(tx, citing, meant, facts, at)
        pairs.append((item, meant))
    links = [_generated(citing, item, target, citations) for item, target in pairs]
    enclosed = [target for line in attached if (target := _attached(tx, line, citing, pairs, at))]
    links += [Link(citing.key, target.key, Relation.KEM_THEO, LinkSource.TYPED) for target in enclosed]
    written = _written(tx, [link for link in links if link.to_key != citing.key], at)
    besides = [target for _, target in pairs] + enclosed
    return written + record_citations(tx, citing, citations, at=at, besides=besides)


def known_document(tx: Transaction, facts: Document, at: datetime) -> Document:
    """The recorded document that `facts` are about, made richer by them; else a new one that is not held."""
    known = tx.documents.same_as(facts)
    return tx.documents.enrich(known, facts) if known else tx.documents.add(facts, at)


def note_days_before(tx: Transaction, stub: Document, real: Document, at: datetime) -> None:
    """Before a document fills the row that it was only cited by: who dated it otherwise is kept, with both days."""
    said, known = stub.issued_on.whole, real.issued_on.whole
    if stub.held or said is None or known is None or said == known:
        return
    for link in tx.links.to_documents([stub.key]):
        claim = Claim(stub.key, link.from_key, stub.key, said, known, link.quote or "")
        tx.claims.add(claim, at)


def _note_other_day(
    tx: Transaction,
    citing: Citing,
    target: Document,
    facts: Document,
    at: datetime,
    *,
    quote: str | None = None,
) -> None:
    """A citation that dates a known number otherwise is kept beside it; neither is corrected."""
    said, known = facts.issued_on.whole, target.issued_on.whole
    if said is not None and known is not None and said != known:
        tx.claims.add(Claim(citing.key, citing.key, target.key, said, known, quote or ""), at)


def contradictions(tx: Transaction, document: Document) -> list[str]:
    """What to tell at once: the days that the document says of known numbers, or others of it, otherwise than known."""
    return [
        f"{tx.documents.require(claim.cited).name}: {tx.documents.require(claim.citing).name} ghi ngày "
        f"{short_date(claim.said)}, nơi khác ghi ngày {short_date(claim.known)}; hãy xem bằng vanthu links review."
        for claim in tx.claims.about(document.key)
    ]


def facts_cited(cited: CitedDocument, citing: Citing) -> Document:
    """What a data file says of a cited document, as a not-held one."""
    from doc_engine.compose.citations import type_of

    return _not_held(
        type_label=type_of(cited),
        notation=cited.notation,
        issuer=_full_name(cited.issuer or _maker_of_laws(type_of(cited)), citing),
        issued_on=cited.issued_on or PartialDate(),
        subject=cited.subject,
    )


def facts_found(citation: CitationFound, citing: Citing) -> Document:
    """What a text says of a cited document, as a not-held one; a nickname's table entry fills what is not said."""
    resolved = citation.resolved
    text = citation.notation or (resolved.notation if resolved else None)
    return _not_held(
        # "Đề án 428" is a Quyết định by its notation: a table's notation comes with the table's type.
        type_label=resolved.type if resolved and not citation.notation else citation.type,
        notation=Notation.try_parse(text) if text else None,
        issuer=_full_name(citation.issuer or (resolved.issuer if resolved else None), citing),
        issued_on=partial_date(citation.issued_on or (resolved.issued_on if resolved else None)),
        subject=citation.title,
    )


def _maker_of_laws(type_label: str | None) -> str | None:
    """Luật and bộ luật are made by Quốc hội alone (Hiến pháp, Điều 70), whether or not the file says so."""
    return "Quốc hội" if type_label in {"Luật", "Bộ luật"} else None


def _not_held(
    *,
    type_label: str | None,
    notation: Notation | None,
    issuer: str | None,
    issued_on: PartialDate,
    subject: str | None,
) -> Document:
    return Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label=type_label,
        notation=notation,
        issuer=issuer,
        issued_on=issued_on,
        subject=subject,
        held=False,
        status=Status.NOT_HELD,
    )


def _full_name(issuer: str | None, citing: Citing) -> str | None:
    """The issuer made full by the citing document; one that stays relative is kept as printed, undecided."""
    if issuer is None:
        return None
    return resolve_relative(issuer, citing.issuer, parent_body=citing.parent_body) or issuer


def _is_itself(facts: Document, citing: Citing) -> bool:
    if citing.notation is None or facts.notation is None or not facts.notation.same_as(citing.notation):
        return False
    return same_issuer(facts.issuer, citing.issuer)


def _may_be(facts: Document, known: Document) -> bool:
    """Whether a mention in the text fits a document that is linked already: nothing in it says otherwise."""
    if facts.notation is None and known.notation is None:
        if not (facts.subject and known.subject and _title(facts) == _title(known)):
            return False
    elif not (facts.notation and known.notation and facts.notation.same_as(known.notation)):
        return False
    years = {facts.issued_on.year, known.issued_on.year} - {None}
    return len(years) < 2 and same_issuer(facts.issuer, known.issuer)


def _title(document: Document) -> str:
    """The name of a paper cited without a number, type first: “Luật Hòa giải ở cơ sở”."""
    label, subject = fold_tones(document.type_label or ""), fold_tones(document.subject or "")
    return subject if subject.startswith(label) else f"{label} {subject}"


def same_issuer(left: str | None, right: str | None) -> bool:
    """Whether two issuers agree as far as they are said."""
    if not left or not right or is_relative(left) or is_relative(right):
        return True
    return issuer_key(left) == issuer_key(right)


def _generated(
    citing: Citing, cited: CitedDocument, target: Document, citations: Sequence[CitationFound]
) -> Link:
    found = next((item for item in citations if _may_be(facts_found(item, citing), target)), None)
    source = LinkSource.TYPED if cited.relation else LinkSource.GENERATED
    if found is None:
        return Link(citing.key, target.key, cited.relation or Relation.DAN_CHIEU, source)
    link = _link(citing.key, target.key, found, source)
    return replace(link, relation=cited.relation or found.relation, confidence=1.0)


def _link(from_key: str, to_key: str, citation: CitationFound, source: LinkSource) -> Link:
    start, end = citation.spans[0] if citation.spans else (None, None)
    return Link(
        from_key=from_key,
        to_key=to_key,
        relation=citation.relation,
        source=source,
        confidence=citation.confidence,
        quote=citation.quote,
        cue=citation.cue,
        start=start,
        end=end,
    )


def _attached(
    tx: Transaction,
    line: str,
    citing: Citing,
    pairs: Sequence[tuple[CitedDocument, Document]],
    at: datetime,
) -> Document | None:
    """The document that a line of `kem_theo` names: one cited in the text, else its bare notation as a new one."""
    for _, target in pairs:
        if target.notation and fold(str(target.notation)) in re.split(r"[\s,;.()]+", fold(line)):
            return target
    notation = Notation.try_parse(line)
    if notation is None or notation.number is None:
        return None
    return known_document(tx, facts_cited(CitedDocument(notation=notation), citing), at)


def _written(tx: Transaction, links: Sequence[Link], at: datetime) -> list[Link]:
    """Write the links down, those of one relation to one document once."""
    return [link for link in links if tx.links.add(link, at)]
