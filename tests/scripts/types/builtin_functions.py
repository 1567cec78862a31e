# SPDX-License-Identifier: MIT
# The built-in functions that other tests do not walk through: every form of their arguments, and what they refuse.
import io
import sys


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(repr(result))
    except BaseException as e:
        print(type(e).__name__, e)


def feed(text, f, *args):
    """f(*args) with this text as standard input."""
    before, sys.stdin = sys.stdin, io.StringIO(text)
    try:
        attempt(f, *args)
    finally:
        sys.stdin = before


# --- print
class Out:
    def __init__(self): self.calls = []
    def write(self, text): self.calls.append(text)
    def flush(self): self.calls.append('flush')


out = Out()
print(1, 'a', None, file=out)
print(file=out)
print(1, 2, sep='', end='', file=out, flush=True)
print('x', sep=None, end=None, file=out)
print(*'abc', sep='-', file=out)
print('to stdout', file=None)
print(out.calls)
attempt(print, 1, sep=1)
attempt(print, 1, end=b'')
attempt(print, 1, file=5)
attempt(print, 1, ends='')


class Refuses:
    def __str__(self): raise ValueError('no text')


attempt(print, Refuses())
attempt(print, 'lone \ud800', file=io.TextIOWrapper(io.BytesIO(), 'utf-8'))

# --- input
feed('line\nmore', input)
feed('line', input, 'prompt? ')
print()
feed('', input)
feed('a\r\n', input)
attempt(input, 1, 2)

# --- aiter, anext, iter, next
class Async:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


async def three():
    it = aiter(Async())
    return [await anext(it), await anext(it), await anext(it, 'end')]


async def beyond():
    it = aiter(Async())
    for _ in range(3): await anext(it)


class NotAsync:
    def __aiter__(self): return 5


attempt(run, three())
attempt(run, beyond())
attempt(aiter, [1])
attempt(aiter, NotAsync())
attempt(anext, [1])
attempt(anext, Async(), 1, 2)
values = iter([3, 2, 1, 0])
attempt(list, iter(lambda: next(values), 1))
attempt(next, values)
attempt(next, values, 'default')
attempt(next, values)
attempt(next)
attempt(iter)
attempt(iter, 5, 5)

