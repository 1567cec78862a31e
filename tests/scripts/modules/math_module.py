# SPDX-License-Identifier: MIT
"""math: every function at ordinary, special and wrong arguments."""
import math
from math import inf, nan


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


class Real:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 6


class Wrong:
    def __float__(self):
        return 'text'


class Own:
    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __trunc__(self):
        return 'trunc'


heading('constants')
print(math.pi, math.e, math.tau, math.inf, math.nan)

ONE = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'degrees', 'erf', 'erfc', 'exp', 'exp2', 'expm1',
       'fabs', 'floor', 'frexp', 'gamma', 'isfinite', 'isinf', 'isnan', 'lgamma', 'log', 'log10', 'log1p', 'log2', 'modf', 'radians', 'sin',
       'sinh', 'sqrt', 'tan', 'tanh', 'trunc', 'ulp']
VALUES = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.5, -2.5, 3, 10, -7, 100.0, 170.5, 171.7, 1e-300, 5e-324, 1e300, -1e300, inf, -inf, nan, True, 2**53 + 1,
          10**400, -10**400]
WRONG = ['1', None, 1j, b'1', [], Wrong()]
for name in ONE:
    heading(name)
    function = getattr(math, name)
    for value in VALUES + [Real(), Index()] + WRONG:
        try:
            result = function(value)
        except Exception as e:
            print('  %.12r' % (value,) if not isinstance(value, (Real, Index, Wrong)) else '  ' + type(value).__name__, type(e).__name__ + ':', e)
            continue
        if isinstance(result, float):
            result = '%.13g' % result
        print('  %.12r' % (value,) if not isinstance(value, (Real, Index)) else '  ' + type(value).__name__, repr(result)[:60])

heading('exact results')
print([math.sqrt(x) for x in (4, 2, 1e300, 2**53 - 1)], math.fabs(-0.0), math.floor(1e20), math.ceil(-1e20), math.trunc(1e30))
print(math.frexp(3.75), math.frexp(-5e-324), math.modf(-3.25), math.modf(inf), math.modf(-0.0), math.ulp(1.0), math.ulp(2**53), math.ulp(inf))
print(math.degrees(math.pi), math.radians(180), math.floor(Own()), math.ceil(Own()), math.trunc(Own()))
print([math.gamma(n) for n in range(1, 24)])
print(math.log2(2**1000), math.log2(2**2000), math.log10(10**300), math.log(2**5000) > 3465)
show(math.floor, object()), show(math.ceil, 'a'), show(math.trunc, object()), show(math.trunc, 'a')

heading('two arguments')
TWO = ['atan2', 'copysign', 'fmod', 'nextafter', 'pow', 'remainder', 'ldexp']
PAIRS = [(0.0, 0.0), (-0.0, 0.0), (1.0, 2.0), (7.5, 2), (-7.5, 2), (7.5, -2), (1, 0), (-1, 0.0), (0, -1), (inf, 1), (1, inf), (inf, inf), (-inf, 3), (nan, 1), (1, nan), (nan, 0),
         (-8, 1 / 3), (2, 0.5), (0, inf), (10, 400), (10, -400), (-2, 3), (1, nan), (5, 2.5), (5e-324, 0), (0, 1), (2.5, 3), (1e308, 10), ('a', 1), (1, 'a'), (None, 1), (1j, 2),
         (10**400, 1), (1, 10**400), (Real(), 2), (2, Index())]
for name in TWO:
    heading(name)
    for a, b in PAIRS:
        if name == 'ldexp' and isinstance(b, float) and b == b and abs(b) != inf:
            b = int(b)
        try:
            result = getattr(math, name)(a, b)
        except Exception as e:
            result = type(e).__name__ + ': ' + str(e)
        print('  %.8s %.8s' % tuple(type(x).__name__ if isinstance(x, (Real, Index)) else repr(x) for x in (a, b)),
              '%.13g' % result if isinstance(result, float) else result)
show(math.ldexp, 1, 1.5), show(math.ldexp, 1.5, 10**30), show(math.ldexp, 1.5, -10**30), show(math.ldexp, 0, 10**30), show(math.ldexp, 1, 1024), show(math.ldexp, inf, 5000)
show(math.nextafter, 1, 2, steps=3), show(math.nextafter, 0, 1, steps=0), show(math.nextafter, 1, 0, steps=-1), show(math.nextafter, 0, 1, steps=1.5), show(math.nextafter, -5e-324, 1, steps=4)
show(math.nextafter, 1, inf, steps=10**30), show(math.nextafter, nan, 1, steps=2), show(math.nextafter, 1, 1, steps=5), show(math.nextafter, 1, 2, steps=None)
show(math.log, 8, 2), show(math.log, 100, 10), show(math.log, 10**400, 10), show(math.log, 0), show(math.log, 0, 2), show(math.log, 2, 0), show(math.log, 2, 1), show(math.log, 2, -1), show(math.log, 'a', 2)
show(math.log, 2, 'a'), show(math.log, -10**400), show(math.log2, -10**400), show(math.log10, 0), show(math.log2, 0.0), show(math.log2, -0.5)

heading('integers')
print([math.factorial(n) for n in range(12)], math.factorial(25), len(str(math.factorial(500))), math.factorial(True), math.factorial(Index()))
show(math.factorial, -1), show(math.factorial, 5.0), show(math.factorial, 'a'), show(math.factorial, 10**20), show(math.factorial, -10**20)
print(math.gcd(), math.gcd(12), math.gcd(-12), math.gcd(12, 18), math.gcd(0, 0), math.gcd(12, 18, -27), math.gcd(2**100, 6**50), math.gcd(0, 5), math.gcd(Index(), 4))
print(math.lcm(), math.lcm(12), math.lcm(-12), math.lcm(4, 6), math.lcm(0, 5), math.lcm(4, 6, -10), math.lcm(2**70, 3**40), math.lcm(Index(), 4))
show(math.gcd, 1.0), show(math.gcd, 4, 'a'), show(math.lcm, 1.5, 2), show(math.lcm, 0, 'a'), show(math.lcm, 2, 'a')
print([math.isqrt(n) for n in (0, 1, 2, 3, 4, 15, 16, 17, 2**62, 2**64 - 1, 10**40, 10**40 - 1)], math.isqrt(Index()))
show(math.isqrt, -1), show(math.isqrt, 4.0), show(math.isqrt, 'a'), show(math.isqrt, -2**80)
print([math.comb(n, k) for n, k in ((0, 0), (5, 0), (5, 2), (5, 5), (5, 6), (52, 5), (100, 50), (67, 33), (10**10, 2), (Index(), 2))])
print([math.perm(n, k) for n, k in ((0, 0), (5, 0), (5, 2), (5, 5), (5, 6), (30, 20), (10**10, 3), (Index(), 2))], math.perm(5), math.perm(5, None))
for name in ('comb', 'perm'):
    function = getattr(math, name)
    for arguments in ((-1, 2), (2, -1), (2.0, 1), (2, 1.0), ('a', 1), (10**30, 10**30 + 1), (10**30, 10**29), (-10**30, 1), (5, -10**30), (None, 1), (2**63, 2)):
        show(function, *arguments)

heading('sums and products')
print(math.fsum([0.1] * 10), math.fsum([]), math.fsum([1e100, 1.0, -1e100, 1e-100]), math.fsum([1, True, Real()]), math.fsum([inf, 1]), math.fsum([2**53, 1, 1]),
      math.fsum(x / 7 for x in range(100)))
