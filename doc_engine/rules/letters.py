"""Con chữ: Unicode, tone placement, spaces and punctuation, in every line of the file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import once, sentences, short
from doc_engine.text import fold_tones

_I4 = "Phụ lục I, Phần I, Mục I.4"
_STYLE = "Kỹ thuật trình bày (không quy định trong Nghị định)"
_WARN = Severity.WARNING
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# Syllables whose tone mark has two places: HÒA and HOÀ, ỦY and UỶ.
_TWO_PLACES = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_]{0,3}?)(?:[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE
)


@rule("CT01", cell="", article=_I4, severity=_WARN, title="Chữ Unicode dựng sẵn (NFC)")
def composed(view: View) -> Iterator[Found]:
    """Letters typed as a base and loose accents (tổ hợp): found by no search, broken by many programs."""
    yield from once(
        Found(
            line,
            "Unicode tổ hợp",
            "Unicode dựng sẵn",
            "chữ gõ bằng Unicode tổ hợp; nên dùng Unicode dựng sẵn.",
        )
        for line in view.paper.all_lines
        if line.text != unicodedata.normalize("NFC", line.text)
    )


@rule("CT02", cell="", article=_STYLE, severity=_WARN, title="Đặt dấu thanh một kiểu trong cả văn bản")
def one_tone_place(view: View) -> Iterator[Found]:
    """HÒA and HOÀ, ỦY and UỶ are both right, but not in one document."""
    spelled: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in view.paper.all_lines:
        for match in _TWO_PLACES.finditer(unicodedata.normalize("NFC", line.printed).lower()):
            spelled[fold_tones(match[0])].setdefault(match[0], line)
    for forms in spelled.values():
        if len(forms) > 1:
            typed = " và ".join(f"“{form}”" for form in sorted(forms))
            last = max(forms.values(), key=lambda line: line.place.order)
            yield Found(last, typed, "một kiểu", f"văn bản viết lẫn hai kiểu đặt dấu thanh: {typed}.")
            return


@rule("CT03", cell="", article=_I4, title="Chữ Đ đúng mã Unicode")
def right_dd(view: View) -> Iterator[Found]:
    """Ð (U+00D0, Icelandic eth) typed for Đ (U+0110): they look the same, nothing finds them."""
    yield from once(
        Found(line, f"{wrong} (U+{ord(wrong):04X})", f"{right} (U+{ord(right):04X})", _wrong_dd(wrong, right))
        for line in view.paper.all_lines
        for wrong, right in _DD.items()
        if wrong in line.text
    )


_DD = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}


def _wrong_dd(wrong: str, right: str) -> str:
    return f"chữ “{wrong}” sai mã (U+{ord(wrong):04X}); phải là “{right}” (U+{ord(right):04X})."


@rule("CT04", cell="", article=_STYLE, severity=_WARN, title="Không có hai khoảng trắng liền nhau")
def double_spaces(view: View) -> Iterator[Found]:
    """Two spaces between words."""
    for line in sentences(view):
        match = re.search(r"(?<=[^\s.…_])  +(?=[^\s.…_])", line.text)
        if match:
            around = line.text[max(0, match.start() - 12) : match.end() + 12].strip()
            yield Found(line, around, "một khoảng trắng", f"có nhiều khoảng trắng liền nhau: “{around}”.")


@rule("CT05", cell="", article=_STYLE, severity=_WARN, title="Không có khoảng trắng trước dấu câu")
def space_before_mark(view: View) -> Iterator[Found]:
    """A space before , . ; : or )."""
    for line in sentences(view):
        match = re.search(r"(?<=[^\W_]) +([,;:)]|\.(?!\w|\.|/))", line.text)
        if match:
            around = line.text[max(0, match.start() - 12) : match.end()].strip()
            yield Found(
                line,
                around,
                around.replace(match[0], match[1]),
                f"thừa khoảng trắng trước dấu câu: “{around}”.",
            )


@rule("CT06", cell="", article=_I4, severity=_WARN, title="Không có ký tự vô hình")
def invisible(view: View) -> Iterator[Found]:
    """Zero-width and direction marks left by browsers and other programs."""
    yield from once(
        Found(line, f"U+{ord(match[0]):04X}", "", f"có ký tự vô hình U+{ord(match[0]):04X}; cần xóa.")
        for line in view.paper.all_lines
        if (match := _INVISIBLE.search(line.text))
    )


@rule("CT07", cell="", article=_STYLE, severity=_WARN, title="Không gõ đường kẻ bằng ký tự")
def typed_lines(view: View) -> Iterator[Found]:
    """A line of underscores or dashes inside the text."""
    known = {found.place for found in view.cells.rule_lines}
    for line in view.paper.inked:
        text = line.text.strip()
        if re.fullmatch(r"[_\-–—=*]{4,}", text) and line.place not in known:
            yield Found(line, short(text, 20), "đường kẻ", "đường kẻ gõ bằng ký tự; nên vẽ bằng đường kẻ.")


@rule("CT08", cell="", article=_STYLE, severity=_WARN, title="Có khoảng trắng sau dấu câu")
def space_behind_mark(view: View) -> Iterator[Found]:
    """No space behind , or ; between words."""
    for line in sentences(view):
        match = re.search(r"(?<![^\W\d_])[^\W\d_]{2,40}[,;][^\W\d_]{2,40}", line.text)
        if match and "@" not in line.text and "://" not in line.text:
            required = re.sub(r"([,;])", r"\1 ", match[0])
            yield Found(line, match[0], required, f"thiếu khoảng trắng sau dấu câu: “{match[0]}”.")


@rule(
    "CT09", cell="", article=_STYLE, severity=_WARN, title="Thụt đầu dòng bằng định dạng, không bằng dấu cách"
)
def spaces_for_indent(view: View) -> Iterator[Found]:
    """Spaces or tabs typed to move the first line in."""
    yield from once(
        Found(
            line,
            "dấu cách, tab",
            "định dạng đoạn",
            "thụt đầu dòng bằng dấu cách hoặc tab; nên dùng định dạng đoạn.",
        )
        for line in view.cells.body
        if re.match(r"\t|[ \u00a0]{3,}", line.text)
        and line.place.table is None
        and len(line.text.strip()) > 40
    )
