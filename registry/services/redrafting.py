"""An existing document as a data file (dựng lại tệp dữ liệu): `draft` makes the same document of it. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from doc_engine.datafile import dump_draft
from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput
from doc_engine.model import Draft
from doc_engine.reading import read_text
from doc_engine.reading.copies.legacy import from_legacy, is_suspect
from doc_engine.reading.copies.legibility import BY_HAND
from doc_engine.redraft import Redraft, data_file, redraft
from doc_engine.redraft.of_text import page_of_text
from registry.errors import ConverterFailed, ConverterMissing
from registry.jail import LibreOffice, in_child
from registry.services.words import FileWords, kind_of, unreadable, words_of


@dataclass(frozen=True, slots=True)
class Redrafted:
    """A data file, and in Vietnamese what could not be placed or read for sure."""

    text: str
    warnings: tuple[str, ...] = ()


def redraft_file(data: bytes, name: str = "", *, converter: LibreOffice | None = None) -> Redrafted:
    """The data file of a finished document in any kind of file that can be read.

    Word files give their tables, turned pages and weights too. Raises `BadInput` where the file cannot be read or
    is none of the 29 types.
    """
    kind = kind_of(data, name)
    words = words_of(data, name) if kind != "docx" or _in_old_letters(data, name) else None
    if words is None or kind in ("doc", "odt", "rtf"):
        docx = data if kind == "docx" else _as_docx(data, name, kind, converter or LibreOffice())
        found = in_child("docx_draft", docx, name=name)
        text, warnings = str(found["text"]), tuple(map(str, found["warnings"]))
    else:
        made = _of_words(words.text, name)
        draft, doubts = _without_doubts(made.draft, words)
        text, warnings = dump_draft(draft), (*doubts, *made.warnings)
    warnings = (*(words.notices if words else ()), *warnings)
    return Redrafted(data_file(text, warnings, name or "tệp"), warnings)


def _of_words(text: str, name: str) -> Redraft:
    try:
        return redraft(page_of_text(text))
    except BadInput as error:
        raise BadInput(*(problem.in_file(name) for problem in error.problems)) from error


def _without_doubts(draft: Draft, words: FileWords) -> tuple[Draft, tuple[str, ...]]:
    """The draft of a scan without a number or day that OCR is not sure of, and what is said of them."""
    if not words.scanned:
        return draft, ()
    read = read_text(words.text, words.legibility)
    header = read.header
    doubted = {
        "number": draft.number is not None and header.number is None,
        "issued_on": draft.issued_on != PartialDate() and not header.has_whole_day,
    }
    blank = {"number": None, "issued_on": PartialDate()}
    changed = {key: blank[key] for key, doubt in doubted.items() if doubt}
    return draft.model_copy(update=changed), tuple(told for told in read.warnings if told.endswith(BY_HAND))


def _in_old_letters(docx: bytes, name: str) -> bool:
    """Whether a Word file is set in the fonts of an old code table: only its words can be turned into Unicode."""
    text = str(in_child("docx_text", docx, name=name))
    return from_legacy(text) is not None or is_suspect(text)


def _as_docx(data: bytes, name: str, kind: str, converter: LibreOffice) -> bytes:
    try:
        return converter.to_docx(data, "doc" if kind == "doc" else "rtf" if kind == "rtf" else "odt")
    except (ConverterMissing, ConverterFailed) as failed:
        raise unreadable(name, f"không mở được tệp .{kind}: {failed}", "Hãy lưu tệp thành .docx.") from None
