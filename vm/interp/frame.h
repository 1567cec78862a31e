/* SPDX-License-Identifier: MIT */
/* vm/interp/frame.h - activations of Python code, and running them. */
#ifndef CPY_INTERP_FRAME_H
#define CPY_INTERP_FRAME_H

#include "vm/interp/code.h"
#include "vm/objects/function.h"

/* What becomes of a frame's result when it returns: deliver.c has a function for each.  "The instruction" is the
 * one that the frame below is at; a result that is stored goes into its register a. */
enum cpy_result_action {
    CPY_RESULT_STORE,     /* stored */
    CPY_RESULT_DISCARD,   /* nowhere (__setattr__, __setitem__, __delitem__ ...) */
    CPY_RESULT_INIT,      /* __init__: must be None; `extra` (the instance) is stored */
    CPY_RESULT_BINARY,    /* NotImplemented goes on to the other operand's method (detail: next step), else stored */
    CPY_RESULT_COMPARE,   /* the same for comparisons; a test instruction then wants the truth */
    CPY_RESULT_TRUTH,     /* any object, whose truth the instruction wants (__contains__, comparisons) */
    CPY_RESULT_BOOL,      /* from __bool__: must be a bool; the instruction wants it */
    CPY_RESULT_LEN,       /* from __len__ in place of __bool__ */
    CPY_RESULT_NEXT,      /* __next__: stored, the JUMP is stepped over; StopIteration performs it */
    CPY_RESULT_ITER,      /* __iter__: must be an iterator, stored */
    CPY_RESULT_ATTR,      /* an attribute (detail: CPY_ATTR_*); AttributeError may fall back on __getattr__ */
    CPY_RESULT_AWAIT,     /* __await__: must be an iterator, stored */
    CPY_RESULT_GENERATOR, /* a generator's frame (detail: enum cpy_consumer): what it yields goes to its consumer */
};

enum { CPY_FRAME_SPECIAL = 128 }; /* in action: locals, generator or object is set */
enum { CPY_ATTR_FALLBACK = 1 };   /* detail of RESULT_ATTR: `extra` is the object; AttributeError calls its __getattr__ */

/* Who resumed a generator. */
enum cpy_consumer {
    CPY_CONSUMER_NATIVE,   /* C code: generator.c looks at the generator's state afterwards */
    CPY_CONSUMER_TAKER,    /* likewise; t->taker is offered each value first */
    CPY_CONSUMER_LOOP,     /* FOR_ITER */
    CPY_CONSUMER_CALL,     /* a CALL of next() or send(): its end is StopIteration */
    CPY_CONSUMER_DELEGATE, /* YIELD_FROM of another generator or coroutine, which suspends in turn */
    CPY_CONSUMER_STEP,     /* YIELD_FROM of an async generator's __anext__() or asend(): ends when that yields */
};

/* An activation.  One with code NULL is an *entry*: native code called Python from here, and what lies above belongs
 * to a nested run of the loop; its registers are the call's arguments. */
struct cpy_frame {
    const struct cpy_insn *pc; /* the next instruction; saved before anything that can raise, call or look */
    cpy_value *base;           /* registers */
    struct cpy_code *code;
    struct cpy_side *side;     /* the code's, if pc points into its instructions, or NULL */
    const cpy_field *consts;   /* the code's */
    struct cpy_func *function; /* NULL for module code and exec() */
    cpy_value globals, builtins; /* dicts */
    cpy_value extra;           /* data of the action: instance, handled exception ...; the registers' end of an entry */
    /* Unset unless action has CPY_FRAME_SPECIAL; unset in unused frames. */
    cpy_value locals;          /* mapping of names for class bodies, exec() and modules */
    cpy_value generator;       /* whose frame it is */
    cpy_value object;          /* frame object, if anybody asked */
    uint8_t action;            /* enum cpy_result_action, CPY_FRAME_SPECIAL */
    uint8_t detail;            /* data of the action: step, consumer ... */
};

/* C code that is given one value after the other, with state of its own behind it.  take() has taken v, or false: v is
 * to be handled in another way.  It runs no Python code, allocates nothing and raises nothing: so a generator that
 * yields v need not even be suspended. */
