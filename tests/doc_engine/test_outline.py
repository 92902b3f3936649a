"""The outline: every mark of the decree is recognised, look-alikes stay text, what is odd is a finding."""

from __future__ import annotations

import pytest

from doc_engine.blocks import Level, Mark, Paragraph, Run, Table
from doc_engine.errors import BadInput
from doc_engine.outline import Node, parse_inline, parse_outline


def read(text: str) -> list[tuple[Level, str]]:
    return [
        (block.level, block.marker) if isinstance(block, Paragraph) else (Level.PLAIN, "table")
        for block in parse_outline(text).blocks
    ]


def codes(text: str) -> list[str]:
    return [finding.code for finding in parse_outline(text).findings]


def titles(text: str) -> list[bool]:
    return [isinstance(block, Paragraph) and block.title for block in parse_outline(text).blocks]


@pytest.mark.parametrize(
    ("line", "level", "marker"),
    [
        ("Phần I", Level.PHAN, "Phần I"),
        ("PHẦN THỨ NHẤT", Level.PHAN, "PHẦN THỨ NHẤT"),
        ("Chương II", Level.CHUONG, "Chương II"),
        ("Mục 1", Level.MUC, "Mục 1"),
        ("Tiểu mục 3", Level.TIEU_MUC, "Tiểu mục 3"),
        ("Điều 12. Hiệu lực", Level.DIEU, "Điều 12."),
        ("Điều 5a. Bổ sung", Level.DIEU, "Điều 5a."),
        ("I. MỤC ĐÍCH", Level.ROMAN, "I."),
        ("IV.TỔ CHỨC", Level.ROMAN, "IV."),
        ("1. Rà soát.", Level.ARABIC, "1."),
        ("01. Rà soát.", Level.ARABIC, "01."),
        ("2.Rà soát.", Level.ARABIC, "2."),
        ("1.1. Rà soát.", Level.DECIMAL, "1.1."),
        ("1.2.3. Rà soát.", Level.DECIMAL, "1.2.3."),
        ("a) Rà soát;", Level.LETTER, "a)"),
        ("đ)Rà soát;", Level.LETTER, "đ)"),
        ("- Rà soát;", Level.DASH, "-"),
        ("-Rà soát;", Level.DASH, "-"),
        ("– Rà soát;", Level.DASH, "–"),
        ("• Rà soát;", Level.DASH, "•"),
        ("* Rà soát;", Level.DASH, "*"),
        ("+ Rà soát;", Level.PLUS, "+"),
        ("   \t  a)  Rà soát;", Level.LETTER, "a)"),
        ("- a) Rà soát", Level.LETTER, "- a)"),
        ("**a)** Rà soát", Level.LETTER, "a)"),
    ],
)
def test_a_mark_is_recognised_with_its_level(line: str, level: Level, marker: str) -> None:
    assert read(line)[0] == (level, marker)


@pytest.mark.parametrize(
    "line",
    [
        "1.200.000 đồng mỗi người",
        "1.5 triệu đồng",
        "10/3/2023 là ngày họp",
        "20.3.2023 là ngày họp",
        "2024. Năm bản lề",
        "100% tổ hòa giải",
        "A. Phần mở đầu",
        "C. Phần ba",
        "D. Phần tư",
        "L. Phần mười một",
        "V.I. Lê-nin",
        "-5 độ C",
        "+84 912 000 000",
        "Phần I của Đề án quy định như sau.",
        "Mục 1 của Kế hoạch này",
        "Điều 5 của Luật này",
        "Điều này áp dụng từ năm 2024.",
        "(*) Ghi chú",
        "a. Rà soát sau mà trước đó không có danh sách nào: b.",
        "IIII. không phải số La Mã",
        "#gắn thẻ",
        "ab) cd",
        "-",
        "- ",
    ],
)
def test_what_only_looks_like_a_mark_stays_plain(line: str) -> None:
    if line.startswith("a."):
        line = line.replace("a.", "c.")
    assert read(line)[0][0] is Level.PLAIN
    assert parse_outline(line).plain == line.strip()


def test_a_numeral_letter_is_roman_or_a_section_by_what_came_before() -> None:
    sections = "\n".join(f"{letter}. Phần" for letter in "ABCD")
    assert {level for level, _ in read(sections)} == {Level.PLAIN}
    assert read("\n".join(f"{letter}. Phần" for letter in "ABCDEGHI"))[-1][0] is Level.PLAIN
    assert read("IV. BỐN\nV. NĂM")[-1] == (Level.ROMAN, "V.")
    assert read("A. PHẦN MỘT\nI. MỘT\nII. HAI\nB. PHẦN HAI\nI. MỘT")[-1] == (Level.ROMAN, "I.")


