"""Which document a `[[…]]` means (viện dẫn): parsed, then looked up; what cannot be decided is a problem.

`[[146/KH-UBND]]`, `[[146/KH-UBND của UBND thành phố Cần Thơ]]`, `[[146/KH-UBND ngày 19/7/2024]]`,
`[[146/KH-UBND của UBND thành phố Cần Thơ năm 2024]]`, `[[Luật Hòa giải ở cơ sở]]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from doc_engine.dates import PartialDate, parse_date
from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument
from doc_engine.notation import Notation
from doc_engine.terms import CITED_ONLY_TYPES, DocumentType, type_label_of_symbol
from doc_engine.text import fold_tones, same, squeeze

_MARK = re.compile(
    r"^(?P<notation>.+?)(?:,?\s+ngày\s+(?P<day>[\d/.…-]+))?"
    r"(?:\s+của\s+(?P<issuer>.+?))?(?:,?\s+năm\s+(?P<year>\d{4}))?$"
)
TYPE_LABELS = sorted({member.label for member in DocumentType} | set(CITED_ONLY_TYPES), key=len, reverse=True)
_TYPE = re.compile(
    rf"^(?P<label>{'|'.join(map(re.escape, TYPE_LABELS))})\s+(?:số\s*:?\s*)?(?=\d)", re.IGNORECASE
)
_NUMBER_WORD = re.compile(r"^số\s*:?\s*(?=\d)", re.IGNORECASE)
_BODIES = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("tp.", "thành phố "),
    ("tp ", "thành phố "),
)
_HEADS = re.compile(r"^(?:phó )?(?:chủ tịch|giám đốc|bộ trưởng|chánh văn phòng)\s+(?=\S+ \S)", re.IGNORECASE)
_HINT_SEVERAL = "Hãy viết thêm “của …”, “năm …” trong dấu [[ ]] để chỉ rõ một văn bản."
_HINT_UNKNOWN = (
    "Hãy ghi văn bản này ở mục “van_ban_lien_quan” (so, ngay, co_quan, trich_yeu), "
    "hoặc vào sổ trước rồi làm lại."
)
_LAW = re.compile(r"^(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)\b", re.IGNORECASE)
_HINT_LAW = "Hãy viết tên luật không có dấu [[ ]], hoặc ghi ở mục “van_ban_lien_quan”: loai: Luật, trich_yeu: tên luật."
_HINT_FORM = "Hãy viết như [[146/KH-UBND]] hoặc [[146/KH-UBND của UBND thành phố Cần Thơ năm 2024]]."


@dataclass(frozen=True, slots=True)
class CitationRequest:
    """What a `[[…]]` says of the document it means; `issuer` and `year` only when they are written there."""

    notation: Notation
    issuer: str | None = None
    year: int | None = None


CitationLookup = Callable[[CitationRequest], CitedDocument | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A parsed mark: the request, or the name of a law; the day and the type if they are written in it."""

    request: CitationRequest | None
    name: str
    issued_on: PartialDate | None = None
    type_label: str | None = None


def parse_mark(text: str) -> Wanted:
    """What the mark asks for; raises `BadInput` for a day that is none."""
    cleaned = squeeze(text)
    typed = _TYPE.match(cleaned)
    bare = _NUMBER_WORD.sub("", cleaned[typed.end() :] if typed else cleaned)
    match = _MARK.match(bare)
    notation = Notation.try_parse(match["notation"]) if match else None
    if match is None or notation is None or notation.number is None:
        return Wanted(None, cleaned)
    issued_on = parse_date(match["day"]) if match["day"] else None
    year = int(match["year"]) if match["year"] else issued_on.year if issued_on else None
    label = next((label for label in TYPE_LABELS if typed and same(label, typed["label"])), None)
    return Wanted(CitationRequest(notation, match["issuer"], year), cleaned, issued_on, label)


