# SPDX-License-Identifier: MIT
"""Templates, as in focused.py, of what reads and writes, keeps a buffer, or looks up names: files, streams in memory, input(),
encodings, memoryviews, exec() and eval() with namespaces, imports, and what tells of functions, types and errors."""

FILES = '''with open("file", "wb") as file:
    file.write({content})
with open("file", {mode}) as file:
    file.seekable() # or else CPython takes a refused seek() for the answer
    for step in (lambda: {step}, lambda: {step}, lambda: {step}, lambda: {step}, lambda: {step}):
        try:
            show(step())
        except Exception as e:
            caught(e)
with open("file", "rb") as file:
    show(file.read())'''
REFUSED = '''try:
    with open({opened}) as file:
        kind(file.mode, file.name, file.closed)
except Exception as e:
    caught(e)'''
STREAMS = '''file = {stream}
for step in (lambda: {step}, lambda: {step}, lambda: {step}, lambda: {step}, lambda: {step}):
    try:
        show(step())
    except Exception as e:
        caught(e)
show(getattr(file, "getvalue", int)())'''
INPUTS = '''sys.stdin = io.StringIO({content_text})
try:
    show(input({prompt}), sys.stdin.readline(), list(sys.stdin))
    input("again")
finally:
    sys.stdin = sys.__stdin__'''
PRINTS = '''file = io.StringIO({content_text})
try:
    print({print_arguments})
    print({print_arguments}, file=file)
finally:
    show(file.getvalue())'''
ENCODINGS = '''t = {str}
for errors in {handler}, {handler}, {handler}:
    try:
        show(t.encode({codec}, errors))
    except Exception as e:
        caught(e)'''
DECODINGS = '''t = {content}
for errors in {handler}, {handler}, {handler}:
    try:
        show(t.decode({decoder}, errors))
    except Exception as e:
        caught(e)'''
CHARACTERS = '''for c in {characters}:
    show(c, c.upper(), c.lower(), c.title(), c.casefold(), c.swapcase(), ascii(c), [f() for f in (c.isalpha, c.isdigit, c.isdecimal,
        c.isnumeric, c.isspace, c.isupper, c.islower, c.istitle, c.isprintable, c.isidentifier, c.isalnum)])'''
BUFFERS = '''b = bytearray(range(24))
v = memoryview(b)
m = v.cast({cast})
show(m.shape, m.strides, m.suboffsets, m.nbytes, m.itemsize, m.format, m.ndim, m.readonly, m.c_contiguous, m.f_contiguous)
for step in (lambda: {buffer_step}, lambda: {buffer_step}, lambda: {buffer_step}, lambda: {buffer_step}):
    try:
        show(step())
    except Exception as e:
        caught(e)
show(b)'''
CHANGES = '''d = {collection}
for i, v in enumerate(d):
    show(v)
    if i == {0..3}:
        {change}
    if i > 8:
        break
show(d)'''
NAMESPACES = '''g, l = {"a": 1, "show": show}, {namespace}
for form in exec, eval:
    try:
        show(form({code}, {spaces}))
    except Exception as e:
        caught(e)
show(sorted(name for name in g if name[:2] != "__"), "g" if l is g else l if type(l) is not dict else
     {name: value for name, value in l.items() if name[:2] != "__"})'''
IMPORTS = '''for step in {imported}, {imported}:
    space = {"__name__": {importer}, "__package__": {package}}
    try:
        exec(step, space)
        show(sorted((name, getattr(value, "__name__", "none")) for name, value in space.items() if name[:2] != "__"))
    except Exception as e:
        caught(e)
        show(getattr(e, "name", "none"), getattr(e, "name_from", "none"))
show(__import__({module}{import_arguments}).__name__)'''
BREAKPOINTS = '''sys.breakpointhook = lambda *a, **k: ("stopped", a, k)
try:
    show(breakpoint({print_arguments}), id(g := []) == id(g), globals() is globals(), callable(g))
finally:
    sys.breakpointhook = sys.__breakpointhook__'''
