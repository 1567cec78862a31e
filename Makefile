# make [SANITIZE=1] [STRESS=1]   build ./cpy (with SANITIZE or STRESS: build-*/cpy)
# make demo                      install what is missing, build, run the weather station of examples/ on simulated hardware
# make release                   build-release/cpy: optimised as a whole, by a profile of the benchmarks and script tests
# make check                     install what is missing, build, run every test; ends with "N passed, N failed"
# make check-lab                 run drivers and tests on a User Mode Linux kernel with simulated hardware (tests/lab)
# make check-lab VALGRIND=1      the same with cpy under valgrind: by hand, half an hour
# make check-lab GPIOD2=1        the same with pins through libgpiod 2, which is fetched as source and compiled: by hand
# make check-lab-arm             the same on QEMU's boards sabrelite and raspi2b, with Debian's ARM kernel and cpy for armhf; by hand, 6 minutes
# make check-cpython             run CPython's own language tests, as Debian packages them; writes docs/cpython-tests.md
# make bench [PROG=name] [ROUNDS=7]  compare with CPython, PyPy, MicroPython; writes bench/RESULTS.md (after make release:
#                                with its figures, too)
# make fuzz [FUZZ_SECONDS=600]   coverage-guided fuzzing of the compiler, running programs, and what reads text or bytes:
#                                so many seconds of processor time each; corpora are kept in ~/.cache/cpy/fuzz
# make fuzz-diff [PROGRAMS=10000] [SEED=1] [TIME=seconds]  generated programs in cpy and CPython: the same, or a finding
#                                (FUZZ_ALSO=PYTHON: a second judge, of a later version)
# make fuzz-diff-mutants         prove that fuzz-diff notices mistakes: 50 are made in the interpreter, one at a time
# make mutants [FUNCTIONS=1]     prove that the tests notice every name of the hardware modules (or function) that does nothing
# make coverage                  line coverage of the tests, as text
# make format | make lint        clang-format of what is not committed | cppcheck, shellcheck and the architecture rules
# make install [PREFIX=/usr/local] [DESTDIR=]
# READLINE=0                     never look for readline at the prompt (LICENSE says why one may want that)
PREFIX ?= /usr/local
CC ?= gcc
HOSTCC ?= cc
CFLAGS ?= $(if $(COVERAGE),-O0,-O2) -g
VARIANT := $(if $(SANITIZE),-sanitize)$(if $(STRESS),-stress)$(if $(COVERAGE),-coverage)
OUT ?= build$(VARIANT)
VERSION := 0.1.0

# gcc's strings are not merged: names that start-up reads would become the ends of others, all over the program.  (clang knows no
# such option.)
FLAGS := -std=gnu11 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -I. -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror \
	-fno-pie -ffunction-sections -fdata-sections $(if $(findstring clang,$(CC)),,-fno-merge-constants) -fno-strict-aliasing -fno-math-errno -ffp-contract=off -DCPY_VERSION='"$(VERSION)"' \
	$(if $(SANITIZE),-fsanitize=address -fsanitize=undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DCPY_VERIFY) \
	$(if $(SANITIZE),-Wno-maybe-uninitialized -Wno-unknown-warning-option) \
	$(if $(filter 0,$(READLINE)),-DCPY_NO_READLINE) $(if $(COVERAGE),--coverage) $(CFLAGS)
override LDFLAGS += -no-pie
# libm and GMP are opened at run time (vm/libraries.c).
LDLIBS += -ldl -lpthread

