/* SPDX-License-Identifier: MIT */
/* vm/interp/import.c - finding and loading modules.
 *
 * A top-level module is looked for in the folders of sys.path, a submodule in the
 * __path__ of its package: NAME/__init__.py, then NAME.py.  Then comes the module of this
 * name that is compiled in, and last a folder NAME without __init__.py (a namespace
 * package).  So a file can take the place of a compiled-in module, as it can in CPython,
 * but for those that CPython itself has in its binary or loads before any program.
 *
 * A module stands in sys.modules while it runs, so that circular imports find it; if it
 * fails it is taken out again. */
#include "vm/compiler/compiler.h"
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/type.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE (2 * PATH_MAX)

/* --- compiled-in modules ------------------------------------------------------------------------------------ */

const struct cpy_module_def *cpy_find_definition(struct cpy_thread *t, const char *name)
{
    const struct cpy_module_def *const *lists[] = {t->vm->config.modules, t->vm->config.frozen_modules};

    for (size_t i = 0; i < CPY_COUNT(lists); i++)
        for (const struct cpy_module_def *const *def = lists[i]; def && *def; def++)
            if (strcmp((*def)->name, name) == 0)
                return *def;
    return NULL;
}

/* Does no file take the place of this compiled-in module? */
static bool is_fixed(const char *name)
{
    static const char *const fixed[] = {"abc", "atexit", "builtins", "codecs", "encodings", "errno", "faulthandler", "gc", "importlib",
        "importlib.machinery", "io", "itertools", "marshal", "micropython", "os", "os.path", "posix", "posixpath", "pwd", "stat",
        "sys", "time", "zipimport"};

    for (size_t i = 0; i < CPY_COUNT(fixed); i++)
        if (strcmp(fixed[i], name) == 0)
            return true;
    return name[0] == '_' && name[1] != '_';
}

static cpy_value constant_value(struct cpy_thread *t, const struct cpy_constant *row)
{
    switch (row->kind) {
    case CPY_CONST_INT: return cpy_int_from(t, row->i);
    case CPY_CONST_FLOAT: return cpy_float_from(t, row->f);
    case CPY_CONST_STR: return cpy_str_from(t, row->s);
    case CPY_CONST_BOOL: return cpy_bool(row->i != 0);
    default: return CPY_NONE;
    }
}

bool cpy_module_add(struct cpy_thread *t, cpy_value module, const char *name, cpy_value v)
{
    return v && cpy_dict_set_str(t, cpy_module_dict(module), name, v);
}

static bool add_types(struct cpy_thread *t, cpy_value module, const struct cpy_type_def *const *types)
{
    for (; *types; types++) {
        const char *dot = strrchr((*types)->name, '.');

        if (!cpy_module_add(t, module, dot ? dot + 1 : (*types)->name, cpy_type_of_def(t, *types)))
            return false;
    }
    return true;
}

bool cpy_fill_module(struct cpy_thread *t, cpy_value module, const struct cpy_module_def *def)
{
    cpy_value name = cpy_intern_from(t, def->name), doc = def->doc ? cpy_str_from(t, def->doc) : CPY_NONE;

    if (!name || !cpy_module_add(t, module, "__doc__", doc))
        return false;
    for (const struct cpy_function *row = def->functions; row && row->name; row++)
        if (!cpy_module_add(t, module, row->name, cpy_native_new(t, row, name)))
            return false;
    for (const struct cpy_constant *row = def->constants; row && row->name; row++)
        if (!cpy_module_add(t, module, row->name, constant_value(t, row)))
            return false;
    if (def->types && !add_types(t, module, def->types))
        return false;
    return !def->init || def->init(t, module);
}

/* --- running ----------------------------------------------------------------------------------------------------- */

bool cpy_run_definition(struct cpy_thread *t, const struct cpy_module_def *def, cpy_value globals)
{
    char file[160];

    if (!def->source)
        return true;
    snprintf(file, sizeof file, "<frozen %s>", def->name);
    return cpy_exec_source(t, def->source, def->source_len ? def->source_len : strlen(def->source), file, globals) != CPY_ERROR;
}

