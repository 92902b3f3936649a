"""The published fields as a template's author meets them (trường, danh sách, khối): meaning, items, how to write each."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.ooxml.fields import FIELDS, Field, Kind

# Lists that are a piece of another one, worked out when the document is printed.
PART_OF = {"noi_nhan_dau": "noi_nhan", "noi_nhan_tiep": "noi_nhan"}


def published() -> Iterator[dict[str, object]]:
    """Each field with its kind, its meaning, what a list holds, the list it is a piece of, and its tag."""
    for name, field in FIELDS.items():
        yield {
            "name": name,
            "kind": field.kind.value,
            "meaning": field.meaning,
            "items": Kind.TEXT.value if field.kind is Kind.LIST else None,
            "part_of": PART_OF.get(name),
            "tag": tag_of(field),
        }


def tag_of(field: Field) -> str:
    """How a template writes the field; tags of several paragraphs have a line for each."""
    match field.kind:
        case Kind.LIST:
            return f"{{%p for dong in {field.name} %}}\n{{{{ dong }}}}\n{{%p endfor %}}"
        case Kind.FLAG:
            return f"{{%p if {field.name} %}}\n…\n{{%p endif %}}"
        case Kind.BLOCK:
            return f"{{{{p {field.name} }}}}"
        case _:
            return f"{{{{ {field.name} }}}}"