def resolve(
    wanted: Wanted,
    mentioned: Iterable[CitedDocument],
    own: Iterable[CitedDocument],
    lookup: CitationLookup | None,
) -> CitedDocument:
    """The one document meant: among those already mentioned, the draft's own facts, then the registry.

    Raises `BadInput` when none or more than one fits; what `lookup` raises goes through.
    """
    for known in (list(mentioned), list(own)):
        named = [document for document in known if _fits(wanted, document)]
        found = [document for document in named if _same_day(wanted, document)]
        if len(found) > 1:
            raise BadInput.because(f"có {len(found)} văn bản cùng ghi là “{wanted.name}”.", _HINT_SEVERAL)
        if found or named:
            return _on_its_day(wanted, (found or named)[0])
    document = lookup(wanted.request) if lookup and wanted.request else None
    if document is not None:
        return _on_its_day(wanted, document)
    if wanted.request is None:
        hint = _HINT_LAW if _LAW.match(wanted.name) else _HINT_FORM
        if "trang ng" in wanted.name:
            turned = "Mỗi đoạn trang ngang mở bằng [[trang ngang]], đóng bằng [[hết trang ngang]], không lồng nhau."
            raise BadInput.because(f"dấu “[[{wanted.name}]]” sai chỗ hoặc sai chữ.", turned)
        raise BadInput.because(f"không hiểu viện dẫn “[[{wanted.name}]]”.", hint)
    raise BadInput.because(f"chưa biết văn bản “{wanted.name}” được viện dẫn.", _HINT_UNKNOWN)


def _same_day(wanted: Wanted, document: CitedDocument) -> bool:
    """Whether the day in the mark, as far as both are known, is the document's."""
    if wanted.issued_on is None or document.issued_on is None:
        return True
    written, known = wanted.issued_on, document.issued_on
    parts = ((written.year, known.year), (written.month, known.month), (written.day, known.day))
    return all(left is None or right is None or left == right for left, right in parts)


def _on_its_day(wanted: Wanted, document: CitedDocument) -> CitedDocument:
    """The document; a mark that gives it another day is wrong, and so may be the document found."""
    if _same_day(wanted, document):
        return document
    message = f"“{wanted.name}” ghi ngày khác với ngày đã biết của văn bản này ({document.issued_on})."
    raise BadInput.because(message, "Hãy kiểm tra lại ngày trong dấu [[ ]] và ở mục “van_ban_lien_quan”.")


def _fits(wanted: Wanted, document: CitedDocument) -> bool:
    request = wanted.request
    if request is None:
        return _is_named(document, wanted.name)
    if document.notation is None or not document.notation.same_as(request.notation):
        return False
    if request.issuer and (document.issuer is None or not same_body(document.issuer, request.issuer)):
        return False
    return request.year is None or year_of(document) in {request.year, None}


def _is_named(document: CitedDocument, name: str) -> bool:
    subject = document.subject or ""
    return bool(subject) and (same(subject, name) or same(f"{document.type_label or ''} {subject}", name))


def year_of(document: CitedDocument) -> int | None:
    """The year of issue as far as it is known."""
    if document.issued_on is not None and document.issued_on.year is not None:
        return document.issued_on.year
    return document.notation.year if document.notation else None


def same_body(left: str, right: str) -> bool:
    """Whether two names mean one body: abbreviations opened, the head's office left aside."""
    return _body_key(left) == _body_key(right)


def _body_key(name: str) -> str:
    text = f"{squeeze(name).lower()} "
    for short, long in _BODIES:
        text = text.replace(short, long)
    return fold_tones(squeeze(_HEADS.sub("", text)))


def type_of(document: CitedDocument, typed: str | None = None) -> str | None:
    """The type's label: as recorded, as typed in the mark, or as the symbol says; None if nothing says it.

    A symbol without a type's abbreviation is a công văn's, save the legislature's (05/2025/QH15).
    """
    if document.type_label or typed:
        return document.type_label or typed
    if document.notation is None:
        return None
    groups = [group for group in document.notation.groups if not group.isdigit()]
    label = type_label_of_symbol(groups[0]) if groups else None
    if label is None and groups and re.fullmatch(r"QH\d+|UBTVQH\d+", groups[0]):
        return None
    return label or DocumentType.CONG_VAN.label
