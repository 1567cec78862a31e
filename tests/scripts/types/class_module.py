# SPDX-License-Identifier: MIT
"""__module__ of a class can be set, not deleted; dir() of a generic alias; copy.replace() of code."""
import copy


def told(call, *args, **keywords):
    try:
        return call(*args, **keywords)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class A:
    pass


print(told(delattr, A, '__module__'), A.__module__)
A.__module__ = 'elsewhere'
print(A, told(delattr, A, '__module__'))
print(told(delattr, int, '__module__'))

alias = dict[str, int]
print(sorted(set(dir(alias)) - set(dir(dict))), set(dir(dict)) <= set(dir(alias)))


def function(a):
    return a


code = copy.replace(function.__code__, co_name='other', co_firstlineno=5)
print(code.co_name, code.co_firstlineno, type(function)(code, {})(3), '__replace__' in dir(code))
print(told(copy.replace, code, x=1).replace('__replace__', 'replace'))

# expect: TypeError: cannot delete '__module__' attribute of immutable type 'A' __main__
# expect: <class 'elsewhere.A'> TypeError: cannot delete '__module__' attribute of immutable type 'A'
# expect: TypeError: cannot set '__module__' attribute of immutable type 'int'
# expect: ['__args__', '__bases__', '__copy__', '__deepcopy__', '__mro_entries__', '__origin__', '__parameters__', '__typing_unpacked_tuple_args__', '__unpacked__'] True
# expect: other 5 3 True
# expect: TypeError: replace() got an unexpected keyword argument 'x'
