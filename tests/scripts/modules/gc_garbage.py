# gc.DEBUG_SAVEALL: collect() puts what is dead and in a cycle, or what a cycle refers to, into gc.garbage.
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None
        self.data = [name]


def make():
    a, b, alone = Node('a'), Node('b'), Node('alone')
    a.other, b.other = b, a
    alone.other = Node('alone, too')


def names():
    return sorted(thing.name for thing in gc.garbage if isinstance(thing, Node))


gc.collect()
make()
gc.collect()
print(len(gc.garbage))  # expect: 0

gc.set_debug(gc.DEBUG_SAVEALL)
make()
found = gc.collect()
print(names(), found == len(gc.garbage), [['a'], ['b']] == sorted(x for x in gc.garbage if isinstance(x, list)))  # expect: ['a', 'b'] True True
a, b = sorted((x for x in gc.garbage if isinstance(x, Node)), key=lambda node: node.name)
print(a.other is b, b.other.data)  # expect: True ['a']
make()
gc.collect()
print(names())  # expect: ['a', 'a', 'b', 'b']

loop = []
loop.append(loop)
del loop, a, b
gc.garbage.clear()
gc.collect()
print([len(x) for x in gc.garbage if isinstance(x, list)].count(1) >= 1)  # expect: True


class Finalized:
    def __del__(self):
        print('del')


def make_finalized():
    thing = Finalized()
    thing.me = thing


gc.garbage.clear()
make_finalized()
gc.collect()  # expect: del
print([type(x).__name__ for x in gc.garbage if isinstance(x, Finalized)])  # expect: ['Finalized']

gc.set_debug(0)
gc.garbage.clear()
make()
make_finalized()
gc.collect()  # expect: del
print(len(gc.garbage))  # expect: 0
