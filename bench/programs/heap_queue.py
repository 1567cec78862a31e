"""Priority queues and deques: shortest paths on a grid, merging, a queue with a window."""
import heapq
from collections import deque


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


print(shortest(260, 180))
print(sum(window_maxima([(i * 7919) % 10007 for i in range(500000)], 50)))
print(rounds(200000))
print(sum(heapq.merge(range(0, 90000, 3), range(1, 90000, 3), range(2, 90000, 3))), heapq.nlargest(3, range(100000))[2])