SRC := $(sort $(wildcard vm/*.c vm/*/*.c modules/*.c modules/*/*.c backends/*.c backends/*/*.c boards/*.c))
FROZEN := $(sort $(wildcard modules/frozen/*.py))
BOARDS := $(sort $(wildcard boards/*.toml))
# A page fault maps 64 KiB of the program.  What every program runs lies together, at the beginning; what few run does not.
LINKED_FIRST := $(filter vm/% modules/modules.c modules/hardware/hardware.c modules/stdlib/sys.c modules/stdlib/io%.c modules/stdlib/atexit.c,$(SRC))
LINKED_LAST := $(addprefix vm/compiler/,ast_layout.c ast_object.c codegen_async.c codegen_match.c parser_error.c pattern_check.c) \
	$(addprefix vm/interp/,dis.c except_star.c interp_counting.c interp_tracing.c match.c trace.c verify.c) vm/libraries.c \
	vm/memory/check.c vm/memory/garbage.c vm/memory/inspect.c $(addprefix vm/objects/,annotations.c int_pow.c reduce.c report.c \
	report_group.c report_source.c str_case.c suggest.c unicode_data.c unicode_names.c)
OBJ := $(patsubst %.c,$(OUT)/%.o,$(filter-out $(LINKED_LAST),$(LINKED_FIRST)) $(filter-out $(LINKED_FIRST),$(SRC)) $(filter $(LINKED_LAST),$(SRC))) \
	$(OUT)/modules/frozen.o $(OUT)/boards/embedded.o
# Under stress two files are compiled otherwise; the rest is that of the same build without.
ifdef STRESS
FLAGS_main := -DCPY_STRESS
FLAGS_emit := -DCPY_VERIFY
PLAIN := build$(subst -stress,,$(VARIANT))
OBJ := $(patsubst $(OUT)/%,$(PLAIN)/%,$(filter-out %/emit.o,$(OBJ))) $(OUT)/vm/compiler/emit.o
$(filter $(PLAIN)/%,$(OBJ)): plain ;
endif
UNIT := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/unit/*.c)) tests/stand-in/i2c_bus.c \
	tests/stand-in/node.c tests/stand-in/spi_bus.c tests/stand-in/tty.c)
STAND_INS := $(OUT)/libgpiod-stand-in-1.so $(OUT)/libgpiod-stand-in-2.so
PROGRAM := $(if $(filter build,$(OUT)),cpy,$(OUT)/cpy)

.DEFAULT_GOAL := all
all: $(PROGRAM)

$(PROGRAM): $(OUT)/main.o $(OBJ) $(OUT)/start.ld
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,-T,$(OUT)/start.ld $(LDLIBS)

objects: $(OBJ)
plain:
	@$(MAKE) --no-print-directory STRESS= OUT=$(PLAIN) objects

# Constants that most programs read: definitions of classes and modules, tables of the compiler and of the loop.
START_DATA := cpy_*_type definitions methods functions attributes constants types texts slot_texts slot_arity by_name rows kinds \
	labels generators trampolines words tens fixed cpy_op_info binary_ops statement_visits expression_visits \
	cpy_native_modules cpy_char_class

# Functions that run at every start, the interpreter's loop and these constants come before all others.
$(OUT)/start.ld: tools/start.order Makefile
	@mkdir -p $(@D)
	@{ echo 'SECTIONS { .text_start : { *crt1.o(.text) *crtbegin*.o(.text) *interp.o(.text.run) *(.text.hot.run .text.hot.run.*)'; \
		sed '/^#/d; s/.*/*(.text.& .text.&.* .text.hot.& .text.hot.&.* .text.startup.&)/' $<; \
		echo '} } INSERT BEFORE .text;'; \
		echo 'SECTIONS { .rodata_start : { *($(foreach name,$(START_DATA),.rodata.$(name) .rodata.$(name).*)) } } INSERT BEFORE .rodata;'; } >$@

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(FLAGS) $(FLAGS_$(basename $(notdir $<))) $(FLAGS_$(patsubst %/,%,$(dir $<))) -MMD -MP -c -o $@ $<

# The loop keeps its own jump in every instruction only without these passes of gcc.
FLAGS_interp := $(if $(findstring clang,$(CC)),,-fno-gcse -fno-crossjumping)

