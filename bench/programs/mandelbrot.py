# SPDX-License-Identifier: MIT
"""The Mandelbrot set: float arithmetic with an early way out, and complex numbers."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def escape(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        zr2, zi2 = zr * zr, zi * zi
        if zr2 + zi2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def picture(width, height, limit):
    rows = []
    for y in range(height):
        ci = 2.4 * y / height - 1.2
        rows.append([escape(3.0 * x / width - 2.1, ci, limit) for x in range(width)])
    return rows


def with_complex(width, height, limit):
    inside = 0
    for y in range(height):
        for x in range(width):
            c = complex(3.0 * x / width - 2.1, 2.4 * y / height - 1.2)
            z = 0j
            for _ in range(limit):
                z = z * z + c
                if abs(z) > 2.0:
                    break
            else:
                inside += 1
    return inside


rows = picture(400, int(260 * SIZE), 60)
print(sum(map(sum, rows)), max(map(max, rows)))
print(with_complex(120, int(80 * SIZE), 40))
