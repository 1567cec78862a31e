# SPDX-License-Identifier: MIT
"""Integers of one to four words: 64-bit hashes and random numbers, a prime test, modular inverses, ticks as ns."""
# group: big integers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
MASK = (1 << 64) - 1


def fnv64(data):
    value = 0xcbf29ce484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001b3 & MASK
    return value


def xorshift(n):
    x, total = 0x9e3779b97f4a7c15, 0
    for _ in range(n):
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
        total = total + x & MASK
    return total


def is_prime(n):
    """Miller and Rabin's test; these bases prove it below 3.3e24."""
    odd, twos = n - 1, 0
    while not odd & 1:
        odd >>= 1
        twos += 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41):
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def primes(count):
    """The sum of the first primes above 10^20."""
    found, n = [], 10 ** 20 + 1
    while len(found) < count:
        if n % 3 and n % 5 and n % 7 and is_prime(n):
            found.append(n)
        n += 2
    return sum(found)


def inverse(a, modulus):
    """By Euclid's algorithm."""
    old, new, x, y = modulus, a % modulus, 0, 1
    while new:
        quotient = old // new
        old, new = new, old - quotient * new
        x, y = y, x - quotient * y
    return x % modulus


def inverses(n):
    modulus, total = 2 ** 255 - 19, 0
    for i in range(2, n + 2):
        total ^= inverse(i * 0x123456789abcdef, modulus)
    return total


def clocks(n):
    """Ticks of a 64-bit counter as ns, and back."""
    total = 0
    for i in range(n):
        ticks = (1 << 63) + i * 1000003
        nanoseconds = ticks * 1000000000 // 24576000
        total += (nanoseconds * 24576000 + 999999999) // 1000000000 - ticks
    return total


print(fnv64(bytes(i * 7 & 0xff for i in range(int(250000 * SIZE)))), xorshift(int(150000 * SIZE)))
print(primes(int(100 * SIZE)), inverses(int(900 * SIZE)) % 1000003, clocks(int(200000 * SIZE)))
