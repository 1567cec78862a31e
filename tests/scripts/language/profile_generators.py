# SPDX-License-Identifier: MIT
"""A profile function is told of a generator's calls and returns where they are, also without a trace function."""
import sys


def numbers():
    yield 1

    yield 2
    return 3


def profile(frame, event, arg):
    if frame.f_code is numbers.__code__:
        print(event, frame.f_lineno - frame.f_code.co_firstlineno, arg)


sys.setprofile(profile)
list(numbers())
sys.setprofile(None)

# expect: call 0 None
# expect: return 1 1
# expect: call 1 None
# expect: return 3 2
# expect: call 3 None
# expect: return 4 3
