"""Records of data fields as CSV, JSON and XML (xuất dữ liệu): text only, every field there, nothing cut."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from doc_engine.text import admit
from registry.data_fields import FIELDS, NAMES, DataField

Value = str | Mapping[str, str] | Sequence[Mapping[str, str]]
Record = Mapping[str, Value]
_FORMULA = tuple("=+-@\t\r")


def to_json(kind: str, records: Sequence[Record]) -> bytes:
    """One document: {"loai", "ban_ghi": […]} with the decree's names, in its order."""
    rows = [{field.name: _whole(field, record) for field in FIELDS[kind]} for record in records]
    shown = {"loai": NAMES[kind], "ban_ghi": rows}
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def to_xml(kind: str, records: Sequence[Record]) -> bytes:
    """<DanhSach><VanBanDi>… with an element a field; a blank field is an empty element."""
    body = "".join(
        f"<{NAMES[kind]}>{''.join(_elements(field, record) for field in FIELDS[kind])}</{NAMES[kind]}>\n"
        for record in records
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<DanhSach>\n{body}</DanhSach>\n'.encode()


def to_csv(kind: str, records: Sequence[Record]) -> bytes:
    """UTF-8 with a mark that Excel knows; a group's fields are `Group.Name`, several values parted by `; `.

    A cell that Excel would take for a formula gets an apostrophe before it.
    """
    columns = [(field, part) for field in FIELDS[kind] for part in (field.parts or (None,))]
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{field.name}.{part.name}" if part else field.name for field, part in columns])
    for record in records:
        writer.writerow([_plain(_cell(field, part, record)) for field, part in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


WRITERS: dict[str, Callable[[str, Sequence[Record]], bytes]] = {
    ".csv": to_csv,
    ".json": to_json,
    ".xml": to_xml,
}


def _whole(field: DataField, record: Record) -> Value:
    """The field with all its parts; blank where the record says nothing."""
    value = record.get(field.name, "")
    if not field.parts:
        return value
    if field.many:
        return [_parts(field, one) for one in _items(value)]
    return _parts(field, next(iter(_items(value)), {}))


def _items(value: Value) -> Iterable[Mapping[str, str]]:
    if isinstance(value, str):
        return ()
    return (value,) if isinstance(value, Mapping) else value


def _parts(field: DataField, value: Mapping[str, str]) -> dict[str, str]:
    return {part.name: value.get(part.name, "") for part in field.parts}


def _elements(field: DataField, record: Record) -> str:
    value = record.get(field.name, "")
    if not field.parts:
        return f"<{field.name}>{_escaped(str(value))}</{field.name}>"
    items = list(_items(value)) or [{}]
    return "".join(
        f"<{field.name}>"
        + "".join(f"<{name}>{_escaped(text)}</{name}>" for name, text in _parts(field, item).items())
        + f"</{field.name}>"
        for item in items
    )


def _escaped(text: str) -> str:
    return escape(admit(text))


def _cell(field: DataField, part: DataField | None, record: Record) -> str:
    value = record.get(field.name, "")
    if part is None:
        return str(value)
    return "; ".join(text for item in _items(value) if (text := item.get(part.name, "")))


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
