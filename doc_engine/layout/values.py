"""Thể thức as typed values: page, body, components, rules; each with its article and the days it is in force."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

Align = Literal["left", "center", "right", "both"]


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Fact):
    """Khổ giấy, lề trang, phông chữ: millimetres, with the ranges the decree allows."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    top_range: tuple[float, float]
    bottom_range: tuple[float, float]
    left_range: tuple[float, float]
    right_range: tuple[float, float]
    number_from_top: float
    font: str
    language: str
    article: str

    @property
    def text_width(self) -> float:
        """Width of the text area in millimetres."""
        return self.width - self.left - self.right


class Body(_Fact):
    """Lời văn: size and gaps in points, first-line indent in millimetres."""

    size: float
    indent: float
    indents: tuple[float, ...]
    gap: float
    gap_min: float
    line_min: float
    line_max: float
    table_size: float
    article: str


class Columns(_Fact):
    """Widths of the two blocks of the header and of the signature, indent of Kính gửi: millimetres."""

    header_left: float
    header_right: float
    signature_left: float
    signature_right: float
    kinh_gui: float
    article: str


class RuleSpan(_Fact):
    """Đường kẻ: its length as a share of the text line above it."""

    min: float
    max: float
    article: str


class Component(_Fact):
    """Thành phần thể thức of one cell (ô): how its letters look."""

    cell: str
    name: str
    size: float
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Align
    gap_above: float = 0.0
    text: str = ""
    article: str


class Layout(_Fact):
    """One dated state of the thể thức."""

    id: str
    title: str
    in_force_on: date
    in_force_until: date | None = None
    page: Page
    body: Body
    columns: Columns
    rules: Mapping[str, RuleSpan]
    components: Mapping[str, Component]
    stamps: Mapping[str, tuple[float, float]]

    def covers(self, day: date) -> bool:
        """Whether this state is in force on `day`."""
        return self.in_force_on <= day and (self.in_force_until is None or day <= self.in_force_until)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every dated state known, oldest first."""
    texts = [files(__package__).joinpath(name).read_text("utf-8") for name in ("nd30_2020.toml",)]
    return tuple(Layout.model_validate(tomllib.loads(text)) for text in texts)


def current(on: date | None = None) -> Layout:
    """The thể thức in force `on` a day (default: the newest); a day before all of them takes the oldest."""
    known = layouts()
    if on is None:
        return known[-1]
    return next((layout for layout in reversed(known) if layout.covers(on)), known[0])
