/* SPDX-License-Identifier: MIT */
/* vm/interp/interp.c - the interpreter loop.
 *
 * pc points to the next instruction, I is the one being executed, base the registers.
 * pc is saved in the frame (SAVE) before anything that can raise, call or look at frames.
 * A Python function that is called gets a frame and the loop goes on in it; the loop
 * itself runs again only below native code.
 *
 * The usual cases are here, everything else is a call of a slow path (loop.h).
 * Numbers: a small int is 2n + 1, so sums and comparisons are made on tagged words, and a
 * sum overflows the word exactly when it is too large for a small int.
 *
 * interp_counting.c includes this file once more, for -X stats, and interp_tracing.c for sys.settrace(). */
#include "vm/interp/fast.h"
#include "vm/interp/loop.h"
#include "vm/interp/trace.h"
#include "vm/objects/dict.h"
#include "vm/objects/exception.h"
#include "vm/objects/int.h"
#include "vm/objects/iterators.h"
#include "vm/objects/list.h"
#include "vm/objects/range.h"
#include "vm/objects/str.h"
#include "vm/objects/type_parts.h"
#include "vm/memory/heap.h"

#ifndef RUN
#define RUN run
#define COUNT() ((void)0)
#endif
#ifndef IS_TRACING
#define IS_TRACING false
#endif

#define I (pc[-1])
#define A base[I.a]
#define B base[I.b]
#define C base[I.c]
#define K(n) cpy_load(frame->consts[n])
#define CASE(name) op_##name:
#define NEXT()                     \
    do {                           \
        COUNT();                   \
        goto *labels[(pc++)->op];  \
    } while (0)
#define SAVE() (frame->pc = pc)
/* The instruction in the side block, which may be specialised. */
#define INSN ((struct cpy_insn *)(uintptr_t)(pc - 1))
#define CACHE_X (&frame->side->caches[cpy_insn_cache(I)])
#define CACHE_C (&frame->side->caches[I.c])

#define STORE(v)      \
    do {              \
        A = (v);      \
        NEXT();       \
    } while (0)
/* The result of a slow path, stored or not. */
#define RESULT(expression)      \
    do {                        \
        SAVE();                 \
        value = (expression);   \
        goto store;             \
    } while (0)
#define EFFECT(expression)                    \
    do {                                      \
        SAVE();                               \
        value = (expression);                 \
        goto effect;                          \
    } while (0)
#define CHECK(expression)                     \
    do {                                      \
        SAVE();                               \
        if (CPY_UNLIKELY(!(expression)))      \
            goto error;                       \
        NEXT();                               \
    } while (0)
/* Ends a test: performs the JUMP that follows when the outcome is what the instruction asks for. */
#define JUMP_IF(condition)                    \
    do {                                      \
        if ((condition) == I.d) {             \
            pc += pc->bc + 1;                 \
            NEXT();                           \
        }                                     \
        pc++;                                 \
        NEXT();                               \
    } while (0)
#define ANSWER(expression)      \
    do {                        \
        SAVE();                 \
        answer = (expression);  \
        goto test;              \
    } while (0)

/* What was handled when the handler of a, a + 1 was entered. */
#define HANDLED_BEFORE() (CPY_UNLIKELY((&A)[1] == CPY_CALLERS) ? frame->extra : (&A)[1])

