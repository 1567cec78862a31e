# SPDX-License-Identifier: MIT
"""Attributes of sys that are made when they are asked for look as if they had always been there."""
import sys

first = sys.flags.int_max_str_digits
sys.set_int_max_str_digits(first + 1000)
print(sys.flags.int_max_str_digits == first, sys.flags is sys.flags)  # expect: True True
sys.set_int_max_str_digits(first)
sys.thread_info = 3
print(vars(sys)['thread_info'], sys.thread_info)  # expect: 3 3
del sys.thread_info
try:
    sys.thread_info
except AttributeError as error:
    print(error)  # expect: module 'sys' has no attribute 'thread_info'
from sys import float_info
print(float_info is sys.float_info is vars(sys)['float_info'])  # expect: True
print({'hash_info', 'int_info', 'version_info', 'implementation', 'builtin_module_names'} <= set(dir(sys)))  # expect: True
print(getattr(sys, 'no_such_info', None), hasattr(sys, 'stdlib_module_names'))  # expect: None True
print('re' in sys.stdlib_module_names, 'os.path' in sys.stdlib_module_names)  # expect: True False
print(sys.version_info[:2] == sys.implementation.version[:2])  # expect: True

# One that is deleted, made or not, set by the program before or not, stays away.
sys.thread_info = 5
del sys.thread_info
print(hasattr(sys, 'thread_info'), 'thread_info' in dir(sys))
# expect: False False
del sys.int_info
print(hasattr(sys, 'int_info'), 'int_info' in vars(sys))
# expect: False False
try:
    del sys.int_info
except AttributeError as e:
    print(e)
# expect: 'module' object has no attribute 'int_info'
