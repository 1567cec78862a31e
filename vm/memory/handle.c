/* SPDX-License-Identifier: MIT */
/* vm/memory/handle.c - values held from outside the heap: a list of roots. */
#include "vm/memory/state.h"

void cpy_handle_set(struct cpy_thread *t, struct cpy_handle *h, cpy_value v)
{
    struct cpy_handle **list = &t->vm->heap->handles;

    h->value = v;
    if (h->previous)
        return;
    h->next = *list;
    h->previous = list;
    if (h->next)
        h->next->previous = &h->next;
    *list = h;
}

void cpy_handle_clear(struct cpy_handle *h)
{
    if (h->previous) {
        *h->previous = h->next;
        if (h->next)
            h->next->previous = h->previous;
    }
    *h = (struct cpy_handle){CPY_UNSET, NULL, NULL};
}
