"""PDFs made ready for signing: places measured, fields unseen, filled behind a signature that stays valid."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from doc_engine.compose.header import BLANK_NUMBER
from doc_engine.composed import Composed
from doc_engine.errors import BadInput
from doc_engine.layout import text_width_mm
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.pdf import boxes_of, inspect, signing_places
from doc_engine.pdf.blanks import blanks_of
from doc_engine.pdf.embedding import embedded, named
from doc_engine.pdf.fields import AGENCY_FIELD, PERSON_FIELD, prepare_for_signing
from doc_engine.pdf.filling import fill_fields, fill_number
from doc_engine.pdf.form_fonts import ENCODING, FACES, UPRIGHT, encoded, glyph_name, program, width_pt
from doc_engine.pdf.letters import Letter, lines_of_first_page
from registry.jail import LibreOffice
from templates.samples import SAMPLES, plain, short_body
from templates.samples import fields as sample_fields

NUMBER, DAY, MONTH, YEAR = "SoVanBan", "NgayBanHanh", "ThangBanHanh", "NamBanHanh"
MM = 72 / 25.4
NBSP = "\u00a0"
TWO_SIDES = {
    "ke_hoach_lien_tich",
    "ban_ghi_nho",
    "ban_thoa_thuan",
    "bien_ban",
    "hop_dong",
}  # two sign: which place is whose is not guessed
ISSUED = date(2026, 3, 5)
STACKS = (
    ["GIÁM ĐỐC"],
    ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ["TM. HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN,", "GIÁO DỤC PHÁP LUẬT", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
)


# ---- documents -------------------------------------------------------------------------------------------


def blank(composed: Composed, **more: Any) -> Composed:
    """The same document before its number and day are known."""
    left = {"so": BLANK_NUMBER, "ngay_thang": f"ngày {NBSP * 4} tháng 3 năm 2026"}
    return replace(composed, fields={**composed.fields, **left, **more})


def letter(**more: Any) -> Composed:
    return blank(Composed("cong_van", sample_fields(kinh_gui_mot="Sở Nội vụ."), short_body()), **more)


def documents() -> dict[str, Composed]:
    long = tuple(plain(f"Đoạn thứ {number} của một văn bản dài nhiều trang.") for number in range(120))
    return {
        **{key: blank(make()) for key, make in SAMPLES.items()},
        **{f"{len(stack)} dòng": letter(quyen_han=stack) for stack in STACKS},
        "ngày để trống": letter(ngay_thang=f"ngày {NBSP * 4} tháng {NBSP * 4} năm {NBSP * 4}"),
        "nhiều trang": replace(letter(), body=long),
        "đã có số": letter(so="312", ngay_thang="ngày 05 tháng 3 năm 2026"),
        "lần thứ hai": letter(quyen_han=STACKS[1]),
    }


@pytest.fixture(scope="session")
def pdfs(need_tool: Callable[[str], str]) -> dict[str, bytes]:
    """Every sample and some more, blank, converted in one run of LibreOffice."""
    need_tool("soffice")
    made = documents()
    files = [render(compile_template(build(item.type_key)), item) for item in made.values()]
    return dict(zip(made, LibreOffice().many_to_pdf(files), strict=True))


@pytest.fixture(scope="session")
def ready(pdfs: dict[str, bytes]) -> bytes:
    """A letter made ready for signing."""
    return prepare_for_signing(pdfs["2 dòng"]).content


Word = tuple[str, float, float]  # text, its left or middle, its baseline from the top edge, in mm


def page(*lines: Word, centred: tuple[Word, ...] = (), crop: float = 0, turned: int = 0) -> bytes:
    """A page of somebody else's making: text at these places, in a font of ours so that it may be Vietnamese."""
    made = PdfWriter()
    sheet = made.add_blank_page(595.276, 841.89)
    font = embedded(made, UPRIGHT)
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): named(F=font)})
    stream = DecodedStreamObject()
    starts = [*lines, *((text, x - width_pt(text, 14, UPRIGHT) / MM / 2, y) for text, x, y in centred)]
    shown = (
        f"BT /F 14 Tf {x * MM:.3f} {841.89 - y * MM:.3f} Td <{(encoded(text) or b'').hex()}> Tj ET"
        for text, x, y in starts
    )
    stream.set_data("\n".join(shown).encode("ascii"))
    sheet[NameObject("/Contents")] = made._add_object(stream)
    if crop:
        sheet.cropbox = RectangleObject((crop, crop, 595.276 - crop, 841.89 - crop))
    if turned:
        sheet.rotate(turned)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


