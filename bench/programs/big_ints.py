# SPDX-License-Identifier: MIT
"""Big integers: factorials, Fibonacci numbers, digits of pi, modular powers, conversion to text."""
# group: big integers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def pi_digits(n):
    digits = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return digits


def powers(n):
    modulus, total = (1 << 127) - 1, 0
    for i in range(2, n):
        total ^= pow(i, modulus - 2, modulus)
    return total


edge = SIZE ** 0.5  # the cost of most of it grows with the square of the number of digits
text = str(fibonacci(int(20000 * edge)))
print(len(text), text[:12], factorial(int(9000 * edge)) % (10 ** 9 + 7), sum(pi_digits(int(2200 * edge))),
      powers(int(4000 * SIZE)) % 1000003, int(text) % 1000007)
