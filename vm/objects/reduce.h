/* SPDX-License-Identifier: MIT */
/* vm/objects/reduce.h - how objects tell copies and pickles what to make them from. */
#ifndef CPY_OBJECTS_REDUCE_H
#define CPY_OBJECTS_REDUCE_H

#include "vm/vm.h"

/* object's methods of these names: (self), (self), (self, protocol). */
cpy_value cpy_object_getstate(struct cpy_thread *t, const cpy_value *args);
/* object.__reduce__(self). */
cpy_value cpy_object_reduce(struct cpy_thread *t, const cpy_value *args);
/* object.__reduce_ex__(self, protocol). */
cpy_value cpy_object_reduce_ex(struct cpy_thread *t, const cpy_value *args);

/* (iter, (iterable,)): an iterator is made again from what is still to come. */
cpy_value cpy_reduce_iter(struct cpy_thread *t, cpy_value iterable);
/* (iter, (list of what an iterator still gives,)); the iterator is used up: pass a copy. */
cpy_value cpy_reduce_rest(struct cpy_thread *t, cpy_value copy);
/* (type(self), args[, state]); state CPY_UNSET: none; args CPY_ERROR: an exception is pending. */
cpy_value cpy_reduce_call(struct cpy_thread *t, cpy_value self, cpy_value args, cpy_value state);

/* __reduce__ and __setstate__ of iterators that are a struct cpy_index_iterator. */
cpy_value cpy_index_iterator_reduce(struct cpy_thread *t, const cpy_value *args);
/* __setstate__(index). */
cpy_value cpy_index_iterator_setstate(struct cpy_thread *t, const cpy_value *args);

/* The place that __setstate__ is to go to, an int.  TypeError, OverflowError. */
CPY_CHECKED bool cpy_state_index(struct cpy_thread *t, cpy_value state, int64_t *index);

#define CPY_REDUCE_METHOD(call) {"__reduce__", "(self, /)", call, "Return what copies are made from.", 0}
#define CPY_SETSTATE_METHOD(call) {"__setstate__", "(self, state, /)", call, "Go to where the original was.", 0}
#define CPY_INDEX_ITERATOR_STATE                                                                       \
    CPY_REDUCE_METHOD(cpy_index_iterator_reduce), CPY_SETSTATE_METHOD(cpy_index_iterator_setstate)

#endif
