"""Series as data: one for all, one a type, one a group, and the own series of secrets, copies, advisory bodies."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.errors import BadInput, Refusal
from doc_engine.terms import DocumentType, Relation
from registry.model import LinkSource
from registry.numbering import BookUse, Scheme, copies_scheme, next_suffix, scheme_for, scheme_problems
from registry.officefile import load_office
from registry.services.copy_registering import register_copy
from registry.services.issuing import issue
from registry.services.registers import outgoing
from registry.services.secret_numbers import allot_secret
from registry.services.setup import init
from registry.services.verifying import verify
from registry.services.voiding import void
from tests.registry.conftest import OFFICE

DAY = date(2024, 8, 1)
COUNCIL = "Hội đồng Sáng kiến tỉnh Hải Yến"
BOOKS = f"""\
  - {{ten: Văn bản mật, dung_cho: văn bản mật, nam: 2024, so_cuoi: 2}}
  - {{ten: Bản sao, dung_cho: bản sao, nam: 2024, so_cuoi: 40}}
  - {{ten: Hội đồng Sáng kiến, to_chuc: {COUNCIL}, viet_tat: HĐSK, nam: 2024}}
"""
HEAD = f"""\
  - {{ho_ten: Lê Thị An, chuc_vu: Chủ tịch, to_chuc: {COUNCIL}, quyen_han: TM. Hội đồng}}
"""
COPY = """\
hinh_thuc: sao y
co_quan: Ủy ban nhân dân tỉnh Hải Yến
ky_hieu: SY-UBND
dia_danh: Hải Yến
nguoi_ky: {quyen_han: KT. Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Văn Bình}
noi_nhan:
  - Các phòng, đơn vị
