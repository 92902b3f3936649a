"""Every rule of the thể thức with its cases in `rule_cases/*.yaml`: what fails says so, what passes is silent.

A case gives cells by name, each a line or a list of lines as `"{12 bold left} words"`: what is said in front changes
the look the decree wants for that cell. `page`, `annex_page`, `header`, `footer`, `foot` (of the address), `rules`, `shapes` and `lines` (not in any cell)
give the rest of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from doc_engine.findings import Severity
from doc_engine.layout import current
from doc_engine.paper import Align, Borders, Letters, Line, Paper, Part, Place, Section, Shape, Table
from doc_engine.rules import Found, View, rules
from doc_engine.rules.cells import Cells, RuleLine
from doc_engine.terms import DocumentType

CASES = Path(__file__).parent / "rule_cases"
_COMPONENTS = {
    "parent_body": "co_quan_chu_quan",
    "issuer": "co_quan",
    "number": "so_ky_hieu",
    "place_date": "dia_danh_ngay",
    "title": "ten_loai",
    "subject": "trich_yeu",
    "letter_subject": "trich_yeu_cong_van",
    "addressed": "kinh_gui",
    "legal_bases": "can_cu",
    "on_proposal": "can_cu",
    "authority": "quyen_han",
    "order": "quyen_han",
    "capacity": "quyen_han",
    "signer": "ho_ten",
    "recipients_label": "noi_nhan",
    "recipients": "noi_nhan_danh_sach",
    "urgency": "do_khan",
    "circulation": "pham_vi",
    "drafter": "nguoi_soan",
    "address": "dia_chi",
    "appendix_label": "phu_luc",
    "appendix_title": "ten_phu_luc",
    "attached_to": "kem_theo",
    "page_number": "so_trang",
}
_FLAGS = {"bold": True, "regular": False, "italic": True, "upright": False}
_ALIGNS: dict[str, Align] = {"left": "left", "right": "right", "center": "center", "both": "both"}
_CELL_NAMES = {one.name for one in fields(Cells)} - {"type", "rule_lines"}
_REST = {"type", "page", "annex_page", "header", "footer", "foot", "rules", "shapes", "lines", "tables"}


class _Maker:
    """Makes the paper of one case."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def view(self, case: dict[str, Any]) -> View:
        named = {name: self.lines(name, given) for name, given in case.items() if name in _CELL_NAMES}
        unknown = set(case) - _CELL_NAMES - _REST
        assert not unknown, f"not a cell: {unknown}"
        feet = {pages: self.lines("address", given) for pages, given in case.get("foot", {}).items()}
        if feet:
            named["address"] = tuple(line for lines in feet.values() for line in lines if not line.empty)
        cells = Cells(type=DocumentType[case["type"].upper()] if "type" in case else None, **named)
        drawn = tuple(self._rule(cells, given) for given in case.get("rules", []))
        cells = replace(cells, rule_lines=drawn)
        extra = self.lines("body", case.get("lines", []))
        lines = sorted({*sum(named.values(), ()), *extra}, key=lambda line: line.place.order)
        shapes = tuple(Shape(place=lines[0].place, **given) for given in case.get("shapes", []))
        tables = tuple(
            Table(number=1, rows=2, columns=2, bordered=True) for _ in range(case.get("tables", 0))
        )
        section = self._section(case)
        sections = (replace(section, footers={**section.footers, **feet}),)
        if "annex_page" in case:
            sections += (replace(sections[0], **case["annex_page"]),)
        paper = Paper(sections, tuple(lines), shapes=shapes, tables=tables)
        return View(paper, cells, current(), cells.type)

    def lines(self, name: str, given: str | list[str]) -> tuple[Line, ...]:
        return tuple(self._line(name, one) for one in ([given] if isinstance(given, str) else given))

    def _line(self, name: str, given: str) -> Line:
        match = re.match(r"^\{([^}]*)\} ?", given)
        words, text = (match[1].split(), given[match.end() :]) if match else ([], given)
        fact = (
            current().components[_COMPONENTS.get(name, "noi_dung")]
            if name not in ("quoc_hieu", "tieu_ngu")
            else None
        )
        fact = fact or current().components[name]
        letters = Letters(text, "Times New Roman", fact.size, fact.bold, fact.italic)
        body = fact.cell == "6"
        place = Place(Part.BODY, number := next(self._numbers), element=number)
        line = Line(
            (letters,),
            place,
            fact.align,
            12.7 if body else 0.0,
            before_pt=6.0,
            width_mm=165.0 if body else 90.0,
        )
        return _changed(line, words)

    def _rule(self, cells: Cells, given: dict[str, Any]) -> RuleLine:
        above: Line = getattr(cells, given["under"])[-1]
        length = float(given["length"]) if "length" in given else None
        return RuleLine(
            given["under"], given.get("kind", "border"), length, above, above.place, given.get("solid", True)
        )

    def _section(self, case: dict[str, Any]) -> Section:
        page: dict[str, Any] = {
            "width_mm": 210,
            "height_mm": 297,
            "top_mm": 20,
            "bottom_mm": 20,
            "left_mm": 30,
        }
        page |= {"right_mm": 15, "title_page": True} | case.get("page", {})
        parts = {}
        for where in ("header", "footer"):
            parts[f"{where}s"] = {
                pages: tuple(replace(line, page_field=True) for line in self.lines("page_number", given))
                for pages, given in case.get(where, {}).items()
            }
        return Section(**page, **parts)


