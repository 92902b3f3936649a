"""Example data files (tệp dữ liệu mẫu), all names invented: what a clerk would type for each of the less usual types.

`templates/data/*.yaml`; composed here so that the samples show what the whole engine makes of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.resources import files

from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.datafile import load_draft


def example(key: str) -> bytes:
    """The example data file of that name."""
    return (files("templates") / "data" / f"{key}.yaml").read_bytes()


def specimen(key: str) -> Composed:
    """The example composed."""
    return compose(load_draft(example(key), name=f"{key}.yaml"))


def specimens() -> dict[str, Callable[[], Composed]]:
    """Every example by name, composed when it is asked for."""
    names = sorted(
        item.name for item in (files("templates") / "data").iterdir() if item.name.endswith(".yaml")
    )
    return {name.removesuffix(".yaml"): partial(specimen, name.removesuffix(".yaml")) for name in names}
