"""A letter to every commune of the country (3,321 thư): each step's share, and what a clerk at another window waits.

`python -m benchmarks batch` prints, for separate documents and for personal copies: plan, run, and with a converter
the PDFs and the print file; then the waits of a clerk who issues and looks up while the batch renders, and at its
commit. `VANTHU_LETTERS=n` takes fewer recipients, `VANTHU_NO_CONVERTER=1` leaves the PDFs out.
"""

from __future__ import annotations

import os
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from registry.clock import FixedClock
from registry.office import Home, create_home, open_home
from registry.officefile import load_office
from registry.services.batch import Asked, Mode, Plan, To, plan, run_letters
from registry.services.batch.outputs import Wanted, make_outputs
from registry.services.issuing import issue
from registry.services.setup import init
from registry.store.outfolder import OutFolder

Row = dict[str, object]
_TODAY = date(2026, 7, 6)
_WARM = 10  # acts of the clerk that count nowhere: the first load what all others use
_OFFICE = """
co_quan: Bộ Thử nghiệm
viet_tat: BTN
dia_danh: Hà Nội
don_vi_soan: [{ten: Vụ Một, viet_tat: VM}]
nguoi_ky: [{ho_ten: Trần Văn Mẫu, chuc_vu: Bộ trưởng}]
so_van_ban:
  - {ten: Công văn, loai: [công văn], nam: 2026, so_cuoi: 0}
  - {ten: Văn bản có tên loại, loai: "*", nam: 2026, so_cuoi: 0}
"""


def _letter(kind: str = "công văn") -> bytes:
    from benchmarks.letter_text import _BODY

    body = "\n".join(f"  {line}" if line else "" for line in _BODY.splitlines())
    symbol = "BTN-VM" if kind == "công văn" else "KH-BTN"
    to = "kinh_gui: Ủy ban nhân dân các xã, phường, đặc khu\n" if kind == "công văn" else ""
    return (
        f"loai: {kind}\nky_hieu: {symbol}\ntrich_yeu: xử lý hồ sơ hộ tịch, chứng thực tồn đọng năm 2026\n{to}"
        f"noi_dung: |\n{body}\nhan_tra_loi: 15/10/2026\nnguoi_ky: Trần Văn Mẫu\nnoi_nhan:\n  - Bộ trưởng (để báo cáo)\nluu: VT, VM\n"
    ).encode()


def _home(folder: Path) -> Home:
    home = create_home(folder, clock=FixedClock.on(_TODAY), actor="đo")
    init(home, load_office(_OFFICE.encode(), name="cq.yaml"))
    return home


def _communes(home: Home) -> list[To]:
    from registry.directory import Level, body_name, unit_name

    units = home.units()
    most = int(os.environ.get("VANTHU_LETTERS", "100000"))
    names = []
    for unit in units.on(_TODAY, Level.COMMUNE)[:most]:
        above = units.parent(unit, _TODAY)
        names.append(f"{body_name(unit)}, {unit_name(above)}" if above else body_name(unit))
    return [To("xa.csv", content=("Tên đơn vị\n" + "\n".join(f'"{name}"' for name in names)).encode())]


def report_batch() -> Iterator[Row]:
    """Both kinds of letters, each in a home of its own."""
    for mode in (Mode.SEPARATE, Mode.COPIES):
        with tempfile.TemporaryDirectory(prefix="vanthu-bench-") as made:
            yield from _whole(Path(made), mode)
    with tempfile.TemporaryDirectory(prefix="vanthu-bench-") as made:
        yield from _window(Path(made))


