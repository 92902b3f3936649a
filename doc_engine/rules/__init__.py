"""Conformity rules (quy tắc thể thức): a Word file against Nghị định 30/2020/NĐ-CP, each finding with its article.

Every module of rules is imported here by name, so that `rules()` is complete wherever it is asked.
"""

from __future__ import annotations

from doc_engine.rules import (
    address,
    addressees,
    agency,
    appearance,
    appendix,
    body,
    capitals,
    fonts,
    legal_bases,
    letters,
    marks,
    motto,
    notation,
    outline_rules,
    page,
    place_date,
    recipients,
    rule_lines,
    signature,
    title,
)
from doc_engine.rules.framework import Found, Remark, Rule, View, check, remarks, rule, rules

MODULES = (
    page,
    fonts,
    motto,
    agency,
    rule_lines,
    notation,
    place_date,
    title,
    addressees,
    legal_bases,
    body,
    outline_rules,
    signature,
    recipients,
    marks,
    address,
    appendix,
    appearance,
    letters,
    capitals,
)

__all__ = ["MODULES", "Found", "Remark", "Rule", "View", "check", "remarks", "rule", "rules"]