/* The two forms of a binary instruction: with a register and with a constant. */
#define BINARY(name, id, ...)            \
    CASE(name)                           \
    {                                    \
        left = B;                        \
        right = C;                       \
        __VA_ARGS__                      \
        operator= CPY_##id;              \
        goto binary;                     \
    }                                    \
    CASE(name##_K)                       \
    {                                    \
        left = B;                        \
        right = K(I.c);                  \
        __VA_ARGS__                      \
        operator= CPY_##id;              \
        goto binary;                     \
    }
#define IF_INTS if (CPY_LIKELY(cpy_both_small(left, right)))
#define STORE_INT(n)                              \
    do {                                          \
        int64_t n_ = (n);                         \
                                                  \
        if (CPY_LIKELY(cpy_fits_small(n_)))       \
            STORE(cpy_int(n_));                   \
    } while (0)
#define STORE_FLOAT(d)                            \
    do {                                          \
        value = cpy_try_word_float(d);            \
        if (CPY_LIKELY(cpy_is_word_float(value))) \
            STORE(value);                         \
        RESULT(cpy_float_from(t, d));             \
    } while (0)
#define IF_FLOATS(expression)                                          \
    if (cpy_both_word_float(left, right)) {                            \
        const double x = cpy_word_float(left), y = cpy_word_float(right); \
        const double z = expression;                                   \
                                                                       \
        STORE_FLOAT(z);                                                \
    }

/* A comparison in its three forms. */
#define COMPARE(name, sign)                                                        \
    CASE(name)                                                                     \
    {                                                                              \
        left = B;                                                                  \
        right = C;                                                                 \
        IF_INTS STORE(cpy_bool((int64_t)left sign (int64_t)right));                \
        if (cpy_both_word_float(left, right))                                      \
            STORE(cpy_bool(cpy_word_float(left) sign cpy_word_float(right)));      \
        RESULT(cpy_do_compare(t, left, right, CPY_##name));                        \
    }                                                                              \
    CASE(TEST_##name)                                                              \
    {                                                                              \
        left = A;                                                                  \
        right = B;                                                                 \
        IF_INTS JUMP_IF(((int64_t)left sign (int64_t)right));                      \
        if (cpy_both_word_float(left, right))                                      \
            JUMP_IF((cpy_word_float(left) sign cpy_word_float(right)));            \
        ANSWER(cpy_do_test_compare(t, left, right, CPY_##name));                   \
    }                                                                              \
    CASE(TEST_##name##_K)                                                          \
    {                                                                              \
        left = A;                                                                  \
        right = K(I.b);                                                            \
        IF_INTS JUMP_IF(((int64_t)left sign (int64_t)right));                      \
        if (cpy_both_word_float(left, right))                                      \
            JUMP_IF((cpy_word_float(left) sign cpy_word_float(right)));            \
        ANSWER(cpy_do_test_compare(t, left, right, CPY_##name));                   \
    }

static cpy_value RUN(struct cpy_thread *t, bool throwing)
{
    static const void *const labels[CPY_OP_COUNT] = {
#define OP(name, a, b, c, d, meaning) [CPY_OP_##name] = &&op_##name,
        CPY_OPCODES(OP)
#undef OP
#define OP(name, generic) [CPY_OP_##name] = &&op_##name,
        CPY_SPECIALISED_OPCODES(OP)
#undef OP
    };
    struct cpy_frame *frame;
    const struct cpy_insn *pc;
    cpy_value *base;
    /* What instructions hand to the shared ends below. */
    cpy_value value, left, right, *args;
    struct cpy_func *function;
    enum cpy_operator operator;
    int answer;

    t->native_depth++;
    if (throwing)
        goto error;

enter: /* goes on where the frame on top says */
    if (CPY_UNLIKELY(t->tracing != IS_TRACING))
        goto leave;
    frame = t->frame;
    pc = frame->pc;
    base = frame->base;
    NEXT();

called: /* likewise, of a call that may have turned tracing on */
    if (CPY_UNLIKELY(t->tracing && !IS_TRACING) && value != CPY_ERROR && value != CPY_PUSHED) {
        A = value;
        goto leave;
    }
store: /* value is what a slow path returned */
    if (CPY_UNLIKELY(value == CPY_ERROR))
        goto error;
    if (CPY_UNLIKELY(value == CPY_PUSHED))
        goto enter;
    STORE(value);

effect: /* the same, but only whether it went well matters */
    if (CPY_UNLIKELY(value == CPY_ERROR))
        goto error;
    if (CPY_UNLIKELY(value == CPY_PUSHED))
        goto enter;
    NEXT();

test: /* answer is what a slow path says about a test */
    if (CPY_UNLIKELY(answer == CPY_FAILED))
        goto error;
    if (CPY_UNLIKELY(answer == CPY_ASKED))
        goto enter;
    JUMP_IF(answer);

binary:
    RESULT(cpy_do_binary(t, left, right, operator, I.d));

push: /* runs function, whose parameters are exactly the values at args */
{
    struct cpy_code *code = cpy_as_code(cpy_load(function->code));
    struct cpy_side *side = code->side;
    struct cpy_frame *next = frame + 1;

    SAVE();
    if (CPY_UNLIKELY(!side || cpy_load(side->globals) != cpy_load(function->globals) || next >= t->frames_limit ||
            args >= t->stack_end)) {
        if (!cpy_frame_push(t, code, function, cpy_load(function->globals), cpy_load(function->builtins), args))
            goto error;
        goto enter;
    }
    next->base = base = args;
    next->code = code;
    next->side = side;
    next->consts = code->consts;
    next->function = function;
    next->globals = cpy_load(function->globals);
    next->builtins = cpy_load(function->builtins);
    next->action = CPY_RESULT_STORE;
    for (cpy_value *v = args + code->arg_count, *end = args + code->local_count; v < end; v++)
        *v = CPY_UNSET;
    pc = side->insns;
    t->frame = frame = next;
    if (CPY_UNLIKELY(__atomic_load_n(&t->vm->interrupted, __ATOMIC_RELAXED))) {
        SAVE();
        if (!cpy_safe_point(t))
            goto error;
        if (CPY_UNLIKELY(t->tracing != IS_TRACING))
            goto leave;
    }
    NEXT();
}

leave: /* the other loop goes on: tracing has begun or ended */
    t->native_depth--;
    return CPY_OTHER_LOOP;

exhausted: /* FOR_ITER is at its end */
    pc += pc->bc + 1;
    NEXT();

error: /* an exception is pending */
    if (!cpy_unwind(t, false)) {
        t->native_depth--;
        return CPY_ERROR;
    }
    goto enter;

raise_again: /* the same, but this frame is in its traceback already */
    if (!cpy_unwind(t, true)) {
        t->native_depth--;
        return CPY_ERROR;
    }
    goto enter;

    CASE(EXIT)
    {
        t->native_depth--;
        return base[0];
    }

    /* --- moves and constants --- */

    CASE(NOP) NEXT();
    CASE(MOVE) STORE(B);
    CASE(LOAD_CONST) STORE(K(I.bc));
    CASE(LOAD_INT) STORE(cpy_int(I.bc));
    CASE(LOAD_NONE) STORE(CPY_NONE);
    CASE(CLEAR) STORE(CPY_UNSET);
    CASE(CHECK_LOCAL)
    {
        if (CPY_LIKELY(A != CPY_UNSET))
            NEXT();
        SAVE();
        cpy_raise_unbound(t, I.a);
        goto error;
    }
    CASE(DELETE_LOCAL)
    {
        if (CPY_LIKELY(A != CPY_UNSET))
            STORE(CPY_UNSET);
        SAVE();
        cpy_raise_unbound(t, I.a);
        goto error;
    }

    /* --- names --- */

    CASE(LOAD_GLOBAL) RESULT(cpy_do_load_global(t, INSN));
    CASE(LOAD_GLOBAL_VALUE)
    {
        const struct cpy_cache *cache = CACHE_X;

        value = entry_value(cache, cache->version);
        if (CPY_LIKELY(value))
            STORE(value);
        RESULT(cpy_do_load_global(t, INSN));
    }
    CASE(LOAD_GLOBAL_BUILTIN)
    {
        const struct cpy_cache *cache = CACHE_X;

        if (CPY_LIKELY(cpy_as_dict(frame->globals)->version == cache->version &&
                cpy_load(cache->value) == frame->builtins)) {
            value = entry_value(cache, cache->version_2);
            if (CPY_LIKELY(value))
                STORE(value);
        }
        RESULT(cpy_do_load_global(t, INSN));
    }
    CASE(STORE_GLOBAL) CHECK(cpy_dict_set(t, frame->globals, K(frame->code->cache_names[cpy_insn_cache(I)]), A));
    CASE(DELETE_GLOBAL) CHECK(cpy_do_delete_global(t, K(frame->code->cache_names[cpy_insn_cache(I)])));
    CASE(LOAD_NAME) RESULT(cpy_do_load_name(t, K(I.bc)));
    CASE(STORE_NAME) CHECK(cpy_do_store_name(t, K(I.bc), A));
    CASE(DELETE_NAME) CHECK(cpy_do_delete_name(t, K(I.bc)));
    CASE(LOAD_NAME_FREE) RESULT(cpy_do_load_name_free(t, I.b));
    CASE(LOAD_CLASS_FREE) RESULT(cpy_do_load_class_free(t, A, I.b));
    CASE(LOAD_CLASS_GLOBAL) RESULT(cpy_do_load_class_global(t, A, K(I.bc)));
    CASE(MAKE_CELL) RESULT(cpy_cell_new(t, A));
    CASE(LOAD_CELL)
    {
        value = cpy_load(((struct cpy_cell *)cpy_pointer(B))->value);
        if (CPY_LIKELY(value))
            STORE(value);
        SAVE();
        cpy_raise_empty_cell(t, I.b);
        goto error;
    }
    CASE(STORE_CELL)
    {
        struct cpy_cell *cell = (struct cpy_cell *)cpy_pointer(A);

        cpy_store(cell, &cell->value, B);
        NEXT();
    }
    CASE(DELETE_CELL)
    {
        struct cpy_cell *cell = (struct cpy_cell *)cpy_pointer(A);

        SAVE();
        if (!cpy_load(cell->value)) {
            cpy_raise_empty_cell(t, I.a);
            goto error;
        }
        cpy_store(cell, &cell->value, CPY_UNSET);
        NEXT();
    }
    CASE(LOAD_FREE)
    {
        value = cpy_load(closure_cell(frame, I.b)->value);
        if (CPY_LIKELY(value))
            STORE(value);
        SAVE();
        cpy_raise_empty_free(t, I.b);
        goto error;
    }
    CASE(STORE_FREE)
    {
        struct cpy_cell *cell = closure_cell(frame, I.b);

        cpy_store(cell, &cell->value, A);
        NEXT();
    }
    CASE(DELETE_FREE)
    {
        struct cpy_cell *cell = closure_cell(frame, I.b);

        SAVE();
        if (!cpy_load(cell->value)) {
            cpy_raise_empty_free(t, I.b);
            goto error;
        }
        cpy_store(cell, &cell->value, CPY_UNSET);
        NEXT();
    }
    CASE(LOAD_CLOSURE) STORE(cpy_from(closure_cell(frame, I.b)));

    /* --- attributes --- */

    CASE(GET_ATTR) RESULT(cpy_do_get_attr(t, B, INSN));
    CASE(GET_ATTR_SLOT)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            value = cpy_load(*slot_at(cpy_pointer(left), cache->where));
            if (CPY_LIKELY(value))
                STORE(value);
        }
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_OVERFLOW)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            STORE(overflow_slot(cpy_pointer(left), cache->where));
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_CONST)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            STORE(cpy_load(cache->value));
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_IDENTITY)
    {
        const struct cpy_cache *cache = CACHE_X;

        if (CPY_LIKELY(B == cpy_load(cache->guard)))
            STORE(cpy_load(cache->value));
        RESULT(cpy_do_get_attr(t, B, INSN));
    }
    CASE(GET_ATTR_MODULE)
    {
        const struct cpy_cache *cache = CACHE_X;

        if (CPY_LIKELY(B == cpy_load(cache->guard)) && CPY_LIKELY((value = entry_value(cache, cache->version)) != CPY_UNSET))
            STORE(value);
        RESULT(cpy_do_get_attr(t, B, INSN));
    }
    CASE(GET_ATTR_PROPERTY)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            function = (struct cpy_func *)cpy_pointer(cpy_load(cache->value));
            args = cpy_frame_end(frame);
            args[0] = left;
            goto push;
        }
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_DESCRIPTOR)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            RESULT(cpy_do_get_descriptor(t, cpy_load(cache->value), left));
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_NATIVE)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            RESULT(cpy_do_get_native(t, cpy_load(cache->value), left));
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(GET_ATTR_TABLE)
    {
        const struct cpy_attribute_row *row;

        left = B;
        right = cpy_load(CACHE_X->value);
        if (CPY_LIKELY(cpy_is_object(left))) {
            value = cpy_from(cpy_pointer(left)->shape);
            row = cpy_attribute_row(t->vm, value, right);
            if (CPY_LIKELY(row)) {
                if (CPY_LIKELY(row->kind == CPY_ATTRIBUTE_SLOT)) {
                    value = cpy_load(*slot_at(cpy_pointer(left), row->where));
                    if (CPY_LIKELY(value))
                        STORE(value);
                } else if (row->kind == CPY_ATTRIBUTE_CONST) {
                    STORE(row->value);
                } else if (row->kind == CPY_ATTRIBUTE_OVERFLOW) {
                    STORE(overflow_slot(cpy_pointer(left), row->where));
                } else if (row->kind == CPY_ATTRIBUTE_PROPERTY) {
                    function = (struct cpy_func *)cpy_pointer(row->value);
                    args = cpy_frame_end(frame);
                    args[0] = left;
                    goto push;
                } else if (row->kind == CPY_ATTRIBUTE_DESCRIPTOR) {
                    RESULT(cpy_do_get_descriptor(t, row->value, left));
                } else if (row->kind == CPY_ATTRIBUTE_NATIVE) {
                    RESULT(cpy_do_get_native(t, row->value, left));
                }
            }
        }
        RESULT(cpy_do_get_attr(t, left, INSN));
    }
    CASE(SET_ATTR) EFFECT(cpy_do_set_attr(t, A, B, INSN));
    CASE(SET_ATTR_SLOT)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = A;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            cpy_store(cpy_pointer(left), slot_at(cpy_pointer(left), cache->where), B);
            NEXT();
        }
        EFFECT(cpy_do_set_attr(t, left, B, INSN));
    }
    CASE(SET_ATTR_ADD)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = A;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            cpy_store(cpy_pointer(left), slot_at(cpy_pointer(left), cache->where), B);
            cpy_set_shape(cpy_pointer(left), (struct cpy_shape *)cpy_pointer(cpy_load(cache->value)));
            NEXT();
        }
        EFFECT(cpy_do_set_attr(t, left, B, INSN));
    }
    CASE(SET_ATTR_DESCRIPTOR)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = A;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            EFFECT(cpy_do_set_descriptor(t, cpy_load(cache->value), left, B));
        EFFECT(cpy_do_set_attr(t, left, B, INSN));
    }
    CASE(SET_ATTR_NATIVE)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = A;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard)))
            EFFECT(cpy_do_set_native(t, cpy_load(cache->value), left, B));
        EFFECT(cpy_do_set_attr(t, left, B, INSN));
    }
    CASE(SET_ATTR_TABLE)
    {
        const struct cpy_attribute_row *row;

        left = A;
        right = cpy_load(CACHE_X->value) + CPY_ATTRIBUTE_WRITTEN;
        if (CPY_LIKELY(cpy_is_object(left))) {
            value = cpy_from(cpy_pointer(left)->shape);
            row = cpy_attribute_row(t->vm, value, right);
            if (CPY_LIKELY(row)) {
                if (row->kind == CPY_ATTRIBUTE_SLOT || row->kind == CPY_ATTRIBUTE_ADD) {
                    cpy_store(cpy_pointer(left), slot_at(cpy_pointer(left), row->where), B);
                    if (row->kind == CPY_ATTRIBUTE_ADD)
                        cpy_set_shape(cpy_pointer(left), (struct cpy_shape *)cpy_pointer(row->value));
                    NEXT();
                }
                if (row->kind == CPY_ATTRIBUTE_NATIVE)
                    EFFECT(cpy_do_set_native(t, row->value, left, B));
                if (row->kind == CPY_ATTRIBUTE_DESCRIPTOR)
                    EFFECT(cpy_do_set_descriptor(t, row->value, left, B));
            }
        }
        EFFECT(cpy_do_set_attr(t, left, B, INSN));
    }
    CASE(DEL_ATTR) EFFECT(cpy_do_set_attr(t, A, CPY_UNSET, INSN));
    CASE(LOAD_METHOD) EFFECT(cpy_do_load_method(t, B, INSN));
    CASE(LOAD_METHOD_CONST)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            args = &A;
            args[0] = cpy_load(cache->value);
            args[1] = left;
            NEXT();
        }
        EFFECT(cpy_do_load_method(t, left, INSN));
    }
    CASE(LOAD_METHOD_SMALL)
    {
        left = B;
        if (CPY_UNLIKELY(!cpy_is_small(left)))
            EFFECT(cpy_do_load_method(t, left, INSN));
        args = &A;
        args[0] = cpy_load(CACHE_X->value);
        args[1] = left;
        NEXT();
    }
    CASE(LOAD_METHOD_SLOT)
    {
        const struct cpy_cache *cache = CACHE_X;

        left = B;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_from(cpy_pointer(left)->shape) == cpy_load(cache->guard))) {
            value = cpy_load(*slot_at(cpy_pointer(left), cache->where));
            if (CPY_LIKELY(value)) {
                args = &A;
                args[0] = value;
                args[1] = CPY_UNSET;
                NEXT();
            }
        }
        EFFECT(cpy_do_load_method(t, left, INSN));
    }
    CASE(LOAD_METHOD_IDENTITY)
    {
        const struct cpy_cache *cache = CACHE_X;

        if (CPY_LIKELY(B == cpy_load(cache->guard))) {
            args = &A;
            args[1] = cache->where ? B : CPY_UNSET; /* a class method */
            args[0] = cpy_load(cache->value);
            NEXT();
        }
        EFFECT(cpy_do_load_method(t, B, INSN));
    }
    CASE(LOAD_METHOD_TABLE)
    {
        const struct cpy_attribute_row *row;

        left = B;
        right = cpy_load(CACHE_X->value);
        if (CPY_LIKELY(cpy_is_object(left))) {
            value = cpy_from(cpy_pointer(left)->shape);
            row = cpy_attribute_row(t->vm, value, right);
            if (CPY_LIKELY(row && row->kind < CPY_ATTRIBUTE_PROPERTY)) {
                args = &A;
                args[0] = row->value;
                if (CPY_LIKELY(row->kind == CPY_ATTRIBUTE_METHOD)) {
                    args[1] = left;
                    NEXT();
                }
                args[1] = CPY_UNSET;
                if (row->kind == CPY_ATTRIBUTE_CLASS_METHOD)
                    args[1] = cpy_load(cpy_pointer(left)->shape->type);
                else if (row->kind == CPY_ATTRIBUTE_SLOT)
                    args[0] = cpy_load(*slot_at(cpy_pointer(left), row->where));
                else if (row->kind == CPY_ATTRIBUTE_OVERFLOW)
                    args[0] = overflow_slot(cpy_pointer(left), row->where);
                if (CPY_LIKELY(args[0]))
                    NEXT();
            }
        }
        EFFECT(cpy_do_load_method(t, left, INSN));
    }
    CASE(LOAD_METHOD_MODULE)
    {
        const struct cpy_cache *cache = CACHE_X;

        if (CPY_LIKELY(B == cpy_load(cache->guard)) && CPY_LIKELY((value = entry_value(cache, cache->version)) != CPY_UNSET)) {
            args = &A;
            args[0] = value;
            args[1] = CPY_UNSET;
            NEXT();
        }
        EFFECT(cpy_do_load_method(t, B, INSN));
    }

    /* --- items --- */

    CASE(GET_ITEM)
    {
        left = B;
        right = C;
        if (CPY_LIKELY(cpy_is_object(left))) {
            if (cpy_is_small(right)) {
                value = get_indexed(t, left, cpy_small(right));
                if (CPY_LIKELY(value))
                    STORE(value);
            }
            if (SHAPE_IS(cpy_pointer(left), DICT)) {
                SAVE();
                value = cpy_dict_get(t, left, right);
                if (CPY_LIKELY(value))
                    STORE(value);
                if (!t->exception)
                    cpy_raise_with(t, CPY_KEY_ERROR, right);
                goto error;
            }
        }
        RESULT(cpy_do_get_item(t, left, right));
    }
    CASE(GET_ITEM_I)
    {
        left = B;
        if (CPY_LIKELY(cpy_is_object(left))) {
            value = get_indexed(t, left, (int16_t)I.c);
            if (CPY_LIKELY(value))
                STORE(value);
        }
        RESULT(cpy_do_get_item(t, left, cpy_int((int16_t)I.c)));
    }
    CASE(GET_ITEM_BACK) RESULT(cpy_do_get_item_back(t, B, I.c));
    CASE(GET_SLICE) RESULT(cpy_do_get_slice(t, B, C, (&C)[1]));
    CASE(SET_ITEM)
    {
        left = A;
        right = B;
        if (CPY_LIKELY(cpy_is_small(right) && cpy_is_object(left)) && set_indexed(t, left, cpy_small(right), C))
            NEXT();
        EFFECT(cpy_do_set_item(t, left, right, C));
    }
    CASE(DEL_ITEM) EFFECT(cpy_do_set_item(t, A, B, CPY_UNSET));
    CASE(BUILD_SLICE) RESULT(cpy_slice_new(t, B, (&B)[1], (&B)[2]));

    /* --- arithmetic --- */

    BINARY(ADD, ADD, IF_INTS {
        int64_t n;

        if (CPY_LIKELY(!__builtin_add_overflow((int64_t)left, (int64_t)(right - 1), &n)))
            STORE((cpy_value)n);
    } else IF_FLOATS(x + y))
    BINARY(SUB, SUB, IF_INTS {
        int64_t n;

        if (CPY_LIKELY(!__builtin_sub_overflow((int64_t)left, (int64_t)(right - 1), &n)))
            STORE((cpy_value)n);
    } else IF_FLOATS(x - y))
    BINARY(MUL, MUL, IF_INTS {
        int64_t n;

        if (CPY_LIKELY(!__builtin_mul_overflow((int64_t)(left - 1), cpy_small(right), &n)))
            STORE((cpy_value)n + 1);
    } else IF_FLOATS(x * y))
    BINARY(TRUEDIV, TRUEDIV, IF_INTS {
        int64_t x = cpy_small(left), y = cpy_small(right);

        if (CPY_LIKELY(y && exact_double(x) && exact_double(y)))
            STORE_FLOAT((double)x / (double)y);
    } else IF_FLOATS(x / y)) /* the float 0.0 is not in the word */
    BINARY(FLOORDIV, FLOORDIV, IF_INTS {
        int64_t y = cpy_small(right);

        if (CPY_LIKELY(y && y != -1))
            STORE(cpy_int(floor_div(cpy_small(left), y)));
    })
    BINARY(MOD, MOD, IF_INTS {
        int64_t y = cpy_small(right);

        if (CPY_LIKELY(y && y != -1))
            STORE(cpy_int(floor_mod(cpy_small(left), y)));
    })
    BINARY(POW, POW, IF_INTS {
        int64_t n;

        if (cpy_small(right) >= 0 && cpy_small(right) < 64 && small_power(cpy_small(left), cpy_small(right), &n))
            STORE(cpy_int(n));
    })
    BINARY(LSHIFT, LSHIFT, IF_INTS {
        int64_t x = cpy_small(left), y = cpy_small(right);

        if (CPY_LIKELY(y >= 0 && y < 62 && (int64_t)((uint64_t)x << y) >> y == x))
            STORE_INT((int64_t)((uint64_t)x << y));
    })
    BINARY(RSHIFT, RSHIFT, IF_INTS {
        int64_t y = cpy_small(right);

        if (CPY_LIKELY(y >= 0))
            STORE(cpy_int(cpy_small(left) >> (y < 63 ? y : 63)));
    })
    BINARY(AND, AND, IF_INTS STORE(left & right);)
    BINARY(OR, OR, IF_INTS STORE(left | right);)
    BINARY(XOR, XOR, IF_INTS STORE((left ^ right) | 1);)
    CASE(MATMUL)
    {
        left = B;
        right = C;
        operator= CPY_MATMUL;
        goto binary;
    }
    CASE(NEG)
    {
        left = B;
        if (CPY_LIKELY(cpy_is_small(left) && left != cpy_int(CPY_INT_MIN)))
            STORE(cpy_int(-cpy_small(left)));
        if (cpy_is_word_float(left))
            STORE(cpy_try_word_float(-cpy_word_float(left)));
        RESULT(cpy_do_unary(t, left, CPY_NEG));
    }
    CASE(POS) RESULT(cpy_do_unary(t, B, CPY_POS));
    CASE(INVERT)
    {
        left = B;
        if (CPY_LIKELY(cpy_is_small(left)))
            STORE(cpy_int(~cpy_small(left)));
        RESULT(cpy_do_unary(t, left, CPY_INVERT));
    }
    CASE(NOT)
    {
        left = B;
        if (CPY_LIKELY(cpy_is_bool(left)))
            STORE(CPY_TRUE + CPY_FALSE - left);
        SAVE();
        answer = cpy_do_truth(t, left);
        if (CPY_UNLIKELY(answer == CPY_FAILED))
            goto error;
        if (CPY_UNLIKELY(answer == CPY_ASKED))
            goto enter;
        STORE(cpy_bool(!answer));
    }

    /* --- comparisons and tests --- */

    COMPARE(LT, <)
    COMPARE(LE, <=)
    COMPARE(EQ, ==)
    COMPARE(NE, !=)
    COMPARE(GT, >)
    COMPARE(GE, >=)
    CASE(IS) STORE(cpy_bool((B == C) != I.d));
    CASE(IN)
    {
        SAVE();
        answer = cpy_do_contains(t, C, B);
        if (CPY_UNLIKELY(answer == CPY_FAILED))
            goto error;
        if (CPY_UNLIKELY(answer == CPY_ASKED))
            goto enter;
        STORE(cpy_bool(answer != I.d));
    }
    CASE(TEST)
    {
        left = A;
        if (cpy_is_bool(left))
            JUMP_IF((left == CPY_TRUE));
        if (cpy_is_small(left))
            JUMP_IF((left != cpy_int(0)));
        if (left == CPY_NONE)
            JUMP_IF(0);
        ANSWER(cpy_do_truth(t, left));
    }
    CASE(TEST_IS) JUMP_IF((A == B));
    CASE(TEST_IS_K) JUMP_IF((A == K(I.b)));
    CASE(TEST_IN) ANSWER(cpy_do_contains(t, B, A));
    CASE(TEST_SEQUENCE)
    {
        left = A;
        if (cpy_is_tuple(left) && !I.c)
            JUMP_IF((cpy_as_tuple(left)->len == I.b));
        ANSWER(cpy_do_test_sequence(t, left, I.b, I.c));
    }
    CASE(TEST_MAPPING) ANSWER(cpy_do_test_mapping(t, A, I.b));
    CASE(TEST_KEYS) ANSWER(cpy_do_test_keys(t, A, &B, I.c));
    CASE(TEST_INSTANCE)
    {
        left = A;
        if (CPY_LIKELY(cpy_is_object(left) && cpy_load(cpy_pointer(left)->shape->type) == B))
            JUMP_IF(1);
        ANSWER(cpy_do_test_instance(t, left, B));
    }
    CASE(TEST_POSITIONAL) ANSWER(cpy_do_test_positional(t, A, &B, I.c));
    CASE(TEST_MATCH) ANSWER(cpy_exception_matches(t, A, B));
    CASE(JUMP)
    {
        pc += I.bc;
        NEXT();
    }
    CASE(LOOP)
    {
        struct cpy_side *side = cpy_side_due(t, frame->code, frame->globals, CPY_WEIGHT_ROUND);

        if (side && !frame->side) {
            pc = side->insns + (pc - frame->code->insns);
            frame->side = side;
        }
    }
    /* fall through */
    CASE(LOOP_HOT)
    {
        if (CPY_UNLIKELY(__atomic_load_n(&t->vm->interrupted, __ATOMIC_RELAXED))) {
            SAVE();
            if (!cpy_safe_point(t))
                goto error;
            if (CPY_UNLIKELY(t->tracing != IS_TRACING)) {
                frame->pc = pc + I.bc;
                goto leave;
            }
        }
        pc += I.bc;
        NEXT();
    }

    /* --- iteration and unpacking --- */

    CASE(GET_ITER) RESULT(cpy_do_iter(t, B));
    CASE(FOR_ITER)
    {
        left = B;
        specialise_for_iter(frame, INSN, left);
        SAVE();
        answer = cpy_do_next(t, left, &value);
        if (CPY_UNLIKELY(answer == CPY_FAILED))
            goto error;
        if (answer == CPY_ASKED)
            goto enter;
        if (answer == CPY_NO)
            goto exhausted;
        A = value;
        pc++;
        NEXT();
    }
    CASE(FOR_ITER_RANGE)
    {
        struct cpy_range_iterator *it = (struct cpy_range_iterator *)cpy_pointer(B);

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&it->head, RANGE_ITERATOR) || it->left < 0))
            goto op_FOR_ITER;
        if (it->left == 0)
            goto exhausted;
        it->left--;
        A = cpy_int(it->next);
        it->next += it->step;
        pc++;
        NEXT();
    }
    CASE(FOR_ITER_LIST)
    {
        struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(B);
        struct cpy_list *list;

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&it->head, LIST_ITERATOR)))
            goto op_FOR_ITER;
        list = cpy_as_list(cpy_load(it->sequence));
        if (CPY_UNLIKELY(!list))
            goto exhausted;
        if (CPY_LIKELY((uint64_t)it->index < list->len)) {
            A = cpy_load(list->items[it->index++]);
            pc++;
            NEXT();
        }
        cpy_store(it, &it->sequence, CPY_UNSET);
        goto exhausted;
    }
    CASE(FOR_ITER_TUPLE)
    {
        struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(B);
        const struct cpy_tuple *tuple;

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&it->head, TUPLE_ITERATOR)))
            goto op_FOR_ITER;
        tuple = cpy_as_tuple(cpy_load(it->sequence));
        if (CPY_UNLIKELY(!tuple))
            goto exhausted;
        if (CPY_LIKELY((uint64_t)it->index < tuple->len)) {
            A = cpy_load(tuple->items[it->index++]);
            pc++;
            NEXT();
        }
        cpy_store(it, &it->sequence, CPY_UNSET);
        goto exhausted;
    }
    CASE(FOR_ITER_STR)
    {
        struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(B);
        const struct cpy_str *s;

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&it->head, STR_ITERATOR)))
            goto op_FOR_ITER;
        s = cpy_as_str(cpy_load(it->sequence));
        if (CPY_LIKELY(s && (uint64_t)it->index < s->len && s->width == 1)) {
            value = t->vm->characters[((const uint8_t *)cpy_str_data(s))[it->index]];
            if (CPY_LIKELY(value)) {
                it->index++;
                A = value;
                pc++;
                NEXT();
            }
        }
        goto next_native;
    }
    CASE(FOR_ITER_BYTES)
    {
        struct cpy_index_iterator *it = (struct cpy_index_iterator *)cpy_pointer(B);
        const struct cpy_bytes *bytes;

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&it->head, BYTES_ITERATOR)))
            goto op_FOR_ITER;
        value = cpy_load(it->sequence);
        bytes = (const struct cpy_bytes *)cpy_pointer(value);
        if (CPY_LIKELY(value && SHAPE_IS(&bytes->head, BYTES) && (uint64_t)it->index < bytes->len)) {
            A = cpy_int(bytes->data[it->index++]);
            pc++;
            NEXT();
        }
        goto next_native;
    }
    CASE(FOR_ITER_NATIVE)
    {
        if (CPY_UNLIKELY(!cpy_is_object(B) || !has_native_next(B)))
            goto op_FOR_ITER;
    }
