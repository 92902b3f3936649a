"""Kiểm tra: journal, lines, counters and files held against each other, both ways. Nothing is ever repaired.

One module a subject, each with `problems(evidence)`; `checks.CHECKS` is the plain list of them. A new table gets
its module here (or its place in `registry.store.seals`), a line in that list, and a tamper test.
"""

from registry.services.verifying.checks import verify

__all__ = ["verify"]
