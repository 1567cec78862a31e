/* SPDX-License-Identifier: MIT */
/* vm/interp/opcodes.h - the instruction set, one line an instruction.
 *
 * An instruction is 8 bytes: opcode, d (8 bits), a, b, c (16 bits each).
 *
 *      0        8        16               32               48               64
 *     | opcode |   d    |       a        |       b        |       c        |
 *                                        |      b and c as one 32-bit number: "bc"
 *                                        |      d and c as one 24-bit number: "dc" (d is the upper 8 bits)
 *
 * OP(name, a, b, c, d, meaning).  What an operand is:
 *     W   a register that is written        R   a register that is read
 *     RW  one that is read and written      K   a constant (index in code->consts)
 *     I   a signed number                   N   a count or flag
 *     J   a jump, in instructions from the next instruction, as bc
 *     KK  a constant's index as bc          II  a signed number as bc
 *     X   an inline cache, as dc; its name is code->consts[code->cache_names[X]]
 *     S   the sense of a test, 0 or 1       F   index of a free variable
 *     _   nothing
 *
 * A *test* (name begins with TEST, or FOR_ITER) is always followed by a JUMP; a
 * test performs it when the outcome equals S, and steps over it otherwise.
 *
 * Registers: parameters first (positional, *args, keyword-only, **kwargs in that
 * order), then other locals, then temporaries.  Locals are cleared at entry.
 * Temporaries are used as a stack: at any instruction those below some height
 * hold values.  The arguments of a call lie at the top, and the callee's frame begins
 * at its first argument: registers from there on are lost by a call.
 *
 * In-place operators (x += y) are the binary instruction with d = 1. */
#ifndef CPY_INTERP_OPCODES_H
#define CPY_INTERP_OPCODES_H

#include <stdint.h>