next_native:
    SAVE();
    left = B;
    if ((value = cpy_next(t, left))) {
        A = value;
        pc++;
        NEXT();
    }
    if (cpy_pending(t))
        goto error;
    goto exhausted;
    CASE(FOR_ITER_GENERATOR)
    {
        struct cpy_generator *g = cpy_as_generator(B);

        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(&g->head, GENERATOR)))
            goto op_FOR_ITER;
        if (g->state == CPY_GEN_DONE)
            goto exhausted;
        SAVE();
        if (!cpy_generator_enter(t, g, CPY_NONE, CPY_CONSUMER_LOOP))
            goto error;
        goto enter;
    }
    CASE(FOR_ITER_DICT)
    {
        if (CPY_UNLIKELY(!cpy_is_object(B) || !SHAPE_IS(cpy_pointer(B), DICT_ITERATOR)))
            goto op_FOR_ITER;
        SAVE();
        if ((value = cpy_dict_iterator_next(t, B))) {
            A = value;
            pc++;
            NEXT();
        }
        if (cpy_pending(t))
            goto error;
        goto exhausted;
    }
    CASE(FOR_ITER_UNPACKED)
    {
        SAVE();
        answer = cpy_next_unpacked(t, B, &base[pc[1].a], pc[1].c);
        if (CPY_LIKELY(answer > 0)) {
            pc += 2; /* JUMP and UNPACK */
            NEXT();
        }
        if (answer < 0)
            goto op_FOR_ITER;
        if (cpy_pending(t))
            goto error;
        goto exhausted;
    }
    CASE(UNPACK)
    {
        const cpy_field *items = exact_items(t, B, I.c);

        if (CPY_LIKELY(items)) {
            cpy_value *to = &A;

            for (unsigned i = 0, n = I.c; i < n; i++)
                to[i] = cpy_load(items[i]);
            NEXT();
        }
        CHECK(cpy_do_unpack(t, B, &A, I.c));
    }
    CASE(UNPACK_EX) CHECK(cpy_do_unpack_ex(t, B, &A, I.c, I.d));

    /* --- building --- */

    CASE(BUILD_TUPLE) RESULT(cpy_tuple_from(t, &B, I.c));
    CASE(BUILD_LIST) RESULT(cpy_list_from(t, &B, I.c));
    CASE(BUILD_SET) RESULT(cpy_do_build_set(t, &B, I.c));
    CASE(BUILD_DICT) RESULT(cpy_do_build_dict(t, &B, I.c));
    CASE(BUILD_STRING) RESULT(cpy_str_join(t, t->vm->empty_str, &B, I.c));
    CASE(FORMAT) RESULT(cpy_do_format(t, B, C, I.d));
    CASE(LIST_APPEND) CHECK(append(t, A, B));
    CASE(LIST_EXTEND) CHECK(cpy_do_list_extend(t, A, B));
    CASE(LIST_TO_TUPLE)
    {
        size_t n;
        const cpy_value *items = cpy_items(B, &n);

        RESULT(cpy_tuple_from(t, items, n));
    }
    CASE(SET_ADD) CHECK(cpy_set_add(t, A, B));
    CASE(SET_UPDATE) CHECK(cpy_set_update(t, A, B));
    CASE(DICT_SET) CHECK(cpy_dict_set(t, A, B, C));
    CASE(DICT_UPDATE) CHECK(cpy_do_dict_update(t, A, B));
    CASE(DICT_MERGE) CHECK(cpy_do_dict_merge(t, A, B, C));

    /* --- functions and calls --- */

    CASE(MAKE_FUNCTION) RESULT(cpy_do_make_function(t, cpy_as_code(K(I.b)), &C, I.d));
    CASE(LOAD_TYPING) RESULT(cpy_do_load_typing(t, K(I.b)));
    CASE(CHECK_FORMAT) CHECK(cpy_do_check_format(t, A));
    CASE(LOAD_BUILD_CLASS)
    {
        SAVE();
        value = cpy_do_load_build_class(t);
        goto store;
    }
    CASE(LOAD_LOCALS) STORE(frame->action & CPY_FRAME_SPECIAL && frame->locals ? frame->locals : frame->globals);
    CASE(CALL)
    {
        args = &B;
        SAVE();
        if (frame->side && I.c)
            cpy_cache_call(t, frame, INSN, args[0], I.d);
        value = cpy_invoke(t, args[0], args + 1, I.d, CPY_UNSET);
        goto called;
    }
    CASE(CALL_PYTHON)
    {
        const struct cpy_cache *cache = CACHE_C;

        args = &B;
        left = *args++;
        function = (struct cpy_func *)cpy_pointer(left);
        if (CPY_LIKELY(left == cpy_load(cache->guard)))
            goto push;
        goto op_CALL;
    }
    CASE(CALL_ANY)
    {
        args = &B;
        left = *args++;
        function = (struct cpy_func *)cpy_pointer(left);
        if (CPY_LIKELY(cpy_has_layout(left, CPY_TYPE_FUNCTION) && cpy_code_takes(cpy_as_code(cpy_load(function->code)), I.d)))
            goto push;
        goto op_CALL;
    }
    CASE(CALL_NATIVE)
    {
        const struct cpy_cache *cache = CACHE_C;
        struct cpy_native_object *native;

        args = &B;
        if (CPY_UNLIKELY(args[0] != cpy_load(cache->guard)))
            goto op_CALL;
        native = cpy_as_native(cpy_load(cache->value));
        args++;
        for (unsigned i = I.d; i < cache->count; i++)
            args[i] = cpy_load(native->signature->defaults[i]);
        RESULT(native->row->call(t, args));
    }
    CASE(CALL_NATIVE_BOUND)
    {
        const struct cpy_cache *cache = CACHE_C;
        struct cpy_native_object *native;

        args = &B;
        native = cpy_as_native(args[0]);
        if (CPY_UNLIKELY(!cpy_is_native(args[0]) || cpy_load(native->owner) != cpy_load(cache->guard)))
            goto op_CALL;
        args[0] = cpy_load(native->self);
        for (unsigned i = I.d + 1u; i < cache->count; i++)
            args[i] = cpy_load(native->signature->defaults[i]);
        RESULT(native->row->call(t, args));
    }
    CASE(CALL_NEXT)
    {
        struct cpy_generator *g;

        args = &B;
        if (CPY_UNLIKELY(args[0] != cpy_load(CACHE_C->guard) || !cpy_has_layout(args[1], CPY_TYPE_GENERATOR)))
            goto op_CALL_NATIVE;
        g = cpy_as_generator(args[1]);
        if (CPY_UNLIKELY(g->state == CPY_GEN_DONE))
            goto op_CALL_NATIVE;
        SAVE();
        if (!cpy_generator_enter(t, g, CPY_NONE, CPY_CONSUMER_CALL))
            goto error;
        goto enter;
    }
    CASE(CALL_CLASS)
    {
        const struct cpy_cache *cache = CACHE_C;

        args = &B;
        if (CPY_UNLIKELY(args[0] != cpy_load(cache->guard)))
            goto op_CALL;
        function = (struct cpy_func *)cpy_pointer(cpy_load(cache->value));
        SAVE();
        value = cpy_instance_new(t, cpy_as_type(args[0]));
        if (CPY_UNLIKELY(!value))
            goto error;
        args[0] = value;
        if (!cpy_frame_push(t, cpy_as_code(cpy_load(function->code)), function, cpy_load(function->globals),
                cpy_load(function->builtins), args))
            goto error;
        t->frame->action = CPY_RESULT_INIT;
        t->frame->extra = value;
        goto enter;
    }
    CASE(CALL_METHOD)
    {
        unsigned self = (&B)[1] != CPY_UNSET;

        args = &B;
        SAVE();
        if (frame->side && I.c && self)
            cpy_cache_call(t, frame, INSN, args[0], I.d + 1u);
        value = self ? cpy_invoke(t, args[0], args + 1, I.d + 1u, CPY_UNSET) : cpy_invoke(t, args[0], args + 2, I.d, CPY_UNSET);
        goto called;
    }
    CASE(CALL_METHOD_PYTHON)
    {
        const struct cpy_cache *cache = CACHE_C;

        args = &B;
        left = *args++;
        if (CPY_UNLIKELY(left != cpy_load(cache->guard) || args[0] == CPY_UNSET))
            goto op_CALL_METHOD;
        function = (struct cpy_func *)cpy_pointer(left);
        goto push;
    }
    CASE(CALL_METHOD_ANY)
    {
        args = &B;
        left = *args++;
        function = (struct cpy_func *)cpy_pointer(left);
        if (CPY_LIKELY(args[0] != CPY_UNSET && cpy_has_layout(left, CPY_TYPE_FUNCTION) &&
                cpy_code_takes(cpy_as_code(cpy_load(function->code)), I.d + 1u)))
            goto push;
        goto op_CALL_METHOD;
    }
    CASE(CALL_METHOD_NATIVE)
    {
        const struct cpy_cache *cache = CACHE_C;
        struct cpy_native_object *native;

        args = &B;
        left = *args++;
        if (CPY_UNLIKELY(left != cpy_load(cache->guard) || args[0] == CPY_UNSET))
            goto op_CALL_METHOD;
        native = cpy_as_native(left);
        for (unsigned i = I.d + 1u; i < cache->count; i++)
            args[i] = cpy_load(native->signature->defaults[i]);
        RESULT(native->row->call(t, args));
    }
    CASE(CALL_METHOD_SEND)
    {
        struct cpy_generator *g;

        args = &B;
        if (CPY_UNLIKELY(args[0] != cpy_load(CACHE_C->guard) || !cpy_is_resumable(args[1])))
            goto op_CALL_METHOD;
        g = cpy_as_generator(args[1]);
        if (CPY_UNLIKELY(g->state != CPY_GEN_SUSPENDED))
            goto op_CALL_METHOD_NATIVE;
        SAVE();
        if (!cpy_generator_enter(t, g, args[2], CPY_CONSUMER_CALL))
            goto error;
        goto enter;
    }
    CASE(CALL_KW)
    {
        value = K(I.c);
        RESULT(cpy_invoke(t, B, &B + 1, I.d - cpy_as_tuple(value)->len, value));
    }
    CASE(CALL_METHOD_KW)
    {
        args = &B;
        right = K(I.c);
        SAVE();
        if (args[1])
            value = cpy_invoke(t, args[0], args + 1, I.d + 1 - cpy_as_tuple(right)->len, right);
        else
            value = cpy_invoke(t, args[0], args + 2, I.d - cpy_as_tuple(right)->len, right);
        goto store;
    }
    CASE(CALL_EX) RESULT(cpy_do_call_ex(t, B, (&B)[1], (&B)[2]));
    CASE(RETURN)
    {
        value = A;
    return_value:
        if (CPY_LIKELY(frame->action == CPY_RESULT_STORE)) {
            frame--;
            t->frame = frame;
            pc = frame->pc;
            base = frame->base;
            STORE(value);
        }
        SAVE();
        if (!cpy_frame_return(t, value))
            goto error;
        goto enter;
    }
    CASE(RETURN_NONE)
    {
        value = CPY_NONE;
        goto return_value;
    }

    /* --- generators --- */

    CASE(YIELD)
    {
        SAVE();
        left = IS_TRACING ? frame->generator : CPY_UNSET;
        if (!cpy_generator_yield(t, B, I))
            goto error;
        if (IS_TRACING && CPY_UNLIKELY(t->jump_after_yield))
            cpy_trace_yielded(t, left);
        goto enter;
    }
    CASE(YIELD_FROM)
    {
        SAVE();
        answer = cpy_generator_delegate(t, I, &value);
        if (CPY_UNLIKELY(answer == CPY_FAILED))
            goto error;
        if (answer == CPY_NO)
            goto enter;
        STORE(value);
    }
    CASE(GET_YIELD_ITER)
    {
        if (cpy_has_layout(B, CPY_TYPE_GENERATOR))
            STORE(B);
        RESULT(cpy_do_yield_iter(t, B));
    }
    CASE(GET_AWAITABLE) RESULT(cpy_do_get_awaitable(t, B, I.d));
    CASE(GET_AITER) RESULT(cpy_do_aiter(t, B));
    CASE(GET_ANEXT) RESULT(cpy_do_anext(t, B));
    CASE(END_ASYNC_FOR)
    {
        t->handled = HANDLED_BEFORE();
        if (cpy_is_instance(t, A, t->vm->exceptions[CPY_STOP_ASYNC_ITERATION]))
            NEXT();
        SAVE();
        t->exception = A;
        goto raise_again;
    }

    /* --- exceptions --- */

    CASE(RAISE)
    {
        SAVE();
        left = I.c > 0 ? A : CPY_UNSET;
        right = I.c > 1 ? B : CPY_UNSET;
        if (cpy_do_raise(t, left, right, I.c))
            goto raise_again;
        goto error;
    }
    CASE(RERAISE)
    {
        SAVE();
        t->handled = HANDLED_BEFORE();
        t->exception = A;
        goto raise_again;
    }
    CASE(POP_EXC)
    {
        t->handled = HANDLED_BEFORE();
        NEXT();
    }
    CASE(STAR_MATCH) RESULT(cpy_do_star_match(t, &B, C));
    CASE(STAR_END) RESULT(cpy_do_star_end(t, A, B));
    CASE(LOAD_EXCEPTION) STORE(t->vm->exceptions[I.b]);
    CASE(WITH_ENTER) RESULT(cpy_do_with_enter(t, B, &C, I.d));
    CASE(WITH_EXIT) RESULT(cpy_do_with_exit(t, B, C));

    /* --- import and the rest --- */

    CASE(IMPORT_NAME) RESULT(cpy_do_import(t, K(I.b), K(I.c), I.d));
    CASE(IMPORT_FROM) RESULT(cpy_do_import_from(t, B, K(I.c)));
    CASE(IMPORT_STAR) CHECK(cpy_do_import_star(t, A));
    CASE(PRINT_EXPR) CHECK(cpy_do_print_expr(t, A));
    CASE(SETUP_ANNOTATIONS) CHECK(cpy_do_setup_annotations(t));
}

#if !defined COUNTING && !defined TRACING
/* Runs the loop that is wanted, and the other one when that changes. */
static cpy_value run_any(struct cpy_thread *t, bool throwing)
{
    cpy_value v;

    do {
        v = CPY_UNLIKELY(t->tracing)                    ? cpy_run_tracing(t, throwing)
            : CPY_UNLIKELY(t->vm->stats.opcodes != NULL) ? cpy_run_counting(t, throwing)
                                                         : run(t, throwing);
        throwing = false;
    } while (CPY_UNLIKELY(v == CPY_OTHER_LOOP));
    return v;
}

cpy_value cpy_run(struct cpy_thread *t) { return run_any(t, false); }

cpy_value cpy_run_throwing(struct cpy_thread *t) { return run_any(t, true); }
#endif
