/* SPDX-License-Identifier: MIT */
/* vm/interp/effect.h - which registers an instruction reads and writes, for those who analyse code. */
#ifndef CPY_INTERP_EFFECT_H
#define CPY_INTERP_EFFECT_H

#include "vm/interp/code.h"

/* Registers that an instruction uses beyond its single operands. */
struct cpy_effect {
    uint32_t read, read_count;   /* these are read */
    uint32_t write, write_count; /* these are written */
    uint32_t lost;               /* from here on nothing survives; UINT32_MAX: nothing is lost */
    bool skip_a, skip_b, skip_c; /* this operand is not read although it says R */
};
struct cpy_effect cpy_effect_of(struct cpy_insn i); /* The effect of an instruction. */
/* Does an operand name a register that is written? */
CPY_INLINE bool cpy_is_written(uint8_t operand) { return operand == CPY_OPERAND_W || operand == CPY_OPERAND_RW; }
/* Does an instruction write register r? */
bool cpy_insn_writes(struct cpy_insn i, uint32_t r);
/* May control go on behind the instruction?  A test's does, behind its JUMP. */
bool cpy_op_falls_through(unsigned op);

#endif
