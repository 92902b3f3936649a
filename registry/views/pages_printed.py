"""One printed book or list as .docx and .xlsx (bản in): the same lines and tables, text cells only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.printed import Line, Pair, Ruled, Section
from registry.views.workbook import Sheet, TextRow, write_workbook

if TYPE_CHECKING:
    from registry.jail import Converter

# Of one conversion: LibreOffice takes more than its share of time over longer tables.
ROWS_AT_ONCE = 600
MOST_PDF_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: its name and its parts; `sheet_names` name the parts in Excel."""

    title: str
    sections: tuple[Section, ...]
    sheet_names: tuple[str, ...]

    def docx(self) -> bytes:
        """As a Word file."""
        from doc_engine.ooxml.printed import printed_docx

        return printed_docx(self.sections, title=self.title)

    def pdf(self, converter: Converter) -> bytes:
        """As a PDF; a long table is converted piece by piece and its pages numbered through.

        Raises `ConverterMissing`, `ConverterFailed`, or `BadInput` for more lines than one PDF should have.
        """
        from doc_engine.ooxml.printed import printed_docx
        from doc_engine.pdf import join, page_count

        rows = sum(
            len(part.rows) for section in self.sections for part in section.parts if isinstance(part, Ruled)
        )
        if rows > MOST_PDF_ROWS:
            raise BadInput.because(
                f"có {rows} dòng, nhiều quá cho một tệp PDF (tối đa {MOST_PDF_ROWS}).",
                "Hãy in từng kỳ (--from, --to), hoặc ghi ra .docx, .xlsx.",
            )
        pdfs: list[bytes] = []
        counted = 0
        for piece in _pieces(self.sections):
            pdfs.append(converter.to_pdf(printed_docx(piece, title=self.title, first_page=counted + 1)))
            covers = sum(section.cover for section in piece)
            counted += page_count(pdfs[-1]) - covers
        return pdfs[0] if len(pdfs) == 1 else join(pdfs)

    def xlsx(self) -> bytes:
        """As an Excel file; raises `BadInput` for what Excel cannot hold."""
        named = zip(self.sheet_names, self.sections, strict=True)
        return write_workbook([_sheet(name, section) for name, section in named], title=self.title)


def _pieces(sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    """The sections in lots that one conversion takes: only a last section with one long table is parted."""
    *before, last = sections
    place = next((n for n, part in enumerate(last.parts) if isinstance(part, Ruled)), None)
    table = last.parts[place] if place is not None else None
    if not isinstance(table, Ruled) or place is None or len(table.rows) <= ROWS_AT_ONCE:
        yield tuple(sections)
        return
    lots = range(0, len(table.rows), ROWS_AT_ONCE)
    for start in lots:
        rows = table.rows[start : start + ROWS_AT_ONCE]
        head = last.parts[:place] if start == 0 else ()
        tail = last.parts[place + 1 :] if start == lots[-1] else ()
        piece = replace(last, parts=(*head, replace(table, rows=rows), *tail))
        yield (*before, piece) if start == 0 else (piece,)


def _sheet(name: str, section: Section) -> Sheet:
    """A section holds at most one table in Excel: what stands before it and what stands behind."""
    place = next((n for n, part in enumerate(section.parts) if isinstance(part, Ruled)), None)
    if place is None:
        above = _rows(section.parts)
        return Sheet(name, (), _blank_widths(section), (), above=above, cover=section.cover)
    table = section.parts[place]
    assert isinstance(table, Ruled)
    scale = section.width_mm / sum(table.widths)
    return Sheet(
        name,
        table.columns,
        tuple(width * scale for width in table.widths),
        table.rows,
        above=_rows(section.parts[:place]),
        below=_rows(section.parts[place + 1 :]),
        numbered=table.numbered,
        landscape=section.landscape,
        bold_rows=table.bold_rows,
    )


def _blank_widths(section: Section) -> tuple[float, ...]:
    return (section.width_mm / 2,) * 2


def _rows(parts: Sequence[Line | Pair | Ruled]) -> tuple[TextRow, ...]:
    rows: list[TextRow] = []
    for part in parts:
        if isinstance(part, Line):
            rows.append(TextRow(part.text, part.look))
        elif isinstance(part, Pair):
            rows += _paired(part)
    return tuple(rows)


def _paired(pair: Pair) -> list[TextRow]:
    height = max(len(pair.left), len(pair.right))
    left = [*pair.left, *[Line("")] * (height - len(pair.left))]
    right = [*pair.right, *[Line("")] * (height - len(pair.right))]
    return [TextRow(a.text, a.look, b.text, b.look) for a, b in zip(left, right, strict=True)]
