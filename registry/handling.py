"""Handling an incoming document (giải quyết văn bản đến): pure rules over its steps, which are only ever added.

A matter is given to a unit or a person with a day to be done by; giving it to another is a further step, so that
its history stays. It is open until a step says it is done or a document of the office answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepKind(StrEnum):
    """What a step says: chuyển giao, tiến độ, or xong."""

    ASSIGN = "chuyen"
    PROGRESS = "tien_do"
    DONE = "xong"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on a day; `handler`, `cooperating` and `due_on` of an ASSIGN, `answer` (a key) of a DONE."""

    kind: StepKind
    done_on: date
    actor: str
    handler: str = ""
    cooperating: tuple[str, ...] = ()
    due_on: date | None = None
    text: str = ""
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """Where a matter stands: who has it since when, due when, what was said last, what answered it.

    `answers` are the keys of the office's documents that answer it; `closed` by a DONE step or by one of them.
    """

    handler: str = ""
    cooperating: tuple[str, ...] = ()
    assigned_on: date | None = None
    due_on: date | None = None
    progress: str = ""
    answers: tuple[str, ...] = ()
    closed_on: date | None = None
    closed: bool = False

    def days_late(self, on: date) -> int:
        """Days past the deadline, counted to the day it was closed or to `on`; 0 in time or without a deadline."""
        if self.due_on is None:
            return 0
        return max(0, ((self.closed_on if self.closed and self.closed_on else on) - self.due_on).days)


def matter_of(
    steps: Sequence[Step],
    *,
    reply_by: date | None = None,
    answered_by: Sequence[tuple[str, date | None]] = (),
) -> Matter:
    """The matter that steps and answering documents (key, day of issue) make.

    Without a deadline of its own the day by which the document asks to be answered (`reply_by`) stands.
    """
    given = [step for step in steps if step.kind is StepKind.ASSIGN]
    last = given[-1] if given else None
    end = steps[-1] if steps and steps[-1].kind is StepKind.DONE else None
    # A matter given again after it was answered is open again.
    settling = [day for _, day in answered_by if last is None or day is None or day >= last.done_on]
    days = [day for day in settling if day is not None]
    answers = dict.fromkeys(
        [*(step.answer for step in steps if step.answer), *(key for key, _ in answered_by)]
    )
    said = [step.text for step in steps if step.text and step.kind is not StepKind.ASSIGN]
    return Matter(
        handler=last.handler if last else "",
        cooperating=last.cooperating if last else (),
        assigned_on=last.done_on if last else None,
        due_on=next((step.due_on for step in reversed(given) if step.due_on), reply_by),
        progress=said[-1] if said else (last.text if last else ""),
        answers=tuple(answers),
        closed_on=end.done_on if end else min(days, default=None),
        closed=end is not None or bool(settling),
    )
