# SPDX-License-Identifier: MIT
"""Where a frame was when an exception left it, what its variables were, and which frames an exception thrown into a
generator passes."""
import copy
import sys
import traceback
import types


def lines_left(function):
    """The line at which function's frame was left, counted from its first one; and where it was raised."""
    try:
        function()
    except Exception as error:
        level = error.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, level.tb_frame.f_lineno - first, level.tb_lineno - first)


def finally_clause():
    try:
        1 / 0
    finally:
        pass


def other_except():
    try:
        1 / 0
    except TypeError:
        pass


def raised_in_handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        [][0]
        print(e)


def raised_in_with():
    with types.SimpleNamespace and open('/dev/null'):
        1 / 0


for function in finally_clause, other_except, raised_in_handler, raised_in_with:
    lines_left(function)


def returns_traceback():
    variable = 'seen'
    try:
        1 / 0
    except ZeroDivisionError:
        return sys.exc_info()[2]


print(returns_traceback().tb_frame.f_locals)


def names_on_stack():
    return [level.name for level in traceback.extract_stack()][:-1]


def inner():
    try:
        yield names_on_stack()
    except ValueError as error:
        print(repr(error))
        yield names_on_stack()


def outer():
    try:
        raise KeyError('handled')
    except KeyError:
        result = yield from inner()
        print(result)


generator = outer()
print(next(generator))
print(generator.throw(ValueError))


class Values:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration('value')


def delegating():
    print((yield from Values()))


list(delegating())


class Wrong:
    attribute = 1

    def __getattr__(self, name):
        raise AttributeError()


try:
    Wrong().atribute
except AttributeError as error:
    print(error.name, type(error.obj).__name__, error.args)
error = copy.copy(ImportError('text', name='module', path='file'))
print(error, error.name, error.path)
sys.stderr = sys.stdout
sys.__excepthook__(int, 42, None)
sys.setrecursionlimit(150)
chain = None
for i in range(300):
    following = ValueError(i)
    following.__context__ = chain
    chain = following
print(len(list(traceback.TracebackException.from_exception(chain).format())))
group = ValueError('deep')
for i in range(300):
    group = ExceptionGroup('group', [group])
print(len(list(traceback.TracebackException.from_exception(group).format())))

# expect: finally_clause 4 2
# expect: other_except 3 2
# expect: raised_in_handler 4 4
# expect: raised_in_with 2 2
# expect: {'variable': 'seen'}
# expect: ['<module>', 'outer', 'inner']
# expect: ValueError()
# expect: ['<module>', 'outer', 'inner']
# expect: value
# expect: atribute Wrong ()
# expect: text module file
# expect: TypeError: print_exception(): Exception expected for value, int found
# expect: 599
# expect: 22
