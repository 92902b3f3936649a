"""The five registers of Phụ lục IV as .xlsx, .docx and PDF: columns, cover, text that stays text."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.gate import admit_container
from doc_engine.ooxml.text import docx_text
from doc_engine.pdf import page_count, text_of
from doc_engine.printed import Section
from registry.handling import Step, StepKind
from registry.jail import LibreOffice
from registry.register_forms import FORMS, widths_of
from registry.services.correcting_lines import correct_line
from registry.services.field_records import records
from registry.services.issuing import issue
from registry.services.lending import give_back, lend
from registry.services.printing import Period, printed
from registry.services.receiving import receive
from registry.services.verifying import verify
from registry.store.life import Sending, Way
from registry.views import pages_printed
from registry.views.registers import RegisterCover, register_printed
from tests.campaign import examples
from tests.registry.test_verifying import INCOMING, tamper

COUNTS = {"di": 10, "den": 10, "theo-doi": 7, "buu-dien": 6, "ban-luu": 9}


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        issue(opened, desk.plan, "a.yaml", on=date(2024, 8, 1))
        issue(opened, desk.plan, "a.yaml", on=date(2024, 8, 20), again=True)
        receive(opened, INCOMING.encode(), "den.txt")
        yield opened


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def rows_of(xlsx: bytes, sheet: str = "Sổ") -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]


@pytest.mark.parametrize("which", FORMS)
def test_every_register_has_the_decrees_columns_and_opens_in_both_formats(home, which):
    shown = printed(home, which)
    assert len(shown.columns) == len(FORMS[which].widths_mm) == COUNTS[which]
    for content, kind in ((shown.xlsx(), "xlsx"), (shown.docx(), "docx")):
        admit_container(content, kind)
    assert shown.cover.title in docx_text(shown.docx())
    assert tuple(rows_of(shown.xlsx())[0]) == shown.columns


def test_cover_and_first_page_are_alike_and_the_tracking_register_names_no_numbers(home):
    for which in FORMS:
        xlsx = printed(home, which).xlsx()
        assert rows_of(xlsx, "Bìa") == rows_of(xlsx, "Trang đầu")
        assert ("Từ số" in str(rows_of(xlsx, "Bìa"))) is (which != "theo-doi")


def test_the_docx_repeats_its_head_and_has_the_column_numbers(home):
    xml = part(printed(home, "di").docx(), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 2
    assert "(10)" in xml
    assert xml.count('w:orient="landscape"') == 3


def test_a_period_takes_only_its_days_and_the_cover_says_them(home):
    shown = printed(home, "di", period=Period(from_on=date(2024, 8, 2), to_on=date(2024, 8, 31)))
    assert [row[1] for row in shown.rows] == ["20/8/2024"]
    assert (shown.cover.from_on, shown.cover.to_on) == (date(2024, 8, 2), date(2024, 8, 31))
    assert printed(home, "di", period=Period(2023)).rows == ()


def test_what_came_in_stands_in_the_tracking_register(home):
    (row,) = printed(home, "theo-doi").rows
    assert row[0] == "01"
    assert "số 9/KH-UBND ngày 02/3/2024 của Ủy ban nhân dân tỉnh Kiên Giang" in row[1]


def test_a_corrected_line_is_printed_with_its_second_entry_and_exported_as_corrected(home):
    correct_line(home, "vb1", "signatory", "Trần Văn Bính", "gõ sai tên")
    shown = printed(home, "di")
    assert [row[3] for row in shown.rows] == ["Trần Văn Bình", "Trần Văn Bính", "Trần Văn Bình"]
    assert shown.docx()
    assert [one["SignerInfo"]["FullName"] for one in records(home, "di")] == [
        "Trần Văn Bính",
        "Trần Văn Bình",
    ]


def test_a_matter_given_out_and_answered_stands_in_both_incoming_registers(home):
    with home.store.writing() as tx:
        step = Step(
            StepKind.ASSIGN, date(2024, 8, 3), "Lan", "Phòng Nội chính", ("Phòng Tổng hợp",), date(2024, 8, 9)
        )
        tx.assignments.add("ubnd-hai-yen", "vb4", step)
        tx.assignments.add("ubnd-hai-yen", "vb4", Step(StepKind.DONE, date(2024, 8, 8), "Lan", answer="vb1"))
    (row,) = printed(home, "theo-doi").rows
    assert row[2:6] == (
        "Phòng Nội chính (phối hợp: Phòng Tổng hợp)",
        "09/8/2024",
        "Đã giải quyết 08/8/2024",
        "01/KH-UBND",
    )
    (row,) = printed(home, "den").rows
    assert row[6:8] == ("Phòng Nội chính", "03/8/2024")


def test_what_went_by_post_stands_in_the_postal_register_with_its_envelopes(home):
    with home.store.writing() as tx:
        for name, way in (("Sở Tư pháp", Way.POST), ("Sở Y tế", Way.POST), ("Bộ Tư pháp", Way.ELECTRONIC)):
            tx.sendings.add(Sending("vb1", name, name, date(2024, 8, 2), way, "Lan", home.clock.now()))
        tx.sendings.give_back(1, on=date(2024, 8, 9), reason="sai địa chỉ", by="Lan", at=home.clock.now())
    (row,) = printed(home, "buu-dien").rows
    assert row == (
        "02/8/2024",
        "01/KH-UBND",
        "Sở Tư pháp; Sở Y tế",
        "2",
        "",
        "Sở Tư pháp: trả lại 09/8/2024, sai địa chỉ",
    )


def test_a_lent_copy_stands_in_its_register_until_and_after_it_is_back(home):
    lend(home, "vb1", "Nguyễn Văn Mượn", "Trần Văn Bình", on=date(2024, 8, 2))
    with pytest.raises(Refusal, match="Nguyễn Văn Mượn"):
        lend(home, "vb1", "Người khác", "Trần Văn Bình")
    (row,) = printed(home, "ban-luu").rows
    assert row[:3] == ("02/8/2024", "Nguyễn Văn Mượn", "01/KH-UBND ngày 01/8/2024")
    assert row[6:8] == ("", "Trần Văn Bình")
    with pytest.raises(BadInput, match="trước ngày lấy"):
        give_back(home, "vb1", on=date(2024, 8, 1))
    give_back(home, "vb1", on=date(2024, 8, 5), note="đủ tờ")
    assert printed(home, "ban-luu").rows[0][6:] == ("05/8/2024", "Trần Văn Bình", "đủ tờ")
    with pytest.raises(NotFound):
        give_back(home, "vb1")
    assert verify(home) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE loan SET borrower = 'Kẻ khác'",
        "UPDATE loan SET returned_on = NULL",
        "DELETE FROM loan",
        "INSERT INTO loan (office, document, borrower, allowed_by, lent_on) VALUES ('ubnd-hai-yen', 'vb2', 'a', 'b', '2024-08-01')",
    ],
)
def test_a_loan_changed_by_another_hand_is_seen(home, sql):
    lend(home, "vb1", "Nguyễn Văn Mượn", "Trần Văn Bình")
    give_back(home, "vb1")
    tamper(home, sql)
    assert verify(home)


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufffe\uffff"), max_size=40
) | st.sampled_from(
    ["=1+1", "+84", "-5", "@sum", "007", "1e5", "12.0", "TRUE", "http://a.vn", "_x0041_", "'a"]
)


@settings(max_examples=examples(15), deadline=None)
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=5))
def test_any_text_comes_back_from_excel_as_it_went_in(rows):
    form = FORMS["buu-dien"]
    xlsx = register_printed(RegisterCover(form.title, "Cơ quan"), form.columns, rows).xlsx()
    assert rows_of(xlsx)[2 : 2 + len(rows)] == rows
    sheet = part(xlsx, "xl/worksheets/sheet3.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert set(re.findall(r"<c [^>]*?t=\"(\w+)\"", sheet)) <= {"s", "inlineStr"}


def test_a_long_register_is_converted_piece_by_piece_with_pages_numbered_through(monkeypatch):
    monkeypatch.setattr(pages_printed, "ROWS_AT_ONCE", 30)
    form = FORMS["buu-dien"]
    rows = [("05/01/2024", f"{n}/QĐ-UBND", "Sở Tư pháp", "1", "", "") for n in range(1, 61)]
    pdf = register_printed(
        RegisterCover(form.title, "Cơ quan"), form.columns, rows, foot=("Nhật ký: 3",)
    ).pdf(LibreOffice())
    texts = text_of(pdf)
    assert page_count(pdf) == len(texts) == 4
    assert [text.strip().split()[-1] for text in texts[2:]] == [str(n) for n in range(1, len(texts) - 1)]
    assert all("Nơi nhận văn bản" in text for text in texts[2:])
    assert "60/QĐ-UBND" in texts[-1]
    assert "Nhật ký: 3" in texts[-1]


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_no_column_is_printed_narrower_than_the_decree_draws_it_and_the_page_is_used(form):
    wide = widths_of(form.columns)
    assert all(printed >= drawn for printed, drawn in zip(wide, form.widths_mm, strict=True))
    room = Section((), landscape=True).width_mm
    assert sum(wide) == pytest.approx(room, abs=0.5), "shares of the room are millimetres"
