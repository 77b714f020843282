# make pdf    the project's own notes as build/notes.pdf
# make test   every test; installs what it needs first
# make check  lint, format, types, architecture (fast)
# make bench  what we are measured by, as ratios
# Every target works alone from a fresh clone.

VENV   := .venv
PYTHON := $(VENV)/bin/python
NOTEC  := $(VENV)/bin/notec
JOBS   ?= 2

.PHONY: pdf test check bench setup fonts tex torch clean

pdf: setup fonts
	$(NOTEC) build notes/

test: setup fonts tex torch
	$(PYTHON) -m pytest -n $(JOBS) --dist loadfile -rs

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

bench: setup fonts
	@sh scripts/tex.sh peers
	@sh scripts/install-group.sh $(PYTHON) bench
	@$(PYTHON) -m compileall -q src
	$(PYTHON) -m benchmarks

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml scripts/venv.sh scripts/install-group.sh
	@sh scripts/venv.sh $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable .
	@sh scripts/install-group.sh $(PYTHON) dev
	@$(PYTHON) -m compileall -q src
	@touch $@

fonts: setup
	@sh scripts/fonts.sh $(PYTHON)

tex:
	@sh scripts/tex.sh

torch: setup
	@sh scripts/torch.sh $(PYTHON)

clean:
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find build -mindepth 1 ! -name .gitignore -delete
