# `make` lists the commands. Each one first installs what it needs into .venv.

PYTHON ?= python3
BIN := .venv/bin
NODE_BIN := node_modules/.bin
PIP := $(BIN)/pip --disable-pip-version-check install --quiet --constraint constraints.txt
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build import test docs fuzz check format lint types bench bench-scale bench-search bench-reading bench-safety bench-sources bench-growth bench-network bench-start bench-enriching bench-topics bench-exports clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 15

serve: .venv/site ## show the archive at http://127.0.0.1:8000/ and reload after every edit
	$(BIN)/mkdocs serve

build: .venv/site ## write the site to site/; any warning is an error
	$(BIN)/mkdocs build --strict

import: .venv/site ## import the files in content/captures
	$(BIN)/paper-archive import content/captures

test: .venv/dev ## run all tests, on all cores
	$(BIN)/pytest --numprocesses auto --dist loadfile

docs: .venv/dev ## write the tables of docs/ that repeat the code
	BLESS=1 $(BIN)/pytest --quiet tests/test_docs.py -k up_to_date

fuzz: .venv/dev ## damage files of all kinds, 20,000 times
	PAPER_ARCHIVE_FUZZ=20000 $(BIN)/pytest tests/test_fuzz.py --hypothesis-show-statistics

check: format lint types test build ## run all checks

format: .venv/dev ## check how Python is formatted
	$(BIN)/ruff format --check

lint: .venv/dev node_modules/dev ## check the style of Python, scripts and workflows, and the content
	$(BIN)/ruff check
	$(BIN)/paper-archive check
	$(NODE_BIN)/eslint site-theme generator tests benchmarks .ci eslint.config.js
	node .ci/lint-workflows.mjs
	$(BIN)/zizmor --offline --quiet .github

types: .venv/dev node_modules/dev ## check the types of Python and scripts
	$(BIN)/mypy
	$(NODE_BIN)/tsc

bench: .venv/dev ## measure import and build against stock MkDocs
	$(BIN)/python benchmarks/bench_build.py

bench-scale: .venv/bench ## measure size, speed and memory of large archives, against Hugo
	$(BIN)/python benchmarks/bench_scale.py

bench-search: .venv/bench ## measure search against Pagefind, MiniSearch and Lunr
	$(BIN)/python benchmarks/bench_search.py

bench-reading: .venv/dev ## measure loading times
	$(BIN)/python benchmarks/bench_reading.py

bench-safety: .venv/dev ## kill, race and disturb commands, and see that nothing is lost
	$(BIN)/python benchmarks/bench_safety.py

bench-growth: .venv/dev ## see that time grows no faster than a text
	$(BIN)/python benchmarks/bench_texts.py
	$(BIN)/python benchmarks/bench_expressions.py

bench-network: .venv/dev ## count the requests, pauses and bytes of fetching
	$(BIN)/python benchmarks/bench_network.py

bench-start: .venv/dev ## measure the way from an empty environment to a site, and the wheel
	$(BIN)/python benchmarks/bench_start.py

bench-enriching: .venv/dev ## measure what completing pages costs, and how often it is wrong
	$(BIN)/python benchmarks/bench_enriching.py

bench-topics: .venv/dev ## compare topics with labels: make bench-topics LABELS=papers.jsonl
	$(BIN)/python benchmarks/bench_topics.py $(LABELS)

bench-exports: .venv/bench ## measure exports, and what other programs read in them
	$(BIN)/python benchmarks/bench_exports.py

bench-sources: .venv/bench ## measure how fast and how completely each format is read
	$(BIN)/python benchmarks/bench_sources.py

clean: ## remove everything that these commands create
	rm -rf .venv node_modules site

.venv/site: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "paper-archive needs Python 3.11 or newer; name it with: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(PIP) --editable '.[minify]'
	touch $@

.venv/dev: .venv/site
	$(PIP) --editable '.[dev]'
	$(PIP) --upgrade --no-deps --target .venv/materialx mkdocs-materialx
	touch $@

.venv/bench: .venv/dev
	$(PIP) --editable '.[dev,bench]'
	touch $@

# Only `make check` needs it: the site is served and built without Node.
node_modules/dev: package.json
	@command -v npm >/dev/null || { echo "make check needs Node 18.18 or newer with npm, to lint and type-check the scripts of site-theme." >&2; exit 1; }
	npm install --no-audit --no-fund --loglevel=error
	touch $@
