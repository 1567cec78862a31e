/* SPDX-License-Identifier: MIT */
/* vm/interp/cache.h - side blocks: specialised instructions and inline caches.
 *
 * A code object that runs a second time, or loops often, gets a side block: a copy
 * of its instructions in which some are replaced by specialised ones, and a cache
 * for each operand X and each CALL.  The caches are strong references of the code
 * object.  An entry that depends on a class attribute's value (or absence) is
 * emptied when the class changes: cpy_caches_drop().
 *
 * A side block belongs to one dict of globals; a function of the same code with
 * other globals runs the plain instructions. */
#ifndef CPY_INTERP_CACHE_H
#define CPY_INTERP_CACHE_H

#include "vm/interp/frame.h"

/* What an entry means depends on the specialised instruction that uses it. */
struct cpy_cache {
    cpy_field guard;    /* what must be met: a shape, an object, a callee */
    cpy_field value;    /* the constant, function, new shape or dict; the name, in TABLE forms */
    uint32_t where;     /* byte offset of a slot in the object or slot block; entry number in a dict */
    uint32_t version;   /* of the dict in value, or of the globals */
    uint32_t version_2; /* of the built-ins */
    uint16_t misses;    /* times the guard failed or the cache was filled */
    uint16_t count;     /* CALL_NATIVE: parameters */
};

struct cpy_side {
    cpy_field globals;       /* the dict that it was made for */
    struct cpy_insn *insns;  /* the copy */
    uint32_t cache_count;
    uint64_t misses;         /* of all caches, for -X stats */
    struct cpy_cache caches[];
};

enum {
    CPY_CACHE_MANY = 6,     /* misses after which a site is taken to meet many shapes or functions */
    CPY_CACHE_GIVE_UP = 64, /* misses after which a CALL stays generic, and attributes in a dict are not looked at any more */
};

/* --- the table of attributes that sites which meet many shapes share: vm->attribute_cache --- */

/* What an attribute of the objects of a shape is; rows whose name has CPY_ATTRIBUTE_WRITTEN added say what writing it does. */
enum cpy_attribute_kind {
    CPY_ATTRIBUTE_SLOT,         /* in the object, at byte `where` */
    CPY_ATTRIBUTE_OVERFLOW,     /* in the slot block, at byte `where` */
    CPY_ATTRIBUTE_CONST,        /* value, of the class */
    CPY_ATTRIBUTE_METHOD,       /* value, to be bound to the object */
    CPY_ATTRIBUTE_CLASS_METHOD, /* value, to be bound to the class */
    /* From here on: nothing that calling it as a method could use. */
    CPY_ATTRIBUTE_PROPERTY,     /* value is the getter, a Python function of one parameter */
    CPY_ATTRIBUTE_DESCRIPTOR,   /* value is an object of the class whose own class has __get__ (written: __set__) in Python,
                                   or (read) a named tuple's field or a property in C, (written) any property */
    CPY_ATTRIBUTE_NATIVE,       /* value is the getset descriptor of the class: C code reads or writes it */
    CPY_ATTRIBUTE_ADD,          /* writing only: a new slot at `where`; value is the new shape */
    CPY_ATTRIBUTE_KINDS
};
enum { CPY_ATTRIBUTE_WRITTEN = 1 };
_Static_assert(sizeof(struct cpy_attribute_row) == 32, "cpy_attribute_place() counts in bytes");

/* Where the row of a shape and name is looked for first.  It shares four neighbouring places with whatever else falls there,
 * so that a few pairs which are used in turns do not push each other out.  (Counted in bytes: addresses are multiples of 16,
 * rows of 32, so a mask is all that it takes.) */
CPY_INLINE struct cpy_attribute_row *cpy_attribute_place(struct cpy_vm *vm, cpy_value shape, cpy_value name)
{
    uint32_t offset = ((uint32_t)shape * 31 + (uint32_t)name * 17) * 2;

    offset &= sizeof vm->attribute_cache - sizeof vm->attribute_cache[0];
    return (struct cpy_attribute_row *)((char *)vm->attribute_cache + offset);
}

/* The row, looked for in the other places; or NULL. */
const struct cpy_attribute_row *cpy_attribute_row_elsewhere(struct cpy_vm *vm, cpy_value shape, cpy_value name);

/* The row of a shape and name, or NULL. */
CPY_INLINE const struct cpy_attribute_row *cpy_attribute_row(struct cpy_vm *vm, cpy_value shape, cpy_value name)
{
    const struct cpy_attribute_row *row = cpy_attribute_place(vm, shape, name);

    if (CPY_LIKELY(row->shape == shape && row->name == name))
        return row;
    return cpy_attribute_row_elsewhere(vm, shape, name);
}

/* Enters a row where it is looked for first; what is there moves on. */
void cpy_attribute_row_enter(struct cpy_vm *vm, const struct cpy_attribute_row *row);

enum { CPY_WEIGHT_ROUND = 1, CPY_WEIGHT_RUN = 16 }; /* a side block is due after two runs, or 32 rounds of loops */

/* Counts a run or a round of a loop of code without a side block, and makes it when due.  NULL: not yet, not with these
 * globals, or no memory (nothing is pending). */
struct cpy_side *cpy_side_due(struct cpy_thread *t, struct cpy_code *code, cpy_value globals, unsigned weight);
/* Empties the entries whose guard is a shape of type or a subclass, or such a class itself. */
void cpy_caches_drop(struct cpy_vm *vm, struct cpy_type *type);
/* Empties the entries with this guard (a function whose __code__ is replaced). */
void cpy_caches_forget(struct cpy_vm *vm, cpy_value guard);
/* Notes in the cache that its instruction missed, which becomes the generic one.  False: it has missed too often to be counted. */
bool cpy_cache_count_miss(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache);
/* Writes an entry, with the barrier, and replaces the opcode. */
void cpy_cache_fill(struct cpy_frame *frame, struct cpy_insn *insn, struct cpy_cache *cache, uint8_t op, cpy_value guard,
    cpy_value value);
/* Notes that a cache relies on a class.  False (constants only): it, or one it inherits from, is written to too often. */
bool cpy_cache_rely_on(struct cpy_type *type, bool constant);
/* Has the code exactly n parameters, all positional, and begins when it is called? */
CPY_INLINE bool cpy_code_takes(const struct cpy_code *code, size_t n)
{
    return (code->flags & (CPY_CODE_SIMPLE_ARGS | CPY_CODE_SUSPENDS)) == CPY_CODE_SIMPLE_ARGS && code->arg_count == n;
}
/* The opcode in the bytecode of what may be a specialised one. */
uint8_t cpy_generic_opcode(uint8_t op);

/* Filling, for an instruction in a side block (insn points into it) whose guard failed.  Nothing is raised; if the case is
 * not one that can be cached, the instruction becomes the generic one. */
void cpy_cache_get_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name);
/* Fills the cache of a method call. */
void cpy_cache_load_method(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name);
/* Fills the cache of an attribute assignment. */
void cpy_cache_set_attr(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value o, cpy_value name);
/* Fills the cache of a global name. */
void cpy_cache_load_global(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value name);
/* n: arguments, self of CALL_METHOD included. */
void cpy_cache_call(struct cpy_thread *t, struct cpy_frame *frame, struct cpy_insn *insn, cpy_value callee, size_t n);

#endif
