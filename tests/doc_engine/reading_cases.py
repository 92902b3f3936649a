"""The specimens of the reader (mẫu để đọc): YAML beside the tests, and how what was read is held against them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from doc_engine.reading import CitationFound, read_text
from doc_engine.reading.citing.acting import Acting
from doc_engine.reading.citing.citations import Own, cited_in
from doc_engine.reading.copies.source import Source
from doc_engine.reading.names.naming import locale_of

FOLDER = Path(__file__).parent / "reading_specimens"
HOME = ("Sở Tư pháp tỉnh Cà Mau", "Cà Mau")


def load(name: str) -> list[dict[str, Any]]:
    """The specimens of one file, with a name each."""
    entries = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    for number, entry in enumerate(entries, 1):
        entry.setdefault("name", f"{number}: {' '.join(entry['text'].split())[:60]}")
    return list(entries)


def read_sentence(case: dict[str, Any]) -> tuple[list[str], list[list[str]]]:
    """What a sentence cites, and its links, in the form of the specimens."""
    issuer, place = case.get("from", HOME)
    source = Source.of(case["text"])
    cited = cited_in(source, locale_of(issuer, None, place), Acting(case.get("type"), True), Own())
    return sorted(citation_line(source.view, citation) for citation in cited.citations), sorted(
        [link.source, link.relation.key, link.target] for link in cited.links
    )


def citation_line(view: str, citation: CitationFound) -> str:
    """`name | type | date | issuer | relation`, as the specimens write it; a nickname is named by its number."""
    name = citation.notation or citation.title
    if name is None:
        name = re.findall(r"\d+", view[slice(*citation.spans[0])])[0]
    parts = (name, citation.type, citation.issued_on, citation.issuer, citation.relation.key)
    return " | ".join(part or "~" for part in parts) + (f" {citation.modality}" if citation.modality else "")


def wanted_lines(case: dict[str, Any]) -> list[str]:
    """The citations a specimen has, in one order."""
    return sorted(" ".join(str(line).split()) for line in case["cites"])


def paper_differences(case: dict[str, Any]) -> list[str]:
    """What the reader says otherwise than a whole specimen's answers; what these leave out is not compared."""
    reading = read_text(case["text"])
    shown = reading.as_json()
    found = [
        f"{key}: {shown['header'][key]!r}, not {value!r}"
        for key, value in case.get("header", {}).items()
        if shown["header"][key] != value
    ]
    if "cites" in case:
        view = Source.of(case["text"]).view
        got, wanted = {citation_line(view, c) for c in reading.citations}, set(wanted_lines(case))
        found += [f"cites {line}" for line in sorted(got - wanted)]
        found += [f"does not cite {line}" for line in sorted(wanted - got)]
    if "links" in case:
        links = sorted([link.source, link.relation.key, link.target] for link in reading.links)
        if links != sorted(case["links"]):
            found.append(f"links {links}")
    return [*found, *_task_differences(case, shown), *_deadline_differences(case, shown)]


def _task_differences(case: dict[str, Any], shown: dict[str, Any]) -> list[str]:
    wanted, got = case.get("tasks"), shown["tasks"]
    if wanted is None:
        return []
    if len(wanted) != len(got):
        return [f"{len(got)} tasks, not {len(wanted)}: {[(t['text'][:50], t['lead']) for t in got]}"]
    return [
        f"task {key}: {_task_fields(task)[key]!r}, not {value!r}"
        for task, answer in zip(got, wanted, strict=True)
        for key, value in answer.items()
        if _task_fields(task)[key] != value
    ]


def _task_fields(task: dict[str, Any]) -> dict[str, Any]:
    due = task["due"] or {}
    return {
        **task,
        "due_on": due.get("due_on"),
        "from_on": due.get("from_on"),
        "due_kind": due.get("kind"),
        "every": due.get("every"),
    }


def _deadline_differences(case: dict[str, Any], shown: dict[str, Any]) -> list[str]:
    wanted = case.get("deadlines")
    got = [deadline["due_on"] for deadline in shown["deadlines"]]
    if wanted is None or (got and set(wanted) <= set(got)) or got == wanted:
        return []
    return [f"deadlines {[(d['text'], d['due_on']) for d in shown['deadlines']]}"]
