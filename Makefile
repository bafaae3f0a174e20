# Every target sets up what it needs: Python 3.11 to 3.13 (with venv), git and make are enough to begin.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
PY := $(VENV)/bin/python
KG := $(VENV)/bin/kg
KG_SHARED ?= ../shared
WEB := kg/exports/explorer
export KG_SHARED
# Quiet and plain: no question, no notice of new versions, no advice about running as root.
PIP := $(PY) -m pip --disable-pip-version-check --quiet --no-input
export PIP_ROOT_USER_ACTION := ignore

.PHONY: help train demo neo4j jena readers webtools explorer test check lint score bench ontology readme format clean

help: ## Show this list
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: $(VENV)/.installed ## Read the example articles, make a page of them, and show who supplied what to whom
	$(KG) build examples/*.txt --out out
	$(KG) view out -o out/graph.html
	$(KG) query out/graph.kg transfers

test: lint jena readers webtools ## Set up, check everything and run all tests
	$(PY) -m pytest

check: lint ## Like test, with the fast tests only
	$(PY) -m pytest -m "not slow"

lint: $(VENV)/.dev ## Format, lint, strict types, import layers, generated vocabulary
	$(VENV)/bin/ruff format --check kg tests
	$(VENV)/bin/ruff check kg tests
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m kg.ontology check

score: $(VENV)/.installed ## Read the gold articles, print the scores and add them to their history
	$(PY) -m kg.training.score --record

bench: $(VENV)/.installed ## CPU time of reading beside a plain spaCy pipeline, memory by number of articles, and what writing RDF and loading Neo4j cost
	$(PY) -m kg.training.bench
	$(PY) tests/bench/rdf_writers.py
	$(PY) tests/bench/neo4j_load.py $(NODES)
	@if $(PY) -c 'import playwright' 2>/dev/null; then $(PY) tests/bench/explorer.py; fi

neo4j: $(VENV)/.installed ## Start a Neo4j server on this machine without a container engine, until Ctrl-C (needs Maven)
	$(PY) tests/neo4j/neo4j_server.py

jena: ## Fetch Apache Jena, which reads our RDF back in the tests (needs Java 17 and Maven)
	@if [ -d build/jena/lib ]; then :; \
	elif command -v java >/dev/null && command -v mvn >/dev/null; then \
		rm -rf build/jena.part && mkdir -p build && \
		mvn -q -B -f tests/exports/pom.xml dependency:copy-dependencies -DoutputDirectory="$(CURDIR)/build/jena.part" && \
		mkdir -p build/jena && mv build/jena.part build/jena/lib || \
		echo "Apache Jena could not be fetched: its tests will be skipped"; \
	else \
		echo "no Java and Maven here: the tests by Apache Jena will be skipped"; \
	fi

readers: | $(VENV)/.made ## Fetch the programs that read our other files back in the tests (needs Node, a JDK, Maven, C++ with ICU)
	@tests/exports/readers/fetch.sh $(PY)

webtools: ## Fetch what builds the explorer's page, and what judges it in the tests (needs Node 18 or later)
	@if ! command -v npm >/dev/null; then \
		echo "no Node here: the tests that build the explorer's page will be skipped"; \
	elif ! cmp -s $(WEB)/package-lock.json $(WEB)/node_modules/.lock; then \
		(cd $(WEB) && npm ci --loglevel=error) && cp $(WEB)/package-lock.json $(WEB)/node_modules/.lock; \
	fi

explorer: webtools ## Build the explorer's page anew from its sources
	cd $(WEB) && npm run --silent check && npm run --silent build

train: $(VENV)/.installed ## Train the shipped reader further on the marked articles (EPOCHS=1; hours on a CPU), into build/train
	$(PIP) install --editable '.[train]'
	mkdir -p build/train
	$(PY) -m kg.training.prepare build/train/gold.json.gz train=$(KG_SHARED)/gold/train dev=$(KG_SHARED)/gold/dev
	cp kg/extractors/reader/model/tokenizer.json build/train/
	$(PY) -m kg.training.restore build/train/start.pt
	$(PY) -m kg.training.train reader build/train start=start.pt plan=gold*$(or $(EPOCHS),1) lr=3e-5 ema=0.995
	mkdir -p build/train/model && cp kg/extractors/reader/model/tokenizer.json build/train/model/
	$(PY) -m kg.training.export build/train/out/reader.pt build/train/model

ontology: $(VENV)/.dev ## Generate the Python vocabulary from ontology/
	$(PY) -m kg.ontology generate

readme: $(VENV)/.dev ## Print the outputs in the README anew, and take its picture
	$(PY) tests/packaging/test_readme.py
	$(PY) tests/packaging/test_rdf_page.py
	@if command -v chromium >/dev/null; then $(PY) tests/explorer/picture.py; fi

format: $(VENV)/.dev ## Format the code
	$(VENV)/bin/ruff format kg tests
	$(VENV)/bin/ruff check --fix kg tests

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/.made
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# A half-made environment (a machine without python3-venv leaves one) is made again from nothing.
$(VENV)/.made:
	@for python in python3.13 python3.12 python3.11 python3 python; do \
		if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then \
			$$python -c 'import ensurepip, venv' 2>/dev/null || { \
				echo "$$python has no venv module: install it (Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 2; }; \
			[ -x $(PY) ] && $(PY) -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); $$python -m venv $(VENV); }; \
			touch $@; exit 0; \
		fi; \
	done; \
	echo "Python 3.11, 3.12 or 3.13 is needed and none was found" >&2; exit 2
