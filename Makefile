# `make help` lists what can be done here. PYTHON chooses the interpreter the environment is made with.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
UV      = $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help env run lint test test-all format lock schema prism warehouses trainer wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: $(READY) ## make .venv: locked, hashed and byte-compiled dependencies, the project

# uv does the installing: pip takes several times as long for the same lock. It is itself pinned by hash.
$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.11, 3.12 or 3.13, or name one with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else f"Homologue needs Python 3.11, 3.12 or 3.13; {sys.executable} is {v[0]}.{v[1]}: name another with PYTHON=…")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet --require-hashes --compile-bytecode --allow-empty-requirements requirements-uv.lock requirements.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: env ## run the pipeline on the embedded sample, into ./out
	@$(BIN)/homologue run

lint: env ## style, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

test: env prism ## the tests that say within ten minutes whether the project works
	@$(BIN)/python -m pytest -q -m "not slow" --numprocesses auto tests/extract
	@$(BIN)/python -m pytest -q -m "not slow" --ignore tests/extract

test-all: env prism warehouses ## all tests, with coverage
	@$(BIN)/python -m pytest -q --cov --cov-report=term

format: env ## rewrite the code as `make lint` wants it
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: env ## resolve the dependencies anew into requirements.lock
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --upgrade --quiet --output-file requirements.lock
	$(UV) pip compile tests/warehouse/requirements.in --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate --upgrade --quiet --output-file tests/warehouse/requirements.lock

schema: env ## write the JSON Schema of the configuration, for editors
	$(BIN)/homologue schema > configs/schema.json

# Beam's Python package has no Prism in it, and the runner would download one: it is built where Go is.
prism: build/prism ## build Prism, the portable streaming runner, where Go is there

build/prism:
	@mkdir -p build
	@if command -v go >/dev/null; then \
		echo "building Prism"; GOBIN=$(CURDIR)/build go install github.com/apache/beam/sdks/v2/go/cmd/prism@v2.77.0; \
	else echo "Go was not found: the tests on Prism are left out"; fi

warehouses: build/warehouses/.ready ## install dbt and ClickHouse, which tests run, in an environment of their own

build/warehouses/.ready: tests/warehouse/requirements.lock | env
	@$(PYTHON) -m venv --clear build/warehouses
	@VIRTUAL_ENV=build/warehouses $(UV) pip sync --quiet --require-hashes --compile-bytecode $<
	@touch $@

trainer: build/trainer/.ready ## install PyTorch and what else `homologue train-encoder` takes, in an environment of their own

build/trainer/.ready: requirements-training.txt | env
	@$(PYTHON) -m venv --clear build/trainer
	@VIRTUAL_ENV=build/trainer $(UV) pip install --quiet -r $<
	@VIRTUAL_ENV=build/trainer $(UV) pip install --quiet --no-deps --editable .
	@touch $@

wheel: env ## build the wheel that workers install
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean: ## remove what was made here
	rm -rf $(VENV) build dist out *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