def _whole(folder: Path, mode: Mode) -> Iterator[Row]:
    with _home(folder / "home") as home:
        lists = _communes(home)
        start = time.perf_counter()
        planned = plan(home, _letter(), "cv.yaml", lists, mode=mode)
        assert not planned.problems, planned.problems[:3]
        taken = {"plan_s": _since(start)}
        steps: dict[str, float] = {}

        def heard(step: str, done: int, _total: int) -> None:
            steps.setdefault(f"{step} begun", time.perf_counter())
            steps[step] = time.perf_counter() if done else steps.get(step, 0.0)

        start, used = time.perf_counter(), time.process_time()
        issued = run_letters(home, planned, Asked(), progress=heard)
        taken["docx_s"], taken["docx_cpu_s"] = _since(start), round(time.process_time() - used, 2)
        taken["of_it_commit_s"] = _since(steps["ghi sổ begun"])
        yield {"mode": mode.value, "letters": len(issued.letters), **taken, "most_memory_mb": _memory()}
        if home.converter.available() is None:
            steps.clear()
            start = time.perf_counter()
            make_outputs(
                home,
                planned,
                issued,
                OutFolder(folder / "out"),
                Wanted(pdf=True, duplex=True, progress=heard),
            )
            whole = _since(start)
            shares = {
                step: round(end - steps[f"{step} begun"], 1)
                for step, end in steps.items()
                if not step.endswith("begun")
            }
            yield {"mode": mode.value, "outputs_s": whole, "shares_s": shares, "most_memory_mb": _memory()}


def _window(folder: Path) -> Iterator[Row]:
    """Another clerk, in a process of its own, issues a plan every 20 ms while the batch goes on."""
    with _home(folder / "home") as home:
        planned = plan(home, _letter(), "cv.yaml", _communes(home), mode=Mode.SEPARATE)
    for kind in ("look up", "get the books to write", "issue"):
        yield from _beside(folder / "home", planned, kind)


def _beside(home_folder: Path, planned: Plan, kind: str) -> Iterator[Row]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _clerk(home_folder, kind, writer)
    os.close(writer)
    waits: list[tuple[float, float]] = []
    heard = threading.Thread(target=_listen, args=(reader, waits), daemon=True)
    heard.start()
    steps: dict[str, float] = {}
    with open_home(home_folder, clock=FixedClock.on(_TODAY), actor="đo") as home:
        while len(waits) < _WARM:
            time.sleep(0.01)
        warm = time.monotonic()
        time.sleep(3)
        begun = time.monotonic()
        run_letters(
            home,
            planned,
            Asked(again=True),
            progress=lambda step, *_: steps.setdefault(step, time.monotonic()),
        )
        ended = time.monotonic()
    os.kill(child, 15)
    os.waitpid(child, 0)
    heard.join()
    commit = steps["ghi sổ"]
    for phase, low, high in (
        ("alone", warm, begun),
        ("while it renders", begun, commit),
        ("at its commit", commit, ended + 0.5),
    ):
        taken = sorted(wait for at, wait in waits if low <= at + wait < high)
        if taken:
            yield {
                "clerk": kind, "phase": phase, "acts": len(taken), "median_ms": round(taken[len(taken) // 2] * 1e3, 1),
                "p99_ms": round(taken[min(len(taken) - 1, int(len(taken) * 0.99))] * 1e3, 1), "most_ms": round(taken[-1] * 1e3, 1),
            }  # fmt: skip


def _clerk(folder: Path, kind: str, out: int) -> None:
    data = _letter("kế hoạch")
    with open_home(folder, clock=FixedClock.on(_TODAY), actor="khác") as home:
        for turn in range(1_000_000):
            start = time.monotonic()
            if kind == "issue":
                issue(home, data + b"# %d %d\n" % (os.getpid(), turn), "kh.yaml")
            elif kind == "look up":
                with home.store.reading() as tx:
                    tx.books.of_office(home.office().key)
            else:  # what the batch makes him wait, without his own work
                with home.store.writing():
                    pass
            os.write(out, f"{start} {time.monotonic() - start}\n".encode())
            time.sleep(0.02)


def _listen(reader: int, waits: list[tuple[float, float]]) -> None:
    with os.fdopen(reader, "r") as stream:
        for line in stream:
            at, wait = line.split()
            waits.append((float(at), float(wait)))


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 2)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
