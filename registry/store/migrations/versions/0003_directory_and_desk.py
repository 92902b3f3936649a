"""The office's directory and desk: calendar, posts, groups, successors, further copies, handling."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _kept(
        "calendar_day",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        _reason(),
    )
    _kept(
        "post_act",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("authority", sa.Text()),
        sa.Column("from_on", sa.String()),
        sa.Column("until_on", sa.String()),
        _reason(),
    )
    _kept(
        "group_member",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("from_on", sa.String(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("unit_key", sa.Text()),
    )
    _kept(
        "unit_choice",
        sa.Column("old_key", sa.String(), nullable=False),
        sa.Column("new_key", sa.String(), nullable=False),
        _reason(),
    )
    _kept(
        "function_heir",
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("function_key", sa.Text(), nullable=False),
        sa.Column("heir", sa.Text(), nullable=False),
        sa.Column("from_on", sa.String(), nullable=False),
        _reason(),
    )
    _arrival_copy()
    _assignment_step()
    for name, kind in (("form", sa.String()), ("urgency", sa.Text())):
        op.add_column("arrival", sa.Column(name, kind))


def _reason() -> sa.Column[str]:
    return sa.Column("reason", sa.Text(), server_default="", nullable=False)


def _kept(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f(f"fk_{name}_office")),
        sa.PrimaryKeyConstraint("office", "event", "position", name=op.f(f"pk_{name}")),
    )


def _arrival_copy() -> None:
    op.create_table(
        "arrival_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("came_on", sa.String(), nullable=False),
        sa.Column("digest", sa.String()),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["file.digest"], name=op.f("fk_arrival_copy_digest")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_arrival_copy_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_arrival_copy_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival_copy")),
    )
    op.create_index("ix_arrival_copy_document", "arrival_copy", ["document"])


def _assignment_step() -> None:
    op.create_table(
        "assignment_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("handler", sa.Text(), server_default="", nullable=False),
        sa.Column("cooperating", sa.Text(), server_default="", nullable=False),
        sa.Column("due_on", sa.String()),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.String()),
        sa.Column("done_on", sa.String(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["answer"], ["document.key"], name=op.f("fk_assignment_step_answer")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_assignment_step_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_assignment_step_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_step")),
        sa.UniqueConstraint(
            "office", "document", "step", name=op.f("uq_assignment_step_office_document_step")
        ),
    )
    op.create_index("ix_assignment_step_document", "assignment_step", ["document"])
