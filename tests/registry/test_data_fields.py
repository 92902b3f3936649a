"""The data fields of Phụ lục VI: all there, in order, text that stays text in all three forms."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.text import nfc
from registry.data_fields import FIELDS
from registry.handling import Step, StepKind
from registry.services.entering import enter
from registry.services.field_records import records
from registry.services.filing import dossiers
from registry.services.filing.dossiers import Wanted
from registry.services.issuing import issue
from registry.services.receiving import receive
from registry.views.field_files import to_csv, to_json, to_xml
from tests.campaign import examples
from tests.registry.test_verifying import INCOMING


@pytest.fixture
def home(desk):
    desk.plan += b"do_khan: kh\xe1\xba\xa9n\n"
    with desk.home() as opened:
        issue(opened, desk.plan, "a.yaml", on=date(2024, 8, 1))
        receive(opened, INCOMING.encode(), "den.txt")
        yield opened


@pytest.mark.parametrize(("kind", "top", "leaves"), [("di", 16, 20), ("den", 18, 21), ("ho-so", 11, 13)])
def test_every_field_of_the_decree_is_there_and_empty_where_unknown(home, kind, top, leaves):
    if kind == "ho-so":
        dossiers.open_dossier(home, Wanted("01.NC", 2024, "Hồ sơ", "5"))
    assert [field.no for field in FIELDS[kind]] == [str(n) for n in range(1, top + 1)]
    (found,) = records(home, kind)
    (row,) = json.loads(to_json(kind, [found]))["ban_ghi"]
    assert list(row) == [field.name for field in FIELDS[kind]]
    head, *_ = csv.reader(io.StringIO(to_csv(kind, [found]).decode("utf-8-sig")))
    assert len(head) == leaves
    assert all(isinstance(value, str | dict | list) for value in row.values())
    (element,) = ElementTree.fromstring(to_xml(kind, [found]))
    assert list(dict.fromkeys(child.tag for child in element)) == list(row)


def test_an_outgoing_document_says_what_the_books_know(home):
    dossiers.open_dossier(home, Wanted("01.NC", 2024, "Hồ sơ", "5"))
    dossiers.open_dossier(home, Wanted("02.NC", 2024, "Hồ sơ khác", "5"))
    for code in ("01.NC", "02.NC"):
        dossiers.add_papers(home, code, ["vb1"])
    first, second = records(home, "di")
    assert (first["CodeNumber"], first["CodeNotation"], first["IssuedDate"]) == (
        "01",
        "KH-UBND",
        "01/08/2024",
    )
    assert first["SignerInfo"] == {"Position": "Phó Chủ tịch", "FullName": "Trần Văn Bình"}
    assert (first["Priority"], first["DueDate"], first["DocOrdinal"]) == ("1", "30/09/2024", "1")
    assert [one["OrganName"] for one in first["To"]] == ["Công an tỉnh", "UBND các xã"]
    assert [one["FileCode"]["FileNotation"] for one in (first, second)] == ["01.NC", "02.NC"]
    assert [one["DocTotal"] for one in records(home, "ho-so")] == ["1", "1"]


@pytest.mark.parametrize(
    ("signer", "title"),
    [
        ("{ho_ten: Lê Thị Quyền, chuc_vu: Chánh Văn phòng, quyen_han: TUQ. Chủ tịch}", "Chánh Văn phòng"),
        ("Trần Văn Bình", "Phó Chủ tịch"),
    ],
)
def test_who_signs_by_an_acting_appointment_has_his_title_too(home, desk, signer, title):
    data = desk.plan.replace("nguoi_ky: Trần Văn Bình".encode(), f"nguoi_ky: {signer}".encode())
    day = date(2019, 8, 1) if signer.startswith("T") else date(2024, 8, 2)
    if signer.startswith("T"):
        enter(home, data, "b.yaml", "9", day)
    else:
        issue(home, data, "b.yaml", on=day, acting="Quyết định 9/QĐ-UBND")
    (found,) = (one for one in records(home, "di") if one["IssuedDate"] == day.strftime("%d/%m/%Y"))
    assert found["SignerInfo"]["Position"] == title


def test_an_incoming_document_says_how_it_is_handled(home):
    with home.store.writing() as tx:
        step = Step(
            StepKind.ASSIGN, date(2024, 8, 3), "Lan", "Phòng Nội chính", (), date(2024, 8, 9), "làm ngay"
        )
        tx.assignments.add("ubnd-hai-yen", "vb3", step)
    (found,) = records(home, "den")
    assert (found["ArrivalNumber"], found["ArrivalDate"], found["DueDate"]) == (
        "1",
        "20/08/2024",
        "09/08/2024",
    )
    assert found["ToPlaces"] == "Phòng Nội chính"
    assert "làm ngay" in found["TraceHeaderList"]
    assert records(home, "den", year=2023) == []


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Cf")), max_size=60).map(
    lambda text: nfc(text.replace("Ð", "Đ"))
)


@settings(max_examples=examples(25), deadline=None)
@given(TEXT, st.lists(TEXT.filter(bool), max_size=3))
def test_any_text_comes_back_whole_from_each_form(subject, receivers):
    record = {"Subject": subject, "To": [{"OrganName": name} for name in receivers]}
    (row,) = json.loads(to_json("di", [record]))["ban_ghi"]
    assert (row["Subject"], [one["OrganName"] for one in row["To"]]) == (subject, receivers)
    (element,) = ElementTree.fromstring(to_xml("di", [record]))
    assert (element.findtext("Subject") or "") == subject
    assert [one.findtext("OrganName") or "" for one in element.findall("To")] == (receivers or [""])
    head, cells = csv.reader(io.StringIO(to_csv("di", [record]).decode("utf-8-sig"), newline=""))
    kept = cells[head.index("Subject")]
    assert kept.removeprefix("'") == subject or kept == subject
    assert not kept.startswith(("=", "+", "-", "@"))


def test_a_long_text_is_not_cut():
    record = {"Subject": "x" * 40_000}
    for content in (to_json("di", [record]), to_xml("di", [record]), to_csv("di", [record])):
        assert b"x" * 40_000 in content
