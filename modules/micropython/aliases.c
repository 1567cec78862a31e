/* SPDX-License-Identifier: MIT */
/* modules/micropython/aliases.c - utime is time, ujson is json ... */
#include "modules/micropython/aliases.h"

#include "vm/api.h"

/* The module gives way to the one that is called as it is but for the u. */
static bool init(struct cpy_thread *t, cpy_value module)
{
    cpy_value name = cpy_getattr_str(t, module, "__name__"), original;
    const char *text = name ? cpy_str_utf8(t, name, NULL) : NULL;

    return text && (original = cpy_import(t, text + 1)) && cpy_dict_set(t, cpy_sys_modules(t), name, original);
}

#define M(alias)                                                                                                       \
    const struct cpy_module_def cpy_module_##alias = {.name = #alias, .doc = "Another name of a module.", .init = init};
CPY_MICROPYTHON_ALIASES(M)
#undef M
