"""Chỉ đúng dòng: a problem found after the data file was read is told with the line of that file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from doc_engine.errors import BadInput, Problem

if TYPE_CHECKING:
    from doc_engine.datafile.nodes import MappingNode
    from registry.office import Home

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def placing(data: bytes, name: str) -> Iterator[None]:
    """Problems that name a key of the data file, and no file, get the file and its line."""
    try:
        yield
    except BadInput as error:
        raise BadInput(*placed(error.problems, data, name)) from None


def placed(problems: tuple[Problem, ...], data: bytes, name: str) -> tuple[Problem, ...]:
    """The problems, placed; those that stand in a file already, or name no key of it, as they are."""
    from doc_engine.datafile import read_yaml

    try:
        root = read_yaml(data, name=name)
    except BadInput:
        return problems
    return tuple(_placed(problem, root, name) for problem in problems)


def _placed(problem: Problem, root: MappingNode, name: str) -> Problem:
    """`problem.line` counts from the first line of the key's own text, which only a `|` text keeps as typed."""
    from doc_engine.datafile.nodes import ScalarNode

    node = root.get(problem.field)
    if problem.file or node is None or node.line is None:
        return problem
    inside = problem.line or 0 if isinstance(node, ScalarNode) and node.style == "|" else 0
    return replace(problem, file=name, line=node.line + inside)


def places_problems(
    act: Callable[Concatenate[Home, bytes, str, P], R],
) -> Callable[Concatenate[Home, bytes, str, P], R]:
    """An act on (home, data, name, …) whose problems are placed in that data file."""

    @wraps(act)
    def placed_act(home: Home, data: bytes, name: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with placing(data, name):
            return act(home, data, name, *args, **kwargs)

    return placed_act
