"""Laws of the reader: citations built from the grammar come back; any text at all is read without an exception."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_engine.dates import long_date, short_date
from doc_engine.reading import find_citations, read_text
from doc_engine.reading.copies.source import Source
from doc_engine.terms import Relation
from tests.campaign import examples

TYPES = {
    "Kế hoạch": "KH",
    "Quyết định": "QĐ",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Thông báo": "TB",
    "Chỉ thị": "CT",
    "Nghị quyết": "NQ",
}
BODIES = {
    "Ủy ban nhân dân tỉnh Đồng Tháp": "UBND",
    "Hội đồng nhân dân huyện Cao Lãnh": "HĐND",
    "Sở Y tế tỉnh Đồng Tháp": "SYT",
    "Bộ trưởng Bộ Nội vụ": "BNV",
    "Thủ tướng Chính phủ": "TTg",
    "Ủy ban nhân dân phường Mỹ Ngãi": "UBND",
}
CUES = {
    "Căn cứ ": Relation.CAN_CU,
    "Thực hiện ": Relation.THUC_HIEN,
    "Phúc đáp ": Relation.PHUC_DAP,
    "Theo quy định tại ": Relation.DAN_CHIEU,
}
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def citations(draw: st.DrawFn) -> tuple[str, str, str, str, str]:
    """A citation in one of its surface forms, with what it means: notation, type, day, issuer."""
    label, body = draw(st.sampled_from(sorted(TYPES))), draw(st.sampled_from(sorted(BODIES)))
    number = f"{draw(st.integers(1, 99_999))}{draw(st.sampled_from(['', 'a', 'B']))}"
    symbol = draw(st.sampled_from(["{t}-{b}", "{t}-{b}-VP", "2024/{t}-{b}"])).format(
        t=TYPES[label], b=BODIES[body]
    )
    day = draw(days)
    shown = f"{number}{draw(st.sampled_from(['/', ' /']))}{symbol}"
    if draw(st.booleans()):
        shown = shown.replace("-", draw(st.sampled_from(["-\n", "- ", "–"])), 1)
    head = draw(st.sampled_from([label, label.lower()])) + draw(st.sampled_from([" số ", " số: ", " "]))
    when = draw(st.sampled_from([" ngày ", ", ngày "])) + draw(
        st.sampled_from([short_date(day), long_date(day).removeprefix("ngày ")])
    )
    return f"{head}{shown}{when} của {body}", f"{number}/{symbol}", label, day.isoformat(), body


@settings(max_examples=examples(80), deadline=None)
@given(citations(), st.sampled_from(sorted(CUES)))
def test_a_citation_built_from_the_grammar_comes_back(
    built: tuple[str, str, str, str, str], cue: str
) -> None:
    words, notation, label, day, body = built
    found = find_citations(
        f"{cue}{words} về công tác năm mới, Sở Tư pháp báo cáo như sau:", issuer=None, place=None
    )
    assert [(c.notation, c.type, c.issued_on, c.issuer, c.relation) for c in found] == [
        (notation, label, day, body, CUES[cue])
    ]


@settings(max_examples=examples(50), deadline=None)
@given(st.lists(citations(), min_size=2, max_size=5, unique_by=lambda c: c[1]), st.sampled_from(["; ", ", "]))
def test_an_enumeration_comes_back_whole_under_one_cue(
    built: list[tuple[str, str, str, str, str]], mark: str
) -> None:
    text = (
        "Thực hiện " + mark.join(words for words, *_ in built) + ", Sở Tư pháp đề nghị các đơn vị triển khai."
    )
    found = find_citations(text, issuer=None, place=None)
    assert [(c.notation, c.issued_on, c.relation) for c in found] == [
        (notation, day, Relation.THUC_HIEN) for _, notation, _, day, _ in built
    ]


PIECES = [
    "Kế hoạch số ", "146/KH-UBND", " ngày 19/7/2024", " của UBND tỉnh", "Căn cứ ", "Luật Hòa giải ở cơ sở", "\n", "\n\n", "  ", "|", "- ",
    "Nơi nhận:", "KT. CHỦ TỊCH", "KẾ HOẠCH", "Số:", "/", "-", "“", "”", "(", ")", ";", ", ", ". ", "được sửa đổi, bổ sung bởi ", "và ",
    "Cơ quan chủ trì: ", "Sở Tư pháp", "Thời gian thực hiện: năm 2024", "1. ", "a) ", "Kính gửi: ", "ngày    tháng    năm ", "V/v ", "Đề án 428",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\u0301", "\ud800", "\x00", "Ð", "trước ngày 1/1/2025", "thay thế ", "Nguyễn Văn An", "18-NQ/TW",
]  # fmt: skip


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    reading = read_text(text)
    for citation in reading.citations:
        assert all(0 <= start < end <= len(text) for start, end in citation.spans)


@given(st.text(max_size=300))
def test_the_views_of_a_source_have_one_length(text: str) -> None:
    source = Source.of(text)
    assert len(source.text) == len(source.view) == len(source.bare)


def test_reading_is_the_same_twice() -> None:
    text = "Căn cứ Kế hoạch số 1/KH-UBND ngày 02/01/2024 của UBND tỉnh Cà Mau;"
    assert read_text(text) == read_text(text)


def test_a_slash_or_a_superscript_for_a_day_or_month_is_no_number() -> None:
    for day, month in (("/", "/"), ("⁷1", "5"), ("-", "²"), ("٣", "…")):
        header = read_text(f"Số: 5/KH-UBND\nAn Bình, ngày {day} tháng {month} năm 2024\nKẾ HOẠCH\n").header
        assert (header.issued_on or "").startswith("2024")


def test_a_bare_year_ends_the_name_of_an_unknown_law_before_the_place_and_the_own_day() -> None:
    text = "SỞ CÔNG THƯƠNG\nSố: 7/SCT-KT\nV/v hướng dẫn Điều 16 Luật TRE 2027 Hà Nội, ngày 23 tháng 5 năm 2029\nKính gửi: Công ty A\n"
    (citation,) = read_text(text).citations
    assert (citation.title, str(citation.issued_on)) == ("Luật TRE", "2027")


def test_the_day_of_an_act_stands_before_its_assembly_whatever_the_term_is_called() -> None:
    for term in ("khóa 13", "khóa XIII"):
        text = f"Ngày 16/7/2012, Ủy ban Thường vụ Quốc hội {term} đã ban hành Pháp lệnh số 94/2012/UBTVQH13."
        (citation,) = read_text(text).citations
        assert str(citation.issued_on) == "2012-07-16"