_NUMBERS = {
    "before": "before_pt",
    "after": "after_pt",
    "first": "first_indent_mm",
    "left": "left_mm",
    "width": "width_mm",
    "lines": "line_spacing",
    "section": "section",
}


def _set(thing: Any, name: str, value: Any) -> Any:
    return replace(thing, **{name: value})


def _changed(line: Line, words: list[str]) -> Line:
    """The line with what a case says of its look."""
    run = line.letters[0]
    for word in words:
        key, _, value = word.partition("=")
        if re.fullmatch(r"[\d.]+", word):
            run = replace(run, size_pt=float(word))
        elif word in _FLAGS:
            run = _set(run, "bold" if word in ("bold", "regular") else "italic", _FLAGS[word])
        elif word in _ALIGNS:
            line = replace(line, align=_ALIGNS[word])
        elif word in ("caps", "highlight", "strike"):
            run = _set(run, word, "yellow" if word == "highlight" else True)
        elif word == "boxed":
            line = replace(line, borders=Borders(0.5, 0.5, 0.5, 0.5))
        elif word == "ruled":
            line = replace(line, borders=Borders(top=0.75))
        elif word == "exact":
            line = replace(line, line_rule="exact")
        elif key in ("font", "colour"):
            run = _set(run, key, value.replace("_", " "))
        elif key in _NUMBERS:
            line = _set(line, _NUMBERS[key], int(value) if key == "section" else float(value))
        else:
            raise AssertionError(f"not a look: {word}")
    return replace(line, letters=(run,))


def _cases() -> dict[str, dict[str, list[dict[str, Any]]]]:
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for path in sorted(CASES.glob("*.yaml")):
        loaded = YAML(typ="safe").load(path.read_text("utf-8"))
        assert not set(found) & set(loaded), f"{path.name}: a rule has its cases in two files"
        found |= loaded
    return found


ALL = _cases()


def _each(kind: str) -> Iterator[Any]:
    for code, cases in ALL.items():
        for at, case in enumerate(cases.get(kind, []), 1):
            yield pytest.param(code, case, id=f"{code}-{at}")


def _said(code: str, case: dict[str, Any]) -> list[Found]:
    return list(rules()[code].look(_Maker().view(case)))


@pytest.mark.parametrize(("code", "case"), list(_each("fail")))
def test_a_case_that_breaks_the_rule_is_found(code: str, case: dict[str, Any]) -> None:
    said = _said(code, case)
    assert said
    for one in said:
        assert one.message[-1] == "."
        assert one.message[0].islower() or not one.message[0].isalpha() or one.message.split()[0] in _NAMES
        assert one.found or one.required


_NAMES = {"Quốc", "Tiêu", "Nghị", "Phụ"}


@pytest.mark.parametrize(("code", "case"), list(_each("pass")))
def test_a_case_that_keeps_the_rule_is_passed_in_silence(code: str, case: dict[str, Any]) -> None:
    assert _said(code, case) == []


def test_every_rule_has_cases_that_fail_and_cases_that_pass() -> None:
    without = [code for code in rules() if not ALL.get(code, {}).get("fail") or not ALL[code].get("pass")]
    assert without == []
    assert set(ALL) <= set(rules())


def test_every_rule_says_its_article_cell_and_title() -> None:
    for code, rule in rules().items():
        assert rule.title, code
        assert re.match(r"Phụ lục I|Điều \d|Kỹ thuật", rule.article), code


def test_what_the_decree_does_not_order_is_never_an_error() -> None:
    for rule in rules().values():
        if rule.article.startswith(("Phụ lục II,", "Kỹ thuật", "Phụ lục III, Mẫu")):
            assert rule.severity is not Severity.ERROR, rule.code
