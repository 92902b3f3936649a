"""The JSON Schema: equal to the committed files, and made of the same table as the loader."""

from __future__ import annotations

import json
from pathlib import Path

from doc_engine.datafile import json_schema
from doc_engine.datafile.fields import DRAFT_KEYS, ELSEWHERE
from doc_engine.datafile.type_rules import type_rule
from doc_engine.model import Draft
from doc_engine.terms import DocumentType

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def test_the_committed_schema_is_what_the_program_makes() -> None:
    committed = json.loads((SCHEMAS / "van-ban.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema()
    for type in DocumentType:
        path = SCHEMAS / "loai" / f"{type.key.replace('_', '-')}.schema.json"
        assert json.loads(path.read_text(encoding="utf-8")) == json_schema(type), "run docs/build_schemas.py"


def test_every_field_of_the_model_has_exactly_one_key() -> None:
    fields = [key.field.split(".")[0] for key in DRAFT_KEYS]
    assert set(fields) == set(Draft.model_fields)
    assert len({key.key for key in DRAFT_KEYS}) == len(DRAFT_KEYS)
    assert len({key.field for key in DRAFT_KEYS}) == len(DRAFT_KEYS)


def test_every_key_is_described_in_vietnamese_with_a_sample() -> None:
    for key in DRAFT_KEYS:
        assert key.label
        assert key.about
        assert key.sample
        assert key.key.isascii()


def test_rules_and_hints_only_name_keys_that_exist() -> None:
    known = {key.key for key in DRAFT_KEYS}
    for type in DocumentType:
        rule = type_rule(type)
        assert set(rule.needs) <= known
        assert {key for key, _ in rule.refuses} <= known
        assert not set(rule.needs) & {key for key, _ in rule.refuses}
    assert set(ELSEWHERE.values()) <= known


def test_the_schema_of_one_type_requires_what_the_type_needs() -> None:
    for type in DocumentType:
        schema = json_schema(type)
        assert set(type_rule(type).needs) <= set(schema["required"])
        assert not {key for key, _ in type_rule(type).refuses} & set(schema["properties"])