#define CPY_OPCODES(OP)                                                                                        \
    OP(NOP,            _, _, _, _, "nothing")                                                                  \
    OP(MOVE,           W, R, _, _, "a = b")                                                                    \
    OP(LOAD_CONST,     W, KK, _, _, "a = constant bc")                                                         \
    OP(LOAD_INT,       W, II, _, _, "a = the int bc")                                                          \
    OP(LOAD_NONE,      W, _, _, _, "a = None")                                                                 \
    OP(CHECK_LOCAL,    R, _, _, _, "UnboundLocalError if local a is unset")                                    \
    OP(DELETE_LOCAL,   RW, _, _, _, "unset local a; UnboundLocalError if it is unset already")                 \
    /* names */                                                                                                \
    OP(LOAD_GLOBAL,    W, _, X, _, "a = global or built-in named X; NameError")                                \
    OP(STORE_GLOBAL,   R, _, X, _, "global X = a")                                                             \
    OP(DELETE_GLOBAL,  _, _, X, _, "del global X; NameError")                                                  \
    OP(LOAD_NAME,      W, KK, _, _, "a = name bc in the frame's locals mapping, else globals, else built-ins") \
    OP(STORE_NAME,     R, KK, _, _, "locals mapping[bc] = a")                                                  \
    OP(DELETE_NAME,    _, KK, _, _, "del locals mapping[bc]; NameError")                                       \
    OP(LOAD_NAME_FREE, W, F, _, _, "a = free variable b's name in the locals mapping, else its cell (class bodies)") \
    OP(LOAD_CLASS_FREE, RW, F, _, _, "a = free variable b's name in mapping a, else its cell (annotations in classes)") \
    OP(LOAD_CLASS_GLOBAL, RW, KK, _, _, "a = name bc in mapping a, else global, else built-in")                 \
    OP(MAKE_CELL,      RW, _, _, _, "a = new cell holding a (which may be unset)")                             \
    OP(LOAD_CELL,      W, R, _, _, "a = content of the cell in b; NameError/UnboundLocalError if empty")       \
    OP(STORE_CELL,     R, R, _, _, "content of the cell in a = b")                                             \
    OP(DELETE_CELL,    R, _, _, _, "empty the cell in a; NameError if it is empty")                            \
    OP(LOAD_FREE,      W, F, _, _, "a = content of closure cell b; NameError if empty")                        \
    OP(STORE_FREE,     R, F, _, _, "content of closure cell b = a")                                            \
    OP(DELETE_FREE,    _, F, _, _, "empty closure cell b; NameError if it is empty")                           \
    OP(LOAD_CLOSURE,   W, F, _, _, "a = closure cell b itself")                                                \
    /* attributes and items */                                                                                 \
    OP(GET_ATTR,       W, R, X, _, "a = b.X")                                                                  \
    OP(SET_ATTR,       R, R, X, _, "a.X = b")                                                                  \
    OP(DEL_ATTR,       R, _, X, _, "del a.X")                                                                  \
    OP(LOAD_METHOD,    W, R, X, _, "a, a+1 = function and self of b.X; or the attribute and unset")            \
    OP(GET_ITEM,       W, R, R, _, "a = b[c]")                                                                 \
    OP(GET_ITEM_I,     W, R, I, _, "a = b[int c]")                                                             \
    OP(GET_ITEM_BACK,  W, R, N, _, "a = b[len(b) - c]")                                                        \
    OP(GET_SLICE,      W, R, R, _, "a = b[c:c+1]; None stands for what is left out")                            \
    OP(SET_ITEM,       R, R, R, _, "a[b] = c")                                                                 \
    OP(DEL_ITEM,       R, R, _, _, "del a[b]")                                                                 \
    OP(BUILD_SLICE,    W, R, _, _, "a = slice(b, b+1, b+2)")                                                   \
    /* operators: d = 1 means in place */                                                                      \
    OP(ADD,            W, R, R, N, "a = b + c")                                                                \
    OP(SUB,            W, R, R, N, "a = b - c")                                                                \
    OP(MUL,            W, R, R, N, "a = b * c")                                                                \
    OP(MATMUL,         W, R, R, N, "a = b @ c")                                                                \
    OP(TRUEDIV,        W, R, R, N, "a = b / c")                                                                \
    OP(FLOORDIV,       W, R, R, N, "a = b // c")                                                               \
    OP(MOD,            W, R, R, N, "a = b % c")                                                                \
    OP(POW,            W, R, R, N, "a = b ** c")                                                               \
    OP(LSHIFT,         W, R, R, N, "a = b << c")                                                               \
    OP(RSHIFT,         W, R, R, N, "a = b >> c")                                                               \
    OP(AND,            W, R, R, N, "a = b & c")                                                                \
    OP(OR,             W, R, R, N, "a = b | c")                                                                \
    OP(XOR,            W, R, R, N, "a = b ^ c")                                                                \
    OP(ADD_K,          W, R, K, N, "a = b + constant c; the K forms take int and float constants only")        \
    OP(SUB_K,          W, R, K, N, "a = b - constant c")                                                       \
    OP(MUL_K,          W, R, K, N, "a = b * constant c")                                                       \
    OP(TRUEDIV_K,      W, R, K, N, "a = b / constant c")                                                       \
    OP(FLOORDIV_K,     W, R, K, N, "a = b // constant c")                                                      \
    OP(MOD_K,          W, R, K, N, "a = b % constant c")                                                       \
    OP(POW_K,          W, R, K, N, "a = b ** constant c")                                                      \
    OP(LSHIFT_K,       W, R, K, N, "a = b << constant c")                                                      \
    OP(RSHIFT_K,       W, R, K, N, "a = b >> constant c")                                                      \
    OP(AND_K,          W, R, K, N, "a = b & constant c")                                                       \
    OP(OR_K,           W, R, K, N, "a = b | constant c")                                                       \
    OP(XOR_K,          W, R, K, N, "a = b ^ constant c")                                                       \
    OP(NEG,            W, R, _, _, "a = -b")                                                                   \
    OP(POS,            W, R, _, _, "a = +b")                                                                   \
    OP(INVERT,         W, R, _, _, "a = ~b")                                                                   \
    OP(NOT,            W, R, _, _, "a = not b")                                                                \
    OP(LT,             W, R, R, _, "a = b < c")                                                                \
    OP(LE,             W, R, R, _, "a = b <= c")                                                               \
    OP(EQ,             W, R, R, _, "a = b == c")                                                               \
    OP(NE,             W, R, R, _, "a = b != c")                                                               \
    OP(GT,             W, R, R, _, "a = b > c")                                                                \
    OP(GE,             W, R, R, _, "a = b >= c")                                                               \
    OP(IS,             W, R, R, N, "a = b is c; is not if d")                                                  \
    OP(IN,             W, R, R, N, "a = b in c; not in if d")                                                  \
    /* tests: each is followed by a JUMP */                                                                    \
    OP(TEST,           R, _, _, S, "truth of a")                                                               \
    OP(TEST_LT,        R, R, _, S, "a < b")                                                                    \
    OP(TEST_LE,        R, R, _, S, "a <= b")                                                                   \
    OP(TEST_EQ,        R, R, _, S, "a == b")                                                                   \
    OP(TEST_NE,        R, R, _, S, "a != b")                                                                   \
    OP(TEST_GT,        R, R, _, S, "a > b")                                                                    \
    OP(TEST_GE,        R, R, _, S, "a >= b")                                                                   \
    OP(TEST_LT_K,      R, K, _, S, "a < constant b; the K forms of these six take int and float constants only") \
    OP(TEST_LE_K,      R, K, _, S, "a <= constant b")                                                          \
    OP(TEST_EQ_K,      R, K, _, S, "a == constant b")                                                          \
    OP(TEST_NE_K,      R, K, _, S, "a != constant b")                                                          \
    OP(TEST_GT_K,      R, K, _, S, "a > constant b")                                                           \
    OP(TEST_GE_K,      R, K, _, S, "a >= constant b")                                                          \
    OP(TEST_IS,        R, R, _, S, "a is b")                                                                   \
    OP(TEST_IS_K,      R, K, _, S, "a is constant b (None, True, False, Ellipsis)")                            \
    OP(TEST_IN,        R, R, _, S, "a in b")                                                                   \
    OP(TEST_SEQUENCE,  R, N, N, S, "a is a sequence (of match statements) of b items, of at least b if c")      \
    OP(TEST_MAPPING,   R, N, _, S, "a is a mapping (of match statements) of at least b items")                 \
    OP(TEST_KEYS,      R, R, N, S, "mapping a has the c keys in b, b+1 ...; their values go to b+c, b+c+1 ...") \
    OP(TEST_INSTANCE,  R, R, _, S, "isinstance(a, b), in a class pattern: b must be a class")                  \
    OP(TEST_POSITIONAL, R, R, N, S, "a has the first c attributes of b.__match_args__; they go to b+2 ...; b+1: names of other ones, a tuple") \
    OP(TEST_MATCH,     R, R, _, S, "exception a matches class or tuple b (except clause)")                     \
    OP(JUMP,           _, J, _, _, "jump by bc")                                                               \
    OP(LOOP,           _, J, _, _, "jump back by bc (negative): a safe point, and where hot loops are noticed")  \
    /* iteration and unpacking */                                                                              \
    OP(GET_ITER,       W, R, _, _, "a = iter(b)")                                                              \
    OP(FOR_ITER,       W, R, _, _, "a = next(b); performs the JUMP that follows when b is exhausted")          \
    OP(UNPACK,         W, R, N, _, "a .. a+c-1 = the items of b")                                              \
    OP(UNPACK_EX,      W, R, N, N, "a .. a+c-1, a+c, a+c+1 .. a+c+d = first c items, list of the rest, last d of b") \
    /* building */                                                                                             \
    OP(BUILD_TUPLE,    W, R, N, _, "a = tuple of b .. b+c-1")                                                  \
    OP(BUILD_LIST,     W, R, N, _, "a = list of b .. b+c-1")                                                   \
    OP(BUILD_SET,      W, R, N, _, "a = set of b .. b+c-1")                                                    \
    OP(BUILD_DICT,     W, R, N, _, "a = dict of the c pairs b, b+1; b+2, b+3; ...")                            \
    OP(BUILD_STRING,   W, R, N, _, "a = concatenation of the strs b .. b+c-1")                                 \
    OP(FORMAT,         W, R, R, N, "a = format(b, c); d: conversion 0, 's', 'r', 'a'; d|128: no spec, c unused") \
    OP(LIST_APPEND,    R, R, _, _, "a.append(b), a being a list of the compiler's")                            \
    OP(LIST_EXTEND,    R, R, _, _, "a.extend(b); TypeError text of *b in a display")                           \
    OP(LIST_TO_TUPLE,  W, R, _, _, "a = tuple(list b)")                                                        \
    OP(SET_ADD,        R, R, _, _, "a.add(b)")                                                                 \
    OP(SET_UPDATE,     R, R, _, _, "a.update(b)")                                                              \
    OP(DICT_SET,       R, R, R, _, "a[b] = c, a being a dict of the compiler's")                               \
    OP(DICT_UPDATE,    R, R, _, _, "a.update(b), b a mapping ({**b})")                                         \
    OP(DICT_MERGE,     R, R, R, _, "the same for f(**b): duplicates are a TypeError that names callable c")    \
    /* functions, classes, calls */                                                                            \
    OP(MAKE_FUNCTION,  W, K, R, N, "a = function of code b; parts in c, c+1 ...: d&1 defaults tuple, d&2 kwdefaults dict, d&4 annotations (a dict, or their code or function), d&8 closure tuple, in that order") \
    OP(LOAD_TYPING,    W, K, _, _, "a = what frozen module _typing calls b")                                   \
    OP(CHECK_FORMAT,   R, _, _, _, "NotImplementedError if a (a format of annotationlib's) is above 2")        \
    OP(LOAD_BUILD_CLASS, W, _, _, _, "a = builtins.__build_class__")                                           \
    OP(LOAD_LOCALS,    W, _, _, _, "a = the frame's locals mapping")                                           \
    OP(CALL,           W, R, _, N, "a = b(b+1 .. b+d)")                                                        \
    OP(CALL_METHOD,    W, R, _, N, "a = b(b+1 .. b+1+d), without b+1 if that is unset; d arguments after self") \
    OP(CALL_KW,        W, R, K, N, "a = b(b+1 ..), d arguments in all, the last ones named by tuple c")        \
    OP(CALL_METHOD_KW, W, R, K, N, "the same in the layout of CALL_METHOD")                                    \
    OP(CALL_EX,        W, R, _, _, "a = b(*b+1, **b+2); b+1 a list or tuple, b+2 a dict or unset")             \
    OP(CLEAR,          W, _, _, _, "a = unset (before CALL_EX without keywords)")                              \
    OP(RETURN,         R, _, _, _, "return a")                                                                 \
    OP(RETURN_NONE,    _, _, _, _, "return None")                                                              \
    /* generators: c is the number of registers, from 0, that hold values or unset locals; d: is it in a handler? */ \
    OP(YIELD,          W, R, N, N, "suspend with value b; a = what is sent")                                   \
    OP(YIELD_FROM,     W, R, N, N, "a = yield from b, b an iterator; suspends as often as b does")             \
    OP(GET_YIELD_ITER, W, R, _, _, "a = b if it is a generator, else iter(b)")                                 \
    /* coroutines: what they wait for is the iterator of a YIELD_FROM */                                       \
    OP(GET_AWAITABLE,  W, R, _, N, "a = the iterator of awaitable b; d: enum cpy_awaited, for errors")         \
    OP(GET_AITER,      W, R, _, _, "a = b.__aiter__()")                                                        \
    OP(GET_ANEXT,      W, R, _, _, "a = b.__anext__()")                                                        \
    OP(END_ASYNC_FOR,  R, _, _, _, "handled = a+1; raise a again unless it is a StopAsyncIteration")           \
    /* exceptions: a handler is entered with the exception in r and what was handled before in r+1 */          \
    OP(RAISE,          R, R, N, _, "c = 0: re-raise what is handled; 1: raise a; 2: raise a from b")           \
    OP(RERAISE,        R, _, _, N, "handled = a+1; raise a again, its traceback kept; d: as from where it was first (1) or last (2) raised here") \
    OP(POP_EXC,        R, _, _, _, "handled = a+1: the handler that was entered with a, a+1 ends")             \
    OP(STAR_MATCH,     W, RW, R, _, "handled = a = the part of exception b that except* c takes, or None; b = the rest, or None") \
    OP(STAR_END,       RW, R, _, _, "a = what is raised after except* clauses for a raised what is in list b; or None") \
    OP(LOAD_EXCEPTION, W, N, _, _, "a = the exception class that is number b (enum cpy_exception_id)")         \
    OP(WITH_ENTER,     W, R, W, N, "c = the bound __exit__ of b; a = b.__enter__(); d: __aexit__, __aenter__") \
    OP(WITH_EXIT,      W, R, R, _, "a = b(type, value, traceback) of exception c; b is a bound __exit__")      \
    /* import and the rest */                                                                                  \
    OP(IMPORT_NAME,    W, K, K, N, "a = import of name b, fromlist c (tuple or None), level d")                \
    OP(IMPORT_FROM,    W, R, K, _, "a = b.name c; ImportError")                                                \
    OP(IMPORT_STAR,    R, _, _, _, "put the public names of module a into the locals mapping or globals")      \
    OP(PRINT_EXPR,     R, _, _, _, "sys.displayhook(a)")                                                       \
    OP(SETUP_ANNOTATIONS, _, _, _, _, "make __annotations__ in the namespace if it is missing")

