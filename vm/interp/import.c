/* SPDX-License-Identifier: MIT */
/* vm/interp/import.c - finding and running modules.
 *
 * A module is looked for among the compiled-in native and frozen modules and then, for
 * top-level names, in the folders of sys.path, for submodules in the package's
 * __path__: NAME/__init__.py, then NAME.py, then a folder NAME without __init__.py
 * (a namespace package).  A module stands in sys.modules while it runs, so that
 * circular imports find it; if it fails it is taken out again. */
#include "vm/compiler/compiler.h"
#include "vm/interp/frame.h"
#include "vm/interp/import.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/type.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* --- compiled-in modules ------------------------------------------------------------------------------------ */

static const struct cpy_module_def *find_definition(const struct cpy_module_def *const *list, const char *name)
{
    for (; list && *list; list++)
        if (strcmp((*list)->name, name) == 0)
            return *list;
    return NULL;
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

/* Puts everything that the definition's tables say into the module. */
static bool fill_module(struct cpy_thread *t, cpy_value module, const struct cpy_module_def *def)
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

static size_t source_len(const struct cpy_module_def *def) { return def->source_len ? def->source_len : strlen(def->source); }

static bool run_in(struct cpy_thread *t, cpy_value module, const char *source, size_t len, const char *file)
{
    return cpy_exec_source(t, source, len, file, cpy_module_dict(module)) != CPY_ERROR;
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

/* __package__ of a module: its own name for a package, else its parent's. */
static cpy_value package_name(struct cpy_thread *t, const char *name, bool is_package)
{
    const char *dot = strrchr(name, '.');

    if (is_package)
        return cpy_intern_from(t, name);
    return dot ? cpy_str_from_utf8(t, name, (size_t)(dot - name)) : t->vm->empty_str;
}

/* A new module in sys.modules. */
static cpy_value new_module(struct cpy_thread *t, const char *name, bool is_package)
{
    cpy_value text = cpy_str_from(t, name), module;

    if (!text || !(text = cpy_intern(t, text)) || !(module = cpy_module_new(t, text)))
        return CPY_ERROR;
    if (!cpy_module_add(t, module, "__package__", package_name(t, name, is_package)) ||
        !cpy_dict_set(t, t->vm->modules, text, module))
        return CPY_ERROR;
    return module;
}

/* Takes a module whose execution failed out of sys.modules, keeping the exception. */
static cpy_value drop_module(struct cpy_thread *t, const char *name)
{
    cpy_value exception = cpy_take_pending(t), text = cpy_str_from(t, name);

    if (text)
        cpy_dict_remove(t, t->vm->modules, text);
    cpy_set_pending(t, exception);
    return CPY_ERROR;
}

/* What sys.modules says now: a module may replace itself there while it runs. */
static cpy_value loaded(struct cpy_thread *t, const char *name, cpy_value module)
{
    cpy_value text = cpy_str_from(t, name), found;

    if (!text)
        return CPY_ERROR;
    found = cpy_dict_get(t, t->vm->modules, text);
    return found || cpy_pending(t) ? found : module;
}

static cpy_value load_definition(struct cpy_thread *t, const struct cpy_module_def *def)
{
    cpy_value module = new_module(t, def->name, def->is_package), path;
    char file[160];

    if (!module)
        return CPY_ERROR;
    if (def->is_package && (!(path = cpy_list_new(t, 0)) || !cpy_module_add(t, module, "__path__", path)))
        return drop_module(t, def->name);
    snprintf(file, sizeof file, "<frozen %s>", def->name);
    if (!fill_module(t, module, def) || (def->source && !run_in(t, module, def->source, source_len(def), file)))
        return drop_module(t, def->name);
    return loaded(t, def->name, module);
}

/* Reads a whole file.  NULL: OSError or MemoryError is pending.  To be freed by the caller. */
static char *read_file(struct cpy_thread *t, const char *path, size_t *len)
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

static cpy_value load_file(struct cpy_thread *t, const char *name, const char *path, cpy_value package_path)
{
    cpy_value module = new_module(t, name, package_path != CPY_UNSET);
    char *source;
    size_t len;
    bool ok;

    if (!module)
        return CPY_ERROR;
    if (!cpy_module_add(t, module, "__file__", cpy_str_from_os(t, path)) ||
        (package_path && !cpy_module_add(t, module, "__path__", package_path)) || !(source = read_file(t, path, &len)))
        return drop_module(t, name);
    ok = run_in(t, module, source, len, path);
    free(source);
    if (!ok)
        return drop_module(t, name);
    say_import(t, name, path);
    return loaded(t, name, module);
}

/* --- finding -------------------------------------------------------------------------------------------------------- */

enum found { NOTHING, PACKAGE, FILE_MODULE, FOLDER, FAILED };

static bool is_kind(const char *path, mode_t kind)
{
    struct stat st;

    return stat(path, &st) == 0 && (st.st_mode & S_IFMT) == kind;
}

/* Looks in one folder; path receives what was found. */
static enum found look_in(const char *folder, const char *name, char *path, size_t size)
{
    size_t len;

    if (snprintf(path, size, "%s%s%s", folder, *folder ? "/" : "", name) >= (int)size - 16)
        return NOTHING;
    len = strlen(path);
    strcpy(path + len, "/__init__.py");
    if (is_kind(path, S_IFREG))
        return PACKAGE;
    strcpy(path + len, ".py");
    if (is_kind(path, S_IFREG))
        return FILE_MODULE;
    path[len] = 0;
    return is_kind(path, S_IFDIR) ? FOLDER : NOTHING;
}

/* Looks for the last part of a dotted name in a list of folders and loads it; CPY_UNSET with nothing pending: not there. */
static cpy_value search(struct cpy_thread *t, cpy_value folders, const char *name)
{
    const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name, *folder;
    cpy_value portions = CPY_UNSET, text, module;
    char path[4200];

    for (size_t i = 0, n; cpy_items(folders, &n), i < n; i++) {
        enum found what;

        if (!cpy_is_str(cpy_items(folders, &n)[i]))
            continue;
        if (!(folder = cpy_str_utf8(t, cpy_items(folders, &n)[i], NULL)))
            return CPY_ERROR;
        what = look_in(folder, last, path, sizeof path);
        if (what == FILE_MODULE)
            return load_file(t, name, path, CPY_UNSET);
        if (what == NOTHING)
            continue;
        if (what == PACKAGE)
            *strrchr(path, '/') = 0;
        if ((!portions && !(portions = cpy_list_new(t, 1))) || !(text = cpy_str_from_os(t, path)))
            return CPY_ERROR;
        if (what == FOLDER) {
            if (!cpy_list_append(t, portions, text))
                return CPY_ERROR;
            continue;
        }
        if (!(portions = cpy_list_from(t, &text, 1)))
            return CPY_ERROR;
        strcat(path, "/__init__.py");
        return load_file(t, name, path, portions);
    }
    if (!portions || !(module = new_module(t, name, true)))
        return CPY_UNSET;
    return cpy_module_add(t, module, "__path__", portions) ? module : CPY_ERROR;
}

/* A module that is not in sys.modules yet; parent is its package or CPY_UNSET. */
static cpy_value find_and_load(struct cpy_thread *t, const char *name, cpy_value parent)
{
    const struct cpy_module_def *def = find_definition(t->vm->config.modules, name);
    cpy_value folders = t->vm->path, module;

    if (!def)
        def = find_definition(t->vm->config.frozen_modules, name);
    if (def)
        return load_definition(t, def);
    if (parent && !(folders = cpy_find_attr(t, parent, CPY_N(t, __path__)))) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_MODULE_NOT_FOUND_ERROR, "No module named '%s'; '%.*s' is not a package", name,
                (int)(strrchr(name, '.') - name), name);
        return CPY_ERROR;
    }
    if (!cpy_is_list(folders) && !cpy_is_tuple(folders) && !(folders = cpy_list_from_iterable(t, folders)))
        return CPY_ERROR;
    if ((module = search(t, folders, name)) || cpy_pending(t))
        return module;
    cpy_raise(t, CPY_MODULE_NOT_FOUND_ERROR, "No module named '%s'", name);
    if (cpy_pending(t) && cpy_is_exception(cpy_pending(t))) {
        cpy_value text = cpy_str_from(t, name);

        if (text)
            cpy_store(cpy_pointer(cpy_pending(t)), &cpy_as_exception(cpy_pending(t))->data[1], text);
    }
    return CPY_ERROR;
}

