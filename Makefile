# make [SANITIZE=1] [STRESS=1]   build ./cpy (with SANITIZE or STRESS: build-*/cpy)
# make check                     install what is missing, build, run every test; ends with "N passed, N failed"
# make bench [PROG=name]         compare with CPython; writes bench/RESULTS.md
# make fuzz [FUZZ_SECONDS=60]    coverage-guided fuzzing of the compiler
# make coverage                  line coverage of the tests, as text
# make format | make lint        clang-format | cppcheck, shellcheck and the architecture rules
# make install [PREFIX=/usr/local] [DESTDIR=]
PREFIX ?= /usr/local
CC ?= gcc
HOSTCC ?= cc
CFLAGS ?= -O2 -g
VARIANT := $(if $(SANITIZE),-sanitize)$(if $(STRESS),-stress)$(if $(COVERAGE),-coverage)
OUT ?= build$(VARIANT)
VERSION := 0.1.0

FLAGS := -std=gnu11 -D_GNU_SOURCE -I. -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror \
	-fno-pie -fno-strict-aliasing -fno-math-errno -ffp-contract=off -DCPY_VERSION='"$(VERSION)"' \
	$(if $(SANITIZE),-fsanitize=address -fsanitize=undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DCPY_VERIFY) \
	$(if $(STRESS),-DCPY_STRESS -DCPY_VERIFY) $(if $(COVERAGE),--coverage) $(CFLAGS)
LDFLAGS += -no-pie
LDLIBS += -lgmp -lm -ldl -lpthread

SRC := $(sort $(wildcard vm/*.c vm/*/*.c modules/*.c modules/stdlib/*.c modules/cpy/*.c))
FROZEN := $(sort $(wildcard modules/frozen/*.py))
OBJ := $(SRC:%.c=$(OUT)/%.o) $(OUT)/modules/frozen.o
UNIT := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/unit/*.c)))
PROGRAM := $(if $(filter build,$(OUT)),cpy,$(OUT)/cpy)

all: $(PROGRAM)

$(PROGRAM): $(OBJ) $(OUT)/main.o
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(FLAGS_$(basename $(notdir $<))) -MMD -MP -c -o $@ $<

# The loop keeps its own jump in every instruction only without these passes.
FLAGS_interp := -fno-gcse -fno-crossjumping

$(OUT)/modules/frozen.c: $(OUT)/embed $(FROZEN)
	@mkdir -p $(@D)
	$(OUT)/embed $@ $(FROZEN)
$(OUT)/modules/frozen.o: $(OUT)/modules/frozen.c $(OUT)/flags
	$(CC) $(FLAGS) -c -o $@ $<
$(OUT)/embed: tools/embed.c
	@mkdir -p $(@D)
	$(HOSTCC) -O1 -Wall -Wextra -Werror -o $@ $<

$(OUT)/flags: FORCE
	@mkdir -p $(@D); echo '$(CC) $(FLAGS)' | cmp -s - $@ || echo '$(CC) $(FLAGS)' > $@

$(OUT)/unit: $(OBJ) $(UNIT)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check 2>/dev/null || echo -lcheck)

clean:
	rm -rf build build-* cpy

-include $(OBJ:.o=.d) $(UNIT:.o=.d) $(OUT)/main.d
.PHONY: all clean FORCE
