/* SPDX-License-Identifier: MIT */
/* examples/embed.c - a C program that runs Python: it offers a module, runs a script, calls a function of the
 * script and reads the result.  It needs nothing but vm/api.h. */
#include "vm/api.h"

#include <stdlib.h>

/* thermostat.read(channel): what a sensor says. */
static cpy_value thermostat_read(struct cpy_thread *t, const cpy_value *args)
{
    int64_t channel;

    if (!cpy_to_range(t, args[0], "channel", 0, 3, &channel))
        return CPY_ERROR;
    return cpy_float_from(t, 19.5 + (double)channel);
}

static const struct cpy_function functions[] = {
    {"read", "(channel)", thermostat_read, "Return the temperature of a channel (0 to 3) in degrees Celsius.", 0},
    {0},
};
static const struct cpy_module_def thermostat = {
    .name = "thermostat", .doc = "Sensors of the host program.", .functions = functions,
};
static const struct cpy_module_def *const modules[] = {&thermostat, NULL};

static const char script[] =
    "import thermostat\n"
    "def warmest(channels):\n"
    "    return max((thermostat.read(c), c) for c in channels)\n";

/* Calls warmest(range(n)) and prints what comes back. */
static bool call_script(struct cpy_thread *t, int64_t n)
{
    cpy_value range = cpy_call_1(t, cpy_builtin_type(t, CPY_TYPE_RANGE), cpy_int(n));
    cpy_value main_module = cpy_main_module(t), result, parts[2];
    double temperature;
    int64_t channel;

    if (!range || !main_module || !(result = cpy_call_method(t, main_module, "warmest", (size_t)1, range)))
        return false;
    if (!cpy_unpack(t, result, parts, 2) || !cpy_to_double(t, parts[0], &temperature) || !cpy_to_int64(t, parts[1], &channel))
        return false;
    printf("channel %lld is warmest: %.1f degrees\n", (long long)channel, temperature);
    return true;
}

/* Shows the pending exception as a program of its own would, and forgets it. */
static void show_error(struct cpy_thread *t)
{
    cpy_value error = cpy_take_pending(t), text = error ? cpy_str(t, error) : CPY_UNSET;

    printf("error: %s: %s\n", error ? cpy_type_name(t, error) : "none", text ? cpy_str_utf8(t, text, NULL) : "");
}

int main(void)
{
    struct cpy_config config = {.modules = modules};
    struct cpy_thread *t = cpy_vm_new(&config);
    int status;

    if (!t)
        return EXIT_FAILURE;
    status = cpy_run_source(t, script, sizeof script - 1, "<script>");
    if (status == 0 && !call_script(t, 3))
        show_error(t);
    if (status == 0 && !call_script(t, 9))
        show_error(t);
    cpy_vm_free(t);
    return status;
}
