"""Citations in a draft: found, written in full once and short afterwards, refused when undecided."""

from __future__ import annotations

import pytest

from doc_engine.compose import CitationRequest, compose
from doc_engine.compose.citations import CitationLookup, parse_mark, resolve, same_body
from doc_engine.datafile.blanks import blanks
from doc_engine.dates import PartialDate, parse_date
from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument, Draft, Issuer, Signatory
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType


def cited(
    notation: str | None, label: str | None, day: str | None, issuer: str | None, subject: str | None
) -> CitedDocument:
    return CitedDocument(
        notation=Notation.parse(notation) if notation else None,
        type_label=label,
        issued_on=parse_date(day) if day else None,
        issuer=issuer,
        subject=subject,
    )


PLAN = cited("146/KH-UBND", "Kế hoạch", "19/7/2024", "Ủy ban nhân dân thành phố Cần Thơ", "Triển khai Đề án")
OTHER_PLAN = cited(
    "146/KH-UBND", "Kế hoạch", "5/1/2024", "Ủy ban nhân dân tỉnh Kiên Giang", "Tổ chức Ngày hội"
)
DECISION = cited("315/QĐ-TTg", "Quyết định", "17/4/2024", "Thủ tướng Chính phủ", "phê duyệt Đề án")
LETTER = cited("760/VP-NC", None, "20/3/2023", "Văn phòng Ủy ban nhân dân tỉnh Cà Mau", "Triển khai Báo cáo")
LAW = cited("35/2013/QH13", "Luật", "20/6/2013", "Quốc hội", "Hòa giải ở cơ sở")


def body(
    text: str,
    *known: CitedDocument,
    cite: CitationLookup | None = None,
    legal_bases: tuple[str, ...] = (),
) -> list[str]:
    composed = compose(draft(text, *known, legal_bases=legal_bases), cite=cite)
    return [block.text.removesuffix("./.") for block in composed.body]


def draft(text: str, *known: CitedDocument, legal_bases: tuple[str, ...] = ()) -> Draft:
    return Draft(
        type=DocumentType.KE_HOACH,
        issuer=Issuer(name="Sở Tư pháp tỉnh Cà Mau"),
        symbol="KH-STP",
        place="Cà Mau",
        subject="Rà soát",
        body=text,
        cited=known,
        legal_bases=legal_bases,
        signatory=Signatory(title="Giám đốc"),
    )


FULL_PLAN = (
    "Kế hoạch số 146/KH-UBND ngày 19 tháng 7 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ triển khai Đề án"
)


def test_the_first_mention_is_full_and_the_next_short() -> None:
    assert body("Theo [[146/KH-UBND]].\nThực hiện [[146/KH-UBND]], các đơn vị báo cáo", PLAN) == [
        f"Theo {FULL_PLAN}.",
        "Thực hiện Kế hoạch số 146/KH-UBND, các đơn vị báo cáo",
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Quyết định [[315/QĐ-TTg]]", "Quyết định số 315/QĐ-TTg ngày"),
        ("Quyết định số [[315/QĐ-TTg]]", "Quyết định số 315/QĐ-TTg ngày"),
        ("quyết định số: [[315/QĐ-TTg]]".replace(":", ""), "quyết định số 315/QĐ-TTg ngày"),
        ("Văn bản [[315/QĐ-TTg]]", "Văn bản số 315/QĐ-TTg ngày"),
        ("Kế hoạch [[315/QĐ-TTg]]", "Kế hoạch Quyết định số 315/QĐ-TTg ngày"),
        ("**Quyết định** [[315/QĐ-TTg]]", "Quyết định số 315/QĐ-TTg ngày"),
        ("[[Quyết định số 315/QĐ-TTg]]", "Quyết định số 315/QĐ-TTg ngày"),
        ("[[315 / QĐ-TTg]]", "Quyết định số 315/QĐ-TTg ngày"),
    ],
)
def test_a_type_typed_before_the_mark_is_not_doubled(text: str, start: str) -> None:
    assert body(text, DECISION)[0].startswith(start)


