# SPDX-License-Identifier: MIT
"""sys: what the interpreter tells of itself, limits, hooks and frames."""
import sys


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('version and machine')
print(sys.version_info[:2], sys.version_info.major, sys.version_info.releaselevel, sys.version_info >= (3, 8), len(sys.version_info), type(sys.version_info).__name__, sys.version.startswith('3.13'), sys.hexversion >> 16 == 0x30d, sys.api_version)
print(sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.float_repr_style, sys.copyright != '', sys.platlibdir)
print(sys.float_info)
print(sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag, len(sys.hash_info), hash(float('inf')) == sys.hash_info.inf)
print(len(sys.int_info), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold, sys.thread_info[0])
print(sys.flags.optimize, sys.flags.inspect, sys.flags.interactive, sys.flags.verbose, sys.flags.quiet, sys.flags.isolated, sys.flags.dev_mode, sys.flags.debug, len(sys.flags))
print(type(sys.implementation).__name__, isinstance(sys.implementation.name, str), sys.implementation.version[:2])

heading('surroundings')
print(isinstance(sys.argv, list), sys.argv[0].endswith('sys_module.py'), isinstance(sys.path, list), sys.modules['sys'] is sys, isinstance(sys.executable, str), 'sys' in sys.builtin_module_names, isinstance(sys.builtin_module_names, tuple), sys.orig_argv[-1].endswith('sys_module.py'), isinstance(sys.warnoptions, list), isinstance(sys._xoptions, dict))
print(isinstance(sys.stdlib_module_names, frozenset), {'sys', 'json', 'os'} <= sys.stdlib_module_names, all(isinstance(p, str) for p in (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)), sys.pycache_prefix, sys.dont_write_bytecode in (True, False))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.is_finalizing())
print(sys.stdin is sys.__stdin__, sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.encoding, sys.stdout.mode, sys.stderr.errors, sys.stdout.writable(), sys.stdin.readable(), sys.stdout.fileno(), sys.__stdout__ is sys.stdout, sys.__stderr__ is sys.stderr)

heading('exit')
for status in ((), (None,), (3,), ('words',), ((1, 2),)):
    try:
        sys.exit(*status)
    except SystemExit as e:
        print(repr(e.code), e.args)

heading('exceptions')
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value is e, traceback is e.__traceback__, sys.exception() is e)
    try:
        [][1]
    except IndexError as inner:
        print(sys.exception() is inner)
    print(sys.exception() is e)
print(sys.exception(), callable(sys.excepthook), sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
sys.displayhook(None)
sys.displayhook([1, 'a'])
import builtins
print(builtins._)
del builtins._

heading('limits')
limit = sys.getrecursionlimit()
sys.setrecursionlimit(limit + 500)
print(sys.getrecursionlimit() - limit)
sys.setrecursionlimit(limit)
for wrong in (0, -1, 'a', 1.5, 2**40, None):
    show(sys.setrecursionlimit, wrong)
digits = sys.get_int_max_str_digits()
sys.set_int_max_str_digits(700)
show(str, 10**800)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
sys.set_int_max_str_digits(digits)
print(digits)
for wrong in (1, 639, -1, 'a', 1.5):
    show(sys.set_int_max_str_digits, wrong)
print(sys.getsizeof([]) > 0, sys.getsizeof([1] * 100) > sys.getsizeof([]), sys.getsizeof('a' * 1000) > 1000, sys.getsizeof(5, 1) > 0)


class Sized:
    def __sizeof__(self):
        return 1000


class Unsized:
    def __sizeof__(self):
        return 'text'


print(sys.getsizeof(Sized()) >= 1000, sys.getsizeof(Unsized(), 7))
for empty, full in ([], [1] * 100), ({}, dict.fromkeys(range(100))), (set(), set(range(100))), (bytearray(), bytearray(1000)), ((), (1,) * 100):
    print(sys.getsizeof(full) - sys.getsizeof(empty) >= 800)

heading('names and frames')
text = ''.join(['in', 'tern ', 'me'])
print(sys.intern(text) is sys.intern('intern me'), sys.intern('x'))
show(sys.intern, 5), show(sys.intern, b'x')


class Text(str):
    pass


show(sys.intern, Text('a'))


def outer():
    return inner()


def inner():
    frame = sys._getframe()
    return frame.f_code.co_name, sys._getframe(1).f_code.co_name, frame.f_back.f_code.co_name, sys._getframemodulename(), sys._getframemodulename(1)


print(outer(), sys._getframe().f_globals is globals())
show(sys._getframe, 1000), show(sys._getframe, 'a')
print(sys.gettrace(), sys.getprofile())

heading('documented')
print([name for name in ('displayhook', 'exc_info', 'excepthook', 'exception', 'exit', 'get_int_max_str_digits', 'getdefaultencoding', 'getfilesystemencodeerrors', 'getfilesystemencoding', 'getprofile', 'getrecursionlimit', 'getsizeof', 'gettrace', 'intern', 'is_finalizing', 'set_int_max_str_digits',
                         'setrecursionlimit',) if not getattr(sys, name).__doc__])

# expect: -- version and machine
# expect: (3, 13) 3 final True 5 version_info True True 1013
# expect: little 9223372036854775807 1114111 linux short True lib
# expect: sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
# expect: 64 2305843009213693951 314159 0 1000003 9 True
# expect: 4 4300 640 pthread
# expect: 0 0 0 0 0 0 False 0 18
# expect: SimpleNamespace True (3, 13)
# expect: -- surroundings
# expect: True True True True True True True True True True
# expect: True True True None True
# expect: utf-8 utf-8 surrogateescape False
# expect: True <stdout> <stderr> <stdin> utf-8 w backslashreplace True True 1 True True
# expect: -- exit
# expect: None ()
# expect: None ()
# expect: 3 (3,)
# expect: 'words' ('words',)
# expect: (1, 2) (1, 2)
# expect: -- exceptions
# expect: (None, None, None) None
# expect: ZeroDivisionError True True True
# expect: True
# expect: True
# expect: None True True True
# expect: [1, 'a']
# expect: [1, 'a']
# expect: -- limits
# expect: 500
# expect: ValueError: recursion limit must be greater or equal than 1
# expect: ValueError: recursion limit must be greater or equal than 1
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: OverflowError: Python int too large to convert to C int
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: ValueError: Exceeds the limit (700 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: 5001
# expect: 4300
# expect: ValueError: maxdigits must be 0 or larger than 640
# expect: ValueError: maxdigits must be 0 or larger than 640
# expect: ValueError: maxdigits must be 0 or larger than 640
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: True True True True
# expect: True 7
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: -- names and frames
# expect: True x
# expect: TypeError: intern() argument must be str, not int
# expect: TypeError: intern() argument must be str, not bytes
# expect: TypeError: can't intern Text
# expect: ('inner', 'outer', 'outer', '__main__', '__main__') True
# expect: ValueError: call stack is not deep enough
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: None None
# expect: -- documented
# expect: []
