/* SPDX-License-Identifier: MIT */
/* vm/objects/str_methods.h - the rows of str that it does not share with bytes (text_methods.h has the others). */
#ifndef CPY_OBJECTS_STR_METHODS_H
#define CPY_OBJECTS_STR_METHODS_H

#include "vm/objects/text_methods.h"

#define CPY_STR_ROWS(R)                                                                                              \
    R("capitalize", "(self, /)", cpy_str_capitalize, "Return a copy with the first character in title case, the rest lower.") \
    R("casefold", "(self, /)", cpy_str_casefold, "Return a copy for comparisons that ignore case.")                  \
    R("encode", "(self, /, encoding='utf-8', errors='strict')", cpy_str_encode, "Return the text as bytes in an encoding.") \
    R("format", "(self, /, *args, **kwargs)", cpy_str_format_method,                                                 \
        "Return a copy with the fields in braces replaced by formatted arguments.")                                  \
    R("format_map", "(self, mapping, /)", cpy_str_format_map, "Like format(**mapping), but use the mapping itself.") \
    R("isalnum", "(self, /)", cpy_str_isalnum, "Return True if there are characters, all letters or numbers.")       \
    R("isalpha", "(self, /)", cpy_str_isalpha, "Return True if there are characters, all letters.")                  \
    R("isascii", "(self, /)", cpy_str_isascii, "Return True if all characters are ASCII.")                           \
    R("isdecimal", "(self, /)", cpy_str_isdecimal, "Return True if there are characters, all decimal digits.")       \
    R("isdigit", "(self, /)", cpy_str_isdigit, "Return True if there are characters, all digits.")                   \
    R("isidentifier", "(self, /)", cpy_str_isidentifier, "Return True if the text is an identifier, or a keyword.")  \
    R("islower", "(self, /)", cpy_str_islower, "Return True if there are cased characters, all lower case.")         \
    R("isnumeric", "(self, /)", cpy_str_isnumeric, "Return True if there are characters, all numeric.")              \
    R("isprintable", "(self, /)", cpy_str_isprintable, "Return True if repr() would show all characters as they are.") \
    R("isspace", "(self, /)", cpy_str_isspace, "Return True if there are characters, all whitespace.")               \
    R("istitle", "(self, /)", cpy_str_istitle, "Return True if each word begins in upper case and goes on in lower case.") \
    R("isupper", "(self, /)", cpy_str_isupper, "Return True if there are cased characters, all upper case.")         \
    R("join", "(self, iterable, /)", cpy_str_join_method, "Return the strings of an iterable, joined with this one between.") \
    R("lower", "(self, /)", cpy_str_lower, "Return a copy in lower case.")                                           \
    R("swapcase", "(self, /)", cpy_str_swapcase, "Return a copy with upper case made lower and lower case made upper.") \
    R("title", "(self, /)", cpy_str_title, "Return a copy with each word in title case.")                            \
    R("translate", "(self, table, /)", cpy_str_translate,                                                            \
        "Return a copy with each character replaced by table[ord(character)]; None removes it.")                     \
    R("upper", "(self, /)", cpy_str_upper, "Return a copy in upper case.")                                           \
    R("__repr__", "(self, /)", cpy_str_repr, "Return repr(self).")                                                   \
    R("__mod__", "(self, value, /)", cpy_str_mod, "Return self%value.")                                              \
    R("__rmod__", "(self, value, /)", cpy_str_rmod, "Return value%self.")

CPY_STR_ROWS(CPY_ROW_PROTOTYPE)
/* str.maketrans, a static method. */
cpy_value cpy_str_maketrans(struct cpy_thread *t, const cpy_value *args);

#endif
