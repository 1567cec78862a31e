/* SPDX-License-Identifier: MIT */
/* vm/interp/import_statement.c - what import statements do with the modules that import.c loads.
 *
 * "import a.b" binds a; "from a import b" takes an attribute of a or, if there is
 * none, the submodule; relative names start from the package that the globals tell. */
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/interp/loop.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"

/* --- names ------------------------------------------------------------------------------------------------------- */

/* The package of a module that has neither __package__ nor __spec__. */
static cpy_value package_by_name(struct cpy_thread *t, cpy_value globals)
{
    cpy_value name = cpy_dict_get(t, globals, CPY_N(t, __name__)), package;
    const char *text, *dot;

    if (!name)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_KEY_ERROR, "'__name__' not in globals");
    if (!cpy_is_str(name))
        return cpy_raise(t, CPY_TYPE_ERROR, "__name__ must be a string");
    if (!cpy_warn(t, CPY_IMPORT_WARNING, "can't resolve package from __spec__ or __package__, falling back on __name__ "
            "and __path__"))
        return CPY_ERROR;
    if (cpy_dict_get(t, globals, CPY_N(t, __path__)) || cpy_pending(t))
        return cpy_pending(t) ? CPY_ERROR : name;
    if (!(text = cpy_str_utf8(t, name, NULL)))
        return CPY_ERROR;
    dot = strrchr(text, '.');
    package = dot ? cpy_str_from_utf8(t, text, (size_t)(dot - text)) : t->vm->empty_str;
    cpy_keep(name);
    return package;
}

/* The package that a relative import starts from. */
static cpy_value package_of(struct cpy_thread *t, cpy_value globals)
{
    cpy_value package, spec;

    if (globals == CPY_NONE)
        return cpy_raise(t, CPY_KEY_ERROR, "'__name__' not in globals");
    if (!cpy_is_dict(globals))
        return cpy_raise(t, CPY_TYPE_ERROR, "globals must be a dict");
    package = cpy_dict_get(t, globals, CPY_N(t, __package__));
    if (package && package != CPY_NONE)
        return cpy_is_str(package) ? package : cpy_raise(t, CPY_TYPE_ERROR, "package must be a string");
    spec = cpy_pending(t) ? CPY_UNSET : cpy_dict_get(t, globals, CPY_N(t, __spec__));
    if (cpy_pending(t))
        return CPY_ERROR;
    if (!spec || spec == CPY_NONE)
        return package_by_name(t, globals);
    if ((package = cpy_getattr_str(t, spec, "parent")) && !cpy_is_str(package))
        return cpy_raise(t, CPY_TYPE_ERROR, "__spec__.parent must be a string");
    return package;
}

/* The absolute name of a relative import. */
static cpy_value resolve(struct cpy_thread *t, cpy_value name, cpy_value globals, int level)
{
    cpy_value package = package_of(t, globals);
    const char *text, *dot;
    size_t len;

    if (!package || !(text = cpy_str_utf8(t, package, &len)))
        return CPY_ERROR;
    if (len == 0)
        return cpy_raise(t, CPY_IMPORT_ERROR, "attempted relative import with no known parent package");
    while (--level > 0) {
        if (!(dot = memrchr(text, '.', len)))
            return cpy_raise(t, CPY_IMPORT_ERROR, "attempted relative import beyond top-level package");
        len = (size_t)(dot - text);
    }
    return cpy_str_format(t, "%.*s%s%V", (int)len, text, cpy_str_view(name).len ? "." : "", name);
}

/* Imports a submodule that "from package import NAME" may mean; it is not there: the statement itself will say so. */
static bool import_submodule(struct cpy_thread *t, const char *package, cpy_value name)
{
    cpy_value full = cpy_str_format(t, "%s.%V", package, name), missing;
    const char *text = full ? cpy_str_utf8(t, full, NULL) : NULL;

    if (!text)
        return false;
    if (cpy_import(t, text))
        return true;
    if (!cpy_pending_is(t, CPY_MODULE_NOT_FOUND_ERROR))
        return false;
    missing = cpy_load(cpy_as_exception(cpy_pending(t))->data[1]);
    if (!missing || !cpy_is_str(missing) || !cpy_str_equal(missing, full) || cpy_dict_get(t, t->vm->modules, full))
        return false; /* something that the submodule imports is missing, or sys.modules forbids it */
    cpy_take_pending(t);
    return true;
}

