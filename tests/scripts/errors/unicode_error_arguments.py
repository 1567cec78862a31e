# SPDX-License-Identifier: MIT
"""The exceptions about Unicode take certain arguments, which __init__ asks for."""


def make(exception, *args):
    try:
        print(exception(*args).args)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)


make(UnicodeDecodeError)  # expect: TypeError function takes exactly 5 arguments (0 given)
make(UnicodeEncodeError, 'a', 'x', 1, 2)  # expect: TypeError function takes exactly 5 arguments (4 given)
make(UnicodeTranslateError, 'x', 1, 2, 'r', 3)  # expect: TypeError function takes exactly 4 arguments (5 given)
make(UnicodeDecodeError, 'a', 'x', 1, 2, 'r')  # expect: TypeError a bytes-like object is required, not 'str'
make(UnicodeEncodeError, 'a', b'x', 1, 2, 'r')  # expect: TypeError argument 2 must be str, not bytes
make(UnicodeEncodeError, 'a', 'x', '1', 2, 'r')  # expect: TypeError 'str' object cannot be interpreted as an integer
make(UnicodeTranslateError, 'x', 1, 2, None)  # expect: TypeError argument 4 must be str, not None
make(UnicodeDecodeError, 'a', bytearray(b'x'), 0, 1, 'r')  # expect: ('a', bytearray(b'x'), 0, 1, 'r')
print(UnicodeDecodeError('a', memoryview(b'x'), 0, True, 'r').object)  # expect: b'x'


class Own(UnicodeDecodeError):
    def __init__(self):
        pass


print(Own().args, UnicodeEncodeError.__new__(UnicodeEncodeError, 1).args)  # expect: () (1,)


def optional(x=1):
    pass


make(optional, 1, 2)  # expect: TypeError optional() takes from 0 to 1 positional arguments but 2 were given
