"""The office file: what it declares, and what each mistake is answered with."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput, Problem
from registry.officefile import OfficeBook, OfficeFile, OfficeUnit, load_office, office_key, office_schema

OFFICE = """\
co_quan: Sở Tư pháp tỉnh Cà Mau
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
don_vi_soan: [{ten: Phòng Phổ biến giáo dục pháp luật, viet_tat: PBGDPL}]
nguoi_ky:
  - {ho_ten: Phạm Thị Ngọc, chuc_vu: Phó Giám đốc, quyen_han: KT. Giám đốc, tu_ngay: 01/01/2022, den_ngay: null}
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}
  - {ten: Văn bản có tên loại, loai: "*", nam: 2023, so_cuoi: 45}
"""


def load(text: str) -> OfficeFile:
    return load_office(text.encode(), name="cq.yaml")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as caught:
        load(text)
    return caught.value.problems


def only(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def test_the_intended_style_loads() -> None:
    office = load(OFFICE)
    assert (office.key, office.name, office.parent_body) == (
        "stp-ca-mau",
        "Sở Tư pháp tỉnh Cà Mau",
        "UBND tỉnh Cà Mau",
    )
    assert (office.abbreviation, office.place) == ("STP", "Cà Mau")
    assert office.units == (OfficeUnit("Phòng Phổ biến giáo dục pháp luật", "PBGDPL"),)
    (person,) = office.signatories
    assert (person.full_name, person.title) == ("Phạm Thị Ngọc", "Phó Giám đốc")
    assert person.authority == "KT. Giám đốc"
    assert (person.from_on, person.until_on) == (date(2022, 1, 1), None)
    assert office.books == (
        OfficeBook("Công văn", ("cong_van",), 2023, 311),
        OfficeBook("Văn bản có tên loại", ("*",), 2023, 45),
    )


def test_who_signs_depends_on_the_day() -> None:
    office = load(OFFICE)
    assert office.signing_on(date(2021, 12, 31)) == ()
    assert len(office.signing_on(date(2022, 1, 1))) == 1


def test_types_without_a_book_are_known() -> None:
    office = load(OFFICE)
    assert office.types_without_book(2023) == ()
    without = load(OFFICE.replace('"*"', "[kế hoạch, báo cáo]")).types_without_book(2023)
    assert {"Quyết định", "Thông báo"} < {type.label for type in without}
    assert not {"Công văn", "Kế hoạch"} & {type.label for type in without}


def test_the_key_is_folded_from_abbreviation_and_place() -> None:
    assert office_key("UBND", "Kiên Giang") == "ubnd-kien-giang"
    assert office_key("STP", "Đắk Lắk") == "stp-dak-lak"


def test_an_office_completes_a_data_file() -> None:
    office = load(OFFICE)
    letter = "loai: công văn\ntrich_yeu: x\nkinh_gui: Sở A\nnoi_dung: Chữ\nnguoi_ky: Phạm Thị Ngọc\n"
    people = [person.as_keys() for person in office.signing_on(date(2023, 3, 20))]
    draft = load_draft(letter.encode(), name="x", defaults=office.defaults, signatories=people)
    assert draft.issuer.name == office.name
    assert [str(line) for line in draft.signatory.authority] == ["KT. Giám đốc"]


def test_powers_of_several_lines_pass_on_to_a_data_file() -> None:
    text = OFFICE.replace("quyen_han: KT. Giám đốc", "nhan_danh: tập thể, quyen_han: KT. Chủ tịch")
    text = text.replace("Sở Tư pháp tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau")
    office = load(text)
    assert office.signatories[0].authority == "TM. Ủy ban nhân dân\nKT. Chủ tịch"
    notice = "loai: thông báo\ntrich_yeu: x\nnoi_dung: Chữ\nnguoi_ky: Phạm Thị Ngọc\n"
    people = [person.as_keys() for person in office.signatories]
    draft = load_draft(notice.encode(), name="x", defaults=office.defaults, signatories=people)
    assert [str(line) for line in draft.signatory.authority] == ["TM. Ủy ban nhân dân", "KT. Chủ tịch"]


@pytest.mark.parametrize("key", ["co_quan", "viet_tat", "dia_danh", "so_van_ban"])
def test_a_missing_key_is_told_with_the_right_form(key: str) -> None:
    lines, dropped = [], False
    for line in OFFICE.splitlines():
        dropped = line.startswith(f"{key}:") or (dropped and line.startswith(" "))
        lines += [] if dropped else [line]
    problem = only("\n".join(lines) + "\n")
    assert problem.field == key
    assert f"{key}:" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ("[công văn]", "[công vn]", "so_van_ban.loai", 9),
        ("nam: 2023, so_cuoi: 311", "nam: hai, so_cuoi: 311", "so_van_ban.nam", 9),
        ("so_cuoi: 311", "so_cuoi: -1", "so_van_ban.so_cuoi", 9),
        ("so_cuoi: 311", "so_cui: 311", "so_van_ban", 9),
        ('"*"', "[công văn]", "so_van_ban", 10),
        ("[công văn]", '"*"', "so_van_ban", 10),
        ("Văn bản có tên loại", "Công Văn", "so_van_ban", 10),
        ("01/01/2022", "31/02/2022", "nguoi_ky.tu_ngay", 7),
        ("den_ngay: null", "den_ngay: 01/01/2021", "nguoi_ky.den_ngay", 7),
        ("quyen_han: KT. Giám đốc", "quyen_han: ký thay", "nguoi_ky.quyen_han", 7),
        ("chuc_vu: Phó Giám đốc, ", "", "nguoi_ky.chuc_vu", 7),
        (", viet_tat: PBGDPL", "", "don_vi_soan.viet_tat", 5),
        ("viet_tat: STP", "viet_tat: [STP]", "viet_tat", 3),
        ("dia_danh:", "Địa danh:", "", 4),
    ],
)
def test_a_mistake_names_its_key_and_line(old: str, new: str, field: str, line: int) -> None:
    problem = problems(OFFICE.replace(old, new))[0]
    assert (problem.field, problem.line, problem.file) == (field, line, "cq.yaml")


def test_two_units_may_not_share_an_abbreviation() -> None:
    twice = "[{ten: Phòng A, viet_tat: P}, {ten: Phòng B, viet_tat: P}]"
    text = OFFICE.replace("[{ten: Phòng Phổ biến giáo dục pháp luật, viet_tat: PBGDPL}]", twice)
    assert only(text).field == "don_vi_soan"


def test_the_same_type_may_number_in_another_book_another_year() -> None:
    more = OFFICE + "  - {ten: Công văn, loai: [công văn], nam: 2024}\n"
    assert load(more).books[-1] == OfficeBook("Công văn", ("cong_van",), 2024, 0)


def test_the_committed_schema_is_what_the_program_makes() -> None:
    path = Path(__file__).parents[2] / "docs" / "schema" / "co-quan.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == office_schema()


@pytest.mark.parametrize("typed", ["S T P", "Sở Tư pháp"])
def test_an_abbreviation_no_symbol_could_hold_is_refused_at_once(typed: str) -> None:
    problem = only(OFFICE.replace("viet_tat: STP\n", f"viet_tat: {typed}\n"))
    assert (problem.field, "không phải là ký hiệu" in problem.message) == ("viet_tat", True)
