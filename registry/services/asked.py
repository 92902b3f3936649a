"""Who must answer where no dispatch list says so (nơi phải trả lời): lead units of tasks, named recipients.

“Ủy ban nhân dân các xã, phường” becomes the units of the issuer's own province on the document's day; a collective that
nobody can take apart (“các sở, ban, ngành”) stays a row as it is printed, so that it is not forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from doc_engine.errors import BadInput
from doc_engine.model import Task
from doc_engine.text import fold, squeeze, upper_first
from registry.coverage import Sent
from registry.directory import Level, UnitTable
from registry.duties import Duty, Every, due_words
from registry.identity import body_of, issuer_key, resolve_relative
from registry.model import Document
from registry.services.addressing import Directory

_BRACKETS = re.compile(r"\s*[(（].*?[)）]\s*")
_ONLY_TOLD = re.compile(r"\b(?:de\s+)?(?:b/c|bao cao|biet|p/h|phoi hop|dang tai|theo doi)\b")
_NO_BODY = re.compile(r"^(?:nhu (?:tren|dieu|muc)|luu\b|cac (?:pho )?chu tich|chu tich|ct\b|pct\b|lanh dao)")
_LEVEL = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
# “UBND các xã, phường”, “UBND cấp huyện”, “UBND quận, huyện”: several units of one level, none of them named.
_COLLECTIVE = re.compile(
    rf"^ủy ban nhân dân (?:(?:các|cấp) (?P<one>{_LEVEL})(?:(?:,| và) {_LEVEL})*|(?P<two>{_LEVEL})(?:(?:,| và) {_LEVEL})+)"
    r"(?: (?:trên địa bàn|thuộc|trực thuộc|trong)\b.*)?$"
)
_SELECTORS = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "xa"),
    **dict.fromkeys(("huyện", "quận", "thị xã", "thành phố"), "huyen"),
    "tỉnh": "tinh",
}


@dataclass(frozen=True)
class Asking:
    """The directive, its day, and the units as they stood then."""

    document: Document
    on: date
    units: UnitTable

    def leads(self, tasks: Sequence[Task]) -> list[Sent]:
        """A line for every unit that leads a task, with the task's own time."""
        found = []
        for task in tasks:
            due, duty = self._time(task.due)
            of_task = Sent(
                self.document.key, "", "", None, due_on=due, duty=duty, what=squeeze(task.text), listed=False
            )
            found += [
                replace(of_task, recipient=name, recipient_key=key, unit_key=unit)
                for lead in task.lead
                for name, key, unit in self._bodies(lead)
            ]
        return found

    def is_led_by(self, body: str, tasks: Sequence[Task]) -> bool:
        """Whether one of the tasks is led by that body, by its own name or as one of several of its level."""
        own, is_committee = issuer_key(body), body_of(body).startswith("ủy ban nhân dân ")
        leads = dict.fromkeys(lead for task in tasks for lead in task.lead)
        return any(
            key == own
            for lead in leads
            if is_committee or self._selector(body_of(lead)) is None
            for _, key, _ in self._bodies(lead)
        )

    def recipients(self, lines: Sequence[str]) -> list[Sent]:
        """A line for every body that the nơi nhận names and does not only tell."""
        found = []
        for line in lines:
            bare = fold(line).lstrip("- ")
            if _NO_BODY.match(bare) or _ONLY_TOLD.search(bare):
                continue
            name = squeeze(_BRACKETS.sub(" ", line)).strip(" -.;,")
            for body, key, unit in self._bodies(name, named_only=True) if name else ():
                found.append(Sent(self.document.key, body, key, unit, must_answer=False))
        return found

    def apart(self, line: Sent) -> list[Sent]:
        """A line to “Ủy ban nhân dân các xã, phường” as one to each of them; any other as it is."""
        if line.unit_key is not None or self._selector(body_of(line.recipient)) is None:
            return [line]
        found = [
            replace(line, recipient=name, recipient_key=key, unit_key=unit)
            for name, key, unit in self._bodies(line.recipient)
            if unit is not None
        ]
        return found or [line]

    def _time(self, words: str | None) -> tuple[date | None, Duty | None]:
        """When a task is due: one day, or a duty that comes back; neither where the words say no day."""
        if not words:
            return None, None
        from doc_engine.reading.words.dues import read_due

        found = read_due(words, str(self.on.year))
        until = date.fromisoformat(found.due_on) if found.due_on and len(found.due_on) == 10 else None
        every = Every.named(found.every or "")
        if found.kind == "periodic":
            day, month = due_words(words)
            return None, Duty(
                every, self.on, until, day, month if every is Every.YEAR else None
            ) if every else None
        return until, None

    def _bodies(self, name: str, *, named_only: bool = False) -> Iterator[tuple[str, str, str | None]]:
        """The bodies a name means: each of a collective one; the printed name where it cannot be taken apart."""
        selector = self._selector(body_of(name))
        if selector:
            directory = Directory(self.units, self.on, place="")
            try:
                for one in directory.told_apart(directory.selected(selector, "UBND", must_answer=True)):
                    yield one.name, one.key, one.unit_key
                return
            except BadInput:
                pass  # no such level on that day: the printed name stays
        full = resolve_relative(name, self.document.issuer)
        if full or not named_only:
            printed = upper_first(full or name)
            yield printed, issuer_key(printed), None

    def _selector(self, body: str) -> str | None:
        match = _COLLECTIVE.match(body)
        level = _SELECTORS[match["one"] or match["two"]] if match else None
        if level is None or level == "tinh":
            return "tinh:*" if level else None
        place = self._place(level)
        return f"{level}:{place}" if place else None

    def _place(self, level: str) -> str | None:
        """The issuer's own province, and for communes its district where it is a district's body."""
        issuer = self.document.issuer
        unit = self.units.unit_of_body(issuer, self.on) if issuer else None
        if unit is None:
            full = resolve_relative("UBND tỉnh", issuer) or resolve_relative("UBND thành phố", issuer)
            unit = self.units.unit_of_body(full, self.on) if full else None
        if unit is None:
            return None
        if unit.level is Level.PROVINCE:
            return unit.name
        province = self.units.province_of(unit, self.on)
        inside = unit.level is Level.DISTRICT and level == "xa" and province is not None
        return f"{province.name}/{unit.name}" if inside and province else None