def test_a_title_stands_on_the_same_line_or_the_next() -> None:
    same_line = parse_outline("Chương I. QUY ĐỊNH CHUNG").blocks
    assert [(b.level, b.text) for b in same_line if isinstance(b, Paragraph)] == [
        (Level.CHUONG, "Chương I."),
        (Level.HEADING, "QUY ĐỊNH CHUNG"),
    ]
    assert read("Chương I\nQUY ĐỊNH CHUNG\nVỀ CÔNG TÁC VĂN THƯ\nVăn bản gồm.")[1:] == [
        (Level.HEADING, ""),
        (Level.HEADING, ""),
        (Level.PLAIN, ""),
    ]
    assert read("Phần I: TỔNG QUAN")[0] == (Level.PHAN, "Phần I:")
    assert read("Mục 2 - KINH PHÍ")[0] == (Level.MUC, "Mục 2 -")


def test_the_unmarked_dot_of_a_decimal_is_read_in_sequence_only() -> None:
    assert read("1. Một\n1.1 Mục tiêu\n1.2 Nhiệm vụ")[1:] == [(Level.DECIMAL, "1.1"), (Level.DECIMAL, "1.2")]
    assert read("1. Một\n1.5 Triệu đồng")[1][0] is Level.PLAIN


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("a **b** c", [("a ", 0, 0), ("b", 1, 0), (" c", 0, 0)]),
        ("*a*: b", [("a", 0, 1), (": b", 0, 0)]),
        ("***a***", [("a", 1, 1)]),
        ("**a *b***", [("a ", 1, 0), ("b", 1, 1)]),
        ("***a* b**", [("a", 1, 1), (" b", 1, 0)]),
        ("một ** hai", [("một ** hai", 0, 0)]),
        ("**a", [("**a", 0, 0)]),
        ("a*", [("a*", 0, 0)]),
        ("3*4*5", [("3*4*5", 0, 0)]),
        ("(*) x (*)", [("(*) x (*)", 0, 0)]),
        (r"\*a\*", [("*a*", 0, 0)]),
        ("****", [("****", 0, 0)]),
        ("***a**", [("*a", 1, 0)]),
        (r"\[[a]]", [("[[a]]", 0, 0)]),
        ("[[ ]]", [("[[ ]]", 0, 0)]),
        ("  a \t b\u00a0 c ", [("a b c", 0, 0)]),
    ],
)
def test_stars_are_weight_only_where_they_pair(source: str, runs: list[tuple[str, int, int]]) -> None:
    found = [(part.text, int(part.bold), int(part.italic)) for part in parse_inline(source)]
    assert found == runs


def test_a_citation_is_a_mark_with_its_weight() -> None:
    assert parse_inline("Thực hiện **[[ 315/QĐ-TTg ]]**.") == (
        Run("Thực hiện "),
        Mark("315/QĐ-TTg", bold=True),
        Run("."),
    )


def test_bold_runs_over_lines_and_stops_at_a_blank_one() -> None:
    one, two = parse_outline("**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**").blocks
    assert one.text == "KT. GIÁM ĐỐC"
    assert two == Paragraph(Level.PLAIN, "", (Run("PHÓ GIÁM ĐỐC", bold=True),), line=2)
    assert parse_outline("**a\n\nb**").plain == "**a\nb**"


def test_heading_marks_of_web_converters_are_removed() -> None:
    outline = parse_outline("## **2. Thời gian thực hiện**\n# Kết luận")
    assert [block.text for block in outline.blocks] == ["2. Thời gian thực hiện", "Kết luận"]
    assert titles("## **2. Thời gian thực hiện**\n# Kết luận") == [True, True]


def test_a_number_with_text_below_and_no_stop_is_a_title() -> None:
    assert titles("1. Mục đích\na) Một;\nb) Hai.") == [True, False, False]
    assert titles("1. Mục đích\nĐoạn văn.") == [True, False]
    assert titles("1. Rà soát.\nĐoạn văn.") == [False, False]
    assert titles("1. Mục đích\n2. Yêu cầu") == [False, False]
    assert titles("**1. Mục đích**\n**2. Yêu cầu.**") == [True, True]
    assert titles("I. Thực trạng") == [True]
    assert titles("Điều 1. Phạm vi\n1. Một.\nĐiều 2. Ban hành kèm theo.\n1. Hai.") == [
        True,
        False,
        False,
        False,
    ]


def test_the_last_short_item_before_a_closing_paragraph_is_no_title() -> None:
    assert titles("1. Xã Một\n2. Xã Hai\n3. Xã Ba\nTrên đây là danh sách.") == [False] * 4


def test_a_line_cut_in_the_middle_of_its_sentence_is_no_title() -> None:
    assert titles("1. Giao các xã rà soát toàn bộ\ncác tổ hòa giải.") == [False, False]


def test_a_pipe_table_becomes_a_table() -> None:
    (table,) = parse_outline("| TT | Việc |\n|----|:---:|\n| 1 | **a** \\| b |\n| 2 |").blocks
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert table.text == "TT | Việc\n1 | a | b\n2 | "
    assert table.rows[1][1] == (Run("a", bold=True), Run(" | b"))
    (single,) = parse_outline("| a | [[1/X-Y]] |").blocks
    assert isinstance(single, Table)
    assert single.header_rows == 0
    assert single.rows[0][1] == (Mark("1/X-Y"),)
    assert parse_outline("|---|\n| a |").blocks[0].text == "a"
    assert parse_outline("|---|").blocks[0].text == "---"