struct cpy_taker {
    bool (*take)(struct cpy_taker *taker, cpy_value v);
};

/* Generators, coroutines and async generators: registers are copied here while suspended. */
enum cpy_generator_state { CPY_GEN_NEW, CPY_GEN_SUSPENDED, CPY_GEN_RUNNING, CPY_GEN_DONE };
struct cpy_generator {
    struct cpy_object head;
    cpy_field function, code, name, qualname;
    cpy_field delegate;     /* iterator of a suspended yield from or await, or unset */
    cpy_field handled;      /* exception being handled inside, or unset */
    cpy_field extra;        /* coroutine: its cr_origin; async generator: the finalizer hook; or unset */
    cpy_field frame;        /* the object of its frame, if anybody asked; or unset */
    uint32_t pc;            /* instruction to go on with */
    uint32_t live;          /* registers saved */
    uint32_t cap;           /* length of registers */
    uint8_t state;          /* enum cpy_generator_state */
    bool stepping;          /* async generator: one of its steps has begun and not ended */
    bool closed;            /* async generator: it has ended, or aclose() was called */
    bool hooked;            /* async generator: the hooks have been told */
    uint16_t dest;          /* register that receives the sent value */
    cpy_field registers[];  /* code->reg_count of them */
};

/* Is v a generator or coroutine, which a YIELD_FROM enters without native code in between? */
CPY_INLINE bool cpy_is_resumable(cpy_value v)
{
    return cpy_is_object(v) && (uint8_t)(cpy_pointer(v)->shape->layout - CPY_TYPE_GENERATOR) <= 1;
}
CPY_INLINE struct cpy_generator *cpy_as_generator(cpy_value v) { return (struct cpy_generator *)cpy_pointer(v); }

/* Whether f_lineno may be set. */
enum cpy_jump_rule { CPY_JUMP_NO_EVENT, CPY_JUMP_ALLOWED, CPY_JUMP_NEW_FRAME, CPY_JUMP_OTHER_EVENT };

/* A frame object: points to the frame while it is live, and keeps what can be asked afterwards. */
struct cpy_frame_object {
    struct cpy_object head;
    struct cpy_frame *live;  /* NULL while a generator rests and once the frame has ended */
    uint32_t pc;             /* instruction number, when ended */
    cpy_field code, globals, builtins;
    cpy_field locals;        /* namespace of code whose names are no variables: modules, class bodies; else unset */
    cpy_field added;         /* dict: what f_locals was given that is no variable; or unset */
    cpy_field back;          /* frame object or None, when ended */
    cpy_field saved;         /* what cpy_frame_keep() saved when the frame ended; or unset */
    cpy_field generator;     /* whose frame it is, until that has ended; or unset */
    cpy_field trace;         /* f_trace: the function for events of the frame, None or unset */
    cpy_field lines;         /* bytes: the line of each instruction as an int32_t, while traced */
    cpy_field native;        /* the native function that runs, while there is a profile function ... */
    uint32_t native_pc;      /* ... and the number of the instruction that called it */
    int32_t line;            /* what f_lineno tells while the function is entered; 0: where it is */
    int32_t last_line;       /* of the last line event */
    uint32_t last_pc;        /* instruction seen last */
    bool went_back;          /* control has jumped back since the last line event ... */
    bool went_back_to_test;  /* ... to the test of a while loop, of which its body will tell (CPY_MARK_BODY) */
    uint8_t may_jump;        /* enum cpy_jump_rule, while a function is told of an event */
    bool yields;             /* a yield is told of, which comes before the jump */
    uint32_t jump;           /* number + 1 of the instruction to jump to, once f_lineno was set; 0: none */
    uint32_t jump_mark;      /* the first note of a line (code->marks) that comes after the place jumped to */
    bool no_lines, opcodes;  /* f_trace_lines is False, f_trace_opcodes is true */
};

