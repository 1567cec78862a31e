# Names and parameters that CPython's documentation gives, in modules whose other tests are about what they do.
import os
import re
import time
import unittest


def t(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print([base.__name__ for base in PythonFinalizationError.__mro__[:3]])  # expect: ['PythonFinalizationError', 'RuntimeError', 'Exception']

print(re.RegexFlag.ASCII is re.A, re.RegexFlag.X is re.VERBOSE, re.RegexFlag['I'], len(re.RegexFlag))  # expect: True True re.IGNORECASE 8
print([flag.name for flag in re.RegexFlag])  # expect: ['ASCII', 'IGNORECASE', 'LOCALE', 'UNICODE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'DEBUG']
print(list(re.RegexFlag.__members__)[:3], re.RegexFlag.__members__['S'])  # expect: ['NOFLAG', 'ASCII', 'A'] re.DOTALL
t(lambda: re.RegexFlag['Q'])  # expect: KeyError 'Q'

# Nobody can set this clock, and there is none of that number.
t(lambda: time.clock_settime(time.CLOCK_MONOTONIC, 1.5))  # expect: OSError [Errno 22] Invalid argument
t(lambda: time.clock_settime_ns(time.CLOCK_MONOTONIC, -1))  # expect: OSError [Errno 22] Invalid argument
t(lambda: time.clock_settime(9999, 1))  # expect: OSError [Errno 22] Invalid argument
t(lambda: time.clock_settime(9999, float('nan')))  # expect: ValueError Invalid value NaN (not a number)
t(lambda: time.clock_settime(9999, 'now'))  # expect: TypeError 'str' object cannot be interpreted as an integer

case = unittest.TestCase()
case.assertIs(expr1=case, expr2=case)
case.assertIsNot(expr1=case, expr2=None)
t(lambda: os.execve(path='/nowhere/at/all', argv=['all'], env={}))  # expect: FileNotFoundError [Errno 2] No such file or directory: '/nowhere/at/all'
