# SPDX-License-Identifier: MIT
"""f_lineno = the line of def: the function begins anew, and its first line is told of again."""
import sys


def function():
    a = 1
    a += 1
    return a


def trace(frame, event, arg):
    if frame.f_code is not function.__code__:
        return None
    line = frame.f_lineno - frame.f_code.co_firstlineno
    if event == 'line':
        print(line)
        if line == 3 and jumps:
            frame.f_lineno -= jumps.pop()
    return trace


jumps = [3]
sys.settrace(trace)
print(function())

# expect: 1
# expect: 2
# expect: 3
# expect: 1
# expect: 2
# expect: 3
# expect: 2