def test_a_backslash_keeps_a_line_plain() -> None:
    assert read("\\1. Một") == [(Level.PLAIN, "")]
    assert (
        parse_outline("\\1. Một\n\\## Hai\n\\| ba |\n\\- bốn\n\\* năm").plain
        == "1. Một\n## Hai\n| ba |\n- bốn\n* năm"
    )
    assert parse_outline("\\một").plain == "\\một"
    assert parse_outline("\\\\- a").plain == "\\- a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a.\n3. b.", ["BC01"]),
        ("1. a.\n2. b.\n2. c.", ["BC02"]),
        ("2. a.\n1. b.", ["BC01", "BC02"]),
        ("I. A\nIII. B", ["BC01"]),
        ("1. a\n1.1. b.\n1.3. c.", ["BC01"]),
        ("1. a\n2.1. b.", ["BC02"]),
        ("Điều 1. a.\nĐiều 3. b.", ["BC01"]),
        ("a) a;\nb) b;\nd) c.", ["BC01"]),
        ("d) a;\nđ) b;\ne) c;\nf) d;\ng) e.", ["BC01", "BC03"]),
        ("a) a;\nb) b;\na) c.", ["BC02"]),
        ("Phần I\nĐây là một câu dài.", ["BC04"]),
        ("Chương I\nQuy định chung", ["BC05"]),
        ("I. Thực trạng", ["BC05"]),
        ("1. Giao các xã rà soát toàn bộ\ncác tổ hòa giải trên\nđịa bàn.", ["BC09"]),
        ("- a) a;\n- b) b.", ["BC06", "BC06"]),
        ("a) a;\nb. b.", ["BC07"]),
        ("Chương I. QUY ĐỊNH", ["BC07"]),
        ("- a;\n• b;\n- c.", ["BC08", "BC08"]),
    ],
)
def test_what_is_odd_in_the_marks_is_a_finding(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
    assert all(finding.where.startswith("nội dung, dòng ") for finding in parse_outline(text).findings)


@pytest.mark.parametrize(
    "text",
    [
        "I. A\n1. a.\n2. b.\nII. B\n1. c.",
        "I. A\n1. a.\n2. b.\nII. B\n3. c.",
        "1. a\na) b;\nb) c.\n2. d\na) e.",
        "Chương I\nMỘT\nĐiều 1. a.\nChương II\nHAI\nĐiều 2. b.",
        "Chương I\nMỘT\nMục 1\nA\nMục 2\nB\nChương II\nHAI\nMục 1\nC",
        "c) a;\nd) b;\nđ) c;\ne) d;\ng) e.".replace("c) a", "a) a;\nb) b;\nc) c"),
        "1. a\n1.1. b.\n1.2. c.\n2. d\n2.1. e.",
        "1. a\n1.1. b\n1.1.1. c.\n1.1.2. d.\n1.2. e\n1.2.1. f.",
        "A. MỘT\nI. A\nB. HAI\nI. B",
        "Điều 5. a.\nĐiều 5a. b.\nĐiều 6. c.".replace(
            "Điều 5. a", "Điều 1. x.\nĐiều 2. x.\nĐiều 3. x.\nĐiều 4. x.\nĐiều 5. a"
        ),
        "- a;\n+ b;\n- c.",
    ],
)
def test_numbers_that_restart_or_run_on_are_in_order(text: str) -> None:
    assert codes(text) == []


def test_a_jump_names_what_is_missing() -> None:
    (finding,) = parse_outline("1. a.\n\n3. b.").findings
    assert finding.where == "nội dung, dòng 3"
    assert "thiếu 2." in finding.message
    assert finding.required == "2."


def test_nothing_is_renumbered() -> None:
    source = "3. ba.\n1. một.\nf) ép.\nIX. CHÍN"
    assert parse_outline(source).plain == source


def test_the_tree_nests_by_level() -> None:
    roots = parse_outline("Mở đầu.\nI. A\n1. Một\na) b:\n- c;\n- d.\nĐoạn dưới a.\n2. Hai.\nII. B").tree()

    def shape(nodes: tuple[Node, ...] | list[Node]) -> list[object]:
        return [(node.text, shape(node.children)) if node.children else node.text for node in nodes]

    assert shape(roots) == [
        "Mở đầu.",
        ("I. A", [("1. Một", [("a) b:", ["- c;", "- d.", "Đoạn dưới a."])]), "2. Hai."]),
        "II. B",
    ]


def test_the_tree_keeps_a_chapters_title_on_its_node() -> None:
    (chapter,) = parse_outline("Chương I\nQUY ĐỊNH\nCHUNG\nĐiều 1. Phạm vi\n1. Một.").tree()
    assert chapter.heading == "QUY ĐỊNH CHUNG"
    assert [child.text for child in chapter.children] == ["Điều 1. Phạm vi"]


def test_a_character_that_may_not_enter_is_refused() -> None:
    with pytest.raises(BadInput):
        parse_outline("một\x0bhai")


def test_blocks_know_their_line() -> None:
    assert [block.line for block in parse_outline("a\n\n\nb\n| c |\nd").blocks] == [1, 4, 5, 6]
