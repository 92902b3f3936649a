"""Our own documents keep every rule; one thing spoilt in them breaks exactly one.

`rule_mutations.yaml` names for each rule a document and what is spoilt in it; how letters look (`appearance`) is
spoilt by the table of components itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from ruamel.yaml import YAML

from doc_engine.composed import Composed
from doc_engine.layout import current
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.reader import read_paper
from doc_engine.paper import NO_BORDERS, Borders, Letters, Line, Paper, Place
from doc_engine.rules import View, check, rules
from doc_engine.rules.appearance import PARTS
from doc_engine.rules.said import ink_mm
from templates.samples import SAMPLES, letter, long_body, plan

FOLDER = Path(__file__).parents[2] / "templates"
MUTATIONS: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (Path(__file__).parent / "rule_mutations.yaml").read_text("utf-8")
)


def _secret() -> Composed:
    """Its layout only: a document with a độ mật is refused by the services."""
    return replace(letter(), fields=letter().fields | {"do_mat": "TỐI MẬT"})


def _annexed() -> Composed:
    return replace(plan(), body=long_body(1), watermark="")


def _one_annex() -> Composed:
    first = plan().appendices[0]
    return replace(_annexed(), appendices=(replace(first, label="Phụ lục"),))


def _restricted() -> Composed:
    return replace(letter(), fields=letter().fields | {"pham_vi": "LƯU HÀNH NỘI BỘ"})


def _long_with_address() -> Composed:
    return replace(_annexed(), contact=("Địa chỉ: Số 12 đường Mẫu", "ĐT: 0290 0000 000"))


MADE: dict[str, Callable[[], Composed]] = SAMPLES | {
    "mat": _secret,
    "noi_bo": _restricted,
    "phu_luc": _annexed,
    "mot_phu_luc": _one_annex,
    "cong_van_dia_chi_dai": _long_with_address,
}


@cache
def paper_of(name: str) -> Paper:
    composed = MADE[name]()
    return read_paper(render(compile_template((FOLDER / f"{composed.type_key}.docx").read_bytes()), composed))


@pytest.mark.parametrize("name", MADE)
def test_our_own_documents_have_no_findings(name: str) -> None:
    assert [str(finding) for finding in check(paper_of(name))] == []


def _codes(paper: Paper) -> set[str]:
    return {finding.code for finding in check(paper)}


def _set(thing: Any, given: dict[str, Any]) -> Any:
    return replace(thing, **{name: value for name, value in given.items() if name != "text"})


def _spoilt(paper: Paper, act: dict[str, Any]) -> Paper:
    """The paper with one act done to it."""
    if "section" in act:
        sections = [
            _set(section, act["section"]) if at == act.get("at", at) else section
            for at, section in enumerate(paper.sections)
        ]
        return replace(paper, sections=tuple(sections))
    if "page_number" in act:
        return replace(paper, sections=tuple(_renumbered(section, act) for section in paper.sections))
    if "foot" in act:  # the line drawn above the address
        return replace(paper, sections=tuple(_refooted(section, act["foot"]) for section in paper.sections))
    if "unboxed" in act:
        return replace(paper, tables=tuple(replace(table, bordered=False) for table in paper.tables))
    chosen = _chosen(paper, act)
    assert chosen, f"nothing to spoil: {act}"
    if act.get("drop"):
        return replace(paper, lines=tuple(line for line in paper.lines if line.place not in chosen))
    return _with(paper, dict.fromkeys(chosen, act))


def _with(paper: Paper, acts: dict[Place, dict[str, Any]]) -> Paper:
    """The paper with acts done to the lines at these places, headers included."""

    def done(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(_changed(line, acts[line.place]) if line.place in acts else line for line in lines)

    sections = tuple(
        replace(
            section,
            headers={pages: done(lines) for pages, lines in section.headers.items()},
            footers={pages: done(lines) for pages, lines in section.footers.items()},
        )
        for section in paper.sections
    )
    return replace(paper, lines=done(paper.lines), sections=sections)


def _renumbered(section: Any, act: dict[str, Any]) -> Any:
    given = dict(act["page_number"])
    where = given.pop("where", "headers")
    pages = given.pop("pages", "default")
    lines = tuple(_changed(line, given) if line.page_field else line for line in section.headers["default"])
    kept = {} if where == "footers" or given.get("drop") else section.headers
    return _set(
        section,
        {"headers": kept, where: {**kept, pages: lines}} if not given.get("drop") else {"headers": {}},
    )


def _refooted(section: Any, given: dict[str, Any]) -> Any:
    foot = section.footers.get("first", ())
    if len(foot) < 2:
        return section
    pages = given.get("pages", "first")
    line = {name: value for name, value in given.items() if name not in ("drop", "pages")}
    kept = foot[1:] if given.get("drop") else (_set(foot[0], line), *foot[1:])
    return replace(section, footers={**section.footers, pages: kept})


def _chosen(paper: Paper, act: dict[str, Any]) -> set[Place]:
    cells = View.of(paper).cells
    if "rule" in act:
        return {found.place for found in cells.rules_under(act["rule"])}
    if "between" in act:
        return {getattr(cells, act["between"][0])[-1].place}
    if "holding" in act:
        found = [line for line in paper.lines if act["holding"] in line.text]
    else:
        names = act["cell"] if isinstance(act["cell"], list) else [act["cell"]]
        found = [line for name in names for line in getattr(cells, name) if not line.empty]
    if act.get("next"):
        found = [paper.lines[paper.lines.index(line) + 1] for line in found]
    at = act.get("at", 0)
    return {line.place for line in (found if at == "all" else [found[at]])}


def _changed(line: Line, act: dict[str, Any]) -> Line:
    letters = list(line.letters)
    if "words" in act:
        old, new = act["words"]
        assert any(old in run.text for run in letters), f"“{old}” is not in “{line.text}”"
        letters = [replace(run, text=run.text.replace(old, new)) for run in letters]
    if "text" in act:
        letters = [replace(letters[0], text=act["text"])]
    if "nfd" in act:
        letters = [replace(run, text=normalize("NFD", run.text)) for run in letters]
    if "typed" in act:  # a rule typed where a border was
        letters = [Letters(act["typed"], "Times New Roman", 13.0)]
        line = replace(line, borders=NO_BORDERS, align="center", left_mm=0.0, right_mm=0.0)
    if "between" in act:
        line = replace(line, borders=Borders(bottom=0.75))
    if "look" in act:
        letters = [_set(run, act["look"]) for run in letters]
    if "place" in act:
        line = replace(line, place=_set(line.place, act["place"]))
    changed: Line = _set(replace(line, letters=tuple(letters)), act.get("line", {}))
    return changed


@pytest.mark.parametrize(
    ("code", "at"), [(code, at) for code in MUTATIONS for at in range(len(MUTATIONS[code]))]
)
def test_one_thing_spoilt_gives_exactly_that_rules_code(code: str, at: int) -> None:
    mutation = MUTATIONS[code][at]
    paper = paper_of(mutation["in"])
    for act in mutation["do"]:
        paper = _spoilt(paper, act)
    assert _codes(paper) == {code}


_WHERE = {
    "authority": "quyet_dinh",
    "legal_bases": "quyet_dinh",
    "title": "bao_cao",
    "subject": "bao_cao",
    "urgency": "cong_van_khan",
    "circulation": "cong_van_khan",
    "drafter": "cong_van_khan",
    "address": "cong_van_dia_chi",
    "appendix_label": "phu_luc",
    "appendix_title": "phu_luc",
    "attached_to": "phu_luc",
}
_WRONG: dict[str, Callable[[Any], dict[str, Any]]] = {
    "1": lambda fact: {"look": {"size_pt": fact.sizes[1] + 2}},
    "2": lambda fact: {"look": {"bold": not fact.bold}},
    "3": lambda fact: {"look": {"italic": not fact.italic}},
    "5": lambda fact: {"line": {"align": "left", "width_mm": 190.0}},
}


def _looks() -> list[tuple[str, str, str, dict[str, Any]]]:
    found = []
    for part in PARTS:
        fact = current().components[part.component]
        for aspect in part.aspects:
            if f"{part.codes}{aspect}" in MUTATIONS:
                continue  # spoilt in a way of its own
            act = _WRONG[aspect](fact) if aspect in _WRONG else {"case": "lower" if fact.upper else "upper"}
            found.append((f"{part.codes}{aspect}", part.field, _WHERE.get(part.field, "cong_van"), act))
    return found


@pytest.mark.parametrize(("code", "cell", "name", "act"), _looks())
def test_one_look_spoilt_gives_exactly_that_rules_code(
    code: str, cell: str, name: str, act: dict[str, Any]
) -> None:
    paper = paper_of(name)
    acts = {}
    for line in getattr(View.of(paper).cells, cell):
        acts[line.place] = act
        if "case" in act:
            acts[line.place] = {
                "text": line.text.capitalize() if act["case"] == "lower" else line.text.upper()
            }
        if cell == "tieu_ngu":  # its rule stays as long as the words
            changed = _changed(line, acts[line.place])
            for found in View.of(paper).cells.rules_under("tieu_ngu"):
                old = next(one for one in paper.lines if one.place == found.place)
                longer = ink_mm(changed) - ink_mm(line)
                acts[found.place] = {"line": {"width_mm": old.width_mm + longer}}
    assert _codes(_with(paper, acts)) == {code}


def test_every_rule_has_its_mutation() -> None:
    assert set(rules()) - set(MUTATIONS) - {code for code, *_ in _looks()} == set()
