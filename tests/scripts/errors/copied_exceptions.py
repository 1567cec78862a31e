# SPDX-License-Identifier: MIT
"""Copies of exceptions keep what is not among their arguments; a traceback keeps tb_lasti; a suggestion needs no text."""
import copy
import sys
import types


def show(error):
    print(repr(error), error.__reduce__()[1:])
    print(repr(copy.copy(error)), str(copy.copy(error)))


show(OSError(2, 'text', 'file'))
show(OSError(2, 'text', 'file', None, 'second'))
show(OSError('text'))
show(ImportError('text', name='module', path='file'))
show(ImportError('text'))
print(UnicodeDecodeError('utf-8', bytearray(b'\xff'), 0, 1, 'text').object)
error = OSError(2, 'text', 'file')
error.more = 1
print(copy.copy(error).more)
print(types.TracebackType(None, sys._getframe(), 13, 1).tb_lasti)


class Unreadable:
    __str__ = __repr__ = None


class Wrong:
    attribute = 1

    def __getattr__(self, name):
        raise AttributeError(Unreadable())


sys.stderr = sys.stdout
try:
    Wrong().atribute
except AttributeError as error:
    error.__traceback__ = None
    sys.__excepthook__(type(error), error, None)

# expect: FileNotFoundError(2, 'text') ((2, 'text', 'file'),)
# expect: FileNotFoundError(2, 'text') [Errno 2] text: 'file'
# expect: FileNotFoundError(2, 'text') ((2, 'text', 'file', None, 'second'),)
# expect: FileNotFoundError(2, 'text') [Errno 2] text: 'file' -> 'second'
# expect: OSError('text') (('text',),)
# expect: OSError('text') text
# expect: ImportError('text') (('text',), {'name': 'module', 'path': 'file'})
# expect: ImportError('text') text
# expect: ImportError('text') (('text',),)
# expect: ImportError('text') text
# expect: b'\xff'
# expect: 1
# expect: 13
# expect: AttributeError: <exception str() failed>. Did you mean: 'attribute'?