cpy_value cpy_exec_source(struct cpy_thread *t, const char *source, size_t len, const char *file, cpy_value globals)
{
    cpy_value code = cpy_compile(t, source, len, file, CPY_COMPILE_MODULE, -1);

    if (!code)
        return CPY_ERROR;
    if (!cpy_dict_get(t, globals, CPY_N(t, __builtins__)) && !cpy_dict_set(t, globals, CPY_N(t, __builtins__), t->vm->builtins))
        return CPY_ERROR;
    return cpy_eval_code(t, cpy_as_code(code), globals, globals, CPY_UNSET);
}

/* What is known of a module before it is made. */
struct plan {
    const char *name;     /* full dotted name */
    cpy_value origin;     /* str or None */
    cpy_value locations;  /* a package's list of folders, or None */
    bool is_file;
};

/* A new module in sys.modules, with its spec. */
static cpy_value new_module(struct cpy_thread *t, const struct plan *plan)
{
    cpy_value name = cpy_str_from(t, plan->name), module, spec;

    if (!name || !(name = cpy_intern(t, name)) || !(module = cpy_module_new(t, name)) ||
        !(spec = cpy_spec_new(t, name, plan->origin, plan->locations, plan->is_file)))
        return CPY_ERROR;
    if (!cpy_module_add(t, module, "__package__", cpy_getattr_str(t, spec, "parent")) ||
        !cpy_module_add(t, module, "__spec__", spec) ||
        (plan->locations != CPY_NONE && !cpy_module_add(t, module, "__path__", plan->locations)) ||
        (plan->is_file && !cpy_module_add(t, module, "__file__", plan->origin)) ||
        !cpy_dict_set(t, t->vm->modules, name, module))
        return CPY_ERROR;
    cpy_spec_of(t, module)->initializing = true;
    cpy_spec_of(t, module)->importer = t;
    return module;
}

static void initialized(struct cpy_thread *t, cpy_value module)
{
    struct cpy_spec *s = cpy_spec_of(t, module);

    if (s)
        s->initializing = false;
    while (cpy_waiters_wake(t, &t->vm->import_waiters, true))
        ;
}

/* The thread in which a module's code runs, if that is not t, nor waits for what t imports: then t sees the module as far
 * as it is made.  Else NULL. */
static const struct cpy_thread *importer_of(struct cpy_thread *t, cpy_value module)
{
    const struct cpy_spec *s = cpy_spec_of(t, module);
    const struct cpy_thread *importer = t->vm->threads, *other;

    if (!s || !s->initializing)
        return NULL;
    while (importer && importer != s->importer) /* it may have vanished in a fork */
        importer = importer->next;
    for (other = importer; other; other = other->awaits)
        if (other == t)
            return NULL;
    return importer;
}

/* Waits while another thread runs the module's code.  False: an exception is pending. */
static bool await_module(struct cpy_thread *t, cpy_value module)
{
    struct cpy_waiter w;
    bool ok = true;

    while (ok && (t->awaits = importer_of(t, module))) {
        cpy_waiters_add(t, &t->vm->import_waiters, &w);
        cpy_park(t, CPY_NEVER);
        cpy_waiters_remove(t, &t->vm->import_waiters, &w);
        ok = cpy_safe_point(t);
    }
    t->awaits = NULL;
    return ok;
}

/* Takes a module whose execution failed out of sys.modules, keeping the exception. */
static cpy_value drop_module(struct cpy_thread *t, const char *name, cpy_value module)
{
    cpy_value exception = cpy_take_pending(t), text = cpy_str_from(t, name);

    initialized(t, module);
    if (text)
        cpy_dict_remove(t, t->vm->modules, text);
    cpy_set_pending(t, exception);
    return CPY_ERROR;
}

/* What sys.modules says now: a module may replace itself there while it runs. */
static cpy_value loaded(struct cpy_thread *t, const char *name, cpy_value module)
{
    cpy_value text = cpy_str_from(t, name), found;

    initialized(t, module);
    found = text ? cpy_dict_get(t, t->vm->modules, text) : CPY_UNSET;
    return found || cpy_pending(t) ? found : cpy_raise_with(t, CPY_KEY_ERROR, text);
}

const struct cpy_module_def *cpy_compiled_in(struct cpy_thread *t, const char *name) { return cpy_find_definition(t, name); }

