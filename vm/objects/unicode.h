/* SPDX-License-Identifier: MIT */
/* vm/objects/unicode.h - what the Unicode standard says about a character. */
#ifndef CPY_OBJECTS_UNICODE_H
#define CPY_OBJECTS_UNICODE_H

#include "vm/objects/str.h"

/* C(name, FLAG): bool cpy_char_is_<name>(c). */
#define CPY_CHAR_CLASSES(C)                                                                       \
    C(alpha, ALPHA) C(digit, DIGIT) C(numeric, NUMERIC) C(space, SPACE)                           \
    C(upper, UPPER) C(lower, LOWER) C(title, TITLE)                                               \
    C(cased, CASED)               /* has case, and is not passed over as case-ignorable */        \
    C(case_ignorable, IGNORABLE)  /* between letters it does not count: apostrophes, accents */   \
    C(identifier_start, START) C(identifier_part, PART) C(printable, PRINTABLE)                   \
    C(line_break, BREAK)          /* str.splitlines() */

#define C(name, flag) bool cpy_char_is_##name(uint32_t c);
CPY_CHAR_CLASSES(C)
#undef C

enum cpy_case { CPY_CASE_UPPER, CPY_CASE_LOWER, CPY_CASE_TITLE, CPY_CASE_FOLD };
/* Writes what c becomes, 1 to 3 characters, and returns how many. */
unsigned cpy_char_map(uint32_t c, enum cpy_case kind, uint32_t out[3]);

#endif
