/* SPDX-License-Identifier: MIT */
/* vm/interp/code.h - a compiled function body, class body or module. */
#ifndef CPY_INTERP_CODE_H
#define CPY_INTERP_CODE_H

#include "vm/interp/opcodes.h"
#include "vm/vm.h"

enum cpy_code_flags {
    CPY_CODE_OPTIMIZED = 1,  /* locals lie in registers (a function); same bits as CPython's co_flags */
    CPY_CODE_NEWLOCALS = 2,
    CPY_CODE_VARARGS = 4,
    CPY_CODE_VARKEYWORDS = 8,
    CPY_CODE_NESTED = 16,
    CPY_CODE_GENERATOR = 32,
    CPY_CODE_COROUTINE = 128,
    CPY_CODE_ITERABLE_COROUTINE = 256, /* a generator that types.coroutine() has marked */
    CPY_CODE_ASYNC_GENERATOR = 512,
    CPY_CODE_SUSPENDS = CPY_CODE_GENERATOR | CPY_CODE_COROUTINE | CPY_CODE_ASYNC_GENERATOR,
    CPY_CODE_CLASS_BODY = 0x10000, /* names go to a namespace mapping */
    CPY_CODE_HAS_DOC = 0x20000,    /* consts[0] is the docstring */
    CPY_CODE_METHOD = 0x40000,     /* defined directly in a class body */
    CPY_CODE_FUTURE_ANNOTATIONS = 0x1000000, /* what it compiles inherits "from __future__ import annotations" */
    CPY_CODE_SIMPLE_ARGS = 0x80000, /* no keyword-only, *args or **kwargs */
};

/* An exception raised in instructions [start, end) continues at handler, with the exception in register
 * reg and what was handled before in reg + 1.  Sorted so that the innermost range comes first. */
struct cpy_handler {
    uint32_t start, end, handler;
    uint16_t reg;
};

/* Where an instruction comes from in the source: lines from 1, columns in UTF-8 bytes from 0; -1: unknown. */
struct cpy_position {
    int32_t line, end_line;
    int32_t column, end_column;
};

/* Control passes through a line that no instruction stands for, on its way to instruction pc (pass, try:, a variable on
 * a line of its own ...).  Sorted by pc, then in the order of events. */
struct cpy_line_mark {
    uint32_t pc;
    int32_t line; /* or one of the following */
};
/* A while loop all on one line is told of when its body is entered again, not when its test is made again. */
enum { CPY_MARK_TEST = -1, CPY_MARK_BODY = -2 };

struct cpy_side; /* inline caches and specialised instructions: interp/cache.h */

struct cpy_code {
    struct cpy_object head;
    uint32_t flags;          /* enum cpy_code_flags */
    uint32_t insn_count, const_count, cache_count, handler_count;
    uint16_t arg_count;      /* positional parameters, positional-only ones included */
    uint16_t posonly_count, kwonly_count;
    uint16_t local_count;    /* parameters and other locals: registers cleared at entry */
    uint16_t own_count;      /* of these: those that are no variables of inlined comprehensions, which come last */
    uint16_t reg_count;      /* all registers, callee arguments included */
    uint16_t cell_count, free_count;
    uint16_t class_cell;     /* 1 + index in freevars of __class__; 0: none */
    uint16_t self_attributes; /* class bodies: distinct names assigned to self.NAME in its methods */
    int32_t first_line;
    cpy_field *consts;       /* begins a malloc'ed block, in which the other arrays follow; NULL: not made yet */
    struct cpy_insn *insns;
    struct cpy_handler *handlers;
    uint32_t *cache_names;   /* cache_count constant indexes */
    uint8_t *positions;      /* see cpy_code_position() */
    uint32_t positions_len;
    uint32_t mark_count;
    struct cpy_line_mark *marks; /* only sys.settrace() looks at them */
    cpy_field name, qualname, filename; /* strs */
    cpy_field source;        /* the text it was compiled from, a str, if no file has it; else unset */
    cpy_field locals;        /* tuple of the names of registers 0 .. local_count-1 */
    cpy_field cellvars;      /* tuple of names of locals that live in cells */
    cpy_field self_names;    /* class bodies: sorted tuple of the names assigned to self.NAME in its methods; else unset */
    cpy_field freevars;      /* tuple of names, in the order of the closure */
    uint32_t runs;           /* entries and loop rounds until the side block was made */
    struct cpy_side *side;   /* NULL until the code runs a second time */
    struct cpy_code *next_side; /* vm->codes: living ones with a side block */
};

/* Lengths of a code object's arrays. */
struct cpy_code_lengths {
    uint32_t consts, insns, handlers, caches, positions, marks;
};
struct cpy_code_lengths cpy_code_lengths(const struct cpy_code *code); /* Those of code. */
/* Makes the arrays; the constants are zeroed.  False: MemoryError is pending. */
CPY_CHECKED bool cpy_code_reserve(struct cpy_thread *t, struct cpy_code *code, struct cpy_code_lengths n);

