# The two commands are `make site` and `make test`; `make help` lists the rest.
#
# Everything that is installed goes into .venv. The stamps .venv/.runtime, .dev and .bench say what is
# already there, so a second run installs nothing unless a requirements file has changed.

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

# Overridable: make site PYTHON=/path/to/python3.12
PYTHON ?=
# For example: make bench BENCH="--sizes 1000"
BENCH ?=

bin := .venv/bin
install := $(bin)/python -m pip install -qq --disable-pip-version-check --require-hashes

.PHONY: help site test hunt check serve bench install dev lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

site: .venv/.runtime ## install, check the content and build it into site/
	@$(bin)/synth build

check: .venv/.runtime ## check the content; write nothing
	@$(bin)/synth check

serve: .venv/.runtime ## a live preview: an edit shows without a restart
	@$(bin)/synth serve

# The tests start synth hundreds of times, so what Python compiles is kept, whatever the environment says.
test: .venv/.dev ## install what tests need, then style, types, imports and all tests
	@echo "Style (ruff)"
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@echo "Types (mypy)"
	@$(bin)/mypy
	@echo "Imports (import-linter)"
	@$(bin)/lint-imports
	@echo "Tests (pytest), with a browser"
	@unset PYTHONDONTWRITEBYTECODE; SYNTH_BROWSER="$$($(bin)/python -m scripts.browser)" && export SYNTH_BROWSER && \
		echo "  $$SYNTH_BROWSER" && \
		$(bin)/python -m pytest -n 3 --dist worksteal

hunt: .venv/.dev ## look for faults with new random examples, many of them (about twenty minutes)
	@$(bin)/python -m pytest -n 2 --dist worksteal -m hypothesis --hypothesis-profile new

bench: .venv/.bench ## measure speed and memory (about twenty minutes)
	@$(bin)/python -m bench.run $(BENCH)
	@$(bin)/python -m bench.references
	@$(bin)/python -m bench.exports

install: .venv/.runtime ## install what synth runs on into .venv

dev: .venv/.dev ## install all that development needs into .venv

# -- installing --

.venv/bin/python:
	@python="$$(PYTHON="$(PYTHON)" scripts/find_python)" && \
		echo "Making .venv with $$python" && \
		rm -rf .venv && \
		{ "$$python" -m venv .venv || \
			{ rm -rf .venv; echo "'$$python -m venv' failed; on Debian and Ubuntu install python3-venv" >&2; exit 1; }; }

.venv/.runtime: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what synth runs on (requirements.txt)"
	@$(install) -r requirements.txt
	@$(bin)/python -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@echo "Installing what tests need (requirements-dev.txt)"
	@$(install) -r requirements-dev.txt
	@touch $@

.venv/.bench: requirements-bench.txt .venv/.runtime
	@echo "Installing what measurements compare with (requirements-bench.txt)"
	@$(install) -r requirements-bench.txt
	@touch $@

# -- upkeep --

# Keeps the versions that are already pinned; make lock UPGRADE=--upgrade takes the newest allowed.
UPGRADE ?=
lock: .venv/.dev ## compile requirements*.in to requirements*.txt
	@for name in requirements requirements-dev requirements-bench; do \
		echo "Compiling $$name.txt"; \
		$(bin)/uv pip compile $$name.in --output-file $$name.txt $(UPGRADE) --quiet --no-config \
			--generate-hashes --universal --python-version 3.11.5 \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" || exit 1; \
	done

clean: ## remove everything that these commands made
	rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find synth tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +
