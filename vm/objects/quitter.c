/* SPDX-License-Identifier: MIT */
/* vm/objects/quitter.c - the built-in exit and quit: calling one raises SystemExit; shown at the prompt it says so. */
#include "vm/objects/builtins.h"

struct quitter {
    struct cpy_object head;
    cpy_field name; /* a str */
};

static cpy_value quitter_call(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise_with(t, CPY_SYSTEM_EXIT, args[1]);
}

static cpy_value quitter_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(((struct quitter *)cpy_pointer(args[0]))->name);

    return cpy_str_format(t, "Use %V() or Ctrl-D (i.e. EOF) to exit", name);
}

static void quitter_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct quitter *)o)->name);
}

static const struct cpy_function methods[] = {
    {"__call__", "(self, code=None)", quitter_call, "Raise SystemExit(code).", 0},
    {"__repr__", "(self, /)", quitter_repr, "Say how to leave.", 0},
    {0},
};

static const struct cpy_type_def quitter_type = {
    .name = "_sitebuiltins.Quitter", .doc = "What exit and quit are.", .size = sizeof(struct quitter),
    .flags = CPY_TYPE_ABSTRACT, .methods = methods, .trace = quitter_trace,
};

bool cpy_quitters_init(struct cpy_thread *t)
{
    static const char *const names[] = {"exit", "quit"};

    for (size_t i = 0; i < CPY_COUNT(names); i++) {
        cpy_value type = cpy_type_of_def(t, &quitter_type), name = cpy_intern_from(t, names[i]);
        struct quitter *q = type && name ? cpy_new_object(t, type) : NULL;

        if (!q)
            return false;
        cpy_store(q, &q->name, name);
        if (!cpy_dict_set(t, t->vm->builtins, name, cpy_from(q)))
            return false;
    }
    return true;
}
