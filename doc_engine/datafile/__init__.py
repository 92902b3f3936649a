"""Data files (tệp dữ liệu): YAML a clerk can write ⇄ `Draft`.

`load_draft(data, name=…)` and `dump_draft(draft)` are inverses; `json_schema()` describes the same table of keys;
`read_yaml(data, name=…)` gives any such file as nodes with lines, every text as typed.

Loaded name by name: who only looks a key up pays for no layout.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doc_engine.datafile.dump import dump_draft
    from doc_engine.datafile.load import load_draft
    from doc_engine.datafile.parse import read_yaml
    from doc_engine.datafile.schema import json_schema

__all__ = ["dump_draft", "json_schema", "load_draft", "read_yaml"]

_HOMES = {"dump_draft": "dump", "json_schema": "schema", "load_draft": "load", "read_yaml": "parse"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
