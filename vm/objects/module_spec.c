/* SPDX-License-Identifier: MIT */
/* vm/objects/module_spec.c - module specs, and the messages that need to know how a module was found.
 *
 * A name that is missing in a module is most often missing because the module is another
 * one than was meant (a file beside the program that has the name of a module of the
 * standard library), or because it imports, through others, itself.  The spec knows
 * enough to say so. */
#include "vm/interp/import.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/type_parts.h"

#include <limits.h>
#include <unistd.h>

static struct cpy_spec *as_spec(cpy_value v) { return (struct cpy_spec *)cpy_pointer(v); }

static void spec_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    const struct cpy_spec *s = (const struct cpy_spec *)o;

    cpy_trace_many(tracer, &s->name, (offsetof(struct cpy_spec, state) - offsetof(struct cpy_spec, name)) / sizeof(cpy_field) + 1);
}

cpy_value cpy_spec_new(struct cpy_thread *t, cpy_value name, cpy_value origin, cpy_value locations, bool has_location)
{
    cpy_value type = cpy_type_of_def(t, &cpy_spec_type);
    struct cpy_spec *s = type ? cpy_new_object(t, type) : NULL;

    if (!s)
        return CPY_ERROR;
    cpy_store(s, &s->name, name);
    cpy_store(s, &s->loader, CPY_NONE);
    cpy_store(s, &s->origin, origin);
    cpy_store(s, &s->locations, locations);
    cpy_store(s, &s->state, CPY_NONE);
    s->has_location = has_location;
    return cpy_from(s);
}

/* Import itself needs no loader: one is made when somebody asks for it. */
cpy_value cpy_spec_loader(struct cpy_thread *t, struct cpy_spec *s)
{
    cpy_value machinery, loader;

    if (cpy_load(s->loader) != CPY_NONE || cpy_load(s->origin) == CPY_NONE)
        return cpy_load(s->loader);
    if (!(machinery = cpy_import(t, "importlib.machinery")) ||
        !(loader = cpy_call_method(t, machinery, "_loader_for", (size_t)3, cpy_load(s->name), cpy_load(s->origin),
            cpy_bool(s->has_location))))
        return CPY_ERROR;
    cpy_store(s, &s->loader, loader);
    return loader;
}

/* --- the class ---------------------------------------------------------------------------------------- */

static cpy_value spec_new_row(struct cpy_thread *t, const cpy_value *args)
{
    (void)args;
    return cpy_spec_new(t, CPY_NONE, CPY_NONE, CPY_NONE, false);
}

static cpy_value spec_init(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_spec *s = as_spec(args[0]);
    cpy_value locations = CPY_NONE;
    int package = args[5] == CPY_NONE ? 0 : cpy_truth(t, args[5]);

    if (package < 0 || (package && !(locations = cpy_list_new(t, 0))))
        return CPY_ERROR;
    cpy_store(s, &s->name, args[1]);
    cpy_store(s, &s->loader, args[2]);
    cpy_store(s, &s->origin, args[3]);
    cpy_store(s, &s->state, args[4]);
    cpy_store(s, &s->locations, locations);
    return CPY_NONE;
}

static cpy_value spec_repr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_spec *s = as_spec(args[0]);
    cpy_value loader = cpy_spec_loader(t, s);
    struct cpy_builder b;

    if (!loader)
        return CPY_ERROR;
    cpy_build(&b, t);
    cpy_build_format(&b, "%T(name=%R, loader=%R", args[0], cpy_load(s->name), loader);
    if (cpy_load(s->origin) != CPY_NONE)
        cpy_build_format(&b, ", origin=%R", cpy_load(s->origin));
    if (cpy_load(s->locations) != CPY_NONE)
        cpy_build_format(&b, ", submodule_search_locations=%R", cpy_load(s->locations));
    cpy_build_ascii(&b, ")");
    return cpy_build_finish(&b);
}

/* G(attribute, member): attributes that are fields. */
#define FIELDS(G) G(name, name) G(origin, origin) G(submodule_search_locations, locations) G(loader_state, state)

#define G(attribute, member)                                                                          \
    static cpy_value get_##attribute(struct cpy_thread *t, const cpy_value *args)                     \
    {                                                                                                 \
        (void)t;                                                                                      \
        return cpy_load(as_spec(args[0])->member);                                                    \
    }                                                                                                 \
    static cpy_value set_##attribute(struct cpy_thread *t, const cpy_value *args)                     \
    {                                                                                                 \
        if (!args[1])                                                                                 \
            return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "cannot delete attribute '" #attribute "'");     \
        cpy_store(as_spec(args[0]), &as_spec(args[0])->member, args[1]);                              \
        return CPY_NONE;                                                                              \
    }
