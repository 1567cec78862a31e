# SPDX-License-Identifier: MIT
# warnings.deprecated marks functions and classes whose use warns.
import inspect
import warnings


@warnings.deprecated('use g()')
def f(x):
    """Docs."""
    return x + 1


@warnings.deprecated('use New')
class Old:
    def __init__(self, x=0):
        self.x = x


@warnings.deprecated('quietly', category=None)
def quiet():
    return 5


@warnings.deprecated('later', category=PendingDeprecationWarning)
async def wait():
    return 1


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(f(1), f.__deprecated__, f.__doc__, f.__name__)  # expect: 2 use g() Docs. f
    print(Old(3).x, Old.__deprecated__)  # expect: 3 use New

    class Child(Old):
        pass

    print(Child(4).x, quiet(), quiet.__deprecated__)  # expect: 4 5 quietly
    wait().close()
    print(inspect.iscoroutinefunction(wait))  # expect: True
print([(str(w.message), w.category.__name__, w.lineno) for w in seen])
# expect: [('use g()', 'DeprecationWarning', 31), ('use New', 'DeprecationWarning', 32), ('use New', 'DeprecationWarning', 34), ('later', 'PendingDeprecationWarning', 38)]
for wrong in lambda: warnings.deprecated(5), lambda: warnings.deprecated('x')(3):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: Expected an object of type str for 'message', not 'int'
# expect: @deprecated decorator with non-None category must be applied to a class or callable, not 3
