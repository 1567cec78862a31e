# SPDX-License-Identifier: MIT
"""Floating point in loops: an integral, a Mandelbrot set, a logistic map."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def integral(n):
    total, step = 0.0, 1.0 / n
    for i in range(n):
        x = (i + 0.5) * step
        total += 4.0 / (1.0 + x * x)
    return total * step


def mandelbrot(size, limit):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 3.0 * column / size - 2.0
            zr = zi = 0.0
            for _ in range(limit):
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                if zr * zr + zi * zi > 4.0:
                    break
            else:
                inside += 1
    return inside


def logistic(n):
    x = 0.3
    for _ in range(n):
        x = 3.9 * x * (1.0 - x)
    return x


print('%.9f %d %.6f' % (
    integral(int(3000000 * SIZE)), mandelbrot(int(180 * SIZE ** 0.5), 60), logistic(int(3000000 * SIZE))))
