"""The acts of the office, each as one call on a home, for the tests that hold for every act.

An act that is added to the program is added here: it is then failed at every point, killed, and tampered with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from registry.office import Home


@dataclass(frozen=True)
class Act:
    """`prepare` makes what the act needs, `do` is the act; both are called with the home and the test's desk."""

    name: str
    do: Callable[[Home, Any], object]
    prepare: Callable[[Home, Any], object] = lambda home, desk: None


ACTS: tuple[Act, ...] = ()
