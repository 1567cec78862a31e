/* SPDX-License-Identifier: MIT */
/* vm/objects/module.c - modules: a dict with attribute syntax.
 *
 * A module's attributes are the entries of its dict, which its code uses as globals; the
 * object has no attributes beside it.  A missing name may be one that is made when it is
 * first asked for; else it goes to the module's own __getattr__, if it defines one. */
#include "vm/interp/code.h"
#include "vm/objects/annotations.h"
#include "vm/objects/dict.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/type_parts.h"

static struct cpy_module *as_module(cpy_value v) { return (struct cpy_module *)cpy_pointer(v); }

static void module_trace(struct cpy_tracer *tracer, struct cpy_object *o)
{
    cpy_trace(tracer, ((struct cpy_module *)o)->dict);
}

cpy_value cpy_module_dict(cpy_value module) { return cpy_load(as_module(module)->dict); }

/* Sets the entries that every module has. */
static bool fill(struct cpy_thread *t, cpy_value module, cpy_value name, cpy_value doc)
{
    const struct {
        cpy_value name, v;
    } entries[] = {
        {CPY_N(t, __name__), name},
        {CPY_N(t, __doc__), doc},
        {CPY_N(t, __package__), CPY_NONE},
        {CPY_N(t, __loader__), CPY_NONE},
        {CPY_N(t, __spec__), CPY_NONE},
    };
    cpy_value dict = cpy_own_dict(t, cpy_pointer(module));

    for (size_t i = 0; dict && i < CPY_COUNT(entries); i++)
        if (!cpy_dict_set(t, dict, entries[i].name, entries[i].v))
            return false;
    return dict;
}

cpy_value cpy_module_new(struct cpy_thread *t, cpy_value name)
{
    cpy_value module = cpy_from(cpy_new_object(t, t->vm->types[CPY_TYPE_MODULE]));

    return module && fill(t, module, name, CPY_NONE) ? module : CPY_ERROR;
}

static cpy_value module_new_row(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value module = cpy_from(cpy_new_object(t, args[0]));

    return module && cpy_own_dict(t, cpy_pointer(module)) ? module : CPY_ERROR;
}

static cpy_value module_init(struct cpy_thread *t, const cpy_value *args)
{
    if (!cpy_is_str(args[1]))
        return cpy_raise(t, CPY_TYPE_ERROR, "module() argument 'name' must be str, not %B", args[1]);
    return fill(t, args[0], args[1], args[2]) ? CPY_NONE : CPY_ERROR;
}

/* What the module's dict says for a special name, or CPY_UNSET. */
static cpy_value entry(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value dict = cpy_module_dict(module);

    return dict ? cpy_dict_get(t, dict, name) : CPY_UNSET;
}

/* --- attributes that are made late --------------------------------------------------------------------- */

static bool make_row(struct cpy_thread *t, struct cpy_module *m, unsigned i)
{
    m->made |= UINT32_C(1) << i;
    return cpy_module_add(t, cpy_from(m), m->def->lazy[i].name, m->def->lazy[i].make(t));
}

static bool is_due(const struct cpy_module *m, unsigned i) { return !(m->made >> i & 1); }

/* The number of the attribute of that name that is still to be made, or -1. */
static int find_due(const struct cpy_module *m, cpy_value name)
{
    for (unsigned i = 0; m->def && m->def->lazy && m->def->lazy[i].name; i++)
        if (is_due(m, i) && cpy_str_equals(name, m->def->lazy[i].name))
            return (int)i;
    return -1;
}

/* The attribute, made now; CPY_UNSET with nothing pending: there is none of the name. */
static cpy_value make_late(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    int due = find_due(as_module(module), name);

    if (due < 0)
        return CPY_UNSET;
    return make_row(t, as_module(module), (unsigned)due) ? entry(t, module, name) : CPY_ERROR;
}

/* One that is not made yet, or that the program has set before it was, is not made afterwards. */
static cpy_value module_delattr(struct cpy_thread *t, const cpy_value *args)
{
    struct cpy_module *m = as_module(args[0]);
    cpy_value name = args[1];
    int due;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if ((due = find_due(m, name)) >= 0) {
        m->made |= UINT32_C(1) << due;
        if (!entry(t, args[0], name))
            return cpy_pending(t) ? CPY_ERROR : CPY_NONE;
    }
    return cpy_generic_setattr(t, args[0], name, CPY_UNSET) ? CPY_NONE : CPY_ERROR;
}

/* All that is not made yet, but for names that the program has set itself. */
static bool make_rest(struct cpy_thread *t, struct cpy_module *m)
{
    for (unsigned i = 0; m->def && m->def->lazy && m->def->lazy[i].name; i++) {
        if (is_due(m, i) && !cpy_dict_get_str(t, cpy_load(m->dict), m->def->lazy[i].name) &&
                (cpy_pending(t) || !make_row(t, m, i)))
            return false;
        m->made |= UINT32_C(1) << i;
    }
    return true;
}

/* --- attributes -------------------------------------------------------------------------------------- */

/* Is it a function of a module that is compiled in? */
static bool is_frozen(struct cpy_thread *t, cpy_value f)
{
    const char *file;

    if (!cpy_has_layout(f, CPY_TYPE_FUNCTION))
        return false;
    file = cpy_str_utf8(t, cpy_load(cpy_as_code(cpy_load(((struct cpy_func *)cpy_pointer(f))->code))->filename), NULL);
    return file && strncmp(file, "<frozen ", 8) == 0;
}

