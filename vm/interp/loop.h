/* SPDX-License-Identifier: MIT */
/* vm/interp/loop.h - what the interpreter loop and the files of its slow paths need of each other.
 *
 * A slow path works for the instruction that t->frame is at (its pc is saved).  One that
 * returns a cpy_value returns
 *     a value       the result,
 *     CPY_ERROR     an exception is pending, or
 *     CPY_PUSHED    a Python function has to run first: its frame has been pushed, and
 *                   the frame's action says what becomes of its result.
 * One that answers a question returns CPY_YES, CPY_NO, CPY_FAILED or CPY_ASKED (a frame was pushed). */
#ifndef CPY_INTERP_LOOP_H
#define CPY_INTERP_LOOP_H

#include "vm/interp/cache.h"
#include "vm/interp/frame.h"
#include "vm/objects/type.h"

#define CPY_PUSHED CPY_CONSTANT(15) /* never seen by Python */
#define CPY_OTHER_LOOP CPY_CONSTANT(14) /* what a loop returns when another one is to go on; never seen by Python */
#define CPY_CALLERS CPY_CONSTANT(13) /* "what was handled before", in a generator: whatever its caller handles; never seen by Python */
enum { CPY_FAILED = -1, CPY_NO = 0, CPY_YES = 1, CPY_ASKED = 2 };

/* Runs the frame on top until the entry below it ends.  CPY_ERROR: an exception is pending. */
cpy_value cpy_run(struct cpy_thread *t);
/* The same, beginning with the pending exception. */
cpy_value cpy_run_throwing(struct cpy_thread *t);
/* The loop that counts instructions (interp_counting.c). */
cpy_value cpy_run_counting(struct cpy_thread *t, bool throwing);
/* The loop that tells trace and profile functions what happens (interp_tracing.c). */
cpy_value cpy_run_tracing(struct cpy_thread *t, bool throwing);
/* The instructions of an entry: a call whose result goes to register 0, and EXIT. */
extern const struct cpy_insn cpy_entry_insns[2];

/* --- frames (frame.c) --- */

/* Where registers above those of a frame begin. */
CPY_INLINE cpy_value *cpy_frame_end(const struct cpy_frame *frame)
{
    return CPY_LIKELY(frame->code != NULL) ? frame->base + frame->code->reg_count + CPY_FRAME_SLACK
                                           : (cpy_value *)(uintptr_t)frame->extra;
}
/* Pushes an entry with room for n registers above register 0, which is cleared.  NULL: RecursionError. */
struct cpy_frame *cpy_entry_push(struct cpy_thread *t, size_t n);
CPY_INLINE void cpy_entry_pop(struct cpy_thread *t, struct cpy_frame *entry) { t->frame = entry - 1 < t->frames ? NULL : entry - 1; }
/* Pushes a frame that runs code from its beginning.  Its parameters lie at base; other locals are cleared.
 * False: RecursionError. */
CPY_CHECKED bool cpy_frame_push(struct cpy_thread *t, struct cpy_code *code, struct cpy_func *function, cpy_value globals,
    cpy_value builtins, cpy_value *base);
/* The same, but leaves all locals as they are: the caller fills them. */
CPY_CHECKED bool cpy_frame_push_bare(struct cpy_thread *t, struct cpy_code *code, struct cpy_func *function, cpy_value globals,
    cpy_value builtins, cpy_value *base);
/* Parameters of all kinds. */
CPY_INLINE size_t cpy_code_parameters(const struct cpy_code *code)
{
    return (size_t)code->arg_count + code->kwonly_count + !!(code->flags & CPY_CODE_VARARGS) +
        !!(code->flags & CPY_CODE_VARKEYWORDS);
}
/* Takes the frame on top away: lets go of what is special about it. */
void cpy_frame_pop(struct cpy_thread *t);
/* The bytecode instruction that a frame is at (not a specialised one). */
struct cpy_insn cpy_frame_insn(const struct cpy_frame *frame);
/* Room for n values beyond all registers, valid until the next call of Python.  NULL: RecursionError. */
cpy_value *cpy_stack_scratch(struct cpy_thread *t, size_t n);

/* --- calls (call.c) --- */

/* Calls callable with args, which lie in registers at the top of the stack; args[-1] may be overwritten. */
cpy_value cpy_invoke(struct cpy_thread *t, cpy_value callable, cpy_value *args, size_t n, cpy_value names);
/* Calls a special method found on a class (unbound) with self and more arguments (n with self, at most 4). */
cpy_value cpy_invoke_special(struct cpy_thread *t, cpy_value method, const cpy_value *args, size_t n,
    enum cpy_result_action action, uint8_t detail);