/* Imports the submodules among the names of "from package import a, b". */
static bool import_listed(struct cpy_thread *t, cpy_value module, const char *name, cpy_value names, bool from_all)
{
    size_t n;

    for (size_t i = 0; cpy_items(names, &n), i < n; i++) {
        cpy_value item = cpy_items(names, &n)[i], all;

        if (!cpy_is_str(item)) {
            cpy_raise(t, CPY_TYPE_ERROR, "Item in %s%s must be str, not %T", from_all ? name : "",
                from_all ? ".__all__" : "``from list''", item);
            return false;
        }
        if (cpy_str_equals(item, "*")) {
            all = from_all ? CPY_UNSET : cpy_find_attr(t, module, CPY_N(t, __all__));
            if (cpy_pending(t) || (all && (cpy_is_list(all) || cpy_is_tuple(all)) && !import_listed(t, module, name, all, true)))
                return false;
            continue;
        }
        if (!cpy_find_attr(t, module, item) && (cpy_pending(t) || !import_submodule(t, name, item)))
            return false;
    }
    return true;
}

/* __import__(name, globals, locals, fromlist, level). */
static cpy_value import_name(struct cpy_thread *t, cpy_value name, cpy_value globals, cpy_value fromlist, int level)
{
    cpy_value full = level > 0 ? resolve(t, name, globals, level) : name, module, top;
    const char *text, *dot;
    size_t len;
    int listed = fromlist && fromlist != CPY_NONE ? cpy_truth(t, fromlist) : 0;

    if (!full || listed < 0 || !(text = cpy_str_utf8(t, full, &len)))
        return CPY_ERROR;
    if (len == 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "Empty module name");
    if (strlen(text) != len)
        return cpy_raise_not_found(t, text, "");
    if (!(module = cpy_import(t, text)))
        return CPY_ERROR;
    if (listed) {
        cpy_value path = cpy_find_attr(t, module, CPY_N(t, __path__));

        if (!cpy_is_list(fromlist) && !cpy_is_tuple(fromlist) && !(fromlist = cpy_list_from_iterable(t, fromlist)))
            return CPY_ERROR;
        return cpy_pending(t) || (path && !import_listed(t, module, text, fromlist, false)) ? CPY_ERROR : module;
    }
    if (level > 0 || !(dot = strchr(text, '.')))
        return module;
    if (!(top = cpy_str_from_utf8(t, text, (size_t)(dot - text)))) /* "import a.b" binds a */
        return CPY_ERROR;
    module = cpy_dict_get(t, t->vm->modules, top);
    return module || cpy_pending(t) ? module : cpy_import(t, cpy_str_utf8(t, top, NULL)); /* a.b may stay where a has failed */
}

/* --- import NAME ------------------------------------------------------------------------------------------------- */

cpy_value cpy_import_native(struct cpy_thread *t, const cpy_value *args)
{
    int64_t level;

    if (!cpy_is_str(args[0]))
        return cpy_raise(t, CPY_TYPE_ERROR, "module name must be a string");
    if (!cpy_to_int64(t, args[4], &level))
        return CPY_ERROR;
    if (level < 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "level must be >= 0");
    return import_name(t, args[0], args[1], args[3], level > 255 ? 255 : (int)level);
}

cpy_value cpy_do_import(struct cpy_thread *t, cpy_value name, cpy_value fromlist, int level)
{
    const struct cpy_frame *frame = t->frame;
    cpy_value importer = cpy_find_name(t, frame->builtins, CPY_N(t, __import__)), args[5];

    if (!importer)
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_IMPORT_ERROR, "__import__ not found");
    if (CPY_LIKELY(cpy_is_native(importer) && cpy_as_native(importer)->row->call == cpy_import_native))
        return import_name(t, name, frame->globals, fromlist, level);
    args[0] = name;
    args[1] = frame->globals;
    args[2] = frame->function ? CPY_NONE : frame->action & CPY_FRAME_SPECIAL && frame->locals ? frame->locals : frame->globals;
    args[3] = fromlist;
    args[4] = cpy_int(level);
    return cpy_call(t, importer, args, CPY_COUNT(args));
}

/* --- from MODULE import NAME ------------------------------------------------------------------------------------- */

/* Where a module comes from, for messages: its __file__ or None. */
static cpy_value module_path(struct cpy_thread *t, cpy_value module)
{
    cpy_value path = cpy_find_attr(t, module, CPY_N(t, __file__));

    if (cpy_pending(t))
        cpy_take_pending(t);
    return path;
}

