"""From groups of mentions to citations (hợp nhất lần viện dẫn): the strongest relation, the issuer in full."""

from __future__ import annotations

from doc_engine.notation import Notation
from doc_engine.reading.citing.gathering import Gathered
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.nesting import FoundLink
from doc_engine.reading.citing.numbers import is_joint, issuer_of_organ, type_of
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.names.acronyms import called_by_letters, in_full, is_bare_office
from doc_engine.reading.names.name_case import in_case
from doc_engine.reading.names.naming import Locale, full_name, organ_letters
from doc_engine.reading.values import CitationFound, LinkFound
from doc_engine.reading.words.vocabulary import (
    DEPARTMENTS,
    FIXED_ORGANS,
    FORMER_MINISTRIES,
    MINISTRIES,
    PARTY_ORGANS,
)
from doc_engine.terms import Relation
from doc_engine.text import same

# Of several mentions of one paper the first in this table decides: what is done to it, then to whom it answers, then
# what is done by it, then on what ground; passing it on, attaching and naming it come last.
_STRENGTH = (
    Relation.THAY_THE,
    Relation.BAI_BO,
    Relation.SUA_DOI,
    Relation.PHUC_DAP,
    Relation.THEO_DE_NGHI,
    Relation.THUC_HIEN,
    Relation.CAN_CU,
    Relation.TRIEN_KHAI,
    Relation.KEM_THEO,
    Relation.DAN_CHIEU,
)


def citation_of(source: Source, group: Gathered, locale: Locale) -> CitationFound:
    """One entry of the reading from the mentions of one document."""
    strongest = min(group.mentions, key=lambda m: (_STRENGTH.index(m.relation), m.start))
    kind = "nickname" if group.mentions[0].kind == "scheme" else group.mentions[0].kind
    notation = group.notation
    issuer, sure = _issuer(source, group, locale)
    return CitationFound(
        notation=str(notation) if notation else None,
        kind="numbered" if notation else kind,
        type=_type_of(group),
        title=next((m.title for m in group.mentions if m.title), None),
        issued_on=group.date,
        issuer=issuer,
        relation=strongest.relation,
        cue=source.words(*strongest.cue) if strongest.cue else None,
        confidence=_confidence(group, sure),
        modality=strongest.modality,
        spans=tuple(source.came_at(m.head, m.end) for m in group.mentions),
        quote=_quote(source, strongest),
        resolved=group.resolved,
    )


_ANY_PAPER = "Văn bản"


def _type_of(group: Gathered) -> str | None:
    """What it is called; "văn bản số …" is no name where another mention or the symbol has one."""
    called = [m.type for m in (group.first, *group.mentions) if m.type]
    named = [label for label in called if label != _ANY_PAPER]
    of_symbol = type_of(group.notation) if group.notation else None
    letter = group.notation is None or "CV" not in group.notation.groups
    if called and not named and (of_symbol != "Công văn" or not letter):
        return of_symbol or _ANY_PAPER
    return next(iter(named or called), None)


def _issuer(source: Source, group: Gathered, locale: Locale) -> tuple[str | None, bool]:
    """The issuer in full, and whether the text says it or its letters decide it."""
    named = [mention for mention in group.mentions if mention.issuer]
    joint = group.notation is not None and is_joint(group.notation)
    both = None if joint else _both_ministries(group.notation)
    if both and not any(";" in (mention.issuer or "") for mention in named):
        return both, True
    if named:
        best = next((m for m in named if not (m.issuer or "").isupper()), named[0])
        if (letters := MINISTRIES.get(best.organ or "")) and letters not in (best.issuer or ""):
            # "của Bộ Xây dựng (trước đây là Bộ Giao thông vận tải)" beside "của Bộ trưởng Bộ Giao thông vận tải"
            best = next((m for m in named if same(letters, (m.issuer or "")[-len(letters) :])), best)
        said = _as_the_symbol(_completed(source, best, locale), group.notation)
        all_of_them = _joint_ministries(group.notation) if joint and group.notation else None
        return (all_of_them if _is_longer(all_of_them, said) else said), True
    notation = group.notation
    decided = issuer_of_organ(notation) or PARTY_ORGANS.get(group.first.organ or "") if notation else None
    if decided or notation is None:
        return decided, True
    if is_joint(notation):
        return _joint_ministries(notation), True
    organ = group.mentions[0].organ or ""
    if organ not in MINISTRIES and any(mention.issuer_unread for mention in group.mentions):
        return None, True  # letters say less than the words that stand there
    body, sure = _by_letters(organ, locale)
    if body and notation.groups[0] == "NQ":
        body = body.removeprefix("Thường trực ")  # resolutions are the council's
    return body, sure


# Each has letters of its own in a symbol: "Nghị định số …/NĐ-CP của Thủ tướng Chính phủ" is the Government's all the same.
_OF_THE_STATE = frozenset(("Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội"))


def _as_the_symbol(name: str | None, notation: Notation | None) -> str | None:
    """The highest body that a symbol names, where the words name another of them."""
    decided = issuer_of_organ(notation) if notation and name in _OF_THE_STATE else None
    return decided if decided in _OF_THE_STATE else name


_MINISTRIES_EVER = {**FORMER_MINISTRIES, **MINISTRIES, **FIXED_ORGANS}