/* The method of v's class that is a Python function, if that is what slot is; else CPY_UNSET. */
cpy_value cpy_python_special(struct cpy_thread *t, cpy_value v, enum cpy_slot slot);
/* callable(*args, **keywords), a tuple and a dict or unset. */
cpy_value cpy_do_call_ex(struct cpy_thread *t, cpy_value callable, cpy_value args, cpy_value keywords);
/* Binds arguments of a Python function: fills out[0 .. parameters). */
CPY_CHECKED bool cpy_bind_python(struct cpy_thread *t, struct cpy_func *f, const cpy_value *args, size_t n, cpy_value names,
    cpy_value *out);
/* "f() argument after * must be ...": callable as messages name it, e.g. "module.f()". A str. */
cpy_value cpy_callable_text(struct cpy_thread *t, cpy_value callable);

/* --- results (deliver.c) --- */

/* The frame on top has returned v: takes it away and does what its action says.  Afterwards t->frame goes on at its
 * saved pc.  False: an exception is pending there. */
CPY_CHECKED bool cpy_frame_return(struct cpy_thread *t, cpy_value v);
/* Gives v to the instruction that t->frame is at, as if a call with that action had returned it. */
CPY_CHECKED bool cpy_deliver(struct cpy_thread *t, cpy_value v, enum cpy_result_action action, uint8_t detail, cpy_value extra);
/* The answer to a test or to NOT, IN ... */
void cpy_deliver_bool(struct cpy_frame *frame, bool answer);
/* Performs the jump that follows the instruction. */
CPY_INLINE void cpy_frame_jump(struct cpy_frame *frame) { frame->pc += 1 + frame->pc->bc; }

/* --- exceptions (unwind.c) --- */

/* The instruction of t->frame that an exception comes from: a clean-up raises it as from where it came there. */
uint32_t cpy_raised_at(const struct cpy_thread *t, cpy_value exception);
/* Who handles an exception raised by instruction number pc, or NULL. */
const struct cpy_handler *cpy_handler_of(const struct cpy_code *code, uint32_t pc);
/* Finds who handles the pending exception; frames that do not are taken away.  True: t->frame goes on at its saved pc;
 * false: t->frame is an entry.  again: the innermost frame is already in the traceback. */
CPY_CHECKED bool cpy_unwind(struct cpy_thread *t, bool again);
/* RAISE.  True: a re-raise, which keeps the traceback as it is. */
bool cpy_do_raise(struct cpy_thread *t, cpy_value exception, cpy_value cause, unsigned kind);

/* --- except* (except_star.c) --- */

/* The part of *left (an exception or None) that an except* clause for classes takes, or None; *left keeps the rest. */
cpy_value cpy_do_star_match(struct cpy_thread *t, cpy_value *left, cpy_value classes);
/* What is raised when all clauses for an exception are done, or None; raised: a list of exceptions and Nones. */
cpy_value cpy_do_star_end(struct cpy_thread *t, cpy_value whole, cpy_value raised);

/* --- match (match.c); tests as those of operators.c --- */

/* Is v a sequence of n items, or of at least n, for which patterns in brackets are? */
int cpy_do_test_sequence(struct cpy_thread *t, cpy_value v, size_t n, bool at_least);
int cpy_do_test_mapping(struct cpy_thread *t, cpy_value v, size_t n); /* Is v a mapping of at least n items? */
/* Has the mapping the n keys?  Their values go behind them. */
int cpy_do_test_keys(struct cpy_thread *t, cpy_value mapping, cpy_value *keys, size_t n);
int cpy_do_test_instance(struct cpy_thread *t, cpy_value v, cpy_value class); /* Is v an instance of a class pattern's class? */
/* The first n attributes of v that class[0].__match_args__ names, to class[2] ...; class[1]: names that are taken. */
int cpy_do_test_positional(struct cpy_thread *t, cpy_value v, cpy_value *class, size_t n);
cpy_value cpy_do_get_item_back(struct cpy_thread *t, cpy_value v, size_t back); /* v[len(v) - back]. */

/* --- operators (operators.c) --- */

/* a op b, or a op= b. */
cpy_value cpy_do_binary(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_operator op, bool in_place);
cpy_value cpy_do_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op); /* a op b. */
cpy_value cpy_do_unary(struct cpy_thread *t, cpy_value a, enum cpy_unary op); /* op a. */
/* a op b as a truth value: CPY_YES, CPY_NO, CPY_ASKED (a frame will tell) or CPY_FAILED. */
int cpy_do_test_compare(struct cpy_thread *t, cpy_value a, cpy_value b, enum cpy_compare op);
int cpy_do_truth(struct cpy_thread *t, cpy_value v); /* bool(v), likewise. */
int cpy_do_contains(struct cpy_thread *t, cpy_value container, cpy_value v); /* v in container, likewise. */
cpy_value cpy_binary_go_on(struct cpy_thread *t, uint8_t detail);  /* after NotImplemented */
/* The next step of a comparison whose first method answered NotImplemented. */
cpy_value cpy_compare_go_on(struct cpy_thread *t, uint8_t detail);

