"""Tables of the office's own directory and desk (danh bạ, chuyển giao): rows that acts add and nothing changes.

The rows of `KEPT` are named by the journal event that wrote them and say exactly what it says, so that `verify` can
hold one against the other; the rows about a document are in its seal.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from registry.store.schema import metadata


def _event() -> tuple[Column[str], Column[int], Column[int]]:
    """The office, the event of its journal that wrote the row, and the row's place in that act."""
    return (
        Column("office", ForeignKey("office.key"), primary_key=True),
        Column("event", Integer, primary_key=True),
        Column("position", Integer, primary_key=True),
    )


# Days off, made-up working days and days taken back to what the law says; the latest row of a day holds.
calendar_day = Table(
    "calendar_day",
    metadata,
    *_event(),
    Column("day", String, nullable=False),
    Column("kind", String, nullable=False),  # nghi, lam, theo_luat
    Column("reason", Text, nullable=False, server_default=""),
)

# Who takes up and who leaves a post (chức vụ), with the power to sign that goes with it.
post_act = Table(
    "post_act",
    metadata,
    *_event(),
    Column("kind", String, nullable=False),  # nhan, thoi
    Column("full_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("unit", Text, nullable=False, server_default=""),
    Column("authority", Text),  # lines of quyền hạn ký; NULL: no power to sign
    Column("from_on", String),
    Column("until_on", String),
    Column("reason", Text, nullable=False, server_default=""),
)

# One member of a recipient group (nhóm nơi nhận) as it stands from a day on; all rows of an event are one version.
group_member = Table(
    "group_member",
    metadata,
    *_event(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("from_on", String, nullable=False),
    Column("member", Text, nullable=False),
    Column("unit_key", Text),
)

# What a person decided of a unit that was divided or abolished: who answers for it now.
unit_choice = Table(
    "unit_choice",
    metadata,
    *_event(),
    Column("old_key", String, nullable=False),
    Column("new_key", String, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
)

# Who does the work of a body that is no more (đơn vị kế nhiệm theo chức năng), as the office has it.
function_heir = Table(
    "function_heir",
    metadata,
    *_event(),
    Column("function", Text, nullable=False),
    Column("function_key", Text, nullable=False),
    Column("heir", Text, nullable=False),
    Column("from_on", String, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
)

# What a person said of the chain (lời của người theo dõi): a body is done or need not act, a changed base was
# reviewed, a link that was read is wrong, a report is owed again and again. The latest word on one place holds.
chain_word = Table(
    "chain_word",
    metadata,
    *_event(),
    Column("kind", String, nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("body", Text, nullable=False, server_default=""),
    Column("body_key", Text, nullable=False, server_default=""),
    Column("base", ForeignKey("document.key")),
    Column("act", ForeignKey("document.key")),
    Column("said", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("said_on", String, nullable=False),
    Column("actor", Text, nullable=False),
    Index("ix_chain_word_document", "document"),
)

KEPT = (calendar_day, post_act, group_member, unit_choice, function_heir, chain_word)

# Two days for one number (hai ngày cho một số): `citing` says `said` of `cited`, of which `known` is known. The row
# belongs to `document`, on whose act it was noticed.
citation_claim = Table(
    "citation_claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("citing", ForeignKey("document.key"), nullable=False),
    Column("cited", ForeignKey("document.key"), nullable=False),
    Column("said", String, nullable=False),
    Column("known", String, nullable=False),
    Column("quote", Text, nullable=False, server_default=""),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("citing", "cited", "said"),
    Index("ix_citation_claim_document", "document"),
)

# A further copy of a document that is in the book of arrivals already: it takes no second number.
arrival_copy = Table(
    "arrival_copy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("form", String, nullable=False),
    Column("came_on", String, nullable=False),
    Column("digest", ForeignKey("file.digest")),
    Column("note", Text, nullable=False, server_default=""),
    Index("ix_arrival_copy_document", "document"),
)

# One step in handling an incoming document (chuyển giao, tiến độ, xong); the matter is all its steps together.
assignment_step = Table(
    "assignment_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("step", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("handler", Text, nullable=False, server_default=""),
    Column("cooperating", Text, nullable=False, server_default=""),  # one a line
    Column("due_on", String),
    Column("text", Text, nullable=False, server_default=""),
    Column("answer", ForeignKey("document.key")),
    Column("done_on", String, nullable=False),
    Column("actor", Text, nullable=False),
    UniqueConstraint("office", "document", "step"),
    Index("ix_assignment_step_document", "document"),
)
