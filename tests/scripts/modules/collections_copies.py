# Counting by a mapping's own methods; copies of containers with attributes; containers that change under a search.
import collections
import copy
import pickle


class Counting(collections.Counter):
    def __setitem__(self, key, value):
        print('set', key, value)
        super().__setitem__(key, value)

    def get(self, key, default=None):
        print('get', key)
        return super().get(key, default)


print(Counting('aba'))


class Own:
    def get(self, key, default):
        return default

    def __setitem__(self, key, value):
        print(key, value)


collections._count_elements(Own(), 'xy')

for made in (collections.OrderedDict(a=1), collections.UserList([1]), collections.UserDict(a=1), collections.UserString('s')):
    made.mark = [2]
    copied = copy.copy(made)
    print(copied == made, copied.mark is made.mark, copy.deepcopy(made).mark is made.mark)


class Slots(collections.OrderedDict):
    __slots__ = 'x', 'y'


slots = Slots(a=1)
slots.x = [1]
print(copy.copy(slots).x is slots.x, copy.deepcopy(slots).x, hasattr(copy.copy(slots), 'y'), pickle.loads(pickle.dumps(slots)).x)
ordered = collections.OrderedDict(a=1)
print(ordered.pop('b', default=2), ordered.pop(key='a'), ordered.setdefault('c', default=3), ordered.setdefault(key='d'), ordered)
try:
    ordered.pop('nothing')
except KeyError as e:
    print(repr(e))

Point = collections.namedtuple('Point', 'x y')
print(repr(Point.x), Point.__dict__['y'].__reduce__()[1], pickle.loads(pickle.dumps(Point.__dict__['y'])).__doc__)


class Changes:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        deque.append(1)
        return self.result


for name in 'count', 'remove', 'index', '__contains__':
    for result in False, True:
        deque = collections.deque([0, Changes(result), 2])
        try:
            print(name, getattr(deque, name)(3))
        except (RuntimeError, IndexError, ValueError) as e:
            print(name, type(e).__name__, e)
# expect: get a
# expect: set a 1
# expect: get b
# expect: set b 1
# expect: get a
# expect: set a 2
# expect: Counting({'a': 2, 'b': 1})
# expect: x 1
# expect: y 1
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True [1] False [1]
# expect: 2 1 3 None OrderedDict({'c': 3, 'd': None})
# expect: KeyError('nothing')
# expect: _tuplegetter(0, 'Alias for field number 0') (1, 'Alias for field number 1') Alias for field number 1
# expect: count RuntimeError deque mutated during iteration
# expect: count RuntimeError deque mutated during iteration
# expect: remove IndexError deque mutated during iteration
# expect: remove IndexError deque mutated during iteration
# expect: index RuntimeError deque mutated during iteration
# expect: index 1
# expect: __contains__ RuntimeError deque mutated during iteration
# expect: __contains__ True
