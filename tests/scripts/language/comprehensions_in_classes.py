# A comprehension in a class body is part of it (PEP 709 as CPython 3.13 has it), but does not see the class's variables.
# cpython: no  (3.11 gives each comprehension a frame)
import symtable
import traceback


def fail(*args):
    raise ZeroDivisionError


def frames(source):
    """The functions that a traceback shows, from the innermost class on, or what else went wrong."""
    try:
        exec(source, {'fail': fail, 's': 1})
    except ZeroDivisionError as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        return names[names.index('C'):]
    except Exception as error:
        return repr(error)


print(frames('class C:\n x = [fail(v) for v in [1]]'))
print(frames('class C:\n x = {fail(s) for v in [1]}'))
print(frames('class C:\n x = {v: fail(s) for v in [1]}'))
print(frames('class C:\n x = [[fail(v, w) for v in [1]] for w in [2]]'))
print(frames('class C:\n x = list(fail(v) for v in [1])'))
print(frames('class C:\n x = [(lambda: fail(v))() for v in [1]]'))
print(frames('class C:\n y = 1\n x = [y for v in [1]]'))
print(frames('class C:\n y = 1\n x = [[y for v in [1]] for w in [1]]'))
print(frames('class C:\n y = 1\n x = [(lambda: y)() for v in [1]]'))
print(frames('class C:\n __y = 1\n x = [__y for v in [1]]'))
print(frames('def f():\n z = 1\n class C:\n  z = 2\n  x = [fail(z) for v in [1]]\nf()'))
print(frames('class C[T]:\n x = [fail(T, v) for v in [1]]'))
print(frames('class C:\n global z\n z = 2\n x = [fail(z) for v in [z]]'))
# expect: ['C', 'fail']
# expect: ['C', 'fail']
# expect: ['C', 'fail']
# expect: ['C', 'fail']
# expect: ['C', '<genexpr>', 'fail']
# expect: ['C', '<lambda>', 'fail']
# expect: NameError("name 'y' is not defined")
# expect: NameError("name 'y' is not defined")
# expect: NameError("name 'y' is not defined")
# expect: NameError("name '_C__y' is not defined")
# expect: ['C', 'fail']
# expect: ['C', 'fail']
# expect: ['C', 'fail']


def outer(z):
    class C:
        k = 3
        v = 7
        around = [(z, v) for v in [5]]
        within = [[(z, v, w) for v in [5]] for w in [6]]
        made = [[(z, v, w, (lambda: (z, v, w))()) for v in [5]] for w in [6]]
        kept = [v for v in [1, 2]], v
        functions = [lambda: (v, z) for v in [1, 2]]
        called = [function() for function in functions]
        others = {v: z for v in range(3)}, {v for v in range(2)}
        pairs = [a + b for a in [1, 2] for b in [10, 20] if a != b]
        first = [k for k in [k]], [[j for j in [k]] for k in [9]]
        names = sorted(name for name in locals() if name[0] != '_')

        def method(self):
            return z, [(z, __class__.__name__) for i in [1]]

    z += 1
    return C


made = outer(1)
for name in made.names:
    if name != 'functions':
        print(name, getattr(made, name))
print([function() for function in made.functions], made().method(), made.functions[0].__qualname__)
# expect: around [(1, 5)]
# expect: called [(2, 1), (2, 1)]
# expect: first ([3], [[9]])
# expect: k 3
# expect: kept ([1, 2], 7)
# expect: made [[(1, 5, 6, (1, 5, 6))]]
# expect: others ({0: 1, 1: 1, 2: 1}, {0, 1})
# expect: pairs [11, 21, 12, 22]
# expect: v 7
# expect: within [[(1, 5, 6)]]
# expect: [(2, 2), (2, 2)] (2, [(2, 'C')]) outer.<locals>.C.<lambda>


def hidden(z):
    class C:
        def z(self):
            pass
        kept = [z for _ in [1]], [(lambda: z)() for _ in [1]], callable(z)
    return C.kept


print(hidden(4))  # expect: ([4], [4], True)

# what is made within is named without <locals>
print(next((lambda: v) for v in [1]).__qualname__, next((lambda: (lambda: v)) for v in [1])().__qualname__)
# expect: <genexpr>.<lambda> <genexpr>.<lambda>.<locals>.<lambda>

table = symtable.symtable('class C:\n y = 1\n x = [(v, y, z, [w for w in v]) for v in y]', '', 'exec').get_children()[0]
print([(s.get_name(), s.is_local()) for s in sorted(table.get_symbols(), key=lambda s: s.get_name())], table.get_children())
# expect: [('v', True), ('w', True), ('x', True), ('y', True), ('z', False)] []
