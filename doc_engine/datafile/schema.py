"""JSON Schema of the data files (lược đồ), for editors that help while typing; made from the table of keys."""

from __future__ import annotations

from typing import Any

from doc_engine.datafile.fields import DRAFT_KEYS
from doc_engine.datafile.keys import keys_schema
from doc_engine.datafile.type_rules import type_rule
from doc_engine.terms import DocumentType

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(type: DocumentType | None = None) -> dict[str, Any]:
    """The schema of a document's data file: of every type, or of one `type` alone."""
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "Tệp dữ liệu văn bản" + (f": {type.label.lower()}" if type else ""),
        "description": "Dữ liệu để soạn một văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
    } | keys_schema(DRAFT_KEYS)
    if type is None:
        spared = {key for of in DocumentType for key in type_rule(of).spares}
        schema["required"] = [key for key in schema["required"] if key not in spared]
        schema["allOf"] = [{"if": _is_type(of), "then": _held(of)} for of in DocumentType]
        return schema
    refused = {key for key, _ in type_rule(type).refuses}
    schema["properties"] = {key: value for key, value in schema["properties"].items() if key not in refused}
    schema["properties"]["loai"] |= {"enum": _spellings(type)}
    schema["required"] = _required(type)
    return schema


def _required(type: DocumentType) -> list[str]:
    """The general keys and the type's own."""
    rule = type_rule(type)
    return [*(key.key for key in DRAFT_KEYS if key.required and key.key not in rule.spares), *rule.needs]


def _spellings(type: DocumentType) -> list[str]:
    return [type.label.lower(), type.label]


def _is_type(type: DocumentType) -> dict[str, Any]:
    return {"properties": {"loai": {"enum": _spellings(type)}}, "required": ["loai"]}


def _held(type: DocumentType) -> dict[str, Any]:
    rule = type_rule(type)
    return {"required": _required(type), "properties": {key: False for key, _ in rule.refuses}}
