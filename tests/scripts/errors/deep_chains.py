# Iterators of iterators, and methods of methods, that are too deep end in RecursionError, never in a crash.
# first: 2000
# cpython: no
import itertools
import types

def attempt(name, function):
    try:
        function()
    except RecursionError:
        print(name, 'RecursionError')
    else:
        print(name, 'no error')

# Iterators over iterators over iterators ...
def chain(make):
    iterator = iter([(1,)])
    for _ in range(200000): iterator = make(iterator)
    return lambda: list(iterator)
attempt('map', chain(lambda i: map(abs, i)))  # expect: map RecursionError
attempt('filter', chain(lambda i: filter(None, i)))  # expect: filter RecursionError
attempt('zip', chain(lambda i: zip(i)))  # expect: zip RecursionError
attempt('enumerate', chain(enumerate))  # expect: enumerate RecursionError
attempt('islice', chain(lambda i: itertools.islice(i, 5)))  # expect: islice RecursionError
attempt('groupby', chain(itertools.groupby))  # expect: groupby RecursionError
attempt('accumulate', chain(itertools.accumulate))  # expect: accumulate RecursionError

# A method of a method of a method ...
method = len
for _ in range(100000): method = types.MethodType(method, 1)
attempt('call of a method', method)  # expect: call of a method RecursionError
attempt('repr of a method', lambda: repr(method))  # expect: repr of a method RecursionError
attempt('attribute of a method', lambda: method.a)  # expect: attribute of a method RecursionError