CODES = '''def outer(x, y=1):
    def f({parameters}):
        {local}
        return x, {local_result}
    return f
f = outer(3)
show(f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__annotations__, [c.cell_contents for c in f.__closure__])
c = f.__code__
show(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames[:c.co_argcount + c.co_kwonlyargcount], c.co_freevars, c.co_name)
show(outer.__code__.co_cellvars, c.co_flags & 0x2ac, c.co_firstlineno)
f.{function_attribute}
show(f({arguments}))'''
LOCALS = '''def f(a, b=2, *r, c=3, **k):
    {local}
    show(sorted(locals().items(), key=str), sorted(vars()), dir())
    return [sorted(locals()) for z in (1,)], sys._getframe().f_lineno
class C:
    x = 1
    {local}
    show(sorted(name for name in locals() if name[:2] != "__"))
show(f({arguments}), [name for name in vars(C) if name[:2] != "__"], vars({holder}))'''
UNIONS = '''T, U = typing.TypeVar("T"), typing.TypeVar("U", bound=int)
a, b = {alias}, {alias}
show(a, b, a == b, a == a, hash(a) == hash(a), getattr(a, "__args__", 0), getattr(a, "__parameters__", 0), getattr(a, "__origin__", 0))
for step in (lambda: a | b, lambda: a[{alias}], lambda: isinstance({wild}, a), lambda: issubclass(int, b), lambda: a(), lambda: b | None,
             lambda: [*a], lambda: a.__mro_entries__(()), lambda: type(a), lambda: a.copy, lambda: None | a):
    try:
        show(step())
    except Exception as e:
        caught(e)'''
GENERICS = '''type A{type_parameters} = {annotation}
show(A, A.__name__, A.__type_params__)
def f{type_parameters}(a: {annotation}, b: {annotation} = 1) -> None:
    return a
class C{type_parameters}:
    x: {annotation} = 2
for step in (lambda: A.__value__, lambda: f.__annotations__, lambda: f.__type_params__, lambda: C.__annotations__, lambda: C[int], lambda: A[int],
             lambda: C.__parameters__, lambda: C.__orig_bases__, lambda: [(p.__name__, type(p)) for p in f.__type_params__],
             lambda: [p.__bound__ for p in C.__type_params__], lambda: [p.__constraints__ for p in C.__type_params__],
             lambda: [p.has_default() and p.__default__ for p in A.__type_params__]):
    try:
        show(step())
    except Exception as e:
        caught(e)'''
GROUPS = '''g = ExceptionGroup("a", [{leaf}, {leaf}, ExceptionGroup("b", [{leaf}, {leaf}])])
show(g, g.exceptions, g.split({condition}), g.subgroup({condition}))
try:
    try:
        raise {leaf_or_group}
    except* {error_kind} as e:
        show(e, e.exceptions)
        {handled}
    except* {error_kind} as e:
        show("second", e.exceptions)
        {handled}
    else:
        show("else")
    finally:
        show("finally")
except BaseException as e:
    caught(e)
    show(getattr(e, "exceptions", 0))'''
WEAK = '''r = p = d = None
class C({weak_base}):
    __slots__ = "x", "__weakref__"
o = C()
r = weakref.ref(o, lambda r: show("gone", r() is None))
p, d = weakref.proxy(o), weakref.WeakValueDictionary(k=o)
show(r() is o, weakref.getweakrefcount(o) > 1, list(d), type(p).__name__, r == weakref.ref(o))
{weak_step}
gc.collect()
show(r() is None, list(d))
show(p.x)'''
ITERATED = '''i = {iterator}
for step in range({0..4}):
    show(operator.length_hint(i, 99), next(i, "end"))
show(iter(i) is i, list(i), list(i), next(i, "end"))'''
BYTES = '''n, k = {large}, {0..20}
for order in "big", "little":
    for signed in True, False:
        try:
            t = n.to_bytes(k, order, signed=signed)
            show(t, int.from_bytes(t, order, signed=signed) == n, int.from_bytes(t[::-1], order, signed=not signed))
        except OverflowError as e:
            caught(e)'''
POWERS = '''for a, b, c in ({large}, {0..99}, {large}), ({large}, -{0..9}, {large}), ({-9..9}, {large}, {-99..99}), ({-9..9}, {-9..9}, {-9..9}):
    try:
        show(pow(a, b, c))
    except Exception as e:
        caught(e)'''