CPY_INLINE struct cpy_code *cpy_as_code(cpy_value v) { return (struct cpy_code *)cpy_pointer(v); }

/* What the operands of an instruction are; the letters of opcodes.h. */
enum cpy_operand { CPY_OPERAND__, CPY_OPERAND_W, CPY_OPERAND_R, CPY_OPERAND_RW, CPY_OPERAND_K, CPY_OPERAND_I, CPY_OPERAND_N,
    CPY_OPERAND_J, CPY_OPERAND_KK, CPY_OPERAND_II, CPY_OPERAND_X, CPY_OPERAND_S, CPY_OPERAND_F };
struct cpy_op_info {
    const char *name;
    uint8_t a, b, c, d; /* enum cpy_operand */
};
extern const struct cpy_op_info cpy_op_info[CPY_OP_GENERIC_COUNT]; /* by opcode */
/* Is the instruction followed by a JUMP that it may perform? */
bool cpy_op_is_test(unsigned op);
/* Encodes numbers some of which need more than a byte; returns the end. */
uint8_t *cpy_positions_put_wide(
    uint8_t *out, uint32_t count, uint32_t line, uint32_t lines, uint32_t column, uint32_t width);
/* A signed number with its sign in the lowest bit. */
CPY_INLINE uint32_t cpy_sign_last(int32_t n) { return (uint32_t)n << 1 ^ (uint32_t)(n >> 31); }
#define CPY_POSITION_MAX 25
/* Encodes that count instructions stand at p; returns the end, at most CPY_POSITION_MAX bytes on.  *line is that of the
 * run before, 0 at first, and becomes p's. */
CPY_INLINE uint8_t *cpy_positions_put(uint8_t *out, uint32_t count, const struct cpy_position *p, int32_t *line)
{
    uint32_t first = cpy_sign_last(p->line - *line), lines = cpy_sign_last(p->end_line - p->line);
    uint32_t column = (uint32_t)(p->column + 1), width = cpy_sign_last(p->end_column - p->column);

    *line = p->line;
    if ((count | first | lines | column | width) >= 128)
        return cpy_positions_put_wide(out, count, first, lines, column, width);
    out[0] = (uint8_t)count;
    out[1] = (uint8_t)first;
    out[2] = (uint8_t)lines;
    out[3] = (uint8_t)column;
    out[4] = (uint8_t)width;
    return out + 5;
}
/* Walks the encoded positions: each call gives the next run of instructions [*start, *end) that share one; start with
 * *at, *start, *end = 0 and *position zeroed. */
bool cpy_positions_next(const struct cpy_code *code, uint32_t *at, uint32_t *start, uint32_t *end, struct cpy_position *position);
/* The source position of instruction number pc. */
struct cpy_position cpy_code_position(const struct cpy_code *code, uint32_t pc);
/* The line of instruction number pc, or of the nearest before it that stands for source text. */
int32_t cpy_code_line(const struct cpy_code *code, uint32_t pc);
/* Text as printed by -X dis: this code and those nested in it.  A str. */
cpy_value cpy_code_dump(struct cpy_thread *t, struct cpy_code *code);
/* code._instructions() and code._opcodes(), for module dis. */
cpy_value cpy_code_instructions(struct cpy_thread *t, const cpy_value *args);
/* code._opcodes(). */
cpy_value cpy_code_opcodes(struct cpy_thread *t, const cpy_value *args);
/* Checks every operand, jump and table against opcodes.h.  NULL if sound, else what is wrong (static text). */
const char *cpy_code_verify(const struct cpy_code *code);
/* Where an instruction names a constant, and whether as the name of something or as a value. */
struct cpy_constant_use {
    uint32_t k;
    enum { CPY_USE_BC, CPY_USE_B, CPY_USE_C, CPY_USE_CACHE } at;
    bool is_name;
};
/* The constants that an instruction names; gives how many.  Those that are part of the instruction itself do not count. */
unsigned cpy_insn_constants(const struct cpy_code *code, struct cpy_insn i, struct cpy_constant_use uses[2]);
/* The register whose name stands at place i (< local_count) in co_varnames, which has parameters in CPython's order, *args and
 * **kwargs last; -1: none does, as the variable lives in a cell. */
int cpy_code_varname(const struct cpy_code *code, uint32_t i);
/* code.replace(): a copy; args: self, then the attributes in the order of the signature, None to keep. */
cpy_value cpy_code_replace(struct cpy_thread *t, const cpy_value *args);
/* types.CodeType(): args: cls, then those of its signature. */
cpy_value cpy_code_new(struct cpy_thread *t, const cpy_value *args);
/* Frees the side block (interp/cache.c); called by the code type's destroy. */
void cpy_side_free(struct cpy_code *code);
/* Shows what the side block of code refers to. */
void cpy_side_trace(struct cpy_tracer *tracer, struct cpy_code *code);
/* Takes what is dead out of vm->codes and vm->attribute_cache; called by the collector when it knows. */
void cpy_caches_sweep(struct cpy_vm *vm);

#endif
