# What module gc tells of collections and objects: callbacks, counters, flags, finalizers, what refers to what.
import gc

seen = []
def note(phase, info):
    seen.append((phase, sorted(info), info['generation'], info['uncollectable']))
def fail(phase, info):
    raise KeyError(phase)
gc.callbacks.append(note)
gc.collect()
gc.collect(1)
gc.callbacks.remove(note)
gc.collect()
print(*seen, sep='\n')
print(gc.callbacks)

gc.disable()
before = gc.get_stats()
gc.collect(0)
gc.collect(1)
gc.collect()
print([new['collections'] > old['collections'] for new, old in zip(gc.get_stats(), before)])
gc.collect()
print(gc.get_count()[2])
gc.collect(1)
gc.collect(1)
print(gc.get_count()[2])
gc.collect()
print(gc.get_count()[2])
gc.enable()

gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_SAVEALL)
print(gc.get_debug(), gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)
gc.set_debug(0)
for flags in 'x', 1 << 40:
    try:
        gc.set_debug(flags)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__)

kept = []
class Rises:
    def __del__(self):
        kept.append(self)
r = Rises()
print(gc.is_finalized(r), gc.is_finalized(3), gc.is_finalized([]))
del r
gc.collect()
print(gc.is_finalized(kept[0]))

gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
print(sorted(gc.get_referents([1, 2], {3: 4}, (5, 5))), gc.get_referents({6}), gc.get_referents(1, 'a'))

class Slots:
    __slots__ = ()
class Number(int):
    __slots__ = ()
print([gc.is_tracked(x) for x in (None, 1, 'a', int, object(), Slots(), Number(), Slots, [], gc)])

# expect: ('start', ['collected', 'generation', 'uncollectable'], 2, 0)
# expect: ('stop', ['collected', 'generation', 'uncollectable'], 2, 0)
# expect: ('start', ['collected', 'generation', 'uncollectable'], 1, 0)
# expect: ('stop', ['collected', 'generation', 'uncollectable'], 1, 0)
# expect: []
# expect: [True, True, True]
# expect: 0
# expect: 2
# expect: 0
# expect: 33 True
# expect: TypeError
# expect: OverflowError
# expect: False False False
# expect: True
# expect: True
# expect: 0
# expect: [1, 2, 3, 4, 5, 5] [6] []
# expect: [False, False, False, False, False, True, True, True, True, True]
