"""Filing: plans, dossiers with what lies in them, loans of archive copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them, referred ones first."""
    _filing_plan()
    _filing_line()
    _dossier()
    _dossier_paper()
    _loan()


def _filing_plan() -> None:
    op.create_table(
        "filing_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.String(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_filing_plan_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_plan")),
        sa.UniqueConstraint("office", "year", name=op.f("uq_filing_plan_office_year")),
    )


def _filing_line() -> None:
    op.create_table(
        "filing_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("retention", sa.Text(), server_default="", nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["filing_plan.id"], name=op.f("fk_filing_line_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_line")),
        sa.UniqueConstraint("plan", "position", name=op.f("uq_filing_line_plan_position")),
    )


def _dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("retention", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("electronic", sa.Boolean(), nullable=False),
        sa.Column("rights", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_on", sa.String(), nullable=False),
        sa.Column("closed_on", sa.String(), nullable=True),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.String(), nullable=True),
        sa.Column("handed_over_on", sa.String(), nullable=True),
        sa.Column("handed_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_dossier_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("key", name=op.f("uq_dossier_key")),
        sa.UniqueConstraint("office", "year", "code", name=op.f("uq_dossier_office_year_code")),
    )
    op.create_index("ix_dossier_office", "dossier", ["office", "year"], unique=False)


def _dossier_paper() -> None:
    op.create_table(
        "dossier_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("sheets", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_dossier_paper_document")),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.key"], name=op.f("fk_dossier_paper_dossier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_paper")),
        sa.UniqueConstraint("dossier", "document", name=op.f("uq_dossier_paper_dossier_document")),
    )
    op.create_index("ix_dossier_paper_document", "dossier_paper", ["document"], unique=False)


def _loan() -> None:
    op.create_table(
        "loan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("borrower", sa.Text(), nullable=False),
        sa.Column("allowed_by", sa.Text(), nullable=False),
        sa.Column("lent_on", sa.String(), nullable=False),
        sa.Column("returned_on", sa.String(), nullable=True),
        sa.Column("dossier", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_loan_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_loan_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    op.create_index("ix_loan_document", "loan", ["document"], unique=False)
