"""Laws of the rules: whatever a file holds they answer, in bounded time, with whole findings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.paper import Letters, Line, Paper, Part, Place, Section
from doc_engine.rules import check, rules
from tests.campaign import examples

_PIECES = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND TỈNH",
        "Số: /",
        "Số: 5/qđ–",
        "Hải Sơn, ngày 31 tháng 2 năm 20",
        "QUYẾT ĐỊNH",
        "V/v",
        "Kính gửi",
        "Căn cứ Luật số 1/2020/QH14,",
        "Điều 1",
        "Chương",
        "a) ",
        "KT.",
        "TM. KT.",
        "Nơi nhận",
        "- ",
        "Lưu",
        "Phụ lục",
        "(Kèm theo số 1/)",
        "./.",
        "____",
        "\t",
        "\n",
    ]
)
_TEXTS = st.lists(
    st.one_of(_PIECES, st.text(max_size=40), st.lists(_PIECES, max_size=3).map(" ".join)), max_size=14
)
_A4 = Section(210, 297, 20, 20, 30, 15)


def _paper(texts: list[str], bold: bool, table: int | None) -> Paper:
    lines = [
        Line(
            (Letters(text, "Times New Roman", 14, bold),),
            Place(Part.BODY, at, table, 1 if table else None, 1 if table else None, element=at),
            align="center" if bold else "left",
            width_mm=165,
        )
        for at, text in enumerate(texts, 1)
    ]
    return Paper((_A4,), tuple(lines))


@settings(max_examples=examples(80), deadline=None)
@given(_TEXTS, st.booleans(), st.sampled_from([None, 1]))
def test_any_paper_is_answered_with_whole_findings(texts: list[str], bold: bool, table: int | None) -> None:
    for finding in check(_paper(texts, bold, table)):
        assert finding.code in rules()
        assert finding.message.endswith((".", "…"))
        assert finding.article == rules()[finding.code].article


def test_an_empty_paper_lacks_its_quoc_hieu() -> None:
    assert "QH01" in {finding.code for finding in check(Paper((_A4,), ()))}


@given(st.text(alphabet="aăâbcđ .,;:-–—/()ơ0123456789", max_size=4000))
@settings(max_examples=examples(20), deadline=None)
def test_one_long_line_is_answered(text: str) -> None:
    check(_paper([text, text.upper(), f"Căn cứ {text}", f"Số: {text}"], False, None))
