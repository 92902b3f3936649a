"""The reader of YAML files: text as typed, every mistake with its line, nothing of YAML's magic."""

from __future__ import annotations

import pytest

from doc_engine.datafile import read_yaml
from doc_engine.datafile.decode import MOST_BYTES
from doc_engine.datafile.nodes import ListNode, MappingNode, ScalarNode
from doc_engine.datafile.parse import MOST_NODES
from doc_engine.errors import BadInput, Problem


def problems(text: str | bytes) -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadInput) as caught:
        read_yaml(data, name="tệp.yaml")
    return caught.value.problems


def only(text: str | bytes) -> Problem:
    (problem,) = problems(text)
    assert problem.file == "tệp.yaml"
    return problem


@pytest.mark.parametrize(
    "written",
    ["07", "NO", "no", "2023-03-20", "12:30", "1_000", "1e3", "~", "0x1F", ".5", "null", "True", "=", "<<"],
)
def test_a_value_is_the_text_as_typed(written: str) -> None:
    value = read_yaml(f"a: {written}\n".encode(), name="x").get("a")
    assert value == ScalarNode(written, 1)


def test_every_node_knows_its_line() -> None:
    root = read_yaml("a: 1\n\n# ghi chú\nb:\n  - x\n  - y\nc:\n  d: |\n    z\n".encode(), name="x")
    assert [entry.key.line for entry in root.entries] == [1, 4, 7]
    listed, nested = root.get("b"), root.get("c")
    assert isinstance(listed, ListNode)
    assert isinstance(nested, MappingNode)
    assert [item.line for item in listed.items] == [5, 6]
    assert nested.get("d") == ScalarNode("z\n", 8, "|")


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    root = read_yaml("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n".encode(), name="x")
    assert root.get("a") == ScalarNode("1", 1)
    assert root.get("b") == ScalarNode("x\ny\n", 2, "|")


def test_decomposed_letters_are_composed() -> None:
    assert read_yaml("a: Cà Mau\n".encode(), name="x").get("a") == ScalarNode("Cà Mau", 1)


def test_a_key_written_twice_names_both_lines() -> None:
    problem = only("a: 1\nb: 2\na: 3\n")
    assert (problem.line, problem.field) == (3, "a")
    assert "dòng 1 và dòng 3" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: !!str x\n", 2, "!"),
        ("a: 1\nb: !t {c: 1}\n", 2, "!"),
        ("a: &m x\n", 1, "&"),
        ("a: 1\nb: *m\n", 2, "*"),
        ("a: **đậm**\n", 1, "*"),
        ("%YAML 1.1\n---\na: 1\n", 2, "%"),
        ("? [x]\n: y\n", 1, "khóa"),
        ("a: x #12\n", 1, "#"),
    ],
)
def test_what_yaml_would_give_a_meaning_is_refused(text: str, line: int, word: str) -> None:
    problem = only(text)
    assert problem.line == line
    assert word in problem.message
    assert problem.hint


def test_a_note_behind_a_value_is_a_note_when_the_hash_stands_free() -> None:
    assert read_yaml(b"a: x   # ghi ch\xc3\xba\nb: x#y\n", name="x").get("a") == ScalarNode("x", 1)


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("a: 1\ntrich_yeu: Thông báo: kết quả\n", 2, "dấu hai chấm"),
        ("loai:công văn\nb: c\n", 2, "thiếu dấu cách sau dấu hai chấm"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a:\tb\n", 1, "tab"),
        ('x: 1\na: "chữ\nb: 1\n', 2, "không đóng lại"),
        ('a: "chữ" thừa\nb: 1\n', 1, "dấu nháy đóng"),
        ("a: @x\n", 1, "ký tự có nghĩa riêng"),
        ("a: - x\n", 1, "gạch đầu dòng"),
        ("a: | x\n  y\n", 1, "cùng dòng"),
        ("a: |\n    x\n  y\nb: 1\n", 3, "thụt"),
        ("a:\n  - x\n - y\n", 3, "thụt"),
        ("a: [x, y\nb: c\n", 2, "ngoặc"),
        ('a: "\\q"\n', 1, "\\"),
    ],
)
def test_a_syntax_error_is_told_with_its_line_and_likely_cause(text: str, line: int, cause: str) -> None:
    problem = only(text)
    assert problem.line == line
    assert cause in problem.message
    assert problem.hint


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "chữ\n", "- a\n- b\n"])
def test_a_file_without_keys_is_told_what_a_file_looks_like(text: str) -> None:
    assert "khóa" in only(text).message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_named(encoding: str) -> None:
    assert "UTF-16" in only("loai: công văn\n".encode(encoding)).message


def test_a_legacy_encoding_names_the_first_line_it_shows_on() -> None:
    problem = only(b"loai: cong van\nten: " + "Cà Mau\n".encode("cp1258", "ignore"))
    assert problem.line == 2
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old"])
def test_a_word_or_pdf_file_is_recognised(data: bytes) -> None:
    assert "Word" in only(data).message


def test_refused_characters_are_all_told_by_line() -> None:
    found = problems("a: x\x01y\nb: ổn\nc: x\u202ey\n")
    assert [problem.line for problem in found] == [1, 3]
    assert "U+202E" in found[1].message


def test_a_refused_character_behind_an_escape_is_found_too() -> None:
    assert "U+202E" in only('a: "\\u202e"\n').message


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"a: " + b"x " * MOST_BYTES, "MB"),
        (b"a:\n" + b"- x\n" * MOST_NODES, "mục"),
        (b"a: " + b"[" * 500, "lồng nhau"),
        (b"a: " + b"!" * 100_000, "dấu cách"),
        (b"a: 1\n---\nb: 2\n", "---"),
    ],
)
def test_a_file_beyond_the_limits_is_refused(data: bytes, word: str) -> None:
    assert word in only(data).message


def test_problems_of_one_file_come_together_in_its_order() -> None:
    found = problems("a: 1\na: 2\nb: &x 1\nc: !t 2\nd: e: f\n")
    assert [problem.line for problem in found] == [2, 3, 4, 5]
