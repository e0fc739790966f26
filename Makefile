# Two commands matter: `make serve` to look, `make test` to know. Every check of CI is a target here.

PYTHON ?= python3
PORT ?= 8000
BASE ?= origin/main
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help serve build check list test lint types unit browser linkcheck offline bench lock clean preview-pr dist

help:
	@echo "make serve      preview the site at http://127.0.0.1:$(PORT) (PORT=… for another port)"
	@echo "make test       run every check"
	@echo "make build      leave the site in site/"
	@echo "make check      check the data alone"
	@echo "make list       write the collection as a list in Markdown, LIST.md"
	@echo "make preview-pr do what the preview of a pull request does (BASE=… to compare with)"
	@echo "make offline    one zip of the whole site, to be read without a network"
	@echo "make linkcheck  check every internal link of site/ with LinkChecker"

# --- set up ---------------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.site: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up: installing the locked packages (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	@echo "Setting up: installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.browser: tests/find_browser.py $(VENV)/.test
	@$(BIN)/python tests/find_browser.py --install
	@touch $@

# --- the site -------------------------------------------------------------------------------------------------------

serve: $(VENV)/.site
	@$(BIN)/atlas serve --port $(PORT)

check: $(VENV)/.site
	@$(BIN)/atlas check
	@$(BIN)/atlas fmt --check --quiet

build: $(VENV)/.site
	@$(BIN)/atlas build --strict

list: $(VENV)/.site
	@$(BIN)/atlas export --format readme --output LIST.md

offline: build
	@$(BIN)/python -m zipfile -c rrg-atlas.zip site/
	@echo "rrg-atlas.zip: unpack it, and open site/index.html"

# --- the checks -----------------------------------------------------------------------------------------------------

test: lint types unit

lint: $(VENV)/.test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/zizmor --quiet --offline --persona auditor .github

types: $(VENV)/.test
	@$(BIN)/mypy

unit: $(VENV)/.browser
	@$(BIN)/pytest --numprocesses 2 --dist loadfile

browser: $(VENV)/.browser
	@$(BIN)/pytest -m browser

linkcheck: $(VENV)/.test
	@$(BIN)/atlas links opinion site

preview-pr: $(VENV)/.site
	@$(BIN)/atlas intake report --base $(BASE)
	@$(BIN)/atlas build --strict

# --- comparing speed ------------------------------------------------------------------------------------------------

# make bench BENCH='--sizes 1000,10000 --contenders atlas,hugo --memory'
bench: $(VENV)/.test
	@$(BIN)/python -m benchmarks --output benchmarks/RESULTS.md $(BENCH)

# --- keeping house --------------------------------------------------------------------------------------------------

LOCK := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-options

lock: | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra build -o requirements.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --extra build --extra test -o requirements-test.txt pyproject.toml

dist: $(VENV)/.test
	@rm -rf dist
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@test -z "$$TAG" || test -f "dist/rrg_atlas-$${TAG#v}-py3-none-any.whl" || { echo "The tag $$TAG is not the version in pyproject.toml; made: $$(ls dist)"; exit 1; }

clean:
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
