"""Pieces of templates (mảnh của mẫu): paragraphs of a style, tags that repeat or choose, blocks of our writer."""

from __future__ import annotations

from doc_engine.ooxml.markup import Cell, Shape, paragraph, points20, row, run
from doc_engine.ooxml.styles import style_key


def styled(component: str, content: str, shape: Shape | None = None) -> str:
    """A paragraph in the style of a component of the layout."""
    return paragraph(style_key(component), run(content), shape or Shape())


def tag(content: str) -> str:
    """A paragraph that holds one tag and is gone when the template is filled."""
    return paragraph("", run(content))


def gap(points: float) -> str:
    """An empty paragraph of that height."""
    return paragraph("VTKetThuc", "", Shape(exact=points20(points)))


def block(name: str) -> str:
    """The place of a block field."""
    return tag(f"{{{{p {name} }}}}")


def each(item: str, field: str, content: str) -> str:
    """`content` for every `item` of a list field."""
    return tag(f"{{%p for {item} in {field} %}}") + content + tag("{%p endfor %}")


def when(field: str, content: str, otherwise: str = "") -> str:
    """`content` where the field holds something, else `otherwise`."""
    middle = tag("{%p else %}") + otherwise if otherwise else ""
    return tag(f"{{%p if {field} %}}") + content + middle + tag("{%p endif %}")


def pair(widths: list[int], left: str, right: str) -> list[Cell]:
    """Two cells side by side."""
    return [Cell(widths[0], left), Cell(widths[1], right)]


def row_tag(widths: list[int], content: str) -> str:
    """A row of a table that holds one tag."""
    return row(pair(widths, tag(content), tag("")))


def recipients(field: str) -> str:
    """The lines of nơi nhận in a list field."""
    return each("noi", field, styled("noi_nhan_danh_sach", "{{ noi }}"))
