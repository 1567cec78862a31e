# SPDX-License-Identifier: MIT
"""How long the garbage collector stops a program whose live heap is large: lines "name value".

    python3 bench/pauses.py [records | small [MIB [SECONDS]]]

Objects are made until the process takes MIB (1024), and wired in random order, so that whoever walks them finds none in
a cache: records, each with the last 24 measurements of something, or small objects, four times as many.  Then in turns
measurements of random objects are dropped, and measurements of random objects are made anew, a hundred in each step,
until three major collections have ended (none is under way at the beginning) or the processor worked for SECONDS (90).  Timed are the steps that make objects, by the thread's
processor time.  At last all is collected at once, twice.

Why objects are dropped in between: CPython counts what is made less what is freed, and never looks at the old objects
of a program that frees one for each that it makes.

What is hard about it: what is replaced must become garbage, so nothing that stays may refer to it; and the program must
not stop the clock itself, so a step has no work that takes longer at some times than at others.
"""
import gc
import sys
import time

MEBIBYTE = 1 << 20
STEP = 100  # replacements
MAJORS = 3
LENGTHS = {'records': 24, 'small': 1}  # measurements of a payload


class Payload:
    """What is replaced."""

    def __init__(self, value, length):
        self.value = value
        self.history = [value + 0.5 * k for k in range(length)] if length > 1 else [value]


class Node:
    """What stays."""

    def __init__(self, payload):
        self.next = None
        self.other = None
        self.payload = payload


class Draw:
    """Random numbers, the same ones each time."""

    def __init__(self):
        self.state = 12345

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return (self.state >> 3) % n


def resident():
    """Bytes of memory that the process takes."""
    with open('/proc/self/statm') as file:
        return int(file.read().split()[1]) * 4096


def build(size, draw, length):
    """Nodes of so many bytes, whose payloads have so many measurements."""
    nodes = []
    while not nodes or resident() < size:
        for i in range(20000):
            nodes.append(Node(Payload(i, length)))
    for i in range(len(nodes) - 1, 0, -1):
        j = draw.below(i + 1)
        nodes[i], nodes[j] = nodes[j], nodes[i]
    for i in range(len(nodes)):
        nodes[i].next = nodes[i - 1]
        nodes[i].other = nodes[draw.below(len(nodes))]
    return nodes


class Majors:
    """Counts major collections, by what each implementation offers."""

    def __init__(self):
        self.seen = 0
        if hasattr(gc, 'hooks'):
            gc.hooks.on_gc_collect = self.count

    def count(self, stats):
        self.seen += 1

    def now(self):
        return self.seen if hasattr(gc, 'hooks') else gc.get_stats()[2]['collections']


def drop(nodes, draw, count):
    """Payloads of random nodes become garbage."""
    for _ in range(count):
        nodes[draw.below(len(nodes))].payload = None


def renew(nodes, draw, i, length):
    """One step."""
    for _ in range(STEP):
        node = nodes[draw.below(len(nodes))]
        node.payload = Payload(i, length)
        node.other = nodes[draw.below(len(nodes))]


def measure(nodes, draw, majors, length, seconds):
    """The ns of each step."""
    clock, times = time.thread_time_ns, []
    until, first = time.process_time() + seconds, majors.now()
    while majors.now() < first + MAJORS and time.process_time() < until:
        drop(nodes, draw, len(nodes) // 4)
        for i in range(len(nodes) // 4 // STEP):
            begin = clock()
            renew(nodes, draw, i, length)
            times.append(clock() - begin)
            if i % 100 == 0 and time.process_time() > until:
                break
    return times


def share(times, part):
    """The quantile of sorted times, in ms."""
    return times[min(len(times) - 1, int(part * len(times)))] / 1e6


def report(times):
    """Of all steps, and of those that took twice the median and 0.1 ms more: they held work of the collector."""
    times.sort()
    median = share(times, 0.5)
    pauses = [t for t in times if t / 1e6 > 2 * median + 0.1] or [0]
    print('steps', len(times))
    print('step_median', median)
    print('step_p99', share(times, 0.99))
    print('longest', times[-1] / 1e6)
    print('pauses', len(pauses))
    print('pause_median', share(pauses, 0.5))
    print('pause_p99', share(pauses, 0.99))


def main():
    kind, size, seconds = sys.argv[1:] + ['records', '1024', '90'][len(sys.argv) - 1:]
    length, draw, majors = LENGTHS[kind], Draw(), Majors()
    nodes = build(float(size) * MEBIBYTE, draw, length)
    gc.collect()
    print('live', resident() / MEBIBYTE)
    print('objects', 3 * len(nodes))
    before = majors.now()
    times = measure(nodes, draw, majors, length, float(seconds))
    print('majors', majors.now() - before)
    print('after', resident() / MEBIBYTE)
    report(times)
    for name in ('collect', 'again'):
        begin = time.thread_time_ns()
        gc.collect()
        print(name, (time.thread_time_ns() - begin) / 1e9)


main()