LINES = '''def f(a, b=2,
      c=3):
    v = [a,
         {risky},
         b]
    return two(a,
               {risky},
               c={risky})
for a in {wild}, {-1..1}, (1, 2):
    try:
        {risky_statement}
        show(f(
            a))
    except Exception as e:
        caught(e)
        show([(s.f_code.co_name, n) for s, n in traceback.walk_tb(e.__traceback__)])'''
TEMPLATES = [FILES, REFUSED, STREAMS, INPUTS, PRINTS, ENCODINGS, DECODINGS, CHARACTERS, BUFFERS, CHANGES, NAMESPACES, IMPORTS, BREAKPOINTS, CODES,
             LOCALS, UNIONS, GENERICS, GROUPS, WEAK, ITERATED, BYTES, POWERS, LINES]

_STEPS = '''read() read(3) read(-1) read(None) readline() readline(2) readlines() readlines(4) seek(0) seek(2) seek(0,2) seek(-1,1) seek(-1)
seek(0,3) write("é\\nx") write("a\\r\\nb") write(b"\\xe9z") write(3) writelines(["p","q\\n"]) writelines([b"r"]) truncate(5) truncate(3)
truncate(-1) __next__() readable() writable() seekable() close() readinto(bytearray(4)) read1(2) read1() isatty() detach()
readinto(bytearray(1)) reconfigure(line_buffering=True)'''.split()
_MODES = ['"r"', '"w"', '"a"', '"r+"', '"w+"', '"rb"', '"wb"', '"ab"', '"r+b"', '"a+"', '"rt"', '"x"', '"rw"', '"q"', '""',
'"rb", 0', 
          '"r", 1', '"rb", 0, "ascii"', '"r", encoding="ascii"', '"r", encoding="latin-1"', '"r", errors="replace"',
          '"r", encoding="ascii", errors="backslashreplace"', '"r", newline=""', '"r", newline="\\r"', '"r", newline="\\n"',
          '"w", newline="\\r\\n"', '"r+", newline="x"', '"r", encoding="nope"', '"r", encoding="U8"', '"rb+", buffering=5',
          '"Ur"',
          '"r", errors="nope"', '"b"', '"rtb"', '"rr"', '"r", closefd=False', '"w", encoding="ascii"', '3',
          '"w", errors="surrogateescape"']
