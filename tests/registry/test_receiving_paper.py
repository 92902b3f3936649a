"""Paper that comes in: booked without a file, recognised when it comes twice, told apart from a namesake's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from registry.errors import SecretRefused
from registry.services import registers
from registry.services.describing import Described, described_by, read_described
from registry.services.receiving import receive
from registry.services.recognising import Form
from registry.services.verifying import verify

LETTER = """\
ỦY BAN NHÂN DÂN
TỈNH CÀ MAU

Số: 45/UBND-NC
Cà Mau, ngày 05 tháng 8 năm 2024
V/v báo cáo số liệu

Kính gửi: Ủy ban nhân dân tỉnh Hải Yến

Thực hiện Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ, đề nghị quý cơ quan báo cáo.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
TYPED = """\
tac_gia: Ủy ban nhân dân tỉnh Cà Mau
so_ky_hieu: 45/UBND-NC
ngay: 5/8/2024
loai: công văn
trich_yeu: báo cáo số liệu
han_tra_loi: 30/8/2024
do_khan: khẩn
"""


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def paper(home, text: str = TYPED, **more):
    return receive(home, None, "", described=read_described(text.encode(), "giay.yaml"), **more)


def electronic(home, text: str = LETTER, **more):
    return receive(home, text.encode(), "den.txt", **more)


def test_a_paper_without_a_file_takes_the_next_number_of_the_one_series(home):
    assert electronic(home, LETTER.replace("45/", "44/")).number == 1
    got = paper(home)
    assert (got.number, got.form, got.digest, got.repeated) == (2, Form.PAPER, None, False)
    document = got.document
    assert (str(document.notation), document.type_label, document.reply_by) == (
        "45/UBND-NC",
        "Công văn",
        date(2024, 8, 30),
    )
    assert verify(home) == []


def test_the_paper_of_what_came_electronically_is_noted_on_its_line(home):
    first = electronic(home, arrived=date(2024, 8, 6))
    again = paper(home, arrived=date(2024, 8, 9))
    assert (again.number, again.repeated, again.noted) == (first.number, True, True)
    assert "bản giấy" in again.warnings[-1]
    (line,) = registers.incoming(home)
    assert line.note == "bản giấy đến ngày 09/8/2024"
    third = paper(home)
    assert (third.noted, third.number) == (False, first.number)
    assert verify(home) == []


def test_a_scan_of_the_paper_is_known_by_what_was_typed_of_it(home):
    first = electronic(home)
    scan = receive(
        home, b"%PDF-1.4 scan", "quet.pdf", described=read_described(TYPED.encode(), "a.yaml"), paper=True
    )
    assert (scan.number, scan.noted) == (first.number, True)
    with home.store.reading() as tx:
        assert len(tx.files.of_document(first.document.key, "received")) == 2


def test_the_file_that_follows_its_paper_gives_it_words_and_links(home):
    first = paper(home)
    again = electronic(home)
    assert (again.number, again.noted) == (first.number, True)
    with home.store.reading() as tx:
        assert "quý cơ quan" in (tx.documents.texts(first.document.key).body_text or "")
        assert [link.to_key for link in tx.links.from_documents([first.document.key])]
        assert tx.documents.require(first.document.key).reply_by == date(2024, 8, 30)
    assert verify(home) == []


def test_what_is_typed_stands_over_what_a_file_says(home):
    typed = described_by({"trich_yeu": ("--subject", "số liệu hòa giải"), "loai": ("--type", "cong van")})
    got = electronic(home, described=typed)
    assert (got.document.subject, got.document.type_label) == ("số liệu hòa giải", "Công văn")
    assert str(got.document.notation) == "45/UBND-NC"


def test_a_citizens_letter_is_received_when_it_is_described(home):
    letter = "Tôi là Trần Thị Mẫu, ở ấp 3, xin xác nhận."
    with pytest.raises(BadInput, match="--author"):
        electronic(home, letter)
    got = electronic(home, letter, described=Described(author="Trần Thị Mẫu", subject="Đơn xin xác nhận"))
    assert (got.number, got.document.issuer, got.document.notation) == (1, "Trần Thị Mẫu", None)