/* Specialised instructions: the interpreter puts them in place of the generic ones in the side block of a
 * code object that runs often.  OP(name, generic): operands are those of the generic instruction, except that
 * c of the CALL forms numbers their cache. */
#define CPY_SPECIALISED_OPCODES(OP)                                                                            \
    OP(EXIT,                NOP)         /* ends the run of an entry; only in cpy_entry_insns */              \
    OP(LOAD_GLOBAL_VALUE,   LOAD_GLOBAL) /* from the globals, by entry number */                              \
    OP(LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL) /* from the built-ins, by entry number */                            \
    OP(GET_ATTR_SLOT,       GET_ATTR)    /* a slot in the object */                                           \
    OP(GET_ATTR_OVERFLOW,   GET_ATTR)    /* a slot in the slot block */                                       \
    OP(GET_ATTR_CONST,      GET_ATTR)    /* a class attribute that does not bind */                           \
    OP(GET_ATTR_IDENTITY,   GET_ATTR)    /* an attribute of one class */                                      \
    OP(GET_ATTR_MODULE,     GET_ATTR)    /* an attribute of one module, by entry number */                    \
    OP(GET_ATTR_PROPERTY,   GET_ATTR)    /* a property whose getter is a Python function */                   \
    OP(GET_ATTR_DESCRIPTOR, GET_ATTR)    /* one whose class has a __get__ in Python */                        \
    OP(GET_ATTR_NATIVE,     GET_ATTR)    /* an attribute that C code computes */                              \
    OP(GET_ATTR_TABLE,      GET_ATTR)    /* through the interpreter's table of shapes and names */            \
    OP(LOAD_METHOD_CONST,   LOAD_METHOD) /* a function of the class */                                        \
    OP(LOAD_METHOD_SMALL,   LOAD_METHOD) /* a method of small ints */                                         \
    OP(LOAD_METHOD_SLOT,    LOAD_METHOD) /* an attribute in a slot, called */                                 \
    OP(LOAD_METHOD_IDENTITY, LOAD_METHOD) /* an attribute of one class */                                     \
    OP(LOAD_METHOD_MODULE,  LOAD_METHOD) /* an attribute of one module */                                     \
    OP(LOAD_METHOD_TABLE,   LOAD_METHOD)                                                                      \
    OP(SET_ATTR_SLOT,       SET_ATTR)                                                                         \
    OP(SET_ATTR_ADD,        SET_ATTR)    /* adds an attribute: a transition to another shape */               \
    OP(SET_ATTR_DESCRIPTOR, SET_ATTR)    /* a property, or one whose class has a __set__ in Python */           \
    OP(SET_ATTR_NATIVE,     SET_ATTR)    /* an attribute that C code sets */                                  \
    OP(SET_ATTR_TABLE,      SET_ATTR)                                                                         \
    OP(CALL_PYTHON,         CALL)        /* a function with exactly the parameters */                         \
    OP(CALL_ANY,            CALL)        /* any such function */                                              \
    OP(CALL_NATIVE,         CALL)        /* a native with positional parameters; defaults filled in place */  \
    OP(CALL_NATIVE_BOUND,   CALL)        /* the same with a self, which takes the place of what is called */  \
    OP(CALL_CLASS,          CALL)        /* a class with a Python __init__ and object.__new__ */              \
    OP(CALL_METHOD_PYTHON,  CALL_METHOD)                                                                      \
    OP(CALL_METHOD_ANY,     CALL_METHOD)                                                                      \
    OP(CALL_METHOD_NATIVE,  CALL_METHOD)                                                                      \
    OP(CALL_NEXT,           CALL)        /* next(generator): its frame is pushed */                           \
    OP(CALL_METHOD_SEND,    CALL_METHOD) /* generator.send(value) */                                          \
    OP(FOR_ITER_RANGE,      FOR_ITER)                                                                         \
    OP(FOR_ITER_LIST,       FOR_ITER)                                                                         \
    OP(FOR_ITER_TUPLE,      FOR_ITER)                                                                         \
    OP(FOR_ITER_STR,        FOR_ITER)    /* characters of a str */                                            \
    OP(FOR_ITER_BYTES,      FOR_ITER)    /* bytes of a bytes or bytearray object */                           \
    OP(FOR_ITER_NATIVE,     FOR_ITER)    /* any other iterator of a class in C */                             \
    OP(FOR_ITER_GENERATOR,  FOR_ITER)                                                                         \
    OP(FOR_ITER_DICT,       FOR_ITER)    /* keys, values or items of a dict */                                \
    OP(FOR_ITER_UNPACKED,   FOR_ITER)    /* enumerate, zip or items, and the UNPACK behind it, without a tuple */ \
    OP(LOOP_HOT,            LOOP)        /* does not count rounds */

/* Whose result GET_AWAITABLE is given. */
enum cpy_awaited { CPY_AWAITED_BY_AWAIT, CPY_AWAITED_AENTER, CPY_AWAITED_AEXIT, CPY_AWAITED_ANEXT };

enum cpy_opcode {
#define OP(name, a, b, c, d, meaning) CPY_OP_##name,
    CPY_OPCODES(OP)
#undef OP
    CPY_OP_GENERIC_COUNT,
    CPY_OP_BEFORE_SPECIALISED = CPY_OP_GENERIC_COUNT - 1,
#define OP(name, generic) CPY_OP_##name,
    CPY_SPECIALISED_OPCODES(OP)
#undef OP
    CPY_OP_COUNT
};

struct cpy_insn {
    uint8_t op;
    uint8_t d;
    uint16_t a;
    union {
        struct {
            uint16_t b, c;
        };
        int32_t bc;
    };
};

static inline uint32_t cpy_insn_cache(struct cpy_insn i) { return (uint32_t)i.d << 16 | i.c; }

#endif
