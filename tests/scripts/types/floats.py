# float: representation, arithmetic, special values, rounding, text.
vals = [0.0, -0.0, 1.0, 0.1, 1e16, 1e15, 123456789.123, 1e-5, 1e-4, 5e-324, 1.7976931348623157e308, 1/3, 2.5, 1e100, 1e-300, 1e22, 1e23]
for v in vals: print(repr(v), str(v), v * 2, v / 3, v + 1, -v, v == v, int(v) if abs(v) < 1e17 else '', v.is_integer(), hash(v) == hash(v))
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, inf - inf, inf > 1e308, nan == nan, nan != nan, nan is nan, [nan] == [nan])
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0 ** 0.5, (-8.0) ** 2, 2 ** 0.5)
for op in ('1.0 / 0', '1.0 // 0', '1.0 % 0', '0.0 ** -1', '1e308 ** 2', "float('x')", "float([])", "int(float('nan'))", "int(float('inf'))"):
    try: print(eval(op))
    except Exception as e: print(type(e).__name__, e)
print(round(2.5), round(3.5), round(2.675, 2), round(1234.5678, -2), round(-0.5), round(1e20), round(2.5, 0))
print(float('1e5'), float('  -1.5e-3 '), float('1_0.5'), float('infinity'), float('-nan'), float(3), float(True))
print((0.1).hex(), float.fromhex('0x1.8p3'), (0.5).as_integer_ratio(), (2.0).is_integer(), (1.5).conjugate(), 0.1 + 0.2)
print(f'{3.14159:.2f} {1e10:g} {1234.5:,.1f} {0.00001:e} {0.25:%} {5.0:08.3f} {-1.5:+.0f} {1e300:.3g} {12.0:g} {1/3:.10}')
print('%.3f %5.1f %e %g %-8.2f|' % (1.0005, 2.25, 12345.678, 1e-7, 3.14159))
print(min(1.5, 2), max(-1.0, -2.5), abs(-3.5), sum([0.1] * 10), 1.5 < 2, 2 > 1.5, 1 == 1.0, hash(2.0) == hash(2))
class F(float):
    def __repr__(self): return 'F'
x = F(1.5); x.a = 1
print(x, x + 1, x.a, float(x))
print(complex(1, 2), (1+2j) * (3-1j), abs(3+4j), (1+2j).conjugate(), complex('1+2j'), 1j ** 2, (2+0j) == 2, -1j, complex(0, -0.0))
print(1e15 + 0.3, 1e16 + 1, 2**53 + 1.0, 4.35 * 100, 1.1 + 2.2, 1e-7, 123456.789e3)
print(0.1 + 0.7, 100 * 1.1, 3 * 1.1, 9007199254740993.0, 1.0e-10, 12345678901234567890.0)

# expect: 0.0 0.0 0.0 0.0 1.0 -0.0 True 0 True True
# expect: -0.0 -0.0 -0.0 -0.0 1.0 0.0 True 0 True True
# expect: 1.0 1.0 2.0 0.3333333333333333 2.0 -1.0 True 1 True True
# expect: 0.1 0.1 0.2 0.03333333333333333 1.1 -0.1 True 0 False True
# expect: 1e+16 1e+16 2e+16 3333333333333333.5 1e+16 -1e+16 True 10000000000000000 True True
# expect: 1000000000000000.0 1000000000000000.0 2000000000000000.0 333333333333333.3 1000000000000001.0 -1000000000000000.0 True 1000000000000000 True True
# expect: 123456789.123 123456789.123 246913578.246 41152263.041 123456790.123 -123456789.123 True 123456789 False True
# expect: 1e-05 1e-05 2e-05 3.3333333333333337e-06 1.00001 -1e-05 True 0 False True
# expect: 0.0001 0.0001 0.0002 3.3333333333333335e-05 1.0001 -0.0001 True 0 False True
# expect: 5e-324 5e-324 1e-323 0.0 1.0 -5e-324 True 0 False True
# expect: 1.7976931348623157e+308 1.7976931348623157e+308 inf 5.992310449541053e+307 1.7976931348623157e+308 -1.7976931348623157e+308 True  True True
# expect: 0.3333333333333333 0.3333333333333333 0.6666666666666666 0.1111111111111111 1.3333333333333333 -0.3333333333333333 True 0 False True
# expect: 2.5 2.5 5.0 0.8333333333333334 3.5 -2.5 True 2 False True
# expect: 1e+100 1e+100 2e+100 3.333333333333333e+99 1e+100 -1e+100 True  True True
# expect: 1e-300 1e-300 2e-300 3.3333333333333334e-301 1.0 -1e-300 True 0 False True
# expect: 1e+22 1e+22 2e+22 3.3333333333333335e+21 1e+22 -1e+22 True  True True
# expect: 1e+23 1e+23 2e+23 3.333333333333333e+22 1e+23 -1e+23 True  True True
# expect: inf -inf nan nan True False True True True
# expect: 3.0 -4.0 1.5 0.5 -0.5 (3.0, 1.5) 1.4142135623730951 64.0 1.4142135623730951
# expect: ZeroDivisionError float division by zero
# expect: ZeroDivisionError float floor division by zero
# expect: ZeroDivisionError float modulo by zero
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: OverflowError (34, 'Numerical result out of range')
# expect: ValueError could not convert string to float: 'x'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: 2 4 2.67 1200.0 0 100000000000000000000 2.0
# expect: 100000.0 -0.0015 10.5 inf nan 3.0 1.0
# expect: 0x1.999999999999ap-4 12.0 (1, 2) True 1.5 0.30000000000000004
# expect: 3.14 1e+10 1,234.5 1.000000e-05 25.000000% 0005.000 -2 1e+300 12 0.3333333333
# expect: 1.000   2.2 1.234568e+04 1e-07 3.14    |
# expect: 1.5 -1.0 3.5 1.0 True True True True
# expect: F 2.5 1 1.5
# expect: (1+2j) (5+5j) 5.0 (1-2j) (1+2j) (-1+0j) True (-0-1j) -0j
# expect: 1000000000000000.2 1e+16 9007199254740992.0 434.99999999999994 3.3000000000000003 1e-07 123456789.0
# expect: 0.7999999999999999 110.00000000000001 3.3000000000000003 9007199254740992.0 1e-10 1.2345678901234567e+19
