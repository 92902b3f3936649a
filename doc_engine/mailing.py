"""What an envelope says (bì văn bản, Phụ lục IV): who sends, the document's number, who it goes to. Plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """The agency on the envelope's left: its name, and address, telephone, e-mail as lines."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Envelope:
    """One envelope or label: số, ký hiệu of what is inside, the recipient and its address."""

    notation: str
    recipient: str
    address: str = ""
