# SPDX-License-Identifier: MIT
# Conversions to float and complex, hashes of NaN, powers of zero.
import warnings
warnings.simplefilter('always')
class C(complex): pass
class X:
    def __init__(s,v): s.v=v
    def __complex__(s): return s.v
class Y(complex):
    def __complex__(s): return C(5)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    for v in (C(1j), 5, 1.5, None,'a'):
        try: print(repr(complex(X(v))))
        except TypeError as e: print(e)
    print(complex(Y(3)), complex(C(2)))
    import cmath
    try: print(cmath.sqrt(X(4)))
    except TypeError as e: print(e)
    print(cmath.sqrt(X(C(4))))
for m in w: print(m.category.__name__, m.message)
for a,b in ((-0.0,-float('inf')),(0.0,-float('inf')),(0.0,float('nan')),(-0.0,-3.0),(0.0,-2.5)):
    for f in (lambda:a**b, lambda: pow(a,b)):
        try: print(a,b,f())
        except ZeroDivisionError as e: print(e)
class FS(str):
    def __float__(self): return 9.0
class FB(bytes):
    def __float__(self): return 9.0
print(float(FS('8')), float(FB(b'8')), float(type('S',(str,),{})('7')))
n=float('nan'); print(hash(n)==object.__hash__(n))
class F(float): pass
n=F('nan'); print(hash(n)==object.__hash__(n))
class IS(str):
    def __int__(self): return 5
    def __index__(self): return 6
print(int(IS('3')), int(IS('11'),2))
class CS(str):
    def __complex__(self): return 5j
    def __float__(self): return 6.0
try: print(complex(CS('3')))
except Exception as e: print(e)

# expect: 1j
# expect: __complex__ returned non-complex (type int)
# expect: __complex__ returned non-complex (type float)
# expect: __complex__ returned non-complex (type NoneType)
# expect: __complex__ returned non-complex (type str)
# expect: (5+0j) (2+0j)
# expect: __complex__ returned non-complex (type int)
# expect: (2+0j)
# expect: DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
# expect: DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
# expect: DeprecationWarning __complex__ returned non-complex (type C).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
# expect: -0.0 -inf inf
# expect: -0.0 -inf inf
# expect: 0.0 -inf inf
# expect: 0.0 -inf inf
# expect: 0.0 nan nan
# expect: 0.0 nan nan
# expect: 0.0 cannot be raised to a negative power
# expect: 0.0 cannot be raised to a negative power
# expect: 0.0 cannot be raised to a negative power
# expect: 0.0 cannot be raised to a negative power
# expect: 9.0 9.0 7.0
# expect: True
# expect: True
# expect: 5 3
# expect: (3+0j)

# Texts of numbers with characters that are in none, numbers that fit no bytes, and classes of generators that take types.
for text in "1é_", "é_1", "1_1\0", "1\0_", "_1", "1__1", "1_j", "z":
    try:
        print(complex(text))
    except ValueError as e:
        print(str(e)[:40])
for n in -1, 0, -2, 1:
    try:
        print(n.to_bytes(0, "big", signed=True))
    except OverflowError as e:
        print(e)
for n in 2**63 - 1, 2**63, -1:
    try:
        format(n, "c")
    except OverflowError as e:
        print(e)
try:
    float.fromhex("\ud800")
except UnicodeEncodeError as e:
    print(e)
import types
print(types.GeneratorType[int], types.CoroutineType[int, str], types.AsyncGeneratorType[int])
# expect: complex() arg is a malformed string
# expect: complex() arg is a malformed string
# expect: could not convert string to complex: '1_
# expect: complex() arg is a malformed string
# expect: could not convert string to complex: '_1
# expect: could not convert string to complex: '1_
# expect: could not convert string to complex: '1_
# expect: complex() arg is a malformed string
# expect: b''
# expect: b''
# expect: int too big to convert
# expect: int too big to convert
# expect: %c arg not in range(0x110000)
# expect: Python int too large to convert to C long
# expect: %c arg not in range(0x110000)
# expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: generator[int] coroutine[int, str] async_generator[int]

# complex() asks subclasses of float for their __float__.
class Other(float):
    def __float__(self):
        return 1.5
class NoFloat(float):
    def __float__(self):
        return None
print(complex(Other(2.5)), complex(Other(2.5), 1), complex(1, Other(2.5)))
for arguments in (NoFloat(1),), (1, NoFloat(1)):
    try:
        print(complex(*arguments))
    except TypeError as e:
        print(e)
# expect: (1.5+0j) (1.5+1j) (1+1.5j)
# expect: NoFloat.__float__ returned non-float (type NoneType)
# expect: NoFloat.__float__ returned non-float (type NoneType)
