# Each target sets up what it needs by itself.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
STAGE ?= released

.PHONY: serve demo test test-long check fix bench mutants audit lock messages samples

serve: .venv/run.stamp
	$(BIN)/glitterball serve $(ARGS)

demo: .venv/run.stamp # STAGE is invited, one-answered, both-answered or released
	$(BIN)/glitterball demo --stage $(STAGE) $(ARGS)

test: .venv/dev.stamp browser database gettext
	$(BIN)/pytest -n 2 --dist loadgroup -m "not long" $(ARGS)

test-long: .venv/dev.stamp browser database gettext
	$(BIN)/pytest $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

fix: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/bench.stamp
	$(BIN)/python -m bench $(ARGS)

mutants: .venv/dev.stamp # how many small faults in walls, keys and consents the tests notice; half an hour
	$(BIN)/python -m tests.mutation $(ARGS)

audit: .venv/audit.stamp # known holes in what we depend on, where their database can be had
	$(BIN)/python .ci/audit.py

samples: .venv/run.stamp # the reports that the README links, made again after a change of content
	for kind in own joint; do \
		$(BIN)/glitterball picture docs/samples/$$kind.json --pdf docs/samples/$$kind.pdf && chmod 644 docs/samples/$$kind.pdf; \
	done

messages: .venv/run.stamp # every text of the interface, for translators; LANGUAGE=de begins or renews one language (needs GNU gettext)
	cd src/glitterball && DJANGO_SETTINGS_MODULE=glitterball.web.settings ../../$(BIN)/django-admin makemessages \
		$(if $(LANGUAGE),-l $(LANGUAGE),--all) --keep-pot --no-wrap --add-location file --verbosity 0
	sed -i '/^"POT-Creation-Date/d' src/glitterball/web/locale/django.pot
	cd src/glitterball && DJANGO_SETTINGS_MODULE=glitterball.web.settings ../../$(BIN)/django-admin compilemessages --verbosity 0

lock: .venv/dev.stamp # pin every dependency by hash
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev --group bench -o requirements/bench.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --group pyproject.toml:audit -o requirements/audit.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group training -o requirements/training.txt

.venv/bin/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	touch $@

.venv/bench.stamp: requirements/bench.txt .venv/dev.stamp
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.txt
	touch $@

.venv/audit.stamp: requirements/audit.txt | .venv/bin/uv # apart from the product, whose packages it looks at
	$(PYTHON) -m venv .venv/audit
	$(BIN)/uv pip install --quiet --python .venv/audit/bin/python --require-hashes -r requirements/audit.txt
	touch $@

.PHONY: browser
browser: # a browser for the tests, where it can be installed
	@sh tests/install-browser.sh

.PHONY: database
database: # PostgreSQL for the tests, where it can be installed
	@sh tests/install-postgresql.sh

.PHONY: gettext
gettext: # GNU gettext for the tests of translations, where it can be installed
	@sh tests/install-gettext.sh