/* --- items and iteration (items.c) --- */

cpy_value cpy_do_get_item(struct cpy_thread *t, cpy_value o, cpy_value key); /* o[key]. */
/* o[start:stop]; None for what is left out. */
cpy_value cpy_do_get_slice(struct cpy_thread *t, cpy_value o, cpy_value start, cpy_value stop);
cpy_value cpy_do_set_item(struct cpy_thread *t, cpy_value o, cpy_value key, cpy_value v); /* v unset: delete; CPY_NONE when done */
cpy_value cpy_do_iter(struct cpy_thread *t, cpy_value v); /* iter(v). */
/* FOR_ITER: CPY_YES: *next is set; CPY_NO: exhausted. */
int cpy_do_next(struct cpy_thread *t, cpy_value iterator, cpy_value *next);
/* Unpacks exactly n items into out. */
CPY_CHECKED bool cpy_do_unpack(struct cpy_thread *t, cpy_value v, cpy_value *out, size_t n);
/* Unpacks before and after items around a starred one, which becomes a list. */
CPY_CHECKED bool cpy_do_unpack_ex(struct cpy_thread *t, cpy_value v, cpy_value *out, size_t before, size_t after);

/* --- attributes and names (lookup.c) --- */

/* o.name, the name being the instruction's. */
cpy_value cpy_do_get_attr(struct cpy_thread *t, cpy_value o, struct cpy_insn *insn);
cpy_value cpy_do_load_method(struct cpy_thread *t, cpy_value o, struct cpy_insn *insn); /* result stored; CPY_NONE */
cpy_value cpy_do_set_attr(struct cpy_thread *t, cpy_value o, cpy_value v, struct cpy_insn *insn); /* CPY_NONE */
/* The attribute of o that a descriptor found in its class computes: a frame is pushed where it is in Python. */
cpy_value cpy_do_get_descriptor(struct cpy_thread *t, cpy_value descriptor, cpy_value o);
/* The other way; CPY_NONE. */
cpy_value cpy_do_set_descriptor(struct cpy_thread *t, cpy_value descriptor, cpy_value o, cpy_value v);
/* The attribute that C code computes for o, an object that the getset descriptor is for. */
cpy_value cpy_do_get_native(struct cpy_thread *t, cpy_value getset, cpy_value o);
/* Writes it; CPY_NONE. */
cpy_value cpy_do_set_native(struct cpy_thread *t, cpy_value getset, cpy_value o, cpy_value v);
cpy_value cpy_do_load_build_class(struct cpy_thread *t); /* The built-in function that a class statement calls. */
/* A name in a namespace, which may be any mapping: CPY_UNSET with nothing pending if missing. */
cpy_value cpy_find_name(struct cpy_thread *t, cpy_value space, cpy_value name);
cpy_value cpy_do_load_global(struct cpy_thread *t, struct cpy_insn *insn); /* A global or built-in name. */
/* A name of a class body or module: local, global, built-in. */
cpy_value cpy_do_load_name(struct cpy_thread *t, cpy_value name);
CPY_CHECKED bool cpy_do_store_name(struct cpy_thread *t, cpy_value name, cpy_value v); /* Assigns to it. */
CPY_CHECKED bool cpy_do_delete_name(struct cpy_thread *t, cpy_value name); /* Deletes it; NameError if there is none. */
CPY_CHECKED bool cpy_do_delete_global(struct cpy_thread *t, cpy_value name); /* Deletes a global name. */
/* A free variable of a class body, which a local name hides. */
cpy_value cpy_do_load_name_free(struct cpy_thread *t, unsigned index);
/* A name in an annotation scope: in the class's namespace, else free variable index ... */
cpy_value cpy_do_load_class_free(struct cpy_thread *t, cpy_value space, unsigned index);
cpy_value cpy_do_load_class_global(struct cpy_thread *t, cpy_value space, cpy_value name); /* ... else global. */
void cpy_raise_unbound(struct cpy_thread *t, unsigned reg); /* UnboundLocalError for a register. */
void cpy_raise_empty_cell(struct cpy_thread *t, unsigned reg); /* The same for a cell in a register. */
void cpy_raise_empty_free(struct cpy_thread *t, unsigned index); /* NameError for a free variable. */
/* What the instruction calls for an attribute raises an AttributeError, which is told name and object if it has none. */
void cpy_attr_missing(struct cpy_thread *t);
/* After AttributeError: obj.__getattr__(name). */
cpy_value cpy_attr_fallback(struct cpy_thread *t, cpy_value o);

