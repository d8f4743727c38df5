# Everything a newcomer types. Nothing here touches the system: the environment is .venv, the data are in var/.

SHELL = /bin/sh
VENV = .venv/bin
CATALOGUES = $(shell find src -name '*.po' 2>/dev/null)

.PHONY: help run test bench soak permits requirements clean

help:
	@echo "make run           the service, with the facts and an exercise to try, on http://127.0.0.1:8000"
	@echo "make test          every check and test that this machine can run; ARGS=… goes to pytest"
	@echo "make bench         the measurements"
	@echo "make soak          the long checks, whole, and all faults, with their figures; goes on where the last run stopped"
	@echo "make permits       write docs/reference/permits.md anew: who may do which act"
	@echo "make requirements  pin the dependencies anew (needs uv)"
	@echo "make clean         remove what the checks and builds leave behind; .venv and var/ stay"
	@echo
	@echo "PYTHON=/path/to/python3 chooses the Python (3.11 or newer)."

run: .venv/service.stamp .venv/catalogues.stamp
	@exec $(VENV)/multilateral serve

test: .venv/test.stamp .venv/catalogues.stamp
	@exec $(VENV)/python tests/run.py $(ARGS)

bench: .venv/bench.stamp
	@exec $(VENV)/python bench/run.py

soak: .venv/test.stamp .venv/catalogues.stamp
	@SOAK=whole exec $(VENV)/pytest --continue-on-collection-errors -m "soak or fault" $(ARGS)

permits: .venv/test.stamp
	@exec $(VENV)/python -m tests.parties.permits_page

# The stamps lie inside .venv, so that with it they go too.
.venv/service.stamp: requirements/service.txt requirements/build.txt requirements/install pyproject.toml setup.py
	@requirements/install service
	@touch $@

# The peers that the measurements set beside us, and Ray.
.venv/bench.stamp: requirements/bench.txt .venv/service.stamp
	@requirements/install bench
	@touch $@

# What the tests need contains what the service needs.
.venv/test.stamp: requirements/test.txt requirements/build.txt requirements/install pyproject.toml setup.py
	@requirements/install test
	@touch $@ .venv/service.stamp

.venv/catalogues.stamp: $(CATALOGUES) | .venv/service.stamp
	@$(VENV)/python setup.py --quiet catalogues
	@touch $@

PIN = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

requirements:
	$(PIN) $(UPGRADE) pyproject.toml --output-file requirements/engine.txt
	$(PIN) $(UPGRADE) pyproject.toml --extra service --constraints requirements/engine.txt --output-file requirements/service.txt
	$(PIN) $(UPGRADE) pyproject.toml --extra service --extra postgresql --constraints requirements/service.txt --output-file requirements/postgresql.txt
	$(PIN) $(UPGRADE) requirements/build.in --output-file requirements/build.txt
	$(PIN) $(UPGRADE) pyproject.toml requirements/test.in requirements/build.in --extra service --extra postgresql --extra scale --constraints requirements/postgresql.txt --constraints requirements/build.txt --output-file requirements/test.txt
	$(PIN) $(UPGRADE) pyproject.toml requirements/bench.in --extra service --extra cluster --constraints requirements/test.txt --output-file requirements/bench.txt

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