show(math.fsum, [inf, -inf]), show(math.fsum, [nan, inf]), show(math.fsum, [1e308, 1e308]), show(math.fsum, ['a']), show(math.fsum, 5), show(math.fsum, [10**400]), show(math.fsum, [1e308, -1e308, 5])
print(math.prod([]), math.prod([1, 2, 3]), math.prod([1.5, 2]), math.prod([2, 3], start=10), math.prod(range(1, 30)), math.prod(['a', 3], start=2), math.prod([2**40, 2**40, 2.0]), math.prod([True, Index().__index__()]))
show(math.prod, 5), show(math.prod, ['a', 'b']), show(math.prod, [], start='x')
print(math.sumprod([1, 2], [3, 4]), math.sumprod([], []), math.sumprod([1.5], [2]), math.sumprod([2**62, 2**62], [4, 4]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([1e100, 1, -1e100], [1, 1, 1]),
      math.sumprod([True, 2], [1.5, Index().__index__()]), math.sumprod(iter([1, 2]), (3, 4)), math.sumprod([inf], [1]), math.sumprod([1j], [2]), math.sumprod([10**400], [3]) == 3 * 10**400)
print(math.sumprod([1, 1e100, 1.5, -1e100], [1, 1, 1, 1]), math.sumprod([1e100, 1.5, -1e100, 1, 1e100, 1.5, -1e100], [1] * 7), math.sumprod([True, 1e100, 1.5, -1e100], [1, 1, 1, 1]))
print(math.sumprod([2**70, 1e100, 1.5, -1e100], [1] * 4), math.sumprod([1e100, 1.5, -1e100, 10**400], [1, 1, 1, 0]), math.sumprod([1e200, 1.5, -1e200], [1e200, 1, 1e200]))
show(math.sumprod, [1], [1, 2]), show(math.sumprod, [1, 2], [1]), show(math.sumprod, 1, [1]), show(math.sumprod, [1], 1), show(math.sumprod, ['a'], ['b']), show(math.sumprod, ['ab'], [2]), show(math.sumprod, [inf, -inf], [1, 1]), show(math.sumprod, [10**400], [1.5])
print(math.fma(2, 3, 4), math.fma(1e308, 10, -inf), math.fma(0.1, 10, -1), math.fma(2.0, 0.5, -1), math.fma(-0.0, 1, 0.0))
show(math.fma, 1e308, 10, 0), show(math.fma, inf, 0, 1), show(math.fma, nan, 0, 1), show(math.fma, inf, 1, -inf), show(math.fma, 1, 2, 'a'), show(math.fma, 0, inf, nan)
print(math.dist([1, 2], [4, 6]), math.dist([], []), math.dist((0, inf), (0, 0)), math.dist([nan], [1]), math.dist(iter([1]), [2]), math.dist([1e300], [-1e300]), math.dist([1, 2, 3], [1, 2, 3]))
show(math.dist, [1], [1, 2]), show(math.dist, 1, 2), show(math.dist, ['a'], [1]), show(math.dist, [1]), show(math.dist, [5e-324], [0])
print(math.hypot(), math.hypot(3, 4), math.hypot(-5), math.hypot(1, 2, 2), math.hypot(inf, nan), math.hypot(nan, 1), math.hypot(1e200, 1e200), math.hypot(5e-324, 0), math.hypot(1e-320, 1e-320), math.hypot(*[1] * 100))
show(math.hypot, 'a'), show(math.hypot, 1, None), show(math.hypot, 1e308, 1e308, 1e308, 1e308)

heading('isclose')
print(math.isclose(1, 1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(1, 1.1, rel_tol=0.2),
      math.isclose(inf, inf), math.isclose(inf, -inf), math.isclose(inf, 1e308), math.isclose(nan, nan), math.isclose(a=1, b=2, rel_tol=1, abs_tol=0), math.isclose(1, inf, rel_tol=0.5))
show(math.isclose, 1, 2, rel_tol=-1), show(math.isclose, 1, 2, abs_tol=-0.1), show(math.isclose, 'a', 1), show(math.isclose, 1, None)

heading('names')
print([name for name in dir(math) if not name.startswith('_')])
print([name for name in dir(math) if not name.startswith('_') and not getattr(math, name).__doc__])

# expect: -- constants
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
# expect: -- acos
# expect:   0.0 '1.570796326795'
# expect:   -0.0 '1.570796326795'
# expect:   0.5 '1.047197551197'
# expect:   -0.5 '2.094395102393'
# expect:   1.0 '0'
# expect:   -1.0 '3.14159265359'
# expect:   1.5 ValueError: math domain error
# expect:   2.5 ValueError: math domain error
# expect:   -2.5 ValueError: math domain error
# expect:   3 ValueError: math domain error
# expect:   10 ValueError: math domain error
# expect:   -7 ValueError: math domain error
# expect:   100.0 ValueError: math domain error
# expect:   170.5 ValueError: math domain error
# expect:   171.7 ValueError: math domain error
# expect:   1e-300 '1.570796326795'
# expect:   5e-324 '1.570796326795'
# expect:   1e+300 ValueError: math domain error
# expect:   -1e+300 ValueError: math domain error
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 ValueError: math domain error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real ValueError: math domain error
# expect:   Index ValueError: math domain error
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- acosh
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 ValueError: math domain error
# expect:   -0.5 ValueError: math domain error
# expect:   1.0 '0'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.9624236501192'
# expect:   2.5 '1.566799236972'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '1.762747174039'
# expect:   10 '2.993222846126'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '5.29829236561'
# expect:   170.5 '5.831873877315'
# expect:   171.7 '5.838887468286'
# expect:   1e-300 ValueError: math domain error
# expect:   5e-324 ValueError: math domain error
# expect:   1e+300 '691.4686750788'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 '37.42994775024'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.566799236972'
# expect:   Index '2.477888730288'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- asin
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.5235987755983'
# expect:   -0.5 '-0.5235987755983'
# expect:   1.0 '1.570796326795'
# expect:   -1.0 '-1.570796326795'
# expect:   1.5 ValueError: math domain error
# expect:   2.5 ValueError: math domain error
# expect:   -2.5 ValueError: math domain error
# expect:   3 ValueError: math domain error
# expect:   10 ValueError: math domain error
# expect:   -7 ValueError: math domain error
# expect:   100.0 ValueError: math domain error
# expect:   170.5 ValueError: math domain error
# expect:   171.7 ValueError: math domain error
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 ValueError: math domain error
# expect:   -1e+300 ValueError: math domain error
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '1.570796326795'
# expect:   900719925474 ValueError: math domain error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real ValueError: math domain error
# expect:   Index ValueError: math domain error
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- asinh
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.4812118250596'
# expect:   -0.5 '-0.4812118250596'
# expect:   1.0 '0.8813735870195'
# expect:   -1.0 '-0.8813735870195'
# expect:   1.5 '1.194763217287'
# expect:   2.5 '1.647231146371'
# expect:   -2.5 '-1.647231146371'
# expect:   3 '1.818446459232'
# expect:   10 '2.998222950298'
# expect:   -7 '-2.644120761059'
# expect:   100.0 '5.298342365611'
# expect:   170.5 '5.83189107703'
# expect:   171.7 '5.838904428425'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '691.4686750788'
# expect:   -1e+300 '-691.4686750788'
# expect:   inf 'inf'
# expect:   -inf '-inf'
# expect:   nan 'nan'
# expect:   True '0.8813735870195'
# expect:   900719925474 '37.42994775024'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.647231146371'
# expect:   Index '2.491779852645'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- atan
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.4636476090008'
# expect:   -0.5 '-0.4636476090008'
# expect:   1.0 '0.7853981633974'
# expect:   -1.0 '-0.7853981633974'
# expect:   1.5 '0.9827937232473'
# expect:   2.5 '1.190289949683'
# expect:   -2.5 '-1.190289949683'
# expect:   3 '1.249045772398'
# expect:   10 '1.471127674304'
# expect:   -7 '-1.428899272191'
# expect:   100.0 '1.560796660108'
# expect:   170.5 '1.564931291406'
# expect:   171.7 '1.564972280822'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1.570796326795'
# expect:   -1e+300 '-1.570796326795'
# expect:   inf '1.570796326795'
# expect:   -inf '-1.570796326795'
# expect:   nan 'nan'
# expect:   True '0.7853981633974'
# expect:   900719925474 '1.570796326795'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.190289949683'
# expect:   Index '1.40564764938'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- atanh
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.5493061443341'
# expect:   -0.5 '-0.5493061443341'
# expect:   1.0 ValueError: math domain error
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 ValueError: math domain error
# expect:   2.5 ValueError: math domain error
# expect:   -2.5 ValueError: math domain error
# expect:   3 ValueError: math domain error
# expect:   10 ValueError: math domain error
# expect:   -7 ValueError: math domain error
# expect:   100.0 ValueError: math domain error
# expect:   170.5 ValueError: math domain error
# expect:   171.7 ValueError: math domain error
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 ValueError: math domain error
# expect:   -1e+300 ValueError: math domain error
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True ValueError: math domain error
# expect:   900719925474 ValueError: math domain error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real ValueError: math domain error
# expect:   Index ValueError: math domain error
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- cbrt
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.7937005259841'
# expect:   -0.5 '-0.7937005259841'
# expect:   1.0 '1'
# expect:   -1.0 '-1'
# expect:   1.5 '1.144714242553'
# expect:   2.5 '1.357208808297'
# expect:   -2.5 '-1.357208808297'
# expect:   3 '1.442249570307'
# expect:   10 '2.154434690032'
# expect:   -7 '-1.912931182772'
# expect:   100.0 '4.641588833613'
# expect:   170.5 '5.545083978398'
# expect:   171.7 '5.55806257221'
# expect:   1e-300 '1e-100'
# expect:   5e-324 '1.703183936003e-108'
# expect:   1e+300 '1e+100'
# expect:   -1e+300 '-1e+100'
# expect:   inf 'inf'
# expect:   -inf '-inf'
# expect:   nan 'nan'
# expect:   True '1'
# expect:   900719925474 '208063.8306836'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.357208808297'
# expect:   Index '1.817120592832'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- ceil
# expect:   0.0 0
# expect:   -0.0 0
# expect:   0.5 1
# expect:   -0.5 0
# expect:   1.0 1
# expect:   -1.0 -1
# expect:   1.5 2
# expect:   2.5 3
# expect:   -2.5 -2
# expect:   3 3
# expect:   10 10
# expect:   -7 -7
# expect:   100.0 100
# expect:   170.5 171
# expect:   171.7 172
# expect:   1e-300 1
# expect:   5e-324 1
# expect:   1e+300 100000000000000005250476025520442024870446858110815915491585
# expect:   -1e+300 -10000000000000000525047602552044202487044685811081591549158
# expect:   inf OverflowError: cannot convert float infinity to integer
# expect:   -inf OverflowError: cannot convert float infinity to integer
# expect:   nan ValueError: cannot convert float NaN to integer
# expect:   True 1
# expect:   900719925474 9007199254740993
# expect:   100000000000 100000000000000000000000000000000000000000000000000000000000
# expect:   -10000000000 -10000000000000000000000000000000000000000000000000000000000
# expect:   Real 3
# expect:   Index 6
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- cos
# expect:   0.0 '1'
# expect:   -0.0 '1'
# expect:   0.5 '0.8775825618904'
# expect:   -0.5 '0.8775825618904'
# expect:   1.0 '0.5403023058681'
# expect:   -1.0 '0.5403023058681'
# expect:   1.5 '0.0707372016677'
# expect:   2.5 '-0.8011436155469'
# expect:   -2.5 '-0.8011436155469'
# expect:   3 '-0.9899924966004'
# expect:   10 '-0.8390715290765'
# expect:   -7 '0.7539022543433'
# expect:   100.0 '0.8623188722877'
# expect:   170.5 '0.6569752356962'
# expect:   171.7 '-0.4646155260676'
# expect:   1e-300 '1'
# expect:   5e-324 '1'
# expect:   1e+300 '-0.5753861119575'
# expect:   -1e+300 '-0.5753861119575'
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0.5403023058681'
# expect:   900719925474 '-0.5285117844131'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '-0.8011436155469'
# expect:   Index '0.9601702866504'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- cosh
# expect:   0.0 '1'
# expect:   -0.0 '1'
# expect:   0.5 '1.127625965206'
# expect:   -0.5 '1.127625965206'
# expect:   1.0 '1.543080634815'
# expect:   -1.0 '1.543080634815'
# expect:   1.5 '2.352409615243'
# expect:   2.5 '6.132289479664'
# expect:   -2.5 '6.132289479664'
# expect:   3 '10.06766199578'
# expect:   10 '11013.2329201'
# expect:   -7 '548.3170351552'
# expect:   100.0 '1.344058570908e+43'
# expect:   170.5 '5.574156641718e+73'
# expect:   171.7 '1.850685179615e+74'
# expect:   1e-300 '1'
# expect:   5e-324 '1'
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 OverflowError: math range error
# expect:   inf 'inf'
# expect:   -inf 'inf'
# expect:   nan 'nan'
# expect:   True '1.543080634815'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '6.132289479664'
# expect:   Index '201.7156361225'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- degrees
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '28.64788975654'
# expect:   -0.5 '-28.64788975654'
# expect:   1.0 '57.29577951308'
# expect:   -1.0 '-57.29577951308'
# expect:   1.5 '85.94366926962'
# expect:   2.5 '143.2394487827'
# expect:   -2.5 '-143.2394487827'
# expect:   3 '171.8873385392'
# expect:   10 '572.9577951308'
# expect:   -7 '-401.0704565916'
# expect:   100.0 '5729.577951308'
# expect:   170.5 '9768.930406981'
# expect:   171.7 '9837.685342396'
# expect:   1e-300 '5.729577951308e-299'
# expect:   5e-324 '2.816174181295e-322'
# expect:   1e+300 '5.729577951308e+301'
# expect:   -1e+300 '-5.729577951308e+301'
# expect:   inf 'inf'
# expect:   -inf '-inf'
# expect:   nan 'nan'
# expect:   True '57.29577951308'
# expect:   900719925474 '5.1607450253e+17'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '143.2394487827'
# expect:   Index '343.7746770785'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- erf
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.520499877813'
# expect:   -0.5 '-0.520499877813'
# expect:   1.0 '0.8427007929497'
# expect:   -1.0 '-0.8427007929497'
# expect:   1.5 '0.9661051464753'
# expect:   2.5 '0.9995930479826'
# expect:   -2.5 '-0.9995930479826'
# expect:   3 '0.999977909503'
# expect:   10 '1'
# expect:   -7 '-1'
# expect:   100.0 '1'
# expect:   170.5 '1'
# expect:   171.7 '1'
# expect:   1e-300 '1.128379167096e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1'
# expect:   -1e+300 '-1'
# expect:   inf '1'
# expect:   -inf '-1'
# expect:   nan 'nan'
# expect:   True '0.8427007929497'
# expect:   900719925474 '1'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.9995930479826'
# expect:   Index '1'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- erfc
# expect:   0.0 '1'
# expect:   -0.0 '1'
# expect:   0.5 '0.479500122187'
# expect:   -0.5 '1.520499877813'
# expect:   1.0 '0.1572992070503'
# expect:   -1.0 '1.84270079295'
# expect:   1.5 '0.03389485352469'
# expect:   2.5 '0.000406952017445'
# expect:   -2.5 '1.999593047983'
# expect:   3 '2.209049699859e-05'
# expect:   10 '2.088487583763e-45'
# expect:   -7 '2'
# expect:   100.0 '0'
# expect:   170.5 '0'
# expect:   171.7 '0'
# expect:   1e-300 '1'
# expect:   5e-324 '1'
# expect:   1e+300 '0'
# expect:   -1e+300 '2'
# expect:   inf '0'
# expect:   -inf '2'
# expect:   nan 'nan'
# expect:   True '0.1572992070503'
# expect:   900719925474 '0'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.000406952017445'
# expect:   Index '2.15197367125e-17'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- exp
# expect:   0.0 '1'
# expect:   -0.0 '1'
# expect:   0.5 '1.6487212707'
# expect:   -0.5 '0.6065306597126'
# expect:   1.0 '2.718281828459'
# expect:   -1.0 '0.3678794411714'
# expect:   1.5 '4.481689070338'
# expect:   2.5 '12.1824939607'
# expect:   -2.5 '0.0820849986239'
# expect:   3 '20.08553692319'
# expect:   10 '22026.46579481'
# expect:   -7 '0.0009118819655545'
# expect:   100.0 '2.688117141816e+43'
# expect:   170.5 '1.114831328344e+74'
# expect:   171.7 '3.70137035923e+74'
# expect:   1e-300 '1'
# expect:   5e-324 '1'
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 '0'
# expect:   inf 'inf'
# expect:   -inf '0'
# expect:   nan 'nan'
# expect:   True '2.718281828459'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '12.1824939607'
# expect:   Index '403.4287934927'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- exp2
# expect:   0.0 '1'
# expect:   -0.0 '1'
# expect:   0.5 '1.414213562373'
# expect:   -0.5 '0.7071067811865'
# expect:   1.0 '2'
# expect:   -1.0 '0.5'
# expect:   1.5 '2.828427124746'
# expect:   2.5 '5.656854249492'
# expect:   -2.5 '0.1767766952966'
# expect:   3 '8'
# expect:   10 '1024'
# expect:   -7 '0.0078125'
# expect:   100.0 '1.267650600228e+30'
# expect:   170.5 '2.11648044743e+51'
# expect:   171.7 '4.862395216694e+51'
# expect:   1e-300 '1'
# expect:   5e-324 '1'
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 '0'
# expect:   inf 'inf'
# expect:   -inf '0'
# expect:   nan 'nan'
# expect:   True '2'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '5.656854249492'
# expect:   Index '64'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- expm1
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.6487212707001'
# expect:   -0.5 '-0.3934693402874'
# expect:   1.0 '1.718281828459'
# expect:   -1.0 '-0.6321205588286'
# expect:   1.5 '3.481689070338'
# expect:   2.5 '11.1824939607'
# expect:   -2.5 '-0.9179150013761'
# expect:   3 '19.08553692319'
# expect:   10 '22025.46579481'
# expect:   -7 '-0.9990881180344'
# expect:   100.0 '2.688117141816e+43'
# expect:   170.5 '1.114831328344e+74'
# expect:   171.7 '3.70137035923e+74'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 '-1'
# expect:   inf 'inf'
# expect:   -inf '-1'
# expect:   nan 'nan'
# expect:   True '1.718281828459'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '11.1824939607'
# expect:   Index '402.4287934927'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- fabs
# expect:   0.0 '0'
# expect:   -0.0 '0'
# expect:   0.5 '0.5'
# expect:   -0.5 '0.5'
# expect:   1.0 '1'
# expect:   -1.0 '1'
# expect:   1.5 '1.5'
# expect:   2.5 '2.5'
# expect:   -2.5 '2.5'
# expect:   3 '3'
# expect:   10 '10'
# expect:   -7 '7'
# expect:   100.0 '100'
# expect:   170.5 '170.5'
# expect:   171.7 '171.7'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1e+300'
# expect:   -1e+300 '1e+300'
# expect:   inf 'inf'
# expect:   -inf 'inf'
# expect:   nan 'nan'
# expect:   True '1'
# expect:   900719925474 '9.007199254741e+15'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '2.5'
# expect:   Index '6'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- floor
# expect:   0.0 0
# expect:   -0.0 0
# expect:   0.5 0
# expect:   -0.5 -1
# expect:   1.0 1
# expect:   -1.0 -1
# expect:   1.5 1
# expect:   2.5 2
# expect:   -2.5 -3
# expect:   3 3
# expect:   10 10
# expect:   -7 -7
# expect:   100.0 100
# expect:   170.5 170
# expect:   171.7 171
# expect:   1e-300 0
# expect:   5e-324 0
# expect:   1e+300 100000000000000005250476025520442024870446858110815915491585
# expect:   -1e+300 -10000000000000000525047602552044202487044685811081591549158
# expect:   inf OverflowError: cannot convert float infinity to integer
# expect:   -inf OverflowError: cannot convert float infinity to integer
# expect:   nan ValueError: cannot convert float NaN to integer
# expect:   True 1
# expect:   900719925474 9007199254740993
# expect:   100000000000 100000000000000000000000000000000000000000000000000000000000
# expect:   -10000000000 -10000000000000000000000000000000000000000000000000000000000
# expect:   Real 2
# expect:   Index 6
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- frexp
# expect:   0.0 (0.0, 0)
# expect:   -0.0 (-0.0, 0)
# expect:   0.5 (0.5, 0)
# expect:   -0.5 (-0.5, 0)
# expect:   1.0 (0.5, 1)
# expect:   -1.0 (-0.5, 1)
# expect:   1.5 (0.75, 1)
# expect:   2.5 (0.625, 2)
# expect:   -2.5 (-0.625, 2)
# expect:   3 (0.75, 2)
# expect:   10 (0.625, 4)
# expect:   -7 (-0.875, 3)
# expect:   100.0 (0.78125, 7)
# expect:   170.5 (0.666015625, 8)
# expect:   171.7 (0.670703125, 8)
# expect:   1e-300 (0.6696928794914171, -996)
# expect:   5e-324 (0.5, -1073)
# expect:   1e+300 (0.7466108948025751, 997)
# expect:   -1e+300 (-0.7466108948025751, 997)
# expect:   inf (inf, 0)
# expect:   -inf (-inf, 0)
# expect:   nan (nan, 0)
# expect:   True (0.5, 1)
# expect:   900719925474 (0.5, 54)
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real (0.625, 2)
# expect:   Index (0.75, 3)
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- gamma
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 '1.772453850906'
# expect:   -0.5 '-3.544907701811'
# expect:   1.0 '1'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.8862269254528'
# expect:   2.5 '1.329340388179'
# expect:   -2.5 '-0.9453087204829'
# expect:   3 '2'
# expect:   10 '362880'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '9.332621544394e+155'
# expect:   170.5 '5.56209241456e+305'
# expect:   171.7 OverflowError: math range error
# expect:   1e-300 '1e+300'
# expect:   5e-324 OverflowError: math range error
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '1'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.329340388179'
# expect:   Index '120'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- isfinite
# expect:   0.0 True
# expect:   -0.0 True
# expect:   0.5 True
# expect:   -0.5 True
# expect:   1.0 True
# expect:   -1.0 True
# expect:   1.5 True
# expect:   2.5 True
# expect:   -2.5 True
# expect:   3 True
# expect:   10 True
# expect:   -7 True
# expect:   100.0 True
# expect:   170.5 True
# expect:   171.7 True
# expect:   1e-300 True
# expect:   5e-324 True
# expect:   1e+300 True
# expect:   -1e+300 True
# expect:   inf False
# expect:   -inf False
# expect:   nan False
# expect:   True True
# expect:   900719925474 True
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real True
# expect:   Index True
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- isinf
# expect:   0.0 False
# expect:   -0.0 False
# expect:   0.5 False
# expect:   -0.5 False
# expect:   1.0 False
# expect:   -1.0 False
# expect:   1.5 False
# expect:   2.5 False
# expect:   -2.5 False
# expect:   3 False
# expect:   10 False
# expect:   -7 False
# expect:   100.0 False
# expect:   170.5 False
# expect:   171.7 False
# expect:   1e-300 False
# expect:   5e-324 False
# expect:   1e+300 False
# expect:   -1e+300 False
# expect:   inf True
# expect:   -inf True
# expect:   nan False
# expect:   True False
# expect:   900719925474 False
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real False
# expect:   Index False
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- isnan
# expect:   0.0 False
# expect:   -0.0 False
# expect:   0.5 False
# expect:   -0.5 False
# expect:   1.0 False
# expect:   -1.0 False
# expect:   1.5 False
# expect:   2.5 False
# expect:   -2.5 False
# expect:   3 False
# expect:   10 False
# expect:   -7 False
# expect:   100.0 False
# expect:   170.5 False
# expect:   171.7 False
# expect:   1e-300 False
# expect:   5e-324 False
# expect:   1e+300 False
# expect:   -1e+300 False
# expect:   inf False
# expect:   -inf False
# expect:   nan True
# expect:   True False
# expect:   900719925474 False
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real False
# expect:   Index False
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- lgamma
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 '0.5723649429247'
# expect:   -0.5 '1.265512123485'
# expect:   1.0 '0'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '-0.1207822376352'
# expect:   2.5 '0.2846828704729'
# expect:   -2.5 '-0.05624371649767'
# expect:   3 '0.6931471805599'
# expect:   10 '12.80182748008'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '359.1342053696'
# expect:   170.5 '704.0044277342'
# expect:   171.7 '710.1716129404'
# expect:   1e-300 '690.7755278982'
# expect:   5e-324 '744.4400719214'
# expect:   1e+300 '6.897755278982e+302'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf 'inf'
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 '3.21888483458e+17'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.2846828704729'
# expect:   Index '4.787491742782'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- log
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 '-0.6931471805599'
# expect:   -0.5 ValueError: math domain error
# expect:   1.0 '0'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.4054651081082'
# expect:   2.5 '0.9162907318742'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '1.098612288668'
# expect:   10 '2.302585092994'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '4.605170185988'
# expect:   170.5 '5.138735296724'
# expect:   171.7 '5.145748767903'
# expect:   1e-300 '-690.7755278982'
# expect:   5e-324 '-744.4400719214'
# expect:   1e+300 '690.7755278982'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 '36.73680056968'
# expect:   100000000000 '921.0340371976'
# expect:   -10000000000 ValueError: math domain error
# expect:   Real '0.9162907318742'
# expect:   Index '1.791759469228'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- log10
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 '-0.301029995664'
# expect:   -0.5 ValueError: math domain error
# expect:   1.0 '0'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.1760912590557'
# expect:   2.5 '0.397940008672'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '0.4771212547197'
# expect:   10 '1'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '2'
# expect:   170.5 '2.231724383329'
# expect:   171.7 '2.234770295161'
# expect:   1e-300 '-300'
# expect:   5e-324 '-323.3062153431'
# expect:   1e+300 '300'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 '15.95458977019'
# expect:   100000000000 '400'
# expect:   -10000000000 ValueError: math domain error
# expect:   Real '0.397940008672'
# expect:   Index '0.7781512503836'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- log1p
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.4054651081082'
# expect:   -0.5 '-0.6931471805599'
# expect:   1.0 '0.6931471805599'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.9162907318742'
# expect:   2.5 '1.252762968495'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '1.38629436112'
# expect:   10 '2.397895272798'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '4.615120516841'
# expect:   170.5 '5.144583266606'
# expect:   171.7 '5.151555985153'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '690.7755278982'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0.6931471805599'
# expect:   900719925474 '36.73680056968'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.252762968495'
# expect:   Index '1.945910149055'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- log2
# expect:   0.0 ValueError: math domain error
# expect:   -0.0 ValueError: math domain error
# expect:   0.5 '-1'
# expect:   -0.5 ValueError: math domain error
# expect:   1.0 '0'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '0.5849625007212'
# expect:   2.5 '1.321928094887'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '1.584962500721'
# expect:   10 '3.321928094887'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '6.643856189775'
# expect:   170.5 '7.413627929024'
# expect:   171.7 '7.423746229115'
# expect:   1e-300 '-996.5784284662'
# expect:   5e-324 '-1074'
# expect:   1e+300 '996.5784284662'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0'
# expect:   900719925474 '53'
# expect:   100000000000 '1328.771237955'
# expect:   -10000000000 ValueError: math domain error
# expect:   Real '1.321928094887'
# expect:   Index '2.584962500721'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- modf
# expect:   0.0 (0.0, 0.0)
# expect:   -0.0 (-0.0, -0.0)
# expect:   0.5 (0.5, 0.0)
# expect:   -0.5 (-0.5, -0.0)
# expect:   1.0 (0.0, 1.0)
# expect:   -1.0 (-0.0, -1.0)
# expect:   1.5 (0.5, 1.0)
# expect:   2.5 (0.5, 2.0)
# expect:   -2.5 (-0.5, -2.0)
# expect:   3 (0.0, 3.0)
# expect:   10 (0.0, 10.0)
# expect:   -7 (-0.0, -7.0)
# expect:   100.0 (0.0, 100.0)
# expect:   170.5 (0.5, 170.0)
# expect:   171.7 (0.6999999999999886, 171.0)
# expect:   1e-300 (1e-300, 0.0)
# expect:   5e-324 (5e-324, 0.0)
# expect:   1e+300 (0.0, 1e+300)
# expect:   -1e+300 (-0.0, -1e+300)
# expect:   inf (0.0, inf)
# expect:   -inf (-0.0, -inf)
# expect:   nan (nan, nan)
# expect:   True (0.0, 1.0)
# expect:   900719925474 (0.0, 9007199254740992.0)
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real (0.5, 2.0)
# expect:   Index (0.0, 6.0)
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- radians
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.008726646259972'
# expect:   -0.5 '-0.008726646259972'
# expect:   1.0 '0.01745329251994'
# expect:   -1.0 '-0.01745329251994'
# expect:   1.5 '0.02617993877991'
# expect:   2.5 '0.04363323129986'
# expect:   -2.5 '-0.04363323129986'
# expect:   3 '0.05235987755983'
# expect:   10 '0.1745329251994'
# expect:   -7 '-0.1221730476396'
# expect:   100.0 '1.745329251994'
# expect:   170.5 '2.97578637465'
# expect:   171.7 '2.996730325674'
# expect:   1e-300 '1.745329251994e-302'
# expect:   5e-324 '0'
# expect:   1e+300 '1.745329251994e+298'
# expect:   -1e+300 '-1.745329251994e+298'
# expect:   inf 'inf'
# expect:   -inf '-inf'
# expect:   nan 'nan'
# expect:   True '0.01745329251994'
# expect:   900719925474 '1.572052833784e+14'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.04363323129986'
# expect:   Index '0.1047197551197'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- sin
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.4794255386042'
# expect:   -0.5 '-0.4794255386042'
# expect:   1.0 '0.8414709848079'
# expect:   -1.0 '-0.8414709848079'
# expect:   1.5 '0.9974949866041'
# expect:   2.5 '0.598472144104'
# expect:   -2.5 '-0.598472144104'
# expect:   3 '0.1411200080599'
# expect:   10 '-0.5440211108894'
# expect:   -7 '-0.6569865987188'
# expect:   100.0 '-0.5063656411098'
# expect:   170.5 '0.7539121564758'
# expect:   171.7 '0.8855125142746'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '-0.8178819121159'
# expect:   -1e+300 '0.8178819121159'
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '0.8414709848079'
# expect:   900719925474 '-0.8489259648147'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.598472144104'
# expect:   Index '-0.2794154981989'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- sinh
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.5210953054937'
# expect:   -0.5 '-0.5210953054937'
# expect:   1.0 '1.175201193644'
# expect:   -1.0 '-1.175201193644'
# expect:   1.5 '2.129279455095'
# expect:   2.5 '6.05020448104'
# expect:   -2.5 '-6.05020448104'
# expect:   3 '10.01787492741'
# expect:   10 '11013.2328747'
# expect:   -7 '-548.3161232732'
# expect:   100.0 '1.344058570908e+43'
# expect:   170.5 '5.574156641718e+73'
# expect:   171.7 '1.850685179615e+74'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 OverflowError: math range error
# expect:   -1e+300 OverflowError: math range error
# expect:   inf 'inf'
# expect:   -inf '-inf'
# expect:   nan 'nan'
# expect:   True '1.175201193644'
# expect:   900719925474 OverflowError: math range error
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '6.05020448104'
# expect:   Index '201.7131573703'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- sqrt
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.7071067811865'
# expect:   -0.5 ValueError: math domain error
# expect:   1.0 '1'
# expect:   -1.0 ValueError: math domain error
# expect:   1.5 '1.224744871392'
# expect:   2.5 '1.581138830084'
# expect:   -2.5 ValueError: math domain error
# expect:   3 '1.732050807569'
# expect:   10 '3.162277660168'
# expect:   -7 ValueError: math domain error
# expect:   100.0 '10'
# expect:   170.5 '13.0575648572'
# expect:   171.7 '13.10343466424'
# expect:   1e-300 '1e-150'
# expect:   5e-324 '2.222758749485e-162'
# expect:   1e+300 '1e+150'
# expect:   -1e+300 ValueError: math domain error
# expect:   inf 'inf'
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '1'
# expect:   900719925474 '94906265.62425'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '1.581138830084'
# expect:   Index '2.449489742783'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- tan
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.5463024898438'
# expect:   -0.5 '-0.5463024898438'
# expect:   1.0 '1.557407724655'
# expect:   -1.0 '-1.557407724655'
# expect:   1.5 '14.10141994717'
# expect:   2.5 '-0.7470222972387'
# expect:   -2.5 '0.7470222972387'
# expect:   3 '-0.1425465430743'
# expect:   10 '0.6483608274591'
# expect:   -7 '-0.8714479827243'
# expect:   100.0 '-0.5872139151569'
# expect:   170.5 '1.147550342102'
# expect:   171.7 '-1.905903837888'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1.421448823875'
# expect:   -1e+300 '-1.421448823875'
# expect:   inf ValueError: math domain error
# expect:   -inf ValueError: math domain error
# expect:   nan 'nan'
# expect:   True '1.557407724655'
# expect:   900719925474 '1.606257400216'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '-0.7470222972387'
# expect:   Index '-0.2910061913847'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- tanh
# expect:   0.0 '0'
# expect:   -0.0 '-0'
# expect:   0.5 '0.46211715726'
# expect:   -0.5 '-0.46211715726'
# expect:   1.0 '0.7615941559558'
# expect:   -1.0 '-0.7615941559558'
# expect:   1.5 '0.9051482536449'
# expect:   2.5 '0.9866142981514'
# expect:   -2.5 '-0.9866142981514'
# expect:   3 '0.9950547536867'
# expect:   10 '0.9999999958777'
# expect:   -7 '-0.9999983369439'
# expect:   100.0 '1'
# expect:   170.5 '1'
# expect:   171.7 '1'
# expect:   1e-300 '1e-300'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1'
# expect:   -1e+300 '-1'
# expect:   inf '1'
# expect:   -inf '-1'
# expect:   nan 'nan'
# expect:   True '0.7615941559558'
# expect:   900719925474 '1'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '0.9866142981514'
# expect:   Index '0.9999877116508'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- trunc
# expect:   0.0 0
# expect:   -0.0 0
# expect:   0.5 0
# expect:   -0.5 0
# expect:   1.0 1
# expect:   -1.0 -1
# expect:   1.5 1
# expect:   2.5 2
# expect:   -2.5 -2
# expect:   3 3
# expect:   10 10
# expect:   -7 -7
# expect:   100.0 100
# expect:   170.5 170
# expect:   171.7 171
# expect:   1e-300 0
# expect:   5e-324 0
# expect:   1e+300 100000000000000005250476025520442024870446858110815915491585
# expect:   -1e+300 -10000000000000000525047602552044202487044685811081591549158
# expect:   inf OverflowError: cannot convert float infinity to integer
# expect:   -inf OverflowError: cannot convert float infinity to integer
# expect:   nan ValueError: cannot convert float NaN to integer
# expect:   True 1
# expect:   900719925474 9007199254740993
# expect:   100000000000 100000000000000000000000000000000000000000000000000000000000
# expect:   -10000000000 -10000000000000000000000000000000000000000000000000000000000
# expect:   Real TypeError: type Real doesn't define __trunc__ method
# expect:   Index TypeError: type Index doesn't define __trunc__ method
# expect:   '1' TypeError: type str doesn't define __trunc__ method
# expect:   None TypeError: type NoneType doesn't define __trunc__ method
# expect:   1j TypeError: type complex doesn't define __trunc__ method
# expect:   b'1' TypeError: type bytes doesn't define __trunc__ method
# expect:   [] TypeError: type list doesn't define __trunc__ method
# expect:   Wrong TypeError: type Wrong doesn't define __trunc__ method
# expect: -- ulp
# expect:   0.0 '4.940656458412e-324'
# expect:   -0.0 '4.940656458412e-324'
# expect:   0.5 '1.110223024625e-16'
# expect:   -0.5 '1.110223024625e-16'
# expect:   1.0 '2.22044604925e-16'
# expect:   -1.0 '2.22044604925e-16'
# expect:   1.5 '2.22044604925e-16'
# expect:   2.5 '4.440892098501e-16'
# expect:   -2.5 '4.440892098501e-16'
# expect:   3 '4.440892098501e-16'
# expect:   10 '1.7763568394e-15'
# expect:   -7 '8.881784197001e-16'
# expect:   100.0 '1.42108547152e-14'
# expect:   170.5 '2.84217094304e-14'
# expect:   171.7 '2.84217094304e-14'
# expect:   1e-300 '1.657809211692e-316'
# expect:   5e-324 '4.940656458412e-324'
# expect:   1e+300 '1.487016908478e+284'
# expect:   -1e+300 '1.487016908478e+284'
# expect:   inf 'inf'
# expect:   -inf 'inf'
# expect:   nan 'nan'
# expect:   True '2.22044604925e-16'
# expect:   900719925474 '2'
# expect:   100000000000 OverflowError: int too large to convert to float
# expect:   -10000000000 OverflowError: int too large to convert to float
# expect:   Real '4.440892098501e-16'
# expect:   Index '8.881784197001e-16'
# expect:   '1' TypeError: must be real number, not str
# expect:   None TypeError: must be real number, not NoneType
# expect:   1j TypeError: must be real number, not complex
# expect:   b'1' TypeError: must be real number, not bytes
# expect:   [] TypeError: must be real number, not list
# expect:   Wrong TypeError: Wrong.__float__ returned non-float (type str)
# expect: -- exact results
# expect: [2.0, 1.4142135623730951, 1e+150, 94906265.62425154] 0.0 100000000000000000000 -100000000000000000000 1000000000000000019884624838656
# expect: (0.9375, 2) (-0.5, -1073) (-0.25, -3.0) (0.0, inf) (-0.0, -0.0) 2.220446049250313e-16 2.0 inf
# expect: 180.0 3.141592653589793 floor ceil trunc
# expect: [1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0, 87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 1.21645100408832e+17, 2.43290200817664e+18, 5.109094217170944e+19, 1.1240007277776077e+21]
# expect: 1000.0 2000.0 300.0 True
# expect: TypeError: must be real number, not object
# expect: TypeError: must be real number, not str
# expect: TypeError: type object doesn't define __trunc__ method
# expect: TypeError: type str doesn't define __trunc__ method
# expect: -- two arguments
# expect: -- atan2
# expect:   0.0 0.0 0
# expect:   -0.0 0.0 -0
# expect:   1.0 2.0 0.4636476090008
# expect:   7.5 2 1.310193935048
# expect:   -7.5 2 -1.310193935048
# expect:   7.5 -2 1.831398718542
# expect:   1 0 1.570796326795
# expect:   -1 0.0 -1.570796326795
# expect:   0 -1 3.14159265359
# expect:   inf 1 1.570796326795
# expect:   1 inf 0
# expect:   inf inf 0.7853981633974
# expect:   -inf 3 -1.570796326795
# expect:   nan 1 nan
# expect:   1 nan nan
# expect:   nan 0 nan
# expect:   -8 0.333333 -1.529153747696
# expect:   2 0.5 1.325817663668
# expect:   0 inf 0
# expect:   10 400 0.02499479361892
# expect:   10 -400 3.116597859971
# expect:   -2 3 -0.5880026035476
# expect:   1 nan nan
# expect:   5 2.5 1.107148717794
# expect:   5e-324 0 1.570796326795
# expect:   0 1 0
# expect:   2.5 3 0.6947382761967
# expect:   1e+308 10 1.570796326795
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 0.8960553845713
# expect:   2 Index 0.3217505543966
# expect: -- copysign
# expect:   0.0 0.0 0
# expect:   -0.0 0.0 0
# expect:   1.0 2.0 1
# expect:   7.5 2 7.5
# expect:   -7.5 2 7.5
# expect:   7.5 -2 -7.5
# expect:   1 0 1
# expect:   -1 0.0 1
# expect:   0 -1 -0
# expect:   inf 1 inf
# expect:   1 inf 1
# expect:   inf inf inf
# expect:   -inf 3 inf
# expect:   nan 1 nan
# expect:   1 nan 1
# expect:   nan 0 nan
# expect:   -8 0.333333 8
# expect:   2 0.5 2
# expect:   0 inf 0
# expect:   10 400 10
# expect:   10 -400 -10
# expect:   -2 3 2
# expect:   1 nan 1
# expect:   5 2.5 5
# expect:   5e-324 0 4.940656458412e-324
# expect:   0 1 0
# expect:   2.5 3 2.5
# expect:   1e+308 10 1e+308
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 2.5
# expect:   2 Index 2
# expect: -- fmod
# expect:   0.0 0.0 ValueError: math domain error
# expect:   -0.0 0.0 ValueError: math domain error
# expect:   1.0 2.0 1
# expect:   7.5 2 1.5
# expect:   -7.5 2 -1.5
# expect:   7.5 -2 1.5
# expect:   1 0 ValueError: math domain error
# expect:   -1 0.0 ValueError: math domain error
# expect:   0 -1 0
# expect:   inf 1 ValueError: math domain error
# expect:   1 inf 1
# expect:   inf inf ValueError: math domain error
# expect:   -inf 3 ValueError: math domain error
# expect:   nan 1 nan
# expect:   1 nan nan
# expect:   nan 0 nan
# expect:   -8 0.333333 -4.440892098501e-16
# expect:   2 0.5 0
# expect:   0 inf 0
# expect:   10 400 10
# expect:   10 -400 10
# expect:   -2 3 -2
# expect:   1 nan nan
# expect:   5 2.5 0
# expect:   5e-324 0 ValueError: math domain error
# expect:   0 1 0
# expect:   2.5 3 2.5
# expect:   1e+308 10 6
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 0.5
# expect:   2 Index 2
# expect: -- nextafter
# expect:   0.0 0.0 0
# expect:   -0.0 0.0 0
# expect:   1.0 2.0 1
# expect:   7.5 2 7.5
# expect:   -7.5 2 -7.5
# expect:   7.5 -2 7.5
# expect:   1 0 1
# expect:   -1 0.0 -1
# expect:   0 -1 -4.940656458412e-324
# expect:   inf 1 1.797693134862e+308
# expect:   1 inf 1
# expect:   inf inf inf
# expect:   -inf 3 -1.797693134862e+308
# expect:   nan 1 nan
# expect:   1 nan nan
# expect:   nan 0 nan
# expect:   -8 0.333333 -8
# expect:   2 0.5 2
# expect:   0 inf 4.940656458412e-324
# expect:   10 400 10
# expect:   10 -400 10
# expect:   -2 3 -2
# expect:   1 nan nan
# expect:   5 2.5 5
# expect:   5e-324 0 0
# expect:   0 1 4.940656458412e-324
# expect:   2.5 3 2.5
# expect:   1e+308 10 1e+308
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 2.5
# expect:   2 Index 2
# expect: -- pow
# expect:   0.0 0.0 1
# expect:   -0.0 0.0 1
# expect:   1.0 2.0 1
# expect:   7.5 2 56.25
# expect:   -7.5 2 56.25
# expect:   7.5 -2 0.01777777777778
# expect:   1 0 1
# expect:   -1 0.0 1
# expect:   0 -1 ValueError: math domain error
# expect:   inf 1 inf
# expect:   1 inf 1
# expect:   inf inf inf
# expect:   -inf 3 -inf
# expect:   nan 1 nan
# expect:   1 nan 1
# expect:   nan 0 1
# expect:   -8 0.333333 ValueError: math domain error
# expect:   2 0.5 1.414213562373
# expect:   0 inf 0
# expect:   10 400 OverflowError: math range error
# expect:   10 -400 0
# expect:   -2 3 -8
# expect:   1 nan 1
# expect:   5 2.5 55.90169943749
# expect:   5e-324 0 1
# expect:   0 1 0
# expect:   2.5 3 15.625
# expect:   1e+308 10 OverflowError: math range error
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 6.25
# expect:   2 Index 64
# expect: -- remainder
# expect:   0.0 0.0 ValueError: math domain error
# expect:   -0.0 0.0 ValueError: math domain error
# expect:   1.0 2.0 1
# expect:   7.5 2 -0.5
# expect:   -7.5 2 0.5
# expect:   7.5 -2 -0.5
# expect:   1 0 ValueError: math domain error
# expect:   -1 0.0 ValueError: math domain error
# expect:   0 -1 0
# expect:   inf 1 ValueError: math domain error
# expect:   1 inf 1
# expect:   inf inf ValueError: math domain error
# expect:   -inf 3 ValueError: math domain error
# expect:   nan 1 nan
# expect:   1 nan nan
# expect:   nan 0 nan
# expect:   -8 0.333333 -4.440892098501e-16
# expect:   2 0.5 0
# expect:   0 inf 0
# expect:   10 400 10
# expect:   10 -400 10
# expect:   -2 3 1
# expect:   1 nan nan
# expect:   5 2.5 0
# expect:   5e-324 0 ValueError: math domain error
# expect:   0 1 0
# expect:   2.5 3 -0.5
# expect:   1e+308 10 -4
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: must be real number, not str
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: int too large to convert to float
# expect:   Real 2 0.5
# expect:   2 Index 2
# expect: -- ldexp
# expect:   0.0 0 0
# expect:   -0.0 0 -0
# expect:   1.0 2 4
# expect:   7.5 2 30
# expect:   -7.5 2 -30
# expect:   7.5 -2 1.875
# expect:   1 0 1
# expect:   -1 0 -1
# expect:   0 -1 0
# expect:   inf 1 inf
# expect:   1 inf TypeError: Expected an int as second argument to ldexp.
# expect:   inf inf TypeError: Expected an int as second argument to ldexp.
# expect:   -inf 3 -inf
# expect:   nan 1 nan
# expect:   1 nan TypeError: Expected an int as second argument to ldexp.
# expect:   nan 0 nan
# expect:   -8 0 -8
# expect:   2 0 2
# expect:   0 inf TypeError: Expected an int as second argument to ldexp.
# expect:   10 400 2.582249878087e+121
# expect:   10 -400 3.872591914849e-120
# expect:   -2 3 -16
# expect:   1 nan TypeError: Expected an int as second argument to ldexp.
# expect:   5 2 20
# expect:   5e-324 0 4.940656458412e-324
# expect:   0 1 0
# expect:   2.5 3 20
# expect:   1e+308 10 OverflowError: math range error
# expect:   'a' 1 TypeError: must be real number, not str
# expect:   1 'a' TypeError: Expected an int as second argument to ldexp.
# expect:   None 1 TypeError: must be real number, not NoneType
# expect:   1j 2 TypeError: must be real number, not complex
# expect:   10000000 1 OverflowError: int too large to convert to float
# expect:   1 10000000 OverflowError: math range error
# expect:   Real 2 10
# expect:   2 Index TypeError: Expected an int as second argument to ldexp.
# expect: TypeError: Expected an int as second argument to ldexp.
# expect: OverflowError: math range error
# expect: 0.0
# expect: 0.0
# expect: OverflowError: math range error
# expect: inf
# expect: 1.0000000000000007
# expect: 0.0
# expect: ValueError: steps must be a non-negative integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: 1.5e-323
# expect: inf
# expect: nan
# expect: 1.0
# expect: 1.0000000000000002
# expect: 3.0
# expect: 2.0
# expect: 399.99999999999994
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: ZeroDivisionError: float division by zero
# expect: ValueError: math domain error
# expect: TypeError: must be real number, not str
# expect: TypeError: must be real number, not str
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: -- integers
# expect: [1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800] 15511210043330985984000000 1135 1 720
# expect: ValueError: factorial() not defined for negative values
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: factorial() argument should not exceed 9223372036854775807
# expect: ValueError: factorial() not defined for negative values
# expect: 0 12 12 6 0 3 1125899906842624 5 2
# expect: 1 12 12 12 0 60 14353237968448109868972222216943775514624 12
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: [0, 1, 1, 1, 2, 3, 4, 4, 2147483648, 4294967295, 100000000000000000000, 99999999999999999999] 2
# expect: ValueError: isqrt() argument must be nonnegative
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: isqrt() argument must be nonnegative
# expect: [1, 1, 10, 1, 0, 2598960, 100891344545564193334812497256, 14226520737620288370, 49999999995000000000, 15]
# expect: [1, 1, 20, 120, 0, 73096577329197271449600000, 999999999700000000020000000000, 30] 120 120
# expect: ValueError: n must be a non-negative integer
# expect: ValueError: k must be a non-negative integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: 0
# expect: OverflowError: min(n - k, k) must not exceed 9223372036854775807
# expect: ValueError: n must be a non-negative integer
# expect: ValueError: k must be a non-negative integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: 42535295865117307928310139910543638528
# expect: ValueError: n must be a non-negative integer
# expect: ValueError: k must be a non-negative integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: 0
# expect: OverflowError: k must not exceed 9223372036854775807
# expect: ValueError: n must be a non-negative integer
# expect: ValueError: k must be a non-negative integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: 85070591730234615856620279821087277056
# expect: -- sums and products
# expect: 1.0 0.0 1.0 4.5 inf 9007199254740994.0 707.1428571428571
# expect: ValueError: -inf + inf in fsum
# expect: nan
# expect: OverflowError: intermediate overflow in fsum
# expect: TypeError: must be real number, not str
# expect: TypeError: 'int' object is not iterable
# expect: OverflowError: int too large to convert to float
# expect: 5.0
# expect: 1 6 3.0 60 8841761993739701954543616000000 aaaaaa 2.4178516392292583e+24 6
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: can't multiply sequence by non-int of type 'str'
# expect: 'x'
# expect: 11 0 3.0 36893488147419103232 1.0 0.0 13.5 11 inf 2j True
# expect: 2.5 0.0 0.0
# expect: 0.0 1.5 nan
# expect: ValueError: Inputs are not the same length
# expect: ValueError: Inputs are not the same length
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: can't multiply sequence by non-int of type 'str'
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: nan
# expect: OverflowError: int too large to convert to float
# expect: 10.0 -inf 5.551115123125783e-17 0.0 0.0
# expect: OverflowError: overflow in fma
# expect: ValueError: invalid operation in fma
# expect: nan
# expect: ValueError: invalid operation in fma
# expect: TypeError: must be real number, not str
# expect: nan
# expect: 5.0 0.0 inf nan 1.0 2e+300 0.0
# expect: ValueError: both points must have the same number of dimensions
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: must be real number, not str
# expect: TypeError: dist expected 2 arguments, got 1
# expect: 5e-324
# expect: 0.0 5.0 5.0 3.0 inf nan 1.414213562373095e+200 5e-324 1.414e-320 10.0
# expect: TypeError: must be real number, not str
# expect: TypeError: must be real number, not NoneType
# expect: inf
# expect: -- isclose
# expect: True True False False True True True False False False True False
# expect: ValueError: tolerances must be non-negative
# expect: ValueError: tolerances must be non-negative
# expect: TypeError: must be real number, not str
# expect: TypeError: must be real number, not NoneType
# expect: -- names
# expect: ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'comb', 'copysign', 'cos', 'cosh', 'degrees', 'dist', 'e', 'erf', 'erfc', 'exp', 'exp2', 'expm1', 'fabs', 'factorial', 'floor', 'fma', 'fmod', 'frexp', 'fsum', 'gamma', 'gcd', 'hypot', 'inf', 'isclose', 'isfinite', 'isinf', 'isnan', 'isqrt', 'lcm', 'ldexp', 'lgamma', 'log', 'log10', 'log1p', 'log2', 'modf', 'nan', 'nextafter', 'perm', 'pi', 'pow', 'prod', 'radians', 'remainder', 'sin', 'sinh', 'sqrt', 'sumprod', 'tan', 'tanh', 'tau', 'trunc', 'ulp']
# expect: []

# nextafter() from a number below zero comes to a zero below zero, one with steps to that which was named.
import math
for x, y in (-5e-324, 0.0), (5e-324, -0.0), (-5e-324, 1.0), (0.0, -0.0):
    print(math.nextafter(x, y), math.nextafter(x, y, steps=1), math.nextafter(x, y, steps=2))
# expect: -0.0 0.0 0.0
# expect: 0.0 -0.0 -0.0
# expect: -0.0 -0.0 5e-324
# expect: -0.0 -0.0 -0.0
