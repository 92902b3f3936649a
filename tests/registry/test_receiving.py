"""Receiving: what comes in is kept, numbered, read and linked; nothing twice, no news, no secrets."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doc_engine.errors import BadInput
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.errors import SecretRefused
from registry.model import Direction, LinkSource, Status
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services import linking_typed, noting, receiving, registers, tracing
from registry.services.coverage import coverage
from registry.services.issuing import issue
from registry.services.reading import file_text, kind_of, read_file
from registry.services.setup import init
from tests.registry.homes import blank

DATABASES = ("sqlite", "postgresql")

SO = "Sở Tư pháp tỉnh Cà Mau"
HUYEN = "Ủy ban nhân dân huyện U Minh"
OFFICES = (
    f"""
co_quan: {SO}
co_quan_chu_quan: UBND tỉnh Cà Mau
viet_tat: STP
dia_danh: Cà Mau
nguoi_ky: [{{ho_ten: Trần Thị Mẫu, chuc_vu: Giám đốc}}]
so_van_ban: [{{ten: Công văn, loai: [công văn], nam: 2023, so_cuoi: 311}}]
""",
    f"""
co_quan: {HUYEN}
viet_tat: UBND
dia_danh: U Minh
nguoi_ky: [{{ho_ten: Lê Văn Thử, chuc_vu: Chủ tịch}}]
so_van_ban: [{{ten: Văn bản, loai: "*", nam: 2023, so_cuoi: 0}}]
""",
)
LETTER = f"""
loai: công văn
co_quan: {SO}
ky_hieu: STP-PBGDPL
trich_yeu: báo cáo tình hình hòa giải ở cơ sở
kinh_gui: {HUYEN}
noi_dung: |
  Thực hiện Công văn số 760/VP-NC ngày 20/3/2023 của Văn phòng Ủy ban nhân dân tỉnh Cà Mau, Sở Tư pháp đề nghị báo cáo số liệu của huyện.
han_tra_loi: 15/4/2023
nguoi_ky: {{chuc_vu: Giám đốc, ho_ten: Trần Thị Mẫu}}
noi_nhan:
  - Như trên
luu: VT
"""
PLAN = """ỦY BAN NHÂN DÂN
THÀNH PHỐ CẦN THƠ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 146/KH-UBND

Cần Thơ, ngày 19 tháng 7 năm 2024

KẾ HOẠCH
Nâng cao chất lượng hòa giải ở cơ sở

Thực hiện Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ, Ủy ban nhân dân thành phố giao việc như sau:

1. Sở Tư pháp theo dõi chung.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Thử

Nơi nhận:
- Bộ Tư pháp;
- Lưu: VT.
"""
NEWS = """Bạc Liêu chọn điểm về hòa giải ở cơ sở