# Each line of source runs through many small functions of these.  What a profile would add, copies of paths and of loops, takes
# more time to fetch than it saves: hardly any of them runs twice in a row.
FLAGS_vm/compiler := $(if $(findstring -O2,$(CFLAGS)),-O3) \
	$(if $(findstring -fprofile-use,$(CFLAGS)),-fno-tracer -fno-unroll-loops -fno-peel-loops)

# These are functions that the compiler believes to know.
FLAGS_libraries := -fno-builtin -fno-lto

$(OUT)/modules/frozen.c: $(OUT)/embed $(FROZEN)
	@mkdir -p $(@D)
	@$(OUT)/embed $@ $(FROZEN)
$(OUT)/boards/embedded.c: $(OUT)/embed $(BOARDS)
	@mkdir -p $(@D)
	@$(OUT)/embed --boards $@ $(BOARDS)
$(OUT)/modules/frozen.o $(OUT)/boards/embedded.o: %.o: %.c $(OUT)/flags
	@$(CC) $(FLAGS) -c -o $@ $<
$(OUT)/embed: tools/embed.c
	@mkdir -p $(@D)
	@$(HOSTCC) -O1 -Wall -Wextra -Werror -o $@ $<

$(OUT)/flags: FORCE
	@mkdir -p $(@D); echo '$(CC) $(FLAGS)' | cmp -s - $@ || echo '$(CC) $(FLAGS)' > $@

# --- the release build ---------------------------------------------------------------------------

# Built twice: what the first build notes of the programs it runs tells the second what to make fast.
RELEASE_1 := -O2 -g -fprofile-generate -fprofile-update=single
# By a profile gcc would write "rep stos" and "rep movs" where a few bytes are filled or copied: they take longer to start than
# the C library's functions take in all.
RELEASE_2 = -O2 -g -fprofile-use -fprofile-partial-training -flto=auto -Wno-missing-profile -Wno-maybe-uninitialized \
	$(if $(filter x86_64%,$(shell $(CC) -dumpmachine)),-mmemcpy-strategy=libcall:-1:noalign -mmemset-strategy=libcall:-1:noalign)
