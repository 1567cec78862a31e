/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/bus_device.c - package adafruit_bus_device: devices on shared buses.
 *
 * A device is a context manager that holds the bus's lock.  Its bus and its chip select
 * may be anything with the right methods: an expander's pin, a fake in a test.  Only for exactly
 * busio's and digitalio's own classes are these methods not looked up: every driver goes through here. */
#include "modules/circuitpython/busio.h"
#include "modules/circuitpython/digitalio.h"
#include "modules/stdlib/clock.h"

#define NS 1000000000LL
#define LOCK_PAUSE (NS / 1000)
#define LOCK_PATIENCE (60 * NS) /* a bus that stays locked for so long will stay locked */

/* Is v's class exactly this one, so that no subclass has methods of its own? */
static bool is_exactly(struct cpy_thread *t, cpy_value v, const struct cpy_type_def *def)
{
    return cpy_is_object(v) && cpy_is_instance_def(t, v, def) && cpy_type_of(t, v) == cpy_type_of_def(t, def);
}

/* --- locking ----------------------------------------------------------------------------------------------------- */

static int lock_i2c(struct cpy_thread *t, cpy_value bus)
{
    return cpy_busio_i2c_lock(t, (struct cpy_busio_i2c *)cpy_pointer(bus));
}

static int lock_spi(struct cpy_thread *t, cpy_value bus)
{
    return cpy_busio_spi_lock(t, (struct cpy_busio_spi *)cpy_pointer(bus));
}

static int lock_any(struct cpy_thread *t, cpy_value bus)
{
    cpy_value got = cpy_call_method(t, bus, "try_lock", (size_t)0);

    return got ? cpy_truth(t, got) : -1;
}

/* Waits until the bus has been locked. */
static bool wait_for_lock(struct cpy_thread *t, cpy_value bus, int (*lock)(struct cpy_thread *t, cpy_value bus))
{
    int64_t end = 0;
    int got;

    while ((got = lock(t, bus)) == 0) {
        if (!end)
            end = cpy_clock_now(t) + LOCK_PATIENCE;
        if (cpy_clock_now(t) >= end) {
            cpy_raise(t, CPY_RUNTIME_ERROR, "%R has stayed locked for a minute: is an unlock() missing?", bus);
            return false;
        }
        if (!cpy_clock_sleep(t, LOCK_PAUSE))
            return false;
    }
    return got > 0;
}

/* --- calls with keywords, for buses that are not ours ------------------------------------------------------------ */

struct keyword {
    const char *name;
    cpy_value v; /* unset: not passed */
};

/* A start that need not be passed. */
static cpy_value beyond_zero(cpy_value v) { return v == cpy_int(0) ? CPY_UNSET : v; }

/* bus.method(args..., keywords...); at most 8 in all. */
static bool call_bus(struct cpy_thread *t, cpy_value bus, const char *method, const cpy_value *args, size_t n,
    const struct keyword *keywords, size_t keyword_count)
{
    cpy_value all[8], names[8], callable = cpy_getattr_str(t, bus, method), tuple;
    size_t given = 0;

    if (n > 0)
        memcpy(all, args, n * sizeof *all);
    for (size_t i = 0; callable && i < keyword_count; i++)
        if (keywords[i].v) {
            all[n + given] = keywords[i].v;
            if (!(names[given++] = cpy_intern_from(t, keywords[i].name)))
                return false;
        }
    if (!callable || !(tuple = given ? cpy_tuple_from(t, names, given) : CPY_NONE))
        return false;
    return cpy_call_names(t, callable, all, n, given ? tuple : CPY_UNSET) != CPY_ERROR;
}

/* --- I2CDevice --------------------------------------------------------------------------------------------------- */

struct i2c_device {
    struct cpy_object head;
    cpy_field bus; /* unset: not initialised */
    uint8_t address;
    bool ours; /* the bus is exactly a busio.I2C */
};

static struct i2c_device *as_i2c_device(cpy_value v) { return (struct i2c_device *)cpy_pointer(v); }

static void i2c_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct i2c_device *)o)->bus);
}

static struct cpy_busio_i2c *own_i2c(const struct i2c_device *d)
{
    return (struct cpy_busio_i2c *)cpy_pointer(cpy_load(d->bus));
}

