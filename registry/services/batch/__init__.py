"""Sending to many (gửi hàng loạt): the plan first, then one act, then what can be made again."""

from __future__ import annotations

from registry.services.batch.answers import BatchIssued, IssuedLetter
from registry.services.batch.modes import Mode
from registry.services.batch.planning import Plan, plan
from registry.services.batch.resolving import To
from registry.services.batch.running import Asked, run, run_letters

__all__ = ["Asked", "BatchIssued", "IssuedLetter", "Mode", "Plan", "To", "plan", "run", "run_letters"]
