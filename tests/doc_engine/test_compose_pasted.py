"""What a clerk pastes into a field: labels, end marks and commands of the form are not printed twice; marks never raw."""

from __future__ import annotations

from typing import Any

import pytest

from doc_engine.compose import compose
from doc_engine.dates import parse_date
from doc_engine.errors import BadInput
from doc_engine.model import Appendix, CitedDocument, Draft, Issuer, Signatory, Task
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType

DECISION = CitedDocument(
    notation=Notation.parse("315/QĐ-TTg"),
    issued_on=parse_date("17/4/2024"),
    issuer="Thủ tướng Chính phủ",
    subject="phê duyệt Đề án",
)


def draft(**changes: Any) -> Draft:
    values: dict[str, Any] = {
        "type": DocumentType.CONG_VAN,
        "issuer": Issuer(name="Sở Tư pháp tỉnh Cà Mau"),
        "symbol": "STP-PBGDPL",
        "place": "Cà Mau",
        "subject": "rà soát tổ hòa giải",
        "addressees": ("Ủy ban nhân dân các huyện",),
        "body": "Đề nghị rà soát.",
        "signatory": Signatory(title="Giám đốc", full_name="Trần Văn Mẫu"),
        "recipients": ("Như trên",),
        "cited": (DECISION,),
    }
    return Draft(**(values | changes))


def problems(**changes: Any) -> list[str]:
    with pytest.raises(BadInput) as caught:
        compose(draft(**changes))
    return [str(problem) for problem in caught.value.problems]


def test_the_label_pasted_with_the_recipients_is_not_a_recipient() -> None:
    made = compose(draft(recipients=("Nơi nhận:", "- Như trên;", "- UBND tỉnh;")))
    assert made.fields["noi_nhan"] == ["- Như trên;", "- UBND tỉnh;", "- Lưu: VT."]
    assert "NN03" not in [finding.code for finding in made.findings]


def test_an_end_mark_typed_in_a_list_is_not_printed_in_it() -> None:
    made = compose(draft(addressees=("Sở A;", "Ông B, Phó Chủ tịch./."), recipients=("Như trên./.",)))
    assert made.fields["kinh_gui_nhieu"] == ["- Sở A;", "- Ông B, Phó Chủ tịch."]
    assert made.fields["noi_nhan"] == ["- Như trên;", "- Lưu: VT."]


@pytest.mark.parametrize("typed", ["QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", "**QUYẾT ĐỊNH:**"])
def test_the_command_of_a_pasted_decision_is_printed_once(typed: str) -> None:
    made = compose(
        draft(
            type=DocumentType.QUYET_DINH,
            symbol="QĐ-STP",
            addressees=(),
            authority="Giám đốc Sở Tư pháp",
            legal_bases=("Luật A",),
            body=f"{typed}\nĐiều 1. Thành lập Tổ.\nĐiều 2. Hiệu lực.",
        )
    )
    assert made.text.split("\n").count("QUYẾT ĐỊNH:") == 1
    assert made.body[0].text.startswith("Điều 1.") or made.body[0].text == "Thành lập Tổ."


@pytest.mark.parametrize(
    "typed", ["Phụ lục I: Danh mục", "PHỤ LỤC 2. Danh mục", "Phụ lục - Danh mục", "Danh mục"]
)
def test_an_annex_title_does_not_repeat_the_label(typed: str) -> None:
    made = compose(draft(body="Theo Phụ lục.", appendices=(Appendix(title=typed, body="1. A"),)))
    assert made.appendices[0].title == "DANH MỤC"