static cpy_value not_initialised(struct cpy_thread *t)
{
    return cpy_raise(t, CPY_RUNTIME_ERROR, "__init__() was not called");
}

static cpy_value device_new(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_from(cpy_new_object(t, args[0]));
}

static bool enter_i2c(struct cpy_thread *t, struct i2c_device *d)
{
    if (!cpy_load(d->bus))
        return not_initialised(t);
    return wait_for_lock(t, cpy_load(d->bus), d->ours ? lock_i2c : lock_any);
}

static bool leave_i2c(struct cpy_thread *t, struct i2c_device *d)
{
    if (!cpy_load(d->bus))
        return not_initialised(t);
    return d->ours ? cpy_busio_i2c_unlock(t, own_i2c(d))
                   : cpy_call_method(t, cpy_load(d->bus), "unlock", (size_t)0) != CPY_ERROR;
}

/* After an OSError: forget it.  False: another exception, or none, stays. */
static bool forgive_os_error(struct cpy_thread *t)
{
    if (!cpy_pending_is(t, CPY_OS_ERROR))
        return false;
    cpy_take_pending(t);
    return true;
}

/* Writing nothing, else reading a byte, tells whether a device is there.  1, 0, -1. */
static int probe_other(struct cpy_thread *t, struct i2c_device *d)
{
    cpy_value args[] = {cpy_int(d->address), cpy_bytes_from(t, "", 0)};

    if (!args[1])
        return -1;
    if (call_bus(t, cpy_load(d->bus), "writeto", args, 2, NULL, 0))
        return 1;
    if (!forgive_os_error(t) || !(args[1] = cpy_bytearray_from(t, "", 1)))
        return -1;
    if (call_bus(t, cpy_load(d->bus), "readfrom_into", args, 2, NULL, 0))
        return 1;
    return forgive_os_error(t) ? 0 : -1;
}

static bool probe(struct cpy_thread *t, struct i2c_device *d)
{
    int answer = enter_i2c(t, d) ? d->ours ? cpy_busio_probe(t, own_i2c(d), d->address) : probe_other(t, d) : -2;
    cpy_value exception = cpy_take_pending(t);

    if (answer > -2 && !leave_i2c(t, d) && !exception)
        return false;
    if (exception)
        cpy_set_pending(t, exception);
    else if (answer == 0)
        cpy_raise(t, CPY_VALUE_ERROR, "No I2C device at address: 0x%x", d->address);
    return answer > 0;
}

/* args: self, i2c, device_address, probe. */
static cpy_value i2c_init(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c_device *d = as_i2c_device(args[0]);
    int64_t address;
    int look = cpy_truth(t, args[3]);

    if (look < 0 || !cpy_argument_range(t, args[2], "device_address", 0, 127, &address))
        return CPY_ERROR;
    cpy_store(d, &d->bus, args[1]);
    d->address = (uint8_t)address;
    d->ours = is_exactly(t, args[1], &cpy_busio_i2c_type);
    return !look || probe(t, d) ? CPY_NONE : CPY_ERROR;
}

static cpy_value i2c_enter(struct cpy_thread *t, const cpy_value *args)
{
    return enter_i2c(t, as_i2c_device(args[0])) ? args[0] : CPY_ERROR;
}

static cpy_value i2c_exit(struct cpy_thread *t, const cpy_value *args)
{
    return leave_i2c(t, as_i2c_device(args[0])) ? CPY_FALSE : CPY_ERROR;
}

/* A transfer on a bus of ours; an unset buffer: not that direction.  out and in: buffer, start, end. */
static cpy_value transfer(
    struct cpy_thread *t, struct i2c_device *d, const cpy_value *out, const cpy_value *in, bool hold)
{
    struct cpy_slice_view views[2];
    struct cpy_busio_job job = {d->address, out ? &views[0] : NULL, in ? &views[1] : NULL, hold};
    const char *out_name = in ? "out_buffer" : "buffer", *in_name = out ? "in_buffer" : "buffer";
    bool ok = false;