FIELDS(G)
#undef G

static cpy_value get_loader(struct cpy_thread *t, const cpy_value *args) { return cpy_spec_loader(t, as_spec(args[0])); }

static cpy_value set_loader(struct cpy_thread *t, const cpy_value *args)
{
    if (!args[1])
        return cpy_raise(t, CPY_ATTRIBUTE_ERROR, "cannot delete attribute 'loader'");
    cpy_store(as_spec(args[0]), &as_spec(args[0])->loader, args[1]);
    return CPY_NONE;
}

/* The package that relative imports of the module start from. */
static cpy_value get_parent(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_spec *s = as_spec(args[0]);
    const char *name, *dot;

    if (!cpy_is_str(cpy_load(s->name)))
        return CPY_NONE;
    if (cpy_load(s->locations) != CPY_NONE)
        return cpy_load(s->name);
    if (!(name = cpy_str_utf8(t, cpy_load(s->name), NULL)))
        return CPY_ERROR;
    dot = strrchr(name, '.');
    return dot ? cpy_str_from_utf8(t, name, (size_t)(dot - name)) : t->vm->empty_str;
}

static cpy_value get_has_location(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_spec(args[0])->has_location);
}

static cpy_value set_has_location(struct cpy_thread *t, const cpy_value *args)
{
    int truth = args[1] ? cpy_truth(t, args[1]) : 0;

    if (truth < 0)
        return CPY_ERROR;
    as_spec(args[0])->has_location = truth;
    return CPY_NONE;
}

static cpy_value get_cached(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    (void)args;
    return CPY_NONE;
}

static cpy_value get_initializing(struct cpy_thread *t, const cpy_value *args)
{
    (void)t;
    return cpy_bool(as_spec(args[0])->initializing);
}

static cpy_value set_initializing(struct cpy_thread *t, const cpy_value *args)
{
    int truth = args[1] ? cpy_truth(t, args[1]) : 0;

    if (truth < 0)
        return CPY_ERROR;
    as_spec(args[0])->initializing = truth;
    return CPY_NONE;
}

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", spec_new_row, "Make an empty spec.", 0},
    {"__init__", "(self, name, loader, *, origin=None, loader_state=None, is_package=None)", spec_init,
     "Set what is known of a module.", 0},
    {"__repr__", "(self, /)", spec_repr, "Return repr(self).", 0},
    {0},
};

static const struct cpy_attribute attributes[] = {
    {"name", get_name, set_name, "The module's full name."},
    {"loader", get_loader, set_loader, "What loads the module."},
    {"origin", get_origin, set_origin, "Where the module comes from: a path, 'built-in' or 'frozen'."},
    {"submodule_search_locations", get_submodule_search_locations, set_submodule_search_locations,
     "The folders of a package; None for other modules."},
    {"loader_state", get_loader_state, set_loader_state, "Data of the loader."},
    {"parent", get_parent, NULL, "The package of the module; its own name for a package."},
    {"has_location", get_has_location, set_has_location, "Whether origin is a file."},
    {"cached", get_cached, NULL, "None: no compiled file is kept."},
    {"_initializing", get_initializing, set_initializing, "Whether the module's code runs."},
    {0},
};

const struct cpy_type_def cpy_spec_type = {
    .name = "importlib.machinery.ModuleSpec",
    .doc = "How a module was found.",
    .size = sizeof(struct cpy_spec),
    .flags = CPY_TYPE_HAS_DICT,
    .methods = methods,
    .attributes = attributes,
    .trace = spec_trace,
};

/* --- messages ------------------------------------------------------------------------------------------- */

struct cpy_spec *cpy_spec_of(struct cpy_thread *t, cpy_value module)
{
    cpy_value dict = cpy_has_layout(module, CPY_TYPE_MODULE) ? cpy_module_dict(module) : CPY_UNSET;
    cpy_value spec = dict ? cpy_dict_get(t, dict, CPY_N(t, __spec__)) : CPY_UNSET;

    return spec && cpy_is_instance_def(t, spec, &cpy_spec_type) ? as_spec(spec) : NULL;
}

bool cpy_is_initializing(struct cpy_thread *t, cpy_value module)
{
    struct cpy_spec *s = cpy_spec_of(t, module);

    return s && s->initializing;
}

