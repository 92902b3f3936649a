"""The lines at the foot of page 1 (ô 13), in the order and with the labels of Mẫu 1.5.

Phụ lục I, Phần I, Mục III.4.
"""

from __future__ import annotations

from doc_engine.compose.punctuation import unended
from doc_engine.model import Contact
from doc_engine.text import fold

_LABEL = "Địa chỉ: "


def contact_lines(contact: Contact | None) -> tuple[str, ...]:
    """Address; telephone and fax; e-mail and website; what is not there leaves no gap."""
    if contact is None:
        return ()
    address = unended(contact.address)
    labelled = address if fold(address).startswith("dia chi") else f"{_LABEL}{address}"
    calls = _together(("ĐT", contact.phone), ("Fax", contact.fax))
    net = _together(("E-Mail", contact.email), ("Website", contact.website))
    return tuple(line for line in (labelled, calls, net) if line)


def _together(*parts: tuple[str, str | None]) -> str:
    return ", ".join(f"{label}: {text}" for label, text in parts if text)
