# Every command of the house. `make help` lists them; README.md tells which two a newcomer needs.
SHELL := /bin/bash -euo pipefail
PY := .venv/bin/python
MANAGE := $(PY) manage.py
ROOMS := library museum art_gallery culture_center platform_site search tests
TEMPLATES := $(wildcard */templates */*/templates)
# what must hold on PostgreSQL as on SQLite
POSTGRES_ROOMS := $(wildcard tests/search tests/records tests/vocabulary tests/exchange tests/jobs tests/booking)
WORKERS ?= 2
# migrated once for all suites of `make test`
MIGRATED = TEST_DATABASES=$(CURDIR)/build/databases
# many short processes follow one another here: what the first has compiled the next ones read
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint test-sqlite test-postgres test-browser services services-stop bench messages lock

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- environment, redone only when a pin changes --------------------------------------------------------------------

.venv/.packages: requirements.txt deploy/environment
	@echo "installing the Python packages into .venv"
	@deploy/environment python requirements.txt
	@touch $@

.venv/.packages-dev: .venv/.packages requirements-dev.txt
	@echo "installing the development packages into .venv"
	@deploy/environment python requirements.txt requirements-dev.txt
	@touch $@

node_modules/.packages: package-lock.json .venv/.packages
	@echo "installing the front-end packages into node_modules"
	@deploy/environment npm
	@touch $@

# --- a running city -------------------------------------------------------------------------------------------------

setup: .venv/.packages node_modules/.packages  ## everything that `make demo` does, but the server
	@deploy/environment messages
	@mkdir -p var
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed_demo
	@$(MANAGE) rebuild_index

demo: setup  ## from a bare clone to a running city with demo content (PORT, else a free one)
	@deploy/demo

# --- checks ---------------------------------------------------------------------------------------------------------

test: .venv/.packages-dev node_modules/.packages services  ## everything from a bare clone to a green run
	@deploy/environment messages
	@deploy/services browser
	@rm -rf build/databases
	@$(MIGRATED) $(MAKE) --no-print-directory -j3 lint migrated-sqlite migrated-postgres
	@$(MIGRATED) $(MAKE) --no-print-directory test-sqlite test-postgres test-browser

migrated-%: .venv/.packages-dev
	@TEST_DATABASE=$* $(PY) -m tests.databases

lint: .venv/.packages-dev node_modules/.packages  ## style, import contracts, missing migrations, system checks
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(if $(TEMPLATES),.venv/bin/djlint --quiet --lint $(TEMPLATES))
	.venv/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --fail-level WARNING

test-sqlite:  ## the suite on SQLite, real Elasticsearch, Redis and S3 beside it
	$(PY) -m pytest -n $(WORKERS) --ignore=tests/e2e --ignore=tests/benchmarks

test-postgres:  ## the rooms that speak to the database in its own words, on PostgreSQL
	$(if $(POSTGRES_ROOMS),TEST_DATABASE=postgres $(PY) -m pytest -n $(WORKERS) -m "not once" $(POSTGRES_ROOMS))

test-browser:  ## the pages in a real browser
	$(if $(wildcard tests/e2e),$(PY) -m pytest -n $(WORKERS) --dist loadfile tests/e2e)

services:  ## start the real servers the tests need, on loopback
	@deploy/services start

services-stop:  ## stop them
	@deploy/services stop

bench: .venv/.packages-dev services  ## the benchmarks, each beside its reference; a table and build/bench.json
	$(PY) -m tests.benchmarks

# --- upkeep ---------------------------------------------------------------------------------------------------------

messages: .venv/.packages  ## collect the texts for translation into the .po catalogues and compile them
	@deploy/services gettext
	$(MANAGE) makemessages --locale en --no-obsolete --add-location file \
		--ignore '.venv/*' --ignore 'node_modules/*' --ignore 'var/*' --ignore 'build/*' --ignore 'tests/*'
	@deploy/environment messages

LOCK := .venv/bin/pip-compile --quiet --upgrade --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--no-header --strip-extras --allow-unsafe

lock: .venv/.packages-dev  ## pin the newest versions that the .in files and package.json allow
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	npm install --package-lock-only --no-audit --no-fund