release:
	@$(MAKE) --no-print-directory OUT=build-release CFLAGS="$(RELEASE_1)"
	@find build-release -name '*.gcda' -delete
	@for program in bench/programs/*.py tools/train.py; do \
		build-release/cpy $$(sed -n 's/^# options: //p' $$program) $$program >/dev/null || exit 1; done
	@tests/run build-release/cpy tests/scripts/language tests/scripts/types tests/scripts/modules
	@find build-release -name '*.o' -delete
	@$(MAKE) --no-print-directory OUT=build-release CFLAGS="$(RELEASE_2)"

# --- the demonstration ---------------------------------------------------------------------------

demo: setup
	@$(MAKE) --no-print-directory $(PROGRAM)
	@tools/demo $(PROGRAM) $(OUT)/demo

# --- tests -------------------------------------------------------------------------------------

# Test programs see the C library's allocator and stack as they are.
$(OUT)/unit: $(OBJ) $(UNIT) | $(STAND_INS)
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs check umockdev-1.0 2>/dev/null || echo -lcheck) $(LDLIBS)

# Two libraries that the Linux backend can open instead of libgpiod's two versions.
$(OUT)/libgpiod-stand-in-%.so: tests/stand-in/gpiod%.c tests/stand-in/state.c tests/stand-in/gpiod.h backends/linux-gpiod/gpiod.h $(OUT)/flags
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(FLAGS) -fPIC -shared -o $@ $(filter %.c,$^)

# The loops in C that scripts are compared with, and what they find where the kernel would be.
$(OUT)/cost-loops: $(patsubst %,$(OUT)/%.o,tests/cost/loops $(addprefix backends/linux-gpiod/,edges1 gpiod gpiod1 gpiod2)) | $(STAND_INS) $(OUT)/libnodes-stand-in.so \
	$(OUT)/libgate-stand-in.so
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(OUT)/lib%-stand-in.so: tests/stand-in/%.c $(OUT)/flags
	@mkdir -p $(@D)
	@echo "link $@"
	@$(CC) $(FLAGS) -fPIC -shared -o $@ $<

# Lets simulated devices answer at a device node of another process.
$(OUT)/serve-i2c: $(OBJ) $(OUT)/tests/stand-in/serve_i2c.o $(OUT)/tests/stand-in/i2c_bus.o $(OUT)/tests/stand-in/node.o | $(STAND_INS)
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs umockdev-1.0) $(LDLIBS)

# The hardware of the lab's User Mode Linux guest.
LAB := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/lab/*.c)))
$(OUT)/lab-devices: $(OBJ) $(LAB)
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

FLAGS_i2c_bus = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags umockdev-1.0))
FLAGS_node = $(FLAGS_i2c_bus)
FLAGS_spi_bus = $(FLAGS_i2c_bus)
FLAGS_tty = $(FLAGS_i2c_bus)

$(OUT)/embed-example: $(OBJ) $(OUT)/examples/embed.o
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

setup:
	@tools/setup

check: setup
	@$(MAKE) --no-print-directory $(PROGRAM) $(OUT)/unit $(OUT)/embed-example $(OUT)/serve-i2c $(OUT)/cost-loops
	@tests/check $(OUT) $(PROGRAM)

# Drivers and script tests through a real kernel, whose hardware is simulated (the kernel is built once).
check-lab: setup
	@$(MAKE) --no-print-directory $(PROGRAM) $(OUT)/lab-devices $(OUT)/cost-loops
	@tests/lab/run $(if $(VALGRIND),--valgrind) $(if $(GPIOD2),--gpiod2) $(OUT) $(PROGRAM)

# The same on an emulated ARM board, whose controllers have their real drivers.
check-lab-arm:
	@tests/lab/run --machine sabrelite --times build-armhf build-armhf/cpy
	@tests/lab/run --machine raspi2b --times build-armhf build-armhf/cpy

check-cpython: setup
	@tools/setup cpython
	@$(MAKE) --no-print-directory $(PROGRAM) $(OUT)/testbuffer
	@tests/cpython/run ./$(PROGRAM) --testbuffer $(OUT)/testbuffer --work $(OUT)/cpython --table docs/cpython-tests.md

# The command with a module more, which exports buffers of every kind.
$(OUT)/testbuffer: $(OBJ) $(OUT)/tests/cpython/testbuffer.o
	@echo "link $@"
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Every allocation of every script test fails once (FIRST=n: of the later ones only some; STRIDE=n: each n-th of those
# that a fork cannot do).
check-allocations: $(PROGRAM) $(OUT)/each_allocation
	tests/run --each-allocation $(OUT)/each_allocation --stride $(or $(STRIDE),1) \
		$(if $(FIRST),--first $(FIRST)) ./$(PROGRAM)

# Unit tests and script tests under valgrind.
check-valgrind: $(PROGRAM) $(OUT)/unit
	@tests/valgrind $(OUT) $(PROGRAM)

$(OUT)/each_allocation: $(OBJ) $(OUT)/tests/fuzz/each_allocation.o
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

FUZZ_SECONDS ?= 600
$(OUT)/mutate: $(OBJ) $(patsubst %,$(OUT)/tests/fuzz/%.o,mutate mutations run_program fuzz_compile)
	@$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# libFuzzer brings its own main(); made by tools/fuzz.
$(OUT)/fuzz_%: $(OBJ) $(OUT)/tests/fuzz/run_program.o $(OUT)/tests/fuzz/fuzz_%.o
	@$(CC) $(FLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)
.PRECIOUS: $(OUT)/%.o

# 10,000 damaged programs and as many files of random bytes are compiled and run (SEED=n: others).
check-mutations: $(OUT)/mutate
	$(OUT)/mutate 10000 $(or $(SEED),1) tests/scripts/*/*.py bench/programs/*.py

fuzz: check-mutations
	@tools/setup fuzz
	tools/fuzz $(FUZZ_SECONDS) $(OUT)-fuzz

# FUZZ_JUDGE: another judge than the CPython 3.13 that tests/fuzz/diff/judge finds; FUZZ_ALSO names a second one.
FUZZ_JUDGE ?= $(or $(shell tests/fuzz/diff/judge),python3)
fuzz-diff: $(PROGRAM)
	@$(FUZZ_JUDGE) -c 'import sys; print("judge:", sys.executable, sys.version)'
	$(FUZZ_JUDGE) -B tests/fuzz/diff/run --reference $(FUZZ_JUDGE) --programs $(or $(PROGRAMS),10000) --seed $(or $(SEED),1) \
		--time $(or $(TIME),0) ./$(PROGRAM)

fuzz-diff-mutants: $(PROGRAM)
	@$(FUZZ_JUDGE) -c 'import sys; print("judge:", sys.executable, sys.version)'
	$(FUZZ_JUDGE) -B tests/fuzz/diff/mutants --reference $(FUZZ_JUDGE) --seed $(or $(SEED),1) --libraries='$(LDLIBS)' $(OUT) ./$(PROGRAM)

# Each name of the hardware modules in turn does nothing (FUNCTIONS=1: each C function, too): some test must notice.
mutants: $(PROGRAM)
	tools/mutants $(if $(FUNCTIONS),--functions) --libraries='$(LDLIBS)' $(OUT)

# The share of the lines that the tests run; fails when the corpus falls short.
coverage: setup
	@$(MAKE) --no-print-directory COVERAGE=1 run-coverage
run-coverage: $(OUT)/cpy $(OUT)/unit $(OUT)/embed-example $(OUT)/mutate
	@tools/coverage $(OUT)

# --- benchmarks --------------------------------------------------------------------------------

$(OUT)/launch: bench/launch.c
	@mkdir -p $(@D)
	@$(CC) -O2 -Wall -Wextra -o $@ $<

bench: $(PROGRAM) $(OUT)/launch
	bench/run $(OUT)/launch ./$(PROGRAM) $(if $(PROG),--prog $(PROG)) $(if $(ROUNDS),--rounds $(ROUNDS))

# --- care --------------------------------------------------------------------------------------

# Only the lines that differ from the last commit: tables that are aligned by hand stay as they are.
format:
	git clang-format --force --extensions c,h HEAD

lint: $(PROGRAM)
	tools/check-rules $(OUT)
	cppcheck --quiet --error-exitcode=1 --inline-suppr --suppress=missingIncludeSystem --suppressions-list=tools/cppcheck.txt -I. --enable=warning,portability vm modules main.c
	shellcheck tools/setup tools/fuzz tests/check tests/with-umockdev tests/on-linux tests/lab/kernel tests/lab/gpiod2 tests/lab/mounts tests/lab/init tests/lab/arm/system tests/lab/arm/init .ci/run

install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/cpy
	install -D -m 644 tools/99-cpy.rules $(DESTDIR)$(PREFIX)/share/cpy/99-cpy.rules
	install -D -m 644 man/cpy.1 $(DESTDIR)$(PREFIX)/share/man/man1/cpy.1

clean:
	rm -rf build build-* cpy

-include $(OBJ:.o=.d) $(UNIT:.o=.d) $(LAB:.o=.d) $(OUT)/main.d $(wildcard $(OUT)/tests/*/*.d $(OUT)/examples/*.d)
.PHONY: all objects plain release setup demo check check-cpython check-lab check-lab-arm check-allocations check-valgrind check-mutations fuzz fuzz-diff fuzz-diff-mutants mutants coverage run-coverage bench format lint install clean FORCE
