"""Documents named without số, ký hiệu: laws by their names, nicknames ("Đề án 428", "NĐ 155"), quoted Đề án."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.words.alternation import alternatives, run_on_alternatives
from doc_engine.reading.words.laws import LAW_NAMES
from doc_engine.reading.words.schemes import CURRICULUM, NAMED
from doc_engine.reading.words.vocabulary import (
    NICKNAME_ABBREVIATIONS,
    NICKNAME_TYPES,
    TYPE_ABBREVIATIONS,
    TYPE_LABELS,
)
from doc_engine.text import same


class LawFound(NamedTuple):
    """A law named in the text."""

    start: int
    end: int
    type: str
    title: str
    inside: bool = False


class NicknameFound(NamedTuple):
    """A document called by its number alone, or a Đề án by its title."""

    start: int
    end: int
    kind: str
    type: str
    number: str | None
    title: str | None


_LAW_HEAD = late(
    r"(?<!\w)(?<!phap )(?<!nghe )(?<!ky )(?<!quy )(?:(?<!cong )|(?!bo\s))(bo luat|luat|phap lenh|hien phap)\s{1,20}(?=\w)"
)
# "Đại học Luật Hà Nội", "ngành Luật Kinh tế", "Công ty Luật A": a school, a subject, a firm.
_NO_LAW = late(r"(?<!\w)(?:dai hoc|khoa|nganh|cu nhan|thac si|tien si|hoc vien|hoc|tap chi|cong ty|mon)\s+$")


_LONG = 5  # words


# "Luật Tổ chức Chính phủngày 25/12/2001": a page that lost spaces.
def _run_on(names: tuple[str, ...]) -> str:
    """A pattern for the names, of which a long one may have lost spaces."""
    long = [name for name in names if len(name.split()) >= _LONG]
    short = [name for name in names if len(name.split()) < _LONG]
    return f"{run_on_alternatives(long)}|{alternatives(short)}"


_BY_LETTERS = {"".join(bare.split()): title for bare, title in LAW_NAMES.items()}
_KNOWN = late(rf"(?:{_run_on(tuple(LAW_NAMES))})(?:(?!\w)|(?=ngay\s?\d))")
_AMENDING = late(
    r"(?:sua doi|bo sung)(?:,?\s{1,3}(?:bo sung|thay the))?,?\s{1,3}(?:mot so dieu|dieu \d{1,3})?\s{0,3}(?:cua\s{1,3})?(?:cac\s{1,3})?"
    r"(?=(?:bo luat|luat|phap lenh)\s)"
)
_AND_LAW = late(r"(?:\s{0,3}[,;]|\s{1,3}va)\s{1,20}(?=(?:bo luat|luat)\s)")
# A day behind "trước", "kể từ" is a term, not the law's own.
_ENDED = late(
    r"(?<! truoc)(?<! sau)(?<! den)(?<! tu)(?<! vao)\s{1,20}(?:ngay\s{1,6}\d|so\s{1,6}\d|nam\s{1,6}(?:19|20)\d\d|(?:19|20)\d\d(?![\w/]))|[.;:()“”\n]{1}|$"
)
# "… Luật A, báo cáo Chủ tịch …": the sentence goes on with what is to be done; no law's name has these verbs behind a comma.
_THEN_DO = late(
    r",\s{1,20}(?:bao cao|trinh|gui|tham muu|de xuat|tong hop|chu tri|phoi hop|thong bao|hoan thanh|tra loi|de nghi|yeu cau)(?!\w)"
)
_UNKNOWN_STOP = late(
    r"\s{1,20}(?:(?:ke tu|tu|truoc|sau|den|vao) ngay|va cac|va nghi|va thong|va luat|va bo luat|do lenh|va (?:xem|de|tham|trien|to|thuc|giao|bao)|dam bao|bao dam|theo|de|da|duoc|quy dinh|khi|tai|trong|voi|nay|la|nham|hien hanh|"
    r"sua doi|bo sung|co hieu luc|va van ban|nam|ngay|so|tren dia ban)(?!\w)|[,.;:()“”]|$"
)
_ENDS_SPELLED = {
    "tai": ("tại", "taị", "tai"),
    "khi": ("khi",),
    "de": ("để", "đề", "de"),
    "da": ("đã", "đa", "da"),
    "la": ("là", "la"),
    "voi": ("với", "vơi", "voi"),
    "nay": ("này", "nay"),
    "nam": ("năm",),
}
# "Luật Bảo vệ BMNN": letters inside a law's name that the paper explains.
_LETTERS = late(r"(?<![\w/-])[A-ZĐ]{2,8}(?![\w&/-])")
_LONGEST_NAME = 140  # characters of a law's name
_CONSTITUTION = late(r"hien phap(?:\s+nuoc\s+cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam)?")
# A law that amends laws that amend laws, and how many at once: no paper has more.
_DEEPEST, _MOST_AMENDED = 2, 16
_TYPE_WORDS = {"hien phap": "Hiến pháp", "bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh"}


def laws_in(source: Source, start: int, end: int) -> list[LawFound]:
    """The laws, codes and ordinances named between `start` and `end`."""
    found: list[LawFound] = []
    if not source.says(("luat", "phap"), start, end):
        return found
    place, outer_end = start, start
    while match := _LAW_HEAD.search(source.flat, place, end):
        law = (
            None
            if _NO_LAW.search(source.flat, max(0, match.start() - 14), match.start())
            else _law_at(source, match, end)
        )
        amends = _AMENDING.match(source.flat, match.end(), end) if law else None
        place = amends.end() if amends else max(law.end if law else 0, match.end())
        if law is not None:
            found.append(law._replace(inside=law.end <= outer_end))
            outer_end = max(outer_end, law.end)
    return found


def _law_at(source: Source, match: re.Match[str], end: int, depth: int = 0) -> LawFound | None:
    start, kind = match.start(), _TYPE_WORDS[match[1]]
    if kind == "Hiến pháp":
        named = _CONSTITUTION.match(source.flat, start, end)
        small = source.view[start].islower() or named is None
        return None if small or named is None else LawFound(start, named.end(), kind, "Hiến pháp")
    known = _KNOWN.match(source.flat, start, end)
    if known and _is_spelled_so(source, known):
        return LawFound(start, known.end(), kind, _BY_LETTERS["".join(known[0].split())])
    amending = _AMENDING.match(source.flat, match.end(), end)
    if amending and source.capital_at(start) and depth < _DEEPEST:
        inner = _LAW_HEAD.match(source.flat, amending.end(), end)
        law = _law_at(source, inner, end, depth + 1) if inner else None
        stop = _last_amended(source, law.end, end, depth) if law else 0
        return LawFound(start, stop, kind, source.words(start, stop)) if law else None
    based = _BASED_ON.search(source.flat, max(0, start - 12), start) and source.capital_at(match.end())
    if (source.view[start].islower() and not based) or _NO_NAME.match(source.flat, match.end(), end):
        return None
    if not source.capital_at(match.end()):
        return _small_law(source, match, kind, end)
    return _law_by_letters(source, match, kind, end) or _unknown_law(source, match, kind, end)


def _law_by_letters(source: Source, match: re.Match[str], kind: str, end: int) -> LawFound | None:
    """A law of the table whose name has letters in it that the paper explains."""
    limit = min(end, match.start() + _LONGEST_NAME)
    letters = _LETTERS.search(source.view, match.end(), limit)
    words = source.short_forms.get(letters[0]) if letters else None
    if letters is None or words is None:
        return None
    before = f"{source.view[match.start() : letters.start()]}{words}"
    known = _KNOWN.match(bare_of(f"{before}{source.view[letters.end() : limit]}".replace("\n", " ")))
    if known is None or known.end() < len(before):
        return None
    stop = letters.end() + known.end() - len(before)
    return LawFound(match.start(), stop, kind, _BY_LETTERS["".join(known[0].split())])


# "Căn cứ luật Tổ chức …" small; "LUẬT, PHÁP LỆNH NĂM 2024": kinds of papers, no name.
_BASED_ON = late(r"can cu\s{1,4}$")
_NO_NAME = late(r"(?:nam|so|ngay)\s{1,6}\d")


def _last_amended(source: Source, place: int, end: int, depth: int) -> int:
    """The end of "… của Luật A, Luật B và Luật C"."""
    for _ in range(_MOST_AMENDED):
        more = _AND_LAW.match(source.flat, place, end)
        head = _LAW_HEAD.match(source.flat, more.end(), end) if more else None
        law = _law_at(source, head, end, depth + 1) if head else None
        if law is None:
            return place
        place = law.end
    return place


def _is_spelled_so(source: Source, known: re.Match[str]) -> bool:
    """Short names must have their accents: "Luật gia" is a lawyer, "Luật Giá" a law."""
    title = _BY_LETTERS["".join(known[0].split())]
    return len(title.split()) > 3 or same(source.words(*known.span()), title)


def _small_law(source: Source, match: re.Match[str], kind: str, end: int) -> LawFound | None:
    """ "Luật phổ cập giáo dục tiểu học ngày 12/8/1991": small letters, as papers of the nineties wrote, up to its date."""
    if _SAID_OF_IT.match(source.flat, match.end(), end):
        return None
    law = _unknown_law(source, match, kind, end)
    dated = law and _DATED.match(source.flat, law.end, end)
    return law if law and dated and 4 <= len(law.title.split()) <= 14 else None


# "Luật có hiệu lực từ ngày …": what is said of the law, no name.
_SAID_OF_IT = late(
    r"(?:co|duoc|da|se|phai|khong|chua|la|gom|bao gom|quy dinh|cho phep|nay|moi|hien hanh)(?!\w)"
)
_DATED = late(r"\s{1,20}(?:ngay\s{1,6}\d|nam\s{1,6}(?:19|20)\d\d)")
# “Luật A do Lệnh số 18-LCT công bố”
_BY_ORDER = late(r"\s{1,20}do\s{1,4}(?:sac\s{1,4})?lenh\s{1,4}so(?!\w)")


def _is_noun(source: Source, stop: re.Match[str]) -> bool:
    """ "Luật Quản lý tài sản công": a word of the name that without its accents looks like one that ends names."""
    spelled = _ENDS_SPELLED.get(stop[0].strip())
    return spelled is not None and source.view[stop.start() : stop.end()].strip().lower() not in spelled


def _unknown_law(source: Source, match: re.Match[str], kind: str, end: int) -> LawFound | None:
    """A name outside the table: up to its date, number or year when one follows, else to the first stop."""
    limit = min(end, match.end() + _LONGEST_NAME)
    for ending in (_THEN_DO, _AND_LAW):
        ended = ending.search(source.flat, match.end(), limit)
        limit = ended.start() if ended else limit
    closed = _ENDED.search(source.flat, match.end(), limit)
    stop = next(
        (m for m in _UNKNOWN_STOP.finditer(source.flat, match.end(), limit) if not _is_noun(source, m)), None
    )
    exact = closed is not None and closed[0].strip()[:2] in ("ng", "so", "na", "19", "20")
    last = closed.start() if exact and closed else stop.start() if stop else limit
    made_known = _BY_ORDER.search(source.flat, match.end(), min(end, last + 12))
    last = made_known.start() if made_known else last
    title = _LETTERS.sub(
        lambda letters: source.short_forms.get(letters[0], letters[0]), source.words(match.start(), last)
    )
    return LawFound(match.start(), last, kind, title) if len(title.split()) > 1 else None


_FOLLOWS = r"(?![\d/%]|[.,:-]\d|\s{0,2}(?:tháng|năm|ngày làm|người|nội dung|nhiệm|điểm|lần|đơn|văn|kế|quyết|-\s?\d|/|%))"
_NUMBER = rf"(?P<number>0{{0,2}}[1-9]\d{{0,4}}){_FOLLOWS}"
_NICKNAME = late(
    rf"(?<![\w/-])(?P<type>{'|'.join((*NICKNAME_ABBREVIATIONS, *NICKNAME_TYPES))})\s{{1,20}}(?:số\s)?{_NUMBER}"
)
_FIGURE = late("[0-9]")
_MORE = late(rf"\s{{0,2}}(?:,|và)\s{{1,3}}(?:số\s)?{_NUMBER}(?=\s?[,.;)]|\s(?:và|của|ngày)|$)")
_SCHEME = late(r"Đề án(?<!\wĐề án)\s{1,20}(?=[“\"])")


def nicknames_in(source: Source, start: int, end: int) -> list[NicknameFound]:
    """What is called by its number alone or, for a Đề án, by its title in quotation marks."""
    found: list[NicknameFound] = []
    numbered = _FIGURE.search(source.view, start, end)
    for match in _NICKNAME.finditer(source.view, start, end) if numbered else ():
        if 1900 <= int(match["number"]) <= 2100 and "số" not in match[0]:
            continue
        label = TYPE_ABBREVIATIONS.get(match["type"]) or TYPE_LABELS[bare_of(match["type"])]
        found.append(NicknameFound(match.start(), match.end(), "nickname", label, match["number"], None))
        found.extend(_more_numbers(source, match.end(), end, label))
    found += [
        NicknameFound(m.start(), m.end(), "nickname", "Chương trình", CURRICULUM, None)
        for m in (NAMED.finditer(source.bare, start, end) if source.says(("2018",), start, end) else ())
    ]
    for match in _SCHEME.finditer(source.view, start, end):
        quotation = source.quotation_at(match.end() + 1)
        if quotation and quotation[1] - quotation[0] < 420:
            title = source.words(quotation[0], quotation[1])
            found.append(
                NicknameFound(match.start(), quotation[1], "scheme", "Đề án", None, f"Đề án {title}")
            )
    return found


def _more_numbers(source: Source, place: int, end: int, label: str) -> list[NicknameFound]:
    found = []
    while match := _MORE.match(source.view, place, end):
        found.append(
            NicknameFound(match.start("number"), match.end(), "nickname", label, match["number"], None)
        )
        place = match.end()
    return found