RECEIVERS: Word = ("Nơi nhận:", 30, 200)
SIGNED: tuple[Word, ...] = (
    ("KT. CHỦ TỊCH", 150, 200),
    ("PHÓ CHỦ TỊCH", 150, 206),
    ("Trần Văn Mẫu", 150, 236),
)


def pictures(pdf: bytes, scale: float = 2) -> list[bytes]:
    """What pdfium draws of each page, fields included."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    return [bytes(sheet.render(scale=scale, may_draw_forms=True).buffer) for sheet in document]


def flat_text(pdf: bytes) -> str:
    """The words of page 1 as they stand on it, line by line, with what its fields show pressed into it."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    document[0].flatten()
    out = io.BytesIO()
    document.save(out)
    levels: dict[int, list[Letter]] = {}
    for line in lines_of_first_page(out.getvalue()):
        for letter_there in line:
            levels.setdefault(round(letter_there.baseline), []).append(letter_there)
    return "\n".join(_spaced(sorted(level, key=lambda one: one.left)) for level in levels.values())


def _spaced(line: list[Letter]) -> str:
    """The letters of a line with a space where there is room for one."""
    gaps = [False, *(two.left - one.right > one.size / 5 for one, two in pairwise(line))]
    text = "".join(f" {one.char}" if gap else one.char for one, gap in zip(line, gaps, strict=True))
    return " ".join(text.split())


# ---- places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 5))
def test_the_image_stands_between_title_and_name(pdfs: dict[str, bytes], count: int) -> None:
    pdf = pdfs[f"{count} dòng"]
    places = signing_places(pdf)
    assert places.person is not None
    assert places.findings == ()
    lines = boxes_of(pdf)[places.person.page - 1].lines
    title = next(line.box for line in lines if line.text == STACKS[count - 1][-1])
    name = next(line.box for line in lines if line.text == "Trần Văn Mẫu")
    box = places.person.box
    assert title.bottom < box.top < box.bottom < name.top
    assert (box.left + box.right) / 2 == pytest.approx((name.left + name.right) / 2, abs=0.1)
    assert box.bottom - box.top > 15


def test_every_sample_has_one_place_on_the_page_of_its_recipients(pdfs: dict[str, bytes]) -> None:
    for name, pdf in pdfs.items():
        places = signing_places(pdf)
        if name in TWO_SIDES:
            assert places.person is None, name
            continue
        assert places.person is not None, name
        texts = [line.text for line in boxes_of(pdf)[places.person.page - 1].lines]
        assert "Nơi nhận:" in texts, name


def test_a_document_of_many_pages_is_signed_on_its_last(pdfs: dict[str, bytes]) -> None:
    places = signing_places(pdfs["nhiều trang"])
    assert places.person is not None
    assert places.person.page == inspect(pdfs["nhiều trang"]).pages > 2


@pytest.mark.parametrize("diameter", [30.0, 36.0, 42.0])
def test_the_seal_in_real_size_covers_the_left_third_of_the_image(
    pdfs: dict[str, bytes], diameter: float
) -> None:
    places = signing_places(pdfs["2 dòng"], seal_mm=diameter)
    assert places.person is not None
    assert places.seal is not None
    x, y, right, top = places.person.points
    seal_x, seal_y, seal_right, seal_top = places.seal.points
    assert seal_x == pytest.approx(x + (right - x) / 3 - diameter * MM, abs=0.05)
    assert seal_y == pytest.approx(y + (top - y) / 2 - diameter * MM / 2, abs=0.05)
    assert (seal_right - seal_x, seal_top - seal_y) == pytest.approx((diameter * MM,) * 2, abs=0.05)


