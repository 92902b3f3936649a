"""The directive chain: tracing up and the first 100 down in a graph that grows, and the matrix of 3,321 communes.

Six levels, ten times as many documents on each, each document resting on three of the level above: 10,000 and 100,000
documents; more with `VANTHU_BENCH_DOCUMENTS=1000000 python -m benchmarks bench_chain`, which takes minutes to build.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert

from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.directory import Level
from registry.directory.bodies import body_name
from registry.identity import issuer_key
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.office import Home, create_home
from registry.officefile import load_office
from registry.services.coverage import coverage
from registry.services.setup import init
from registry.services.tracing import Way, around
from registry.store import schema
from registry.store.documents import _columns
from registry.store.links import _columns as _link_columns
from registry.store.records import Dispatch

OFFICE = """\
co_quan: Bộ Tư pháp
viet_tat: BTP
dia_danh: Hà Nội
nguoi_ky:
  - {ho_ten: Trần Văn Bình, chuc_vu: Bộ trưởng, quyen_han: "", tu_ngay: 01/01/2020}
so_van_ban:
  - {ten: Văn bản, loai: "*", nam: 2026, so_cuoi: 0}
"""
TODAY = date(2026, 9, 1)
ASKED = date(2026, 3, 2)
DUE = date(2026, 8, 14)
ROUNDS = 50
LINKS_EACH = 3
_AT = "2026-09-01T08:00:00+07:00"


@contextmanager
def _home() -> Iterator[Home]:
    folder = Path(tempfile.mkdtemp(prefix="vt-chain-"))
    try:
        with create_home(folder / "nhà", clock=FixedClock.on(TODAY), actor="đo") as home:
            init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))
            yield home
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _levels(documents: int) -> list[range]:
    """The places of the documents of each level: one-ninth as many above as below."""
    sizes = [documents * 9 // 10]
    while len(sizes) < 6 and sizes[-1] >= 10:
        sizes.append(sizes[-1] // 10)
    sizes[-1] += documents - sum(sizes)
    levels, start = [], 0
    for size in reversed(sizes):
        levels.append(range(start, start + size))
        start += size
    return levels


def _document(place: int) -> dict[str, Any]:
    """A row with the columns that tracing reads."""
    facts = Document(
        key=f"vb{place + 1}",
        office=None,
        direction=Direction.KNOWN,
        type_label="Kế hoạch",
        notation=Notation(str(place + 1), "KH-UBND", "/"),
        issuer=f"Ủy ban nhân dân xã {place // 400}, tỉnh Thử",
        issued_on=PartialDate(2026),
        subject=None,
        held=True,
        status=Status.READ,
    )
    return {"key": facts.key, "created_at": _AT, **_columns(facts)}


def _fill(home: Home, levels: list[range]) -> None:
    chance = random.Random(5)
    with home.store.writing() as tx:
        for level, places in enumerate(levels):
            for start in range(places.start, places.stop, 20_000):
                piece = range(start, min(start + 20_000, places.stop))
                tx.connection.execute(insert(schema.document), [_document(place) for place in piece])
            if level:
                _link_level(tx, levels[level - 1], places, chance)


def _link_level(tx: Any, above: range, places: range, chance: random.Random) -> None:
    rows = []
    for place in places:
        near = above.start + (place - places.start) * len(above) // len(places)
        parents = {
            near,
            *(min(max(near + chance.randint(-40, 40), above.start), above.stop - 1) for _ in "ab"),
        }
        rows += [
            {
                **_link_columns(
                    Link(f"vb{place + 1}", f"vb{parent + 1}", Relation.THUC_HIEN, LinkSource.GENERATED)
                ),
                "created_at": _AT,
            }
            for parent in parents
        ]
        if len(rows) > 60_000:
            tx.connection.execute(insert(schema.link), rows)
            rows = []
    if rows:
        tx.connection.execute(insert(schema.link), rows)


def _timed(act: Callable[[int], object]) -> dict[str, float]:
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        act(number)
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    return {"median_ms": round(median(times), 2), "p95_ms": round(times[int(len(times) * 0.95)], 2)}


def report_tracing() -> Iterator[dict[str, object]]:
    """Up from a document of the lowest level, and the first 100 below one of the highest but one."""
    more = int(os.environ.get("VANTHU_BENCH_DOCUMENTS", "0"))
    for documents in sorted({10_000, 100_000, *([more] if more else [])}):
        with _home() as home:
            levels = _levels(documents)
            _fill(home, levels)
            chance = random.Random(7)
            low = [chance.choice(levels[-1]) for _ in range(ROUNDS)]
            high = [chance.choice(levels[1]) for _ in range(ROUNDS)]
            with home.store.reading() as tx:
                up = _timed(lambda n, tx=tx, low=low: around(tx, f"vb{low[n] + 1}", Way.UP))
                down = _timed(lambda n, tx=tx, high=high: around(tx, f"vb{high[n] + 1}", Way.DOWN, limit=100))
                reached = len(around(tx, f"vb{low[0] + 1}", Way.UP).nodes)
            yield {"documents": documents, "what": "up", "reached": reached, **up}
            yield {"documents": documents, "what": "first 100 down", **down}


def measure_matrix_of_3321_communes() -> Iterator[Callable[[], object]]:
    """Every commune a row; half sent a plan, a third a report under it, all of it late or in time."""
    with _home() as home:
        key = _asked(home)
        yield lambda: coverage(home, key)


def measure_matrix_of_3321_communes_with_nothing() -> Iterator[Callable[[], object]]:
    """Every commune expected by a selector, none of which has done anything."""
    with _home() as home:
        with home.store.writing() as tx:
            key = tx.documents.add(_letter(), home.clock.now()).key
        yield lambda: coverage(home, key, "xa:*")


def _letter() -> Document:
    return Document(
        key="",
        office="btp-ha-noi",
        direction=Direction.OUTGOING,
        type_label="Công văn",
        notation=Notation("1", "BTP", "/"),
        issuer="Bộ Tư pháp",
        issued_on=PartialDate.of(ASKED),
        subject="rà soát",
        held=True,
        status=Status.ISSUED,
        reply_by=DUE,
    )


def _asked(home: Home) -> str:
    units, now = home.units(), home.clock.now()
    communes = units.on(ASKED, Level.COMMUNE)
    with home.store.writing() as tx:
        office = home.office().key
        letter = _letter()
        key = tx.documents.add(Document(**{**_fields(letter), "office": office}), now).key
        names = [f"{body_name(unit)}, {body_name(units.province_of(unit, ASKED))}"[:200] for unit in communes]
        tx.dispatches.add(
            Dispatch(key, name, issuer_key(name), unit.key, must_answer=True)
            for name, unit in zip(names, communes, strict=True)
        )
        for number, name in enumerate(names):
            if number % 2 == 0:
                plan = tx.documents.add(_paper("Kế hoạch", name, 1), now).key
                tx.links.add(Link(plan, key, Relation.TRIEN_KHAI, LinkSource.GENERATED), now)
                if number % 3 == 0:
                    report = tx.documents.add(_paper("Báo cáo", name, 2), now).key
                    tx.links.add(Link(report, plan, Relation.THUC_HIEN, LinkSource.GENERATED), now)
    return key


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}


def _paper(type_label: str, issuer: str, number: int) -> Document:
    return Document(
        key="",
        office=None,
        direction=Direction.KNOWN,
        type_label=type_label,
        notation=Notation(str(number), "KH-UBND" if type_label == "Kế hoạch" else "BC-UBND", "/"),
        issuer=issuer,
        issued_on=PartialDate(2026, 8, 10),
        subject=None,
        held=True,
        status=Status.RECEIVED,
    )
