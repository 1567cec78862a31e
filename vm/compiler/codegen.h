/* SPDX-License-Identifier: MIT */
/* vm/compiler/codegen.h - what the parts of the code generator share.
 *
 * A unit is one code object in the making.  emit.c appends instructions to it and
 * knows nothing of Python; codegen*.c walk the tree.
 *
 * Failure: the first error sets c->failed, after which nothing is emitted; the walk
 * ends soon after and cpy_unit_finish() returns CPY_ERROR.  No other function reports it.
 *
 * Registers: an expression is asked for in a given register or CPY_ANYWHERE.  In the
 * latter case a local variable's own register is returned, without a copy; any other
 * value is put on top of the temporaries.  A *local* destination is written once, by
 * the last instruction that can raise; a temporary destination may serve as scratch. */
#ifndef CPY_COMPILER_CODEGEN_H
#define CPY_COMPILER_CODEGEN_H

#include "vm/compiler/compiler.h"
#include "vm/compiler/scope.h"

#define CPY_ANYWHERE UINT32_MAX
#define CPY_TRACKED_LOCALS 256 /* locals beyond these are checked at each use */
#define CPY_DISPLAY_CHUNK 64   /* items of a display that are built at once */

/* The locals that are known to be set, as a bit set by register. */
struct cpy_bound {
    uint64_t bits[CPY_TRACKED_LOCALS / 64];
};

/* A place to jump to.  All zero: not placed yet, no jumps to it. */
struct cpy_label {
    uint32_t at;            /* instruction number + 1; 0: not placed yet */
    uint32_t jumps;         /* number + 1 of the last jump to it that waits; they are chained through bc */
    struct cpy_bound bound; /* set on all ways that lead here */
    int32_t line;           /* the line from which all these ways come; 0: not the same one */
};

enum cpy_block_kind {
    CPY_BLOCK_LOOP,
    CPY_BLOCK_TRY,     /* body with except clauses */
    CPY_BLOCK_FINALLY, /* body with a finally clause */
    CPY_BLOCK_WITH,    /* body of with */
    CPY_BLOCK_HANDLER, /* code that runs while an exception in held, held + 1 is handled */
    CPY_BLOCK_NAMED,   /* body of "except E as name" */
};

/* A statement that is open around the code being generated; lies on the C stack. */
struct cpy_block {
    uint8_t kind;               /* enum cpy_block_kind */
    bool is_async;              /* WITH: leaving awaits */
    struct cpy_block *outer;
    uint32_t reg;               /* of the exception when handler is entered; reg + 1: what was handled before */
    uint32_t held;              /* WITH: the bound __exit__; HANDLER: the exception that is handled */
    struct cpy_label handler;   /* where exceptions go */
    uint32_t start;             /* of the protected range that is open; UINT32_MAX: none */
    uint32_t range;             /* number + 1 of its latest closed range */
    uint32_t depth;             /* blocks around it */
    struct cpy_label *on_break, *on_continue;
    const struct cpy_node *node;       /* the statement */
    const struct cpy_node_list *final; /* FINALLY: the clause */
    cpy_value name;             /* NAMED */
};

struct cpy_range {
    uint32_t start, end, depth, reg;
    uint32_t handler; /* instruction, filled when the label is placed */
};

/* Growing arrays of a unit, in the arena; they outlive it, to be used again by the next unit. */
/* Instructions that follow each other and stand for the same node, or for none. */
struct cpy_run {
    const struct cpy_node *node;
    uint32_t count;
};

struct cpy_unit_memory {
    struct cpy_insn *insns;
    uint32_t insn_cap;
    struct cpy_run *runs;     /* where they come from */
    uint32_t run_cap;
    uint32_t *jumps;          /* numbers of those that are jumps forward */
    uint32_t jump_cap;
    uint8_t *positions;       /* the runs, encoded */
    uint32_t position_cap;
    struct cpy_pool_entry *constants;
    uint32_t constant_cap;
    uint32_t *constant_index; /* hash table of constant numbers + 1 */
    uint32_t index_cap;
    uint32_t *cache_names;    /* constant numbers */
    uint32_t cache_cap;
    struct cpy_range *ranges;
    uint32_t range_cap;
    struct cpy_line_mark *marks;
    uint32_t mark_cap;
    struct cpy_unit_memory *next; /* spare ones are linked */
};

