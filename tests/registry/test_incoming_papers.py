"""Papers that go with what came in: a stamped copy, a slip, a data file to answer with; what is kept stays."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, NotFound
from doc_engine.notation import Notation
from doc_engine.pdf import text_of
from registry.services import handling
from registry.services.describing import Described
from registry.services.incoming_papers import slip, stamped_copy
from registry.services.issuing import issue
from registry.services.matters import matter
from registry.services.receiving import receive
from registry.services.replying import reply
from registry.services.verifying import verify
from tests.doc_engine.test_pdf import pdf, words

TYPED = Described(
    "Sở Tư pháp tỉnh Cà Mau",
    Notation.parse("45/STP-NC"),
    PartialDate(2024, 8, 12),
    "Công văn",
    "báo cáo số liệu hòa giải",
    date(2024, 8, 30),
)


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        yield opened


def test_a_stamped_copy_is_made_and_the_kept_file_stays_as_it_came(home):
    data = pdf(words("a letter", 30, 200))
    got = receive(home, data, "den.pdf", described=TYPED)
    handling.assign(home, "1", "NC")
    made = stamped_copy(home, "1")
    text = text_of(made.content)[0]
    assert "Số: 01" in text
    assert "Chuyển: Phòng Nội chính" in text
    assert home.store.files.get(str(got.digest)) == data
    assert made.warnings == ()
    assert verify(home) == []


def test_a_paper_without_a_file_gets_a_slip(home):
    receive(home, None, "", described=TYPED)
    with pytest.raises(BadInput, match="--slip"):
        stamped_copy(home, "1")
    made = slip(home, "45/STP-NC")
    xml = zipfile.ZipFile(BytesIO(made.content)).read("word/document.xml").decode()
    for said in ("ĐẾN", "Số: 01", "Ngày: 20/8/2024", "45/STP-NC", "báo cáo số liệu hòa giải", "30/8/2024"):
        assert said in xml
    assert slip(home, "1").content == made.content


def test_a_hostile_pdf_is_opened_in_a_child_and_refused(home):
    receive(home, b"%PDF-1.4 broken", "den.pdf", described=TYPED)
    with pytest.raises(BadInput, match="hỏng"):
        stamped_copy(home, "1")


# ---- the answer ------------------------------------------------------------------------------------------

ASKING = """\
UBND TỈNH CÀ MAU
SỞ TƯ PHÁP

Số: 45/STP-NC
Cà Mau, ngày 12 tháng 8 năm 2024
V/v báo cáo số liệu hòa giải

Kính gửi: Ủy ban nhân dân tỉnh Hải Yến

Thực hiện Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ, Sở Tư pháp đề nghị báo cáo.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def filled(text: str) -> bytes:
    """The answer with its open places written out, as a clerk does."""
    return text.replace("1. …", "1. Đồng ý.").replace("2. …", "2. Gửi kèm số liệu.").encode()


def test_an_answer_is_a_data_file_that_issues_once_it_is_filled_and_links_itself(home):
    receive(home, ASKING.encode(), "den.txt", described=Described(reply_by=date(2024, 8, 30)))
    handling.assign(home, "1", "NC")
    made = reply(home, "1")
    assert made.due_on == date(2024, 8, 30)
    assert "# Hạn trả lời: 30/8/2024 (còn 8 ngày làm việc)." in made.text
    for said in (
        "kinh_gui: Sở Tư pháp tỉnh Cà Mau",
        "Căn cứ [[315/QĐ-TTg]], phúc đáp [[45/STP-NC]]",
        "quan_he: phúc đáp",
        "don_vi_soan: Phòng Nội chính",
        "ho_ten: Trần Văn Bình",
    ):
        assert said in made.text
    issued = issue(home, filled(made.text), "tra-loi.yaml", on=date(2024, 8, 20))
    assert str(issued.notation) == "12/UBND-NC"
    with home.store.reading() as tx:
        links = {(link.relation.key, link.to_key) for link in tx.links.from_documents([issued.key])}
        text = tx.documents.texts(issued.key).body_text or ""
    assert ("phuc_dap", made.arrived.document.key) in links
    assert any(relation == "can_cu" for relation, _ in links)
    assert "phúc đáp Công văn số 45/STP-NC ngày 12 tháng 8 năm 2024 của Sở Tư pháp" in text
    one = matter(home, "1")
    assert (one.matter.closed, one.matter.answers) == (True, (issued.key,))
    assert verify(home) == []


def test_an_answer_means_the_document_that_came_and_not_its_namesake(home):
    for province in ("Cà Mau", "Kiên Giang"):
        receive(home, None, "", described=replace(TYPED, author=f"Ủy ban nhân dân tỉnh {province}"))
    made = reply(home, "2")
    issued = issue(home, filled(made.text), "tra-loi.yaml", on=date(2024, 8, 20))
    with home.store.reading() as tx:
        (link,) = tx.links.from_documents([issued.key])
    assert link.to_key == made.arrived.document.key
    assert matter(home, "2").matter.closed
    assert not matter(home, "1").matter.closed


def test_an_answer_to_a_letter_without_a_number_says_how_it_is_linked(home):
    receive(home, None, "", described=Described("Trần Thị Mẫu", subject="Đơn xin xác nhận"))
    made = reply(home, "1")
    assert "--done --by" in made.text
    issued = issue(home, filled(made.text), "tra-loi.yaml", on=date(2024, 8, 20))
    one = handling.done(home, "1", by=issued.key)
    assert one.matter.answers == (issued.key,)


def test_an_answer_needs_somebody_to_go_to_and_tells_of_earlier_ones(home):
    with pytest.raises(NotFound):
        reply(home, "7")
    receive(home, None, "", described=TYPED)
    made = reply(home, "1")
    issue(home, filled(made.text), "tra-loi.yaml", on=date(2024, 8, 20))
    assert "đã có trả lời" in reply(home, "1").warnings[0]


def test_an_own_outgoing_document_that_comes_back_is_booked_with_a_warning(home, desk):
    own = issue(home, desk.plan, "a.yaml", on=desk.today)
    said = replace(
        TYPED,
        author="Ủy ban nhân dân tỉnh Hải Yến",
        notation=own.notation,
        issued_on=PartialDate(2024, 8, 20),
    )
    got = receive(home, None, "", described=said)
    assert got.document.key == own.key
    assert any("văn bản đi của chính cơ quan này" in warning for warning in got.warnings)
    assert verify(home) == []


def test_a_province_that_has_no_such_commune_is_told_and_not_written(home):
    said = replace(TYPED, author="UBND xã Tân Tiến", issued_on=PartialDate(2024, 8, 12), province="Sóc Trăng")
    got = receive(home, None, "", described=said)
    assert got.document.issuer == "UBND xã Tân Tiến"
    assert any("không có “xã Tân Tiến” ở tỉnh Sóc Trăng" in warning for warning in got.warnings)
