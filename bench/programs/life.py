# SPDX-License-Identifier: MIT
"""The game of life with classes: cells that know their neighbours, methods, properties, operators."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Cell:
    def __init__(self, x, y, alive):
        self.x = x
        self.y = y
        self.alive = alive
        self.neighbours = ()
        self.next = False

    @property
    def crowd(self):
        count = 0
        for cell in self.neighbours:
            if cell.alive:
                count += 1
        return count

    def decide(self):
        crowd = self.crowd
        self.next = crowd == 3 or (crowd == 2 and self.alive)

    def step(self):
        self.alive = self.next


class World:
    def __init__(self, width, height, alive):
        self.width, self.height = width, height
        self.cells = {(x, y): Cell(x, y, (x, y) in alive) for y in range(height) for x in range(width)}
        for cell in self:
            cell.neighbours = [self[cell.x + dx, cell.y + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]

    def __getitem__(self, place):
        x, y = place
        return self.cells[x % self.width, y % self.height]

    def __iter__(self):
        return iter(self.cells.values())

    def __len__(self):
        return sum(1 for cell in self if cell.alive)

    def step(self):
        for cell in self:
            cell.decide()
        for cell in self:
            cell.step()


height = max(3, int(40 * SIZE))
world = World(40, height, {(x, y) for x in range(40) for y in range(height) if (x * x + 3 * y) % 5 == 0})
populations = []
for generation in range(160):
    populations.append(len(world))
    world.step()
print(sum(populations), populations[-1])
