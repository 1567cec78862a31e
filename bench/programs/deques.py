# SPDX-License-Identifier: MIT
"""Deques: a queue with two ends, breadth first search of a maze, a ring of samples, what came lately."""
# group: containers
import sys
from collections import deque

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def queue(n):
    """Producer and consumer in turns, at both ends."""
    line, total = deque(), 0
    for i in range(n):
        line.append(i)
        line.appendleft(-i)
        if i & 3 == 3:
            total += line.pop() - line.popleft() + line.pop()
    while line:
        total ^= line.popleft()
    return total


def distances(width, height):
    """Sum of the distances from a corner of a maze to all places that can be reached."""
    steps = {0: 0}
    todo = deque(steps)
    while todo:
        place = todo.popleft()
        step = steps[place] + 1
        x, y = place % width, place // width
        for nx, ny in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            there = ny * width + nx
            if 0 <= nx < width and 0 <= ny < height and (nx * 7 + ny * 5 + nx * ny) % 4 and there not in steps:
                steps[there] = step
                todo.append(there)
    return len(steps), sum(steps.values())


def running(n, length):
    """A running mean that a driver keeps of its last samples."""
    samples, total, most = deque([0] * length, length), 0, 0
    for i in range(n):
        value = i * 31 % 1009
        total += value - samples[0]
        samples.append(value)
        most = max(most, total)
    return most, samples[length // 2]


def recent(n):
    """Which of a stream's items are not among the last 16."""
    last, fresh = deque(maxlen=16), 0
    for i in range(n):
        item = i * i % 61
        if item not in last:
            fresh += 1
            last.append(item)
    return fresh, list(last)[:3]


print(queue(int(500000 * SIZE)), *distances(300, max(2, int(240 * SIZE))))
print(*running(int(500000 * SIZE), 64), *recent(int(150000 * SIZE)))
