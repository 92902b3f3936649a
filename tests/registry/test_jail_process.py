"""A child process with limits: it ends when told, with all its children, and takes nothing of ours along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registry.jail import Limits, run_limited
from registry.jail.process import gently

ROOT = Path(__file__).resolve().parents[2]
ROOMY = Limits(seconds=30, memory_mb=1024, file_mb=16)


def alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def gone(pid: int) -> bool:
    """Wait until the process has ended; False when it does not."""
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def pid_in(path: Path) -> int:
    for _ in range(200):
        if path.exists() and path.read_text().strip():
            return int(path.read_text())
        time.sleep(0.05)
    pytest.fail(f"{path.name} was never written")


def python(tmp_path: Path, code: str, limits: Limits = ROOMY, **more: int) -> str:
    return run_limited([sys.executable, "-c", code], cwd=tmp_path, limits=limits, **more).stdout.decode()


def test_what_it_prints_and_how_it_ends_comes_back(tmp_path: Path) -> None:
    ended = run_limited(["/bin/sh", "-c", "echo một; echo hai >&2; exit 7"], cwd=tmp_path, limits=ROOMY)
    assert (ended.code, ended.stdout.decode(), ended.stderr.decode()) == (7, "một\n", "hai\n")
    assert not ended.timed_out
    assert not ended.ok
    assert run_limited(["/bin/true"], cwd=tmp_path, limits=ROOMY).ok


def test_a_gentle_child_gives_way_and_another_runs_as_we_do(tmp_path: Path) -> None:
    asked = ["/bin/sh", "-c", "nice; cat /proc/self/autogroup 2>/dev/null || true"]
    own = os.nice(0)
    plain, gentle = (
        run_limited(argv, cwd=tmp_path, limits=ROOMY).stdout.decode().split()
        for argv in (asked, gently(asked))
    )
    assert (int(plain[0]), int(gentle[0])) == (own, min(own + 5, 19))
    if Path("/proc/self/autogroup").exists():
        assert (plain[-1], gentle[-1]) == ("0", "5")


def test_words_of_the_command_arrive_as_they_are(tmp_path: Path) -> None:
    words = ["a b", "$HOME", "'", '"', "*", "", "; exit 3", "Thư mục"]
    ended = run_limited(["/usr/bin/printf", "%s\\n", *words], cwd=tmp_path, limits=ROOMY)
    assert ended.stdout.decode().split("\n")[:-1] == words


def test_it_sees_an_empty_environment_and_an_empty_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANTHU_SECRET", "x")
    seen = run_limited(["/usr/bin/env"], cwd=tmp_path, limits=ROOMY, env={"GIVEN": "1"}).stdout.decode()
    names = {line.split("=")[0] for line in seen.splitlines()} - {"PWD", "OLDPWD", "_", "SHLVL"}
    assert names == {"PATH", "LANG", "HOME", "TMPDIR", "GIVEN"}
    assert run_limited(["/bin/cat"], cwd=tmp_path, limits=ROOMY).stdout == b""


def test_a_missing_program_is_an_answer_not_a_crash(tmp_path: Path) -> None:
    assert run_limited(["/no/such/program"], cwd=tmp_path, limits=ROOMY).code == 127


def test_what_it_prints_is_capped(tmp_path: Path) -> None:
    assert len(python(tmp_path, "print('x' * 100_000)", output=1000)) == 1000


def test_memory_and_file_size_are_limited(tmp_path: Path) -> None:
    small = Limits(seconds=30, memory_mb=256, file_mb=1)
    grab = "import sys\ntry: x = bytearray(1 << 29)\nexcept MemoryError: print('refused')"
    assert python(tmp_path, grab, small) == "refused\n"
    assert python(tmp_path, grab, Limits(seconds=30, memory_mb=4096)) == ""
    write = "open('big', 'wb').write(bytes(9_000_000))"
    ended = run_limited([sys.executable, "-c", write], cwd=tmp_path, limits=small)
    assert not ended.ok
    assert (tmp_path / "big").stat().st_size <= 1024 * 1024


def test_processor_time_is_limited_too(tmp_path: Path) -> None:
    ended = run_limited(["/bin/sh", "-c", "ulimit -t"], cwd=tmp_path, limits=Limits(seconds=3, memory_mb=256))
    assert ended.stdout == b"8\n"


def test_one_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    script = f"sleep 300 & echo $! > '{tmp_path}/child'; wait"
    ended = run_limited(["/bin/sh", "-c", script], cwd=tmp_path, limits=Limits(seconds=1, memory_mb=256))
    assert ended.timed_out
    assert gone(pid_in(tmp_path / "child"))


def test_children_it_leaves_behind_are_killed_when_it_ends(tmp_path: Path) -> None:
    script = f"sleep 300 & echo $! > '{tmp_path}/child'"
    assert run_limited(["/bin/sh", "-c", script], cwd=tmp_path, limits=ROOMY).ok
    assert gone(pid_in(tmp_path / "child"))


def test_it_dies_with_us_even_when_we_are_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from registry.jail import Limits, run_limited\n"
        "script = 'sleep 300 & echo $! > child; echo $$ > itself; wait'\n"
        "run_limited(['/bin/sh', '-c', script], cwd=Path(sys.argv[1]), limits=Limits(300, 512))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT) as parent:
        itself, child = pid_in(tmp_path / "itself"), pid_in(tmp_path / "child")
        assert alive(itself)
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(itself)
    assert gone(child)
