/* SPDX-License-Identifier: MIT */
/* vm/interp/import_main.c - running a module as the main program (-m).
 *
 * The module is found as import would find it, but it runs under the name __main__, and
 * what cannot be found is told in one line, without a traceback. */
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/builtins.h"
#include "vm/objects/exception.h"
#include "vm/objects/module.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* What -m has found. */
struct main_module {
    cpy_value name;                       /* of the spec: "pkg.__main__" for a package */
    char path[2 * PATH_MAX];              /* the file, if def is NULL */
    const struct cpy_module_def *def;     /* the compiled-in module, or NULL */
    cpy_value source;                     /* bytes of the file, if it lies in a zip file; or unset */
};

/* Ends the program with a message. */
static bool leave(struct cpy_thread *t, const char *format, cpy_value name)
{
    cpy_value text = cpy_str_format(t, format, name, name, name);

    if (text && (text = cpy_str_format(t, "cpy: %V", text)))
        cpy_raise_with(t, CPY_SYSTEM_EXIT, text);
    return false;
}

/* The pending error of looking for name's package: told in one line if the package itself is what is missing. */
static cpy_value parent_failed(struct cpy_thread *t, const char *name)
{
    cpy_value e = cpy_pending(t), missing, text;
    size_t len;
    const char *utf8;

    if (!cpy_pending_is(t, CPY_IMPORT_ERROR) || !(missing = cpy_load(cpy_as_exception(e)->data[1])) || !cpy_is_str(missing))
        return CPY_ERROR;
    cpy_take_pending(t);
    if (!(utf8 = cpy_str_utf8(t, missing, &len)))
        return CPY_ERROR;
    if (strncmp(utf8, name, len) != 0 || (name[len] && name[len] != '.')) {
        cpy_set_pending(t, e);
        return CPY_ERROR;
    }
    if ((text = cpy_str_format(t, "Error while finding module specification for '%s' (%T: %V)", name, e, e)))
        leave(t, "%V", text);
    return CPY_ERROR;
}

static bool no_package(struct cpy_thread *t, const char *name, const char *dot)
{
    size_t len = (size_t)(dot - name);
    cpy_value hint = strcmp(dot, ".py") == 0
        ? cpy_str_format(t, ". Try using '%.*s' instead of '%s' as the module name.", (int)len, name, name) : t->vm->empty_str;
    cpy_value text = hint ? cpy_str_format(t, "Error while finding module specification for '%s' (ModuleNotFoundError: __path__ "
        "attribute not found on '%.*s' while trying to find '%s')%V", name, (int)len, name, name, hint) : CPY_UNSET;

    return text && leave(t, "%V", text);
}

/* The folders where the module is looked for: of its package, which is imported, or sys.path. */
static cpy_value folders_of(struct cpy_thread *t, const char *name)
{
    const char *dot = strrchr(name, '.');
    cpy_value parent, path;
    char *parent_name;

    if (!dot)
        return cpy_search_path(t);
    parent_name = strndup(name, (size_t)(dot - name));
    parent = parent_name ? cpy_import(t, parent_name) : cpy_raise_no_memory(t);
    free(parent_name);
    if (!parent)
        return parent_failed(t, name);
    path = cpy_find_attr(t, parent, CPY_N(t, __path__));
    if (!path && !cpy_pending(t))
        no_package(t, name, dot);
    return !path || cpy_is_list(path) || cpy_is_tuple(path) ? path : cpy_list_from_iterable(t, path);
}

/* A package was found: its __main__ is what runs. */
static bool take_main_of(struct cpy_thread *t, struct main_module *m, const char *name, enum cpy_found what)
{
    struct stat st;

    if (!cpy_import(t, name))
        return false;
    if (what == CPY_FOUND_PACKAGE)
        *strrchr(m->path, '/') = 0;
    strcat(m->path, "/__main__.py"); /* cpy_look_in() leaves room for it */
    if (stat(m->path, &st) == 0 && S_ISREG(st.st_mode))
        return (m->name = cpy_str_format(t, "%V.__main__", m->name)) != CPY_ERROR;
    return leave(t, "No module named %V.__main__; '%V' is a package and cannot be directly executed", m->name);
}

/* What the entries of sys.path that are no folders have. */
static bool take_unfiled(struct cpy_thread *t, struct main_module *m)
{
    cpy_value importlib = cpy_import(t, "importlib"), found, part[3];
    const char *path;

    if (!importlib || !(found = cpy_call_method(t, importlib, "_main_of", (size_t)1, m->name)))
        return false;
    if (found == CPY_NONE)
        return leave(t, "No module named %V", m->name);
    if (!cpy_unpack(t, found, part, 3))
        return false;
    if (part[2] == CPY_NONE)
        return leave(t, "No module named %V.__main__; '%V' is a package and cannot be directly executed", m->name);
    if (!(path = cpy_fs_path(t, part[1])) || !cpy_is_bytes(part[2]))
        return leave(t, "No module named %V", m->name);
    snprintf(m->path, sizeof m->path, "%s", path);
    m->name = part[0];
    m->source = part[2];
    return true;
}

