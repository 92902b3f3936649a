"""Values to columns and back: partial days as ISO text (`2023-03-20`, `2023-03`, `2023`)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from doc_engine.dates import PartialDate


def partial_text(day: PartialDate) -> str | None:
    """As kept: whole, year and month, or year; None when the year is blank."""
    if day.year is None:
        return None
    if day.month is None:
        return f"{day.year:04d}"
    if day.day is None:
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


@lru_cache(maxsize=10_000)
def partial_date(text: str | None) -> PartialDate:
    """The partial day of a column."""
    parts = [int(part) for part in text.split("-")] if text else []
    return PartialDate(*parts)


def day_text(day: date | None) -> str | None:
    """A whole day as kept."""
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    """The whole day of a column."""
    return date.fromisoformat(text) if text else None