static bool add_names(struct cpy_thread *t, cpy_value set, const struct cpy_module_def *const *list)
{
    cpy_value name;

    for (; list && *list; list++)
        if (!strchr((*list)->name, '.') && (!(name = cpy_intern_from(t, (*list)->name)) || !cpy_set_add(t, set, name)))
            return false;
    return true;
}

cpy_value cpy_stdlib_names(struct cpy_thread *t)
{
    cpy_value set = cpy_set_new(t);

    if (!set || !add_names(t, set, t->vm->config.modules) || !add_names(t, set, t->vm->config.frozen_modules))
        return CPY_ERROR;
    return cpy_call_1(t, t->vm->types[CPY_TYPE_FROZENSET], set);
}

/* Does the module's file lie where sys.path looks first, beside the program?  (A package's: one folder deeper.) */
static bool lies_beside_program(struct cpy_thread *t, const char *file)
{
    const char *slash = strrchr(file, '/'), *first;
    size_t len = slash ? (size_t)(slash - file) : 0;
    char here[PATH_MAX];
    bool same;

    if (!slash || t->vm->config.safe_path || !cpy_list_len(t->vm->path) || !cpy_is_str(cpy_list_get(t->vm->path, 0)))
        return false;
    if (strcmp(slash, "/__init__.py") == 0) {
        slash = memrchr(file, '/', len);
        len = slash ? (size_t)(slash - file) : 0;
    }
    if (!(first = cpy_str_utf8(t, cpy_list_get(t->vm->path, 0), NULL)))
        return cpy_take_pending(t) == CPY_UNSET;
    if (!*first)
        first = getcwd(here, sizeof here) ? here : "";
    same = len && strlen(first) == len && memcmp(file, first, len) == 0;
    cpy_keep(cpy_list_get(t->vm->path, 0));
    return same;
}

/* Is name a submodule of the module that is being imported right now? */
static bool is_unfinished_submodule(struct cpy_thread *t, cpy_value module_name, cpy_value name)
{
    cpy_value full = cpy_str_format(t, "%V.%V", module_name, name);
    cpy_value submodule = full ? cpy_dict_get(t, t->vm->modules, full) : CPY_UNSET;

    cpy_take_pending(t);
    return submodule && cpy_is_initializing(t, submodule);
}

static cpy_value raise_hint(struct cpy_thread *t, cpy_value module, cpy_value own_name, cpy_value name,
    const struct cpy_spec *s)
{
    cpy_value origin = cpy_load(s->origin);
    const char *file = s->has_location && cpy_is_str(origin) ? cpy_str_utf8(t, origin, NULL) : NULL;
    const char *text = cpy_str_utf8(t, own_name, NULL);
    bool beside = file && lies_beside_program(t, file);

    cpy_take_pending(t);
    if (beside && text && cpy_find_definition(t, text))
        return cpy_raise_attribute(t, module, name, "module '%V' has no attribute '%V' (consider renaming '%V' since it "
            "has the same name as the standard library module named '%V' and the import system gives it precedence)",
            own_name, name, origin, own_name);
    if (s->initializing && beside)
        return cpy_raise_attribute(t, module, name, "module '%V' has no attribute '%V' (consider renaming '%V' if it "
            "has the same name as a third-party module you intended to import)", own_name, name, origin);
    if (s->initializing && file)
        return cpy_raise_attribute(t, module, name, "partially initialized module '%V' from '%V' has no attribute '%V' "
            "(most likely due to a circular import)", own_name, origin, name);
    if (s->initializing)
        return cpy_raise_attribute(t, module, name, "partially initialized module '%V' has no attribute '%V' "
            "(most likely due to a circular import)", own_name, name);
    if (is_unfinished_submodule(t, own_name, name))
        return cpy_raise_attribute(t, module, name, "cannot access submodule '%V' of module '%V' "
            "(most likely due to a circular import)", name, own_name);
    return CPY_ERROR;
}

cpy_value cpy_raise_module_attribute(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value dict = cpy_module_dict(module), own_name = dict ? cpy_dict_get(t, dict, CPY_N(t, __name__)) : CPY_UNSET;
    const struct cpy_spec *s = cpy_spec_of(t, module);

    if (cpy_pending(t))
        return CPY_ERROR;
    if (!own_name || !cpy_is_str(own_name))
        return cpy_raise_attribute(t, module, name, "module has no attribute '%V'", name);
    if (s)
        raise_hint(t, module, own_name, name, s);
    if (cpy_pending(t))
        return CPY_ERROR;
    return cpy_raise_attribute(t, module, name, "module '%V' has no attribute '%V'", own_name, name);
}