struct cpy_pool_entry {
    cpy_value value;
    uint32_t hash;
    unsigned number : 31;  /* in the end; at first its place among the others */
    unsigned is_short : 1; /* a K operand names it: the number has 16 bits and stays */
};

struct cpy_unit {
    struct cpy_compilation *c;
    struct cpy_scope *scope;    /* of the code being generated: the frame's or an inlined comprehension's */
    struct cpy_scope *home;     /* the frame's */
    struct cpy_unit *outer;
    cpy_value name, qualname;
    uint32_t flags;             /* enum cpy_code_flags */
    int first_line;

    struct cpy_unit_memory *m;
    uint32_t count;             /* instructions */
    uint32_t run;               /* the number of the last one's run; the first may be empty */
    uint32_t position_len;
    uint32_t jump_count;
    uint32_t constant_count, short_count;
    uint32_t swapped;           /* constants before this one that no K operand names have changed places with others */
    uint32_t constant_mask;     /* slots of the index less one; 0: not begun */
    uint32_t cache_count, range_count, mark_count;
    uint32_t marked;            /* the instruction of the last mark + 1; 0: there is none */
    struct cpy_block *blocks;   /* innermost first */
    uint32_t finally_depth;     /* copies of finally clauses within each other */

    uint32_t top, high;         /* registers in use; most ever */
    bool has_doc;               /* constant 0 is a docstring, which is compared with others: to be hashed, it would have to be read */
    bool no_columns;            /* -X no_debug_ranges */
    bool reachable;             /* can the next instruction be reached? */
    struct cpy_bound bound;     /* at the next instruction */
    int32_t line;               /* where control comes from at the next instruction; 0: from more than one line */
};

/* --- emit.c ------------------------------------------------------------------------- */

/* Begins the code of a scope; outer is the unit around it, or NULL. */
void cpy_unit_init(struct cpy_unit *u, struct cpy_compilation *c, struct cpy_scope *scope, struct cpy_unit *outer);
/* The code object, or CPY_ERROR. */
cpy_value cpy_unit_finish(struct cpy_unit *u);
/* Appends an instruction that stands for node (NULL: no place in the source), which is read again when the unit is finished. */
void cpy_emit_insn(struct cpy_unit *u, const struct cpy_node *node, struct cpy_insn insn);
void cpy_emit_end(struct cpy_unit *u, const struct cpy_node *node, struct cpy_insn insn); /* One that never goes on. */
CPY_INLINE bool cpy_op_never_goes_on(enum cpy_opcode op)
{
    return op == CPY_OP_RETURN || op == CPY_OP_RETURN_NONE || op == CPY_OP_RAISE || op == CPY_OP_RERAISE;
}
CPY_INLINE void cpy_emit(struct cpy_unit *u, const struct cpy_node *node, enum cpy_opcode op, uint32_t d, uint32_t a,
    uint32_t b, uint32_t c)
{
    (cpy_op_never_goes_on(op) ? cpy_emit_end : cpy_emit_insn)(u, node, (struct cpy_insn){.op = (uint8_t)op,
        .d = (uint8_t)d, .a = (uint16_t)a, .b = (uint16_t)b, .c = (uint16_t)c});
}
/* Emits an instruction whose operands b and c are one signed number. */
CPY_INLINE void cpy_emit_wide(struct cpy_unit *u, const struct cpy_node *node, enum cpy_opcode op, uint32_t a, int32_t bc)
{
    cpy_emit_insn(u, node, (struct cpy_insn){.op = (uint8_t)op, .a = (uint16_t)a, .bc = bc});
}
/* One with an inline cache for name. */
void cpy_emit_cached(
    struct cpy_unit *u, const struct cpy_node *node, enum cpy_opcode op, uint32_t a, uint32_t b, cpy_value name);
/* Tells sys.settrace() that control passes through the node's line here, which needs no instruction of its own: a
 * pass, the head of a try, a variable that lies in its register.  node may be NULL.  Nothing is noted where control is in
 * that line already. */
void cpy_mark_line(struct cpy_unit *u, int32_t line); /* Appends such a note. */
CPY_INLINE void cpy_note_line(struct cpy_unit *u, int32_t line)
{
    if (line != u->line)
        cpy_mark_line(u, line);
}
CPY_INLINE void cpy_note(struct cpy_unit *u, const struct cpy_node *node)
{
    if (node)
        cpy_note_line(u, node->line);
}
/* Where an instruction for attribute, with which node begins, or for node itself stands: if the attribute is on more
 * than one line, from its name on. */
