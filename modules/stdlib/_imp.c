/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_imp.c - module _imp: what importlib and codeop need to know of import and of the compiler, and the finder
 * that stands for import in sys.meta_path. */
#include "modules/stdlib/sys.h"

static cpy_value path_finder_find_spec(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value machinery = cpy_import(t, "importlib.machinery");

    return machinery ? cpy_call_method(t, machinery, "_find_in_path", (size_t)3, args[1], args[2], args[3]) : CPY_ERROR;
}

static cpy_value path_finder_invalidate_caches(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value sys = cpy_import(t, "sys"), cache = sys ? cpy_getattr_str(t, sys, "path_importer_cache") : CPY_ERROR;

    (void)args;
    return cache && cpy_call_method(t, cache, "clear", (size_t)0) ? CPY_NONE : CPY_ERROR;
}

static const struct cpy_function path_finder_methods[] = {
    {"find_spec", "(cls, fullname, path=None, target=None)", path_finder_find_spec,
     "Return the spec of a module in folders, those of sys.path if path is None, or of one that is compiled in.",
     CPY_BIND_CLASS},
    {"invalidate_caches", "()", path_finder_invalidate_caches, "Forget the finders of sys.path's entries.",
     CPY_BIND_STATIC},
    {0},
};

const struct cpy_type_def cpy_path_finder_type = {
    .name = "importlib.machinery.PathFinder",
    .doc = "Finds modules as an import statement does; in sys.meta_path it stands for that.",
    .size = sizeof(struct cpy_object),
    .flags = CPY_TYPE_ABSTRACT,
    .methods = path_finder_methods,
};

/* The definition of a compiled-in module; NULL with nothing pending: there is none. */
static const struct cpy_module_def *definition(struct cpy_thread *t, cpy_value name)
{
    const char *text;
    size_t len;

    if (!cpy_is_str(name)) {
        cpy_raise(t, CPY_TYPE_ERROR, "module name must be str, not %T", name);
        return NULL;
    }
    text = cpy_str_utf8(t, name, &len);
    return text && strlen(text) == len ? cpy_compiled_in(t, text) : NULL;
}

static cpy_value imp_compiled_in(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_module_def *def = definition(t, args[0]);

    if (!def)
        return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    return cpy_tuple_of(t, (size_t)2, cpy_str_from(t, def->source ? "frozen" : "built-in"), cpy_bool(def->is_package));
}

static cpy_value imp_load_compiled(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_module_def *def = definition(t, args[0]);

    if (!def)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_IMPORT_ERROR, "%R is not compiled in", args[0]);
    return cpy_load_compiled(t, def);
}

static cpy_value imp_unfinished(struct cpy_thread *t, const cpy_value *args)
{
    const char *source;
    int several = cpy_truth(t, args[1]), unfinished;
    size_t len;

    if (several < 0)
        return CPY_ERROR;
    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "source must be str, not %T", args[0]);
    if (!(source = cpy_str_utf8(t, args[0], &len)))
        return CPY_ERROR;
    unfinished = cpy_is_unfinished(t, source, len, several);
    cpy_keep(args[0]);
    return unfinished < 0 ? CPY_ERROR : cpy_bool(unfinished);
}

static const struct cpy_function functions[] = {
    {"compiled_in", "(name, /)", imp_compiled_in,
     "Tell of a compiled-in module: ('built-in' or 'frozen', is it a package?), or None.", 0},
    {"load_compiled", "(name, /)", imp_load_compiled, "Make and run a compiled-in module.", 0},
    {"unfinished", "(source, several, /)", imp_unfinished,
     "Return whether more lines must follow what was typed; several: it may be more than one statement.", 0},
    {0},
};

static const struct cpy_type_def *const types[] = {&cpy_path_finder_type, NULL};

const struct cpy_module_def cpy_module__imp = {
    .name = "_imp", .doc = "What importlib needs to know of import itself.", .functions = functions, .types = types,
};
