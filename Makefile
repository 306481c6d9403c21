# PT CRM on Linux and macOS; README.md has the commands for Windows.
# `make run` and `make test` do all set-up themselves: Python 3.11 or later with venv, make and git are enough.

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps
SOURCES := src tests packaging

.DEFAULT_GOAL := help
.PHONY: help run start test lint types contracts words words-current tests bench fuzz pictures screenshots lock clean

help:
	@echo "make run        try PT CRM with sample leads in a throw-away folder"
	@echo "make start      start PT CRM with your own leads"
	@echo "make test       everything that must pass: lint, types, contracts, words, tests"
	@echo "make bench      measure speed"
	@echo "make fuzz       read files made to hurt, minutes long (Linux; FUZZ_SECONDS=600 FUZZ=\"csv mail\")"
	@echo "make screenshots  pictures of every page and dialog, in screenshots/"
	@echo "make pictures   keep how the window looks now as how it is meant to look"
	@echo "make package    what people install on this system, in dist/ (releases: PYTHON=python3.12 or later)"
	@echo "make words      bring the translations up to date"
	@echo "make lock       pin the newest packages that pyproject.toml allows"
	@echo "make clean      remove everything that was made here (never your leads)"

# Set-up, redone only when what it depends on changes.

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "PT CRM needs Python 3.11 or later; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements/dev.txt $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(STAMPS)/ready: pyproject.toml $(STAMPS)/packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: system
system:
	@packaging/system_libraries.sh

.PHONY: ready
ready: system $(STAMPS)/ready

run: ready
	$(BIN)/ptcrm --demo

start: ready
	$(BIN)/ptcrm

# One after the other, so that the last line is pytest's own count.
test: ready
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory contracts
	@$(MAKE) --no-print-directory words-current
	@$(MAKE) --no-print-directory tests

lint: $(STAMPS)/ready
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(STAMPS)/ready
	$(BIN)/mypy $(SOURCES)

contracts: $(STAMPS)/ready
	$(BIN)/lint-imports

words: ready
	$(BIN)/python packaging/words.py

words-current: $(STAMPS)/ready
	$(BIN)/python packaging/words.py --check

# make tests ARGS="tests/domain -k clock" runs a part.
tests: ready
	@packaging/run_tests.sh --ignore=tests/benchmarks $(ARGS)

bench: ready
	@packaging/run_tests.sh tests/benchmarks -o python_files="bench_*.py test_*.py" --timeout=0 -s $(ARGS)

# The fuzzer is there for Linux only, so it isn't among the packages of everybody.
FUZZ_SECONDS ?= 600
FUZZ ?=

$(STAMPS)/fuzzer: requirements/fuzz.txt $(STAMPS)/packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	@touch $@

fuzz: ready $(STAMPS)/fuzzer
	$(BIN)/python tests/fuzz/fuzz.py --seconds $(FUZZ_SECONDS) $(FUZZ)

# The six pictures that tests compare the window with; look at them before they are kept.
pictures: ready
	PICTURES=renew packaging/run_tests.sh tests/ui/test_pictures.py

screenshots: ready
	$(BIN)/python packaging/screenshots.py

# On Debian: binutils, icu-devtools and xz-utils must be there, and dpkg-deb for the .deb.
.PHONY: package
package:
	$(PYTHON) packaging/package.py $(ARGS)

# What packaging/linux/org.ptcrm.PTCRM.yml builds from, as building a Flatpak has no network.
.PHONY: flatpak-sources
flatpak-sources:
	$(PYTHON) -m pip download --quiet --require-hashes --dest build/wheels -r requirements/package.txt

lock:
	$(PYTHON) packaging/lock.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
