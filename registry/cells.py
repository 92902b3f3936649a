"""Addresses of cells (địa chỉ ô) as a spreadsheet writes them."""

from __future__ import annotations


def column_letter(place: int) -> str:
    """A column's letter in Excel: A, B … Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