def test_an_annex_title_that_only_begins_like_the_label_stays_whole() -> None:
    made = compose(draft(body="Theo Phụ lục.", appendices=(Appendix(title="Phụ lục hợp đồng", body="1. A"),)))
    assert made.appendices[0].title == "PHỤ LỤC HỢP ĐỒNG"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("trich_yeu", {"subject": "triển khai [[315/QĐ-TTg]]"}),
        ("kinh_gui", {"addressees": ("Sở A [[315/QĐ-TTg]]",)}),
        ("noi_nhan", {"recipients": ("Như trên", "[[315/QĐ-TTg]]")}),
        ("phu_luc.ten", {"appendices": (Appendix(title="Theo [[315/QĐ-TTg]]", body="A"),)}),
    ],
)
def test_a_mark_in_a_field_that_completes_none_is_refused(field: str, changes: dict[str, Any]) -> None:
    (problem,) = problems(**changes)
    assert field in problem
    assert "[[315/QĐ-TTg]]" in problem


def test_every_mark_of_a_line_is_judged_though_the_tasks_stand_wrong() -> None:
    told = problems(body="Theo [[999/KH-UBND]] và [[nhiem_vu]].")
    assert len(told) == 2
    assert "đứng riêng một dòng" in told[0]
    assert "999/KH-UBND" in told[1]


def test_tasks_asked_for_inside_a_table_are_refused_as_such() -> None:
    (told,) = problems(body="| a | [[nhiem_vu]] |", tasks=(Task(text="A"),))
    assert "ngoài bảng" in told


def test_a_mark_with_another_day_than_the_known_one_is_a_problem() -> None:
    (told,) = problems(body="Theo [[315/QĐ-TTg ngày 18/4/2024]].")
    assert "ghi ngày khác" in told
    assert "17/4/2024" in told


def test_the_day_in_a_mark_tells_two_papers_of_one_number_apart() -> None:
    other = DECISION.model_copy(update={"issued_on": parse_date("1/2/2024"), "subject": "phê duyệt Kế hoạch"})
    made = compose(draft(body="Theo [[315/QĐ-TTg ngày 1/2/2024]].", cited=(DECISION, other)))
    assert "ngày 01 tháng 02 năm 2024" in made.body[0].text


def test_what_the_registry_finds_is_held_against_the_day_too() -> None:
    with pytest.raises(BadInput, match="ghi ngày khác"):
        compose(draft(body="Theo [[315/QĐ-TTg ngày 18/4/2024]].", cited=()), cite=lambda _: DECISION)


def test_an_unknown_law_is_answered_with_how_laws_are_cited() -> None:
    (told,) = problems(body="Theo [[Luật Hòa giải ở cơ sở]].")
    assert "loai: Luật" in told


def test_tasks_that_are_not_printed_are_a_warning_a_clerk_sees() -> None:
    (finding,) = [f for f in compose(draft(tasks=(Task(text="A"),))).findings if f.code == "NV01"]
    assert finding.severity.name == "WARNING"


def test_bodies_in_a_task_table_lose_the_punctuation_typed_behind_them() -> None:
    task = Task(text="Tập huấn:", lead=("Sở Tư pháp,",), cooperating=("Sở A;", "Sở B."), due="Quý III.")
    made = compose(draft(body="[[nhiem_vu: bang]]", tasks=(task,)))
    assert made.body[0].text.split("\n")[1] == "1 | Tập huấn | Sở Tư pháp | Sở A, Sở B | Quý III"


def test_a_finding_about_numbers_ends_with_one_full_stop() -> None:
    found = compose(draft(body="1. A\n3. B\n2. C")).findings
    assert [f.message for f in found if f.code.startswith("BC0")]
    assert not [f.message for f in found if ".." in f.message]


@pytest.mark.parametrize(("subject", "codes"), [("Kết quả công tác", ["KB01"]), ("Kết quả Năm 2021", [])])
def test_a_reporting_period_that_nothing_prints_is_a_warning(subject: str, codes: list[str]) -> None:
    made = compose(
        draft(type=DocumentType.BAO_CAO, symbol="BC-STP", subject=subject, reporting_period="năm 2021")
    )
    assert [f.code for f in made.findings if f.code == "KB01"] == codes
