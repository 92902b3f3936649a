"""Citations of a text (viện dẫn): mentions, their relations by clause, put together by document."""

from __future__ import annotations

from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.announced import pass_on
from doc_engine.reading.citing.assemble import citation_of, links_of, names_of
from doc_engine.reading.citing.bare_bases import ground_lists
from doc_engine.reading.citing.clauses import relate
from doc_engine.reading.citing.corrected import put_right
from doc_engine.reading.citing.gathering import Gathering, conflicts
from doc_engine.reading.citing.incoming import settle
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.mentions import mentions_in
from doc_engine.reading.citing.nesting import FoundLink
from doc_engine.reading.citing.referring import ShortNames, regulation_links, unnumbered_links
from doc_engine.reading.citing.sent_on import send_on
from doc_engine.reading.citing.subject_links import CHANGING
from doc_engine.reading.citing.trailing import carry_over, is_proposing
from doc_engine.reading.citing.unnumbered import unnumbered_in
from doc_engine.reading.copies.source import Source, Span
from doc_engine.reading.names.naming import Locale, locale_of
from doc_engine.reading.values import CitationFound, LinkFound
from doc_engine.reading.words.vocabulary import FIXED_ORGANS, MINISTRIES


class Cited(NamedTuple):
    """Everything a text cites, the links it states between the cited, and what contradicts."""

    citations: tuple[CitationFound, ...]
    links: tuple[LinkFound, ...]
    warnings: tuple[str, ...]


class Own(NamedTuple):
    """The citing document itself: its number, date and the place where its number stands, all unknown for a fragment."""

    notation: Notation | None = None
    issued_on: str | None = None
    span: Span | None = None


def cited_in(source: Source, locale: Locale, acting: Acting, own: Own | None = None) -> Cited:
    """All citations of a source."""
    own = own or Own()
    mentions: list[Mention] = []
    links: list[FoundLink] = []
    short = ShortNames(acting.type)
    for paragraph in source.paragraphs:
        found = mentions_in(source, paragraph, own.span)
        found = sorted(found + unnumbered_in(source, paragraph, found), key=lambda mention: mention.start)
        if found:
            stated_here = relate(source, paragraph, found, acting)
            _same_body(found, stated_here)
            links += stated_here
            mentions += found
        if acting.official:
            short.read(source, paragraph, found)
    if acting.official:
        carry_over(source, mentions, is_proposing(acting.type))
        ground_lists(source, mentions)
        settle(source, mentions, acting)
        pass_on(source, mentions, acting)
        send_on(source, mentions, acting)
        put_right(source, mentions, acting)
    groups = Gathering(source, own.notation, own.issued_on).add_all(mentions)
    citations = [citation_of(source, group, locale) for group in groups]
    stated, names = links_of(links, groups, citations), names_of(groups, citations)
    by_words = unnumbered_links(source, mentions, names, citations) + regulation_links(
        source, mentions, names
    )
    stated += [link for link in dict.fromkeys(by_words) if link not in stated]
    return Cited(tuple(citations), tuple(stated), tuple(conflicts(groups)))


def _same_body(mentions: list[Mention], links: list[FoundLink]) -> None:
    """ "Quyết định A của UBND tỉnh thay thế Quyết định B": B is of the same body; of a plan it carries out nobody knows."""
    changed = {id(m) for link in links if link.relation in CHANGING for m in (link.source, link.target)}
    for mention in mentions:
        outer = mention.parent
        if outer is None or mention.issuer or outer.issuer is None or mention.organ is None:
            continue
        if mention.organ == outer.organ and mention.organ not in (*MINISTRIES, *FIXED_ORGANS):
            mention.issuer = outer.issuer if id(mention) in changed else None
            mention.issuer_unread = mention.issuer is None


def find_citations(text: str, *, issuer: str | None, place: str | None) -> list[CitationFound]:
    """What a text cites, read as the words of `issuer` at `place` (used on our own composed text too).

    Spans count characters of the text in NFC. Raises nothing.
    """
    source = Source.of(text)
    return list(
        cited_in(source, locale_of(issuer, None, place, source.running), Acting(None, True)).citations
    )
