"""Data files (tệp dữ liệu): YAML a clerk can write ⇄ `Draft`.

`load_draft(data, name=…)` and `dump_draft(draft)` are inverses; `json_schema()` describes the same table of keys;
`read_yaml(data, name=…)` gives any such file as nodes with lines, every text as typed.
"""

from __future__ import annotations

from doc_engine.datafile.dump import dump_draft
from doc_engine.datafile.load import load_draft
from doc_engine.datafile.parse import read_yaml
from doc_engine.datafile.schema import json_schema

__all__ = ["dump_draft", "json_schema", "load_draft", "read_yaml"]
