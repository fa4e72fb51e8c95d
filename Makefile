# Targets run in a virtual environment of this checkout, which they make: needed are Python 3.11+ with pip and venv.
PYTHON ?= python3
VENV ?= .venv
# Tests of one group share what is costly to make: they run in one process.
PYTEST_ARGS ?= -n auto --dist loadgroup

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# What is needed to run (`demo`) and to develop (everything else) is installed once per change of pyproject.toml.
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev

.PHONY: help compiled demo docs test test-whole test-renderers test-sources test-litellm test-spark lint format bench bench-configs bench-fix bench-inject bench-inventory bench-logs bench-logs-blind bench-logs-speed bench-propagation sdk-page verify-sdks clean

help:
	@echo "make demo               check the example services in examples/"
	@echo "make test               run the tests"
	@echo "make test-whole         run all cases of the tests of which \`make test\` takes a share (fuzzing, every example fixed)"
	@echo "make test-renderers     compare what the real kustomize (or kubectl), Compose and Helm make of a project, where they are there"
	@echo "make test-sources       read logs from real services on loopback: S3 (moto), a web server, PostgreSQL (Debian's), tables of Delta Lake"
	@echo "make test-litellm       scan what a real LiteLLM proxy logs to a file, to S3 and to PostgreSQL"
	@echo "make test-spark         run the checks on a real Spark cluster on loopback (needs Java)"
	@echo "make lint               ruff, mypy, import contracts"
	@echo "make docs               build the site of docs/ into build/site; a dead link fails"
	@echo "make format             ruff format and its safe fixes"
	@echo "make bench-fix          do fixes hold? fix the benchmark's services and run them with the real SDKs (SDK_PYTHON)"
	@echo "make bench-propagation  are the verdicts true? score against observed requests"
	@echo "make bench-logs         is what scan-logs finds true? score against logs with known defects"
	@echo "make bench-inject       do the log rules notice? put faults into a clean log and count which are found"
	@echo "make bench-logs-blind   does scan-logs find defects of kinds that it was not written for, and spare lookalikes?"
	@echo "make bench-logs-speed   what does scan-logs cost? time it on a generated gigabyte of JSON lines, gzip and Parquet"
	@echo "make bench-configs      are differences between environments found? score against pairs whose differences are known"
	@echo "make verify-sdks        is the catalogue true? install the real SDKs and check it against them"
	@echo "make sdk-page           write docs/sdks.md from the catalogue and what its verification found"
	@echo "make bench              what do they cost? build the corpus (download) and time checkpolicy on it"

demo: $(RUN)
	@echo
	@echo '$$ checkpolicy check examples'
	@$(BIN)/checkpolicy check examples; code=$$?; echo; \
	if [ $$code -gt 1 ]; then echo "make demo: checkpolicy ended with $$code" >&2; exit $$code; fi
	@echo '$$ cd examples/shop/gateway; checkpolicy scan-logs *.jsonl --policy policy.yaml'
	@cd examples/shop/gateway; $(abspath $(BIN))/checkpolicy scan-logs *.jsonl --policy policy.yaml --as-of 2026-11-26; code=$$?; echo; \
	if [ $$code -gt 1 ]; then echo "make demo: checkpolicy ended with $$code" >&2; exit $$code; fi; \
	echo "make demo: installed checkpolicy into $(VENV) and checked the services in examples/ under the policy 'chargeback', then their gateway's log."; \
	echo "Both ended with 1: findings are what the examples are there to show, so this target succeeds all the same."

# Tests run checkpolicy in processes of its own: where Python may write no byte code, each of them would compile it.
compiled: $(DEV)
	@$(BIN)/python -m compileall -q checker _checkpolicy.py

test: compiled
	$(BIN)/python -m pytest $(PYTEST_ARGS)

test-whole: compiled
	$(BIN)/python -m pytest $(PYTEST_ARGS) --whole

test-renderers: $(DEV)
	$(BIN)/python -m pytest -n 0 -rs tests/configs/test_renderers.py

# Services have an environment of their own: what they need is much, and none of it checkpolicy's.
SERVICES ?= .services

test-sources: $(SERVICES)/.installed
	$(SERVICES)/bin/python -m pytest -n 0 tests/services --ignore tests/services/test_litellm_proxy.py --ignore tests/services/test_spark.py

# Needs Java 17 or later on the PATH.
test-spark: .spark/.installed
	.spark/bin/python -m pytest -n 0 tests/services/test_spark.py

.spark/.installed: pyproject.toml
	@$(PYTHON) -m venv .spark
	@.spark/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip
	@.spark/bin/python -m pip --quiet install --editable '.[dev,spark]'
	@touch $@

# LITELLM_PYTHON: a Python that has the proxy and psycopg.
LITELLM_PYTHON ?= .litellm/bin/python

test-litellm: $(SERVICES)/.installed $(LITELLM_PYTHON)
	LITELLM_PYTHON=$(abspath $(LITELLM_PYTHON)) $(SERVICES)/bin/python -m pytest -n 0 tests/services/test_litellm_proxy.py