/* --- the rest of the instructions (build.c) --- */

/* A function from its parts: those whose bits are set in which. */
cpy_value cpy_do_make_function(struct cpy_thread *t, struct cpy_code *code, const cpy_value *parts, unsigned which);
cpy_value cpy_do_build_set(struct cpy_thread *t, const cpy_value *items, size_t n); /* A set of n items. */
/* A dict of n keys and values in turn. */
cpy_value cpy_do_build_dict(struct cpy_thread *t, const cpy_value *items, size_t n);
/* format(v, spec) after a conversion (0, 's', 'r', 'a'). */
cpy_value cpy_do_format(struct cpy_thread *t, cpy_value v, cpy_value spec, unsigned conversion);
CPY_CHECKED bool cpy_do_list_extend(struct cpy_thread *t, cpy_value list, cpy_value v); /* *v in a list display. */
CPY_CHECKED bool cpy_do_dict_update(struct cpy_thread *t, cpy_value dict, cpy_value v); /* **v in a dict display. */
/* **v in a call: a repeated keyword is a TypeError. */
CPY_CHECKED bool cpy_do_dict_merge(struct cpy_thread *t, cpy_value dict, cpy_value v, cpy_value callable);
/* manager.__enter__(); *exit becomes the bound __exit__.  is_async: __aenter__ and __aexit__. */
cpy_value cpy_do_with_enter(struct cpy_thread *t, cpy_value manager, cpy_value *exit, bool is_async);
/* exit(type(exception), exception, traceback). */
cpy_value cpy_do_with_exit(struct cpy_thread *t, cpy_value exit, cpy_value exception);
/* import_statement.c: what the import instructions do. */
cpy_value cpy_do_import(struct cpy_thread *t, cpy_value name, cpy_value fromlist, int level);
cpy_value cpy_do_import_from(struct cpy_thread *t, cpy_value module, cpy_value name); /* from module import name. */
CPY_CHECKED bool cpy_do_import_star(struct cpy_thread *t, cpy_value module); /* from module import *. */
/* What the prompt does with a value: sys.displayhook(v). */
CPY_CHECKED bool cpy_do_print_expr(struct cpy_thread *t, cpy_value v);
/* Makes __annotations__ of a module or class body, if it is missing. */
CPY_CHECKED bool cpy_do_setup_annotations(struct cpy_thread *t);
cpy_value cpy_do_load_typing(struct cpy_thread *t, cpy_value name); /* An attribute of frozen module _typing. */
/* May compiled code be asked for annotations in this format?  Else NotImplementedError. */
CPY_CHECKED bool cpy_do_check_format(struct cpy_thread *t, cpy_value format);

/* --- generators (generator.c) --- */

/* The generator for a call of a generator function whose bound arguments are given. */
cpy_value cpy_generator_new(struct cpy_thread *t, struct cpy_func *f, const cpy_value *args);
/* Pushes the frame of a suspended generator.  sent unset: the register for it keeps its value.  False: RecursionError
 * or "generator already executing". */
CPY_CHECKED bool cpy_generator_enter(struct cpy_thread *t, struct cpy_generator *g, cpy_value sent, enum cpy_consumer consumer);
/* YIELD, the instruction insn: suspends the frame on top and gives v to its consumer. */
CPY_CHECKED bool cpy_generator_yield(struct cpy_thread *t, cpy_value v, struct cpy_insn insn);
/* YIELD_FROM, the instruction insn that t->frame is at.  CPY_YES: *result is its value; CPY_NO: the frame was suspended or
 * another entered. */
int cpy_generator_delegate(struct cpy_thread *t, struct cpy_insn insn, cpy_value *result);
/* The frame of generator g is left by an exception, or has it thrown in: it waits for nothing any more. */
void cpy_generator_drop_delegate(struct cpy_generator *g);
/* The method send. */
cpy_value cpy_generator_send(struct cpy_thread *t, const cpy_value *args);
/* A generator's frame on top is about to be taken away, having returned or raised. */
void cpy_generator_finish(struct cpy_thread *t);

/* --- coroutines (coroutine.c, async_generator.c) --- */

/* GET_YIELD_ITER of what is no generator. */
cpy_value cpy_do_yield_iter(struct cpy_thread *t, cpy_value v);
/* GET_AWAITABLE: the iterator that a YIELD_FROM waits for.  TypeError. */
cpy_value cpy_do_get_awaitable(struct cpy_thread *t, cpy_value v, enum cpy_awaited what);
cpy_value cpy_do_aiter(struct cpy_thread *t, cpy_value v); /* v.__aiter__(), for "async for". */
cpy_value cpy_do_anext(struct cpy_thread *t, cpy_value iterator); /* iterator.__anext__(), not awaited yet. */

#endif