/* Imports name (utf8), its parents first.  Returns the module itself. */
static cpy_value import_absolute(struct cpy_thread *t, const char *name)
{
    const char *dot = strrchr(name, '.');
    cpy_value text = cpy_str_from(t, name), module, parent = CPY_UNSET;

    if (!text)
        return CPY_ERROR;
    if ((module = cpy_dict_get(t, t->vm->modules, text)) || cpy_pending(t)) {
        if (module == CPY_NONE)
            return cpy_raise(t, CPY_MODULE_NOT_FOUND_ERROR, "import of %s halted; None in sys.modules", name);
        return module;
    }
    if (!cpy_check_stack(t))
        return CPY_ERROR;
    if (dot) {
        char *parent_name = strndup(name, (size_t)(dot - name));

        parent = parent_name ? import_absolute(t, parent_name) : cpy_raise_no_memory(t);
        free(parent_name);
        if (!parent)
            return CPY_ERROR;
        if ((module = cpy_dict_get(t, t->vm->modules, text)) || cpy_pending(t))
            return module; /* the parent imported it */
    }
    if (!(module = find_and_load(t, name, parent)))
        return CPY_ERROR;
    if (parent && !cpy_setattr_str(t, parent, dot + 1, module))
        return CPY_ERROR;
    return module;
}

