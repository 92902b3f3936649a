"""Ô 1: Quốc hiệu and Tiêu ngữ, their wording; the sizes that go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.findings import Severity
from doc_engine.paper import Line
from doc_engine.rules.framework import Found, View, rule
from doc_engine.rules.said import PT, annex_alone, joined, number, party_lines, somewhere
from doc_engine.text import fold, fold_tones, nfc

_II1 = "Phụ lục I, Phần I, Mục II.1"
_SETS = ((13.0, 14.0, 14.0), (12.0, 13.0, 13.0))
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")


@rule("QH01", cell="1", article=f"{_II1}.a", title="Có Quốc hiệu")
def motto_present(view: View) -> Iterator[Found]:
    """The document carries the Quốc hiệu."""
    text = view.layout.components["quoc_hieu"].text
    if (
        not view.cells.quoc_hieu
        and not annex_alone(view)
        and not any(map(_nearly_motto, view.paper.inked))
        and not party_lines(view)
    ):
        yield Found(None, "", text, f"thiếu Quốc hiệu “{text}”.")


@rule("QH02", cell="1", article=f"{_II1}.a", title="Lời của Quốc hiệu")
def motto_words(view: View) -> Iterator[Found]:
    """The words of the Quốc hiệu, tone placement aside."""
    text = view.layout.components["quoc_hieu"].text
    known = view.cells.quoc_hieu or tuple(filter(_nearly_motto, view.paper.inked[:25]))[:1]
    found = joined(known)
    if found and fold_tones(found) != fold_tones(text):
        yield Found(known[0], found, text, f"Quốc hiệu phải ghi đúng “{text}”.")


def _nearly_motto(line: Line) -> bool:
    """Whether a line in capitals is the Quốc hiệu misspelt."""
    return line.upper and fold(line.printed).startswith("cong hoa ") and len(line.text) < 50


@rule("TN01", cell="1", article=f"{_II1}.b", title="Có Tiêu ngữ")
def device_present(view: View) -> Iterator[Found]:
    """The document carries the Tiêu ngữ."""
    text = view.layout.components["tieu_ngu"].text
    if view.cells.quoc_hieu and not view.cells.tieu_ngu and not somewhere(view, "doc lap"):
        yield Found(view.cells.quoc_hieu[0], "", text, f"thiếu Tiêu ngữ “{text}” dưới Quốc hiệu.")


@rule("TN02", cell="1", article=f"{_II1}.b", title="Lời của Tiêu ngữ")
def device_words(view: View) -> Iterator[Found]:
    """The words of the Tiêu ngữ, marks between them aside."""
    text = view.layout.components["tieu_ngu"].text
    found = joined(view.cells.tieu_ngu)
    if found and _DASHES.sub(" ", fold_tones(found)) != _DASHES.sub(" ", fold_tones(text)):
        yield Found(view.cells.tieu_ngu[0], found, text, f"Tiêu ngữ phải ghi đúng “{text}”.")


@rule("TN03", cell="1", article=f"{_II1}.b", title="Giữa các cụm từ của Tiêu ngữ là gạch nối (-)")
def device_hyphen(view: View) -> Iterator[Found]:
    """A hyphen, not a dash, stands between the phrases."""
    found = nfc(joined(view.cells.tieu_ngu))
    dash = re.search(r"[‐‑‒–—−]", found)
    if dash:
        yield Found(
            view.cells.tieu_ngu[0],
            dash[0],
            "-",
            f"giữa các cụm từ của Tiêu ngữ phải là gạch nối (-), không phải gạch ngang ({dash[0]}).",
        )


@rule("TN04", cell="1", article=f"{_II1}.b", title="Gạch nối của Tiêu ngữ có cách chữ")
def device_spaces(view: View) -> Iterator[Found]:
    """A space on each side of the hyphens."""
    found = joined(view.cells.tieu_ngu)
    if found and re.search(r"\w[-‐‑‒–—−]|[-‐‑‒–—−]\w", found):
        yield Found(
            view.cells.tieu_ngu[0], found, " - ", "trước và sau gạch nối của Tiêu ngữ phải có khoảng cách."
        )


@rule("TN05", cell="1", article=f"{_II1}.b", title="Viết hoa chữ cái đầu của các cụm từ trong Tiêu ngữ")
def device_capitals(view: View) -> Iterator[Found]:
    """Each phrase begins with a capital, the rest is small."""
    found = joined(view.cells.tieu_ngu)
    text = view.layout.components["tieu_ngu"].text
    typed, wanted = _DASHES.sub(" ", _plain(found)), _DASHES.sub(" ", _plain(text))
    if found and typed != wanted and typed.lower() == wanted.lower() and not view.cells.tieu_ngu[0].upper:
        yield Found(view.cells.tieu_ngu[0], found, text, f"chữ hoa của Tiêu ngữ phải như “{text}”.")


def _plain(text: str) -> str:
    """Without accents, capitals kept."""
    return "".join(fold(char).upper() if char.isupper() else fold(char) or char for char in nfc(text))


@rule(
    "CH01",
    cell="1",
    article="Phụ lục I, Phần I, Mục V, chú thích (1)",
    severity=Severity.WARNING,  # the sets are examples, and form 1.5 itself mixes 12/14/14
    title="Cỡ chữ Quốc hiệu, Tiêu ngữ, ngày tháng tăng giảm thống nhất",
)
def size_set(view: View) -> Iterator[Found]:
    """The sizes of Quốc hiệu, Tiêu ngữ and the date line go together: 13/14/14 or 12/13/13."""
    cells = view.cells
    parts = [cells.quoc_hieu[:1], cells.tieu_ngu[:1], cells.place_date[:1]]
    keys = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
    known = [(at, part[0].size_pt) for at, part in enumerate(parts) if part and not part[0].empty]
    ranges = [view.layout.components[key].sizes for key in keys]
    inside = all(ranges[at][0] - PT <= size <= ranges[at][1] + PT for at, size in known)
    fits = any(all(abs(one[at] - size) <= PT for at, size in known) for one in _SETS)
    if len(known) > 1 and inside and not fits:
        found = "/".join(number(size) for _, size in known)
        yield Found(
            parts[known[0][0]][0],
            found,
            "13/14/14 hoặc 12/13/13",
            f"cỡ chữ Quốc hiệu, Tiêu ngữ, ngày tháng là {found}; phải tăng, giảm thống nhất: 13/14/14 hoặc 12/13/13.",
        )
