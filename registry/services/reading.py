"""Read a file (đọc tệp): its words, and what the reader finds in them. Nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from doc_engine.reading import read_text
from doc_engine.reading.values import Reading
from doc_engine.text import nfc
from registry.services.words import MAX_TEXT, FileWords, kind_of, words_of

__all__ = [
    "MAX_TEXT",
    "FileWords",
    "file_text",
    "kept_name",
    "kind_of",
    "media_type_of",
    "read_file",
    "words_of",
]

_MAX_NAME = 200
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "pdf": "application/pdf",
    "html": "text/html",
    "txt": "text/plain",
    "picture": "application/octet-stream",
    "other": "application/octet-stream",
}


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type under which a file is kept."""
    return _MEDIA[kind_of(data, name)]


def kept_name(name: str) -> str:
    """A file's own name as it can be written down: letters that no text may hold become "_".

    A name in another encoding, or with a line break or a mark that turns the line around, is no reason to
    leave a document unregistered.
    """
    shown = "".join(char if char.isprintable() else "_" for char in nfc(PurePath(name).name))
    return shown[-_MAX_NAME:] or "tệp không tên"


def file_text(data: bytes, name: str = "") -> str:
    """The words of a file, in reading order, admitted (NFC); raises `BadInput` where there are none to be had."""
    return words_of(data, name).text


def read_file(data: bytes, name: str = "") -> Reading:
    """The reading of a file without an office: header, citations, tasks, deadlines; raises `BadInput`."""
    words = words_of(data, name)
    reading: Reading = read_text(words.text, words.legibility)
    return replace(reading, warnings=(*words.notices, *reading.warnings))
