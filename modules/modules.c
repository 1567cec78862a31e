/* SPDX-License-Identifier: MIT */
/* modules/modules.c - every native module, one line each, in alphabetical order. */
#include "modules/modules.h"

#include "modules/micropython/aliases.h"

#define CPY_NATIVE_MODULES(M) \
    M(_asyncio) \
    M(_bench_io) \
    M(_cpy_wiring) \
    M(_imp) \
    M(_onewire) \
    M(_os_more) \
    M(_pickle) \
    M(_socket) \
    M(_symtable) \
    M(_thread) \
    M(_weakref) \
    M(_zip) \
    M(abc) \
    M(adafruit_bus_device) \
    M(adafruit_bus_device_i2c_device) \
    M(adafruit_bus_device_spi_device) \
    M(analogio) \
    M(array) \
    M(atexit) \
    M(binascii) \
    M(bisect) \
    M(bitbangio) \
    M(board) \
    M(busio) \
    M(cmath) \
    M(collections) \
    M(countio) \
    M(cpy) \
    M(cpy_mock) \
    M(digitalio) \
    M(errno) \
    M(frequencyio) \
    M(functools) \
    M(gc) \
    M(grp) \
    M(heapq) \
    M(io) \
    M(itertools) \
    M(json) \
    M(keypad) \
    M(machine) \
    M(math) \
    M(microcontroller) \
    M(microcontroller_pin) \
    M(micropython) \
    M(neopixel_write) \
    M(nvm) \
    M(onewireio) \
    M(operator) \
    M(os) \
    M(pulseio) \
    M(pwd) \
    M(pwmio) \
    M(random) \
    M(re) \
    M(rotaryio) \
    M(select) \
    M(signal) \
    M(struct) \
    M(sys) \
    M(termios) \
    M(time) \
    M(tomllib) \
    M(traceback) \
    M(unicodedata)

#define M(name) extern const struct cpy_module_def cpy_module_##name;
CPY_NATIVE_MODULES(M)
CPY_MICROPYTHON_ALIASES(M)
#undef M

const struct cpy_module_def *const cpy_native_modules[] = {
#define M(name) &cpy_module_##name,
    CPY_NATIVE_MODULES(M)
    CPY_MICROPYTHON_ALIASES(M)
#undef M
    NULL,
};
