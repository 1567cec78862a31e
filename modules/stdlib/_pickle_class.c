/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_pickle_class.c - which classes have plain instances: nothing in Python says how they are copied. */
#include "modules/stdlib/_pickle.h"

/* Has the class the same attribute as object? */
static bool inherits(struct cpy_thread *t, cpy_value class, const char *name)
{
    cpy_value own = cpy_getattr_str(t, class, name);

    return own && own == cpy_getattr_str(t, cpy_builtin_type(t, CPY_TYPE_OBJECT), name);
}

static bool lacks(struct cpy_thread *t, cpy_value class, const char *name)
{
    return !cpy_find_attr_str(t, class, name) && !cpy_pending(t);
}

static bool is_plain(struct cpy_thread *t, cpy_value class)
{
    return cpy_type_of(t, class) == cpy_builtin_type(t, CPY_TYPE_TYPE) && inherits(t, class, "__new__") &&
        inherits(t, class, "__reduce_ex__") && inherits(t, class, "__reduce__") && inherits(t, class, "__getstate__") &&
        inherits(t, class, "__getattribute__") && lacks(t, class, "__getattr__") && lacks(t, class, "__setstate__") &&
        lacks(t, class, "__getnewargs__") && lacks(t, class, "__getnewargs_ex__");
}

cpy_value cpy_pickle_class(struct cpy_thread *t, cpy_value module, cpy_value name)
{
    cpy_value found;

    if (!cpy_is_exactly(module, CPY_TYPE_STR) || !cpy_is_exactly(name, CPY_TYPE_STR) ||
        !(found = cpy_dict_get(t, cpy_sys_modules(t), module)) || !cpy_is_exactly(found, CPY_TYPE_MODULE) ||
        !(found = cpy_dict_get(t, cpy_module_dict(found), name)) || !cpy_is_type(found))
        return CPY_UNSET;
    return is_plain(t, found) ? found : CPY_UNSET;
}

bool cpy_pickle_is_instance(cpy_value v)
{
    return cpy_has_layout(v, CPY_TYPE_OBJECT) && cpy_pointer(v)->shape->flags & CPY_SHAPE_PYTHON;
}