cpy_value cpy_load_compiled(struct cpy_thread *t, const struct cpy_module_def *def)
{
    struct plan plan = {def->name, cpy_str_from(t, def->source ? "frozen" : "built-in"), CPY_NONE, false};
    cpy_value module;

    if (!plan.origin || (def->is_package && !(plan.locations = cpy_list_new(t, 0))) || !(module = new_module(t, &plan)))
        return CPY_ERROR;
    ((struct cpy_module *)cpy_pointer(module))->def = def;
    if (strcmp(def->name, "sys") == 0)
        t->vm->sys = module;
    if (!cpy_fill_module(t, module, def) || !cpy_run_definition(t, def, cpy_module_dict(module)))
        return drop_module(t, def->name, module);
    return loaded(t, def->name, module);
}

char *cpy_read_source(struct cpy_thread *t, const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL, *grown;
    size_t cap = 0, got;

    *len = 0;
    while (file) {
        if (*len == cap) {
            if (!(grown = realloc(text, cap = cap * 2 + 16384)))
                break;
            text = grown;
        }
        got = fread(text + *len, 1, cap - *len, file);
        *len += got;
        if (got == 0) {
            if (ferror(file))
                break;
            fclose(file);
            return text;
        }
    }
    cpy_raise_errno(t, file ? errno : errno ? errno : EIO, cpy_str_from_os(t, path));
    if (file)
        fclose(file);
    free(text);
    return NULL;
}

static void say_import(struct cpy_thread *t, const char *name, const char *path)
{
    if (t->vm->config.verbose_import)
        fprintf(stderr, "import '%s' # %s\n", name, path);
}

static cpy_value load_file(struct cpy_thread *t, const struct plan *plan, const char *path)
{
    cpy_value module = new_module(t, plan), done;
    char *source;
    size_t len;

    if (!module)
        return CPY_ERROR;
    if (!(source = cpy_read_source(t, path, &len)))
        return drop_module(t, plan->name, module);
    done = cpy_exec_source(t, source, len, path, cpy_module_dict(module));
    free(source);
    if (!done)
        return drop_module(t, plan->name, module);
    say_import(t, plan->name, path);
    return loaded(t, plan->name, module);
}

/* --- finding -------------------------------------------------------------------------------------------------------- */

static bool is_kind(const char *path, mode_t kind)
{
    struct stat st;

    return stat(path, &st) == 0 && (st.st_mode & S_IFMT) == kind;
}

enum cpy_found cpy_look_in(const char *folder, const char *name, char *path, size_t size)
{
    char here[PATH_MAX] = "";
    size_t len;

    if (*folder != '/' && !getcwd(here, sizeof here))
        return CPY_FOUND_NOTHING;
    if (snprintf(path, size, "%s%s%s%s%s", here, *here ? "/" : "", folder, *folder ? "/" : "", name) >= (int)size - 16)
        return CPY_FOUND_NOTHING;
    len = strlen(path);
    strcpy(path + len, "/__init__.py");
    if (is_kind(path, S_IFREG))
        return CPY_FOUND_PACKAGE;
    strcpy(path + len, ".py");
    if (is_kind(path, S_IFREG))
        return CPY_FOUND_FILE;
    path[len] = 0;
    return is_kind(path, S_IFDIR) ? CPY_FOUND_FOLDER : CPY_FOUND_NOTHING;
}

/* Loads what look_in() found: the file in path. */
static cpy_value load_found(struct cpy_thread *t, enum cpy_found what, const char *name, char *path)
{
    struct plan plan = {name, cpy_str_from_os(t, path), CPY_NONE, true};
    char *slash = strrchr(path, '/');
    cpy_value folder;

    if (what == CPY_FOUND_PACKAGE) {
        *slash = 0;
        folder = cpy_str_from_os(t, path);
        *slash = '/';
        if (!folder || !(plan.locations = cpy_list_from(t, &folder, 1)))
            return CPY_ERROR;
    }
    return plan.origin ? load_file(t, &plan, path) : CPY_ERROR;
}

static cpy_value load_spec(struct cpy_thread *t, cpy_value spec);

