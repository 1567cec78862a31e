/* SPDX-License-Identifier: MIT */
/* vm/names.h - names that C code looks up, interned once per interpreter.
 * CPY_N(t, append) is the str "append". */
#ifndef CPY_NAMES_H
#define CPY_NAMES_H

/* N(name): alphabetical. */
#define CPY_NAMES(N) \
    /* the operators (objects/type.h) that are not below */ \
    N(__repr__) N(__format__) N(__hash__) N(__lt__) N(__le__) N(__eq__) N(__ne__) N(__gt__) N(__ge__) N(__len__) \
    N(__getitem__) N(__setitem__) N(__delitem__) N(__contains__) N(__iter__) N(__next__) N(__reversed__) \
    N(__getattribute__) N(__getattr__) N(__setattr__) N(__delattr__) N(__add__) N(__sub__) N(__mul__) \
    N(__matmul__) N(__truediv__) N(__floordiv__) N(__mod__) N(__pow__) N(__lshift__) N(__rshift__) N(__and__) \
    N(__or__) N(__xor__) N(__divmod__) N(__radd__) N(__rsub__) N(__rmul__) N(__rmatmul__) N(__rtruediv__) \
    N(__rfloordiv__) N(__rmod__) N(__rpow__) N(__rlshift__) N(__rrshift__) N(__rand__) N(__ror__) N(__rxor__) \
    N(__rdivmod__) N(__iadd__) N(__isub__) N(__imul__) N(__imatmul__) N(__itruediv__) N(__ifloordiv__) \
    N(__imod__) N(__ipow__) N(__ilshift__) N(__irshift__) N(__iand__) N(__ior__) N(__ixor__) N(__neg__) \
    N(__pos__) N(__invert__) N(__abs__) N(__int__) N(__float__) N(__del__) N(__getnewargs__) N(__getstate__) \
    N(__isabstractmethod__) N(__subclasshook__) N(__subclasses__) N(__reduce_ex__) N(__getnewargs_ex__) N(__self_class__) \
    N(__thisclass__) N(mro) \
    /* others */ \
    N(__abstractmethods__) N(__aenter__) N(__aexit__) N(__aiter__) N(__all__) N(__anext__) N(__annotate__) N(__annotate_func__) \
    N(__annotations__) N(__annotations_cache__) \
    N(__await__) N(__bases__) N(__bool__) N(__bound__) N(__buffer__) N(__builtins__) N(__bytes__) \
    N(__call__) N(__cause__) N(__class__) N(__class_getitem__) N(__classcell__) N(__classdict__) N(__classdictcell__) N(__closure__) \
    N(__code__) N(__complex__) N(__context__) N(__defaults__) N(__delete__) N(__dict__) N(__dir__) N(__doc__) \
    N(__enter__) N(__exit__) N(__file__) N(__fspath__) N(__func__) N(__get__) N(__globals__) N(__import__) N(__index__) \
    N(__init__) N(__init_subclass__) N(__instancecheck__) N(__kwdefaults__) N(__length_hint__) N(__loader__) \
    N(__main__) N(__match_args__) N(__missing__) N(__module__) N(__mro__) N(__mro_entries__) N(__name__) N(__new__) N(__notes__) N(__package__) \
    N(__path__) N(__prepare__) N(__qualname__) N(__reduce__) N(__release_buffer__) N(__self__) N(__set__) N(__set_name__) N(__slots__) N(__spec__) \
    N(__str__) N(__subclasscheck__) N(__suppress_context__) N(__traceback__) N(__trunc__) N(__type_params__) N(__weakref__) N(__wrapped__) \
    N(_) N(append) N(args) N(argv) N(builtins) N(cause) N(close) N(code) N(copy) N(decode) N(displayhook) N(encoding) N(end) \
    N(errno) N(excepthook) N(file) N(filename) N(filename2) N(flush) N(get) N(items) N(keys) N(lineno) \
    N(metaclass) N(modules) N(msg) N(name) N(obj) N(offset) N(path) N(print_file_and_line) N(ps1) N(ps2) N(read) N(readline) \
    N(self) N(send) N(sep) N(stderr) N(stdin) N(stdout) N(strerror) N(sys) N(text) N(throw) N(unraisablehook) N(value) N(values) N(write)

enum cpy_name_id {
#define N(name) CPY_NAME_##name,
    CPY_NAMES(N)
#undef N
    CPY_NAME_COUNT
};

#define CPY_N(t, name) ((t)->vm->names[CPY_NAME_##name])

#endif