.litellm/bin/python:
	@$(PYTHON) -m venv .litellm
	@.litellm/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip \
	  && .litellm/bin/python -m pip --quiet install 'litellm[proxy]' 'psycopg[binary]' || { rm -rf .litellm; exit 1; }

# A recent pip: that of Python 3.11 does not find versions of s3fs, botocore and moto that go together.
$(SERVICES)/.installed: pyproject.toml
	@$(PYTHON) -m venv $(SERVICES)
	@$(SERVICES)/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip
	@$(SERVICES)/bin/python -m pip --quiet install --editable '.[dev,s3,http,postgres]' 'moto[s3]>=5' flask flask-cors deltalake pyarrow
	@touch $@

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	MYPY_NUM_WORKERS=auto $(BIN)/mypy
	$(BIN)/lint-imports

docs: $(DEV)
	$(BIN)/python tools/policy_page.py --check
	$(BIN)/python tools/command_page.py --check
	$(BIN)/mkdocs build --strict --quiet

format: $(DEV)
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench-propagation: $(DEV)
	$(BIN)/python benchmarks/propagation/check.py --check
	$(BIN)/python benchmarks/propagation/check.py --check --root benchmarks/propagation_more
	$(BIN)/python benchmarks/propagation/check.py --check --root benchmarks/propagation_siblings
	$(BIN)/python benchmarks/propagation/check.py --check --root benchmarks/propagation_unseen
	$(BIN)/python benchmarks/propagation/check.py --check --root benchmarks/propagation_fresh

# SDK_PYTHON: a Python outside of this environment which has benchmarks/propagation/requirements.txt installed.
SDK_PYTHON ?= benchmarks/.venvs/sdks/bin/python

bench-fix: $(DEV) $(SDK_PYTHON)
	$(BIN)/python benchmarks/propagation/fix.py --check --python $(SDK_PYTHON)
	$(BIN)/python benchmarks/propagation/fix.py --check --python $(SDK_PYTHON) --root benchmarks/propagation_more

benchmarks/.venvs/sdks/bin/python:
	@$(PYTHON) -m venv benchmarks/.venvs/sdks
	@benchmarks/.venvs/sdks/bin/python -m pip --disable-pip-version-check --quiet install -r benchmarks/propagation/requirements.txt

bench-configs: $(DEV)
	$(BIN)/python benchmarks/configs/score.py

bench-logs: $(DEV)
	$(BIN)/python benchmarks/logs/score.py --check

# Defects and lookalikes that the rules were not written for.
bench-logs-blind: $(DEV)
	cd benchmarks/logs && for set in litellm gateways shipped audited bucket closing estate company siblings heirs editions cousins quarter; do $(abspath $(BIN))/python -m blind $$set --check || exit 1; done

bench-inject: $(DEV)
	cd benchmarks/logs/fixture && $(abspath $(BIN))/checkpolicy logs inject litellm/standard_logging.jsonl \
	  --policy policy.yaml --as-of 2026-11-26 --each 10 --least 0.5

# A gigabyte of generated logs in three kinds, beside plain DuckDB and jsonschema row by row.
SPEED ?= benchmarks/.speed

bench-logs-speed: $(DEV)
	$(BIN)/python benchmarks/logs/speed.py $(SPEED)

# What is said of the corpus is what is written down: no verdict changes by accident. About two minutes.
bench-inventory: $(DEV)
	PYTHON="$(CURDIR)/$(BIN)/python" bash benchmarks/perf/corpus.sh benchmarks/.corpus
	$(BIN)/python benchmarks/perf/inventory.py benchmarks/.corpus/src

bench: $(DEV)
	PYTHON="$(CURDIR)/$(BIN)/python" bash benchmarks/perf/corpus.sh benchmarks/.corpus
	$(BIN)/python benchmarks/perf/bench.py benchmarks/.corpus/src

# VERIFY_ARGS: names of groups in tools/sdk_groups.toml (which then need not agree on what other groups have), and
# --write to renew what was found and docs/sdks.md.
# SDKS: where the environments are made (some 5 GB of them).
SDKS ?= .sdks

verify-sdks: $(DEV)
	$(BIN)/python tools/verify_sdks.py $(SDKS) $(VERIFY_ARGS)

sdk-page: $(DEV)
	$(BIN)/python tools/sdk_page.py

clean:
	rm -rf $(VENV) $(SERVICES) .litellm .spark build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "checkpolicy needs Python 3.11 or later; name one: make PYTHON=python3.13")'
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml | $(BIN)/python
	@echo "Installing checkpolicy into $(VENV) ..."
	@$(PIP) install --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing checkpolicy and its development tools into $(VENV) ..."
	@$(PIP) install --editable '.[dev]'
	@$(PIP) install --only-binary google-re2 google-re2 \
	  || echo "No wheel of google-re2 for this platform: the prefilter works without it, more slowly."
	@touch $(RUN) $@
