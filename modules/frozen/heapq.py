# SPDX-License-Identifier: MIT
# modules/frozen/heapq.py - the parts of module heapq that are made of the others.

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted output, reading each only as far as needed."""
    heap = []
    direction = -1 if reverse else 1
    if reverse:
        heapify_, pop, replace = _heapify_max, _heappop_max, _heapreplace_max
    else:
        heapify_, pop, replace = heapify, heappop, heapreplace
    for number, iterable in enumerate(map(iter, iterables)):
        for value in iterable:
            heap.append([value if key is None else key(value), number * direction, value, iterable])
            break
    heapify_(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            replace(heap, entry)
            break
        else:
            pop(heap)
    if heap:
        yield heap[0][2]
        yield from heap[0][3]


def _first(n, iterable, key, counted, descending):
    """The first n of the sorted items, in a heap of no more than so many; counted() makes the range of their numbers,
    which keep equal items in their order, and so says what n may be."""
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=descending)[:n]
    make, replace = (heapify, heapreplace) if descending else (_heapify_max, _heapreplace_max)
    values = iter(iterable)
    numbers = counted(n)
    heap = [(value if key is None else key(value), number, value) for number, value in zip(numbers, values)]
    if not heap:
        return heap
    make(heap)
    number, last = numbers.stop, heap[0][0]
    for value in values:
        compared = value if key is None else key(value)
        if last < compared if descending else compared < last:
            replace(heap, (compared, number, value))
            number, last = number + numbers.step, heap[0][0]
    heap.sort(reverse=descending)
    return [entry[2] for entry in heap]


def nsmallest(n, iterable, key=None):
    """Return a list of the n smallest items, smallest first."""
    if n == 1:
        missing = object()
        result = min(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    return _first(n, iterable, key, range, False)


def nlargest(n, iterable, key=None):
    """Return a list of the n largest items, largest first."""
    if n == 1:
        missing = object()
        result = max(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    return _first(n, iterable, key, lambda n: range(0, -n, -1), True)
