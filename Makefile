# Hai lệnh để bắt đầu: `make demo` và `make test`. `make` không tham số in danh sách lệnh.
# Needs only make and Python 3.11 to 3.13; everything else goes into $(VENV).

VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
TYPED = .mypy_cache/import-names
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

export PYTHONUTF8 = 1

.PHONY: help
help:
	@echo "make demo         cài đặt, đọc data/raw vào data/graph, trả lời hai câu hỏi về kế hoạch mẫu"
	@echo "make test         cài đặt và chạy toàn bộ kiểm thử"
	@echo "make check        kiểm thử, kiểu mã, kiểu dữ liệu, thứ tự tầng, đóng gói"
	@echo "make lint types layers dist   từng phần của make check"
	@echo "make docs         trang hướng dẫn trong dist/docs"
	@echo "make licences sbom   danh sách gói và giấy phép; bảng thành phần phần mềm (CycloneDX)"
	@echo "make constraints  tính lại constraints.txt (cần uv)"
	@echo "make bounds       chạy kiểm thử với phiên bản thấp nhất và cao nhất cho phép (cần uv)"
	@echo "make clean        xoá môi trường và mọi thứ tạo ra được"
	@echo "PYTHON=…          chọn Python khác (3.11–3.13), ví dụ: make test PYTHON=python3.12"

# --- the environment ---------------------------------------------------------------------------

$(BIN)/python:
	@.ci/make-venv "$(VENV)" "$(PYTHON)"

# pip refuses a local project in hash mode: its dependencies come first, then the project alone.
$(READY): constraints.txt pyproject.toml | $(BIN)/python
	@echo "Cài các gói trong constraints.txt vào $(VENV) (lần đầu mất vài phút) …"
	@$(PIP) --require-hashes -r constraints.txt
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.PHONY: install
install: $(READY)

# --- what people run ---------------------------------------------------------------------------

.PHONY: demo
demo: $(READY)
	$(BIN)/cancu build data/raw
	$(BIN)/cancu basis "kiều bào"
	$(BIN)/cancu instrument 45-CT/TW

.PHONY: test
test: $(READY)
	$(BIN)/python -m pytest

# --- what engineers run ------------------------------------------------------------------------

.PHONY: check
check: test lint types layers dist

.PHONY: lint
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy does not follow an editable install, and import-linter takes no root below a package that
# has an __init__: both are shown the rooms under their import names, in a bare folder cancu.
.PHONY: typed
typed: $(READY)
	@mkdir -p $(TYPED)/cancu
	@ln -sfn "$(CURDIR)/ingest" $(TYPED)/cancu/ingest
	@ln -sfn "$(CURDIR)/graph" $(TYPED)/cancu/graph

.PHONY: types
types: typed
	MYPYPATH=$(TYPED) $(BIN)/mypy

.PHONY: layers
layers: typed
	PYTHONPATH=$(TYPED) $(BIN)/lint-imports --no-logo

# A stale build/ would smuggle deleted modules into the wheel.
.PHONY: dist
dist: $(READY)
	@rm -rf build dist
	$(BIN)/python -m build --quiet --no-isolation --outdir dist .
	@ls dist

# The pages for officers and engineers, as a site that needs no network.
.PHONY: docs
docs: $(READY)
	$(BIN)/mkdocs build --quiet
	@ls -d dist/docs

# What is shipped: packages with their licences, and a bill of materials (CycloneDX).
.PHONY: licences
licences: $(READY)
	$(BIN)/python .ci/licences.py --write

.PHONY: sbom
sbom: $(READY)
	@mkdir -p dist
	$(BIN)/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml \
	    --output-reproducible --output-format JSON --output-file dist/sbom.json
	@ls dist/sbom.json

.PHONY: constraints
constraints:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-header --no-annotate --quiet --output-file constraints.txt

.PHONY: bounds
bounds:
	.ci/bounds

.PHONY: clean
clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
