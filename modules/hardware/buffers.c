/* SPDX-License-Identifier: MIT */
/* modules/hardware/buffers.c - arguments: buffer[start:end] without copying, ints, seconds. */
#include "modules/hardware/hardware.h"

#include <math.h>

/* --- buffers ----------------------------------------------------------------------------------------------------- */

static bool refuse_buffer(struct cpy_thread *t, cpy_value buffer, const char *parameter, bool writable)
{
    if (!cpy_pending_is(t, CPY_TYPE_ERROR) && !cpy_pending_is(t, CPY_BUFFER_ERROR))
        return false;
    cpy_take_pending(t);
    cpy_raise(
        t, CPY_TYPE_ERROR, "%s must be a %sbytes-like object, not %T", parameter, writable ? "writable " : "", buffer);
    return false;
}

/* A bound of a slice: None stands for the default. */
static bool bound(struct cpy_thread *t, cpy_value v, const char *name, size_t len, size_t *out)
{
    int64_t i;

    if (v == CPY_NONE)
        return true;
    if (CPY_LIKELY(cpy_is_small(v)))
        i = cpy_small(v);
    else if (!cpy_is_int(v))
        return cpy_argument_type(t, v, name, "int");
    else if (!cpy_to_index(t, v, &i))
        return false;
    if (i < 0)
        i = i < -(int64_t)len ? 0 : i + (int64_t)len;
    *out = (uint64_t)i < len ? (size_t)i : len;
    return true;
}

bool cpy_view_parameter(struct cpy_thread *t, cpy_value buffer, const char *parameter, cpy_value start, cpy_value end,
    bool writable, struct cpy_slice_view *view)
{
    size_t item, from = 0, to;

    if (!cpy_get_buffer(t, buffer, &view->buffer, writable))
        return refuse_buffer(t, buffer, parameter, writable);
    item = view->buffer.itemsize ? view->buffer.itemsize : 1;
    to = view->buffer.len / item;
    if ((start && start != cpy_int(0) && !bound(t, start, "start", to, &from)) || (end && !bound(t, end, "end", to, &to))) {
        cpy_release_slice(t, view);
        return false;
    }
    view->data = view->buffer.data + from * item;
    view->len = to > from ? (to - from) * item : 0;
    return true;
}

bool cpy_view_slice(
    struct cpy_thread *t, cpy_value buffer, cpy_value start, cpy_value end, bool writable, struct cpy_slice_view *view)
{
    return cpy_view_parameter(t, buffer, "buffer", start, end, writable, view);
}

void cpy_release_slice(struct cpy_thread *t, struct cpy_slice_view *view) { cpy_release_buffer(t, &view->buffer); }

/* --- numbers ----------------------------------------------------------------------------------------------------- */

bool cpy_argument_type(struct cpy_thread *t, cpy_value v, const char *parameter, const char *type)
{
    cpy_raise(t, CPY_TYPE_ERROR, "%s must be of type %s, not %T", parameter, type, v);
    return false;
}

bool cpy_argument_range(
    struct cpy_thread *t, cpy_value v, const char *parameter, int64_t min, int64_t max, int64_t *out)
{
    if (CPY_LIKELY(cpy_is_small(v) && cpy_small(v) >= min && cpy_small(v) <= max)) {
        *out = cpy_small(v);
        return true;
    }
    if (!cpy_is_int(v) && !cpy_find_attr_str(t, v, "__index__"))
        return !cpy_pending(t) && cpy_argument_type(t, v, parameter, "int");
    return cpy_to_range(t, v, parameter, min, max, out);
}

bool cpy_argument_seconds(struct cpy_thread *t, cpy_value v, const char *parameter, double max, int64_t *ns)
{
    double seconds;

    if (!cpy_is_float(v) && !cpy_is_int(v))
        return cpy_argument_type(t, v, parameter, "float");
    if (!cpy_to_double(t, v, &seconds))
        return false;
    if (isnan(seconds) || seconds < 0 || seconds > max) {
        cpy_raise(t, CPY_VALUE_ERROR, "%s must be 0-%g", parameter, max);
        return false;
    }
    *ns = (int64_t)(seconds * 1e9);
    return true;
}
