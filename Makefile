# `make help` lists what can be done here. PYTHON chooses the interpreter the environment is made with.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
UV      = $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help env run lint test test-all coverage format lock schema prism wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: $(READY) ## make .venv: locked, hashed and byte-compiled dependencies, the French model, the project

# uv does the installing: pip takes several times as long for the same lock. It is itself pinned by hash.
$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.11, 3.12 or 3.13, or name one with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else f"Homologue needs Python 3.11, 3.12 or 3.13; {sys.executable} is {v[0]}.{v[1]}: name another with PYTHON=…")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet --require-hashes --compile-bytecode --allow-empty-requirements requirements-uv.lock requirements.lock
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
