"""Serial letters: each equals the same document printed alone and docxtpl's, whatever was printed before it."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from datetime import date

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from doc_engine.blocks import AppendixBlocks, Block, Paragraph, Run
from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.layout import adapted
from doc_engine.model import Appendix, Draft, Issuer, Signatory
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.balancing import balanced
from doc_engine.ooxml.expressions import environment, examined
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.markup import parse
from doc_engine.ooxml.package import Member, read, write
from doc_engine.ooxml.press import LetterPress, Shape
from doc_engine.ooxml.rendering import finished, render_context
from doc_engine.ooxml.streams import Stream
from doc_engine.slots import Filler, slots_in, words_of
from doc_engine.terms import DocumentType
from doc_engine.text import admit, squeeze
from templates.samples import SAMPLES, fields, grid, letter, plain
from tests.campaign import examples

LETTER = compile_template(build("cong_van"))
NAMES = frozenset({"a", "b", "c"})
VALUES = (
    {"a": "12", "b": "Ủy ban nhân dân xã Hòa Bình", "c": "Lê & <Văn> “Tám”"},
    {
        "a": "1003",
        "b": "Ban Chỉ đạo thực hiện Đề án nâng cao chất lượng hòa giải ở cơ sở " * 3 + "x",
        "c": "B",
    },
    {"a": "7", "b": "UBND xã An", "c": "Một chuỗi - dài hơn nhiều so với chuỗi ở thư trước - " * 2 + "hết"},
)


def canonical(xml: str | bytes) -> bytes:
    return etree.tostring(parse(xml), method="c14n")


def same_parts(one: bytes, other: bytes) -> None:
    ours, theirs = read(one), read(other)
    assert sorted(ours) == sorted(theirs)
    for name in ours:
        assert canonical(ours[name]) == canonical(theirs[name]), name


def with_slots(composed: Composed) -> Composed:
    """The document with slots in every kind of place: fields, lists, capitals, body, tables, annexes."""
    given = dict(composed.fields)
    given["so"] = "«a»"
    for name, value in composed.fields.items():
        if name in {"kinh_gui_mot", "ho_ten", "trich_yeu", "ong_ba"} and value:
            given[name] = f"{value} «b»"
        elif isinstance(value, list) and value:
            given[name] = [f"{value[0]} «C»", *value[1:]]
    body = tuple(slotted(block) for block in composed.body)
    annexes = tuple(
        replace(one, attached_to=f"{one.attached_to} «a»", blocks=tuple(map(slotted, one.blocks)))
        for one in composed.appendices
    )
    return replace(composed, fields=given, body=body, appendices=annexes, title=f"{composed.title} «b»")


def slotted(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, inline=(Run("«b», ", bold=True), *block.inline))
    head, first, *rest = block.rows
    return replace(block, rows=(head, ((Run("«c»"),), *first[1:]), *rest))


@pytest.mark.parametrize("key", SAMPLES)
def test_every_letter_of_every_template_equals_the_document_printed_alone_and_docxtpls(key: str) -> None:
    composed = with_slots(SAMPLES[key]())
    source = build(composed.type_key)
    template = compile_template(source)
    letters = Shape(template, composed, NAMES)
    for values in VALUES:
        filled = Filler(values).composed(composed)
        made = letters.letter(values)
        same_parts(made, render(template, filled))
        if not composed.watermark and not composed.contact:
            reference = DocxTemplate(io.BytesIO(source))
            reference.render(dict(render_context(template, filled)), jinja_env=environment(), autoescape=True)
            theirs = etree.tostring(reference.docx.element, encoding="unicode")
            theirs = balanced(theirs, template.style_ids, adapted(composed.choice))
            assert canonical(read(made)["word/document.xml"]) == canonical(
                finished(theirs, template, composed)
            )


def test_a_letter_is_a_whole_zip_that_word_files_are_known_by() -> None:
    made = Shape(LETTER, with_slots(letter()), NAMES).letter(VALUES[0])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2].startswith("word/")
    assert docx.Document(io.BytesIO(made)).tables


def test_a_letter_is_the_same_bytes_whatever_was_printed_before() -> None:
    fresh = [Shape(LETTER, with_slots(letter()), NAMES).letter(values) for values in VALUES]
    used = Shape(LETTER, with_slots(letter()), NAMES)
    for _ in range(2):
        assert [used.letter(values) for values in reversed(VALUES)] == fresh[::-1]


def test_letters_are_hardly_larger_than_zlib_makes_them() -> None:
    composed = replace(letter(), fields=fields(so="«a»", kinh_gui_mot="«b»."))
    for values in (VALUES[0], VALUES[2]):
        alone = render(LETTER, Filler(values).composed(composed))
        assert len(Shape(LETTER, composed, NAMES).letter(values)) <= 1.05 * len(alone)
    press = LetterPress(LETTER, draft(), ["a", "b"])
    many: dict[str, str | list[str]] = {"a": "12", "b": [f"Ủy ban nhân dân xã Tân {name}" for name in "BCDE"]}
    assert len(press.letter(many)) <= 1.05 * len(render(LETTER, press.composed(many)))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn")), max_size=60)


@settings(max_examples=examples(20), deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=3))
def test_any_words_print_as_they_would_alone(rows: list[tuple[str, str, str]]) -> None:
    press = LetterPress(LETTER, draft(body="Kính thưa «b», «C»:\n\n1. Về «c».\n\nTrân trọng «b»."), "abc")
    for row in rows:
        values = dict(zip("abc", row, strict=True))
        same_parts(press.letter(values), render(LETTER, press.composed(values)))


def draft(**given: object) -> Draft:
    values: dict[str, object] = {
        "type": DocumentType.CONG_VAN,
        "issuer": Issuer(name="Sở Tư pháp tỉnh Hải Sơn", parent_body="UBND tỉnh Hải Sơn"),
        "symbol": "STP-PBGDPL",
        "number": "«a»",
        "place": "Hải Sơn",
        "issued_on": PartialDate.of(date(2026, 1, 5)),
        "subject": "kiện toàn các tổ hòa giải năm 2026",
        "addressees": ("«b»",),
        "body": "Đề nghị triển khai.\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai.",
        "signatory": Signatory(full_name="Trần Văn Mẫu", title="Giám đốc"),
        "recipients": ("Như trên", "UBND tỉnh (để báo cáo)"),
    }
    return Draft.model_validate(values | given)


@pytest.mark.parametrize("name", ["Ủy ban nhân dân xã Hòa Bình", "Công an tỉnh;", "Sở Nội vụ (2 bản)"])
def test_number_and_kinh_gui_are_as_if_typed_in_the_draft(name: str) -> None:
    press = LetterPress(LETTER, draft(), ["a", "b"])
    typed = draft(number="146", addressees=(name,))
    values = {"a": "146", "b": name.rstrip(";")}
    same_parts(press.letter(values), render(LETTER, compose(typed)))
    assert press.composed(values).text == compose(typed).text


def test_a_list_fills_an_item_with_as_many_items() -> None:
    press = LetterPress(LETTER, draft(), ["a", "b"])
    names = ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"]
    for count in (3, 1, 2):
        made = press.letter({"a": "5", "b": names[:count]})
        same_parts(made, render(LETTER, compose(draft(number="5", addressees=tuple(names[:count])))))


def test_words_are_never_marks() -> None:
    odd = "1. **đậm** [[x]] | a"
    press = LetterPress(LETTER, draft(body="Kính thưa ông.\n\n«b»\n\nTrân trọng."), ["a", "b"])
    texts = [item.text for item in docx.Document(io.BytesIO(press.letter({"a": "1", "b": odd}))).paragraphs]
    assert odd in texts


def test_a_slot_without_a_value_and_words_word_cannot_hold_are_refused() -> None:
    press = LetterPress(LETTER, draft(), ["a", "b"])
    with pytest.raises(BadInput, match="“b” không có giá trị"):
        press.letter({"a": "1"})
    for bad in ("a\x0cb", "a\ud800b", "a\u202eb", "a\ue000b"):
        with pytest.raises(BadInput, match="không được phép"):
            press.letter({"a": "1", "b": bad})


def test_words_enter_as_every_text_does() -> None:
    for word in ("Hòa", "a  b\n c ", "Ða", "\u200ba", "×÷", "ĐINH Ỹ", "a."):
        assert words_of(["x"], {"x": word})[0]["x"] == squeeze(admit(word))


def test_slots_are_found_in_all_texts_of_a_draft() -> None:
    given = draft(appendices=(Appendix(title="Danh sách «p»", body="«q»"),), legal_bases=("Luật «r»",))
    assert slots_in(given) == {"a", "b", "p", "q", "r"}


def template_with(old: str, new: str) -> bytes:
    parts = read(build("cong_van"))
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new).encode()
    return write(Member.stored(*part) for part in parts.items())


@pytest.mark.parametrize(
    "tag",
    ["{{ so | upper }}", "{{ so[0] }}{{ so }}", "{% if so == '7' %}bảy {% endif %}{{ so }}", "«a» {{ so }}"],
)
def test_a_template_that_looks_into_the_words_is_rendered_for_each_letter(tag: str) -> None:
    template = compile_template(template_with("{{ so }}", tag))
    composed = with_slots(letter())
    letters = Shape(template, composed, NAMES)
    for values in VALUES:
        same_parts(letters.letter(values), render(template, Filler(values).composed(composed)))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ so }}{% if ho_ten and not so %}x{% endif %}", set()),
        ("{% for dong in noi_nhan %}{{ dong }}{{ loop.index }}{% endfor %}{{ noi_nhan[0] }}", set()),
        ("{% if noi_nhan | length == 1 %}{{ so if ho_ten else 'x' }}{% endif %}", set()),
        ("{{ so | lower }}", {"so"}),
        ("{% for dong in noi_nhan %}{% if dong == 'x' %}y{% endif %}{% endfor %}", {"noi_nhan"}),
        ("{% for chu in so %}{{ chu }}{% endfor %}", {"so"}),
        ("{{ so ~ ho_ten }}{% if trich_yeu | length > 9 %}{% endif %}", {"so", "ho_ten", "trich_yeu"}),
    ],
)
def test_what_a_template_looks_into_is_known(source: str, found: set[str]) -> None:
    assert examined(source) == found


def test_our_templates_look_into_no_words() -> None:
    assert not any(compile_template(build(SAMPLES[key]().type_key)).examined for key in SAMPLES)


def test_what_is_measured_is_measured_for_each_letter() -> None:
    """A long kính gửi, the drawn line below an annex's head, a table's columns, the last lines of the text."""
    composed = replace(
        letter(),
        fields=fields(so="«a»", kinh_gui_mot="«b».", noi_nhan=["- «b»;"] * 20, ho_ten="«c»"),
        body=(plain("Lời mở."), grid(("STT", "Tên"), ("1", "«b»")), plain("Cuối «b»."), plain("«c»./.")),
        appendices=(AppendixBlocks("Phụ lục", "BẢNG", "(Kèm theo Công văn số «a») «b»", (plain("x./."),)),),
    )
    letters = Shape(LETTER, composed, NAMES)
    for values in VALUES:
        same_parts(letters.letter(values), render(LETTER, Filler(values).composed(composed)))


@settings(max_examples=examples(40), deadline=None)
@given(
    st.lists(st.binary(max_size=400).map(lambda data: data.replace(b"\0", b"")), min_size=1, max_size=6),
    st.lists(
        st.lists(st.integers(0, 300) | st.sampled_from([700, 1500, 1501, 70_000]), min_size=5, max_size=5),
        min_size=1,
        max_size=3,
    ),
)
def test_a_stream_inflates_to_its_stretches_and_words(
    stretches: list[bytes], lengths: list[list[int]]
) -> None:
    stream = Stream([stretch * 3 for stretch in stretches])
    for row in lengths:
        words = [b"ab" * (length // 2) for length in row[: len(stretches) - 1]]
        raw, crc, size = stream.filled(words)
        whole = stretches[0] * 3 + b"".join(
            word + stretch * 3 for word, stretch in zip(words, stretches[1:], strict=True)
        )
        assert zlib.decompress(raw, -15) == whole
        assert (crc, size) == (zlib.crc32(whole), len(whole))


def test_the_first_letters_printed_do_not_stay_in_memory() -> None:
    press = LetterPress(LETTER, draft(), ["a", "b"])
    for place in range(700):
        press.letter({"a": str(place), "b": "x" * (place % 299 + 1)})
    (shape,) = press._shapes.values()
    assert len(shape._plates) <= 2
    packed = [
        len(stretch._packed)
        for part in shape._plates.popitem()[1]._opened
        for stretch in part._stream._stretches
    ]
    assert max(packed) <= 1024