const struct cpy_node *cpy_attribute_place(
    struct cpy_unit *u, const struct cpy_node *node, const struct cpy_node *attribute);
void cpy_jump(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *to); /* Emits a jump. */
/* The JUMP after a test: control may also go on behind it. */
void cpy_test_jump(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *to);
/* Places a label here. */
void cpy_place(struct cpy_unit *u, struct cpy_label *label);
/* Places the head of a loop here: to be reached by cpy_loop(). */
void cpy_place_head(struct cpy_unit *u, struct cpy_label *head);
/* Emits the jump back to the head of a loop, which is a safe point. */
void cpy_loop(struct cpy_unit *u, const struct cpy_node *node, struct cpy_label *head);
/* The number of a constant for KK operands. */
uint32_t cpy_constant(struct cpy_unit *u, cpy_value v);
/* Makes v, a docstring, constant number 0. */
void cpy_first_constant(struct cpy_unit *u, cpy_value v);
/* The number of a constant for K operands; false: there are too many. */
bool cpy_short_constant(struct cpy_unit *u, cpy_value v, uint32_t *k);
/* The same where there is no other way: too many is an error. */
uint32_t cpy_need_short(struct cpy_unit *u, cpy_value v);
/* The next n registers. */
uint32_t cpy_push(struct cpy_unit *u, uint32_t n);
/* The next instructions, up to cpy_block_close(), are protected by the block's handler. */
void cpy_block_open(struct cpy_unit *u, struct cpy_block *b);
/* Ends a block: its range and handler go to the exception table. */
void cpy_block_close(struct cpy_unit *u, struct cpy_block *b);
/* Begins the block's handler here: exception in b->reg, state before it in b->reg + 1.  False: nothing can raise. */
bool cpy_block_enter_handler(struct cpy_unit *u, struct cpy_block *b, const struct cpy_bound *bound);
bool cpy_is_bound(const struct cpy_unit *u, uint32_t reg); /* Is the register known to hold a value here? */
void cpy_set_bound(struct cpy_unit *u, uint32_t reg, bool bound); /* Notes that it does, or does not. */
CPY_INLINE bool cpy_is_temporary(const struct cpy_unit *u, uint32_t reg) { return reg >= u->home->local_count; }

/* --- codegen_expr.c --------------------------------------------------------------------- */

/* Computes an expression; returns the register it lies in: want, unless that is CPY_ANYWHERE. */
uint32_t cpy_gen_expr(struct cpy_unit *u, struct cpy_node *node, uint32_t want);
/* A value that is used before anything else is computed: any local's own register will do. */
uint32_t cpy_gen_last(struct cpy_unit *u, struct cpy_node *node);
/* Computes into the next register and returns that. */
uint32_t cpy_gen_push(struct cpy_unit *u, struct cpy_node *node);
/* A register to work in for node's result, which goes to want. */
uint32_t cpy_gen_scratch(struct cpy_unit *u, const struct cpy_node *node, uint32_t want);
/* The first operand of an instruction that writes dest: a local's register, dest as scratch, or a new one.
 * last: nothing else is computed before the instruction. */
uint32_t cpy_gen_operand(struct cpy_unit *u, struct cpy_node *node, uint32_t dest, bool last);
/* Loads a constant. */
void cpy_gen_constant(struct cpy_unit *u, const struct cpy_node *node, cpy_value v, uint32_t reg);
/* Copies a register, if they differ. */
void cpy_gen_move(struct cpy_unit *u, const struct cpy_node *node, uint32_t to, uint32_t from);
/* Jumps to the label if the truth of node is sense, else goes on. */
void cpy_gen_branch(struct cpy_unit *u, struct cpy_node *node, bool sense, struct cpy_label *to);
/* a op b into dest, with the K form if right is a small constant. */
void cpy_gen_binary(struct cpy_unit *u, const struct cpy_node *node, unsigned op, bool in_place, uint32_t dest,
    uint32_t a, struct cpy_node *right);

/* Jumps to the label unless reg == value. */
void cpy_gen_test_equal(
    struct cpy_unit *u, const struct cpy_node *node, uint32_t reg, struct cpy_node *value, struct cpy_label *to);

