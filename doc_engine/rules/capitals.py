"""Viết hoa (Phụ lục II): the sure cases only, always warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import bare, sentences
from doc_engine.text import fold

_WARN = Severity.WARNING
_MID = r"(?<=[a-zà-ỹđ,;)] )"
_TYPES = "nghị định|thông tư|nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|tờ trình|báo cáo|thông báo"


@rule(
    "VH01",
    cell="6",
    article="Phụ lục II, Mục V.7",
    severity=_WARN,
    title="“khoản”, “điểm” viết thường khi viện dẫn",
)
def small_clauses(view: View) -> Iterator[Found]:
    """khoản and điểm are small inside a citation."""
    pattern = re.compile(rf"{_MID}(Khoản \d+|Điểm [a-zđ])(?=[ ,]+(?:,? ?(?:Khoản|khoản|Điều|điều|và|các)))")
    for line in sentences(view):
        match = None if line.upper else pattern.search(bare(line))
        if match:
            required = match[0][0].lower() + match[0][1:]
            yield Found(line, match[0], required, f"khi viện dẫn, “{match[0]}” viết thường: “{required}”.")


@rule(
    "VH02",
    cell="6",
    article="Phụ lục II, Mục V.7",
    severity=_WARN,
    title="“Điều”, “Chương”, “Mục” viết hoa khi viện dẫn",
)
def capital_articles(view: View) -> Iterator[Found]:
    """Phần, Chương, Mục, Điều have a capital inside a citation."""
    pattern = re.compile(
        r"(?:(?<=khoản \d )|(?<=khoản \d\d )|(?<=tại )|(?<=theo )|(?<=và ))(điều \d+|chương [IVX]+)\b"
    )
    for line in sentences(view):
        match = None if line.upper else pattern.search(bare(line))
        if match:
            required = match[1][0].upper() + match[1][1:]
            yield Found(line, match[1], required, f"khi viện dẫn, “{match[1]}” viết hoa: “{required}”.")


@rule(
    "VH03",
    cell="6",
    article="Phụ lục II, Mục III.1.a",
    severity=_WARN,
    title="“tỉnh”, “thành phố” viết thường trước tên riêng",
)
def small_units(view: View) -> Iterator[Found]:
    """The common noun before a plain name is small; Thành phố Hồ Chí Minh is not."""
    pattern = re.compile(rf"{_MID}(Tỉnh|Thành phố) ([A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*)*)")
    for line in sentences(view):
        for match in pattern.finditer(bare(line)):
            office = re.match(r"(Ủy|Uỷ|Đoàn|Đảng|Hội|Ban|Công|Sở)\b", match[2])
            if not line.upper and not office and not fold(match[2]).startswith("ho chi minh"):
                required = match[0][0].lower() + match[0][1:]
                yield Found(
                    line, match[0], required, f"danh từ chung trước tên riêng viết thường: “{required}”."
                )
                break


@rule(
    "VH04",
    cell="6",
    article="Phụ lục II, Mục III.1.b",
    severity=_WARN,
    title="“Thành phố Hồ Chí Minh” viết hoa cả “Thành phố”",
)
def capital_city(view: View) -> Iterator[Found]:
    """Thành phố Hồ Chí Minh."""
    for line in sentences(view):
        match = re.search(r"(?<!\w)thành phố Hồ Chí Minh\b", bare(line))
        if match:
            required = "Thành phố Hồ Chí Minh"
            yield Found(line, match[0], required, f"viết “{required}”.")


@rule(
    "VH05", cell="6", article="Phụ lục II, Mục V.8", severity=_WARN, title="Thứ trong tuần viết hoa: thứ Hai"
)
def weekdays(view: View) -> Iterator[Found]:
    """thứ Hai, thứ Ba … when a day of the week is meant."""
    pattern = re.compile(
        r"\b[Tt]hứ (hai|ba|tư|năm|sáu|bảy)(?=,? ngày \d|, ngày|\))|(?<=\()thứ (hai|ba|tư|năm|sáu|bảy)\b"
    )
    for line in sentences(view):
        match = pattern.search(bare(line))
        if match:
            word = match[1] or match[2]
            required = f"thứ {word.capitalize()}"
            yield Found(line, match[0], required, f"tên thứ trong tuần viết hoa: “{required}”.")


@rule(
    "VH06",
    cell="6",
    article="Phụ lục II, Mục IV.1",
    severity=_WARN,
    title="Tên cơ quan: Ủy ban nhân dân, Hội đồng nhân dân",
)
def bodies(view: View) -> Iterator[Found]:
    """Only the words for kind, function and field have a capital: Ủy ban nhân dân."""
    pattern = re.compile(
        r"(Ủy|Uỷ) (?:ban Nhân dân|Ban Nhân dân|Ban nhân dân|Ban Nhân Dân)|Hội (?:đồng Nhân dân|Đồng Nhân dân|Đồng Nhân Dân)"
    )
    for line in sentences(view):
        match = None if line.upper else pattern.search(bare(line))
        if match:
            words = match[0].split(" ")
            required = " ".join([words[0], *(word.lower() for word in words[1:])])
            yield Found(line, match[0], required, f"tên cơ quan viết “{required}”.")


@rule(
    "VH07",
    cell="6",
    article="Phụ lục II, Mục V.6",
    severity=_WARN,
    title="Tên loại của một văn bản cụ thể viết hoa",
)
def named_documents(view: View) -> Iterator[Found]:
    """The type word of a given document has a capital: Nghị định số …."""
    pattern = re.compile(rf"(?<![\w.])({_TYPES}) số \d+[\w.]*/")
    for line in sentences(view):
        match = pattern.search(bare(line))
        if match:
            required = match[1][0].upper() + match[1][1:]
            yield Found(line, match[1], required, f"tên loại của văn bản cụ thể viết hoa: “{required} số …”.")


@rule("VH08", cell="6", article="Phụ lục II, Mục I", severity=_WARN, title="Viết hoa chữ đầu câu")
def sentence_start(view: View) -> Iterator[Found]:
    """A paragraph that follows a finished sentence begins with a capital."""
    ended = False
    for line in view.cells.body:
        text = bare(line)
        if ended and re.match(r"[a-zà-ỹđ]{2,} [^\W\d_]", text) and text[:1].islower():
            first = text.split(" ")[0]
            yield Found(line, first, first.capitalize(), f"chữ đầu đoạn “{first}” phải viết hoa.")
        ended = text.endswith(".") and not text.endswith(("..", "…"))
