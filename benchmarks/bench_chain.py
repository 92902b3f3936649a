"""The directive chain: tracing up and the first 100 down in a graph that grows, and the matrix of 3,321 communes.

Six levels, ten times as many documents on each, each document resting on three of the level above: 10,000 and 100,000
documents; more with `VANTHU_BENCH_DOCUMENTS=1000000 python -m benchmarks bench_chain` (a minute to build; `VANTHU_BENCH_KEEP=folder`
keeps what was built and uses it again).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.keeping import built, bulk, folder_for, insert_rows, is_built, tuples
from doc_engine.dates import PartialDate
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry.clock import FixedClock
from registry.directory import Level
from registry.directory.bodies import body_name
from registry.identity import issuer_key
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.coverage import coverage
from registry.services.setup import init
from registry.services.tracing import Way, around
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
    with TemporaryDirectory(prefix="vt-bench-") as root:
        _set_up(Path(root) / "nhà")
        with _opened(Path(root) / "nhà") as home:
            yield home


@contextmanager
def _graph(documents: int) -> Iterator[Home]:
    """A home with so many documents in levels; the kept one where there is one."""
    with folder_for(f"chain-{documents}") as folder:
        if not is_built(folder):
            _set_up(folder)
            _fill(folder, _levels(documents))
            built(folder)
        with _opened(folder) as home:
            yield home


def _set_up(folder: Path) -> None:
    with create_home(folder, clock=FixedClock.on(TODAY), actor="đo") as home:
        init(home, load_office(OFFICE.encode(), name="co_quan.yaml"))


def _opened(folder: Path) -> Home:
    return open_home(folder, clock=FixedClock.on(TODAY), actor="đo")


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
    """A row with the columns that tracing reads, as the store makes it."""
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


def _document_rows(places: range) -> Iterator[dict[str, Any]]:
    """The rows of many: all but the number and the commune is that of the first one."""
    first = _document(0)
    for place in places:
        number, commune = str(place + 1), f" {place // 400}"
        issuer_key = first["issuer_key"].replace(" 0", commune)
        notation_key = first["notation_key"].replace("1", number, 1)
        row = {
            **first,
            "key": f"vb{number}",
            "number": number,
            "notation_key": notation_key,
            "issuer": first["issuer"].replace(" 0", commune),
            "issuer_key": issuer_key,
            "identity": f"{issuer_key}|{notation_key}|2026",
        }
        assert place % 10_000 or row == _document(place)
        yield row


def _fill(folder: Path, levels: list[range]) -> None:
    chance = random.Random(5)
    names = list(_document(0))
    with bulk(folder) as connection:
        for level, places in enumerate(levels):
            insert_rows(connection, "document", names, tuples(names, _document_rows(places)))
            if level:
                rows = _link_rows(levels[level - 1], places, chance)
                insert_rows(connection, "link", [*_LINK, "created_at"], rows)


_LINK = _link_columns(Link("vb1", "vb2", Relation.THUC_HIEN, LinkSource.GENERATED))


def _link_rows(above: range, places: range, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    same = (*list(_LINK.values())[2:], _AT)
    for place in places:
        near = above.start + (place - places.start) * len(above) // len(places)
        parents = {
            near,
            *(min(max(near + chance.randint(-40, 40), above.start), above.stop - 1) for _ in "ab"),
        }
        for parent in sorted(parents):
            yield f"vb{place + 1}", f"vb{parent + 1}", *same


def _timed(act: Callable[[int], object]) -> dict[str, float]:
    times, processor = [], []
    for number in range(ROUNDS):
        start, cpu = time.perf_counter(), time.process_time()
        act(number)
        times.append((time.perf_counter() - start) * 1e3)
        processor.append((time.process_time() - cpu) * 1e3)
    times.sort()
    return {
        "median_ms": round(median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "median_cpu_ms": round(median(processor), 2),
    }


def report_tracing() -> Iterator[dict[str, object]]:
    """Up from a document of the lowest level, and the first 100 below one of the highest but one."""
    more = int(os.environ.get("VANTHU_BENCH_DOCUMENTS", "0"))
    for documents in sorted({10_000, 100_000, *([more] if more else [])}):
        with _graph(documents) as home:
            levels = _levels(documents)
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
