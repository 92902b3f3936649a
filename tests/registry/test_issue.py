"""Issuing: one act that allots, registers, renders and links, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.errors import ConverterFailed, ConverterMissing, SecretRefused
from registry.identity import issuer_key
from registry.journal import verify
from registry.model import Direction, Document, LinkSource, Status
from registry.office import Home
from registry.officefile import load_office
from registry.services.attaching import attach
from registry.services.drafting import draft
from registry.services.entering import enter
from registry.services.issuing import issue
from registry.services.pdf import make_pdf
from registry.services.setup import init
from registry.store.records import Dispatch

DATABASES = ("sqlite", "postgresql")

DAY = date(2024, 8, 1)


def changed(plan: bytes, old: str, new: str) -> bytes:
    text = plan.decode()
    assert old in text
    return text.replace(old, new).encode()


def letter(plan: bytes) -> bytes:
    text = changed(plan, "loai: kế hoạch", "loai: công văn\ndon_vi_soan: Phòng Nội chính")
    return changed(text, "noi_nhan:", "kinh_gui: Công an tỉnh\nnoi_nhan:")


class Printer:
    """A converter that needs no LibreOffice."""

    def __init__(self, reason: str | None = None, *, fails: bool = False) -> None:
        self.reason, self.fails = reason, fails

    def available(self) -> str | None:
        return self.reason

    def warnings(self) -> tuple[str, ...]:
        return ("Phông chữ thiếu chữ tiếng Việt.",)

    def to_pdf(self, docx: bytes) -> bytes:
        if self.fails:
            raise ConverterFailed("Bộ chuyển đổi không trả kết quả.")
        return b"%PDF-1.7 " + docx[:10]

    def many_to_pdf(self, docx: list[bytes]) -> list[bytes]:
        return [self.to_pdf(item) for item in docx]


def test_an_issued_document_has_number_line_file_links_tasks_and_event(desk):
    with desk.home() as home:
        issued = issue(home, desk.plan, "ke_hoach.yaml", on=DAY)
        assert (str(issued.notation), issued.book) == ("01/KH-UBND", "Văn bản có tên loại năm 2024")
        assert issued.names == {"docx": "01-KH-UBND.docx"}
        with home.store.reading() as tx:
            document = tx.documents.require(issued.key)
            entry = tx.entries.of_document(issued.key)
            assert (document.status, document.held, document.office) == (Status.ISSUED, True, desk.office_key)
            assert document.reply_by == date(2024, 9, 30)
            assert entry is not None
            assert (entry.number, entry.notation, entry.issued_on) == (1, "01/KH-UBND", "01/8/2024")
            assert [task.text for task in tx.tasks.of_document(issued.key)] == ["Mở lớp hướng dẫn"]
            assert home.store.files.get(issued.digest) == issued.docx
            events = tx.journal.events(desk.office_key)
            assert [event.act for event in events] == ["init", "issue"]
            assert verify(events, tx.journal.head(desk.office_key)) == []


def test_links_of_an_issued_document_say_what_its_text_says(desk):
    with desk.home() as home:
        issued = issue(home, desk.plan, "ke_hoach.yaml", on=DAY)
        with home.store.reading() as tx:
            links = tx.links.from_documents([issued.key])
            assert {(link.relation, link.source) for link in links} == {
                (Relation.THUC_HIEN, LinkSource.GENERATED),
                (Relation.KEM_THEO, LinkSource.TYPED),
            }
            cited = tx.documents.require(links[0].to_key)
            assert len({link.to_key for link in links}) == 1
            assert (cited.held, cited.status, cited.issuer) == (False, Status.NOT_HELD, "Thủ tướng Chính phủ")
            assert cited.type_label == "Chỉ thị"
            carried_out = next(link for link in links if link.relation is Relation.THUC_HIEN)
            assert carried_out.quote
            assert "20/CT-TTg" in carried_out.quote


def test_a_relation_typed_by_the_clerk_stands(desk):
    data = changed(desk.plan, "tăng cường phòng cháy}", "tăng cường phòng cháy, quan_he: căn cứ}")
    with desk.home() as home:
        issued = issue(home, data, "ke_hoach.yaml", on=DAY)
        with home.store.reading() as tx:
            relations = {(link.relation, link.source) for link in tx.links.from_documents([issued.key])}
    assert (Relation.CAN_CU, LinkSource.TYPED) in relations


def test_receivers_are_the_bodies_named_and_addressees_must_answer(desk):
    with desk.home() as home:
        issued = issue(home, letter(desk.plan), "cv.yaml", on=DAY)
        with home.store.reading() as tx:
            rows = tx.dispatches.of_document(issued.key)
    assert [(row.recipient, row.must_answer) for row in rows] == [
        ("Công an tỉnh", True),
        ("UBND các xã", False),
    ]
    assert rows[0].recipient_key == issuer_key("Công an tỉnh Hải Yến")


def test_members_of_a_collective_line_take_its_place(desk):
    members = [
        Dispatch("", name, issuer_key(name), must_answer=True) for name in ("UBND xã An", "UBND xã Bình")
    ]
    with desk.home() as home:
        issued = issue(home, letter(desk.plan), "cv.yaml", on=DAY, receivers=members)
        with home.store.reading() as tx:
            names = [row.recipient for row in tx.dispatches.of_document(issued.key)]
    assert names == ["UBND xã An", "UBND xã Bình", "Công an tỉnh", "UBND các xã"]


def test_the_symbol_of_a_letter_is_office_and_unit_and_its_own_book_counts(desk):
    with desk.home() as home:
        assert str(issue(home, letter(desk.plan), "cv.yaml", on=DAY).notation) == "12/UBND-NC"
        assert str(issue(home, desk.plan, "kh.yaml", on=DAY).notation) == "01/KH-UBND"


def test_the_same_request_gets_the_same_answer_and_again_gets_another(desk):
    with desk.home() as home:
        first = issue(home, desk.plan, "ke_hoach.yaml", on=DAY)
    with desk.home() as home:
        second = issue(home, desk.plan, "ten_khac.yaml", on=DAY)
        assert (second.key, second.notation, second.docx) == (first.key, first.notation, first.docx)
        assert second.repeated
        third = issue(home, desk.plan, "ke_hoach.yaml", on=DAY, again=True)
        assert str(third.notation) == "02/KH-UBND"
        assert issue(home, desk.plan, "ke_hoach.yaml", on=DAY).key == first.key


def test_a_new_year_opens_its_own_book_at_01(desk):
    desk.today = date(2025, 1, 2)
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        issued = issue(home, desk.plan, "a.yaml")
        assert (str(issued.notation), issued.issued_on) == ("01/KH-UBND", date(2025, 1, 2))
        assert issued.book.endswith("2025")


def test_the_year_is_vietnams_on_new_years_eve(desk):
    from datetime import UTC, datetime

    clock = FixedClock(datetime(2024, 12, 31, 17, 30, tzinfo=UTC))
    with desk.home() as home:
        home.clock = clock
        assert issue(home, desk.plan, "a.yaml").issued_on == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2024, 8, 21), "ở sau hôm nay"), (date(2023, 12, 30), "bắt đầu từ năm 2024")],
)
def test_a_day_ahead_or_before_the_books_is_refused(desk, day, said):
    with desk.home() as home, pytest.raises(BadInput, match=said):
        issue(home, desk.plan, "a.yaml", on=day)


def test_a_day_that_the_file_contradicts_is_refused(desk):
    data = changed(desk.plan, "trich_yeu: T", "ngay: …/7/2024\ntrich_yeu: T")
    with desk.home() as home:
        with pytest.raises(BadInput, match="tệp ghi ngày"):
            issue(home, data, "a.yaml", on=DAY)
        assert issue(home, data, "a.yaml", on=date(2024, 7, 31)).issued_on == date(2024, 7, 31)


def test_a_day_before_the_latest_needs_a_reason_that_is_kept(desk):
    earlier = date(2024, 7, 30)
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        with pytest.raises(BadInput, match="ngày lùi"):
            issue(home, desk.plan, "a.yaml", on=earlier)
        issued = issue(home, desk.plan, "a.yaml", on=earlier, reason="Ký từ trước, quên lấy số")
        with home.store.reading() as tx:
            entry = tx.entries.of_document(issued.key)
            last = tx.journal.events(desk.office_key)[-1]
    assert entry is not None
    assert "quên lấy số" in entry.note
    assert "quên lấy số" in last.payload


def test_every_problem_is_told_at_once(desk):
    data = changed(desk.plan, "[[20/CT-TTg]]", "[[99/CT-TTg]]")
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        with pytest.raises(BadInput) as refused:
            issue(home, data, "a.yaml", on=date(2024, 7, 1), signed_on=date(2024, 7, 2))
    said = str(refused.value)
    assert "99/CT-TTg" in said
    assert "ngày lùi" in said
    assert "ngày ký" in said


def test_a_number_in_the_file_is_not_taken_over(desk):
    with desk.home() as home, pytest.raises(BadInput, match="số do sổ cấp"):
        issue(home, changed(desk.plan, "trich_yeu: T", 'so: "5"\ntrich_yeu: T'), "a.yaml", on=DAY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("loai: kế hoạch", "loai: kế hoạch\ndo_mat: mật"),
        ("  2. Kiểm tra", "  TỐI MẬT\n  2. Kiểm tra"),
        ("  2. Kiểm tra", "  Độ mật: Tuyệt mật\n  2. Kiểm tra"),
    ],
)
def test_state_secrets_are_refused_and_nothing_is_kept(desk, old, new):
    with desk.home() as home:
        with pytest.raises(SecretRefused):
            issue(home, changed(desk.plan, old, new), "a.yaml", on=DAY)
        with pytest.raises(SecretRefused):
            draft(home, changed(desk.plan, old, new), "a.yaml")
        assert nothing_kept(home, desk.office_key)


def nothing_kept(home: Home, office: str) -> bool:
    with home.store.reading() as tx:
        acts = [event.act for event in tx.journal.events(office)]
        numbers = [book.last_number for book in tx.books.of_office(office)]
        return (
            acts == ["init"]
            and numbers == [11, 0]
            and not tx.documents.all()
            and not tx.entries.of_office(office)
        )


def test_words_about_secrecy_are_not_a_mark(desk):
    data = changed(desk.plan, "  2. Kiểm tra", "  2. Bảo vệ bí mật nhà nước, bí mật công tác; kiểm tra")
    with desk.home() as home:
        assert issue(home, data, "a.yaml", on=DAY).key


def test_another_office_cannot_take_a_number_here(desk):
    data = b"co_quan: UBND x\xc3\xa3 L\xe1\xba\xa1\ndia_danh: An\nky_hieu: KH-UBND\n" + changed(
        desk.plan, "nguoi_ky: Trần Văn Bình", "nguoi_ky: {ho_ten: Trần Văn Bình, chuc_vu: Chủ tịch}"
    )
    with desk.home() as home, pytest.raises(BadInput, match="không phải là cơ quan của thư mục"):
        issue(home, data, "a.yaml", on=DAY)


def test_a_missing_converter_is_found_before_a_number_is_taken(desk):
    with desk.home() as home:
        home._converter = Printer("Máy này chưa cài LibreOffice.")
        with pytest.raises(ConverterMissing):
            issue(home, desk.plan, "a.yaml", on=DAY, pdf=True)
        assert nothing_kept(home, desk.office_key)


def test_a_conversion_that_fails_after_the_commit_is_a_warning(desk):
    with desk.home() as home:
        home._converter = Printer(fails=True)
        issued = issue(home, desk.plan, "a.yaml", on=DAY, pdf=True)
        assert issued.pdf is None
        assert f"vanthu pdf {issued.key}" in issued.warnings[-1]
        home._converter = Printer()
        made = make_pdf(home, issued.key)
        assert make_pdf(home, issued.key).digest == made.digest
        again = issue(home, desk.plan, "a.yaml", on=DAY, pdf=True)
        assert (again.pdf, again.names["pdf"]) == (made.content, "01-KH-UBND.pdf")
        with home.store.reading() as tx:
            assert len(tx.files.of_document(issued.key, "pdf")) == 1


def test_a_cited_document_is_completed_from_the_books(desk):
    with desk.home() as home:
        issue(home, desk.plan, "a.yaml", on=DAY)
        text = changed(
            desk.plan, "Thực hiện [[20/CT-TTg]]", "Thực hiện [[01/KH-UBND của UBND tỉnh năm 2024]]"
        )
        second = issue(home, text, "b.yaml", on=DAY)
        with home.store.reading() as tx:
            links = tx.links.from_documents([second.key])
            body = tx.documents.texts(second.key).body_text
        assert ("vb1", Relation.THUC_HIEN) in {(link.to_key, link.relation) for link in links}
        assert body is not None
        assert "Kế hoạch số 01/KH-UBND ngày 01 tháng 8 năm 2024" in body


def test_a_notation_of_two_issuers_is_a_problem_that_lists_both(desk):
    with desk.home() as home:
        for issuer in ("Ủy ban nhân dân tỉnh A", "Ủy ban nhân dân tỉnh B"):
            note(home, issuer, "146/KH-UBND", PartialDate(2024, 7, 19))
        data = changed(desk.plan, "[[20/CT-TTg]]", "[[146/KH-UBND]]")
        with pytest.raises(BadInput, match=r"2 văn bản.*tỉnh A.*tỉnh B"):
            issue(home, data, "a.yaml", on=DAY)


def note(home: Home, issuer: str, notation: str, day: PartialDate, *, held: bool = False) -> str:
    facts = Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label="Kế hoạch",
        notation=Notation.parse(notation),
        issuer=issuer,
        issued_on=day,
        subject="việc khác",
        held=held,
        status=Status.RECEIVED if held else Status.NOT_HELD,
    )
    with home.store.writing() as tx:
        return tx.documents.add(facts, home.clock.now()).key


def test_a_document_known_by_citation_becomes_the_held_one_with_its_key(desk):
    with desk.home() as home:
        key = note(home, "UBND tỉnh Hải Yến", "01/KH-UBND", PartialDate(2024))
        assert issue(home, desk.plan, "a.yaml", on=DAY).key == key
        with home.store.reading() as tx:
            document = tx.documents.require(key)
    assert (document.held, document.subject) == (True, "Tuyên truyền phòng cháy năm 2024")


@pytest.mark.parametrize(("day", "held"), [(PartialDate(2024, 2, 2), False), (PartialDate(2024, 8, 1), True)])
def test_a_number_that_is_another_documents_is_never_given_twice(desk, day, held):
    with desk.home() as home:
        note(home, "Ủy ban nhân dân tỉnh Hải Yến", "01/KH-UBND", day, held=held)
        with pytest.raises(Refusal, match="so_cuoi"):
            issue(home, desk.plan, "a.yaml", on=DAY)
        with home.store.reading() as tx:
            assert [book.last_number for book in tx.books.of_office(desk.office_key)] == [11, 0]


def test_a_past_document_is_entered_with_its_own_number(desk):
    with desk.home() as home:
        entered = enter(home, letter(desk.plan), "cv.yaml", "7", date(2024, 2, 5))
        assert str(entered.notation) == "07/UBND-NC"
        repeated = enter(home, letter(desk.plan), "cv.yaml", "07", date(2024, 2, 5))
        assert (repeated.key, repeated.repeated) == (entered.key, True)
        with home.store.reading() as tx:
            assert tx.documents.require(entered.key).status is Status.ENTERED
            assert [book.last_number for book in tx.books.of_office(desk.office_key)] == [11, 0]
        with pytest.raises(BadInput, match="đã có"):
            enter(home, changed(letter(desk.plan), "năm 2024", "năm nay"), "cv.yaml", "7", date(2024, 2, 6))


def test_entering_above_the_counter_is_refused_with_the_way_out(desk):
    with desk.home() as home, pytest.raises(BadInput, match="so_cuoi: 12"):
        enter(home, letter(desk.plan), "cv.yaml", "12", date(2024, 2, 5))


def test_a_year_before_the_books_is_opened_by_entering(desk):
    with desk.home() as home:
        entered = enter(home, desk.plan, "kh.yaml", "121", date(2019, 8, 7))
        assert entered.book.endswith("năm 2019")
        with pytest.raises(BadInput, match="bắt đầu từ năm 2024"):
            issue(home, desk.plan, "kh.yaml", on=date(2019, 8, 8))


def test_a_number_with_a_letter_is_entered_beside_the_plain_one(desk):
    with desk.home() as home:
        assert str(enter(home, letter(desk.plan), "a", "7a", date(2024, 2, 5)).notation) == "07a/UBND-NC"
        data = changed(letter(desk.plan), "năm 2024", "năm nay")
        assert str(enter(home, data, "a", "7", date(2024, 2, 5)).notation) == "07/UBND-NC"


def test_a_signed_file_is_put_on_a_document_once(desk):
    with desk.home() as home:
        key = issue(home, desk.plan, "a.yaml", on=DAY).key
        assert attach(home, key, b"%PDF-1.7 x", "ban ky.pdf", "signed").new
        assert not attach(home, key, b"%PDF-1.7 x", "ban ky.pdf", "signed").new
        with pytest.raises(BadInput, match="không phải loại tệp"):
            attach(home, key, b"MZ\x90", "a.pdf", "signed")
        with pytest.raises(BadInput, match="vai trò"):
            attach(home, key, b"%PDF-1.7 x", "a.pdf", "docx")
        with pytest.raises(NotFound):
            attach(home, "vb999", b"%PDF-1.7 x", "a.pdf", "signed")


def test_a_draft_leaves_number_and_day_blank_and_keeps_nothing(desk):
    with desk.home() as home:
        made = draft(home, desk.plan, "a.yaml")
        assert made.composed.fields["so"].strip("\u00a0") == ""
        assert made.docx.startswith(b"PK")
        assert nothing_kept(home, desk.office_key)


OFFICE_AGAIN = """\
co_quan: UBND tỉnh Hải Yến
viet_tat: UBND
dia_danh: Hải Yến
nguoi_ky:
  - {{ho_ten: Lê Thị Cúc, chuc_vu: Chủ tịch}}
