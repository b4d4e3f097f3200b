# `make site` and `make test` do all their set-up on a machine that has Python and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test check test-all format docs lock bench clean

site: $(VENV)/installed
	$(BIN)/afterword build

docs: $(VENV)/installed
	$(BIN)/afterword build --root docs

test: $(VENV)/installed
	$(BIN)/python -m pytest

check: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The same tests as `make test`, with what the heavy ones need installed first; a skip is then a failure.
test-all: $(VENV)/installed
	./tests/install-browser
	AFTERWORD_NO_SKIPS=1 $(BIN)/python -m pytest

format: $(VENV)/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# requirements.lock pins every dependency with its hashes; `make lock` renews it from pyproject.toml.
lock: $(VENV)/installed
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-emit-index-url --no-annotate \
	    --group dev pyproject.toml --python-version 3.11 --output-file requirements.lock

# Builds beside those of other generators, which are installed into .bench/: `make bench SIZES="100 1000"` for a part.
SIZES ?= 100 1000 10000 100000
bench: $(VENV)/installed
	$(BIN)/python benchmarks/compare_builds.py --sizes $(SIZES) $(BENCH_OPTIONS)
	$(BIN)/python benchmarks/plot_growth.py

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Afterword needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) .bench public docs/public .afterword docs/.afterword dist
