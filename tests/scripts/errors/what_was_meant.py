# SPDX-License-Identifier: MIT
# Wrong arguments of native functions, names that a module of the library lacks, unknown encodings: what is told, and that a
# traceback shows the program's own lines only.
import collections
import gc
import math
import os
import time
import traceback


def check(f):
    try:
        f()
    except Exception as e:
        levels = [level.name for level in traceback.extract_tb(e.__traceback__)]
        print(type(e).__name__, *traceback.format_exception_only(e)[-1].split(': ', 1)[1:], levels[2:], end='\n')


check(lambda: print(1, sepp=''))
# expect: TypeError print() got an unexpected keyword argument 'sepp'. Did you mean 'sep'?
# expect:  []
check(lambda: [].sort(revers=True))
# expect: TypeError sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?
# expect:  []
check(lambda: int('1', bas=2))
# expect: TypeError int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
# expect:  []
check(lambda: print(1, zzzzzz=''))
# expect: TypeError print() got an unexpected keyword argument 'zzzzzz'
# expect:  []
check(lambda: math.sqrt())
# expect: TypeError math.sqrt() takes exactly one argument (0 given)
# expect:  []
check(lambda: time.time(1))
# expect: TypeError time.time() takes no arguments (1 given)
# expect:  []
check(lambda: math.gcd(1, x=2))
# expect: TypeError math.gcd() takes no keyword arguments
# expect:  []
check(lambda: gc.enable(1))
# expect: TypeError gc.enable() takes no arguments (1 given)
# expect:  []
check(lambda: len())
# expect: TypeError len() takes exactly one argument (0 given)
# expect:  []
check(lambda: [].append())
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect:  []
check(lambda: os.pathh)
# expect: AttributeError module 'os' has no attribute 'pathh'. Did you mean: 'path'?
# expect:  []
check(lambda: collections.ordereddict)
# expect: AttributeError module 'collections' has no attribute 'ordereddict'. Did you mean: 'OrderedDict'?
# expect:  []
check(lambda: 'é'.encode('foo'))
# expect: LookupError unknown encoding: foo
# expect:  []
check(lambda: b'\xff'.decode('foo'))
# expect: LookupError unknown encoding: foo
# expect:  []
check(lambda: b'\xff'.decode('ascii', 'foo'))
# expect: LookupError unknown error handler name 'foo'
# expect:  []


# A module of a program shows its own __getattr__.
def module_getattr(name):
    raise AttributeError('no ' + name)


import types
own = types.ModuleType('own')
own.__getattr__ = module_getattr
check(lambda: own.thing)
# expect: AttributeError no thing
# expect:  ['module_getattr']


class NoText:
    def __repr__(self):
        return 1


check(lambda: str(NoText()))
# expect: TypeError __str__ returned non-string (type int)
# expect:  []
check(lambda: repr(NoText()))
# expect: TypeError __repr__ returned non-string (type int)
# expect:  []


async def loop():
    async for x in [1]:
        pass

check(lambda: loop().send(None))
# expect: TypeError 'async for' requires an object with __aiter__ method, got list
# expect:  ['loop']
