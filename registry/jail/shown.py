"""In the child: a cell of Excel as a Vietnamese paper prints it (95,5%; 1.234.567; 05/01/2023), or why it cannot be.

The words are those the clerk sees in the sheet, by the cell's own number format, with the decimal comma; General
shows ten digits as Excel does. What Excel has lost (digits beyond 15) or what no letter says (TRUE) is a fault.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_AS_TEXT = "Hãy định dạng cột là Văn bản (Text) rồi gõ lại đúng chữ cần in."
_TOO_LONG = 10**15  # Excel keeps 15 digits
_NUMBER = re.compile(r"(#,##)?[#0]*(?:\.([#0]+))?(%?)")
_MOST_DIGITS = 10  # that General shows of a fraction
# A locale ([$-42A]), the room of a character (_), fill (*x), an escaped blank or bracket.
_ASIDE = re.compile(r"\[\$-[^\]]*\]|_.|\*.|\\[ ()-]")

_MONTH = re.compile(r"m{1,4}\W*y{2,4}")

Shown = tuple[str, str, str]  # the words; or a fault and what to do


def shown(cell: Any, code: str | None) -> Shown:
    """The words of a cell that is no text; `code` is its number format, "" General, None where the file tells none."""
    if isinstance(cell, bool):
        said = "TRUE" if cell else "FALSE"
        return "", f"ô này là giá trị {said} của Excel, không phải chữ.", "Hãy gõ Có hoặc Không."
    if isinstance(cell, int | float):
        return _number(cell, code)
    if isinstance(cell, date):
        return _date(cell, code or "")
    if isinstance(cell, time):
        return f"{cell:%H:%M}", "", ""
    return "", "ô này là khoảng thời gian hoặc giá trị lạ.", _AS_TEXT


def _date(day: date, code: str) -> Shown:
    """A day, with the hour where it has one; a month where the cell shows only that."""
    shape = _ASIDE.sub("", code.split(";", maxsplit=1)[0]).lower().strip()
    if _MONTH.fullmatch(shape):
        return f"{day.month:02}/{day.year}", "", ""
    if shape and "d" not in shape:
        return "", f"ô này là ngày nhưng chỉ hiện một phần (định dạng “{code[:40]}”).", _AS_TEXT
    hour = f"{day:%H:%M} " if isinstance(day, datetime) and day.time() != time(0) else ""
    return f"{hour}{day.day:02}/{day.month:02}/{day.year}", "", ""


def _number(number: float, code: str | None) -> Shown:
    if abs(number) >= _TOO_LONG:
        hint = "Hãy định dạng cột là Văn bản (Text) rồi gõ lại số ấy."
        return "", "số dài quá 15 chữ số, Excel đã làm mất chữ số cuối.", hint
    value = Decimal(format(number, ".15g"))
    if code is None:
        if value != value.to_integral_value():
            hint = "Hãy lưu thành .xlsx, hoặc định dạng cột là Văn bản (Text)."
            return "", "tệp .xls không cho biết số lẻ này hiện ra thế nào (có phải tỷ lệ % không).", hint
        code = ""
    if not code:
        text = _general(value)
        if value and text == "0":
            return "", f"số {number} quá nhỏ, in ra sẽ là 0.", _AS_TEXT
        return _written(text, grouped=False), "", ""
    pattern = _NUMBER.fullmatch(_ASIDE.sub("", code.split(";")[0]).strip().strip("()"))
    if pattern is None or not pattern[0]:
        return "", f"chưa đọc được định dạng số “{code[:40]}” của ô này.", _AS_TEXT
    return _formatted(value, pattern), "", ""


def _general(value: Decimal) -> str:
    whole = len(str(abs(int(value))))
    return _trimmed(_rounded(value, max(_MOST_DIGITS - whole, 0)), 0)


def _formatted(value: Decimal, pattern: re.Match[str]) -> str:
    decimals, percent = pattern[2] or "", pattern[3]
    text = _rounded(value * 100 if percent else value, len(decimals))
    whole, dot, rest = _trimmed(text, decimals.count("0")).partition(".")
    sign = "-" if whole.startswith("-") else ""
    places = pattern[0].partition(".")[0].count("0")
    return _written(f"{sign}{whole.lstrip('-').zfill(places)}{dot}{rest}", grouped=bool(pattern[1])) + percent


def _rounded(value: Decimal, decimals: int) -> str:
    text = format(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), "f")
    return text if text.strip("-0.") else text.lstrip("-")


def _trimmed(text: str, least: int) -> str:
    """Without zeros at the end of the decimals, of which at least so many stay."""
    whole, _, decimals = text.partition(".")
    kept = decimals[:least] + decimals[least:].rstrip("0")
    return f"{whole}.{kept}" if kept else whole


def _written(text: str, *, grouped: bool) -> str:
    whole, dot, decimals = text.partition(".")
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".") if whole.strip("-0") else whole
    return f"{whole},{decimals}" if dot else whole
