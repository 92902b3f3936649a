"""Letters of a symbol that a scan or a typist mistook (C read as G, Đ as B, D for Đ): what can be undone, and what
makes a document's own number doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FIXED_ORGANS, MINISTRIES
from doc_engine.terms import type_label_of_symbol

_ORGANS = frozenset(
    (*FIXED_ORGANS, *MINISTRIES, *DEPARTMENTS, "UBND", "HĐND", "TCT", "TCHQ", "BHXH", "VPQH", "UBMTTQ")
)
_JOINT = frozenset(("TTLT", "NQLT", "CTPH", "CTLT", "KHPH", "QCPH"))
# The slips of accents and capitals that can be undone: UBNĐ, HDND, TTG. Two letters say too little (HĐ is no HD).
_BY_BARE = {bare_of(word): word for word in (*_ORGANS, *_JOINT, "TTr", "CTr")}
# What a scan reads for what is printed.
_READ_FOR = {"G": "C", "B": "Đ", "Đ": "B", "Ô": "D", "I": "L"}
# What a scan of capitals takes for what, beyond what `mended` can undo: "SVT", "BNY", "HĐMD", "HOND", "U8ND".
_LOOKS_LIKE = {
    "I": "T", "F": "P", "M": "N", "V": "Y", "Y": "V", "R": "K", "J": "U", "O": "ĐDQ", "Q": "O", "D": "ĐO", "0": "ĐDO", "8": "B",
    "5": "S", "1": "TI", "6": "G", "P": "F", "H": "N", "N": "H", "W": "VV", "E": "F", "L": "I",
}  # fmt: skip
_LOOKS_LIKE_ONE = (("IJ", "U"), ("LJ", "U"), ("II", "H"), ("VV", "W"), ("IV", "N"), ("I3", "B"), ("I)", "D"))
# Printed so, though one letter from another body: Ban Tuyên giáo is no Bộ Tài chính, Đoàn Chủ tịch no Bộ Công Thương.
_REAL = frozenset(("BTG", "ĐCT", "BTCTU", "BTCTW"))
_ODD = late(
    r"[ÑÖÜ\u0180-\u019f\u01a2-\u01ae\u01b1-\u024f]|[^\W\d_A-ZĐĂÂÊÔƠƯ]{3}|[bcefklopqstz]|[IL]\.|^QB|^(?:\d{4}/)?(?:QĐ|TTr|KH|BC|TB|NQ|CT|TT)\."
)
# TTr with its narrow last letter, or its first, misread.
_SUBMISSION = late(r"^(?:FTr|TFr|TTi|TTI|TTl)(?=-)")
_GOVERNMENT = late(r"(?<=N[ĐQ]-)GP$")
_TILDE = late("N?Ñ")
_DECISION = late(r"(?:^|(?<=/))QB(?=-)")
# Letters of units that papers everywhere put behind the body's.
_UNIT_LETTERS = (
    "VP NC TH KT KTTH KTN KGVX VX NN NL CN XD ĐT TC TG NV TP YT TCKH KTHT VHTT VHXH GDĐT GTVT TNMT NNMT LĐTBXH QLĐT PC "
    "KSTTHC TTHC HC TCHC HCTH KHTC TCCB CCHC CCVC PBGDPL TTPVHCC BCĐ BQL VPUBND VPHĐND TTHĐND CTHĐND CTQH CTUBND UB TW TU BTG BDV BNN"
)
_UNITS = frozenset(_UNIT_LETTERS.split())
_BARE_UNITS = frozenset(map(bare_of, _UNITS))
_ONE = frozenset("ABCDĐEGHKLMNOPQRSTUVXY")
# What a scan sets into words: a mark inside one, a stray sign.
_SPECK = late(r"[.:;'‘`ˆ¡§—](?:(?<=[^\W\d_][.:;'‘])(?=[a-zà-ỹ])|(?<=[`ˆ¡§])|(?<=\s['‘])(?=\w)|(?<=—)—+)")
# Addresses of the web and of mail, names of files: their points are no specks.
_ADDRESS = late(
    r"\S{0,80}(?:://|www\.|@)\S{0,200}|\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:vn|com|org|net|gov|edu|docx?|xlsx?|pdf)\b\S{0,200}"
)
_SPECKED_FROM, _MANY_SPECKS = 4_000, 4
# A digit that letters enclose or that stands for the second letter of a type: "U8ND", "T8-SYT".
_ODD_DIGIT = late(r"(?<=[A-ZĐ])\d(?=[A-ZĐ])")
_TERM = late(r"(?:19|20)\d\d|(?:QH|UBTVQH)\d{1,2}")
_PARTS = late(r"([/-])")


def mended(symbol: str) -> str:
    """A cited symbol with the letters of bodies that everybody knows put right: `NĐ-GP` → `NĐ-CP`, `CT-UBNĐ` → `CT-UBND`."""
    symbol = _GOVERNMENT.sub("CP", _TILDE.sub("N", _DECISION.sub("QĐ", _SUBMISSION.sub("TTr", symbol))))
    return "".join(_mended(part) for part in _PARTS.split(symbol))


def spelled(symbol: str) -> str:
    """A symbol with its slips of accents and capitals put right, and nothing else."""
    return "".join(_spelled(part) for part in _PARTS.split(symbol))


def is_doubtful(symbol: str, type_label: str | None) -> bool:
    """Whether a scan may have mistaken a letter: one misreading away from a body, or from the type of the title."""
    if _ODD.search(symbol) or _GOVERNMENT.search(symbol) or _SUBMISSION.match(symbol):
        return True
    parts = [re.sub(r"[&,]", "", part) for part in re.split(r"[/.-]", symbol)]
    return any(_is_doubtful(part, type_label, place == 0) for place, part in enumerate(parts))


def is_plain(symbol: str) -> bool:
    """Whether every part is known: what a text full of specks must show of its own number."""
    parts = [re.sub(r"&", "", part) for part in re.split(r"[/-]", symbol)]
    return all(_is_known(part) or part in _UNITS or _TERM.fullmatch(part) for part in parts)


# "UBND.VX"; a department by its Roman number, "VPCP-V.III".
_POINTED = late(
    r"(?P<body>[A-ZĐ]{3,8})(?:\.[A-ZĐ]{2,8}(?:[.-][A-ZĐ]{2,8}){0,2}|-[A-ZĐ]{1,2}\.(?:I{1,3}|I?VI{0,3}|I?X))"
)


def is_pointed(symbol: str) -> bool:
    """Whether points stand in a symbol by an office's habit: behind its own letters, not behind a type's."""
    pointed = _POINTED.fullmatch(symbol)
    return pointed is not None and pointed["body"] in _ORGANS


def is_specked(text: str) -> bool:
    """Whether the text shows the marks of a scan inside its words."""
    head = text[:_SPECKED_FROM]
    if len(_SPECK.findall(head)) < _MANY_SPECKS:
        return False
    return len(_SPECK.findall(_ADDRESS.sub(" ", head))) >= _MANY_SPECKS


def _is_accented_slip(part: str) -> bool:
    """Whether accents in a part look like a scan's ("ÚB", "QÔ"); those of a word ("DƯỢC", "KSÔN") do not."""
    bare = bare_of(part)
    if bare.upper() == part.replace("Đ", "D").upper():
        return False
    return (
        len(part) < 3
        or bare in _BY_BARE
        or bare in _BARE_UNITS
        or type_label_of_symbol(bare.upper()) is not None
    )


