"""Names of people as papers write them (họ tên): the bare name out of "Ông Nguyễn Văn A, Phó Giám đốc Sở"."""

from __future__ import annotations

import re

CHAIR = "Chủ tọa"
_STYLED = re.compile(r"^(?:các\s+)?(?:ông|bà|đồng chí|đ/c)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[,;(]|\s+[-–—]\s")


def bare_name(person: str) -> str:
    """The full name alone, without "ông", "bà", "đồng chí" before and offices behind it."""
    return _STYLED.sub("", _BEHIND.split(person, maxsplit=1)[0]).strip(" .:")
