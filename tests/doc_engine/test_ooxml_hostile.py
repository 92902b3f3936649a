"""Templates are programs: what would run, loop, hang or hide is refused before it is compiled, by its paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.errors import BadInput
from doc_engine.findings import Severity
from doc_engine.ooxml import check_template, compile_template
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.markup import escape, paragraph, run
from doc_engine.ooxml.package import Member, read, write
from tests.campaign import examples

BASE = read(build("cong_van"))


def template(*texts: str, part: str = "word/document.xml", raw: str = "") -> bytes:
    """The công văn template with extra paragraphs at the front of a part."""
    xml = BASE[part].decode()
    body = "<w:body>" if part == "word/document.xml" else xml[: xml.index(">", xml.index("<w:hdr")) + 1][-1:]
    place = xml.index(body) + len(body) if body != ">" else xml.index(">", xml.index("<w:hdr")) + 1
    added = raw or "".join(paragraph("", run(text)) for text in texts)
    parts = BASE | {part: (xml[:place] + added + xml[place:]).encode()}
    return write(Member.stored(name, content) for name, content in parts.items())


def refused(docx: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        compile_template(docx)
    return str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ so.upper() }}",
        "{{ so.upper }}",
        "{{ range(9) }}",
        "{{ 9**9**9 }}",
        "{{ 9 * 9 }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ 7 // 0 }}",
        "{{ 99999999999 }}",
        "{{ so|safe }}",
        "{{ so|attr('x') }}",
        "{{ so|format(9) }}",
        "{{ noi_nhan|join(so) }}",
        "{{ noi_nhan[so] }}",
        "{{ noi_nhan[0:9] }}",
        "{{ ['a', 'b'] }}",
        "{{ {'a': 1} }}",
        "{{ loop.index }}",
        "{{ _ }}",
        "{{ __import__ }}",
        "{{ }}",
        "{{ so",
        "so }}",
        "{{ so {{ so }}",
        "{{r so }}",
        "{{- so }}",
        "{%- if so %}x{% endif %}",
        "{%tc if so %}x{%tc endif %}",
        "{{tr so }}",
        "{# ghi chú #}",
        "{% set a = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% raw %}{% endraw %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{% colspan so %}",
        "{% cellbg so %}",
        "{% vm %}",
        "{% hm %}",
        "{% if so %}x",
        "{% endif %}",
        "{% if so %}{% endfor %}",
        "{% else %}",
        "{% for so in noi_nhan %}x{% endfor %}",
        "{% for a, b in noi_nhan %}x{% endfor %}",
        "{% for a in noi_nhan recursive %}x{% endfor %}",
        "{% for a in noi_nhan if a %}x{% endfor %}",
        "{% for a in 'abc' * 999 %}x{% endfor %}",
        "{{ noi_dung }}",
        "{{ noi_dung ~ so }}",
        "{{p so }}",
        "chữ {{p noi_dung }}",
        "{{p noi_dung|upper }}",
        "{{ so if so.x else '' }}",
        "{{ " + "a" * 300 + " }}",
        "{{ " + "(" * 150 + " }}",
        "{{ " + "-" * 150 + "1 }}",
        "".join(f"{{% for {name} in noi_nhan %}}" for name in "abcd") + "{% endfor %}" * 4,
    ],
)
def test_a_hostile_tag_is_refused_by_its_paragraph(tag: str) -> None:
    message = refused(template(tag))
    assert "đoạn 1 (“" in message


def test_the_paragraph_and_a_suggestion_are_named() -> None:
    message = refused(template("Kính chào", "Về việc {{ trich_yiu }}"))
    assert "đoạn 2 (“Về việc {{ trich_yiu }}”): không có trường “trich_yiu”" in message
    assert "Có phải là “trich_yeu”?" in message


def test_accents_in_a_name_get_the_plain_name_suggested() -> None:
    assert "Có phải là “trich_yeu”?" in refused(template("{{ trích_yếu }}"))


def test_a_decomposed_name_is_refused() -> None:
    assert "NFD" in refused(template("{{ tri\u0301ch_yeu }}"))


def test_a_hostile_tag_in_a_header_is_refused_by_its_place() -> None:
    message = refused(template("{{ so.__class__ }}", part="word/header1.xml"))
    assert "đầu trang, đoạn 1" in message


def test_all_bad_paragraphs_are_reported_together() -> None:
    message = refused(template("{{ a1 }}", "{{ so }}", "{{ so() }}"))
    assert "đoạn 1" in message
    assert "đoạn 3" in message
    assert "đoạn 2" not in message


def test_forty_kilobytes_of_open_tags_are_refused_at_once() -> None:
    assert "không được đóng" in refused(template("{{ a " * 8000))


def test_forty_kilobytes_of_open_tags_over_paragraphs_are_refused_at_once() -> None:
    assert "không được đóng" in refused(template(*["{{ a "] * 8000))


def test_too_many_tags_are_refused() -> None:
    assert "2000 thẻ" in refused(template(*["{{ so }}"] * 2100))


def test_a_template_of_megabytes_is_refused() -> None:
    assert "quá lớn" in refused(template(*["chữ " * 100] * 5_000))


def test_a_tag_split_over_two_paragraphs_is_refused() -> None:
    assert refused(template("{", "{ so }}"))


def test_a_tag_in_an_attribute_is_refused() -> None:
    raw = '<w:p><w:bookmarkStart w:id="1" w:name="{{ so }}"/><w:bookmarkEnd w:id="1"/></w:p>'
    assert "thuộc tính" in refused(template(raw=raw))


def test_a_tag_in_deleted_text_is_refused() -> None:
    raw = f"<w:p><w:r><w:delText>{escape('{{ so }}')}</w:delText></w:r></w:p>"
    assert "ngoài đoạn văn" in refused(template(raw=raw))


def test_a_tag_in_the_properties_is_refused() -> None:
    parts = BASE | {
        "docProps/core.xml": BASE["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>{{ so }}")
    }
    assert "docProps/core.xml" in refused(write(Member.stored(*part) for part in parts.items()))


def test_a_tag_cut_into_runs_by_word_is_read_whole() -> None:
    raw = f"<w:p>{run('Số: {')}{run('{ s', bold=True)}{run('o }')}{run('}')}</w:p>"
    assert "so" in compile_template(template(raw=raw)).fields


def test_curly_quotes_of_word_are_taken_as_quotes() -> None:
    assert compile_template(template("{% if so == “01” %}x{% endif %}"))


def test_a_file_that_is_no_docx_is_refused() -> None:
    assert refused(b"hello")


def test_check_template_gives_findings_and_no_exception() -> None:
    findings = check_template(template("{{ so() }}"))
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert check_template(build("ke_hoach")) == []


def test_a_template_without_the_body_is_an_error() -> None:
    parts = BASE | {"word/document.xml": BASE["word/document.xml"].replace(b"{{p noi_dung }}", b"")}
    findings = check_template(write(Member.stored(*part) for part in parts.items()))
    assert any("noi_dung" in finding.message for finding in findings)


_ATOMS = st.sampled_from(
    [
        "so",
        "noi_nhan",
        "noi_dung",
        "x",
        "_",
        "__class__",
        "loop",
        "9",
        "9999999",
        "'a'",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".",
        ",",
        "|",
        "**",
        "*",
        "%",
        "+",
        "-",
        "~",
        "//",
        "=",
        "==",
        "in",
        "is",
        "not",
        "and",
        "or",
        "if",
        "else",
        "for",
        "endfor",
        "endif",
        "set",
        "macro",
        "include",
        "import",
        "safe",
        "upper",
        "join",
        "range",
        "format",
        "attr",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{{p",
        "{%p",
        "{%tr",
        "{{r",
    ]
)


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(_ATOMS, max_size=14))
def test_any_mixture_of_tags_is_compiled_or_refused_and_nothing_else(atoms: list[str]) -> None:
    docx = template(" ".join(atoms))
    try:
        compiled = compile_template.__wrapped__(docx)
    except BadInput:
        return
    assert "__class__" not in compiled.fields


def test_every_shipped_part_passes_zipfile_too() -> None:
    with zipfile.ZipFile(io.BytesIO(template("x"))) as archive:
        assert archive.testzip() is None