def test_a_seal_of_no_real_size_is_refused(pdfs: dict[str, bytes]) -> None:
    with pytest.raises(BadInput, match="con dấu"):
        signing_places(pdfs["2 dòng"], seal_mm=120)


def test_the_place_of_somebody_elses_file_is_found_in_its_own_points() -> None:
    for crop in (0, 20):
        places = signing_places(page(RECEIVERS, centred=SIGNED, crop=crop))
        assert places.person is not None
        x, y, right, top = places.person.points
        assert (x + right) / 2 == pytest.approx(150 * MM, abs=0.5)
        assert 841.89 - 236 * MM < y < top < 841.89 - 206 * MM


NOT_FOUND = {
    "no list of recipients": page(centred=SIGNED),
    "two signers below each other": page(
        RECEIVERS, centred=(*SIGNED, ("GIÁM ĐỐC", 150, 250), ("Lê Thị Mẫu", 150, 275))
    ),
    "no room between title and name": page(
        RECEIVERS, centred=(("CHỦ TỊCH", 150, 200), ("Trần Văn Mẫu", 150, 210))
    ),
    "no name": page(RECEIVERS, centred=SIGNED[:2]),
    "no title": page(RECEIVERS, centred=(("Người lập biểu", 150, 200), ("Trần Văn Mẫu", 150, 236))),
    "words under the title": page(RECEIVERS, centred=(*SIGNED[:2], ("tổng cộng 12 trang", 150, 236))),
    "another axis": page(RECEIVERS, centred=(*SIGNED[:2], ("Trần Văn Mẫu", 170, 236))),
    "a turned page": page(RECEIVERS, centred=SIGNED, turned=90),
    "an empty page": page(),
}


@pytest.mark.parametrize("case", NOT_FOUND)
def test_what_is_not_sure_is_said_and_not_guessed(case: str) -> None:
    places = signing_places(NOT_FOUND[case])
    assert (places.person, places.seal) == (None, None)
    assert [finding.code for finding in places.findings] == ["KY01"]


def test_the_note_of_an_annex_stands_top_right_clear_of_all_text(pdfs: dict[str, bytes]) -> None:
    places = signing_places(pdfs["ke_hoach"], attached=True)
    assert (places.person, places.seal) == (None, None)
    assert places.note is not None
    box = places.note.box
    assert (box.left, box.bottom) > (100, 10)
    assert box.right <= 195.1
    assert all(line.box.overlap(box) == (0, 0) for line in boxes_of(pdfs["ke_hoach"])[0].lines)


def test_a_full_top_margin_has_no_place_for_a_note() -> None:
    places = signing_places(page(("PHỤ LỤC KÈM THEO VĂN BẢN", 120, 9)), attached=True)
    assert places.note is None
    assert places.findings


# ---- empty fields ----------------------------------------------------------------------------------------


def test_every_sample_gets_its_fields_and_looks_as_before(pdfs: dict[str, bytes]) -> None:
    for name, pdf in pdfs.items():
        prepared = prepare_for_signing(pdf)
        blanks = {"đã có số": (), "ngày để trống": (NUMBER, DAY, MONTH, YEAR)}.get(name, (NUMBER, DAY))
        signatures = () if name in TWO_SIDES else (PERSON_FIELD, AGENCY_FIELD)
        assert prepared.fields == (*blanks, *signatures), name
        assert len(prepared.findings) == (1 if name in TWO_SIDES else 0), name
        assert pictures(prepared.content, 1) == pictures(pdf, 1), name


