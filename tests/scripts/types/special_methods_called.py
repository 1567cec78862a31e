# Special methods and others of built-in types, called by name with what the operators would not give them.
import itertools
import re
import types


def said(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__ + ':', error)


class Slotted(Exception):
    __slots__ = ('slot',)


class Referable(Slotted):
    pass


class MyInt(int):
    pass


print(b'a'.__eq__(bytearray(b'a')), bytearray(b'a').__eq__(b'a'), b'a'.__lt__(b'b'), b'a'.__ne__(memoryview(b'a')))
print(b'a' == bytearray(b'a'), bytearray(b'%d').__rmod__(b'%s'), b'%d'.__rmod__(b'<%s>'))
print([].append.__eq__(str.upper), str.upper.__eq__(str.lower), str.upper == str.upper, len.__eq__(len))
said(bytearray(b'ab').__imul__, 1.5)
b = bytearray(b'ab')
said(b.__init__, 1.5)
print(b)
print((n for n in ()).__init__(1, 2), {}.items().__init__(3), iter([]).__init__(4))
said(object.__new__, MyInt)
said(int.__add__.__get__, [])
said(types.ModuleType('m').__init__, 1)
said(type.__delattr__, int, None)
said(type.__setattr__, int, '\n', 1)
print(type.__prepare__(1, 2, 3, k=4))
said(setattr, Slotted(), '__class__', Referable)
print(UnicodeTranslateError('a', 0, 1, 'r').encoding, itertools.chain[int], list[type(None)], int | None)
for n in 0, 5, 7:
    said(SyntaxError, 'm', tuple(range(n)))
said(re.compile('a').search, 'a', 0, 2**70)
said(b'a'.ljust, 2**63 - 1)
said(b'a'.zfill, 2**63 - 1)
said('ab'.__mul__, 2**63 - 1)
said(b'ab'.__mul__, 2**63 - 1)
said(lambda: max(*5, **5))


class Meta(type):
    def __getattr__(cls, name):
        print('asked for', name)
        raise AttributeError(name)


class Named(metaclass=Meta):
    pass


print(repr(list[Named]))


class Counted:
    def __len__(self):
        print('len')
        return 0

    def __getitem__(self, i):
        return ()[i]


def unpack(v):
    a, *b = v


said(unpack, Counted())


class Lengthy(Counted):
    def __iter__(self):
        print('iter')
        return iter((1, 2))


class Odd:
    def __index__(self):
        return 'x'


print(bytes(Lengthy()), bytearray(Lengthy()))
for make in bytes, bytearray:
    for n in -2**63, 2**63 - 1, 2**63:
        said(make, n)
for text, argument in (b'%c', Odd()), ('%c', Odd()), (b'%c', 1.5):
    said(text.__mod__, argument)
print('{:>٣}|{:.٢}'.format('x', 'abc'), format(3.5, '٨.٢f'))
print(types.SimpleNamespace(**{'': 1, 'a': 2}))
error = AttributeError('m')
said(error.__init__, nope=1)
print(repr(error))

# expect: NotImplemented True True NotImplemented
# expect: True NotImplemented b'<%d>'
# expect: NotImplemented NotImplemented True True
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: cannot convert 'float' object to bytearray
# expect: bytearray(b'')
# expect: None None None
# expect: TypeError: object.__new__(MyInt) is not safe, use MyInt.__new__()
# expect: TypeError: descriptor '__add__' for 'int' objects doesn't apply to a 'list' object
# expect: TypeError: module() argument 'name' must be str, not int
# expect: TypeError: cannot set None attribute of immutable type 'int'
# expect: TypeError: cannot set '\n' attribute of immutable type 'int'
# expect: {}
# expect: TypeError: __class__ assignment: 'Referable' object layout differs from 'Slotted'
# expect: None itertools.chain[int] list[NoneType] int | None
# expect: TypeError: function takes at least 4 arguments (0 given)
# expect: TypeError: end_offset must be provided when end_lineno is provided
# expect: TypeError: function takes at most 6 arguments (7 given)
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: OverflowError: byte string is too large
# expect: OverflowError: byte string is too large
# expect: OverflowError: repeated string is too long
# expect: OverflowError: repeated bytes are too long
# expect: TypeError: max() argument after ** must be a mapping, not int
# expect: asked for __origin__
# expect: list[__main__.Named]
# expect: ValueError: not enough values to unpack (expected at least 1, got 0)
# expect: iter
# expect: len
# expect: iter
# expect: b'\x01\x02' bytearray(b'\x01\x02')
# expect: ValueError: negative count
# expect: OverflowError: byte string is too large
# expect: OverflowError: cannot fit 'int' into an index-sized integer
# expect: ValueError: negative count
# expect: MemoryError:
# expect: OverflowError: cannot fit 'int' into an index-sized integer
# expect: TypeError: %c requires an integer in range(256) or a single byte
# expect: TypeError: %c requires int or char
# expect: TypeError: %c requires an integer in range(256) or a single byte
# expect:   x|ab     3.50
# expect: namespace(a=2)
# expect: TypeError: AttributeError() got an unexpected keyword argument 'nope'
# expect: AttributeError()
