/* SPDX-License-Identifier: MIT */
/* vm/objects/slots.h - the special methods that operators and built-in functions call directly: see type.h. */
#ifndef CPY_OBJECTS_SLOTS_H
#define CPY_OBJECTS_SLOTS_H

/* S(ENUM, dunder, number of arguments with self) */
#define CPY_SLOTS(S)                                                                                   \
    S(REPR, __repr__, 1) S(STR, __str__, 1) S(FORMAT, __format__, 2) S(HASH, __hash__, 1)              \
    S(LT, __lt__, 2) S(LE, __le__, 2) S(EQ, __eq__, 2) S(NE, __ne__, 2) S(GT, __gt__, 2) S(GE, __ge__, 2) \
    S(BOOL, __bool__, 1) S(LEN, __len__, 1) S(LENGTH_HINT, __length_hint__, 1)                         \
    S(GETITEM, __getitem__, 2) S(SETITEM, __setitem__, 3) S(DELITEM, __delitem__, 2)                   \
    S(CONTAINS, __contains__, 2) S(ITER, __iter__, 1) S(NEXT, __next__, 1) S(REVERSED, __reversed__, 1) \
    S(GETATTRIBUTE, __getattribute__, 2) S(GETATTR, __getattr__, 2)                                    \
    S(SETATTR, __setattr__, 3) S(DELATTR, __delattr__, 2)                                              \
    S(GET, __get__, 3) S(SET, __set__, 3) S(DELETE, __delete__, 2)                                     \
    S(CALL, __call__, 1)                                                                               \
    S(ADD, __add__, 2) S(SUB, __sub__, 2) S(MUL, __mul__, 2) S(MATMUL, __matmul__, 2)                  \
    S(TRUEDIV, __truediv__, 2) S(FLOORDIV, __floordiv__, 2) S(MOD, __mod__, 2) S(POW, __pow__, 3)      \
    S(LSHIFT, __lshift__, 2) S(RSHIFT, __rshift__, 2) S(AND, __and__, 2) S(OR, __or__, 2) S(XOR, __xor__, 2) \
    S(DIVMOD, __divmod__, 2)                                                                           \
    S(RADD, __radd__, 2) S(RSUB, __rsub__, 2) S(RMUL, __rmul__, 2) S(RMATMUL, __rmatmul__, 2)          \
    S(RTRUEDIV, __rtruediv__, 2) S(RFLOORDIV, __rfloordiv__, 2) S(RMOD, __rmod__, 2) S(RPOW, __rpow__, 3) \
    S(RLSHIFT, __rlshift__, 2) S(RRSHIFT, __rrshift__, 2) S(RAND, __rand__, 2) S(ROR, __ror__, 2)      \
    S(RXOR, __rxor__, 2) S(RDIVMOD, __rdivmod__, 2)                                                    \
    S(IADD, __iadd__, 2) S(ISUB, __isub__, 2) S(IMUL, __imul__, 2) S(IMATMUL, __imatmul__, 2)          \
    S(ITRUEDIV, __itruediv__, 2) S(IFLOORDIV, __ifloordiv__, 2) S(IMOD, __imod__, 2) S(IPOW, __ipow__, 2) \
    S(ILSHIFT, __ilshift__, 2) S(IRSHIFT, __irshift__, 2) S(IAND, __iand__, 2) S(IOR, __ior__, 2) S(IXOR, __ixor__, 2) \
    S(NEG, __neg__, 1) S(POS, __pos__, 1) S(INVERT, __invert__, 1) S(ABS, __abs__, 1)                  \
    S(INT, __int__, 1) S(FLOAT, __float__, 1) S(INDEX, __index__, 1)                                   \
    S(ENTER, __enter__, 1) S(EXIT, __exit__, 4) S(NEW, __new__, 1) S(INIT, __init__, 1) S(DEL, __del__, 1)   \
    S(BUFFER, __buffer__, 2) S(RELEASE_BUFFER, __release_buffer__, 2)

/* Operators follow enum cpy_operator: slot CPY_SLOT_ADD + op, reflected CPY_SLOT_RADD + op,
 * in place CPY_SLOT_IADD + op (none for DIVMOD); comparisons follow enum cpy_compare from CPY_SLOT_LT. */
enum cpy_slot {
#define S(id, name, n) CPY_SLOT_##id,
    CPY_SLOTS(S)
#undef S
    CPY_SLOT_COUNT
};

#endif