def _joint_ministries(notation: Notation) -> str | None:
    """The issuers of `7/2015/TTLT-BYT-BNV` where every group behind the type is the letters of a central body."""
    groups = [group.replace("&", "") for group in notation.groups if not group.isdigit()][1:]
    for at in range(len(groups) - 1, 0, -1):  # "BGD-ĐT": one body's letters, parted
        if groups[at] not in _MINISTRIES_EVER and groups[at - 1] + groups[at] in _MINISTRIES_EVER:
            groups[at - 1 : at + 1] = [groups[at - 1] + groups[at]]
    names = [_MINISTRIES_EVER.get(group) for group in groups]
    return "; ".join(name for name in names if name) if len(names) > 1 and all(names) else None


def _is_longer(all_of_them: str | None, said: str | None) -> bool:
    """Whether the letters of a joint paper name more bodies than the words: "của liên Bộ A, Bộ B" read to its first."""
    return all_of_them is not None and all_of_them.count(";") > (said or "").count(";")


def _both_ministries(notation: Notation | None) -> str | None:
    """The ministries of `4/TTr-BKHCN-BTTTT`, which no word calls joint; None unless two follow each other."""
    groups = [group.replace("&", "") for group in notation.groups] if notation else []
    names = [MINISTRIES[group] for group in groups if group in MINISTRIES]
    at = [place for place, group in enumerate(groups) if group in MINISTRIES]
    return "; ".join(names) if len(at) > 1 and at[-1] - at[0] == len(at) - 1 else None


def _by_letters(organ: str, locale: Locale) -> tuple[str | None, bool]:
    """The body that has these letters: a ministry, the citing body itself or its superior, a department of its province."""
    if organ in MINISTRIES:
        return MINISTRIES[organ], True
    if locale.issuer and organ and organ == locale.letters:
        return locale.issuer, False
    organ = "UBND" if organ == "UB" else organ  # as symbols had it before 2004
    for body in (locale.issuer, locale.parent):
        if body and organ in organ_letters(body):
            return f"Chủ tịch {body}" if organ == "CTUBND" else body, False
    if organ in FORMER_MINISTRIES:
        return FORMER_MINISTRIES[organ], True
    found = _of_province(organ, locale)
    return found, found is None


def _of_province(organ: str, locale: Locale) -> str | None:
    """The department, the Party's committee or (for a body of the province itself) the council with these letters."""
    if locale.province is None:
        return None
    if organ in DEPARTMENTS:
        return f"{DEPARTMENTS[organ]} {locale.province}"
    if organ == "HĐND" and locale.province == locale.territory:
        return f"Hội đồng nhân dân {locale.province}"
    return full_name("Tỉnh ủy", locale) if organ == "TU" else None


# "Sở đã có Công văn số …/SXD-VT" in a paper of another body: the kind alone names none.
_BARE_KINDS = frozenset(("so", "bo", "cuc", "phong", "truong", "trung tam", "cong ty"))


def _completed(source: Source, mention: Mention, locale: Locale) -> str | None:
    """A bare "Bộ trưởng" or "Giám đốc" takes its body from the symbol, or is none; capitals get their case back."""
    name = mention.issuer or ""
    if name.isupper() and " " in name:
        name = in_case(source, name)
    if bare_of(name) in ("bo truong", "giam doc") and mention.organ:
        body = MINISTRIES.get(mention.organ) or DEPARTMENTS.get(mention.organ)
        name = f"{name} {body}" if body else name
    if called_by_letters(name):
        whole = in_full(source, name, locale)
        return full_name(whole, locale) if whole else None
    whole = full_name(name, locale)
    if bare_of(whole) in _BARE_KINDS:
        body, _ = _by_letters(mention.organ or "", locale)
        return body if body and body.startswith(f"{whole} ") else None
    if not is_bare_office(whole):
        return whole
    body, _ = _by_letters(mention.organ or "", locale)
    return f"{whole} {body.removeprefix('Chủ tịch ')}" if body else None


def _confidence(group: Gathered, sure: bool) -> float:
    best = group.first
    if best.kind in ("nickname", "scheme"):
        return 0.7
    doubt = 0.0 if best.has_head else 0.1
    doubt += 0.0 if best.date or best.kind == "named_law" else 0.04
    doubt += 0.0 if sure else 0.05
    return round(0.99 - doubt - 0.02 * min(best.inferred, 3), 2)


def _quote(source: Source, mention: Mention) -> str:
    start = mention.cue[0] if mention.cue and 0 <= mention.head - mention.cue[0] <= 200 else mention.head
    return source.words(start, min(mention.end, start + 400))


def names_of(groups: list[Gathered], citations: list[CitationFound]) -> dict[int, str]:
    """What the document of each mention is called, by the mention's identity."""
    return {
        id(m): citation.name
        for group, citation in zip(groups, citations, strict=True)
        for m in group.mentions
    }


def links_of(
    links: list[FoundLink], groups: list[Gathered], citations: list[CitationFound]
) -> list[LinkFound]:
    """The links between entries, each once."""
    where = names_of(groups, citations)
    found: dict[LinkFound, None] = {}
    for link in links:
        left, right = where.get(id(link.source)), where.get(id(link.target))
        if left and right and left != right:
            found[LinkFound(left, link.relation, right)] = None
    return list(found)