def test_poppler_too_sees_no_difference(
    pdfs: dict[str, bytes], ready: bytes, tmp_path: Any, need_tool: Callable[[str], str]
) -> None:
    import subprocess

    program_path = need_tool("pdftoppm")
    for name, pdf in (("one", pdfs["2 dòng"]), ("two", ready)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(
            [program_path, "-r", "72", "-singlefile", f"{name}.pdf", name], cwd=tmp_path, check=True
        )
    assert (tmp_path / "one.ppm").read_bytes() == (tmp_path / "two.ppm").read_bytes()


def test_the_same_document_gives_the_same_bytes_whenever_it_is_made(pdfs: dict[str, bytes]) -> None:
    again = prepare_for_signing(pdfs["lần thứ hai"]).content
    assert prepare_for_signing(pdfs["2 dòng"]).content == again
    assert b"CreationDate" not in again
    assert b"ModDate" not in again


def test_fonts_are_inside_and_the_version_is_new_enough(ready: bytes) -> None:
    reader = PdfReader(io.BytesIO(ready))
    assert reader.pdf_header >= "%PDF-1.4"
    assert all(font.embedded for font in inspect(ready).fonts)
    fonts: Any = reader.root_object["/AcroForm"]["/DR"]["/Font"]  # type: ignore[index]
    assert [fonts[name]["/FontDescriptor"]["/FontFile2"].get_data()[:4] for name in fonts] == [
        b"\0\1\0\0"
    ] * 2


def test_signature_fields_lie_at_the_places_found(ready: bytes) -> None:
    places = signing_places(ready)
    rects = {
        str(widget.get_object()["/T"]): [float(value) for value in widget.get_object()["/Rect"]]
        for widget in PdfReader(io.BytesIO(ready)).pages[0]["/Annots"]  # type: ignore[attr-defined]
    }
    assert places.person is not None
    assert places.seal is not None
    assert rects[PERSON_FIELD] == pytest.approx(places.person.points)
    assert rects[AGENCY_FIELD] == pytest.approx(places.seal.points)


def test_an_annex_has_one_field_for_the_agency(pdfs: dict[str, bytes]) -> None:
    assert prepare_for_signing(pdfs["ke_hoach"], attached=True).fields == (AGENCY_FIELD,)


def test_a_form_that_the_file_has_is_kept(pdfs: dict[str, bytes]) -> None:
    made = PdfWriter(clone_from=io.BytesIO(pdfs["2 dòng"]))
    field = made._add_object(named(FT=NameObject("/Tx"), T=TextStringObject("khac")))
    made.root_object[NameObject("/AcroForm")] = named(Fields=ArrayObject([field]))
    out = io.BytesIO()
    made.write(out)
    content = prepare_for_signing(out.getvalue()).content
    form: Any = PdfReader(io.BytesIO(content)).root_object["/AcroForm"]
    assert [str(one.get_object()["/T"]) for one in form["/Fields"]][:2] == ["khac", NUMBER]


def test_what_has_such_fields_already_is_refused(ready: bytes) -> None:
    with pytest.raises(BadInput, match="đã có trường"):
        prepare_for_signing(ready)


def test_the_fonts_hold_every_letter_under_the_name_that_the_file_gives_it() -> None:
    for face in FACES:
        font = TTFont(io.BytesIO(program(face)))
        glyphs = font.getBestCmap()
        for letter in ENCODING.values():
            assert ord(letter) in glyphs
            assert ord(letter) < 0x80 or glyphs[ord(letter)] == glyph_name(letter)
        assert "Liberation" not in font["name"].getDebugName(1)


@given(st.text(st.sampled_from(sorted(ENCODING.values())), min_size=1, max_size=12))
def test_any_vietnamese_text_is_read_back_from_a_page_in_that_font(text: str) -> None:
    words = page((text, 20, 50))
    assert "".join(line.text for line in boxes_of(words)[0].lines).split() == text.split()


# ---- filling ---------------------------------------------------------------------------------------------


def test_number_and_day_stand_where_they_were_blank(ready: bytes) -> None:
    filled = fill_number(ready, "312", ISSUED, symbol="STP-PBGDPL")
    assert filled.startswith(ready)
    assert "Số: 312/STP-PBGDPL" in flat_text(filled)
    assert "ngày 05 tháng 3 năm 2026" in flat_text(filled)


def test_a_date_left_wholly_blank_is_filled_in_three_parts(pdfs: dict[str, bytes]) -> None:
    content = prepare_for_signing(pdfs["ngày để trống"]).content
    text = flat_text(fill_number(content, "7", date(2026, 2, 9)))
    assert "Số: 07/STP-PBGDPL" in text
    assert "ngày 09 tháng 02 năm 2026" in text


def test_nothing_else_on_the_page_changes(ready: bytes) -> None:
    sheets = []
    for pdf in (ready, fill_number(ready, "312", ISSUED)):
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        bitmap = document[0].render(scale=2, may_draw_forms=True)
        raw, stride = bytes(bitmap.buffer), bitmap.stride
        sheets.append([raw[at : at + stride] for at in range(0, len(raw), stride)])
    rows = [row for row, (one, two) in enumerate(zip(*sheets, strict=True)) if one != two]
    assert rows
    assert max(rows) - min(rows) < 28  # pixels, two a point: one line of writing


@pytest.mark.parametrize("number", ["1234", "12345", "312a"])
def test_a_long_number_is_narrowed_into_the_blank(ready: bytes, number: str) -> None:
    assert f"Số: {number}/STP-PBGDPL" in flat_text(fill_number(ready, number, ISSUED))


def test_a_number_of_five_digits_has_room_in_its_full_size(ready: bytes) -> None:
    [number] = [blank for blank in blanks_of(ready).found if blank.field == "SoVanBan"]
    room = (number.rect[2] - number.rect[0]) * 25.4 / 72
    assert room >= text_width_mm("12345", number.size)


def test_filling_the_same_again_changes_nothing(ready: bytes) -> None:
    filled = fill_number(ready, "312", ISSUED)
    assert fill_number(filled, "312", ISSUED) == filled
    with pytest.raises(BadInput, match="đã được điền “312”"):
        fill_number(filled, "313", ISSUED)


def test_the_printed_month_year_and_symbol_must_agree(ready: bytes) -> None:
    for wrong in (date(2026, 4, 5), date(2025, 3, 5)):
        with pytest.raises(BadInput, match="khác ngày ban hành"):
            fill_number(ready, "312", wrong)
    with pytest.raises(BadInput, match="khác ký hiệu"):
        fill_number(ready, "312", ISSUED, symbol="KH-UBND")


def test_a_file_without_fields_or_a_number_that_is_none_is_refused(
    pdfs: dict[str, bytes], ready: bytes
) -> None:
    with pytest.raises(BadInput, match="không có trường trống"):
        fill_number(pdfs["2 dòng"], "312", ISSUED)
    for number in ("", "ba", "12/3", "1234567"):
        with pytest.raises(BadInput, match="không phải là số"):
            fill_number(ready, number, ISSUED)


@given(st.integers(0, 100_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_bad_input_or_filled(at: int, noise: bytes) -> None:
    good = SMALL
    start = at % len(good)
    damaged = good[:start] + noise + good[start + len(noise) :]
    with contextlib.suppress(BadInput):
        assert fill_fields(damaged, {NUMBER: "312"}).startswith(damaged)


def _small() -> bytes:
    lines = (("Số:", 40, 40), ("/KH-UBND", 56, 40), RECEIVERS)
    return prepare_for_signing(page(*lines, centred=SIGNED)).content


SMALL = _small()


def test_a_blank_of_somebody_elses_file_is_found_too() -> None:
    assert "45/KH-UBND" in flat_text(fill_fields(SMALL, {NUMBER: "45"}))
