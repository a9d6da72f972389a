# The commands of the README. Each does its own set-up, in .venv, once.
PYTHON ?= python3
Q ?= what did Japan demand about the statue?
ARGS ?=
export Q
unexport PYTHONDONTWRITEBYTECODE

run := .venv/.run
dev := .venv/.dev
docs := .venv/.docs
footnote := .venv/bin/footnote

.DEFAULT_GOAL := help
.PHONY: help ask chat bot preview screenshots bench-discord test test-all check docs bench soak lock

help:  ## What there is to make
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

ask: $(run)  ## Ask the sample corpus: make ask Q="..."
	@$(footnote) refresh --quiet >&2 || true
	@$(footnote) ask -- "$$Q"

chat: $(run)  ## Ask one question after another
	@$(footnote) refresh --quiet >&2 || true
	@$(footnote) chat

bot: $(run)  ## Start the Discord bot (needs DISCORD_TOKEN)
	@$(footnote) refresh --quiet >&2 || true
	@$(footnote) run

preview: $(dev)  ## Try the bot in a browser, without a token
	@$(footnote) refresh --quiet >&2 || true
	@$(footnote) preview

screenshots: $(dev)  ## Take the pictures of the documentation anew (needs chromium)
	@.venv/bin/python -m tests.screenshots docs/pictures

test: $(dev)  ## The suite, in some six minutes on two cores
	@.venv/bin/python -m pytest -n 2 --dist worksteal -m "not slow" $(ARGS)

test-all: $(dev)  ## Only what takes longer than the suite may
	@.venv/bin/python -m pytest -n 2 --dist worksteal -m slow $(ARGS)

check: $(dev)  ## Format, lint, types, imports
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache

docs: $(docs)  ## Build the documentation into build/site; a warning is an error
	@.venv/bin/python docs/settings_page.py
	@.venv/bin/python -m sphinx -W --keep-going -n -q -d build/doctrees docs build/site
	@echo "build/site/index.html"

bench: $(dev)  ## Speed and memory beside a stock LangChain recipe: make bench ARGS="DIR"
	@.venv/bin/python -m tests.benchmarks $(ARGS)

bench-discord: $(dev)  ## Time from a message to its answer, ten people at once
	@.venv/bin/python -m tests.benchmarks.discord_latency

soak: $(dev)  ## Thousands of questions in a simulated Discord: does anything grow? make soak ARGS=5000
	@.venv/bin/python -m tests.soak $(ARGS)

lock: $(dev)  ## Pin anew every version in .ci/constraints.txt
	@.venv/bin/python .ci/lock.py

$(run): pyproject.toml .ci/constraints.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py

$(dev): pyproject.toml .ci/constraints.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py --dev

$(docs): pyproject.toml .ci/constraints.txt .ci/setup.py
	@$(PYTHON) .ci/setup.py --docs
