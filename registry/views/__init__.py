"""Pictures, pages and tables made from the books (bản xem, bảng kê): bytes that are not official documents."""

from registry.views.chain_html import chain_html
from registry.views.chain_svg import chain_svg
from registry.views.chain_tree import chain_tree
from registry.views.coverage_page import coverage_page
from registry.views.coverage_table import (
    coverage_fragment,
    coverage_html,
    coverage_summary,
    coverage_xlsx,
    is_late,
)
from registry.views.deadlines import Deadline, deadlines_ics
from registry.views.demo_page import (
    DemoPage,
    PageDocument,
    PageFile,
    PagePicture,
    PageSection,
    PageTable,
    index_html,
)
from registry.views.registers import (
    INCOMING_TITLE,
    OUTGOING_TITLE,
    RegisterCover,
    register_html,
    register_table,
    register_xlsx,
)

__all__ = [
    "INCOMING_TITLE",
    "OUTGOING_TITLE",
    "Deadline",
    "DemoPage",
    "PageDocument",
    "PageFile",
    "PagePicture",
    "PageSection",
    "PageTable",
    "RegisterCover",
    "chain_html",
    "chain_svg",
    "chain_tree",
    "coverage_fragment",
    "coverage_html",
    "coverage_page",
    "coverage_summary",
    "coverage_xlsx",
    "deadlines_ics",
    "index_html",
    "is_late",
    "register_html",
    "register_table",
    "register_xlsx",
]
