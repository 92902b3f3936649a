# Everything a fresh clone needs: `make demo` and `make test` do their own set-up.
# Works in a folder whose name has spaces and accents: only relative paths, all quoted by the shell.

SHELL := /bin/sh
PYTHON ?= python3
# Files go to the workers in the order of tests/conftest.py: the longest first.
PYTEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder
BIN := .venv/bin
PACKAGES := python3-venv libreoffice-writer-nogui fonts-liberation fonts-liberation2 poppler-utils bubblewrap postgresql \
	tesseract-ocr tesseract-ocr-vie

.PHONY: help demo test system venv lint types contracts unit campaign fuzz bench eval lock clean

help:
	@echo "make demo       the worked example, into demo-out/"
	@echo "make test       format, lint, types, contracts, tests"
	@echo "make system     the system packages (as root on Debian or Ubuntu; VANTHU_NO_APT=1 skips)"
	@echo "make venv       .venv with the locked dependencies"
	@echo "make lint types contracts unit    the parts of make test"
	@echo "make campaign   the long runs of the safety tests"
	@echo "make fuzz       a million random and spoilt texts through the reader (VANTHU_FUZZ=50000 for fewer)"
	@echo "make bench      measurements"
	@echo "make eval       scores of the reader against ../shared, where it is"
	@echo "make lock       write the lock files anew (needs uv)"
	@echo "make clean      remove what was made, .venv included"

demo: venv
	$(BIN)/vanthu demo --out demo-out

test: lint types contracts unit

# Prints what it finds missing; installs it as root where apt-get exists; elsewhere says how and goes on.
system:
	@sh scripts/system-packages.sh $(PYTHON) $(PACKAGES)

venv: system .venv/.ready

# The project itself is installed editable, so that the program runs the files of this checkout. Its build
# backend is in the lock with the rest: nothing is fetched that has no hash.
.venv/.ready: requirements-dev.lock pyproject.toml | system
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch .venv/.ready

lint: venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: venv
	$(BIN)/mypy

contracts: venv
	$(BIN)/lint-imports

unit: venv
	$(BIN)/python -m pytest $(PYTEST_ARGS)

campaign: venv
	VANTHU_CAMPAIGN=1 $(BIN)/python -m pytest $(PYTEST_ARGS)

fuzz: venv
	$(BIN)/python -m benchmarks.fuzz_reading

bench: venv
	$(BIN)/python -m benchmarks

eval: venv
	$(BIN)/python -m benchmarks.reading_eval
	$(BIN)/python -m benchmarks.roundtrip_eval

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	printf 'hatchling>=1.25\neditables>=0.5\n' | uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --group dev pyproject.toml - -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo-out fuzz-out build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