/* Is a path that of a file, or of something within a file, as of a folder in a zip file? */
static bool leads_to_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? S_ISREG(st.st_mode) : errno == ENOTDIR;
}

/* Adds to *portions, a list or unset, the folders of a namespace package. */
static bool add_portions(struct cpy_thread *t, cpy_value *portions, cpy_value folders)
{
    if (!*portions)
        return (*portions = cpy_list_from_iterable(t, folders)) != CPY_ERROR;
    for (size_t i = 0; i < cpy_list_len(folders); i++)
        if (!cpy_list_append(t, *portions, cpy_list_get(folders, i)))
            return false;
    return true;
}

/* An entry of the path that is no folder: what sys.path_hooks make of it, or zipimport, may find the module. */
static cpy_value ask_hooks(struct cpy_thread *t, cpy_value entry, const char *folder, const char *name, cpy_value *portions)
{
    cpy_value hooks = t->vm->sys ? cpy_dict_get_str(t, cpy_module_dict(t->vm->sys), "path_hooks") : CPY_UNSET;
    cpy_value machinery, spec, loader, folders;

    if ((!hooks || !cpy_is_list(hooks) || !cpy_list_len(hooks)) && !leads_to_file(folder))
        return CPY_UNSET;
    if (!(machinery = cpy_import(t, "importlib.machinery")) ||
        !(spec = cpy_call_method(t, machinery, "_find_in_entry", (size_t)2, entry, cpy_str_from(t, name))))
        return CPY_ERROR;
    if (spec == CPY_NONE)
        return CPY_UNSET;
    if (!(loader = cpy_getattr_str(t, spec, "loader")) ||
        !(folders = cpy_getattr_str(t, spec, "submodule_search_locations")))
        return CPY_ERROR;
    if (loader != CPY_NONE || !cpy_is_list(folders))
        return load_spec(t, spec);
    return add_portions(t, portions, folders) ? CPY_UNSET : CPY_ERROR;
}

/* Looks for the last part of a dotted name in a list of folders and loads it.  CPY_UNSET with nothing pending: there
 * is no file; then *portions is a list of the folders of this name, or unset. */
static cpy_value search(struct cpy_thread *t, cpy_value folders, const char *name, cpy_value *portions)
{
    const char *dot = strrchr(name, '.'), *folder;
    char path[PATH_SIZE];
    cpy_value text;

    *portions = CPY_UNSET;
    for (size_t i = 0, n; cpy_items(folders, &n), i < n; i++) {
        cpy_value item = cpy_items(folders, &n)[i];
        enum cpy_found what;

        if (!cpy_is_str(item))
            continue;
        if (!(folder = cpy_fs_path(t, item)))
            return CPY_ERROR;
        what = cpy_look_in(folder, dot ? dot + 1 : name, path, sizeof path);
        if (what == CPY_FOUND_PACKAGE || what == CPY_FOUND_FILE)
            return load_found(t, what, name, path);
        if (what == CPY_FOUND_NOTHING) {
            if (*folder && !is_kind(folder, S_IFDIR) && ((text = ask_hooks(t, item, folder, name, portions)) || cpy_pending(t)))
                return text;
            continue;
        }
        if ((!*portions && !(*portions = cpy_list_new(t, 1))) || !(text = cpy_str_from_os(t, path)) ||
            !cpy_list_append(t, *portions, text))
            return CPY_ERROR;
    }
    return CPY_UNSET;
}

/* A package that is folders, which are looked for again when the path has changed. */
static cpy_value load_namespace(struct cpy_thread *t, const char *name, cpy_value portions)
{
    cpy_value machinery = cpy_import(t, "importlib.machinery"), text = machinery ? cpy_str_from(t, name) : CPY_UNSET, spec;

    spec = text ? cpy_call_method(t, machinery, "_namespace_spec", (size_t)2, text, portions) : CPY_UNSET;
    return spec ? load_spec(t, spec) : CPY_ERROR;
}

