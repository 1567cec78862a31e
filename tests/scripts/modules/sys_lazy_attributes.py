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
