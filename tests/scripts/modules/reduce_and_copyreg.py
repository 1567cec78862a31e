# SPDX-License-Identifier: MIT
# What copies and pickles are made from: __reduce_ex__, __setstate__ of iterators, and module copyreg.
import copyreg, functools, operator


def started(iterable, n=1):
    it = iter(iterable)
    for _ in range(n):
        next(it)
    return it


def ended(iterable):
    it = iter(iterable)
    list(it)
    return it


class Numbers:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i

    def __repr__(self):
        return 'Numbers()'


# An iterator is made again from its sequence and its place, or from what is still to come.
for it in (started([1, 2, 3]), started((1, 2, 3), 2), started('abc'), started('ab\u20ac'), started(b'abc'),
           started(bytearray(b'abc')), started({1: 2, 3: 4}), started({1: 2, 3: 4}.values()),
           started({1: 2, 3: 4}.items()), started(reversed({1: 2, 3: 4})), started({1}, 0), started(range(5)),
           started(range(9, 0, -2)), started(range(2**70, 2**70 + 4)), started(Numbers()), started(reversed([1, 2, 3])),
           started(reversed('abc')), started(reversed(range(3)))):
    r = it.__reduce__()
    print(r[0].__name__, *r[1:])
    again = r[0](*r[1])
    if len(r) > 2 and r[2] is not None:
        again.__setstate__(r[2])
    print(list(again) == list(it))
for it in (ended([1]), ended((1,)), ended('a'), ended(b'a'), ended({1: 1}), ended({1}), ended(range(2)),
           ended(Numbers()), ended(reversed([1])), ended(reversed('a')), ended(iter(lambda: 1, 1))):
    print(it.__reduce__()[1:])
print(enumerate([7], 2**70).__reduce__()[1][1], map(len, ['a'], ['b']).__reduce__()[1][0], filter(None, [1]).__reduce__()[1][0],
      zip('a', strict=True).__reduce__()[2], len(zip('a').__reduce__()))

# __setstate__ stays within the sequence.
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter('abc'), lambda: iter(range(3)),
             lambda: reversed([1, 2, 3]), lambda: reversed('abc'), lambda: iter(range(2**70, 2**70 + 2))):
    out = []
    for state in (-5, 0, 1, 2, 50):
        it = make()
        it.__setstate__(state)
        out.append(len(list(it)))
    print(out)
try:
    iter([]).__setstate__(2**80)
except OverflowError as e:
    print(e)
try:
    it = iter(Numbers())
    it.__setstate__(2**63 - 1)
    next(it)
except OverflowError as e:
    print(e)

# Other built-in types.
print(bytearray(b'a\xe9').__reduce__(), bytearray(b'ab').__reduce_ex__(3), bytearray().__reduce_ex__(4))
print([].append.__reduce__(), int.from_bytes.__reduce__(), str.join.__reduce__(), len.__reduce__())
e = ValueError(1)
e.note = 2
print(e.__reduce__())
e.__setstate__({'more': 3})
print(e.more, e.__setstate__(None))
try:
    e.__setstate__(3)
except TypeError as error:
    print(error)
p = functools.partial(int, base=2)
p.x = 1
print(p.__reduce__())
p.__setstate__((max, (1, 2), None, None))
print(p(), p.args, p.keywords, vars(p))
try:
    p.__setstate__((1, 2, 3))
except TypeError as error:
    print(error)
print(operator.methodcaller('f', 1).__reduce__(), operator.methodcaller('f', 1, k=2).__reduce__())

# What nobody could fill in again cannot be copied.
for v in ((i for i in ()), lambda: 1, int | str):
    try:
        v.__reduce_ex__(4)
    except TypeError as error:
        print(str(error).replace('types.', ''))


class Pair:
    def __new__(cls, a, *, b=0):
        self = object.__new__(cls)
        self.pair = a, b
        return self

    def __getnewargs_ex__(self):
        return self.pair[:1], {'b': self.pair[1]}


r = Pair(1, b=2).__reduce_ex__(4)
print(r[0].__name__, r[1:], r[0](*r[1]).pair)
for wrong in (5, (1,), (1, {}), ((), 1)):
    Pair.__getnewargs_ex__ = lambda self: wrong
    try:
        Pair(1).__reduce_ex__(2)
    except (TypeError, ValueError) as error:
        print(error)


# Protocols 0 and 1, and the registry.
class Name(str):
    pass


class Plain:
    pass


n = Name('x')
n.a = 1
print(n.__reduce_ex__(1)[1:], copyreg._reconstructor(Name, str, 'y'))
print(Plain().__reduce__()[1], Plain().__reduce_ex__(1)[0].__name__)


class Slots:
    __slots__ = 'a', '__b'


print(copyreg._slotnames(Slots))
try:
    Slots().__reduce_ex__(0)
except TypeError as error:
    print(str(error)[:80])
