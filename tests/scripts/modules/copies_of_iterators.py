# Iterators over arrays, deques and ranges are copied and pickled where they stand.
import array
import collections
import copy
import pickle

for sequence in array.array('h', [1, 2, 3]), collections.deque([1, 2, 3]), range(1, 4):
    iterator = iter(sequence)
    next(iterator)
    print(list(copy.copy(iterator)), *[list(pickle.loads(pickle.dumps(iterator, protocol))) for protocol in (0, 2, 5)],
          list(iterator), list(copy.copy(iterator)), list(pickle.loads(pickle.dumps(iterator))))
# expect: [2, 3] [2, 3] [2, 3] [2, 3] [2, 3] [] []
# expect: [2, 3] [2, 3] [2, 3] [2, 3] [2, 3] [] []
# expect: [2, 3] [2, 3] [2, 3] [2, 3] [2, 3] [] []

backwards = reversed(collections.deque([1, 2, 3]))
next(backwards)
print(list(copy.copy(backwards)))  # expect: [2, 1]

for iterator in iter(array.array('h', [1, 2, 3])), iter(range(3)):
    try:
        iterator.__setstate__(2 ** 70)
    except OverflowError:
        iterator.__setstate__(-5)
        print(list(iterator))
# expect: [1, 2, 3]
# expect: [0, 1, 2]
iterator = iter(array.array('h', [1, 2, 3]))
iterator.__setstate__(7)
print(list(iterator))  # expect: []


class Six:
    def __reduce_ex__(self, protocol):
        return list, (), None, None, None, None


for copier in copy.copy, copy.deepcopy:
    try:
        copier(Six())
    except TypeError as error:
        print(error)
# expect: _reconstruct() takes from 4 to 7 positional arguments but 8 were given
# expect: _reconstruct() takes from 4 to 7 positional arguments but 8 were given
