# The one list of commands; ARCHITECTURE.md and CONTRIBUTING.md say when to use which.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test pytest test-fast test-long test-clone test-fresh bench screenshots lint format catalogues lock

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CATALOGUES := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)
WORKERS ?= 2

help:
	@echo "make setup       install everything into .venv (and, on Debian as root, its packages)"
	@echo "make run         open the window on a sample book kept under run/"
	@echo "make test        format, lint, types, catalogues and every test"
	@echo "make pytest      the tests alone; ARGS=\"-k names\""
	@echo "make test-fast   the tests without a window"
	@echo "make test-long   make test with the tests that take minutes"
	@echo "make test-clone  make run and make test in a clean clone with an empty HOME"
	@echo "make test-fresh  the same on a bare Debian, in a chroot (root, debootstrap)"
	@echo "make bench       the budgets, one row each; ARGS=\"--size 1000 --json OUT\""
	@echo "make screenshots  a picture of every screen, in screenshots/"
	@echo "make lint        the checks of make test without the tests"
	@echo "make format      let ruff format and mend what it can"
	@echo "make catalogues  bring the .po files up to date with the sources"
	@echo "make lock        choose the newest versions and write requirements.lock"

setup: $(STAMP) $(COMPILED)

# Everything that decides what is installed; `pip` itself is in the lock, sqlite-utils asks for it.
$(STAMP): requirements.lock pyproject.toml packaging/system-packages.sh packaging/hatch_build.py
	@PYTHON="$(PYTHON)" sh packaging/system-packages.sh
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with make PYTHON=..." >&2; exit 1; }
	@"$(BIN)/python" -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear "$(VENV)"
	"$(BIN)/python" -m pip install -qq --require-hashes -r requirements.lock
	"$(BIN)/python" -m pip install -qq --no-deps --no-build-isolation -e .
	@"$(BIN)/python" -m compileall -q rolodex || true
	@touch "$@"

%.mo: %.po $(STAMP)
	"$(BIN)/python" packaging/catalogues.py compile

run: setup
	@sh packaging/run-sample.sh

lint: setup
	"$(BIN)/ruff" format --check .
	"$(BIN)/ruff" check .
	"$(BIN)/mypy"
	"$(BIN)/python" packaging/catalogues.py check

test: lint pytest

pytest: setup
	"$(BIN)/pytest" -n $(WORKERS) $(ARGS)

test-fast: setup
	"$(BIN)/pytest" -n $(WORKERS) --ignore tests/gui --ignore tests/journeys --ignore tests/faults $(ARGS)

test-long: export ROLODEX_LONG = 1
test-long: test

test-clone:
	@sh packaging/test-clone.sh

test-fresh:
	@sh packaging/test-fresh.sh

bench: setup
	"$(BIN)/python" -m tests.benchmarks.run $(ARGS)

screenshots: setup
	"$(BIN)/python" packaging/screenshots.py screenshots $(ARGS)

format: setup
	"$(BIN)/ruff" check --fix .
	"$(BIN)/ruff" format .

catalogues: setup
	"$(BIN)/python" packaging/catalogues.py update
	"$(BIN)/python" packaging/catalogues.py compile

# The lock names no index: what is downloaded must only match its hashes.
lock: setup
	"$(BIN)/python" -m pip install -qq uv
	"$(BIN)/uv" pip compile pyproject.toml --all-extras --universal --upgrade --generate-hashes \
		--no-header --no-emit-index-url --no-annotate -q -o requirements.lock
