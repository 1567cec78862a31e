/* SPDX-License-Identifier: MIT */
/* modules/stdlib/pwd.c - modules pwd and grp: the users and groups that the system knows.
 *
 * The C library keeps one answer for all of a process, so each is copied before another thread may ask. */
#include "vm/api.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>

/* --- users ------------------------------------------------------------------------------------------------------------ */

static cpy_value user(struct cpy_thread *t, const struct passwd *p)
{
    static const char *const names[] = {"pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell", NULL};
    cpy_value items[7];

    if (!p)
        return cpy_struct_sequence(t, "pwd.struct_passwd", names, NULL);
    items[0] = cpy_str_from_os(t, p->pw_name);
    items[1] = cpy_str_from_os(t, p->pw_passwd ? p->pw_passwd : "");
    items[2] = cpy_int_from(t, p->pw_uid);
    items[3] = cpy_int_from(t, p->pw_gid);
    items[4] = cpy_str_from_os(t, p->pw_gecos ? p->pw_gecos : "");
    items[5] = cpy_str_from_os(t, p->pw_dir ? p->pw_dir : "");
    items[6] = cpy_str_from_os(t, p->pw_shell ? p->pw_shell : "");
    for (size_t i = 0; i < CPY_COUNT(items); i++)
        if (!items[i])
            return CPY_ERROR;
    return cpy_struct_sequence(t, "pwd.struct_passwd", names, items);
}

/* The number of a user or group: an int that fits; anything else is nobody's. */
static bool read_id(struct cpy_thread *t, cpy_value v, const char *what, uint32_t *id)
{
    int64_t n;

    if (!cpy_is_int(v) && !cpy_find_special(t, v, "__index__")) {
        if (!cpy_pending(t))
            cpy_raise(t, CPY_TYPE_ERROR, "%s should be integer, not %T", what, v);
        return false;
    }
    if (!cpy_to_index(t, v, &n))
        return false;
    *id = (uint32_t)n;
    if (n >= -1 && n <= UINT32_MAX)
        return true;
    cpy_raise(t, CPY_KEY_ERROR, "%s%s(): %s not found", *what == 'u' ? "getpw" : "getgr", what, what);
    return false;
}

static cpy_value pwd_getpwuid(struct cpy_thread *t, const cpy_value *args)
{
    const struct passwd *p;
    uint32_t id;

    if (!read_id(t, args[0], "uid", &id))
        return CPY_ERROR;
    p = getpwuid(id);
    return p ? user(t, p) : cpy_raise(t, CPY_KEY_ERROR, "getpwuid(): uid not found: %V", args[0]);
}

/* A name that the C library may look for. */
static const char *read_name(struct cpy_thread *t, cpy_value v, const char *function)
{
    const char *name;

    if (!cpy_is_str(v)) {
        cpy_raise(t, CPY_TYPE_ERROR, "%s() argument must be str, not %T", function, v);
        return NULL;
    }
    if (!(name = cpy_fs_path(t, v)) && cpy_pending_is(t, CPY_VALUE_ERROR) && !cpy_pending_is(t, CPY_UNICODE_ERROR)) {
        cpy_take_pending(t);
        cpy_raise(t, CPY_VALUE_ERROR, "embedded null byte");
    }
    return name;
}

static cpy_value pwd_getpwnam(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = read_name(t, args[0], "getpwnam");
    const struct passwd *p;

    if (!name)
        return CPY_ERROR;
    p = getpwnam(name);
    return p ? user(t, p) : cpy_raise(t, CPY_KEY_ERROR, "getpwnam(): name not found: %R", args[0]);
}

static cpy_value pwd_getpwall(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = cpy_list_new(t, 8), item;
    const struct passwd *p;

    (void)args;
    setpwent();
    while (list && (p = getpwent()))
        if (!(item = user(t, p)) || !cpy_list_append(t, list, item))
            list = CPY_ERROR;
    endpwent();
    return list;
}

static bool pwd_init(struct cpy_thread *t, cpy_value module)
{
    return cpy_module_add(t, module, "struct_passwd", user(t, NULL));
}

static const struct cpy_function pwd_functions[] = {
    {"getpwuid", "(uid, /)", pwd_getpwuid, "Return a user by number.", 0},
    {"getpwnam", "(name, /)", pwd_getpwnam, "Return a user by name.", 0},
    {"getpwall", "()", pwd_getpwall, "Return a list of all users.", 0},
    {0},
};

const struct cpy_module_def cpy_module_pwd = {
    .name = "pwd", .doc = "The users that the system knows.", .functions = pwd_functions, .init = pwd_init,
};

/* --- groups ----------------------------------------------------------------------------------------------------------- */

static cpy_value members(struct cpy_thread *t, char **names)
{
    cpy_value list = cpy_list_new(t, 4), name;

    for (; list && names && *names; names++)
        if (!(name = cpy_str_from_os(t, *names)) || !cpy_list_append(t, list, name))
            return CPY_ERROR;
    return list;
}

static cpy_value group(struct cpy_thread *t, const struct group *g)
{
    static const char *const names[] = {"gr_name", "gr_passwd", "gr_gid", "gr_mem", NULL};
    cpy_value items[4];

    if (!g)
        return cpy_struct_sequence(t, "grp.struct_group", names, NULL);
    items[0] = cpy_str_from_os(t, g->gr_name);
    items[1] = cpy_str_from_os(t, g->gr_passwd ? g->gr_passwd : "");
    items[2] = cpy_int_from(t, g->gr_gid);
    items[3] = members(t, g->gr_mem);
    for (size_t i = 0; i < CPY_COUNT(items); i++)
        if (!items[i])
            return CPY_ERROR;
    return cpy_struct_sequence(t, "grp.struct_group", names, items);
}

static cpy_value grp_getgrgid(struct cpy_thread *t, const cpy_value *args)
{
    const struct group *g;
    uint32_t id;

    if (!read_id(t, args[0], "gid", &id))
        return CPY_ERROR;
    g = getgrgid(id);
    return g ? group(t, g) : cpy_raise(t, CPY_KEY_ERROR, "getgrgid(): gid not found: %V", args[0]);
}

static cpy_value grp_getgrnam(struct cpy_thread *t, const cpy_value *args)
{
    const char *name = read_name(t, args[0], "getgrnam");
    const struct group *g;

    if (!name)
        return CPY_ERROR;
    g = getgrnam(name);
    return g ? group(t, g) : cpy_raise(t, CPY_KEY_ERROR, "getgrnam(): name not found: %R", args[0]);
}

static cpy_value grp_getgrall(struct cpy_thread *t, const cpy_value *args)
{
    cpy_value list = cpy_list_new(t, 8), item;
    const struct group *g;

    (void)args;
    setgrent();
    while (list && (g = getgrent()))
        if (!(item = group(t, g)) || !cpy_list_append(t, list, item))
            list = CPY_ERROR;
    endgrent();
    return list;
}

static bool grp_init(struct cpy_thread *t, cpy_value module)
{
    return cpy_module_add(t, module, "struct_group", group(t, NULL));
}

static const struct cpy_function grp_functions[] = {
    {"getgrgid", "(id)", grp_getgrgid, "Return a group by number.", 0},
    {"getgrnam", "(name)", grp_getgrnam, "Return a group by name.", 0},
    {"getgrall", "()", grp_getgrall, "Return a list of all groups.", 0},
    {0},
};

const struct cpy_module_def cpy_module_grp = {
    .name = "grp", .doc = "The groups that the system knows.", .functions = grp_functions, .init = grp_init,
};
