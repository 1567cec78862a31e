/* SPDX-License-Identifier: MIT */
/* vm/builtins.h - the lists of built-in types and exceptions, each written once. */
#ifndef CPY_BUILTINS_H
#define CPY_BUILTINS_H

/* T(ENUM, c_name): the type whose definition is cpy_<c_name>_type.  The enum is
 * also the *layout* of its instances.  A base comes before the types derived from it. */
#define CPY_BUILTIN_TYPES(T)                     \
    T(OBJECT, object)                            \
    T(TYPE, type)                                \
    T(INT, int)                                  \
    T(BOOL, bool)                                \
    T(FLOAT, float)                              \
    T(COMPLEX, complex)                          \
    T(STR, str)                                  \
    T(BYTES, bytes)                              \
    T(BYTEARRAY, bytearray)                      \
    T(MEMORYVIEW, memoryview)                    \
    T(LIST, list)                                \
    T(TUPLE, tuple)                              \
    T(DICT, dict)                                \
    T(SET, set)                                  \
    T(FROZENSET, frozenset)                      \
    T(RANGE, range)                              \
    T(SLICE, slice)                              \
    T(NONE, none)                                \
    T(ELLIPSIS, ellipsis)                        \
    T(NOT_IMPLEMENTED, not_implemented)          \
    T(SHAPE, shape)                              \
    T(SLOT_BLOCK, slot_block)                    \
    T(FUNCTION, function)                        \
    T(METHOD, method)                            \
    T(NATIVE, native)                            \
    T(PROPERTY, property)                        \
    T(CLASSMETHOD, classmethod)                  \
    T(STATICMETHOD, staticmethod)                \
    T(SUPER, super)                              \
    T(MEMBER, member)                            \
    T(GETSET, getset)                            \
    T(CELL, cell)                                \
    T(CODE, code)                                \
    T(FRAME, frame)                              \
    T(LOCALS_PROXY, locals_proxy)                \
    T(TRACEBACK, traceback)                      \
    T(GENERATOR, generator)                      \
    T(COROUTINE, coroutine)                      \
    T(ASYNC_GENERATOR, async_generator)          \
    T(COROUTINE_WRAPPER, coroutine_wrapper)      \
    T(ASYNC_SEND, async_send)                    \
    T(ASYNC_THROW, async_throw)                  \
    T(MODULE, module)                            \
    T(WEAKREF, weakref)                          \
    T(MAPPINGPROXY, mappingproxy)                \
    T(NAMESPACE, namespace)                      \
    T(GENERIC_ALIAS, generic_alias)              \
    T(ALIAS_ITERATOR, alias_iterator)            \
    T(SEQ_ITERATOR, seq_iterator)                \
    T(CALL_ITERATOR, call_iterator)              \
    T(LIST_ITERATOR, list_iterator)              \
    T(LIST_REVERSED, list_reversed)              \
    T(TUPLE_ITERATOR, tuple_iterator)            \
    T(STR_ITERATOR, str_iterator)                \
    T(BYTES_ITERATOR, bytes_iterator)            \
    T(RANGE_ITERATOR, range_iterator)            \
    T(SET_ITERATOR, set_iterator)                \
    T(DICT_KEYS, dict_keys)                      \
    T(DICT_VALUES, dict_values)                  \
    T(DICT_ITEMS, dict_items)                    \
    T(DICT_ITERATOR, dict_iterator)              \
    T(ENUMERATE, enumerate)                      \
    T(ZIP, zip)                                  \
    T(MAP, map)                                  \
    T(FILTER, filter)                            \
    T(REVERSED, reversed)                        \
    T(STRING_BUFFER, string_buffer)              \
    T(EXCEPTION, exception) /* the layout of BaseException and all below it */

enum cpy_builtin {
#define T(id, name) CPY_TYPE_##id,
    CPY_BUILTIN_TYPES(T)
#undef T
    CPY_TYPE_COUNT
};

/* E(ENUM, "Name", BASE): an exception class.  A base comes before what derives from it.
 * (Hierarchy: Python library reference, "Exception hierarchy".) */
