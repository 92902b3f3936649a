"""What the template commands share (đầu vào của lệnh về mẫu): types by name, the templates at hand, findings shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counter.desk import Desk
from doc_engine.errors import BadInput
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from registry.templating import Templates

TYPE_OPTION = click.option(
    "--type", "type_name", metavar="LOẠI", help="Loại văn bản của mẫu, khi tệp không cho biết."
)


def packaged_and_own(desk: Desk) -> Templates:
    """The packaged templates and the office's own, where the data folder has some."""
    from registry.templating import Templates

    return Templates(desk.home_dir / "templates")


def kind_of(name: str) -> DocumentType | None:
    """The document type of that key or name."""
    found = DocumentType.find(name)
    return found if isinstance(found, DocumentType) else None


def require_kind(name: str) -> DocumentType:
    """The same; raises `BadInput` naming the types."""
    kind = kind_of(name)
    if kind is None:
        labels = ", ".join(one.label.lower() for one in DocumentType)
        raise BadInput.because(f"không có loại văn bản “{name}”.", f"Các loại: {labels}.")
    return kind
