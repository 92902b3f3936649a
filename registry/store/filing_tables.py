"""The tables of filing (bảng hồ sơ): filing plans, dossiers with what lies in them, loans of archive copies."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from registry.store.schema import metadata

# Danh mục hồ sơ of one year (Phụ lục V): drawn up, then issued once by a decision.
filing_plan = Table(
    "filing_plan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("issued_on", String),
    Column("decision", Text),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("office", "year"),
)

# A line of a plan: level 0 is a dossier, 1 a major heading (I), 2 a minor one (1).
filing_line = Table(
    "filing_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", ForeignKey("filing_plan.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("code", Text, nullable=False),  # 01.TCCB, or the heading's own mark
    Column("title", Text, nullable=False),
    Column("retention", Text, nullable=False, server_default=""),
    Column("person", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    UniqueConstraint("plan", "position"),
)

dossier = Table(
    "dossier",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # hs1, hs2 …
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("retention", Text, nullable=False),
    Column("person", Text, nullable=False, server_default=""),
    Column("electronic", Boolean, nullable=False),
    Column("rights", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("opened_on", String, nullable=False),
    Column("closed_on", String),  # the work's end: the year until hand-over counts from here
    Column("closing_note", Text),  # chứng từ kết thúc
    Column("amount", Integer),  # sheets of paper, or pages of an electronic one
    Column("due_on", String),  # last day for hand-over
    Column("handed_over_on", String),
    Column("handed_to", Text),
    UniqueConstraint("office", "year", "code"),
    Index("ix_dossier_office", "office", "year"),
)

# One document in a dossier; the document itself is not copied and may lie in many.
dossier_paper = Table(
    "dossier_paper",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossier.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("sheets", Text, nullable=False, server_default=""),  # "1-3": tờ số or trang số
    Column("note", Text, nullable=False, server_default=""),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("dossier", "document"),
    Index("ix_dossier_paper_document", "document"),
)

# Sử dụng bản lưu: who has an archive copy in hand, by whose leave.
loan = Table(
    "loan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("borrower", Text, nullable=False),
    Column("allowed_by", Text, nullable=False),
    Column("lent_on", String, nullable=False),
    Column("returned_on", String),
    Column("dossier", Text, nullable=False, server_default=""),  # its code and year as printed
    Column("note", Text, nullable=False, server_default=""),
    Index("ix_loan_document", "document"),
)