cpy_value cpy_import(struct cpy_thread *t, const char *name) { return import_absolute(t, name); }

/* --- the import statement ------------------------------------------------------------------------------------------------ */

/* The package that a relative import starts from. */
static cpy_value package_of(struct cpy_thread *t, cpy_value globals)
{
    cpy_value package, name;

    if (!cpy_is_dict(globals))
        return cpy_raise(t, CPY_KEY_ERROR, "'__name__' not in globals");
    package = cpy_dict_get(t, globals, CPY_N(t, __package__));
    if (package && package != CPY_NONE)
        return package;
    if (cpy_pending(t) || !(name = cpy_dict_get(t, globals, CPY_N(t, __name__))))
        return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_KEY_ERROR, "'__name__' not in globals");
    if (cpy_dict_get(t, globals, CPY_N(t, __path__)))
        return name;
    const char *text = cpy_str_utf8(t, name, NULL), *dot = text ? strrchr(text, '.') : NULL;

    return !text ? CPY_ERROR : dot ? cpy_str_from_utf8(t, text, (size_t)(dot - text)) : t->vm->empty_str;
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

/* Imports the submodules among the names of "from package import a, b". */
static bool import_listed(struct cpy_thread *t, cpy_value module, const char *name, cpy_value fromlist)
{
    size_t n;

    for (size_t i = 0; cpy_items(fromlist, &n), i < n; i++) {
        cpy_value item = cpy_items(fromlist, &n)[i], full, all;
        const char *text;

        if (!cpy_is_str(item)) {
            cpy_raise(t, CPY_TYPE_ERROR, "Item in ``from list'' must be str, not %T", item);
            return false;
        }
        if (cpy_str_equals(item, "*")) {
            all = cpy_find_attr(t, module, CPY_N(t, __all__));
            if (cpy_pending(t) || (all && (cpy_is_list(all) || cpy_is_tuple(all)) && !import_listed(t, module, name, all)))
                return false;
            continue;
        }
        if (cpy_find_attr(t, module, item))
            continue;
        if (cpy_pending(t) || !(full = cpy_str_format(t, "%s.%V", name, item)) || !(text = cpy_str_utf8(t, full, NULL)))
            return false;
        if (import_absolute(t, text))
            continue;
        /* "not found" is for IMPORT_FROM to say, unless something that the submodule imports is missing */
        if (!cpy_pending_is(t, CPY_MODULE_NOT_FOUND_ERROR) ||
            !cpy_load(cpy_as_exception(cpy_pending(t))->data[1]) ||
            !cpy_str_equal(cpy_load(cpy_as_exception(cpy_pending(t))->data[1]), full))
            return false;
        cpy_take_pending(t);
    }
    return true;
}

