PYTHON ?= python3
BIN := .venv/bin

# every process that the tests start, and every start of `make run`, would compile all modules anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install install-dev install-learn run test check ci-long lock clean

install: .venv/runtime.stamp   ## the runtime, in .venv
install-dev: .venv/dev.stamp   ## and what the tests need
install-learn: .venv/learn.stamp   ## and what `evenkeel lab validate` compares with

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements/runtime.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev.stamp: .venv/runtime.stamp requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

.venv/learn.stamp: .venv/runtime.stamp requirements/learn.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/learn.txt
	touch $@

run: install   ## Evenkeel, whole, on loopback; with EVENKEEL_TELEGRAM_TOKEN against Telegram
	$(BIN)/evenkeel run

test: install-dev   ## everything that proves it, under six minutes
	$(BIN)/python -m compileall -q bot careteam lab prompts sandbox signatures storage
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: install-dev   ## format, lint, types, import contracts, links, texts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.links
	$(BIN)/evenkeel lint-texts

ci-long: install-dev   ## crashes at every commit boundary, kills on both databases
	$(BIN)/python -m pytest -n 3 --dist worksteal -m long

lock:   ## rewrite the pinned requirements (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/runtime.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev -c requirements/runtime.txt pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra learn -c requirements/runtime.txt pyproject.toml -o requirements/learn.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/build.in -o requirements/build.txt

clean:   ## the virtual environment and caches; never the data folder
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
