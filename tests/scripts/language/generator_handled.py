# SPDX-License-Identifier: MIT
# What is being handled in a generator that is resumed while its caller handles something else.
import sys


def now(): return repr(sys.exception())


def g():
    try:
        raise ValueError('own')
    except ValueError:
        yield now()
        try:
            raise KeyError('inner')
        except KeyError as k:
            yield now(), repr(k.__context__)
        yield now()
    yield now()
    try:
        raise OSError('late')
    except OSError as o:
        yield repr(o.__context__)
    yield now()


gen = g()
try: raise IndexError('first')
except IndexError: print(next(gen), now())
print(next(gen), now())
try: raise IndexError('second')
except IndexError: print(next(gen), next(gen), now())
print(next(gen), next(gen), now())


e = ImportError('m', name='n', path='p')
e.__init__('again')
print(e.name, e.path, e.msg)
a = AttributeError('a', name='x', obj=1)
a.__init__()
print(a.name, a.obj, a.args)

# expect: ValueError('own') IndexError('first')
# expect: ("KeyError('inner')", "ValueError('own')") None
# expect: ValueError('own') IndexError('second') IndexError('second')
# expect: None None None
# expect: None None again
# expect: None None ()
