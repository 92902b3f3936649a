"""The house itself: imports point down, nothing is too long, nobody reads the clock but the clock."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("counter", "registry", "doc_engine")
MODULES = sorted([ROOT / "cli.py", *(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))])
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}

LONGEST_MODULE = 500
LONGEST_FUNCTION = 50
THE_CLOCK = ROOT / "registry" / "clock.py"
READS_THE_CLOCK = {"now", "utcnow", "today", "localtime", "gmtime", "time_ns"}
# What the engine may not touch: it is data in, data out.
IMPURE = {
    "os",
    "io.open",
    "subprocess",
    "socket",
    "sqlite3",
    "sqlalchemy",
    "tempfile",
    "shutil",
    "urllib",
    "http",
    "requests",
    "random",
    "secrets",
    "time",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module a file imports, in full, wherever in the file; relative imports do not occur (ruff TID)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_run_time(tree: ast.Module) -> ast.Module:
    """The tree without its `if TYPE_CHECKING:` blocks, which import nothing when the program runs."""

    class Without(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | None:
            named = getattr(node.test, "id", getattr(node.test, "attr", ""))
            return None if named == "TYPE_CHECKING" else self.generic_visit(node)

    return Without().visit(ast.parse(ast.unparse(tree)))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def tracked() -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]


def test_no_module_imports_itself_around_a_corner() -> None:
    known = {name_of(path): path for path in MODULES}
    graph = {
        name: {found for found in imports(at_run_time(TREES[path])) if found in known and found != name}
        for name, path in known.items()
    }
    # `from package import name` also names the package; a module inside it does not wait for itself.
    for name, needed in graph.items():
        needed -= {
            other
            for other in needed
            if name.startswith(f"{other}.") and not names_from(TREES[known[name]], other)
        }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(" → ".join(cycle.args[1]))


def names_from(tree: ast.AST, package: str) -> bool:
    """Whether a file takes something of `package` itself, not only modules below it."""
    below = {name_of(path) for path in MODULES}
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == package
        and any(f"{package}.{alias.name}" not in below for alias in node.names)
        for node in ast.walk(tree)
    )


def test_the_command_line_only_assembles_the_counters_commands() -> None:
    allowed = {"__future__", "click", "counter", *sys.stdlib_module_names}
    found = {name for name in imports(TREES[ROOT / "cli.py"]) if name.split(".")[0] not in allowed}
    assert found == set()
    assert not [
        node for node in ast.walk(TREES[ROOT / "cli.py"]) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]


def test_no_module_is_too_long() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    functions = (
        (path, node)
        for path in MODULES
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lines = {
        f"{place(path, node)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, node in functions
    }
    assert {name: count for name, count in lines.items() if count > LONGEST_FUNCTION} == {}


def is_a_clock(node: ast.expr) -> bool:
    """Whether the expression is a clock that was passed in: `clock`, `home.clock`, `self._clock`."""
    return str(getattr(node, "attr", getattr(node, "id", ""))).endswith("clock")


def test_nobody_reads_the_clock_but_the_clock() -> None:
    below = [
        path
        for path in MODULES
        if path.is_relative_to(ROOT / "doc_engine") or path.is_relative_to(ROOT / "registry")
    ]
    read = [
        place(path, node)
        for path in below
        if path != THE_CLOCK
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Attribute) and node.attr in READS_THE_CLOCK and not is_a_clock(node.value)
    ]
    assert read == []


def test_the_engine_touches_nothing_outside_itself() -> None:
    engine = [path for path in MODULES if path.is_relative_to(ROOT / "doc_engine")]
    touched = [
        f"{name_of(path)} imports {found}"
        for path in engine
        for found in imports(TREES[path])
        if found in IMPURE or found.split(".")[0] in IMPURE
    ]
    opened = [
        place(path, node)
        for path in engine
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("open", "print", "input", "eval", "exec")
    ]
    assert touched + opened == []


def test_the_engine_is_loaded_without_its_heavy_libraries() -> None:
    """`vanthu --help` may not pay for Word, PDF or SQL."""
    code = "import sys, cli; print(*sorted({'docx', 'docxtpl', 'lxml', 'pypdf', 'pypdfium2', 'sqlalchemy'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


@pytest.mark.parametrize(
    ("service", "useless"),
    [
        (
            "receiving",
            ("registry.views", "doc_engine.layout", "doc_engine.compose", "registry.services.printing"),
        ),
        ("reading", ("registry.store", "sqlalchemy")),
        ("coverage", ("registry.views", "doc_engine.layout", "doc_engine.reading.reader")),
        ("searching", ("registry.views", "registry.directory", "doc_engine.reading.reader")),
        ("deadlines", ("registry.views", "doc_engine.layout")),
        ("deriving", ("doc_engine.redraft", "doc_engine.reading.reader", "doc_engine.compose.document")),
        ("registers", ("doc_engine.layout", "doc_engine.compose")),
    ],
)
def test_a_service_of_every_day_is_loaded_without_what_it_does_not_use(
    service: str, useless: tuple[str, ...]
) -> None:
    code = f"import sys, registry.services.{service}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    never = ("docxtpl", "lxml", "pypdfium2", "jinja2", "holidays", "urllib.request", "http.client", *useless)
    assert set(ran.stdout.split()).isdisjoint(never)


def test_no_path_of_a_machine_is_in_a_tracked_file() -> None:
    pattern = re.compile(rb"(?:^|[^A-Za-z0-9_.:/])/(?:work|farm|root|opt/pypi)/[A-Za-z.]", re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode('utf-8', 'replace').strip()}"
        for path in tracked()
        for match in [pattern.search(path.read_bytes())]
        if match and path != Path(__file__)
    ]
    assert found == []


def test_no_index_or_host_is_in_the_locks_and_every_package_has_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        pinned = re.findall(r"^[A-Za-z0-9][^=\n]*==[^\n]*\\\n(?=    --hash=sha256:)", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE))


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        path for path in MODULES if path.stem in {"utils", "util", "helpers", "common", "manager", "misc"}
    ] == []