Ngày 18/4/2023, Giám đốc Sở Tư pháp tỉnh Bạc Liêu đã ký Công văn số 428/STP-PBGDPL gửi các địa phương.
Phóng viên đã hỏi chuyện nhiều người dân trong xóm.
"""


@pytest.fixture
def home(tmp_path: Path, db: str | None) -> Iterator[Home]:
    with create_home(
        blank(tmp_path / "hồ sơ", db), clock=FixedClock.on(date(2024, 12, 30)), actor="Lan", db=db
    ) as opened:
        for text in OFFICES:
            init(opened, load_office(text.encode(), name="cq.yaml"))
        yield opened


def receive(home: Home, text: str = PLAN, **more: object) -> receiving.Received:
    return receiving.receive(home, text.encode(), "kh.txt", office=SO, **more)  # type: ignore[arg-type]


def test_what_comes_in_is_booked_read_and_linked(home: Home) -> None:
    got = receive(home, arrived=date(2024, 7, 25))
    document = got.document
    assert (got.number, got.arrived_on, got.repeated) == (1, date(2024, 7, 25), False)
    assert (str(document.notation), document.issuer) == ("146/KH-UBND", "Ủy ban nhân dân thành phố Cần Thơ")
    assert (document.direction, document.status, document.held) == (Direction.INCOMING, Status.RECEIVED, True)
    (link,) = got.links
    assert (link.relation, link.source) == (Relation.THUC_HIEN, LinkSource.EXTRACTED)
    graph = tracing.trace(home, "146/KH-UBND")
    assert [(str(node.notation), node.held) for node in graph.nodes] == [
        ("146/KH-UBND", True),
        ("315/QĐ-TTg", False),
    ]


def test_the_bytes_are_kept_as_they_came(home: Home) -> None:
    got = receive(home)
    with home.store.reading() as tx:
        (kept,) = tx.files.of_document(got.document.key, "received")
        event = tx.journal.events(got.office)[-1]
    assert home.store.files.get(kept.digest) == PLAN.encode()
    assert (event.act, event.actor) == ("receive", "Lan")
    assert kept.digest in event.payload


def test_the_same_file_again_takes_no_second_number(home: Home) -> None:
    first = receive(home)
    again = receive(home)
    assert (again.repeated, again.number, again.document.key) == (True, first.number, first.document.key)
    assert "cùng một tệp" in again.warnings[-1]
    assert receive(home, PLAN.replace("146/", "147/")).number == 2


def test_the_same_document_in_another_file_takes_no_second_number(home: Home) -> None:
    first = receive(home)
    again = receive(home, PLAN.replace("Số: 146", "Số:  0146") + "\n")
    assert (again.repeated, again.number) == (True, first.number)
    assert "cùng số, ký hiệu" in again.warnings[-1]


def test_one_notation_of_two_provinces_is_two_documents(home: Home) -> None:
    other = PLAN.replace("THÀNH PHỐ CẦN THƠ", "TỈNH KIÊN GIANG").replace("Cần Thơ,", "Kiên Giang,")
    assert receive(home).document.key != receive(home, other).document.key


def test_numbers_begin_anew_each_year(home: Home) -> None:
    assert receive(home, arrived=date(2023, 12, 29)).number == 1
    assert receive(home, PLAN.replace("146/", "147/"), arrived=date(2023, 12, 29)).number == 2
    assert receive(home, PLAN.replace("146/", "148/"), arrived=date(2024, 1, 2)).number == 1


def test_a_document_known_by_citation_is_filled_and_keeps_its_links(home: Home) -> None:
    citing = PLAN.replace("146/KH-UBND", "9/KH-UBND").replace(
        "Quyết định số 315/QĐ-TTg ngày 17 tháng 4 năm 2024 của Thủ tướng Chính phủ",
        "Kế hoạch số 146/KH-UBND ngày 19 tháng 7 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ",
    )
    known = receive(home, citing).links[0].to_key
    got = receive(home)
    assert got.document.key == known
    assert got.document.held
    assert len(tracing.trace(home, "9/KH-UBND").nodes) == 3


def test_what_cannot_be_read_is_registered_sealed(home: Home) -> None:
    got = receiving.receive(home, b"\xd0\xcf\x11\xe0\x00 old Word", "công văn.doc", office=SO)
    assert (got.number, got.reading, got.document.subject) == (1, None, "công văn.doc")
    assert "niêm phong" in got.warnings[0]
    (line,) = registers.incoming(home, SO)
    assert "niêm phong" in line.note
    again = receiving.receive(home, b"\xd0\xcf\x11\xe0\x00 old Word", "khác.doc", office=SO)
    assert again.repeated


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 not a zip", b"%PDF-1.7 broken", b"\xff\xfe\x00", b"caf\xe9 \xff"]
)
def test_a_broken_file_is_sealed_and_never_a_crash(home: Home, data: bytes) -> None:
    assert receiving.receive(home, data, "x.docx", office=SO).reading is None


def test_an_empty_file_is_bad_input(home: Home) -> None:
    with pytest.raises(BadInput, match="rỗng"):
        receiving.receive(home, b"", "x.docx", office=SO)


def test_news_is_not_received(home: Home) -> None:
    with pytest.raises(BadInput, match="vanthu read"):
        receive(home, NEWS)
    assert registers.incoming(home, SO) == ()


def test_a_state_secret_is_stopped_before_anything_is_kept(home: Home) -> None:
    before = sorted(home.store.files.root.rglob("*"))
    with pytest.raises(SecretRefused):
        receive(home, PLAN.replace("KẾ HOẠCH\n", "TỐI MẬT\n\nKẾ HOẠCH\n"))
    assert sorted(home.store.files.root.rglob("*")) == before
    assert registers.incoming(home, SO) == ()


def test_a_day_ahead_is_refused(home: Home) -> None:
    with pytest.raises(BadInput, match="sau hôm nay"):
        receive(home, arrived=date(2025, 1, 2))


def test_a_document_dated_after_it_came_is_a_warning(home: Home) -> None:
    assert any("ở sau ngày đến" in line for line in receive(home, arrived=date(2024, 7, 1)).warnings)


def test_what_was_examined_is_not_read_twice_and_other_bytes_are(home: Home) -> None:
    seen = receiving.examine(PLAN.encode(), "kh.txt")
    assert seen.reading is not None
    corrected = replace(
        seen, reading=replace(seen.reading, header=replace(seen.reading.header, subject="Trích yếu đã sửa"))
    )
    assert receive(home, examined=corrected).document.subject == "Trích yếu đã sửa"
    other = PLAN.replace("146/", "147/")
    assert str(receive(home, other, examined=corrected).document.notation) == "147/KH-UBND"


def test_a_letter_of_another_office_of_this_home_is_one_document_in_two_books(home: Home) -> None:
    issued = issue(home, LETTER.encode(), "cv.yaml", on=date(2023, 3, 24))
    got = receiving.receive(home, issued.docx, "cv.docx", date(2023, 3, 27), HUYEN)
    assert (got.document.key, got.number, got.document.status) == (issued.key, 1, Status.ISSUED)
    (row,) = coverage(home, issued.key, as_of=date(2023, 4, 1))
    assert (row.unit, row.state.value, row.days_late) == (HUYEN, "đã nhận", 0)


def test_a_word_file_of_another_home_is_read_in_full(home: Home, tmp_path: Path) -> None:
    issued = issue(home, LETTER.encode(), "cv.yaml", on=date(2023, 3, 24))
    with create_home(tmp_path / "huyện", clock=home.clock, actor="Mai") as other:
        init(other, load_office(OFFICES[1].encode(), name="cq.yaml"))
        got = receiving.receive(other, issued.docx, "cv.docx", date(2023, 3, 27))
        (cited,) = [tracing.trace(other, got.document.key).nodes[1]]
    assert (str(got.document.notation), got.document.issuer) == (str(issued.notation), SO)
    assert got.document.subject == "báo cáo tình hình hòa giải ở cơ sở"
    assert (str(cited.notation), cited.held) == ("760/VP-NC", False)
    assert cited.issuer == "Văn phòng Ủy ban nhân dân tỉnh Cà Mau"


def test_an_answer_from_the_other_office_shows_in_coverage(home: Home) -> None:
    asked = issue(home, LETTER.encode(), "cv.yaml", on=date(2023, 3, 24))
    report = f"""