cpy_value cpy_raise_not_found(struct cpy_thread *t, const char *name, const char *why)
{
    cpy_value text = cpy_str_from(t, name), e;

    if (!text)
        return CPY_ERROR;
    cpy_raise(t, CPY_MODULE_NOT_FOUND_ERROR, "No module named '%V'%s", text, why);
    if ((e = cpy_pending(t)) && cpy_pending_is(t, CPY_MODULE_NOT_FOUND_ERROR))
        cpy_store(cpy_pointer(e), &cpy_as_exception(e)->data[1], text);
    return CPY_ERROR;
}

static cpy_value raise_not_a_package(struct cpy_thread *t, const char *name)
{
    char why[PATH_MAX];

    snprintf(why, sizeof why, "; '%.*s' is not a package", (int)(strrchr(name, '.') - name), name);
    return cpy_raise_not_found(t, name, why);
}

cpy_value cpy_search_path(struct cpy_thread *t)
{
    cpy_value path = t->vm->sys ? cpy_getattr(t, t->vm->sys, CPY_N(t, path)) : t->vm->path;

    return !path || cpy_is_list(path) || cpy_is_tuple(path) ? path : cpy_list_from_iterable(t, path);
}

/* Where submodules of a package are looked for. */
static cpy_value package_path(struct cpy_thread *t, cpy_value package, const char *name)
{
    cpy_value path = cpy_find_attr(t, package, CPY_N(t, __path__));

    if (!path)
        return cpy_pending(t) ? CPY_ERROR : raise_not_a_package(t, name);
    return cpy_is_list(path) || cpy_is_tuple(path) ? path : cpy_list_from_iterable(t, path);
}

/* Is a module compiled in? */
static bool is_compiled_in(cpy_value module)
{
    return cpy_has_layout(module, CPY_TYPE_MODULE) && ((struct cpy_module *)cpy_pointer(module))->def;
}

/* A module that is not in sys.modules yet; parent is its package or CPY_UNSET. */
/* What import itself finds and loads; CPY_UNSET with nothing pending if that is nothing. */
static cpy_value find_here(struct cpy_thread *t, const char *name, cpy_value parent, const struct cpy_module_def *def)
{
    cpy_value folders = parent ? package_path(t, parent, name) : cpy_search_path(t), module, portions;

    if (!folders)
        return CPY_ERROR;
    if ((module = search(t, folders, name, &portions)) || cpy_pending(t))
        return module;
    if (def)
        return cpy_load_compiled(t, def);
    return portions ? load_namespace(t, name, portions) : CPY_UNSET;
}

/* Is it a file of import itself? */
static bool is_in_import(const char *file)
{
    return strncmp(file, "<frozen importlib", 17) == 0 || strcmp(file, "<frozen zipimport>") == 0;
}

/* Takes the levels of import itself out of the pending exception's traceback: who imports wants to see what failed. */
static void hide_import(struct cpy_thread *t)
{
    bool is_plain = cpy_pending_is(t, CPY_IMPORT_ERROR);

    cpy_skip_levels(t, is_in_import, is_plain);
}

/* The module of a spec that a finder has given. */
static cpy_value load_spec(struct cpy_thread *t, cpy_value spec)
{
    cpy_value importlib = cpy_import(t, "importlib"), module;

    module = importlib ? cpy_call_method(t, importlib, "_load", (size_t)1, spec) : CPY_ERROR;
    if (!module)
        hide_import(t);
    return module;
}

/* Asks a finder of sys.meta_path that a program has put there. */
static cpy_value ask_finder(struct cpy_thread *t, cpy_value finder, const char *name, cpy_value parent)
{
    cpy_value find = cpy_find_attr_str(t, finder, "find_spec"), path = CPY_NONE, text, spec;

    if (!find || (parent && !(path = package_path(t, parent, name))) || !(text = cpy_str_from(t, name)) ||
        !(spec = cpy_call(t, find, (cpy_value[]){text, path, CPY_NONE}, 3)))
        return CPY_ERROR;
    return spec == CPY_NONE ? CPY_UNSET : load_spec(t, spec);
}

static bool audit_import(struct cpy_thread *t, const char *name)
{
    cpy_value sys = t->vm->sys;

    return cpy_audit_event(t, "import", (size_t)5, cpy_str_from(t, name), CPY_NONE, cpy_getattr_str(t, sys, "path"),
        cpy_getattr_str(t, sys, "meta_path"), cpy_getattr_str(t, sys, "path_hooks"));
}