for bad in (lambda: copyreg.pickle(int, 5), lambda: copyreg.constructor(5), lambda: copyreg.add_extension('a', 'b', 0),
            lambda: copyreg.remove_extension('a', 'b', 1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
copyreg.add_extension('a', 'b', 7)
copyreg.add_extension('a', 'b', 7)
try:
    copyreg.add_extension('a', 'b', 8)
except ValueError as error:
    print(error)
try:
    copyreg.add_extension('a', 'c', 7)
except ValueError as error:
    print(error)
copyreg.remove_extension('a', 'b', 7)
print(copyreg.dispatch_table[complex](1j), copyreg.dispatch_table[type(int | str)](int | str)[1])

# expect: iter ([1, 2, 3],) 1
# expect: True
# expect: iter ((1, 2, 3),) 2
# expect: True
# expect: iter ('abc',) 1
# expect: True
# expect: iter ('ab€',) 1
# expect: True
# expect: iter (b'abc',) 1
# expect: True
# expect: iter (bytearray(b'abc'),) 1
# expect: True
# expect: iter ([3],)
# expect: True
# expect: iter ([4],)
# expect: True
# expect: iter ([(3, 4)],)
# expect: True
# expect: iter ([1],)
# expect: True
# expect: iter ([1],)
# expect: True
# expect: iter (range(1, 5),) None
# expect: True
# expect: iter (range(7, -1, -2),) None
# expect: True
# expect: iter (range(1180591620717411303425, 1180591620717411303428),) None
# expect: True
# expect: iter (Numbers(),) 1
# expect: True
# expect: reversed ([1, 2, 3],) 1
# expect: True
# expect: reversed ('abc',) 1
# expect: True
# expect: iter (range(1, -1, -1),) None
# expect: True
# expect: (([],),)
# expect: (((),),)
# expect: (('',),)
# expect: (((),),)
# expect: (([],),)
# expect: (([],),)
# expect: ((range(2, 2),), None)
# expect: (((),),)
# expect: (([],),)
# expect: (((),),)
# expect: (((),),)
# expect: 1180591620717411303424 <built-in function len> None True 2
# expect: [0, 3, 2, 1, 0]
# expect: [3, 3, 2, 1, 0]
# expect: [3, 3, 2, 1, 0]
# expect: [3, 3, 2, 1, 0]
# expect: [0, 1, 2, 3, 3]
# expect: [0, 1, 2, 3, 3]
# expect: [2, 2, 1, 0, 0]
# expect: Python int too large to convert to C ssize_t
# expect: iter index too large
# expect: (<class 'bytearray'>, ('aé', 'latin-1'), None) (<class 'bytearray'>, (b'ab',), None) (<class 'bytearray'>, (), None)
# expect: (<built-in function getattr>, ([], 'append')) (<built-in function getattr>, (<class 'int'>, 'from_bytes')) (<built-in function getattr>, (<class 'str'>, 'join')) len
# expect: (<class 'ValueError'>, (1,), {'note': 2})
# expect: 3 None
# expect: state is not a dictionary
# expect: (<class 'functools.partial'>, (<class 'int'>,), (<class 'int'>, (), {'base': 2}, {'x': 1}))
# expect: 2 (1, 2) {} {}
# expect: invalid partial state
# expect: (<class 'operator.methodcaller'>, ('f', 1)) (functools.partial(<class 'operator.methodcaller'>, 'f', k=2), (1,))
# expect: cannot pickle 'generator' object
# expect: cannot pickle 'function' object
# expect: cannot pickle 'UnionType' object
# expect: __newobj_ex__ ((<class '__main__.Pair'>, (1,), {'b': 2}), {'pair': (1, 2)}, None, None) (1, 2)
# expect: __getnewargs_ex__ should return a tuple, not 'int'
# expect: __getnewargs_ex__ should return a tuple of length 2, not 1
# expect: first item of the tuple returned by __getnewargs_ex__ must be a tuple, not 'int'
# expect: second item of the tuple returned by __getnewargs_ex__ must be a dict, not 'int'
# expect: ((<class '__main__.Name'>, <class 'str'>, 'x'), {'a': 1}) y
# expect: (<class '__main__.Plain'>, <class 'object'>, None) _reconstructor
# expect: ['a', '_Slots__b']
# expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: reduction functions must be callable
# expect: constructors must be callable
# expect: code out of range
# expect: key ('a', 'b') is not registered with code 1
# expect: key ('a', 'b') is already registered with code 7
# expect: code 7 is already in use for key ('a', 'b')
# expect: (<class 'complex'>, (0.0, 1.0)) (<built-in function or_>, (<class 'int'>, <class 'str'>))

# Classes that nobody has asked for an attribute yet.
print(OSError.__reduce__(PermissionError(2, 'm', 'f')), object.__getstate__(iter({}.items())), object.__getstate__(reversed([])))
# expect: (<class 'PermissionError'>, (2, 'm', 'f')) None None