static bool take_definition(struct cpy_thread *t, struct main_module *m, const char *name)
{
    char main_name[256];

    m->def = cpy_find_definition(t, name);
    if (m->def ? !m->def->source && !m->def->is_package : strcmp(name, "builtins") == 0)
        return leave(t, "No code object available for %V", m->name);
    if (!m->def)
        return take_unfiled(t, m);
    if (!m->def->is_package)
        return true;
    snprintf(main_name, sizeof main_name, "%s.__main__", name);
    if (!cpy_import(t, name))
        return false;
    if (!(m->def = cpy_find_definition(t, main_name)))
        return leave(t, "No module named %V.__main__; '%V' is a package and cannot be directly executed", m->name);
    return (m->name = cpy_str_from(t, main_name)) != CPY_ERROR;
}

/* Finds what -m NAME runs; false: an exception is pending. */
static bool find(struct cpy_thread *t, const char *name, struct main_module *m)
{
    const char *dot = strrchr(name, '.'), *folder;
    enum cpy_found what = CPY_FOUND_NOTHING;
    cpy_value folders;

    if (!(m->name = cpy_str_from_os(t, name)))
        return false;
    if (name[0] == '.')
        return leave(t, "Relative module names not supported", m->name);
    if (!name[0])
        return leave(t, "No module named %V", m->name);
    if (!(folders = folders_of(t, name)))
        return false;
    for (size_t i = 0, n; cpy_items(folders, &n), i < n && what == CPY_FOUND_NOTHING; i++) {
        if (!cpy_is_str(cpy_items(folders, &n)[i]))
            continue;
        if (!(folder = cpy_fs_path(t, cpy_items(folders, &n)[i])))
            return false;
        what = cpy_look_in(folder, dot ? dot + 1 : name, m->path, sizeof m->path);
    }
    if (what == CPY_FOUND_FILE)
        return true;
    if (what == CPY_FOUND_PACKAGE || (what == CPY_FOUND_FOLDER && !cpy_find_definition(t, name)))
        return take_main_of(t, m, name, what);
    return take_definition(t, m, name);
}

/* __main__ as the module that was found. */
static cpy_value make_main(struct cpy_thread *t, const struct main_module *m)
{
    cpy_value module = cpy_main_module(t), spec, origin;

    if (!module || !(origin = m->def ? cpy_str_from(t, "frozen") : cpy_str_from_os(t, m->path)) ||
        !(spec = cpy_spec_new(t, m->name, origin, CPY_NONE, !m->def)))
        return CPY_ERROR;
    if (!cpy_module_add(t, module, "__spec__", spec) ||
        !cpy_module_add(t, module, "__package__", cpy_getattr_str(t, spec, "parent")))
        return CPY_ERROR;
    return m->def || cpy_module_add(t, module, "__file__", origin) ? module : CPY_ERROR;
}

/* sys.argv[0] becomes the file's path. */
static bool set_argv(struct cpy_thread *t, const char *path)
{
    cpy_value argv = cpy_sys_get(t, CPY_N(t, argv)), text = cpy_str_from_os(t, path);

    if (argv && text && cpy_is_list(argv) && cpy_list_len(argv))
        cpy_list_set(argv, 0, text);
    return text && !cpy_pending(t);
}

static cpy_value run_bytes(struct cpy_thread *t, const struct main_module *m, cpy_value globals)
{
    size_t len;
    const uint8_t *source = cpy_bytes_view(m->source, &len);
    cpy_value result = cpy_exec_source(t, (const char *)source, len, m->path, globals);

    cpy_keep(m->source);
    return result;
}

cpy_value cpy_import_main(struct cpy_thread *t, const char *name)
{
    struct main_module m = {0};
    cpy_value module, globals, result;
    char *source;
    size_t len;

    if (!find(t, name, &m) || !(module = make_main(t, &m)))
        return CPY_ERROR;
    globals = cpy_module_dict(module);
    if (m.def)
        return cpy_fill_module(t, module, m.def) && cpy_run_definition(t, m.def, globals) ? CPY_NONE : CPY_ERROR;
    if (!set_argv(t, m.path))
        return CPY_ERROR;
    if (m.source)
        return run_bytes(t, &m, globals);
    if (!(source = cpy_read_source(t, m.path, &len)))
        return CPY_ERROR;
    result = cpy_exec_source(t, source, len, m.path, globals);
    free(source);
    return result;
}