def test_what_the_clerk_typed_behind_the_mark_is_not_doubled() -> None:
    assert body("Theo [[315/QĐ-TTg]] ngày 17/4/2024 của Thủ tướng Chính phủ", DECISION) == [
        "Theo Quyết định số 315/QĐ-TTg ngày 17/4/2024 của Thủ tướng Chính phủ"
    ]
    assert body("Theo [[315/QĐ-TTg]] của Thủ tướng", DECISION) == [
        "Theo Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng"
    ]
    assert body("Theo [[315/QĐ-TTg]] phê duyệt Đề án", DECISION) == [
        "Theo Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ phê duyệt Đề án"
    ]


def test_a_letter_is_cited_with_ve_viec() -> None:
    assert body("Thực hiện [[760/VP-NC]]", LETTER) == [
        (
            "Thực hiện Công văn số 760/VP-NC ngày 20 tháng 3 năm 2023 của Văn phòng Ủy ban nhân dân tỉnh Cà Mau "
            "về việc triển khai Báo cáo"
        )
    ]


def test_a_subject_that_is_a_name_keeps_its_capital() -> None:
    known = cited("1/KH-UBND", "Kế hoạch", "2/3/2024", "UBND tỉnh", "Festival Lúa gạo")
    assert body("[[1/KH-UBND]]", known) == [
        "Kế hoạch số 1/KH-UBND ngày 02 tháng 3 năm 2024 của UBND tỉnh về Festival Lúa gạo"
    ]


def test_what_is_not_known_is_left_out() -> None:
    assert body("[[1/KH-UBND]]", cited("1/KH-UBND", None, None, None, None)) == ["Kế hoạch số 1/KH-UBND"]
    assert body("[[1/KH-UBND]]", cited("1/KH-UBND", None, "7/2024", None, None)) == [
        "Kế hoạch số 1/KH-UBND tháng 7 năm 2024"
    ]
    assert body("[[1/KH-UBND]]", cited("1/KH-UBND", None, "2024", None, None)) == [
        "Kế hoạch số 1/KH-UBND năm 2024"
    ]


def test_a_law_is_cited_by_its_name() -> None:
    assert body("Theo [[35/2013/QH13]] và Luật [[35/2013/QH13]]; [[Luật Hòa giải ở cơ sở]]", LAW) == [
        "Theo Luật Hòa giải ở cơ sở và Luật Hòa giải ở cơ sở; Luật Hòa giải ở cơ sở"
    ]
    composed = compose(draft("Một.", LAW, legal_bases=("[[35/2013/QH13]]",)))
    assert composed.fields["can_cu"] == ["Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013."]


def test_a_citation_in_the_legal_bases_is_the_first_mention() -> None:
    composed = compose(draft("Theo [[315/QĐ-TTg]].", DECISION, legal_bases=("Căn cứ [[315/QĐ-TTg]];",)))
    assert composed.fields["can_cu"] == [
        "Căn cứ Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ phê duyệt Đề án."
    ]
    assert composed.body[0].text == "Theo Quyết định số 315/QĐ-TTg./."
    assert composed.cited == (DECISION,)


def test_a_citation_keeps_the_weight_of_its_mark_and_works_in_tables() -> None:
    composed = compose(draft("**[[315/QĐ-TTg]]**\n| [[315/QĐ-TTg]] |", DECISION))
    assert composed.body[0].inline[0].bold  # type: ignore[union-attr]
    assert composed.body[1].text == "Quyết định số 315/QĐ-TTg"


def test_two_documents_of_one_notation_are_told_apart() -> None:
    text = (
        "[[146/KH-UBND của UBND thành phố Cần Thơ]];\n[[146/KH-UBND của UBND tỉnh Kiên Giang]];\n"
        "[[146/KH-UBND của UBND TP Cần Thơ]]"
    )
    first, second, again = body(text, PLAN, OTHER_PLAN)
    assert first == f"{FULL_PLAN};"
    assert "tỉnh Kiên Giang tổ chức Ngày hội" in second
    assert again == "Kế hoạch số 146/KH-UBND ngày 19 tháng 7 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ"


def test_an_ambiguous_citation_is_a_problem_with_its_line() -> None:
    with pytest.raises(BadInput) as caught:
        body("Một.\n\nTheo [[146/KH-UBND]]", PLAN, OTHER_PLAN)
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (3, "noi_dung")


