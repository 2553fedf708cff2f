# The doors of the house. `make demo` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test tinydb torture lint bench docs dev clean

demo: .venv/ready
	$(BIN)/helpdeskctl demo

test: .venv/dev
	$(BIN)/python -m pytest

tinydb: .venv/dev
	$(BIN)/python -m tests.log.tinydb_suite

# Up to ten minutes; `make torture WITH=--short` takes two, `WITH="--minutes 60"` goes on with chance.
torture: .venv/dev
	$(BIN)/python -m tests.torture $(WITH)

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

SIZES := 500 10000

bench: .venv/dev
	$(BIN)/python -m compileall -q helpdeskctl
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/size.py $(DESKS) --sizes $(SIZES)

docs: .venv/dev
	$(BIN)/python -m tests.documents --write

dev: .venv/dev
	@echo "ready: . .venv/bin/activate"

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
