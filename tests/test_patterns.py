"""The law of patterns: none may split one stretch of text in many ways, or a single long word takes minutes."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import counter
import doc_engine
import registry
from doc_engine.patterns import GuardedPattern, LatePattern, late

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
_LOOKS = (code.ASSERT, code.ASSERT_NOT, code.AT)
_LONG = 30  # a repeat of fewer is soon tried in all ways


def _patterns() -> Iterator[tuple[str, re.Pattern[Any] | LatePattern]]:
    for package in (doc_engine, registry, counter):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in found.name and not found.name.endswith("__main__"):
                yield from _of_module(importlib.import_module(found.name))


def _of_module(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any] | LatePattern]]:
    for name, value in vars(module).items():
        values: Iterable[Any] = (value,)
        if isinstance(value, dict):
            values = value.values()
        elif isinstance(value, (tuple, list, frozenset)):
            values = value
        for one in values:
            if isinstance(one, GuardedPattern):
                yield f"{module.__name__}.{name} (sign)", one.sign
                yield f"{module.__name__}.{name}", one.whole
            if isinstance(one, re.Pattern | LatePattern):
                yield f"{module.__name__}.{name}", one


def _ambiguous(tree: Any) -> bool:
    """Whether somewhere a repeated group is a long repeat of its own, with nothing beside it that must stand there."""
    return any(_is_ambiguous(*item) for item in tree)


def _is_ambiguous(op: Any, value: Any) -> bool:
    if op in _REPEATS:
        _, most, body = value
        return (most >= 2 and any(map(_is_one_repeat, _ways(body)))) or _ambiguous(body)
    return any(map(_ambiguous, _inside(op, value)))


def _inside(op: Any, value: Any) -> list[Any]:
    if op is code.SUBPATTERN:
        return [value[-1]]
    if op is code.BRANCH:
        return list(value[1])
    if op in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return [value] if op is code.ATOMIC_GROUP else []


def _ways(body: Any) -> Iterator[list[Any]]:
    items = list(body)
    if len(items) == 1 and items[0][0] in (code.SUBPATTERN, code.BRANCH):
        for inner in _inside(*items[0]):
            yield from _ways(inner)
    else:
        yield items


def _is_one_repeat(items: list[Any]) -> bool:
    long = next((item for item in items if _is_long(*item)), None)
    return long is not None and all(item is long or _may_be_nothing(*item) for item in items)


def _is_long(op: Any, value: Any) -> bool:
    return op in _REPEATS and value[1] >= _LONG


def _may_be_nothing(op: Any, value: Any) -> bool:
    return op in _LOOKS or (op in _REPEATS and value[0] == 0)


def test_no_pattern_of_the_product_splits_one_stretch_in_many_ways() -> None:
    patterns = dict(_patterns())
    assert len(patterns) > 500  # the walk sees them
    assert len([name for name, one in patterns.items() if isinstance(one, LatePattern)]) > 200
    found = [name for name, one in patterns.items() if _ambiguous(parser.parse(one.pattern, one.flags))]
    assert found == []


@pytest.mark.parametrize(
    "bad", [r"(?:\w+\s?){1,3}$", r"(?:[a-z]+)*b", r"x(?:\d+|\s+y?)+z", r"(?:(?:\w+,?){2})+$"]
)
def test_the_law_sees_a_repeat_within_a_repeat(bad: str) -> None:
    assert _ambiguous(parser.parse(bad))


@pytest.mark.parametrize(
    "good", [r"\w+(?:\s\w+){0,2}\s?$", r"(?:\d{1,3}\.)*\d", r"(?:a+b+){2,4}", r"\s*x\s*"]
)
def test_the_law_lets_pass_what_has_one_way_to_be_split(good: str) -> None:
    assert not _ambiguous(parser.parse(good))


def test_a_late_pattern_is_compiled_by_its_first_match_and_then_is_the_pattern() -> None:
    pattern = late(r"(?P<so>\d{1,4})/(?P<nam>\d{4})", re.IGNORECASE)
    assert "match" not in vars(pattern)
    found = pattern.search("số 12/2026")
    assert found is not None
    assert (found["so"], found["nam"], pattern.sub("…", "số 12/2026")) == ("12", "2026", "số …")
    assert vars(pattern)["match"] == found.re.match
    assert pattern.pattern == found.re.pattern
    assert pattern.flags == found.re.flags
    assert re.compile(pattern.pattern, pattern.flags) == found.re


def test_a_late_pattern_that_cannot_be_compiled_says_so_when_asked() -> None:
    broken = late(r"(?:unclosed")
    with pytest.raises(re.error):
        broken.match("x")


GUARDED = {
    f"{name}.{called}": value
    for name in ("order_words", "standing", "handing_on")
    for called, value in vars(importlib.import_module(f"doc_engine.reading.duties.{name}")).items()
    if isinstance(value, GuardedPattern)
}


@pytest.mark.parametrize("name", GUARDED)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_guarded_pattern_matches_has_its_sign(name: str, data: st.DataObject) -> None:
    guarded = GUARDED[name]
    said = data.draw(st.from_regex(re.compile(guarded.pattern)))
    whole = guarded.whole.search(said)
    assert whole is not None
    found = guarded.search(said)
    assert found is not None
    assert found.span() == whole.span()
    first = guarded.whole.match(said, whole.start())
    assert first is None or guarded.match(said, whole.start()) is not None
    assert [m.span() for m in guarded.finditer(said)] == [m.span() for m in guarded.whole.finditer(said)]


def test_a_long_pattern_is_not_compiled_where_its_sign_is_missing() -> None:
    guarded = GuardedPattern(late("báo cáo"), late("báo cáo trước ngày [0-9]{1,2}"), at_start=False)
    assert guarded.search("gửi kèm") is None
    assert "match" not in vars(guarded.whole)
    assert guarded.search("hãy báo cáo trước ngày 15") is not None
