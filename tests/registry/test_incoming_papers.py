"""Papers that go with what came in: a stamped copy, a slip, a data file to answer with; what is kept stays."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from doc_engine.pdf import text_of
from registry.services import handling
from registry.services.describing import Described
from registry.services.incoming_papers import slip, stamped_copy
from registry.services.receiving import receive
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
