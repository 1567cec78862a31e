# SPDX-License-Identifier: MIT
"""classmethod and staticmethod have name, docstring ... of the function as attributes of their own."""


def told(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def shown(method):
    return {k: v for k, v in method.__dict__.items() if k != '__annotations__'}  # made when asked for, since 3.14


def function(cls):
    """What it does."""


function.other = 1
for kind in classmethod, staticmethod:
    method = kind(function)
    print(kind.__name__, shown(method), hasattr(method, 'other'), method.__wrapped__ is function)
    method.__name__ = 'renamed'
    method.__doc__ = method.own = 'mine'
    print(method.__name__, function.__name__, shown(method))
    del method.__qualname__, method.own
    print(told(lambda: method.__qualname__))
    print(told(delattr, method, '__qualname__'))
    method.__init__(told)
    print(shown(method))
    method.__dict__ = {'a': 1}
    print(method.__dict__, method.a, told(lambda: method.__name__))


# Set before anybody has looked at the rest.
method = classmethod(function)
method.__doc__ = 'set first'
function.__name__ = 'later'
print(shown(method))


# Of what is no function there is what it has.
class Callable:
    """It is called."""

    def __call__(self):
        pass


print(sorted(classmethod(Callable()).__dict__))
print(staticmethod(1).__dict__ == {'__doc__': int.__doc__})

# expect: classmethod {'__module__': '__main__', '__name__': 'function', '__qualname__': 'function', '__doc__': 'What it does.'} False True
# expect: renamed function {'__module__': '__main__', '__name__': 'renamed', '__qualname__': 'function', '__doc__': 'mine', 'own': 'mine'}
# expect: AttributeError: 'classmethod' object has no attribute '__qualname__'
# expect: AttributeError: 'classmethod' object has no attribute '__qualname__'
# expect: {'__module__': '__main__', '__name__': 'told', '__doc__': None, '__qualname__': 'told'}
# expect: {'a': 1} 1 AttributeError: 'classmethod' object has no attribute '__name__'
# expect: staticmethod {'__module__': '__main__', '__name__': 'function', '__qualname__': 'function', '__doc__': 'What it does.'} False True
# expect: renamed function {'__module__': '__main__', '__name__': 'renamed', '__qualname__': 'function', '__doc__': 'mine', 'own': 'mine'}
# expect: AttributeError: 'staticmethod' object has no attribute '__qualname__'
# expect: AttributeError: 'staticmethod' object has no attribute '__qualname__'
# expect: {'__module__': '__main__', '__name__': 'told', '__doc__': None, '__qualname__': 'told'}
# expect: {'a': 1} 1 AttributeError: 'staticmethod' object has no attribute '__name__'
# expect: {'__module__': '__main__', '__name__': 'function', '__qualname__': 'function', '__doc__': 'set first'}
# expect: ['__doc__', '__module__']
# expect: True
