"""How much of a long test runs: a share every day, all of it in `make campaign`."""

from __future__ import annotations

import os

CAMPAIGN = os.environ.get("VANTHU_CAMPAIGN") == "1"
_LONGER = 50


def examples(daily: int) -> int:
    """How many examples a law is tried on: so many a day, fifty times as many in the campaign."""
    return daily * _LONGER if CAMPAIGN else daily