# --- sorted, min, max, sum, any, all
words = ['b', 'A', 'c', 'B', 'a']
attempt(sorted, words, key=str.lower)
attempt(sorted, words, key=str.lower, reverse=True)
attempt(sorted, words, str.lower)
attempt(sorted, [3, 1, 2], key=lambda n: 1 // (n - 2))
attempt(min, words, key=str.lower)
attempt(max, 'b', 'C', 'a', key=str.lower)
attempt(max, [], default='none')
attempt(max, 1, 2, default=3)
attempt(max, [1, None])
attempt(min, key=len)
attempt(sum, [[1], [2]], [])
attempt(sum, ['a'], '')
attempt(sum, [b'a'], b'')
attempt(sum, [b'a'], type('Own', (bytearray,), {})())
attempt(sum, [0.1] * 10)
attempt(sum, [1e100, 1.0, -1e100])
attempt(sum, [1, 2.5, 3j])
attempt(sum, range(10), start=5)
attempt(sum, [2 ** 62, 2 ** 62])
attempt(any, [0, '', 5, 1 / 2])
attempt(all, iter([]))
attempt(any, 5)

# --- round, pow, divmod, abs
for n in 0.5, 1.5, 2.5, -0.5, 2.675, 1e300, float('inf'), float('nan'):
    attempt(round, n)
attempt(round, 2.675, 2)
attempt(round, 1234567, -3)
attempt(round, 15, -1)
attempt(round, 25, -1)
attempt(round, 5, -400)
attempt(round, 1e16 + 1, 1)
attempt(round, 2.5, None)
attempt(round, 0.15, 1.0)
attempt(pow, 2, -2)
attempt(pow, 3, -1, 7)
attempt(pow, 3, 100, -7)
attempt(pow, 2, 3, 0)
attempt(pow, 2.0, 3, 5)
attempt(pow, 0, -1)
attempt(pow, -8, 1 / 3)
attempt(pow, base=2, exp=10, mod=1000)
attempt(pow, 2)
attempt(divmod, -7, 2)
attempt(divmod, 7.5, -2)
attempt(divmod, 1, 0)
attempt(abs, -0.0)
attempt(abs, 3 + 4j)
attempt(abs, True)

# --- chr, ord, hex, oct, bin, ascii, repr, format
for n in 0, 0x10ffff, 0x110000, -1, 'a', 1.0:
    attempt(chr, n)
attempt(ord, '\U0001f600')
attempt(ord, b'a')
attempt(ord, 'ab')
attempt(hex, -255)
attempt(oct, 8)
attempt(bin, -5)
attempt(bin, 1.0)
attempt(ascii, 'é\u4e00\U0001f600\n')
attempt(format, 5, '>+08_.2f')
attempt(format, 5, 5)
attempt(format, [], 'x')
attempt(format, 'a', '=10')
attempt(format, 1.5, 'd')
attempt(format, 5, ',b')

# --- enumerate, zip, map, filter, reversed
attempt(list, enumerate('ab', 2 ** 63))
attempt(list, enumerate('ab', start=-1))
attempt(enumerate, 'ab', 'c')
attempt(list, zip())
attempt(list, zip('ab', (1,), strict=True))
attempt(list, zip('a', 'bc', 'de'))
attempt(zip, 1, strict=True)
attempt(list, map(pow, [2, 3], [3, 2, 1]))
attempt(list, map(None, [1]))
attempt(list, filter(None, [0, 1, '', 'a', [], [0]]))
attempt(list, filter(lambda x: x.y, [1]))
attempt(list, reversed(range(3)))
attempt(list, reversed({'a': 1, 'b': 2}))
attempt(reversed, {1})
attempt(reversed, iter([]))

# --- isinstance, issubclass, callable, getattr and its like, id, hash
attempt(isinstance, True, int | str)
attempt(isinstance, 1, (str, (bytes, int)))
attempt(isinstance, 1, (str, 5))
attempt(isinstance, 1, ())
attempt(issubclass, bool, int | None)
attempt(issubclass, 5, int)
attempt(issubclass, int, (5, int))
attempt(getattr, 1, 'real')
attempt(getattr, 1, 'unreal', None)
attempt(getattr, 1, b'real')
attempt(setattr, 1, 'real', 2)
attempt(delattr, [], 'append')
attempt(hasattr, 1, 5)
attempt(callable, len)
attempt(callable, 5)
attempt(hash, 2 ** 61 - 1)
attempt(hash, -1)
attempt(lambda: hash(1) == hash(1.0) == hash(1 + 0j) == hash(True))

# --- type, object, super, slice, classmethod and staticmethod
attempt(type, 1, 2)
attempt(type, 'A', (), {}, 5)
attempt(type('A', (), {'x': 1}).x.__add__, 1)
attempt(slice, 1, 2, 3)
attempt(slice(None, None, -1).indices, 5)
attempt(slice(1, 2, 0).indices, 5)
attempt(slice('a').indices, 5)
attempt(slice(1).indices, -1)
attempt(lambda: slice(1, 2) < slice(1, 3))
attempt(classmethod(len).__get__, None, list)
attempt(classmethod(len).__get__(None, [1, 2]))
attempt(staticmethod(len), [1])
attempt(staticmethod)
attempt(lambda: ... is Ellipsis and type(...)() is ...)
attempt(lambda: type(NotImplemented)() is NotImplemented)
attempt(type(None), 1)

# --- compile, eval, exec, __import__
attempt(lambda: eval(compile('1 +\\\n 2', 'f', 'eval')))
attempt(lambda: exec(compile('x = 5\nx', 'f', 'single')))
attempt(lambda: exec(compile('x = 5; x; x + 1', 'f', 'single')))
attempt(compile, 'x = 1', 'f', 'eval')
attempt(compile, 'x = 1\ny = 2', 'f', 'single')
attempt(compile, 'x', 'f', 'other')
attempt(compile, 'x', 5, 'exec')
attempt(compile, 5, 'f', 'exec')
attempt(compile, 'x\0', 'f', 'exec')
attempt(compile, '1', 'f', 'exec', 1 << 30)
attempt(lambda: compile('1', 'f', 'exec', optimize=2).co_filename)
attempt(compile, '1', 'f', 'exec', optimize=9)
attempt(lambda: __import__('os.path').__name__)
attempt(lambda: __import__('os.path', fromlist=['join']).__name__ in ('posixpath', 'os.path'))
attempt(__import__, '')
attempt(__import__, 'os', level=-1)
attempt(__import__, 'os', level=1)
attempt(__import__, 5)
attempt(__import__, 'os', {}, {}, (), 0, 0)

# --- dir, vars, locals, globals, help
class Slots:
    __slots__ = 'x'


attempt(lambda: [name for name in dir(Slots()) if not name.startswith('_')])
attempt(lambda: (lambda a, b: dir())(1, 2))
attempt(vars, 5)
attempt(vars, Slots())
attempt(lambda: vars() == {})
attempt(lambda: globals() is sys.modules['__main__'].__dict__)
attempt(lambda a=1: locals())
attempt(globals, 1)
attempt(open, 'no such file', 'x' * 2)
attempt(open, 'no such file', 'U')
attempt(open, 'no such file', 'b')
attempt(open, 'no such file', 'r', newline='x')
attempt(open, 'no such file', 'rb', errors='strict')
attempt(open, 'no such file', opener=lambda path, flags: -1)
attempt(open, 'no such file', opener=lambda path, flags: 'x')
attempt(open, 5.5)
attempt(open, -1)
attempt(open, 'no such file', closefd=False)

# expect: to stdout
# expect: ['1', ' ', 'a', ' ', 'None', '\n', '\n', '1', '', '2', '', 'flush', 'x', '\n', 'a', '-', 'b', '-', 'c', '\n']
# expect: TypeError sep must be None or a string, not int
# expect: TypeError end must be None or a string, not bytes
# expect: AttributeError 'int' object has no attribute 'write'
# expect: TypeError print() got an unexpected keyword argument 'ends'. Did you mean 'end'?
# expect: ValueError no text
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 5: surrogates not allowed
# expect: 'line'
# expect: prompt? 'line'
# expect:
# expect: EOFError EOF when reading a line
# expect: 'a\r'
# expect: TypeError input expected at most 1 argument, got 2
# expect: [1, 2, 'end']
# expect: StopAsyncIteration 
# expect: TypeError 'list' object is not an async iterable
# expect: TypeError aiter() returned not an async iterator of type 'int'
# expect: TypeError 'list' object is not an async iterator
# expect: TypeError anext expected at most 2 arguments, got 3
# expect: [3, 2]
# expect: 0
# expect: 'default'
# expect: StopIteration 
# expect: TypeError next expected at least 1 argument, got 0
# expect: TypeError iter expected at least 1 argument, got 0
# expect: TypeError iter(v, w): v must be callable
# expect: ['A', 'a', 'b', 'B', 'c']
# expect: ['c', 'b', 'B', 'A', 'a']
# expect: TypeError sorted expected 1 argument, got 2
# expect: ZeroDivisionError integer division or modulo by zero
# expect: 'A'
# expect: 'C'
# expect: 'none'
# expect: TypeError Cannot specify a default for max() with multiple positional arguments
# expect: TypeError '>' not supported between instances of 'NoneType' and 'int'
# expect: TypeError min expected at least 1 argument, got 0
# expect: [1, 2]
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
# expect: TypeError sum() can't sum bytearray [use b''.join(seq) instead]
# expect: 1.0
# expect: 1.0
# expect: (3.5+3j)
# expect: 50
# expect: 9223372036854775808
# expect: True
# expect: True
# expect: TypeError 'int' object is not iterable
# expect: 0
# expect: 2
# expect: 2
# expect: 0
# expect: 3
# expect: 1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: 2.67
# expect: 1235000
# expect: 20
# expect: 20
# expect: 0
# expect: 1e+16
# expect: 2
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: 0.25
# expect: 5
# expect: -3
# expect: ValueError pow() 3rd argument cannot be 0
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: (1.0000000000000002+1.7320508075688772j)
# expect: 24
# expect: TypeError pow() missing required argument 'exp' (pos 2)
# expect: (-4, 1)
# expect: (-4.0, -0.5)
# expect: ZeroDivisionError integer division or modulo by zero
# expect: 0.0
# expect: 5.0
# expect: 1
# expect: '\x00'
# expect: '\U0010ffff'
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: 128512
# expect: 97
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: '-0xff'
# expect: '0o10'
# expect: '-0b101'
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: "'\\xe9\\u4e00\\U0001f600\\n'"
# expect: '000+5.00'
# expect: TypeError format() argument 2 must be str, not int
# expect: TypeError unsupported format string passed to list.__format__
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Cannot specify ',' with 'b'.
# expect: [(9223372036854775808, 'a'), (9223372036854775809, 'b')]
# expect: [(-1, 'a'), (0, 'b')]
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: []
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: [('a', 'b', 'd')]
# expect: TypeError 'int' object is not iterable
# expect: [8, 9]
# expect: TypeError 'NoneType' object is not callable
# expect: [1, 'a', [0]]
# expect: AttributeError 'int' object has no attribute 'y'
# expect: [2, 1, 0]
# expect: ['b', 'a']
# expect: TypeError 'set' object is not reversible
# expect: TypeError 'list_iterator' object is not reversible
# expect: True
# expect: True
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: False
# expect: True
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: 1
# expect: None
# expect: TypeError attribute name must be string, not 'bytes'
# expect: AttributeError attribute 'real' of 'int' objects is not writable
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: TypeError attribute name must be string, not 'int'
# expect: True
# expect: False
# expect: 0
# expect: -2
# expect: True
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type() takes 1 or 3 arguments
# expect: 2
# expect: slice(1, 2, 3)
# expect: (4, -1, -1)
# expect: ValueError slice step cannot be zero
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: ValueError length should not be negative
# expect: True
# expect: <bound method len of <class 'list'>>
# expect: 2
# expect: 1
# expect: TypeError staticmethod expected 1 argument, got 0
# expect: True
# expect: True
# expect: TypeError NoneType takes no arguments
# expect: 3
# expect: SyntaxError multiple statements found while compiling a single statement (f, line 1)
# expect: 5
# expect: 6
# expect: None
# expect: SyntaxError invalid syntax (f, line 1)
# expect: SyntaxError multiple statements found while compiling a single statement (f, line 1)
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError compile() arg 1 must be a string, bytes or AST object
# expect: SyntaxError source code string cannot contain null bytes
# expect: ValueError compile(): unrecognised flags
# expect: 'f'
# expect: ValueError compile(): invalid optimize value
# expect: 'os'
# expect: True
# expect: ValueError Empty module name
# expect: ValueError level must be >= 0
# expect: KeyError "'__name__' not in globals"
# expect: TypeError module name must be a string
# expect: TypeError __import__() takes at most 5 arguments (6 given)
# expect: ['x']
# expect: ['a', 'b']
# expect: TypeError vars() argument must have __dict__ attribute
# expect: TypeError vars() argument must have __dict__ attribute
# expect: True
# expect: True
# expect: {'a': 1}
# expect: TypeError globals() takes no arguments (1 given)
# expect: ValueError invalid mode: 'xx'
# expect: ValueError invalid mode: 'U'
# expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no such file'
# expect: ValueError binary mode doesn't take an errors argument
# expect: ValueError opener returned -1
# expect: TypeError expected integer from opener
# expect: TypeError expected str, bytes or os.PathLike object, not float
# expect: ValueError negative file descriptor
# expect: ValueError Cannot use closefd=False with file name