static cpy_value cannot_import(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value module_name = cpy_find_attr(t, module, CPY_N(t, __name__)), path, e;
    struct cpy_exception *error;

    if (cpy_pending(t))
        cpy_take_pending(t);
    if (!module_name || !cpy_is_str(module_name))
        module_name = cpy_str_from(t, "<unknown module name>");
    if (!module_name)
        return CPY_ERROR;
    path = module_path(t, module);
    if (path && cpy_is_str(path))
        cpy_raise(t, CPY_IMPORT_ERROR, cpy_is_initializing(t, module) ? "cannot import name %R from partially initialized "
            "module %R (most likely due to a circular import) (%V)" : "cannot import name %R from %R (%V)", name, module_name, path);
    else
        cpy_raise(t, CPY_IMPORT_ERROR, "cannot import name %R from %R (unknown location)", name, module_name);
    if ((e = cpy_pending(t)) && cpy_pending_is(t, CPY_IMPORT_ERROR)) {
        error = cpy_as_exception(e);
        cpy_store(error, &error->data[1], module_name);
        cpy_store(error, &error->data[2], path ? path : CPY_NONE);
        cpy_store(error, &error->data[3], name);
    }
    return CPY_ERROR;
}

cpy_value cpy_do_import_from(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value v = cpy_find_attr(t, module, name), module_name, full;

    if (v || cpy_pending(t))
        return v;
    /* A submodule that is being imported is not yet an attribute of its package. */
    module_name = cpy_find_attr(t, module, CPY_N(t, __name__));
    if (cpy_pending(t))
        return CPY_ERROR;
    if (module_name && cpy_is_str(module_name)) {
        if (!(full = cpy_str_format(t, "%V.%V", module_name, name)))
            return CPY_ERROR;
        if ((v = cpy_dict_get(t, t->vm->modules, full)) || cpy_pending(t))
            return v;
    }
    return cannot_import(t, module, name);
}

static bool set_name(struct cpy_thread *t, cpy_value name, cpy_value module)
{
    cpy_value v = cpy_getattr(t, module, name);

    return v && cpy_do_store_name(t, name, v);
}

/* from MODULE import *: something that must be a name is none.  what: "Key" of where, __dict__, or "Item" of __all__. */
static cpy_value raise_bad_item(struct cpy_thread *t, cpy_value module, const char *what, const char *where, cpy_value item)
{
    cpy_value name = cpy_find_attr(t, module, CPY_N(t, __name__));

    cpy_take_pending(t);
    if (!name || !cpy_is_str(name))
        return cpy_raise(t, CPY_TYPE_ERROR, "%s in %s must be str, not %T", what, where, item);
    return cpy_raise(t, CPY_TYPE_ERROR, "%s in %V.%s must be str, not %T", what, name, where, item);
}

static bool import_public(struct cpy_thread *t, cpy_value module)
{
    cpy_value dict = cpy_find_attr(t, module, CPY_N(t, __dict__)), keys, key;

    if (!dict)
        return cpy_pending(t) ? false : (cpy_raise(t, CPY_IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__"), false);
    if (!(keys = cpy_list_from_iterable(t, dict)))
        return false;
    for (size_t i = 0; i < cpy_list_len(keys); i++) {
        struct cpy_text text;

        if (!cpy_is_str(key = cpy_list_get(keys, i)))
            return raise_bad_item(t, module, "Key", "__dict__", key) != CPY_ERROR;
        text = cpy_str_view(key);
        if ((!text.len || cpy_text_at(&text, 0) != '_') && !set_name(t, key, module))
            return false;
    }
    return true;
}

/* The items of __all__, which may be any sequence. */
static cpy_value listed_names(struct cpy_thread *t, cpy_value all)
{
    if (cpy_is_list(all) || cpy_is_tuple(all) || cpy_slot_of(t, all, CPY_SLOT_GETITEM))
        return cpy_list_from_iterable(t, all);
    return cpy_raise(t, CPY_TYPE_ERROR, "'%T' object does not support indexing", all);
}

bool cpy_do_import_star(struct cpy_thread *t, cpy_value module)
{
    cpy_value all = cpy_find_attr(t, module, CPY_N(t, __all__)), name;

    if (cpy_pending(t))
        return false;
    if (!all)
        return import_public(t, module);
    if (!(all = listed_names(t, all)))
        return false;
    for (size_t i = 0; i < cpy_list_len(all); i++) {
        name = cpy_list_get(all, i);
        if (!cpy_is_str(name) ? !raise_bad_item(t, module, "Item", "__all__", name) : !set_name(t, name, module))
            return false;
    }
    return true;
}
