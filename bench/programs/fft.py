# SPDX-License-Identifier: MIT
"""The fast Fourier transform, recursive over complex numbers and in place over floats."""
# group: numeric
import cmath
import math
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def transform(values):
    n = len(values)
    if n == 1:
        return values
    even, odd = transform(values[::2]), transform(values[1::2])
    result = [0j] * n
    for k in range(n // 2):
        twiddled = cmath.exp(-2j * math.pi * k / n) * odd[k]
        result[k] = even[k] + twiddled
        result[k + n // 2] = even[k] - twiddled
    return result


def reorder(re, im):
    j, n = 0, len(re)
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]


def transform_in_place(re, im):
    reorder(re, im)
    n, span = len(re), 2
    while span <= n:
        angle, half = -2 * math.pi / span, span // 2
        wr, wi = math.cos(angle), math.sin(angle)
        for start in range(0, n, span):
            cr, ci = 1.0, 0.0
            for k in range(start, start + half):
                tr = re[k + half] * cr - im[k + half] * ci
                ti = re[k + half] * ci + im[k + half] * cr
                re[k + half], im[k + half] = re[k] - tr, im[k] - ti
                re[k] += tr
                im[k] += ti
                cr, ci = cr * wr - ci * wi, cr * wi + ci * wr
        span *= 2


signal = [math.sin(i / 7) + (i % 5) for i in range(1 << round(15 + math.log2(SIZE)))]
spectrum = transform([complex(x) for x in signal])
re, im = signal[:], [0.0] * len(signal)
transform_in_place(re, im)
print('%.6f %.6f' % (abs(spectrum[93]), math.hypot(re[93], im[93])))
