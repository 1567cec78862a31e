/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/reset.c - microcontroller.reset(): the program starts over.
 *
 * As on a board nothing of it runs any more, neither finally nor exit functions.  Output is written,
 * the pins are let go, and the same command begins again in the same process. */
#include "modules/circuitpython/microcontroller.h"

#include <stdlib.h>
#include <unistd.h>

enum { NORMAL, SAFE_MODE, UF2, BOOTLOADER };
static const char *const modes[] = {
    [NORMAL] = "NORMAL",
    [SAFE_MODE] = "SAFE_MODE",
    [UF2] = "UF2",
    [BOOTLOADER] = "BOOTLOADER",
    NULL,
};
static const struct cpy_enum mode_enum = {&cpy_run_mode_type, modes};

static bool fill_mode(struct cpy_thread *t, cpy_value type, cpy_value dict)
{
    return cpy_enum_fill(t, &mode_enum, type, dict);
}

const struct cpy_type_def cpy_run_mode_type =
    CPY_ENUM_TYPE("microcontroller.RunMode", "What happens after a reset.", fill_mode);

static const char key;
struct next {
    int mode;
}; /* per interpreter; zero is NORMAL */

cpy_value cpy_on_next_reset(struct cpy_thread *t, const cpy_value *args)
{
    struct next *next = cpy_private(t, &key, sizeof *next);

    return next && cpy_enum_argument(t, &mode_enum, args[0], "run_mode", false, &next->mode) ? CPY_NONE : CPY_ERROR;
}

static cpy_value start_over(struct cpy_thread *t)
{
    const struct cpy_config *config = cpy_vm_config(t);

    if (!config->executable || !*config->executable || !config->orig_argv)
        return cpy_raise(t, CPY_NOT_IMPLEMENTED_ERROR, "reset() cannot tell how this program was started");
    if (!cpy_flush(t))
        cpy_take_pending(t); /* a closed pipe does not keep a board from resetting */
    cpy_hardware_shut(t);
    setenv(CPY_RESET_VARIABLE, "SOFTWARE", 1);
    execv(config->executable, config->orig_argv);
    perror("cpy: reset() cannot start the program again");
    _exit(1);
}

cpy_value cpy_reset(struct cpy_thread *t, const cpy_value *args)
{
    const struct next *next = cpy_private(t, &key, sizeof *next);
    cpy_value text;

    (void)args;
    if (!next || next->mode == NORMAL)
        return next ? start_over(t) : CPY_ERROR;
    if ((text = cpy_str_format(t, "reset into RunMode.%s: the program is not started again", modes[next->mode])))
        cpy_raise_with(t, CPY_SYSTEM_EXIT, text);
    return CPY_ERROR;
}