def test_every_mistake_in_a_description_is_told_at_once_with_its_line():
    with pytest.raises(BadInput) as caught:
        read_described(b"so_ky_hieu: bon lam\nngay: 31/2/2024\ntac_gja: UBND\n", "giay.yaml")
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        ("giay.yaml", 1),
        ("giay.yaml", 2),
        ("giay.yaml", 3),
    ]


def test_a_mistake_in_an_option_names_the_option():
    with pytest.raises(BadInput) as caught:
        described_by({"ngay": ("--date", "31/2/2024"), "so_ky_hieu": ("--notation", "?")})
    assert [problem.field for problem in caught.value.problems] == ["--date", "--notation"]
    assert all(problem.line is None for problem in caught.value.problems)


def test_a_paper_without_author_or_subject_takes_no_number(home):
    with pytest.raises(BadInput) as caught:
        paper(home, "so_ky_hieu: 45/UBND-NC\n")
    assert len(caught.value.problems) == 2
    assert registers.incoming(home) == ()


def test_a_secret_paper_is_stopped(home):
    with pytest.raises(SecretRefused):
        paper(home, TYPED + "do_mat: mật\n")
    assert registers.incoming(home) == ()


# ---- bodies of one name ----------------------------------------------------------------------------------


def commune(home, **more):
    facts = Described(
        author="Ủy ban nhân dân xã Khánh Bình",
        notation=Notation.parse("12/UBND"),
        issued_on=PartialDate(2026, 2, 3),
        subject="báo cáo",
        **more,
    )
    return receive(home, None, "", described=facts)


@pytest.fixture
def later(desk):
    """After July 2025: there is a xã Khánh Bình in An Giang and one in Cà Mau."""
    desk.today = date(2026, 3, 2)
    with desk.home() as opened:
        yield opened


def test_two_communes_of_one_name_and_number_are_two_documents_by_their_province(later):
    one, other = commune(later, province="Cà Mau"), commune(later, province="An Giang")
    assert (one.number, other.number) == (1, 2)
    assert one.document.issuer == "Ủy ban nhân dân xã Khánh Bình, tỉnh Cà Mau"
    assert commune(later, province="tỉnh Cà Mau").number == 1


def test_a_commune_of_unknown_province_is_warned_of_and_never_merged_with_a_known_one(later):
    known = commune(later, province="Cà Mau")
    unknown = commune(later)
    assert unknown.number == 2
    assert any("An Giang" in warning and "--province" in warning for warning in unknown.warnings)
    assert any("Số đến 01" in warning for warning in unknown.warnings)
    assert unknown.document.key != known.document.key


def test_a_province_that_is_none_is_refused(later):
    with pytest.raises(BadInput, match="Cà Mâu"):
        commune(later, province="Cà Mâu Mâu")


def test_one_number_with_no_known_author_twice_is_warned_of(later):
    first = receive(
        later, None, "", described=Described("UBND tỉnh", Notation.parse("9/UBND"), subject="một")
    )
    other = receive(
        later, None, "", described=Described("UBND huyện", Notation.parse("9/UBND"), subject="hai")
    )
    assert (first.number, other.number) == (1, 2)
    assert any("cũng mang số, ký hiệu" in warning for warning in other.warnings)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE arrival_copy SET came_on = '2024-08-01'",
        "DELETE FROM arrival_copy",
        "UPDATE arrival SET form = 'giay'",
        "UPDATE arrival SET note = 'x'",
        "INSERT INTO arrival_copy (office, document, form, came_on) SELECT office, document, 'giay', '2024-08-10' FROM arrival",
    ],
)
def test_a_line_or_copy_changed_behind_the_programs_back_is_seen(home, sql):
    electronic(home)
    paper(home)
    with closing(sqlite3.connect(home.folder / "vanthu.db")) as connection:
        assert connection.execute(sql).rowcount
        connection.commit()
    assert verify(home)


@pytest.mark.parametrize(("due", "told"), [(date(2024, 8, 1), True), (date(2024, 8, 30), False)])
def test_a_day_to_answer_by_that_was_over_when_the_paper_came_is_told(home, due, told):
    came = Described("Sở Y tế", Notation.parse("77/SYT"), subject="báo cáo", reply_by=due)
    got = receive(home, None, "", date(2024, 8, 12), described=came)
    assert any("Hạn trả lời 01/8/2024 ở trước ngày đến 12/8/2024" in one for one in got.warnings) is told