cpy_value cpy_import_name(struct cpy_thread *t, cpy_value name, cpy_value globals, cpy_value fromlist, int level)
{
    cpy_value full = level > 0 ? resolve(t, name, globals, level) : name, module;
    const char *text, *dot;
    size_t len;

    if (!full || !(text = cpy_str_utf8(t, full, &len)))
        return CPY_ERROR;
    if (len == 0)
        return cpy_raise(t, CPY_VALUE_ERROR, "Empty module name");
    if (!(module = import_absolute(t, text)))
        return CPY_ERROR;
    if (fromlist != CPY_NONE && fromlist && cpy_truth(t, fromlist) > 0) {
        cpy_value path = cpy_find_attr(t, module, CPY_N(t, __path__));

        if (cpy_pending(t) || (path && !import_listed(t, module, text, fromlist)))
            return CPY_ERROR;
        return module;
    }
    if (level > 0 || !(dot = strchr(text, '.')))
        return module;
    cpy_value top = cpy_str_from_utf8(t, text, (size_t)(dot - text));

    return top ? cpy_dict_get(t, t->vm->modules, top) : CPY_ERROR; /* "import a.b" binds a */
}

/* --- python -m -------------------------------------------------------------------------------------------------------- */

/* The file that -m NAME runs, in path; false: ImportError is pending. */
static bool find_main(struct cpy_thread *t, const char *name, char *path, size_t size)
{
    const char *dot = strrchr(name, '.'), *folder;
    char parent_name[256];
    cpy_value folders = t->vm->path, parent;

    if (dot) {
        snprintf(parent_name, sizeof parent_name, "%.*s", (int)(dot - name), name);
        if (!(parent = import_absolute(t, parent_name)) || !(folders = cpy_getattr(t, parent, CPY_N(t, __path__))))
            return false;
    }
    for (size_t i = 0, n; cpy_items(folders, &n), i < n; i++) {
        enum found what;

        if (!(folder = cpy_str_utf8(t, cpy_items(folders, &n)[i], NULL)))
            return false;
        what = look_in(folder, dot ? dot + 1 : name, path, size);
        if (what == PACKAGE || what == FOLDER) {
            if (what == PACKAGE)
                *strrchr(path, '/') = 0;
            strcat(path, "/__main__.py");
            if (is_kind(path, S_IFREG))
                return import_absolute(t, name) != CPY_ERROR;
            cpy_raise(t, CPY_IMPORT_ERROR, "No module named %s.__main__; '%s' is a package and cannot be directly executed", name, name);
            return false;
        }
        if (what == FILE_MODULE)
            return true;
    }
    cpy_raise(t, CPY_IMPORT_ERROR, "No module named %s", name);
    return false;
}

/* A compiled-in module run as the main program. */
static cpy_value run_definition(struct cpy_thread *t, const struct cpy_module_def *def)
{
    char main_name[256];
    cpy_value module = cpy_main_module(t);

    if (def->is_package) {
        snprintf(main_name, sizeof main_name, "%s.__main__", def->name);
        if (!import_absolute(t, def->name) || !(def = find_definition(t->vm->config.frozen_modules, main_name)))
            return cpy_pending(t) ? CPY_ERROR : cpy_raise(t, CPY_IMPORT_ERROR, "No module named %s", main_name);
    }
    if (!module || !fill_module(t, module, def))
        return CPY_ERROR;
    return def->source && !run_in(t, module, def->source, source_len(def), "<frozen>") ? CPY_ERROR : CPY_NONE;
}

cpy_value cpy_import_main(struct cpy_thread *t, const char *name)
{
    const struct cpy_module_def *def = find_definition(t->vm->config.frozen_modules, name);
    cpy_value module, result;
    char path[4200], *source;
    size_t len;

    if (def || (def = find_definition(t->vm->config.modules, name)))
        return run_definition(t, def);
    if (!find_main(t, name, path, sizeof path) || !(module = cpy_main_module(t)))
        return CPY_ERROR;
    if (!cpy_module_add(t, module, "__file__", cpy_str_from_os(t, path)) ||
        !cpy_module_add(t, module, "__package__", package_name(t, name, strstr(path, "/__main__.py") != NULL)) ||
        !(source = read_file(t, path, &len)))
        return CPY_ERROR;
    result = cpy_exec_source(t, source, len, path, cpy_module_dict(module));
    free(source);
    return result;
}
