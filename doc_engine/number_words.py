"""Numbers in words (số viết bằng chữ), as the foot of a list wants them."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    """`105` → “một trăm linh năm”; raises `ValueError` outside 0 … 999,999,999."""
    if not 0 <= number < 1_000_000_000:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return _DIGITS[0]
    groups = ((number // 1_000_000, "triệu"), (number // 1000 % 1000, "nghìn"), (number % 1000, ""))
    words: list[str] = []
    for value, name in groups:
        if value:
            words += [*_group(value, full=bool(words)), *([name] if name else [])]
    return " ".join(words)


def _group(value: int, *, full: bool) -> list[str]:
    """Three digits; `full` says the zero hundreds too, behind a higher group."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        return [*words, *(["linh"] if words and ones else []), *([_DIGITS[ones]] if ones else [])]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 5:
        return [*words, "lăm"]
    if ones == 1 and tens > 1:
        return [*words, "mốt"]
    return [*words, _DIGITS[ones]] if ones else words