/* Runs code in a namespace: exec(), modules, class bodies (locals may be any mapping). */
cpy_value cpy_eval_code(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, cpy_value locals, cpy_value closure);
/* __build_class__(function, name, *bases, **kw): interp/class.c */
cpy_value cpy_build_class(struct cpy_thread *t, cpy_value function, cpy_value name, cpy_value bases, cpy_value kw);
/* A function of code in a namespace. */
cpy_value cpy_func_new(struct cpy_thread *t, struct cpy_code *code, cpy_value globals);
/* The frame that runs Python code n levels up (0: innermost), or NULL.  t->frame itself may be an entry. */
struct cpy_frame *cpy_frame_at(struct cpy_thread *t, unsigned n);
/* What locals() gives: a dict of the variables' values at the moment, or a namespace. */
cpy_value cpy_frame_locals(struct cpy_thread *t, struct cpy_frame *frame);
/* Sets f_lineno (interp/jump.c); args: the frame object and the line. */
cpy_value cpy_frame_set_line(struct cpy_thread *t, const cpy_value *args);
/* The object of a frame, which is in use on the stack of any thread. */
cpy_value cpy_frame_object(struct cpy_thread *t, struct cpy_frame *frame);
/* A new object for the frame of a generator that rests. */
cpy_value cpy_frame_resting(struct cpy_thread *t, cpy_value generator);
/* The frame of a generator, which has an object, is taken from the stack to rest. */
void cpy_frame_rest(struct cpy_frame *frame);
/* A generator ends; if it rested, the object of its frame keeps its variables. */
void cpy_frame_end_resting(struct cpy_thread *t, struct cpy_frame_object *o);
/* The thread on whose stack a frame is in use, or NULL: on none. */
const struct cpy_thread *cpy_frame_owner(struct cpy_thread *t, const struct cpy_frame *frame);
/* The registers of local variables of the frame on top, which is about to be taken away, CPY_DELETED where none is set, and
 * behind them its function, its namespace if its names are no variables, or None: a tuple.  CPY_UNSET when there is no
 * memory for it; what is pending stays. */
cpy_value cpy_frame_keep(struct cpy_thread *t);
/* The object of a frame that has ended; saved: what cpy_frame_keep() saved, or CPY_UNSET. */
cpy_value cpy_frame_ended(struct cpy_thread *t, cpy_value code, uint32_t pc, cpy_value globals, cpy_value saved);
/* The instruction number a frame is at. */
uint32_t cpy_frame_pc(const struct cpy_frame *frame);
/* Reserves a thread's stacks: t->stack_bytes for registers (0: as many as the first thread has) and half of it for frames. */
CPY_CHECKED bool cpy_stack_init(struct cpy_thread *t);
void cpy_stack_free(struct cpy_thread *t); /* Frees the thread's registers and frames. */
/* Shows all frames of a thread and the values their registers hold to the collector: locals precisely,
 * temporaries conservatively (heap.h). */
void cpy_stack_trace(struct cpy_thread *t, struct cpy_tracer *tracer);
/* Calls a class as type.__call__ does: __new__, then __init__.  args: a tuple; keywords: a dict, or unset. */
cpy_value cpy_type_call(struct cpy_thread *t, cpy_value type, cpy_value args, cpy_value keywords);
/* The dict of built-ins that goes with a globals dict. */
cpy_value cpy_builtins_of(struct cpy_thread *t, cpy_value globals);
/* The limit on depth has changed (sys.setrecursionlimit), for this thread. */
void cpy_stack_limit(struct cpy_thread *t);
/* Frames in use. */
uint32_t cpy_stack_depth(struct cpy_thread *t);
/* Resumes a generator from C: send(v).  CPY_ERROR with nothing pending: it returned, with *result (may be NULL). */
cpy_value cpy_generator_resume(struct cpy_thread *t, struct cpy_generator *g, cpy_value sent, cpy_value *result);
/* Resumes a generator from C until it yields a value that taker does not take: that value, or CPY_ERROR when it has
 * ended, with or without an exception pending. */
cpy_value cpy_generator_pour(struct cpy_thread *t, struct cpy_generator *g, struct cpy_taker *taker);

/* --- import (interp/import.c) --- */

#endif