van_ban_sao: Chỉ thị số 20/CT-TTg ngày 15/5/2024 của Thủ tướng Chính phủ
"""


def office_file(books: str = BOOKS, people: str = HEAD) -> bytes:
    return OFFICE.replace("so_van_ban:\n", f"{people}so_van_ban:\n").encode() + books.encode()


@pytest.fixture
def home(desk):
    with desk.home() as opened:
        init(opened, load_office(office_file(), name="o.yaml"))
        yield opened
        assert verify(opened) == []


def paper(type_: str, extra: str = "") -> bytes:
    return (
        f"loai: {type_}\n{extra}trich_yeu: Phân công trực\nnoi_dung: Phân công trực như đã bàn.\n"
        "nguoi_ky: Trần Văn Bình\nnoi_nhan:\n  - Các phòng\n"
    ).encode()


def numbers(*issued) -> list[str]:
    return [str(one.notation) for one in issued]


def test_the_next_year_s_declaration_takes_over_and_each_type_may_have_its_own_series(desk):
    new = (
        '  - {ten: Sổ chung, loai: "*", danh_so: từng loại, nam: 2025}\n'
        "  - {ten: Sổ thông báo, loai: [thông báo, báo cáo], nam: 2025, so_cuoi: 7}\n"
    )
    head = OFFICE.split("so_van_ban:")[0]
    desk.today = date(2025, 2, 3)
    with desk.home() as home:
        init(home, load_office(f"{head}so_van_ban:\n{new}".encode(), name="o.yaml"))
        issued = [
            issue(home, paper(type_), "a.yaml", again=True)
            for type_ in ("kế hoạch", "kế hoạch", "thông báo", "báo cáo")
        ]
        assert numbers(*issued) == ["01/KH-UBND", "02/KH-UBND", "08/TB-UBND", "09/BC-UBND"]
        assert [one.book for one in issued] == [
            "Sổ chung – Kế hoạch năm 2025",
            "Sổ chung – Kế hoạch năm 2025",
            "Sổ thông báo năm 2025",
            "Sổ thông báo năm 2025",
        ]
        chosen = issue(home, paper("chương trình"), "a.yaml")
        assert (str(chosen.notation), chosen.book) == ("01/CTr-UBND", "Sổ chung – Chương trình năm 2025")
        assert verify(home) == []


def test_a_year_before_the_new_declaration_keeps_the_old_books():
    old = [Scheme("Công văn", ("cong_van",), 2023, 3), Scheme("Có tên loại", ("*",), 2023)]
    new = [Scheme("Văn bản đi", ("*",), 2025), Scheme("Quyết định", ("quyet_dinh",), 2026)]
    found = {
        (type_.key, year): scheme.name
        for type_ in (DocumentType.CONG_VAN, DocumentType.QUYET_DINH)
        for year in (2022, 2024, 2025, 2027)
        if (scheme := scheme_for(type_, old + new, year))
    }
    assert found == {
        ("cong_van", 2022): "Công văn",
        ("cong_van", 2024): "Công văn",
        ("cong_van", 2025): "Văn bản đi",
        ("cong_van", 2027): "Văn bản đi",
        ("quyet_dinh", 2022): "Có tên loại",
        ("quyet_dinh", 2024): "Có tên loại",
        ("quyet_dinh", 2025): "Văn bản đi",
        ("quyet_dinh", 2027): "Quyết định",
    }
    assert scheme_problems(old + new) == []
    again = scheme_for(DocumentType.CONG_VAN, [*old, Scheme("Công văn", ("cong_van",), 2024, 9)], 2024)
    assert again is not None
    assert again.year == 2023


def test_secrets_copies_and_bodies_are_series_apart():
    schemes = [
        Scheme("Đi", ("*",), 2024),
        Scheme("Mật", ("*",), 2024, use=BookUse.SECRETS.key),
        Scheme("Sao", ("*",), 2024, use=BookUse.COPIES.key),
        Scheme("HĐ", ("*",), 2024, body=COUNCIL, abbreviation="HĐSK"),
    ]
    assert scheme_problems(schemes) == []
    kind = DocumentType.KE_HOACH
    assert [
        scheme and scheme.name
        for scheme in (
            scheme_for(kind, schemes, 2024),
            scheme_for(kind, schemes, 2024, use=BookUse.SECRETS),
            scheme_for(kind, schemes, 2024, body=COUNCIL.upper()),
            scheme_for(kind, schemes, 2024, body="Hội đồng khác"),
            copies_scheme(schemes),
        )
    ] == ["Đi", "Mật", "HĐ", None, "Sao"]


@pytest.mark.parametrize(
    ("book", "said"),
    [
        ("{ten: Sổ, nam: 2024}", "thiếu khóa loai"),
        ("{ten: Sổ, to_chuc: Hội đồng X, nam: 2024}", "phải có viet_tat"),
        ("{ten: Sổ, to_chuc: Hội đồng X, viet_tat: HĐ, dung_cho: bản sao, nam: 2024}", "không dùng cho"),
        ('{ten: Sổ, loai: "*", danh_so: từng loại, nam: 2024, so_cuoi: 4}', "không có so_cuoi chung"),
        ("{ten: Sổ, dung_cho: sổ tay, nam: 2024}", "dung_cho"),
    ],
)
def test_a_book_that_contradicts_itself_is_told_with_its_line(book, said):
    text = OFFICE.split("so_van_ban:")[0] + f"so_van_ban:\n  - {book}\n"
    with pytest.raises(BadInput, match=said) as wrong:
        load_office(text.encode(), name="o.yaml")
    assert all(problem.line for problem in wrong.value.problems)


def test_suffixes_go_through_the_alphabet():
    assert next_suffix([""]) == "a"
    assert next_suffix(["", "a", "b", "c", "D"]) == "đ"
    assert next_suffix(["", *"abcdđeghiklmnopqrstuvxy"]) == "aa"


# ---- hội đồng, ban, tổ ---------------------------------------------------------------------------------------


def test_an_advisory_body_numbers_in_its_own_series_under_its_office(home, desk):
    data = f"co_quan: {COUNCIL}\n".encode() + paper("thông báo").replace(
        "Trần Văn Bình".encode(), "Lê Thị An".encode()
    )
    own = issue(home, paper("thông báo"), "a.yaml", on=DAY)
    issued = issue(home, data, "hd.yaml", on=DAY)
    assert numbers(own, issued) == ["01/TB-UBND", "01/TB-HĐSK"]
    with home.store.reading() as tx:
        document, text = tx.documents.require(issued.key), tx.documents.texts(issued.key).body_text or ""
    assert (document.issuer, document.office) == (COUNCIL, desk.office_key)
    assert "ỦY BAN NHÂN DÂN" in text
    assert "TM. HỘI ĐỒNG" in text
    other = data.replace("Lê Thị An".encode(), "Trần Văn Bình".encode())
    with pytest.raises((BadInput, Refusal)):
        issue(home, other, "hd.yaml", on=DAY)


# ---- bản sao -------------------------------------------------------------------------------------------------


def test_a_copy_takes_the_next_number_of_the_copies_series_once(home):
    first = register_copy(home, COPY.encode(), "sao.yaml", on=DAY)
    assert (str(first.notation), first.book) == ("41/SY-UBND", "Bản sao năm 2024")
    assert first.copy.number == "41"
    again = register_copy(home, COPY.encode(), "sao.yaml", on=DAY)
    assert (again.key, again.repeated, again.block.content) == (first.key, True, first.block.content)
    other = register_copy(home, COPY.encode(), "sao.yaml", on=DAY, source=b"%PDF-1.4")
    assert str(other.notation) == "42/SY-UBND"
    line = next(line for line in outgoing(home) if line.document == first.key)
    assert line.subject == "Bản sao y Chỉ thị số 20/CT-TTg ngày 15/5/2024 của Thủ tướng Chính phủ"
    void(home, other.key, "sao nhầm")
    assert (
        str(register_copy(home, COPY.encode(), "sao.yaml", on=DAY, source=b"%PDF-1.4").notation)
        == "43/SY-UBND"
    )


def test_a_copy_of_a_booked_document_is_linked_to_it(home, desk):
    issued = issue(home, desk.plan, "a.yaml", on=DAY)
    made = register_copy(home, COPY.encode(), "sao.yaml", of=issued.key, on=DAY)
    with home.store.reading() as tx:
        (link,) = tx.links.from_documents([made.key])
    assert (link.to_key, link.relation, link.source) == (issued.key, Relation.SAO, LinkSource.GENERATED)
    line = next(line for line in outgoing(home) if line.document == made.key)
    assert line.subject == "Bản sao y Kế hoạch số 01/KH-UBND của Ủy ban nhân dân tỉnh Hải Yến"


def test_what_is_wrong_with_a_copy_takes_no_number(home):
    with pytest.raises(BadInput, match="số bản sao do sổ cấp"):
        register_copy(home, ('so: "07"\n' + COPY).encode(), "sao.yaml", on=DAY)
    with pytest.raises(BadInput, match="chưa biết sao văn bản nào"):
        register_copy(home, COPY.split("van_ban_sao", maxsplit=1)[0].encode(), "sao.yaml", on=DAY)
    with pytest.raises(Refusal, match="không có thẩm quyền ký"):
        register_copy(home, COPY.replace("Trần Văn Bình", "Ngô Văn Lạ").encode(), "sao.yaml", on=DAY)
    register_copy(home, COPY.encode(), "sao.yaml", on=date(2024, 8, 5))
    with pytest.raises(BadInput, match="số tăng mà ngày lùi"):
        register_copy(home, COPY.encode(), "sao.yaml", on=DAY)
    assert len(outgoing(home)) == 1


def test_an_office_without_a_book_of_copies_is_told_how_to_declare_it(desk):
    with desk.home() as home, pytest.raises(BadInput, match=r"chưa có sổ bản sao.*dung_cho: bản sao"):
        register_copy(home, COPY.encode(), "sao.yaml", on=DAY)


# ---- văn bản mật ---------------------------------------------------------------------------------------------


def test_a_secret_paper_kept_elsewhere_takes_a_number_and_leaves_nothing_else(home, desk):
    given = allot_secret(home, "báo cáo", "BC-UBND", "tối mật", on=DAY)
    assert (str(given.notation), given.book) == ("03/BC-UBND", "Văn bản mật năm 2024")
    assert str(allot_secret(home, "báo cáo", "BC-UBND", "mật", on=DAY).notation) == "04/BC-UBND"
    line = outgoing(home)[0]
    assert (line.subject, line.note, line.recipients) == ("Báo cáo", "Độ mật: Tối mật", "")
    with home.store.reading() as tx:
        assert tx.documents.require(given.key).subject is None
        assert tx.files.of_document(given.key) == []
    void(home, given.key, "cấp nhầm")


def test_a_secret_number_asked_for_wrongly_names_every_mistake(home, desk):
    with pytest.raises(BadInput) as wrong:
        allot_secret(home, "sổ tay", "?", "kín", on=date(2099, 1, 1))
    assert len(wrong.value.problems) == 4
    assert outgoing(home) == ()
    with desk.home() as plain:
        init(plain, load_office(office_file(books=""), name="o.yaml"))


def test_an_office_without_a_secret_book_gives_no_secret_number(desk):
    with desk.home() as home, pytest.raises(BadInput, match="chưa có sổ văn bản mật"):
        allot_secret(home, "báo cáo", "BC-UBND", "mật", on=DAY)