CHOICES = {
    # flush() alone lets CPython tell a wrong position in a text that is iterated over.
    'step': ['file.' + step for step in _STEPS] + ['(file.write("f"), file.flush())', '(file.write(b"b"), file.flush())',
             '"at %d" % file.tell()', 'file.closed', 'file.errors',
             'list(file)', 'file.mode',
             'next(file, 0)', 'file.line_buffering', 'iter(file) is file', 'file.__enter__() is file', 'file.read()',
             'file.readline()', '"at %d" % file.tell()'],
    'content': [repr(text) for text in (b'', b'abc', b'one\ntwo\r\nthree\rfour', b'\r\r\n\n',
                'é日😀\nß'.encode(), b'\xff\xfe\n\x80', b'a' * 30,
                'aé'.encode('utf-16'), b'\xef\xbb\xbfbom\n', b'\0\0', b'\n' * 3, b'\xed\xa0\x80', b'\xf0\x9f\x98', b'+AOk-', b'\\u00e9\\x')],
    'content_text': ['""', '"one\\ntwo\\n"', '"a\\r\\nb\\rc"', '"é\\n"', '"\\n"', '"line"'],
    'mode': _MODES,
    'opened': ['"file", ' + mode for mode in _MODES] + [path + mode for path in ('"missing"', '"no/such"', '"."', '""',
               'b"missing"', '3.5', 'None', '-1', '"a\\0b"', '[]', '12345', 'Index(9)') for mode in ('', ', "w"', ', "rb"',
               ', "rb", 0')],
    'stream': ['io.StringIO()', 'io.StringIO("one\\ntwo\\r\\nthree\\rfour")', 'io.StringIO("a\\r\\nb", newline=None)',
               'io.StringIO("a\\nb", newline="\\r\\n")',
               'io.BytesIO()', 'io.BytesIO(b"one\\ntwo\\nthree")',
               'io.TextIOWrapper(io.BytesIO(b"one\\r\\ntwo\\xe9"), encoding="latin-1")',
               'io.TextIOWrapper(io.BytesIO(b"one\\ntwo"), encoding="ascii", newline="")',
               'io.BufferedReader(io.BytesIO(b"one\\ntwo"))',
               'io.BufferedWriter(io.BytesIO())', 'io.BufferedRandom(io.BytesIO(b"one\\ntwo"))', 'io.StringIO("é😀", None)',
               'io.StringIO(3)',
               'io.BytesIO("x")', 'io.StringIO("x", "x")'],
    'prompt': ['', '"> "', '3', 'None', '"é"', '"a", "b"'],
    'print_arguments': ['1, "a"', '', '1, 2, sep=","', '"x", end=""', '"a", "b", sep=None, end=None', '1, sep=3',
                        '1, end=b"x"', '1, nope=2', '[1, "é"], flush=True',
                        '*"abc", sep="\\n"', 'Raises()'],
    'decoder': ['"utf-8"', '"ascii"', '"latin-1"', '"utf-16"', '"utf-16-le"', '"utf-32"', '"utf-32-be"', '"cp1252"',
                '"iso8859-15"', '"utf-7"', '"utf-8-sig"',
                '"unicode_escape"', '"raw_unicode_escape"', '"koi8-r"', '"cp437"', '"UTF_8"', '"U8"', '"hex"'],
    'codec': ['"utf-8"', '"ascii"', '"latin-1"', '"utf-16"', '"utf-16-le"', '"utf-16-be"', '"utf-32"', '"utf-32-be"',
              '"cp1252"', '"iso8859-15"', '"utf-7"',
              '"utf-8-sig"', '"unicode_escape"', '"raw_unicode_escape"', '"punycode"', '"koi8-r"', '"cp437"', '"UTF_8"',
              '"mbcs"'],
    'handler': ['"strict"', '"ignore"', '"replace"', '"backslashreplace"', '"xmlcharrefreplace"', '"namereplace"',
                '"surrogateescape"', '"surrogatepass"', '"nope"'],
    'cast': ['"B"', '"b"', '"H"', '"h", [12]', '"i", [2, 3]', '"q"', '"d"', '"f", (3, 2)', '"B", [4, 6]', '"B", [2, 3, 4]',
             '"c"', '"?"', '"B", [5, 5]', '"@I"',
             '"<i"', '"i", [0, 3]', '"B", [24, 1, 1]', '"B", []', '"Q", [3]', '"P"', '"e"'],
    'buffer_step': ['m[0]', 'm[-1]', 'm[1, 2]', 'm[0, 1, 2]', 'm[1:3].tolist()', 'm[::2].tolist()', 'm[::-1].tobytes()',
                    'm.tolist()', 'len(m)', 'm == b',
                    'm == memoryview(bytes(24))', 'operator.setitem(m, 0, 1)', 'operator.setitem(m, (1, 1), 2)',
                    'operator.setitem(m, slice(0, 1), m[1:2])', 'b.append(1)',
                    'b.clear()', 'm.release()', 'hash(m)', 'm.cast("B").tolist()', 'bytes(m)', 'm.toreadonly().readonly',
                    'm.hex()', 'm.tobytes("F")', 'list(m)',
                    'operator.setitem(m, 0, 300)', 'operator.setitem(m, 0, -1)', 'operator.setitem(m, 0, 1.5)',
                    'operator.setitem(m, 0, b"x")', '1 in m', 'm[...]',
                    'm[()]', 'm[1.0]', 'm[99]', 'operator.delitem(m, 0)', 'm.__enter__() is m', 'm.obj is b',
                    'operator.setitem(m, slice(0, 2), b"ab")',
                    'list(reversed(m))', 'm[1:][1:].tolist()', 'm[0:0].tolist()', 'm.index(1)', 'm.count(0)', 'm[True]'],
    'collection': ['{1: 2, 3: 4}', '[1, 2, 3]', '{5}', 'collections.deque([1, 2])', '{"a": 1}', 'bytearray(b"abc")', 
                   'collections.Counter("aab")', 'dict.fromkeys(range(9))'],
    'change': ['d.clear()', 'd.pop()', 'd.append(7)', 'd[9] = 8', 'd.update(z=1)', 'd.popitem()', 'd.insert(0, 5)',
               'd += [1]', 'del d[1]', 'd.add(6)', 'd["a"] = 2',
               'd.discard(5)', 'd.remove(v)', 'd.reverse()', 'd = 3', 'd.setdefault(v, 1)', 'd.extend([98, 99])',
               'd.pop(1, None)'],
    'namespace': ['{}', '{"b": 2}', 'MyDict(b=2)', 'collections.UserDict(b=2)', 'None', '3',
                  'collections.ChainMap({}, {"b": 9})', 'g', '{"a": 7}'],
    'spaces': ['g', 'g, l', 'g, l', '{**l}', '', '{}, l', 'None, l', '{**l}, g'],
    'code': ['"a"', '"a = 5"', '"a + b"', '"global a; a = 3"', '"def f(): return a\\nb = f()"', '"del a"',
             '"class C:\\n y = a\\nz = C.y"', '"[a for q in (1, 2)]"',
             '"sorted(locals())"', '"(lambda: a)()"', 'compile("a", "f", "eval")', 'compile("c = a", "f", "exec")',
             'compile("a", "f", "single")', '"b"', '" a"', '"a\\n"', '""',
             'b"a"', '"\\ta"', '"(c := a)"', '"__builtins__ is None"', '"def f():\\n global q\\n q = 1\\nf()"',
             '"import nope"', '"eval(\'a\')"', '"exec(\'d = 1\')"', '3',
             '"1 +"', '"\\0"', '(lambda: 5).__code__', 'two.__code__', '"[locals() for q in (1,)][0][\'q\']"',
             '"for a in (5, 6): pass"', '"len = 3"', '"len([a])"'],
    'imported': ['"import math"', '"import os.path as p"', '"from math import pi, sin as s"', '"from math import nope"',
                 '"import nope"', 
                 '"from collections import abc, nope"', '"from . import x"', '"from .x import y"', '"from .. import x"',
                 '"import collections.abc"', '"from string import *"',
                 '"from math import pi,"', '"import os, re as r"', '"from nope.deeper import x"',
                 '"from os import path as p, sep"', '"from ...a import b"',
                 '"import importlib; m = importlib.import_module(\'nope\')"',
                 '"import importlib; m = importlib.import_module(\'.x\')"',
                 '"import importlib; m = importlib.import_module(\'collections.abc\')"', '"from __future__ import nope"',
                 '"from __future__ import annotations"'],
    'importer': ['"program"', '"__main__"', '"package.module"', '3'],
    'package': ['None', '""', '"package"', '"json"', '3', '"collections"'],
    'module': ['"math"', '"collections.abc"', '"nope"', '""', '3', '"os.path"', '".x"', '"a..b"'],
    'import_arguments': ['', ', {}, {}, ["abc"]', ', level=1', ', level=-1', ', None, None, (), 0',
                         ', {"__package__": "x"}, None, [], 1', ', fromlist=["nope"]', ', fromlist=[3]'],
    'local': ['z = 5', 'z: int = 6', 'del_ = [y_ for y_ in (1, 2)]', 'z, *w = 1, 2', 'pass', 'for z in (1, 2): pass',
              'z = lambda: 3', 'z = (w := 4)',
              'def z(): return 1', 'class z: pass'],
    'holder': ['Slots()', '3', 'types.SimpleNamespace(a=1)', 'Index(2)', 'None', 'ValueError("v")', 'MyDict(a=1)', 'len',
               'Number(1)'],
    'local_result': ['y', '1', '(lambda: y)()', '[y for _ in (1,)]'],
    'function_attribute': ['__defaults__ = ()', '__kwdefaults__ = {"c": 9}', '__name__ = "g"', '__name__ = 3', 'tag = 1',
                           '__defaults__ = 3', '__code__ = two.__code__',
                           '__qualname__ = "a.b"', '__closure__', '__kwdefaults__ = None', '__dict__ = {"w": 1}',
                           '__annotations__ = {"a": int}', '__doc__ = 5',
                           '__type_params__', '__globals__', '__nope__', '__code__ = 3', '__defaults__ = None'],
    'alias': ['list[int]', 'dict[str, T]', 'int | str', 'int | None', 'list[T] | U', 'tuple[int, ...]', 'int', 'T',
              'type[int]', 'list[list[T]]', 'dict[T, U]', 'tuple[()]',
              'str', 'None', 'collections.deque[int]', 'list[int, str]', '(T, U)', 'int | str | int', 'str | int',
              '"text"', 'set[T | None]', '3', 'typing.Any',
              'typing.Optional[int]', 'typing.List[T]', 'typing.Callable[[int], str]', 'collections.abc.Callable[[T], U]',
              'typing.Union[int, str]', 'typing.Literal[1, "a"]'],
    'annotation': ['int', 'list[T]', 'T', '"T"', 'int | None', 'dict[str, int]', '"nope"', '1', 'list[list[T]]', '(T, int)'],
    'type_parameters': ['[T]', '[T: int]', '[T: (int, str)]', '[T = int]', '[*T]', '[**T]', '[T, *U, **V]',
                        '[T: int = bool]', '[T = int, U = T]', '[*T = *tuple[int]]',
                        '[T = int, U]'],
    'leaf': ['ValueError(1)', 'TypeError(2)', 'KeyError(3)', 'OSError(4, "m")', 'ZeroDivisionError()'],
    'leaf_or_group': ['g', 'g', 'g', 'ValueError(5)', 'ExceptionGroup("c", [g, KeyError(6)])', 'KeyboardInterrupt(7)',
                      'BaseExceptionGroup("d", [GeneratorExit(8)])'],
    'condition': ['ValueError', '(KeyError, TypeError)', 'lambda e: isinstance(e, LookupError)', 'ExceptionGroup', '3',
                  'lambda e: e.args', 'Exception', '()', 'lambda e: e is g', 'str'],
    'error_kind': ['ValueError', '(KeyError, TypeError)', 'Exception', 'OSError', 'LookupError', 'ExceptionGroup',
                   'ZeroDivisionError', '3', 'BaseException', '(ValueError, 3)'],
    'handled': ['pass', 'raise', 'raise IndexError("new")', '1 / 0', 'raise e', 'raise RuntimeError("r") from None',
                'e = 3', 'show(1)'],
    'weak_base': ['', 'object', 'dict', 'list', 'set'],
    'weak_step': ['pass', 'o.x = o', 'o.x = 3', 'o.x = [o]', 'q = [o]\ndel o', 'p.x = 4', 'd.clear()', 'd["j"] = o',
                  'o.__class__ = C'],
    'risky': ['1', '(a + b)', '1 // a', 'a[0]', 'a.nope', '(lambda: a + "x")()', '[1 / v for v in (1, a)]',
              'two(\n        *a)', 'int(a)', 'nope', 'a(b)', '(a if a else\n        1 / 0)',
              '(a\n     + 1)', '{a: 1}', 'f"{a:d}"', '-a', '(a <\n     1)', 'not a', '(yield_ := a)', '[*a,\n     2]',
              'a[1:\n     2]', '"%d" % a', 'a[b](1)', 'len(a)'],
    'risky_statement': ['pass', 'a[0] = 1', 'del a.x', 'x, y = a', 'a += 1', 'assert a, b', 'raise a', 'for x in a: 1 / x',
                        'with a: pass', 'import nope', 'x = 1; y = a + 1', 'a.b.c = 1',
                        'if a < 1: 1 / 0', 'while a / 1: break', 'assert (a ==\n                1)', 'a[0]: int = 2',
                        'raise ValueError(a) from\\\n            a', 'del a[0]', 'x = y = a.z',
                        'match a:\n            case int(): 1 / a\n            case [x, y]: x.z', 'lambda: a',
                        'print(a, sep=a)', '@a\n        class C: pass', 'class C(a): pass', 'def g(x=a.z): pass'],
}
