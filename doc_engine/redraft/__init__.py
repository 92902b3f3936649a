"""A finished document back to its draft (dựng lại bản thảo): `Said` lines → `Redraft`.

What stands in the head, the opening, the foot and the annexes becomes fields; everything else is body, word for
word. What cannot be placed is kept in the body and said in a warning, never dropped.
"""

from __future__ import annotations

from doc_engine.redraft.assemble import Redraft, redraft
from doc_engine.redraft.said import Look, Page, Said
from doc_engine.redraft.writing import data_file

__all__ = ["Look", "Page", "Redraft", "Said", "data_file", "redraft"]
