# Places in sequences that are longer than a list can be.
import bisect


class Numbers:
    def __init__(self):
        self.inserted = []

    def __len__(self):
        return 2 ** 63 - 2

    def __getitem__(self, i):
        return i

    def insert(self, i, item):
        self.inserted.append((i, item))


numbers = Numbers()
n = 2 ** 63 - 2
for data in range(n), numbers:
    print([bisect.bisect_left(data, x) - n for x in (n - 3, n, 2 ** 62)], bisect.bisect_right(data, n - 3) - n, bisect.bisect(data, 5))
    print(bisect.bisect_left(data, n - 3, n - 4, n) - n)
bisect.insort(numbers, n - 4)
bisect.insort_left(numbers, 7)
print(numbers.inserted)
# expect: [-3, 0, -4611686018427387902] -2 6
# expect: -3
# expect: [-3, 0, -4611686018427387902] -2 6
# expect: -3
# expect: [(9223372036854775803, 9223372036854775802), (7, 7)]

# The short names are the same functions
print(bisect.bisect is bisect.bisect_right, bisect.insort is bisect.insort_right, bisect.bisect.__name__)
# expect: True True bisect_right
