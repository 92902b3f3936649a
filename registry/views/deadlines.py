"""Deadlines as a calendar file (lịch thời hạn .ics), for any calendar program; the same list gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day by which somebody owes something: `key` names it for ever, `done` strikes it out of the open ones."""

    key: str
    due_on: date
    title: str
    text: str = ""


def deadlines_ics(deadlines: Sequence[Deadline], *, name: str, at: datetime) -> bytes:
    """An iCalendar (RFC 5545) of whole-day events, each with a reminder on the day before at 8 o'clock."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//vanthu//Thời hạn//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for item in sorted(deadlines, key=lambda one: (one.due_on, one.key)):
        event = Event()
        event.add("uid", f"{item.key}@vanthu")
        event.add("dtstamp", at)
        event.add("dtstart", item.due_on)
        event.add("dtend", item.due_on + timedelta(days=1))
        event.add("summary", item.title)
        event.add("transp", "TRANSPARENT")
        if item.text:
            event.add("description", item.text)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.title)
        alarm.add("trigger", timedelta(hours=-16))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
