/* SPDX-License-Identifier: MIT */
/* vm/compiler/anchors.h - which part of an expression failed, for reports. */
#ifndef CPY_COMPILER_ANCHORS_H
#define CPY_COMPILER_ANCHORS_H

#include "vm/vm.h"

/* A place in a text of several lines: line from 0, column in bytes from 0. */
struct cpy_place {
    int line, column;
};

/* The part of an expression that an error is about: the operator, the brackets of a subscript, the parentheses of a
 * call. */
struct cpy_anchors {
    struct cpy_place start, end;
};

/* Parses an expression (len bytes of UTF-8) that is an operation on two operands, a subscript or a call.  False: it is
 * none of these, or no whole expression.  Nothing is pending afterwards. */
CPY_CHECKED bool cpy_find_anchors(struct cpy_thread *t, const char *text, size_t len, struct cpy_anchors *anchors);
/* Is the text a statement "return NAME(...)" or "NAME = value(...)" whose call reaches from start to end?  Then marks
 * would tell nothing.  Nothing is pending afterwards. */
CPY_CHECKED bool cpy_is_plain_call(struct cpy_thread *t, const char *text, size_t len, struct cpy_place start, struct cpy_place end);

#endif
