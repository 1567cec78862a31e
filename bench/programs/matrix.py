# SPDX-License-Identifier: MIT
"""Matrices as lists of lists: product, transpose, determinant by elimination."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def product_by_index(a, b):
    n, m, k = len(a), len(b[0]), len(b)
    result = [[0] * m for _ in range(n)]
    for i in range(n):
        for j in range(m):
            total = 0
            for x in range(k):
                total += a[i][x] * b[x][j]
            result[i][j] = total
    return result


def determinant(matrix):
    rows = [row[:] for row in matrix]
    size, result = len(rows), 1.0
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        if rows[pivot][i] == 0:
            return 0.0
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            result = -result
        result *= rows[i][i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size):
                rows[r][c] -= factor * rows[i][c]
    return result


size = round(120 * SIZE ** (1 / 3))
wide = round(150 * SIZE ** (1 / 3))
a = [[(i * 7 + j * 3) % 11 for j in range(size)] for i in range(size)]
b = [[(i * 5 + j * 2) % 13 for j in range(size)] for i in range(size)]
c = product(a, b)
print(sum(map(sum, c)), c == product_by_index(a, b))
print('%.6e' % determinant([[float((i * i + 3 * j) % 17 + (i == j) * 5) for j in range(wide)] for i in range(wide)]))
