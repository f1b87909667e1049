# Every target makes itself ready first; a machine needs only make and Python 3.11 or later.
# Settings: PORT, HOST and HEADLESS for run; WORKERS and ARGS for test; those of bench are in bench/README.md; PYTHON names the interpreter for a new .venv.
PORT ?= 8501
HOST ?= 127.0.0.1
HEADLESS ?= true
WORKERS ?= 2
ARGS ?=
VENV := .venv/bin
READY := .venv/.ready
BENCH_VENV := .venv/bench
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run test lint browser lists bench bench-matching schemas lock build clean

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 16

$(READY): requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh

run: $(READY)  ## open the adviser's pages on http://HOST:PORT, this machine only
	@$(VENV)/python -m streamlit run app.py --server.address $(HOST) --server.port $(PORT) --server.headless $(HEADLESS)

test: $(READY) lint browser  ## everything that must hold: lint, types, tests in a browser and out of it, rules
	@PYTHONDONTWRITEBYTECODE= $(VENV)/python -m pytest -n $(WORKERS) $(ARGS)
	@$(VENV)/python tools/find_browser.py --remind

lint: $(READY)  ## ruff, mypy --strict, and the rulebook's own lint
	@$(VENV)/python -m ruff check .
	@$(VENV)/python -m mypy
	@$(VENV)/sme-check rules lint

browser: $(READY)
	@$(VENV)/python tools/find_browser.py --install

lists: $(READY)  ## make the data lists again: make lists DATA=folder LAW=folder
	@test -n "$(DATA)" && test -n "$(LAW)" || { echo "lists: say where the tables are: make lists DATA=folder LAW=folder" >&2; exit 2; }
	@$(VENV)/python tools/make_lists.py --law "$(LAW)" --data "$(DATA)"
	@$(VENV)/python tools/make_sectors.py "$(LAW)"

bench: $(READY)  ## measure beside other engines, and write docs/performance.md: make bench [BENCH=folder of a harness] [BENCH_PYTHON=one that has the peers]
	@test -n "$(BENCH_PYTHON)" || cmp -s bench/requirements.txt $(BENCH_VENV)/.made || { echo "bench: making $(BENCH_VENV)"; \
		$(VENV)/python -m venv --clear --without-pip $(BENCH_VENV) && $(VENV)/python -m pip --disable-pip-version-check --python $(BENCH_VENV)/bin/python -qq install -r bench/requirements.txt \
		&& cp bench/requirements.txt $(BENCH_VENV)/.made; }
	@$(or $(BENCH_PYTHON),$(BENCH_VENV)/bin/python) bench/run.py --write docs/performance.md --bench "$(BENCH)" $(ARGS)

bench-matching: $(READY)  ## measure name matching, and write docs/screening.md: make bench-matching DATA=folder [BENCH_PYTHON=one that has the peers]
	@test -n "$(DATA)" || { echo "bench-matching: say where the names are: make bench-matching DATA=folder" >&2; exit 2; }
	@PYTHONPATH=src $(or $(BENCH_PYTHON),$(VENV)/python) bench/matching/run.py "$(DATA)" --write docs/screening.md

schemas: $(READY)  ## write the JSON Schemas of the facts and the rule files
	@$(VENV)/sme-check schemas

lock: $(READY)  ## resolve requirements.lock again; UPGRADE=1 takes the newest of everything
	@UPGRADE="$(UPGRADE)" sh tools/lock.sh

build: $(READY)  ## the wheel and the source archive, in dist/
	@$(VENV)/python -m build --no-isolation --outdir dist . >/dev/null && ls dist

clean:  ## take away what was made, .venv too
	@rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
