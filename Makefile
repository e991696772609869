# make help says what there is. Everything made goes to build/.
#
#   CC, CPPFLAGS, CFLAGS, LDFLAGS   as anywhere
#   PREFIX, DESTDIR                 for install
#   NO_INSTALL=1                    never install a missing tool, only name it

.DEFAULT_GOAL = all
.DELETE_ON_ERROR:

CFLAGS ?= -O2 -g
PREFIX ?= /usr/local

# --- The library ------------------------------------------------------------
# Sorted, and with the folder's name mapped away, the same sources give the
# same bytes wherever they are built. NODELETE: after a load that fails
# half-way, names that SQLite could not take back still lead somewhere.
SRC = $(sort $(wildcard ext/*.c ext/*/*.c))
OBJ = $(SRC:ext/%.c=build/obj/%.o)

WARN      = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
ALL_FLAGS = -std=c99 -fPIC -fvisibility=hidden -DNDEBUG \
            -ffile-prefix-map="$$PWD"=. $(WARN) $(CPPFLAGS) $(CFLAGS)

SYSTEM := $(shell uname -s)
ifeq ($(SYSTEM),Darwin)
  EXT = dylib
  LINK_FLAGS = -dynamiclib
else ifneq (,$(filter MINGW% MSYS% CYGWIN%,$(SYSTEM)))
  EXT = dll
  LINK_FLAGS = -shared
else
  EXT = so
  LINK_FLAGS = -shared -Wl,-z,relro,-z,now,-z,nodelete,-z,defs
endif
LIB = build/supportops.$(EXT)

.PHONY: all help demo model test lint check fuzz bench install clean
.PHONY: need-build need-demo need-model need-bench need-test need-check

# Tools are looked for once, for the goal that needs most.
NEED = need-$(firstword $(foreach g,check test bench demo model,\
         $(filter $g,$(MAKECMDGOALS))) build)

all: $(LIB)

# Made beside its place and then moved there, so that a program which has the
# old one loaded keeps it whole, and two makes at once do no harm.
$(LIB): $(OBJ)
	@echo "link $@"
	@$(CC) $(CFLAGS) $(LINK_FLAGS) $(OBJ) -o $@.$$$$ $(LDFLAGS) -lm \
	  && mv -f $@.$$$$ $@

build/obj/%.o: ext/%.c Makefile | $(NEED)
	@mkdir -p $(@D)
	@echo "cc   $<"
	@$(CC) $(ALL_FLAGS) -MMD -MP -MF $(@:.o=.d) -MT $@ -c $< -o $@.$$$$ \
	  && mv -f $@.$$$$ $@

-include $(OBJ:.o=.d)

# --- What people type -------------------------------------------------------
help:
	@echo "make            the extension, $(LIB)"
	@echo "make demo       a year of a made-up desk, its marts and reports;"
	@echo "                or SOURCE=servicenow FILE=log.csv.gz AS_OF=2016-04-01"
	@echo "                SOURCE=event_log FILE=any.csv; CAPACITY=staff.csv to"
	@echo "                say how many people there are; DB=build/mine.db for"
	@echo "                another database; TICKETS=2000 for less; all"
	@echo "                settings: sql/build.sh"
	@echo "make model      the same without the reports"
	@echo "make test       every test; T=\"clock stats\" for some files"
	@echo "make lint       the style of every file"
	@echo "make check      lint, warnings as errors, sanitizers, failed"
	@echo "                allocations, valgrind, coverage, fuzzing, other"
	@echo "                SQLites; STEPS=\"oom coverage\" for some"
	@echo "make fuzz       new fuzz inputs for FUZZ_SECONDS=60 (clang)"
	@echo "make bench      every function against the bare scan, the build, and"
	@echo "                DuckDB, pandas, ... where PYTHON has them;"
	@echo "                PARTS=\"functions model peers\" for some;"
	@echo "                SIZE=10 for ten times the rows"
	@echo "make install    to PREFIX=$(PREFIX), under DESTDIR"
	@echo "make clean      remove build/"

# Make's own variables reach a command through its environment as they are,
# whatever quotes they hold.
export SOURCE FILE AS_OF DB TICKETS CAPACITY
demo: $(NEED) all
	@sh sql/demo.sh

model: $(NEED) all
	@sh sql/build.sh

test: $(NEED) all
	@tclsh test/all.tcl $(T)

lint:
	@sh test/lint.sh

check: $(NEED) all
	@sh test/check.sh $(STEPS)

fuzz: need-test all
	@sh test/fuzz.sh

bench: $(NEED) all
	@sh test/bench/bench.sh

# One script knows the packages; see its head.
need-build need-demo need-model need-bench need-test need-check:
	@CC='$(CC)' NO_INSTALL='$(NO_INSTALL)' sh test/need.sh $(@:need-%=%)

# --- Installing -------------------------------------------------------------
# SQLite has no folder for extensions of its own: lib/ is where a bare
# ".load supportops" finds one.
VERSION = $(shell sed -n 's/^.define SUPPORTOPS_VERSION "\(.*\)"/\1/p' \
                  ext/supportops.h)
install: all
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include
	install -d $(DESTDIR)$(PREFIX)/share/supportops
	install -m 755 $(LIB) $(DESTDIR)$(PREFIX)/lib/supportops.$(EXT)
	install -m 644 ext/supportops.h $(DESTDIR)$(PREFIX)/include/supportops.h
	rm -rf $(DESTDIR)$(PREFIX)/share/supportops/sql
	cp -R sql $(DESTDIR)$(PREFIX)/share/supportops/sql
	{ echo "prefix=$(PREFIX)"; \
	  echo "extension=\$${prefix}/lib/supportops"; \
	  echo "sqldir=\$${prefix}/share/supportops/sql"; \
	  echo "Name: supportops"; \
	  echo "Description: Support-desk analytics for SQLite"; \
	  echo "Version: $(VERSION)"; \
	  echo "Cflags: -I\$${prefix}/include"; \
	} > $(DESTDIR)$(PREFIX)/lib/pkgconfig/supportops.pc

clean:
	rm -rf build
