/* SPDX-License-Identifier: MIT */
/* modules/stdlib/_pickle.h - the operations of pickles that module _pickle writes and reads. */
#ifndef CPY_STDLIB_PICKLE_H
#define CPY_STDLIB_PICKLE_H

#include "vm/api.h"

/* The names are pickletools'. */
enum cpy_pickle_code {
    CPY_PICKLE_MARK = '(', CPY_PICKLE_STOP = '.', CPY_PICKLE_POP = '0', CPY_PICKLE_POP_MARK = '1',
    CPY_PICKLE_BININT = 'J', CPY_PICKLE_BININT1 = 'K', CPY_PICKLE_BININT2 = 'M', CPY_PICKLE_NONE = 'N',
    CPY_PICKLE_BINUNICODE = 'X', CPY_PICKLE_APPEND = 'a', CPY_PICKLE_EMPTY_DICT = '}', CPY_PICKLE_APPENDS = 'e',
    CPY_PICKLE_BINGET = 'h', CPY_PICKLE_LONG_BINGET = 'j', CPY_PICKLE_EMPTY_LIST = ']', CPY_PICKLE_BINPUT = 'q',
    CPY_PICKLE_LONG_BINPUT = 'r', CPY_PICKLE_SETITEM = 's', CPY_PICKLE_TUPLE = 't', CPY_PICKLE_EMPTY_TUPLE = ')',
    CPY_PICKLE_SETITEMS = 'u', CPY_PICKLE_BINFLOAT = 'G', CPY_PICKLE_PROTO = 0x80, CPY_PICKLE_TUPLE1 = 0x85,
    CPY_PICKLE_TUPLE2 = 0x86, CPY_PICKLE_TUPLE3 = 0x87, CPY_PICKLE_NEWTRUE = 0x88, CPY_PICKLE_NEWFALSE = 0x89,
    CPY_PICKLE_LONG1 = 0x8a, CPY_PICKLE_LONG4 = 0x8b, CPY_PICKLE_BINBYTES = 'B', CPY_PICKLE_SHORT_BINBYTES = 'C',
    CPY_PICKLE_SHORT_BINUNICODE = 0x8c, CPY_PICKLE_BINUNICODE8 = 0x8d, CPY_PICKLE_BINBYTES8 = 0x8e,
    CPY_PICKLE_EMPTY_SET = 0x8f, CPY_PICKLE_ADDITEMS = 0x90, CPY_PICKLE_FROZENSET = 0x91, CPY_PICKLE_MEMOIZE = 0x94,
    CPY_PICKLE_FRAME = 0x95, CPY_PICKLE_NEWOBJ = 0x81, CPY_PICKLE_STACK_GLOBAL = 0x93, CPY_PICKLE_BUILD = 'b',
};

/* The class of that name in a module that is imported, if its instances are made and copied as object does it, so that
 * nothing of it in Python need be asked.  CPY_UNSET: there is none, or an exception is pending. */
cpy_value cpy_pickle_class(struct cpy_thread *t, cpy_value module, cpy_value name);
/* Is v an instance of a class in Python, with no native part? */
bool cpy_pickle_is_instance(cpy_value v);

/* read_plain(data): the object that a pickle means; NotImplemented if there is anything but plain data in it, or
 * anything wrong with it. */
cpy_value cpy_pickle_read(struct cpy_thread *t, const cpy_value *args);

#endif
