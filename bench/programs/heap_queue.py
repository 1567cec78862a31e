# SPDX-License-Identifier: MIT
"""Priority queues and deques: shortest paths on a grid, merging, a queue with a window."""
# group: containers
import heapq
import sys
from collections import deque

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def cost(x, y):
    return (x * 31 + y * 17) % 9 + 1


def shortest(width, height):
    best = {(0, 0): 0}
    queue = [(0, 0, 0)]
    while queue:
        length, x, y = heapq.heappop(queue)
        if length > best[x, y]:
            continue
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < width and 0 <= ny < height:
                there = length + cost(nx, ny)
                if there < best.get((nx, ny), 1 << 60):
                    best[nx, ny] = there
                    heapq.heappush(queue, (there, nx, ny))
    return best[width - 1, height - 1]


def window_maxima(values, size):
    places, result = deque(), []
    for i, value in enumerate(values):
        while places and values[places[-1]] <= value:
            places.pop()
        places.append(i)
        if places[0] <= i - size:
            places.popleft()
        if i >= size - 1:
            result.append(values[places[0]])
    return result


def rounds(n):
    ring = deque(range(1000), maxlen=1000)
    for i in range(n):
        ring.rotate(7)
        ring.append(ring.popleft() + i)
    return sum(ring)


print(shortest(260, max(2, int(180 * SIZE))))
print(sum(window_maxima([(i * 7919) % 10007 for i in range(int(500000 * SIZE))], 50)))
print(rounds(int(200000 * SIZE)))
end = 3 * int(30000 * SIZE)
print(sum(heapq.merge(range(0, end, 3), range(1, end, 3), range(2, end, 3))),
      heapq.nlargest(3, range(int(100000 * SIZE)))[2])