    if (out && !cpy_view_parameter(t, out[0], out_name, out[1], out[2], false, &views[0]))
        return CPY_ERROR;
    if (!in || cpy_view_parameter(t, in[0], in_name, in[1], in[2], true, &views[1])) {
        ok = cpy_busio_transfer(t, own_i2c(d), &job);
        if (in)
            cpy_release_slice(t, &views[1]);
    }
    if (out)
        cpy_release_slice(t, &views[0]);
    return ok ? CPY_NONE : CPY_ERROR;
}

/* args: self, buffer, start, end. */
static cpy_value i2c_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c_device *d = as_i2c_device(args[0]);
    const struct keyword keywords[] = {{"start", beyond_zero(args[2])}, {"end", args[3]}};

    if (d->ours)
        return transfer(t, d, NULL, args + 1, false);
    if (!cpy_load(d->bus))
        return not_initialised(t);
    return call_bus(t, cpy_load(d->bus), "readfrom_into", (cpy_value[]){cpy_int(d->address), args[1]}, 2, keywords, 2)
               ? CPY_NONE
               : CPY_ERROR;
}

/* args: self, buffer, start, end, stop. */
static cpy_value i2c_write(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c_device *d = as_i2c_device(args[0]);
    int stop = cpy_truth(t, args[4]);
    const struct keyword keywords[] = {
        {"start", beyond_zero(args[2])}, {"end", args[3]}, {"stop", stop ? CPY_UNSET : CPY_FALSE}};

    if (stop < 0)
        return CPY_ERROR;
    if (d->ours)
        return transfer(t, d, args + 1, NULL, !stop);
    if (!cpy_load(d->bus))
        return not_initialised(t);
    return call_bus(t, cpy_load(d->bus), "writeto", (cpy_value[]){cpy_int(d->address), args[1]}, 2, keywords, 3)
               ? CPY_NONE
               : CPY_ERROR;
}

/* args: self, out_buffer, in_buffer, out_start, out_end, in_start, in_end, stop. */
static cpy_value i2c_write_then_readinto(struct cpy_thread *t, const cpy_value *args)
{
    struct i2c_device *d = as_i2c_device(args[0]);
    cpy_value out[] = {args[1], args[3], args[4]}, in[] = {args[2], args[5], args[6]};
    const struct keyword keywords[] = {{"out_start", beyond_zero(args[3])}, {"out_end", args[4]},
        {"in_start", beyond_zero(args[5])}, {"in_end", args[6]}};
    int stop = cpy_truth(t, args[7]);

    if (stop < 0)
        return CPY_ERROR;
    if (d->ours && stop)
        return transfer(t, d, out, NULL, false) ? transfer(t, d, NULL, in, false) : CPY_ERROR;
    if (d->ours)
        return transfer(t, d, out, in, false);
    if (!cpy_load(d->bus))
        return not_initialised(t);
    return call_bus(t, cpy_load(d->bus), "writeto_then_readfrom", (cpy_value[]){cpy_int(d->address), args[1], args[2]},
               3, keywords, 4)
               ? CPY_NONE
               : CPY_ERROR;
}

static cpy_value i2c_bus(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value bus = cpy_load(as_i2c_device(args[0])->bus);

    return bus ? bus : not_initialised(t);
}

static cpy_value i2c_address(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_int(as_i2c_device(args[0])->address);
}

static const struct cpy_function i2c_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", device_new, "Make an object without a bus.", 0},
    {"__init__", "(self, i2c, device_address, probe=True)", i2c_init,
        "Set the bus and the address; with probe ValueError if no device answers there.", 0},
    {"__enter__", "(self, /)", i2c_enter, "Wait for the bus's lock and take it; return self.", 0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", i2c_exit, "Let go of the lock.", 0},
    {"readinto", "(self, buffer, *, start=0, end=<unset>)", i2c_readinto, "Read into buffer[start:end].", 0},
    {"write", "(self, buffer, *, start=0, end=<unset>, stop=True)", i2c_write,
        "Write buffer[start:end]; without stop the next transfer begins with a repeated START.", 0},
    {"write_then_readinto",
        "(self, out_buffer, in_buffer, *, out_start=0, out_end=<unset>, in_start=0, in_end=<unset>, stop=False)",
        i2c_write_then_readinto, "Write out_buffer[out_start:out_end], then read into in_buffer[in_start:in_end].", 0},
    {0},
};

