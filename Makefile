# Two commands do everything on a fresh machine with Swift: `make demo` and `make test`.

PREFIX ?= /usr/local
SWIFT ?= swift
SCRATCH ?= .build
# The program carries the Swift library, so that it runs where no Swift is installed.
# lld, because the default linker warns of a function in Foundation that nothing here calls.
RELEASE_FLAGS = -c release --static-swift-stdlib --product annex-a \
    -Xswiftc -cross-module-optimization -Xswiftc -use-ld=lld -Xlinker --strip-debug
RELEASE_DIR = $(shell $(SWIFT) build $(RELEASE_FLAGS) --show-bin-path)
BENCH_PYTHON = .build/bench-venv/bin/python
ORACLE_PYTHON = .build/oracle-venv/bin/python
MANUAL_DIR = .build/manual
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
C_LIBRARIES = libxml2-dev libzip-dev libxlsxwriter-dev libsqlite3-dev

# What `make fuzz` fuzzes, and for how long.
TARGET ?= workbook
SECONDS ?= 60
# Which tests `make sanitize` runs, as the argument of --filter; all by default.
FILTER ?= .

.PHONY: demo build test test-long tests-built lint format recognise bench sanitize fuzz hostile faults oracle manual install libraries clean

## Installs the C libraries, builds, runs the main job on an invented return and says what it found.
demo: build
	@rm -rf demo
	@$(RELEASE_DIR)/annex-a run Fixtures/returns/messy/return.xlsx --as-at 2024-03-31 \
	    --la "Demoshire" --output demo --fail-on never
	@echo "Open demo/summary.xlsx in a spreadsheet program and demo/findings.html in a browser."

## The program as it is shipped.
build: libraries
	@$(SWIFT) build $(RELEASE_FLAGS)

## All tests that take minutes at most.
test: libraries
	$(SWIFT) build --build-tests
	$(SWIFT) test --disable-xctest --skip-build

## The tests, and those that take longer.
test-long: build
	$(SWIFT) build --build-tests
	ANNEXA_LONG_TESTS=1 $(SWIFT) test --disable-xctest --skip-build
	Tests/oracle/indicators.py --program $(RELEASE_DIR)/annex-a --seeds 1-200 --children 150
	@# 77 is the answer where there is no openpyxl, with the reason printed.
	$${ANNEXA_PYTHON:-python3} Tests/oracle/rules.py --program $(RELEASE_DIR)/annex-a --schemas Schemas || [ $$? = 77 ]

## Whether the code is formatted as agreed.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

## How many spellings of SPELLINGS, a CSV file with code_set, code and alias, are recognised, with all that is
## known and with each quarter held out.
recognise: build
	@$(RELEASE_DIR)/annex-a schema recognise $(SPELLINGS)
	@$(RELEASE_DIR)/annex-a schema recognise $(SPELLINGS) --hold-out 4

## Speed against other readers, as ratios in one run.
bench: build
	@[ -x $(BENCH_PYTHON) ] || python3 -m venv .build/bench-venv
	@for peer in python-calamine openpyxl "polars fastexcel"; do \
	    $(BENCH_PYTHON) -m pip install --quiet --disable-pip-version-check $$peer || echo "$$peer: not installed"; \
	done
	$(BENCH_PYTHON) Benchmarks/run $(RELEASE_DIR)/annex-a --linear
	$(BENCH_PYTHON) Benchmarks/batch $(RELEASE_DIR)/annex-a --all

## The tests under the address and the thread sanitizer.
sanitize: libraries
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize=address \
	    --scratch-path .build-address --filter '$(FILTER)'
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.txt \
	    $(SWIFT) test --disable-xctest --sanitize=thread \
	    --scratch-path .build-thread --filter '$(FILTER)'

## Random bytes for one part of the reader: see Fuzz/run for what TARGET may be.
fuzz: libraries
	Fuzz/run $(TARGET) $(SECONDS)

## Several hundred files made to do harm, each given to the program with its time and memory watched.
hostile: build
	Tests/oracle/hostile $(RELEASE_DIR)/annex-a

## A run stopped, cut short, refused and disturbed in every way, and what remains on disk; the full disk needs root.
## First it is proved that what is looked for would be found.
faults: build
	Tests/faults/proof $(RELEASE_DIR)/annex-a
	Tests/faults/run $(RELEASE_DIR)/annex-a

## Every cell against other readers, on fixtures, on what other programs write and on odd files made by hand.
oracle: build
	@[ -x $(ORACLE_PYTHON) ] || python3 -m venv .build/oracle-venv
	@for peer in python-calamine openpyxl XlsxWriter pandas odfpy; do \
	    $(ORACLE_PYTHON) -m pip install --quiet --disable-pip-version-check $$peer || echo "$$peer: not installed"; \
	done
	PATH="$$PWD/.build/oracle-venv/bin:$$PATH" Tests/oracle/run $(RELEASE_DIR)/annex-a
	$(ORACLE_PYTHON) Tests/oracle/matrix $(RELEASE_DIR)/annex-a

## The manual page and the shells' completions, made of what the program says of itself.
manual: build
	$(SWIFT) build --product generate-manual
	mkdir -p $(MANUAL_DIR)
	$$($(SWIFT) build --show-bin-path)/generate-manual $(RELEASE_DIR)/annex-a --output-directory $(MANUAL_DIR)
	for shell in bash zsh fish; do \
	    $(RELEASE_DIR)/annex-a --generate-completion-script $$shell > $(MANUAL_DIR)/annex-a.$$shell || exit 1; \
	done

## Puts the program and its schema files below $(PREFIX).
install: manual
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/annex-a
	install -s -m 755 $(RELEASE_DIR)/annex-a $(DESTDIR)$(PREFIX)/bin/annex-a
	rm -rf $(DESTDIR)$(PREFIX)/share/annex-a/Schemas
	cp -R Schemas $(DESTDIR)$(PREFIX)/share/annex-a/Schemas
	install -D -m 644 $(MANUAL_DIR)/annex-a.1 $(DESTDIR)$(PREFIX)/share/man/man1/annex-a.1
	install -D -m 644 $(MANUAL_DIR)/annex-a.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/annex-a
	install -D -m 644 $(MANUAL_DIR)/annex-a.zsh $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_annex-a
	install -D -m 644 $(MANUAL_DIR)/annex-a.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/annex-a.fish

# Installs only what pkg-config does not find, so that it needs no rights where all is there.
libraries:
	@pkg-config --exists libxml-2.0 libzip xlsxwriter sqlite3 2>/dev/null && command -v unzip >/dev/null || \
	    ($(SUDO) apt-get update -qq && \
	     DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends \
	         pkg-config unzip zip $(C_LIBRARIES))

clean:
	rm -rf .build .build-* demo