/* --- codegen_display.c: lists, dicts, f-strings, comprehensions ------------------------------ */
void cpy_gen_sequence(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
void cpy_gen_set(struct cpy_unit *u, struct cpy_node *node, uint32_t dest); /* A set display. */
void cpy_gen_dict(struct cpy_unit *u, struct cpy_node *node, uint32_t dest); /* A dict display. */
void cpy_gen_string(struct cpy_unit *u, struct cpy_node *node, uint32_t dest); /* An f-string. */
/* A replacement field of an f-string. */
void cpy_gen_formatted(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
/* A list, set or dict comprehension, or a generator expression. */
void cpy_gen_comprehension(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
/* Adds items from number first on to the list in reg; place: the display or the call that they are part of. */
void cpy_gen_list_rest(
    struct cpy_unit *u, const struct cpy_node *place, const struct cpy_node_list *items, uint32_t first, uint32_t reg);

/* --- codegen_call.c ---------------------------------------------------------------------------- */
void cpy_gen_call(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
/* Calls what lies in base, with arguments that lie behind it already (lead of them) and those given. */
void cpy_gen_arguments(struct cpy_unit *u, const struct cpy_node *node, uint32_t dest, uint32_t base, uint32_t lead,
    const struct cpy_node_list *args, const struct cpy_keyword *keywords, uint32_t keyword_count);

/* --- codegen_function.c -------------------------------------------------------------------------- */
void cpy_gen_lambda(struct cpy_unit *u, struct cpy_node *node, uint32_t dest);
void cpy_gen_function_def(struct cpy_unit *u, struct cpy_node *node); /* A def statement with its decorators. */
void cpy_gen_class_def(struct cpy_unit *u, struct cpy_node *node); /* A class statement with its decorators. */
/* MAKE_FUNCTION of code, whose parts so far (flags) lie at parts; adds the closure. */
void cpy_gen_make_function(struct cpy_unit *u, const struct cpy_node *node, uint32_t dest, cpy_value code,
    uint32_t parts, unsigned flags, const struct cpy_scope *scope);
/* The qualified name of what scope is, called name in the unit outer. */
cpy_value cpy_gen_qualname(struct cpy_unit *outer, const struct cpy_scope *scope, cpy_value name);
/* Begins a unit for scope: names, flags, cells. */
void cpy_gen_enter(struct cpy_unit *inner, struct cpy_unit *outer, struct cpy_scope *scope, cpy_value name,
    const struct cpy_node *node);
/* Defaults into the next registers; the flags of MAKE_FUNCTION that say which there are. */
unsigned cpy_gen_defaults(struct cpy_unit *u, const struct cpy_node *node, const struct cpy_arguments *args);
/* The function of a def statement, whose defaults (flags) lie at parts. */
void cpy_gen_function_value(struct cpy_unit *u, struct cpy_node *node, uint32_t dest, uint32_t parts, unsigned flags);
/* The class of a class statement with these bases, in the next register, which is returned. */
uint32_t cpy_gen_class_value(struct cpy_unit *u, struct cpy_node *node, const struct cpy_node_list *bases);
/* The docstring of a body, or CPY_UNSET. */
cpy_value cpy_gen_docstring(const struct cpy_unit *u, const struct cpy_node_list *body);

/* --- codegen_types.c: annotations and type parameters --------------------------------------------------- */

/* What a function's annotations come from, in the next register; returns the flag of MAKE_FUNCTION, or 0: none. */
unsigned cpy_gen_annotations(struct cpy_unit *u, struct cpy_node *node);
/* What a module or class with annotated variables does first; node may be NULL ... */
void cpy_gen_begin_annotations(struct cpy_unit *u, const struct cpy_node *node);
/* ... at a variable ... */
void cpy_gen_note_annotation(struct cpy_unit *u, struct cpy_node *node);
/* ... and, a class, at its end. */
void cpy_gen_end_annotations(struct cpy_unit *u, const struct cpy_node *node);
void cpy_gen_generic_function(struct cpy_unit *u, struct cpy_node *node, uint32_t dest); /* def f[T]: into dest. */
uint32_t cpy_gen_generic_class(struct cpy_unit *u, struct cpy_node *node); /* class C[T]: into the next register. */
void cpy_gen_type_alias(struct cpy_unit *u, struct cpy_node *node); /* A type statement. */

/* --- codegen_assign.c: names and targets ------------------------------------------------------------ */
/* Loads a name node; last: as for cpy_gen_last(). */
uint32_t cpy_gen_load(struct cpy_unit *u, const struct cpy_node *node, uint32_t want, bool last);
/* The same for a name that is no node of its own. */
uint32_t cpy_gen_load_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name, uint32_t want, bool last);
/* Assigns a register to a name. */
void cpy_gen_store_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name, uint32_t from);
/* The register of a target that is a plain local variable, else CPY_ANYWHERE. */
uint32_t cpy_gen_target_reg(struct cpy_unit *u, const struct cpy_node *target);
/* A target that is a local variable has got its value straight into its register. */
void cpy_gen_stored(struct cpy_unit *u, const struct cpy_node *target, uint32_t reg);
/* Assigns what lies in from to any target. */
void cpy_gen_store(struct cpy_unit *u, struct cpy_node *target, uint32_t from);
void cpy_gen_assign(struct cpy_unit *u, struct cpy_node *node); /* An assignment statement. */
void cpy_gen_aug_assign(struct cpy_unit *u, struct cpy_node *node); /* An augmented assignment. */
void cpy_gen_ann_assign(struct cpy_unit *u, struct cpy_node *node); /* An annotated assignment. */
void cpy_gen_delete(struct cpy_unit *u, struct cpy_node *node); /* A del statement. */
/* Ends the life of a name (except E as name). */
void cpy_gen_forget_name(struct cpy_unit *u, const struct cpy_node *node, cpy_value name);

/* --- codegen_try.c ---------------------------------------------------------------------------------- */
void cpy_gen_try(struct cpy_unit *u, struct cpy_node *node);
void cpy_gen_with(struct cpy_unit *u, struct cpy_node *node); /* A with statement. */
/* A return statement: runs what finally clauses it leaves. */
void cpy_gen_return(struct cpy_unit *u, struct cpy_node *node);
void cpy_gen_loop_jump(struct cpy_unit *u, struct cpy_node *node); /* A break or continue statement. */

/* --- codegen_async.c --------------------------------------------------------------------------------- */

/* "async for" while its loop is generated: the step that may find the end. */
struct cpy_async_loop {
    struct cpy_block step;  /* protects the step; its handler is the end of the loop */
    struct cpy_bound bound; /* set before the step */
};
/* Is code being generated that handles an exception?  Operand d of what suspends. */
bool cpy_gen_in_handler(const struct cpy_unit *u);
/* await of what lies in from, a temporary on top, into to; registers below `from` are kept. */
void cpy_gen_await(
    struct cpy_unit *u, const struct cpy_node *node, enum cpy_awaited what, uint32_t to, uint32_t from);
/* The iterator of a loop or comprehension over node, into the next register. */
uint32_t cpy_gen_any_iterator(struct cpy_unit *u, struct cpy_node *node, bool is_async);
/* The next item of an asynchronous iterator into target. */
void cpy_gen_async_next(struct cpy_unit *u, struct cpy_node *target, const struct cpy_node *iter, uint32_t iterator,
    struct cpy_async_loop *loop);
/* Behind the jump back: where the loop goes on when its iterator is exhausted. */
void cpy_gen_async_end(struct cpy_unit *u, struct cpy_async_loop *loop);
/* --- codegen_match.c ---------------------------------------------------------------------------------- */
void cpy_gen_match(struct cpy_unit *u, struct cpy_node *node); /* A match statement. */

/* --- codegen_flow.c ----------------------------------------------------------------------------------- */
void cpy_gen_if(struct cpy_unit *u, struct cpy_node *node);
void cpy_gen_while(struct cpy_unit *u, struct cpy_node *node); /* A while loop. */
void cpy_gen_for(struct cpy_unit *u, struct cpy_node *node); /* A for loop. */
/* iter(node) into the next register. */
uint32_t cpy_gen_iterator(struct cpy_unit *u, struct cpy_node *node);
/* FOR_ITER of the iterator (of iter) into target; jumps to end when there are no more. */
void cpy_gen_next(
    struct cpy_unit *u, struct cpy_node *target, const struct cpy_node *iter, uint32_t iterator, struct cpy_label *end);
/* Makes b the innermost block and begins its protected range. */
void cpy_block_enter(struct cpy_unit *u, struct cpy_block *b);
/* Emits what leaving the block early needs: its finally clause, its with exit. */
void cpy_block_leave(struct cpy_unit *u, struct cpy_block *b);

/* --- codegen.c: the other statements -------------------------------------------------------------------- */
void cpy_gen_body(struct cpy_unit *u, const struct cpy_node_list *body);

#endif
