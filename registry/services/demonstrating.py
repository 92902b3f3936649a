"""Ví dụ minh họa: play the story of `registry.demo` in a home of its own, and lay out what it made.

Everything goes through the same services a clerk uses. Each act is done on its own day, by a clock that
stands still; nothing here knows a number that the books did not give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate
from registry.clock import FixedClock
from registry.demo.story import STORY, Act, Step
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services.batch import To, plan, run
from registry.services.dispatching import dispatch
from registry.services.drafting import Rendered, draft
from registry.services.entering import enter
from registry.services.issued import Issued
from registry.services.issuing import issue
from registry.services.noting import note_reading
from registry.services.receiving import receive
from registry.services.setup import init
from registry.store.life import Way

if TYPE_CHECKING:
    from registry.jail import Converter
    from registry.services.receiving import Received

ACTOR = "Ví dụ minh họa"


@dataclass
class Played:
    """What the story made: documents issued by the step's file, what was received, drafts, what was said."""

    home: Home
    issued: dict[str, Issued] = field(default_factory=dict)
    received: dict[str, Received] = field(default_factory=dict)
    drafts: dict[str, Rendered] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


def play(folder: Path, *, converter: Converter | None, tell: Callable[[str], None]) -> Played:
    """Play the whole story in the empty `folder`; `tell` hears each step in plain Vietnamese."""
    home = create_home(folder, clock=FixedClock.on(STORY[0].on), actor=ACTOR, converter=converter)
    played = Played(home)
    for step in STORY:
        sentence = _sentence(step, _ACTS[step.act](replace(home, clock=FixedClock.on(step.on)), step, played))
        played.said.append(sentence)
        tell(sentence)
    played.home = replace(home, clock=FixedClock.on(STORY[-1].on))
    return played


def _sentence(step: Step, result: str) -> str:
    invented = " (hư cấu)" if step.invented else ""
    return f"{step.on:%d/%m/%Y}  {step.said}{invented}{f' → {result}' if result else ''}"


def _source(name: str) -> bytes:
    return files("registry.demo").joinpath(name).read_bytes()


def _init(home: Home, step: Step, _played: Played) -> str:
    name = f"{step.file}.yaml"
    return init(home, load_office(_source(name), name=name)).office.name


def _enter(home: Home, step: Step, played: Played) -> str:
    name = f"{step.file}.yaml"
    played.issued[step.file] = entered = enter(home, _source(name), name, step.number, step.on)
    return f"{entered.notation} (vào sổ, {entered.book})"


def _issue(home: Home, step: Step, played: Played) -> str:
    name = f"{step.file}.yaml"
    played.issued[step.file] = issued = issue(home, _source(name), name, on=step.on)
    dispatch(home, issued.key, by=Way.ELECTRONIC)
    return f"{issued.notation} ({issued.book})"


def _batch(home: Home, step: Step, played: Played) -> str:
    """Draft first, as the clerk shows it to the signer, then one number to all."""
    name = f"{step.file}.yaml"
    played.drafts[step.file] = draft(home, _source(name), name)
    lists = [To(text) for text in step.to] + [
        To(text, body or "UBND", must_answer=False) for text, body in step.cc
    ]
    planned = plan(home, _source(name), name, lists, on=step.on)
    played.issued[step.file] = issued = run(home, planned)
    dispatch(home, issued.key, by=Way.ELECTRONIC)
    answering = sum(1 for one in planned.recipients if one.must_answer)
    return (
        f"{issued.notation} ({issued.book}), gửi {len(planned.recipients)} nơi, {answering} nơi phải trả lời"
    )


def _receive(home: Home, step: Step, played: Played) -> str:
    sent = played.issued[step.file]
    received = receive(home, sent.docx, sent.names["docx"], step.on, step.office)
    played.received[step.file] = received
    return f"số đến {received.number:02d}"


def _read(home: Home, step: Step, _played: Played) -> str:
    text = _source(f"{step.file}.txt").decode("utf-8")
    noted = note_reading(home, text, title=_headline(text), published=_published(text), office=step.office)
    cited = ", ".join(document.name for document in noted.cited)
    return f"nhắc đến: {cited}" if cited else ""


def _headline(text: str) -> str:
    return next(line for line in text.splitlines()[1:] if line.strip())


def _published(text: str) -> PartialDate:
    """The day of the news, on the line below its headline."""
    from doc_engine.dates import parse_date

    line = [line for line in text.splitlines() if line.strip()][2]
    return parse_date(line.rpartition(" ")[2])


_ACTS: dict[Act, Callable[[Home, Step, Played], str]] = {
    Act.INIT: _init,
    Act.ENTER: _enter,
    Act.ISSUE: _issue,
    Act.BATCH: _batch,
    Act.RECEIVE: _receive,
    Act.READ: _read,
}
