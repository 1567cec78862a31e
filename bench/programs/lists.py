"""Lists: append, index, slices, comprehensions, insertion sort, matrix multiplication, unpacking."""


def build(n):
    items = []
    for i in range(n):
        items.append(i * 2)
    total = 0
    for i in range(len(items)):
        total += items[i]
    for item in items:
        total -= item
    return total + len(items[::3]) + sum([x for x in items if x % 3])


def insertion_sort(items):
    for i in range(1, len(items)):
        item, j = items[i], i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item
    return items


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def rotate(n):
    queue = list(range(50))
    for _ in range(n):
        first, *rest = queue
        rest.append(first)
        queue = rest
    return queue[0]


def pairs(n):
    total = 0
    for i, (a, b) in enumerate(zip(range(n), range(n, 0, -1))):
        total += a * i - b
    return total


matrix = [[i * j % 10 for j in range(60)] for i in range(60)]
print(build(1500000), sum(insertion_sort([i * 7919 % 1000 for i in range(1300)])[:10]), sum(map(sum, multiply(matrix, matrix))),
      rotate(200000), pairs(1500000))