loai: báo cáo
co_quan: {HUYEN}
trich_yeu: tình hình hòa giải ở cơ sở
noi_dung: |
  Số liệu của huyện như sau: 97 tổ, 630 hòa giải viên.
nguoi_ky: {{quyen_han: TM. Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê Văn Thử}}
noi_nhan:
  - {SO}
luu: VT
"""
    answer = issue(home, report.encode(), "bc.yaml", on=date(2023, 4, 18))
    linking_typed.link(home, answer.key, asked.key, "phúc đáp")
    (row,) = coverage(home, asked.key)
    assert (row.state.value, row.days_late, row.documents) == ("đã báo cáo", 3, (answer.key,))


def test_eight_clerks_receiving_at_once_get_eight_numbers(home: Home) -> None:
    texts = [PLAN.replace("146/", f"{number}/") for number in range(201, 209)]
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda text: receive(home, text), texts))
    assert sorted(one.number for one in got) == list(range(1, 9))


def test_one_file_received_by_four_clerks_at_once_is_booked_once(home: Home) -> None:
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: receive(home), range(4)))
    assert {one.number for one in got} == {1}
    assert sum(not one.repeated for one in got) == 1


# ---- reading without booking ------------------------------------------------------------------------


def test_a_news_text_is_noted_and_what_it_cites_stays_not_held(home: Home) -> None:
    receive(home)
    noted = noting.note_reading(home, NEWS, office=SO)
    assert (noted.document.status, noted.document.notation) == (Status.READ, None)
    (cited,) = noted.cited
    assert (str(cited.notation), cited.held) == ("428/STP-PBGDPL", False)
    assert "Bạc Liêu" in (cited.issuer or "")
    assert [line.number for line in registers.incoming(home, SO)] == [1]


def test_noting_the_same_text_again_changes_nothing(home: Home) -> None:
    first = noting.note_reading(home, NEWS, office=SO)
    again = noting.note_reading(home, NEWS, office=SO)
    assert (again.repeated, again.document.key, again.cited) == (True, first.document.key, first.cited)


def test_428_of_the_prime_minister_is_not_428_of_a_department(home: Home) -> None:
    receive(home, PLAN.replace("315/QĐ-TTg ngày 17 tháng 4 năm 2024", "428/QĐ-TTg ngày 18 tháng 4 năm 2019"))
    noting.note_reading(home, NEWS, office=SO)
    issuers = {node.issuer for node in tracing.trace(home, "428/QĐ-TTg").nodes}
    assert issuers == {"Thủ tướng Chính phủ", "Ủy ban nhân dân thành phố Cần Thơ"}


# ---- files to words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"PK\x03\x04", "a.txt", "docx"),
        (b"%PDF-1.7", "a", "pdf"),
        (b"<!DOCTYPE html><p>", "a", "html"),
        ("Số: 1".encode("utf-16"), "a.txt", "txt"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"\x00\x01", "a.txt", "other"),
        (b"plain", "a.docx", "txt"),
    ],
)
def test_a_file_is_what_its_bytes_say(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


def test_a_page_gives_its_words_without_scripts() -> None:
    page = "<html><head><title>x</title></head><body><p>Số:&nbsp;5</p><script>if (a<b) {}</script><p>hết<br>a &lt; b"
    assert file_text(page.encode(), "a.html") == "Số: 5\nhết\na < b"


@pytest.mark.parametrize("page", ["<" * 200_000, "<p " * 100_000, "<script>" * 50_000, "a<!--" * 50_000])
def test_a_hostile_page_ends(page: str) -> None:
    with suppress(BadInput):
        file_text(f"<html>{page}".encode(), "a.html")


def test_a_file_is_read_without_an_office() -> None:
    assert read_file(PLAN.encode(), "a.txt").header.notation == "146/KH-UBND"


def test_the_seeds_are_received_or_noted_as_what_they_are(home: Home, shared: Path) -> None:
    received, noted = [], []
    for path in sorted((shared / "seeds").glob("*.txt")):
        seen = receiving.examine(path.read_bytes(), path.name)
        assert seen.reading is not None
        if seen.reading.header.is_official_document:
            received.append(receiving.receive(home, path.read_bytes(), path.name, office=SO, examined=seen))
        else:
            noted.append(noting.note_reading(home, path.read_text(encoding="utf-8"), office=SO))
    assert [str(one.document.notation) for one in received] == ["None", "146/KH-UBND", "77/KH-UBND"]
    cited = {str(document.notation): document for one in noted for document in one.cited}
    assert "Bạc Liêu" in (cited["428/STP-PBGDPL"].issuer or "")
    above = {str(node.notation) for node in tracing.trace(home, "77/KH-UBND", direction="up").nodes}
    assert {"428/QĐ-TTg", "121/KH-UBND", "13/KH-UBND"} <= above
    assert "428/STP-PBGDPL" not in {str(n.notation) for n in tracing.trace(home, "428/QĐ-TTg").nodes}


@pytest.mark.parametrize(
    "name", ["v\udce9n b\u1ea3n\n\u202e.docx", "a" * 300 + ".docx", "", "thư mục/tệp\t.docx"]
)
def test_a_strange_file_name_is_no_reason_to_leave_a_document_out(home: Home, name: str) -> None:
    received = receiving.receive(home, b"PK\x03\x04 hong", name, office=SO)
    kept = received.document.subject or ""
    assert kept.isprintable()
    assert 0 < len(kept) <= 200


def test_the_same_number_with_another_day_is_told_to_be_looked_at(home: Home) -> None:
    first = receive(home)
    day = first.document.issued_on.whole
    assert day is not None
    again = receive(home, PLAN.replace("ngày 19 tháng 7", "ngày 20 tháng 7"))
    assert again.repeated
    assert "hai cơ quan trùng tên" in again.warnings[-1]


def test_a_paper_that_claims_to_be_the_offices_own_is_told(home: Home) -> None:
    forged = PLAN.replace("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", "UBND TỈNH CÀ MAU\nSỞ TƯ PHÁP").replace(
        "146/KH-UBND", "399/KH-STP"
    )
    got = receive(home, forged)
    assert got.document.issuer == SO
    assert any("chính cơ quan này" in warning for warning in got.warnings)