static cpy_value find_and_load(struct cpy_thread *t, const char *name, cpy_value parent)
{
    const struct cpy_module_def *def = parent && !is_compiled_in(parent) ? NULL : cpy_find_definition(t, name);
    cpy_value finders = CPY_UNSET, own = t->vm->hooks[CPY_HOOK_FINDER], module;

    if (CPY_UNLIKELY(cpy_get_hook(t, CPY_HOOK_AUDIT)) && !audit_import(t, name))
        return CPY_ERROR;
    if (def && is_fixed(name))
        return cpy_load_compiled(t, def);
    if (own && !(finders = cpy_dict_get_str(t, cpy_module_dict(t->vm->sys), "meta_path")) && cpy_pending(t))
        return CPY_ERROR;
    for (size_t i = 0; finders && cpy_is_list(finders) && i < cpy_list_len(finders); i++) {
        cpy_value finder = cpy_list_get(finders, i);

        module = finder == own ? find_here(t, name, parent, def) : ask_finder(t, finder, name, parent);
        if (module || cpy_pending(t))
            return module;
    }
    if ((!finders || !cpy_is_list(finders)) && ((module = find_here(t, name, parent, def)) || cpy_pending(t)))
        return module;
    return cpy_raise_not_found(t, name, "");
}

/* A program may put another dict in the place of sys.modules. */
static void follow_sys(struct cpy_thread *t)
{
    cpy_value modules = t->vm->sys ? cpy_dict_get(t, cpy_module_dict(t->vm->sys), CPY_N(t, modules)) : CPY_UNSET;

    if (modules && cpy_is_dict(modules))
        t->vm->modules = modules;
}

/* What sys.modules has under a name: CPY_UNSET with nothing pending if that is nothing. */
static cpy_value find_loaded(struct cpy_thread *t, cpy_value name)
{
    cpy_value module = cpy_dict_get(t, t->vm->modules, name), e;

    if (module != CPY_NONE)
        return module;
    cpy_raise(t, CPY_MODULE_NOT_FOUND_ERROR, "import of %V halted; None in sys.modules", name);
    if ((e = cpy_pending(t)) && cpy_pending_is(t, CPY_MODULE_NOT_FOUND_ERROR))
        cpy_store(cpy_pointer(e), &cpy_as_exception(e)->data[1], name);
    return CPY_ERROR;
}

/* The same, complete: another thread may be importing it, and fail. */
static cpy_value find_complete(struct cpy_thread *t, cpy_value name)
{
    cpy_value module = find_loaded(t, name);

    while (module && CPY_UNLIKELY(t->vm->thread_count > 1) && importer_of(t, module)) {
        if (!await_module(t, module))
            return CPY_ERROR;
        module = find_loaded(t, name);
    }
    return module;
}

/* Imports the package of a dotted name. */
static cpy_value import_parent(struct cpy_thread *t, const char *name, const char *dot)
{
    char *parent_name = strndup(name, (size_t)(dot - name));
    cpy_value parent = parent_name ? cpy_import(t, parent_name) : cpy_raise_no_memory(t);

    free(parent_name);
    return parent;
}

cpy_value cpy_import(struct cpy_thread *t, const char *name)
{
    const char *dot = strrchr(name, '.');
    cpy_value text = cpy_str_from(t, name), module, parent = CPY_UNSET;

    follow_sys(t);
    if (!text || (module = find_complete(t, text)) || cpy_pending(t))
        return text ? module : CPY_ERROR;
    if (!cpy_check_stack(t) || (dot && !(parent = import_parent(t, name, dot))))
        return CPY_ERROR;
    if (dot && ((module = find_complete(t, text)) || cpy_pending(t)))
        return module; /* the parent imported it */
    if (!(module = find_and_load(t, name, parent)))
        return CPY_ERROR;
    if (dot && !(parent = import_parent(t, name, dot))) /* again: the module may have put another in its place */
        return CPY_ERROR;
    if (parent && (!(text = cpy_str_from(t, dot + 1)) || !(text = cpy_intern(t, text)) || !cpy_setattr(t, parent, text, module)))
        return CPY_ERROR;
    return module;
}
