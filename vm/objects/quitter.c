/* SPDX-License-Identifier: MIT */
/* vm/objects/quitter.c - what only people at the prompt need: exit and quit, which raise SystemExit, copyright, credits and
 * license, which print themselves, and help(), which is module pydoc's and loads it.  Shown at the prompt they say how they
 * are used. */
#include "vm/objects/builtins.h"

/* An object that knows the name it has among the built-ins. */
struct named {
    struct cpy_object head;
    cpy_field name; /* a str */
};

static cpy_value quitter_call(struct cpy_thread *t, const cpy_value *args)
{
    return cpy_raise_with(t, CPY_SYSTEM_EXIT, args[1]);
}

static cpy_value quitter_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(((struct named *)cpy_pointer(args[0]))->name);

    return cpy_str_format(t, "Use %V() or Ctrl-D (i.e. EOF) to exit", name);
}

static void named_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct named *)o)->name);
}

static const struct cpy_function methods[] = {
    {"__call__", "(self, code=None)", quitter_call, "Raise SystemExit(code).", 0},
    {"__repr__", "(self, /)", quitter_repr, "Say how to leave.", 0},
    {0},
};

static const struct cpy_type_def quitter_type = {
    .name = "_sitebuiltins.Quitter", .doc = "What exit and quit are.", .size = sizeof(struct named),
    .flags = CPY_TYPE_ABSTRACT, .methods = methods, .trace = named_trace,
};

/* --- what is told about cpy --------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *text;
} notes[] = {
    {"copyright", "Copyright (c) the cpy authors. MIT licence."},
    {"credits", "The language is Python's: thanks to Guido van Rossum and all who made it with him."},
    {"license", "cpy is free software under the MIT licence. Its text is the file LICENSE."},
};

static cpy_value note_repr(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = cpy_load(((struct named *)cpy_pointer(args[0]))->name);
    size_t i = 0;

    while (!cpy_str_equals(name, notes[i].name))
        i++;
    return cpy_str_from(t, notes[i].text);
}

static cpy_value note_call(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value print = cpy_dict_get_str(t, t->vm->builtins, "print");

    return print ? cpy_call_1(t, print, args[0]) : CPY_ERROR;
}

static const struct cpy_function note_methods[] = {
    {"__call__", "(self, /)", note_call, "Print the text.", 0},
    {"__repr__", "(self, /)", note_repr, "Return the text.", 0},
    {0},
};

static const struct cpy_type_def note_type = {
    .name = "_sitebuiltins._Printer", .doc = "What copyright, credits and license are.", .size = sizeof(struct named),
    .flags = CPY_TYPE_ABSTRACT, .methods = note_methods, .trace = named_trace,
};

/* --- help ------------------------------------------------------------------------------------------------------------- */

static cpy_value helper_call(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value pydoc = cpy_import(t, "pydoc"), help = pydoc ? cpy_getattr_str(t, pydoc, "help") : CPY_ERROR;

    return help ? cpy_call_tuple(t, help, args[1], args[2]) : CPY_ERROR;
}

static cpy_value helper_repr(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_str_from(t, "Type help() for interactive help, or help(object) for help about object.");
}

static const struct cpy_function helper_methods[] = {
    {"__call__", "(self, *args, **kwds)", helper_call, "Tell about an object; without one, ask for names.", 0},
    {"__repr__", "(self, /)", helper_repr, "Say how it is used.", 0},
    {0},
};

static const struct cpy_type_def helper_type = {
    .name = "_sitebuiltins._Helper", .doc = "What help is.", .size = sizeof(struct cpy_object), .flags = CPY_TYPE_ABSTRACT,
    .methods = helper_methods,
};

static bool add_help(struct cpy_thread *t)
{
    cpy_value type = cpy_type_of_def(t, &helper_type), name = cpy_intern_from(t, "help");
    struct cpy_object *o = type && name ? cpy_new_object(t, type) : NULL;

    return o && cpy_dict_set(t, t->vm->builtins, name, cpy_from(o));
}

static bool add_named(struct cpy_thread *t, const struct cpy_type_def *def, const char *text)
{
    cpy_value type = cpy_type_of_def(t, def), name = cpy_intern_from(t, text);
    struct named *o = type && name ? cpy_new_object(t, type) : NULL;

    if (!o)
        return false;
    cpy_store(o, &o->name, name);
    return cpy_dict_set(t, t->vm->builtins, name, cpy_from(o));
}

bool cpy_quitters_init(struct cpy_thread *t)
{
    bool ok = add_named(t, &quitter_type, "exit") && add_named(t, &quitter_type, "quit") && add_help(t);

    for (size_t i = 0; ok && i < CPY_COUNT(notes); i++)
        ok = add_named(t, &note_type, notes[i].name);
    return ok;
}