static const struct cpy_attribute i2c_attributes[] = {
    {"i2c", i2c_bus, NULL, "The bus."},
    {"device_address", i2c_address, NULL, "The device's address."},
    {0},
};

static const struct cpy_type_def i2c_type = {
    .name = "adafruit_bus_device.i2c_device.I2CDevice",
    .doc = "I2CDevice(i2c, device_address, probe=True): a device at an address of an I2C bus.",
    .size = sizeof(struct i2c_device),
    .methods = i2c_methods,
    .attributes = i2c_attributes,
    .trace = i2c_trace,
};

/* --- SPIDevice --------------------------------------------------------------------------------------------------- */

struct spi_device {
    struct cpy_object head;
    cpy_field bus, select; /* unset: not initialised; no chip select */
    bool ours, our_select; /* they are exactly a busio.SPI, a DigitalInOut */
    bool active;           /* level of the chip select that selects */
    uint16_t extra_clocks; /* after the chip select is let go */
    struct cpy_busio_spi_mode mode;
};

static struct spi_device *as_spi_device(cpy_value v) { return (struct spi_device *)cpy_pointer(v); }

static void spi_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct spi_device *)o)->bus);
    cpy_trace(tracer, ((struct spi_device *)o)->select);
}

static struct cpy_busio_spi *own_spi(const struct spi_device *d)
{
    return (struct cpy_busio_spi *)cpy_pointer(cpy_load(d->bus));
}

/* Selects the device, or lets go of it. */
static bool set_select(struct cpy_thread *t, struct spi_device *d, bool selected)
{
    cpy_value select = cpy_load(d->select);
    bool level = selected == d->active;

    if (!select)
        return true;
    return d->our_select ? cpy_digital_write(t, select, level) : cpy_setattr_str(t, select, "value", cpy_bool(level));
}

/* args: self, spi, chip_select, cs_active_value, baudrate, polarity, phase, extra_clocks. */
static cpy_value spi_init(struct cpy_thread *t, const cpy_value *args)
{
    struct spi_device *d = as_spi_device(args[0]);
    cpy_value mode[] = {args[4], args[5], args[6], cpy_int(8)}, level;
    int active = cpy_truth(t, args[3]);
    int64_t clocks;

    if (active < 0 || !cpy_busio_spi_arguments(t, mode, &d->mode) ||
        !cpy_argument_range(t, args[7], "extra_clocks", 0, UINT16_MAX, &clocks))
        return CPY_ERROR;
    cpy_store(d, &d->bus, args[1]);
    cpy_store(d, &d->select, args[2] == CPY_NONE ? CPY_UNSET : args[2]);
    d->ours = is_exactly(t, args[1], &cpy_busio_spi_type);
    d->our_select = is_exactly(t, args[2], &cpy_digital_type);
    d->active = active;
    d->extra_clocks = (uint16_t)clocks;
    level = cpy_bool(!active);
    if (args[2] == CPY_NONE)
        return CPY_NONE;
    return call_bus(t, args[2], "switch_to_output", NULL, 0, &(struct keyword){"value", level}, 1) ? CPY_NONE
                                                                                                   : CPY_ERROR;
}

static bool configure(struct cpy_thread *t, struct spi_device *d)
{
    const struct keyword keywords[] = {
        {"baudrate", cpy_int(d->mode.hz)}, {"polarity", cpy_int(d->mode.polarity)}, {"phase", cpy_int(d->mode.phase)}};

    if (d->ours)
        return cpy_busio_spi_configure(t, own_spi(d), &d->mode);
    return call_bus(t, cpy_load(d->bus), "configure", NULL, 0, keywords, 3);
}

static bool unlock_spi(struct cpy_thread *t, struct spi_device *d)
{
    return d->ours ? cpy_busio_spi_unlock(t, own_spi(d))
                   : cpy_call_method(t, cpy_load(d->bus), "unlock", (size_t)0) != CPY_ERROR;
}

/* Something failed while the bus was locked: unlocks it, keeping the exception. */
static bool give_up(struct cpy_thread *t, struct spi_device *d)
{
    cpy_value exception = cpy_take_pending(t);

    if (!unlock_spi(t, d))
        cpy_take_pending(t);
    cpy_set_pending(t, exception);
    return false;
}

