"""Issuers whose lines were lost in a copy (dòng tên cơ quan bị mất): a name cut in two, a body below its superior.

"BỘ TÀI NGUYÊN VÀ" is no body's name; "BỘ TÀI CHÍNH" above `12/TCT-CS` is the superior of who issues. The symbol's letters
and the body of the paper say the rest, or nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.numbers import is_joint, organ_of
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.names.bodies import read_body
from doc_engine.reading.names.naming import organ_letters
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FORMER_MINISTRIES, MINISTRIES

_NAMED_BY = {**FORMER_MINISTRIES, **DEPARTMENTS, **MINISTRIES}
_LEFT_OPEN = late(r"(?:\s(?:va|cua|ve|cho|cac|thuoc)|[,&–-])$")


def whole_name(name: str, notation: Notation | None, source: Source) -> str | None:
    """The name as it should be: one that lost its second line from the symbol or the text; None where neither tells."""
    bare = bare_of(name)
    organ = organ_of(notation) if notation else None
    known = _NAMED_BY.get(organ or "") or _NAMED_BY.get(f"B{organ}") or _NAMED_BY.get(f"S{organ}")
    if known and _begins(known, name):
        return known
    if not _LEFT_OPEN.search(bare):
        return name
    said = {whole for whole in _said_with(source, bare) if organ is None or _bears(whole, organ)}
    return said.pop() if len(said) == 1 else None


def _begins(whole: str, name: str) -> bool:
    """Whether a name is the first words of another; what joins their members may be lost or misread."""
    words, all_words = (_WORDS.findall(bare_of(one)) for one in (name, whole))
    words, all_words = ([word for word in said if word != "va"] for said in (words, all_words))
    return len(words) < len(all_words) and all_words[: len(words)] == words


_WORDS = late(r"\w+")


def _said_with(source: Source, bare: str) -> Iterator[str]:
    """The names of bodies in the text that begin with these words and go on."""
    words = loose(rf"(?<!\w){' '.join(map(re.escape, bare.split()))} (?=\w)")
    for match in words.finditer(source.flat):
        end = read_body(source, match.start(), min(match.end() + 100, len(source.flat)))
        if end and end > match.end() and not source.view[match.start() : end].isupper():
            yield source.words(match.start(), end)


def _bears(name: str, organ: str) -> bool:
    """Whether a symbol's letters are some of a body's in a row: "QLD" of Cục Quản lý Dược, "XHNV" of a university."""
    return len(organ) >= _SURE_LETTERS and any(organ in one for one in _letters(name))


def _letters(name: str) -> frozenset[str]:
    return organ_letters(name) | organ_letters(name.replace(" các ", " "))


_SUPERIORS = late(r"(?:bo|tong cuc|uy ban nhan dan|hoi dong nhan dan)\s")
_KINDS = r"tong cuc|cuc|vu|van phong|thanh tra|vien|trung tam|kho bac|ban|phong|chi cuc|so|truong|hat|doi|to|hoi dong"
_NAMED = late(rf"(?<!\w)(?:{_KINDS})\s{{1,4}}(?=[a-z])")
_LONGEST = 110  # characters of a name
_SURE_LETTERS = 3
# "Cục Cảnh sát … đề nghị Công an các tỉnh": whose letter it is.
_ACTS = loose(
    r" (?:xin |da |kinh )?(?:huong dan|co y kien|de nghi|yeu cau|nhan duoc|tra loi|thong bao|trao doi|phuc dap|gioi thieu|ban hanh|tham tra|bao cao(?= (?:nhu sau|ket qua|tham tra)))(?!\w)"
)
# "C06", "PC07", "A05": units of the police, whose letters say no name.
_POLICE = late(r"P?[A-Z]{1,2}\d{2}$")
_HEADS = late(
    r"(?<!\w)(?:(?:tong )?cuc|vu|vien|chi cuc) truong|giam doc|truong (?:phong|ban)|chanh (?:van phong|thanh tra)"
)
# Whose signature makes a paper the superior's own.
_OWN_OFFICES = {
    "bo": ("bo truong", "thu truong"),
    "tong": ("tong cuc truong",),
    "uy": ("chu tich", "uy ban nhan dan", "ubnd"),
    "hoi": ("chu tich", "thuong truc", "hoi dong nhan dan"),
}


def lost_below(
    superior: str, notation: Notation | None, source: Source, signed: tuple[str, ...]
) -> str | None:
    """The body below the only one that the header names: told by the symbol and the text; "" where it is another that
    nobody names, None where the header's is the issuer."""
    if notation is None or not _SUPERIORS.match(bare_of(superior)) or is_joint(notation):
        return None
    organ = _own_letters(notation)
    if organ is None or _has_letters_of(superior, notation) or _signs_itself(superior, signed):
        return None
    police = bool(_POLICE.match(organ))
    found = {name for name, acts in _bodies(source) if _is_named(name, organ, acts, police, superior)}
    if len(found) == 1:
        return found.pop()
    return "" if police or _is_of_another(signed) else None


def _own_letters(notation: Notation) -> str | None:
    """The letters of who issues; CT before another group is the Cục Thuế, whose letters are the directive's too."""
    groups = notation.groups
    return "CT" if groups[:1] == ("CT",) and len(groups) > 1 and not notation.year else organ_of(notation)


def _is_of_another(signed: tuple[str, ...]) -> bool:
    """Whether the head of a body below signs."""
    return any(_HEADS.search(bare_of(line)) for line in signed)


def _signs_itself(superior: str, signed: tuple[str, ...]) -> bool:
    """Whether somebody signs in the superior's name: "TL. BỘ TRƯỞNG", "KT. CHỦ TỊCH"."""
    own = _OWN_OFFICES[bare_of(superior).split()[0]]
    return any(office in bare_of(line) for office in own for line in signed)


def _has_letters_of(superior: str, notation: Notation) -> bool:
    """Whether the symbol has the superior's own letters, in one of their forms (`BTC`, `TC`; `UBND`, `UB`, `CT`)."""
    letters = organ_letters(superior)
    if "UBND" in letters:
        letters |= {"UB", "CT", "CTUB"}
    own = {*letters, *(word[1:] for word in letters if word.startswith("B") and len(word) > 2)}
    groups = {group.replace("&", "") for group in notation.groups}
    table = {key for key, name in _NAMED_BY.items() if name == superior}
    return bool(groups & {*own, *table, *(key[1:] for key in table)})


def _is_named(name: str, organ: str, acts: bool, police: bool, superior: str) -> bool:
    if police:
        return acts and bare_of(superior) == "bo cong an"
    local = bare_of(superior).startswith("uy ban")
    if organ in _letters(name):
        return len(organ) >= _SURE_LETTERS or (acts and (organ == "VP" or not local))
    return acts and _bears(name, organ)


def _bodies(source: Source) -> Iterator[tuple[str, bool]]:
    """The bodies that the text names, and whether they act as its writer: at the head of a clause, before a verb."""
    for match in _NAMED.finditer(source.flat):
        start = match.start()
        if not source.capital_at(start):
            continue
        end = read_body(source, start, min(start + _LONGEST, len(source.flat)))
        if end is None or source.view[start:end].isupper():
            continue
        before = source.flat[max(0, start - 40) : start].rstrip()
        heads = not before or before[-1] in ".,;:" or source.paragraph_at(start)[0] == start
        yield source.words(start, end), heads and _ACTS.match(source.flat, end) is not None
