/* SPDX-License-Identifier: MIT */
/* vm/interp/effect.c - which registers an instruction reads and writes.  Where opcodes.h does not say it all: calls, and
 * what builds or takes apart. */
#include "vm/interp/effect.h"

static unsigned bits_in(unsigned flags)
{
    return (flags & 1) + (flags >> 1 & 1) + (flags >> 2 & 1) + (flags >> 3 & 1);
}

static struct cpy_effect call_effect(struct cpy_insn i, uint32_t extra)
{
    return (struct cpy_effect){.read = i.b, .read_count = 1 + i.d + extra, .lost = i.b + 1u};
}

struct cpy_effect cpy_effect_of(struct cpy_insn i)
{
    struct cpy_effect e = {.lost = UINT32_MAX};

    switch (i.op) {
    case CPY_OP_CALL:
    case CPY_OP_CALL_KW:
        return call_effect(i, 0);
    case CPY_OP_CALL_METHOD:
    case CPY_OP_CALL_METHOD_KW:
        return call_effect(i, 1);
    case CPY_OP_CALL_EX:
        return (struct cpy_effect){.read = i.b, .read_count = 3, .lost = i.b + 1u};
    case CPY_OP_BUILD_TUPLE:
    case CPY_OP_BUILD_LIST:
    case CPY_OP_BUILD_SET:
    case CPY_OP_BUILD_STRING:
        return (struct cpy_effect){.read = i.b, .read_count = i.c, .lost = UINT32_MAX, .skip_b = true};
    case CPY_OP_BUILD_DICT:
        return (struct cpy_effect){.read = i.b, .read_count = 2u * i.c, .lost = UINT32_MAX, .skip_b = true};
    case CPY_OP_GET_SLICE:
        return (struct cpy_effect){.read = i.c, .read_count = 2, .lost = UINT32_MAX, .skip_c = true};
    case CPY_OP_BUILD_SLICE:
        return (struct cpy_effect){.read = i.b, .read_count = 3, .lost = UINT32_MAX};
    case CPY_OP_MAKE_FUNCTION:
        return (struct cpy_effect){.read = i.c, .read_count = bits_in(i.d), .lost = UINT32_MAX, .skip_c = true};
    case CPY_OP_UNPACK:
        return (struct cpy_effect){.write = i.a, .write_count = i.c, .lost = UINT32_MAX};
    case CPY_OP_UNPACK_EX:
        return (struct cpy_effect){.write = i.a, .write_count = i.c + i.d + 1u, .lost = UINT32_MAX};
    case CPY_OP_LOAD_METHOD:
        return (struct cpy_effect){.write = i.a, .write_count = 2, .lost = UINT32_MAX};
    case CPY_OP_TEST_KEYS:
        return (struct cpy_effect){.read = i.b, .read_count = i.c, .write = i.b + i.c, .write_count = i.c, .lost = UINT32_MAX};
    case CPY_OP_TEST_POSITIONAL:
        return (struct cpy_effect){.read = i.b, .read_count = 2, .write = i.b + 2u, .write_count = i.c, .lost = UINT32_MAX};
    case CPY_OP_POP_EXC:
    case CPY_OP_RERAISE:
    case CPY_OP_END_ASYNC_FOR:
        return (struct cpy_effect){.read = i.a, .read_count = 2, .lost = UINT32_MAX};
    case CPY_OP_YIELD:
    case CPY_OP_YIELD_FROM:
        return (struct cpy_effect){.lost = i.c};
    case CPY_OP_FORMAT:
        e.skip_c = i.d & 128;
        break;
    case CPY_OP_RAISE:
        e.skip_a = i.c == 0;
        e.skip_b = i.c < 2;
        break;
    case CPY_OP_CHECK_LOCAL:
    case CPY_OP_MAKE_CELL:
    case CPY_OP_DELETE_LOCAL:
        e.skip_a = true;
        break;
    default:
        break;
    }
    return e;
}

bool cpy_insn_writes(struct cpy_insn i, uint32_t r)
{
    const struct cpy_op_info *info = &cpy_op_info[i.op];
    struct cpy_effect e = cpy_effect_of(i);

    return (cpy_is_written(info->a) && i.a == r) || (cpy_is_written(info->c) && i.c == r) ||
           (r >= e.write && r - e.write < e.write_count);
}

bool cpy_op_falls_through(unsigned op)
{
    return op != CPY_OP_JUMP && op != CPY_OP_LOOP && op != CPY_OP_RETURN && op != CPY_OP_RETURN_NONE &&
           op != CPY_OP_RAISE && op != CPY_OP_RERAISE;
}