so_van_ban:
  - {{ten: Công văn, loai: [công văn], nam: 2024, so_cuoi: {number}}}
"""


@pytest.mark.parametrize(("said", "then"), [(5, 11), (40, 40)])
def test_init_again_updates_people_and_never_lowers_a_counter(desk, said, then):
    with desk.home() as home:
        done = init(home, load_office(OFFICE_AGAIN.format(number=said).encode(), name="o.yaml"))
        assert not done.created
        assert {(book.name, book.last_number) for book in done.books} == {
            ("Công văn", then),
            ("Văn bản có tên loại", 0),
        }
        signers = home.settings(home.office()).signers
        assert [signer.full_name for signer in signers] == ["Lê Thị Cúc"]
        with home.store.reading() as tx:
            assert len(tx.offices.all()) == 1


def test_init_refuses_one_type_in_two_books_across_two_files(desk):
    clash = OFFICE_AGAIN.format(number=1).replace("ten: Công văn", "ten: Sổ hai")
    with desk.home() as home:
        with pytest.raises(BadInput, match="hai sổ"):
            init(home, load_office(clash.encode(), name="o.yaml"))
        assert nothing_kept(home, desk.office_key)


def test_the_same_file_on_another_day_is_a_second_document_and_says_so(desk):
    with desk.home() as home:
        first = issue(home, desk.plan, "a.yaml", on=date(2024, 8, 1))
        second = issue(home, desk.plan, "a.yaml", on=date(2024, 8, 2))
        other = issue(home, desk.plan.replace("năm 2024".encode(), "quý IV".encode(), 1), "b.yaml")
    assert (second.repeated, second.key != first.key) == (False, True)
    assert any(str(first.notation) in warning for warning in second.warnings)
    assert other.warnings == first.warnings


def test_a_mark_in_what_is_kept_and_not_printed_is_refused_too(desk):
    data = changed(desk.plan, "noi_dung: Mở lớp hướng dẫn", "noi_dung: TUYỆT MẬT mở lớp hướng dẫn")
    with desk.home() as home:
        with pytest.raises(SecretRefused):
            issue(home, data, "a.yaml", on=DAY)
        with pytest.raises(SecretRefused):
            enter(home, data, "a.yaml", "1", date(2023, 3, 1))
        assert nothing_kept(home, desk.office_key)
