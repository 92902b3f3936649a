"""What YAML's own complaints mean to a clerk (lỗi cú pháp): Vietnamese, with the line and the likely cause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from doc_engine.errors import Problem

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

_QUOTE = 'Hãy đặt cả đoạn chữ trong dấu nháy kép, ví dụ trich_yeu: "Thông báo: kết quả".'
_INDENT = "Hãy thụt các dòng cùng cấp bằng nhau, mỗi cấp hai dấu cách; chữ sau dấu | phải thụt sâu hơn khóa."
_TAB_HINT = "Hãy thay dấu tab bằng dấu cách."
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[a-z_]+:[^\s:]")
_TAB = re.compile(r"^ *\t")
# (part of ruamel's message, what to say, what to do), the first that fits.
_MEANINGS = (
    ("mapping values are not allowed", "dấu hai chấm ở chỗ không được phép.", _QUOTE),
    (
        "unexpected end of stream",
        "dấu nháy mở ra mà không đóng lại.",
        "Hãy thêm dấu nháy đóng ở cuối đoạn chữ.",
    ),
    ("unexpected document separator", "dấu nháy mở ra mà không đóng lại.", "Hãy thêm dấu nháy đóng."),
    ("could not find expected ':'", "dòng này không có dạng “khóa: giá trị”.", _INDENT),
    (
        "sequence entries are not allowed",
        "dấu gạch đầu dòng ở chỗ không được phép.",
        "Hãy xuống dòng trước dấu “- ”.",
    ),
    (
        "expected <block end>",
        "dòng này thụt vào không khớp, hoặc có chữ đứng sau dấu nháy đóng.",
        _INDENT + " " + _QUOTE,
    ),
    (
        "expected ',' or",
        "dấu ngoặc mở ra mà không đóng lại, hoặc thiếu dấu phẩy.",
        "Hãy viết mỗi mục trên một dòng riêng.",
    ),
    ("expected the node content", "thiếu giá trị hoặc thừa dấu câu.", _QUOTE),
    (
        "unknown escape character",
        "dấu \\ trong dấu nháy kép có nghĩa riêng.",
        "Hãy viết \\\\ hoặc dùng dấu nháy đơn.",
    ),
    ("scanning an alias", "chữ bắt đầu bằng dấu * phải đặt trong dấu nháy.", _QUOTE),
    ("scanning an anchor", "chữ bắt đầu bằng dấu & phải đặt trong dấu nháy.", _QUOTE),
    (
        "block scalar",
        "sau dấu | hoặc > không được có chữ trên cùng dòng.",
        "Hãy xuống dòng rồi viết tiếp, thụt vào hai dấu cách.",
    ),
    ("cannot start any token", "đoạn chữ bắt đầu bằng ký tự có nghĩa riêng.", _QUOTE),
    ("directive", "dòng bắt đầu bằng dấu % không dùng được.", _QUOTE),
    ("<document start>", "dòng này không thuộc phần nào của tệp.", _INDENT),
)


def syntax_problem(error: MarkedYAMLError, lines: list[str]) -> Problem:
    """A parser's error as a `Problem` with its line; `lines` are the file's."""
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    if error.context_mark is not None and "end of stream" in said:
        mark = error.context_mark
    number = min(mark.line + 1, len(lines)) if mark else None
    cause = _cause_seen(lines, number, said) or _cause_said(said)
    return Problem(f"không đọc được: {cause[0]}", cause[1], line=number)


def _cause_seen(lines: list[str], number: int | None, said: str) -> tuple[str, str] | None:
    """What can be seen in the text itself: a tab, or a colon without a space behind it."""
    if number is None:
        return None
    if _TAB.match(lines[number - 1]):
        return "đầu dòng có dấu tab.", _TAB_HINT
    if "\t" in lines[number - 1] and "'\\t'" in said:
        return "trong dòng có dấu tab đứng trước giá trị.", _TAB_HINT
    for line in lines[max(0, number - 2) : number]:
        if _NO_SPACE.match(line):
            return f"thiếu dấu cách sau dấu hai chấm: “{line.strip()[:60]}”.", "Hãy viết “khóa: giá trị”."
    return None


def _cause_said(said: str) -> tuple[str, str]:
    for part, message, hint in _MEANINGS:
        if part in said:
            return message, hint
    return "dòng này sai cách viết của tệp YAML.", f"{_INDENT} {_QUOTE}"