def _is_doubtful(part: str, type_label: str | None, first: bool) -> bool:
    if _is_accented_slip(part) or (first and type_label is not None and _is_of_title(part, type_label)):
        return True
    if _is_known(part) and (first or part in _ORGANS or part in _JOINT):
        return False
    if part in _REAL or part in _UNITS:
        return False
    if any(near in _UNITS for near in (*_near(part, "GI"), *_seeming(part, "IY0158"))) or _ODD_DIGIT.search(
        part
    ):
        return True
    if _is_cut(part) or (part.upper() != part and _is_familiar(part.upper())):
        return True
    return len(part) > 2 and (
        any(_is_known(near) if first else _is_body(near) for near in (*_near(part), *_seeming(part)))
        or _runs_together(part)
        or any(part.endswith(body) and _is_known(part.removesuffix(body)) for body in ("UBND", "HĐND"))
    )


_ANY_LETTER = "ABCDĐGHKLMNPQTUVXYr"


def _is_of_title(part: str, type_label: str) -> bool:
    """Whether the type's letters are not the title's but one letter away from them: `MQ`, `TIr`, `T8`; `CT` below CHƯƠNG TRÌNH."""
    if len(part) == 1:
        return True
    if not 2 <= len(part) <= 3 or part in _UNITS or type_label_of_symbol(part) == type_label:
        return False
    nearby = [
        part[:place] + letter + part[place + 1 :] for place in range(len(part)) for letter in _ANY_LETTER
    ]
    if len(part) == 2:
        nearby += [f"{part}r", *(f"{letter}{part}" for letter in "TCQ")]
    return any(type_label_of_symbol(near) == type_label for near in nearby)


def _is_known(part: str) -> bool:
    return _is_body(part) or type_label_of_symbol(part) is not None


def _is_body(part: str) -> bool:
    return part in _ORGANS or part in _JOINT


def _near(part: str, letters: str = "GBĐÔI") -> Iterator[str]:
    for place, letter in enumerate(part):
        if letter in letters:
            yield part[:place] + _READ_FOR[letter] + part[place + 1 :]
        if letter == "I" or part[place - 1 : place + 1] == "ĐĐ":
            yield part[:place] + part[place + 1 :]


def _is_familiar(part: str) -> bool:
    return part in _ORGANS or part in _UNITS


def _is_cut(part: str) -> bool:
    """Whether a body that everybody knows lost a letter at one end: "UBN", "BND", "HĐN"."""
    return len(part) > 2 and any(
        body.removeprefix(part) in _ONE or body.removesuffix(part) in _ONE for body in _ORGANS
    )


def _seeming(part: str, letters: str = "".join(_LOOKS_LIKE)) -> Iterator[str]:
    """What the part may be where one of `letters`, or two for one, was taken for what looks like it."""
    for place, letter in enumerate(part):
        for other in _LOOKS_LIKE.get(letter, "") if letter in letters else "":
            yield part[:place] + other + part[place + 1 :]
    for two, one in _LOOKS_LIKE_ONE:
        if two in part:
            yield part.replace(two, one, 1)


def _runs_together(part: str) -> bool:
    """Whether a hyphen was lost between a body's letters and those of its unit: "BNVNC"."""
    return any(
        part[:place] in _ORGANS and (part[place:] in _UNITS or part[place:] in _ORGANS)
        for place in range(3, len(part) - 1)
    )


def _spelled(part: str) -> str:
    if part in ("QD", "Qđ", "qđ"):
        return "QĐ"
    return part if len(part) < 3 or _is_known(part) else _BY_BARE.get(bare_of(part), part)


def _mended(part: str) -> str:
    part = _spelled(part)
    if len(part) < 4 or _is_known(part):
        return part
    return next((near for near in _near(part) if near in _ORGANS or near in _JOINT), part)
