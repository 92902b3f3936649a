"""Papers that came without their head (văn bản mất phần đầu): what the body itself says of type, subject, issuer and number."""

from __future__ import annotations

from typing import NamedTuple

from doc_engine.notation import Notation
from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.heads.cells import cells_of, is_motto
from doc_engine.reading.names.bodies import read_body
from doc_engine.reading.words import days

_ZONE = 55  # lines above which the formula stands
_FORMULA = late(r"(?P<act>quyet nghi|quyet dinh)\s*:")
_FORMULA_TYPES = {"quyet nghi": "Nghị quyết", "quyet dinh": "Quyết định"}
_BASIS = late(r"\s*can cu\s")
_FIRST_ARTICLE = late(r"\n[ \t*|]{0,20}dieu 1\s?[.:]")
_ENACTING = {
    "nghi quyet": "Nghị quyết",
    "quyet dinh": "Quyết định",
    "thong tu": "Thông tư",
    "nghi dinh": "Nghị định",
}
_TYPES = "|".join(_ENACTING)
# "Hội đồng nhân dân ban hành Nghị quyết Quy định mức chi.": the enacting sentence of a legal text (văn bản quy phạm pháp luật).
_ENACTS = late(
    rf"\n[ \t]{{0,20}}(?P<body>(?:hoi dong nhan dan|uy ban nhan dan|bo truong bo|chinh phu|uy ban thuong vu quoc hoi|quoc hoi)[^\n.;:]{{0,80}}?)"
    rf" ban hanh (?P<type>{_TYPES}) (?P<subject>(?!nay|so)[^\n]{{8,400}})"
)
# "Nghị quyết này đã được Hội đồng nhân dân tỉnh Lào Cai khóa XVI, kỳ họp thứ 5 thông qua …"
_PASSED = late(
    r"nghi quyet nay (?:da )?duoc (?P<body>hoi dong nhan dan [^\n,;.]{3,60}?),? (?:khoa|ky hop|nhiem ky)(?!\w)"
)
_ANNEXED = late(
    rf"\n[ \t*|]{{0,20}}\((?:ban hanh )?kem theo (?P<type>{_TYPES}) so\s?:?\s?(?P<number>\d[^\s()]{{2,40}})(?P<rest>[^()\n]{{0,160}})\)"
)
# "Về vấn đề này, Bộ Tài chính hướng dẫn như sau:": who writes a letter.
_WRITES = loose(
    r"(?:[,.;]|\n)(?= (?P<body>(?!cac)[a-z][^,.;:\n]{4,80}?) (?:xin )?(?:co y kien|huong dan|tra loi|thong bao|de nghi|yeu cau|bao cao|giai trinh)(?!\w)[^.;:]{0,160} (?:nhu sau|sau day|sau)\s?:)"
)
_ADDRESSED = late(r"[ \t*|]{0,20}kinh gui\s?:")


class Headless(NamedTuple):
    """What a paper without its head says of itself."""

    type: str
    subject: str | None
    issuer: str | None
    notation: Notation | None = None
    issued_on: str | None = None
    span: Span | None = None


def formula_row(source: Source) -> int | None:
    """The line "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:" below the bases: no title stands behind it but an annex's."""
    based = False
    for row, line in enumerate(source.lines[:_ZONE]):
        based = based or bool(_BASIS.match(source.bare, line.start, line.end))
        text = source.view[line.start : line.end].strip(" #*|\t")
        if based and text.isupper() and _FORMULA.fullmatch(bare_of(text)):
            return row
    return None


def read_headless(source: Source) -> Headless | None:
    """What a text without number and title says: bases, a formula or an enacting sentence, articles; None for any other."""
    first = next((line for line in source.lines if source.bare[line.start : line.end].strip()), None)
    row = formula_row(source)
    if first is not None and _ADDRESSED.match(source.bare, first.start, first.end):
        return _letter(source)
    if first is None or any(is_motto(cell) for cell in cells_of(source, 0, _ZONE)):
        return None
    if row is not None:
        return _by_formula(source, row)
    if not _BASIS.match(source.bare, first.start, first.end) or not _FIRST_ARTICLE.search(source.bare):
        return None
    enacts = _ENACTS.search(source.bare)
    if enacts is None:
        return None
    passed = _PASSED.search(source.bare)
    who = passed or enacts
    subject = source.words(*enacts.span("subject")).rstrip(" .")
    return Headless(_ENACTING[enacts["type"]], subject, source.words(*who.span("body")))


def _letter(source: Source) -> Headless | None:
    """A letter that begins with "Kính gửi:", of the body that says "Bộ A hướng dẫn như sau:"."""
    for match in _WRITES.finditer(source.flat):
        start, end = match.span("body")
        if source.capital_at(start) and read_body(source, start, end) == end:
            return Headless("Công văn", None, source.words(start, end))
    return None


def _by_formula(source: Source, row: int) -> Headless | None:
    """A decision whose first lines are its subject and who decides."""
    formula = source.lines[row]
    act = _FORMULA.fullmatch(bare_of(source.view[formula.start : formula.end].strip(" #*|\t")))
    if act is None or not _FIRST_ARTICLE.search(source.bare, formula.start):
        return None
    label = _FORMULA_TYPES[act["act"]]
    above: list[str] = []
    for line in source.lines[:row]:
        if _BASIS.match(source.bare, line.start, line.end):
            break
        above += [text] if (text := " ".join(source.view[line.start : line.end].split())) else []
    if not 1 <= len(above) <= 6:
        return None
    subject = " ".join(above[:-1] if above[-1].isupper() and len(above) > 1 else above)
    issuer = above[-1] if above[-1].isupper() and len(above) > 1 else None
    return _with_annexed_number(source, Headless(label, subject, issuer))


def _with_annexed_number(source: Source, found: Headless) -> Headless:
    """Number and day that the annexes say of the paper: "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày …)"."""
    said = {match["number"]: match for match in _ANNEXED.finditer(source.bare)}
    if len(said) != 1 or source.legibility.recognised:
        return found
    match = next(iter(said.values()))
    notation = Notation.try_parse(source.view[match.start("number") : match.end("number")].rstrip(",;"))
    if notation is None or _ENACTING[match["type"]] != found.type:
        return found
    day = days.AFTER.match(match["rest"])
    return found._replace(
        notation=notation, issued_on=days.of_match(day) if day else None, span=match.span("number")
    )
