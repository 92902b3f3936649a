"""A finished document read back to its draft prints the same document again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.compose import compose
from doc_engine.compose.reading_order import whole_text
from doc_engine.composed import Composed
from doc_engine.datafile import dump_draft, load_draft
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.model import Authority, Draft, Issuer, Signatory
from doc_engine.ooxml import render
from doc_engine.ooxml.reader import read_paper
from doc_engine.redraft import Page, Redraft, redraft
from doc_engine.redraft.comparing import lost, paragraphs_of
from doc_engine.redraft.of_paper import page_of
from doc_engine.redraft.of_text import page_of_text
from doc_engine.redraft.said import Said
from doc_engine.terms import DocumentType, SigningCapacity
from registry.templating import Templates
from templates.samples import SAMPLES
from tests.campaign import examples

TEMPLATES = Templates()
FULL_SEEDS = ("000", "002", "004")


def in_word(composed: Composed) -> Page:
    """The page of the Word file that is made of it."""
    template = TEMPLATES.compiled(TEMPLATES.in_force(composed.type_key))
    return page_of(read_paper(render(template, composed)))


def text_of(composed: Composed) -> str:
    """Its whole text, also where a sample was written by hand."""
    parts = composed.fields, composed.body, composed.appendices, composed.signatures[1:]
    return whole_text(composed.type_key, *parts)


def again(found: Redraft) -> Composed:
    """The document made of the data file that is written for it."""
    return compose(load_draft(dump_draft(found.draft).encode(), name="van-ban.yaml"))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_word_file_of_ours_comes_back_word_for_word(name: str) -> None:
    first = SAMPLES[name]()
    second = again(redraft(in_word(first)))
    assert text_of(second) == text_of(first)
    turned = [block.text for block in first.body if block.wide]
    assert [block.text for block in second.body if block.wide] == turned
    assert (second.contact, second.choice) == (first.contact, first.choice)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_plain_text_of_a_document_is_enough(name: str) -> None:
    first = SAMPLES[name]()
    assert text_of(again(redraft(page_of_text(text_of(first))))) == text_of(first)


def test_the_form_of_bold_titles_is_not_written_as_weight() -> None:
    found = redraft(in_word(SAMPLES["ke_hoach"]()))
    titles = [line for line in found.draft.body.split("\n") if line.startswith(("I.", "II.", "**I"))]
    assert titles
    assert not any("**" in line for line in titles)


def test_weight_inside_a_sentence_is_kept() -> None:
    draft = letter("Gửi báo cáo **trước ngày 15/4/2026** về *Sở Tư pháp* để tổng hợp.")
    assert "**trước ngày 15/4/2026**" in redraft(in_word(compose(draft))).draft.body
    assert "*Sở Tư pháp*" in redraft(in_word(compose(draft))).draft.body


def test_what_stands_at_no_known_place_goes_into_the_text_and_is_said() -> None:
    text = text_of(compose(letter("Đề nghị các đơn vị thực hiện."))).replace("Số:", "Dự thảo lần 2\nSố:", 1)
    found = redraft(page_of_text(text))
    assert "Dự thảo lần 2" in found.draft.body
    assert any("Dự thảo lần 2" in warning for warning in found.warnings)


def test_a_news_article_is_no_document_to_draft_again() -> None:
    with pytest.raises(BadInput, match="không phải văn bản hành chính"):
        redraft(
            page_of_text(
                "Sáng nay, tại hội trường, Sở Tư pháp tổ chức hội nghị tập huấn.\nCó 120 đại biểu dự."
            )
        )


def test_a_circular_is_none_of_the_29_types() -> None:
    text = "BỘ TƯ PHÁP\nSố: 01/2026/TT-BTP\nHà Nội, ngày 05 tháng 01 năm 2026\nTHÔNG TƯ\nQuy định về hòa giải\nCăn cứ Luật Hòa giải ở cơ sở;\nNơi nhận:\n- Như Điều 3;"
    with pytest.raises(BadInput, match="29 loại"):
        redraft(page_of_text(text))


WORDS = st.sampled_from(
    [
        "rà",
        "soát",
        "hòa",
        "giải",
        "kinh",
        "phí",
        "báo",
        "cáo",
        "năm",
        "2026",
        "tổ",
        "chức",
        "tập",
        "huấn",
        "cơ",
        "sở",
        "kết",
        "quả",
        "triển",
        "khai",
    ]
)
SENTENCE = st.lists(WORDS, min_size=3, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")
POINT = st.builds("{}{}".format, st.sampled_from(["", "", "- ", "+ "]), SENTENCE)
NAMES = st.sampled_from(["Nguyễn Văn Mẫu", "Trần Thị Thử", "H'Yim Niê", "Lê Ví Dụ", ""])
RECIPIENTS = st.sampled_from(
    ["Bộ Tư pháp", "UBND tỉnh (để báo cáo)", "Các sở, ban, ngành tỉnh", "Công an tỉnh"]
)
PLAIN_TYPES = st.sampled_from(
    [
        DocumentType.KE_HOACH,
        DocumentType.THONG_BAO,
        DocumentType.BAO_CAO,
        DocumentType.CHUONG_TRINH,
        DocumentType.HUONG_DAN,
    ]
)
AUTHORITY = st.sampled_from(
    [
        (),
        (Authority(capacity=SigningCapacity.KT, of="Giám đốc"),),
        (
            Authority(capacity=SigningCapacity.TL, of="Giám đốc"),
            Authority(capacity=SigningCapacity.KT, of="Chánh Văn phòng"),
        ),
    ]
)
DRAFTS = st.builds(
    Draft,
    type=PLAIN_TYPES,
    issuer=st.just(Issuer(name="Sở Tư pháp tỉnh Hải Sơn", parent_body="UBND tỉnh Hải Sơn")),
    number=st.sampled_from([None, "07", "146"]),
    symbol=st.just("KH-STP"),
    place=st.just("Hải Sơn"),
    issued_on=st.builds(PartialDate, st.just(2026), st.none() | st.integers(1, 12), st.none()),
    # A line that ends in “năm” asks for its number: bare text cannot say that the subject stops there.
    subject=SENTENCE.map(lambda text: text.rstrip(".")).filter(lambda text: not text.endswith(" năm")),
    body=st.lists(POINT, min_size=1, max_size=9).map("\n\n".join),
    signatory=st.builds(
        Signatory, full_name=NAMES, title=st.sampled_from(["Giám đốc", "Phó Giám đốc"]), authority=AUTHORITY
    ),
    recipients=st.lists(RECIPIENTS, min_size=1, max_size=4, unique=True).map(tuple),
    archive=st.sampled_from(["VT", "VT, PBGDPL", "VT, P (05b)"]),
)


@settings(max_examples=examples(6), deadline=None)
@given(DRAFTS)
def test_any_plain_draft_comes_back_from_its_word_file(draft: Draft) -> None:
    first = compose(draft)
    assert text_of(again(redraft(in_word(first)))) == text_of(first)


@settings(max_examples=examples(25), deadline=None)
@given(DRAFTS)
def test_any_plain_draft_comes_back_from_its_text(draft: Draft) -> None:
    first = compose(draft)
    found = redraft(page_of_text(first.text))
    assert lost(paragraphs_of([first.text]), again(found).text) == []


def letter(body: str) -> Draft:
    """A công văn with that text."""
    return Draft(
        type=DocumentType.CONG_VAN,
        issuer=Issuer(name="Sở Tư pháp tỉnh Hải Sơn", parent_body="UBND tỉnh Hải Sơn"),
        symbol="STP-VP",
        place="Hải Sơn",
        issued_on=PartialDate(2026, 3, None),
        subject="báo cáo kết quả",
        addressees=("Các phòng, đơn vị",),
        body=body,
        signatory=Signatory(full_name="Trần Văn Mẫu", title="Giám đốc"),
        recipients=("Như trên",),
    )


@pytest.mark.parametrize("seed", FULL_SEEDS)
def test_every_paragraph_of_a_full_seed_comes_back(shared: Path, seed: str) -> None:
    files = sorted((shared / "seeds").glob(f"{seed}*.txt"))
    page = page_of_text(files[0].read_text(encoding="utf-8"))
    assert lost(paragraphs_of(said.text for said in page.saids), again(redraft(page)).text) == []


def test_real_word_files_come_back(shared: Path) -> None:
    for file in sorted((shared / "corpus" / "docx").glob("*.docx")):
        page = page_of(read_paper(file.read_bytes()))
        assert lost(paragraphs_of(said.text for said in page.saids), again(redraft(page)).text) == [], (
            file.name
        )


def a_form(symbol: str, title: str, body: str) -> Redraft:
    """A paper of a department with this text, read back."""
    text = (
        f"UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ\nSố: 5/{symbol}-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Khánh Hòa, ngày 12 tháng 01 năm 2026\n{title}\n{body}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Thanh Hà\n"
    )
    return redraft(page_of_text(text))


@pytest.mark.parametrize(
    ("columns", "rows", "told"), [(2, 2, True), (4, 3, True), (1, 6, False), (4, 1, False)]
)
def test_a_table_without_lines_that_became_paragraphs_is_told(columns: int, rows: int, told: bool) -> None:
    page = in_word(SAMPLES["ke_hoach"]())
    cells = [
        Said.plain(f"Ô {row} cột {column}", group=99, side=column)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]
    place = next(place for place, said in enumerate(page.saids) if said.text.startswith("1."))
    found = redraft(Page((*page.saids[:place], *cells, *page.saids[place:]), page.look))
    assert any("không kẻ khung" in warning and "Ô 1 cột 1" in warning for warning in found.warnings) is told
    assert "Ô 1 cột 1" in found.draft.body


def test_a_letter_of_introduction_in_free_words_gives_its_keys_and_says_what_is_lost() -> None:
    found = a_form(
        "GGT",
        "GIẤY GIỚI THIỆU",
        "Sở Nội vụ giới thiệu ông Lê Văn Cường, chuyên viên, đến liên hệ công tác tại Sở Tài chính.\n(Có giá trị đến ngày 20/01/2026)",
    )
    section = found.draft.introduction
    assert section is not None
    assert (section.person, section.office, section.to) == ("Lê Văn Cường", "chuyên viên", "Sở Tài chính")
    assert section.valid_until.isoformat() == "2026-01-20"
    assert any("không còn nguyên văn" in warning for warning in found.warnings)
    assert "Lê Văn Cường" in again(found).text


def test_a_leave_without_the_words_of_the_form_gives_its_days() -> None:
    found = a_form(
        "GNP",
        "GIẤY NGHỈ PHÉP",
        "Xét Đơn xin nghỉ phép ngày 10/01/2026 của bà Lê Thị Mai\nChức vụ: Chuyên viên\nSở Nội vụ đồng ý cho nghỉ phép năm 05 ngày, "
        "từ ngày 15/01/2026 đến hết ngày 20/01/2026, tại Hà Nội.",
    )
    section = found.draft.leave
    assert section is not None
    assert (section.person, section.length, section.at) == ("Lê Thị Mai", "05 ngày", "Hà Nội")
    days = section.asked_on, section.from_on, section.until_on
    assert [day.isoformat() for day in days] == ["2026-01-10", "2026-01-15", "2026-01-20"]
    assert "Lê Thị Mai" in again(found).text


@pytest.mark.parametrize(
    ("symbol", "title"), [("GM", "GIẤY MỜI\nHọp giao ban"), ("CĐ", "CÔNG ĐIỆN\nVề ứng phó bão")]
)
def test_whom_an_invitation_or_telegram_is_for_has_its_own_key(symbol: str, title: str) -> None:
    found = a_form(
        symbol,
        title,
        "Kính gửi: Trưởng các phòng\nĐề nghị thực hiện các nội dung sau:\n1. Dự họp đúng giờ./.",
    )
    assert not found.draft.addressees
    invited = found.draft.invitation.invited if found.draft.invitation else ()
    told = found.draft.telegram.to if found.draft.telegram else ()
    assert (*invited, *told) == ("Trưởng các phòng",)
    assert "Trưởng các phòng" in again(found).text


def test_who_was_present_may_stand_on_one_line() -> None:
    body = (
        "Họp xét thi đua\nThời gian bắt đầu: 08 giờ 00 phút, ngày 12 tháng 01 năm 2026.\nĐịa điểm: Phòng họp.\n"
        "Thành phần tham dự: Các thành viên Hội đồng; Tổ thư ký.\nChủ trì (chủ tọa): Ông Nguyễn Thanh Hà.\n"
        "Thư ký (người ghi biên bản): Bà Lê Thị Mai.\nNội dung:\n1. Thông qua.\n"
        "Cuộc họp kết thúc vào 11 giờ, ngày 12 tháng 01 năm 2026./."
    )
    found = a_form("BB", "BIÊN BẢN", body)
    assert found.draft.minutes is not None
    assert found.draft.minutes.present == ("Các thành viên Hội đồng", "Tổ thư ký")
    assert "Tổ thư ký" in again(found).text
