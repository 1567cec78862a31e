# Wrong numbers of arguments, and keywords that are none, of built-in functions, types and methods.
import math


def check(source):
    try:
        eval(source)
    except TypeError as e:
        print(e)


check('sum([1], 2, 3)')  # expect: sum() takes at most 2 arguments (3 given)
check('sum()')  # expect: sum() takes at least 1 positional argument (0 given)
check('pow(1)')  # expect: pow() missing required argument 'exp' (pos 2)
check('int(1, 2, 3)')  # expect: int expected at most 2 arguments, got 3
check('int.__new__(int, 1, 2, 3)')  # expect: int() takes at most 2 arguments (3 given)
check('str(1, 2, 3, 4)')  # expect: str expected at most 3 arguments, got 4
check('sorted()')  # expect: sorted expected 1 argument, got 0
check('sorted([], 1)')  # expect: sorted expected 1 argument, got 2
check('pow(2, 3, 4, 5)')  # expect: pow() takes at most 3 arguments (4 given)
check('pow()')  # expect: pow() missing required argument 'base' (pos 1)
check('round()')  # expect: round() missing required argument 'number' (pos 1)
check('round(1, 2, 3)')  # expect: round() takes at most 2 arguments (3 given)
check('round(zzz=1)')  # expect: round() missing required argument 'number' (pos 1)
check('enumerate([], 1, 2)')  # expect: enumerate() takes at most 2 arguments (3 given)
check('bytes(1, 2, 3, 4)')  # expect: bytes() takes at most 3 arguments (4 given)
check('property(1, 2, 3, 4, 5)')  # expect: property() takes at most 4 arguments (5 given)
check('reversed()')  # expect: reversed expected 1 argument, got 0
check('reversed([], 1)')  # expect: reversed expected 1 argument, got 2
check('staticmethod()')  # expect: staticmethod expected 1 argument, got 0
check('classmethod(1, 2)')  # expect: classmethod expected 1 argument, got 2
check('dict(1, 2)')  # expect: dict expected at most 1 argument, got 2
check('{}.update(1, 2)')  # expect: update expected at most 1 argument, got 2
check('[].sort(1)')  # expect: sort() takes no positional arguments
check('[].sort(1, 2, 3)')  # expect: sort() takes at most 2 arguments (3 given)
check('"a".split(1, 2, 3)')  # expect: split() takes at most 2 arguments (3 given)
check('"a".encode(1, 2, 3)')  # expect: encode() takes at most 2 arguments (3 given)
check('"a".replace("a")')  # expect: replace() takes at least 2 positional arguments (1 given)
check('"a".expandtabs(1, 2)')  # expect: expandtabs() takes at most 1 argument (2 given)
check('"a".splitlines(x=1)')  # expect: splitlines() got an unexpected keyword argument 'x'
check('(1).to_bytes(1, "big", 3)')  # expect: to_bytes() takes at most 2 positional arguments (3 given)
check('int.from_bytes()')  # expect: from_bytes() missing required argument 'bytes' (pos 1)
check('int.from_bytes(x=1)')  # expect: from_bytes() missing required argument 'bytes' (pos 1)
check('exec()')  # expect: exec() takes at least 1 positional argument (0 given)
check('eval()')  # expect: eval() takes at least 1 positional argument (0 given)
check('eval("1", None, None, None)')  # expect: eval() takes at most 3 arguments (4 given)
check('exec("1", {}, {}, None)')  # expect: exec() takes at most 3 positional arguments (4 given)
check('compile("1")')  # expect: compile() missing required argument 'filename' (pos 2)
check('open()')  # expect: open() missing required argument 'file' (pos 1)
check('__import__()')  # expect: __import__() missing required argument 'name' (pos 1)
check('abs(1, x=2)')  # expect: abs() takes no keyword arguments
check('len([], x=1)')  # expect: len() takes no keyword arguments
check('len(x=1)')  # expect: len() takes no keyword arguments
check('globals(x=1)')  # expect: globals() takes no keyword arguments
check('isinstance(1, x=2)')  # expect: isinstance() takes no keyword arguments
check('list([], x=1)')  # expect: list() takes no keyword arguments
check('(1).__add__(x=1)')  # expect: wrapper __add__() takes no keyword arguments
check('(1).__add__()')  # expect: expected 1 argument, got 0
check('[].__reversed__(1)')  # expect: list.__reversed__() takes no arguments (1 given)
check('(1).__format__()')  # expect: int.__format__() takes exactly one argument (0 given)
check('"a".__format__(x=1)')  # expect: str.__format__() takes no keyword arguments
check('complex(1, 2, 3)')  # expect: complex() takes at most 2 arguments (3 given)
check('print(1, zzz=2)')  # expect: print() got an unexpected keyword argument 'zzz'
check('open("a", None)')  # expect: open() argument 'mode' must be str, not None
check('open("a", encoding=1)')  # expect: open() argument 'encoding' must be str or None, not int
check('compile(1, "", "exec")')  # expect: compile() arg 1 must be a string, bytes or AST object
check('math.sqrt()')  # expect: math.sqrt() takes exactly one argument (0 given)
check('math.sqrt(x=1)')  # expect: math.sqrt() takes no keyword arguments
check('max(1, 2, keyy=3)')  # expect: max() got an unexpected keyword argument 'keyy'. Did you mean 'key'?


import random  # its functions are methods, written in Python in CPython

try:
    random.Random().choice()
except TypeError as e:
    print(str(e).rpartition('.')[2])  # expect: choice() missing 1 required positional argument: 'seq'
