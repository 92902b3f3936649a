"""Số, ký hiệu inside running text: where each stands, and what it is as a `Notation`.

The forms of administrative papers, of legislation (39/2025/TT-BTC, 63/2025/QH15, 66.12/2026/NQ-CP) and of the
Party (18-NQ/TW), with the spaces and line breaks that typing and wrapping put inside. Standards (QCVN, TCVN),
street numbers and phone numbers look like them and are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.citing.lettering import mended
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FIXED_ORGANS, MINISTRIES
from doc_engine.terms import type_label_of_symbol
from doc_engine.text import UPPER

_UP = UPPER
_ANY = _UP + "a-zăâđêôơư0-9"
# "512/KBKV IX-KTNN": the Roman number of a region, set apart by a space.
# Where a space was lost ("70-TB/TWngày 06/01/2012", "9/STP-VPđề ngày 06/01/2012") the words behind a symbol end it.
_GROUP = rf"[{_UP}][{_ANY}]{{0,17}}(?:(?:[.,]|\s?&)[{_UP}0-9][{_ANY}]{{0,9}}){{0,3}}(?:\s[IVX]{{1,5}}(?=-[{_UP}])|(?<=KV)\s[IVX]{{1,5}}(?!\w))?(?:(?![^\W_])|(?=ngày|của|về|đề\s{{1,3}}ngày))"
_SEP = rf"(?:[-–_/]§?|[-–]\s{{0,3}}[-–](?=[{_UP}]{{2}})|[-–/]\s{{1,20}}(?=[{_UP}]{{2}})|\s[-–]\s?(?=[{_UP}]{{2}})|\s/(?=[{_UP}]{{2}}))"
# A scan's colon for the hyphen ("88/2017/NĐ:CP") is believed behind a type.
_TYPES_SPACED = "QĐ|KH|CĐ|CT|NQ|KL|TB|BC|HD|TTr|CV|CTr|QC|QyĐ|NĐ|TT"
SYMBOL = rf"(?:(?:{_TYPES_SPACED})[:;=~])?{_GROUP}(?:{_SEP}{_GROUP}){{0,5}}"
NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?[A-Za-zĐđ]{0,2}"
# A scan's "1O1", "l2", "3l": letters that look like digits beside one.
_SCANNED = r"(?:[Ol][0-9]|[0-9]{1,5}[OlI])[0-9OlI]{0,4}"
# "số 1 205/QĐ-UBND": a gap inside a number is believed right behind "số" only.
_GAPPED = r"(?:(?<=[ốôo]\s)|(?<=[ốôo]:\s))[0-9]{1,3}\s[0-9]{1,3}[A-Za-zĐđ]?"
# "630/CV SYT ngày": a space for the hyphen, where no territory shows that the second word is the body itself.
_PARTED = late(
    rf"(?:{_TYPES_SPACED})(?P<gap>\s?\.\s?(?=[A-ZĐ]{{2}})|\s(?=[A-ZĐ][A-ZĐ&]{{2,11}}(?![\w.-])(?!\s(?:tỉnh|thành|huyện|quận|thị|xã|phường|đặc)(?!\w))|(?!TP|CP)[A-ZĐ]{{2}}(?=\s(?:ngày|của)\s|$)))"
)
_YEAR_FIRST = late(r"\d{4}\s?/\s?")
_CITED_SYMBOL = rf"(?:{_PARTED.pattern.replace('(?P<gap>', '(?:')})?{SYMBOL}"
# "451TCT/TS": papers of the nineties glued the body's letters to the number.
_GLUED = r"[0-9]{1,5}[A-ZĐ]{3,6}(?=/)"
# "Nghị quyết số 19-2018/NQ-CP": the year of a programme within the number.
_OF_YEAR = r"[0-9]{1,3}-20[0-9]{2}(?=/NQ-CP)"
_SLASHED = rf"(?P<number>{_GAPPED}|{_OF_YEAR}|{_GLUED}|{NUMBER}|{_SCANNED})\s{{0,4}}/\s{{0,2}}(?P<year>(?:[1l]9|2[0O])[0-9Ol]{{2}}\s?/\s?)?(?P<symbol>{_CITED_SYMBOL})"
_PARTY = (
    rf"(?P<pnumber>[0-9]{{1,5}}[a-z]?)\s?[-–~]\s{{0,20}}"
    rf"(?P<psymbol>[{_UP}][{_ANY}]{{1,6}}\s?/\s?{_GROUP}(?:{_SEP}{_GROUP}){{0,3}})"
)
# "Kế hoạch số 298 KH/TWĐTN", "Quyết định số 12 QĐ-SNV": a space for the mark is believed behind "số" and before a type.
_SPACED = rf"(?P<snumber>(?<=[ốôo]\s)[0-9]{{1,5}})\s(?P<ssymbol>(?:{_TYPES_SPACED})\s?(?P<smark>[-–/])\s?{_GROUP}(?:{_SEP}{_GROUP}){{0,3}})"
# "số 54 TC/QĐ/CĐKT": letters of a body between space and stroke; believed behind a type word only.
_APART = rf"(?P<anumber>(?<=[ốôo]\s)[0-9]{{1,5}})\s(?P<asymbol>[A-ZĐ]{{2,6}}(?:/{_GROUP}){{1,3}})"
# "Nghị định 64-CP", "Quyết định số 327-CT": likewise.
_DASHED_OLD = (
    r"(?P<onumber>[0-9]{1,5}[a-z]?)\s?[-–]\s?(?P<osymbol>CP|CT|LCT|HĐBT|HĐNN|TTg|CTN|UB|SL)(?![\w/&–-])"
)
_FORMS = rf"(?:{_SLASHED}|{_PARTY}|{_SPACED}|{_APART}|{_DASHED_OLD})"
# "Nghị định15/2020/NĐ-CP": a page that lost the space behind the type.
_LAST_WORDS = (
    "số",
    "định",
    "tư",
    "quyết",
    "thị",
    "hoạch",
    "báo",
    "cáo",
    "văn",
    "luận",
    "trình",
    "lệnh",
    "tịch",
    "dẫn",
)
_GLUED_TO = "|".join(rf"(?<={shown})" for word in _LAST_WORDS for shown in (word, word.upper(), word.title()))
# Every form begins with a digit, or with a letter that a scan saw for one: the look behind is asked only there.
_NOTATION = late(rf"(?=[0-9Ol])(?:(?<![\w/§])|{_GLUED_TO})(?<!\d[.,:-]){_FORMS}")
_FIGURE = late("[0-9]")  # in every form the first character, or the second behind what a scan saw for one
_STANDARD = late(
    r"(?<!\w)(?:(?:mau|bieu|bieu mau|phu luc)(?: so)?|qcvn|qcđp|qcdp|tcvn|tcxdvn|tcxd|tccs|tcn|iso|iec|qcxdvn)[\s:\d.\-]{0,14}$"
)
# The mark of a note glued to a symbol: "NĐ-CP1", "TT-BTC4", "QH151".
_TRAILING_DIGIT = late(rf"(?<=[/-])(CP|TTg|QĐ-TTg|QH1[0-6]|{'|'.join(m for m in MINISTRIES)})\d{{1,2}}$")
_SPACES = late(r"\s+")
_DASHED = late("--")
_DIGITS = str.maketrans("OlI", "011")
_LOOKALIKE = late(r"[OlI]")
DASHES = str.maketrans({**dict.fromkeys("–_:;=~", "-"), "§": None})


class NumberFound(NamedTuple):
    """A notation in the text: its place, its value, and whether it needs a type word or "số" to be believed."""

    start: int
    end: int
    notation: Notation
    weak: bool


def numbers_in(source: Source, start: int, end: int) -> Iterator[NumberFound]:
    """Every notation between `start` and `end`, from left to right."""
    figure = _FIGURE.search(source.view, start, end)
    if figure is None:
        return
    for match in _NOTATION.finditer(source.view, max(start, figure.start() - 1), end):
        found = _value(match)
        if (
            found is None
            or _is_cut(source, match, end)
            or _STANDARD.search(source.bare[max(start, match.start() - 24) : match.start()])
        ):
            continue
        if rest := _rest_of(source, found, match.end(), end):
            found, stop = Notation(found.number, found.symbol + rest[0], found.mark), rest[1]
            yield NumberFound(match.start(), stop, found, False)
        else:
            yield NumberFound(match.start(), match.end(), found, _is_weak(match, found))


# "số 06/CV NET 2023": blanks for hyphens, and a year behind them, are no symbol that could be told.
_CUT = late(r"(?:\s[A-ZĐ]{2,8})?\s(?:19|20)\d\d(?!\w)")


def _is_cut(source: Source, match: re.Match[str], end: int) -> bool:
    """Whether a symbol of several words ends where it cannot be told."""
    symbol = match["symbol"] or ""
    spaced = bool(_PARTED.match(symbol)) or type_label_of_symbol(symbol) is not None
    behind = _CUT.match(source.view, match.end(), end) if spaced else None
    return behind is not None and (" " in behind[0].strip() or bool(_PARTED.match(symbol)))


# "số 91/2003/QĐ-Thủ tướng": a page that writes out the letters of a symbol.
_SPELLED_OUT = late(r"\s?[-–]\s?(?P<of>Thủ\s{1,4}tướng(?:\s{1,4}Chính\s{1,4}phủ)?|Chính\s{1,4}phủ)(?!\w)")
_OF_TYPE = late(r"(?:^|/)(?:QĐ|CT|CĐ|NĐ|NQ)$")
# "số 95/BKHĐT-T TĐMST ngày": a scan tore the last letters from their first.
_TORN_LETTERS = late(r"\s(?P<rest>[A-ZĐ]{2,8})(?=\s{1,4}(?:ngày|của)(?!\w))")
_ONE_LETTER = late(r"[-/][A-ZĐ]$")


def _rest_of(source: Source, found: Notation, place: int, end: int) -> tuple[str, int] | None:
    """What of a symbol stands behind the place where it seems to end, and where that ends."""
    spelled = _SPELLED_OUT.match(source.view, place, end)
    if spelled and _OF_TYPE.search(found.symbol):
        return ("-TTg" if spelled["of"].startswith("Thủ") else "-CP"), spelled.end()
    torn = _TORN_LETTERS.match(source.view, place, end)
    if torn and (_ONE_LETTER.search(found.symbol) or _is_torn(found.symbol, torn["rest"])):
        return torn["rest"], torn.end()
    return None


# "số 8/2019/TT-BGD ĐT ngày": the letters are a body's only with what a page set apart from them.
_LAST_GROUP = late(r"[-/]([A-ZĐ]{2,6})$")
_WRITTEN_WHOLE = frozenset((*MINISTRIES, *DEPARTMENTS, *FIXED_ORGANS))


def _is_torn(symbol: str, rest: str) -> bool:
    last = _LAST_GROUP.search(symbol)
    return last is not None and last[1] not in _WRITTEN_WHOLE and last[1] + rest in _WRITTEN_WHOLE


def _value(match: re.Match[str]) -> Notation | None:
    if match["pnumber"]:
        return _notation(match["pnumber"], match["psymbol"], "-")
    if match["snumber"]:
        return _notation(match["snumber"], match["ssymbol"], "-" if match["smark"] == "/" else "/")
    if match["anumber"] or match["onumber"]:
        return _notation(match["anumber"] or match["onumber"], match["asymbol"] or match["osymbol"], "-")
    number = _SPACES.sub("", match["number"])
    number = number.translate(_DIGITS) if _LOOKALIKE.search(number) else number
    if "-" in number:
        number, year = number.split("-")
        return _notation(number, f"{year}/{match['symbol']}", "-")
    return _notation(number, (match["year"] or "").translate(_DIGITS) + match["symbol"], "/")


def _notation(number: str, symbol: str, mark: str) -> Notation | None:
    apart = _PARTED.match(symbol, len(year[0]) if (year := _YEAR_FIRST.match(symbol)) else 0)
    symbol = f"{symbol[: apart.start('gap')]}-{symbol[apart.end('gap') :]}" if apart else symbol
    symbol = _TRAILING_DIGIT.sub(r"\1", _DASHED.sub("-", _SPACES.sub("", symbol).translate(DASHES)))
    symbol = mended(parted(symbol))
    try:
        return Notation(number, symbol, mark)
    except ValueError:
        return None


_TYPES_RUN_ON = "TTLT|TTr|NQLT|CTr|QĐ|NĐ|NQ|TT|CT|KH|TB|BC|HD|CĐ|KL|PA"
_YEAR = r"(?P<year>(?:19|20)\d\d/)?"
_ORGANS_RUN_ON = "|".join((*FIXED_ORGANS, *MINISTRIES, *DEPARTMENTS, "UBND", "HĐND", "UB"))
# Letters of bodies that nothing else begins with: "BC" is a report, "BGDĐT" only the ministry.
_FIRST_RUN_ON = "|".join(
    (
        "UBND",
        "HĐND",
        "VPCP",
        "TCT",
        "TCHQ",
        "TANDTC",
        "VKSNDTC",
        "BHXH",
        *DEPARTMENTS,
        *(m for m in MINISTRIES if len(m) > 4),
    )
)
_RUN_ON = (
    late(rf"{_YEAR}(?P<first>{_TYPES_RUN_ON})(?P<second>{_ORGANS_RUN_ON})(?=$|-)"),
    late(rf"{_YEAR}(?P<first>{_FIRST_RUN_ON})(?P<second>[A-ZĐ]{{2,6}})$"),
)
# Bodies whose letters only look like two: Thanh tra Chính phủ, Thường trực HĐND, a joint-stock company.
_WHOLE = frozenset(("TTCP", "TTHĐND", "CTCP"))
# "Q0-UBND", "NO-CP": what a scan makes of a Đ; "QHl5" of a 1.
_MISREAD_TYPE = late(r"(?:(?<=^)|(?<=/))([QN])[0O](?=-)")
_MISREAD_TERM = late(r"(?<=QH)(?:[lI]1?|1[lI])(?=\d$)")


# "QĐĐ-": an Ð of another code table beside a Đ; "CTTg": the Prime Minister's letters run into the type's.
_TWICE = late(r"(?:^|(?<=/))QĐĐ(?=-)")
# "20/2019/ND-CP": nothing but a decree has these letters.
_DECREE = late(r"(?:^|(?<=/))ND(?=-CP$)")
_SHORT_PREMIER = late(r"(?:^|(?<=/))(QĐ|CT|CĐ|TB)T?Tg$")


def parted(symbol: str) -> str:
    """A symbol as it should be: with the hyphens it lost on the way (`QĐUBND` → `QĐ-UBND`) and its Đ (`Q0-UBND`)."""
    symbol = _MISREAD_TERM.sub("1", _MISREAD_TYPE.sub(lambda match: f"{match[1]}Đ", symbol))
    symbol = _SHORT_PREMIER.sub(r"\1-TTg", _TWICE.sub("QĐ", _DECREE.sub("NĐ", symbol)))
    match = _RUN_ON[0].match(symbol) or _RUN_ON[1].match(symbol)
    if not match or f"{match['first']}{match['second']}" in _WHOLE:
        return symbol
    return f"{match['year'] or ''}{match['first']}-{match['second']}{symbol[match.end() :]}"


_LOCAL_PARTY = late(r"(?:tinh|thanh|huyen|quan|thi|dang)\s(?:uy|bo)(?!\w)")


def of_party(notation: Notation, issuer: str | None) -> Notation:
    """`445-KL/TƯ` as its issuer decides it: a province's committee is TU, the Party's centre TW."""
    if not notation.symbol.endswith("/TƯ") or issuer is None:
        return notation
    letters = "TU" if _LOCAL_PARTY.search(bare_of(issuer)) else "TW"
    return Notation(notation.number, f"{notation.symbol[:-1]}{letters[1]}", notation.mark)


def _is_weak(match: re.Match[str], notation: Notation) -> bool:
    """A single group without year or type word ("12/KP3") may be an address."""
    if match["anumber"] or match["onumber"]:
        return True
    return bool(match["number"]) and not match["year"] and len(notation.groups) == 1


# Of papers that several bodies issued; the table of types has those of one body.
_TYPES_TOGETHER = {
    "CV": "Công văn",
    "CTPH": "Chương trình phối hợp",
    "KHPH": "Kế hoạch phối hợp",
    "QCPH": "Quy chế phối hợp",
    "QCPHLN": "Quy chế phối hợp",
    "KHPHLN": "Kế hoạch phối hợp",
    "TTrLN": "Tờ trình",
    "KHLN": "Kế hoạch liên ngành",
    "KHLT": "Kế hoạch liên tịch",
    "HDLN": "Hướng dẫn liên ngành",
    "HDLT": "Hướng dẫn liên tịch",
    "CTLT": "Chương trình liên tịch",
    "CTLN": "Chương trình liên ngành",
}


def type_of(notation: Notation) -> str | None:
    """The type that the symbol names: `KH-UBND` → Kế hoạch, `VP-NC` → Công văn; None where it says none."""
    groups = [group for group in notation.groups if not group.isdigit()]
    if not groups:
        return None
    if re.fullmatch(r"(?:QH|UBTVQH)(?:\d{1,2}|[IVXL]{1,6})", groups[0]):
        return None
    if groups[0] in _TYPES_TOGETHER:
        return _TYPES_TOGETHER[groups[0]]
    label = type_label_of_symbol(groups[0]) or _FOLDED_TYPES.get(bare_of(groups[0]))
    return label or ("Công văn" if notation.mark == "/" and notation.year is None else None)


# CT is Chỉ thị in a symbol; folded keys forgive QĐÐ and Qđ.
_FOLDED_TYPES = {
    "qdd": "Quyết định",
    "qd": "Quyết định",
    "nd": "Nghị định",
    "ttr": "Tờ trình",
    "ct": "Chỉ thị",
}


def organ_of(notation: Notation) -> str | None:
    """The body's letters in the symbol: `QĐ-SNNMT-VP` → SNNMT, `760/VP-NC` → VP, `BGD&ĐT-VP` → BGDĐT."""
    groups = [group.replace("&", "") for group in notation.groups if not group.isdigit()]
    if not groups:
        return None
    if type_label_of_symbol(groups[0]) is None and groups[0] not in ("TTLT", "CTPH", "VBHN", "CV"):
        return groups[0]
    return groups[1] if len(groups) > 1 else None


_JOINT = late(
    r"(?:TTLT|NQLT|CTPH|CTLN|CTLT|KHPH|KHLN|KHLT|HDLN|HDLT|QCPH|QCLN|QCLT|CVLN|BBLN|QCPHLN|KHPHLN|TTrLN)(?:\d+)?$"
)


def is_joint(notation: Notation) -> bool:
    """Whether several bodies issued it (văn bản liên tịch): no one body's letters decide its issuer."""
    return any(_JOINT.match(group) for group in notation.groups)


def issuer_of_organ(notation: Notation) -> str | None:
    """The body that its letters alone decide: the Government, the National Assembly; None for the rest."""
    organ = organ_of(notation)
    if organ is None or is_joint(notation):
        return None
    if re.fullmatch(r"QH(?:\d{1,2}|[IVXL]{1,6})", organ):
        return "Quốc hội"
    if organ.startswith("UBTVQH"):
        return "Ủy ban Thường vụ Quốc hội"
    if organ == "HĐBT" and notation.groups[0] not in ("HĐBT", "NĐ", "NQ", "CT"):
        return None  # a council for compensation (hội đồng bồi thường), not of Ministers
    return FIXED_ORGANS.get(organ)