/* Asks a module's __getattr__.  That one of ours exists is not to be seen when the name does not. */
static cpy_value ask_hook(struct cpy_thread *t, cpy_value module, cpy_value hook, cpy_value name)
{
    cpy_value v = cpy_call_1(t, hook, name);

    if (CPY_LIKELY(v) || !cpy_pending_is(t, CPY_ATTRIBUTE_ERROR) || !is_frozen(t, hook))
        return v;
    cpy_take_pending(t);
    return cpy_raise_module_attribute(t, module, name);
}

static cpy_value missing(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value hook = entry(t, module, CPY_N(t, __getattr__));

    if (hook)
        return ask_hook(t, module, hook, name);
    return cpy_pending(t) ? CPY_ERROR : cpy_raise_module_attribute(t, module, name);
}

/* The loader of a module that import made, which is made when somebody asks for it. */
static cpy_value late_loader(struct cpy_thread *t, cpy_value module)
{
    struct cpy_spec *s = cpy_spec_of(t, module);
    cpy_value loader = s ? cpy_spec_loader(t, s) : CPY_NONE;

    return loader && cpy_dict_set(t, cpy_module_dict(module), CPY_N(t, __loader__), loader) ? loader : CPY_ERROR;
}

static cpy_value module_getattribute(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value name = args[1], v = CPY_UNSET;

    if (!cpy_attribute_name(t, &name))
        return CPY_ERROR;
    if (CPY_LIKELY(cpy_is(t, args[0], CPY_TYPE_MODULE) && name != CPY_N(t, __dict__) && name != CPY_N(t, __class__)))
        v = entry(t, args[0], name); /* nothing in the class can stand before it */
    if (CPY_UNLIKELY(v == CPY_NONE && name == CPY_N(t, __loader__)))
        return late_loader(t, args[0]);
    if (!v && !cpy_pending(t))
        v = cpy_generic_find(t, args[0], name);
    if (!v && !cpy_pending(t))
        v = make_late(t, args[0], name);
    return v || cpy_pending(t) ? v : missing(t, args[0], name);
}

/* The repr of a module that import made. */
static cpy_value repr_from_spec(struct cpy_thread *t, cpy_value name, const struct cpy_spec *s)
{
    if (cpy_load(s->origin) != CPY_NONE)
        return cpy_str_format(t, s->has_location ? "<module %R from %R>" : "<module %R (%V)>", name, cpy_load(s->origin));
    if (cpy_load(s->locations) != CPY_NONE) {
        cpy_value folders = cpy_list_from_iterable(t, cpy_load(s->locations));

        return folders ? cpy_str_format(t, "<module %R (namespace) from %R>", name, folders) : CPY_ERROR;
    }
    return cpy_str_format(t, "<module %R>", name);
}

/* The repr of any other: what its names tell. */
static cpy_value repr_from_names(struct cpy_thread *t, cpy_value module)
{
    cpy_value name = entry(t, module, CPY_N(t, __name__)), file = CPY_UNSET, loader = CPY_UNSET;

    if (!cpy_pending(t))
        file = entry(t, module, CPY_N(t, __file__));
    if (!cpy_pending(t) && !file)
        loader = entry(t, module, CPY_N(t, __loader__));
    if (cpy_pending(t) || (!name && !(name = cpy_str_from(t, "?"))))
        return CPY_ERROR;
    if (file || !loader || loader == CPY_NONE)
        return cpy_str_format(t, file ? "<module %R from %R>" : "<module %R>", name, file);
    return cpy_str_format(t, "<module %R (%R)>", name, loader);
}

static cpy_value module_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_spec *s = cpy_spec_of(t, args[0]);

    return cpy_pending(t) ? CPY_ERROR : s ? repr_from_spec(t, cpy_load(s->name), s) : repr_from_names(t, args[0]);
}

static cpy_value module_dir(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value dict = cpy_getattr(t, args[0], CPY_N(t, __dict__)), hook;

    if (!dict)
        return CPY_ERROR;
    if (!cpy_is_dict(dict))
        return cpy_raise(t, CPY_TYPE_ERROR, "<module>.__dict__ is not a dictionary");
    if ((hook = cpy_dict_get(t, dict, CPY_N(t, __dir__))) || cpy_pending(t))
        return hook ? cpy_call_0(t, hook) : CPY_ERROR;
    return cpy_list_from_iterable(t, dict);
}

static cpy_value get_dict(struct cpy_thread *t, const cpy_value *args)
{
    return make_rest(t, as_module(args[0])) ? cpy_own_dict(t, cpy_pointer(args[0])) : CPY_ERROR;
}

static const struct cpy_attribute attributes[] = {
    {"__dict__", get_dict, cpy_set_member, "The module's namespace."},
    {"__annotations__", cpy_module_annotations, cpy_module_set_annotations, "The annotations of the module's variables."},
    {"__annotate__", cpy_module_annotate, cpy_module_set_annotate,
        "The function that makes the annotations when it is called with a format, or None."},
    {0},
};

static const struct cpy_function methods[] = {
    {"__new__", "(cls, /, *args, **kwargs)", module_new_row, "Make an empty module.", 0},
    {"__init__", "(self, name, doc=None)", module_init, "Set the module's name and docstring.", 0},
    {"__getattribute__", "(self, name, /)", module_getattribute, "Return getattr(self, name).", 0},
    {"__delattr__", "(self, name, /)", module_delattr, "Delete an attribute.", 0},
    {"__repr__", "(self, /)", module_repr, "Return repr(self).", 0},
    {"__dir__", "(self, /)", module_dir, "Return the names in the module.", 0},
    {0},
};

const struct cpy_type_def cpy_module_type = {
    .name = "module",
    .doc = "A module: names that belong together.",
    .size = sizeof(struct cpy_module),
    .methods = methods,
    .attributes = attributes,
    .trace = module_trace,
};