#define CPY_EXCEPTIONS(E)                                                    \
    E(BASE_EXCEPTION, "BaseException", BASE_EXCEPTION)                       \
    E(SYSTEM_EXIT, "SystemExit", BASE_EXCEPTION)                             \
    E(KEYBOARD_INTERRUPT, "KeyboardInterrupt", BASE_EXCEPTION)               \
    E(GENERATOR_EXIT, "GeneratorExit", BASE_EXCEPTION)                       \
    E(BASE_EXCEPTION_GROUP, "BaseExceptionGroup", BASE_EXCEPTION)            \
    E(EXCEPTION, "Exception", BASE_EXCEPTION)                                \
    E(EXCEPTION_GROUP, "ExceptionGroup", BASE_EXCEPTION_GROUP) /* and EXCEPTION */ \
    E(STOP_ITERATION, "StopIteration", EXCEPTION)                            \
    E(STOP_ASYNC_ITERATION, "StopAsyncIteration", EXCEPTION)                 \
    E(ARITHMETIC_ERROR, "ArithmeticError", EXCEPTION)                        \
    E(FLOATING_POINT_ERROR, "FloatingPointError", ARITHMETIC_ERROR)          \
    E(OVERFLOW_ERROR, "OverflowError", ARITHMETIC_ERROR)                     \
    E(ZERO_DIVISION_ERROR, "ZeroDivisionError", ARITHMETIC_ERROR)            \
    E(ASSERTION_ERROR, "AssertionError", EXCEPTION)                          \
    E(ATTRIBUTE_ERROR, "AttributeError", EXCEPTION)                          \
    E(BUFFER_ERROR, "BufferError", EXCEPTION)                                \
    E(EOF_ERROR, "EOFError", EXCEPTION)                                      \
    E(IMPORT_ERROR, "ImportError", EXCEPTION)                                \
    E(MODULE_NOT_FOUND_ERROR, "ModuleNotFoundError", IMPORT_ERROR)           \
    E(LOOKUP_ERROR, "LookupError", EXCEPTION)                                \
    E(INDEX_ERROR, "IndexError", LOOKUP_ERROR)                               \
    E(KEY_ERROR, "KeyError", LOOKUP_ERROR)                                   \
    E(MEMORY_ERROR, "MemoryError", EXCEPTION)                                \
    E(NAME_ERROR, "NameError", EXCEPTION)                                    \
    E(UNBOUND_LOCAL_ERROR, "UnboundLocalError", NAME_ERROR)                  \
    E(OS_ERROR, "OSError", EXCEPTION)                                        \
    E(BLOCKING_IO_ERROR, "BlockingIOError", OS_ERROR)                        \
    E(CHILD_PROCESS_ERROR, "ChildProcessError", OS_ERROR)                    \
    E(CONNECTION_ERROR, "ConnectionError", OS_ERROR)                         \
    E(BROKEN_PIPE_ERROR, "BrokenPipeError", CONNECTION_ERROR)                \
    E(CONNECTION_ABORTED_ERROR, "ConnectionAbortedError", CONNECTION_ERROR)  \
    E(CONNECTION_REFUSED_ERROR, "ConnectionRefusedError", CONNECTION_ERROR)  \
    E(CONNECTION_RESET_ERROR, "ConnectionResetError", CONNECTION_ERROR)      \
    E(FILE_EXISTS_ERROR, "FileExistsError", OS_ERROR)                        \
    E(FILE_NOT_FOUND_ERROR, "FileNotFoundError", OS_ERROR)                   \
    E(INTERRUPTED_ERROR, "InterruptedError", OS_ERROR)                       \
    E(IS_A_DIRECTORY_ERROR, "IsADirectoryError", OS_ERROR)                   \
    E(NOT_A_DIRECTORY_ERROR, "NotADirectoryError", OS_ERROR)                 \
    E(PERMISSION_ERROR, "PermissionError", OS_ERROR)                         \
    E(PROCESS_LOOKUP_ERROR, "ProcessLookupError", OS_ERROR)                  \
    E(TIMEOUT_ERROR, "TimeoutError", OS_ERROR)                               \
    E(REFERENCE_ERROR, "ReferenceError", EXCEPTION)                          \
    E(RUNTIME_ERROR, "RuntimeError", EXCEPTION)                              \
    E(NOT_IMPLEMENTED_ERROR, "NotImplementedError", RUNTIME_ERROR)           \
    E(RECURSION_ERROR, "RecursionError", RUNTIME_ERROR)                      \
    E(FINALIZATION_ERROR, "PythonFinalizationError", RUNTIME_ERROR)          \
    E(SYNTAX_ERROR, "SyntaxError", EXCEPTION)                                \
    E(INDENTATION_ERROR, "IndentationError", SYNTAX_ERROR)                   \
    E(TAB_ERROR, "TabError", INDENTATION_ERROR)                              \
    E(SYSTEM_ERROR, "SystemError", EXCEPTION)                                \
    E(TYPE_ERROR, "TypeError", EXCEPTION)                                    \
    E(VALUE_ERROR, "ValueError", EXCEPTION)                                  \
    E(UNICODE_ERROR, "UnicodeError", VALUE_ERROR)                            \
    E(UNICODE_DECODE_ERROR, "UnicodeDecodeError", UNICODE_ERROR)             \
    E(UNICODE_ENCODE_ERROR, "UnicodeEncodeError", UNICODE_ERROR)             \
    E(UNICODE_TRANSLATE_ERROR, "UnicodeTranslateError", UNICODE_ERROR)       \
    E(WARNING, "Warning", EXCEPTION)                                         \
    E(BYTES_WARNING, "BytesWarning", WARNING)                                \
    E(DEPRECATION_WARNING, "DeprecationWarning", WARNING)                    \
    E(ENCODING_WARNING, "EncodingWarning", WARNING)                          \
    E(FUTURE_WARNING, "FutureWarning", WARNING)                              \
    E(IMPORT_WARNING, "ImportWarning", WARNING)                              \
    E(PENDING_DEPRECATION_WARNING, "PendingDeprecationWarning", WARNING)     \
    E(RESOURCE_WARNING, "ResourceWarning", WARNING)                          \
    E(RUNTIME_WARNING, "RuntimeWarning", WARNING)                            \
    E(SYNTAX_WARNING, "SyntaxWarning", WARNING)                              \
    E(UNICODE_WARNING, "UnicodeWarning", WARNING)                            \
    E(USER_WARNING, "UserWarning", WARNING)

enum cpy_exception_id {
#define E(id, name, base) CPY_##id,
    CPY_EXCEPTIONS(E)
#undef E
    CPY_EXCEPTION_COUNT
};

#endif
