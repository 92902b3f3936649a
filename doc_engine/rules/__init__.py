"""Conformity rules (quy tắc thể thức): a Word file against Nghị định 30/2020/NĐ-CP, each finding with its article.

Every module of rules is imported here by name, so that `rules()` is complete wherever it is asked.
"""

from __future__ import annotations

from doc_engine.rules.framework import Found, Remark, Rule, View, check, remarks, rule, rules

__all__ = ["Found", "Remark", "Rule", "View", "check", "remarks", "rule", "rules"]
