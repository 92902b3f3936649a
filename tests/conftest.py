"""Fixtures every test may ask for: the tools outside Python, the shared specimens beside the checkout."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import drawn
from tests.postgres_server import PostgresServer, program

# A busy machine is no fault of what is tested.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parents[1]
_ROOM = 4 * 1024**3
# The longest first.
LONG = (
    "test_searching.py",
    "test_receiving.py",
    "test_jail_converter.py",
    "test_batch_letters.py",
    "test_act_failures.py",
    "test_jail_bulk.py",
    "test_demo.py",
    "test_check.py",
    "test_tracing.py",
    "test_issue_failures.py",
    "test_tampering.py",
    "test_registers.py",
    "test_register_printing.py",
    "test_ooxml_pages.py",
    "test_ooxml_press.py",
    "test_pdf_signing.py",
    "test_life.py",
    "test_kill_campaign.py",
    "test_old_registers.py",
    "test_backing_up.py",
    "test_batch_kills.py",
    "test_issue_laws.py",
    "test_life_laws.py",
    "test_architecture.py",
    "test_seeds.py",
    "test_golden_pages.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """The folders of tests stand in memory where it has the room: every fsync is still made, and costs nothing.

    A process that is killed loses as much there as on a disk; power cuts are tried on a file system of their own.
    """
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    if drawn.FOLDER not in os.environ:  # the one process that starts the others
        folder = tempfile.mkdtemp(prefix="vt-pdf-")
        os.environ[drawn.FOLDER] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long begin first, so that no worker is left alone with one at the end (see the Makefile)."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str], str]:
    """Ask for a program: `need_tool("soffice")`. Missing, it fails where VANTHU_REQUIRE_TOOLS=1, else skips."""

    def ask(program: str) -> str:
        found = shutil.which(program)
        if found:
            return found
        if os.environ.get("VANTHU_REQUIRE_TOOLS") == "1":
            pytest.fail(f"{program} is missing: run `make system`")
        pytest.skip(f"{program} is not installed (make system)")

    return ask


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real specimens beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of specimens ../shared is not here")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL, started by the first test that asks. Missing, it fails where VANTHU_REQUIRE_TOOLS=1, else skips."""
    if program("initdb") is None:
        if os.environ.get("VANTHU_REQUIRE_TOOLS") == "1":
            pytest.fail("postgresql is missing: run `make system`")
        pytest.skip("postgresql is not installed (make system)")
    server = PostgresServer()
    yield server
    server.close()
