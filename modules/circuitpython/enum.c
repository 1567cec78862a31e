/* SPDX-License-Identifier: MIT */
/* modules/circuitpython/enum.c - classes whose instances are attributes of the class. */
#include "modules/circuitpython/enum.h"

static cpy_value enum_repr(struct cpy_thread *t, const cpy_value *args)
{
    const struct cpy_enum_member *m = (const struct cpy_enum_member *)cpy_pointer(args[0]);

    return cpy_str_format(t, "%s.%s", m->of->type->name, m->of->members[m->index]);
}

const struct cpy_function cpy_enum_methods[] = {
    {"__repr__", "(self, /)", enum_repr, "Return the member's full name.", 0},
    {0},
};

bool cpy_enum_fill(struct cpy_thread *t, const struct cpy_enum *e, cpy_value type, cpy_value dict)
{
    for (unsigned i = 0; e->members[i]; i++) {
        struct cpy_enum_member *m = cpy_new_object(t, type);

        if (!m)
            return false;
        m->of = e;
        m->index = i;
        if (!cpy_dict_set_str(t, dict, e->members[i], cpy_from(m)))
            return false;
    }
    return true;
}

cpy_value cpy_enum_value(struct cpy_thread *t, const struct cpy_enum *e, unsigned i)
{
    cpy_value type = cpy_type_of_def(t, e->type);

    return type ? cpy_getattr_str(t, type, e->members[i]) : CPY_ERROR;
}

bool cpy_enum_argument(
    struct cpy_thread *t, const struct cpy_enum *e, cpy_value v, const char *parameter, bool optional, int *out)
{
    const char *dot = strrchr(e->type->name, '.');

    *out = -1;
    if (optional && v == CPY_NONE)
        return true;
    if (cpy_is_object(v) && cpy_is_instance_def(t, v, e->type)) {
        *out = (int)((const struct cpy_enum_member *)cpy_pointer(v))->index;
        return true;
    }
    cpy_raise(t, CPY_TYPE_ERROR, "%s must be of type %s%s, not %T", parameter, dot ? dot + 1 : e->type->name,
        optional ? " or None" : "", v);
    return false;
}