static cpy_value spi_enter(struct cpy_thread *t, const cpy_value *args)
{
    struct spi_device *d = as_spi_device(args[0]);
    cpy_value bus = cpy_load(d->bus);

    if (!bus)
        return not_initialised(t);
    if (!wait_for_lock(t, bus, d->ours ? lock_spi : lock_any))
        return CPY_ERROR;
    return (configure(t, d) && set_select(t, d, true)) || give_up(t, d) ? bus : CPY_ERROR;
}

/* Clocks that some devices (SD cards) want after they were let go: whole bytes of zeros. */
static bool clock_extra(struct cpy_thread *t, struct spi_device *d)
{
    uint8_t zero = 0;
    cpy_value bytes = d->ours || !d->extra_clocks ? CPY_NONE : cpy_bytes_from(t, &zero, 1);

    for (unsigned sent = 0; bytes && sent < d->extra_clocks; sent += 8)
        if (d->ours ? !cpy_busio_spi_transfer(t, own_spi(d), &zero, NULL, 1, 0)
                    : !call_bus(t, cpy_load(d->bus), "write", &bytes, 1, NULL, 0))
            return false;
    return bytes;
}

static cpy_value spi_exit(struct cpy_thread *t, const cpy_value *args)
{
    struct spi_device *d = as_spi_device(args[0]);

    if (!cpy_load(d->bus))
        return not_initialised(t);
    if (!set_select(t, d, false) || !clock_extra(t, d))
        return give_up(t, d), CPY_ERROR;
    return unlock_spi(t, d) ? CPY_FALSE : CPY_ERROR;
}

static cpy_value spi_bus(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value bus = cpy_load(as_spi_device(args[0])->bus);

    return bus ? bus : not_initialised(t);
}

static cpy_value spi_chip_select(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value select = cpy_load(as_spi_device(args[0])->select);

    (void)t;
    return select ? select : CPY_NONE;
}

static const struct cpy_function spi_methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", device_new, "Make an object without a bus.", 0},
    {"__init__",
        "(self, spi, chip_select=None, *, cs_active_value=False, baudrate=100000, polarity=0, phase=0, extra_clocks=0)",
        spi_init,
        "Set the bus, its settings for the device, and the chip select, which becomes an output that does not select.",
        0},
    {"__enter__", "(self, /)", spi_enter, "Take the bus's lock, configure the bus, select the device; return the bus.",
        0},
    {"__exit__", "(self, type=None, value=None, traceback=None, /)", spi_exit,
        "Let go of the device, send the extra clocks, let go of the lock.", 0},
    {0},
};

static const struct cpy_attribute spi_attributes[] = {
    {"spi", spi_bus, NULL, "The bus."},
    {"chip_select", spi_chip_select, NULL, "The chip select, or None."},
    {0},
};

static const struct cpy_type_def spi_type = {
    .name = "adafruit_bus_device.spi_device.SPIDevice",
    .doc = "SPIDevice(spi, chip_select=None, *, ...): a device on an SPI bus.",
    .size = sizeof(struct spi_device),
    .methods = spi_methods,
    .attributes = spi_attributes,
    .trace = spi_trace,
};

/* --- modules ----------------------------------------------------------------------------------------------------- */

static const struct cpy_type_def *const i2c_types[] = {&i2c_type, NULL};
static const struct cpy_type_def *const spi_types[] = {&spi_type, NULL};

const struct cpy_module_def cpy_module_adafruit_bus_device_i2c_device = {
    .name = "adafruit_bus_device.i2c_device",
    .doc = "Devices on an I2C bus that others share.",
    .types = i2c_types,
};

const struct cpy_module_def cpy_module_adafruit_bus_device_spi_device = {
    .name = "adafruit_bus_device.spi_device",
    .doc = "Devices on an SPI bus that others share.",
    .types = spi_types,
};

static bool import_parts(struct cpy_thread *t, cpy_value package)
{
    (void)package;
    return cpy_import(t, "adafruit_bus_device.i2c_device") && cpy_import(t, "adafruit_bus_device.spi_device");
}

const struct cpy_module_def cpy_module_adafruit_bus_device = {
    .name = "adafruit_bus_device",
    .doc = "Devices on buses that others share.",
    .init = import_parts,
    .is_package = true,
};
