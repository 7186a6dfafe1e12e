# One word for each chore, the same on a laptop and in CI. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

HOST ?= localhost
PORT ?= 8501
# One more than the two cores of a small machine: a browser that waits for a page leaves its core to another.
WORKERS ?= 3
PYTHON ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
# In the order of the files: those of the browser come first, for they take longest.
PYTEST := $(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -rs
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command "make lock"

help: ## list the chores
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/.installed ## make .venv with everything in it, and .venv/bin/wijzij

run: install ## serve the example data (PORT=8501, HOST=localhost)
	@echo "The dashboard is at http://$(HOST):$(PORT) - Ctrl+C stops it."
	@$(PY) -m streamlit run dashboard.py --server.address "$(HOST)" --server.port "$(PORT)" \
		--server.headless true --logger.hideWelcomeMessage true

run-google-demo: install ## the same in Google mode, from the example sheets on a local server
	@$(PY) -m tests.google.demo --address "$(HOST)" --port "$(PORT)"

test: install ## the tests, those in the browser included
	@$(PY) tests/browser/chromium.py
	@$(PYTEST) -m "not slow"

test-all: install ## these and the slow ones: more faults at Google's, very large sheets, three servers, LibreOffice
	@$(PY) tests/browser/chromium.py
	@$(PYTEST)

check: install ## format, lint, types, known vulnerabilities and the fast tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy .
	$(PY) tests/audit.py
	$(PYTEST) -m "not browser and not slow"

bench: install ## measure speed, memory and bytes per click
	@$(PY) tests/browser/chromium.py
	@$(PY) -m bench $(BENCH)

format: install ## put the code in its format, mend what the linter can
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

examples: install ## make the example workbooks again
	$(PY) examples/make.py

docs: install ## renew what docs/partners.md says of the columns
	$(PY) -m docs.make

screenshots: install ## take docs/screenshots again, every page at three sizes
	@$(PY) tests/browser/chromium.py
	@$(PY) -m docs.screenshots

lock: $(VENV)/bin/python ## resolve requirements/*.lock again (UPGRADE=--upgrade takes newer releases)
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(PY) -m venv "$$tmp" && "$$tmp/bin/python" -m pip --disable-pip-version-check install -qq uv && \
	PATH="$$tmp/bin:$$PATH" && \
	$(LOCK) $(UPGRADE) pyproject.toml -o requirements/run.lock && \
	$(LOCK) $(UPGRADE) pyproject.toml --extra dev --constraint requirements/run.lock -o requirements/dev.lock

clean: ## throw away .venv and every cache
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

# A name on the PATH may be a shim without a Python behind it, or a Python without venv: each is tried.
$(VENV)/bin/python:
	@for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(VENV) with $$("$$python" --version) ..." && \
			"$$python" -m venv --clear $(VENV) && exit 0; \
			echo "$$python could not make $(VENV)." >&2; exit 1; \
		fi; \
	done; \
	echo "No Python 3.11 or newer with venv was found. Install one (Debian: apt install python3 python3-venv)," \
		"or name it: make install PYTHON=/path/to/python3.12" >&2; exit 1

$(VENV)/.locked: requirements/dev.lock | $(VENV)/bin/python
	@echo "Installing the locked requirements ..."
	@$(PIP) install -qq --require-hashes -r requirements/dev.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: help install run run-google-demo test test-all check bench format examples docs screenshots lock clean