def test_a_year_or_a_day_decides() -> None:
    older = PLAN.model_copy(update={"issued_on": PartialDate(2023, 1, 5)})
    assert "năm 2024" in body("[[146/KH-UBND năm 2024]]", PLAN, older)[0]
    assert "năm 2023" in body("[[146/KH-UBND ngày 5/1/2023]]", PLAN, older)[0]


def test_a_document_already_named_in_full_needs_no_issuer_again() -> None:
    text = "[[146/KH-UBND của UBND thành phố Cần Thơ]];\nTheo [[146/KH-UBND]]"
    assert body(text, PLAN, OTHER_PLAN)[1] == "Theo Kế hoạch số 146/KH-UBND"


def test_the_registry_is_asked_after_the_draft() -> None:
    asked: list[CitationRequest] = []

    def lookup(request: CitationRequest) -> CitedDocument | None:
        asked.append(request)
        return PLAN if request.notation.same_as(Notation.parse("146/KH-UBND")) else None

    text = "[[315/QĐ-TTg]];\n[[146/KH-UBND của UBND thành phố Cần Thơ năm 2024]];\n[[146/KH-UBND]]"
    assert body(text, DECISION, cite=lookup)[1:] == [f"{FULL_PLAN};", "Kế hoạch số 146/KH-UBND"]
    assert asked == [CitationRequest(Notation.parse("146/KH-UBND"), "UBND thành phố Cần Thơ", 2024)]


def test_an_unknown_citation_is_a_problem_and_all_are_collected() -> None:
    def refuse(request: CitationRequest) -> CitedDocument | None:
        if request.notation.number == "3":
            raise BadInput.because("có hai văn bản 3/KH-UBND.")
        return None

    with pytest.raises(BadInput) as caught:
        body(
            "[[1/KH-UBND]]\n[[2/KH-UBND]]\n[[3/KH-UBND]]\n[[gì đó]]\n[[1/KH-UBND ngày 40/1/2024]]",
            cite=refuse,
        )
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4, 5]
    assert all(problem.field == "noi_dung" for problem in caught.value.problems)


def test_a_law_without_its_type_is_not_guessed() -> None:
    with pytest.raises(BadInput):
        body("[[35/2013/QH13]]", cited("35/2013/QH13", None, None, None, None))
    assert body("[[Nghị quyết số 35/2013/QH13]]", cited("35/2013/QH13", None, None, None, None)) == [
        "Nghị quyết số 35/2013/QH13"
    ]


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("UBND tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", True),
        ("Uỷ ban nhân dân tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", True),
        ("Chủ tịch Ủy ban nhân dân tỉnh Cà Mau", "UBND tỉnh Cà Mau", True),
        ("UBND TP Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ", True),
        ("UBND tỉnh Cà Mau", "UBND tỉnh Bạc Liêu", False),
        ("Thủ tướng Chính phủ", "Chính phủ", False),
    ],
)
def test_a_body_is_the_same_under_its_abbreviation_and_its_head(left: str, right: str, equal: bool) -> None:
    assert same_body(left, right) is equal


def test_a_mark_says_what_it_wants() -> None:
    wanted = parse_mark("Kế hoạch số 146 /KH-UBND ngày 19/7/2024 của UBND thành phố Cần Thơ")
    assert wanted.request == CitationRequest(Notation("146", "KH-UBND"), "UBND thành phố Cần Thơ", 2024)
    assert wanted.type_label == "Kế hoạch"
    assert parse_mark("18-NQ/TW").request == CitationRequest(Notation("18", "NQ/TW", "-"))
    assert parse_mark("Đề án 428").request is None


def test_a_citation_is_told_apart_in_its_mark_only_where_several_fit() -> None:
    with pytest.raises(BadInput) as several:
        resolve(parse_mark("146/KH-UBND"), (), (PLAN, OTHER_PLAN), None)
    assert "“của …”" in str(several.value)
    with pytest.raises(BadInput) as unknown:
        resolve(parse_mark("66/BC-BTP"), (), (PLAN,), None)
    assert "van_ban_lien_quan" in str(unknown.value)
    assert "“của …”" not in str(unknown.value)


def test_one_blank_line_is_told_once_however_often_it_stands() -> None:
    unfilled = draft("Mở đầu.\n…\nGiữa.\n…")
    assert list(blanks(unfilled)) == [("noi_dung", "…")]
