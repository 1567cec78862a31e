# Logarithms and polar coordinates at the edges of module cmath.
import cmath

for z, base in (0, 2), (0, -1), (0, 'x'), (2, 0), (2, 1), (8, 2), (1j, 1j):
    try:
        print(cmath.log(z, base))
    except Exception as error:
        print(type(error).__name__ + ':', error)
inf, nan = cmath.inf, cmath.nan
for r, phi in (-inf, 0.0), (-inf, -0.0), (inf, 0.0), (nan, -0.0), (0.0, inf), (-0.0, nan), (-inf, nan), (2, 0.0), (-2, -0.0):
    print(cmath.rect(r, phi))
try:
    cmath.rect(2, inf)
except ValueError as error:
    print(error)
try:
    cmath.log(0)
except ValueError as error:
    print(error)

# expect: (-inf+nanj)
# expect: (nan+infj)
# expect: TypeError: must be real number, not str
# expect: ValueError: math domain error
# expect: ValueError: math domain error
# expect: (3+0j)
# expect: (1+0j)
# expect: (-inf-0j)
# expect: (-inf+0j)
# expect: (inf+0j)
# expect: (nan+0j)
# expect: 0j
# expect: 0j
# expect: (inf+nanj)
# expect: (2+0j)
# expect: (-2+0j)
# expect: math domain error
# expect: math domain error
