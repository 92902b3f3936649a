"""The names of the unit directory (danh mục đơn vị hành chính) as the reader meets them in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from doc_engine.reading import find_citations
from doc_engine.reading.words.districts import HARD_UNITS
from doc_engine.text import fold_tones
from registry.directory import Level, UnitTable, packaged_units, unit_name

_AFTER = (", đề nghị các đơn vị báo cáo.", " về việc phòng bệnh;", " ban hành Kế hoạch.")
_EVERY = 12  # of some ten thousand names; the hard ones are all asked


def _unit_names() -> list[str]:
    table = UnitTable(packaged_units()[1])
    days = date(2021, 1, 1), date(2026, 1, 1)
    names = {unit_name(unit) for day in days for level in Level for unit in table.on(day, level)}
    # The statistics office's old list has seven names with a small letter ("xã Đại áng").
    return sorted(name for name in names if all(word[0].isupper() for word in name.split()[-1:]))


def _is_hard(name: str) -> bool:
    return name.endswith(HARD_UNITS)


NAMES = _unit_names()


@pytest.mark.parametrize("behind", _AFTER)
def test_the_committee_of_any_unit_is_read_with_its_whole_name(behind: str) -> None:
    asked = [name for place, name in enumerate(NAMES) if place % _EVERY == 0 or _is_hard(name)]
    wrong = {}
    for name in asked:
        found = find_citations(
            f"Thực hiện Kế hoạch số 32/KH-UBND ngày 03/3/2026 của Ủy ban nhân dân {name}{behind}",
            issuer=None,
            place=None,
        )
        issuer = found[0].issuer if found else None
        if fold_tones(issuer or "") != fold_tones(f"Ủy ban nhân dân {name}"):
            wrong[name] = issuer
    assert not wrong


def test_a_body_named_right_behind_a_level_is_no_place() -> None:
    cited = find_citations(
        "Theo Kế hoạch số 12/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân huyện; Phòng Nội vụ rà soát.",
        issuer=None,
        place=None,
    )
    assert (cited[0].issuer or "").endswith("huyện")
